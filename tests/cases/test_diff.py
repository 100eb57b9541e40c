"""
Where two states of a record differ.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.assessments import HarmConsideration
from earlyhelp_core.cases import Case, Change, ChangeSort, diff
from earlyhelp_core.contacts import Contact
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import Person
from tests.cases.builders import FAMILY, ON, a_case

ONE, TWO = (Contact(id=name, received=ON, from_role="nurse") for name in ("k1", "k2"))
BOTH, TURNED = a_case(contacts=(ONE, TWO)), a_case(contacts=(TWO, ONE))
FOUND = HarmConsideration(on=ON, finding="none")


@pytest.mark.parametrize(
    ("before", "after", "path", "sort"),
    [
        (a_case(), a_case(contacts=(ONE,)), "/contacts/0", "added"),
        (
            a_case(contacts=(ONE, TWO)),
            a_case(contacts=(TWO,)),
            "/contacts/0",
            "removed",
        ),
        (
            a_case(contacts=(ONE, TWO)),
            a_case(contacts=(TWO, ONE)),
            "/contacts",
            "changed",
        ),
        (a_case(), a_case(starts_at="universal"), "/starts_at", "added"),
        (a_case(starts_at="universal"), a_case(), "/starts_at", "removed"),
        (
            a_case(harm=(FOUND,)),
            a_case(harm=(evolve(FOUND, finding="suspected"),)),
            "/harm/0/finding",
            "changed",
        ),
        (
            a_case(contacts=(ONE,)),
            a_case(contacts=(TWO, evolve(ONE, from_role="teacher"))),
            "/contacts/1/from_role",
            "changed",
        ),
    ],
)
def test_a_difference_is_told_by_its_place(
    before: Case, after: Case, path: str, sort: str
) -> None:
    """As finely as can be told; a thing is found again by its id."""
    assert Change(path=path, sort=ChangeSort(sort)) in diff(before, after)


def test_a_name_that_changed_is_told_without_either() -> None:
    """Only where."""
    people = (Person(id="mother", name="Wilhelmina"), *FAMILY.people[1:])
    after = a_case(family=evolve(FAMILY, people=people))

    assert diff(a_case(), after) == (
        Change(path="/family/people/0/name", sort=ChangeSort.ADDED),
        Change(path="/family/people/0/born", sort=ChangeSort.REMOVED),
    )


def test_what_is_the_same_does_not_differ() -> None:
    """Not in anything."""
    assert diff(a_case(), a_case()) == ()
