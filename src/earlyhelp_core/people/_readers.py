"""
What one reader may learn of who is related to whom.

A relationship that somebody may not know of is left out for that reader, and so is
whoever is joined to the reader through it alone: an expected child, a birth family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people._relationships import Relationship


def relationships_for(
    reader: PersonId, relationships: Iterable[Relationship]
) -> tuple[Relationship, ...]:
    """
    Those that *reader* may know of, without a word on who may not know of them.
    """
    return tuple(
        evolve(edge, not_known_to=())
        for edge in relationships
        if reader not in edge.not_known_to
    )


def unknown_to(
    reader: PersonId, relationships: Iterable[Relationship]
) -> set[PersonId]:
    """
    The people whom *reader* would learn of through a hidden relationship only.

    Somebody else's side of a hidden relationship is withheld with all who are joined
    to it, unless what the reader may know leads there too. Where little is recorded
    this withholds more than it need: what is told cannot be taken back.
    """
    edges = tuple(relationships)
    hidden = [edge for edge in edges if reader in edge.not_known_to]
    near = _neighbours(edge for edge in edges if reader not in edge.not_known_to)
    known = _reached({reader}, near)
    beyond = {p for edge in hidden for p in (edge.from_, edge.to)} - known
    return _reached(beyond, near)


def _neighbours(
    edges: Iterable[Relationship],
) -> Mapping[PersonId, set[PersonId]]:
    near = defaultdict[PersonId, set[PersonId]](set)
    for edge in edges:
        near[edge.from_].add(edge.to)
        near[edge.to].add(edge.from_)
    return near


def _reached(
    start: set[PersonId], near: Mapping[PersonId, set[PersonId]]
) -> set[PersonId]:
    found, waiting = set(start), list(start)
    while waiting:
        new = near.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
