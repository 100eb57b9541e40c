"""
The summary of an assessment.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.assessments import (
    AreaCount,
    Assessment,
    AssessmentKind,
    MissingVoice,
    Observation,
    Profile,
    ScaleRange,
    Scaling,
    Side,
    Voice,
    VoiceMethod,
    profile,
)
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AssessmentId, PersonId

ELDER, YOUNGER, BABY = (PersonId(f"child-{n}") for n in (1, 2, 3))

ASSESSMENT = Assessment(
    id=AssessmentId("assessment-1"),
    kind=AssessmentKind.PARTNERSHIP_TOOL,
    started=date(2026, 3, 2),
    children=(ELDER, YOUNGER, BABY),
)


def test_an_empty_assessment_has_an_empty_profile() -> None:
    """Every child is still to be heard."""
    expected = Profile(areas=(), scales=(), heard=(), not_heard=(ELDER, YOUNGER, BABY))

    assert profile(ASSESSMENT) == expected


def test_observations_are_counted_by_area_and_side() -> None:
    """Strengths are counted beside needs and worries, areas as they come up."""
    sides = [
        ("school", Side.NEED),
        ("friends", Side.STRENGTH),
        ("school", Side.STRENGTH),
        ("school", Side.WORRY),
        ("school", Side.NEED),
    ]
    noticed = tuple(Observation(area=area, side=side) for area, side in sides)

    assert profile(evolve(ASSESSMENT, observations=noticed)).areas == (
        AreaCount(area="school", strengths=1, needs=2, worries=1),
        AreaCount(area="friends", strengths=1, needs=0, worries=0),
    )


def test_scales_show_how_far_apart_the_views_are() -> None:
    """The lowest and the highest view on each question."""
    views = [("mornings", 7), ("safety", 5), ("mornings", 3)]
    scalings = tuple(Scaling(question=q, value=v) for q, v in views)
    scales = profile(evolve(ASSESSMENT, scalings=scalings)).scales

    assert scales == (
        ScaleRange(question="mornings", lowest=3, highest=7, views=2),
        ScaleRange(question="safety", lowest=5, highest=5, views=1),
    )
    assert [scale.apart for scale in scales] == [4, 0]


def test_it_names_who_has_been_heard() -> None:
    """Not heard, and nothing recorded, both leave a child to be heard."""
    voices = (
        Voice(child=YOUNGER, method=VoiceMethod.DRAWN),
        Voice(child=ELDER, missing_because=MissingVoice.DID_NOT_WANT_TO),
    )
    summary = profile(evolve(ASSESSMENT, voices=voices))

    assert (summary.heard, summary.not_heard) == ((YOUNGER,), (ELDER, BABY))


def test_it_has_no_level() -> None:
    """The author's judgement is theirs and is not part of the summary."""
    judged = evolve(ASSESSMENT, judged_level="targeted")

    assert profile(judged) == profile(ASSESSMENT)
