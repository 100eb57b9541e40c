"""
Spans: as text, and counted from a day.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import (
    Span,
    Unit,
    WorkingCalendar,
    add,
    earliest_within,
)
from earlyhelp_core.errors import Impossible, Misuse, Problem


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("30 working days", Span(amount=30, unit=Unit.WORKING_DAYS)),
        ("1 working day", Span(amount=1, unit=Unit.WORKING_DAYS)),
        ("0 days", Span(amount=0, unit=Unit.DAYS)),
        ("1 day", Span(amount=1, unit=Unit.DAYS)),
        ("6 weeks", Span(amount=6, unit=Unit.WEEKS)),
        ("12 months", Span(amount=12, unit=Unit.MONTHS)),
    ],
)
def test_a_span_is_written_as_it_is_read(text: str, span: Span) -> None:
    """Reading and writing are inverses of each other."""
    assert Span.parse(text) == span
    assert str(span) == text


def test_a_unit_is_taken_as_its_code() -> None:
    """A plain code stands for the unit."""
    assert Span(amount=2, unit=Unit("weeks")) == Span.parse("2 weeks")


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "30",
        "working days",
        "-1 days",
        "1.5 weeks",
        "030 days",
        "10000 days",
        "6  weeks",
        "6 Weeks",
        "6 weeks and a day",
        "٦ weeks",
        "2 years",
    ],
)
def test_other_text_is_refused_without_being_repeated(text: str) -> None:
    """The refusal tells how to write it, and not what was written."""
    with pytest.raises(Impossible) as refused:
        Span.parse(text)

    assert refused.value.problems == (
        Problem(
            "",
            "not-a-span",
            "write a number and days, working days, weeks or months, "
            "as in 30 working days",
        ),
    )


@pytest.mark.parametrize("amount", [-1, 10_000])
def test_an_amount_that_nobody_can_mean_is_refused(amount: int) -> None:
    """A span is between none and 9,999 of its unit."""
    with pytest.raises(Impossible) as refused:
        Span(amount=amount, unit=Unit.DAYS)

    assert refused.value.problems == (
        Problem("/amount", "out-of-range", "give 0 to 9,999"),
    )


def test_five_days_and_five_working_days_are_a_weekend_apart() -> None:
    """The unit decides."""
    wednesday = date(2026, 3, 4)

    assert add(wednesday, Span.parse("5 days")) == date(2026, 3, 9)
    assert add(wednesday, Span.parse("5 working days")) == date(2026, 3, 11)


def test_weeks_and_months_keep_their_day() -> None:
    """Six weeks end on the same weekday, three months on the same day of the month."""
    start = date(2026, 3, 4)

    assert add(start, Span.parse("6 weeks")) == date(2026, 4, 15)
    assert add(start, Span.parse("3 months")) == date(2026, 6, 4)


def test_the_calendar_is_an_argument() -> None:
    """A borough's own closing day moves the day both ways."""
    monday, tuesday, wednesday = (date(2026, 3, n) for n in (2, 3, 4))
    ours = WorkingCalendar(
        name="A borough",
        published_from=date(2026, 1, 1),
        published_until=date(2026, 12, 31),
        holidays=(tuesday,),
    )
    span = Span.parse("1 working day")

    assert add(monday, span) == tuesday
    assert add(monday, span, calendar=ours) == wednesday
    assert earliest_within(wednesday, span) == tuesday
    assert earliest_within(wednesday, span, calendar=ours) == monday


@pytest.mark.parametrize(
    ("on", "text", "earliest"),
    [
        (date(2026, 3, 9), "7 days", date(2026, 3, 2)),
        (date(2026, 3, 9), "1 week", date(2026, 3, 2)),
        (date(2026, 3, 28), "1 month", date(2026, 2, 28)),
        # No day of February reaches the 29th, 30th or 31st of March.
        (date(2026, 3, 29), "1 month", date(2026, 3, 1)),
        (date(2026, 3, 31), "1 month", date(2026, 3, 1)),
        (date(2026, 2, 28), "1 month", date(2026, 1, 28)),
        # A Monday: the working day before it is Friday.
        (date(2026, 3, 9), "1 working day", date(2026, 3, 6)),
        # On a Sunday, Friday's event still has until Monday.
        (date(2026, 3, 8), "1 working day", date(2026, 3, 6)),
        (date(2026, 3, 8), "0 working days", date(2026, 3, 8)),
        # Back into the published list, and back out of it.
        (date(2029, 1, 3), "2 working days", date(2028, 12, 29)),
        (date(2012, 1, 3), "1 working day", date(2011, 12, 30)),
    ],
)
def test_how_far_back_a_span_reaches(on: date, text: str, earliest: date) -> None:
    """The first day whose events still count is found in every unit."""
    assert earliest_within(on, Span.parse(text)) == earliest


@pytest.mark.parametrize("unit", Unit)
def test_beyond_the_calendar_is_refused(unit: Unit) -> None:
    """In every unit and both ways, years before 1 and after 9999 are refused."""
    span = Span(amount=9_999, unit=unit)

    with pytest.raises(Misuse) as after:
        add(date.max, span)
    with pytest.raises(Misuse) as before:
        earliest_within(date.min, span)

    assert after.value == before.value
    assert [p.code for p in after.value.problems] == ["beyond-calendar"]
