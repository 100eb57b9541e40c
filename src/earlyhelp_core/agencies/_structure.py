"""
The shape of who works with whom: who holds it together, and who stands apart.

Agencies are looked at, never people. networkx answers; it is loaded when first asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, TypeAlias

from earlyhelp_core.agencies._coverage import CoverageCell, covered
from earlyhelp_core.agencies._kinds import REFERRALS, STEERING, WORKING, TieKind
from earlyhelp_core.agencies._snapshot import Snapshot
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import AgencyId

# An exception to "no TYPE_CHECKING imports": only annotations say the name, nothing
# resolves them at run time, and networkx is slow to load.
if TYPE_CHECKING:
    import networkx as nx


_Pair: TypeAlias = tuple[AgencyId, AgencyId]


@policy
class SinglePoint:
    """
    An agency on which something hangs that nobody else would hold.
    """

    agency: Public[AgencyId, str]
    #: The needs, levels and places for which no other agency is known to help.
    alone_for: PublicList[CoverageCell] = default(())
    #: The agencies that would be cut off from most of the rest without it.
    cut_off: PublicList[AgencyId, str] = default(())


@policy
class Broker:
    """
    An agency that lies between others.
    """

    agency: Public[AgencyId, str]
    #: Of all pairs of other agencies, the share whose shortest way leads through it.
    share: Public[float]


def single_points(snapshot: Snapshot) -> tuple[SinglePoint, ...]:
    """The agencies whose loss would leave a gap, or cut others off."""
    from networkx import articulation_points  # noqa: PLC0415 - slow to load

    alone: dict[AgencyId, list[CoverageCell]] = {}
    for cell in covered(snapshot, by_area=True).cells:
        if len(cell.agencies) == 1:
            alone.setdefault(cell.agencies[0], []).append(cell)
    graph = _working(snapshot)
    joints = set(articulation_points(graph))
    return tuple(
        SinglePoint(
            agency=agency,
            alone_for=tuple(alone.get(agency, ())),
            cut_off=_cut_off(graph, agency) if agency in joints else (),
        )
        for agency in snapshot.agencies
        if agency in alone or agency in joints
    )


def _cut_off(graph: nx.Graph[AgencyId], agency: AgencyId) -> tuple[AgencyId, ...]:  # type: ignore[explicit-any] # its stubs'
    """Who was joined to the others through one agency alone."""
    from networkx import node_connected_component  # noqa: PLC0415 - slow to load

    rest = node_connected_component(graph, agency) - {agency}
    parts = _components(graph, among=rest)
    return tuple(each for part in parts[1:] for each in part)


def brokers(snapshot: Snapshot) -> tuple[Broker, ...]:
    """Those that lie between others, most of all first."""
    from networkx import betweenness_centrality  # noqa: PLC0415 - slow to load

    shares = betweenness_centrality(_working(snapshot))
    found = [Broker(agency=a, share=share) for a, share in shares.items() if share > 0]
    return tuple(sorted(found, key=lambda broker: -broker.share))


def groups(snapshot: Snapshot) -> tuple[tuple[AgencyId, ...], ...]:
    """Agencies by whom they work with at any remove, the largest group first."""
    graph = _working(snapshot)
    joined = _components(graph, among={a for a in graph if graph.degree(a)})
    group = {agency: number for number, each in enumerate(joined) for agency in each}
    wholes: dict[AgencyId, list[AgencyId]] = {}
    parts: dict[AgencyId, list[AgencyId]] = {}
    for part, whole in pairs(snapshot, {TieKind.PART_OF}):
        wholes.setdefault(part, []).append(whole)
        parts.setdefault(whole, []).append(part)
    found: dict[int | AgencyId, list[AgencyId]] = {}
    # Placed one by one, so that none of them joins two groups that nothing else joins.
    for agency in graph:
        place = _nearest(agency, wholes, group)
        if place is None:
            place = _nearest(agency, parts, group)
        found.setdefault(agency if place is None else place, []).append(agency)
    order = {agency: number for number, agency in enumerate(graph)}
    return tuple(
        sorted(map(tuple, found.values()), key=lambda g: (-len(g), order[g[0]]))
    )


def _nearest(
    agency: AgencyId,
    onward: Mapping[AgencyId, Iterable[AgencyId]],
    group: Mapping[AgencyId, int],
) -> int | None:
    """Its own group, or that of the nearest that has one; the largest, if several."""
    seen, rim = {agency}, [agency]
    while rim:
        if near := [group[each] for each in rim if each in group]:
            return min(near)
        rim = [end for each in rim for end in onward.get(each, ()) if end not in seen]
        seen.update(rim)
    return None


def _components(  # type: ignore[explicit-any] # its stubs'
    graph: nx.Graph[AgencyId], *, among: AbstractSet[AgencyId]
) -> tuple[tuple[AgencyId, ...], ...]:
    """Those of them that hang together, in the order of the graph, largest first."""
    from networkx import connected_components  # noqa: PLC0415 - slow to load

    # A part of a graph of networkx has no order that one may rely on.
    place = {agency: number for number, agency in enumerate(graph)}
    parts = [
        tuple(sorted(part, key=place.__getitem__))
        for part in connected_components(graph.subgraph(among))
    ]
    return tuple(sorted(parts, key=lambda part: (-len(part), place[part[0]])))


def _working(snapshot: Snapshot) -> nx.Graph[AgencyId]:  # type: ignore[explicit-any] # its stubs'
    from networkx import Graph  # noqa: PLC0415 - slow to load

    graph: nx.Graph[AgencyId]  # type: ignore[explicit-any] # its stubs'
    graph = Graph()
    working = (a for a in snapshot.agencies.values() if a.kind not in STEERING)
    graph.add_nodes_from(agency.id for agency in working)
    graph.add_edges_from(pairs(snapshot, WORKING))
    return graph


def pairs(snapshot: Snapshot, kinds: Iterable[TieKind]) -> Iterator[_Pair]:
    """The agencies that ties of some kinds lead from and to, services as theirs."""
    for tie in snapshot.ties:
        if tie.kind in kinds:
            start, end = (
                AgencyId(snapshot.names[snapshot.home[snapshot.number[name]]])
                for name in (tie.from_, tie.to)
            )
            if start != end:
                yield start, end


def loops(
    snapshot: Snapshot, *, longest: int, without: Iterable[AgencyId] = ()
) -> tuple[tuple[AgencyId, ...], ...]:
    """Agencies that refer in a circle, each circle told once from its first."""
    from networkx import DiGraph, simple_cycles  # noqa: PLC0415 - slow to load

    graph: nx.DiGraph[AgencyId]  # type: ignore[explicit-any] # its stubs'
    graph = DiGraph()
    graph.add_nodes_from(snapshot.agencies)
    graph.add_edges_from(pairs(snapshot, REFERRALS))
    graph.remove_nodes_from(without)
    place = {agency: number for number, agency in enumerate(snapshot.agencies)}
    found = [
        _from_first(tuple(cycle), place)
        for cycle in simple_cycles(graph, length_bound=longest)
    ]
    return tuple(sorted(found, key=lambda loop: (len(loop), [place[a] for a in loop])))


def _from_first(
    loop: tuple[AgencyId, ...], place: dict[AgencyId, int]
) -> tuple[AgencyId, ...]:
    first = loop.index(min(loop, key=place.__getitem__))
    return loop[first:] + loop[:first]
