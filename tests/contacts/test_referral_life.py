"""
The life of a referral: received, then answered or taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from earlyhelp_core.contacts import (
    FrontDoorDecision,
    FrontDoorOutcome,
    Referral,
    ReferralState,
)
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.sources import Recorded
from tests.people.builders import ON, places

DAY = timedelta(days=1)
MADE = Referral(id="r1", received=ON, from_role="class teacher", to="targeted")
WRITTEN = Recorded(role="duty manager")


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (FrontDoorDecision.ACCEPTED, ReferralState.TAKEN_ON),
        (FrontDoorDecision.CHILD_AND_FAMILY_ASSESSMENT, ReferralState.TAKEN_ON),
        (FrontDoorDecision.STRATEGY_DISCUSSION, ReferralState.TAKEN_ON),
        (FrontDoorDecision.EARLY_HELP, ReferralState.OTHER_HELP),
        (FrontDoorDecision.ADVICE_AND_INFORMATION, ReferralState.OTHER_HELP),
        (FrontDoorDecision.DECLINED, ReferralState.DECLINED),
    ],
)
def test_a_referral_waits_until_it_is_answered(
    decision: FrontDoorDecision, state: ReferralState
) -> None:
    """Each decision leaves it in one state; before it was received there was none."""
    answered = MADE.answer(FrontDoorOutcome(decision=decision, on=ON + DAY))

    assert [answered.state(day) for day in (ON - DAY, ON, ON + DAY)] == [
        None,
        ReferralState.WAITING,
        state,
    ]
    assert [answered.is_open(day) for day in (ON - DAY, ON, ON + DAY)] == [
        False,
        True,
        False,
    ]


def test_every_decision_leaves_a_referral_in_some_state() -> None:
    """None was forgotten."""
    for decision in FrontDoorDecision:
        outcome = FrontDoorOutcome(decision=decision, on=ON)
        assert MADE.answer(outcome).state(ON) is outcome.state


def test_accepted_and_declined_are_said_in_a_word() -> None:
    """With who decided, and who wrote it down."""
    accepted = MADE.accept(on=ON, by_role="duty manager", recorded=WRITTEN)
    declined = MADE.decline(on=ON, because="Their school can help.", recorded=WRITTEN)

    assert accepted.outcome == FrontDoorOutcome(
        decision="accepted", on=ON, by_role="duty manager", recorded=WRITTEN
    )
    assert declined.outcome == FrontDoorOutcome(
        decision="declined", on=ON, reason="Their school can help.", recorded=WRITTEN
    )


@pytest.mark.parametrize(
    "answered", [MADE.accept(on=ON), MADE.decline(on=ON, because=None)]
)
def test_a_referral_is_answered_once(answered: Referral) -> None:
    """Made again, it is another."""
    attempts: tuple[Callable[[], Referral], ...] = (
        lambda: answered.accept(on=ON),
        lambda: answered.decline(on=ON, because=None),
        lambda: answered.withdraw(on=ON),
    )
    for attempt in attempts:
        with pytest.raises(Impossible) as refused:
            attempt()
        assert refused.value.problems[0].code == "answered-already"


def test_a_referral_is_taken_back_once() -> None:
    """And not before it was made."""
    taken = MADE.withdraw(on=ON + DAY, because="Found help.", by_role="mother")

    assert [taken.state(day) for day in (ON, ON + DAY)] == [
        ReferralState.WAITING,
        ReferralState.WITHDRAWN,
    ]
    with pytest.raises(Impossible) as twice:
        taken.withdraw(on=ON + DAY)
    assert twice.value.problems[0].code == "withdrawn-already"
    with pytest.raises(Impossible) as early:
        MADE.withdraw(on=ON - DAY)
    assert places(early.value) == [("/withdrawn/on", "before-receipt")]


def test_a_decision_speaks_also_about_what_was_taken_back() -> None:
    """What somebody worried about is looked at all the same."""
    taken = MADE.withdraw(on=ON).accept(on=ON + DAY)

    assert [taken.state(day) for day in (ON, ON + DAY)] == [
        ReferralState.WITHDRAWN,
        ReferralState.TAKEN_ON,
    ]


def test_an_earlier_day_knew_no_withdrawal() -> None:
    """As with an answer."""
    taken = MADE.withdraw(on=ON + DAY)

    assert [taken.as_of(day) for day in (ON, ON + DAY)] == [MADE, taken]


def test_the_referrer_is_told() -> None:
    """On a day."""
    assert MADE.accept(on=ON).told(on=ON + DAY).feedback_given == ON + DAY


def test_why_it_was_taken_back_is_not_shown() -> None:
    """Free text may hold anything about anyone."""
    taken = MADE.withdraw(on=ON, because="He found out.")

    assert taken.withdrawn is not None
    assert taken.withdrawn.dated == ON
    assert "found out" not in repr(evolve(taken))
