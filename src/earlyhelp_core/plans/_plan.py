"""
The plan of a family, and the questions a review asks of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self, final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Conflict, Problem, UnknownName, unknown_name
from earlyhelp_core.ids import GoalId, PersonId, PlanId
from earlyhelp_core.plans._actions import Action
from earlyhelp_core.plans._changes import put
from earlyhelp_core.plans._goals import Goal, GoalGap, GoalStatus
from earlyhelp_core.plans._parts import (
    PlanAgreement,
    Response,
    Review,
    Share,
    Supporter,
)
from earlyhelp_core.private import INTERNAL, SPECIAL, Narrative, narrative, record
from earlyhelp_core.sources import Recorded

__all__ = ["FamilyPlan"]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class FamilyPlan:
    """
    What a family and those around them have agreed to do, and how it goes.

    Raises `Impossible` where the plan ended or was reviewed before it started, or two
    goals or two actions have one id.

    >>> from earlyhelp_core.plans import AgencyOwner
    >>> plan = FamilyPlan(id="plan-1", started=date(2026, 3, 2)).with_goal(
    ...     Goal(id="goal-1", words="Calm mornings.", area="family routine")
    ... )
    >>> plan = plan.with_action(
    ...     "goal-1",
    ...     Action(
    ...         id="action-1",
    ...         what="Ask for a later start.",
    ...         owner=AgencyOwner(agency="school"),
    ...         due=date(2026, 3, 20),
    ...     ),
    ... )
    >>> [action.id for action in plan.drift(date(2026, 4, 1))]
    ['action-1']
    >>> print(plan.share_of_outcomes_met())
    0 of 1
    """

    id: PlanId = attrs.field(converter=ids.plan_id, metadata=INTERNAL)
    started: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: What each person who was asked said to it, oldest first.
    agreed: tuple[PlanAgreement, ...] = attrs.field(default=(), metadata=INTERNAL)
    goals: tuple[Goal, ...] = attrs.field(default=(), metadata=INTERNAL)
    reviews: tuple[Review, ...] = attrs.field(default=(), metadata=INTERNAL)
    #: What they will do, and whom they will ring, if things get harder.
    contingency: Narrative | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(narrative),
        metadata=SPECIAL,
    )
    #: Who goes on supporting them once the plan has ended.
    supporter: Supporter | None = attrs.field(default=None, metadata=INTERNAL)
    #: The last day of the plan; ``None`` while it runs.
    ended: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be true of one plan."""
        _model.refuse(
            self,
            _model.in_order("started", self.started, "ended", self.ended),
            _model.no_repeats("/goals", (goal.id for goal in self.goals)),
            self._repeated_actions(),
            self._reviewed_too_soon(),
        )

    def _repeated_actions(self) -> Iterable[Problem]:
        # Within one goal the goal itself refuses; here, from goal to goal.
        seen: set[str] = set()
        for goal_place, goal in enumerate(self.goals):
            for place, action in enumerate(goal.actions):
                yield from _model.when(
                    action.id in seen,
                    f"/goals/{goal_place}/actions/{place}",
                    "repeated-id",
                    "an action of another goal has this id; give each its own",
                )
            seen.update(action.id for action in goal.actions)

    def _reviewed_too_soon(self) -> Iterable[Problem]:
        for place, review in enumerate(self.reviews):
            yield from _model.when(
                review.on < self.started,
                f"/reviews/{place}/on",
                "before-start",
                "nothing could be reviewed before the plan started; "
                "correct one of the two dates",
            )

    @property
    def dated(self) -> date | None:
        """The day it started."""
        return self.started

    def is_open(self, on: date) -> bool:
        """Whether the plan ran on that day."""
        return self.started <= on and (self.ended is None or on <= self.ended)

    def goal(self, goal: GoalId) -> Goal:
        """The goal of that id. Raises `UnknownName`, with the nearest ones."""
        for known in self.goals:
            if known.id == goal:
                return known
        names = [known.id for known in self.goals]
        raise UnknownName("FamilyPlan", [unknown_name("goal", goal, names)])

    def answer_of(self, person: PersonId, on: date) -> Response | None:
        """
        What that person last said to the plan, by that day; ``None``: nothing recorded.

        An answer without a date is taken as older than every dated one.
        """
        said = [a for a in _dated.known_by(self.agreed, on) if a.person == person]
        said.sort(key=lambda answer: answer.on or date.min)
        return said[-1].said if said else None

    def actions(self, on: date) -> tuple[Action, ...]:
        """
        What was to be done, by that day, towards goals that were not given up.

        When a goal is removed its actions stay on record, and are nobody's task.
        """
        return tuple(
            action
            for goal in self.as_of(on).goals
            if goal.status is not GoalStatus.REMOVED
            for action in goal.actions
        )

    def open_actions(self, on: date) -> tuple[Action, ...]:
        """What was still to be done on that day."""
        return tuple(a for a in self.actions(on) if not a.is_settled)

    def overdue(self, on: date) -> tuple[Action, ...]:
        """What should have been done by that day and was not, whoever's it is."""
        return tuple(a for a in self.actions(on) if a.is_overdue(on))

    def drift(self, on: date) -> tuple[Action, ...]:
        """
        What *agencies* should have done by that day and had not.

        The measure of partner delay. What the family has not managed is in `overdue`
        and is never called drift, nor is what nobody has taken on.
        """
        return tuple(a for a in self.actions(on) if a.is_drifting(on))

    def actions_settled(self, on: date) -> YesNo | None:
        """
        Whether by that day each action was done, carried over or no longer needed.

        ``None`` where the plan had no actions: nothing to settle is not settled.
        """
        if not any(goal.actions for goal in self.as_of(on).goals):
            return None
        return YesNo.NO if self.open_actions(on) else YesNo.YES

    def share_of_outcomes_met(self) -> Share:
        """
        How many of the goals were met, of *all* goals: removed and future ones too.

        Partly met is not met. For an earlier day ask ``plan.as_of(on)``.
        """
        met = sum(goal.status is GoalStatus.MET for goal in self.goals)
        return Share(met=met, of=len(self.goals))

    def latest_review(self, on: date) -> Review | None:
        """The last review up to that day."""
        held = _dated.known_by(self.reviews, on)
        return max(held, key=lambda review: review.on, default=None)

    def smart_gaps(self) -> tuple[GoalGap, ...]:
        """
        What the goals lack to be specific, measurable and dated, goal by goal.

        Something to talk about at the next review; it never stands in anybody's way.
        """
        return tuple(
            GoalGap(goal=goal.id, lacks=lack)
            for goal in self.goals
            for lack in goal.lacks()
        )

    def with_goal(self, goal: Goal) -> Self:
        """The plan with that goal, in the place of the one of the same id if any."""
        return attrs.evolve(self, goals=put(self.goals, goal))

    def with_action(self, goal_id: GoalId, action: Action) -> Self:
        """
        The plan with that action under a goal, or in the place of the one of its id.

        Raises `UnknownName` where the plan has no such goal.
        """
        return self.with_goal(self.goal(goal_id).with_action(action))

    def with_review(self, review: Review) -> Self:
        """The plan with one more review."""
        return attrs.evolve(self, reviews=(*self.reviews, review))

    def without_goal(
        self, goal_id: GoalId, *, because: Narrative | str | None, on: date
    ) -> Self:
        """
        The plan with that goal given up; it stays on the page and in the count.

        Raises `UnknownName` where the plan has no such goal, and `Conflict` where the
        goal has already ended: to remove a goal that was met, or not met, would
        rewrite how it went.

        >>> plan = FamilyPlan(id="plan-1", started=date(2026, 3, 2)).with_goal(
        ...     Goal(id="goal-1", words="A bigger flat.", area="housing")
        ... )
        >>> plan = plan.without_goal(
        ...     "goal-1", because="They chose to stay.", on=date(2026, 4, 1)
        ... )
        >>> print(plan.share_of_outcomes_met())
        0 of 1
        """
        goal = self.goal(goal_id)
        if goal.is_ended:
            raise Conflict.of(
                "FamilyPlan",
                path=f"/goals/{self.goals.index(goal)}/status",
                code="already-ended",
                message="the goal has ended; set a new one rather than remove it",
            )
        removed = attrs.evolve(
            goal, status=GoalStatus.REMOVED, ended_on=on, removed_because=because
        )
        return self.with_goal(removed)

    def as_of(self, on: date) -> Self:
        """
        The plan as it stood on a day: later facts are hidden, planned days stay.

        >>> plan = FamilyPlan(
        ...     id="plan-1", started=date(2026, 3, 2), ended=date(2026, 9, 1)
        ... )
        >>> plan.as_of(date(2026, 6, 1)).ended is None
        True
        """
        supporter = self.supporter
        if supporter is not None and not _dated.had_come(supporter.dated, on):
            supporter = None
        return attrs.evolve(
            self,
            agreed=_dated.known_by(self.agreed, on),
            goals=tuple(g.as_of(on) for g in _dated.known_by(self.goals, on)),
            reviews=_dated.known_by(self.reviews, on),
            supporter=supporter,
            ended=_dated.unless_later(self.ended, on),
        )
