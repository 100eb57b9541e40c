"""
Stretches of support: the earlier ones stay as they were when another begins.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.cases import Case, Episode, facts_for
from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import Membership, Person
from earlyhelp_core.transitions import Kind, Request
from tests.cases.builders import FAMILY, ON, OTTO, WILLA, a_case, a_move

DAY = timedelta(days=1)
OPENED = a_move("m1", ON - 90 * DAY, "targeted", kind="open", from_="universal")
CLOSED = evolve(
    a_move("m2", ON - 60 * DAY, "universal", kind="close"),
    reason="They have what they wanted.",
)
REOPENED = a_move("m3", ON - 20 * DAY, "targeted", kind="reopen")
FIRST = Episode(
    opened=ON - 90 * DAY,
    opened_by="open",
    ended=ON - 60 * DAY,
    ended_by="close",
    reason="They have what they wanted.",
    children=(OTTO, WILLA),
    moves=(OPENED.id, CLOSED.id),
)


def spans(case: Case, child: str | None = None) -> list[tuple[int | None, int | None]]:
    """Each episode: how many days ago it opened and ended."""

    def ago(day: date | None) -> int | None:
        return None if day is None else (ON - day).days

    return [(ago(e.opened), ago(e.ended)) for e in case.episodes(ON, child)]


def test_reopening_keeps_the_history() -> None:
    """The first is as it was, ending and reason included; the second goes on."""
    before = a_case(moves=[OPENED, CLOSED])
    after = before.with_move(REOPENED)

    assert before.episodes(ON) == (FIRST,)
    assert after.episodes(ON) == (
        FIRST,
        Episode(
            opened=ON - 20 * DAY,
            opened_by="reopen",
            children=(OTTO, WILLA),
            moves=(REOPENED.id,),
        ),
    )
    assert [e.is_open for e in after.episodes(ON)] == [False, True]


def test_under_way_when_the_record_begins() -> None:
    """Since when is not made up; at the lowest level there was none."""
    assert a_case(starts_at="targeted").episodes(ON) == (
        Episode(children=(OTTO, WILLA)),
    )
    assert a_case(starts_at="universal").episodes(ON) == ()
    assert a_case().episodes(ON) == ()


def test_the_familys_lasts_as_long_as_one_childs() -> None:
    """Each child's own is asked for by the child."""
    otto_done = a_move("m2", ON - 60 * DAY, "universal", "otto", kind="close")
    willa_done = a_move("m3", ON - 30 * DAY, "universal", "willa", kind="step-down")
    case = a_case(moves=[OPENED, otto_done, willa_done])

    assert spans(case) == [(90, 30)]
    assert (spans(case, "otto"), spans(case, "willa")) == ([(90, 60)], [(90, 30)])
    (episode,) = case.episodes(ON)
    assert (episode.ended_by, episode.children) == (Kind.STEP_DOWN, (OTTO, WILLA))
    assert case.episodes(ON - 45 * DAY)[0].is_open


def test_support_elsewhere_on_the_way_is_one_episode() -> None:
    """Up, down and to the side within it; a referral stands in it and ends nothing."""
    moves = [
        OPENED,
        a_move("r1", ON - 80 * DAY, "statutory", kind="refer"),
        a_move("m2", ON - 70 * DAY, "statutory", kind="step-up"),
        a_move("m3", ON - 50 * DAY, "targeted", kind="step-down"),
    ]
    case = a_case(moves=moves)

    assert spans(case) == [(90, None)]
    assert case.episodes(ON)[0].moves == tuple(move.id for move in moves)


def test_a_referral_begins_no_support() -> None:
    """Only its acceptance does."""
    referred = a_move("r1", ON - 80 * DAY, "targeted", kind="refer")

    assert a_case(starts_at="universal", moves=[referred]).episodes(ON) == ()


def test_moving_away_ends_it_here() -> None:
    """By its own name, so that it is not counted as a closure."""
    away = a_move("m2", ON - 60 * DAY, None, kind="transfer-out")
    (episode,) = a_case(moves=[OPENED, away]).episodes(ON)

    assert (episode.ended, episode.ended_by) == (away.effective, Kind.TRANSFER_OUT)


def test_a_closure_ends_it_whatever_level_is_written_beside_it() -> None:
    """Some ladders close at the level the family stands at."""
    closed = a_move("m2", ON - 60 * DAY, "targeted", kind="close")

    assert spans(a_case(moves=[OPENED, closed])) == [(90, 60)]


def test_closed_and_opened_on_one_day_goes_on() -> None:
    """Of one day what was written down last holds."""
    again = a_move("m3", CLOSED.effective, "targeted", kind="reopen")

    assert spans(a_case(moves=[OPENED, CLOSED, again])) == [(90, None)]
    assert spans(a_case(moves=[OPENED, again, CLOSED])) == [(90, 60)]


def test_somebody_who_grew_up_holds_no_episode_open() -> None:
    """Unless a move names them, and none has ended their support."""
    grown = evolve(
        FAMILY,
        people=(*FAMILY.people, Person(id="ada", born=ON - 6_600 * DAY)),
        memberships=(*FAMILY.memberships, Membership(person="ada")),
    )
    opened = a_move("m1", ON - 90 * DAY, "targeted", "ada", "otto", kind="open")
    closed = a_move("m2", ON - 10 * DAY, "universal", *FAMILY_CHILDREN, kind="close")
    named = a_case(family=grown, starts_at="universal", moves=[opened, closed])
    together = evolve(named, moves=(OPENED, closed))

    assert spans(named) == [(90, None)]
    assert spans(together) == [(90, 10)]


FAMILY_CHILDREN = ("otto", "willa")


@pytest.mark.parametrize(
    ("to", "kind", "before"),
    [
        ("universal", "step-down", YesNo.YES),
        (None, "transfer-out", YesNo.YES),
        ("universal", "close", YesNo.YES),
        ("statutory", "step-up", YesNo.NO),
    ],
)
def test_whoever_was_supported_before_may_be_reopened(
    to: str | None, kind: str, before: YesNo
) -> None:
    """By whatever move it had ended; while it goes on, there is no before."""
    case = a_case(moves=[OPENED, a_move("m2", ON - 60 * DAY, to, kind=kind)])
    facts = facts_for(case, Request(kind="reopen"), on=ON)

    assert facts.previously_supported is before


def test_a_child_the_family_does_not_have() -> None:
    """Is the asker's to mend."""
    with pytest.raises(UnknownName):
        a_case().episodes(ON, "somebody")


def test_nothing_ends_before_it_begins() -> None:
    """The one thing that cannot be true of an episode."""
    with pytest.raises(Impossible):
        Episode(opened=ON, ended=ON - DAY)
