"""
What a plan said on the day it was agreed anew, kept as it was worded then.

Goals are reworded and actions pass to others; a family must be able to see what it
was that they agreed to in March. So each version keeps the promises of its day. How
they went stands with the goals themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Self, final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.ids import ActionId, GoalId
from earlyhelp_core.plans._actions import Action, Owner
from earlyhelp_core.plans._goals import Goal
from earlyhelp_core.private import INTERNAL, SPECIAL, Narrative, narrative, record
from earlyhelp_core.sources import Recorded

__all__ = ["PlanVersion", "PlannedAction", "PlannedGoal", "planned"]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class PlannedAction:
    """
    An action as a version of the plan has it: what, by whom, by when.

    >>> PlannedAction.of(Action(id="action-1", what="Ring."))
    PlannedAction(action='action-1', owner=None, due=None)
    """

    action: ActionId = attrs.field(converter=ids.action_id, metadata=INTERNAL)
    what: Narrative = attrs.field(converter=narrative, metadata=SPECIAL)
    owner: Owner | None = attrs.field(default=None, metadata=INTERNAL)
    due: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )

    @classmethod
    def of(cls, action: Action) -> Self:
        """The action as it is promised now."""
        return cls(
            action=action.id, what=action.what, owner=action.owner, due=action.due
        )


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class PlannedGoal:
    """
    A goal as a version of the plan has it, with what was to be done towards it.

    >>> PlannedGoal.of(Goal(id="goal-1", words="Calm mornings.", area="routine"))
    PlannedGoal(goal='goal-1', due=None, actions=<0>)
    """

    goal: GoalId = attrs.field(converter=ids.goal_id, metadata=INTERNAL)
    words: Narrative = attrs.field(converter=narrative, metadata=SPECIAL)
    area: str = attrs.field(converter=_model.as_text, metadata=SPECIAL)
    #: Where it should come to, in the unit of the goal's measure.
    target: float | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_float),
        metadata=SPECIAL,
    )
    due: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    actions: tuple[PlannedAction, ...] = attrs.field(default=(), metadata=INTERNAL)

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


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class PlanVersion:
    """
    The plan as it was worded from one day on, and why it changed then.

    It is never changed itself: the next version stands beside it. A version without a
    reason can be written down. See `FamilyPlan.with_version`.

    >>> PlanVersion(on=date(2026, 3, 2), because="The first one.")
    PlanVersion(on=datetime.date(2026, 3, 2), by_role=None, goals=<0>, recorded=None)
    """

    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    because: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    #: The role of whoever wrote it: "lead practitioner".
    by_role: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=INTERNAL,
    )
    #: What was still to be reached then, put off or not.
    goals: tuple[PlannedGoal, ...] = attrs.field(default=(), metadata=INTERNAL)
    contingency: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date | None:
        """The first day of the version."""
        return self.on

    def of_goals(self, goals: Collection[GoalId]) -> Self:
        """The version without any goal but those: what a look back cannot show."""
        kept = tuple(planned for planned in self.goals if planned.goal in goals)
        return attrs.evolve(self, goals=kept)


def planned(goals: Iterable[Goal]) -> tuple[PlannedGoal, ...]:
    """Those goals that go on, as they are promised now."""
    return tuple(PlannedGoal.of(goal) for goal in goals if not goal.is_ended)
