"""
Unauthorised sessions in a window of school weeks that rolls.

Where it is not recorded which weeks were school weeks, or where the register does not
reach back far enough, there is no one number: there is the least it can be, and the
most, or no most at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import final

import attrs

from earlyhelp_core.attendance._calendar import SchoolTerm, school_weeks, week_of
from earlyhelp_core.attendance._marks import Counts
from earlyhelp_core.attendance._rules import AttendanceRules
from earlyhelp_core.attendance._sessions import AttendanceRecord, Holding
from earlyhelp_core.attendance._thresholds import NoticeThreshold
from earlyhelp_core.fields import DateLike, Internal, Personal, as_date, record


@record
class InWindow:
    """
    How many counted sessions lie in the window that ends on a day.
    """

    #: The Monday the window begins with; ``None`` where fewer school weeks are known.
    since: Internal[date | None, DateLike | None]
    #: The day asked about.
    on: Internal[date, DateLike]
    least: Personal[int]
    #: ``None``: there may be any number more, for the register is not whole.
    most: Personal[int | None]


@final
@attrs.frozen(kw_only=True)
class _Register:
    """
    A record made ready for counting by school weeks.
    """

    record: AttendanceRecord
    rules: AttendanceRules
    threshold: NoticeThreshold
    terms: tuple[SchoolTerm, ...]

    @cached_property
    def counted(self) -> tuple[date, ...]:
        """The days of the sessions that count, in order, one for each session."""
        held, since = self.record.sessions, self.threshold.since
        codes = self.threshold.codes
        return tuple(sorted(s.on for s in held if s.code in codes and s.on >= since))

    @cached_property
    def weeks(self) -> tuple[date, ...]:
        """The school weeks that are known, in order."""
        held = (
            s.on
            for s in self.record.sessions
            if self.rules.counts(s.code, s.on) is not Counts.NO_SESSION
        )
        return school_weeks(self.terms, held)

    def count(self, on: date) -> InWindow:
        """How many count in the window that ends on that day."""
        known = bool(self.terms) or self.record.holding is Holding.EVERY_SESSION
        since = self._since(on) if known else None
        # Without the school's calendar, so many weeks of any kind hold no more school
        # weeks than that; and the weeks that are known reach at least as far back.
        narrow = since if known else self._weeks_before(on)
        wide = since if known else self._since(on)
        whole = self._is_whole(wide, on)
        return InWindow(
            since=since,
            on=on,
            least=self._between(narrow, on),
            most=self._between(wide, on) if whole else None,
        )

    def _since(self, on: date) -> date | None:
        reached = bisect_right(self.weeks, on)
        place = reached - self.threshold.school_weeks
        return self.weeks[place] if place >= 0 else None

    def _weeks_before(self, on: date) -> date:
        back = timedelta(weeks=self.threshold.school_weeks - 1)
        monday = week_of(on)
        return monday - back if monday - date.min > back else date.min

    def _between(self, since: date | None, on: date) -> int:
        first = 0 if since is None else bisect_left(self.counted, since)
        return bisect_right(self.counted, on) - first

    def _is_whole(self, since: date | None, on: date) -> bool:
        period = self.record.period
        first = (
            self.threshold.since if since is None else max(since, self.threshold.since)
        )
        return (
            self.record.holding is not None
            and period.start <= first
            and (period.end is None or on <= period.end)
        )


def unauthorised_in_window(
    record: AttendanceRecord,
    rules: AttendanceRules,
    *,
    on: DateLike,
    terms: Iterable[SchoolTerm] = (),
) -> InWindow | None:
    """
    How many sessions count towards the threshold in the window that ends on a day.

    The window is the last so many school weeks up to that day, also in the holidays.
    A school week is one of the *terms*, or one with a session in the register.
    ``None`` where the edition has no threshold for that day.

    >>> from earlyhelp_core import partnerships
    >>> from earlyhelp_core.attendance import Session
    >>> from earlyhelp_core.dates import Period
    >>> rules = partnerships.load("england", on=None).attendance
    >>> record = AttendanceRecord(
    ...     pupil="p2",
    ...     period=Period(start=date(2025, 9, 1)),
    ...     holding="every-absence",
    ...     sessions=[Session(on=date(2026, 3, 2), half="am", code="U")],
    ... )
    >>> found = unauthorised_in_window(record, rules, on=date(2026, 3, 6))
    >>> found.least, found.most  # which weeks were school weeks is not recorded
    (1, None)
    """
    on = as_date(on)
    register = _register(record, rules, on, tuple(terms))
    return None if register is None else register.count(on)


def threshold_reached(
    record: AttendanceRecord,
    rules: AttendanceRules,
    *,
    on: DateLike,
    terms: Iterable[SchoolTerm] = (),
) -> tuple[date, ...]:
    """
    The days, up to one, on which a session brought the count to the threshold or over.

    The duty to consider arises on each of them. Only what is sure is told: days on
    which it may have been reached are not among them.
    """
    on = as_date(on)
    register = _register(record, rules, on, tuple(terms))
    if register is None:
        return ()
    enough = register.threshold.sessions
    days = dict.fromkeys(day for day in register.counted if day <= on)
    return tuple(day for day in days if register.count(day).least >= enough)


def _register(
    record: AttendanceRecord,
    rules: AttendanceRules,
    on: date,
    terms: tuple[SchoolTerm, ...],
) -> _Register | None:
    current = rules.notices_on(on)
    if current is None or current.threshold is None:
        return None
    return _Register(
        record=record,
        rules=rules,
        threshold=current.threshold,
        terms=terms,
    )
