"""
Days, spans, periods and London time: the only door to the calendar and the clock.

A review is due in thirty *working* days, a child is an age *on* a day, a contact at
half past eleven at night in summer belongs to that London date. Each of these is
easy to get slightly wrong and hard to notice, so it is worked out here and nowhere
else. Nothing here reads a clock: the day that is asked about is an argument.

Counting working days, the day of the event is day 0 and the count starts on the
next working day (usual practice; no publication we have read lays it down).

pendulum knows the London clock. Ages and months are whole-number arithmetic of our
own, because they must be right on the day before every birthday too.
"""

from __future__ import annotations

from earlyhelp_core.dates._ages import add_months, age_on, months_between
from earlyhelp_core.dates._clock import london, london_date
from earlyhelp_core.dates._periods import Period
from earlyhelp_core.dates._spans import Span, Unit, add, earliest_within
from earlyhelp_core.dates._text import written
from earlyhelp_core.dates._working import (
    ENGLAND,
    WorkingCalendar,
    add_working_days,
    last_working_day,
    working_days_between,
)
from earlyhelp_core.fields import DateLike, MomentLike, as_date

__all__ = [
    "ENGLAND",
    "DateLike",
    "MomentLike",
    "Period",
    "Span",
    "Unit",
    "WorkingCalendar",
    "add",
    "add_months",
    "add_working_days",
    "age_on",
    "as_date",
    "earliest_within",
    "last_working_day",
    "london",
    "london_date",
    "months_between",
    "working_days_between",
    "written",
]
