"""
One question about a family, answered for each of its children.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.cases import Case, facts_for
from earlyhelp_core.errors import Conflict, Impossible, Misuse
from earlyhelp_core.fields import evolve
from earlyhelp_core.partnerships import (
    FamilyAnswer,
    NotConcerned,
    WhyNotConcerned,
)
from earlyhelp_core.people import Family, Membership, Person
from earlyhelp_core.transitions import Request
from tests.cases.builders import FAMILY, ON, OTTO, WILLA, a_case, a_move
from tests.cases.parts import (
    APART,
    EVERYBODY,
    a_handover,
    a_status,
    an_assessment,
    considered,
    talked,
    told,
)

DAY = timedelta(days=1)
BOROUGH = partnerships.load("kensington-and-chelsea", on=None)
OPENED = a_move("m1", ON - 90 * DAY, "targeted", kind="open", from_="universal")
WILLA_UP = a_move("m2", ON - 30 * DAY, "statutory", WILLA, kind="step-up")


def case(**parts: object) -> Case:
    """A case in the borough's levels, with support under way."""
    ladder = BOROUGH.framework.ladder
    return a_case(**{"ladder": ladder, "moves": [OPENED], **parts})


def ready(family: Family = EVERYBODY, **parts: object) -> Case:
    """A case in which nothing stands in the way of closing."""
    children = [child.id for child in family.children_to_consider(ON)]
    return case(
        **{
            "family": family,
            "harm": [considered("none")],
            "legal_statuses": a_status("none", *children),
            "assessments": [an_assessment(children=children)],
            "endings": [talked("agrees-to-end")],
            "notices": [
                told("family", route_back="yes"),
                told("universal-services"),
            ],
            **parts,
        }
    )


def of_whom(answer: FamilyAnswer) -> list[tuple[str | None, str]]:
    """What stands in the way, and of whom."""
    return [(whom, finding.requirement) for whom, finding in answer.outstanding]


def test_met_for_each_child_and_for_the_family() -> None:
    """The unborn child is weighed, and the half-sister considered."""
    answer = BOROUGH.ask_each(ready(), "close", on=ON)

    assert (answer.met, of_whom(answer)) == (True, [])
    assert [child.child for child in answer.children] == [OTTO, WILLA, "baby"]
    assert answer.not_concerned == (
        NotConcerned(
            child="ada", called="child 1, 13", why=WhyNotConcerned.NOT_A_MEMBER
        ),
    )
    assert (answer.level.level, answer.not_considered) == ("targeted", ())


def test_each_child_has_their_own_facts_and_answer() -> None:
    """The same as when one asks about that child alone."""
    record = ready(legal_statuses=a_status("child-protection-plan", WILLA))
    answer = BOROUGH.ask_each(record, "close", on=ON)
    asked = Request(kind="close")

    assert [(c.child, c.facts, c.answer) for c in answer.children] == [
        (
            child,
            facts_for(record, asked, on=ON, child=child),
            BOROUGH.ask(record, "close", child=child, on=ON),
        )
        for child in ("otto", "willa", "baby")
    ]
    assert answer.whole == BOROUGH.ask(record, "close", on=ON)


def test_one_childs_plan_stands_in_the_way_of_the_family() -> None:
    """And it is said whose it is; of the others it is asked."""
    both = [*a_status("none", OTTO), *a_status("child-protection-plan", WILLA)]
    answer = BOROUGH.ask_each(ready(family=FAMILY, legal_statuses=both), "close", on=ON)

    assert not answer.met
    assert of_whom(answer) == [
        (None, "no-protection-plan-or-order"),
        (WILLA, "no-protection-plan-or-order"),
    ]
    assert {row["child"] for row in answer.to_records()} == {None, OTTO, WILLA}


def test_harm_to_a_half_sister_elsewhere_stands_in_the_way() -> None:
    """It is not her move, and it is not closed over her head."""
    record = ready(harm=[considered("none"), considered("suspected", "ada")])
    answer = BOROUGH.ask_each(record, "close", on=ON)

    assert {child.answer.met for child in answer.children} == {True}
    assert (answer.met, of_whom(answer)) == (False, [(None, "harm-considered")])
    assert answer.whole.obligations[0].by == "whoever suspects harm"


def test_a_handover_of_one_child_is_not_one_of_the_other() -> None:
    """Which the family as a whole would hide."""
    record = ready(
        family=FAMILY,
        moves=[a_move("m1", ON - 90 * DAY, "statutory", kind="step-up")],
        handovers=[
            a_handover(kind="step-down", to="targeted", children=(OTTO,), accepted=ON)
        ],
    )
    answer = BOROUGH.ask_each(record, "step-down", to="targeted", on=ON)
    silent = {whom for whom, name in of_whom(answer) if name.startswith("receiving")}

    assert silent == {WILLA}


