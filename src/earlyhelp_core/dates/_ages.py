"""
Months and years between days, in whole numbers, right on every day of the calendar.

Libraries get these wrong on a few days in a hundred, and the few are the days before
a birthday or at the end of a month: the very days on which a deadline falls.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import DateLike, as_date


def beyond_calendar() -> Misuse:
    """The refusal of a day before the year 1 or after the year 9999."""
    return Misuse.of(
        "date",
        code="beyond-calendar",
        message="this leads out of the years 1 to 9999; give a shorter span",
    )


def age_on(born: DateLike, on: DateLike) -> int:
    """
    How many whole years old somebody born on *born* is on the day *on*.

    A year is added at the start of the anniversary of birth (Family Law Reform Act
    1969, section 9). In a common year somebody born on 29 February is taken to be a
    year older on 1 March: that is how we recall English practice; confirm it before
    anything turns on that one day.

    Raises `Misuse` for a day before the birth.

    >>> (
    ...     age_on(date(2016, 2, 29), date(2026, 2, 28)),
    ...     age_on(date(2016, 2, 29), date(2026, 3, 1)),
    ... )
    (9, 10)
    """
    born = as_date(born)
    on = as_date(on)
    if on < born:
        raise Misuse.of(
            "age_on",
            code="before-birth",
            message="nobody has an age before birth; ask about a later day",
        )
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def add_months(start: DateLike, n: int) -> date:
    """
    The same day of the month *n* months later (earlier, where *n* is negative).

    Where that month is too short, its last day. Count from the first day of a series
    each time, never from the last result: 31 January, 28 February, then 31 March.

    Raises `Misuse` for a result outside the years 1 to 9999.

    >>> add_months(date(2026, 1, 31), 1), add_months(date(2026, 1, 31), 2)
    (datetime.date(2026, 2, 28), datetime.date(2026, 3, 31))
    """
    start = as_date(start)
    year, month = month_after(start, n)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def month_after(start: date, n: int) -> tuple[int, int]:
    """The year and month that lie *n* months after those of *start*."""
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise beyond_calendar()
    return year, month + 1


def months_between(start: DateLike, end: DateLike) -> int:
    """
    How many whole months have passed from *start* to *end*.

    The most months that `add_months` can add to *start* without passing *end*. Where
    *end* comes first it is the negative of the count the other way round.

    >>> months_between(date(2026, 1, 31), date(2026, 2, 28))
    1
    >>> months_between(date(2026, 1, 31), date(2026, 3, 30))
    1
    """
    start = as_date(start)
    end = as_date(end)
    if end < start:
        return -months_between(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    reached = min(start.day, monthrange(end.year, end.month)[1])
    return months - (end.day < reached)
