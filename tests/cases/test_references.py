"""
Whatever a case refers to stands in it, and every id in it once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from earlyhelp_core.assessments import Assessment, HarmConsideration, Observation
from earlyhelp_core.cases import Case
from earlyhelp_core.contacts import Contact, Referral
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible, Problem
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import AgreementToSupport, Asked, LegalStatus
from earlyhelp_core.plans import Action, FamilyOwner, FamilyPlan, Goal
from earlyhelp_core.teams import FamilyMember, Lead, Practitioner, Team
from earlyhelp_core.transitions import Handover, Move
from tests.cases.builders import ON, a_case, a_move
from tests.people.builders import places

POINTS = Measure(id="points", title="Points", unit="points", better="lower")
TUTOR = Practitioner(id="tutor", role="tutor")


def a_referral(name: str = "r1", *, contact: str | None = None) -> Referral:
    """A referral to targeted help."""
    return Referral(
        id=name, contact=contact, received=ON, from_role="nurse", to="targeted"
    )


def a_plan(goal: Goal, name: str = "p1") -> FamilyPlan:
    """A plan with that one goal."""
    return FamilyPlan(id=name, started=ON, goals=(goal,))


def a_goal(name: str = "g1", *, measure: str | None = None) -> Goal:
    """A goal."""
    return Goal(id=name, words="Calm mornings.", area="home", measure=measure)


def a_handed_over(move: str, handover: str) -> Move:
    """A move that names a handover."""
    return Move(
        id=move, kind="step-down", to="targeted", effective=ON, handover=handover
    )


def refused(build: Callable[[], Case]) -> tuple[Problem, ...]:
    """The problems with building that case."""
    with pytest.raises(Impossible) as problem:
        build()
    return problem.value.problems


@pytest.mark.parametrize(
    ("build", "path", "noun", "near"),
    [
        (
            lambda: a_case(
                handovers=[
                    Handover(id="h1", kind="step-down", proposed=ON, leaving=["tutr"])
                ],
                team=Team(members=(TUTOR,)),
            ),
            "/handovers/0/leaving/0",
            "member",
            "tutor",
        ),
        (
            lambda: a_case(
                harm=[HarmConsideration(on=ON, about=["oto"], finding="none")]
            ),
            "/harm/0/about/0",
            "person",
            "otto",
        ),
        (
            lambda: a_case(
                legal_statuses=[
                    LegalStatus(child="wila", basis="none", period=Period(start=ON))
                ]
            ),
            "/legal_statuses/0/child",
            "person",
            "willa",
        ),
        (
            lambda: a_case(
                agreements=[
                    AgreementToSupport(
                        id="g", scope="s", asked=(Asked(person="mothr", said="agrees"),)
                    )
                ]
            ),
            "/agreements/0/asked/0/person",
            "person",
            "mother",
        ),
        (
            lambda: a_case(
                plans=[
                    a_plan(
                        Goal(
                            id="g1",
                            words="w",
                            area="a",
                            actions=(
                                Action(
                                    id="a1", what="x", owner=FamilyOwner(person="mothr")
                                ),
                            ),
                        )
                    )
                ]
            ),
            "/plans/0/goals/0/actions/0/owner/person",
            "person",
            "mother",
        ),
        (
            lambda: a_case(team=Team(members=(FamilyMember(id="m", person="mothr"),))),
            "/team/members/0/person",
            "person",
            "mother",
        ),
        (
            lambda: a_case(
                plans=[a_plan(a_goal())],
                team=Team(
                    members=(TUTOR,),
                    leads=(
                        Lead(
                            kind="lead-practitioner",
                            member="tutor",
                            plan="p11",
                            period=Period(start=ON),
                        ),
                    ),
                ),
            ),
            "/team/leads/0/plan",
            "plan",
            "p1",
        ),
        (
            lambda: a_case(measures=[POINTS], plans=[a_plan(a_goal(measure="point"))]),
            "/plans/0/goals/0/measure",
            "measure",
            "points",
        ),
        (
            lambda: a_case(
                measures=[POINTS], readings=[Reading(measure="pints", on=ON, value=1)]
            ),
            "/readings/0/measure",
            "measure",
            "points",
        ),
        (
            lambda: a_case(
                contacts=[Contact(id="call-1", received=ON, from_role="nurse")],
                referrals=[a_referral(contact="call-2")],
            ),
            "/referrals/0/contact",
            "contact",
            "call-1",
        ),
        (
            lambda: a_case(
                handovers=[Handover(id="over-1", kind="step-down", proposed=ON)],
                moves=[a_handed_over("m1", "over-2")],
            ),
            "/moves/0/handover",
            "handover",
            "over-1",
        ),
    ],
    ids=[
        "a leaver",
        "person",
        "child of a status",
        "somebody asked",
        "owner of an action",
        "member of the team",
        "plan",
        "measure of a goal",
        "measure of a reading",
        "contact",
        "handover",
    ],
)
def test_a_reference_to_what_is_not_there_names_the_nearest(
    build: Callable[[], Case], path: str, noun: str, near: str
) -> None:
    """At its place, with a code that is the same for every kind of reference."""
    assert refused(build) == (
        Problem(path, "unknown-reference", f"no such {noun}; did you mean {near}?"),
    )


@pytest.mark.parametrize(
    ("build", "path"),
    [
        (lambda: a_case(starts_at="targetted"), "/starts_at"),
        (lambda: a_case(moves=[a_move("m1", ON, "targetted")]), "/moves/0/to"),
        (
            lambda: a_case(moves=[a_move("m1", ON, "targeted", from_="targetted")]),
            "/moves/0/from",
        ),
        (
            lambda: a_case(
                referrals=[
                    Referral(id="r", received=ON, from_role="nurse", to="targetted")
                ]
            ),
            "/referrals/0/to",
        ),
        (
            lambda: a_case(
                assessments=[
                    Assessment(
                        id="a",
                        kind="single-agency",
                        started=ON,
                        judged_level="targetted",
                    )
                ]
            ),
            "/assessments/0/judged_level",
        ),
    ],
    ids=["beginning", "to", "from", "referral", "judgement"],
)
def test_a_level_that_the_ladder_does_not_have_is_refused(
    build: Callable[[], Case], path: str
) -> None:
    """Levels are words of one framework, and have a code of their own."""
    assert refused(build) == (
        Problem(path, "unknown-level", "no such level; did you mean targeted?"),
    )


@pytest.mark.parametrize(
    ("build", "path"),
    [
        (
            lambda: a_case(
                contacts=[Contact(id="k", received=ON, from_role="nurse")] * 2
            ),
            "/contacts/1/id",
        ),
        (lambda: a_case(referrals=[a_referral(), a_referral()]), "/referrals/1/id"),
        (
            lambda: a_case(agreements=[AgreementToSupport(id="g", scope="s")] * 2),
            "/agreements/1/id",
        ),
        (
            lambda: a_case(
                assessments=[Assessment(id="a", kind="single-agency", started=ON)] * 2
            ),
            "/assessments/1/id",
        ),
        (lambda: a_case(plans=[FamilyPlan(id="p", started=ON)] * 2), "/plans/1/id"),
        (
            lambda: a_case(plans=[a_plan(a_goal(), "p1"), a_plan(a_goal(), "p2")]),
            "/plans/1/goals/0/id",
        ),
        (lambda: a_case(measures=[POINTS] * 2), "/measures/1/id"),
        (
            lambda: a_case(
                handovers=[Handover(id="h", kind="step-down", proposed=ON)] * 2
            ),
            "/handovers/1/id",
        ),
        (lambda: a_case(moves=[a_move("m1", ON, "targeted")] * 2), "/moves/1/id"),
    ],
    ids=[
        "contact",
        "referral",
        "agreement",
        "assessment",
        "plan",
        "goal of another plan",
        "measure",
        "handover",
        "move",
    ],
)
def test_an_id_that_stands_twice_is_refused(
    build: Callable[[], Case], path: str
) -> None:
    """Nobody could say which of the two is meant."""
    assert refused(build) == (
        Problem(path, "repeated-id", "this id stands here twice; give each its own"),
    )


def test_all_that_is_missing_is_told_at_once() -> None:
    """Ids first, then references, each in the order of the record."""
    with pytest.raises(Impossible) as problem:
        a_case(
            starts_at="high",
            harm=[HarmConsideration(on=ON, about=["x", "y"], finding="none")],
            moves=[a_move("m1", ON, "targeted"), a_move("m1", ON, "low")],
        )

    assert places(problem.value) == [
        ("/moves/1/id", "repeated-id"),
        ("/starts_at", "unknown-level"),
        ("/harm/0/about/0", "unknown-reference"),
        ("/harm/0/about/1", "unknown-reference"),
        ("/moves/1/to", "unknown-level"),
    ]


def test_what_stands_elsewhere_is_not_looked_for_here() -> None:
    """Agencies, pathways and rules are kept in directories and editions."""
    move = Move(
        id="m1",
        kind="open",
        to="targeted",
        effective=ON + timedelta(days=1),
        pathway="of-another-year",
        rule="of-that-pathway",
    )
    person = Practitioner(id="m", role="nurse", agency="elsewhere")

    assert a_case(moves=[move], team=Team(members=(person,))).moves == (move,)


def test_one_child_may_be_named_as_often_as_needed() -> None:
    """Only the thing itself stands once; references to it may be many."""
    seen = Observation(about="otto", side="strength", area="school")
    case = a_case(
        assessments=[
            Assessment(
                id="a",
                kind="single-agency",
                started=ON,
                children=("otto",),
                observations=(seen, seen),
            )
        ]
    )

    assert len(case.assessments[0].observations) == 2


def test_a_code_stands_once_in_its_ladder() -> None:
    """The ladder sees to it itself."""
    with pytest.raises(Impossible):
        Ladder(framework="f", codes=("a", "a"))
