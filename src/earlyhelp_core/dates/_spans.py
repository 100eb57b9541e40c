"""
How long something may take, in the units that guidance counts in.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, Self, TypeAlias, assert_never

from earlyhelp_core import fields
from earlyhelp_core.dates._ages import add_months, beyond_calendar, month_after
from earlyhelp_core.dates._working import (
    ENGLAND,
    WorkingCalendar,
    add_working_days,
    nth_working_day_before,
)
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import DateLike, Public, as_date, policy


class Unit(fields.Code):
    """
    What a span is counted in. Five working days and five days are a weekend apart.
    """

    #: Monday to Friday without bank holidays.
    WORKING_DAYS = "working days"
    #: Every day of the calendar.
    DAYS = "days"
    WEEKS = "weeks"
    #: To the same day of a later month, or its last day where it is shorter.
    MONTHS = "months"


UnitLike: TypeAlias = Unit | Literal["working days", "days", "weeks", "months"]


_TEXT = re.compile(r"(0|[1-9][0-9]{0,3}) (working day|day|week|month)s?")
#: Longer than any life. An edition that says more has slipped a digit.
_LONGEST = 9_999


@policy
class Span:
    """
    A length of time as guidance states it: thirty working days, six weeks.

    It has no length in days until it is counted from a day, so two spans of different
    units are not compared with each other.

    Raises `Impossible` for an amount below 0 or above 9,999.

    >>> Span.parse("30 working days")
    Span(amount=30, unit=<Unit.WORKING_DAYS: 'working days'>)
    """

    amount: Public[int]
    unit: Public[Unit, UnitLike]

    def __attrs_post_init__(self) -> None:
        """Refuse an amount that no guidance can mean."""
        fields.refuse(
            self,
            fields.when(
                not 0 <= self.amount <= _LONGEST,
                "/amount",
                "out-of-range",
                f"give 0 to {_LONGEST:,}",
            ),
        )

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        The span that a phrase such as ``6 weeks`` or ``1 working day`` means.

        Raises `Impossible` for any other text, without repeating it.

        >>> str(Span.parse("1 working day"))
        '1 working day'
        """
        found = _TEXT.fullmatch(fields.as_text(text))
        if found is None:
            raise Impossible.of(
                cls.__name__,
                code="not-a-span",
                message="write a number and days, working days, weeks or months, "
                "as in 30 working days",
            )
        return cls(amount=int(found[1]), unit=Unit(f"{found[2]}s"))

    def __str__(self) -> str:
        """As `parse` takes it."""
        unit = self.unit.removesuffix("s") if self.amount == 1 else self.unit
        return f"{self.amount} {unit}"


def add(start: DateLike, span: Span, *, calendar: WorkingCalendar = ENGLAND) -> date:
    """
    The last day of the *span* that begins with an event on *start*, its day 0.

    Raises `Misuse` for a result outside the years 1 to 9999.

    >>> add(date(2026, 4, 2), Span.parse("1 working day"))  # Maundy Thursday
    datetime.date(2026, 4, 7)
    """
    start = as_date(start)
    match span.unit:
        case Unit.WORKING_DAYS:
            return add_working_days(start, span.amount, calendar=calendar)
        case Unit.MONTHS:
            return add_months(start, span.amount)
        case Unit.WEEKS:
            return _days_after(start, span.amount * 7)
        case Unit.DAYS:
            return _days_after(start, span.amount)
        case _ as unit:
            assert_never(unit)


def earliest_within(
    on: DateLike, span: Span, *, calendar: WorkingCalendar = ENGLAND
) -> date:
    """
    The earliest day whose events still lie within the *span* on the day *on*.

    A plan must have been reviewed within thirty working days: this is the first day
    on which that review may have been. It is the smallest ``d`` for which
    ``add(d, span) >= on``.

    Raises `Misuse` for a result outside the years 1 to 9999.

    >>> earliest_within(date(2026, 3, 31), Span.parse("1 month"))
    datetime.date(2026, 3, 1)
    """
    on = as_date(on)
    match span.unit:
        case Unit.WORKING_DAYS:
            return nth_working_day_before(on, span.amount, calendar=calendar)
        case Unit.MONTHS:
            return _earliest_by_months(on, span.amount)
        case Unit.WEEKS:
            return _days_after(on, span.amount * -7)
        case Unit.DAYS:
            return _days_after(on, -span.amount)
        case _ as unit:
            assert_never(unit)


def _days_after(start: date, days: int) -> date:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        raise beyond_calendar() from None


def _earliest_by_months(on: date, n: int) -> date:
    year, month = month_after(on, -n)
    last = monthrange(year, month)[1]
    if on.day <= last:
        return date(year, month, on.day)
    # No day of that month reaches *on*: 28 February and a month is 28 March, not 31.
    return date(year, month, last) + timedelta(days=1)
