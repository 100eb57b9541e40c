"""
A family and the questions asked of it.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta

import pytest

from earlyhelp_core.dates import Period
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
YESTERDAY = ON - timedelta(days=1)


def test_members_and_those_only_known() -> None:
    """Somebody without a membership is among the people and not among the members."""
    family = a_family(MOTHER, SON, FATHER, apart=["father"])

    assert ids_of(family.members(ON)) == ["mother", "son"]


def test_members_come_and_go() -> None:
    """A membership holds within its period, and may begin again."""
    spells = (
        Membership(person="father", period=Period(start=date(2020, 1, 1), end=ON)),
        Membership(person="father", period=Period(start=date(2026, 6, 1))),
    )
    family = Family(id="f1", people=(FATHER,), memberships=spells)
    days = (date(2019, 1, 1), ON, date(2026, 4, 1), date(2026, 6, 1))

    assert [ids_of(family.members(day)) for day in days] == [
        [],
        ["father"],
        [],
        ["father"],
    ]


def test_the_dead_are_no_members() -> None:
    """Nobody is a member from the day of their death on."""
    family = a_family(MOTHER, evolve(FATHER, died=ON))

    assert [ids_of(family.members(day)) for day in (YESTERDAY, ON)] == [
        ["mother", "father"],
        ["mother"],
    ]


def test_children_are_members_under_eighteen() -> None:
    """Children are the members under 18, the unborn among them."""
    baby = Person(id="baby", birth="unborn", due=date(2026, 6, 1))

    assert ids_of(a_family(MOTHER, SON, baby).children(ON)) == ["son", "baby"]


def test_unknown_age_with_a_parent_counts() -> None:
    """Somebody's child without a date of birth counts as a child."""
    boy = Person(id="boy")
    family = a_family(MOTHER, boy, edges=[edge("boy", "child-of", "mother")])

    assert ids_of(family.children(ON)) == ["boy"]


def test_unknown_age_alone_does_not_count() -> None:
    """A member of unknown age who is nobody's child is asked about, not assumed."""
    lodger = Person(id="lodger")
    family = a_family(MOTHER, lodger)

    assert (ids_of(family.children(ON)), ids_of(family.of_unknown_age(ON))) == (
        [],
        ["lodger"],
    )


def test_a_mother_of_unknown_age_is_no_child() -> None:
    """A mother living with her own mother is no child for want of a date."""
    parent = Person(id="parent")
    family = a_family(
        MOTHER,
        parent,
        SON,
        edges=[
            edge("mother", "parent-of", "parent"),
            edge("parent", "parent-of", "son"),
        ],
    )

    assert (ids_of(family.children(ON)), ids_of(family.of_unknown_age(ON))) == (
        ["son"],
        ["parent"],
    )


def test_being_cared_for_says_nothing_of_age() -> None:
    """Somebody of unknown age is no child because a young carer looks after them."""
    uncle = Person(id="uncle")
    family = a_family(SON, uncle, edges=[edge("son", "carer-of", "uncle")])

    assert ids_of(family.children(ON)) == ["son"]


def test_a_teenage_mother_is_a_child() -> None:
    """A parent under 18 is a child too, and so is the baby placed elsewhere."""
    girl = Person(id="girl", born=date(2009, 7, 1))
    baby = Person(id="baby", born=date(2025, 12, 1))
    family = a_family(
        girl, baby, apart=["baby"], edges=[edge("girl", "parent-of", "baby")]
    )

    assert (
        ids_of(family.children(ON)),
        ids_of(family.children_to_consider(ON)),
    ) == (["girl"], ["girl", "baby"])


