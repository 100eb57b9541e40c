"""
Who holds each child, through proposals, acceptances, ends and gaps.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.cases import Case, HeldBy, Holder
from earlyhelp_core.contacts import Referral
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, MemberId, PersonId
from earlyhelp_core.people import LegalStatus
from earlyhelp_core.teams import FamilyMember, Lead, Practitioner, Team, Vacancy
from earlyhelp_core.transitions import Handover, Kind, Move
from tests.cases.builders import ON, a_case, a_move

DAY = timedelta(days=1)
BEFORE = ON - 30 * DAY
SCHOOL, EARLY_HELP = AgencyId("school"), AgencyId("early-help")
PROPOSED = Handover(
    id="h1",
    kind="step-down",
    to="targeted",
    proposed=BEFORE,
    receiving_agency=EARLY_HELP,
)
ACCEPTED = PROPOSED.accept(on=ON)
MEMBERS = (
    Practitioner(id="teacher", agency=SCHOOL, role="teacher"),
    Practitioner(id="worker", agency=EARLY_HELP, role="family worker"),
    Practitioner(id="nurse", role="school nurse"),
    FamilyMember(id="gran", person="mother"),
)


def a_lead(member: str, start: date = BEFORE, end: date | None = None) -> Lead:
    """A member who leads."""
    period = Period(start=start, end=end)
    return Lead(kind="lead-practitioner", member=member, period=period)


def led_by(*leads: Lead, gap: date | None = None) -> Team:
    """A team with those leads, or with nobody since a day."""
    gaps = () if gap is None else (Vacancy(kind="lead-practitioner", since=gap),)
    return Team(members=MEMBERS, leads=leads, vacancies=gaps)


def held(case: Case, on: date = ON, child: str = "otto") -> tuple[str | None, str]:
    """In which way, and by whom."""
    holder = case.holder(child, on)
    return holder.by, " ".join((*holder.members, *holder.agencies, holder.role or ""))


def a_targeted_case(**parts: object) -> Case:
    """A case in which a teacher leads, unless it says otherwise."""
    return a_case(
        **{"starts_at": "targeted", "team": led_by(a_lead("teacher")), **parts}
    )


def test_whoever_leads_holds() -> None:
    """Each child of the family; those who lead beside each other hold together."""
    case = a_targeted_case(team=led_by(a_lead("teacher"), a_lead("nurse")))
    together = Holder(
        child="otto",
        by=HeldBy.LEAD,
        members=[MemberId("teacher"), MemberId("nurse")],
        agencies=[SCHOOL],
        needed="yes",
    )

    assert case.holders(ON) == {
        "otto": together,
        "willa": evolve(together, child="willa"),
    }
    assert not together.is_missing
    with pytest.raises(UnknownName):
        case.holder("nobody", ON)


@pytest.mark.parametrize(
    "handover",
    [
        PROPOSED,
        PROPOSED.decline(on=ON, because=None),
        PROPOSED.withdraw(on=ON),
        PROPOSED.accept(on=ON + DAY),
    ],
)
def test_the_sender_holds_until_acceptance(handover: Handover) -> None:
    """Whatever else became of the proposal."""
    case = a_targeted_case(handovers=(handover,))

    assert held(case) == ("lead", "teacher school ")


def test_the_receiving_service_holds_from_acceptance() -> None:
    """Although nobody ended the former lead's time; until it has a lead of its own."""
    case = a_targeted_case(handovers=(ACCEPTED,))
    named = evolve(case, team=led_by(a_lead("teacher"), a_lead("nurse", ON)))
    there = evolve(case, team=led_by(a_lead("teacher"), a_lead("worker")))

    assert [held(case, day) for day in (ON - DAY, ON)] == [
        ("lead", "teacher school "),
        ("receiver", "early-help "),
    ]
    assert held(named) == ("lead", "nurse ")
    assert held(there) == ("lead", "worker early-help ")


def test_a_move_alone_passes_nobody_on() -> None:
    """The level changed and nobody accepted: the sender holds."""
    moved = evolve(a_move("m1", ON, "universal", kind="step-down"), handover="h1")
    case = a_targeted_case(handovers=(PROPOSED,), moves=(moved,))

    assert (case.level(ON), held(case)) == ("universal", ("lead", "teacher school "))


