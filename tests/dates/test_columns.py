"""
Working days of whole columns: as for single dates, and what cannot be counted.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.dates import ENGLAND, WorkingCalendar, columns, working_days_between
from earlyhelp_core.errors import Misuse

OURS = WorkingCalendar(
    name="A borough",
    published_from=date(2026, 3, 2),
    published_until=date(2026, 3, 6),
    holidays=[date(2026, 3, 4)],
)

near = st.dates(date(2009, 1, 1), date(2032, 12, 31))
pairs = st.lists(st.tuples(near | st.dates(), near), min_size=1, max_size=20)


@pytest.mark.parametrize("calendar", [ENGLAND, OURS], ids=["England", "a borough"])
@given(days=pairs)
def test_a_column_is_counted_as_its_rows_are(
    calendar: WorkingCalendar, days: list[tuple[date, date]]
) -> None:
    """Within the published days, beyond them, and across their edges."""
    starts, ends = zip(*days, strict=True)

    counted = columns.working_days_between(starts, ends, calendar=calendar)

    assert counted.tolist() == [
        working_days_between(start, end, calendar=calendar) for start, end in days
    ]


def test_one_date_stands_for_every_row() -> None:
    """On either side; and from one date to another is a single number."""
    start, ends = date(2026, 4, 2), [date(2026, 4, 7), date(2026, 4, 8)]

    assert columns.working_days_between(start, ends).tolist() == [1, 2]
    assert columns.working_days_between(ends, start).tolist() == [-1, -2]
    assert columns.working_days_between(start, ends[0]) == 1


def test_columns_come_from_numpy_and_from_pandas() -> None:
    """Dates, or the midnights that pandas makes of them."""
    dates = np.array(["2026-04-02", "2026-04-08"], dtype="datetime64[D]")
    midnights = np.array(["2026-04-09", "2026-04-15"], dtype="datetime64[ns]")

    assert columns.working_days_between(dates, midnights).tolist() == [3, 5]


def test_no_rows_are_no_counts() -> None:
    """An empty month is no error."""
    assert columns.working_days_between([], []).tolist() == []


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        ([date(2026, 4, 2)] * 2, [date(2026, 4, 2)] * 3, "lengths"),
        ([None], [date(2026, 4, 2)], "wrong-type"),
        (np.array(["NaT"], dtype="datetime64[ns]"), [date(2026, 4, 2)], "not-a-date"),
        (
            np.array(["2026-04-02T15:30"], dtype="datetime64[s]"),
            [date(2026, 4, 2)],
            "not-a-date",
        ),
        (["Wilhelmina"], [date(2026, 4, 2)], "not-a-date"),
        ([7.5], [date(2026, 4, 2)], "wrong-type"),
        (np.array([1]), date(2026, 4, 2), "wrong-type"),
        ([datetime(2026, 4, 2, 9, 30)], [date(2026, 4, 2)], "not-a-date"),  # noqa: DTZ001 - as pandas hands it over
        (
            np.array(["12026-04-02"], dtype="datetime64[D]"),
            [date(2026, 4, 2)],
            "beyond-calendar",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused_without_repeating_it(
    starts: object, ends: object, code: str
) -> None:
    """With the way out."""
    with pytest.raises(Misuse) as refused:
        columns.working_days_between(
            cast("columns.Days", starts), cast("columns.Days", ends)
        )

    assert [problem.code for problem in refused.value.problems] == [code]
    assert "Wilhelmina" not in str(refused.value)
