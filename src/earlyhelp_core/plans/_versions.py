"""
What a plan said on the day it was agreed anew, kept as it was worded then.

Goals are reworded and actions pass to others; a family must be able to see what it
was that they agreed to in March. So each version keeps the promises of its day. How
they went stands with the goals themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Self

from earlyhelp_core import _dated
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Role,
    Special,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import ActionId, GoalId
from earlyhelp_core.plans._actions import Action, Owner
from earlyhelp_core.plans._goals import Goal
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


@record
class PlannedAction:
    """
    An action as a version of the plan has it: what, by whom, by when.

    >>> PlannedAction.of(Action(id="action-1", what="Ring."))
    PlannedAction(action='action-1', owner=None, due=None)
    """

    action: Internal[ActionId, str]
    what: Special[Narrative, Narrative | str]
    owner: Internal[Owner | None] = default(None)
    due: Internal[date | None, DateLike | None] = default(None)

    @classmethod
    def of(cls, action: Action) -> Self:
        """The action as it is promised now."""
        return cls(
            action=action.id, what=action.what, owner=action.owner, due=action.due
        )


@record
class PlannedGoal:
    """
    A goal as a version of the plan has it, with what was to be done towards it.

    >>> PlannedGoal.of(Goal(id="goal-1", words="Calm mornings.", area="routine"))
    PlannedGoal(goal='goal-1', due=None, actions=<0>)
    """

    goal: Internal[GoalId, str]
    words: Special[Narrative, Narrative | str]
    area: Special[str]
    #: Where it should come to, in the unit of the goal's measure.
    target: Special[float | None] = default(None)
    due: Internal[date | None, DateLike | None] = default(None)
    actions: InternalList[PlannedAction] = default(())

    @classmethod
    def of(cls, goal: Goal) -> Self:
        """The goal as it is promised now, with what is still to be done towards it."""
        return cls(
            goal=goal.id,
            words=goal.words,
            area=goal.area,
            target=goal.target,
            due=goal.due,
            actions=tuple(
                PlannedAction.of(a) for a in goal.actions if not a.is_settled
            ),
        )


@record
class PlanVersion(_dated.Dated, by="on"):
    """
    The plan as it was worded from one day on, and why it changed then.

    It is never changed itself: the next version stands beside it. A version without a
    reason can be written down. See `FamilyPlan.with_version`.

    >>> PlanVersion(on=date(2026, 3, 2), because="The first one.")
    PlanVersion(on=datetime.date(2026, 3, 2), by_role=None, goals=<0>, recorded=None)
    """

    on: Internal[date, DateLike]
    because: Special[Narrative | None, Narrative | str | None] = default(None)
    #: The role of whoever wrote it: "lead practitioner".
    by_role: Internal[Role | None] = default(None)
    #: What was still to be reached then, put off or not.
    goals: InternalList[PlannedGoal] = default(())
    contingency: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def of_goals(self, goals: Collection[str]) -> Self:
        """The version without any goal but those: what a look back cannot show."""
        kept = tuple(planned for planned in self.goals if planned.goal in goals)
        return evolve(self, goals=kept)


def planned(goals: Iterable[Goal]) -> tuple[PlannedGoal, ...]:
    """Those goals that go on, as they are promised now."""
    return tuple(PlannedGoal.of(goal) for goal in goals if not goal.is_ended)
