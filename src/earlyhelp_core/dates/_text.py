"""
Days as text: one strict way in, one plain way out, and no locale.
"""

from __future__ import annotations

from earlyhelp_core.fields import DateLike, as_date

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


def written(day: DateLike) -> str:
    """
    The day as in a letter, with its weekday: people plan by weekdays.

    >>> written("2026-03-02")
    'Mon 2 March 2026'
    """
    day = as_date(day)
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
