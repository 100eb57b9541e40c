"""
The team over time, and the questions one asks of it.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible, Problem, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, MeetingId, MemberId, PersonId
from earlyhelp_core.teams import (
    Attendance,
    Attended,
    FamilyMember,
    InformalSupporter,
    Lead,
    LeadKind,
    Meeting,
    MeetingKind,
    MeetingKindLike,
    Practitioner,
    Team,
    Vacancy,
)

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))
FIRST = MeetingId("meeting-1")

MOTHER = FamilyMember(id=MemberId("mother"), person=PersonId("p1"))
NEIGHBOUR = InformalSupporter(id=MemberId("neighbour"), relation="neighbour")
TUTOR = Practitioner(id=MemberId("tutor"), agency=AgencyId("school"), role="tutor")
NURSE = Practitioner(id=MemberId("nurse"), agency=AgencyId("health"), role="nurse")

TEAM = Team(members=(MOTHER, NEIGHBOUR, TUTOR, NURSE))


def lead(
    member: MemberId, period: Period, kind: LeadKind = LeadKind.LEAD_PRACTITIONER
) -> Lead:
    """A member who leads."""
    return Lead(kind=kind, member=member, period=period)


def meeting(
    on: date = MARCH,
    id_: str = "meeting-1",
    kind: MeetingKindLike = "review",
    /,
    **how: str,
) -> Meeting:
    """A meeting, and how each member named took part."""
    attended = tuple(
        Attended(member=MemberId(member), how=Attendance(way))
        for member, way in how.items()
    )
    return Meeting(id=MeetingId(id_), on=on, kind=kind, attended=attended)


def test_every_contradiction_is_told_at_once() -> None:
    """Ids that stand twice, and leads, cover and attendance of nobody."""
    stranger = Attended(member=MemberId("nobody"), how=Attendance.VIRTUAL)
    with pytest.raises(Impossible) as refused:
        Team(
            members=(TUTOR, TUTOR),
            leads=(
                lead(MemberId("tuto"), Period(start=MARCH)),
                evolve(lead(TUTOR.id, Period(start=MARCH)), cover="nobody"),
            ),
            meetings=(
                meeting(tutor="virtual"),
                evolve(meeting(), attended=(stranger,)),
            ),
        )

    unknown = "unknown-reference"
    assert refused.value.problems == (
        Problem(
            "/members/1", "repeated-id", "this id stands here twice; give each its own"
        ),
        Problem(
            "/meetings/1", "repeated-id", "this id stands here twice; give each its own"
        ),
        Problem("/leads/0/member", unknown, "no such member; did you mean tutor?"),
        Problem("/leads/1/cover", unknown, "no such member; choose from tutor"),
        Problem(
            "/meetings/1/attended/0/member",
            unknown,
            "no such member; choose from tutor",
        ),
    )


def test_members_and_meetings_are_found_by_id() -> None:
    """Each has its own."""
    other = meeting(APRIL, "meeting-0")
    team = evolve(TEAM, meetings=(other, meeting()))

    assert (team.member(NURSE.id), team.meeting(FIRST)) == (NURSE, meeting())


def test_an_unknown_member_names_the_nearest() -> None:
    """A slip of the pen is easily mended."""
    with pytest.raises(UnknownName) as refused:
        TEAM.member(MemberId("nures"))

    problem = Problem("", "unknown-member", "no such member; did you mean nurse?")
    assert refused.value == UnknownName("Team", [problem])


def test_an_unknown_meeting_is_told() -> None:
    """Where there are none, that is said."""
    with pytest.raises(UnknownName) as refused:
        TEAM.family_present(FIRST)

    assert [p.code for p in refused.value.problems] == ["unknown-meeting"]


def test_active_members_are_those_of_the_day() -> None:
    """Practitioners are those of them who are there as their work."""
    nurse = evolve(NURSE, period=Period(start=MARCH, end=APRIL))
    team = Team(members=(MOTHER, TUTOR, nurse))

    assert [team.active(on) for on in (APRIL, MAY)] == [
        (MOTHER, TUTOR, nurse),
        (MOTHER, TUTOR),
    ]
    assert [team.practitioners(on) for on in (APRIL, MAY)] == [
        (TUTOR, nurse),
        (TUTOR,),
    ]


def test_two_leads_may_stand_beside_each_other() -> None:
    """In two roles, or unwisely in one."""
    leads = (
        lead(TUTOR.id, Period(start=MARCH), LeadKind.FAMILY_HELP_LEAD),
        lead(NURSE.id, Period(start=MARCH), LeadKind.LEAD_SOCIAL_WORKER),
        lead(NURSE.id, Period(start=APRIL), LeadKind.FAMILY_HELP_LEAD),
    )
    team = evolve(TEAM, leads=leads)

    assert team.leading(MARCH) == leads[:2]
    assert team.leading(APRIL, "family-help-lead") == (leads[0], leads[2])


def test_who_has_left_the_team_does_not_lead() -> None:
    """Whatever the record says of their time as lead."""
    tutor = evolve(TUTOR, period=Period(start=MARCH, end=APRIL))
    team = Team(members=(tutor,), leads=(lead(TUTOR.id, Period(start=MARCH)),))

    assert [team.has_lead(on) for on in (APRIL, MAY)] == [YesNo.YES, None]


def test_a_gap_nobody_wrote_down_is_not_a_no() -> None:
    """Yes with a lead, no with a vacancy, not recorded with neither."""
    team = evolve(
        TEAM,
        leads=(lead(TUTOR.id, Period(start=MARCH, end=MARCH)),),
        vacancies=(Vacancy(kind=LeadKind.LEAD_PRACTITIONER, since=MAY, until=MAY),),
    )

    assert [team.has_lead(on) for on in (MARCH, APRIL, MAY, JUNE)] == [
        YesNo.YES,
        None,
        YesNo.NO,
        None,
    ]


def test_a_gap_in_one_role_says_nothing_of_another() -> None:
    """The question may name the role."""
    team = evolve(
        TEAM,
        leads=(lead(TUTOR.id, Period(start=MARCH), LeadKind.FAMILY_HELP_LEAD),),
        vacancies=(Vacancy(kind=LeadKind.LEAD_SOCIAL_WORKER, since=MARCH),),
    )
    kinds = (None, *LeadKind)

    assert [team.has_lead(MARCH, kind) for kind in kinds] == [
        YesNo.YES,
        None,
        YesNo.YES,
        YesNo.NO,
        None,
    ]


def test_the_latest_meeting_of_a_kind_is_by_date() -> None:
    """Whatever the place on the page, and not one still to come."""
    meetings = (
        meeting(APRIL, "b", "closing"),
        meeting(MARCH, "a", "closing"),
        meeting(MAY, "c", "closing"),
        meeting(APRIL, "d", "review"),
    )
    team = evolve(TEAM, meetings=meetings)

    assert team.latest("closing", date(2026, 4, 20)) == meetings[0]
    assert team.latest(MeetingKind.HANDOVER, JUNE) is None


@pytest.mark.parametrize(
    ("how", "present"),
    [
        ({}, None),
        ({"mother": "invited", "tutor": "invited"}, None),
        ({"mother": "apologies"}, YesNo.NO),
        ({"tutor": "in-person"}, YesNo.NO),
        ({"neighbour": "in-person"}, YesNo.NO),
        ({"tutor": "apologies"}, None),
        ({"mother": "in-person"}, YesNo.YES),
        ({"mother": "separately", "tutor": "in-person"}, YesNo.YES),
    ],
)
def test_the_family_was_there_together_or_apart(
    how: dict[str, str], present: YesNo | None
) -> None:
    """Without a word on who took part, nobody knows."""
    team = evolve(TEAM, meetings=(meeting(**how),))

    assert team.family_present(FIRST) is present


@pytest.mark.parametrize(
    ("how", "invited"),
    [
        ({}, None),
        ({"tutor": "in-person"}, YesNo.NO),
        ({"tutor": "in-person", "nurse": "absent"}, YesNo.YES),
        ({"tutor": "invited", "nurse": "invited"}, YesNo.YES),
    ],
)
def test_the_network_was_invited_when_each_practitioner_was_asked(
    how: dict[str, str], invited: YesNo | None
) -> None:
    """Whether they came or not."""
    team = evolve(TEAM, meetings=(meeting(**how),))

    assert team.network_invited(FIRST, MARCH) is invited


def test_the_lead_who_calls_a_meeting_need_not_be_asked() -> None:
    """Nor is anybody who was not in the team on the day."""
    nurse = evolve(NURSE, period=Period(start=MARCH, end=APRIL))
    team = evolve(
        TEAM,
        members=(MOTHER, TUTOR, nurse),
        leads=(lead(TUTOR.id, Period(start=MARCH)),),
        meetings=(meeting(MAY, mother="in-person"),),
    )

    assert [team.network_invited(FIRST, on) for on in (APRIL, MAY)] == [
        YesNo.NO,
        YesNo.YES,
    ]


def test_not_heard_from_are_those_no_meeting_has_heard() -> None:
    """Apologies are not a voice; a later meeting does not count yet."""
    team = evolve(
        TEAM,
        meetings=(
            meeting(MARCH, "a", mother="separately", tutor="sent-update"),
            meeting(APRIL, "b", tutor="in-person", nurse="apologies"),
            meeting(JUNE, "c", nurse="virtual"),
        ),
    )

    assert team.not_heard_from(MAY) == (NEIGHBOUR, NURSE)
    assert team.not_heard_from(MAY, since=APRIL) == (MOTHER, NEIGHBOUR, NURSE)
    assert team.not_heard_from(JUNE) == (NEIGHBOUR,)


def test_as_of_a_day_later_facts_are_hidden_and_plans_stay() -> None:
    """Members, leads, vacancies and meetings show from their day."""
    nurse = evolve(NURSE, period=Period(start=MAY))
    before = Team(
        members=(MOTHER, TUTOR),
        leads=(lead(TUTOR.id, Period(start=MARCH)),),
        vacancies=(Vacancy(kind=LeadKind.LEAD_SOCIAL_WORKER, since=MARCH),),
        meetings=(evolve(meeting(tutor="virtual"), next_on=JUNE),),
    )
    after = Team(
        members=(MOTHER, TUTOR, nurse),
        leads=(
            lead(TUTOR.id, Period(start=MARCH, end=MAY)),
            lead(NURSE.id, Period(start=MAY)),
        ),
        vacancies=(
            Vacancy(kind=LeadKind.LEAD_SOCIAL_WORKER, since=MARCH, until=MAY),
            Vacancy(kind=LeadKind.FAMILY_HELP_LEAD, since=MAY),
        ),
        meetings=(*before.meetings, meeting(MAY, "meeting-2")),
    )

    assert [after.as_of(on) for on in (APRIL, MAY)] == [before, after]


def test_as_of_a_day_a_guest_is_there_since_their_first_meeting() -> None:
    """Who was at the table is not forgotten, nor when."""
    nurse = evolve(NURSE, period=Period(start=MAY))
    visits = (meeting(APRIL, "b", nurse="virtual"), meeting(nurse="in-person"))
    team = Team(members=(nurse,), meetings=visits)
    guest = evolve(NURSE, period=Period(start=MARCH))

    assert team.as_of(APRIL) == evolve(team, members=(guest,))


def test_as_of_a_day_whoever_covers_is_in_the_team() -> None:
    """Also where they join later, since the lead named them."""
    tutor = evolve(TUTOR, period=Period(start=MARCH))
    nurse = evolve(NURSE, period=Period(start=MAY))
    leads = (evolve(lead(TUTOR.id, Period(start=MARCH)), cover=NURSE.id),)
    guest = evolve(NURSE, period=Period(start=MARCH))

    assert Team(members=(tutor, nurse), leads=leads).as_of(APRIL) == Team(
        members=(tutor, guest), leads=leads
    )
