"""
Several ids of one kind, as a field that lists them takes them.
"""

from __future__ import annotations

from collections.abc import Iterable

from earlyhelp_core import _model
from earlyhelp_core.ids._directory import (
    LocalityCode,
    NeedAreaCode,
    locality_code,
    need_area_code,
)
from earlyhelp_core.ids._local import (
    ActionId,
    AgencyId,
    GoalId,
    MeasureId,
    MemberId,
    NeedCode,
    PersonId,
    action_id,
    agency_id,
    goal_id,
    measure_id,
    member_id,
    need_code,
    person_id,
)
from earlyhelp_core.ids._policy import (
    CircumstanceName,
    LevelCode,
    PartnershipId,
    circumstance_name,
    level_code,
    partnership_id,
)

__all__ = [
    "action_ids",
    "agency_ids",
    "circumstance_names",
    "goal_ids",
    "level_codes",
    "locality_codes",
    "measure_ids",
    "member_ids",
    "need_area_codes",
    "need_codes",
    "partnership_ids",
    "person_ids",
]


def action_ids(values: Iterable[str]) -> tuple[ActionId, ...]:
    """Each of *values* as the id of an action; all that are none are told at once."""
    return _model.each(action_id, values)


def agency_ids(values: Iterable[str]) -> tuple[AgencyId, ...]:
    """Each of *values* as the id of an agency; all that are none are told at once."""
    return _model.each(agency_id, values)


def circumstance_names(values: Iterable[str]) -> tuple[CircumstanceName, ...]:
    """Each of *values* as the name of a circumstance; all that are none are told."""
    return _model.each(circumstance_name, values)


def goal_ids(values: Iterable[str]) -> tuple[GoalId, ...]:
    """Each of *values* as the id of a goal; all that are none are told at once."""
    return _model.each(goal_id, values)


def level_codes(values: Iterable[str]) -> tuple[LevelCode, ...]:
    """Each of *values* as the code of a level; all that are none are told at once."""
    return _model.each(level_code, values)


def locality_codes(values: Iterable[str]) -> tuple[LocalityCode, ...]:
    """Each of *values* as the code of a locality; all that are none are told."""
    return _model.each(locality_code, values)


def measure_ids(values: Iterable[str]) -> tuple[MeasureId, ...]:
    """Each of *values* as the id of a measure; all that are none are told at once."""
    return _model.each(measure_id, values)


def member_ids(values: Iterable[str]) -> tuple[MemberId, ...]:
    """Each of *values* as the id of a member; all that are none are told at once."""
    return _model.each(member_id, values)


def need_area_codes(values: Iterable[str]) -> tuple[NeedAreaCode, ...]:
    """Each of *values* as the code of an area of need; all that are none are told."""
    return _model.each(need_area_code, values)


def need_codes(values: Iterable[str]) -> tuple[NeedCode, ...]:
    """Each of *values* as the code of a need; all that are none are told at once."""
    return _model.each(need_code, values)


def partnership_ids(values: Iterable[str]) -> tuple[PartnershipId, ...]:
    """Each of *values* as the id of a partnership; all that are none are told."""
    return _model.each(partnership_id, values)


def person_ids(values: Iterable[str]) -> tuple[PersonId, ...]:
    """Each of *values* as the id of a person; all that are none are told at once."""
    return _model.each(person_id, values)
