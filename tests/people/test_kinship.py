"""
Who is what to whom, recorded or following from what is.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import Kinship, Person, Relationship, RelationshipKind
from tests.people.builders import MOTHER, ON, SON, a_family, edge, places

_K = RelationshipKind
FATHER = Person(id="father", sex="male", born=date(1985, 2, 1))
GIRL = Person(id="girl", sex="female", born=date(2018, 1, 1))
OTHER = Person(id="other", sex="female", born=date(1987, 1, 1))
BOTH = [edge("mother", "parent-of", "son"), edge("son", "child-of", "father")]


def kinship(*edges: Relationship, people: tuple[Person, ...] = ()) -> Kinship:
    """The kinship of a mother, a father, a son, a girl and whoever else."""
    family = a_family(MOTHER, FATHER, SON, GIRL, OTHER, *people, edges=edges)
    return family.kinship(ON)


def words(found: Kinship, one: str, other: str) -> str | None:
    """What one is to the other, in words."""
    relation = found.relation_of(PersonId(one), PersonId(other))
    return None if relation is None else relation.words


def test_what_is_recorded_stands() -> None:
    """A recorded relationship is told from either side, through nobody."""
    found = kinship(*BOTH)
    relation = found.relation_of(PersonId("father"), PersonId("son"))

    assert relation is not None
    assert (relation.kinds, relation.through, relation.is_recorded, relation.words) == (
        (_K.PARENT_OF,),
        (),
        True,
        "father of child 1",
    )
    assert words(found, "son", "mother") == "son of mother"


def test_nothing_joins_them() -> None:
    """People whom no relationship joins are nothing to each other that we know."""
    assert words(kinship(*BOTH), "girl", "son") is None


def test_a_half_sister_through_the_father() -> None:
    """Two children with two parents each, one of them shared, are half-siblings."""
    found = kinship(
        *BOTH, edge("father", "parent-of", "girl"), edge("other", "parent-of", "girl")
    )
    relation = found.relation_of(PersonId("girl"), PersonId("son"))

    assert relation is not None
    assert (relation.kinds, relation.through, relation.is_recorded, relation.words) == (
        (_K.HALF_SIBLING_OF,),
        ("father",),
        False,
        "half-sister of child 1 through father",
    )


def test_full_siblings_share_both() -> None:
    """Two children who share both of their parents are siblings, through both."""
    found = kinship(
        *BOTH, edge("father", "parent-of", "girl"), edge("mother", "parent-of", "girl")
    )

    assert words(found, "girl", "son") == (
        "sister of child 1 through father and mother"
    )


def test_siblings_or_half() -> None:
    """Where a second parent is not recorded, nobody can say, and both are told."""
    found = kinship(*BOTH, edge("father", "parent-of", "girl"))
    relation = found.relation_of(PersonId("son"), PersonId("girl"))

    assert relation is not None
    assert (relation.kinds, relation.words) == (
        (_K.SIBLING_OF, _K.HALF_SIBLING_OF),
        "brother or half-brother of child 2 through father",
    )


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        (("other parent-of mother", "mother parent-of girl"), "grandmother of"),
        (("other adoptive-parent-of mother", "mother parent-of girl"), "grandmother"),
        (("other sibling-of mother", "mother parent-of girl"), "aunt"),
        (("other half-sibling-of mother", "mother parent-of girl"), "aunt"),
        (("other child-of father", "father aunt-or-uncle-of girl"), "cousin"),
        (("other parent-of father", "father partner-of girl"), "mother-in-law"),
        (("other partner-of father", "father child-of girl"), "daughter-in-law"),
        (("other partner-of father", "father sibling-of girl"), "sister-in-law"),
        (("other child-of mother", "mother child-of girl"), "granddaughter"),
        (("other child-of mother", "mother sibling-of girl"), "niece"),
    ],
)
def test_what_follows(edges: tuple[str, str], said: str) -> None:
    """Two relationships in a row amount to one that has a word of its own."""
    told = [_edge(one) for one in edges]
    people = (MOTHER, FATHER, evolve(GIRL, born=None), OTHER)
    family = a_family(*(evolve(p, born=None) for p in people), edges=told)

    found = words(family.kinship(ON), "other", "girl")

    assert (found or "").startswith(said)
    assert (found or "").count(" through ") == 1


def test_longer_ways_amount_to_something() -> None:
    """Three generations make a great-grandmother, and a child of an uncle a cousin."""
    old, man = Person(id="old", sex="female"), Person(id="man", sex="male")
    found = kinship(
        edge("mother", "parent-of", "son"),
        edge("other", "parent-of", "mother"),
        edge("old", "parent-of", "other"),
        edge("man", "child-of", "other"),
        edge("girl", "child-of", "man"),
        people=(old, man),
    )

    assert words(found, "old", "son") == (
        "great-grandmother of child 1 through adult 2 and mother"
    )
    assert words(found, "girl", "son") == (
        "cousin of child 1 through father, adult 2 and mother"
    )


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        # The girl may be the mother of the other child.
        (
            ("girl child-of father", "father grandparent-of son"),
            "daughter of grandfather of child 1",
        ),
        # The girl may be a half-sister through the mother.
        (
            ("girl child-of father", "father step-parent-of son"),
            "daughter of stepfather of child 1",
        ),
    ],
)
def test_nothing_is_guessed(edges: tuple[str, str], said: str) -> None:
    """What need not be so in every family is told step by step."""
    assert words(kinship(*(_edge(one) for one in edges)), "girl", "son") == said


def test_half_before_step() -> None:
    """The daughter of a stepfather and of the mother is a half-sister through her."""
    found = kinship(
        edge("father", "step-parent-of", "son"),
        edge("father", "parent-of", "girl"),
        edge("mother", "parent-of", "girl"),
        edge("mother", "parent-of", "son"),
        edge("other", "parent-of", "son"),
    )

    assert words(found, "girl", "son") == "half-sister of child 1 through mother 2"


def test_no_one_word() -> None:
    """Where no one word fits, the way is told step by step."""
    found = kinship(*BOTH, edge("other", "friend-of", "mother"))
    relation = found.relation_of(PersonId("other"), PersonId("son"))

    assert relation is not None
    assert (relation.kinds, relation.through, relation.words) == (
        (),
        ("mother",),
        "family friend of mother of child 1",
    )


def test_family_ties_come_before_shorter_ways() -> None:
    """A way by family is told, although one by friendship is as short or shorter."""
    found = kinship(
        *BOTH,
        edge("girl", "friend-of", "other"),
        edge("other", "friend-of", "son"),
        edge("father", "parent-of", "girl"),
    )

    assert words(found, "girl", "son") == (
        "sister or half-sister of child 1 through father"
    )


def test_nearest_of_several() -> None:
    """Of several things that two are to each other, the nearest is told."""
    found = kinship(
        edge("other", "grandparent-of", "son"),
        edge("other", "special-guardian-of", "son"),
    )

    assert words(found, "other", "son") == "special guardian of child 1"


def test_only_what_held_counts() -> None:
    """A relationship that has ended by that day leads nowhere."""
    ended = evolve(
        edge("father", "step-parent-of", "son"),
        period=Period(start=date(2020, 1, 1), end=date(2021, 1, 1)),
    )

    assert words(kinship(ended), "father", "son") is None


def test_everybody_to_one() -> None:
    """What everybody else is to somebody is told in the order of the family."""
    found = kinship(*BOTH)

    assert [relation.words for relation in found.relations_of(PersonId("son"))] == [
        "mother of child 1",
        "father of child 1",
    ]


def test_the_unexpected_are_nobody_yet() -> None:
    """Somebody nobody could have expected on that day is not among the people."""
    baby = Person(id="baby", birth="unborn", due=date(2028, 1, 1))
    found = kinship(edge("mother", "parent-of", "baby"), people=(baby,))

    with pytest.raises(UnknownName) as unknown:
        found.relation_of(PersonId("baby"), PersonId("mother"))
    assert places(unknown.value) == [("", "unknown-person")]
    with pytest.raises(UnknownName):
        found.relations_of(PersonId("baby"))


def test_a_reader_learns_nothing_more() -> None:
    """For a reader, nothing follows from a relationship that is not known to them."""
    hidden = evolve(edge("father", "parent-of", "girl"), not_known_to=["son"])
    family = a_family(MOTHER, FATHER, SON, GIRL, edges=[*BOTH, hidden])
    son = PersonId("son")

    assert family.kinship(ON).relation_of(PersonId("girl"), son) is not None
    with pytest.raises(UnknownName):
        family.kinship(ON, son).relation_of(PersonId("girl"), son)


def test_a_picture_for_networkx() -> None:
    """The graph has roles for names, and each relationship once with its kind."""
    graph = kinship(*BOTH).to_networkx()

    assert {person: graph.nodes[person]["label"] for person in graph} == {
        "mother": "mother",
        "father": "father",
        "son": "child 1",
        "girl": "child 2",
        "other": "adult",
    }
    assert list(graph.edges(keys=True, data="kind")) == [
        ("mother", "son", _K.PARENT_OF, "parent-of"),
        ("son", "father", _K.CHILD_OF, "child-of"),
    ]


def test_networkx_is_loaded_at_its_door_only() -> None:
    """Whoever asks for no graph does not wait for networkx."""
    code = (
        "import sys, earlyhelp_core.people as p, datetime as d;"
        "p.Family(id='f').kinship(d.date(2026, 3, 2));"
        "print('networkx' in sys.modules)"
    )
    said = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", code], capture_output=True, check=True
    )

    assert said.stdout.strip() == b"False"


def test_shows_nobody() -> None:
    """Printed, kinship shows how many, and a relation shows no words."""
    found = kinship(*BOTH)
    relation = found.relation_of(PersonId("father"), PersonId("son"))

    assert repr(found) == (
        "Kinship(on=datetime.date(2026, 3, 2), people=<5>, relationships=<2>, "
        "children=<2>)"
    )
    assert repr(relation) == "Relation(from_='father', to='son', through=<0>)"


def _edge(words: str) -> Relationship:
    from_, kind, to = words.split()
    return edge(from_, RelationshipKind(kind), to)
