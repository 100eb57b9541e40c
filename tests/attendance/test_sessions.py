"""
Sessions, totals, and the record that holds them.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from fractions import Fraction

import pytest

from earlyhelp_core import wire
from earlyhelp_core.attendance import (
    Absence,
    AttendanceRecord,
    Half,
    Holding,
    Session,
    per_cent,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from tests.attendance.builders import CHILD, MONDAY, places, register, session

TERM = Period(start=date(2026, 1, 5), end=date(2026, 3, 27))


@pytest.mark.parametrize(
    ("share", "places_", "shown"),
    [
        (Fraction(1, 10), 1, "10.0 %"),
        (Fraction(9995, 100_000), 1, "10.0 %"),
        (Fraction(9994, 100_000), 1, "10.0 %"),
        (Fraction(994, 10_000), 1, "9.9 %"),
        (Fraction(1, 3), 3, "33.333 %"),
        (Fraction(1, 200), 0, "1 %"),
        (Fraction(0), 0, "0 %"),
        (Fraction(1, 1000), 2, "0.10 %"),
    ],
)
def test_shares_in_per_cent(share: Fraction, places_: int, shown: str) -> None:
    """A share is rounded half up from its exact value, with leading noughts kept."""
    assert per_cent(share, places=places_) == shown


def test_no_fewer_than_no_places() -> None:
    """A negative number of places has no meaning."""
    with pytest.raises(Impossible) as refused:
        per_cent(Fraction(1, 2), places=-1)

    assert places(refused.value) == [("", "negative")]


def test_the_rates_of_a_count() -> None:
    """What was missed, attended and missed without leave, of what was possible."""
    term = Absence(possible=120, authorised=9, unauthorised=3)

    assert (term.rate(), term.attendance_rate(), term.unauthorised_rate()) == (
        Fraction(1, 10),
        Fraction(9, 10),
        Fraction(1, 40),
    )


def test_nothing_possible_has_no_rate() -> None:
    """Where no session was possible there is no share, and that is not nought."""
    none = Absence(possible=0, authorised=0, unauthorised=0)

    assert (none.rate(), none.attendance_rate(), none.unauthorised_rate()) == (
        None,
        None,
        None,
    )


def test_counts_add_up() -> None:
    """Two schools' counts make one."""
    one = Absence(possible=10, authorised=1, unauthorised=2)
    other = Absence(possible=30, authorised=3, unauthorised=0)

    assert one.plus(other) == Absence(possible=40, authorised=4, unauthorised=2)


def test_counts_that_cannot_be() -> None:
    """Counts below nought and more missed than possible are told together."""
    with pytest.raises(Impossible) as refused:
        Absence(possible=-2, authorised=-1, unauthorised=2)

    assert places(refused.value) == [
        ("/possible", "negative"),
        ("/authorised", "negative"),
        ("/possible", "more-missed-than-possible"),
    ]


def test_a_record_refuses_what_contradicts_it() -> None:
    """A session outside the period, one marked twice, and a seventh half-term."""
    with pytest.raises(Impossible) as refused:
        AttendanceRecord(
            pupil=CHILD,
            period=TERM,
            sessions=(
                session(MONDAY),
                session(MONDAY, "U"),
                session(MONDAY, half=Half.PM),
                session(date(2026, 4, 1)),
            ),
            half_terms=7,
        )

    assert places(refused.value) == [
        ("/sessions/3/on", "outside-period"),
        ("/sessions/1", "marked-twice"),
        ("/half_terms", "out-of-range"),
    ]


def test_totals_and_sessions_may_disagree() -> None:
    """Totals that do not fit the marks are what councils hold: both are kept."""
    record = AttendanceRecord(
        pupil=CHILD,
        school="100001",
        period=TERM,
        sessions=(session(MONDAY, "U"),),
        totals=Absence(possible=100, authorised=0, unauthorised=0),
    )

    assert (len(record.sessions), record.dated) == (1, TERM.start)


def test_no_mark_is_shown() -> None:
    """A mark may tell of illness or faith: neither session nor record shows it."""
    record = register(session(MONDAY, "R"), start=MONDAY)

    assert "R'" not in f"{record!r}{record.sessions[0]!r}"
    assert "sessions=<1>" in repr(record)


def test_one_more_session() -> None:
    """A session is added at the end."""
    record = register(session(MONDAY)).with_session(session(MONDAY, half=Half.PM))

    assert [s.half for s in record.sessions] == [Half.AM, Half.PM]
    assert record.sessions[0].dated == MONDAY


def test_as_of_a_day() -> None:
    """Later sessions, a later end and the totals of an unfinished term are left out."""
    record = AttendanceRecord(
        pupil=CHILD,
        period=TERM,
        sessions=(session(MONDAY), session(date(2026, 3, 9))),
        totals=Absence(possible=100, authorised=0, unauthorised=0),
        holding=Holding.EVERY_SESSION,
    )
    now = record.as_of(MONDAY)

    assert (now.sessions, now.period.end, now.totals) == (
        (session(MONDAY),),
        None,
        None,
    )
    assert record.as_of(date(2026, 3, 27)) == record


def test_a_record_survives_copying_and_writing() -> None:
    """Copied, hashed, written and read it is what it was."""
    record = AttendanceRecord(
        pupil=CHILD,
        period=TERM,
        sessions=(Session(on=MONDAY, half="am", code="C2"),),
        totals=Absence(possible=100, authorised=10, unauthorised=0),
        holding="every-absence",
        half_terms=4,
    )

    assert wire.from_data(wire.to_data(record), AttendanceRecord) == record
    assert deepcopy(record) == record
    assert hash(deepcopy(record)) == hash(record)
