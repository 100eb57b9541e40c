"""
Small cases for tests: one family of two children, shaped by keyword.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.cases import Case
from earlyhelp_core.fields import evolve
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.ids import LevelCode, MoveId, PersonId
from earlyhelp_core.people import Family, Membership, Person, Relationship
from earlyhelp_core.transitions import Kind, Move

__all__ = [
    "CHILDREN",
    "FAMILY",
    "LADDER",
    "ON",
    "STATUTORY",
    "TARGETED",
    "UNIVERSAL",
    "a_case",
    "a_move",
    "with_half_sister",
]

#: The day the questions are asked of.
ON = date(2026, 3, 2)
LADDER = Ladder(
    framework="three-stages",
    codes=["universal", "targeted", "statutory"],
)
UNIVERSAL, TARGETED, STATUTORY = LADDER.codes
CHILDREN = OTTO, WILLA = PersonId("otto"), PersonId("willa")

FAMILY = Family(
    id="f1",
    people=(
        Person(id="mother", born=date(1988, 5, 4)),
        Person(id=OTTO, born=date(2014, 9, 1)),
        Person(id=WILLA, born=date(2017, 3, 20)),
    ),
    memberships=tuple(Membership(person=p) for p in ("mother", *CHILDREN)),
    relationships=tuple(
        Relationship(from_="mother", kind="parent-of", to=child) for child in CHILDREN
    ),
)


def a_case(**parts: object) -> Case:
    """A case of that family, with *parts* as given."""
    whole: Case = Case(**{"id": "c1", "ladder": LADDER, "family": FAMILY, **parts})  # type: ignore[arg-type] # checked at run time
    return whole


def a_move(
    name: str,
    effective: date,
    to: str | None,
    *children: str,
    kind: str = "lateral",
    from_: str | None = None,
) -> Move:
    """A move to a level; what kind it is matters only where it is named."""
    return Move(
        id=MoveId(name),
        kind=Kind(kind),
        from_=None if from_ is None else LevelCode(from_),
        to=None if to is None else LevelCode(to),
        children=tuple(PersonId(child) for child in children),
        effective=effective,
    )


def with_half_sister(family: Family) -> Family:
    """That family, with a half-sister of the children who lives elsewhere."""
    return evolve(
        family,
        people=(*family.people, Person(id="ada", born=date(2012, 6, 1))),
        relationships=(
            *family.relationships,
            Relationship(from_="ada", kind="half-sibling-of", to="otto"),
        ),
    )
