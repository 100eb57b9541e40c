"""
Clocks run over what happened: what is met, due, overdue, or cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import final

import attrs

from earlyhelp_core import fields
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import DateLike, InternalList, default, record
from earlyhelp_core.ids import PersonId
from earlyhelp_core.sources import Source
from earlyhelp_core.transitions._clocks._counting import (
    ClockCalendar,
    last_day,
    working_day_before,
)
from earlyhelp_core.transitions._clocks._events import (
    ClockEvent,
    ClockPause,
    EventKind,
    concern_one_matter,
)
from earlyhelp_core.transitions._clocks._expectations import (
    Expectation,
    ExpectationState,
    PauseEffect,
)
from earlyhelp_core.transitions._clocks._timescales import (
    Timescale,
    Timescales,
    timescales_in_use,
)
from earlyhelp_core.transitions._fact_sorts import About


@record
class ClockRecord:
    """
    What a family's record holds that clocks run on.

    `Case.expectations` gathers it; a partner without our `Case` fills it in. A child
    about whom no reminder may go out, because the pregnancy ended or the child died,
    is left out of *children*, and so is what happened about that child alone.
    """

    #: The children who have clocks of their own.
    children: InternalList[PersonId, str] = default(())
    events: InternalList[ClockEvent] = default(())
    pauses: InternalList[ClockPause] = default(())


_ENGLAND = ClockCalendar()
_DAY = timedelta(days=1)


def expectations(
    timescales: Iterable[Timescales],
    record: ClockRecord,
    *,
    on: DateLike,
    calendar: ClockCalendar = _ENGLAND,
) -> tuple[Expectation, ...]:
    """
    What each clock says of each child, or of the family, on a day.

    One for each event that started a clock, and one that says *not started* where
    none did; the earliest last day first. What came after the day is not looked at.

    Raises `Impossible` where the tables contradict each other: `timescales_in_use`.

    >>> from earlyhelp_core import partnerships
    >>> england = partnerships.load("england", on=date(2026, 3, 30))
    >>> record = ClockRecord(
    ...     children=["child-1"],
    ...     events=[ClockEvent(kind="initial-conference", on=date(2026, 3, 30))],
    ... )
    >>> found = expectations(england.timescales, record, on=date(2026, 4, 1))
    >>> print(found[0].explain())
    the first core group: due by Wed 15 April 2026
      10 working days, counted from the initial child protection conference on Mon \
30 March 2026
      statutory: HM Government, Working Together to Safeguard Children (2023), first \
