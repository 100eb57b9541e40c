"""
The rules of attendance as an edition: codes, thresholds, notices, local criteria.

Every part says from when to when it applies and what it rests on, so that a record of
2012 is weighed by the rules of 2012. A borough's own file holds what is its own; the
rest comes from the edition it builds on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol, TypeAlias, TypeVar

from earlyhelp_core import fields
from earlyhelp_core.attendance._marks import Counts, Mark, MarkCode
from earlyhelp_core.attendance._thresholds import (
    AbsenceDefinition,
    LocalConcern,
    NoticeRules,
    SuspensionRules,
)
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import DateLike, Public, PublicList, default, policy
from earlyhelp_core.ids import AttendanceRulesId
from earlyhelp_core.sources import Citation, Publication, Source


class _Applies(Protocol):
    def applies(self, on: date) -> bool:
        """Whether it holds on that day."""
        ...


_A = TypeVar("_A", bound=_Applies)
_Dated: TypeAlias = AbsenceDefinition | NoticeRules | SuspensionRules
_Part: TypeAlias = Mark | _Dated | LocalConcern


def _first(parts: Iterable[_A], on: date) -> _A | None:
    return next((part for part in parts if part.applies(on)), None)


@policy
class AttendanceRules:
    """
    What marks count as, and at which numbers something must be asked, by edition.

    What it does not say it leaves open: a question about it is answered with not
    known, never with no.

    Raises `Impossible` for a source that is not listed, for two meanings of one code
    on the same day, and for two rules of one sort in force at once.

    >>> from earlyhelp_core import partnerships
    >>> rules = partnerships.load("england", on=None).attendance
    >>> rules.counts("J1", date(2025, 3, 3)).value, rules.counts("J1", date(2020, 3, 2))
    ('authorised', None)
    """

    id: Public[AttendanceRulesId, str]
    title: Public[str]
    publisher: Public[str]
    publications: PublicList[Publication] = default(())
    marks: PublicList[Mark] = default(())
    #: What persistent absence is, by school year.
    persistent: PublicList[AbsenceDefinition] = default(())
    #: What severe absence is, by school year.
    severe: PublicList[AbsenceDefinition] = default(())
    #: Penalty notices, by the law of the day.
    notices: PublicList[NoticeRules] = default(())
    suspensions: PublicList[SuspensionRules] = default(())
    #: Local criteria for keeping an eye on a child's education.
    concerns: PublicList[LocalConcern] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice, a source not listed, and two meanings at once."""
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            self._unlisted_publications(),
            self._two_meanings(),
            _two_at_once("persistent", self.persistent),
            _two_at_once("severe", self.severe),
            _two_at_once("notices", self.notices),
            _two_at_once("suspensions", self.suspensions),
        )

    def _unlisted_publications(self) -> Iterable[Problem]:
        listed = [publication.id for publication in self.publications]
        for path, citation in self.citations:
            if citation.publication not in listed:
                problem = unknown_name("publication", citation.publication, listed)
                yield problem.under(*path, "publication")

    def _two_meanings(self) -> Iterable[Problem]:
        for place, mark in enumerate(self.marks):
            earlier = self.marks[:place]
            if any(_clash(mark, other) for other in earlier):
                yield Problem(
                    f"/marks/{place}",
                    "two-meanings",
                    "this code has another meaning on the same days; end the earlier "
                    "one before this begins",
                )

    @cached_property
    def citations(self) -> tuple[tuple[tuple[str | int, ...], Citation], ...]:
        """Each place that names a source, with what it names."""
        named: tuple[tuple[str, Sequence[_Part]], ...] = (
            ("marks", self.marks),
            ("persistent", self.persistent),
            ("severe", self.severe),
            ("notices", self.notices),
            ("suspensions", self.suspensions),
            ("concerns", self.concerns),
        )
        return tuple(
            ((name, place, *path), citation)
            for name, parts in named
            for place, part in enumerate(parts)
            for path, citation in _cited(part)
        )

    @cached_property
    def _by_code(self) -> dict[str, tuple[Mark, ...]]:
        found: dict[str, tuple[Mark, ...]] = {}
        for mark in self.marks:
            found[mark.code] = (*found.get(mark.code, ()), mark)
        return found

    def mark(self, code: str, on: DateLike) -> Mark | None:
        """The meaning of a code on a day; ``None`` where the edition has none."""
        on = fields.as_date(on)
        return _first(self._by_code.get(code, ()), on)

    def counts(self, code: MarkCode | str, on: DateLike) -> Counts | None:
        """What a code counts as on a day; ``None`` where the edition does not say."""
        found = self.mark(code, on)
        return None if found is None else found.counts

    def persistent_on(self, on: DateLike) -> AbsenceDefinition | None:
        """What persistent absence means in the school year of that day."""
        on = fields.as_date(on)
        return _first(self.persistent, on)

    def severe_on(self, on: DateLike) -> AbsenceDefinition | None:
        """What severe absence means in the school year of that day."""
        on = fields.as_date(on)
        return _first(self.severe, on)

    def notices_on(self, on: DateLike) -> NoticeRules | None:
        """The rules for penalty notices on that day."""
        on = fields.as_date(on)
        return _first(self.notices, on)

    def suspensions_on(self, on: DateLike) -> SuspensionRules | None:
        """The limits for suspensions on that day."""
        on = fields.as_date(on)
        return _first(self.suspensions, on)

    def source(self, citation: Citation) -> Source:
        """
        A source in full. Raises `UnknownName` for one that the edition does not list.
        """
        listed = {publication.id: publication for publication in self.publications}
        if citation.publication not in listed:
            problem = unknown_name("publication", citation.publication, list(listed))
            raise UnknownName("AttendanceRules", [problem])
        return citation.within(listed[citation.publication])

    def completed_by(self, base: AttendanceRules) -> AttendanceRules:
        """
        These rules, with those of *base* for each part of which they say nothing.
        """
        own = {publication.id for publication in self.publications}
        others = tuple(p for p in base.publications if p.id not in own)
        return fields.evolve(
            self,
            publications=(*self.publications, *others),
            marks=self.marks or base.marks,
            persistent=self.persistent or base.persistent,
            severe=self.severe or base.severe,
            notices=self.notices or base.notices,
            suspensions=self.suspensions or base.suspensions,
            concerns=self.concerns or base.concerns,
        )


def _clash(one: Mark, other: Mark) -> bool:
    if one.code != other.code:
        return False
    if one.in_force is None or other.in_force is None:
        return True
    return one.in_force.overlaps(other.in_force)


def _two_at_once(name: str, parts: Sequence[_Dated]) -> Iterator[Problem]:
    for place, part in enumerate(parts):
        if any(part.in_force.overlaps(other.in_force) for other in parts[:place]):
            yield Problem(
                f"/{name}/{place}",
                "two-at-once",
                "an earlier entry is in force on the same days; end it before this "
                "begins",
            )


def _cited(part: _Part) -> Iterator[tuple[tuple[str | int, ...], Citation]]:
    if isinstance(part, Mark | AbsenceDefinition):
        yield ("source",), part.source
    else:
        yield from part.citations
