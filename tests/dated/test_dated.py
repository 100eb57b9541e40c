"""
What was known on a day, and what still lay ahead.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import _dated
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import Internal, record

BEFORE, ON, AFTER = (date(2026, 3, day) for day in (1, 2, 3))


@record
class Note(_dated.Dated, by="day"):
    """Something that may have a date."""

    day: Internal[date | None]


@pytest.mark.parametrize(
    ("day", "shown"), [(BEFORE, True), (ON, True), (AFTER, False), (None, True)]
)
def test_what_has_come_shows_and_so_does_what_has_no_date(
    day: date | None,
    shown: bool,  # noqa: FBT001 - what is expected
) -> None:
    """Nobody can say of the undated that it was not yet true."""
    assert _dated.had_come(day, ON) is shown
    assert _dated.unless_later(day, ON) == (day if shown else None)
    assert _dated.known_by([Note(day=day)], ON) == ((Note(day=day),) if shown else ())


def test_those_known_keep_their_order() -> None:
    """Hiding is not sorting."""
    notes = [Note(day=day) for day in (ON, AFTER, None, BEFORE)]

    assert _dated.known_by(notes, ON) == (notes[0], notes[2], notes[3])


def test_without_a_period_it_always_held() -> None:
    """And nobody knows since when."""
    assert (_dated.held(None, ON), _dated.started(None)) == (True, None)
    assert _dated.without_later_end(None, ON) is None


@pytest.mark.parametrize(
    ("end", "held", "seen"),
    [
        (None, True, None),
        (AFTER, True, None),
        (ON, True, ON),
        (BEFORE, False, BEFORE),
    ],
    ids=["running", "ends later", "last day", "over"],
)
def test_an_end_that_lay_ahead_is_left_out(
    end: date | None,
    held: bool,  # noqa: FBT001 - what is expected
    seen: date | None,
) -> None:
    """On that day the fact still ran."""
    period = Period(start=BEFORE, end=end)

    assert (_dated.held(period, ON), _dated.started(period)) == (held, BEFORE)
    assert _dated.without_later_end(period, ON) == Period(start=BEFORE, end=seen)


def test_a_record_that_names_no_day_is_undated() -> None:
    """So it always shows."""

    @record
    class Loose(_dated.Dated):
        word: Internal[str]

    assert Loose(word="a").dated is None


def test_a_record_that_lasts_is_dated_by_its_first_day() -> None:
    """And an end that lies ahead is not known yet."""

    @record
    class Stay(_dated.Lasting):
        period: Internal[Period | None]

    stay = Stay(period=Period(start=BEFORE, end=AFTER))

    assert (stay.dated, Stay(period=None).dated) == (BEFORE, None)
    assert stay.as_of(ON) == Stay(period=Period(start=BEFORE))
