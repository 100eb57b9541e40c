"""
What holds of kinship, and of what one reader may know, in every family.
"""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import Family
from tests.laws.test_people import days, families
from tests.people.builders import ids_of

_NAMES = [PersonId(f"p{n}") for n in range(5)]


@given(families(), st.sampled_from(_NAMES), days)
def test_nobody_reads_what_is_not_known_to_them(
    family: Family, reader: PersonId, on: date
) -> None:
    """No relationship, person or address that is kept from a reader reaches them."""
    assume(reader in ids_of(family.people))
    known = family.known_to(reader)
    people = set(ids_of(known.people))
    hidden = [e for e in family.relationships if reader in e.not_known_to]

    assert reader in people
    assert {e for e in known.relationships if e.not_known_to} == set()
    assert [h.postcode for h in known.households] == [
        None if reader in h.not_to_be_told else h.postcode for h in family.households
    ]
    assert all(h.not_to_be_told == () for h in known.households)
    shown = {(e.from_, e.kind, e.to, e.period) for e in known.relationships}
    told = {
        (e.from_, e.kind, e.to, e.period)
        for e in family.relationships
        if reader not in e.not_known_to
    }
    assert shown <= told
    # Whoever is joined to the reader by what is hidden alone has left the picture.
    joined = {p for e in hidden for p in (e.from_, e.to)} & people
    visible = {p for e in told for p in (e[0], e[2])}
    assert joined - {reader} <= visible
    for person in known.people:
        assert family.label(person.id, on, reader) == known.label(person.id, on)


@given(families(), st.sampled_from(_NAMES))
def test_reading_again_hides_nothing_more(family: Family, reader: PersonId) -> None:
    """What a reader may know, read again, is the same."""
    assume(reader in ids_of(family.people))
    known = family.known_to(reader)

    assert known.known_to(reader) == known


@given(families(), st.sampled_from(_NAMES))
def test_nothing_hidden_nothing_left_out(family: Family, reader: PersonId) -> None:
    """Where nothing is to be kept from a reader, they read the whole family."""
    assume(reader in ids_of(family.people))
    free = evolve(
        family,
        relationships=tuple(
            evolve(edge, not_known_to=()) for edge in family.relationships
        ),
        households=tuple(evolve(home, not_to_be_told=()) for home in family.households),
    )

    assert free.known_to(reader) == free


@given(families(), days)
def test_kinship_reads_the_same_from_both_sides(family: Family, on: date) -> None:
    """Two people are related from one side exactly if from the other, in roles."""
    kinship = family.kinship(on)
    ids_ = ids_of(kinship.people)
    for place, one in enumerate(ids_):
        for other in ids_[place + 1 :]:
            there, back = (
                kinship.relation_of(one, other),
                kinship.relation_of(other, one),
            )
            assert (there is None) == (back is None)
            if there is not None and back is not None:
                assert there.is_recorded == back.is_recorded
                assert there.words
                assert not any(p in there.words.split() for p in ids_)


@given(families(), days)
def test_recorded_relationships_stand(family: Family, on: date) -> None:
    """What was recorded of two people is what kinship says of them."""
    kinship = family.kinship(on)
    for edge in kinship.relationships:
        found = kinship.relation_of(edge.from_, edge.to)

        assert found is not None
        assert found.is_recorded
        assert set(found.kinds) <= {
            kind
            for e in kinship.relationships
            for first, kind, second in (
                (e.from_, e.kind, e.to),
                (e.to, e.kind.inverse, e.from_),
            )
            if (first, second) == (edge.from_, edge.to)
        }


@given(families(), days)
def test_the_graph_has_everybody_once(family: Family, on: date) -> None:
    """As a graph, kinship has its people and each relationship, and no names."""
    kinship = family.kinship(on)
    graph = kinship.to_networkx()

    assert list(graph) == ids_of(kinship.people)
    assert {(a, b, kind) for a, b, kind in graph.edges(keys=True)} == {
        (e.from_, e.to, e.kind) for e in kinship.relationships
    }
