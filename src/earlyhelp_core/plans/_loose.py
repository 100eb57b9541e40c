"""
What does not hang together in a plan: things left undone, unsaid or out of turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from earlyhelp_core import fields
from earlyhelp_core.fields import Internal, default, record
from earlyhelp_core.ids import ActionId, GoalId
from earlyhelp_core.plans._actions import Action, ActionStatus
from earlyhelp_core.plans._goals import Goal
from earlyhelp_core.plans._notes import GoalStatus


class Loose(fields.Code):
    """
    What sort of loose end it is. None of them is refused, and none stands in the way.
    """

    #: The goal has ended, and an action towards it is still open.
    OPEN_ACTION = "open-action"
    #: The goal is put off, and somebody is at work on it.
    WORK_ON_FUTURE_GOAL = "work-on-future-goal"
    #: The goal went from one state to another that does not usually come next.
    UNUSUAL_STEP = "unusual-step"
    #: It ended, or was settled, on a day that nobody wrote down.
    NO_DAY = "no-day"
    #: It was put off, taken up again, dropped or carried over, or cannot be done yet,
    #: and nothing says why.
    NO_REASON = "no-reason"


@record
class LooseEnd:
    """
    One thing in a plan that somebody should look at, at the next review.

    >>> LooseEnd(goal="goal-1", action="action-1", what="open-action").what
    <Loose.OPEN_ACTION: 'open-action'>
    """

    goal: Internal[GoalId, str]
    #: ``None`` where it is about the goal itself.
    action: Internal[ActionId | None, str | None] = default(None)
    what: Internal[Loose]


_TO_EXPLAIN = frozenset(
    {
        ActionStatus.CANNOT_BE_DONE_YET,
        ActionStatus.NO_LONGER_NEEDED,
        ActionStatus.CARRIED_OVER,
    }
)
_WORK = frozenset({ActionStatus.IN_PROGRESS, ActionStatus.DONE})


def loose_ends(goals: Iterable[Goal]) -> tuple[LooseEnd, ...]:
    """The loose ends of those goals and their actions, goal by goal."""
    return tuple(end for goal in goals for end in _of_goal(goal))


def _of_goal(goal: Goal) -> Iterator[LooseEnd]:
    if goal.is_ended and goal.ended_on is None:
        yield LooseEnd(goal=goal.id, what=Loose.NO_DAY)
    # That a removal says why is asked by `Goal.lacks`.
    if any(not note.status.is_ended and note.words is None for note in goal.changes):
        yield LooseEnd(goal=goal.id, what=Loose.NO_REASON)
    if goal.unusual_steps():
        yield LooseEnd(goal=goal.id, what=Loose.UNUSUAL_STEP)
    for action in goal.actions:
        for what in _of_action(goal, action):
            yield LooseEnd(goal=goal.id, action=action.id, what=what)


def _of_action(goal: Goal, action: Action) -> Iterator[Loose]:
    # What belongs to a goal that was given up is nobody's task any more.
    waits = goal.is_ended and goal.status is not GoalStatus.REMOVED
    if waits and not action.is_settled:
        yield Loose.OPEN_ACTION
    if goal.status is GoalStatus.FUTURE and action.status in _WORK:
        yield Loose.WORK_ON_FUTURE_GOAL
    if action.is_settled and action.settled_on is None:
        yield Loose.NO_DAY
    if action.status in _TO_EXPLAIN and action.note is None:
        yield Loose.NO_REASON
