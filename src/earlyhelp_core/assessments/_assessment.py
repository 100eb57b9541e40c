"""
An assessment: who is it about, what is in it, and what its author thinks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments._considered import JudgedLevel, NotConsidered
from earlyhelp_core.assessments._contrary import ContraryEvidence
from earlyhelp_core.assessments._views import Observation, Scaling, Voice
from earlyhelp_core.assessments._visits import Visit
from earlyhelp_core.dates import london_date
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Role,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.frameworks import Level
from earlyhelp_core.ids import AssessmentId, LevelCode, PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class AssessmentKind(fields.Code):
    """
    What kind of assessment it is. Which levels use which is for an edition to say.

    See `fits`.
    """

    #: Of the whole family, shared between agencies.
    EARLY_HELP_ASSESSMENT = "early-help-assessment"
    #: The shorter tool that partners use before a team is needed.
    PARTNERSHIP_TOOL = "partnership-tool"
    #: By the authority's children's social care.
    CHILD_AND_FAMILY_ASSESSMENT = "child-and-family-assessment"
    #: One agency's own.
    SINGLE_AGENCY = "single-agency"


AssessmentKindLike: TypeAlias = (
    AssessmentKind
    | Literal[
        "early-help-assessment",
        "partnership-tool",
        "child-and-family-assessment",
        "single-agency",
    ]
)


def fits(kind: AssessmentKindLike, level: Level) -> YesNo | None:
    """
    Whether that kind of assessment is one that its edition uses at a *level*.

    ``None`` where the edition names no tools for the level. It is no entry condition:
    an Early Help assessment is used *at* level 2b, by those who help there, and a
    family does not have to have one to come to it.

    >>> from earlyhelp_core.sources import Citation
    >>> level = Level(
    ...     code="2b",
    ...     name="Vulnerable",
    ...     meaning="A team works with the family.",
    ...     tiers=[2],
    ...     tools=["early-help-assessment"],
    ...     source=Citation(publication="p", clause="2b", basis="stated"),
    ... )
    >>> fits("early-help-assessment", level), fits("partnership-tool", level)
    (<YesNo.YES: 'yes'>, <YesNo.NO: 'no'>)
    """
    asked = AssessmentKind(kind)
    if not level.tools:
        return None
    return YesNo.YES if asked in level.tools else YesNo.NO


@record
class Assessment(_dated.Dated, by="started"):
    """
    One assessment, from the day it was begun.

    What was noticed after it was completed may stand in it: records are tidied late.

    Raises `Impossible` where it was completed before it was begun, or a child was
    considered and stands among those who were not, or stands there twice.

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

    id: Internal[AssessmentId, str]
    kind: Internal[AssessmentKind, AssessmentKindLike]
    #: The children it assesses.
    children: InternalList[PersonId, str] = default(())
    started: Internal[date, DateLike]
    completed: Internal[date | None, DateLike | None] = default(None)
    author_role: Internal[Role | None] = default(None)
    observations: InternalList[Observation] = default(())
    scalings: InternalList[Scaling] = default(())
    voices: InternalList[Voice] = default(())
    visits: InternalList[Visit] = default(())
    #: Every child that was thought about, also those not assessed: a half-sibling
    #: elsewhere, a baby expected. Those in *children* need not be repeated.
    considered: InternalList[PersonId, str] = default(())
    #: Every child that was not, with why: nobody is left out in silence.
    not_considered: InternalList[NotConsidered] = default(())
    #: The author's own judgement of the level of help, never worked out for them.
    judged_level: Personal[LevelCode | None, str | None] = default(None)
    #: The author's judgement of one child by itself, where siblings stand at
    #: different levels. It goes before the one above.
    judged: InternalList[JudgedLevel] = default(())
    #: Why the author judges so.
    rationale: Special[Narrative | None, Narrative | str | None] = default(None)
    #: By whom, and when, it was read and agreed besides its author.
    countersigned: Internal[Recorded | None] = default(None)
    #: What speaks against it, before its completion and since.
    contrary: InternalList[ContraryEvidence] = default(())
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an end before the beginning, and two words on one child."""
        left_out = [entry.child for entry in self.not_considered]
        fields.refuse(
            self,
            fields.in_order("started", self.started, "completed", self.completed),
            fields.no_repeats("/not_considered", left_out),
            fields.no_repeats("/judged", (entry.child for entry in self.judged)),
            self._considered_and_not(left_out),
        )

    def _considered_and_not(self, left_out: Iterable[PersonId]) -> Iterable[Problem]:
        for place, child in enumerate(left_out):
            yield from fields.when(
                self.was_considered(child),
                f"/not_considered/{place}/child",
                "considered-and-not",
                "this child was considered; leave the reason out, or correct the list",
            )

    def is_complete(self, on: DateLike) -> bool:
        """Whether it was completed on that day or before."""
        on = as_date(on)
        return self.completed is not None and self.completed <= on

    def was_considered(self, child: str) -> bool:
        """Whether that child was assessed or at least thought about."""
        child = PersonId(child)
        return child in self.children or child in self.considered

    def consideration_of(self, child: str) -> YesNo | None:
        """
        Whether that child was considered: no where it says why not, ``None`` if silent.
        """
        child = PersonId(child)
        if self.was_considered(child):
            return YesNo.YES
        left_out = any(entry.child == child for entry in self.not_considered)
        return YesNo.NO if left_out else None

    def unaccounted_for(self, children: Iterable[str]) -> tuple[PersonId, ...]:
        """List the children whom it neither considers nor says why not."""
        return tuple(
            c
            for c in fields.each(PersonId, children)
            if self.consideration_of(c) is None
        )

    def judged_for(self, child: str) -> LevelCode | None:
        """
        The author's judgement of that child: their own, or that of all it assesses.

        ``None`` where there is none: no judgement reaches a child not assessed.
        """
        child = PersonId(child)
        own = (entry.level for entry in self.judged if entry.child == child)
        return next(own, self.judged_level if child in self.children else None)

    def attempts(self, on: DateLike) -> tuple[Visit, ...]:
        """The times, up to that day, when somebody called and met nobody."""
        on = as_date(on)
        return tuple(v for v in _dated.known_by(self.visits, on) if v.is_attempt)

    def seen(self, person: str, on: DateLike) -> YesNo | None:
        """
        Whether somebody had seen that person by that day, at any visit.

        ``None`` where none says that it did, and one does not say whom it saw.
        """
        person = PersonId(person)
        on = as_date(on)
        visits = _dated.known_by(self.visits, on)
        return _ever(visit.saw(person) for visit in visits)

    def seen_alone(self, person: str, on: DateLike) -> YesNo | None:
        """
        Whether somebody had seen that person alone by that day, at any visit.

        ``None`` where none says that it did, and one does not say how it saw them.
        """
        person = PersonId(person)
        on = as_date(on)
        visits = _dated.known_by(self.visits, on)
        return _ever(visit.saw_alone(person) for visit in visits)

    def last_seen(self, person: str, on: DateLike) -> date | None:
        """The last day, up to that one, on which a visit saw that person."""
        person = PersonId(person)
        on = as_date(on)
        visits = _dated.known_by(self.visits, on)
        return max((v.on for v in visits if person in v.seen), default=None)

    def contrary_since_completed(
        self, on: DateLike, *, child: str | None = None
    ) -> tuple[ContraryEvidence, ...]:
        """
        What had come by that day that its author could not have weighed.

        Of the day of completion or later, or of no known day; for one child or for
        any. Nothing while it is under way: then it can still be weighed.
        """
        on = as_date(on)
        child = None if child is None else PersonId(child)
        completed = self.completed
        if completed is None or on < completed:
            return ()
        return tuple(
            evidence
            for evidence in _dated.known_by(self.contrary, on)
            if (evidence.on is None or completed <= evidence.on)
            and (child is None or evidence.concerns(child))
        )

    def with_contrary(self, evidence: ContraryEvidence) -> Self:
        """The assessment with one more thing that speaks against it."""
        return evolve(self, contrary=(*self.contrary, evidence))

    def heard(self, child: str) -> YesNo | None:
        """
        Whether that child was heard; ``None`` where nothing is written either way.

        Once heard is heard, whatever was missing on another day.
        """
        child = PersonId(child)
        answers = {voice.heard for voice in self.voices if voice.child == child}
        return next((said for said in (YesNo.YES, YesNo.NO) if said in answers), None)

    def as_of(self, on: DateLike) -> Self:
        """
        The assessment as it stood on a day: without what was added later.

        A judgement belongs to the completed assessment. While that lies ahead, it and
        its reasons are hidden with the completion; undated, they are shown.
        """
        on = as_date(on)
        now = evolve(
            self,
            observations=_dated.known_by(self.observations, on),
            scalings=_dated.known_by(self.scalings, on),
            voices=_dated.known_by(self.voices, on),
            visits=_dated.known_by(self.visits, on),
            not_considered=_dated.known_by(self.not_considered, on),
            contrary=_dated.known_by(self.contrary, on),
        )
        if not _dated.had_come(self.completed, on):
            return evolve(
                now,
                completed=None,
                judged_level=None,
                judged=(),
                rationale=None,
                countersigned=None,
            )
        if not _dated.had_come(_signed_on(self.countersigned), on):
            return evolve(now, countersigned=None)
        return now


def _ever(answers: Iterable[YesNo | None]) -> YesNo | None:
    """Yes as soon as one is yes, and no only where every one is no."""
    given = set(answers)
    if YesNo.YES in given:
        return YesNo.YES
    return YesNo.NO if given == {YesNo.NO} else None


def _signed_on(countersigned: Recorded | None) -> date | None:
    if countersigned is None or countersigned.at is None:
        return None
    return london_date(countersigned.at)