def test_a_handover_of_one_child_leaves_the_other_where_they_are() -> None:
    """A plan is for a family; a holder is each child's own."""
    case = a_targeted_case(handovers=(evolve(ACCEPTED, children=(PersonId("otto"),)),))

    assert held(case, child="otto") == ("receiver", "early-help ")
    assert held(case, child="willa") == ("lead", "teacher school ")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": Kind.CHANGE_OVERSIGHT}, ("lead", "teacher school ")),
        ({"same_lead": YesNo.YES}, ("lead", "teacher school ")),
        (
            {"kind": Kind.CHANGE_OVERSIGHT, "same_lead": YesNo.NO},
            ("receiver", "early-help "),
        ),
    ],
)
def test_a_change_of_oversight_keeps_the_lead(
    changes: dict[str, Kind | YesNo], expected: tuple[str, str]
) -> None:
    """Unless the record says that another takes over."""
    handover: Handover = evolve(ACCEPTED, **changes)

    assert held(a_targeted_case(handovers=(handover,))) == expected


def test_a_receiver_may_be_known_by_role_alone() -> None:
    """Somebody who leads in that role is theirs; one of the family is not."""
    handover = evolve(ACCEPTED, receiving_agency=None, receiving_role="school nurse")
    case = a_targeted_case(handovers=(handover,))
    nurse = evolve(case, team=led_by(a_lead("teacher"), a_lead("nurse")))
    gran = evolve(case, team=led_by(a_lead("gran")))

    assert [held(each) for each in (case, nurse, gran)] == [
        ("receiver", "school nurse"),
        ("lead", "nurse "),
        ("receiver", "school nurse"),
    ]


def test_an_acceptance_that_names_nobody_overrules_no_lead() -> None:
    """Who leads is the better word; without one, somebody unnamed has accepted."""
    handover = evolve(ACCEPTED, receiving_agency=None)
    case = a_targeted_case(handovers=(handover,))

    assert held(case) == ("lead", "teacher school ")
    assert held(evolve(case, team=Team())) == ("receiver", "")


def test_a_gap_that_was_said_outright_is_an_answer() -> None:
    """With the service that is to fill it, where that is known."""
    gap = led_by(a_lead("teacher", end=ON - DAY), gap=ON)
    sent = evolve(PROPOSED, sending_agency=SCHOOL)
    case = a_targeted_case(team=gap)
    cases = (
        case,
        evolve(case, handovers=(sent,)),
        evolve(case, handovers=(PROPOSED.accept(on=ON - DAY),)),
        evolve(case, handovers=(PROPOSED.accept(on=ON + DAY),)),
    )

    assert [held(each) for each in cases] == [
        ("vacancy", ""),
        ("vacancy", "school "),
        ("vacancy", "early-help "),
        ("vacancy", ""),
    ]
    assert all(each.holder("otto", ON).is_missing for each in cases)
    # What nobody closed is the sender's gap, once another service has accepted.
    assert held(cases[-1], ON + DAY) == ("receiver", "early-help ")


def test_nobody_recorded_is_not_nobody() -> None:
    """Where the sender is known by what they proposed in vain, it is they."""
    case = a_targeted_case(team=Team())
    sent = evolve(PROPOSED, sending_agency=SCHOOL).decline(on=ON, because=None)
    later = evolve(sent, id="h2", proposed=ON - DAY, sending_agency=EARLY_HELP)

    assert case.holder("otto", ON) == Holder(child="otto", needed="yes")
    assert case.holder("otto", ON).is_missing
    assert held(evolve(case, handovers=(sent,))) == ("sender", "school ")
    assert held(evolve(case, handovers=(later, sent))) == (
        "sender",
        "early-help ",
    )


def test_who_held_before_support_ended_does_not_hold_when_it_begins_again() -> None:
    """The service that had accepted has closed; so had who proposed to it."""
    closed = a_move("m1", ON - DAY, "universal", kind="close")
    again = a_move("m2", ON, "targeted", kind="reopen")
    accepted = evolve(PROPOSED, sending_agency=SCHOOL).accept(on=ON - 2 * DAY)
    case = a_targeted_case(team=Team(), handovers=(accepted,), moves=(closed, again))

    assert [held(case, day) for day in (ON - 2 * DAY, ON - DAY, ON)] == [
        ("receiver", "early-help "),
        (None, ""),
        (None, ""),
    ]
    assert [case.holder("otto", day).needed for day in (ON - DAY, ON)] == ["no", "yes"]
    # A lead whose time nobody ended does not come back with the family.
    led = evolve(case, team=led_by(a_lead("teacher")))
    assert held(led) == (None, "")


def test_another_area_holds_until_the_family_comes_back() -> None:
    """Their acceptance was for the time away."""
    left = evolve(ACCEPTED, kind=Kind.TRANSFER_OUT, to=None)
    back = a_move("m1", ON + 9 * DAY, "targeted", kind="reopen")
    case = a_targeted_case(team=Team(), handovers=(left,), moves=(back,))

    assert [held(case, ON + n * DAY) for n in (0, 8, 9)] == [
        ("receiver", "early-help "),
        ("receiver", "early-help "),
        (None, ""),
    ]


