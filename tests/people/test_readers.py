"""
What one reader may learn of a family.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    Family,
    Household,
    Membership,
    Person,
    Relationship,
    RelationshipKindLike,
)
from tests.people.builders import MOTHER, ON, SON, a_family, edge, ids_of, places

FATHER = Person(id="father", sex="male", born=date(1985, 2, 1))
BABY = Person(id="baby", birth="unborn", due=date(2026, 6, 1))
READER = PersonId("father")
TIES = [edge("mother", "parent-of", "son"), edge("father", "parent-of", "son")]


def hidden(first: str, kind: RelationshipKindLike, second: str) -> Relationship:
    """A relationship that the father may not know of."""
    return Relationship(from_=first, kind=kind, to=second, not_known_to=[READER])


def expecting() -> Family:
    """A family in which the mother expects a child, not known to the father."""
    return a_family(
        MOTHER, FATHER, SON, BABY, edges=[*TIES, hidden("mother", "parent-of", "baby")]
    )


def test_a_pregnancy_not_known() -> None:
    """Whom a pregnancy is not known to reads nothing of it, nor that it is hidden."""
    known = expecting().known_to(READER)

    assert ids_of(known.people) == ["mother", "father", "son"]
    assert (known.memberships, known.relationships) == (
        tuple(Membership(person=p) for p in ("mother", "father", "son")),
        tuple(TIES),
    )


def test_others_read_it_without_the_warning() -> None:
    """The mother reads of the child, and not of who may not know."""
    known = expecting().known_to(PersonId("mother"))

    assert known.relationships == (*TIES, edge("mother", "parent-of", "baby"))


def test_a_birth_family_not_known() -> None:
    """A mother by birth and a sister born to her are withheld together."""
    birth = [Person(id="first", sex="female"), Person(id="sister")]
    ties = [
        edge("mother", "adoptive-parent-of", "son"),
        evolve(edge("first", "parent-of", "son"), not_known_to=["son"]),
        edge("first", "parent-of", "sister"),
    ]
    family = a_family(MOTHER, SON, *birth, edges=ties)

    assert ids_of(family.known_to(SON.id).people) == ["mother", "son"]
    assert family.label(MOTHER.id, ON) == "mother 1"
    assert family.label(MOTHER.id, ON, SON.id) == "mother"


def test_known_by_another_way() -> None:
    """Somebody joined to the reader in another way stays in their picture."""
    friend = Person(id="friend", born=date(1990, 1, 1))
    family = a_family(
        MOTHER,
        FATHER,
        SON,
        friend,
        edges=[
            *TIES,
            hidden("friend", "parent-of", "son"),
            edge("friend", "friend-of", "mother"),
        ],
    )

    assert family.label(friend.id, ON) == "parent"
    assert family.label(friend.id, ON, READER) == "adult"


def test_where_little_is_recorded_more_is_withheld() -> None:
    """A father of whom nothing is recorded reads nothing of what is hidden from him."""
    family = a_family(
        MOTHER,
        FATHER,
        SON,
        BABY,
        edges=[TIES[0], hidden("mother", "parent-of", "baby")],
    )

    assert ids_of(family.known_to(READER).people) == ["father"]


def test_a_reader_is_one_of_the_family() -> None:
    """Nobody can say what a stranger may know, so none is answered."""
    with pytest.raises(UnknownName):
        expecting().known_to(PersonId("stranger"))


def test_who_is_withheld_has_no_label() -> None:
    """For a reader, somebody withheld is nobody of the family."""
    with pytest.raises(UnknownName) as unknown:
        expecting().label(BABY.id, ON, READER)

    assert "baby" not in str(unknown.value)


HOME = Household(
    id="h1",
    members=(Membership(person="mother"), Membership(person="baby")),
    postcode="ZZ99 3VZ",
    not_to_be_told=[READER],
)


def test_an_address_not_to_be_told() -> None:
    """Whom the address must not reach reads none, and nobody reads from whom it is."""
    family = evolve(expecting(), households=(HOME,))
    (his,) = family.known_to(READER).households
    (hers,) = family.known_to(MOTHER.id).households

    assert his == Household(id="h1", members=(Membership(person="mother"),))
    assert hers == evolve(HOME, not_to_be_told=())


def test_not_to_be_told_names_people_of_the_family() -> None:
    """Somebody not to be told who is nobody of the family is told at their place."""
    elsewhere = evolve(HOME, members=(), not_to_be_told=["nobody"])
    with pytest.raises(Impossible) as refused:
        evolve(expecting(), households=(elsewhere,))

    assert places(refused.value) == [
        ("/households/0/not_to_be_told/0", "unknown-reference")
    ]


def test_each_reader_once() -> None:
    """One person twice among those not to be told is told at the second place."""
    with pytest.raises(Impossible) as refused:
        evolve(HOME, not_to_be_told=[READER, READER])

    assert places(refused.value) == [("/not_to_be_told/1", "repeated-id")]


def test_shows_neither_address_nor_from_whom() -> None:
    """Printed, a household shows its id and how many live there."""
    assert repr(HOME) == "Household(id='h1', members=<2>, recorded=None)"
