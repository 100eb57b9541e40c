"""
Days as text: one strict way in, one plain way out, and no locale.
"""

from __future__ import annotations

import re
from datetime import date

from earlyhelp_core.errors import Impossible

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def as_date(text: str) -> date:
    """
    The day written as year, month and day, ``2026-03-02``, and in no other way.

    02/03/2026 is two days, depending on who wrote it; a date without its century or
    a moment with a time is somebody else's guess. All are refused.

    Raises `Impossible` for anything else, without repeating it.

    >>> as_date("2026-03-02")
    datetime.date(2026, 3, 2)
    """
    if not isinstance(text, str) or not _ISO.fullmatch(text):
        raise _refusal("not-a-date", "write it as year-month-day: 2026-03-02")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _refusal("no-such-day", "the calendar has no such day") from None


def _refusal(code: str, message: str) -> Impossible:
    return Impossible.of("date", code=code, message=message)


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def written(day: date) -> str:
    """
    The day as in a letter, with its weekday: people plan by weekdays.

    >>> written(date(2026, 3, 2))
    'Mon 2 March 2026'
    """
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
