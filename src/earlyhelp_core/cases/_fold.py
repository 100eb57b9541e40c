"""
Many records folded into one fact, silence kept apart from no.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from earlyhelp_core.answers import YesNo

_T = TypeVar("_T")


def yes_if(claim: bool) -> YesNo:  # noqa: FBT001 - it turns a claim into a fact
    """Yes where the claim holds, and no where it does not."""
    return YesNo.YES if claim else YesNo.NO


def yes_or_silence(recorded: Iterable[object]) -> YesNo | None:
    """Yes where anything is recorded; its absence says nothing."""
    return YesNo.YES if any(one is not None for one in recorded) else None


def all_yes(facts: Iterable[YesNo | None]) -> YesNo | None:
    """No if any is no; yes if there are any and all are yes."""
    known = list(facts)
    if YesNo.NO in known:
        return YesNo.NO
    return YesNo.YES if known and None not in known else None


def latest(days: Iterable[date | None]) -> date | None:
    """The latest of the days that are known."""
    return max((day for day in days if day is not None), default=None)


def last(values: Iterable[_T]) -> _T | None:
    """The last of them, if there are any."""
    return next(reversed(list(values)), None)
