"""
The three sorts of members.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, MemberId, PersonId
from earlyhelp_core.teams import (
    FamilyMember,
    InformalSupporter,
    Member,
    Practitioner,
)

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))
STAY = Period(start=APRIL, end=MAY)

MOTHER = FamilyMember(id=MemberId("m1"), person=PersonId("mother"))
NEIGHBOUR = InformalSupporter(id=MemberId("m2"), name="Thistledown")
TUTOR = Practitioner(
    id=MemberId("m3"), agency=AgencyId("school"), role="form tutor", name="Quince"
)
MEMBERS: tuple[Member, ...] = (MOTHER, NEIGHBOUR, TUTOR)

each_sort = pytest.mark.parametrize("member", MEMBERS, ids=lambda m: str(m.sort))


def test_members_say_their_sort() -> None:
    """So that documents can tell them apart."""
    assert [member.sort for member in MEMBERS] == [
        "family",
        "informal",
        "practitioner",
    ]


@each_sort
def test_a_member_is_of_no_other_sort(member: Member) -> None:
    """The sort belongs to the class."""
    with pytest.raises(Impossible) as refused:
        evolve(member, sort="friend")

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/sort", "unknown-code")
    ]


@each_sort
def test_without_dates_a_member_is_there_throughout(member: Member) -> None:
    """Nobody wrote down when they came, so they always show."""
    assert (member.dated, member.is_active(MARCH), member.as_of(MARCH)) == (
        None,
        True,
        member,
    )


@each_sort
def test_a_member_is_active_from_joining_to_leaving(member: Member) -> None:
    """The last day is included."""
    dated = evolve(member, period=STAY)

    assert dated.dated == APRIL
    assert [dated.is_active(on) for on in (MARCH, APRIL, MAY, JUNE)] == [
        False,
        True,
        True,
        False,
    ]


@each_sort
def test_as_of_a_day_a_later_leaving_is_hidden(member: Member) -> None:
    """On that day it was not known that they would go."""
    dated = evolve(member, period=STAY)

    assert [dated.as_of(on) for on in (APRIL, MAY)] == [
        evolve(member, period=Period(start=APRIL)),
        dated,
    ]


@each_sort
def test_names_hide_themselves(member: Member) -> None:
    """What a log would show has ids, roles and agencies only."""
    shown = repr(member)

    assert [name in shown for name in ("Thistledown", "Quince")] == [False, False]
