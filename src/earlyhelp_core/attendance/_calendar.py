"""
School years, terms and school weeks: the calendar that attendance is counted by.

A school week is any week with at least one school session, so a window of ten school
weeks may reach across a holiday, a term and a year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import total_ordering
from typing import Self

from earlyhelp_core import fields
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import DateLike, Public, PublicList, as_date, default, policy

#: A school year begins with the first term after July (practice).
_FIRST_MONTH = 8
_CENTURY = 100
_SCHOOL_DAYS = 5
_DAY = timedelta(days=1)


@total_ordering
@policy
class SchoolYear:
    """
    A school year, by the calendar year it begins in: 1 August to 31 July.

    Thresholds are stated by school year, so a day in August belongs to the year to
    come.

    Raises `Impossible` for a year that no calendar reaches.

    >>> year = SchoolYear.of(date(2016, 3, 1))
    >>> str(year), year.period.end
    ('2015/16', datetime.date(2016, 7, 31))
    """

    starts: Public[int]

    def __attrs_post_init__(self) -> None:
        """Refuse a year outside the calendar."""
        fields.refuse(
            self,
            fields.when(
                not MINYEAR <= self.starts < MAXYEAR,
                "/starts",
                "out-of-range",
                "give the calendar year it begins in, such as 2015 for 2015/16",
            ),
        )

    def __lt__(self, other: SchoolYear) -> bool:
        """Order years by when they begin."""
        return self.starts < other.starts

    @classmethod
    def of(cls, day: DateLike) -> Self:
        """The school year in which that day lies."""
        day = as_date(day)
        return cls(starts=day.year - (day.month < _FIRST_MONTH))

    @property
    def period(self) -> Period:
        """From its first day to its last."""
        return Period(
            start=date(self.starts, _FIRST_MONTH, 1),
            end=date(self.starts + 1, _FIRST_MONTH, 1) - _DAY,
        )

    def __str__(self) -> str:
        """As written on the desk."""
        return f"{self.starts}/{(self.starts + 1) % _CENTURY:02}"


@policy
class SchoolTerm:
    """
    A term of a school, with the stretches in between when it is shut.

    Without it, school weeks are known only where every session is held.

    Raises `Impossible` for a term without an end and for a break outside it.

    >>> term = SchoolTerm(
    ...     name="autumn 2025",
    ...     period=Period(start=date(2025, 9, 2), end=date(2025, 12, 19)),
    ...     breaks=[Period(start=date(2025, 10, 27), end=date(2025, 10, 31))],
    ... )
    >>> len(term.weeks), term.contains(date(2025, 10, 28))
    (15, True)
    """

    name: Public[str]
    period: Public[Period]
    #: Half-term holidays and closures, each with its last day.
    breaks: PublicList[Period] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse a term that never ends, and breaks that are none of its own."""
        fields.refuse(
            self,
            fields.when(
                self.period.end is None,
                "/period/end",
                "missing-end",
                "give the last day of term; terms are set in advance",
            ),
            self._breaks_elsewhere(),
        )

    def _breaks_elsewhere(self) -> Iterable[Problem]:
        for place, each in enumerate(self.breaks):
            if each.end is None or not (
                self.period.contains(each.start) and self.period.contains(each.end)
            ):
                yield Problem(
                    f"/breaks/{place}",
                    "outside-term",
                    "give breaks with first and last day, both within the term",
                )

    def contains(self, day: DateLike) -> bool:
        """Whether that day lies in the term, breaks included."""
        return self.period.contains(day)

    @property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of its school weeks, in order."""
        last = self.period.end or self.period.start
        days = (
            date.fromordinal(number)
            for number in range(self.period.start.toordinal(), last.toordinal() + 1)
        )
        return tuple(sorted({week_of(day) for day in days if self._is_open(day)}))

    def _is_open(self, day: date) -> bool:
        at_work = day.weekday() < _SCHOOL_DAYS
        return at_work and not any(each.contains(day) for each in self.breaks)


def week_of(day: DateLike) -> date:
    """
    The Monday of the week in which that day lies.

    >>> week_of(date(2026, 3, 1))
    datetime.date(2026, 2, 23)
    """
    day = as_date(day)
    return date.fromordinal(max(day.toordinal() - day.weekday(), 1))


def school_weeks(
    terms: Iterable[SchoolTerm], sessions: Iterable[date] = ()
) -> tuple[date, ...]:
    """
    The Mondays of all school weeks: of the *terms*, and of days with *sessions*.

    >>> school_weeks([], [date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 9)])
    (datetime.date(2026, 3, 2), datetime.date(2026, 3, 9))
    """
    of_terms = {week for term in terms for week in term.weeks}
    return tuple(sorted(of_terms | {week_of(day) for day in sessions}))
