"""
How much was missed, and when that is called persistent or severe.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.attendance import (
    Absence,
    AttendanceRecord,
    Holding,
    absence,
    persistent_absence,
    severe_absence,
    unclassified,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from tests.attendance.builders import CHILD, MONDAY, RULES, register, session, weeks_of


def totals(
    year: int, missed: int, *, possible: int = 380, half_terms: int | None = None
) -> AttendanceRecord:
    """A school year told by its totals."""
    return AttendanceRecord(
        pupil=CHILD,
        period=Period(start=date(year, 9, 1), end=date(year + 1, 7, 20)),
        totals=Absence(possible=possible, authorised=missed, unauthorised=0),
        half_terms=half_terms,
    )


def test_counted_from_the_sessions() -> None:
    """Present, authorised and unauthorised are possible; the rest is not."""
    days = [date(2026, 3, day) for day in range(2, 7)]
    codes = ["/", "I", "U", "Y1", "#"]
    record = register(
        *(session(day, code) for day, code in zip(days, codes, strict=True))
    )

    assert absence(record, RULES) == Absence(possible=3, authorised=1, unauthorised=1)


@pytest.mark.parametrize("holding", [None, Holding.EVERY_ABSENCE])
def test_a_part_of_a_register_is_no_share(holding: Holding | None) -> None:
    """Without every session there is nothing to divide by."""
    record = register(*weeks_of(MONDAY, 1, "U"), holding=holding)

    assert absence(record, RULES) is None


def test_an_unknown_mark_leaves_the_totals() -> None:
    """A mark without a meaning on its day is named, and the totals stand in."""
    record = register(session(MONDAY, "H"), session(date(2026, 3, 3), "H"))
    known = evolve(record, totals=Absence(possible=2, authorised=2, unauthorised=0))

    assert unclassified(record, RULES) == ("H",)
    assert (absence(record, RULES), absence(known, RULES)) == (None, known.totals)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (totals(2015, 38), YesNo.YES),
        (totals(2015, 37), YesNo.NO),
        (totals(2024, 12, possible=120), YesNo.YES),
        (totals(2014, 56, half_terms=6), YesNo.YES),
        (totals(2014, 55, half_terms=6), YesNo.NO),
        (totals(2010, 46, half_terms=5), YesNo.YES),
        (totals(2010, 46), None),
        (totals(2009, 64, half_terms=5), YesNo.YES),
        (totals(2009, 63, half_terms=5), YesNo.NO),
        (totals(2009, 100, half_terms=6), None),
        (totals(2004, 200, half_terms=6), None),
        (totals(2020, 0, possible=0), None),
    ],
)
def test_persistent_by_the_definition_of_the_year(
    record: AttendanceRecord, expected: YesNo | None
) -> None:
    """A share from 2015/16, a fixed number before it, and not known before 2005/06."""
    assert persistent_absence(record, RULES) is expected


def test_a_fixed_number_whatever_was_possible() -> None:
    """Before 2015/16 a pupil who joined late was measured by the same number."""
    late = totals(2013, 50, possible=60, half_terms=6)

    assert persistent_absence(late, RULES) is YesNo.NO


@pytest.mark.parametrize(("missed", "expected"), [(190, YesNo.YES), (189, YesNo.NO)])
def test_severe_from_half_on(missed: int, expected: YesNo) -> None:
    """Exactly half is severe."""
    assert severe_absence(totals(2024, missed), RULES) is expected


def test_severe_is_not_known_of_older_years() -> None:
    """No definition is known for the years of fixed numbers."""
    assert severe_absence(totals(2012, 300, half_terms=6), RULES) is None


def test_two_school_years_have_no_one_definition() -> None:
    """A record over two school years is answered with not known."""
    record = evolve(
        totals(2024, 200), period=Period(start=date(2024, 9, 1), end=date(2025, 9, 1))
    )

    assert persistent_absence(record, RULES) is None


def test_without_an_end_the_last_session_tells_the_year() -> None:
    """A running record belongs to the year of its sessions, if there are any."""
    running = register(*weeks_of(MONDAY, 1, "I"), start=date(2025, 9, 1))
    longer = register(*weeks_of(date(2026, 9, 7), 1, "I"), start=date(2025, 9, 1))
    unmarked = evolve(totals(2025, 300), period=Period(start=date(2025, 9, 1)))

    assert [persistent_absence(r, RULES) for r in (running, longer, unmarked)] == [
        YesNo.YES,
        None,
        YesNo.YES,
    ]


def test_nothing_to_count() -> None:
    """Neither sessions nor totals: not known."""
    assert persistent_absence(register(holding=None), RULES) is None
