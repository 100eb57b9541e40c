"""
What all parts of a plan do alike: change in place, and know what had come by a day.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol, TypeVar

__all__ = ["had_come", "put"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


def had_come(day: date | None, on: date) -> bool:
    """Whether something of that *day* is shown *on* a day; undated always is."""
    return day is None or day <= on


def put(things: tuple[_T, ...], thing: _T) -> tuple[_T, ...]:
    """Those things with *thing* in the place of the one of its id, or at the end."""
    if all(other.id != thing.id for other in things):
        return (*things, thing)
    return tuple(thing if other.id == thing.id else other for other in things)
