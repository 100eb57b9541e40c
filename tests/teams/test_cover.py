"""
Who stands in for a lead, whom the family rings, and how many leads they have had.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, MemberId, PlanId
from earlyhelp_core.teams import (
    Attendance,
    Attended,
    CoverPeriod,
    Lead,
    LeadKind,
    Meeting,
    MeetingKind,
    Practitioner,
    Team,
    Vacancy,
)

MARCH, APRIL, MAY, JUNE, JULY = (date(2026, month, 1) for month in (3, 4, 5, 6, 7))
KIND = LeadKind.LEAD_PRACTITIONER

TUTOR, NURSE, WORKER = (
    Practitioner(id=MemberId(name), agency=AgencyId("a"), role=name)
    for name in ("tutor", "nurse", "worker")
)


def cover(member: str, start: date, end: date | None = None) -> CoverPeriod:
    """Somebody who stands in."""
    return CoverPeriod(member=MemberId(member), period=Period(start=start, end=end))


def lead(member: MemberId, start: date, end: date | None = None) -> Lead:
    """Somebody who leads."""
    return Lead(kind=KIND, member=member, period=Period(start=start, end=end))


LEAD = evolve(
    lead(TUTOR.id, MARCH),
    cover=WORKER.id,
    covered=(cover("nurse", APRIL, MAY), cover("worker", MAY, JUNE)),
)
TEAM = Team(members=(TUTOR, NURSE, WORKER), leads=(LEAD,))


def test_cover_is_from_the_first_day_to_the_last() -> None:
    """Both days belong to it, and it is dated by the first."""
    holiday = cover("nurse", APRIL, MAY)

    assert holiday.dated == APRIL
    assert [holiday.is_covering(on) for on in (MARCH, APRIL, MAY, JUNE)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_lead_does_not_stand_in_for_themselves() -> None:
    """On any day; each place is named."""
    with pytest.raises(Impossible) as refused:
        evolve(
            LEAD, cover="tutor", covered=(cover("nurse", APRIL), cover("tutor", MAY))
        )

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/cover", "covers-themselves"),
        ("/covered/1/member", "covers-themselves"),
    ]


def test_who_stands_in_is_a_member() -> None:
    """Or nobody could be rung."""
    with pytest.raises(Impossible) as refused:
        Team(members=(TUTOR, WORKER), leads=(LEAD,))

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/leads/0/covered/0/member", "unknown-reference")
    ]


def test_of_two_who_stand_in_the_one_written_last_does() -> None:
    """And whom to ring in general stands in on no day in particular."""
    days = (MARCH, APRIL, MAY, JUNE, JULY)

    assert [LEAD.covered_by(on) for on in days] == [
        None,
        "nurse",
        "worker",
        "worker",
        None,
    ]


def test_cover_for_a_time_without_leading_can_be_written_down() -> None:
    """Planned, and then the lead left: it is of no use and is no contradiction."""
    left = evolve(LEAD, period=Period(start=MARCH, end=MARCH))

    assert evolve(TEAM, leads=(left,)).to_ring(APRIL) == ()


def test_the_family_rings_the_lead_or_whoever_stands_in() -> None:
    """Two leads with one cover are one number to ring."""
    worker = evolve(
        lead(WORKER.id, MARCH),
        kind="family-help-lead",
        covered=(cover("nurse", APRIL),),
    )
    team = evolve(TEAM, leads=(LEAD, worker))

    assert team.to_ring(MARCH) == ("tutor", "worker")
    assert team.to_ring(APRIL) == ("nurse",)
    assert team.to_ring(JULY, KIND) == ("tutor",)


def test_who_has_left_the_team_is_no_cover() -> None:
    """Then it is the lead after all."""
    nurse = evolve(NURSE, period=Period(start=MARCH, end=MARCH))
    team = evolve(TEAM, members=(TUTOR, nurse, WORKER))

    assert team.to_ring(APRIL) == ("tutor",)


def test_as_of_a_day_later_cover_and_its_later_end_are_hidden() -> None:
    """On that day nobody could say that it was so."""
    known = evolve(LEAD, covered=(cover("nurse", APRIL),))

    assert LEAD.as_of(date(2026, 4, 20)) == known
    assert LEAD.as_of(JUNE) == LEAD


def test_as_of_a_day_who_stood_in_is_in_the_team() -> None:
    """From the day on which the lead's record names them."""
    nurse = evolve(NURSE, period=Period(start=JUNE))
    team = evolve(TEAM, members=(TUTOR, nurse, WORKER))
    guest = evolve(NURSE, period=Period(start=APRIL))

    assert team.as_of(APRIL).member(NURSE.id) == guest