def test_whoever_proposed_in_vain_before_an_end_does_not_hold_after_it() -> None:
    """Neither before support ended, nor before another area took the family on."""
    sent = evolve(PROPOSED, sending_agency=SCHOOL)
    left = evolve(ACCEPTED, id="h2", kind=Kind.TRANSFER_OUT, to=None, accepted=ON - DAY)
    closed = a_move("m1", ON - DAY, "universal", kind="close")
    back = a_move("m2", ON, "targeted", kind="reopen")
    case = a_targeted_case(team=Team(), handovers=(sent,))
    cases = (
        evolve(case, moves=(back,)),
        evolve(case, moves=(closed, back)),
        evolve(case, moves=(back,), handovers=(sent, left)),
    )

    assert [held(each) for each in cases] == [
        ("sender", "school "),
        (None, ""),
        (None, ""),
    ]


# --- by referral

REFERRED = Referral(
    id="r1",
    received=BEFORE,
    from_role="teacher",
    to="statutory",
    to_agency="social-work",
)


def carried_out(on: date, kind: str = "step-up", handover: str | None = None) -> Move:
    """The move that a referral led to."""
    move = a_move("m1", on, "statutory", kind=kind)
    return evolve(move, referral="r1", handover=handover)


def test_a_referral_moves_a_child_once_accepted_and_carried_out() -> None:
    """Neither the one nor the other alone; the later of the two days counts."""
    accepted = REFERRED.accept(on=ON)
    cases = [
        a_targeted_case(referrals=(accepted,)),
        a_targeted_case(referrals=(REFERRED,), moves=(carried_out(ON),)),
        a_targeted_case(
            referrals=(REFERRED.decline(on=ON, because=None),),
            moves=(carried_out(ON),),
        ),
        a_targeted_case(referrals=(accepted,), moves=(carried_out(ON + DAY),)),
        a_targeted_case(referrals=(accepted,), moves=(carried_out(ON - DAY),)),
        a_targeted_case(referrals=(accepted,), moves=(carried_out(ON, "refer"),)),
    ]

    assert [[held(c, day)[0] for day in (ON - DAY, ON, ON + DAY)] for c in cases] == [
        ["lead", "lead", "lead"],
        ["lead", "lead", "lead"],
        ["lead", "lead", "lead"],
        ["lead", "lead", "receiver"],
        ["lead", "receiver", "receiver"],
        ["lead", "lead", "lead"],
    ]


def test_a_referral_after_which_the_same_lead_goes_on_passes_nobody_on() -> None:
    """By the kind of the move, or by its handover; and it touches whom it names."""
    same = evolve(PROPOSED, kind="step-up", same_lead="yes").accept(on=ON)
    of_otto = evolve(carried_out(ON), children=(PersonId("otto"),))
    case = a_targeted_case(referrals=(REFERRED.accept(on=ON),), handovers=(same,))
    oversight, kept, one = (
        evolve(case, moves=(move,))
        for move in (
            carried_out(ON, "change-oversight"),
            carried_out(ON, handover="h1"),
            of_otto,
        )
    )

    assert [held(oversight), held(kept)] == [("lead", "teacher school ")] * 2
    assert held(one, child="willa") == ("lead", "teacher school ")
    assert held(one, child="otto") == ("receiver", "social-work ")


def test_whoever_accepted_last_holds() -> None:
    """Of two on one day, the one written down last."""
    first = evolve(ACCEPTED, accepted=ON - DAY)
    second = evolve(ACCEPTED, id="h2", receiving_agency=SCHOOL)
    third = evolve(ACCEPTED, id="h3", receiving_agency="clinic")
    case = a_targeted_case(team=Team(), handovers=(second, first, third))

    assert held(case) == ("receiver", "clinic ")


# --- whether somebody has to


def test_somebody_has_to_hold_a_child_above_the_lowest_level_or_under_the_law() -> None:
    """Where the level is not recorded nobody can say."""
    status = LegalStatus(child="otto", basis="section-17", period=Period(start=ON))
    cases = [
        a_case(),
        a_case(starts_at="universal"),
        a_case(starts_at="targeted"),
        a_case(starts_at="universal", legal_statuses=(status,)),
        a_case(legal_statuses=(evolve(status, basis="none"),)),
    ]
    holders = [case.holder("otto", ON) for case in cases]

    assert [holder.needed for holder in holders] == [None, "no", "yes", "yes", None]
    assert [holder.is_missing for holder in holders] == [
        False,
        False,
        True,
        True,
        False,
    ]
    assert {holder.by for holder in holders} == {None}


def test_how_a_child_is_held_is_a_closed_list() -> None:
    """Not recorded is none of them."""
    assert [by.value for by in HeldBy] == ["lead", "receiver", "sender", "vacancy"]
