"""
The tools that are measured with, as edition data: names, ranges, rules and bands.

Most are somebody's work under somebody's licence. What stands here is what anyone may
say of them: what their areas are called, how far the scale runs, and where bands begin.
No question, no description of a step and no wording of theirs is held or asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from earlyhelp_core import fields
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import InstrumentId, MeasureId
from earlyhelp_core.outcomes._bands import BandScheme, BandTable
from earlyhelp_core.outcomes._measures import (
    Better,
    BetterLike,
    Informant,
    InformantLike,
    Measure,
    MeasureKind,
    MeasureKindLike,
    room,
)
from earlyhelp_core.sources import Citation, Publication, Source


@policy
class Area:
    """
    One thing that an instrument reads: a point of a star, a scale of a questionnaire.

    Its id is that of the measure, so that a reading names it directly.
    """

    id: Public[MeasureId, str]
    #: What it is called; never how its steps are described.
    title: Public[str]
    kind: Public[MeasureKind, MeasureKindLike]
    unit: Public[str]
    better: Public[Better | None, BetterLike | None] = default(None)
    lowest: Public[float | None] = default(None)
    highest: Public[float | None] = default(None)
    #: The areas that it is the average of; see `averages`.
    mean_of: PublicList[MeasureId, str] = default(())
    #: Where the name and the range are from, as firmly as the weaker of the two.
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse a scale without room."""
        fields.refuse(
            self,
            room(self.lowest, self.highest),
            fields.no_repeats("/mean_of", self.mean_of),
        )

    @cached_property
    def measure(self) -> Measure:
        """The area as a measure, as a case holds it."""
        return Measure(
            id=self.id,
            title=self.title,
            unit=self.unit,
            kind=self.kind,
            better=self.better,
            lowest=self.lowest,
            highest=self.highest,
        )


@policy
class ReliableChange:
    """
    How far a score must move before chance is an unlikely reason.
    """

    measure: Public[MeasureId, str]
    #: The least difference, in the unit of the measure.
    at_least: Public[float]
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse a difference that everything reaches."""
        fields.refuse(
            self,
            fields.when(
                self.at_least <= 0, "/at_least", "out-of-range", "give more than 0"
            ),
        )


@policy
class Instrument:
    """
    A tool in one edition, with at most one scheme of bands, for one country.

    Two schemes of one questionnaire are two instruments, so that "borderline" of the
    one is never set beside "high" of the other.

    Raises `Impossible` for what stands twice, for rules and bands of an area it does
    not have, for bands that leave out a score, hold one twice or are named otherwise
    than their scheme names them, and for a source that is not listed.

    >>> from earlyhelp_core import partnerships
    >>> england = partnerships.load("england", on=None)
    >>> goals = next(i for i in england.instruments if i.id == "goal-based-outcomes")
    >>> goals.measure("gbo-goal-1").highest, goals.reliable_change("gbo-mean").at_least
    (10.0, 2.45)
    """

    id: Public[InstrumentId, str]
    title: Public[str]
    #: Whose work it is.
    owner: Public[str]
    #: What one must hold or heed in order to use it.
    licence: Public[str]
    #: From when to when this edition is meant; ``None`` where no source says.
    in_force: Public[Period | None] = default(None)
    #: What a reader should know before relying on it.
    note: Public[str | None] = default(None)
    publications: PublicList[Publication] = default(())
    areas: PublicList[Area]
    reliable: PublicList[ReliableChange] = default(())
    scheme: Public[BandScheme | None] = default(None)
    #: The country that the bands were worked out in: they differ from one to another.
    country: Public[str | None] = default(None)
    tables: PublicList[BandTable] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse what does not fit together, all at once."""
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            fields.when(not self.areas, "/areas", "blank", "give at least one area"),
            fields.no_repeats("/areas", [area.id for area in self.areas]),
            fields.no_repeats("/reliable", [rule.measure for rule in self.reliable]),
            self._without_scheme(),
            self._repeated_tables(),
            self._unknown_areas(),
            self._ill_banded(),
            self._unlisted_publications(),
        )

    def _without_scheme(self) -> Iterable[Problem]:
        if self.tables:
            yield from fields.when(
                self.scheme is None,
                "/scheme",
                "no-scheme",
                "say which scheme the bands are of",
            )
            yield from fields.when(
                self.country is None,
                "/country",
                "no-country",
                "say in which country the bands were worked out",
            )

    def _repeated_tables(self) -> Iterable[Problem]:
        return fields.no_repeats(
            "/tables", [f"{table.measure} {table.informant}" for table in self.tables]
        )

    def _unknown_areas(self) -> Iterable[Problem]:
        known = [area.id for area in self.areas]
        for path, measure in self._named():
            if measure not in known:
                yield unknown_name("measure", measure, known).under(*path)

    def _named(self) -> Iterator[tuple[tuple[str | int, ...], MeasureId]]:
        for place, area in enumerate(self.areas):
            for number, measure in enumerate(area.mean_of):
                yield ("areas", place, "mean_of", number), measure
        for place, rule in enumerate(self.reliable):
            yield ("reliable", place, "measure"), rule.measure
        for place, table in enumerate(self.tables):
            yield ("tables", place, "measure"), table.measure

    def _ill_banded(self) -> Iterable[Problem]:
        if self.scheme is None:
            return
        areas = {area.id: area.measure for area in self.areas}
        for place, table in enumerate(self.tables):
            if table.measure in areas:
                for problem in table.misfits(areas[table.measure], self.scheme):
                    yield problem.under("tables", place)

    def _unlisted_publications(self) -> Iterable[Problem]:
        listed = [publication.id for publication in self.publications]
        for path, citation in self._cited():
            if citation.publication not in listed:
                problem = unknown_name("publication", citation.publication, listed)
                yield problem.under(*path, "source", "publication")

    def _cited(self) -> Iterator[tuple[tuple[str | int, ...], Citation]]:
        if self.scheme is not None:
            yield ("scheme",), self.scheme.source
        for place, area in enumerate(self.areas):
            yield ("areas", place), area.source
        for place, rule in enumerate(self.reliable):
            yield ("reliable", place), rule.source
        for place, table in enumerate(self.tables):
            yield ("tables", place), table.source

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Everything it reads, as a case holds it."""
        return tuple(area.measure for area in self.areas)

    def measure(self, area: str) -> Measure:
        """The measure of that area. Raises `UnknownName`, naming the nearest ones."""
        return self.area(area).measure

    def area(self, id: str) -> Area:  # noqa: A002 - as everywhere, the id of a thing
        """The area of that id. Raises `UnknownName`, naming the nearest ones."""
        for area in self.areas:
            if area.id == id:
                return area
        known = [area.id for area in self.areas]
        raise UnknownName("Instrument", [unknown_name("measure", id, known)])

    def reliable_change(self, measure: str) -> ReliableChange | None:
        """Its rule for change beyond chance in that measure, if it states one."""
        return next((r for r in self.reliable if r.measure == measure), None)

    def table(self, measure: str, informant: InformantLike | None) -> BandTable | None:
        """The bands of that measure when that informant answers, if it has any."""
        informant = None if informant is None else Informant(informant)
        return next(
            (
                table
                for table in self.tables
                if table.measure == measure and table.informant is informant
            ),
            None,
        )

    def cited(self, citation: Citation) -> Source:
        """The place in a publication that the instrument lists, named in full."""
        (publication,) = (p for p in self.publications if p.id == citation.publication)
        return citation.within(publication)
