"""
How long questions of an agency graph take, against networkx asked the same.

Directories are made up and always the same: agencies with a service each, in boroughs
of fifty with a hub to which the others refer, and a few referrals beyond the borough.
networkx gets the same graph with the edges that a service has from its agency, and the
needs and levels as sets. It is asked in the two ways one would write: a view filtered
for each question, and a filtered graph that was kept. Answers are compared first.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable
from datetime import date
from importlib.metadata import version
from itertools import chain
from typing import TypeAlias

import networkx as nx

from earlyhelp_core.agencies import (
    Agency,
    AgencyGraph,
    LevelsIn,
    NeedArea,
    Route,
    Service,
    ServiceDirectory,
    Tie,
    TieKindLike,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.sources import Citation, Publication

_ON = date(2026, 11, 21)
_SIZES = (50, 500, 5_000, 50_000)
_HOPS = 3
_QUERIES = 40
_ROUNDS = 5
_LEVELS = ("universal", "targeted", "statutory")
_NEEDS = tuple(f"need-{n}" for n in range(12))
_BOROUGH = 50
_SOURCE = Citation(publication="handbook", clause="who does what", basis="practice")
_REFERRALS = frozenset({"refers-to", "steps-up-to", "provides"})

_Query: TypeAlias = tuple[str, str, str]
_Pair: TypeAlias = tuple[str, str, str]
_Row: TypeAlias = tuple[float, ...]


def _spread(n: int, salt: int) -> int:
    """A number that looks like chance and is the same in every run."""
    return (n * 2_654_435_761 + salt * 40_503_001) % 4_294_967_291


def _at(*codes: str) -> tuple[LevelsIn, ...]:
    return (LevelsIn(framework="made-up", codes=codes),)


def _ties(n: int, size: int) -> list[Tie]:
    """Six ties of an agency: three by which it refers, three by which it does not."""
    first = n - n % _BOROUGH
    near = [first + _spread(n, salt) % min(_BOROUGH, size - first) for salt in range(4)]
    ends: list[tuple[TieKindLike, int, tuple[str, ...]]] = [
        ("refers-to", near[0], ("targeted",)),
        ("refers-to", _spread(n, 5) % size if n % 10 == 0 else near[1], ()),
        # Every other agency steps up to the hub of its borough.
        ("steps-up-to", first if n % 2 else near[2], ("targeted", "statutory")),
        ("shares-information-with", near[3], ()),
        ("member-of", first, ()),
        ("funds", near[0], ()),
    ]
    return [
        Tie(
            from_=f"a{n}",
            kind=kind,
            to=f"a{end}",
            levels=_at(*levels) if levels else (),
            source=_SOURCE,
        )
        for kind, end, levels in dict.fromkeys(ends)
        if end != n
    ]


def _entries(size: int) -> tuple[list[Agency], list[Service], list[Tie]]:
    agencies = [
        Agency(id=f"a{n}", name=f"Agency {n}", kind="council-team", source=_SOURCE)
        for n in range(size)
    ]
    services = [
        Service(
            id=f"s{n}",
            agency=f"a{n}",
            name=f"Service {n}",
            needs=sorted({_NEEDS[_spread(n, 7) % 12], _NEEDS[_spread(n, 8) % 12]}),
            levels=_at(*_LEVELS[_spread(n, 9) % 2 :]),
            source=_SOURCE,
        )
        for n in range(size)
    ]
    seen: dict[tuple[str, str, str], Tie] = {}
    for n in range(size):
        for tie in _ties(n, size):
            seen.setdefault((tie.from_, tie.kind, tie.to), tie)
    return agencies, services, list(seen.values())


def _directory(
    entries: tuple[list[Agency], list[Service], list[Tie]],
) -> ServiceDirectory:
    agencies, services, ties = entries
    return ServiceDirectory(
        id="made-up",
        title="A made-up directory",
        publisher="Nobody",
        in_force=Period(start=date(2026, 1, 1)),
        publications=[Publication(id="handbook", title="A handbook", publisher="It")],
        needs=[NeedArea(code=need, name=need) for need in _NEEDS],
        frameworks=_at(*_LEVELS),
        agencies=agencies,
        services=services,
        ties=ties,
    )


# --- the neighbour


def _neighbour(directory: ServiceDirectory) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for agency in directory.agencies:
        graph.add_node(agency.id, needs=frozenset(), levels=frozenset())
    for service in directory.services:
        levels = frozenset(code for each in service.levels for code in each.codes)
        graph.add_node(service.id, needs=frozenset(service.needs), levels=levels)
    # A tie may begin at a service too, so its ends are plain names here.
    served: dict[str, str] = {s.agency: s.id for s in directory.services}
    for tie in directory.ties:
        levels = frozenset(code for each in tie.levels for code in each.codes)
        graph.add_edge(tie.from_, tie.to, kind=str(tie.kind), levels=levels)
        # A service passes on as its agency may.
        own = served[tie.from_]
        graph.add_edge(own, tie.to, kind=str(tie.kind), levels=levels)
    for giver, given in served.items():
        graph.add_edge(giver, given, kind="provides", levels=frozenset())
    return graph


def _acceptable(
    graph: nx.MultiDiGraph[str], level: str
) -> Callable[[str, str, int], bool]:
    def filter_edge(start: str, end: str, key: int) -> bool:
        # The stubs take several edges between two nodes for one.
        data = graph[start][end][key]  # type: ignore[index]
        return data["kind"] in _REFERRALS and (
            not data["levels"] or level in data["levels"]
        )

    return filter_edge


def _view(graph: nx.MultiDiGraph[str], level: str) -> nx.MultiDiGraph[str]:
    view: nx.MultiDiGraph[str] = nx.subgraph_view(
        graph, filter_edge=_acceptable(graph, level)
    )
    return view


def _kept(graph: nx.MultiDiGraph[str], level: str) -> nx.DiGraph[str]:
    accepts = _acceptable(graph, level)
    kept: nx.DiGraph[str] = nx.DiGraph()
    kept.add_nodes_from(graph.nodes(data=True))
    kept.add_edges_from(
        (start, end)
        for start, end, key in graph.edges(keys=True)
        if accepts(start, end, key)
    )
    return kept


def _reached(graph: nx.DiGraph[str], query: _Query) -> tuple[str, ...]:
    start, need, level = query
    near = nx.single_source_shortest_path_length(graph, start, cutoff=_HOPS)
    nodes = graph.nodes
    found = [
        name
        for name in near
        if need in nodes[name]["needs"] and level in nodes[name]["levels"]
    ]
    return tuple(sorted(found, key=lambda name: int(name[1:])))


# --- the questions


def _queries(size: int) -> list[_Query]:
    return [
        (f"a{_spread(n, 11) % size}", _NEEDS[n % 12], _LEVELS[1 + n % 2])
        for n in range(_QUERIES)
    ]


def _pairs(kept: dict[str, nx.DiGraph[str]], size: int) -> list[_Pair]:
    """Ways there are: from an agency to what lies as far as it gets, or six steps."""
    pairs: list[_Pair] = []
    for n in range(_QUERIES):
        start, level = f"a{_spread(n, 13) % size}", _LEVELS[1 + n % 2]
        near = nx.single_source_shortest_path_length(kept[level], start, cutoff=6)
        pairs.append((start, list(near)[-1], level))
    return pairs


def _timed(ask: Callable[[], object]) -> float:
    """Microseconds for each of the queries: the median of some rounds."""
    taken = []
    # Nobody pays for what the other left behind.
    gc.collect()
    gc.disable()
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - start)
    gc.enable()
    return statistics.median(taken) / _QUERIES * 1e6


def _built(size: int) -> AgencyGraph:
    """The graph, and what it took to make it."""
    start = time.perf_counter()
    entries = _entries(size)
    made = time.perf_counter()
    directory = _directory(entries)
    checked = time.perf_counter()
    graph = AgencyGraph(directory=directory, on=_ON)
    graph.within("a0", _NEEDS[0], hops=_HOPS, level="targeted")
    done = time.perf_counter()
    print(
        f"{size:>7,} agencies: entries {made - start:6.2f} s, directory checked "
        f"{checked - made:6.2f} s, ready to ask {done - checked:6.2f} s"
    )
    return graph


def _memory(size: int) -> None:
    gc.collect()
    tracemalloc.start()
    directory = _directory(_entries(size))
    held, _ = tracemalloc.get_traced_memory()
    graph = AgencyGraph(directory=directory, on=_ON)
    graph.within("a0", _NEEDS[0], hops=_HOPS, level="targeted")
    asked, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(
        f"{size:>7,} agencies: directory {held / 1e6:,.0f} MB, with what answers "
        f"questions {asked / 1e6:,.0f} MB, at most {peak / 1e6:,.0f} MB"
    )


def _measured(size: int) -> dict[str, float]:
    graph = _built(size)
    neighbour = _neighbour(graph.directory)
    kept = {level: _kept(neighbour, level) for level in _LEVELS}
    queries, pairs = _queries(size), _pairs(kept, size)

    def ours() -> list[tuple[str, ...]]:
        return [graph.within(s, n, hops=_HOPS, level=lv) for s, n, lv in queries]

    def viewed() -> list[tuple[str, ...]]:
        return [_reached(_view(neighbour, query[2]), query) for query in queries]

    def cached() -> list[tuple[str, ...]]:
        return [_reached(kept[query[2]], query) for query in queries]

    def path() -> list[int]:
        return [len(graph.path(s, e, level=lv)) for s, e, lv in pairs]

    def path_viewed() -> list[int]:
        return [len(nx.shortest_path(_view(neighbour, lv), s, e)) for s, e, lv in pairs]

    def path_cached() -> list[int]:
        return [len(nx.shortest_path(kept[lv], s, e)) for s, e, lv in pairs]

    def route() -> list[int]:
        return [
            len(found.steps)
            if isinstance(found := graph.route(s, n, level=lv), Route)
            else -1
            for s, n, lv in queries
        ]

    start = time.perf_counter()
    found = ours()
    cold = (time.perf_counter() - start) / _QUERIES * 1e6
    assert found == viewed() == cached()
    assert path() == path_viewed() == path_cached()
    asks = (ours, viewed, cached, path, path_viewed, path_cached)
    taken = {ask.__name__: _timed(ask) for ask in asks}
    reach = statistics.mean(
        len(nx.single_source_shortest_path_length(kept[lv], s, cutoff=_HOPS))
        for s, _, lv in queries
    )
    start = time.perf_counter()
    route()
    taken |= {
        "cold": cold,
        "reached": reach,
        "steps": statistics.mean(length - 1 for length in path()),
        "route": (time.perf_counter() - start) / _QUERIES * 1e6,
    }
    return taken


def main() -> None:
    """Print the tables."""
    print(
        f"earlyhelp-core {version('earlyhelp-core')}, networkx {nx.__version__}, "
        f"Python {sys.version.split()[0]}"
    )
    print(
        f"{_QUERIES} questions, each the same to all; microseconds for one, the median "
        f"of {_ROUNDS} rounds\n"
    )
    measured = {size: _measured(size) for size in _SIZES}
    _memory(_SIZES[-1])
    print(f"\nservices for a need and level within {_HOPS} steps")
    _table(
        ("agencies", "reached", "first", "search", "view", "kept"),
        ("view/search", "kept/search"),
        (
            (
                (size, us["reached"], us["cold"], us["ours"]),
                (us["viewed"], us["cached"]),
                (us["viewed"] / us["ours"], us["cached"] / us["ours"]),
            )
            for size, us in measured.items()
        ),
    )
    print("\nshortest acceptable path, and a whole route with its reasons")
    _table(
        ("agencies", "steps", "path", "view", "kept", "route"),
        ("view/path", "kept/path"),
        (
            (
                (size, us["steps"], us["path"], us["path_viewed"]),
                (us["path_cached"], us["route"]),
                (us["path_viewed"] / us["path"], us["path_cached"] / us["path"]),
            )
            for size, us in measured.items()
        ),
    )
    small, large = measured[500]["ours"], measured[50_000]["ours"]
    print(f"\na search at 50,000 agencies takes {large / small:.2f} times one at 500")


def _table(
    names: Iterable[str], ratios: Iterable[str], rows: Iterable[Iterable[_Row]]
) -> None:
    print("".join(f"{name:>12}" for name in (*names, *ratios)))
    for row in rows:
        size, *values = chain.from_iterable(row)
        print(f"{size:>12,}" + "".join(f"{value:>12,.1f}" for value in values))


if __name__ == "__main__":
    main()