def test_children_at_another_level_are_named_and_not_moved() -> None:
    """The family moves from the level of its highest child."""
    record = case(moves=[OPENED, WILLA_UP], family=EVERYBODY)
    answer = BOROUGH.ask_each(record, "step-down", to="targeted", on=ON)

    assert [child.child for child in answer.children] == [WILLA]
    assert {(c.child, c.level, c.why) for c in answer.not_concerned} == {
        (OTTO, "targeted", WhyNotConcerned.OTHER_LEVEL),
        ("baby", "targeted", WhyNotConcerned.OTHER_LEVEL),
        ("ada", None, WhyNotConcerned.NOT_A_MEMBER),
    }
    assert set(answer.not_considered) == {OTTO, WILLA, "baby", "ada"}


def test_a_half_sister_whom_a_move_names_moves_too() -> None:
    """Somebody has brought her into the family's support."""
    record = case(
        moves=[OPENED, a_move("m2", ON - 9 * DAY, "targeted", "ada", kind="open")],
        family=APART,
    )
    answer = BOROUGH.ask_each(record, "close", on=ON)

    assert {child.child for child in answer.children} == {OTTO, WILLA, "ada"}


def test_a_child_whose_level_nobody_recorded_is_asked_about() -> None:
    """It may be this one: unknown is not another."""
    record = case(moves=[a_move("m1", ON, "targeted", OTTO, kind="open")])
    answer = BOROUGH.ask_each(record, "close", on=ON)

    assert [child.child for child in answer.children] == [OTTO, WILLA]
    assert (WILLA, "level-recorded") in of_whom(answer)
    assert "not recorded of child 2, 8" in answer.explain()


def test_a_referral_leaves_out_nobody() -> None:
    """Whatever the levels; and it is met, as every referral is."""
    record = case(moves=[OPENED, WILLA_UP], family=EVERYBODY)
    answer = BOROUGH.ask_each(record, "refer", on=ON)

    assert len(answer.children) == 4
    assert (answer.met, answer.not_concerned) == (True, ())


def test_it_is_told_in_words() -> None:
    """The family, each child who moves, and every other by what to call them."""
    record = case(moves=[OPENED, WILLA_UP], family=EVERYBODY)
    said = BOROUGH.ask_each(record, "step-down", to="targeted", on=ON).explain()

    assert said.startswith(
        "step-down to targeted, asked of the family on Mon 2 March 2026: outstanding\n"
        "The family stands at statutory: child 3, 8\n"
    )
    assert "== child 3, 8\nStands in the way" in said
    assert "child 2, 11: stands at targeted; ask about this child alone" in said
    assert "child 1, 13: belongs to another family; considered" in said
    assert said.splitlines()[-2] == "== Not considered yet, as far as is recorded"


def test_met_is_told_and_nothing_is_left_to_tell() -> None:
    """Without others, and with all considered, the children are the last of it."""
    said = BOROUGH.ask_each(ready(family=FAMILY), "close", on=ON).explain()

    assert said.startswith("close, asked of the family on Mon 2 March 2026: met\n")
    assert "== Not" not in said


def test_a_family_of_whom_no_level_is_recorded() -> None:
    """Every child is asked about, and the answer says what to record."""
    answer = BOROUGH.ask_each(case(moves=[]), "close", on=ON)

    assert {name for _, name in of_whom(answer)} == {"level-recorded"}
    assert "The family stands at no level that is recorded" in answer.explain()


def test_an_answer_is_not_true_or_false() -> None:
    """Whoever reads one bit of it is not advised."""
    with pytest.raises(Misuse):
        bool(BOROUGH.ask_each(case(), "close", on=ON))


def test_questions_without_a_meaning() -> None:
    """As of one child: an unknown kind, and other levels."""
    with pytest.raises(Impossible):
        BOROUGH.ask_each(case(), "stepdown", on=ON)  # type: ignore[arg-type] # that is the test
    with pytest.raises(Conflict):
        BOROUGH.ask_each(a_case(), "close", on=ON)


def test_somebody_grown_up_is_no_child_of_it() -> None:
    """Nor is a sister of age waited for."""
    grown = evolve(
        FAMILY,
        people=(*FAMILY.people, Person(id="eve", born=ON - 7_000 * DAY)),
        memberships=(*FAMILY.memberships, Membership(person="eve")),
    )
    answer = BOROUGH.ask_each(case(family=grown), "close", on=ON)

    assert {c.child for c in answer.children} == {OTTO, WILLA}


def test_a_transfer_between_two_partnerships() -> None:
    """In one line; the framework of each is its own."""
    there = partnerships.load("kingston-and-richmond", on=None)
    found = BOROUGH.transfer(case(), to=there, on=ON)

    assert (found.sending, found.receiving) == (
        BOROUGH.framework.id,
        there.framework.id,
    )
    assert [child.candidates for child in found.children] == [("2a", "2b", "3")] * 2
