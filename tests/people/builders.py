"""
Small families for tests: valid, invented, and shaped by keyword.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.errors import EarlyHelpError
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    Family,
    Membership,
    Person,
    Relationship,
    RelationshipKindLike,
)

__all__ = ["MOTHER", "ON", "SON", "a_family", "edge", "ids_of", "places"]

#: The day the questions are asked of.
ON = date(2026, 3, 2)
MOTHER = Person(id="mother", sex="female", born=date(1988, 5, 4))
SON = Person(id="son", sex="male", born=date(2014, 9, 1))


def edge(first: str, kind: RelationshipKindLike, second: str) -> Relationship:
    """That *first* is *kind* to *second*."""
    return Relationship(from_=first, kind=kind, to=second)


def a_family(
    *people: Person,
    apart: Iterable[str] = (),
    edges: Iterable[Relationship] = (),
) -> Family:
    """A family of *people*, of whom those *apart* are known and no members."""
    elsewhere = set(apart)
    return Family(
        id="f1",
        people=people,
        memberships=tuple(
            Membership(person=p.id) for p in people if p.id not in elsewhere
        ),
        relationships=tuple(edges),
    )


def ids_of(people: Iterable[Person]) -> list[PersonId]:
    """Whose they are, in order."""
    return [person.id for person in people]


def places(error: EarlyHelpError) -> list[tuple[str, str]]:
    """Where the problems are and of what sort; their wording is no promise."""
    return [(problem.path, problem.code) for problem in error.problems]