@pytest.mark.parametrize(
    "edges",
    [
        [edge("other", "child-of", "mother")],
        [edge("mother", "step-parent-of", "other")],
        [edge("other", "half-sibling-of", "son")],
        [edge("son", "step-sibling-of", "other")],
        [edge("other", "cared-for-by", "mother")],
        # Through a father who is himself no member.
        [edge("father", "parent-of", "son"), edge("other", "child-of", "father")],
    ],
)
def test_children_elsewhere_are_considered(edges: list[Relationship]) -> None:
    """A child who lives elsewhere is considered by any tie to the family's own."""
    other = Person(id="other", born=date(2018, 1, 1))
    family = a_family(
        MOTHER, SON, FATHER, other, apart=["father", "other"], edges=edges
    )

    assert ids_of(family.children_to_consider(ON)) == ["son", "other"]


@pytest.mark.parametrize(
    "other",
    [
        Person(id="other", born=date(2018, 1, 1), died=YESTERDAY),
        Person(id="other", birth="pregnancy-ended"),
        Person(id="other", born=date(2000, 1, 1)),
        Person(id="other", birth="unborn", due=date(2028, 1, 1)),
    ],
)
def test_children_not_to_ask_after(other: Person) -> None:
    """The dead, pregnancies that ended, the grown-up and the not yet expected."""
    family = a_family(MOTHER, SON, other, edges=[edge("mother", "parent-of", "other")])

    assert ids_of(family.children_to_consider(ON)) == ["son"]


def test_a_half_sister_of_unknown_age_is_considered() -> None:
    """Unknown is not no: a half-sister without a date of birth is asked after."""
    other = Person(id="other")
    family = a_family(
        MOTHER,
        SON,
        other,
        apart=["other"],
        edges=[edge("other", "half-sibling-of", "son")],
    )

    assert ids_of(family.children_to_consider(ON)) == ["son", "other"]


def test_a_friend_elsewhere_is_not_considered() -> None:
    """A child only befriended, or a cousin, is not part of a decision on the family."""
    friend = Person(id="friend", born=date(2014, 1, 1))
    family = a_family(
        SON, friend, apart=["friend"], edges=[edge("friend", "friend-of", "son")]
    )

    assert ids_of(family.children_to_consider(ON)) == ["son"]


def test_a_teenage_mother_elsewhere_is_considered() -> None:
    """A daughter under 18 who lives elsewhere with her baby is a child to consider."""
    girl = Person(id="girl", born=date(2009, 7, 1))
    baby = Person(id="baby", born=date(2025, 12, 1))
    family = a_family(
        MOTHER,
        girl,
        baby,
        apart=["girl", "baby"],
        edges=[edge("mother", "parent-of", "girl"), edge("girl", "parent-of", "baby")],
    )

    assert ids_of(family.children_to_consider(ON)) == ["girl"]


def test_a_grown_members_brother_is_not_considered() -> None:
    """The mother's own young brother, with their father, is another family's child."""
    grandfather = Person(id="grandfather", born=date(1960, 1, 1))
    brother = Person(id="brother", born=date(2012, 1, 1))
    family = a_family(
        MOTHER,
        SON,
        grandfather,
        brother,
        apart=["grandfather", "brother"],
        edges=[
            edge("mother", "parent-of", "son"),
            edge("grandfather", "parent-of", "mother"),
            edge("grandfather", "parent-of", "brother"),
            edge("brother", "sibling-of", "mother"),
        ],
    )

    assert ids_of(family.children_to_consider(ON)) == ["son"]


def test_ended_ties_do_not_count() -> None:
    """A child whose tie to the family has ended is no longer considered through it."""
    fostered = Person(id="other", born=date(2018, 1, 1))
    stay = Relationship(
        from_="mother",
        kind="foster-carer-of",
        to="other",
        period=Period(start=date(2025, 1, 1), end=YESTERDAY),
    )
    family = a_family(MOTHER, fostered, apart=["other"], edges=[stay])

    assert [ids_of(family.children_to_consider(day)) for day in (YESTERDAY, ON)] == [
        ["other"],
        [],
    ]


def holder(
    first: str, kind: RelationshipKindLike, second: str, held: str | None = "yes"
) -> Relationship:
    """An edge that says who holds parental responsibility."""
    return evolve(edge(first, kind, second), parental_responsibility=held)


