"""
The numbers of attendance: at which of them something must be asked, and by whom.

None is in the code. Each stands in an edition with its source, and with how firmly it
rests on it: stated there, read out of it, or usual practice to be confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.attendance._marks import MarkCode
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import Count, DateLike, Public, PublicList, default, policy
from earlyhelp_core.sources import Citation

#: Where in a part a source is named, and what it names.
Cited: TypeAlias = "Iterator[tuple[tuple[str | int, ...], Citation]]"
_ALL = 100


@policy
class FixedNumber:
    """
    A fixed number of missed sessions, for so many half-terms of a school year.
    """

    half_terms: Public[Count]
    sessions: Public[Count]


@policy
class AbsenceDefinition:
    """
    From how much missed on absence is called persistent, or severe.

    From 2015/16 it is a share of the pupil's own possible sessions; before that it was
    a fixed number of sessions, whatever was possible, by half-terms covered.

    Raises `Impossible` where it gives both ways or none, and for a share of nothing.

    >>> from earlyhelp_core.sources import Citation
    >>> AbsenceDefinition(
    ...     in_force=Period(start=date(2015, 8, 1)),
    ...     per_cent=10,
    ...     source=Citation(publication="glossary", clause="absence", basis="stated"),
    ... ).applies(date(2016, 3, 1))
    True
    """

    #: The school years it belongs to.
    in_force: Public[Period]
    #: The share of possible sessions missed, from this on.
    per_cent: Public[int | None] = default(None)
    #: The number of sessions missed, from this on.
    numbers: PublicList[FixedNumber] = default(())
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse both ways at once, neither, and a share that is none."""
        share = 1 if self.per_cent is None else self.per_cent
        fields.refuse(
            self,
            fields.when(
                (self.per_cent is None) == (not self.numbers),
                "/numbers",
                "not-one-way",
                "give either a share in per cent or fixed numbers",
            ),
            fields.when(
                not 1 <= share <= _ALL,
                "/per_cent",
                "out-of-range",
                "give a share from 1 to 100 per cent",
            ),
            fields.no_repeats("/numbers", [str(n.half_terms) for n in self.numbers]),
        )

    def applies(self, on: DateLike) -> bool:
        """Whether that day belongs to its school years."""
        return self.in_force.contains(on)

    def fixed_number(self, half_terms: int | None) -> int | None:
        """The number for so many half-terms; ``None`` where none is stated."""
        return next(
            (n.sessions for n in self.numbers if n.half_terms == half_terms), None
        )


@policy
class NoticeThreshold:
    """
    How many counted sessions, in how many school weeks, ask for a consideration.
    """

    sessions: Public[Count]
    #: A window that rolls: over holidays, terms and years.
    school_weeks: Public[Count]
    #: The marks that count.
    codes: PublicList[MarkCode, str]
    #: Sessions before this day do not count.
    since: Public[date, DateLike]
    source: Public[Citation]


@policy
class NoticeLimit:
    """
    How many notices one parent may be given about one child, in how many months.
    """

    notices: Public[Count]
    months: Public[Count]
    #: Notices given before this day do not count.
    since: Public[date, DateLike]
    source: Public[Citation]


@policy
class Charge:
    """
    What a notice costs if it is paid within so many days.
    """

    #: The first notice within the limit's months, the second.
    nth: Public[Count]
    within_days: Public[Count]
    pounds: Public[Count]
    source: Public[Citation]


