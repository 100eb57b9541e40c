"""
London time: on ordinary days, and on the two nights when clocks change.
"""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from earlyhelp_core.dates import london, london_date
from earlyhelp_core.errors import Impossible, Misuse


@pytest.mark.parametrize(
    ("wall", "instant"),
    [
        ((2026, 1, 15, 9, 30), datetime(2026, 1, 15, 9, 30, tzinfo=UTC)),
        ((2026, 7, 15, 9, 30), datetime(2026, 7, 15, 8, 30, tzinfo=UTC)),
        ((2026, 7, 15), datetime(2026, 7, 14, 23, tzinfo=UTC)),
        # Clocks go forward at 01:00 on 29 March and back at 02:00 on 25 October.
        ((2026, 3, 29, 0, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ((2026, 3, 29, 2), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ((2026, 10, 25, 0, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        ((2026, 10, 25, 1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ((2026, 10, 25, 2), datetime(2026, 10, 25, 2, tzinfo=UTC)),
    ],
)
def test_what_the_clock_on_the_wall_says(
    wall: tuple[int, int, int], instant: datetime
) -> None:
    """London time is an hour ahead of UTC in summer; a repeated hour is the first."""
    assert london(*wall) == instant


def test_the_hour_that_clocks_skip_is_refused() -> None:
    """Nothing can have happened at half past one that night."""
    with pytest.raises(Impossible) as refused:
        london(2026, 3, 29, 1, 30)

    assert [p.code for p in refused.value.problems] == ["clocks-went-forward"]


@pytest.mark.parametrize(
    "wall", [(2026, 2, 29), (2026, 13, 1), (2026, 1, 1, 24), (0, 1, 1)]
)
def test_a_time_that_does_not_exist_is_refused(wall: tuple[int, int, int]) -> None:
    """Neither the day nor the hour is guessed."""
    with pytest.raises(Impossible) as refused:
        london(*wall)

    assert [p.code for p in refused.value.problems] == ["no-such-time"]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 1, 15, 23, 30, tzinfo=UTC), date(2026, 1, 15)),
        (datetime(2026, 7, 15, 22, 59, tzinfo=UTC), date(2026, 7, 15)),
        (datetime(2026, 7, 15, 23, 0, tzinfo=UTC), date(2026, 7, 16)),
        # 23:30 by a clock kept in UTC, on the nights around both changes.
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 23, 30, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        # From elsewhere in the world.
        (
            datetime(2026, 1, 1, 5, tzinfo=timezone(timedelta(hours=9))),
            date(2025, 12, 31),
        ),
    ],
)
def test_an_instant_belongs_to_its_london_day(at: datetime, day: date) -> None:
    """Whatever the clock it was written down by."""
    assert london_date(at) == day
    assert type(london_date(at)) is date


def test_an_instant_without_a_time_zone_is_refused() -> None:
    """Nobody can say which day it was."""
    with pytest.raises(Impossible) as refused:
        london_date(datetime(2026, 7, 1, 23, 30))  # noqa: DTZ001 - the point

    assert [p.code for p in refused.value.problems] == ["no-time-zone"]


@pytest.mark.parametrize(
    "at",
    [
        datetime.min.replace(tzinfo=timezone(timedelta(hours=1))),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))),
        # In the calendar, and not in London's, whose clocks stood behind.
        datetime.min.replace(tzinfo=UTC),
    ],
)
def test_an_instant_outside_the_calendar_is_refused(at: datetime) -> None:
    """The calendar runs from the year 1 to the year 9999."""
    with pytest.raises(Misuse) as refused:
        london_date(at)

    assert [p.code for p in refused.value.problems] == ["beyond-calendar"]


def test_time_is_counted_across_the_change_of_clocks() -> None:
    """The night on which clocks go back is an hour longer than it looks."""
    night = london(2026, 10, 25, 9) - london(2026, 10, 24, 21)

    assert night == timedelta(hours=13)


def test_an_instant_survives_another_process() -> None:
    """Sent elsewhere, also an instant of the repeated hour stays what it was."""
    at = london(2026, 10, 25, 1, 30)

    back = pickle.loads(pickle.dumps(at))  # noqa: S301 - our own bytes

    assert (back, back.utcoffset()) == (at, timedelta(hours=1))
