"""
A directory of who helps families with what: the edition from which all is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from earlyhelp_core import _dated, fields
from earlyhelp_core.agencies._kinds import TieKind
from earlyhelp_core.agencies._references import Listed, unresolved
from earlyhelp_core.agencies._services import Agency, Service
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.agencies._vocabulary import LevelsIn, Locality, NeedArea
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Misuse, Problem, UnknownName, unknown_name
from earlyhelp_core.fields import DateLike, Public, PublicList, count, default, policy
from earlyhelp_core.ids import AgencyId, DirectoryId, LocalityCode, TieEnd
from earlyhelp_core.sources import Publication

_N = TypeVar("_N", bound=Agency | Service)


@policy
class ServiceDirectory:
    """
    An edition of a partnership's directory: agencies, their services and their ties.

    Raises `Impossible` for what stands twice, what leads in a circle, and every name
    that leads nowhere, with its place and near matches.

    >>> from earlyhelp_core.sources import Citation, Publication
    >>> guide = Citation(publication="guide", clause="hubs", basis="stated")
    >>> directory = ServiceDirectory(
    ...     id="borough-2026",
    ...     title="Who helps families in the borough",
    ...     publisher="A council",
    ...     in_force=Period(start="2026-01-01"),
    ...     publications=[Publication(id="guide", title="A guide", publisher="It")],
    ...     agencies=[
    ...         Agency(
    ...             id="hub",
    ...             name="Family Hub",
    ...             kind="family-hub",
    ...             aliases=["Children's Centre"],
    ...             source=guide,
    ...         )
    ...     ],
    ... )
    >>> directory.agency("children's centre").id
    'hub'
    """

    id: Public[DirectoryId, str]
    title: Public[str]
    publisher: Public[str]
    in_force: Public[Period]
    #: What a reader should know before relying on it.
    note: Public[str | None] = default(None)
    publications: PublicList[Publication] = default(())
    #: The boroughs and parts of them that entries may name.
    localities: PublicList[Locality] = default(())
    #: The areas of need that services may name.
    needs: PublicList[NeedArea] = default(())
    #: Every framework that entries may name levels of, with all its levels.
    frameworks: PublicList[LevelsIn] = default(())
    agencies: PublicList[Agency] = default((), repr=count)
    services: PublicList[Service] = default((), repr=count)
    ties: PublicList[Tie] = default((), repr=count)

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice, leads in a circle, or leads nowhere."""
        fields.refuse(
            self,
            fields.no_repeats("/publications", [p.id for p in self.publications]),
            fields.no_repeats("/needs", [need.code for need in self.needs]),
            fields.no_repeats("/frameworks", [f.framework for f in self.frameworks]),
            self._repeated_ids(),
            self._repeated_ties(),
            _circles("localities", "within", self._wider()),
            _circles(
                "agencies",
                "successor_of",
                {agency.id: agency.successor_of for agency in self.agencies},
            ),
            unresolved(
                Listed(
                    publications=self.publications,
                    localities=self.localities,
                    needs=self.needs,
                    frameworks=self.frameworks,
                    agencies=self.agencies,
                    services=self.services,
                    ties=self.ties,
                )
            ),
        )

    def _wider(self) -> dict[str, tuple[LocalityCode, ...]]:
        return {
            locality.code: () if locality.within is None else (locality.within,)
            for locality in self.localities
        }

    def _repeated_ids(self) -> Iterable[Problem]:
        # Ties name all three, so that one id may stand for one thing only.
        seen: set[str] = set()
        listed: dict[str, list[str]] = {
            "localities": [locality.code for locality in self.localities],
            "agencies": [agency.id for agency in self.agencies],
            "services": [service.id for service in self.services],
        }
        for path, names in listed.items():
            for place, name in enumerate(names):
                yield from fields.when(
                    name in seen,
                    f"/{path}/{place}",
                    "repeated-id",
                    "another locality, agency or service has this id; give each its "
                    "own",
                )
                seen.add(name)

    def _repeated_ties(self) -> Iterable[Problem]:
        seen: dict[tuple[TieEnd, TieKind, TieEnd], list[Tie]] = {}
        for place, tie in enumerate(self.ties):
            others = seen.setdefault((tie.from_, tie.kind, tie.to), [])
            yield from fields.when(
                any(tie.at_one_time_with(other) for other in others),
                f"/ties/{place}",
                "repeated-tie",
                "the same tie holds already for some of this time; join the two",
            )
            others.append(tie)

    # --- who is meant

    def agency(self, name: str) -> Agency:
        """
        The agency of that id, name or alias.

        Raises `UnknownName`, with near matches, and `Misuse` where several go by it.
        """
        return _found("agency", name, self._agencies)

    def service(self, name: str) -> Service:
        """The service of that id, name or alias. Raises as `agency` does."""
        return _found("service", name, self._services)

    def agency_or_service(self, name: str) -> Agency | Service:
        """Whichever of the two goes by that name. Raises as `agency` does."""
        return _found("agency or service", name, self._either)

    def need(self, name: str) -> NeedArea:
        """The area of need of that code or name. Raises `UnknownName`."""
        found = self._needs.get(name) or self._needs.get(_folded(name))
        if found is not None:
            return found
        known: list[str] = [need.code for need in self.needs]
        raise UnknownName("ServiceDirectory", [unknown_name("need", name, known)])

    def locality(self, code: str) -> Locality:
        """The place of that code. Raises `UnknownName`."""
        found = self._localities.get(code)
        if found is not None:
            return found
        known: list[str] = [locality.code for locality in self.localities]
        raise UnknownName("ServiceDirectory", [unknown_name("locality", code, known)])

    @cached_property
    def _needs(self) -> Mapping[str, NeedArea]:
        names = {
            _folded(name): need
            for need in self.needs
            for name in (*need.also_called, need.name)
        }
        # A code is exact, and outranks whatever else is called so.
        return names | {need.code: need for need in self.needs}

    @cached_property
    def _localities(self) -> Mapping[str, Locality]:
        return {locality.code: locality for locality in self.localities}

    @cached_property
    def _agencies(self) -> Mapping[str, tuple[Agency, ...]]:
        return _by_name(self.agencies)

    @cached_property
    def _services(self) -> Mapping[str, tuple[Service, ...]]:
        return _by_name(self.services)

    @cached_property
    def _either(self) -> Mapping[str, tuple[Agency | Service, ...]]:
        both: tuple[Agency | Service, ...] = (*self.agencies, *self.services)
        return _by_name(both)

    def services_of(self, agency: str) -> tuple[Service, ...]:
        """What it offers, in the order of the directory. Raises as `agency` does."""
        return self._offered.get(self.agency(agency).id, ())

    @cached_property
    def _offered(self) -> Mapping[AgencyId, tuple[Service, ...]]:
        offered: dict[AgencyId, list[Service]] = {}
        for service in self.services:
            offered.setdefault(service.agency, []).append(service)
        return {agency: tuple(found) for agency, found in offered.items()}

    def successors_of(self, agency: str) -> tuple[Agency, ...]:
        """The bodies that took over its work, in the order of the directory."""
        old = self.agency(agency).id
        return tuple(each for each in self.agencies if old in each.successor_of)

    def standing_for(self, agency: str, *, on: DateLike) -> tuple[Agency, ...]:
        """
        Who does its work on a day: itself, or whoever succeeded it, at any remove.

        Nobody, where it had ended and nobody is recorded to have taken over.
        """
        waiting, found = [self.agency(agency)], dict[AgencyId, Agency]()
        while waiting:
            one = waiting.pop(0)
            if _dated.held(one.period, on):
                found[one.id] = one
            else:
                waiting += self.successors_of(one.id)
        return tuple(found.values())

    def places_around(self, code: str) -> tuple[LocalityCode, ...]:
        """The place itself, then what it lies in. Raises `UnknownName`."""
        around = [self.locality(code)]
        while (wider := around[-1].within) is not None:
            around.append(self.locality(wider))
        return tuple(locality.code for locality in around)

    # --- less of it

    def as_of(self, on: DateLike) -> ServiceDirectory:
        """
        What of it stood on that day; without a period, a thing always stands.

        A service goes with its agency and a tie with either end. What an agency took
        over from a body that has ended is not told any more.
        """
        on = fields.as_date(on)
        services = [
            fields.evolve(s, capacity=tuple(c for c in s.capacity if c.on <= on))
            for s in self.services
            if _dated.held(s.period, on)
        ]
        return self._with_only(
            [agency for agency in self.agencies if _dated.held(agency.period, on)],
            services,
            [tie for tie in self.ties if _dated.held(tie.period, on)],
        )

    def without(self, agency: str) -> ServiceDirectory:
        """
        The directory as if that agency, its services and its ties were not there.

        Raises as `agency` does.
        """
        gone = self.agency(agency).id
        return self._with_only(
            [each for each in self.agencies if each.id != gone],
            self.services,
            self.ties,
        )

    def _with_only(
        self,
        agencies: Collection[Agency],
        services: Iterable[Service],
        ties: Iterable[Tie],
    ) -> ServiceDirectory:
        left = {agency.id for agency in agencies}
        offered = [service for service in services if service.agency in left]
        ends = {
            *left,
            *(service.id for service in offered),
            *(locality.code for locality in self.localities),
        }
        return fields.evolve(
            self,
            agencies=tuple(
                fields.evolve(
                    agency, successor_of=[a for a in agency.successor_of if a in left]
                )
                for agency in agencies
            ),
            services=tuple(offered),
            ties=tuple(tie for tie in ties if tie.from_ in ends and tie.to in ends),
        )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _by_name(entries: Iterable[_N]) -> Mapping[str, tuple[_N, ...]]:
    named: dict[str, dict[str, _N]] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            named.setdefault(_folded(name), {})[entry.id] = entry
    by_name = {name: tuple(found.values()) for name, found in named.items()}
    # An id is exact, and outranks whatever else is called so.
    return by_name | {f"={entry.id}": (entry,) for entry in entries}


def _found(noun: str, name: str, named: Mapping[str, tuple[_N, ...]]) -> _N:
    found = named.get(f"={name}") or named.get(_folded(name), ())
    if len(found) == 1:
        return found[0]
    if found:
        several = " or ".join(entry.id for entry in found)
        raise Misuse.of(
            "ServiceDirectory",
            code="ambiguous-name",
            message=f"several go by this name; say which {noun}: {several}",
        )
    known = [each[1:] for each in named if each.startswith("=")]
    raise UnknownName("ServiceDirectory", [unknown_name(noun, name, known)])


def _circles(
    path: str, step: str, leads: Mapping[str, Collection[str]]
) -> Iterable[Problem]:
    for place, start in enumerate(leads):
        if start in _reached(start, leads.__getitem__, leads):
            yield Problem(
                f"/{path}/{place}/{step}",
                "circle",
                "this leads back to itself; take one step out of the circle",
            )


def _reached(
    start: str, leads: Callable[[str], Collection[str]], known: Collection[str]
) -> set[str]:
    seen: set[str] = set()
    waiting = [*leads(start)]
    while waiting:
        one = waiting.pop()
        if one not in seen and one in known:
            seen.add(one)
            waiting += leads(one)
    return seen
