"""
Laws of teams, for any of them.
"""

from __future__ import annotations

import copy
import pickle
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.ids import AgencyId, MeetingId, MemberId, PersonId
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
from tests.drawn import built, fields, maybe, some_of
from tests.shown import days_shown

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 12)

#: Few days, so that things happen on one day and around the day that is asked of.
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
SOME_DAY = maybe(DAYS)
#: Nothing, or how far on among the days that are left; see `_from`.
LATER = maybe(range(len(DAYS)))
days = st.sampled_from(DAYS)
kinds = st.sampled_from(LeadKind)


def _from(start: date, later: int | None) -> date | None:
    """Nothing, or a day not before *start*."""
    left = DAYS[DAYS.index(start) :]
    return None if later is None else left[later % len(left)]


#: Any period, ended or still running.
PERIODS = [
    Period(start=start, end=_from(start, later)) for start in DAYS for later in LATER
]


def _member(place: int, sort: int, period: Period | None) -> Member:
    name = MemberId(f"m{place}")
    sorts: list[Member] = [
        FamilyMember(id=name, person=PersonId(f"p{place}"), period=period),
        InformalSupporter(id=name, relation="neighbour", period=period),
        Practitioner(id=name, agency=AgencyId("a"), role="nurse", period=period),
    ]
    return sorts[sort]


#: Any member of each place: of the family, brought by it, or at work.
_members = [
    built(_member, place=[place], sort=range(3), period=maybe(PERIODS))
    for place in range(4)
]
#: Places in the team stand for whoever is there; where fewer are, again for the first.
_PLACES = range(len(_members))
_meetings = st.lists(
    fields(
        on=DAYS,
        kind=list(MeetingKind),
        who=some_of(_PLACES, len(_PLACES)),
        how=list(product(Attendance, repeat=2)),
        next_on=LATER,
    ),
    max_size=3,
)
_covered = st.lists(fields(place=_PLACES, period=PERIODS), max_size=2)
_leads = st.lists(
    st.tuples(
        fields(
            kind=list(LeadKind),
            place=_PLACES,
            period=PERIODS,
            accepted=SOME_DAY,
            cover=[None, *_PLACES],
        ),
        _covered,
    ),
    max_size=3,
)


def _vacancy(kind: LeadKind, since: date, until: int | None) -> Vacancy:
    return Vacancy(kind=kind, since=since, until=_from(since, until))


_vacancies = st.lists(
    built(_vacancy, kind=list(LeadKind), since=DAYS, until=LATER), max_size=3
)
_sizes = st.integers(1, len(_members))


def _meeting(number: int, drawn: dict[str, Any], ids: Sequence[str]) -> Meeting:
    who = dict.fromkeys(ids[int(place) % len(ids)] for place in drawn["who"])
    return Meeting(
        id=MeetingId(f"meeting-{number}"),
        on=drawn["on"],
        kind=drawn["kind"],
        attended=tuple(
            Attended(member=member, how=how)
            for member, how in zip(who, cycle(drawn["how"]), strict=False)
        ),
        next_on=_from(drawn["on"], drawn["next_on"]),
    )


def _lead(
    drawn: dict[str, Any], covered: Sequence[dict[str, Any]], ids: Sequence[str]
) -> Lead:
    member = ids[int(drawn["place"]) % len(ids)]
    others = [other for other in ids if other != member]

    def other(place: int | None) -> str | None:
        return others[place % len(others)] if others and place is not None else None

    covers = ((other(one["place"]), one["period"]) for one in covered)
    return Lead(
        kind=drawn["kind"],
        member=member,
        period=drawn["period"],
        accepted=drawn["accepted"],
        cover=other(drawn["cover"]),
        covered=tuple(
            CoverPeriod(member=who, period=period)
            for who, period in covers
            if who is not None
        ),
    )


@st.composite
def teams(draw: st.DrawFn) -> Team:
    """Any team of one to four, whose dates need not agree with each other."""
    present = [draw(member) for member in _members[: draw(_sizes)]]
    ids = [member.id for member in present]
    return Team(
        members=tuple(present),
        leads=tuple(_lead(drawn, covered, ids) for drawn, covered in draw(_leads)),
        vacancies=tuple(draw(_vacancies)),
        meetings=tuple(
            _meeting(number, drawn, ids) for number, drawn in enumerate(draw(_meetings))
        ),
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
    name = MeetingId("meeting-9")
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
