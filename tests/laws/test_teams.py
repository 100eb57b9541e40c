"""
Laws of teams, for any of them.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.ids import agency_id, meeting_id, member_id, person_id
from earlyhelp_core.teams import (
    Attendance,
    Attended,
    CoverPeriod,
    FamilyMember,
    InformalSupporter,
    Lead,
    LeadKind,
    Meeting,
    MeetingKind,
    Member,
    Practitioner,
    Team,
    Vacancy,
)
from tests.shown import days_shown

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 12)

#: Few days, so that things happen on one day and around the day that is asked of.
days = st.dates(FIRST, LAST)
kinds = st.sampled_from(LeadKind)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period, ended or still running."""
    start = draw(days)
    return Period(start=start, end=draw(st.none() | st.dates(start, LAST)))


@st.composite
def members(draw: st.DrawFn, place: int) -> Member:
    """Any member of that place: of the family, brought by it, or at work."""
    name, period = member_id(f"m{place}"), draw(st.none() | periods())
    sorts: list[Member] = [
        FamilyMember(id=name, person=person_id(f"p{place}"), period=period),
        InformalSupporter(id=name, relation="neighbour", period=period),
        Practitioner(id=name, agency=agency_id("a"), role="nurse", period=period),
    ]
    return draw(st.sampled_from(sorts))


@st.composite
def teams(draw: st.DrawFn) -> Team:
    """Any team of one to four, whose dates need not agree with each other."""
    present = [draw(members(n)) for n in range(draw(st.integers(1, 4)))]
    ids = [member.id for member in present]

    @st.composite
    def meetings(draw: st.DrawFn, place: int) -> Meeting:
        on = draw(days)
        who = draw(st.lists(st.sampled_from(ids), unique=True))
        return Meeting(
            id=meeting_id(f"meeting-{place}"),
            on=on,
            kind=draw(st.sampled_from(MeetingKind)),
            attended=tuple(
                Attended(member=member, how=draw(st.sampled_from(Attendance)))
                for member in who
            ),
            next_on=draw(st.none() | st.dates(on, LAST)),
        )

    def cover_for(member: str) -> st.SearchStrategy[str | None]:
        others = [other for other in ids if other != member]
        return st.sampled_from([None, *others])

    def covers_for(member: str) -> st.SearchStrategy[list[CoverPeriod]]:
        others = [other for other in ids if other != member]
        if not others:
            return st.just([])
        cover = st.builds(CoverPeriod, member=st.sampled_from(others), period=periods())
        return st.lists(cover, max_size=2)

    @st.composite
    def leads(draw: st.DrawFn) -> Lead:
        member = draw(st.sampled_from(ids))
        return Lead(
            kind=draw(kinds),
            member=member,
            period=draw(periods()),
            accepted=draw(st.none() | days),
            cover=draw(cover_for(member)),
            covered=tuple(draw(covers_for(member))),
        )

    @st.composite
    def vacancies(draw: st.DrawFn) -> Vacancy:
        since = draw(days)
        until = draw(st.none() | st.dates(since, LAST))
        return Vacancy(kind=draw(kinds), since=since, until=until)

    return Team(
        members=tuple(present),
        leads=tuple(draw(st.lists(leads(), max_size=3))),
        vacancies=tuple(draw(st.lists(vacancies(), max_size=3))),
        meetings=tuple(draw(meetings(n)) for n in range(draw(st.integers(0, 3)))),
    )


@given(teams(), days)
def test_as_of_a_day_nothing_later_is_shown(team: Team, on: date) -> None:
    """No date after the day is left but the day planned for the next meeting."""
    shown = days_shown(team.as_of(on), planned=["next_on"])

    assert [day for day in shown if day > on] == []


@given(teams(), days, days)
def test_looking_back_twice_is_looking_back_once(
    team: Team, on: date, later: date
) -> None:
    """What a later day showed of an earlier one is what the earlier day showed."""
    first, second = sorted([on, later])

    assert team.as_of(second).as_of(first) == team.as_of(first)


@given(teams())
def test_when_all_has_come_all_is_shown(team: Team) -> None:
    """Nothing is lost by looking from the last day."""
    assert team.as_of(LAST) == team


