"""
The case: where its children stand, what it takes, and how it stood on a day.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from earlyhelp_core.cases import Case, CaseOn
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Conflict, Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.plans import Action, FamilyPlan, Goal
from earlyhelp_core.teams import Lead, Practitioner, Team
from earlyhelp_core.transitions import Move
from tests.cases.builders import (
    FAMILY,
    ON,
    OTTO,
    STATUTORY,
    TARGETED,
    UNIVERSAL,
    WILLA,
    a_case,
    a_move,
    with_half_sister,
)
from tests.people.builders import places

DAY = timedelta(days=1)
OPENED = a_move("m1", ON, "targeted", kind="open", from_="universal")


def levels_around(case: Case, child: str | None = None) -> list[str | None]:
    """The level on the day before, on the day, and on the day after."""
    return [case.level(on, child) for on in (ON - DAY, ON, ON + DAY)]


def test_a_level_holds_from_the_day_of_the_move() -> None:
    """And is still that of the beginning on the day before."""
    case = a_case(starts_at="universal", moves=[OPENED])

    assert levels_around(case) == [UNIVERSAL, TARGETED, TARGETED]
    assert levels_around(case, "otto") == [UNIVERSAL, TARGETED, TARGETED]


@pytest.mark.parametrize(
    ("starts_at", "from_", "before"),
    [
        ("universal", None, UNIVERSAL),
        (None, "universal", UNIVERSAL),
        ("universal", "targeted", UNIVERSAL),
        (None, None, None),
    ],
    ids=["record", "move", "both", "neither"],
)
def test_before_the_first_move_the_record_says_or_the_move_does(
    starts_at: str | None, from_: str | None, before: str | None
) -> None:
    """What neither says is not recorded."""
    move = a_move("m1", ON, "statutory", from_=from_)

    assert a_case(starts_at=starts_at, moves=[move]).level(ON - DAY) == before


def test_without_moves_the_beginning_holds() -> None:
    """Where nothing is written down there is no level, and not the lowest."""
    assert levels_around(a_case(starts_at="targeted")) == [TARGETED] * 3
    assert levels_around(a_case()) == [None] * 3
    assert a_case().levels(ON) == {OTTO: None, WILLA: None}


def test_of_two_moves_on_one_day_the_one_written_down_later_holds() -> None:
    """Whatever the direction."""
    up, down = a_move("m1", ON, "statutory"), a_move("m2", ON, "targeted")

    assert a_case(moves=[up, down]).level(ON) == TARGETED
    assert a_case(moves=[down, up]).level(ON) == STATUTORY
    assert a_case(moves=[up, down]).last_move(ON) == down


def test_a_move_written_down_late_holds_on_its_day() -> None:
    """The order of writing matters only within a day."""
    case = a_case(
        moves=[
            a_move("m1", ON + DAY, "statutory", from_="targeted"),
            a_move("m2", ON, "targeted", from_="universal"),
        ]
    )

    assert levels_around(case) == [UNIVERSAL, TARGETED, STATUTORY]


def test_children_may_stand_at_different_levels() -> None:
    """The family's level is that of its highest child."""
    case = a_case(
        starts_at="targeted",
        moves=[a_move("m1", ON, "statutory", "willa"), a_move("m2", ON, "universal")],
    )
    later = a_case(
        starts_at="targeted",
        moves=[a_move("m1", ON, "universal"), a_move("m2", ON, "statutory", "willa")],
    )

    assert case.levels(ON) == {OTTO: UNIVERSAL, WILLA: UNIVERSAL}
    assert later.levels(ON) == {OTTO: UNIVERSAL, WILLA: STATUTORY}
    assert (later.level(ON), later.level(ON, "otto")) == (STATUTORY, UNIVERSAL)


def test_the_family_s_level_is_that_of_the_children_whose_level_is_known() -> None:
    """One child's silence does not hide another child's level."""
    case = a_case(moves=[a_move("m1", ON, "targeted", "otto")])

    assert case.levels(ON) == {OTTO: TARGETED, WILLA: None}
    assert case.level(ON) == TARGETED


@pytest.mark.parametrize(
    ("kind", "to"), [("refer", "statutory"), ("transfer-out", None)]
)
def test_what_is_no_change_of_level_changes_none(kind: str, to: str | None) -> None:
    """A referral asks; the receiving service's acceptance is a move of its own."""
    case = a_case(moves=[OPENED, a_move("m2", ON + DAY, to, kind=kind)])

    assert (case.level(ON + DAY), case.last_move(ON + DAY)) == (TARGETED, OPENED)


def test_the_last_move_is_one_child_s_or_the_family_s() -> None:
    """The family's is the last that touched any of them."""
    willas = a_move("m2", ON + DAY, "statutory", "willa")
    case = a_case(moves=[OPENED, willas])

    assert [
        case.last_move(ON + DAY, OTTO),
        case.last_move(ON + DAY, WILLA),
        case.last_move(ON + DAY),
        case.last_move(ON - DAY),
    ] == [OPENED, willas, willas, None]


def test_a_level_is_asked_of_the_family_s_own() -> None:
    """Nobody else stands anywhere here."""
    with pytest.raises(UnknownName) as unknown:
        a_case().level(ON, "ottto")

    assert [(p.path, p.code) for p in unknown.value.problems] == [
        ("", "unknown-person")
    ]
    assert "did you mean otto?" in str(unknown.value)


# --- adding a move


def test_a_move_is_added_after_those_that_stand() -> None:
    """What was recorded is never rewritten."""
    case = a_case(starts_at="universal").with_move(OPENED)
    closed = a_move("m2", ON + DAY, "universal", kind="close", from_="targeted")

    assert case.with_move(closed).moves == (OPENED, closed)
    assert case.moves == (OPENED,)


