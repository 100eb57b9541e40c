"""
Unauthorised sessions in a window of school weeks.
"""

from __future__ import annotations

from datetime import date, timedelta

from earlyhelp_core.attendance import (
    AttendanceRecord,
    Half,
    Holding,
    InWindow,
    SchoolTerm,
    threshold_reached,
    unauthorised_in_window,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from tests.attendance.builders import (
    MONDAY,
    ON,
    RULES,
    SPRING,
    absences,
    register,
    session,
    weeks_of,
)

WEEK = timedelta(weeks=1)
AUTUMN = SchoolTerm(
    name="autumn",
    period=Period(start=date(2025, 9, 1), end=date(2025, 12, 19)),
    breaks=(Period(start=date(2025, 10, 27), end=date(2025, 10, 31)),),
)


def counts(record: AttendanceRecord, on: date) -> tuple[int, int | None]:
    """The least and the most, without terms."""
    found = unauthorised_in_window(record, RULES, on=on)
    assert found is not None
    return found.least, found.most


def in_terms(record: AttendanceRecord, on: date) -> InWindow:
    """What is found where the terms of the year are known."""
    found = unauthorised_in_window(record, RULES, on=on, terms=(AUTUMN, SPRING))
    assert found is not None
    return found


def test_a_whole_register_gives_one_number() -> None:
    """With every session held, least and most are the same, week by week."""
    record = register(
        *weeks_of(MONDAY - 12 * WEEK, 12),
        *absences([MONDAY, date(2026, 3, 3)], "G"),
        session(date(2026, 3, 4), "N"),
        session(date(2026, 3, 4), "U", Half.PM),
        session(date(2026, 3, 5), "I"),
        session(date(2026, 3, 6), "O"),
    )

    assert counts(record, ON) == (7, 7)
    assert counts(record, MONDAY) == (2, 2)
    assert counts(record, MONDAY - WEEK) == (0, 0)


def test_the_window_reaches_over_the_holidays() -> None:
    """Ten school weeks back from January lie in October: holidays do not count."""
    record = register(
        *absences([date(2025, 10, 20)]),
        *absences([date(2025, 11, 3)]),
        start=date(2025, 9, 1),
        end=date(2026, 3, 27),
        holding=Holding.EVERY_ABSENCE,
    )

    # Seven weeks of November and December, two of January, one of October.
    assert in_terms(record, date(2026, 1, 16)) == InWindow(
        since=date(2025, 10, 20), on=date(2026, 1, 16), least=4, most=4
    )
    assert in_terms(record, date(2026, 1, 23)).least == 2


def test_in_the_holidays_the_last_weeks_stand() -> None:
    """Asked between terms, the window is the last ten weeks that there were."""
    record = register(
        *absences([date(2025, 12, 18), date(2025, 12, 19)]),
        start=date(2025, 9, 1),
        holding=Holding.EVERY_ABSENCE,
    )

    assert in_terms(record, date(2025, 12, 30)).least == 4


def test_a_week_when_the_school_was_shut_is_no_school_week() -> None:
    """A planned closure in the register makes no school week; a burst pipe does."""
    shut = register(
        *absences([MONDAY - 10 * WEEK]),
        *weeks_of(MONDAY - 9 * WEEK, 1, "#"),
        *weeks_of(MONDAY - 8 * WEEK, 9),
    )
    burst = register(
        *absences([MONDAY - 10 * WEEK]),
        *weeks_of(MONDAY - 9 * WEEK, 1, "Y4"),
        *weeks_of(MONDAY - 8 * WEEK, 9),
    )

    assert (counts(shut, ON), counts(burst, ON)) == ((2, 2), (0, 0))


def test_without_the_schools_calendar_there_is_a_least() -> None:
    """Ten weeks of any kind hold no more school weeks: what lies in them counts."""
    record = register(
        *absences([MONDAY, MONDAY - 9 * WEEK, MONDAY - 10 * WEEK]),
        holding=Holding.EVERY_ABSENCE,
    )

    # Every session that counts has been held since the day they count from.
    assert counts(record, ON) == (4, 6)


def test_without_the_schools_calendar_there_may_be_no_most() -> None:
    """A record that does not reach back as far as the weeks might, knows no most."""
    record = register(
        *absences([MONDAY]), start=date(2025, 9, 1), holding=Holding.EVERY_ABSENCE
    )

    assert counts(record, ON) == (2, None)


def test_ten_weeks_with_absences_are_as_far_as_it_can_reach() -> None:
    """Weeks in which something was missed were school weeks, whatever the others."""
    mondays = [MONDAY - week * WEEK for week in range(12)]
    record = register(
        *absences(mondays, "U"),
        start=date(2025, 9, 1),
        holding=Holding.EVERY_ABSENCE,
    )

    assert counts(record, ON) == (20, 20)


def test_a_part_of_a_register_has_no_most() -> None:
    """Where it is not said what is held, there may be any number more."""
    record = register(*absences([MONDAY]), holding=None)

    assert counts(record, ON) == (2, None)
    assert in_terms(record, ON).most is None


def test_a_register_that_stops_short() -> None:
    """Before its first day and after its last nobody knows."""
    record = register(*weeks_of(MONDAY - 4 * WEEK, 5, "O"), start=MONDAY - 4 * WEEK)
    ended = evolve(record, period=Period(start=date(2024, 8, 19), end=ON))

    assert counts(record, ON) == (50, None)
    assert counts(ended, ON) == (50, 50)
    assert counts(ended, ON + WEEK) == (50, None)


def test_sessions_before_the_framework_do_not_count() -> None:
    """What was missed before 19 August 2024 belongs to the rules before."""
    record = register(
        *weeks_of(date(2024, 7, 1), 2, "O"),
        *weeks_of(date(2024, 9, 2), 1, "O"),
        start=date(2024, 7, 1),
    )

    assert counts(record, date(2024, 9, 6)) == (10, 10)


def test_there_was_no_threshold_before() -> None:
    """Of a day before the national framework nothing is counted."""
    record = register(*weeks_of(date(2024, 7, 1), 2, "O"), start=date(2024, 7, 1))
    before = date(2024, 7, 12)

    assert unauthorised_in_window(record, RULES, on=before) is None
    assert threshold_reached(record, RULES, on=before) == ()


def test_there_is_no_threshold_without_rules() -> None:
    """Of a day long before any rules nothing is counted either."""
    assert unauthorised_in_window(register(), RULES, on=date(1999, 1, 4)) is None


def test_at_the_beginning_of_the_calendar() -> None:
    """A threshold is counted also where ten weeks back there is no calendar."""
    rules = RULES.notices[1]
    assert rules.threshold is not None
    early = evolve(
        RULES,
        notices=(
            evolve(
                rules,
                in_force=Period(start=date.min),
                threshold=evolve(rules.threshold, since=date.min),
            ),
        ),
    )
    record = register(
        *absences([date(1, 1, 2)]), start=date.min, holding=Holding.EVERY_ABSENCE
    )
    found = unauthorised_in_window(record, early, on=date(1, 1, 5))

    assert found == InWindow(since=None, on=date(1, 1, 5), least=2, most=2)


def test_the_days_on_which_it_was_reached() -> None:
    """The tenth session, and each one after it while ten lie in the window."""
    record = register(
        *weeks_of(MONDAY, 1, "O"),
        *weeks_of(MONDAY + WEEK, 9),
        *absences([MONDAY + 10 * WEEK], "U"),
    )

    assert threshold_reached(record, RULES, on=date(2026, 7, 1)) == (ON,)
    assert threshold_reached(record, RULES, on=date(2026, 3, 5)) == ()
