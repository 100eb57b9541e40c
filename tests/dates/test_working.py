"""
Working days: the published list, what the rules foresee, and counting.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta

import pytest

from earlyhelp_core.dates import (
    ENGLAND,
    WorkingCalendar,
    add_working_days,
    working_days_between,
)
from earlyhelp_core.dates._published import PUBLISHED, foreseen
from earlyhelp_core.errors import Impossible, Misuse

ONE = timedelta(days=1)
DECEMBER = (date(2026, 12, 24), date(2026, 12, 31))

#: No rule foresees these: days moved from, moved to, and added.
MOVED_FROM = {date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)}
MOVED_TO = {date(2012, 6, 4), date(2020, 5, 8), date(2022, 6, 2)}
ADDED = {
    date(2012, 6, 5),  # the Diamond Jubilee
    date(2022, 6, 3),  # the Platinum Jubilee
    date(2022, 9, 19),  # the State Funeral of Queen Elizabeth II
    date(2023, 5, 8),  # the coronation of King Charles III
}


def a_calendar(
    *holidays: date,
    published_from: date = date(2026, 1, 1),
    published_until: date = date(2026, 12, 31),
) -> WorkingCalendar:
    """A borough's own calendar of one year."""
    return WorkingCalendar(
        name="A borough",
        published_from=published_from,
        published_until=published_until,
        holidays=holidays,
    )


def test_published_days_are_the_foreseen_ones_but_for_what_was_decreed() -> None:
    """The published list is what the rules foresee, and the days known as decreed."""
    by_rule = {day for year in range(2012, 2029) for day in foreseen(year)}

    assert (by_rule - MOVED_FROM) | MOVED_TO | ADDED == set(PUBLISHED)


@pytest.mark.parametrize("year", range(2012, 2029))
def test_every_year_is_published_with_its_eight_days_or_more(year: int) -> None:
    """Each year has eight days off besides those that were added to it."""
    days = [day for day in PUBLISHED if day.year == year]
    added = [day for day in ADDED if day.year == year]

    assert len(days) == 8 + len(added)


def test_no_published_day_is_a_weekend() -> None:
    """What falls on a weekend is given on a weekday in lieu."""
    assert [day for day in PUBLISHED if day.weekday() >= 5] == []


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1818, date(1818, 3, 22)),  # as early as it can be
        (1943, date(1943, 4, 25)),  # as late as it can be
        (1954, date(1954, 4, 18)),
        (1981, date(1981, 4, 19)),
        (2000, date(2000, 4, 23)),
        (2029, date(2029, 4, 1)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter_is_foreseen(year: int, sunday: date) -> None:
    """The Friday before and the Monday after Easter Sunday are days off."""
    easter = {day for day in foreseen(year) if abs(day - sunday) <= 2 * ONE}

    assert easter == {sunday - 2 * ONE, sunday + ONE}


@pytest.mark.parametrize(
    ("year", "off"),
    [
        (2029, {(1, 1), (12, 25), (12, 26)}),  # Christmas on a Tuesday
        (2032, {(1, 1), (12, 27), (12, 28)}),  # on a Saturday
        (2033, {(1, 3), (12, 26), (12, 27)}),  # New Year on a Saturday
        (2034, {(1, 2), (12, 25), (12, 26)}),  # New Year on a Sunday
        (2037, {(1, 1), (12, 25), (12, 28)}),  # Christmas on a Friday
    ],
)
def test_christmas_and_new_year_are_given_in_lieu(
    year: int, off: set[tuple[int, int]]
) -> None:
    """A winter holiday on a weekend is kept on the next free weekday."""
    winter = {(d.month, d.day) for d in foreseen(year) if d.month in {1, 12}}

    assert winter == off


def test_a_weekend_is_no_working_day() -> None:
    """Nobody is asked to count a Saturday or a Sunday."""
    saturday = date(2026, 3, 7)

    assert not ENGLAND.is_working_day(saturday)
    assert not ENGLAND.is_working_day(saturday + ONE)
    assert ENGLAND.is_working_day(saturday + 2 * ONE)


def test_days_outside_the_published_list_are_provisional() -> None:
    """Whoever reads a date beyond the list is told that it may yet move."""
    provisional = [
        day
        for edge in (ENGLAND.published_from, ENGLAND.published_until)
        for day in (edge - ONE, edge, edge + ONE)
        if ENGLAND.is_provisional(day)
    ]

    assert provisional == [date(2011, 12, 31), date(2029, 1, 1)]


def test_beyond_the_list_the_regular_holidays_are_foreseen() -> None:
    """A provisional answer still knows Christmas."""
    assert not ENGLAND.is_working_day(date(2031, 12, 25))
    assert ENGLAND.is_working_day(date(2031, 12, 24))


def test_how_many_working_days_a_day_is_the_end_of_is_asked_in_text_too() -> None:
    """And refused as everywhere where it is none."""
    assert ENGLAND.reached_on("2026-03-02") == ENGLAND.reached_on(date(2026, 3, 2))
    with pytest.raises(Misuse) as refused:
        ENGLAND.reached_on("2 March")
    assert [problem.code for problem in refused.value.problems] == ["not-a-date"]


def test_a_boroughs_own_closing_days_count() -> None:
    """A borough that closes between the years has its own working days."""
    ours = a_calendar(date(2026, 12, 28), date(2026, 12, 29), date(2026, 12, 30))

    assert add_working_days(date(2026, 12, 25), 1, calendar=ours) == date(2026, 12, 31)


def test_equal_calendars_are_equal_values() -> None:
    """The order of a list and days named twice make no difference."""
    may, august = date(2026, 5, 4), date(2026, 8, 31)

    assert a_calendar(august, may, may) == a_calendar(may, august)
    assert hash(a_calendar(august, may)) == hash(a_calendar(may, august))


def test_a_list_that_contradicts_its_range_is_refused() -> None:
    """Every holiday outside the range is told of by its place."""
    with pytest.raises(Impossible) as refused:
        a_calendar(date(2025, 12, 25), date(2026, 4, 3), date(2027, 1, 1))

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/holidays/0", "outside-published"),
        ("/holidays/2", "outside-published"),
    ]


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    """A list cannot be published until before it begins."""
    with pytest.raises(Impossible) as refused:
        a_calendar(published_until=date(2025, 12, 31))

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/published_until", "ends-before-start")
    ]


