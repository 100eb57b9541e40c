"""
Timescales: by when what is due, as edition data with what starts each clock.

A *statutory* clock runs whatever else is written: it can be neither paused nor
superseded, and a file that says otherwise is refused. A *local* one is stated by a
partnership; a *practice* one is usual and stated nowhere we have read. Both may give
way to another edition's clock, and be paused for reasons that their edition lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.errors import Impossible, Problem, unknown_name
from earlyhelp_core.fields import Count, Public, PublicList, default, policy
from earlyhelp_core.ids import TimescaleId, TimescalesId
from earlyhelp_core.sources import Basis, Citation, Publication, Source
from earlyhelp_core.transitions._clocks._events import (
    EventKind,
    EventKindLike,
)
from earlyhelp_core.transitions._fact_sorts import About, AboutLike


class TimescaleSort(fields.Code):
    """
    On what footing a clock runs.
    """

    #: Law or statutory guidance. Never paused, never superseded.
    STATUTORY = "statutory"
    #: What a partnership has laid down for itself.
    LOCAL = "local"
    #: Usual, and stated nowhere we have read: a default to confirm or supersede.
    PRACTICE = "practice"


TimescaleSortLike: TypeAlias = TimescaleSort | Literal["statutory", "local", "practice"]


@policy
class Timescale:
    """
    One clock: what starts it, by when what has to be done, and what ends it early.

    The day of the event that starts it is day 0. Where what starts it also meets it,
    the clock recurs: the next runs from the one that was held, never from the day it
    was planned for.

    Raises `Impossible` for a limit given twice or not at all, for a statutory clock
    that may be paused or rests on practice, and for a practice clock that claims more.

    >>> clock = Timescale(
    ...     id="first-core-group",
    ...     words="the first core group",
    ...     sort="statutory",
    ...     per="child",
    ...     starts=["initial-conference"],
    ...     met_by=["core-group"],
    ...     within=Span.parse("10 working days"),
    ...     source=Citation(publication="wt", clause="core group", basis="stated"),
    ... )
    >>> clock.limit, clock.recurs
    ('10 working days', False)
    """

    id: Public[TimescaleId, str]
    #: What has to be done, as a noun: "the first core group".
    words: Public[str]
    sort: Public[TimescaleSort, TimescaleSortLike]
    #: Whether each child has a clock of their own, or the family one for all.
    per: Public[About, AboutLike]
    starts: PublicList[EventKind, EventKindLike]
    met_by: PublicList[EventKind, EventKindLike]
    #: What makes it no longer needed.
    ended_by: PublicList[EventKind, EventKindLike] = default(())
    within: Public[Span | None] = default(None)
    #: The limit in school weeks, which skip the holidays; given in place of *within*.
    within_school_weeks: Public[Count | None] = default(None)
    #: The clocks of the editions it builds on that give way to this one.
    supersedes: PublicList[TimescaleId, str] = default(())
    #: The reasons for which it may be paused, in the words a pause must give.
    may_pause_for: PublicList[str] = default(())
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse what no clock can be."""
        is_statutory = self.sort is TimescaleSort.STATUTORY
        rests_on_practice = self.source.basis is Basis.PRACTICE
        fields.refuse(
            self,
            fields.when(not self.starts, "/starts", "blank", "name at least one event"),
            fields.when(not self.met_by, "/met_by", "blank", "name at least one event"),
            fields.when(
                (self.within is None) is (self.within_school_weeks is None),
                "/within",
                "not-a-limit",
                "give one limit: within, or within_school_weeks",
            ),
            fields.when(
                is_statutory and self.may_pause_for,
                "/may_pause_for",
                "statutory-never-paused",
                "no statutory clock stops for anything; leave this out",
            ),
            fields.when(
                is_statutory and rests_on_practice,
                "/source/basis",
                "statutory-needs-source",
                "practice makes nothing statutory; name what states it",
            ),
            fields.when(
                self.sort is TimescaleSort.PRACTICE and not rests_on_practice,
                "/source/basis",
                "contradicts-sort",
                "a practice clock rests on practice; if it is stated, say local",
            ),
            self._met_and_ended(),
            fields.no_repeats("/supersedes", self.supersedes),
            fields.when(
                self.id in self.supersedes,
                "/supersedes",
                "supersedes-itself",
                "name the clocks that give way to this one",
            ),
        )

    def _met_and_ended(self) -> Iterator[Problem]:
        for place, kind in enumerate(self.ended_by):
            yield from fields.when(
                kind in self.met_by,
                f"/ended_by/{place}",
                "met-and-ended",
                "this event meets the clock; leave it out here",
            )

    @property
    def limit(self) -> str:
        """How long it may take, as it is said."""
        if self.within is not None:
            return str(self.within)
        weeks = "week" if self.within_school_weeks == 1 else "weeks"
        return f"{self.within_school_weeks} school {weeks}"

    @property
    def recurs(self) -> bool:
        """Whether what meets it starts it anew."""
        return not set(self.starts).isdisjoint(self.met_by)


