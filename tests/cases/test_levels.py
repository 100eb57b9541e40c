"""
Whose the family's level is, and how long each child stood at each.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from earlyhelp_core.cases import FamilyLevel, TimeInLevel, time_in_level
from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import Kind
from tests.cases.builders import (
    ON,
    OTTO,
    STATUTORY,
    TARGETED,
    UNIVERSAL,
    WILLA,
    a_case,
    a_move,
)

DAY = timedelta(days=1)
OPENED = a_move("m1", ON - 90 * DAY, "targeted", kind="open", from_="universal")
WILLA_UP = a_move("m2", ON - 30 * DAY, "statutory", WILLA, kind="step-up")
CLOSED = a_move("m3", ON - 10 * DAY, "universal", OTTO, kind="close")


def test_the_highest_level_and_whose_it_is() -> None:
    """One child's level is the family's, and the other is named as lower."""
    case = a_case(moves=[OPENED, WILLA_UP])

    assert case.family_level(ON) == FamilyLevel(
        level=STATUTORY, whose=(WILLA,), lower=(OTTO,)
    )
    assert case.family_level(ON - 60 * DAY).whose == (OTTO, WILLA)


def test_a_level_that_is_not_recorded_is_not_lower() -> None:
    """Any such child may stand higher, so they are named apart."""
    case = a_case(moves=[a_move("m1", ON, "targeted", OTTO, kind="open")])

    assert case.family_level(ON) == FamilyLevel(
        level=TARGETED, whose=(OTTO,), not_recorded=(WILLA,)
    )
    assert a_case().family_level(ON) == FamilyLevel(not_recorded=(OTTO, WILLA))


def told(stays: tuple[TimeInLevel, ...]) -> list[tuple[str, str, int | None]]:
    """Each stay: whose, where, and how many days."""
    return [(stay.child, stay.level, stay.days) for stay in stays]


def test_each_childs_days_at_each_level() -> None:
    """From coming to leaving, and what goes on ends with the day asked of."""
    case = a_case(moves=[CLOSED, OPENED, WILLA_UP])
    stays = time_in_level(case, ON)

    assert told(stays) == [
        (OTTO, UNIVERSAL, None),
        (OTTO, TARGETED, 80),
        (OTTO, UNIVERSAL, 10),
        (WILLA, UNIVERSAL, None),
        (WILLA, TARGETED, 60),
        (WILLA, STATUTORY, 30),
    ]
    assert [stay.left_by for stay in stays] == [
        Kind.OPEN,
        Kind.CLOSE,
        None,
        Kind.OPEN,
        Kind.STEP_UP,
        None,
    ]
    assert [stay.is_open for stay in stays][-2:] == [False, True]
    assert time_in_level(case, ON, child="willa") == stays[3:]


def test_what_the_level_was_before_nobody_wrote_down() -> None:
    """No stay is made up for it; the one of the first move has its days."""
    case = a_case(moves=[a_move("m1", ON - 5 * DAY, "targeted", kind="open")])

    assert told(time_in_level(case, ON, child="otto")) == [(OTTO, TARGETED, 5)]


def test_other_hands_at_the_same_level_are_one_stay() -> None:
    """A change of oversight that leaves the level is no leaving."""
    same = a_move("m2", ON - 30 * DAY, "targeted", kind="change-oversight")

    assert told(time_in_level(a_case(moves=[OPENED, same]), ON, child="otto")) == [
        (OTTO, UNIVERSAL, None),
        (OTTO, TARGETED, 90),
    ]


def test_moving_to_another_area_ends_it_and_coming_back_begins_anew() -> None:
    """What happened between is in another record."""
    away = a_move("m2", ON - 60 * DAY, None, kind="transfer-out")
    back = a_move("m3", ON - 20 * DAY, "targeted", kind="reopen")
    stays = time_in_level(a_case(moves=[OPENED, away, back]), ON, child="otto")

    assert told(stays)[1:] == [(OTTO, TARGETED, 30), (OTTO, TARGETED, 20)]
    assert stays[1].left_by is Kind.TRANSFER_OUT


def test_a_referral_and_what_lies_ahead_count_for_nothing() -> None:
    """Only what changed the level by that day."""
    referred = a_move("m2", ON - 30 * DAY, "statutory", kind="refer")
    later = a_move("m3", ON + DAY, "universal", kind="close")
    case = a_case(moves=[OPENED, referred, later])

    assert told(time_in_level(case, ON, child="otto"))[1:] == [(OTTO, TARGETED, 90)]


def test_a_child_the_family_does_not_have() -> None:
    """Is the asker's to mend."""
    with pytest.raises(UnknownName):
        time_in_level(a_case(), ON, child="somebody")


def test_nobody_leaves_before_they_come() -> None:
    """The one thing that cannot be true of a stay."""
    (_, stay) = time_in_level(a_case(moves=[OPENED]), ON, child="otto")

    with pytest.raises(Impossible):
        evolve(stay, until=ON - 91 * DAY)


def test_nowhere_at_the_end() -> None:
    """Away, or never recorded: no stay goes on."""
    away = a_move("m2", ON - 60 * DAY, None, kind="transfer-out")

    assert not time_in_level(a_case(moves=[OPENED, away]), ON, child="otto")[-1].is_open
    assert time_in_level(a_case(), ON) == ()
