"""
Observations, scales, voices and visits.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import (
    MissingVoice,
    Observation,
    Scaling,
    Side,
    Visit,
    Voice,
    VoiceMethod,
)
from earlyhelp_core.errors import Impossible
from earlyhelp_core.ids import PersonId

ELDER, YOUNGER = PersonId("child-1"), PersonId("child-2")
MARCH = date(2026, 3, 2)


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_an_observation_is_dated_by_the_day_it_was_made() -> None:
    """Undated where nobody wrote the day down."""
    noticed = Observation(side=Side.NEED, area="sleep", on=MARCH)
    undated = Observation(side=Side.NEED, area="sleep")

    assert (noticed.dated, undated.dated) == (MARCH, None)


def test_an_observation_hides_what_it_says() -> None:
    """Whom it is about and when may be seen; what it says may not."""
    noticed = Observation(about=ELDER, side=Side.WORRY, area="sleep", words="Up late.")

    assert repr(noticed) == "Observation(about='child-1', on=None, recorded=None)"


@pytest.mark.parametrize("value", [0, 10])
def test_both_ends_of_the_scale_are_on_it(value: int) -> None:
    """Nought and ten are answers like others."""
    assert Scaling(question="How safe is home?", value=value).value == value


@pytest.mark.parametrize("value", [-1, 11])
def test_a_value_off_the_scale_cannot_be(value: int) -> None:
    """The scale runs from 0 to 10."""
    with pytest.raises(Impossible) as refused:
        Scaling(question="How safe is home?", value=value)

    assert told(refused) == [("/value", "out-of-range")]


def test_one_number_is_not_the_view_of_two_people() -> None:
    """A mother's number and her worker's are two scalings."""
    with pytest.raises(Impossible) as refused:
        Scaling(
            question="How safe is home?",
            value=5,
            by=PersonId("mother"),
            by_role="family support worker",
        )

    assert told(refused) == [("/by_role", "two-views")]


def test_a_scaling_is_dated_by_the_day_it_was_asked() -> None:
    """The day of the question is the day of the view."""
    scaling = Scaling(question="How safe is home?", value=5, on=MARCH)

    assert scaling.dated == MARCH


def test_words_are_a_voice() -> None:
    """A child whose words stand here was heard."""
    voice = Voice(child=ELDER, words="I like it when Gran comes.", on=MARCH)

    assert (voice.heard, voice.dated) == (YesNo.YES, MARCH)


def test_being_observed_is_a_voice() -> None:
    """A baby watched at play was heard, without a word."""
    assert Voice(child=ELDER, method=VoiceMethod.OBSERVED).heard is YesNo.YES


def test_a_reason_says_that_the_child_was_not_heard() -> None:
    """Somebody wrote down why, so it is known to be missing."""
    voice = Voice(child=ELDER, missing_because=MissingVoice.NOT_SEEN)

    assert voice.heard is YesNo.NO


def test_a_blank_voice_says_nothing() -> None:
    """Neither heard nor missing is not recorded, and never no."""
    assert Voice(child=ELDER).heard is None


def test_a_voice_is_not_both_heard_and_missing() -> None:
    """One of the two was written down by mistake."""
    with pytest.raises(Impossible) as refused:
        Voice(child=ELDER, words="No.", missing_because=MissingVoice.NOT_ASKED)

    assert told(refused) == [("/missing_because", "heard-and-missing")]


def test_seen_alone_is_seen() -> None:
    """A child seen alone stands among those seen."""
    visit = Visit(on=MARCH, seen=(ELDER, YOUNGER), seen_alone=(ELDER,))

    assert (visit.dated, visit.seen_alone) == (MARCH, (ELDER,))


def test_nobody_is_seen_alone_who_was_not_seen() -> None:
    """Each such child is told, with the place."""
    with pytest.raises(Impossible) as refused:
        Visit(on=MARCH, seen=(ELDER,), seen_alone=(ELDER, YOUNGER))

    assert told(refused) == [("/seen_alone/1", "alone-yet-not-seen")]


def test_nobody_is_seen_at_an_attempt() -> None:
    """A visit that met somebody took place."""
    with pytest.raises(Impossible) as refused:
        Visit(on=MARCH, took_place=YesNo.NO, seen=(ELDER,))

    assert told(refused) == [("/took_place", "seen-at-an-attempt")]


def test_an_attempt_is_a_visit_that_met_nobody() -> None:
    """Calling without an answer can be recorded."""
    assert Visit(on=MARCH, took_place=YesNo.NO).took_place is YesNo.NO
