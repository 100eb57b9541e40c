"""
Working days: Monday to Friday without the bank holidays of a calendar.

Within the published years a count is the difference of two numbers in a table.
Beyond them it is weekdays less the holidays that the rules foresee; such an answer is
provisional, because a bank holiday may yet be moved or added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import accumulate, compress, repeat
from typing import Annotated, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.dates._ages import beyond_calendar
from earlyhelp_core.dates._published import FIRST_YEAR, LAST_YEAR, PUBLISHED, foreseen
from earlyhelp_core.errors import Misuse, Problem
from earlyhelp_core.fields import DateLike, Public, Taking, as_date, derived, policy

_Remake: TypeAlias = Callable[[str, date, date, tuple[date, ...]], "WorkingCalendar"]

_ONE = timedelta(days=1)
_SATURDAY = 5


def _as_days(values: Iterable[DateLike]) -> tuple[date, ...]:
    # In order and each once, so that equal calendars are equal values.
    return tuple(sorted(set(fields.each(fields.as_date, values))))


_Days: TypeAlias = Annotated[tuple[date, ...], Taking.by(_as_days)]


@policy
class WorkingCalendar:
    """
    The bank holidays of a place, and how far they have been published.

    The library ships `ENGLAND`; a borough that also closes between Christmas and New
    Year makes its own. Days outside the published range are judged by the regular
    bank holidays of England and Wales and flagged as provisional.

    Raises `Impossible` for a range whose end comes first and for a holiday outside it.

    >>> (
    ...     ENGLAND.is_working_day(date(2020, 5, 4)),
    ...     ENGLAND.is_working_day(date(2020, 5, 8)),
    ... )  # the early May holiday moved that year
    (True, False)
    """

    name: Public[str]
    #: The first and the last day for which the list of holidays is known in full.
    published_from: Public[date, DateLike]
    published_until: Public[date, DateLike]
    #: Days off that are not Saturdays or Sundays; naming a weekend changes nothing.
    holidays: Public[_Days, Iterable[DateLike]]

    # For the library's own use. The last two are counted when first asked for, by
    # `count`: a cached property would slow every look at the calendar by a fifth.
    #: The holidays, to look a day up in.
    off: Public[frozenset[date]] = derived()
    #: Every working day of the published range, in order.
    working_days: Public[tuple[date, ...]] = derived(())
    #: How many working days lie up to and including a day, from the first published.
    #: A day's place is its ordinal: the empty places of the years before cost
    #: a few megabytes, and save every count a subtraction and a comparison.
    reached: Public[tuple[int | None, ...]] = derived(())

    def __attrs_post_init__(self) -> None:
        """Refuse a list that contradicts its own range."""
        object.__setattr__(self, "off", frozenset(self.holidays))
        fields.refuse(
            self,
            fields.in_order(
                "published_from",
                self.published_from,
                "published_until",
                self.published_until,
            ),
            self._outside(),
        )

    def _outside(self) -> Iterable[Problem]:
        for place, day in enumerate(self.holidays):
            if self.is_provisional(day):
                yield Problem(
                    f"/holidays/{place}",
                    "outside-published",
                    "this holiday lies outside the published days; widen the range",
                )

    def is_provisional(self, day: DateLike) -> bool:
        """Whether the list of holidays is not known for that day."""
        day = as_date(day)
        return not self.published_from <= day <= self.published_until

    def is_working_day(self, day: DateLike) -> bool:
        """Whether people are at work that day: provisional outside the list."""
        day = as_date(day)
        if day.weekday() >= _SATURDAY:
            return False
        if self.is_provisional(day):
            return day not in foreseen(day.year)
        return day not in self.off

    def __reduce__(self) -> tuple[_Remake, tuple[str, date, date, tuple[date, ...]]]:
        """Copied and pickled without what is counted, which is long: it counts anew."""
        given = self.name, self.published_from, self.published_until, self.holidays
        return _remade, given

    def count(self) -> None:
        """Fill what is counted."""
        first = self.published_from.toordinal()
        last = self.published_until.toordinal()
        days = [date.fromordinal(number) for number in range(first, last + 1)]
        at_work = [self.is_working_day(day) for day in days]
        counted = (*repeat(None, first), *accumulate(at_work))
        object.__setattr__(self, "working_days", tuple(compress(days, at_work)))
        object.__setattr__(self, "reached", counted)

    def reached_on(self, day: DateLike) -> int | None:
        """What is `reached` on one *day*; ``None`` outside the published range."""
        if not self.reached:
            self.count()
        number = as_date(day).toordinal()
        return self.reached[number] if number < len(self.reached) else None


def _remade(
    name: str, start: date, end: date, holidays: tuple[date, ...]
) -> WorkingCalendar:
    return WorkingCalendar(
        name=name, published_from=start, published_until=end, holidays=holidays
    )


#: The bank holidays of England and Wales as published. Answers for days after
#: ``ENGLAND.published_until`` are provisional; each release should move it forward.
ENGLAND = WorkingCalendar(
    name="England and Wales",
    published_from=date(FIRST_YEAR, 1, 1),
    published_until=date(LAST_YEAR, 12, 31),
    holidays=PUBLISHED,
)


def working_days_between(
    start: DateLike, end: DateLike, *, calendar: WorkingCalendar = ENGLAND
) -> int:
    """
    How many working days lie after *start*, up to and including *end*.

    The day of the event is day 0. Where *end* comes first it is the negative of the
    count the other way round.

    >>> working_days_between(date(2026, 4, 2), date(2026, 4, 8))  # over Easter
    2
    >>> working_days_between(date(2026, 4, 8), date(2026, 4, 2))
    -2
    """
    if type(start) is not date or type(end) is not date:
        start, end = as_date(start), as_date(end)
    reached = calendar.reached
    try:
        # Outside the published days there is nothing to subtract, or no place at all.
        return reached[end.toordinal()] - reached[start.toordinal()]  # type: ignore[operator]
    except (IndexError, TypeError):
        return _reached(calendar, end) - _reached(calendar, start)


def _reached(calendar: WorkingCalendar, day: date) -> int:
    # Working days from the first published day to *day*; negative before it.
    reached = calendar.reached_on(day)
    if reached is not None:
        return reached
    if day < calendar.published_from:
        return -_foreseen_between(day, calendar.published_from - _ONE)
    known = len(calendar.working_days)
    return known + _foreseen_between(calendar.published_until, day)


def _foreseen_between(start: date, end: date) -> int:
    years = range(start.year, end.year + 1)
    off = sum(start < day <= end for year in years for day in foreseen(year))
    return _weekdays_to(end) - _weekdays_to(start) - off


def _weekdays_to(day: date) -> int:
    # The first day of the year 1 has the ordinal 1 and was a Monday.
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


def add_working_days(
    start: DateLike, n: int, *, calendar: WorkingCalendar = ENGLAND
) -> date:
    """
    The *n*-th working day after *start*, which is day 0 whatever day it is.

    Adding none is the day itself, also on a Sunday: what is due at once is due then.

    Raises `Misuse` for a negative *n* and for a result after the year 9999.

    >>> add_working_days(date(2026, 12, 24), 1)  # Boxing Day is kept on Monday 28th
    datetime.date(2026, 12, 29)
    """
    start = as_date(start)
    if n < 0:
        raise Misuse.of(
            "add_working_days",
            code="negative",
            message="give 0 or more; to look back, use earliest_within",
        )
    if n == 0:
        return start
    reached, days = calendar.reached_on(start), calendar.working_days
    if reached is None:
        return _stepped(calendar, start, n, _ONE)
    if reached + n <= len(days):
        return days[reached + n - 1]
    left = reached + n - len(days)
    return _stepped(calendar, calendar.published_until, left, _ONE)


def last_working_day(on: DateLike, *, calendar: WorkingCalendar = ENGLAND) -> date:
    """
    The day *on* itself if it is a working day, and else the last one before it.

    What is due three months on may fall on a Sunday: this is the last day on which
    anybody is at work to do it.

    Raises `Misuse` for a result before the year 1.

    >>> last_working_day(date(2026, 4, 6))  # Easter Monday
    datetime.date(2026, 4, 2)
    """
    on = as_date(on)
    if calendar.is_working_day(on):
        return on
    return nth_working_day_before(on, 1, calendar=calendar)


def nth_working_day_before(on: date, n: int, *, calendar: WorkingCalendar) -> date:
    """The *n*-th working day before *on*, counting back; for none, *on* itself."""
    if n == 0:
        return on
    reached = calendar.reached_on(on)
    if reached is None:
        return _stepped(calendar, on, n, -_ONE)
    # *on* itself does not count, and the first of a tuple stands at 0.
    place = reached - calendar.is_working_day(on) - n
    if place >= 0:
        return calendar.working_days[place]
    return _stepped(calendar, on, n, -_ONE)


def _stepped(calendar: WorkingCalendar, day: date, n: int, step: timedelta) -> date:
    try:
        while n:
            day += step
            n -= calendar.is_working_day(day)
    except OverflowError:
        raise beyond_calendar() from None
    return day
