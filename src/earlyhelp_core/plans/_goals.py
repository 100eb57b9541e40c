"""
Goals: what a family wants to be different, and what a goal may lack.
"""

from __future__ import annotations

from datetime import date
from typing import Self, final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.ids import GoalId, MeasureId, PersonId
from earlyhelp_core.plans._actions import Action
from earlyhelp_core.plans._changes import put
from earlyhelp_core.private import INTERNAL, SPECIAL, Narrative, narrative, record
from earlyhelp_core.sources import Recorded

__all__ = ["Goal", "GoalGap", "GoalStatus", "Lack"]


class GoalStatus(_model.Code):
    """
    How a goal stands.
    """

    ACTIVE = "active"
    #: Wanted, and not worked on yet.
    FUTURE = "future"
    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    #: Given up with a reason. It stays in the plan and in the count.
    REMOVED = "removed"


_GOING_ON = frozenset({GoalStatus.ACTIVE, GoalStatus.FUTURE})


class Lack(_model.Code):
    """
    What a goal still lacks to be specific, measurable and dated.
    """

    #: Nothing says how anybody would tell.
    MEASURE = "measure"
    #: Nothing says where it started.
    BASELINE = "baseline"
    #: Nothing says where it should come to.
    TARGET = "target"
    #: There is no day by which it is hoped for.
    DUE = "due"
    #: Nobody is to do anything about it.
    ACTION = "action"
    #: An open action is nobody's.
    OWNER = "owner"
    #: An open action has no day.
    ACTION_DUE = "action-due"
    #: It was removed, and nothing says why.
    REASON = "reason"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Goal:
    """
    Something the family wants to be different, in their words.

    A removal without a reason, a goal that nobody can measure or without a day is
    unwise, so it can be written down and shows in `FamilyPlan.smart_gaps`.

    Raises `Impossible` where the goal ended before it was set, has an ending while it
    goes on, has a reason for removal and was not removed, or two actions of one id.

    >>> goal = Goal(id="goal-1", words="Calm mornings.", area="family routine")
    >>> goal.is_ended
    False
    """

    id: GoalId = attrs.field(converter=ids.goal_id, metadata=INTERNAL)
    #: What they want, as they say it.
    words: Narrative = attrs.field(converter=narrative, metadata=SPECIAL)
    #: The area of need or outcome, in the words of the framework that is used.
    area: str = attrs.field(converter=_model.as_text, metadata=SPECIAL)
    #: Whose goal it is; nobody named means the whole family's.
    whose: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    #: What tells whether it is nearer.
    measure: MeasureId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.measure_id),
        metadata=INTERNAL,
    )
    #: Where it started, in the unit of the measure.
    baseline: float | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_float),
        metadata=SPECIAL,
    )
    #: Where it should come to, in the unit of the measure.
    target: float | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_float),
        metadata=SPECIAL,
    )
    set_on: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    #: The day by which they hope for it.
    due: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    status: GoalStatus = attrs.field(
        default=GoalStatus.ACTIVE, converter=GoalStatus, metadata=INTERNAL
    )
    #: The day it was met or given up.
    ended_on: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    removed_because: Narrative | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(narrative),
        metadata=SPECIAL,
    )
    actions: tuple[Action, ...] = attrs.field(default=(), metadata=INTERNAL)
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse an end that cannot be, and one id for two actions."""
        _model.refuse(
            self,
            _model.in_order("set_on", self.set_on, "ended_on", self.ended_on),
            _model.when(
                self.ended_on is not None and not self.is_ended,
                "/ended_on",
                "ended-yet-open",
                "the goal goes on; give the status that ended it, or no such day",
            ),
            _model.when(
                self.removed_because is not None
                and self.status is not GoalStatus.REMOVED,
                "/removed_because",
                "not-removed",
                "the goal was not removed; leave the reason out, or remove the goal",
            ),
            _model.no_repeats("/actions", (action.id for action in self.actions)),
        )

    @property
    def dated(self) -> date | None:
        """The day it was set."""
        return self.set_on

    @property
    def is_ended(self) -> bool:
        """Whether it is no longer worked on, met or not."""
        return self.status not in _GOING_ON

    def with_action(self, action: Action) -> Self:
        """The goal with that action, in the place of the one of the same id if any."""
        return attrs.evolve(self, actions=put(self.actions, action))

    def as_of(self, on: date) -> Self:
        """
        The goal as it stood on a day: its later ending and later actions hidden.

        A goal that ended later is shown as active. Days hoped for stay.
        """
        now = attrs.evolve(
            self,
            actions=tuple(a.as_of(on) for a in _dated.known_by(self.actions, on)),
        )
        if _dated.had_come(self.ended_on, on):
            return now
        return attrs.evolve(
            now, status=GoalStatus.ACTIVE, ended_on=None, removed_because=None
        )

    def lacks(self) -> tuple[Lack, ...]:
        """
        What would make it a goal whose outcome anybody could tell, while it is active.

        Nothing is asked of a goal that is put off or has ended, but that a removal
        says why.
        """
        if self.status is GoalStatus.REMOVED:
            return (Lack.REASON,) if self.removed_because is None else ()
        if self.status is not GoalStatus.ACTIVE:
            return ()
        open_actions = [a for a in self.actions if not a.is_settled]
        missing = {
            Lack.MEASURE: self.measure is None,
            Lack.BASELINE: self.baseline is None,
            Lack.TARGET: self.target is None,
            Lack.DUE: self.due is None,
            Lack.ACTION: not self.actions,
            Lack.OWNER: any(a.owner is None for a in open_actions),
            Lack.ACTION_DUE: any(a.due is None for a in open_actions),
        }
        return tuple(lack for lack, is_missing in missing.items() if is_missing)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class GoalGap:
    """
    One thing that one goal lacks: something to talk about at the next review.

    >>> GoalGap(goal="goal-1", lacks="measure")
    GoalGap(goal='goal-1', lacks=<Lack.MEASURE: 'measure'>)
    """

    goal: GoalId = attrs.field(converter=ids.goal_id, metadata=INTERNAL)
    lacks: Lack = attrs.field(converter=Lack, metadata=INTERNAL)