@policy
class Timescales:
    """
    The clocks that one publisher states, with what they rest on.

    Raises `Impossible` for an id given twice, a publication that is not listed, and a
    statutory clock that another of them supersedes.
    """

    id: Public[TimescalesId, str]
    title: Public[str]
    publisher: Public[str]
    in_force: Public[Period]
    note: Public[str | None] = default(None)
    publications: PublicList[Publication] = default(())
    clocks: PublicList[Timescale]

    def __attrs_post_init__(self) -> None:
        """Refuse what contradicts itself."""
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            fields.no_repeats("/clocks", [clock.id for clock in self.clocks]),
            self._unlisted(),
            _misplaced(self.clocks, {clock.id: clock for clock in self.clocks}),
        )

    def _unlisted(self) -> Iterator[Problem]:
        listed = list(self._publications)
        for place, clock in enumerate(self.clocks):
            if clock.source.publication not in listed:
                problem = unknown_name("publication", clock.source.publication, listed)
                yield problem.under("clocks", place, "source", "publication")

    @cached_property
    def _publications(self) -> Mapping[str, Publication]:
        return {publication.id: publication for publication in self.publications}

    def source_of(self, clock: Timescale) -> Source:
        """Where a clock of this table comes from, in full."""
        return clock.source.within(self._publications[clock.source.publication])


def _misplaced(
    clocks: Iterable[Timescale], known: Mapping[TimescaleId, Timescale]
) -> Iterator[Problem]:
    """Statutory clocks that one of the *clocks* would supersede."""
    for place, clock in enumerate(clocks):
        for at, name in enumerate(clock.supersedes):
            if name in known and known[name].sort is TimescaleSort.STATUTORY:
                yield Problem(
                    f"/clocks/{place}/supersedes/{at}",
                    "statutory-never-superseded",
                    "that clock is statutory and runs on beside any other; leave it "
                    "out here",
                )


def timescales_in_use(
    tables: Iterable[Timescales],
) -> Mapping[str, tuple[Timescale, Source]]:
    """
    The clocks of several tables that run, each with its source in full.

    Those that another supersedes are left out. Raises `Impossible` where one would
    supersede a statutory clock or one that none of the tables has, and where two
    tables give one id to different clocks: a nearer table never hides another's clock
    without saying so. Paths begin with the place of the table.
    """
    given = tuple(dict.fromkeys(tables))
    known: dict[TimescaleId, Timescale] = {}
    for table in reversed(given):
        known.update({clock.id: clock for clock in table.clocks})
    problems = [
        problem.under(place)
        for place, table in enumerate(given)
        for problem in (
            *_misplaced(table.clocks, known),
            *_unknown(table.clocks, known),
            *_hidden(table.clocks, given[:place]),
        )
    ]
    if problems:
        raise Impossible("Timescales", problems)
    gone = {name for clock in known.values() for name in clock.supersedes}
    return {
        clock.id: (clock, table.source_of(clock))
        for table in given
        for clock in table.clocks
        if clock.id not in gone
    }


def _unknown(
    clocks: Iterable[Timescale], known: Mapping[TimescaleId, Timescale]
) -> Iterator[Problem]:
    for place, clock in enumerate(clocks):
        for at, name in enumerate(clock.supersedes):
            if name not in known:
                problem = unknown_name("timescale", name, sorted(known))
                yield problem.under("clocks", place, "supersedes", at)


def _hidden(
    clocks: Iterable[Timescale], nearer: Iterable[Timescales]
) -> Iterator[Problem]:
    others = {clock.id: clock for table in nearer for clock in table.clocks}
    for place, clock in enumerate(clocks):
        if others.get(clock.id, clock) != clock:
            yield Problem(
                f"/clocks/{place}/id",
                "repeated-id",
                "another table has a clock of this id; give each its own, and say "
                "supersedes where one gives way",
            )
