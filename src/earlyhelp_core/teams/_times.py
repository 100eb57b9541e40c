"""
Who has been in a team how long, how the lead changed hands, and who went quiet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from earlyhelp_core import _dated
from earlyhelp_core.ids import MemberId
from earlyhelp_core.teams._held import (
    Continuity,
    LeadChange,
    Silence,
    SilentMember,
    TimeInTeam,
)
from earlyhelp_core.teams._leads import LeadKind
from earlyhelp_core.teams._leaving import agencies_in
from earlyhelp_core.teams._team import Team

#: The first day that has a day before it.
_SECOND = date.min + timedelta(days=1)
_DAY = timedelta(days=1)


def continuity(team: Team, on: date, since: date) -> Continuity:
    """
    Since when each member of the day has been there, and each change of lead.
    """
    active = sorted(team.active(on), key=lambda member: member.id)
    return Continuity(
        members=tuple(
            TimeInTeam(
                member=member.id,
                since=member.dated,
                days=None if member.dated is None else (on - member.dated).days,
            )
            for member in active
        ),
        lead_changes=tuple(_lead_changes(team, on, since)),
    )


def _lead_changes(team: Team, on: date, since: date) -> Iterator[LeadChange]:
    days = [day for day in _turns(team, on) if max(since, _SECOND) <= day <= on]
    for kind in LeadKind:
        for day in days:
            before, after = _leading(team, day - _DAY, kind), _leading(team, day, kind)
            if before != after:
                yield LeadChange(kind=kind, on=day, before=before, after=after)


def _turns(team: Team, on: date) -> list[date]:
    """The days on which it may have changed who leads, in order."""
    periods = [
        *(lead.period for lead in team.leads),
        *(member.period for member in team.members if member.period is not None),
    ]
    starts = {period.start for period in periods}
    ends = {p.end + _DAY for p in periods if p.end is not None and p.end < on}
    return sorted(starts | ends)


def _leading(team: Team, on: date, kind: LeadKind) -> tuple[MemberId, ...]:
    return tuple(sorted({lead.member for lead in team.leading(on, kind)}))


def silence(team: Team, on: date, since: date) -> Silence:
    """
    Who of the team, and which agency, has not been heard from since a day.
    """
    met = sorted(_dated.known_by(team.meetings, on), key=lambda held: held.on)
    last = {member: held.on for held in met for member in held.heard()}
    asked = [e.member for held in met if since <= held.on for e in held.attended]
    quiet = sorted(member.id for member in team.not_heard_from(on, since=since))
    return Silence(
        members=tuple(
            SilentMember(
                member=member, last_heard=last.get(member), asked=asked.count(member)
            )
            for member in quiet
        ),
        agencies=tuple(
            agency
            for agency, members in agencies_in(team, on).items()
            if set(quiet).issuperset(members)
        ),
    )
