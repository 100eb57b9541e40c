"""
What all parts of a plan do alike: change in place.
"""

from __future__ import annotations

from typing import Protocol, TypeVar


class _Identified(Protocol):
    """
    Anything that goes by an id.
    """

    @property
    def id(self) -> str:
        """What it goes by."""
        ...


_T = TypeVar("_T", bound=_Identified)


def put(things: tuple[_T, ...], thing: _T) -> tuple[_T, ...]:
    """Those things with *thing* in the place of the one of its id, or at the end."""
    if all(other.id != thing.id for other in things):
        return (*things, thing)
    return tuple(thing if other.id == thing.id else other for other in things)
