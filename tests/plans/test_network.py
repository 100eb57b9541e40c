"""
The family's network: who offers what, and the meetings that are the family's own.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId, PlanId
from earlyhelp_core.plans import (
    FamilyMeeting,
    FamilyNetwork,
    FamilyPlan,
    MeetingOutcome,
    NetworkMember,
    OfferAnswer,
)

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))

AUNT = NetworkMember(
    person=PersonId("aunt"),
    offers="Has them on Fridays.",
    period=Period(start=APRIL, end=MAY),
)
NEIGHBOUR = NetworkMember(name="Thistledown", relation="neighbour")
MEETING = FamilyMeeting(
    about=(PersonId("child"),),
    offered=MARCH,
    offered_to=(PersonId("mother"),),
    answer=OfferAnswer.WANTED,
    answered=APRIL,
    held=MAY,
    outcome=MeetingOutcome.PLAN_MADE,
    words="Gran takes the mornings.",
)
NETWORK = FamilyNetwork(members=(AUNT, NEIGHBOUR), meetings=(MEETING,))


@pytest.mark.parametrize(
    ("person", "name", "relation"),
    [("aunt", None, None), (None, "Thistledown", None), (None, None, "neighbour")],
)
def test_any_one_of_person_name_or_relation_names_somebody(
    person: str | None, name: str | None, relation: str | None
) -> None:
    """Whoever is there for a family need not be on record."""
    member = NetworkMember(person=person, name=name, relation=relation)

    assert (member.person, member.relation) == (person, relation)


def test_a_member_of_the_network_is_somebody() -> None:
    """An offer of nobody is none."""
    with pytest.raises(Impossible) as refused:
        NetworkMember(offers="Has a key.")

    assert [(p.path, p.code) for p in refused.value.problems] == [("", "nobody-named")]


def test_offers_stand_for_their_time() -> None:
    """Without one, throughout."""
    assert (AUNT.dated, NEIGHBOUR.dated) == (APRIL, None)
    assert [NETWORK.offering(on) for on in (MARCH, APRIL, MAY, JUNE)] == [
        (NEIGHBOUR,),
        (AUNT, NEIGHBOUR),
        (AUNT, NEIGHBOUR),
        (NEIGHBOUR,),
    ]


def test_nothing_comes_before_the_offer() -> None:
    """Neither the answer nor the meeting."""
    with pytest.raises(Impossible) as refused:
        evolve(MEETING, offered=JUNE)

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/answered", "ends-before-start"),
        ("/held", "ends-before-start"),
    ]


@pytest.mark.parametrize(
    "meeting",
    [
        evolve(MEETING, answer=OfferAnswer.DID_NOT_WANT),
        evolve(MEETING, answer=None, answered=None),
        evolve(MEETING, offered=None),
        evolve(MEETING, unsuitable_because="He is not to know where they are."),
        FamilyMeeting(unsuitable_because="He is not to know where they are."),
    ],
)
def test_what_should_not_be_can_be_written_down(meeting: FamilyMeeting) -> None:
    """Held unwanted, unasked or unsuitable; or not offered, with why."""
    assert meeting.was_held(JUNE) == (meeting.held is not None)


def test_a_meeting_is_dated_by_the_first_that_is_known_of_it() -> None:
    """Of what has no day at all nobody can say that it was not yet so."""
    days = [
        MEETING,
        evolve(MEETING, offered=None),
        evolve(MEETING, offered=None, answered=None),
        FamilyMeeting(),
    ]

    assert [meeting.dated for meeting in days] == [MARCH, APRIL, MAY, None]


def test_an_outcome_says_that_it_was_held() -> None:
    """Also where nobody wrote the day down."""
    undated = evolve(MEETING, held=None)

    assert [MEETING.was_held(on) for on in (APRIL, MAY)] == [False, True]
    assert undated.was_held(MARCH)
    assert NETWORK.held(APRIL) == ()
    assert NETWORK.held(MAY) == (MEETING,)


def test_as_of_a_day_later_answers_and_what_came_of_it_are_hidden() -> None:
    """Offered in March, answered in April, held in May."""
    offered = evolve(
        MEETING, answer=None, answered=None, held=None, outcome=None, words=None
    )
    answered = evolve(MEETING, held=None, outcome=None, words=None)

    assert [MEETING.as_of(on) for on in (MARCH, APRIL, MAY)] == [
        offered,
        answered,
        MEETING,
    ]


def test_as_of_a_day_the_plan_shows_the_network_of_the_day() -> None:
    """Who had offered by then, with later ends hidden."""
    plan = FamilyPlan(id=PlanId("plan-1"), started=MARCH, network=NETWORK)
    aunt = evolve(AUNT, period=Period(start=APRIL))

    assert plan.as_of(APRIL).network == FamilyNetwork(
        members=(aunt, NEIGHBOUR), meetings=(MEETING.as_of(APRIL),)
    )
    assert plan.as_of(MARCH).network == FamilyNetwork(
        members=(NEIGHBOUR,), meetings=(MEETING.as_of(MARCH),)
    )
    assert plan.as_of(MAY) == plan


def test_names_offers_and_answers_hide_themselves() -> None:
    """None of them is in what a log would show."""
    shown = f"{AUNT!r}{NEIGHBOUR!r}{MEETING!r}"
    words = ("Fridays", "Thistledown", "neighbour", "Gran", "wanted", "plan-made")

    assert [word in shown for word in words] == [False] * 6
