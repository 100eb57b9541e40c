"""
Laws of plans, for any of them.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from itertools import accumulate, product
from operator import itemgetter
from typing import Any, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Conflict
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import ActionId, AgencyId, GoalId, MeasureId, PersonId, PlanId
from earlyhelp_core.plans import (
    Action,
    ActionStatus,
    AgencyOwner,
    FamilyMeeting,
    FamilyNetwork,
    FamilyOwner,
    FamilyPlan,
    Goal,
    GoalNote,
    GoalStatus,
    MeetingOutcome,
    NetworkMember,
    OfferAnswer,
    PlanAgreement,
    PlannedGoal,
    PlanVersion,
    Response,
    Review,
    ReviewKind,
    SafetyPlan,
    SafetyStep,
    Supporter,
)
from tests.drawn import built, fields, maybe, some_of
from tests.shown import days_shown

_T = TypeVar("_T")

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 12)
#: Days that were hoped for stay when one looks back.
PLANNED = ["started", "due", "next_due", "review_due"]

#: Few days, so that things happen on one day and around the day that is asked of.
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
SOME_DAY = maybe(DAYS)
#: Nothing, or how far on among the days that are left; see `_from`.
LATER = maybe(range(len(DAYS)))
days = st.sampled_from(DAYS)
PARENTS = PersonId("mother"), PersonId("father")
people = st.sampled_from(PARENTS)
NOTES = [None, "As they told it."]
notes = st.sampled_from(NOTES)
OWNERS = [
    AgencyOwner(agency=AgencyId("housing")),
    FamilyOwner(person=PersonId("mother")),
    None,
]
SETTLED = [ActionStatus.DONE, ActionStatus.NO_LONGER_NEEDED, ActionStatus.CARRIED_OVER]
GOING_ON = [GoalStatus.ACTIVE, GoalStatus.FUTURE]


#: One way of standing, and of being worded, for each thing that can be.
STATUSES = list(GoalStatus)
statuses = st.sampled_from(STATUSES)


def _from(start: date | None, later: int | None) -> date | None:
    """Nothing, or a day not before *start*."""
    return None if later is None else _day(start, later)


def _day(start: date | None, later: int) -> date:
    left = DAYS if start is None else DAYS[DAYS.index(start) :]
    return left[later % len(left)]


def _up_to(most: int, one: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(one, max_size=most).map(tuple)


def _action(
    set_on: date | None, status: ActionStatus, settled: int | None, **rest: date | None
) -> Action:
    return Action(
        id=ActionId("action"),
        what="Ring.",
        set_on=set_on,
        status=status,
        settled_on=_from(set_on, settled) if status in SETTLED else None,
        **rest,  # type: ignore[arg-type] # each of the type of its field
    )


#: Any action.
_actions = _up_to(
    3,
    built(
        _action,
        set_on=SOME_DAY,
        status=list(ActionStatus),
        settled=LATER,
        owner=OWNERS,
        due=SOME_DAY,
        note=NOTES,
    ),
)
_bare_goals = fields(
    measure=[None, MeasureId("calm-mornings")],
    set_on=SOME_DAY,
    due=SOME_DAY,
    status=STATUSES,
    ended=LATER,
    because=NOTES,
)
#: What became of a goal before: how it stood, how many days on, whether that is known.
_past = _up_to(
    3,
    fields(
        status=STATUSES,
        later=range(len(DAYS)),
        is_dated=[True, False],
        words=NOTES,
    ),
)


@st.composite
def goals(draw: st.DrawFn, name: str) -> Goal:
    """Any goal of that id, with up to three actions, whatever became of it before."""
    bare: dict[str, Any] = draw(_bare_goals)
    past: list[tuple[date, dict[str, Any]]] = sorted(
        ((_day(bare["set_on"], one["later"]), one) for one in draw(_past)),
        key=itemgetter(0),
    )
    ended, because = bare.pop("ended"), bare.pop("because")
    since = past[-1][0] if past else bare["set_on"]
    is_removed, goes_on = (
        bare["status"] is GoalStatus.REMOVED,
        bare["status"] in GOING_ON,
    )
    return Goal(
        id=GoalId(name),
        words="Calm mornings.",
        area="family routine",
        **bare,
        ended_on=None if goes_on else _from(since, ended),
        removed_because=because if is_removed else None,
        ended_because=None if is_removed or goes_on else because,
        notes=tuple(
            GoalNote(
                status=one["status"],
                on=day if one["is_dated"] else None,
                words=one["words"],
            )
            for day, one in past
        ),
        actions=tuple(
            evolve(action, id=ActionId(f"{name}-{number}"))
            for number, action in enumerate(draw(_actions))
        ),
    )


_agreements = built(PlanAgreement, person=PARENTS, said=list(Response), on=SOME_DAY)
_agreed = _up_to(4, _agreements)
_bare_safety_plans = fields(
    made=DAYS,
    reviewed=some_of(range(len(DAYS)), 2),
    due=LATER,
    ended=LATER,
    steps=[(), *((one,) for one in OWNERS), *product(OWNERS, OWNERS)],
    not_to_be_told=some_of(PARENTS, 2),
)


@st.composite
def safety_plans(draw: st.DrawFn) -> SafetyPlan:
    """Any safety plan, also one that the wrong person may know of."""
    bare: dict[str, Any] = draw(_bare_safety_plans)
    made = bare["made"]
    return SafetyPlan(
        made=made,
        steps=tuple(SafetyStep(what="Ring.", owner=owner) for owner in bare["steps"]),
        agreed=draw(_agreed),
        reviewed=tuple(_day(made, later) for later in bare["reviewed"]),
        review_due=_from(made, bare["due"]),
        ended=_from(made, bare["ended"]),
        not_to_be_told=bare["not_to_be_told"],
    )


def _meeting(
    offered: date | None, answered: int | None, held: int | None, **rest: date | None
) -> FamilyMeeting:
    return FamilyMeeting(
        offered=offered,
        answered=_from(offered, answered),
        held=_from(offered, held),
        **rest,  # type: ignore[arg-type] # each of the type of its field
    )


def _member(
    relation: str, start: date, end: int | None, *, lasts: bool
) -> NetworkMember:
    lasting = Period(start=start, end=_from(start, end))
    return NetworkMember(relation=relation, period=lasting if lasts else None)


#: Any network, with offers for a time or throughout, and meetings held or not.
_networks = st.builds(
    lambda members, meetings: FamilyNetwork(members=members, meetings=meetings),
    _up_to(
        6,
        built(
            _member,
            relation=["aunt", "neighbour"],
            start=DAYS,
            end=LATER,
            lasts=[False, True],
        ),
    ),
    _up_to(
        3,
        built(
            _meeting,
            offered=SOME_DAY,
            answered=LATER,
            held=LATER,
            answer=maybe(list(OfferAnswer)),
            outcome=maybe(list(MeetingOutcome)),
        ),
    ),
)
_some_network = st.none() | _networks
_goals = [goals(f"goal-{number}") for number in range(4)]
_how_many = st.integers(0, len(_goals))
_versions = st.lists(days, max_size=2)
_some_safety_plans = _up_to(2, safety_plans())
_reviews = st.lists(st.sampled_from(range(len(DAYS))), max_size=3)
_frames = fields(
    started=DAYS,
    ended=LATER,
    supporter=maybe([Supporter(role="aunt", agreed_on=on) for on in SOME_DAY]),
)


@st.composite
def plans(draw: st.DrawFn) -> FamilyPlan:
    """Any plan, running or ended."""
    frame: dict[str, Any] = draw(_frames)
    started = frame["started"]
    set_ = tuple(draw(goal) for goal in _goals[: draw(_how_many)])
    return FamilyPlan(
        id=PlanId("plan-1"),
        started=started,
        agreed=draw(_agreed),
        goals=set_,
        versions=tuple(
            PlanVersion(on=on, goals=tuple(PlannedGoal.of(goal) for goal in set_))
            for on in draw(_versions)
        ),
        safety_plans=draw(_some_safety_plans),
        network=draw(_some_network),
        reviews=tuple(
            Review(on=_day(started, later), kind=ReviewKind.MEETING, next_due=LAST)
            for later in draw(_reviews)
        ),
        supporter=frame["supporter"],
        ended=_from(started, frame["ended"]),
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
    assert [then.answer_to_version(person, on) for person in PARENTS] == [
        plan.answer_to_version(person, on) for person in PARENTS
    ]
    assert then.dissenting(on) == plan.dissenting(on)
    assert (then.version(on) is None) == (plan.version(on) is None)
    assert len(then.standing_safety_plans(on)) == len(plan.standing_safety_plans(on))


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
    assert evolve(plan, goals=(), versions=()).smart_gaps() == ()


# --- what becomes of goals

changes = st.lists(st.tuples(statuses, notes), max_size=6)


@given(changes)
def test_a_goal_tells_all_that_became_of_it(
    ways: list[tuple[GoalStatus, str | None]],
) -> None:
    """Every change that was taken stands in it, and what was not is no change."""
    goal = Goal(id=GoalId("goal-1"), words="Calm mornings.", area="home", set_on=FIRST)
    taken = [goal]
    for place, (status, because) in enumerate(ways):
        try:
            changed = taken[-1].with_status(
                status, on=date(2026, 3, 2 + place), because=because
            )
        except Conflict:
            assert status is taken[-1].status or taken[-1].is_ended
            continue
        taken.append(changed)
    last = taken[-1]
    told = len(last.notes) + last.is_ended - (taken[0].status is GoalStatus.FUTURE)

    assert told == len(taken) - 1


@given(changes)
def test_looking_back_takes_back_one_change_after_another(
    ways: list[tuple[GoalStatus, str | None]],
) -> None:
    """As of the day of each change the goal is what that change had made of it."""
    goal = Goal(id=GoalId("goal-1"), words="Calm mornings.", area="home", set_on=FIRST)

    def changed(before: Goal, to: tuple[int, tuple[GoalStatus, str | None]]) -> Goal:
        place, (status, because) = to
        try:
            return before.with_status(
                status, on=date(2026, 3, 2 + place), because=because
            )
        except Conflict:
            return before

    steps = list(accumulate(enumerate(ways), changed, initial=goal))

    assert [
        steps[-1].as_of(date(2026, 3, 1 + place)) for place in range(len(steps))
    ] == steps


@given(goals("goal-1"), statuses)
def test_no_ending_is_rewritten(goal: Goal, status: GoalStatus) -> None:
    """What has ended is taken up again first, and then its ending is in the notes."""
    if not goal.is_ended:
        return
    if status.is_ended:
        try:
            goal.with_status(status, on=LAST)
        except Conflict:
            return
        raise AssertionError
    ending = goal.with_status(status, on=LAST).notes[-2]

    assert (ending.status, ending.on) == (goal.status, goal.ended_on)
    assert ending.words in {goal.removed_because, goal.ended_because}


@given(plans())
def test_every_loose_end_is_of_the_plan(plan: FamilyPlan) -> None:
    """It names a goal that is there, and an action of that goal if it names one."""
    there = {goal.id: {a.id for a in goal.actions} for goal in plan.goals}

    for end in plan.loose_ends():
        assert end.goal in there
        assert end.action is None or end.action in there[end.goal]


# --- versions


@given(plans(), days, notes, st.data())
def test_a_version_is_never_changed(
    plan: FamilyPlan, on: date, because: str | None, data: st.DataObject
) -> None:
    """Whatever becomes of the goals, what the plan said that day stays."""
    plan = evolve(plan, versions=()).with_version(on=on, because=because)
    version = plan.version(on)
    for goal in plan.goals:
        plan = plan.with_goal(evolve(goal, words="Otherwise.", due=None))
        if not goal.is_ended and data.draw(st.booleans()):
            plan = plan.without_goal(goal.id, because=because, on=LAST)

    assert version is not None
    assert plan.versions == (version,)


@given(plans(), days)
def test_a_version_promises_what_was_going_on(plan: FamilyPlan, on: date) -> None:
    """Goals that had not ended by that day, and their open actions."""
    version = evolve(plan, versions=()).with_version(on=on, because=None).version(on)
    going_on = [goal for goal in plan.as_of(on).goals if not goal.is_ended]

    assert version is not None
    assert [(had.goal, len(had.actions)) for had in version.goals] == [
        (goal.id, sum(not a.is_settled for a in goal.actions)) for goal in going_on
    ]


# --- what is safe to tell


@given(plans(), people)
def test_nobody_is_shown_what_they_must_not_learn_of(
    plan: FamilyPlan, person: str
) -> None:
    """Neither what names them, nor what nobody has thought about."""
    shown = plan.safe_for(PersonId(person)).safety_plans

    assert all(person not in safety.not_to_be_told for safety in shown)
    assert all(safety.may_be_told(person) is YesNo.YES for safety in shown)
    assert set(shown) <= set(plan.safety_plans)


@given(safety_plans())
def test_whoever_is_exposed_must_not_be_told(safety: SafetyPlan) -> None:
    """And is told of as such whatever else the plan says of them."""
    assert {safety.may_be_told(person) for person in safety.exposed_to()} <= {YesNo.NO}


@given(plans())
def test_plans_travel(plan: FamilyPlan) -> None:
    """Through a document, a copy and a pickle, what was recorded is the same."""
    assert wire.from_data(wire.to_data(plan), FamilyPlan) == plan
    copies = {
        copy.deepcopy(plan),
        pickle.loads(pickle.dumps(plan)),  # noqa: S301 - our own bytes
    }
    assert copies == {plan}
