"""
Working days for whole columns of dates, such as a year's referrals of a region.

Needs numpy, which the library itself does not: install ``earlyhelp-core[columns]``.
The answers are those of `earlyhelp_core.dates.working_days_between`, pair by pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TypeAlias

try:
    import numpy as np
    from numpy.typing import NDArray
except ModuleNotFoundError as missing:
    _MESSAGE = "columns need numpy; install earlyhelp-core[columns]"
    raise ModuleNotFoundError(_MESSAGE, name=missing.name) from None

from earlyhelp_core import fields
from earlyhelp_core.dates._ages import beyond_calendar
from earlyhelp_core.dates._published import foreseen
from earlyhelp_core.dates._working import ENGLAND, WorkingCalendar
from earlyhelp_core.errors import Misuse

__all__ = ["Days", "working_days_between"]

#: A column of dates, or one date for every row.
Days: TypeAlias = NDArray[np.datetime64] | Sequence[date] | date


def working_days_between(
    starts: Days, ends: Days, *, calendar: WorkingCalendar = ENGLAND
) -> NDArray[np.int64]:
    """
    How many working days lie after each start, up to and including each end.

    Columns of one length, or one of them a single date. As for single dates, days
    beyond ``calendar.published_until`` are counted as the rules foresee them.

    Raises `Misuse` for columns of different lengths, for missing dates (leave those
    rows out, for nobody can count from a day that is not recorded) and for times.

    >>> working_days_between(date(2026, 4, 2), [date(2026, 4, 3), date(2026, 4, 8)])
    array([0, 2])
    """
    start, end = _numbers(starts), _numbers(ends)
    try:
        start, end = np.broadcast_arrays(start, end)
    except ValueError:
        raise _refused("lengths", "give columns of one length, or one date") from None
    if not start.size:
        return np.zeros(0, dtype=np.int64)
    first = min(int(start.min()), int(end.min()))
    last = max(int(start.max()), int(end.max()))
    if not _FIRST <= first <= last <= _LAST:
        raise beyond_calendar()
    # A published calendar answers for most columns, and its table is kept.
    began, reached = _reached(
        calendar,
        min(_year(first), calendar.published_from.year),
        max(_year(last), calendar.published_until.year),
    )
    return (reached[end - began] - reached[start - began]).astype(np.int64)


_EPOCH = date(1970, 1, 1).toordinal()
_FIRST, _LAST = date.min.toordinal() - _EPOCH, date.max.toordinal() - _EPOCH
_Numbers: TypeAlias = NDArray[np.int64]


def _numbers(days: Days) -> _Numbers:
    """Days as numpy counts them, from 1970."""
    if isinstance(days, np.ndarray) and days.dtype.kind == "M":
        whole = days.astype(_DAY, copy=False)
        if np.isnat(whole).any():
            message = "leave out the rows where a date is not recorded"
            raise _refused("not-a-date", message)
        if days.dtype != _DAY and (days != whole).any():
            raise _refused("not-a-date", "these are instants; give their London dates")
        return whole.view(np.int64)
    # One by one, for numpy would take numbers for dates and cut times off.
    if isinstance(days, date):
        return np.asarray(fields.as_date(days), dtype=_DAY).view(np.int64)
    return np.asarray(fields.each(fields.as_date, days), dtype=_DAY).view(np.int64)


_DAY = np.dtype("datetime64[D]")


def _refused(code: str, message: str) -> Misuse:
    return Misuse.of("working_days_between", code=code, message=message)


def _year(number: int) -> int:
    return date.fromordinal(number + _EPOCH).year


@lru_cache(maxsize=8)
def _reached(
    calendar: WorkingCalendar, first: int, last: int
) -> tuple[int, NDArray[np.int32]]:
    """
    The first day of these years, and how many working days lie up to each of theirs.
    """
    began = date(first, 1, 1).toordinal() - _EPOCH
    days = np.arange(began, date(last, 12, 31).toordinal() - _EPOCH + 1)
    # Numpy's day 0 was a Thursday.
    at_work = (days + 3) % 7 < _SATURDAY
    by_rule = (
        day
        for year in range(first, last + 1)
        for day in foreseen(year)
        if calendar.is_provisional(day)
    )
    for day in (*calendar.holidays, *by_rule):
        at_work[day.toordinal() - _EPOCH - began] = False
    return began, np.cumsum(at_work, dtype=np.int32)


_SATURDAY = 5
