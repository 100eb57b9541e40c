"""
What holds of every referral.
"""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.contacts import FrontDoorDecision, FrontDoorOutcome, Referral

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
