"""
Whether harm was considered, and which finding stands.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.assessments import Harm, HarmConsideration, standing_harm
from earlyhelp_core.errors import Impossible
from earlyhelp_core.ids import PersonId

ELDER, YOUNGER = PersonId("child-1"), PersonId("child-2")
MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 1)


def considered(on: date, finding: str) -> HarmConsideration:
    """Harm considered for every child of the family."""
    return HarmConsideration(on=on, finding=Harm(finding))


def test_with_nobody_named_it_is_about_every_child() -> None:
    """An empty list of children means all of them."""
    thought = considered(MARCH, "none")

    assert [thought.concerns(child) for child in (ELDER, YOUNGER)] == [True, True]


def test_with_a_child_named_it_is_about_that_child_only() -> None:
    """One child's finding says nothing about a sister or brother."""
    thought = HarmConsideration(on=MARCH, about=(ELDER,), finding=Harm.NONE)

    assert [thought.concerns(child) for child in (ELDER, YOUNGER)] == [True, False]


def test_it_is_dated_by_the_day_it_was_considered() -> None:
    """The fact is true from that day."""
    assert considered(MARCH, "none").dated == MARCH


def test_without_a_record_nothing_stands() -> None:
    """Nothing recorded is not "none"."""
    assert standing_harm([], ELDER, MARCH) is None


def test_the_latest_about_the_child_stands() -> None:
    """A later finding answers an earlier one, in whatever order they are listed."""
    suspected, answered = considered(MARCH, "suspected"), considered(APRIL, "none")

    assert standing_harm([answered, suspected], ELDER, MAY) == answered


def test_what_is_found_later_does_not_stand_yet() -> None:
    """On a day, only what had been considered by then stands."""
    none, suspected = considered(MARCH, "none"), considered(MAY, "suspected")

    assert standing_harm([none, suspected], ELDER, APRIL) == none


def test_another_childs_finding_does_not_stand_for_this_one() -> None:
    """What was found for a sister does not answer for her brother."""
    sister = HarmConsideration(on=APRIL, about=(YOUNGER,), finding=Harm.NONE)
    family = considered(MARCH, "suspected")

    assert standing_harm([family, sister], ELDER, MAY) == family


def test_of_two_findings_on_one_day_the_graver_stands() -> None:
    """Where two people saw it differently, the more worried is heard."""
    none, suspected = considered(MARCH, "none"), considered(MARCH, "suspected")

    assert standing_harm([suspected, none], ELDER, MARCH) == suspected


def test_not_considering_does_not_lift_a_suspicion() -> None:
    """Only thinking about it again answers a suspicion."""
    suspected = considered(MARCH, "suspected")
    passed_over = considered(APRIL, "not-considered")

    assert standing_harm([suspected, passed_over], ELDER, MAY) == suspected


def test_not_considering_replaces_an_earlier_all_clear() -> None:
    """A form left blank in April says that March's "none" was not looked at again."""
    none, blank = considered(MARCH, "none"), considered(APRIL, "not-considered")

    assert standing_harm([none, blank], ELDER, MAY) == blank


def test_an_unknown_finding_is_refused() -> None:
    """The list is closed."""
    with pytest.raises(Impossible) as refused:
        considered(MARCH, "maybe")

    assert [p.code for p in refused.value.problems] == ["unknown-code"]


def test_a_finding_hides_itself() -> None:
    """Neither the finding nor its reason is in what a log would show."""
    thought = HarmConsideration(
        on=MARCH, finding=Harm.SUSPECTED, rationale="bruises", by_role="teacher"
    )

    assert repr(thought) == (
        "HarmConsideration(on=datetime.date(2026, 3, 2), about=<0>, "
        "by_role='teacher', recorded=None)"
    )
