"""
The plan of a family, and the questions a review asks of it.
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Self

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Conflict, UnknownName, unknown_name
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Special,
    SpecialList,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import ActionId, GoalId, PersonId, PlanId
from earlyhelp_core.plans._actions import Action, ActionStatusLike
from earlyhelp_core.plans._changes import put
from earlyhelp_core.plans._checks import (
    repeated_actions,
    reviewed_too_soon,
    unknown_goals,
)
from earlyhelp_core.plans._goals import Goal, GoalGap
from earlyhelp_core.plans._loose import LooseEnd, loose_ends
from earlyhelp_core.plans._network import FamilyNetwork
from earlyhelp_core.plans._notes import GoalStatus, GoalStatusLike
from earlyhelp_core.plans._parts import (
    PlanAgreement,
    Response,
    Review,
    Share,
    Supporter,
    last_said,
)
from earlyhelp_core.plans._safety import SafetyPlan
from earlyhelp_core.plans._versions import PlanVersion, planned
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


@record
class FamilyPlan(_dated.Dated, by="started"):
    """
    What a family and those around them have agreed to do, and how it goes.

    Raises `Impossible` where the plan ended or was reviewed before it started, two
    goals or two actions have one id, or a version has a goal that the plan never had.

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

    id: Internal[PlanId, str]
    started: Internal[date, DateLike]
    #: What each person who was asked said to it, oldest first.
    agreed: InternalList[PlanAgreement] = default(())
    goals: InternalList[Goal] = default(())
    reviews: InternalList[Review] = default(())
    #: What they will do, and whom they will ring, if things get harder.
    contingency: Special[Narrative | None, Narrative | str | None] = default(None)
    #: Who goes on supporting them once the plan has ended.
    supporter: Internal[Supporter | None] = default(None)
    #: What the plan said each time it was agreed anew, oldest first.
    versions: InternalList[PlanVersion] = default(())
    #: How some of them keep safe. Even that there is one may not be safe to show.
    safety_plans: SpecialList[SafetyPlan] = default(())
    #: Relatives and others who are there for them, and their own meetings.
    network: Internal[FamilyNetwork | None] = default(None)
    #: The last day of the plan; ``None`` while it runs.
    ended: Internal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be true of one plan."""
        fields.refuse(
            self,
            fields.in_order("started", self.started, "ended", self.ended),
            fields.no_repeats("/goals", (goal.id for goal in self.goals)),
            repeated_actions(self.goals),
            reviewed_too_soon(self.reviews, self.started),
            unknown_goals(self.versions, self.goals),
        )

    def is_open(self, on: DateLike) -> bool:
        """Whether the plan ran on that day."""
        on = as_date(on)
        return self.started <= on and (self.ended is None or on <= self.ended)

    def goal(self, goal: str) -> Goal:
        """The goal of that id. Raises `UnknownName`, with the nearest ones."""
        goal = GoalId(goal)
        for known in self.goals:
            if known.id == goal:
                return known
        names = [known.id for known in self.goals]
        raise UnknownName("FamilyPlan", [unknown_name("goal", goal, names)])

    def answer_of(self, person: str, on: DateLike) -> Response | None:
        """
        What that person last said to the plan, by that day; ``None``: nothing recorded.

        An answer without a date is taken as older than every dated one. That nobody
        asked takes back no answer.
        """
        person = PersonId(person)
        on = as_date(on)
        return last_said(_dated.known_by(self.agreed, on), person)

    def answer_to_version(self, person: str, on: DateLike) -> Response | None:
        """
        What that person said, by that day, to the plan as it was worded on that day.

        An answer to an earlier version is no answer to this one, nor is an undated
        one; ``None``: nothing recorded since it changed. Without versions, as
        `answer_of`.
        """
        person = PersonId(person)
        on = as_date(on)
        version = self.version(on)
        if version is None:
            return self.answer_of(person, on)
        answers = _dated.known_by(self.agreed, on)
        since = (a for a in answers if a.on is not None and version.on <= a.on)
        return last_said(since, person)

    def dissenting(self, on: DateLike) -> tuple[PersonId, ...]:
        """Those whose last word on the plan, by that day, is that they do not agree."""
        on = as_date(on)
        asked = dict.fromkeys(a.person for a in _dated.known_by(self.agreed, on))
        return tuple(
            p for p in asked if self.answer_of(p, on) is Response.DOES_NOT_AGREE
        )

    def version(self, on: DateLike) -> PlanVersion | None:
        """The version that stood on that day; of one day, the one written last."""
        on = as_date(on)
        known = reversed(_dated.known_by(self.versions, on))
        return max(known, key=lambda version: version.on, default=None)

    def standing_safety_plans(self, on: DateLike) -> tuple[SafetyPlan, ...]:
        """The safety plans that stood on that day."""
        return tuple(plan for plan in self.safety_plans if plan.is_standing(on))

    def safe_for(self, person: str) -> Self:
        """
        The plan without the safety plans that *person* may not be told of.

        Nor those of which nobody has considered whether they may.
        """
        told = (p for p in self.safety_plans if p.may_be_told(person) is YesNo.YES)
        return evolve(self, safety_plans=tuple(told))

    def actions(self, on: DateLike) -> tuple[Action, ...]:
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

    def open_actions(self, on: DateLike) -> tuple[Action, ...]:
        """What was still to be done on that day."""
        return tuple(a for a in self.actions(on) if not a.is_settled)

    def overdue(self, on: DateLike) -> tuple[Action, ...]:
        """What should have been done by that day and was not, whoever's it is."""
        return tuple(a for a in self.actions(on) if a.is_overdue(on))

    def drift(self, on: DateLike) -> tuple[Action, ...]:
        """
        What *agencies* should have done by that day and had not.

        The measure of partner delay. What the family has not managed is in `overdue`
        and is never called drift, nor is what nobody has taken on.
        """
        return tuple(a for a in self.actions(on) if a.is_drifting(on))

    def actions_settled(self, on: DateLike) -> YesNo | None:
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

    def latest_review(self, on: DateLike) -> Review | None:
        """The last review up to that day."""
        on = as_date(on)
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

    def loose_ends(self) -> tuple[LooseEnd, ...]:
        """What in it was left undone, unsaid or out of turn, goal by goal."""
        return loose_ends(self.goals)

    def with_version(
        self,
        *,
        on: DateLike,
        because: Narrative | str | None,
        by_role: str | None = None,
    ) -> Self:
        """
        The plan with what it says on that day kept as a version, and why it changed.

        Raises `Conflict` for a day before that of a version it has.

        >>> plan = FamilyPlan(id="plan-1", started=date(2026, 3, 2)).with_goal(
        ...     Goal(id="goal-1", words="Calm mornings.", area="family routine")
        ... )
        >>> plan = plan.with_version(on=date(2026, 3, 2), because="As first agreed.")
        >>> [planned.goal for planned in plan.version(date(2026, 4, 1)).goals]
        ['goal-1']
        """
        on = as_date(on)
        if any(on < version.on for version in self.versions):
            raise Conflict.of(
                "FamilyPlan",
                path=f"/versions/{len(self.versions)}/on",
                code="earlier-version",
                message="the plan has a later version; give a day on or after it",
            )
        then = self.as_of(on)
        version = PlanVersion(
            on=on,
            because=because,
            by_role=by_role,
            goals=planned(then.goals),
            contingency=then.contingency,
        )
        return evolve(self, versions=(*self.versions, version))

    def with_answer(self, answer: PlanAgreement) -> Self:
        """The plan with what somebody said to it; what they said before stays."""
        return evolve(self, agreed=(*self.agreed, answer))

    def with_safety_plan(self, plan: SafetyPlan) -> Self:
        """The plan with one more safety plan; the ones before it stay."""
        return evolve(self, safety_plans=(*self.safety_plans, plan))

    def with_goal(self, goal: Goal) -> Self:
        """The plan with that goal, in the place of the one of the same id if any."""
        return evolve(self, goals=put(self.goals, goal, by=attrgetter("id")))

    def with_action(self, goal_id: str, action: Action) -> Self:
        """
        The plan with that action under a goal, or in the place of the one of its id.

        Raises `UnknownName` where the plan has no such goal.
        """
        return self.with_goal(self.goal(goal_id).with_action(action))

    def with_review(self, review: Review) -> Self:
        """The plan with one more review."""
        return evolve(self, reviews=(*self.reviews, review))

    def without_goal(
        self, goal_id: str, *, because: Narrative | str | None, on: DateLike
    ) -> Self:
        """
        The plan with that goal given up; it stays on the page and in the count.

        Raises `UnknownName` where the plan has no such goal, and `Conflict` where the
        goal has already ended: to remove a goal that was met, or not met, would
        rewrite how it went.
        """
        return self.with_goal_status(
            goal_id, GoalStatus.REMOVED, on=on, because=because
        )

    def with_goal_readded(
        self, goal_id: str, *, because: Narrative | str | None, on: DateLike
    ) -> Self:
        """
        The plan with a goal taken up again that was given up; its notes tell of both.

        Raises `UnknownName` where the plan has no such goal, and `Conflict` where it
        was not removed.
        """
        goal = self.goal(goal_id)
        if goal.status is not GoalStatus.REMOVED:
            raise Conflict.of(
                "FamilyPlan",
                path=f"/goals/{self.goals.index(goal)}/status",
                code="not-removed",
                message="the goal was not removed, so there is nothing to put back",
            )
        return self.with_goal_status(goal_id, GoalStatus.ACTIVE, on=on, because=because)

    def with_goal_status(
        self,
        goal_id: str,
        status: GoalStatusLike,
        *,
        on: DateLike,
        because: Narrative | str | None = None,
    ) -> Self:
        """
        The plan with a goal as it stands from that day on: see `Goal.with_status`.

        Raises `UnknownName` where the plan has no such goal, and `Conflict` as there.
        """
        goal = self.goal(goal_id)
        try:
            changed = goal.with_status(status, on=on, because=because)
        except Conflict as conflict:
            place = self.goals.index(goal)
            problems = [p.under("goals", place) for p in conflict.problems]
            raise Conflict("FamilyPlan", problems) from None
        return self.with_goal(changed)

    def with_action_status(
        self,
        action_id: str,
        status: ActionStatusLike,
        *,
        on: DateLike,
        note: Narrative | str | None = None,
    ) -> Self:
        """
        The plan with an action as it stands from that day on.

        Raises `UnknownName` where it has no such action, and `Conflict` where the
        action is settled: see `Action.with_status`.
        """
        action_id = ActionId(action_id)
        found = {a.id: (goal, a) for goal in self.goals for a in goal.actions}
        if action_id not in found:
            problem = unknown_name("action", action_id, list(found))
            raise UnknownName("FamilyPlan", [problem])
        goal, action = found[action_id]
        changed = action.with_status(status, on=on, note=note)
        return self.with_goal(goal.with_action(changed))

    def as_of(self, on: DateLike) -> Self:
        """The plan as it stood on a day: later facts are hidden, planned days stay."""
        on = as_date(on)
        supporter = self.supporter
        if supporter is not None and not _dated.had_come(supporter.dated, on):
            supporter = None
        goals = tuple(g.as_of(on) for g in _dated.known_by(self.goals, on))
        known = {goal.id for goal in goals}
        versions = _dated.known_by(self.versions, on)
        safety_plans = _dated.known_by(self.safety_plans, on)
        return evolve(
            self,
            agreed=_dated.known_by(self.agreed, on),
            goals=goals,
            versions=tuple(version.of_goals(known) for version in versions),
            safety_plans=tuple(plan.as_of(on) for plan in safety_plans),
            network=None if self.network is None else self.network.as_of(on),
            reviews=_dated.known_by(self.reviews, on),
            supporter=supporter,
            ended=_dated.unless_later(self.ended, on),
        )