def test_who_stood_in_before_there_was_a_lead_shows_with_the_lead() -> None:
    """Looking back from a later day shows no more than the earlier day did."""
    late = evolve(lead(TUTOR.id, APRIL), covered=(cover("nurse", MARCH),))
    nurse = evolve(NURSE, period=Period(start=JUNE))
    team = Team(members=(TUTOR, nurse), leads=(late,))
    seen = team.as_of(APRIL)

    assert seen.member(NURSE.id).period == Period(start=APRIL)
    assert seen.as_of(MARCH) == team.as_of(MARCH) == Team(members=(TUTOR,))


def test_a_lead_may_be_of_one_plan_or_of_every_plan() -> None:
    """A question about a plan leaves out who leads on another."""
    first, second = PlanId("plan-1"), PlanId("plan-2")
    leads = (
        evolve(lead(TUTOR.id, MARCH), plan=first),
        evolve(lead(NURSE.id, MARCH), plan=second),
        lead(WORKER.id, MARCH),
    )
    team = evolve(TEAM, leads=leads)

    assert team.leading(APRIL, plan=first) == (leads[0], leads[2])
    assert team.leading(APRIL) == leads


def test_different_leads_are_counted_once_each() -> None:
    """Who returns is no new face, and who stands in does not lead."""
    leads = (
        evolve(LEAD, period=Period(start=MARCH, end=APRIL)),
        lead(NURSE.id, MAY, MAY),
        lead(TUTOR.id, JUNE),
        evolve(lead(WORKER.id, MARCH), kind="lead-social-worker"),
    )
    team = evolve(TEAM, leads=leads)

    assert team.stability(KIND, since=MARCH, on=JULY) == 2
    assert team.stability("lead-practitioner", since=JUNE, on=JULY) == 1


def test_leading_after_leaving_the_team_does_not_count() -> None:
    """As nobody leads who has left."""
    tutor = evolve(TUTOR, period=Period(start=MARCH, end=APRIL))
    team = Team(members=(tutor, NURSE), leads=(lead(TUTOR.id, MARCH),))

    assert [team.stability(KIND, since=since, on=JULY) for since in (APRIL, MAY)] == [
        1,
        None,
    ]


def test_a_recorded_gap_is_no_lead_and_silence_is_neither() -> None:
    """None recorded is not none."""
    gap = Vacancy(kind=KIND, since=APRIL, until=MAY)
    team = Team(members=(TUTOR,), vacancies=(gap,))

    assert [team.stability(KIND, since=since, on=JULY) for since in (MAY, JUNE)] == [
        0,
        None,
    ]
    other = LeadKind.LEAD_SOCIAL_WORKER
    assert team.stability(other, since=MARCH, on=JULY) is None


def test_days_in_the_wrong_order_are_refused() -> None:
    """Nobody led backwards."""
    with pytest.raises(Impossible):
        TEAM.stability(KIND, since=JULY, on=MARCH)


def test_updates_in_place_of_a_meeting_tell_whom_to_ring() -> None:
    """Apologies and an invitation are no voice; what was sent hides itself."""
    ways = (Attendance.SENT_UPDATE, Attendance.APOLOGIES, Attendance.INVITED)
    gathered = Meeting(
        id="meeting-1",
        on=MARCH,
        kind=MeetingKind.UPDATES_INSTEAD,
        attended=tuple(
            Attended(member=member.id, how=how, words="Calmer.")
            for member, how in zip((TUTOR, NURSE, WORKER), ways, strict=True)
        ),
    )

    assert (gathered.heard(), gathered.not_heard()) == (("tutor",), ("nurse", "worker"))
    assert "Calmer" not in repr(gathered.attended)
