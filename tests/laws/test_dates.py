"""
Laws of days, spans and ages, for any of them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.dates import (
    ENGLAND,
    Period,
    Span,
    Unit,
    add,
    add_months,
    add_working_days,
    age_on,
    as_date,
    earliest_within,
    london_date,
    months_between,
    working_days_between,
)

ONE = timedelta(days=1)

#: Within, around and beyond the published bank holidays.
days = st.dates(date(2005, 1, 1), date(2035, 12, 31))
#: Where the units differ, ends of months and the edges of the list.
awkward = st.sampled_from(
    [
        date(2011, 12, 30),
        date(2012, 1, 1),
        date(2020, 2, 29),
        date(2020, 5, 8),
        date(2026, 1, 31),
        date(2026, 12, 24),
        date(2028, 12, 31),
        date(2029, 1, 1),
    ]
)
any_day = days | awkward
spans = st.builds(Span, amount=st.integers(0, 60), unit=st.sampled_from(Unit))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period, ended or still running."""
    start = draw(any_day)
    end = draw(st.none() | st.dates(start, date(2036, 12, 31)))
    return Period(start=start, end=end)


@given(any_day, st.integers(0, 300))
def test_as_many_working_days_lie_between_as_were_added(start: date, n: int) -> None:
    """Counting undoes adding."""
    assert working_days_between(start, add_working_days(start, n)) == n


@given(any_day, st.integers(1, 300))
def test_the_day_arrived_at_is_a_working_day(start: date, n: int) -> None:
    """Whatever day one starts from."""
    assert ENGLAND.is_working_day(add_working_days(start, n))


@given(any_day, any_day)
def test_counting_back_is_the_negative(start: date, end: date) -> None:
    """From here to there and from there to here differ in sign alone."""
    assert working_days_between(start, end) == -working_days_between(end, start)


@given(any_day, any_day, any_day)
def test_counts_join(a: date, b: date, c: date) -> None:
    """A stretch counts as much as its parts, in whatever order the days come."""
    joined = working_days_between(a, b) + working_days_between(b, c)

    assert working_days_between(a, c) == joined


@given(any_day)
def test_one_day_counts_if_it_is_a_working_day(day: date) -> None:
    """From the day before: one on a working day, none otherwise."""
    assert working_days_between(day - ONE, day) == ENGLAND.is_working_day(day)


@given(any_day, spans)
def test_the_earliest_day_is_within_and_the_day_before_is_not(
    on: date, span: Span
) -> None:
    """The first day whose span still reaches is just that."""
    earliest = earliest_within(on, span)

    assert add(earliest, span) >= on > add(earliest - ONE, span)


@given(any_day, any_day, spans)
def test_what_happens_later_is_due_no_earlier(a: date, b: date, span: Span) -> None:
    """A span never makes two events change places."""
    first, second = sorted((a, b))

    assert add(first, span) <= add(second, span)


@given(st.builds(Span, amount=st.integers(0, 9_999), unit=st.sampled_from(Unit)))
def test_a_span_is_read_as_it_is_written(span: Span) -> None:
    """Text and span are inverses."""
    assert Span.parse(str(span)) == span


@given(st.dates(), st.dates())
def test_age_is_the_number_of_birthdays_had(a: date, b: date) -> None:
    """One for each anniversary that has come; 29 February comes on 1 March."""
    born, on = sorted((a, b))

    had = [
        year
        for year in range(born.year + 1, on.year + 1)
        if _birthday(born, year) <= on
    ]

    assert age_on(born, on) == len(had)


def _birthday(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


@given(any_day, any_day)
def test_months_are_the_most_that_fit(a: date, b: date) -> None:
    """One month more would pass the end."""
    start, end = sorted((a, b))
    n = months_between(start, end)

    assert add_months(start, n) <= end < add_months(start, n + 1)


@given(any_day, st.integers(-600, 600))
def test_months_added_keep_the_day_or_reach_the_last(start: date, n: int) -> None:
    """Never into the month after."""
    end = add_months(start, n)
    months = (end.year - start.year) * 12 + end.month - start.month

    assert months == n
    assert end.day == start.day or (end.day < start.day and (end + ONE).day == 1)


@given(any_day, any_day)
def test_months_back_are_the_negative(a: date, b: date) -> None:
    """From here to there and from there to here differ in sign alone."""
    assert months_between(a, b) == -months_between(b, a)


@given(periods(), periods())
def test_periods_overlap_if_one_day_is_in_both(one: Period, other: Period) -> None:
    """The later of the two starts is such a day, if there is any."""
    later = max(one.start, other.start)

    assert one.overlaps(other) == (one.contains(later) and other.contains(later))


@given(periods(), any_day)
def test_a_period_ended_holds_no_day_after(period: Period, end: date) -> None:
    """Until then it holds the days that it held."""
    if end < period.start:
        return
    ended = period.ended_by(end)

    assert not ended.contains(end + ONE)
    assert ended.contains(end) == period.contains(end)


@given(periods(), any_day)
def test_open_is_to_hold_today_and_tomorrow(period: Period, on: date) -> None:
    """A period is open on a day if that day and the next are in it."""
    both = period.contains(on) and period.contains(on + ONE)

    assert period.is_open_on(on) == both


@given(st.timedeltas(timedelta(0), timedelta(days=365 * 60)))
def test_london_is_today_or_an_hour_ahead(since: timedelta) -> None:
    """The London date is that of UTC, or of an hour later in summer."""
    at = datetime(1980, 1, 1, tzinfo=UTC) + since

    assert london_date(at) in {at.date(), (at + timedelta(hours=1)).date()}


@given(st.dates())
def test_a_day_is_read_as_iso_writes_it(day: date) -> None:
    """The strict way in takes every day there is."""
    assert as_date(day.isoformat()) == day
