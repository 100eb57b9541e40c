"""
Periods: the days they hold, and how they end.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible, Problem


def days(start: int, end: int | None = None) -> Period:
    """A period within March 2026."""
    last = None if end is None else date(2026, 3, end)
    return Period(start=date(2026, 3, start), end=last)


def test_both_ends_are_included() -> None:
    """It holds from its first day to its last."""
    held = [day for day in range(1, 8) if days(3, 5).contains(date(2026, 3, day))]

    assert held == [3, 4, 5]


def test_without_an_end_it_holds_for_ever() -> None:
    """What has no end still runs."""
    assert days(3).contains(date.max)
    assert not days(3).contains(date(2026, 3, 2))


def test_on_its_last_day_it_is_open_no_more() -> None:
    """It is open on the days on which it held and went on."""
    still = [day for day in range(1, 8) if days(3, 5).is_open_on(date(2026, 3, day))]

    assert still == [3, 4]
    assert days(3).is_open_on(date(2026, 3, 3))
    assert not days(3).is_open_on(date(2026, 3, 2))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (days(1, 3), days(3, 5), True),
        (days(1, 2), days(3, 5), False),
        (days(1), days(3, 5), True),
        (days(4), days(1, 3), False),
        (days(1, 9), days(3, 5), True),
        (days(2), days(8), True),
    ],
)
def test_periods_that_share_a_day_overlap(
    one: Period,
    other: Period,
    shared: bool,  # noqa: FBT001 - a table's column
) -> None:
    """One day is enough, and neither comes first."""
    assert one.overlaps(other) is shared
    assert other.overlaps(one) is shared


def test_ending_keeps_an_earlier_end() -> None:
    """A period ends on the day given at the latest."""
    assert days(1).ended_by(date(2026, 3, 5)) == days(1, 5)
    assert days(1, 9).ended_by(date(2026, 3, 5)) == days(1, 5)
    assert days(1, 3).ended_by(date(2026, 3, 5)) == days(1, 3)


def test_an_end_before_the_start_is_refused() -> None:
    """Nothing ends before it began, however it is built."""
    with pytest.raises(Impossible) as built:
        days(5, 4)
    with pytest.raises(Impossible) as ended:
        days(5).ended_by(date(2026, 3, 4))

    assert built.value == ended.value
    assert built.value.problems == (
        Problem(
            "/end",
            "ends-before-start",
            "end comes before start; correct one of the two dates",
        ),
    )


def test_midnight_timestamps_are_taken_as_dates() -> None:
    """Tables hand over timestamps; at midnight they mean the day."""
    assert Period(start=datetime(2026, 3, 1)) == days(1)  # noqa: DTZ001 - as they come
