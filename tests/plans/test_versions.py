"""
What a plan said when it was agreed anew, and who has answered to it since.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Conflict, Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import ActionId, AgencyId, GoalId, PersonId, PlanId
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyPlan,
    Goal,
    PlanAgreement,
    PlannedAction,
    PlannedGoal,
    PlanVersion,
    Response,
)

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))
MOTHER, FATHER = PersonId("mother"), PersonId("father")
FLAT = GoalId("flat")
OWNER = AgencyOwner(agency=AgencyId("housing"))

RING = Action(id=ActionId("ring"), what="Ring.", owner=OWNER, due=MAY)
GOAL = Goal(
    id=FLAT, words="A bigger flat.", area="housing", target=3, due=JUNE, actions=(RING,)
)
PLAN = FamilyPlan(
    id=PlanId("plan-1"), started=MARCH, goals=(GOAL,), contingency="Ring Gran."
)
SAID = PlannedGoal(
    goal=FLAT,
    words="A bigger flat.",
    area="housing",
    target=3,
    due=JUNE,
    actions=(PlannedAction(action=RING.id, what="Ring.", owner=OWNER, due=MAY),),
)


def said(person: str, answer: Response, on: date | None = MARCH) -> PlanAgreement:
    """What somebody said to the plan."""
    return PlanAgreement(person=PersonId(person), said=answer, on=on)


def test_a_version_keeps_what_was_promised_and_why_it_changed() -> None:
    """By whom and by when, in the words of the day."""
    plan = PLAN.with_version(on=MARCH, because="The first.", by_role="tutor")

    assert plan.versions == (
        PlanVersion(
            on=MARCH,
            because="The first.",
            by_role="tutor",
            goals=(SAID,),
            contingency="Ring Gran.",
        ),
    )


def test_a_goal_reworded_later_leaves_the_version_as_it_was() -> None:
    """A family can see what it was that they agreed to."""
    plan = PLAN.with_version(on=MARCH, because=None).with_goal(
        evolve(GOAL, words="A drier flat.")
    )

    assert plan.versions[0].goals == (SAID,)


def test_what_has_ended_or_is_settled_is_promised_no_more() -> None:
    """Nor is what is set on a later day."""
    goals = (
        evolve(GOAL, actions=(RING.with_status("done", on=MARCH),)),
        Goal(id=GoalId("met"), words="…", area="school", status="met"),
        Goal(id=GoalId("later"), words="…", area="school", set_on=MAY),
        Goal(id=GoalId("future"), words="…", area="school", status="future"),
    )
    (version,) = evolve(PLAN, goals=goals).with_version(on=APRIL, because=None).versions

    assert [(had.goal, len(had.actions)) for had in version.goals] == [
        ("flat", 0),
        ("future", 0),
    ]


def test_a_version_does_not_go_before_a_later_one() -> None:
    """On the same day it may: then the one written last stands."""
    plan = PLAN.with_version(on=APRIL, because="A.").with_version(
        on=APRIL, because="B."
    )

    with pytest.raises(Conflict) as refused:
        plan.with_version(on=MARCH, because="C.")

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/versions/2/on", "earlier-version")
    ]
    assert plan.version(APRIL) is plan.versions[1]


def test_the_version_that_stood_on_a_day() -> None:
    """Before the first there is none; the place on the page does not matter."""
    first, second = PlanVersion(on=MARCH), PlanVersion(on=MAY)
    plan = evolve(PLAN, versions=(second, first))

    assert [plan.version(on) for on in (date(2026, 2, 1), APRIL, JUNE)] == [
        None,
        first,
        second,
    ]
    assert second.dated == MAY


def test_a_version_has_no_goal_that_the_plan_never_had() -> None:
    """No goal ever leaves a plan, so this is a slip."""
    with pytest.raises(Impossible) as refused:
        evolve(
            PLAN,
            versions=(PlanVersion(on=MARCH, goals=(evolve(SAID, goal="flt"),)),),
        )

    assert [(p.path, p.code, p.message) for p in refused.value.problems] == [
        (
            "/versions/0/goals/0/goal",
            "unknown-reference",
            "no such goal; did you mean flat?",
        )
    ]


def test_as_of_a_day_later_versions_and_goals_are_hidden() -> None:
    """A version shows from its day, with the goals that had been set."""
    later = evolve(GOAL, set_on=MAY)
    plan = evolve(
        PLAN,
        goals=(later,),
        versions=(PlanVersion(on=MARCH, goals=(SAID,)), PlanVersion(on=JUNE)),
    )

    assert [plan.as_of(on).versions for on in (APRIL, MAY)] == [
        (PlanVersion(on=MARCH),),
        plan.versions[:1],
    ]


def test_that_nobody_asked_takes_back_no_answer() -> None:
    """It is the last word only where there is no other."""
    asked = said("mother", Response.AGREES), said("mother", Response.NOT_ASKED, MAY)
    never = said("father", Response.NOT_ASKED)
    plan = evolve(PLAN, agreed=(*asked, never))

    assert [plan.answer_of(person, JUNE) for person in (MOTHER, FATHER)] == [
        Response.AGREES,
        Response.NOT_ASKED,
    ]


@pytest.mark.parametrize(
    ("response", "is_answer"),
    [
        (Response.AGREES, True),
        (Response.DOES_NOT_AGREE, True),
        (Response.COULD_NOT_ANSWER, False),
        (Response.NOT_ASKED, False),
    ],
)
def test_only_yes_and_no_are_answers(response: Response, *, is_answer: bool) -> None:
    """The others say why there is none."""
    assert said("mother", response).is_answer == is_answer


def test_an_answer_to_the_last_version_is_no_answer_to_this_one() -> None:
    """Nor is one of unknown day; from the day of the version on it is."""
    plan = (
        PLAN.with_answer(said("mother", Response.AGREES))
        .with_answer(said("mother", Response.AGREES, None))
        .with_version(on=APRIL, because="Housing wrote back.")
        .with_answer(said("mother", Response.DOES_NOT_AGREE, MAY))
    )

    assert [plan.answer_to_version(MOTHER, on) for on in (MARCH, APRIL, MAY)] == [
        Response.AGREES,
        None,
        Response.DOES_NOT_AGREE,
    ]


def test_those_who_do_not_agree_are_named_by_their_last_word() -> None:
    """Each once, and not for what they have taken back."""
    plan = evolve(
        PLAN,
        agreed=(
            said("mother", Response.AGREES),
            said("father", Response.DOES_NOT_AGREE),
            said("mother", Response.DOES_NOT_AGREE, MAY),
            said("father", Response.AGREES, JUNE),
        ),
    )

    assert [plan.dissenting(on) for on in (MARCH, MAY, JUNE)] == [
        (FATHER,),
        (MOTHER, FATHER),
        (MOTHER,),
    ]


def test_words_of_versions_hide_themselves() -> None:
    """Neither why it changed nor what they want is in what a log would show."""
    shown = repr(PLAN.with_version(on=MARCH, because="Gran has died.").versions)

    assert [word in shown for word in ("Gran", "bigger", "housing'")] == [
        False,
        False,
        False,
    ]
