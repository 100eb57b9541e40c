"""
The map of a family and what is around it, as data.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.teams import Ecomap, EcomapNode, EcomapTie, NodeKind
from tests.people.builders import ON, places

NODES = (
    EcomapNode(id="family", kind=NodeKind.FAMILY, label="family"),
    EcomapNode(id="person:otto", kind=NodeKind.PERSON, label="child, 11"),
    EcomapNode(id="agency:school", kind=NodeKind.AGENCY, label="school"),
)
TIES = (
    EcomapTie(from_="agency:school", to="family", kind="in-team"),
    EcomapTie(from_="agency:school", to="person:otto", kind="works-with"),
)
MAP = Ecomap(on=ON, nodes=NODES, ties=TIES)


def test_ties_hold_to_what_is_there() -> None:
    """A node once; both ends of a tie; a relation only between the related."""
    with pytest.raises(Impossible) as refused:
        Ecomap(
            on=ON,
            nodes=(NODES[0], NODES[0]),
            ties=(EcomapTie(from_="person:x", to="person:y", kind="lives-with"),),
        )
    assert places(refused.value) == [
        ("/nodes/1", "repeated-id"),
        ("/ties/0/from", "unknown-reference"),
        ("/ties/0/to", "unknown-reference"),
    ]
    with pytest.raises(Impossible) as unrelated:
        EcomapTie(from_="a", to="b", kind="in-team", relation="parent-of")
    assert places(unrelated.value) == [("/relation", "not-related")]


def test_what_joins_a_node() -> None:
    """From either side; nothing is told of a node that is not there."""
    assert MAP.ties_of("agency:school") == TIES
    assert MAP.ties_of("person:otto") == (TIES[1],)
    with pytest.raises(UnknownName):
        MAP.node("person:willa")


def test_the_family_says_how_a_tie_feels() -> None:
    """Between two nodes, whichever is named first; there must be a tie."""
    felt = MAP.with_strength("family", "agency:school", "strained")

    assert [tie.strength for tie in felt.ties] == ["strained", None]
    with pytest.raises(UnknownName) as unknown:
        MAP.with_strength("person:otto", "family", "strong")
    assert "choose from agency:school" in str(unknown.value)


def test_a_picture_for_networkx() -> None:
    """Frozen, with what is recorded and nothing for what is not."""
    kin = EcomapTie(
        from_="person:otto", to="family", kind="related", relation="child-of"
    )
    graph = Ecomap(on=ON, nodes=NODES, ties=(*TIES, kin)).to_networkx()

    assert graph.nodes["person:otto"] == {"kind": "person", "label": "child, 11"}
    assert [told for _, _, told in graph.edges(data=True)] == [
        {"kind": "related", "relation": "child-of"},
        {"kind": "in-team"},
        {"kind": "works-with"},
    ]
    with pytest.raises(Exception, match="rozen"):
        graph.clear()


def test_shows_no_label() -> None:
    """Printed, a node has its id and kind."""
    assert (
        repr(NODES[1])
        == "EcomapNode(id='person:otto', kind=<NodeKind.PERSON: 'person'>)"
    )
