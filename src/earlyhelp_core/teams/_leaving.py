"""
A team without some of its members, for asking what would happen if they left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, MemberId
from earlyhelp_core.teams._leads import Lead
from earlyhelp_core.teams._members import Practitioner
from earlyhelp_core.teams._team import Team
from earlyhelp_core.teams._work import folded


def agencies_in(team: Team, on: date) -> dict[AgencyId, list[MemberId]]:
    """The agencies with somebody in the team on a day, and who that is, by id."""
    found: dict[AgencyId, list[MemberId]] = {}
    for member in sorted(team.practitioners(on), key=lambda one: one.id):
        if member.agency is not None:
            found.setdefault(member.agency, []).append(member.id)
    return dict(sorted(found.items()))


def leavers(
    team: Team,
    *,
    members: Iterable[str],
    agencies: Collection[str],
    roles: Iterable[str],
    known_agencies: Collection[str],
) -> set[MemberId]:
    """
    Everyone of the team who is named, by seat, by agency or by role.

    Raises `UnknownName` with all names that stand for nobody.
    """
    seats = {member.id: member for member in team.members}
    workers = [m for m in team.members if isinstance(m, Practitioner)]
    wanted_roles = {folded(role): role for role in roles}
    known_roles = sorted({worker.role for worker in workers})
    # Whoever names a member who is not there has somebody in mind.
    problems: list[Problem] = [
        *_unknown("member", members, list(seats)),
        *_unknown("agency", agencies, sorted(known_agencies)),
        *(
            unknown_name("role", role, known_roles)
            for key, role in wanted_roles.items()
            if key not in {folded(known) for known in known_roles}
        ),
    ]
    if problems:
        raise UnknownName("TeamNetwork", problems)
    return {seats[MemberId(name)].id for name in members} | {
        worker.id
        for worker in workers
        if worker.agency in agencies or folded(worker.role) in wanted_roles
    }


def _unknown(noun: str, given: Iterable[str], known: list[str]) -> Iterable[Problem]:
    return (unknown_name(noun, name, known) for name in given if name not in known)


def without_members(team: Team, gone: Collection[MemberId]) -> Team:
    """The team as if those members had never been in it; its gaps stay as they are."""
    return Team(
        members=tuple(m for m in team.members if m.id not in gone),
        leads=tuple(
            _lead_without(lead, gone) for lead in team.leads if lead.member not in gone
        ),
        vacancies=team.vacancies,
        meetings=tuple(
            evolve(
                held, attended=tuple(e for e in held.attended if e.member not in gone)
            )
            for held in team.meetings
        ),
    )


def _lead_without(lead: Lead, gone: Collection[MemberId]) -> Lead:
    return evolve(
        lead,
        cover=None if lead.cover in gone else lead.cover,
        covered=tuple(c for c in lead.covered if c.member not in gone),
    )
