"""
Days as text, in and out.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import as_date, written
from earlyhelp_core.errors import Impossible


def test_a_day_is_read_as_year_month_day() -> None:
    """The one way to write a day in a document."""
    assert as_date("2026-03-02") == date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "02/03/2026",
        "20260302",
        "2026-W10-1",
        "2026-3-2",
        "26-03-02",
        "2026-03-02T00:00",
        " 2026-03-02",
        "2026-03-02\n",
        "٢٠٢٦-٠٣-٠٢",
        "now",
    ],
)
def test_a_day_written_otherwise_is_refused(text: str) -> None:
    """No guessing between two readings, and no word of what was given."""
    with pytest.raises(Impossible) as refused:
        as_date(text)

    assert refused.value == Impossible.of(
        "value", code="not-a-date", message="write it as year-month-day: 2026-03-02"
    )


def test_what_is_no_text_is_refused() -> None:
    """A document may hold a number where a day should be."""
    with pytest.raises(Impossible) as refused:
        as_date(20260302)  # type: ignore[arg-type]  # as documents come

    assert [p.code for p in refused.value.problems] == ["wrong-type"]


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "0000-01-01"])
def test_a_day_the_calendar_does_not_have_is_refused(text: str) -> None:
    """A slip of the pen is told apart from another way of writing."""
    with pytest.raises(Impossible) as refused:
        as_date(text)

    assert [p.code for p in refused.value.problems] == ["no-such-day"]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 2), "Mon 2 March 2026"),
        (date(2026, 5, 5), "Tue 5 May 2026"),
        (date(2026, 9, 30), "Wed 30 September 2026"),
        (date(2026, 1, 1), "Thu 1 January 2026"),
        (date(2026, 12, 25), "Fri 25 December 2026"),
        (date(2026, 8, 8), "Sat 8 August 2026"),
        (date(2026, 2, 1), "Sun 1 February 2026"),
    ],
)
def test_a_day_is_written_with_its_weekday(day: date, text: str) -> None:
    """In English, wherever the computer believes itself to be."""
    assert written(day) == text
