"""
A directory on a day as a graph of networkx, for what else one may ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from earlyhelp_core.agencies._kinds import TieKind
from earlyhelp_core.agencies._services import Agency, Service
from earlyhelp_core.agencies._snapshot import Snapshot
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.agencies._vocabulary import LevelsIn
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period

# An exception to "no TYPE_CHECKING imports": only annotations say the name, nothing
# resolves them at run time, and networkx is slow to load.
if TYPE_CHECKING:
    import networkx as nx


_Attributes: TypeAlias = dict[str, str | int]


def as_networkx(snapshot: Snapshot) -> nx.MultiDiGraph[str]:  # type: ignore[explicit-any] # its stubs'
    """The graph. What is not known has no attribute, for formats have no ``None``."""
    from networkx import MultiDiGraph, freeze  # noqa: PLC0415 - slow to load

    graph: nx.MultiDiGraph[str]  # type: ignore[explicit-any] # its stubs'
    graph = MultiDiGraph()
    for agency in snapshot.agencies.values():
        graph.add_node(str(agency.id), **_agency(agency))
    for service in snapshot.services.values():
        graph.add_node(str(service.id), **_service(service))
    for locality in snapshot.directory.localities:
        graph.add_node(str(locality.code), sort="locality", label=locality.name)
    given = {
        (tie.from_, tie.to) for tie in snapshot.ties if tie.kind is TieKind.PROVIDES
    }
    for tie in snapshot.ties:
        # On one day, a tie of one kind stands once between two.
        graph.add_edge(str(tie.from_), str(tie.to), key=tie.kind.value, **_tie(tie))
    for number in range(snapshot.first_service, len(snapshot.names)):
        tie = snapshot.tie(len(snapshot.ties) + number)
        if (tie.from_, tie.to) not in given:
            graph.add_edge(str(tie.from_), str(tie.to), key="provides", **_tie(tie))
    freeze(graph)
    return graph


def _agency(agency: Agency) -> _Attributes:
    return {
        "sort": "agency",
        "label": agency.name,
        "kind": agency.kind.value,
        **_known(aliases="; ".join(agency.aliases), areas=" ".join(agency.areas)),
        **_dates(agency.period),
    }


def _service(service: Service) -> _Attributes:
    ages = service.ages
    return {
        "sort": "service",
        "label": service.name,
        "agency": str(service.agency),
        **_known(
            aliases="; ".join(service.aliases),
            needs=" ".join(service.needs),
            levels=_levels(service.levels),
            youngest=None if ages is None else ages.youngest,
            oldest=None if ages is None else ages.oldest,
            areas=" ".join(service.areas),
            languages="; ".join(service.languages),
            needs_agreement=_word(service.needs_agreement),
        ),
        **_dates(service.period),
    }


def _word(answer: YesNo | None) -> str | None:
    return None if answer is None else answer.value


def _tie(tie: Tie) -> _Attributes:
    return {
        "kind": tie.kind.value,
        "label": tie.kind.words,
        **_known(
            levels=_levels(tie.levels),
            needs_agreement=_word(tie.needs_agreement),
        ),
        **_dates(tie.period),
        "publication": str(tie.source.publication),
        "clause": tie.source.clause,
        "basis": tie.source.basis.value,
    }


def _levels(levels: tuple[LevelsIn, ...]) -> str:
    return " ".join(
        f"{each.framework}/{code}" for each in levels for code in each.codes
    )


def _dates(period: Period | None) -> _Attributes:
    if period is None:
        return {}
    end = None if period.end is None else period.end.isoformat()
    return _known(since=period.start.isoformat(), until=end)


def _known(**values: str | int | None) -> _Attributes:
    return {
        name: value
        for name, value in values.items()
        if value is not None and value != ""
    }
