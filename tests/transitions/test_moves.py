"""
What was decided and done.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from earlyhelp_core.answers import Finding, Outstanding, Severity, State, YesNo
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import HandoverId, MoveId, PersonId, RequirementName
from earlyhelp_core.transitions import (
    Authorisation,
    Departure,
    Handover,
    Kind,
    Move,
    departures_of,
)
from tests.transitions.builders import places

MARCH, APRIL, MAY = (date(2026, month, 2) for month in (3, 4, 5))
ELDER, YOUNGER = PersonId("child-1"), PersonId("child-2")

CLOSED = Move(
    id=MoveId("move-1"),
    kind=Kind.CLOSE,
    from_="targeted",
    to="universal",
    effective=MARCH,
    decided_by="team manager",
    reason="They have what they need.",
)
PROPOSED = Handover(
    id=HandoverId("handover-1"), kind=Kind.STEP_DOWN, to="targeted", proposed=APRIL
)


def test_a_move_leads_somewhere() -> None:
    """Only a transfer to another area leads to no level of ours."""
    with pytest.raises(Impossible) as refused:
        evolve(CLOSED, to=None)

    assert places(refused.value) == [("/to", "blank")]
    assert evolve(CLOSED, kind=Kind.TRANSFER_OUT, to=None).to is None


def test_a_referral_changes_no_level() -> None:
    """Nor does a transfer: where the family goes, others decide."""
    unchanged = [
        kind
        for kind in Kind
        if not evolve(CLOSED, kind=kind, to="statutory").changes_level
    ]

    assert unchanged == [Kind.REFER, Kind.TRANSFER_OUT]


def test_a_move_that_names_no_child_is_about_every_child() -> None:
    """One that names some is about those."""
    of_one = evolve(CLOSED, children=(ELDER,))

    assert [CLOSED.concerns(ELDER), CLOSED.concerns(YOUNGER)] == [True, True]
    assert [of_one.concerns(ELDER), of_one.concerns(YOUNGER)] == [True, False]


def test_a_record_holds_what_was_departed_from_and_why() -> None:
    """A move that went ahead all the same is written down as such."""
    departure = Departure(
        requirement=RequirementName("closing-meeting-or-updates"),
        reason="They had moved away before we could meet.",
    )
    move = evolve(CLOSED, departures=(departure,))

    assert [d.requirement for d in move.departures] == ["closing-meeting-or-updates"]


def test_a_move_shows_neither_its_reason_nor_that_of_a_departure() -> None:
    """Free text may hold anything about anyone."""
    departure = Departure(requirement="family-told", reason="It would not be safe.")
    shown = repr(evolve(CLOSED, departures=(departure,))) + repr(departure)

    assert [w for w in ("They have", "not be safe") if w in shown] == []


def found(requirement: str, state: State, severity: Severity) -> Finding:
    """One finding of an answer."""
    return Finding(
        requirement=requirement, state=state, severity=severity, reason="so it is"
    )


ANSWER = Outstanding(
    findings=(
        found("agreement-given", State.MET, Severity.REQUIRED),
        found("plan-reviewed", State.UNMET, Severity.REQUIRED),
        found("harm-considered", State.NOT_RECORDED, Severity.REQUIRED),
        found("contingency-agreed", State.UNMET, Severity.ADVISED),
    ),
    on=MARCH,
)


def test_what_a_move_must_account_for_is_listed_without_a_reason() -> None:
    """Required and open; how each stood is kept, and why is theirs to say."""
    assert departures_of(ANSWER) == (
        Departure(requirement="plan-reviewed", state="unmet"),
        Departure(requirement="harm-considered", state="not-recorded"),
    )


def test_a_departure_without_a_reason_accounts_for_nothing() -> None:
    """It can be recorded, and what is left to say is still asked."""
    reviewed, considered = departures_of(ANSWER)
    told = evolve(reviewed, reason="They move on Monday.")
    moves = [
        evolve(CLOSED, departures=departures)
        for departures in ((), (told,), (told, considered))
    ]

    assert [[f.requirement for f in move.unaccounted(ANSWER)] for move in moves] == [
        ["plan-reviewed", "harm-considered"],
        ["harm-considered"],
        ["harm-considered"],
    ]


def test_each_is_dated_by_the_day_it_shows_from() -> None:
    """A move when it takes effect, a handover when proposed, a decision when made."""
    decision = Authorisation(
        kind="close", role="team manager", on=MAY, granted=YesNo.YES
    )

    assert [record.dated for record in (CLOSED, PROPOSED, decision)] == [
        MARCH,
        APRIL,
        MAY,
    ]


def test_a_handover_ends_in_one_way() -> None:
    """A handover proposed again is a new one."""
    with pytest.raises(Impossible) as refused:
        evolve(PROPOSED, accepted=MAY, withdrawn=MAY)

    assert places(refused.value) == [("", "two-endings")]


def accepted(on: date) -> Handover:
    """A handover accepted on that day."""
    return evolve(PROPOSED, accepted=on)


def declined(on: date) -> Handover:
    """A handover declined on that day, with the reason and what was arranged."""
    return evolve(
        PROPOSED, declined=on, declined_because="No room.", support_arranged=on
    )


def withdrawn(on: date) -> Handover:
    """A handover withdrawn on that day."""
    return evolve(PROPOSED, withdrawn=on)


each_ending = pytest.mark.parametrize("ended", [accepted, declined, withdrawn])


@each_ending
def test_nothing_ends_before_it_was_proposed(ended: Callable[[date], Handover]) -> None:
    """On the same day it may."""
    with pytest.raises(Impossible) as refused:
        ended(MARCH)

    assert places(refused.value) == [(f"/{ended.__name__}", "ends-before-start")]
    assert getattr(ended(APRIL), ended.__name__) == APRIL


def test_all_that_is_wrong_with_a_handover_is_told_at_once() -> None:
    """Two endings, both too early."""
    with pytest.raises(Impossible) as refused:
        evolve(PROPOSED, accepted=MARCH, declined=MARCH)

    assert places(refused.value) == [
        ("", "two-endings"),
        ("/accepted", "ends-before-start"),
        ("/declined", "ends-before-start"),
    ]


@each_ending
def test_a_handover_as_it_stood_before_it_ended(
    ended: Callable[[date], Handover],
) -> None:
    """Until that day it stood open, and neither answer nor reason was known."""
    later = ended(MAY)

    assert [later.as_of(day) for day in (APRIL, MAY)] == [PROPOSED, later]


def test_a_decision_of_somebody_in_authority_is_recorded_either_way() -> None:
    """Granted or not; who decided is not shown."""
    decision = Authorisation(
        kind="step-down",
        to="targeted",
        role="team manager",
        name="Wilhelmina Thistledown-Quince",
        on=MAY,
        granted="no",
        reason="Not before the review.",
    )

    assert decision.granted is YesNo.NO
    assert [w for w in ("Thistledown", "review") if w in repr(decision)] == []
