"""
Referrals: open to anyone, changing no level, answered by the front door.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.contacts import FrontDoorDecision, FrontDoorOutcome, Referral
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from tests.people.builders import ON, places

EARLIER = ON - timedelta(days=1)
LATER = ON + timedelta(days=1)


def referral(outcome: date | None = None, feedback: date | None = None) -> Referral:
    """A referral received on the day, with what came of it."""
    decided = None
    if outcome is not None:
        decided = FrontDoorOutcome(decision="early-help", on=outcome)
    return Referral(
        id="r1",
        received=ON,
        from_role="class teacher",
        to="targeted",
        outcome=decided,
        feedback_given=feedback,
    )


def test_nothing_need_be_in_place() -> None:
    """Who, when and what is sought make a referral; paperwork can follow."""
    made = Referral(
        id="r1", received=ON, from_role="mother", to="statutory", harm_suspected="yes"
    )

    assert (made.harm_suspected, made.outcome, made.dated) == (YesNo.YES, None, ON)


def test_nothing_comes_before_receipt() -> None:
    """A decision and feedback from before the referral came in are both told."""
    with pytest.raises(Impossible) as refused:
        referral(outcome=EARLIER, feedback=EARLIER)

    assert places(refused.value) == [
        ("/outcome/on", "before-receipt"),
        ("/feedback_given", "before-receipt"),
    ]


def test_answered_on_the_day() -> None:
    """A decision and feedback on the day of receipt are in good time."""
    assert referral(outcome=ON, feedback=ON).feedback_given == ON


def test_each_person_once() -> None:
    """One person twice among those it is about is told at the second place."""
    twice = (PersonId("p1"), PersonId("p2"), PersonId("p1"))
    with pytest.raises(Impossible) as refused:
        evolve(referral(), about=twice)

    assert places(refused.value) == [("/about/2", "repeated-id")]


def test_as_of_hides_what_came_later() -> None:
    """As of a day, a later decision and later feedback had not come."""
    answered = referral(outcome=ON, feedback=LATER)

    assert [answered.as_of(day) for day in (EARLIER, ON, LATER)] == [
        referral(),
        referral(outcome=ON),
        answered,
    ]


def test_declined_without_a_reason_is_kept() -> None:
    """A referral declined without a reason is unwise, and is recorded as it was."""
    outcome = FrontDoorOutcome(decision="declined", on=ON)

    assert (outcome.decision, outcome.reason, outcome.dated) == (
        FrontDoorDecision.DECLINED,
        None,
        ON,
    )


def test_shows_no_harm_and_no_need() -> None:
    """A referral shows neither suspicion nor story."""
    made = evolve(referral(), harm_suspected="yes", need="Bruises seen.")

    assert ("harm" in repr(made), "Bruises" in repr(made)) == (False, False)


WITHIN = Span.parse("3 working days")


@pytest.mark.parametrize(
    ("outcome", "told", "expected"),
    [
        (None, None, [False, False, False]),
        (ON, None, [False, False, True]),
        (ON, ON, [False, False, False]),
        (ON, date(2026, 3, 6), [False, False, False]),
        (ON, date(2026, 3, 9), [False, False, True]),
        (date(2026, 3, 6), None, [False, False, False]),
    ],
)
def test_feedback_to_the_referrer(
    outcome: date | None, told: date | None, expected: list[bool]
) -> None:
    """Feedback is overdue once the span from the decision is over, until given."""
    made = referral(outcome=outcome, feedback=told)
    days = (ON, date(2026, 3, 5), date(2026, 3, 6))

    assert [made.feedback_overdue(day, WITHIN) for day in days] == expected


def test_feedback_is_due_from_the_decision() -> None:
    """Before a decision there is nothing to tell; after it, the day is counted."""
    assert [
        referral().feedback_due(WITHIN),
        referral(outcome=ON).feedback_due(WITHIN),
    ] == [None, date(2026, 3, 5)]


def test_a_later_decision_was_not_known() -> None:
    """On a day before the decision nobody was late with telling of it."""
    made = referral(outcome=date(2026, 3, 20))

    assert made.feedback_overdue(date(2026, 3, 10), WITHIN) is False
