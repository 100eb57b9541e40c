"""
Who came back, counted from something that is named, for the child or the family.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from earlyhelp_core.cases import (
    Case,
    ReferralAnchor,
    ReferralAnchorLike,
    RepeatReferral,
    Return,
    ReturnUnit,
    repeat_referrals,
    returns,
)
from earlyhelp_core.contacts import Referral
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Impossible
from earlyhelp_core.transitions import Kind
from tests.cases.builders import ON, OTTO, WILLA, a_case, a_move

DAY = timedelta(days=1)
QUARTER = Span.parse("90 days")


def referred(name: str, days_ago: int, *about: str) -> Referral:
    """A referral so many days ago."""
    return Referral(
        id=name,
        received=ON - days_ago * DAY,
        from_role="school",
        to="targeted",
        about=about,
    )


def again(
    case: Case,
    anchor: ReferralAnchorLike,
    unit: str,
    *,
    within: Span = QUARTER,
    on: date = ON,
) -> list[tuple[str, int, str | None]]:
    """Each repeat: which referral, counted from how many days ago, for whom."""
    found = repeat_referrals(case, within, anchor, unit=unit, on=on)
    assert {repeat.anchor for repeat in found} <= {ReferralAnchor(anchor)}
    return [(r.referral, (ON - r.after).days, r.child) for r in found]


OF_OTTO, OF_WILLA, OF_BOTH = (
    referred("r1", 100, "otto"),
    referred("r2", 50, "willa"),
    referred("r3", 5),
)


def test_counted_from_the_previous_referral() -> None:
    """By family, any of them; by child, one about the same child, unnamed is all."""
    case = a_case(referrals=[OF_BOTH, OF_WILLA, OF_OTTO])

    assert again(case, "previous-referral", "family") == [
        ("r2", 100, None),
        ("r3", 50, None),
    ]
    assert again(case, "previous-referral", "child") == [("r3", 50, WILLA)]
    longer = Span.parse("95 days")
    assert again(case, "previous-referral", "child", within=longer) == [
        ("r3", 100, OTTO),
        ("r3", 50, WILLA),
    ]
    assert again(case, "previous-referral", "family", on=ON - 6 * DAY) == [
        ("r2", 100, None)
    ]


def test_counted_from_the_previous_closure() -> None:
    """Of the family's support, or of that child's own."""
    moves = [
        a_move("m1", ON - 200 * DAY, "targeted", kind="open", from_="universal"),
        a_move("m2", ON - 120 * DAY, "universal", "otto", kind="close"),
        a_move("m3", ON - 60 * DAY, "universal", "willa", kind="close"),
    ]
    case = a_case(moves=moves, referrals=[OF_OTTO, OF_WILLA, OF_BOTH])

    assert again(case, "previous-closure", "family") == [
        ("r2", 60, None),
        ("r3", 60, None),
    ]
    assert again(case, "previous-closure", "child") == [
        ("r1", 120, OTTO),
        ("r2", 60, WILLA),
        ("r3", 60, WILLA),
    ]


def test_one_about_a_parent_alone_repeats_none_by_child() -> None:
    """It is about no child; the family it still is about."""
    case = a_case(referrals=[referred("r1", 9, "otto"), referred("r2", 3, "mother")])

    assert again(case, "previous-referral", "child") == []
    assert again(case, "previous-referral", "family") == [("r2", 9, None)]


@pytest.mark.parametrize(
    ("anchor", "unit"), [("closure", "family"), ("previous-referral", "household")]
)
def test_what_is_counted_must_be_said(anchor: ReferralAnchorLike, unit: str) -> None:
    """There is no default: a figure without both says nothing."""
    with pytest.raises(Impossible):
        repeat_referrals(a_case(), QUARTER, anchor, unit=unit, on=ON)


MOVES = [
    a_move("m1", ON - 300 * DAY, "targeted", kind="open", from_="universal"),
    a_move("m2", ON - 250 * DAY, "statutory", "willa", kind="step-up"),
    a_move("m3", ON - 200 * DAY, "targeted", "willa", kind="step-down"),
    a_move("m4", ON - 150 * DAY, "universal", "otto", kind="close"),
    a_move("m5", ON - 140 * DAY, "targeted", "willa", kind="lateral"),
    a_move("m6", ON - 100 * DAY, "statutory", "willa", kind="step-up"),
    a_move("m7", ON - 20 * DAY, "targeted", "otto", kind="reopen"),
    a_move("m8", ON - 10 * DAY, "statutory", "otto", kind="step-up"),
]


def test_more_help_after_less() -> None:
    """Each child's own; a second step up, or a move to the side, is no return."""
    found = returns(a_case(moves=MOVES), unit="child", on=ON)

    assert found[0] == Return(
        move="m6",
        kind="step-up",
        on=ON - 100 * DAY,
        after=ON - 200 * DAY,
        anchor="step-down",
        child="willa",
    )
    assert [(r.move, r.anchor, r.child) for r in found] == [
        ("m6", Kind.STEP_DOWN, WILLA),
        ("m7", Kind.CLOSE, OTTO),
    ]


def test_by_family_whoever_came_back() -> None:
    """A sister's step up follows her brother's closure, and his return hers."""
    found = returns(a_case(moves=MOVES), unit=ReturnUnit.FAMILY, on=ON)

    assert [(r.move, (ON - r.after).days, r.child) for r in found] == [
        ("m6", 150, None)
    ]


def test_within_a_span_and_by_a_day() -> None:
    """The last day of the span counts, and what lies ahead does not."""
    case = a_case(moves=MOVES)

    def found(within: str, on: date = ON) -> list[str]:
        span = Span.parse(within)
        return [r.move for r in returns(case, unit="child", on=on, within=span)]

    assert found("99 days") == []
    assert found("100 days") == ["m6"]
    assert found("130 days") == ["m6", "m7"]
    assert found("130 days", ON - 21 * DAY) == ["m6"]


def test_the_whole_family_comes_back() -> None:
    """A move that names nobody is each child's, and once the family's."""
    moves = [
        a_move("m1", ON - 90 * DAY, "universal", kind="close", from_="targeted"),
        a_move("m2", ON - 9 * DAY, "targeted", kind="open"),
    ]
    case = a_case(moves=moves)

    assert [r.child for r in returns(case, unit="child", on=ON)] == [OTTO, WILLA]
    assert [r.child for r in returns(case, unit="family", on=ON)] == [None]


def test_coming_back_from_another_area_is_not_a_return() -> None:
    """Nothing had ended that they return from."""
    moves = [
        a_move("m1", ON - 90 * DAY, None, kind="transfer-out"),
        a_move("m2", ON - 9 * DAY, "targeted", kind="open"),
    ]

    assert returns(a_case(moves=moves), unit="family", on=ON) == ()


def test_a_repeat_says_what_it_is_counted_from() -> None:
    """So that two figures are never compared that count differently."""
    (found,) = repeat_referrals(
        a_case(referrals=[referred("r1", 9), referred("r2", 0)]),
        QUARTER,
        "previous-referral",
        unit="family",
        on=ON,
    )

    assert found == RepeatReferral(
        referral="r2", received=ON, anchor="previous-referral", after=ON - 9 * DAY
    )
