"""
Days as a team meets them: a moved holiday, Christmas, and a call late at night.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from earlyhelp_core.dates import (
    ENGLAND,
    Span,
    add,
    age_on,
    earliest_within,
    london,
    london_date,
    written,
)


def test_a_meeting_due_over_the_moved_may_holiday() -> None:
    """In 2020 the Monday was worked and the Friday kept, and due dates follow."""
    accepted = date(2020, 4, 30)
    due = [add(accepted, Span.parse(f"{n} working days")) for n in (2, 5, 6)]

    assert [written(day) for day in due] == [
        "Mon 4 May 2020",
        "Thu 7 May 2020",
        "Mon 11 May 2020",
    ]


def test_a_decision_due_after_a_christmas_on_a_weekend() -> None:
    """In 2027 Christmas and Boxing Day are kept on Monday and Tuesday."""
    referred = date(2027, 12, 24)

    assert add(referred, Span.parse("1 working day")) == date(2027, 12, 29)


def test_a_decision_due_after_a_boxing_day_on_a_saturday() -> None:
    """In 2026 Christmas Day is a Friday and Boxing Day is kept on Monday."""
    referred = date(2026, 12, 24)

    assert add(referred, Span.parse("1 working day")) == date(2026, 12, 29)


def test_a_due_date_beyond_the_published_list_says_so() -> None:
    """An expectation set in December 2028 may yet move."""
    due = add(date(2028, 12, 28), Span.parse("10 working days"))

    assert (due, ENGLAND.is_provisional(due)) == (date(2029, 1, 12), True)


def test_a_review_that_still_counts() -> None:
    """A plan reviewed thirty working days ago counts today, and not tomorrow."""
    span = Span.parse("30 working days")
    reviewed = date(2026, 3, 2)
    last = add(reviewed, span)

    assert last == date(2026, 4, 15)
    assert earliest_within(last, span) == reviewed
    assert earliest_within(date(2026, 4, 16), span) == date(2026, 3, 3)


def test_calls_at_half_past_eleven_when_clocks_change() -> None:
    """A call belongs to the London day, whatever the server's clock says."""
    evenings = [london(2026, 3, 28, 23, 30), london(2026, 3, 29, 23, 30)]
    evenings += [london(2026, 10, 24, 23, 30), london(2026, 10, 25, 23, 30)]

    assert [at.astimezone(UTC).strftime("%d %H:%M") for at in evenings] == [
        "28 23:30",
        "29 22:30",
        "24 22:30",
        "25 23:30",
    ]
    assert [london_date(at) for at in evenings] == [
        date(2026, 3, 28),
        date(2026, 3, 29),
        date(2026, 10, 24),
        date(2026, 10, 25),
    ]


def test_a_birthday_in_london() -> None:
    """At 23:30 UTC on the eve, in summer, a young person is eighteen already."""
    born = date(2008, 7, 2)
    called = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)

    assert age_on(born, london_date(called)) == 18
