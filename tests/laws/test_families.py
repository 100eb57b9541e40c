"""
What holds of every family over time, whoever moved when.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from earlyhelp_core import partnerships
from earlyhelp_core.cases import (
    Case,
    ReferralAnchor,
    ReturnUnit,
    repeat_referrals,
    returns,
    time_in_level,
)
from earlyhelp_core.contacts import Referral
from earlyhelp_core.dates import Span, Unit
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import LegalBasis
from earlyhelp_core.transitions import Kind, KindLike, Move
from tests.cases.builders import CHILDREN, LADDER, ON, a_case, a_move
from tests.cases.parts import (
    EVERYBODY,
    a_status,
    an_assessment,
    considered,
    talked,
    told,
)

BOROUGH = partnerships.load("kensington-and-chelsea", on=None)
DAY = timedelta(days=1)
FIRST = ON - 30 * DAY

_children = st.sampled_from([(), *((child,) for child in CHILDREN), CHILDREN])
_levels = st.sampled_from(LADDER.codes)


#: Each of them, and what gives and takes help more often.
_kinds = st.sampled_from(Kind) | st.sampled_from(
    [Kind.STEP_DOWN, Kind.CLOSE, Kind.REOPEN, Kind.STEP_UP]
)


@st.composite
def _moves(draw: st.DrawFn) -> list[Move]:
    """Moves of a month, in any order, of any kind and of whomever."""
    told = draw(
        st.lists(
            st.tuples(st.integers(0, 35), _kinds, _levels, _children),
            max_size=6,
        )
    )
    return [
        a_move(
            f"m{place}",
            FIRST + days * DAY,
            None if kind is Kind.TRANSFER_OUT else to,
            *children,
            kind=kind,
        )
        for place, (days, kind, to, children) in enumerate(told)
    ]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A family of two children, from some level or from none that is recorded."""
    return a_case(starts_at=draw(st.none() | _levels), moves=draw(_moves()))


def last_told(case: Case, child: PersonId, on: date) -> Kind | None:
    """The kind of the last move up to a day that settled where a child stands."""
    told = [
        move
        for move in case.moves
        if move.kind is not Kind.REFER and move.concerns(child) and move.effective <= on
    ]
    last = max(reversed(told), key=lambda move: move.effective, default=None)
    return None if last is None else last.kind


@given(cases())
def test_the_familys_level_is_somebodys(case: Case) -> None:
    """And every child is at it, lower, or not recorded."""
    found, levels = case.family_level(ON), case.levels(ON)

    assert found.level == case.level(ON)
    assert (
        dict.fromkeys(found.whose, found.level)
        | {child: levels[child] for child in found.lower}
        | dict.fromkeys(found.not_recorded)
        == levels
    )
    assert all(
        LADDER.rank(str(levels[child])) < LADDER.rank(str(found.level))
        for child in found.lower
    )


#: Every day of that month.
MONTH = [FIRST + n * DAY for n in range(30)]


@given(cases())
def test_time_in_level_by_recount(case: Case) -> None:
    """Each day lies in one stay at the level that holds on it, or in none if away."""
    for child in CHILDREN:
        stays = time_in_level(case, ON, child=child)
        for day in MONTH:
            away = last_told(case, child, day) is Kind.TRANSFER_OUT
            level = None if away else case.level(day, child)
            found = [s.level for s in stays if (s.since or day) <= day < s.until]

            assert found == ([] if level is None else [level])


@given(cases(), st.integers(0, 35))
def test_what_ended_stays_as_it_was(case: Case, days: int) -> None:
    """Whatever follows, an episode that had ended is told with the same ending."""
    then = [e for e in case.episodes(FIRST + days * DAY) if not e.is_open]

    assert list(case.episodes(ON + 9 * DAY))[: len(then)] == then


@given(cases())
def test_episodes_follow_one_another(case: Case) -> None:
    """Only the last may go on, and each begins after the one before has ended."""
    for child in (None, *CHILDREN):
        found = case.episodes(ON, child)
        for before, after in pairwise(found):
            assert before.ended is not None
            assert after.opened is not None
            assert before.ended < after.opened


@given(cases())
def test_episodes_by_recount(case: Case) -> None:
    """A child is in one above the lowest level until closed or away; then a family."""

    def on_days(child: str | None) -> set[date]:
        return {
            day
            for e in case.episodes(ON, child)
            for day in MONTH
            if (e.opened or day) <= day < (e.ended or date.max)
        }

    supported = {
        child: {
            day
            for day in MONTH
            if last_told(case, child, day) not in {Kind.CLOSE, Kind.TRANSFER_OUT}
            and case.level(day, child) not in {None, LADDER.codes[0]}
        }
        for child in CHILDREN
    }

    assert {child: on_days(child) for child in CHILDREN} == supported
    assert on_days(None) == set().union(*supported.values())


