"""
A family's plan, and the questions a review asks of it.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Conflict, Impossible, Problem, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import ActionId, AgencyId, GoalId, PersonId, PlanId
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyOwner,
    FamilyPlan,
    Goal,
    GoalGap,
    GoalStatus,
    GoalStatusLike,
    Lack,
    Owner,
    PlanAgreement,
    Response,
    Review,
    ReviewKind,
    Share,
    Supporter,
)

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))
MOTHER, FATHER = PersonId("mother"), PersonId("father")
MORNINGS, SCHOOL = GoalId("mornings"), GoalId("school")

PLAN = FamilyPlan(id=PlanId("plan-1"), started=MARCH)


def goal(id_: str, *actions: Action, status: GoalStatusLike = "active") -> Goal:
    """A goal set when the plan began."""
    return Goal(
        id=GoalId(id_),
        words="Calm mornings.",
        area="family routine",
        set_on=MARCH,
        status=status,
        actions=actions,
    )


def action(id_: str, *, by: str = "agency", due: date | None = APRIL) -> Action:
    """An open action of the family, of an agency or of nobody."""
    owners: dict[str, Owner] = {
        "agency": AgencyOwner(agency=AgencyId("housing")),
        "family": FamilyOwner(person=MOTHER),
    }
    return Action(
        id=ActionId(id_), what="Ring.", owner=owners.get(by), due=due, set_on=MARCH
    )


def done(open_action: Action, on: date | None = None) -> Action:
    """The same action, done."""
    return evolve(open_action, status="done", settled_on=on)


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def names(actions: tuple[Action, ...]) -> list[str]:
    """The ids of actions, in order."""
    return [str(action.id) for action in actions]


def test_it_is_dated_by_the_day_it_started() -> None:
    """From then on there was a plan."""
    assert PLAN.dated == MARCH


def test_every_contradiction_is_told_at_once() -> None:
    """The end, both kinds of ids, and a review of what was not there yet."""
    with pytest.raises(Impossible) as refused:
        FamilyPlan(
            id=PlanId("plan-1"),
            started=APRIL,
            ended=MARCH,
            goals=(
                goal("mornings", action("a")),
                goal("mornings", action("b"), action("a")),
            ),
            reviews=(
                Review(on=MAY, kind=ReviewKind.MEETING),
                Review(on=MARCH, kind=ReviewKind.MEETING),
            ),
        )

    assert told(refused) == [
        ("/ended", "ends-before-start"),
        ("/goals/1", "repeated-id"),
        ("/goals/1/actions/1", "repeated-id"),
        ("/reviews/1/on", "before-start"),
    ]


def test_a_plan_may_be_reviewed_on_the_day_it_starts_and_after_it_ends() -> None:
    """Families are asked again some months after the work has ended."""
    reviews = tuple(Review(on=on, kind=ReviewKind.UPDATES) for on in (MARCH, JUNE))

    assert evolve(PLAN, reviews=reviews, ended=MAY).reviews == reviews


def test_it_is_open_from_its_first_day_to_its_last() -> None:
    """Both days belong to it."""
    ended = evolve(PLAN, ended=MAY)
    days = (date(2026, 2, 28), MARCH, MAY, date(2026, 5, 2))

    assert [ended.is_open(on) for on in days] == [False, True, True, False]


def test_without_an_end_it_is_open() -> None:
    """A running plan has no last day."""
    assert PLAN.is_open(JUNE)


def test_a_goal_is_found_by_its_id() -> None:
    """Each has its own."""
    plan = evolve(PLAN, goals=(goal("mornings"), goal("school")))

    assert plan.goal(SCHOOL) == goal("school")


def test_an_unknown_goal_names_the_nearest() -> None:
    """A slip of the pen is easily mended."""
    plan = evolve(PLAN, goals=(goal("mornings"), goal("school")))

    with pytest.raises(UnknownName) as refused:
        plan.goal(GoalId("morning"))

    problem = Problem("", "unknown-goal", "no such goal; did you mean mornings?")
    assert refused.value == UnknownName("FamilyPlan", [problem])


def test_one_parents_answer_does_not_stand_for_the_others() -> None:
    """Both answers are on record."""
    plan = evolve(
        PLAN,
        agreed=(
            PlanAgreement(person=MOTHER, said=Response.AGREES, on=MARCH),
            PlanAgreement(person=FATHER, said=Response.DOES_NOT_AGREE, on=MARCH),
        ),
    )

    assert [plan.answer_of(p, MARCH) for p in (MOTHER, FATHER, PersonId("aunt"))] == [
        Response.AGREES,
        Response.DOES_NOT_AGREE,
        None,
    ]


def test_the_latest_answer_of_a_person_counts() -> None:
    """Whatever the order on the page; an undated one is taken as the oldest."""
    plan = evolve(
        PLAN,
        agreed=(
            PlanAgreement(person=MOTHER, said=Response.AGREES, on=MAY),
            PlanAgreement(person=MOTHER, said=Response.DOES_NOT_AGREE, on=APRIL),
            PlanAgreement(person=MOTHER, said=Response.COULD_NOT_ANSWER),
        ),
    )

    assert [plan.answer_of(MOTHER, on) for on in (MARCH, APRIL, MAY)] == [
        Response.COULD_NOT_ANSWER,
        Response.DOES_NOT_AGREE,
        Response.AGREES,
    ]


def test_overdue_is_whosever_and_drift_is_agencies() -> None:
    """What the family has not managed is overdue and is not drift."""
    plan = PLAN.with_goal(
        goal(
            "mornings",
            action("agency"),
            action("family", by="family"),
            action("nobody", by="nobody"),
            done(action("done")),
            action("later", due=JUNE),
        )
    )

    assert names(plan.overdue(MAY)) == ["agency", "family", "nobody"]
    assert names(plan.drift(MAY)) == ["agency"]


def test_what_was_done_late_was_overdue_before() -> None:
    """A question about April does not know of May."""
    plan = PLAN.with_goal(goal("mornings", done(action("a", due=MARCH), MAY)))

    assert [names(plan.overdue(on)) for on in (APRIL, MAY)] == [["a"], []]


def test_a_removed_goals_actions_are_nobodys_task() -> None:
    """They stay on record and are not asked for."""
    plan = PLAN.with_goal(goal("mornings", action("a"), status="removed"))

    assert (plan.actions(MAY), plan.overdue(MAY), plan.goals[0].actions) == (
        (),
        (),
        (action("a"),),
    )


def test_open_actions_are_those_not_settled() -> None:
    """Over all goals, in order."""
    plan = PLAN.with_goal(goal("mornings", action("a"), done(action("b"))))
    plan = plan.with_goal(goal("school", action("c")))

    assert names(plan.open_actions(MAY)) == ["a", "c"]


@pytest.mark.parametrize(
    ("actions", "settled"),
    [
        ((), None),
        ((action("a"), done(action("b"))), YesNo.NO),
        ((done(action("a")), done(action("b"))), YesNo.YES),
    ],
)
def test_actions_are_settled_when_none_is_open(
    actions: tuple[Action, ...], settled: YesNo | None
) -> None:
    """Without any action nobody can say."""
    assert PLAN.with_goal(goal("mornings", *actions)).actions_settled(MAY) is settled


def test_actions_of_removed_goals_are_settled() -> None:
    """There were actions, and nothing is left to do."""
    plan = PLAN.with_goal(goal("mornings", action("a"), status="removed"))

    assert plan.actions_settled(MAY) is YesNo.YES


def test_the_share_of_outcomes_met_counts_every_goal() -> None:
    """Removed, future and partly met goals are in the count and are not met."""
    goals = tuple(goal(status.value, status=status) for status in GoalStatus)

    assert evolve(PLAN, goals=goals).share_of_outcomes_met() == Share(met=1, of=6)


def test_the_latest_review_is_by_date_and_not_by_place() -> None:
    """What is held later does not count yet."""
    reviews = [Review(on=on, kind=ReviewKind.MEETING) for on in (MAY, MARCH, JUNE)]
    plan = PLAN
    for review in reviews:
        plan = plan.with_review(review)

    assert [plan.latest_review(on) for on in (MAY, date(2026, 2, 1))] == [
        reviews[0],
        None,
    ]


def test_gaps_name_the_goal_and_what_it_lacks() -> None:
    """Goal by goal, in order."""
    removed = goal("school", status="removed")
    plan = evolve(PLAN, goals=(goal("done", status="met"), removed))

    assert plan.smart_gaps() == (GoalGap(goal=SCHOOL, lacks=Lack.REASON),)


def test_a_goal_is_added_or_takes_its_own_place() -> None:
    """The order of goals stays."""
    met = goal("mornings", status="met")
    plan = PLAN.with_goal(goal("mornings")).with_goal(goal("school")).with_goal(met)

    assert plan.goals == (met, goal("school"))


def test_an_action_is_added_under_its_goal() -> None:
    """The other goals stay as they are."""
    plan = PLAN.with_goal(goal("mornings")).with_goal(goal("school"))

    assert plan.with_action(SCHOOL, action("a")).goals == (
        goal("mornings"),
        goal("school", action("a")),
    )


def test_an_action_needs_a_goal_of_the_plan() -> None:
    """Nothing is added to what is not there."""
    with pytest.raises(UnknownName):
        PLAN.with_action(MORNINGS, action("a"))


def test_a_removed_goal_stays_with_its_reason() -> None:
    """It is given up and not forgotten."""
    plan = PLAN.with_goal(goal("mornings"))
    plan = plan.without_goal(MORNINGS, because="They moved.", on=MAY)
    removed = evolve(
        goal("mornings"), status="removed", ended_on=MAY, removed_because="They moved."
    )

    assert plan.goals == (removed,)


@pytest.mark.parametrize("status", ["met", "partly-met", "not-met", "removed"])
def test_a_goal_that_has_ended_is_not_removed(status: GoalStatusLike) -> None:
    """How it went is not rewritten."""
    plan = PLAN.with_goal(goal("school")).with_goal(goal("mornings", status=status))

    with pytest.raises(Conflict) as refused:
        plan.without_goal(MORNINGS, because=None, on=MAY)

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/goals/1/status", "already-ended")
    ]


def test_as_of_a_day_later_facts_are_hidden_and_plans_stay() -> None:
    """Answers, goals, reviews, the supporter and the end show from their day."""
    before = evolve(
        PLAN,
        agreed=(PlanAgreement(person=MOTHER, said=Response.AGREES, on=MARCH),),
        goals=(evolve(goal("mornings"), due=JUNE),),
        reviews=(Review(on=APRIL, kind=ReviewKind.MEETING, next_due=JUNE),),
    )
    after = evolve(
        before,
        agreed=(
            *before.agreed,
            PlanAgreement(person=FATHER, said=Response.AGREES, on=MAY),
        ),
        goals=(*before.goals, evolve(goal("school"), set_on=MAY)),
        reviews=(*before.reviews, Review(on=MAY, kind=ReviewKind.MEETING)),
        supporter=Supporter(role="form tutor", agreed_on=MAY),
        ended=MAY,
    )

    assert [after.as_of(on) for on in (APRIL, MAY)] == [before, after]


def test_a_supporter_agreed_on_an_unknown_day_is_always_shown() -> None:
    """Undated is shown."""
    plan = evolve(PLAN, supporter=Supporter(role="form tutor"))

    assert plan.as_of(MARCH) == plan
