"""
The ids and codes by which a directory of services names what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NewType

from earlyhelp_core import _model
from earlyhelp_core.ids._local import AgencyId, agency_id

__all__ = [
    "DirectoryId",
    "LocalityCode",
    "NeedAreaCode",
    "ServiceId",
    "TieEnd",
    "agency_ids",
    "directory_id",
    "locality_code",
    "locality_codes",
    "need_area_code",
    "need_area_codes",
    "service_id",
    "tie_end",
]

#: A directory of agencies and services, in one edition.
DirectoryId = NewType("DirectoryId", str)
#: Something an agency offers to families.
ServiceId = NewType("ServiceId", str)
#: A borough, or a part of one.
LocalityCode = NewType("LocalityCode", str)
#: An area of need in which somebody may be helped, such as ``attendance``.
NeedAreaCode = NewType("NeedAreaCode", str)
#: What a tie leads from or to: an agency or a service, and sometimes a locality.
TieEnd = NewType("TieEnd", str)


def _code(value: str) -> str:
    # Every id of the library has one shape; the message speaks of none in particular.
    return agency_id(value)


def directory_id(value: str) -> DirectoryId:
    """*value* as the id of a directory, if it has the shape of one."""
    return DirectoryId(_code(value))


def service_id(value: str) -> ServiceId:
    """*value* as the id of a service, if it has the shape of one."""
    return ServiceId(_code(value))


def locality_code(value: str) -> LocalityCode:
    """*value* as the code of a locality, if it has the shape of one."""
    return LocalityCode(_code(value))


def need_area_code(value: str) -> NeedAreaCode:
    """*value* as the code of an area of need, if it has the shape of one."""
    return NeedAreaCode(_code(value))


def tie_end(value: str) -> TieEnd:
    """*value* as one end of a tie, if it has the shape of an id."""
    return TieEnd(_code(value))


def agency_ids(values: Iterable[str]) -> tuple[AgencyId, ...]:
    """Each of *values* as the id of an agency; all that are none are told at once."""
    return _model.each(agency_id, values)


def locality_codes(values: Iterable[str]) -> tuple[LocalityCode, ...]:
    """Each of *values* as the code of a locality; all that are none are told."""
    return _model.each(locality_code, values)


def need_area_codes(values: Iterable[str]) -> tuple[NeedAreaCode, ...]:
    """Each of *values* as the code of an area of need; all that are none are told."""
    return _model.each(need_area_code, values)
