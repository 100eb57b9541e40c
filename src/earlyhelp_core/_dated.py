"""
What was known on a day: the rule that every dated record follows.

A record shows from the day it is dated; one without a date always shows, because
nobody can say it was not yet true. An end that lay in the future is not shown: on
that day the fact still ran.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import Self, TypeVar

from earlyhelp_core import fields
from earlyhelp_core.dates import Period, london_date
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import DateLike, as_date, evolve


class Dated:
    """
    A record that says from which day it is true: ``class Contact(Dated, by="on")``.
    """

    __slots__ = ()

    def __init_subclass__(cls, *, by: str | None = None) -> None:
        """Read the day from the field named *by*; from a period, its first day."""
        # attrs makes the class a second time, with slots; the property is kept.
        if by is not None:
            read = _first_day if by == "period" else attrgetter(by)
            cls.dated = property(read, doc=Dated.dated.__doc__)  # type: ignore[assignment, method-assign] # of one kind

    @property
    def dated(self) -> date | None:
        """The day from which it is true, or on which it was done, if recorded."""
        return None


def _first_day(record: object) -> date | None:
    period: Period | None = attrgetter("period")(record)
    return started(period)


class Lasting(Dated):
    """
    A record that holds for a period, from its first day.
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Read the day from the period."""
        super().__init_subclass__(by="period")

    def as_of(self, on: DateLike) -> Self:
        """As it was known on that day: an end that lay ahead is left out."""
        period: Period | None = attrgetter("period")(self)
        return evolve(self, period=without_later_end(period, as_date(on)))


_D = TypeVar("_D", bound=Dated)
_P = TypeVar("_P", Period, "Period | None")


def had_come(day: date | None, on: date) -> bool:
    """Whether something of that *day* shows *on* a day; undated always does."""
    return day is None or day <= on


def unless_later(day: date | None, on: date) -> date | None:
    """That day, unless it still lay ahead: then nobody could have written it down."""
    return day if had_come(day, on) else None


def known_by(records: Iterable[_D], on: date) -> tuple[_D, ...]:
    """Those dated on or before that day, and those without a date."""
    return tuple(record for record in records if had_come(record.dated, on))


def held(period: Period | None, on: DateLike) -> bool:
    """Whether that day lies in the period; without a period it always held."""
    return period is None or period.contains(on)


def on_its_day(at: datetime | None, on: date) -> Iterable[Problem]:
    """The problem of an instant that London had on another day than it is dated."""
    return fields.when(
        at is not None and london_date(at) != on,
        "/at",
        "another-day",
        "London had this moment on another day; correct one of the two, or leave out "
        "the moment",
    )


def started(period: Period | None) -> date | None:
    """The first day of the period, if there is one."""
    return None if period is None else period.start


def without_later_end(period: _P, on: date) -> _P:
    """The period as that day saw it: an end that was still to come is left out."""
    if period is None or had_come(period.end, on):
        return period
    return evolve(period, end=None)
