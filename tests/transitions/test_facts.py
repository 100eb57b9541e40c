"""
What is known on a day, and what may be known at all.
"""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import Sensitivity, attributes, evolve, sensitivity
from earlyhelp_core.transitions import FACTS, About, Facts, FactSort
from tests.transitions.builders import ALL_GOOD, NOTHING, ON, places

TOMORROW = date(2026, 3, 3)


def test_what_is_left_out_is_not_recorded() -> None:
    """Of a family nobody wrote anything about, nothing is known and nothing is no."""
    assert {NOTHING.value(name) for name in FACTS} == {None}


def test_every_fact_can_be_known() -> None:
    """The calm case of the tests leaves nothing out."""
    assert [name for name in FACTS if ALL_GOOD.value(name) is None] == []


def test_harm_that_nobody_considered_is_not_recorded() -> None:
    """It is not harm that was considered and ruled out."""
    facts = [Facts(on=ON, harm=harm) for harm in ("not-considered", "none")]

    assert [known.value("harm") for known in facts] == [None, "none"]


def test_facts_are_about_the_family_unless_they_name_a_child() -> None:
    """A level is each child's own; a question may be about one."""
    assert [NOTHING.about, Facts(on=ON, about="child").about] == [
        About.FAMILY,
        About.CHILD,
    ]


def test_an_unknown_fact_has_neighbours() -> None:
    """The nearest names are offered."""
    with pytest.raises(UnknownName) as refused:
        NOTHING.value("child-voices")

    [problem] = refused.value.problems
    assert (problem.code, problem.message) == (
        "unknown-fact",
        "no such fact; did you mean child-voice?",
    )


def test_nothing_happened_after_the_day_that_is_asked_of() -> None:
    """All such facts are told at once; the day itself is no later day."""
    with pytest.raises(Impossible) as refused:
        Facts(on=ON, plan_reviewed=TOMORROW, child_voice=TOMORROW, family_told=ON)

    assert places(refused.value) == [
        ("/plan_reviewed", "after-the-question"),
        ("/child_voice", "after-the-question"),
    ]


def test_what_happened_is_not_told_in_other_words() -> None:
    """The refusal names the field and repeats nothing."""
    with pytest.raises(Impossible) as refused:
        Facts(on=ON, plan_reviewed="last Tuesday")

    assert [path for path, _ in places(refused.value)] == ["/plan_reviewed"]
    assert "Tuesday" not in str(refused.value)


def test_roles_are_a_set_in_order() -> None:
    """Who said yes first, or twice, makes no difference."""
    roles = ["team manager", "head of service", "team manager"]

    assert Facts(on=ON, authorised_by=roles).authorised_by == (
        "head of service",
        "team manager",
    )


def test_a_single_role_is_not_its_letters() -> None:
    """A text where a list is wanted is refused, and so is what is no list at all."""
    found = []
    for wrong in ("manager", 7):
        with pytest.raises(Impossible) as refused:
            # What a caller without a type checker may hand over.
            Facts(on=ON, authorised_by=cast("list[str]", wrong))
        found += places(refused.value)

    assert found == [("/authorised_by", "wrong-type")] * 2


def test_facts_can_be_shown_without_telling() -> None:
    """The situation stays hidden; of roles only their number is shown."""
    shown = repr(evolve(ALL_GOOD, harm="suspected"))

    assert ("suspected" in shown, "legal_status" in shown) == (False, False)
    assert ("authorised_by=<1>" in shown, "manager" in shown) == (True, False)
    assert "authorised_by=None" in repr(NOTHING)


def test_what_is_sensitive_is_declared() -> None:
    """The situation is special; what was done, and when, is office knowledge."""
    found = {
        fact.name: sensitivity(getattr(attributes(Facts), fact.field))
        for fact in FACTS.values()
    }

    assert found == {
        name: Sensitivity.INTERNAL if fact.is_evidence else Sensitivity.SPECIAL
        for name, fact in FACTS.items()
    }


def test_the_values_of_each_sort_of_fact() -> None:
    """Those that are ordered give the lowest first."""
    assert {
        name: (FACTS[name].sort, FACTS[name].choices)
        for name in (
            "harm",
            "lead-named",
            "agreement",
            "plan-reviewed",
            "authorised-by",
        )
    } == {
        "harm": (FactSort.SITUATION, ("suspected", "concern-below", "none")),
        "lead-named": (FactSort.YES_NO, ("no", "yes")),
        "agreement": (FactSort.GRADE, ("not-given", "given", "in-writing")),
        "plan-reviewed": (FactSort.DATED, ()),
        "authorised-by": (FactSort.ROLES, ()),
    }


def test_situation_facts_have_no_better() -> None:
    """All others are evidence."""
    assert [name for name, fact in FACTS.items() if not fact.is_evidence] == [
        "legal-status",
        "harm",
        "unborn",
        "straight-from-protection",
        "same-lead",
        "previously-supported",
    ]


def test_each_fact_is_named_as_its_field() -> None:
    """So that files and code speak of it alike."""
    assert {fact.field: fact.name for fact in FACTS.values()} == {
        fact.field: fact.field.replace("_", "-") for fact in FACTS.values()
    }
