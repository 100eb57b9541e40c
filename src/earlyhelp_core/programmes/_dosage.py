"""
How much of a programme there is, and who looks back after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import final

import attrs

from earlyhelp_core import fields
from earlyhelp_core.dates import Span, Unit, add, add_months, months_between
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import Count, DateLike, Public, as_date, default, policy
from earlyhelp_core.ids import FollowUpName
from earlyhelp_core.sources import Citation

_ONE_DAY = Span(amount=1, unit=Unit.DAYS)


@policy
class Dosage:
    """
    How many sessions, how often, and for how long, as far as its source says.

    What the source leaves to the family and their worker stays ``None``. A round is
    one stretch of `every`, counted from the day of the start: in weekly rounds from a
    Monday, the first session falls between that Monday and the Sunday after it.

    Raises `Impossible` where nothing is said, for sessions without a rhythm or a
    rhythm without sessions, for a rhythm in working days (nobody plans a group so),
    for less than one, and for a longest time shorter than the least.

    >>> from earlyhelp_core.sources import Citation
    >>> rule = Citation(publication="report", clause="dosage", basis="stated")
    >>> course = Dosage(
    ...     times=3,
    ...     every=Span.parse("1 week"),
    ...     at_least=Span.parse("12 weeks"),
    ...     at_most=Span.parse("18 weeks"),
    ...     source=rule,
    ... )
    >>> course.planned_in_all(date(2026, 1, 5))
    36
    >>> course.planned_by(date(2026, 1, 18), started=date(2026, 1, 5))
    6
    """

    #: How many there are in all.
    sessions: Public[Count | None] = default(None)
    #: How many in each round.
    times: Public[Count | None] = default(None)
    #: How long a round is.
    every: Public[Span | None] = default(None)
    #: The least time it takes.
    at_least: Public[Span | None] = default(None)
    #: The longest it goes on.
    at_most: Public[Span | None] = default(None)
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse what says nothing, or half of something."""
        amounts = (self.sessions, self.times, self.at_least, self.at_most)
        fields.refuse(
            self,
            fields.when(
                amounts == (None,) * len(amounts) and self.every is None,
                "",
                "blank",
                "say how much there is, or leave the dosage out",
            ),
            self._half_a_rhythm(),
            _longer_first(
                "/at_most", self.at_least, self.at_most, "at_least", "at_most"
            ),
        )

    def _half_a_rhythm(self) -> Iterable[Problem]:
        yield from fields.when(
            (self.times is None) != (self.every is None),
            "/times" if self.times is None else "/every",
            "half-a-rhythm",
            "give times and every together: 3 times every 1 week",
        )
        if self.every is not None:
            yield from fields.when(
                self.every.amount < 1, "/every", "out-of-range", "give 1 or more"
            )
            yield from fields.when(
                self.every.unit is Unit.WORKING_DAYS,
                "/every",
                "wrong-unit",
                "count the rhythm in days, weeks or months",
            )

    def planned_in_all(self, started: DateLike) -> int | None:
        """
        How many sessions there are at least, from that start; ``None``: it says none.
        """
        started = as_date(started)
        if self.sessions is not None:
            return self.sessions
        least_until = self.least_until(started)
        return None if least_until is None else self._in_rhythm(started, least_until)

    def planned_by(self, on: DateLike, *, started: DateLike) -> int | None:
        """
        How many sessions the plan comes to by the end of that day.

        A session counts once its round is over, so nobody is behind in mid-week.
        ``None`` where no rhythm is stated.
        """
        on = as_date(on)
        started = as_date(started)
        if on < started:
            return None if self.times is None else 0
        planned = self._in_rhythm(started, add(on, _ONE_DAY))
        in_all = self.planned_in_all(started)
        if planned is None or in_all is None:
            return planned
        return min(planned, in_all)

    def least_until(self, started: DateLike) -> date | None:
        """The day on which the least time is reached, if there is one."""
        return None if self.at_least is None else add(started, self.at_least)

    def _in_rhythm(self, started: date, until: date) -> int | None:
        """The sessions of all rounds that are over when the day *until* begins."""
        if self.times is None or self.every is None:
            return None
        return self.times * rounds(started, until, self.every)

    def round_on(
        self, on: DateLike, *, started: DateLike, after: int = 0
    ) -> Round | None:
        """
        The round that day lies in, or so many *after* it; before the start the first.

        ``None`` where no rhythm is stated, and where the longest time is over by then.
        """
        on = as_date(on)
        started = as_date(started)
        if self.every is None:
            return None
        number = rounds(started, max(on, started), self.every) + after
        first = begins(started, self.every, number)
        if self.at_most is not None and first >= add(started, self.at_most):
            return None
        following = begins(started, self.every, number + 1)
        return Round(first=first, last=following - timedelta(days=1))


@final
@attrs.frozen(kw_only=True)
class Round:
    """
    One stretch of a rhythm: its first and its last day.
    """

    first: date
    last: date


def rounds(started: date, until: date, every: Span) -> int:
    """How many whole rounds lie between the start and the beginning of *until*."""
    if every.unit is Unit.MONTHS:
        return months_between(started, until) // every.amount
    return (until - started).days // _days(every)


def begins(started: date, every: Span, number: int) -> date:
    """The first day of the round of that number, the first being 0."""
    # Always from the start: a month after 28 February is not the end of March.
    if every.unit is Unit.MONTHS:
        return add_months(started, every.amount * number)
    if number == 0:
        return started
    # The last step is taken by `add`, which knows where the calendar ends.
    return add(started + timedelta(days=_days(every) * (number - 1)), every)


def _days(span: Span) -> int:
    return span.amount * (7 if span.unit is Unit.WEEKS else 1)


def _longer_first(
    path: str, least: Span | None, most: Span | None, one: str, other: str
) -> Iterable[Problem]:
    # Spans of two units have no order until they are counted from a day.
    return fields.when(
        least is not None
        and most is not None
        and least.unit is most.unit
        and most.amount < least.amount,
        path,
        "longer-first",
        f"{other} is shorter than {one}; swap the two",
    )


@policy
class FollowUp:
    """
    A look back some time after the programme, to see what has held.

    Raises `Impossible` where the latest time comes before the earliest, or is counted
    in another unit, so that nobody could tell.

    >>> from earlyhelp_core.sources import Citation
    >>> rule = Citation(publication="slides", clause="review", basis="stated")
    >>> FollowUp(
    ...     name="post-closure-review",
    ...     do="look back with the family and the school",
    ...     earliest=Span.parse("3 months"),
    ...     latest=Span.parse("6 months"),
    ...     source=rule,
    ... ).name
    'post-closure-review'
    """

    name: Public[FollowUpName, str]
    #: What is done, in words that continue "by Friday: …".
    do: Public[str]
    #: Counted from the day it ended, which is day 0.
    earliest: Public[Span]
    #: ``None`` where the source sets no end to it.
    latest: Public[Span | None] = default(None)
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse a window without room."""
        fields.refuse(
            self,
            fields.when(
                self.latest is not None and self.latest.unit is not self.earliest.unit,
                "/latest",
                "two-units",
                "count both in one unit",
            ),
            _longer_first("/latest", self.earliest, self.latest, "earliest", "latest"),
        )
