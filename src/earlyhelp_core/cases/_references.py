"""
Whether everything a record refers to stands in the record.

Found by type, not by a list to keep up: an id type on a field called ``id`` or
``codes`` names a thing, the same type on any other field refers to one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias, get_args, get_type_hints

import attrs

from earlyhelp_core import fields, ids
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.fields import evolve

_IdType: TypeAlias = type[ids.Id]
_Found: TypeAlias = tuple[_IdType, bool, str, str]

#: What a case must hold itself, and how each is called. Agencies, pathways and rules
#: stand in editions and directories of their own.
_HELD: Mapping[object, str] = {
    ids.AgreementId: "agreement",
    ids.AssessmentId: "assessment",
    ids.ContactId: "contact",
    ids.DisagreementId: "disagreement",
    ids.EnrolmentId: "enrolment",
    ids.GoalId: "goal",
    ids.HandoverId: "handover",
    ids.LevelCode: "level",
    ids.MeasureId: "measure",
    ids.MemberId: "member",
    ids.MoveId: "move",
    ids.PersonId: "person",
    ids.PlanId: "plan",
    ids.ReferralId: "referral",
    ids.SharingId: "sharing record",
    ids.UnmetNeedId: "unmet need",
}
_NAMING = frozenset({"id", "codes"})


@cache
def _id_fields(cls: type) -> tuple[tuple[str, _IdType | None], ...]:
    """The fields of a class that hold ids, each with its type, or other records."""
    hints = get_type_hints(cls)
    return tuple(
        (field.name, _id_type(hints[field.name])) for field in fields.attributes(cls)
    )


def _id_type(hint: object) -> _IdType | None:
    if isinstance(hint, type) and issubclass(hint, ids.Id):
        return hint if hint in _HELD else None
    found = (_id_type(part) for part in get_args(hint))
    return next((one for one in found if one is not None), None)


def _walk(value: object, path: str) -> Iterator[_Found]:
    if isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _walk(part, f"{path}/{place}")
        return
    cls: type = type(value)
    if attrs.has(cls):
        for name, id_type in _id_fields(cls):
            inner, at = getattr(value, name), f"{path}/{name.rstrip('_')}"
            if id_type is None:
                yield from _walk(inner, at)
            else:
                for where, text in _texts(inner, at):
                    yield id_type, name in _NAMING, where, text


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for place, part in enumerate(value):
            yield f"{path}/{place}", str(part)
    elif value is not None:
        yield path, str(value)


def unresolved(value: object) -> Iterable[Problem]:
    """
    References in a record to what the record does not hold, and ids given twice.
    """
    found = list(_walk(value, ""))
    named: dict[object, dict[str, None]] = {id_type: {} for id_type in _HELD}
    for id_type, names, path, text in found:
        if names:
            if text in named[id_type]:
                yield Problem(
                    path, "repeated-id", "this id stands here twice; give each its own"
                )
            named[id_type][text] = None
    for id_type, names, path, text in found:
        if not names and text not in named[id_type]:
            noun = _HELD[id_type]
            problem = unknown_name(noun, text, list(named[id_type]), path=path)
            is_level = id_type is ids.LevelCode
            yield (problem if is_level else evolve(problem, code="unknown-reference"))
