"""
People called by role and age, never by name.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    Family,
    Person,
    Relationship,
    RelationshipKindLike,
    SexLike,
)
from tests.people.builders import MOTHER, ON, SON, a_family, edge


def labelled(family: Family, on: date = ON) -> list[str]:
    """Everybody's label, in the family's order."""
    return [family.label(person.id, on) for person in family.people]


def test_a_family_of_three() -> None:
    """A mother, a father and an only child need no numbers."""
    father = Person(id="father", sex="male")
    family = a_family(
        MOTHER,
        father,
        SON,
        edges=[edge("son", "child-of", "mother"), edge("father", "parent-of", "son")],
    )

    assert labelled(family) == ["mother", "father", "child, 11"]


def test_children_are_numbered_by_age() -> None:
    """Children are numbered from the oldest, and the youngest has months, not years."""
    baby = Person(id="baby", born=date(2025, 12, 1))
    girl = Person(id="girl", born=date(2012, 1, 1))

    assert labelled(a_family(baby, SON, girl)) == [
        "child 3, under 1",
        "child 2, 11",
        "child 1, 14",
    ]


def test_twins_expected() -> None:
    """Two children expected are told apart; a pregnancy that ended is named gently."""
    twins = [Person(id=f"t{n}", birth="unborn") for n in (1, 2)]
    lost = Person(id="lost", birth="pregnancy-ended")

    assert labelled(a_family(*twins, lost)) == [
        "unborn child 1",
        "unborn child 2",
        "pregnancy that ended",
    ]


@pytest.mark.parametrize(
    ("kind", "sex", "label"),
    [
        ("parent-of", None, "parent"),
        ("parent-of", "not-known", "parent"),
        ("step-parent-of", "male", "stepfather"),
        ("foster-carer-of", "female", "foster carer"),
        ("special-guardian-of", None, "special guardian"),
        ("grandparent-of", "female", "grandmother"),
        ("aunt-or-uncle-of", "male", "uncle"),
        ("carer-of", None, "carer"),
        ("half-sibling-of", "female", "half-sister"),
        ("friend-of", None, "family friend"),
        ("partner-of", None, "adult"),
    ],
)
def test_grown_up_roles(
    kind: RelationshipKindLike, sex: SexLike | None, label: str
) -> None:
    """A grown-up is called by what they are to a child of the family."""
    grown = Person(id="p1", sex=sex, born=date(1980, 1, 1))
    family = a_family(grown, SON, edges=[edge("p1", kind, "son")])

    assert family.label(grown.id, ON) == label


def test_nearest_role_stands() -> None:
    """Somebody who is a grandmother and a special guardian is the guardian."""
    family = a_family(
        MOTHER,
        SON,
        edges=[
            edge("mother", "special-guardian-of", "son"),
            edge("mother", "grandparent-of", "son"),
        ],
    )

    assert family.label(MOTHER.id, ON) == "special guardian"


def test_unknown_age() -> None:
    """Without a date of birth the label says so, unless a role says enough."""
    family = a_family(
        Person(id="boy"),
        Person(id="other"),
        MOTHER,
        edges=[edge("mother", "parent-of", "boy")],
    )

    assert labelled(family) == [
        "child, age not recorded",
        "person, age not recorded",
        "mother",
    ]


def test_unknown_ages_are_numbered_last() -> None:
    """Children without a date of birth come after those with one."""
    family = a_family(
        Person(id="girl"), SON, edges=[edge("girl", "half-sibling-of", "son")]
    )

    assert labelled(family) == ["child 2, age not recorded", "child 1, 11"]


def test_roles_are_towards_children() -> None:
    """A grown-up is a mother of children: somebody's mother grown up is an adult."""
    grandmother = Person(id="p1", sex="female", born=date(1960, 1, 1))
    family = a_family(
        grandmother,
        MOTHER,
        SON,
        edges=[edge("p1", "parent-of", "mother"), edge("mother", "parent-of", "son")],
    )

    assert labelled(family) == ["adult", "mother", "child, 11"]


def test_two_mothers() -> None:
    """Two people of one role are told apart."""
    other = Person(id="other", sex="female", born=date(1984, 1, 1))
    edges = [edge("mother", "parent-of", "son"), edge("other", "parent-of", "son")]

    assert labelled(a_family(MOTHER, other, SON, edges=edges)) == [
        "mother 2",
        "mother 1",
        "child, 11",
    ]


@pytest.mark.parametrize(
    ("person", "edges", "label"),
    [
        (Person(id="p1", born=date(2015, 1, 1), died=ON), [], "child who died"),
        (
            Person(id="p1", sex="male", died=ON),
            [edge("p1", "parent-of", "son")],
            "father who died",
        ),
        (Person(id="p1", died=ON), [], "person who died"),
        (Person(id="p1", born=date(1950, 1, 1), died=ON), [], "adult who died"),
    ],
)
def test_those_who_died(person: Person, edges: list[Relationship], label: str) -> None:
    """Those who died are called by what they were in life."""
    family = a_family(person, SON, edges=edges)

    assert family.label(person.id, ON) == label


def test_labels_of_an_earlier_day() -> None:
    """On a day before a birth and a death, the labels are those of that day."""
    died = evolve(MOTHER, died=ON)
    family = a_family(died, SON, edges=[edge("mother", "parent-of", "son")])

    assert labelled(family, date(2014, 8, 1)) == ["mother", "unborn child"]


def test_nobody_of_that_id() -> None:
    """Only people of the family have a label in it."""
    with pytest.raises(UnknownName):
        a_family(MOTHER).label(PersonId("nobody"), ON)