_spans = st.builds(Span, amount=st.integers(0, 40), unit=st.just(Unit.DAYS))
_LESS, _MORE = {Kind.STEP_DOWN, Kind.CLOSE}, {Kind.OPEN, Kind.REOPEN, Kind.STEP_UP}


@given(cases(), _spans)
def test_returns_by_recount(case: Case, span: Span) -> None:
    """More help, where the last of either direction before it was less."""
    expected = []
    ordered = sorted(
        (move for move in case.moves if move.effective <= ON),
        key=lambda move: move.effective,
    )
    for place, move in enumerate(ordered):
        for child in move.children or CHILDREN:
            before = [
                other
                for other in ordered[:place]
                if other.concerns(child) and other.kind in _LESS | _MORE
            ]
            if move.kind in _MORE and before and before[-1].kind in _LESS:
                days = (move.effective - before[-1].effective).days
                if days <= span.amount:
                    expected.append((move.id, child, before[-1].effective))
    found = returns(case, unit=ReturnUnit.CHILD, on=ON, within=span)

    assert [(r.move, r.child, r.after) for r in found] == expected


@st.composite
def _referrals(draw: st.DrawFn) -> tuple[Referral, ...]:
    told = draw(st.lists(st.tuples(st.integers(0, 30), _children), max_size=5))
    return tuple(
        Referral(
            id=f"r{place}",
            received=FIRST + days * DAY,
            from_role="school",
            to="targeted",
            about=about,
        )
        for place, (days, about) in enumerate(told)
    )


@given(cases(), _referrals(), _spans, st.sampled_from(ReferralAnchor))
def test_a_childs_repeat_is_the_familys(
    case: Case, referrals: tuple[Referral, ...], span: Span, anchor: ReferralAnchor
) -> None:
    """Counted from a referral, the family repeats whenever a child does."""
    record = evolve(case, referrals=referrals)
    by_child, by_family = (
        repeat_referrals(record, span, anchor, unit=unit, on=ON) for unit in ReturnUnit
    )

    assert all(0 <= (r.received - r.after).days <= span.amount for r in by_family)
    if anchor is ReferralAnchor.PREVIOUS_REFERRAL:
        assert {r.referral for r in by_child} <= {r.referral for r in by_family}


@st.composite
def _families(draw: st.DrawFn) -> Case:
    """Children about to be closed, but for a few things that are amiss."""
    everybody = [child.id for child in EVERYBODY.children_to_consider(ON)]
    # Half of it is the half-sister's, who does not move.
    one = st.sampled_from(everybody) | st.just(PersonId("ada"))
    basis = dict.fromkeys(everybody, LegalBasis.NONE)
    basis |= draw(st.dictionaries(one, st.sampled_from(LegalBasis), max_size=1))
    together = draw(st.booleans())
    return a_case(
        ladder=BOROUGH.framework.ladder,
        family=EVERYBODY,
        starts_at="targeted" if together else None,
        moves=[
            a_move(f"m{n}", FIRST, draw(_levels), draw(one))
            for n in range(0 if together else 2)
        ],
        legal_statuses=[
            s for child in everybody for s in a_status(basis[child], child)
        ],
        harm=[
            considered("none"),
            *(considered("suspected", who) for who in draw(st.lists(one, max_size=1))),
        ],
        assessments=[an_assessment(children=everybody)],
        endings=[talked("agrees-to-end")],
        notices=[told("family", route_back="yes"), told("universal-services")],
    )


@settings(max_examples=max(10, settings().max_examples // 2))
@given(_families(), st.sampled_from(["close", "close", "step-up", "refer"]))
def test_no_child_is_left_out_of_the_answer(case: Case, kind: KindLike) -> None:
    """Each stands in it once; it is met where all are, and no child is weaker alone."""
    answer = BOROUGH.ask_each(case, kind, on=ON)
    moving = [child.child for child in answer.children]
    staying = [child.child for child in answer.not_concerned]
    every = [child.id for child in case.family.children_to_consider(ON)]

    assert sorted([*moving, *staying]) == sorted(every)
    assert set(answer.level.whose) | set(answer.level.not_recorded) <= set(moving)
    assert [child.answer for child in answer.children] == [
        BOROUGH.ask(case, kind, child=child, on=ON) for child in moving
    ]
    alone = all(child.answer.met for child in answer.children)
    assert answer.met == (alone and BOROUGH.ask(case, kind, on=ON).met)
    assert answer.met == (answer.outstanding == ())
    assert kind != "refer" or staying == []
