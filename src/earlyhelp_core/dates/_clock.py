"""
London wall-clock time, through pendulum.

A record says "at 23:30 on Sunday" and means the clock on the wall. Twice a year that
clock jumps, and all summer it is an hour ahead of the time a server writes down.
"""

from __future__ import annotations

from datetime import date, datetime

import pendulum

from earlyhelp_core import fields
from earlyhelp_core.dates._ages import beyond_calendar
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import MomentLike

_LONDON = pendulum.timezone("Europe/London")


def london(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """
    The instant at which London clocks show this time, with its offset from UTC.

    In the hour that clocks show twice, when summer time ends, the first of the two;
    for the second give a datetime with its own offset. The offset is a fixed one:
    Python never finds an instant of that hour equal to the same one written in UTC,
    and loses an hour between two of one zone, unless their offsets are.

    Raises `Impossible` for a day or time that does not exist, such as the hour that
    is skipped when summer time begins.

    >>> london(2026, 7, 1, 9, 30).isoformat()
    '2026-07-01T09:30:00+01:00'
    """
    try:
        wall = datetime(year, month, day, hour, minute, tzinfo=_LONDON)
    except ValueError:
        raise _refusal("no-such-time", "give a day and a time that exist") from None
    at = datetime.fromisoformat(wall.isoformat())
    if at.astimezone(_LONDON).replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise _refusal("clocks-went-forward", "give the time an hour later")
    return at


def _refusal(code: str, message: str) -> Impossible:
    return Impossible.of("London time", code=code, message=message)


def london_date(at: MomentLike) -> date:
    """
    The date in London at the instant *at*.

    Just before midnight in summer it is already tomorrow there while a clock kept in
    UTC still says today: a contact belongs to the day on which London had it.

    Raises `Impossible` for an instant without a time zone.

    >>> from datetime import timezone
    >>> london_date(datetime(2026, 7, 1, 23, 30, tzinfo=timezone.utc))
    datetime.date(2026, 7, 2)
    """
    try:
        return fields.as_moment(at).astimezone(_LONDON).date()
    except OverflowError:
        raise beyond_calendar() from None
