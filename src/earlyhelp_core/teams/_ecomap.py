"""
The ecomap of one family: its people, and whoever and whatever is around them.

As data, not as a drawing: nodes and ties that a page, a report or another program can
draw. People stand in it by role and age. How strong a tie is, nobody can tell from a
record; where the family says so, it is put in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Special,
    default,
    evolve,
    record,
)
from earlyhelp_core.people import RelationshipKind, RelationshipKindLike

# As for kinship: only an annotation says the name, and networkx is slow to load.
if TYPE_CHECKING:
    import networkx as nx


class NodeKind(fields.Code):
    """
    What stands at a place of an ecomap.
    """

    #: The family as a whole, in the middle.
    FAMILY = "family"
    PERSON = "person"
    #: Somebody they trust and bring, or who is there for them.
    INFORMAL = "informal"
    AGENCY = "agency"
    #: Somebody who works with them and whose agency is not recorded.
    PRACTITIONER = "practitioner"


class TieKind(fields.Code):
    """
    What joins two places of an ecomap.
    """

    #: Belongs to the family on that day.
    BELONGS_TO = "belongs-to"
    #: Is what the record says to the other: see `EcomapTie.relation`.
    RELATED = "related"
    LIVES_WITH = "lives-with"
    #: Is in the team around the family.
    IN_TEAM = "in-team"
    #: Has offered to be there for the family.
    OFFERS = "offers"
    #: Has something open to do towards a goal of that person, or of the family.
    WORKS_WITH = "works-with"


TieKindLike: TypeAlias = (
    TieKind
    | Literal["belongs-to", "related", "lives-with", "in-team", "offers", "works-with"]
)


class TieStrength(fields.Code):
    """
    How a tie feels to the family. Theirs to say, and it changes.
    """

    STRONG = "strong"
    THIN = "thin"
    STRAINED = "strained"


TieStrengthLike: TypeAlias = TieStrength | Literal["strong", "thin", "strained"]


@record
class EcomapNode:
    """
    One place of an ecomap.

    >>> EcomapNode(id="agency:school", kind="agency", label="school")
    EcomapNode(id='agency:school', kind=<NodeKind.AGENCY: 'agency'>)
    """

    #: Its kind and its id, such as ``person:otto``, so that no two are alike.
    id: Internal[str]
    kind: Internal[NodeKind]
    #: A role and an age, what somebody is to the family, or an agency. Never a name.
    label: Personal[str]


@record
class EcomapTie:
    """
    What joins two places of an ecomap, from one to the other.

    Raises `Impossible` for a relation between two that are not related.

    >>> EcomapTie(
    ...     from_="person:gran", to="person:otto", kind="related", relation="parent-of"
    ... ).strength is None
    True
    """

    from_: Internal[str]
    to: Internal[str]
    kind: Internal[TieKind, TieKindLike]
    #: What *from* is to *to*, where they are related.
    relation: Personal[RelationshipKind | None, RelationshipKindLike | None] = default(
        None
    )
    #: ``None`` unless somebody said so.
    strength: Special[TieStrength | None, TieStrengthLike | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a relation between what is not related."""
        fields.refuse(
            self,
            fields.when(
                self.relation is not None and self.kind is not TieKind.RELATED,
                "/relation",
                "not-related",
                "leave the relation out, or give related as the kind",
            ),
        )


@record
class Ecomap:
    """
    One family and what is around it, on one day.

    Made by `earlyhelp_core.cases.ecomap`. Raises `Impossible` where two nodes have one
    id, and for a tie to what is not there.
    """

    on: Internal[date, DateLike]
    nodes: InternalList[EcomapNode] = default(())
    ties: InternalList[EcomapTie] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse ids that stand twice, or for nothing."""
        fields.refuse(
            self,
            fields.no_repeats("/nodes", (node.id for node in self.nodes)),
            self._unknown_nodes(),
        )

    def _unknown_nodes(self) -> Iterable[Problem]:
        known = [node.id for node in self.nodes]
        for place, tie in enumerate(self.ties):
            for name, end in (("from", tie.from_), ("to", tie.to)):
                if end not in known:
                    problem = unknown_name("node", end, known)
                    yield evolve(
                        problem, path=f"/ties/{place}/{name}", code="unknown-reference"
                    )

    def node(self, id: str) -> EcomapNode:  # noqa: A002 - the field's own name
        """The node of that id. Raises `UnknownName`, with the nearest ones."""
        for known in self.nodes:
            if known.id == id:
                return known
        names = [known.id for known in self.nodes]
        raise UnknownName("Ecomap", [unknown_name("node", id, names)])

    def ties_of(self, node: str) -> tuple[EcomapTie, ...]:
        """Every tie from or to a node. Raises `UnknownName`."""
        end = self.node(node).id
        return tuple(tie for tie in self.ties if end in {tie.from_, tie.to})

    def with_strength(self, one: str, other: str, strength: TieStrengthLike) -> Ecomap:
        """
        The map with how the ties between two nodes feel to the family, as they say it.

        Raises `UnknownName` where either is not in the map, or nothing joins them.

        >>> here = Ecomap(
        ...     on=date(2026, 3, 2),
        ...     nodes=[
        ...         EcomapNode(id="family", kind="family", label="family"),
        ...         EcomapNode(id="agency:school", kind="agency", label="school"),
        ...     ],
        ...     ties=[EcomapTie(from_="agency:school", to="family", kind="in-team")],
        ... )
        >>> [
        ...     str(tie.strength)
        ...     for tie in here.with_strength("agency:school", "family", "thin").ties
        ... ]
        ['thin']
        """
        ends = {self.node(one).id, self.node(other).id}
        if all({tie.from_, tie.to} != ends for tie in self.ties):
            near = {end for tie in self.ties_of(one) for end in (tie.from_, tie.to)}
            known = sorted(near - {self.node(one).id})
            raise UnknownName("Ecomap", [unknown_name("tie", other, known)])
        felt = TieStrength(strength)
        return evolve(
            self,
            ties=tuple(
                evolve(tie, strength=felt) if {tie.from_, tie.to} == ends else tie
                for tie in self.ties
            ),
        )

    def to_networkx(self) -> nx.MultiDiGraph[str]:  # type: ignore[explicit-any] # its stubs'
        """
        The map as a frozen graph of networkx.

        Each node has a *kind* and a *label*; each tie its *kind*, and a *relation* and
        a *strength* where there is one. networkx is loaded when this is first called.
        """
        from networkx import MultiDiGraph, freeze  # noqa: PLC0415 - the one lazy door

        graph: nx.MultiDiGraph[str]  # type: ignore[explicit-any] # its stubs'
        graph = MultiDiGraph()
        for node in self.nodes:
            graph.add_node(node.id, kind=node.kind.value, label=node.label)
        for tie in self.ties:
            more = {"relation": tie.relation, "strength": tie.strength}
            told = {name: code.value for name, code in more.items() if code is not None}
            graph.add_edge(tie.from_, tie.to, kind=tie.kind.value, **told)
        freeze(graph)
        return graph
