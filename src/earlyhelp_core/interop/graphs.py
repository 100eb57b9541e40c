"""
Graphs for other tools, and back: GraphML, GEXF and Cytoscape JSON.

Bytes out and bytes in; writing a file is the caller's. The same graph gives the same
bytes on every day. What `AgencyGraph.to_networkx` gives is read back as it went: nodes
with a label, edges with their keys, and attributes that are texts or whole numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import TypeAlias

import networkx as nx
from networkx.readwrite.gexf import GEXFReader

from earlyhelp_core.errors import Invalid, Misuse, Problem
from earlyhelp_core.wire import LIMIT

__all__ = [
    "from_cytoscape",
    "from_gexf",
    "from_graphml",
    "to_cytoscape",
    "to_gexf",
    "to_graphml",
]

_Graph: TypeAlias = "nx.MultiDiGraph[str]"

#: Whatever a broken document makes of a reader, the document is at fault.
_BROKEN = (
    AttributeError,
    IndexError,
    KeyError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    nx.NetworkXException,
)


def to_graphml(graph: _Graph) -> bytes:
    """
    The graph as GraphML, which most tools read.

    Raises `Misuse` for a text with characters that XML cannot hold.

    >>> graph = nx.MultiDiGraph()
    >>> graph.add_edge("school", "hub", key="refers-to", kind="refers-to")
    'refers-to'
    >>> nx.utils.graphs_equal(from_graphml(to_graphml(graph)), graph)
    True
    """
    buffer = BytesIO()
    nx.write_graphml_xml(graph, buffer)
    return _holdable(buffer.getvalue())


def to_gexf(graph: _Graph) -> bytes:
    """
    The graph as GEXF, for Gephi. Raises `Misuse` as `to_graphml` does.
    """
    buffer = BytesIO()
    nx.write_gexf(graph, buffer)
    # It would tell today's date and the version of a library.
    return _holdable(_META.sub(b"", buffer.getvalue(), count=1))


_META = re.compile(rb"\s*<meta\b.*?</meta>", re.DOTALL)


def to_cytoscape(graph: _Graph) -> bytes:
    """
    The graph as the JSON that Cytoscape and its kin for browsers read.
    """
    tree = nx.cytoscape_data(graph)
    return f"{json.dumps(tree, ensure_ascii=False, indent=2)}\n".encode()


#: Two code points that are no characters: XML has no way to write them.
_UNWRITABLE = re.compile("[\ufffe\uffff]")


def _holdable(document: bytes) -> bytes:
    if _UNWRITABLE.search(document.decode()):
        raise Misuse.of(
            "graph",
            code="not-in-xml",
            message="a text holds what is no character; mend it, or use JSON",
        )
    return document


def from_graphml(document: bytes) -> _Graph:
    """
    The graph of a GraphML document. Raises `Invalid` for what is none.
    """
    return _taken("GraphML", _checked_xml("GraphML", document), _graphml)


def from_gexf(document: bytes) -> _Graph:
    """
    The graph of a GEXF document. Raises `Invalid` for what is none.
    """
    return _taken("GEXF", _checked_xml("GEXF", document), _gexf)


def from_cytoscape(document: bytes) -> _Graph:
    """
    The graph of a Cytoscape document. Raises `Invalid` for what is none.
    """
    return _taken("Cytoscape JSON", _checked("Cytoscape JSON", document), _cytoscape)


# The stubs say less than is known of what is read; `_taken` looks.


def _graphml(document: bytes) -> object:
    return nx.read_graphml(BytesIO(document), force_multigraph=True)


def _gexf(document: bytes) -> object:
    reader = GEXFReader(version="1.2draft")
    # Otherwise it drops the keys where no two edges join the same nodes.
    reader.simple_graph = False
    graph = reader(BytesIO(document))
    for _, _, data in graph.edges(data=True):
        data.pop("id", None)
    return graph


def _cytoscape(document: bytes) -> object:
    graph = nx.cytoscape_graph(json.loads(document))
    for _, data in graph.nodes(data=True):
        _drop(data, "id", "value", "name")
    for _, _, data in graph.edges(data=True):
        _drop(data, "source", "target", "key")
    return graph


def _drop(data: dict[str, object], *names: str) -> None:
    for name in names:
        data.pop(name, None)


def _taken(about: str, document: bytes, read: Callable[[bytes], object]) -> _Graph:
    graph: object = None
    with suppress(*_BROKEN):
        graph = read(document)
    if not isinstance(graph, nx.MultiDiGraph):
        raise _invalid(about, "not-a-graph", f"give a directed graph as {about}")
    graph.graph.clear()
    nx.freeze(graph)
    return graph


def _checked(about: str, document: bytes) -> bytes:
    if len(document) > LIMIT:
        raise _invalid(about, "too-long", f"give at most {LIMIT:,} bytes")
    return document


def _checked_xml(about: str, document: bytes) -> bytes:
    text: str | None = None
    with suppress(UnicodeDecodeError):
        text = _checked(about, document).decode("utf-8")
    if text is None:
        raise _invalid(about, "not-utf-8", "give it in UTF-8")
    # Entities can make a document of a few lines fill a machine, or read its files.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise _invalid(about, "doctype", "leave the DOCTYPE out; no entities are taken")
    return document


def _invalid(about: str, code: str, message: str) -> Invalid:
    return Invalid(about, [Problem("", code, message)])
