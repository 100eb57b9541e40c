"""
The ids and codes by which a directory of services names what stands in it.
"""

from __future__ import annotations

from typing import NewType

from earlyhelp_core.ids._local import local

__all__ = [
    "DirectoryId",
    "LocalityCode",
    "NeedAreaCode",
    "ServiceId",
    "TieEnd",
    "directory_id",
    "locality_code",
    "need_area_code",
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


def directory_id(value: str) -> DirectoryId:
    """*value* as the id of a directory, if it has the shape of one."""
    return DirectoryId(local(value))


def service_id(value: str) -> ServiceId:
    """*value* as the id of a service, if it has the shape of one."""
    return ServiceId(local(value))


def locality_code(value: str) -> LocalityCode:
    """*value* as the code of a locality, if it has the shape of one."""
    return LocalityCode(local(value))


def need_area_code(value: str) -> NeedAreaCode:
    """*value* as the code of an area of need, if it has the shape of one."""
    return NeedAreaCode(local(value))


def tie_end(value: str) -> TieEnd:
    """*value* as one end of a tie, if it has the shape of an id."""
    return TieEnd(local(value))
