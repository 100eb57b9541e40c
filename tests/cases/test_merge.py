"""
Two records of one family made into one, and what is left to decide.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.assessments import HarmConsideration
from earlyhelp_core.cases import MergeConflict, merge
from earlyhelp_core.contacts import Contact, Referral
from earlyhelp_core.errors import Conflict, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.ids import PersonId
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import Person
from tests.cases.builders import FAMILY, ON, a_case
from tests.cases.records import everything

MOTHER = (PersonId("mother"), PersonId("mother"))


def test_a_record_merged_with_itself_is_itself() -> None:
    """What is said twice is said once."""
    case = everything()
    merged = merge(case, case, id=case.id)

    assert (merged.case, merged.other, merged.conflicts) == (case, case, ())


def test_what_only_the_second_tells_is_added() -> None:
    """Also where what refers to it comes before it, and what is told once."""
    points = Measure(id="points", title="Points", unit="points")
    second = a_case(
        partnership="kingston",
        readings=(Reading(measure="points", on=ON, value=3),),
        measures=(points,),
        harm=(HarmConsideration(on=ON, finding="none"),),
    )
    merged = merge(a_case(), second, id="c2")

    assert merged.case == evolve(second, id="c2")
    assert merged.conflicts == ()


def test_one_id_told_differently_is_a_conflict_and_both_are_kept() -> None:
    """The first's word stands, the other's is at hand."""
    one = Contact(id="k1", received=ON, from_role="teacher")
    other = evolve(one, from_role="nurse")
    merged = merge(
        a_case(contacts=(one,), starts_at="universal"),
        a_case(contacts=(other,), starts_at="targeted"),
        id="c1",
    )

    assert merged.case.contacts == (one,)
    assert merged.other.contacts == (other,)
    assert merged.conflicts == (
        MergeConflict(path="/starts_at", kept="/starts_at"),
        MergeConflict(path="/contacts/0", kept="/contacts/0"),
    )


def test_records_of_two_systems_share_only_the_people_who_are_named_as_the_same() -> (
    None
):
    """Whatever else has the same id is something else, and gets another."""
    first = a_case(contacts=(Contact(id="k1", received=ON, from_role="teacher"),))
    second = a_case(
        contacts=(Contact(id="k1", received=ON, from_role="nurse", about=("otto",)),),
        referrals=(
            Referral(id="r1", contact="k1", received=ON, from_role="x", to="targeted"),
        ),
        measures=(Measure(id="points", title="Points", unit="points"),),
    )
    merged = merge(first, second, id="c1", same=[MOTHER])

    assert [p.id for p in merged.case.family.people] == [
        "mother",
        "otto",
        "willa",
        "otto-2",
        "willa-2",
    ]
    assert [c.id for c in merged.case.contacts] == ["k1", "k1-2"]
    assert merged.case.contacts[1].about == ("otto-2",)
    assert merged.case.referrals[0].contact == "k1-2"
    assert [m.id for m in merged.case.measures] == ["points"]
    assert merged.conflicts == ()


def test_families_with_two_ids_say_so() -> None:
    """The other id may stand in other systems."""
    second = a_case(family=evolve(FAMILY, id="f2"))

    assert merge(a_case(), second, id="c1").conflicts == (
        MergeConflict(path="/family/id", kept="/family/id"),
    )


def test_one_person_told_of_differently_is_a_conflict() -> None:
    """A date of birth that differs is for somebody to look up."""
    people = (Person(id="mother"), *FAMILY.people[1:])
    second = a_case(family=evolve(FAMILY, people=people))

    assert merge(a_case(), second, id="c1").conflicts == (
        MergeConflict(path="/family/people/0", kept="/family/people/0"),
    )


def test_what_cannot_be_true_beside_the_rest_is_left_to_decide() -> None:
    """Here a mother would become her son's child."""
    turned = evolve(
        FAMILY,
        people=tuple(Person(id=p.id) for p in FAMILY.people),
        relationships=tuple(
            evolve(edge, from_=edge.to, to=edge.from_)
            for edge in FAMILY.relationships[:1]
        ),
    )
    conflicts = merge(a_case(), a_case(family=turned), id="c1").conflicts

    assert MergeConflict(path="/family/relationships/0") in conflicts


def test_other_levels_are_no_record_to_merge_with() -> None:
    """Nobody could say which level is which."""
    other = a_case(ladder=Ladder(framework="other", codes=("universal",)))

    with pytest.raises(Conflict):
        merge(a_case(), other, id="c1")


def test_the_same_person_must_be_in_both() -> None:
    """A slip in the pairs is refused, not guessed at."""
    with pytest.raises(UnknownName):
        merge(a_case(), a_case(), id="c1", same=[(PersonId("x"), PersonId("mother"))])


def test_ids_found_the_same_are_free_of_clashes() -> None:
    """Second's otto is first's willa; its own willa is somebody else."""
    pair = (PersonId("willa"), PersonId("otto"))
    merged = merge(a_case(), a_case(), id="c1", same=[pair])

    assert [p.id for p in merged.other.family.people] == [
        "mother-2",
        "willa",
        "willa-2",
    ]


def test_an_id_that_is_free_in_neither_record_is_not_given() -> None:
    """The next number is."""
    kept = Contact(id="k1", received=ON, from_role="teacher")
    other = evolve(kept, from_role="nurse")
    first = a_case(contacts=(kept, evolve(kept, id="k1-2")))
    merged = merge(first, a_case(contacts=(other,)), id="c1", same=(MOTHER,))

    assert [c.id for c in merged.case.contacts] == ["k1", "k1-2", "k1-3"]
