"""
How much of a programme there is, counted in rounds.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Impossible, Misuse
from earlyhelp_core.programmes import Dosage
from tests.programmes.builders import MONDAY, RULE, a_dosage, a_follow_up, told

COURSE = a_dosage(times=3, every="1 week", at_least="12 weeks", at_most="18 weeks")
VISITS = a_dosage(sessions=52, times=1, every="1 week")
MONTHLY = a_dosage(times=1, every="1 month", at_least="6 months")
LONG = a_dosage(at_least="6 months")
TALKS = a_dosage(sessions=6)


@pytest.mark.parametrize(
    ("dosage", "in_all"),
    [(COURSE, 36), (VISITS, 52), (MONTHLY, 6), (LONG, None), (TALKS, 6)],
)
def test_sessions_in_all_are_stated_or_follow_from_the_least_time(
    dosage: Dosage, in_all: int | None
) -> None:
    """Where neither is stated, nobody can say."""
    assert dosage.planned_in_all(MONDAY) == in_all


def test_a_rhythm_without_an_end_has_no_sessions_in_all() -> None:
    """A group that meets weekly for as long as it helps."""
    assert a_dosage(times=1, every="1 week").planned_in_all(MONDAY) is None


@pytest.mark.parametrize(
    ("dosage", "on", "planned"),
    [
        (COURSE, date(2026, 1, 4), 0),
        (COURSE, MONDAY, 0),
        (COURSE, date(2026, 1, 10), 0),
        (COURSE, date(2026, 1, 11), 3),
        (COURSE, date(2026, 1, 17), 3),
        (COURSE, date(2026, 1, 18), 6),
        (COURSE, date(2026, 12, 31), 36),
        (VISITS, date(2028, 1, 1), 52),
        (MONTHLY, date(2026, 2, 3), 0),
        (MONTHLY, date(2026, 2, 4), 1),
        (MONTHLY, date(2027, 2, 4), 6),
        (a_dosage(times=1, every="1 week"), date(2027, 1, 3), 52),
        (LONG, date(2026, 1, 4), None),
        (LONG, date(2026, 7, 5), None),
        (TALKS, date(2026, 7, 5), None),
    ],
)
def test_a_session_counts_once_its_round_is_over(
    dosage: Dosage, on: date, planned: int | None
) -> None:
    """Nobody is behind in mid-week, and nothing is planned beyond what there is."""
    assert dosage.planned_by(on, started=MONDAY) == planned


@pytest.mark.parametrize(
    ("on", "after", "first", "last"),
    [
        (date(2025, 12, 1), 0, MONDAY, date(2026, 1, 11)),
        (MONDAY, 0, MONDAY, date(2026, 1, 11)),
        (date(2026, 1, 11), 0, MONDAY, date(2026, 1, 11)),
        (date(2026, 1, 11), 1, date(2026, 1, 12), date(2026, 1, 18)),
        (date(2026, 1, 12), 0, date(2026, 1, 12), date(2026, 1, 18)),
    ],
)
def test_rounds_follow_each_other_from_the_start(
    on: date, after: int, first: date, last: date
) -> None:
    """Each begins on the weekday of the start."""
    found = COURSE.round_on(on, started=MONDAY, after=after)

    assert found is not None
    assert (found.first, found.last) == (first, last)


def test_monthly_rounds_are_counted_from_the_first_day() -> None:
    """A short month in between does not move the others."""
    ends = date(2026, 1, 31)
    firsts = [
        found.first
        for on in (ends, date(2026, 3, 5), date(2026, 3, 31))
        if (found := MONTHLY.round_on(on, started=ends)) is not None
    ]

    assert firsts == [ends, date(2026, 2, 28), date(2026, 3, 31)]


def test_there_is_no_round_without_a_rhythm_or_after_the_longest_time() -> None:
    """Eighteen weeks from the Monday are over on 11 May."""
    assert LONG.round_on(MONDAY, started=MONDAY) is None
    assert COURSE.round_on(date(2026, 5, 10), started=MONDAY) is not None
    assert COURSE.round_on(date(2026, 5, 11), started=MONDAY) is None


def test_the_calendar_ends_with_words() -> None:
    """Beyond the year 9999 there is no round, and no crash."""
    with pytest.raises(Misuse) as refused:
        COURSE.round_on(date.max, started=date(9999, 12, 27))

    assert told(refused) == [("", "beyond-calendar")]
    assert VISITS.round_on(date.min, started=date.min) is not None


@pytest.mark.parametrize(
    ("stated", "problems"),
    [
        ({}, [("", "blank")]),
        ({"sessions": 0}, [("/sessions", "out-of-range")]),
        ({"times": 0, "every": "1 week"}, [("/times", "out-of-range")]),
        ({"times": 1, "every": "0 weeks"}, [("/every", "out-of-range")]),
        ({"times": 1, "every": "5 working days"}, [("/every", "wrong-unit")]),
        ({"times": 1}, [("/every", "half-a-rhythm")]),
        ({"every": "1 week"}, [("/times", "half-a-rhythm")]),
        (
            {"at_least": "3 months", "at_most": "2 months"},
            [("/at_most", "longer-first")],
        ),
    ],
)
def test_half_a_dosage_is_refused(
    stated: dict[str, str], problems: list[tuple[str, str]]
) -> None:
    """What says nothing, or half of something, tells nobody what to plan."""
    with pytest.raises(Impossible) as refused:
        a_dosage(**stated)  # type: ignore[arg-type] # one table for several fields

    assert told(refused) == problems


def test_times_in_two_units_stand_side_by_side() -> None:
    """Nobody can say which is longer until they are counted from a day."""
    assert a_dosage(at_least="3 months", at_most="12 weeks").source == RULE


@pytest.mark.parametrize(
    ("latest", "code"), [("2 months", "longer-first"), ("26 weeks", "two-units")]
)
def test_a_follow_up_needs_a_window_that_anybody_can_tell(
    latest: str, code: str
) -> None:
    """It opens before it closes, both counted alike."""
    with pytest.raises(Impossible) as refused:
        a_follow_up("review", "3 months", latest)

    assert told(refused) == [("/latest", code)]


def test_a_follow_up_may_have_no_last_day() -> None:
    """Some sources only say from when."""
    assert a_follow_up("review", "3 months").latest is None
