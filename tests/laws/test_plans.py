"""
Laws of plans, for any of them.
"""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.answers import YesNo
from earlyhelp_core.ids import (
    action_id,
    agency_id,
    goal_id,
    measure_id,
    person_id,
    plan_id,
)
from earlyhelp_core.plans import (
    Action,
    ActionStatus,
    AgencyOwner,
    FamilyOwner,
    FamilyPlan,
    Goal,
    GoalStatus,
    PlanAgreement,
    Response,
    Review,
    ReviewKind,
    Supporter,
)
from tests.shown import days_shown

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 12)
#: Days that were hoped for stay when one looks back.
PLANNED = ["started", "due", "next_due"]

#: Few days, so that things happen on one day and around the day that is asked of.
days = st.dates(FIRST, LAST)
some_day = st.none() | days
PARENTS = person_id("mother"), person_id("father")
people = st.sampled_from(PARENTS)
notes = st.none() | st.just("As they told it.")
owners = st.sampled_from(
    [
        AgencyOwner(agency=agency_id("housing")),
        FamilyOwner(person=person_id("mother")),
        None,
    ]
)
SETTLED = [ActionStatus.DONE, ActionStatus.NO_LONGER_NEEDED, ActionStatus.CARRIED_OVER]
GOING_ON = [GoalStatus.ACTIVE, GoalStatus.FUTURE]


def _after(start: date | None) -> st.SearchStrategy[date | None]:
    return st.none() | st.dates(start or FIRST, LAST)


@st.composite
def actions(draw: st.DrawFn, name: str) -> Action:
    """Any action of that id."""
    set_on, status = draw(some_day), draw(st.sampled_from(ActionStatus))
    return Action(
        id=action_id(name),
        what="Ring.",
        owner=draw(owners),
        due=draw(some_day),
        set_on=set_on,
        status=status,
        settled_on=draw(_after(set_on)) if status in SETTLED else None,
        note=draw(notes),
    )


@st.composite
def goals(draw: st.DrawFn, name: str) -> Goal:
    """Any goal of that id, with up to three actions."""
    set_on, status = draw(some_day), draw(st.sampled_from(GoalStatus))
    is_removed = status is GoalStatus.REMOVED
    return Goal(
        id=goal_id(name),
        words="Calm mornings.",
        area="family routine",
        measure=draw(st.none() | st.just(measure_id("calm-mornings"))),
        set_on=set_on,
        due=draw(some_day),
        status=status,
        ended_on=None if status in GOING_ON else draw(_after(set_on)),
        removed_because=draw(notes) if is_removed else None,
        actions=tuple(
            draw(actions(f"{name}-{n}")) for n in range(draw(st.integers(0, 3)))
        ),
    )


@st.composite
def plans(draw: st.DrawFn) -> FamilyPlan:
    """Any plan, running or ended."""
    started = draw(days)
    count = draw(st.integers(0, 4))
    return FamilyPlan(
        id=plan_id("plan-1"),
        started=started,
        agreed=tuple(
            draw(
                st.lists(
                    st.builds(
                        PlanAgreement,
                        person=people,
                        said=st.sampled_from(Response),
                        on=some_day,
                    ),
                    max_size=4,
                )
            )
        ),
        goals=tuple(draw(goals(f"goal-{n}")) for n in range(count)),
        reviews=tuple(
            Review(on=on, kind=ReviewKind.MEETING, next_due=LAST)
            for on in draw(st.lists(st.dates(started, LAST), max_size=3))
        ),
        supporter=draw(
            st.none() | st.builds(Supporter, role=st.just("aunt"), agreed_on=some_day)
        ),
        ended=draw(_after(started)),
    )


@given(plans(), days)
def test_as_of_a_day_nothing_later_is_shown(plan: FamilyPlan, on: date) -> None:
    """No date after the day is left but what was hoped for."""
    shown = days_shown(plan.as_of(on), planned=PLANNED)

    assert [day for day in shown if day > on] == []


