"""
Several ids of one kind, as a field that lists them takes them.
"""

from __future__ import annotations

from collections.abc import Iterable

from earlyhelp_core import _model
from earlyhelp_core.ids._local import (
    ActionId,
    AgencyId,
    GoalId,
    MemberId,
    action_id,
    agency_id,
    goal_id,
    member_id,
)

__all__ = ["action_ids", "agency_ids", "goal_ids", "member_ids"]


def action_ids(values: Iterable[str]) -> tuple[ActionId, ...]:
    """Each of *values* as the id of an action; all that are none are told at once."""
    return _model.each(action_id, values)


def agency_ids(values: Iterable[str]) -> tuple[AgencyId, ...]:
    """Each of *values* as the id of an agency; all that are none are told at once."""
    return _model.each(agency_id, values)


def goal_ids(values: Iterable[str]) -> tuple[GoalId, ...]:
    """Each of *values* as the id of a goal; all that are none are told at once."""
    return _model.each(goal_id, values)


def member_ids(values: Iterable[str]) -> tuple[MemberId, ...]:
    """Each of *values* as the id of a member; all that are none are told at once."""
    return _model.each(member_id, values)