def test_holders_from_either_side() -> None:
    """Holders are found whichever way the relationship was written down."""
    family = a_family(
        MOTHER,
        FATHER,
        SON,
        edges=[
            holder("son", "child-of", "mother"),
            holder("father", "parent-of", "son"),
        ],
    )

    assert ids_of(family.holders_of_parental_responsibility(SON.id, ON)) == [
        "mother",
        "father",
    ]


@pytest.mark.parametrize("held", ["no", None])
def test_no_holder_without_a_yes(held: str | None) -> None:
    """Somebody recorded as not holding it, or not recorded, is not listed."""
    family = a_family(FATHER, SON, edges=[holder("father", "parent-of", "son", held)])

    assert family.holders_of_parental_responsibility(SON.id, ON) == ()


def test_no_holder_outside_childhood() -> None:
    """Parental responsibility begins with the birth and ends at 18."""
    family = a_family(MOTHER, SON, edges=[holder("mother", "parent-of", "son")])
    days = (date(2014, 8, 31), date(2014, 9, 1), date(2032, 8, 31), date(2032, 9, 1))

    assert [
        ids_of(family.holders_of_parental_responsibility(SON.id, day)) for day in days
    ] == [[], ["mother"], ["mother"], []]


def test_nobody_is_held_by_their_child() -> None:
    """A mother under 18 holds responsibility for her baby, and never the other way."""
    girl = Person(id="girl", born=date(2009, 7, 1))
    baby = Person(id="baby", born=date(2025, 12, 1))
    family = a_family(girl, baby, edges=[holder("baby", "child-of", "girl")])

    assert [
        ids_of(family.holders_of_parental_responsibility(p.id, ON))
        for p in (girl, baby)
    ] == [[], ["girl"]]


def test_the_dead_hold_nothing() -> None:
    """Parental responsibility ends with its holder's death."""
    gone = evolve(MOTHER, died=ON)
    family = a_family(gone, SON, edges=[holder("mother", "parent-of", "son")])

    assert family.holders_of_parental_responsibility(SON.id, ON) == ()


def test_person_by_id() -> None:
    """A person is found by id; an unknown id lists the nearest."""
    family = a_family(MOTHER, SON)

    assert family.person(PersonId("son")) == SON
    with pytest.raises(UnknownName, match="mother") as unknown:
        family.person(PersonId("mothr"))
    assert places(unknown.value) == [("", "unknown-person")]


def test_every_reference_finds_somebody() -> None:
    """Each reference to nobody of this family is told at its place."""
    unaware = (PersonId("nobody"),)
    with pytest.raises(Impossible) as refused:
        Family(
            id="f1",
            people=(MOTHER,),
            memberships=(Membership(person="mother"), Membership(person="nobody")),
            relationships=(
                edge("nobody", "parent-of", "mother"),
                edge("mother", "parent-of", "nobody"),
                evolve(edge("mother", "parent-of", "nobody"), not_known_to=unaware),
            ),
            households=(Household(id="h1", members=(Membership(person="nobody"),)),),
        )

    assert places(refused.value) == [
        ("/memberships/1/person", "unknown-reference"),
        ("/relationships/0/from", "unknown-reference"),
        ("/relationships/1/to", "unknown-reference"),
        ("/relationships/2/to", "unknown-reference"),
        ("/relationships/2/not_known_to/0", "unknown-reference"),
        ("/households/0/members/0/person", "unknown-reference"),
        # Each is the other's parent, whoever that is.
        ("/relationships/1/from", "parent-of-parent"),
        ("/relationships/2/from", "parent-of-parent"),
    ]


def test_ids_stand_once() -> None:
    """Two people, or two households, under one id are told at the second."""
    home = Household(id="h1")
    with pytest.raises(Impossible) as refused:
        Family(id="f1", people=(MOTHER, SON, MOTHER), households=(home, home))

    assert places(refused.value) == [
        ("/people/2", "repeated-id"),
        ("/households/1", "repeated-id"),
    ]


