"""
Graphs for other tools: they come back as they went, and broken ones are refused.
"""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest

from earlyhelp_core.agencies import AgencyGraph
from earlyhelp_core.errors import Invalid, Misuse
from earlyhelp_core.fields import evolve
from earlyhelp_core.interop import graphs
from earlyhelp_core.wire import LIMIT
from tests.agencies.builders import ON, a_directory, a_tie
from tests.people.builders import MOTHER, SON, a_family, edge

DIRECTORY = a_directory()
FORMATS = {
    "graphml": (graphs.to_graphml, graphs.from_graphml),
    "gexf": (graphs.to_gexf, graphs.from_gexf),
    "cytoscape": (graphs.to_cytoscape, graphs.from_cytoscape),
}
each_format = pytest.mark.parametrize(
    ("write", "read"), FORMATS.values(), ids=FORMATS.keys()
)
XML = [graphs.from_graphml, graphs.from_gexf]


def called(name: str) -> AgencyGraph:
    """The directory with one agency called otherwise."""
    agencies = tuple(
        evolve(agency, name=name) if agency.id == "school" else agency
        for agency in DIRECTORY.agencies
    )
    return AgencyGraph(directory=evolve(DIRECTORY, agencies=agencies), on=ON)


@each_format
@pytest.mark.parametrize(
    "name", ["A school", "Café & <Hub> \"x\" 'y'\n\ttwo lines ɮ 学"]
)
def test_a_graph_comes_back_as_it_went(
    write: Callable[[object], bytes],
    read: Callable[[bytes], nx.MultiDiGraph[str]],
    name: str,
) -> None:
    """Nodes, edges with their keys, and every attribute; and in the same bytes."""
    graph = called(name).to_networkx()
    document = write(graph)
    back = read(document)

    assert nx.utils.graphs_equal(back, graph)
    assert nx.is_frozen(back)
    assert write(back) == document


@each_format
def test_a_family_s_relationships_come_back_as_they_went(
    write: Callable[[object], bytes], read: Callable[[bytes], nx.MultiDiGraph[str]]
) -> None:
    """Their kinds are keys of the edges, and plain text there."""
    family = a_family(MOTHER, SON, edges=(edge("mother", "parent-of", "son"),))
    graph = family.kinship(ON).to_networkx()

    assert nx.utils.graphs_equal(read(write(graph)), graph)


@each_format
def test_keys_stay_where_no_two_edges_join_the_same_nodes(
    write: Callable[[object], bytes], read: Callable[[bytes], nx.MultiDiGraph[str]]
) -> None:
    """A directory of a single tie is a graph of the same sort."""
    tie = a_tie("school", DIRECTORY.ties[0].kind, "hub-north")
    small = evolve(DIRECTORY, services=(), ties=(tie,))
    graph = AgencyGraph(directory=small, on=ON).to_networkx()

    assert nx.utils.graphs_equal(read(write(graph)), graph)


def test_no_document_tells_the_day_or_a_version() -> None:
    """The same graph gives the same bytes, whenever and wherever it is written."""
    assert b"<meta" not in graphs.to_gexf(called("A school").to_networkx())


@pytest.mark.parametrize("write", [graphs.to_graphml, graphs.to_gexf])
def test_what_xml_cannot_hold_is_refused(write: Callable[[object], bytes]) -> None:
    """Rather than written so that nobody can read it."""
    with pytest.raises(Misuse, match="not-in-xml"):
        write(called("A \ufffe school").to_networkx())


@pytest.mark.parametrize("read", [read for _, read in FORMATS.values()])
@pytest.mark.parametrize(
    "document", [b"", b"{}", b"[" * 100_000, b"<graphml/>", b"<gexf>", b"null", b"1"]
)
def test_what_is_no_graph_is_refused(
    read: Callable[[bytes], nx.MultiDiGraph[str]], document: bytes
) -> None:
    """Whatever the reader behind it makes of it."""
    with pytest.raises(Invalid, match="not-a-graph"):
        read(document)


def test_an_undirected_graph_is_none_of_ours() -> None:
    """Ties have a direction."""
    document = b"\n".join(
        line.encode() for line in nx.generate_graphml(nx.MultiGraph([("a", "b")]))
    )
    with pytest.raises(Invalid, match="directed"):
        graphs.from_graphml(document)


@pytest.mark.parametrize("read", XML)
@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "doctype"),
        ("<x/>".encode("utf-16"), "not-utf-8"),
        (b" " * (LIMIT + 1), "too-long"),
    ],
)
def test_documents_that_may_harm_are_not_read(
    read: Callable[[bytes], nx.MultiDiGraph[str]], document: bytes, code: str
) -> None:
    """Entities, other encodings, and more than anybody needs."""
    with pytest.raises(Invalid, match=code):
        read(document)