def test_adding_none_is_the_day_itself() -> None:
    """What is due at once is due on that day, also on a Sunday."""
    sunday = date(2026, 3, 8)

    assert add_working_days(sunday, 0) == sunday


def test_a_negative_number_is_refused_with_the_way_out() -> None:
    """Looking back is another question, with another name."""
    with pytest.raises(Misuse) as refused:
        add_working_days(date(2026, 3, 2), -1)

    assert refused.value == Misuse.of(
        "add_working_days",
        code="negative",
        message="give 0 or more; to look back, use earliest_within",
    )


def test_beyond_the_last_year_is_refused() -> None:
    """The calendar ends with the year 9999."""
    with pytest.raises(Misuse) as refused:
        add_working_days(date(9999, 12, 30), 5)

    assert [p.code for p in refused.value.problems] == ["beyond-calendar"]


@pytest.mark.parametrize(
    "anchor",
    [
        date(2010, 11, 1),  # before the list
        date(2011, 11, 20),  # across its beginning
        date(2012, 5, 1),
        date(2020, 3, 1),
        date(2022, 4, 1),
        date(2024, 2, 1),  # a leap year
        date(2026, 11, 1),
        date(2028, 11, 1),  # across its end
        date(2031, 1, 1),  # beyond it
    ],
)
def test_counting_agrees_with_going_from_day_to_day(anchor: date) -> None:
    """Over every pair of days near *anchor*, tables and rules say what steps say."""
    days = [anchor + n * ONE for n in range(121)]
    steps = [0]
    for day in days[1:]:
        steps.append(steps[-1] + ENGLAND.is_working_day(day))
    stepped = {
        (a, b): steps[j] - steps[i]
        for i, a in enumerate(days)
        for j, b in enumerate(days)
    }

    assert {pair: working_days_between(*pair) for pair in stepped} == stepped


def test_counting_crosses_the_edges_of_a_boroughs_own_list() -> None:
    """A list may begin and end on working days, and foreseen days join on."""
    ours = a_calendar(
        date(2026, 3, 4),
        published_from=date(2026, 3, 2),
        published_until=date(2026, 3, 6),
    )
    # Monday to Friday with a Wednesday closed; the weeks around it are foreseen.
    around = [date(2026, 2, 27) + n * ONE for n in range(11)]

    counts = [working_days_between(around[0], day, calendar=ours) for day in around]

    assert counts == [0, 0, 0, 1, 2, 2, 3, 4, 4, 4, 5]


@pytest.mark.parametrize(
    "start", [date(2010, 12, 20), date(2011, 12, 20), date(2020, 4, 30)]
)
def test_adding_agrees_with_going_from_day_to_day(start: date) -> None:
    """Each working day that is come upon is the next one added."""
    met = [start + n * ONE for n in range(1, 121)]
    worked = [day for day in met if ENGLAND.is_working_day(day)]

    added = [add_working_days(start, n) for n in range(1, len(worked) + 1)]

    assert added == worked


def test_adding_crosses_the_end_of_the_list() -> None:
    """From the last published days into the first foreseen ones."""
    # Thursday 28 and Friday 29 December 2028; New Year's Day 2029 is a Monday.
    added = [add_working_days(date(2028, 12, 27), n) for n in range(1, 4)]

    assert added == [date(2028, 12, 28), date(2028, 12, 29), date(2029, 1, 2)]


def test_a_copy_counts_anew_and_is_short_to_send() -> None:
    """A table of every day since the year 1 does not travel with a calendar."""
    borough = a_calendar(date(2026, 12, 29))
    counted = working_days_between(*DECEMBER, calendar=borough)
    sent = pickle.dumps(borough)
    copies = [pickle.loads(sent), copy.copy(borough), copy.deepcopy(borough)]  # noqa: S301 - our own

    assert len(sent) < 1_000
    assert copies == [borough] * 3
    assert [working_days_between(*DECEMBER, calendar=c) for c in copies] == [
        counted
    ] * 3
