"""
School years, terms and the weeks in which there was school.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.attendance import SchoolTerm, SchoolYear, school_weeks, week_of
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from tests.attendance.builders import places


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2015, 7, 31), "2014/15"),
        (date(2015, 8, 1), "2015/16"),
        (date(2000, 1, 10), "1999/00"),
    ],
)
def test_a_school_year_turns_with_august(day: date, year: str) -> None:
    """The first of August belongs to the year to come."""
    assert str(SchoolYear.of(day)) == year


def test_a_school_year_has_its_days() -> None:
    """From the first of August to the last of July."""
    assert SchoolYear(starts=2024).period == Period(
        start=date(2024, 8, 1), end=date(2025, 7, 31)
    )


@pytest.mark.parametrize("starts", [0, 9999])
def test_a_year_beyond_the_calendar(starts: int) -> None:
    """A year that no calendar reaches is refused."""
    with pytest.raises(Impossible) as refused:
        SchoolYear(starts=starts)

    assert places(refused.value) == [("/starts", "out-of-range")]


def test_half_term_makes_no_school_week() -> None:
    """A week that lies in a break is left out; one with a single open day is not."""
    term = SchoolTerm(
        name="autumn",
        period=Period(start=date(2025, 10, 13), end=date(2025, 11, 7)),
        breaks=(Period(start=date(2025, 10, 27), end=date(2025, 11, 6)),),
    )

    assert term.weeks == (date(2025, 10, 13), date(2025, 10, 20), date(2025, 11, 3))


def test_a_term_must_end() -> None:
    """Terms are set in advance, so one without an end is refused."""
    with pytest.raises(Impossible) as refused:
        SchoolTerm(name="autumn", period=Period(start=date(2025, 9, 1)))

    assert places(refused.value) == [("/period/end", "missing-end")]


@pytest.mark.parametrize(
    "period",
    [
        Period(start=date(2025, 10, 27)),
        Period(start=date(2025, 8, 27), end=date(2025, 9, 5)),
        Period(start=date(2025, 12, 15), end=date(2026, 1, 2)),
    ],
)
def test_a_break_lies_within_the_term(period: Period) -> None:
    """A break without an end, or that sticks out on either side, is refused."""
    with pytest.raises(Impossible) as refused:
        SchoolTerm(
            name="autumn",
            period=Period(start=date(2025, 9, 1), end=date(2025, 12, 19)),
            breaks=(period,),
        )

    assert places(refused.value) == [("/breaks/0", "outside-term")]


def test_a_term_contains_its_breaks() -> None:
    """Half-term belongs to the term, though there is no school."""
    half_term = Period(start=date(2025, 10, 27), end=date(2025, 10, 31))
    term = SchoolTerm(
        name="autumn",
        period=Period(start=date(2025, 9, 1), end=date(2025, 12, 19)),
        breaks=(half_term,),
    )

    assert (term.contains(half_term.start), term.contains(date(2026, 1, 5))) == (
        True,
        False,
    )


def test_weeks_of_terms_and_of_sessions_together() -> None:
    """A Saturday session makes a school week that the terms do not show."""
    term = SchoolTerm(
        name="a week", period=Period(start=date(2026, 3, 2), end=date(2026, 3, 6))
    )

    assert school_weeks([term], [date(2026, 2, 28)]) == (
        date(2026, 2, 23),
        date(2026, 3, 2),
    )


def test_the_first_week_there_is() -> None:
    """The calendar begins with a Monday."""
    assert week_of(date.min) == date.min


def test_years_are_in_order() -> None:
    """By when they begin."""
    years = [SchoolYear(starts=2024), SchoolYear(starts=2015)]

    assert sorted(years) == years[::-1]
    assert years[0] >= years[1]