core group [stated]
    """
    on = fields.as_date(on)
    clocks = timescales_in_use(timescales).values()
    runs = (
        _Run(
            clock=clock,
            source=source,
            record=record,
            child=child,
            on=on,
            calendar=calendar,
        )
        for clock, source in clocks
        for child in (record.children if clock.per is About.CHILD else (None,))
    )
    found = (expectation for run in runs for expectation in run.all())
    return tuple(sorted(found, key=lambda each: each.due or date.max))


@final
@attrs.frozen(kw_only=True)
class _Run:
    """
    One clock, run for one child or for the family.
    """

    clock: Timescale
    source: Source
    record: ClockRecord
    child: PersonId | None
    on: date
    calendar: ClockCalendar

    @cached_property
    def events(self) -> tuple[ClockEvent, ...]:
        return tuple(
            event
            for event in self.record.events
            if (self.child is None or event.concerns(self.child))
            and (event.on is None or event.on <= self.on)
        )

    @cached_property
    def pauses(self) -> tuple[ClockPause, ...]:
        return tuple(
            pause
            for pause in self.record.pauses
            if pause.timescale == self.clock.id
            and pause.period.start <= self.on
            and (self.child in pause.children or not pause.children)
        )

    def all(self) -> Iterator[Expectation]:
        """One for each start; what happened twice on a day happened once."""
        starts = self._of_kinds(self.clock.starts)
        if not starts:
            yield self._expectation(ExpectationState.NOT_STARTED)
        seen = set[object]()
        for start in starts:
            # Three children's plans that began together start one clock of the family,
            # and so do a meeting and the review that was made at it.
            once = start.on if self.clock.recurs else (start.kind, start.on, start.of)
            if once not in seen:
                seen.add(once)
                yield self._from(start)

    def _of_kinds(self, kinds: Iterable[EventKind]) -> tuple[ClockEvent, ...]:
        wanted = frozenset(kinds)
        return tuple(event for event in self.events if event.kind in wanted)

    def _from(self, start: ClockEvent) -> Expectation:
        if start.on is None:
            return self._expectation(
                ExpectationState.NOT_RECORDED, started_by=start.kind, of=start.of
            )
        due = last_day(
            self.clock,
            start.on,
            self.calendar,
            pauses=(pause.period for pause in self.pauses if self._allows(pause)),
            on=self.on,
        )
        found = self._expectation(
            ExpectationState.NOT_RECORDED,
            started_by=start.kind,
            started=start.on,
            of=start.of,
        )
        return found if due is None else self._judged(start, start.on, due, found)

    def _judged(
        self, start: ClockEvent, started: date, due: date, found: Expectation
    ) -> Expectation:
        # A review does not meet the clock that it starts, but the plan may end with it.
        first_met = started + _DAY if self.clock.recurs else started
        met, was_met = self._first(start, first_met, self.clock.met_by)
        ended, was_ended = self._first(
            start, started, self.clock.ended_by, ends=self._touched(start)
        )
        if met is not None and ended is not None and ended < met:
            met = None
        working = self.calendar.working
        provisional = working.is_provisional(started) or working.is_provisional(due)
        return fields.evolve(
            found,
            state=self._state(
                due, met, ended, is_unsure=was_met or was_ended, is_firm=not provisional
            ),
            due=due,
            working_day_before=working_day_before(started, due, self.calendar),
            met_on=met,
            ended_on=None if met is not None else ended,
            is_provisional=provisional,
            pause=self._effect(started, due),
        )

    def _touched(self, start: ClockEvent) -> frozenset[PersonId]:
        """Whom an end must be about, to end the clock that *start* started."""
        if self.child is not None:
            return frozenset({self.child})
        # Support that ended for one of three children goes on for the family.
        children = frozenset(self.record.children)
        return children.intersection(start.children or children)

    def _first(
        self,
        start: ClockEvent,
        since: date,
        kinds: tuple[EventKind, ...],
        *,
        ends: frozenset[PersonId] = frozenset(),
    ) -> tuple[date | None, bool]:
        """The first day on which one of the *kinds* came; whether one is undated."""
        found = [
            event.on
            for event in self._of_kinds(kinds)
            if (self.clock.recurs or concern_one_matter(start, event))
            and all(event.concerns(child) for child in ends)
        ]
        later = (day for day in found if day is not None and day >= since)
        return min(later, default=None), None in found

    def _state(
        self,
        due: date,
        met: date | None,
        ended: date | None,
        *,
        is_unsure: bool,
        is_firm: bool,
    ) -> ExpectationState:
        # Met in time is met; then what nobody dated leaves it open; the others in turn.
        return next(
            state
            for state, holds in (
                (ExpectationState.MET, met is not None and met <= due),
                (ExpectationState.NOT_RECORDED, is_unsure),
                (ExpectationState.MET_LATE, met is not None),
                (ExpectationState.ENDED, ended is not None),
                (ExpectationState.OVERDUE, self.on > due),
                # While a pause that counts runs, the last day moves ahead of it.
                (ExpectationState.PAUSED, self._is_paused),
                (ExpectationState.PROVISIONAL, not is_firm),
                (ExpectationState.DUE, True),
            )
            if holds
        )

    @property
    def _is_paused(self) -> bool:
        return any(
            pause.period.contains(self.on)
            for pause in self.pauses
            if self._allows(pause)
        )

    def _allows(self, pause: ClockPause) -> bool:
        return pause.because in self.clock.may_pause_for

    def _effect(self, started: date, due: date) -> PauseEffect | None:
        ran = Period(start=started, end=due)
        touched = [pause for pause in self.pauses if pause.period.overlaps(ran)]
        if not touched:
            return None
        is_allowed = any(self._allows(pause) for pause in touched)
        return PauseEffect.COUNTED if is_allowed else PauseEffect.NOT_ALLOWED

    def _expectation(
        self,
        state: ExpectationState,
        *,
        started_by: EventKind | None = None,
        started: date | None = None,
        of: str | None = None,
    ) -> Expectation:
        return Expectation(
            timescale=self.clock.id,
            words=self.clock.words,
            sort=self.clock.sort,
            about=self.clock.per,
            child=self.child,
            of=of,
            state=state,
            started_by=started_by,
            started=started,
            limit=self.clock.limit,
            source=self.source,
        )
