"""
What in a plan was left undone, unsaid or out of turn.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import ActionId, GoalId, PlanId
from earlyhelp_core.plans import (
    Action,
    ActionStatus,
    ActionStatusLike,
    FamilyPlan,
    Goal,
    GoalNote,
    GoalStatus,
    GoalStatusLike,
    Loose,
    LooseEnd,
)

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
GOAL = Goal(id=GoalId("flat"), words="A bigger flat.", area="housing", set_on=MARCH)
ACTION = Action(id=ActionId("a"), what="Ring.")
DONE = evolve(ACTION, status="done", settled_on=APRIL)
OTHER = evolve(ACTION, id=ActionId("b"))


def ends(goal: Goal) -> list[tuple[str | None, Loose]]:
    """The loose ends of a plan with that goal alone: of which action, and what."""
    plan = FamilyPlan(id=PlanId("plan-1"), started=MARCH, goals=(goal,))
    return [(end.action, end.what) for end in plan.loose_ends()]


def test_a_plan_that_goes_its_way_has_none() -> None:
    """Neither does one that has only begun."""
    met = evolve(GOAL, status="met", ended_on=APRIL, actions=(DONE,))

    assert [ends(goal) for goal in (GOAL, met)] == [[], []]


@pytest.mark.parametrize("status", ["met", "partly-met", "not-met"])
def test_an_action_is_open_towards_a_goal_that_has_ended(
    status: GoalStatusLike,
) -> None:
    """Somebody may still be at work on it."""
    goal = evolve(GOAL, status=status, ended_on=APRIL, actions=(DONE, OTHER))

    assert ends(goal) == [("b", Loose.OPEN_ACTION)]


def test_the_actions_of_a_goal_given_up_are_nobodys() -> None:
    """So they are not left open either."""
    given_up = evolve(GOAL, status="removed", ended_on=APRIL, actions=(ACTION,))

    assert ends(given_up) == []


@pytest.mark.parametrize("status", ["in-progress", "done"])
def test_work_towards_a_goal_that_was_put_off(status: ActionStatusLike) -> None:
    """Either it is not put off, or the work is not for it."""
    at_work = evolve(ACTION, status=status)
    if at_work.is_settled:
        at_work = evolve(at_work, settled_on=APRIL)
    goal = evolve(GOAL, status="future", actions=(at_work,))

    assert ends(goal) == [("a", Loose.WORK_ON_FUTURE_GOAL)]


def test_endings_without_a_day() -> None:
    """Of goals and of actions."""
    undated = evolve(DONE, settled_on=None)
    goal = evolve(GOAL, status="met", actions=(undated,))

    assert ends(goal) == [(None, Loose.NO_DAY), ("a", Loose.NO_DAY)]


@pytest.mark.parametrize(
    "status",
    [
        ActionStatus.CANNOT_BE_DONE_YET,
        ActionStatus.NO_LONGER_NEEDED,
        ActionStatus.CARRIED_OVER,
    ],
)
def test_what_waits_is_dropped_or_goes_on_elsewhere_says_why(
    status: ActionStatus,
) -> None:
    """A note is enough."""
    action = ACTION.with_status(status, on=APRIL)
    noted = evolve(action, note="The list is closed.")

    assert ends(evolve(GOAL, actions=(action,))) == [("a", Loose.NO_REASON)]
    assert ends(evolve(GOAL, actions=(noted,))) == []


def test_a_goal_taken_up_again_without_a_word() -> None:
    """That it was put off from the start needs no reason."""
    removed = GOAL.with_status(GoalStatus.REMOVED, on=MARCH, because="They moved.")
    future = evolve(GOAL, status="future")

    assert ends(removed.with_status("active", on=APRIL)) == [(None, Loose.NO_REASON)]
    assert ends(removed.with_status("active", on=APRIL, because="Back again.")) == []
    assert ends(future.with_status("active", on=APRIL, because="Time for it.")) == []


def test_a_goal_that_took_an_unusual_step() -> None:
    """Met after it was given up, without having been taken up again."""
    goal = evolve(
        GOAL, status="met", ended_on=APRIL, notes=(GoalNote(status="removed"),)
    )

    assert ends(goal) == [(None, Loose.UNUSUAL_STEP)]


def test_each_end_names_its_goal() -> None:
    """Goal by goal, in order."""
    plan = FamilyPlan(
        id=PlanId("plan-1"),
        started=MARCH,
        goals=tuple(evolve(GOAL, id=GoalId(name), status="met") for name in ("b", "a")),
    )

    assert plan.loose_ends() == tuple(
        LooseEnd(goal=GoalId(name), what=Loose.NO_DAY) for name in ("b", "a")
    )