@given(teams(), days)
def test_looking_back_forgets_nobody_who_was_there(team: Team, on: date) -> None:
    """Everyone active, leading or heard by that day is still in the team."""
    then = {member.id for member in team.as_of(on).members}
    active = {member.id for member in team.active(on)}
    leading = {lead.member for lead in team.leading(on)}
    heard = {m for held in team.meetings if held.on <= on for m in held.heard()}

    assert active | leading | heard <= then


@given(teams(), days)
def test_leading_is_by_members_of_the_day(team: Team, on: date) -> None:
    """And the leads of all roles together are those of each."""
    leading = team.leading(on)

    assert {lead.member for lead in leading} <= {m.id for m in team.active(on)}
    assert set(leading) == {x for kind in LeadKind for x in team.leading(on, kind)}


@given(teams(), days, kinds)
def test_a_lead_is_yes_and_a_recorded_gap_without_one_is_no(
    team: Team, on: date, kind: LeadKind
) -> None:
    """Nothing recorded is neither."""
    gap = any(v.kind is kind and v.is_open(on) for v in team.vacancies)
    expected = YesNo.YES if team.leading(on, kind) else YesNo.NO if gap else None

    assert team.has_lead(on, kind) is expected


@given(teams(), days, days)
def test_those_not_heard_from_are_of_the_day_and_grow_fewer_looking_further_back(
    team: Team, on: date, since: date
) -> None:
    """The longer one looks back, the more have been heard."""
    silent = set(team.not_heard_from(on))

    assert silent <= set(team.active(on))
    assert silent <= set(team.not_heard_from(on, since=since))


@given(teams(), days)
def test_asking_everyone_invites_the_network(team: Team, on: date) -> None:
    """And leaving everyone out of a list leaves the question open."""
    everyone = tuple(
        Attended(member=member.id, how=Attendance.INVITED) for member in team.members
    )
    name = meeting_id("meeting-9")
    asked = Meeting(id=name, on=on, kind=MeetingKind.CLOSING, attended=everyone)
    nobody = Meeting(id=name, on=on, kind=MeetingKind.CLOSING)
    answers = [
        Team(members=team.members, meetings=(held,)).network_invited(name, on)
        for held in (asked, nobody)
    ]

    assert answers == [YesNo.YES, None]


@given(teams())
def test_a_family_present_was_heard(team: Team) -> None:
    """Whoever was there, together or apart, was heard."""
    family = {m.id for m in team.members if isinstance(m, FamilyMember)}

    for held in team.meetings:
        if team.family_present(held.id) is YesNo.YES:
            assert family & set(held.heard())


@given(teams(), days, kinds)
def test_for_every_lead_there_is_somebody_to_ring(
    team: Team, on: date, kind: LeadKind
) -> None:
    """Whoever it is was in the team that day, and leads or stands in for a lead."""
    leading = team.leading(on, kind)
    ring = team.to_ring(on, kind)
    known = {lead.member for lead in leading} | {
        lead.covered_by(on) for lead in leading
    }

    assert bool(ring) == bool(leading)
    assert set(ring) <= known & {member.id for member in team.active(on)}


@given(teams(), days, days, kinds)
def test_leads_are_counted_as_one_would_day_by_day(
    team: Team, on: date, other: date, kind: LeadKind
) -> None:
    """Everyone who led on any of the days, once; none only where a gap says so."""
    since, until = sorted([on, other])
    calendar = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    led = {lead.member for day in calendar for lead in team.leading(day, kind)}
    told = any(team.has_lead(day, kind) is not None for day in calendar)

    assert team.stability(kind, since=since, on=until) == (len(led) if told else None)


@given(teams())
def test_whoever_was_asked_was_heard_or_not(team: Team) -> None:
    """Nobody stands on both lists, and nobody on neither."""
    for held in team.meetings:
        heard, silent = set(held.heard()), set(held.not_heard())

        assert heard.isdisjoint(silent)
        assert heard | silent == {entry.member for entry in held.attended}


@given(teams())
def test_teams_travel(team: Team) -> None:
    """Through a document, a copy and a pickle, what was recorded is the same."""
    assert wire.from_data(wire.to_data(team), Team) == team
    copies = {
        copy.deepcopy(team),
        pickle.loads(pickle.dumps(team)),  # noqa: S301 - our own bytes
    }
    assert copies == {team}
