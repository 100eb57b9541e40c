"""
What holds of every referral.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from earlyhelp_core import wire
from earlyhelp_core.contacts import (
    Anchor,
    Contact,
    FrontDoorDecision,
    FrontDoorOutcome,
    Referral,
    RepeatUnit,
    UnmetNeed,
    repeats,
)
from earlyhelp_core.dates import Span, Unit, add
from tests.wire.anything import values_of

_days = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@st.composite
def referrals(draw: st.DrawFn) -> Referral:
    """A referral with or without a decision and feedback, in any order after it."""
    first, *later = sorted(draw(st.lists(_days, min_size=3, max_size=3)))
    decided, told = draw(st.permutations(later))
    outcome = st.builds(
        FrontDoorOutcome,
        decision=st.sampled_from(FrontDoorDecision),
        on=st.just(decided),
    )
    return Referral(
        id="r1",
        received=first,
        from_role="school",
        to="targeted",
        outcome=draw(st.none() | outcome),
        feedback_given=draw(st.none() | st.just(told)),
    )


@given(referrals(), _days)
def test_as_of_shows_nothing_later(referral: Referral, on: date) -> None:
    """As of a day, a referral shows exactly what had come of it by then."""
    now = referral.as_of(on)
    outcome, told = referral.outcome, referral.feedback_given

    assert (now.outcome is not None) == (outcome is not None and outcome.on <= on)
    assert (now.feedback_given is not None) == (told is not None and told <= on)
    assert now.as_of(on) == now


@given(referrals(), _days, st.integers(0, 30))
def test_feedback_is_overdue_until_it_is_given(
    referral: Referral, on: date, days: int
) -> None:
    """Overdue on a day: decided, the span over, and the referrer not told by then."""
    within = Span(amount=days, unit=Unit.DAYS)
    outcome, told = referral.outcome, referral.feedback_given
    over = outcome is not None and add(outcome.on, within) < on

    assert referral.feedback_overdue(on, within) == (
        over and (told is None or told > on)
    )
    assert referral.as_of(on).feedback_overdue(on, within) == (
        referral.feedback_overdue(on, within)
    )


@st.composite
def contacts(draw: st.DrawFn) -> list[Contact]:
    """Contacts of a few years about some of three people."""
    about = st.sets(st.sampled_from(["p1", "p2", "p3"]), max_size=2).map(sorted)
    received = draw(st.lists(st.tuples(_days, about), max_size=6))
    return [
        Contact(id=f"c{n}", received=day, from_role="school", about=tuple(people))
        for n, (day, people) in enumerate(received)
    ]


_spans = st.builds(Span, amount=st.integers(0, 400), unit=st.just(Unit.DAYS))


@given(contacts(), _spans, st.lists(_days, max_size=3))
def test_repeats_by_recount(
    given_: list[Contact], span: Span, closures: list[date]
) -> None:
    """Each count equals a naive one over all earlier contacts or closures."""
    ordered = sorted(given_, key=lambda one: one.received)

    def within(day: date, after: date) -> bool:
        return 0 <= (day - after).days <= span.amount

    family = repeats(given_, span, Anchor.PREVIOUS_CONTACT)
    person = repeats(given_, span, Anchor.PREVIOUS_CONTACT, unit=RepeatUnit.PERSON)
    closure = repeats(given_, span, Anchor.PREVIOUS_CLOSURE, closures=closures)

    assert [r.contact for r in family] == [
        later.id
        for place, later in enumerate(ordered)
        if any(within(later.received, one.received) for one in ordered[:place])
    ]
    assert {(r.contact, r.person) for r in person} == {
        (later.id, one)
        for place, later in enumerate(ordered)
        for one in later.about
        if any(
            one in earlier.about and within(later.received, earlier.received)
            for earlier in ordered[:place]
        )
    }
    assert [r.contact for r in closure] == [
        one.id for one in ordered if any(within(one.received, day) for day in closures)
    ]


@given(contacts(), _spans, st.integers(0, 100), st.sampled_from(RepeatUnit))
def test_a_longer_span_finds_no_fewer(
    given_: list[Contact], span: Span, more: int, unit: RepeatUnit
) -> None:
    """Whatever came again within a span did so within a longer one."""
    longer = Span(amount=span.amount + more, unit=Unit.DAYS)
    few, many = (
        set(repeats(given_, one, Anchor.PREVIOUS_CONTACT, unit=unit))
        for one in (span, longer)
    )

    assert few <= many


@given(values_of(UnmetNeed), _days)
def test_a_need_is_open_between_its_days(need: UnmetNeed, on: date) -> None:
    """Open means known and not met, and what came later changes nothing of it."""
    begun = need.since is None or need.since <= on
    ended = need.met is not None and need.met <= on

    assert need.is_open(on) == (begun and not ended)
    assume(begun)
    assert need.as_of(on).is_open(on) == need.is_open(on)
    assert need.as_of(on).met in {None, need.met}


@given(values_of(UnmetNeed) | values_of(Referral) | values_of(Contact))
def test_records_travel(value: UnmetNeed | Referral | Contact) -> None:
    """Through a document, a copy and a pickle, what was recorded is the same."""
    assert wire.from_data(wire.to_data(value), type(value)) == value
    copies = {
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),  # noqa: S301 - our own bytes
    }
    assert copies == {value}
