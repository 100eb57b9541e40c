"""
Sessions planned and held, and what is due next.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Impossible, Misuse
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import FollowUpName
from earlyhelp_core.programmes import (
    Adherence,
    Attended,
    Due,
    DueSort,
    Ending,
    FollowedUp,
    SessionOutcome,
    adherence,
    next_due,
)
from tests.programmes.builders import (
    MONDAY,
    RULE,
    a_dosage,
    a_follow_up,
    a_place,
    a_programme,
    told,
)

WEEKLY = a_programme(
    dosage=a_dosage(times=1, every="1 week", at_least="4 weeks", at_most="4 weeks"),
    follow_ups=(
        a_follow_up("half-year", "6 months"),
        a_follow_up("review", "3 months", "6 months"),
    ),
)
TUESDAY, SUNDAY = date(2026, 1, 6), date(2026, 1, 11)


def session(on: date, outcome: SessionOutcome) -> Attended:
    """A session and what came of it."""
    return Attended(on=on, outcome=outcome)


def window(due: Due | None) -> tuple[date | None, date | None] | None:
    """Between which days something is due."""
    return None if due is None else (due.earliest, due.latest)


def test_sessions_are_counted_by_what_came_of_them() -> None:
    """Up to that day only; those outside the place stand apart."""
    place = evolve(
        a_place(date(2026, 1, 2), TUESDAY, date(2026, 1, 20), date(2026, 1, 30)),
        ended=date(2026, 1, 25),
    )
    place = (
        place.with_attended(session(date(2026, 1, 13), SessionOutcome.CALLED_OFF))
        .with_attended(session(SUNDAY, SessionOutcome.FAMILY_COULD_NOT_COME))
        .with_attended(session(SUNDAY, SessionOutcome.NOT_HELD))
    )

    assert adherence(WEEKLY, place, date(2026, 2, 28)) == Adherence(
        on=date(2026, 2, 28),
        planned=3,
        planned_in_all=4,
        held=2,
        family_could_not_come=1,
        called_off=1,
        not_held=1,
        held_outside=2,
        least_until=date(2026, 2, 2),
    )
    assert adherence(WEEKLY, place, TUESDAY) == Adherence(
        on=TUESDAY,
        planned=0,
        planned_in_all=4,
        held=1,
        family_could_not_come=0,
        called_off=0,
        not_held=0,
        held_outside=1,
        least_until=date(2026, 2, 2),
    )


def test_without_a_start_or_a_dosage_nothing_is_planned() -> None:
    """What was held still counts."""
    undated = evolve(a_place(TUESDAY), started=None)
    counts = [
        adherence(programme, place, SUNDAY)
        for programme, place in ((WEEKLY, undated), (a_programme(), a_place(TUESDAY)))
    ]

    assert (
        counts
        == [
            Adherence(
                on=SUNDAY,
                held=1,
                family_could_not_come=0,
                called_off=0,
                not_held=0,
                held_outside=0,
            )
        ]
        * 2
    )


def test_a_least_time_is_a_day_on_the_calendar() -> None:
    """Where it is in months and without a rhythm, nothing is planned by number."""
    half_a_year = a_programme(dosage=a_dosage(at_least="6 months"))
    found = adherence(half_a_year, a_place(), SUNDAY)

    assert (found.planned, found.planned_in_all, found.least_until) == (
        None,
        None,
        date(2026, 7, 5),
    )


def test_another_programme_is_a_mistake_of_the_caller() -> None:
    """Counting one against the other would say nothing."""
    other = evolve(WEEKLY, id="other")
    with pytest.raises(Misuse) as counted:
        adherence(other, a_place(), SUNDAY)
    with pytest.raises(Misuse) as due:
        next_due(other, a_place(), SUNDAY)

    assert told(counted) == told(due) == [("/programme", "other-programme")]


@pytest.mark.parametrize(
    ("held", "on", "due"),
    [
        # Before the start, the first round.
        ((), date(2025, 12, 24), (MONDAY, SUNDAY)),
        ((), MONDAY, (MONDAY, SUNDAY)),
        # Held this week: next week.
        ((TUESDAY,), TUESDAY, (date(2026, 1, 12), date(2026, 1, 18))),
        # Missed last week: this week, and not last week again.
        ((), date(2026, 1, 14), (date(2026, 1, 12), date(2026, 1, 18))),
        # A session later than the day is not known on it.
        ((SUNDAY,), TUESDAY, (MONDAY, SUNDAY)),
        # The last of four weeks, and after it.
        ((), date(2026, 2, 1), (date(2026, 1, 26), date(2026, 2, 1))),
        ((date(2026, 1, 27),), date(2026, 2, 1), None),
        ((), date(2026, 2, 2), None),
    ],
)
def test_the_next_session(
    held: tuple[date, ...], on: date, due: tuple[date, date] | None
) -> None:
    """One in each round, until the longest time is over."""
    assert window(next_due(WEEKLY, a_place(*held), on)) == due


def test_what_is_due_names_its_source() -> None:
    """Words and source are the programme's."""
    assert next_due(WEEKLY, a_place(), MONDAY) == Due(
        sort=DueSort.SESSION,
        do="hold the next session",
        earliest=MONDAY,
        latest=SUNDAY,
        source=WEEKLY.cited(RULE),
    )


