"""
A place on a programme, from its start to its end.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import FollowUpName
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.programmes import (
    Attended,
    Ending,
    Enrolment,
    FollowedUp,
    SessionOutcome,
)
from tests.programmes.builders import MONDAY, a_place, told

MARCH, JUNE, SEPTEMBER = (date(2026, month, 1) for month in (3, 6, 9))
REVIEW = FollowUpName("review")


def test_a_place_is_dated_by_its_start() -> None:
    """One without a start always shows."""
    place = a_place()

    assert [place.dated, evolve(place, started=None).dated] == [MONDAY, None]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"ended": date(2026, 1, 4)}, ("/ended", "ends-before-start")),
        ({"ending_words": "We moved."}, ("/ending_words", "not-ended")),
        (
            {"ended": JUNE, "followed_up": (FollowedUp(name=REVIEW, on=MARCH),)},
            ("/followed_up/0/on", "before-the-end"),
        ),
    ],
)
def test_an_ending_that_cannot_be_is_refused(
    change: dict[str, date], problem: tuple[str, str]
) -> None:
    """The field and the way out are named, never the words."""
    with pytest.raises(Impossible) as refused:
        evolve(a_place(), **change)

    assert told(refused) == [problem]
    assert "moved" not in str(refused.value)


@pytest.mark.parametrize(
    "change",
    [
        {"ended": JUNE},
        {"why_ended": "moved-away"},
        {"why_ended": "moved-away", "ending_words": "We moved."},
        {"started": None, "ended": JUNE},
        {"followed_up": (FollowedUp(name=REVIEW, on=MARCH),)},
        {"attended": (Attended(on=date(2025, 12, 1)),)},
        {"ended": JUNE, "attended": (Attended(on=SEPTEMBER),)},
        {"attended": (Attended(on=MARCH), Attended(on=MARCH))},
    ],
)
def test_what_is_odd_but_happens_can_be_written_down(
    change: dict[str, date],
) -> None:
    """No day or no reason, a session outside, two on one day, a look back too soon."""
    place = evolve(a_place(), **change)

    assert isinstance(place, Enrolment)


def test_it_has_ended_when_a_day_or_a_reason_says_so() -> None:
    """An ending on an unknown day is an ending."""
    place = a_place()
    ended = evolve(place, ended=JUNE)
    stopped = evolve(place, why_ended=Ending.FAMILY_CHOSE_TO_STOP)

    assert [p.is_ended for p in (place, ended, stopped)] == [False, True, True]


def test_sessions_and_follow_ups_are_added() -> None:
    """The place itself stays as it was."""
    place, session = a_place(), Attended(on=MARCH, outcome=SessionOutcome.CALLED_OFF)
    look = FollowedUp(name=REVIEW, on=SEPTEMBER)

    assert place.with_attended(session).attended == (session,)
    assert place.with_followed_up(look).followed_up == (look,)
    assert place == a_place()
    assert (session.is_held, session.dated, look.dated) == (False, MARCH, SEPTEMBER)


def test_an_earlier_day_does_not_see_what_came_later() -> None:
    """Later sessions, endings and follow-ups are hidden, with what was said of them."""
    later = evolve(
        a_place(MARCH, SEPTEMBER),
        ended=SEPTEMBER,
        why_ended=Ending.COMPLETED,
        ending_words=Narrative("It was worth it."),
        followed_up=(FollowedUp(name=REVIEW, on=date(2026, 12, 1)),),
    )

    assert later.as_of(JUNE) == a_place(MARCH)
    assert later.as_of(date(2026, 12, 1)) == later
    assert later.as_of(SEPTEMBER) == evolve(later, followed_up=())


def test_an_ending_without_a_day_always_shows() -> None:
    """Nobody can say it was not yet so."""
    place = evolve(a_place(), why_ended=Ending.MOVED_AWAY)

    assert place.as_of(MONDAY) == place


def test_the_programme_and_the_reason_do_not_show() -> None:
    """What a log would show says that somebody has a place, not on what."""
    place = evolve(a_place(), ended=JUNE, why_ended=Ending.NOT_SUITABLE)

    assert repr(place) == (
        "Enrolment(id='place-1', person='mother', "
        "started=datetime.date(2026, 1, 5), ended=datetime.date(2026, 6, 1), "
        "attended=<0>, followed_up=<0>, recorded=None)"
    )
