"""
Ages and months, on the days where they are easily got wrong.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import add_months, age_on, months_between
from earlyhelp_core.errors import Misuse


@pytest.mark.parametrize(
    ("on", "age"),
    [
        (date(2009, 2, 21), 0),
        (date(2010, 2, 20), 0),
        (date(2010, 2, 21), 1),
        (date(2016, 2, 19), 6),  # where month arithmetic by days has said seven
        (date(2016, 2, 21), 7),
        (date(2027, 2, 20), 17),
        (date(2027, 2, 21), 18),
    ],
)
def test_a_year_is_added_on_the_birthday(on: date, age: int) -> None:
    """Not the day before, and not at the hour of birth."""
    assert age_on(date(2009, 2, 21), on) == age


@pytest.mark.parametrize(
    ("on", "age"),
    [
        (date(2025, 2, 28), 0),
        (date(2025, 3, 1), 1),
        (date(2028, 2, 28), 3),
        (date(2028, 2, 29), 4),
    ],
)
def test_a_child_born_on_29_february_is_older_on_1_march(on: date, age: int) -> None:
    """In a common year; in a leap year on the day itself."""
    assert age_on(date(2024, 2, 29), on) == age


def test_nobody_has_an_age_before_birth() -> None:
    """An expected child has a due date, not an age."""
    with pytest.raises(Misuse) as refused:
        age_on(date(2026, 3, 2), date(2026, 3, 1))

    assert [p.code for p in refused.value.problems] == ["before-birth"]


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
        (date(1, 2, 28), -1, date(1, 1, 28)),
    ],
)
def test_a_month_on_is_the_same_day_or_the_last(start: date, n: int, end: date) -> None:
    """A month that is too short gives its last day."""
    assert add_months(start, n) == end


@pytest.mark.parametrize(("start", "n"), [(date.max, 1), (date.min, -1)])
def test_months_beyond_the_calendar_are_refused(start: date, n: int) -> None:
    """The calendar runs from the year 1 to the year 9999."""
    with pytest.raises(Misuse) as refused:
        add_months(start, n)

    assert [p.code for p in refused.value.problems] == ["beyond-calendar"]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 3, 30), 1),
        (date(2026, 1, 31), date(2026, 3, 31), 2),
        (date(2026, 1, 15), date(2027, 1, 14), 11),
        (date(2026, 1, 15), date(2027, 1, 15), 12),
        (date(2026, 3, 15), date(2026, 1, 15), -2),
        (date(2026, 3, 14), date(2026, 1, 15), -1),
        (date(2026, 3, 14), date(2026, 3, 14), 0),
    ],
)
def test_only_whole_months_count(start: date, end: date, months: int) -> None:
    """A month counts once its day, or the end of a shorter month, is reached."""
    assert months_between(start, end) == months
