"""
Change one of several records in place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


def put(
    things: tuple[_T, ...], thing: _T, *, by: Callable[[_T], str]
) -> tuple[_T, ...]:
    """Put *thing* in the place of the one with the same id, or at the end."""
    if all(by(other) != by(thing) for other in things):
        return (*things, thing)
    return tuple(thing if by(other) == by(thing) else other for other in things)
