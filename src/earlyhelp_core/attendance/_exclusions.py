"""
Suspensions and permanent exclusions: what happened, and what then has to follow.

A suspension is counted in half school days, exactly: a lunchtime is one half-day. What
may not lawfully be is recorded all the same, because it happened, and shows as a
finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.attendance._calendar import SchoolTerm
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    PersonalList,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.identifiers import SchoolUrn
from earlyhelp_core.ids import ExclusionId, PersonId, SuspensionId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class SuspensionKind(fields.Code):
    """
    For what part of the school day a pupil was suspended.
    """

    SCHOOL_DAYS = "school-days"
    #: Each lunchtime counts as half a school day.
    LUNCHTIMES = "lunchtimes"


SuspensionKindLike: TypeAlias = SuspensionKind | Literal["school-days", "lunchtimes"]


class ExclusionOutcome(fields.Code):
    """
    What became of a permanent exclusion.
    """

    #: Looked at by the governing board or an independent panel, and it stands.
    UPHELD = "upheld"
    #: The pupil returns.
    REINSTATED = "reinstated"
    #: Taken back by the head teacher before the board met.
    CANCELLED = "cancelled"


ExclusionOutcomeLike: TypeAlias = (
    ExclusionOutcome | Literal["upheld", "reinstated", "cancelled"]
)


@record
class Suspension(_dated.Dated, by="start"):
    """
    A fixed period for which a pupil was not to be in school.

    Days need not follow each other. One that runs over the end of a term is best
    written as two, so that each term has its own days.

    Raises `Impossible` for no half-days at all and for what followed before it began.

    >>> lunch = Suspension(
    ...     id="s1", pupil="p2", start=date(2026, 3, 2), half_days=3, kind="lunchtimes"
    ... )
    >>> lunch.days
    Fraction(3, 2)
    """

    id: Internal[SuspensionId, str]
    pupil: Internal[PersonId, str]
    school: Personal[SchoolUrn | None, str | None] = default(None)
    #: The first day of it.
    start: Internal[date, DateLike]
    #: Its length in half school days: two for a day, one for a lunchtime.
    half_days: Personal[int]
    kind: Personal[SuspensionKind, SuspensionKindLike] = default(
        SuspensionKind.SCHOOL_DAYS
    )
    reason: Special[Narrative | None, Narrative | str | None] = default(None)
    #: The first day of education arranged elsewhere; ``None``: not recorded.
    education_from: Internal[date | None, DateLike | None] = default(None)
    #: The day the governing board met about it; ``None``: not recorded.
    board_met: Internal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a suspension of no length, and consequences before it."""
        fields.refuse(
            self,
            fields.when(
                self.half_days < 1,
                "/half_days",
                "out-of-range",
                "give its length in half school days, 1 or more",
            ),
            fields.in_order("start", self.start, "education_from", self.education_from),
            fields.in_order("start", self.start, "board_met", self.board_met),
        )

    @property
    def days(self) -> Fraction:
        """Its length in school days, exactly."""
        return Fraction(self.half_days, 2)

    def as_of(self, on: DateLike) -> Suspension:
        """The suspension as that day saw it."""
        on = as_date(on)
        return evolve(
            self,
            education_from=_dated.unless_later(self.education_from, on),
            board_met=_dated.unless_later(self.board_met, on),
        )