@policy
class NoticeRules:
    """
    Penalty notices for absence under the law of a time.

    Without a threshold there was no national one: local codes of conduct decided.
    """

    in_force: Public[Period]
    threshold: Public[NoticeThreshold | None] = default(None)
    limit: Public[NoticeLimit | None] = default(None)
    charges: PublicList[Charge] = default(())
    #: That support comes first wherever it fits.
    support_first: Public[Citation | None] = default(None)
    #: That below the threshold there is discretion.
    discretion: Public[Citation | None] = default(None)

    def applies(self, on: DateLike) -> bool:
        """Whether that day falls under them."""
        return self.in_force.contains(on)

    def charge(self, *, nth: int, days: int) -> Charge | None:
        """
        What the *nth* notice costs when paid that many days after it was given.

        ``None`` after the last of the days, and for a notice that may not be given.
        """
        open_still = [c for c in self.charges if c.nth == nth and days <= c.within_days]
        return min(open_still, key=lambda charge: charge.within_days, default=None)

    @property
    def citations(self) -> Cited:
        """Each place that names a source, with what it names."""
        for name, part in (("threshold", self.threshold), ("limit", self.limit)):
            if part is not None:
                yield (name, "source"), part.source
        for place, charge in enumerate(self.charges):
            yield ("charges", place, "source"), charge.source
        for name, source in (
            ("support_first", self.support_first),
            ("discretion", self.discretion),
        ):
            if source is not None:
                yield (name,), source


@policy
class SuspensionRules:
    """
    The limits of suspension, in school days.
    """

    in_force: Public[Period]
    #: No more than this in one school year, over all schools.
    most_in_year: Public[Count]
    most_in_year_source: Public[Citation]
    #: More than this in one term, and the governing board must meet.
    board_after: Public[Count]
    board_source: Public[Citation]
    #: From this day of a suspension on, education is arranged elsewhere.
    education_from_day: Public[Count]
    education_source: Public[Citation]
    #: That a permanent exclusion is the head teacher's alone to decide.
    head_teacher_source: Public[Citation]

    def applies(self, on: DateLike) -> bool:
        """Whether that day falls under them."""
        return self.in_force.contains(on)

    @property
    def citations(self) -> Cited:
        """Each place that names a source, with what it names."""
        yield ("most_in_year_source",), self.most_in_year_source
        yield ("board_source",), self.board_source
        yield ("education_source",), self.education_source
        yield ("head_teacher_source",), self.head_teacher_source


class ConcernKind(fields.Code):
    """
    What a local criterion looks at.
    """

    #: Attendance below a share of possible sessions, in per cent.
    ATTENDANCE_BELOW = "attendance-below"
    #: Fewer hours of education a week.
    HOURS_BELOW = "hours-below"
    #: Past school age and neither in education nor in employment nor in training.
    NEET = "neet"


ConcernKindLike: TypeAlias = (
    ConcernKind | Literal["attendance-below", "hours-below", "neet"]
)


@policy
class Criterion:
    """
    One criterion of a local list.

    Raises `Impossible` for a number where none belongs, and for none where one does.
    """

    kind: Public[ConcernKind, ConcernKindLike]
    #: In per cent, or in hours a week; none for NEET.
    below: Public[int | None] = default(None)
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse a criterion that cannot be asked."""
        counted = self.kind is not ConcernKind.NEET
        fields.refuse(
            self,
            fields.when(
                counted != (self.below is not None),
                "/below",
                "wrong-number",
                "give a number for attendance and hours, and none for NEET",
            ),
        )


@policy
class LocalConcern:
    """
    A borough's list of children whose education somebody keeps an eye on.

    A tracking list, met by any one of its criteria. It is no legal test of whether
    education is suitable, and being on it decides nothing about a child.
    """

    title: Public[str]
    #: What the list is for, and what it is not.
    meaning: Public[str]
    in_force: Public[Period]
    criteria: PublicList[Criterion]

    def __attrs_post_init__(self) -> None:
        """Refuse a list without criteria, and one criterion twice."""
        fields.refuse(
            self,
            fields.when(
                not self.criteria, "/criteria", "blank", "give at least one criterion"
            ),
            fields.no_repeats("/criteria", [c.kind for c in self.criteria]),
        )

    def applies(self, on: DateLike) -> bool:
        """Whether the list was kept on that day."""
        return self.in_force.contains(on)

    @property
    def citations(self) -> Cited:
        """Each place that names a source, with what it names."""
        for place, criterion in enumerate(self.criteria):
            yield ("criteria", place, "source"), criterion.source
