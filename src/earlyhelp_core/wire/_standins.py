"""
Values that stand in for a part of a document that could not be taken.

They are tried, and never kept: only what is wrong whichever of them stands there is
told. So there are few, and they lie far apart.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import NoneType, UnionType
from typing import Union, get_args, get_origin

from earlyhelp_core.fields import Code
from earlyhelp_core.privacy import Narrative, PersonName
from earlyhelp_core.wire._reading import Raw

_EARLY, _LATE = (1900, 1, 1), (2200, 1, 1)
_KNOWN: dict[Raw, tuple[Raw, ...]] = {
    bool: (False, True),
    int: (0, 1),
    float: (0.0, 1.0),
    str: ("x", "y"),
    date: (date(*_EARLY), date(*_LATE)),
    datetime: (
        datetime(*_EARLY, tzinfo=UTC),
        datetime(*_LATE, tzinfo=UTC),
    ),
    Narrative: (Narrative("x"),),
    PersonName: (PersonName("x"),),
}
_UNIONS = frozenset({Union, UnionType})


def stand_ins(of_type: Raw) -> tuple[Raw, ...]:
    """Some values of a type; none where they cannot be made up."""
    if isinstance(of_type, type) and issubclass(of_type, Code):
        return tuple(of_type)
    if isinstance(of_type, type) and issubclass(of_type, str):
        return _KNOWN[str]
    inner = members(of_type)
    if inner:
        return tuple(value for one in inner for value in stand_ins(one))
    return _KNOWN.get(of_type, ())


def is_list(of_type: Raw) -> bool:
    """Whether a document gives a list for the type, or may."""
    return get_origin(of_type) is tuple or any(map(is_list, members(of_type)))


def members(of_type: Raw) -> tuple[Raw, ...]:
    """What a union is made of, ``None`` left out; nothing where it is no union."""
    if get_origin(of_type) not in _UNIONS:
        return ()
    return tuple(one for one in get_args(of_type) if one is not NoneType)