@given(plans(), days, days)
def test_looking_back_twice_is_looking_back_once(
    plan: FamilyPlan, on: date, later: date
) -> None:
    """What a later day showed of an earlier one is what the earlier day showed."""
    first, second = sorted([on, later])

    assert plan.as_of(second).as_of(first) == plan.as_of(first)


@given(plans())
def test_when_all_has_come_all_is_shown(plan: FamilyPlan) -> None:
    """Nothing is lost by looking from the last day."""
    assert plan.as_of(LAST) == plan


@given(plans(), days)
def test_looking_back_answers_as_the_plan_does(plan: FamilyPlan, on: date) -> None:
    """A question about a day has one answer, however it is put."""
    then = plan.as_of(on)

    assert then.overdue(on) == plan.overdue(on)
    assert then.drift(on) == plan.drift(on)
    assert then.actions_settled(on) is plan.actions_settled(on)
    assert then.latest_review(on) == plan.latest_review(on)
    assert [then.answer_of(person, on) for person in PARENTS] == [
        plan.answer_of(person, on) for person in PARENTS
    ]


@given(plans(), days)
def test_drift_is_overdue_and_overdue_is_open(plan: FamilyPlan, on: date) -> None:
    """And drift is an agency's, without exception."""
    drift, overdue = set(plan.drift(on)), set(plan.overdue(on))

    assert drift <= overdue <= set(plan.open_actions(on))
    assert all(isinstance(action.owner, AgencyOwner) for action in drift)
    assert not any(isinstance(a.owner, AgencyOwner) for a in overdue - drift)


@given(plans(), days, days)
def test_what_stays_open_stays_overdue(plan: FamilyPlan, on: date, later: date) -> None:
    """Time alone never takes an action off the list."""
    first, second = sorted([on, later])
    still_open = {action.id for action in plan.open_actions(second)}
    overdue = {action.id for action in plan.overdue(first)}

    assert overdue & still_open <= {action.id for action in plan.overdue(second)}


@given(plans(), days)
def test_actions_are_settled_unless_one_is_open(plan: FamilyPlan, on: date) -> None:
    """Yes and no are both about actions; without one, nobody can say."""
    settled = plan.actions_settled(on)

    assert (settled is YesNo.NO) == bool(plan.open_actions(on))
    if settled is YesNo.YES:
        assert plan.overdue(on) == ()


@given(plans())
def test_a_share_of_outcomes_lies_between_nought_and_one(plan: FamilyPlan) -> None:
    """And is of every goal there ever was."""
    share = plan.share_of_outcomes_met()

    assert share.of == len(plan.goals)
    assert (share.ratio is None) == (not plan.goals)
    assert share.ratio is None or 0 <= share.ratio <= 1


@given(st.data(), plans(), notes)
def test_removing_goals_never_betters_the_share(
    data: st.DataObject, plan: FamilyPlan, because: str | None
) -> None:
    """What is given up stays in the count."""
    for goal in plan.goals:
        if not goal.is_ended and data.draw(st.booleans()):
            before = plan.share_of_outcomes_met()
            plan = plan.without_goal(goal.id, because=because, on=LAST)

            assert plan.share_of_outcomes_met() == before


@given(plans(), plans())
def test_putting_goals_in_loses_none(plan: FamilyPlan, other: FamilyPlan) -> None:
    """Those of the same id are replaced in place, the rest stay as they were."""
    both = plan
    for goal in other.goals:
        both = both.with_goal(goal)
    given_anew = {goal.id: goal for goal in other.goals}

    assert both.goals[: len(plan.goals)] == tuple(
        given_anew.get(goal.id, goal) for goal in plan.goals
    )
    assert {goal.id for goal in both.goals} == {
        goal.id for goal in (*plan.goals, *other.goals)
    }


@given(plans())
def test_every_gap_is_of_a_goal_of_the_plan(plan: FamilyPlan) -> None:
    """And each is told once; a plan without goals lacks nothing of them."""
    gaps = plan.smart_gaps()

    assert {gap.goal for gap in gaps} <= {goal.id for goal in plan.goals}
    assert len(set(gaps)) == len(gaps)
    assert attrs.evolve(plan, goals=()).smart_gaps() == ()
