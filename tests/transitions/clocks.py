"""
Clocks, tables and records for tests, one short word for each thing.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.dates import Period, Span
from earlyhelp_core.sources import BasisLike, Citation, Publication
from earlyhelp_core.transitions import (
    ClockCalendar,
    ClockEvent,
    ClockPause,
    ClockRecord,
    EventKindLike,
    Expectation,
    Timescale,
    Timescales,
    expectations,
)

__all__ = ["AWAY", "a_clock", "a_pause", "a_table", "event", "found", "source"]

AWAY = "the family is away"


def source(basis: BasisLike = "stated") -> Citation:
    """A place in the publication that every table here lists."""
    return Citation(publication="procedure", clause="1", basis=basis)


def a_clock(
    name: str = "review", within: str | None = "6 weeks", **parts: object
) -> Timescale:
    """A local clock of the family: a review after each review."""
    whole: Timescale = Timescale(
        **{  # type: ignore[arg-type] # checked at run time
            "id": name,
            "words": "the next review",
            "sort": "local",
            "per": "family",
            "starts": ["plan-started", "plan-reviewed"],
            "met_by": ["plan-reviewed"],
            "within": None if within is None else Span.parse(within),
            "source": source(),
            **parts,
        }
    )
    return whole


def a_table(*clocks: Timescale, name: str = "vale") -> Timescales:
    """A table of those clocks."""
    return Timescales(
        id=name,
        title="Our clocks",
        publisher="Thistle Vale Council",
        in_force=Period(start=date(2024, 1, 1)),
        publications=(
            Publication(id="procedure", title="Procedure", publisher="Thistle Vale"),
        ),
        clocks=clocks,
    )


def event(
    kind: EventKindLike, on: date | None, *children: str, of: str | None = None
) -> ClockEvent:
    """That it happened."""
    return ClockEvent(kind=kind, on=on, children=children, of=of)


def a_pause(start: date, end: date | None = None, *children: str) -> ClockPause:
    """That the clock of reviews was paused, for a reason that it may allow."""
    period = Period(start=start, end=end)
    return ClockPause(
        timescale="review", period=period, because=AWAY, children=children
    )


def found(
    clock: Timescale,
    *events: ClockEvent,
    on: date,
    children: tuple[str, ...] = ("otto", "willa"),
    pauses: tuple[ClockPause, ...] = (),
    calendar: ClockCalendar | None = None,
) -> tuple[Expectation, ...]:
    """What that clock alone says."""
    record = ClockRecord(children=children, events=events, pauses=pauses)
    days = calendar or ClockCalendar()
    return expectations([a_table(clock)], record, on=on, calendar=days)
