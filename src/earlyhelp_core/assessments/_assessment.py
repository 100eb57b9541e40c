"""
An assessment: who is it about, what is in it, and what its author thinks.
"""

from __future__ import annotations

from datetime import date
from typing import Self, final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments._views import Observation, Scaling, Visit, Voice
from earlyhelp_core.dates import london_date
from earlyhelp_core.ids import AssessmentId, LevelCode, PersonId
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    SPECIAL,
    Narrative,
    narrative,
    record,
)
from earlyhelp_core.sources import Recorded

__all__ = ["Assessment", "AssessmentKind"]


class AssessmentKind(_model.Code):
    """
    What kind of assessment it is. Which levels use which is for an edition to say.
    """

    #: Of the whole family, shared between agencies.
    EARLY_HELP_ASSESSMENT = "early-help-assessment"
    #: The shorter tool that partners use before a team is needed.
    PARTNERSHIP_TOOL = "partnership-tool"
    #: By the authority's children's social care.
    CHILD_AND_FAMILY_ASSESSMENT = "child-and-family-assessment"
    #: One agency's own.
    SINGLE_AGENCY = "single-agency"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Assessment:
    """
    One assessment, from the day it was begun.

    What was noticed after it was completed may stand in it: records are tidied late.

    Raises `Impossible` where it was completed before it was begun.

    >>> assessment = Assessment(
    ...     id="assessment-1",
    ...     kind="early-help-assessment",
    ...     children=["child-1"],
    ...     started=date(2026, 3, 2),
    ...     voices=[Voice(child="child-1", method="drawn")],
    ... )
    >>> assessment.heard("child-1")
    <YesNo.YES: 'yes'>
    >>> assessment.is_complete(date(2026, 3, 9))
    False
    """

    id: AssessmentId = attrs.field(converter=ids.assessment_id, metadata=INTERNAL)
    kind: AssessmentKind = attrs.field(converter=AssessmentKind, metadata=INTERNAL)
    #: The children it assesses.
    children: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    started: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    completed: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    author_role: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=INTERNAL,
    )
    observations: tuple[Observation, ...] = attrs.field(default=(), metadata=INTERNAL)
    scalings: tuple[Scaling, ...] = attrs.field(default=(), metadata=INTERNAL)
    voices: tuple[Voice, ...] = attrs.field(default=(), metadata=INTERNAL)
    visits: tuple[Visit, ...] = attrs.field(default=(), metadata=INTERNAL)
    #: Every child that was thought about, also those not assessed: a half-sibling
    #: elsewhere, a baby expected. Those in *children* need not be repeated.
    considered: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    #: The author's own judgement of the level of help, never worked out for them.
    judged_level: LevelCode | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.level_code),
        metadata=PERSONAL,
    )
    #: Why the author judges so.
    rationale: Narrative | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(narrative),
        metadata=SPECIAL,
    )
    #: By whom, and when, it was read and agreed besides its author.
    countersigned: Recorded | None = attrs.field(default=None, metadata=INTERNAL)
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse an end before the beginning."""
        _model.refuse(
            self,
            _model.in_order("started", self.started, "completed", self.completed),
        )

    @property
    def dated(self) -> date | None:
        """The day it was begun."""
        return self.started

    def is_complete(self, on: date) -> bool:
        """Whether it was completed on that day or before."""
        return self.completed is not None and self.completed <= on

    def was_considered(self, child: PersonId) -> bool:
        """Whether that child was assessed or at least thought about."""
        return child in self.children or child in self.considered

    def heard(self, child: PersonId) -> YesNo | None:
        """
        Whether that child was heard; ``None`` where nothing is written either way.

        Once heard is heard, whatever was missing on another day.
        """
        answers = {voice.heard for voice in self.voices if voice.child == child}
        return next((said for said in (YesNo.YES, YesNo.NO) if said in answers), None)

    def as_of(self, on: date) -> Self:
        """
        The assessment as it stood on a day: without what was added later.

        A judgement belongs to the completed assessment. While that lies ahead, it and
        its reasons are hidden with the completion; undated, they are shown.
        """
        now = attrs.evolve(
            self,
            observations=_dated.known_by(self.observations, on),
            scalings=_dated.known_by(self.scalings, on),
            voices=_dated.known_by(self.voices, on),
            visits=_dated.known_by(self.visits, on),
        )
        if not _dated.had_come(self.completed, on):
            return attrs.evolve(
                now,
                completed=None,
                judged_level=None,
                rationale=None,
                countersigned=None,
            )
        if not _dated.had_come(_signed_on(self.countersigned), on):
            return attrs.evolve(now, countersigned=None)
        return now


def _signed_on(countersigned: Recorded | None) -> date | None:
    if countersigned is None or countersigned.at is None:
        return None
    return london_date(countersigned.at)
