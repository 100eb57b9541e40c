"""
The last day of a clock: its limit counted from the day that started it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from earlyhelp_core.attendance import SchoolTerm, school_weeks, week_of
from earlyhelp_core.dates import (
    ENGLAND,
    Period,
    Span,
    Unit,
    WorkingCalendar,
    add,
    last_working_day,
    working_days_between,
)
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.transitions._clocks._timescales import Timescale

_DAY = timedelta(days=1)
_SUNDAY = 6


@policy
class ClockCalendar:
    """
    The days that clocks are counted on: working days, and the school's terms.

    Without terms nobody can say when a limit in school weeks is over.

    >>> ClockCalendar().working.name
    'England and Wales'
    """

    working: Public[WorkingCalendar] = default(ENGLAND)
    terms: PublicList[SchoolTerm] = default(())


def last_day(
    clock: Timescale,
    start: date,
    calendar: ClockCalendar,
    *,
    pauses: Iterable[Period],
    on: date,
) -> date | None:
    """
    The last day of a *clock* that started on a day, with its *pauses* as of *on*.

    Days within a pause do not count. One that began after the last day changes
    nothing: then it was late already. ``None`` where the terms do not reach so far.
    """
    due = _counted(clock, start, calendar, 0)
    reached, extra = start, 0
    for pause in sorted(pauses, key=lambda period: period.start):
        end = on if pause.end is None else min(pause.end, on)
        if due is None or pause.start > due or end <= reached:
            continue
        first = max(pause.start, reached + _DAY)
        extra += _counting(clock, first, end, calendar)
        due, reached = _counted(clock, start, calendar, extra), _spent(clock, end)
    return due


def _counted(
    clock: Timescale, start: date, calendar: ClockCalendar, extra: int
) -> date | None:
    """The last day, with so many *extra* units: working days, school weeks or days."""
    if clock.within is None:
        return _school_day(start, (clock.within_school_weeks or 0) + extra, calendar)
    if clock.within.unit is Unit.WORKING_DAYS:
        span = Span(amount=clock.within.amount + extra, unit=Unit.WORKING_DAYS)
        return add(start, span, calendar=calendar.working)
    more = Span(amount=extra, unit=Unit.DAYS)
    return add(add(start, clock.within), more)


def _school_day(start: date, weeks: int, calendar: ClockCalendar) -> date | None:
    """The same weekday so many school weeks after the week of *start*."""
    known = school_weeks(calendar.terms)
    place = bisect_right(known, week_of(start)) + weeks - 1
    return known[place] + start.weekday() * _DAY if place < len(known) else None


def _counting(
    clock: Timescale, first: date, last: date, calendar: ClockCalendar
) -> int:
    """How many of the clock's units lie between two days, both included."""
    if clock.within is None:
        weeks = school_weeks(calendar.terms)
        return sum(week_of(first) <= week <= last for week in weeks)
    if clock.within.unit is Unit.WORKING_DAYS:
        return working_days_between(first - _DAY, last, calendar=calendar.working)
    return (last - first).days + 1


def _spent(clock: Timescale, end: date) -> date:
    # Of a school week a pause takes the whole, and no other pause takes it again.
    return end if clock.within else end + (_SUNDAY - end.weekday()) * _DAY


def working_day_before(start: date, due: date, calendar: ClockCalendar) -> date | None:
    """
    The last working day before a *due* day that is none itself.

    ``None`` where people are at work on the day, or nobody was since the *start*.
    """
    day = last_working_day(due, calendar=calendar.working)
    return day if start <= day < due else None
