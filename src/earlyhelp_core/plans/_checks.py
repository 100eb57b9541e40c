"""
What cannot be true of one plan, from goal to goal and from part to part.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core import fields
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.fields import evolve
from earlyhelp_core.plans._goals import Goal
from earlyhelp_core.plans._parts import Review
from earlyhelp_core.plans._versions import PlanVersion


def repeated_actions(goals: Iterable[Goal]) -> Iterable[Problem]:
    """One id for actions of two goals; within one goal the goal itself refuses."""
    seen: set[str] = set()
    for goal_place, goal in enumerate(goals):
        for place, action in enumerate(goal.actions):
            yield from fields.when(
                action.id in seen,
                f"/goals/{goal_place}/actions/{place}",
                "repeated-id",
                "an action of another goal has this id; give each its own",
            )
        seen.update(action.id for action in goal.actions)


def reviewed_too_soon(reviews: Iterable[Review], started: date) -> Iterable[Problem]:
    """Reviews of what was not there yet."""
    for place, review in enumerate(reviews):
        yield from fields.when(
            review.on < started,
            f"/reviews/{place}/on",
            "before-start",
            "nothing could be reviewed before the plan started; "
            "correct one of the two dates",
        )


def unknown_goals(
    versions: Iterable[PlanVersion], goals: Iterable[Goal]
) -> Iterable[Problem]:
    """Goals of a version that the plan never had: none ever leaves it."""
    known = [goal.id for goal in goals]
    for place, version in enumerate(versions):
        for goal_place, had in enumerate(version.goals):
            if had.goal not in known:
                path = f"/versions/{place}/goals/{goal_place}/goal"
                yield evolve(
                    unknown_name("goal", had.goal, known, path=path),
                    code="unknown-reference",
                )