def test_a_session_that_was_not_held_leaves_the_round_open() -> None:
    """Called off on Tuesday, it can be held on Friday."""
    place = a_place().with_attended(session(TUESDAY, SessionOutcome.CALLED_OFF))

    assert window(next_due(WEEKLY, place, TUESDAY)) == (MONDAY, SUNDAY)


def test_when_all_are_held_none_is_due() -> None:
    """Also where no end is set to the time they take."""
    twice = a_programme(dosage=a_dosage(sessions=2, times=1, every="1 week"))
    place = a_place(TUESDAY, date(2026, 1, 13))

    assert next_due(twice, place, SUNDAY) is not None
    assert next_due(twice, place, date(2026, 1, 13)) is None


@pytest.mark.parametrize("dosage", [None, a_dosage(at_least="6 months")])
def test_without_a_rhythm_no_session_is_due(dosage: None) -> None:
    """How often they meet is for the team to settle."""
    assert next_due(a_programme(dosage=dosage), a_place(), MONDAY) is None


def test_without_a_start_the_days_are_unknown() -> None:
    """Something is due, and nobody can say when."""
    due = next_due(WEEKLY, evolve(a_place(), started=None), MONDAY)

    assert window(due) == (None, None)


@pytest.mark.parametrize("why", [Ending.COMPLETED, None])
def test_follow_ups_come_after_the_end_in_their_order(why: Ending | None) -> None:
    """The nearer first; each once; those that took place are not asked for again."""
    place = evolve(a_place(), ended=date(2026, 2, 1), why_ended=why)
    first = next_due(WEEKLY, place, date(2026, 2, 2))
    reviewed = place.with_followed_up(
        FollowedUp(name=FollowUpName("review"), on=date(2026, 5, 6))
    )
    second = next_due(WEEKLY, reviewed, date(2026, 5, 6))
    seen = reviewed.with_followed_up(
        FollowedUp(name=FollowUpName("half-year"), on=date(2026, 8, 6))
    )

    assert first == Due(
        sort=DueSort.FOLLOW_UP,
        do="hold the review",
        follow_up=FollowUpName("review"),
        earliest=date(2026, 5, 1),
        latest=date(2026, 8, 1),
        source=WEEKLY.cited(RULE),
    )
    assert next_due(WEEKLY, seen, date(2026, 5, 5)) == first
    assert second is not None
    assert (second.follow_up, window(second)) == (
        "half-year",
        (date(2026, 8, 1), None),
    )
    assert next_due(WEEKLY, seen, date(2026, 8, 6)) is None


def test_an_ending_that_lies_ahead_is_not_one_yet() -> None:
    """Until then sessions are due."""
    place = evolve(a_place(), ended=date(2026, 1, 20))
    due = next_due(WEEKLY, place, MONDAY)

    assert due is not None
    assert due.sort is DueSort.SESSION


def test_a_completed_place_without_its_day_still_has_a_follow_up() -> None:
    """Between days that nobody can name."""
    place = evolve(a_place(), why_ended=Ending.COMPLETED)
    due = next_due(WEEKLY, place, MONDAY)

    assert due is not None
    assert (due.sort, window(due)) == (DueSort.FOLLOW_UP, (None, None))


@pytest.mark.parametrize("why", [why for why in Ending if why is not Ending.COMPLETED])
def test_who_left_otherwise_is_left_in_peace(why: Ending) -> None:
    """No follow-up is due after any ending but completion."""
    place = evolve(a_place(), ended=date(2026, 2, 1), why_ended=why)

    assert next_due(WEEKLY, place, date(2026, 6, 1)) is None


def test_it_is_overdue_when_its_last_day_has_passed() -> None:
    """Without a last day it never is."""
    by = Due(sort=DueSort.SESSION, do="meet", latest=SUNDAY)
    open_end = evolve(by, latest=None)

    assert [by.is_overdue(SUNDAY), by.is_overdue(date(2026, 1, 12))] == [False, True]
    assert not open_end.is_overdue(date(2030, 1, 1))


def test_a_window_opens_before_it_closes() -> None:
    """The other way round nothing could be due."""
    with pytest.raises(Impossible) as refused:
        Due(sort=DueSort.SESSION, do="meet", earliest=SUNDAY, latest=MONDAY)

    assert told(refused) == [("/latest", "ends-before-start")]
