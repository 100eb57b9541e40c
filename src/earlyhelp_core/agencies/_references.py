"""
Whether everything in a directory that names something else names what is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from earlyhelp_core.agencies._kinds import TieKind
from earlyhelp_core.agencies._services import Agency, Service
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.agencies._vocabulary import LevelsIn, Locality, NeedArea
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.sources import Citation, Publication

_Place: TypeAlias = tuple[str | int, ...]
#: A place, the noun of what is named there, its name, and the names that there are.
_Reference: TypeAlias = tuple[_Place, str, str, Collection[str]]


class Listed(NamedTuple):
    """
    What a directory lists, as far as its entries name each other.
    """

    #: What it draws on.
    publications: tuple[Publication, ...]
    #: The places it knows.
    localities: tuple[Locality, ...]
    #: The areas of need it knows.
    needs: tuple[NeedArea, ...]
    #: The levels it knows.
    frameworks: tuple[LevelsIn, ...]
    #: Who helps.
    agencies: tuple[Agency, ...]
    #: With what.
    services: tuple[Service, ...]
    #: What joins them.
    ties: tuple[Tie, ...]


def unresolved(directory: Listed) -> Iterable[Problem]:
    """A problem for each name that leads nowhere, at its place, with near matches."""
    for place, noun, name, known in _references(directory):
        if name not in known:
            yield unknown_name(noun, name, sorted(known)).under(*place)


def _references(directory: Listed) -> Iterator[_Reference]:
    localities = {locality.code for locality in directory.localities}
    for number, locality in enumerate(directory.localities):
        if locality.within is not None:
            place = ("localities", number, "within")
            yield place, "locality", locality.within, localities
    agencies = {agency.id for agency in directory.agencies}
    for number, agency in enumerate(directory.agencies):
        path = ("agencies", number)
        yield from _each((*path, "areas"), "locality", agency.areas, localities)
        yield from _each(
            (*path, "successor_of"), "agency", agency.successor_of, agencies
        )
    needs = {need.code for need in directory.needs}
    levels: dict[str, Collection[str]] = {
        each.framework: set(each.codes) for each in directory.frameworks
    }
    for number, service in enumerate(directory.services):
        path = ("services", number)
        yield (*path, "agency"), "agency", service.agency, agencies
        yield from _each((*path, "needs"), "need", service.needs, needs)
        yield from _each((*path, "areas"), "locality", service.areas, localities)
        yield from _levels(path, service.levels, levels)
    yield from _ends(directory, localities)
    for number, tie in enumerate(directory.ties):
        yield from _levels(("ties", number), tie.levels, levels)
    yield from _sources(directory)


def _each(
    path: _Place, noun: str, names: Sequence[str], known: Collection[str]
) -> Iterator[_Reference]:
    for number, name in enumerate(names):
        yield (*path, number), noun, name, known


def _levels(
    path: _Place, levels: Sequence[LevelsIn], known: Mapping[str, Collection[str]]
) -> Iterator[_Reference]:
    for number, each in enumerate(levels):
        inside = (*path, "levels", number)
        yield (*inside, "framework"), "framework", each.framework, known.keys()
        if each.framework in known:
            codes = known[each.framework]
            yield from _each((*inside, "codes"), "level", each.codes, codes)


def _ends(directory: Listed, localities: Collection[str]) -> Iterator[_Reference]:
    services = {str(service.id) for service in directory.services}
    agencies = {str(agency.id) for agency in directory.agencies}
    either = "agency or service", agencies | services
    # An agency covers a place and provides a service; otherwise both ends may be an
    # agency or a service.
    ends: dict[TieKind, tuple[str, Collection[str]]] = {
        TieKind.COVERS: ("locality", localities),
        TieKind.PROVIDES: ("service", services),
    }
    for number, tie in enumerate(directory.ties):
        start = ("agency", agencies) if tie.kind in ends else either
        yield ("ties", number, "from"), start[0], tie.from_, start[1]
        noun, known = ends.get(tie.kind, either)
        yield ("ties", number, "to"), noun, tie.to, known


def _sources(directory: Listed) -> Iterator[_Reference]:
    listed = {publication.id for publication in directory.publications}
    # The three kinds of entries are walked one by one, for each has its own type.
    sourced: dict[str, list[Citation]] = {
        "agencies": [agency.source for agency in directory.agencies],
        "services": [service.source for service in directory.services],
        "ties": [tie.source for tie in directory.ties],
    }
    for path, citations in sourced.items():
        for number, citation in enumerate(citations):
            place = (path, number, "source", "publication")
            yield place, "publication", citation.publication, listed
