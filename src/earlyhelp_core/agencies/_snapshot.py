"""
A directory on one day as whole numbers: what quick questions are answered from.

networkx is what callers see. It is slow where a question touches a few dozen agencies
of many thousand, and most questions do: so each agency and service has a number here,
and each number the list of those that it may pass a family's request on to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeAlias, final

from earlyhelp_core import _dated, ids
from earlyhelp_core.agencies._directory import ServiceDirectory
from earlyhelp_core.agencies._fit import Weighed
from earlyhelp_core.agencies._kinds import REFERRALS, AgencyKind, TieKind
from earlyhelp_core.agencies._services import Agency, Service
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.ids import AgencyId, LocalityCode, ServiceId, TieEnd
from earlyhelp_core.sources import Citation, Publication, Source

#: Where an edge leads, and its number: that of a tie, or of a service after all ties.
Edge: TypeAlias = tuple[int, int]
_Areas: TypeAlias = tuple[LocalityCode, ...]
_Places: TypeAlias = frozenset[LocalityCode]


@final
class Snapshot:
    """
    What stood on a day, numbered: first the agencies, then the services.
    """

    def __init__(self, directory: ServiceDirectory, on: date) -> None:
        """Number everything once; what costs more waits until it is asked for."""
        self.directory = directory
        self.on = on
        self.agencies: dict[AgencyId, Agency] = {
            agency.id: agency
            for agency in directory.agencies
            if _dated.held(agency.period, on)
        }
        self.services: dict[ServiceId, Service] = {
            service.id: service
            for service in directory.services
            if _dated.held(service.period, on) and service.agency in self.agencies
        }
        #: The id behind each number, and the number of each id.
        self.names = [TieEnd(name) for name in (*self.agencies, *self.services)]
        self.number: dict[str, int] = {n: place for place, n in enumerate(self.names)}
        self.first_service = len(self.agencies)
        #: The agency of each number; an agency is its own.
        self.home: list[int] = [
            *range(self.first_service),
            *(self.number[service.agency] for service in self.services.values()),
        ]

    # --- ties that a request may pass along

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties of the day, with both ends there."""
        places = {str(locality.code) for locality in self.directory.localities}
        return tuple(
            tie
            for tie in self.directory.ties
            if _dated.held(tie.period, self.on)
            and tie.from_ in self.number
            and (tie.to in self.number or tie.to in places)
        )

    @cached_property
    def leaving(self) -> Sequence[Sequence[Edge]]:
        """By number, the edges that a request may leave by."""
        edges = self._none_yet()
        for number, tie in enumerate(self.ties):
            if tie.kind in _WALKED:
                edges[self.number[tie.from_]].append((self.number[tie.to], number))
        given = {
            (tie.from_, tie.to) for tie in self.ties if tie.kind is TieKind.PROVIDES
        }
        for service in range(self.first_service, len(self.names)):
            home = self.home[service]
            if (self.names[home], self.names[service]) not in given:
                edges[home].append((service, len(self.ties) + service))
        return edges

    @cached_property
    def arriving(self) -> Sequence[Sequence[Edge]]:
        """By number, the edges that a request may arrive by, and whence."""
        edges = self._none_yet()
        for start, each in enumerate(self.leaving):
            for end, edge in each:
                edges[end].append((start, edge))
        return edges

    def _none_yet(self) -> list[list[Edge]]:
        return [[] for _ in self.names]

    def edges_from(self, number: int) -> Iterator[Edge]:
        """A service passes on as its agency may, and in ways of its own."""
        yield from self.leaving[number]
        if number >= self.first_service:
            for end, edge in self.leaving[self.home[number]]:
                if end != number:
                    yield end, edge

    def edges_to(self, number: int) -> Iterator[Edge]:
        """The same edges, read from where they arrive."""
        for start, edge in self.arriving[number]:
            yield start, edge
            if start < self.first_service:
                for service in self.offers.get(start, ()):
                    if service != number:
                        yield service, edge

    @cached_property
    def offers(self) -> Mapping[int, Sequence[int]]:
        """The services of each agency that has any."""
        found: dict[int, list[int]] = {}
        for service in range(self.first_service, len(self.names)):
            found.setdefault(self.home[service], []).append(service)
        return found

    def tie(self, edge: int) -> Tie:
        """What an edge stands for. That an agency has a service is a tie too."""
        if edge < len(self.ties):
            return self.ties[edge]
        service = self.service_at(edge - len(self.ties))
        return Tie(
            from_=ids.TieEnd(service.agency),
            kind=TieKind.PROVIDES,
            to=ids.TieEnd(service.id),
            period=service.period,
            source=service.source,
        )

    def tie_as_given(self, edge: int) -> Tie | None:
        """The tie of the directory behind an edge, without making one up."""
        return self.ties[edge] if edge < len(self.ties) else None

    @cached_property
    def bygone(self) -> Mapping[str, Sequence[Tie]]:
        """By whom they left, the referral ties that the day does not have."""
        found: dict[str, list[Tie]] = {}
        today = {id(tie) for tie in self.ties}
        for tie in self.directory.ties:
            if tie.kind in REFERRALS and id(tie) not in today:
                found.setdefault(tie.from_, []).append(tie)
        return found

    @cached_property
    def sharing(self) -> frozenset[tuple[int, int]]:
        """Agencies that share information, from the first with the second."""
        return frozenset(
            (self.home[self.number[tie.from_]], self.home[self.number[tie.to]])
            for tie in self.ties
            if tie.kind is TieKind.SHARES_INFORMATION_WITH
        )

    @cached_property
    def front_doors(self) -> frozenset[int]:
        """Where anybody may turn to, always."""
        return frozenset(
            self.number[agency.id]
            for agency in self.agencies.values()
            if agency.kind is AgencyKind.FRONT_DOOR
        )

    # --- services

    def agency_at(self, number: int) -> Agency:
        """The agency of that number, or the one that has the service."""
        return self.agencies[AgencyId(self.names[self.home[number]])]

    def service_at(self, number: int) -> Service:
        """The service of that number."""
        return self.services[ServiceId(self.names[number])]

    def weighed(self, number: int) -> Weighed:
        """The service of that number, with all that its fit turns on."""
        found = self._weighed.get(number)
        if found is None:
            found = self._weighed[number] = self._weigh(number)
        return found

    @cached_property
    def _weighed(self) -> dict[int, Weighed]:
        return {}

    def _weigh(self, number: int) -> Weighed:
        service, agency = self.service_at(number), self.agency_at(number)
        serves, touches, places = self._reach(service.areas or self._areas_of(agency))
        return Weighed(
            service=service,
            agency=agency,
            on=self.on,
            serves=serves,
            touches=touches,
            source=self.cited(service.source),
            needs=tuple(self._need_names[need] for need in service.needs),
            places=places,
        )

    def _reach(self, areas: _Areas) -> tuple[_Places, _Places, tuple[str, ...]]:
        """All parts of the places, all of which they are parts, and their names."""
        found = self._reaches.get(areas)
        if found is None:
            found = self._reaches[areas] = (
                frozenset(part for area in areas for part in self._parts[area]),
                frozenset(wider for area in areas for wider in self._around[area]),
                tuple(self._place_names[area] for area in areas),
            )
        return found

    @cached_property
    def _reaches(self) -> dict[_Areas, tuple[_Places, _Places, tuple[str, ...]]]:
        return {}

    def _areas_of(self, agency: Agency) -> tuple[LocalityCode, ...]:
        covered = self._covered.get(agency.id, ())
        return tuple(dict.fromkeys((*agency.areas, *covered)))

    @cached_property
    def _covered(self) -> Mapping[str, Sequence[LocalityCode]]:
        found: dict[str, list[LocalityCode]] = {}
        for tie in self.ties:
            if tie.kind is TieKind.COVERS:
                found.setdefault(tie.from_, []).append(LocalityCode(str(tie.to)))
        return found

    @cached_property
    def _around(self) -> Mapping[LocalityCode, Iterable[LocalityCode]]:
        directory = self.directory
        return {
            locality.code: directory.places_around(locality.code)
            for locality in directory.localities
        }

    @cached_property
    def _parts(self) -> Mapping[LocalityCode, Iterable[LocalityCode]]:
        parts: dict[LocalityCode, list[LocalityCode]] = {}
        for code, around in self._around.items():
            for wider in around:
                parts.setdefault(wider, []).append(code)
        return parts

    def cited(self, citation: Citation) -> Source:
        """The place in a publication that the directory lists, named in full."""
        found = self._sources.get(citation)
        if found is None:
            publication = self._publications[citation.publication]
            found = self._sources[citation] = citation.within(publication)
        return found

    @cached_property
    def _sources(self) -> dict[Citation, Source]:
        return {}

    @cached_property
    def _publications(self) -> Mapping[str, Publication]:
        return {each.id: each for each in self.directory.publications}

    @cached_property
    def _need_names(self) -> Mapping[str, str]:
        return {need.code: need.name for need in self.directory.needs}

    @cached_property
    def _place_names(self) -> Mapping[str, str]:
        return {place.code: place.name for place in self.directory.localities}

    def for_need(self, need: str) -> Sequence[int]:
        """The services that help with it, and those that do not say with what."""
        named, unnamed = self._by_need.get(need, ()), self._by_need.get("", ())
        return sorted((*named, *unnamed))

    @cached_property
    def _by_need(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for place, service in enumerate(self.services.values(), self.first_service):
            for need in service.needs or ("",):
                found.setdefault(need, []).append(place)
        return found


_WALKED = REFERRALS | {TieKind.PROVIDES}
