"""
Contacts, and advice that names nobody.
"""

from __future__ import annotations

from datetime import date
from typing import get_type_hints

import pytest

from earlyhelp_core.contacts import Consultation, Contact, FamilyKnows
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import attributes
from earlyhelp_core.ids import AgencyId, ConsultationId, PersonId
from earlyhelp_core.privacy import Narrative
from tests.people.builders import ON, places


def test_a_contact_needs_little() -> None:
    """Anyone may get in touch: when and from whom is enough, the rest is unknown."""
    contact = Contact(id="c1", received=ON, from_role="neighbour")

    assert (contact.about, contact.family_knows, contact.dated) == ((), None, ON)


def test_not_safe_to_tell() -> None:
    """That it is not safe to tell the family is a fact of its own, not a no."""
    contact = Contact(
        id="c1", received=ON, from_role="GP", family_knows="not-safe-to-tell"
    )

    assert contact.family_knows is FamilyKnows.NOT_SAFE_TO_TELL


def test_each_person_once() -> None:
    """One person twice among those a contact is about is told at the second place."""
    twice = (PersonId("p1"), PersonId("p1"))
    with pytest.raises(Impossible) as refused:
        Contact(id="c1", received=ON, from_role="GP", about=twice)

    assert places(refused.value) == [("/about/1", "repeated-id")]


def test_consultation_has_no_place_for_anybody() -> None:
    """No field of a consultation could hold a person, a family, a case or a contact."""
    types = get_type_hints(Consultation)

    assert {field.name: types[field.name] for field in attributes(Consultation)} == {
        "id": ConsultationId,
        "on": date,
        "from_role": str,
        "from_agency": AgencyId | None,
        "question": Narrative | None,
        "advice": Narrative | None,
    }


def test_consultation_is_dated_and_masked() -> None:
    """A consultation has its day, and shows neither question nor advice."""
    asked = Consultation(
        id="k1", on=ON, from_role="youth worker", question="What if a child …"
    )

    assert (asked.dated, "child" in repr(asked)) == (ON, False)
