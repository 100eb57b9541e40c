"""
Kinship: who is what to whom, also where nobody wrote it down in so many words.

A record says that a father is parent of two children; that they are half-sisters
follows. What follows is told with the people it follows through, so that a reader can
see why, and where the record leaves it open, every reading is told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING

from earlyhelp_core.errors import UnknownName, unknown_name
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    PersonalList,
    default,
    record,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people._kinds import (
    PARENTS,
    RelationshipKind,
    RelationshipKindLike,
    word_for,
)
from earlyhelp_core.people._labels import labels
from earlyhelp_core.people._person import Person
from earlyhelp_core.people._relationships import Relationship

# An exception to "no TYPE_CHECKING imports": only the annotation of `to_networkx` says
# the name, nothing resolves it at run time, and networkx is slow to load.
if TYPE_CHECKING:
    import networkx as nx


_K = RelationshipKind


@record
class Relation:
    """
    What one person is to another, and through whom. See `Kinship.relation_of`.
    """

    from_: Internal[PersonId, str]
    to: Internal[PersonId, str]
    #: *from* is one of these to *to*. Several, where the record does not tell which;
    #: none, where there is no one word for it.
    kinds: PersonalList[RelationshipKind, RelationshipKindLike] = default(())
    #: The people it follows through; nobody, where it is recorded as such.
    through: InternalList[PersonId, str] = default(())
    #: In words, with roles in place of names: "half-sister of child 1 through father".
    words: Personal[str]

    @property
    def is_recorded(self) -> bool:
        """Whether somebody wrote it down, rather than that it follows."""
        return not self.through


#: What somebody is to a third person who is the first of these to a second, who is
#: the other to the third. Only what is so in every family: the child of a step-parent
#: may be a half-sister, and is told step by step.
_FOLLOWS: Mapping[tuple[RelationshipKind, RelationshipKind], RelationshipKind] = {
    (_K.PARENT_OF, _K.PARENT_OF): _K.GRANDPARENT_OF,
    (_K.PARENT_OF, _K.GRANDPARENT_OF): _K.GREAT_GRANDPARENT_OF,
    (_K.GRANDPARENT_OF, _K.PARENT_OF): _K.GREAT_GRANDPARENT_OF,
    (_K.CHILD_OF, _K.CHILD_OF): _K.GRANDCHILD_OF,
    (_K.CHILD_OF, _K.GRANDCHILD_OF): _K.GREAT_GRANDCHILD_OF,
    (_K.GRANDCHILD_OF, _K.CHILD_OF): _K.GREAT_GRANDCHILD_OF,
    (_K.CHILD_OF, _K.PARENT_OF): _K.SIBLING_OF,
    (_K.SIBLING_OF, _K.PARENT_OF): _K.AUNT_OR_UNCLE_OF,
    (_K.HALF_SIBLING_OF, _K.PARENT_OF): _K.AUNT_OR_UNCLE_OF,
    (_K.CHILD_OF, _K.SIBLING_OF): _K.NIECE_OR_NEPHEW_OF,
    (_K.CHILD_OF, _K.HALF_SIBLING_OF): _K.NIECE_OR_NEPHEW_OF,
    (_K.CHILD_OF, _K.AUNT_OR_UNCLE_OF): _K.COUSIN_OF,
    (_K.NIECE_OR_NEPHEW_OF, _K.PARENT_OF): _K.COUSIN_OF,
    (_K.PARENT_OF, _K.PARTNER_OF): _K.PARENT_IN_LAW_OF,
    (_K.PARTNER_OF, _K.CHILD_OF): _K.CHILD_IN_LAW_OF,
    (_K.SIBLING_OF, _K.PARTNER_OF): _K.SIBLING_IN_LAW_OF,
    (_K.PARTNER_OF, _K.SIBLING_OF): _K.SIBLING_IN_LAW_OF,
}
#: Kinds that count as another when something is worked out from them.
_AS = {_K.ADOPTIVE_PARENT_OF: _K.PARENT_OF, _K.ADOPTED_BY: _K.CHILD_OF}
_FAMILY = frozenset(kind for pair in _FOLLOWS for kind in pair) | frozenset(_AS)
_CHILDHOOD = PARENTS | {kind.inverse for kind in PARENTS}
#: Two people who share a parent share one mother and one father, or one of the two.
_BOTH_PARENTS = 2


@record
class Kinship:
    """
    The relationships of a family on a day, read together. Made by `Family.kinship`.
    """

    on: Internal[date, DateLike]
    people: InternalList[Person] = default(())
    #: Those that held on the day.
    relationships: InternalList[Relationship] = default(())
    #: Who counts as a child of the family in what people are called.
    children: InternalList[PersonId, str] = default(())

    @cached_property
    def _edges(self) -> tuple[Relationship, ...]:
        """Every relationship from both of its sides."""
        return (*self.relationships, *(edge.inverse() for edge in self.relationships))

    @cached_property
    def _labels(self) -> dict[PersonId, str]:
        named = labels(self.people, self._edges, self.children, self.on)
        # An age belongs to a person, and would stand oddly within a phrase.
        return {person: label.partition(",")[0] for person, label in named.items()}

    @cached_property
    def _people(self) -> dict[PersonId, Person]:
        return {person.id: person for person in self.people}

    def relation_of(self, person: str, to: str) -> Relation | None:
        """
        What *person* is to another; ``None`` where nothing recorded joins them.

        What was recorded of the two stands; otherwise the shortest way between them,
        by family ties if there is one.

        Raises `UnknownName` where one of the two is nobody of this family.
        """
        person = PersonId(person)
        to = PersonId(to)
        for one in (person, to):
            if one not in self._people:
                problem = unknown_name("person", one, list(self._people))
                raise UnknownName("Kinship", [problem])
        ways = (
            self._recorded(person, to),
            self._by_shared_parent(person, to),
            self._shortest(person, to, _FAMILY),
            self._shortest(person, to, frozenset(_K)),
        )
        return next((self._told(way) for way in ways if way), None)

    def relations_of(self, person: str) -> tuple[Relation, ...]:
        """
        What everybody else is to *person*, in the order of the family.

        Raises `UnknownName` where *person* is nobody of this family.
        """
        person = PersonId(person)
        found = (self.relation_of(one, person) for one in self._people if one != person)
        return tuple(relation for relation in found if relation is not None)

    def _recorded(self, start: PersonId, end: PersonId) -> tuple[Relationship, ...]:
        direct = [e for e in self._edges if (e.from_, e.to) == (start, end)]
        return tuple(sorted(direct, key=lambda edge: _ORDER[edge.kind])[:1])

    def _by_shared_parent(
        self, start: PersonId, end: PersonId
    ) -> tuple[Relationship, ...]:
        way = self._shortest(start, end, _CHILDHOOD)
        kinds = tuple(edge.kind.inverse in PARENTS for edge in way)
        return way if kinds == (True, False) else ()

    def _shortest(
        self, start: PersonId, end: PersonId, kinds: Collection[RelationshipKind]
    ) -> tuple[Relationship, ...]:
        ways = deque[tuple[Relationship, ...]]([()])
        seen = {start}
        while ways:
            way = ways.popleft()
            here = way[-1].to if way else start
            for edge in self._edges:
                if edge.from_ == here and edge.to not in seen and edge.kind in kinds:
                    if edge.to == end:
                        return (*way, edge)
                    seen.add(edge.to)
                    ways.append((*way, edge))
        return ()

    def _told(self, way: tuple[Relationship, ...]) -> Relation:
        first, last = way[0].from_, way[-1].to
        through = tuple(edge.to for edge in way[:-1])
        kinds = tuple(_amounts_to(tuple(edge.kind for edge in way)))
        if kinds == (_K.SIBLING_OF,) and through:
            kinds, through = self._siblings(first, last, through)
        return Relation(
            from_=first,
            to=last,
            kinds=kinds,
            through=through,
            words=self._words(way, kinds, through),
        )

    def _siblings(
        self, one: PersonId, other: PersonId, through: tuple[PersonId, ...]
    ) -> tuple[tuple[RelationshipKind, ...], tuple[PersonId, ...]]:
        first, second = self._parents(one), self._parents(other)
        shared = tuple(parent for parent in first if parent in second)
        if len(shared) >= _BOTH_PARENTS:
            return (_K.SIBLING_OF,), shared
        if min(len(first), len(second)) >= _BOTH_PARENTS:
            return (_K.HALF_SIBLING_OF,), shared
        return (_K.SIBLING_OF, _K.HALF_SIBLING_OF), shared or through

    def _parents(self, child: PersonId) -> tuple[PersonId, ...]:
        found = (e.from_ for e in self._edges if e.to == child and e.kind in PARENTS)
        return tuple(dict.fromkeys(found))

    def _words(
        self,
        way: tuple[Relationship, ...],
        kinds: tuple[RelationshipKind, ...],
        through: tuple[PersonId, ...],
    ) -> str:
        end = self._labels[way[-1].to]
        if not kinds:
            # No one word: "partner of sister of mother of child 1".
            chain = [word_for(e.kind, self._people[e.from_].sex) for e in way]
            return " of ".join([*chain, end])
        sex = self._people[way[0].from_].sex
        role = " or ".join(word_for(kind, sex) for kind in kinds)
        if not through:
            return f"{role} of {end}"
        *others, last = (self._labels[one] for one in through)
        by = f"{', '.join(others)} and {last}" if others else last
        return f"{role} of {end} through {by}"

    def to_networkx(self) -> nx.MultiDiGraph[str]:  # type: ignore[explicit-any] # its stubs'
        """
        The people and relationships as a graph of networkx, for what else one may ask.

        Each person is a node with their *label*, each relationship one edge with its
        *kind*, from whoever is it to the other. Names are not in it. networkx is
        loaded when this is first called, and nothing else here needs it.
        """
        from networkx import MultiDiGraph  # noqa: PLC0415 - the one lazy door

        graph: nx.MultiDiGraph[str]  # type: ignore[explicit-any] # its stubs'
        graph = MultiDiGraph()
        for person in self._people:
            graph.add_node(person, label=self._labels[person])
        for edge in self.relationships:
            graph.add_edge(
                edge.from_, edge.to, key=edge.kind.value, kind=edge.kind.value
            )
        return graph


#: Of several things that two people are to each other, the nearest one is told.
_ORDER = {kind: place for place, kind in enumerate(_K)}


@cache
def _amounts_to(kinds: tuple[RelationshipKind, ...]) -> Collection[RelationshipKind]:
    """
    The one kind that a way amounts to, if there is one, whatever follows first.

    A cousin is a child of an aunt, and an aunt a sister of a parent: what lies in the
    middle may have to be read before the ends.
    """
    if len(kinds) == 1:
        return kinds
    return dict.fromkeys(
        _FOLLOWS[pair]
        for place in range(1, len(kinds))
        for first in _amounts_to(kinds[:place])
        for second in _amounts_to(kinds[place:])
        if (pair := (_AS.get(first, first), _AS.get(second, second))) in _FOLLOWS
    )