@pytest.mark.parametrize(
    ("starts_at", "move"),
    [
        ("universal", OPENED),
        (None, OPENED),
        ("statutory", a_move("m1", ON, "targeted")),
        ("targeted", a_move("m1", ON, "statutory", "willa", from_="targeted")),
        (
            "targeted",
            a_move("m1", ON, "statutory", "willa", "otto", from_="targeted"),
        ),
        ("targeted", a_move("m1", ON, "statutory", kind="refer", from_="universal")),
    ],
    ids=["agrees", "first word", "from nowhere said", "one", "two", "referral"],
)
def test_a_move_that_the_record_does_not_contradict_is_taken(
    starts_at: str | None, move: Move
) -> None:
    """What the record does not say, the move may."""
    case = a_case(starts_at=starts_at)

    assert case.with_move(move) == evolve(case, moves=(move,))


@pytest.mark.parametrize(
    "move",
    [
        a_move("m2", ON, "statutory", from_="universal"),
        a_move("m2", ON, "statutory", "otto", from_="universal"),
        a_move("m2", ON, "universal", "otto", "willa", from_="targeted"),
        a_move("m2", ON, "universal", from_="targeted"),
    ],
    ids=["the family", "a child", "one of two children", "below its highest child"],
)
def test_a_move_from_where_nobody_stood_is_a_conflict(move: Move) -> None:
    """Both cannot be so; somebody has to look which is."""
    case = a_case(
        starts_at="targeted",
        moves=[a_move("m1", ON - DAY, "statutory", "willa", from_="targeted")],
    )
    with pytest.raises(Conflict) as conflict:
        case.with_move(move)

    assert places(conflict.value) == [("/moves/1/from", "other-level")]


def test_two_moves_of_one_day_follow_each_other() -> None:
    """The second starts where the first led."""
    case = a_case(starts_at="universal").with_move(OPENED)
    second = a_move("m2", ON, "statutory", kind="step-up", from_="targeted")

    assert case.with_move(second).level(ON) == STATUTORY


def test_what_came_first_may_be_written_down_last() -> None:
    """That a later move starts somewhere is no reason to refuse how they got there."""
    later = a_move("m2", ON + DAY, "statutory", kind="step-up", from_="targeted")
    case = a_case(moves=[later]).with_move(OPENED)

    assert levels_around(case) == [UNIVERSAL, TARGETED, STATUTORY]


def test_a_move_must_speak_of_what_the_case_holds() -> None:
    """An unknown child or level is refused before anything is compared."""
    with pytest.raises(Impossible) as refused:
        a_case().with_move(a_move("m1", ON, "targetted", "ott"))

    assert places(refused.value) == [
        ("/moves/0/to", "unknown-level"),
        ("/moves/0/children/0", "unknown-reference"),
    ]


# --- as it stood on a day


def test_a_case_on_a_day_remembers_its_day() -> None:
    """So that nothing needs to be said twice."""
    overdue = Action(id="a1", what="Ring.", due=ON - DAY)
    plan = FamilyPlan(
        id="plan-1",
        started=ON - 30 * DAY,
        goals=(Goal(id="g1", words="Calm.", area="home", actions=(overdue,)),),
    )
    ended = FamilyPlan(id="plan-2", started=ON - 30 * DAY, ended=ON - DAY)
    lead = Lead(
        kind="lead-practitioner",
        member="tutor",
        plan="plan-1",
        period=Period(start=ON - DAY),
    )
    case = a_case(
        starts_at="universal",
        moves=[OPENED],
        plans=[plan, ended],
        team=Team(members=(Practitioner(id="tutor", role="tutor"),), leads=(lead,)),
    )
    now = case.as_of(ON)

    assert (now.on, now.level, now.levels) == (
        ON,
        TARGETED,
        {OTTO: TARGETED, WILLA: TARGETED},
    )
    assert (now.leads, now.plans, now.overdue()) == ((lead,), (plan,), (overdue,))
    assert now == CaseOn(case=now.case, on=ON)


def test_as_of_a_day_a_later_move_is_not_known() -> None:
    """Not even where it says from where it started."""
    then = a_case(moves=[OPENED]).as_of(ON - DAY)

    assert (then.case.moves, then.level) == ((), None)


def test_the_level_of_a_half_sister_can_be_asked() -> None:
    """She is known here, though she is no member; she does not make the family's."""
    family = with_half_sister(FAMILY)
    case = a_case(
        family=family,
        starts_at="targeted",
        moves=[a_move("m1", ON, "statutory", "ada")],
    )

    assert (case.level(ON, "ada"), case.level(ON)) == (STATUTORY, TARGETED)


def test_a_child_born_later_stands_where_the_family_does() -> None:
    """A family's move is about every child of the family, the one to come as well."""
    born = date(2026, 5, 1)
    family = evolve(
        FAMILY,
        people=(
            *FAMILY.people,
            evolve(FAMILY.people[2], id="baby", born=born),
        ),
        memberships=(
            *FAMILY.memberships,
            evolve(FAMILY.memberships[2], person="baby"),
        ),
    )

    assert a_case(family=family, moves=[OPENED]).level(born, "baby") == TARGETED


def test_a_case_shows_its_id_and_the_lengths_of_its_lists() -> None:
    """What a log gets to see by accident."""
    shown = repr(a_case(moves=[OPENED]))

    assert "Case(id='c1'" in shown
    assert "moves=<1>" in shown
    assert "people=<3>" in shown