@record
class PermanentExclusion(_dated.Dated, by="on"):
    """
    A pupil is not to return to a school, unless that is overturned.

    Only a head teacher may decide it, on disciplinary grounds. Where somebody else
    did, it is written down so.

    Raises `Impossible` for an outcome or a board meeting before it.

    >>> excluded = PermanentExclusion(
    ...     id="x1",
    ...     pupil="p2",
    ...     on=date(2026, 3, 2),
    ...     outcome="reinstated",
    ...     outcome_on=date(2026, 3, 23),
    ... )
    >>> excluded.stands(date(2026, 3, 9)), excluded.stands(date(2026, 3, 30))
    (<YesNo.YES: 'yes'>, <YesNo.NO: 'no'>)
    """

    id: Internal[ExclusionId, str]
    pupil: Internal[PersonId, str]
    school: Personal[SchoolUrn | None, str | None] = default(None)
    #: The day it was decided.
    on: Internal[date, DateLike]
    by_head_teacher: Internal[YesNo | None, YesNoLike | None] = default(None)
    reason: Special[Narrative | None, Narrative | str | None] = default(None)
    board_met: Internal[date | None, DateLike | None] = default(None)
    outcome: Personal[ExclusionOutcome | None, ExclusionOutcomeLike | None] = default(
        None
    )
    outcome_on: Personal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what followed before it, and a day of no outcome."""
        fields.refuse(
            self,
            fields.in_order("on", self.on, "board_met", self.board_met),
            fields.in_order("on", self.on, "outcome_on", self.outcome_on),
            fields.when(
                self.outcome is None and self.outcome_on is not None,
                "/outcome",
                "missing-outcome",
                "say what became of it on that day, or leave the day out",
            ),
        )

    def stands(self, on: DateLike) -> YesNo:
        """Whether it held on that day."""
        on = as_date(on)
        now = self.as_of(on)
        ended = now.outcome not in {None, ExclusionOutcome.UPHELD}
        return YesNo.NO if on < self.on or ended else YesNo.YES

    def as_of(self, on: DateLike) -> PermanentExclusion:
        """The exclusion as that day saw it: what came of it later is left out."""
        on = as_date(on)
        known = _dated.had_come(self.outcome_on, on)
        return evolve(
            self,
            board_met=_dated.unless_later(self.board_met, on),
            outcome=self.outcome if known else None,
            outcome_on=self.outcome_on if known else None,
        )


@record
class ExclusionHistory:
    """
    One pupil's suspensions and permanent exclusions, at all schools.

    Raises `Impossible` for another pupil's and for one that stands twice.

    >>> from earlyhelp_core.attendance import SchoolYear
    >>> history = ExclusionHistory(
    ...     pupil="p2",
    ...     suspensions=[
    ...         Suspension(id="s1", pupil="p2", start=date(2025, 10, 6), half_days=5),
    ...         Suspension(id="s2", pupil="p2", start=date(2026, 3, 2), half_days=2),
    ...     ],
    ... )
    >>> history.days_suspended(SchoolYear.of(date(2026, 3, 2)).period)
    Fraction(7, 2)
    """

    pupil: Internal[PersonId, str]
    suspensions: PersonalList[Suspension] = default(())
    exclusions: PersonalList[PermanentExclusion] = default(())
    #: Of the pupil's school, so that days can be counted by term.
    terms: InternalList[SchoolTerm] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse another pupil's, and one twice: it would count twice."""
        fields.refuse(
            self,
            fields.no_repeats("/suspensions", [s.id for s in self.suspensions]),
            fields.no_repeats("/exclusions", [x.id for x in self.exclusions]),
            self._of_others("suspensions", self.suspensions),
            self._of_others("exclusions", self.exclusions),
        )

    def _of_others(
        self, name: str, records: Iterable[Suspension | PermanentExclusion]
    ) -> Iterable[Problem]:
        for place, each in enumerate(records):
            if each.pupil != self.pupil:
                yield Problem(
                    f"/{name}/{place}/pupil",
                    "other-pupil",
                    "this is another pupil's; give each pupil a history of their own",
                )

    def days_suspended(self, within: Period) -> Fraction:
        """The school days of the suspensions that began within a term or year."""
        half_days = (s.half_days for s in self.suspensions if within.contains(s.start))
        return Fraction(sum(half_days), 2)

    def with_suspension(self, suspension: Suspension) -> ExclusionHistory:
        """The history with one more suspension."""
        return evolve(self, suspensions=(*self.suspensions, suspension))

    def as_of(self, on: DateLike) -> ExclusionHistory:
        """The history as that day saw it; the terms are set in advance and stay."""
        on = as_date(on)
        return evolve(
            self,
            suspensions=tuple(
                s.as_of(on) for s in _dated.known_by(self.suspensions, on)
            ),
            exclusions=tuple(x.as_of(on) for x in _dated.known_by(self.exclusions, on)),
        )
