"""
The life of a handover: proposed, then answered once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions import Handover, HandoverState, Kind
from tests.transitions.builders import places

DAY = timedelta(days=1)
JULY = date(2026, 7, 6)
ANSWERED = date(2026, 7, 17)
WRITTEN = Recorded(at=datetime(2026, 7, 24, 12, tzinfo=UTC), role="manager")

PROPOSED = Handover(
    id="h1",
    kind="step-down",
    to="targeted",
    proposed=JULY,
    sending_agency="social-work",
    receiving_agency="early-help",
    support_arranged=JULY,
)


def accepted(handover: Handover) -> Handover:
    """The receiving service said yes."""
    return handover.accept(on=ANSWERED, recorded=WRITTEN)


def declined(handover: Handover) -> Handover:
    """They said no, and why."""
    return handover.decline(on=ANSWERED, because="No room.", recorded=WRITTEN)


def withdrawn(handover: Handover) -> Handover:
    """The sender thought again."""
    return handover.withdraw(on=ANSWERED, because="Not now.", recorded=WRITTEN)


_Answer = Callable[[Handover], Handover]
each_answer = pytest.mark.parametrize("answer", [accepted, declined, withdrawn])


@each_answer
def test_a_handover_stands_open_until_its_answer(answer: _Answer) -> None:
    """Before the proposal there was none; from the day of the answer it holds."""
    handover = answer(PROPOSED)
    days = (JULY - DAY, JULY, ANSWERED - DAY, ANSWERED, ANSWERED + DAY)

    assert [handover.state(day) for day in days] == [
        None,
        HandoverState.PROPOSED,
        HandoverState.PROPOSED,
        HandoverState(answer.__name__),
        HandoverState(answer.__name__),
    ]
    assert [handover.is_open(day) for day in days] == [False, True, True, False, False]
    assert handover.ended == ANSWERED


@each_answer
@pytest.mark.parametrize("second", [accepted, declined, withdrawn])
def test_a_handover_is_answered_once(answer: _Answer, second: _Answer) -> None:
    """What is proposed again is another; the refusal says so."""
    with pytest.raises(Impossible) as refused:
        second(answer(PROPOSED))

    assert refused.value.problems[0].code == "answered-already"


def test_no_answer_comes_before_the_proposal() -> None:
    """On the same day it may."""
    with pytest.raises(Impossible) as refused:
        PROPOSED.accept(on=JULY - DAY)

    assert places(refused.value) == [("/accepted", "ends-before-start")]
    assert PROPOSED.accept(on=JULY).state(JULY) is HandoverState.ACCEPTED


def test_a_decline_without_a_reason_can_be_recorded() -> None:
    """It is asked for by name; an empty text is no reason."""
    assert PROPOSED.decline(on=ANSWERED, because=None).declined_because is None
    with pytest.raises(Impossible):
        PROPOSED.decline(on=ANSWERED, because=" ")


@each_answer
def test_proposed_again_it_is_a_new_one(answer: _Answer) -> None:
    """Open to be answered; nothing arranged for the first carries over."""
    first = answer(PROPOSED)
    again = first.again(id="h2", on=ANSWERED + DAY, recorded=WRITTEN)

    assert again == evolve(
        PROPOSED,
        id="h2",
        proposed=ANSWERED + DAY,
        support_arranged=None,
        recorded=WRITTEN,
    )
    assert first.state(ANSWERED + DAY) is HandoverState(answer.__name__)


@each_answer
def test_an_answer_is_known_from_when_it_was_written_down(answer: _Answer) -> None:
    """A week late here; without a moment it is known with the proposal."""
    handover = answer(PROPOSED)
    moment = WRITTEN.at
    assert moment is not None

    assert handover.as_known(moment - DAY) == PROPOSED
    assert handover.as_known(moment) == handover
    for stamp in (None, Recorded.unknown()):
        silent = evolve(handover, answer_recorded=stamp)
        assert silent.as_known(moment - DAY) == silent


@pytest.mark.parametrize(
    ("kind", "same_lead", "keeps"),
    [
        (Kind.CHANGE_OVERSIGHT, None, True),
        (Kind.CHANGE_OVERSIGHT, YesNo.NO, False),
        (Kind.STEP_UP, YesNo.YES, True),
        (Kind.STEP_UP, None, False),
    ],
)
def test_a_change_of_oversight_keeps_the_lead(
    kind: Kind, same_lead: YesNo | None, *, keeps: bool
) -> None:
    """Unless the record says otherwise; another move may keep them too."""
    handover = evolve(PROPOSED, kind=kind, same_lead=same_lead)

    assert handover.keeps_lead is keeps


def test_a_handover_that_names_no_child_is_about_every_child() -> None:
    """One that names some is about those."""
    elder, younger = PersonId("elder"), PersonId("younger")
    of_one = evolve(PROPOSED, children=(elder,))

    assert PROPOSED.concerns(younger)
    assert [of_one.concerns(elder), of_one.concerns(younger)] == [True, False]


def test_either_somebody_leaves_with_it_or_nobody_does() -> None:
    """Who leaves is named; that nobody does is said; neither is not recorded."""
    with pytest.raises(Impossible) as refused:
        Handover(
            id="h1",
            kind="step-down",
            proposed=date(2026, 7, 6),
            leaving=["tutor"],
            nobody_leaves="yes",
        )
    assert places(refused.value) == [("/nobody_leaves", "somebody-leaves")]
