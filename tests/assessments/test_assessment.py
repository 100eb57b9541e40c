"""
One assessment, and how it stood on a day.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import (
    Assessment,
    AssessmentKind,
    MissingVoice,
    Observation,
    Scaling,
    Side,
    Visit,
    Voice,
    VoiceMethod,
)
from earlyhelp_core.dates import london
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AssessmentId, LevelCode, PersonId
from earlyhelp_core.sources import Recorded

ELDER, YOUNGER, ELSEWHERE = (PersonId(f"child-{n}") for n in (1, 2, 3))
MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 1)

BEGUN = Assessment(
    id=AssessmentId("assessment-1"),
    kind=AssessmentKind.EARLY_HELP_ASSESSMENT,
    children=(ELDER, YOUNGER),
    considered=(ELSEWHERE,),
    started=MARCH,
)


def test_it_is_dated_by_the_day_it_was_begun() -> None:
    """An assessment under way is a fact already."""
    assert BEGUN.dated == MARCH


def test_it_is_not_completed_before_it_is_begun() -> None:
    """One of the two dates is wrong."""
    with pytest.raises(Impossible) as refused:
        evolve(BEGUN, completed=date(2026, 3, 1))

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/completed", "ends-before-start")
    ]


def test_what_was_noticed_after_completion_can_stand_in_it() -> None:
    """Unwise, and it happens: it is recorded."""
    late = Observation(side=Side.NEED, area="housing", on=MAY)

    assert evolve(BEGUN, completed=APRIL, observations=(late,)).observations == (late,)


def test_it_is_complete_from_the_day_it_was_completed() -> None:
    """Not the day before, and never without that day."""
    done = evolve(BEGUN, completed=APRIL)

    assert [a.is_complete(on) for a in (done, BEGUN) for on in (MARCH, APRIL)] == [
        False,
        True,
        False,
        False,
    ]


def test_assessed_and_merely_considered_children_were_considered() -> None:
    """A half-sibling elsewhere is thought about without being assessed."""
    children = (ELDER, ELSEWHERE, PersonId("child-9"))

    assert [BEGUN.was_considered(child) for child in children] == [True, True, False]


def test_once_heard_is_heard() -> None:
    """A child not seen in one week and heard in the next was heard."""
    spoken = Voice(child=ELDER, method=VoiceMethod.SPOKEN)
    missing = Voice(child=ELDER, missing_because=MissingVoice.NOT_SEEN)
    both = evolve(BEGUN, voices=(missing, spoken))

    assert both.heard(ELDER) is YesNo.YES


def test_only_reasons_mean_not_heard() -> None:
    """A reason is recorded, so the answer is no."""
    missing = Voice(child=ELDER, missing_because=MissingVoice.NOT_ASKED)
    blank = Voice(child=ELDER)

    assert evolve(BEGUN, voices=(missing, blank)).heard(ELDER) is YesNo.NO


def test_without_a_voice_nobody_knows() -> None:
    """Another child's voice does not speak for this one."""
    other = Voice(child=YOUNGER, method=VoiceMethod.SPOKEN)

    assert evolve(BEGUN, voices=(other,)).heard(ELDER) is None


def test_as_of_a_day_what_came_later_is_hidden() -> None:
    """Dated parts show from their day; undated ones always."""
    undated = Observation(side=Side.STRENGTH, area="friends")
    view = Scaling(question="How safe is home?", value=3, on=MAY)
    drawn = Voice(child=ELDER, method=VoiceMethod.DRAWN, on=APRIL)
    later = Voice(child=ELDER, method=VoiceMethod.SPOKEN, on=MAY)
    visits = Visit(on=MARCH), Visit(on=MAY)
    whole = evolve(
        BEGUN,
        observations=(undated, Observation(side=Side.NEED, area="sleep", on=MAY)),
        scalings=(view,),
        voices=(drawn, later),
        visits=visits,
    )

    assert whole.as_of(APRIL) == evolve(
        BEGUN, observations=(undated,), voices=(drawn,), visits=visits[:1]
    )


JUDGED = evolve(
    BEGUN,
    completed=APRIL,
    judged_level=LevelCode("targeted"),
    rationale="Three agencies are needed.",
    # Half past eleven in London on 30 April, and 22:30 by a clock kept in UTC.
    countersigned=Recorded(at=london(2026, 4, 30, 23, 30), role="team manager"),
)


def test_a_judgement_shows_from_completion_and_its_signature_from_its_own_day() -> None:
    """Each is hidden until it was there."""
    signed = date(2026, 4, 30)

    assert [JUDGED.as_of(on) for on in (MARCH, APRIL, signed)] == [
        BEGUN,
        evolve(JUDGED, countersigned=None),
        JUDGED,
    ]


def test_a_signature_of_unknown_moment_shows_with_the_completion() -> None:
    """Undated is shown."""
    signed = evolve(JUDGED, countersigned=Recorded.unknown())

    assert signed.as_of(APRIL) == signed
