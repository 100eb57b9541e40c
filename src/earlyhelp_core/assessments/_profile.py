"""
An assessment at a glance: counted and ordered, never judged.
"""

from __future__ import annotations

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments._assessment import Assessment
from earlyhelp_core.assessments._views import Side
from earlyhelp_core.fields import InternalList, Special, record
from earlyhelp_core.ids import PersonId


@record
class AreaCount:
    """
    How many strengths, needs and worries were noticed in one area.

    >>> AreaCount(area="family routine", strengths=1, needs=1, worries=0)
    AreaCount()
    """

    area: Special[str]
    strengths: Special[int]
    needs: Special[int]
    worries: Special[int]


@record
class ScaleRange:
    """
    The lowest and the highest view on one question: how far apart people are.

    >>> ScaleRange(question="How do mornings go?", lowest=3, highest=7, views=2).apart
    4
    """

    question: Special[str]
    lowest: Special[int]
    highest: Special[int]
    #: How many views there are.
    views: Special[int]

    @property
    def apart(self) -> int:
        """How many points lie between the two."""
        return self.highest - self.lowest


@record
class Profile:
    """
    What an assessment holds, in numbers. It has no level and no score, on purpose.

    >>> Profile(areas=(), scales=(), heard=(), not_heard=())
    Profile(areas=<0>, scales=<0>, heard=<0>, not_heard=<0>)
    """

    #: In the order in which the areas first come up.
    areas: InternalList[AreaCount]
    #: In the order in which the questions were first asked.
    scales: InternalList[ScaleRange]
    #: The assessed children who were heard.
    heard: InternalList[PersonId, str]
    #: Those who were not, or of whom nothing is written.
    not_heard: InternalList[PersonId, str]


def profile(assessment: Assessment) -> Profile:
    """
    Count what the assessment holds by area and question, and who has been heard.

    A summary to talk from. It names no level: an indicator list is never a tick-box
    tool, and what the whole amounts to is for a practitioner to judge.

    >>> from earlyhelp_core.assessments import Observation
    >>> seen = Observation(side="strength", area="family routine")
    >>> summary = profile(
    ...     Assessment(
    ...         id="assessment-1",
    ...         kind="single-agency",
    ...         started="2026-03-02",
    ...         children=["child-1"],
    ...         observations=[seen],
    ...     )
    ... )
    >>> summary.areas[0].strengths, summary.not_heard
    (1, ('child-1',))

    Source: Kingston and Richmond, continuum of need (2023): a matrix of indicators is
    not to be ticked off (stated).
    """
    heard = tuple(
        child for child in assessment.children if assessment.heard(child) is YesNo.YES
    )
    return Profile(
        areas=_areas(assessment),
        scales=_scales(assessment),
        heard=heard,
        not_heard=tuple(c for c in assessment.children if c not in heard),
    )


def _areas(assessment: Assessment) -> tuple[AreaCount, ...]:
    sides: dict[str, list[Side]] = {}
    for observation in assessment.observations:
        sides.setdefault(observation.area, []).append(observation.side)
    return tuple(
        AreaCount(
            area=area,
            strengths=noticed.count(Side.STRENGTH),
            needs=noticed.count(Side.NEED),
            worries=noticed.count(Side.WORRY),
        )
        for area, noticed in sides.items()
    )


def _scales(assessment: Assessment) -> tuple[ScaleRange, ...]:
    values: dict[str, list[int]] = {}
    for scaling in assessment.scalings:
        values.setdefault(scaling.question, []).append(scaling.value)
    return tuple(
        ScaleRange(
            question=question, lowest=min(given), highest=max(given), views=len(given)
        )
        for question, given in values.items()
    )