def test_nobody_is_their_parents_parent() -> None:
    """Two people each recorded as the other's parent are told, however written."""
    other = Person(id="other")
    with pytest.raises(Impossible) as refused:
        a_family(
            MOTHER,
            other,
            edges=[
                edge("mother", "parent-of", "other"),
                edge("mother", "child-of", "other"),
            ],
        )

    assert places(refused.value) == [("/relationships/1/to", "parent-of-parent")]


@pytest.mark.parametrize("born", [SON.born, date(2016, 1, 1)])
def test_a_parent_is_older(born: date | None) -> None:
    """A parent born on or after the child's birth is told at the parent's end."""
    younger = Person(id="other", born=born)
    with pytest.raises(Impossible) as refused:
        a_family(younger, SON, edges=[edge("son", "child-of", "other")])

    assert places(refused.value) == [("/relationships/0/to", "parent-not-older")]


def test_one_relationship_told_twice_is_no_contradiction() -> None:
    """The same edge from both sides, or twice, says nothing false."""
    told = [edge("mother", "parent-of", "son"), edge("son", "child-of", "mother")]

    assert len(a_family(MOTHER, SON, edges=[*told, *told]).relationships) == 4


def test_as_of_hides_what_came_later() -> None:
    """As of a day, later people belong nowhere and later ends had not come."""
    baby = Person(id="baby", born=date(2028, 1, 1), due=date(2028, 1, 9))
    moved = Membership(person="son", period=Period(start=ON, end=date(2027, 1, 1)))
    family = Family(
        id="f1",
        people=(MOTHER, SON, baby),
        memberships=(Membership(person="baby"), moved),
        relationships=(
            edge("mother", "parent-of", "son"),
            edge("mother", "parent-of", "baby"),
            Relationship(
                from_="son", kind="friend-of", to="mother", period=Period(start=ON)
            ),
        ),
        households=(Household(id="h1", members=(Membership(person="baby"), moved)),),
    )
    stays = Membership(person="son", period=Period(start=ON))
    unborn = Person(id="baby", birth="unborn", due=date(2028, 1, 9))

    assert family.as_of(ON) == Family(
        id="f1",
        people=(MOTHER, SON, unborn),
        memberships=(stays,),
        relationships=(
            edge("mother", "parent-of", "son"),
            Relationship(
                from_="son", kind="friend-of", to="mother", period=Period(start=ON)
            ),
        ),
        households=(Household(id="h1", members=(stays,)),),
    )
    assert family.as_of(YESTERDAY).memberships == ()


def test_residents_each_once() -> None:
    """A household's residents are those of the day, each listed once."""
    home = Household(
        id="h1",
        members=(
            Membership(person="son"),
            Membership(person="son", period=Period(start=ON)),
            Membership(person="father", period=Period(start=ON, end=ON)),
        ),
        postcode="ZZ99 3VZ",
    )

    assert [home.residents(YESTERDAY), home.residents(ON)] == [
        ("son",),
        ("son", "father"),
    ]


def test_household_as_of() -> None:
    """A household as of a day is without those who came later; its place stays."""
    home = Household(
        id="h1",
        members=(Membership(person="son", period=Period(start=ON)),),
        postcode="ZZ99 3VZ",
    )

    assert home.as_of(YESTERDAY) == Household(id="h1", postcode="ZZ99 3VZ")
    assert "ZZ99" not in repr(home)


def test_family_copies_and_pickles() -> None:
    """A family that has answered questions copies, pickles and compares by value."""
    family = a_family(MOTHER, SON, edges=[edge("mother", "parent-of", "son")])
    family.children_to_consider(ON)
    again = pickle.loads(pickle.dumps(family))  # noqa: S301 - our own bytes

    assert {again, copy.deepcopy(family)} == {family}
