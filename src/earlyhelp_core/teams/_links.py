"""
Who in the team is joined to whom in the family, by what was done and recorded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from earlyhelp_core import _dated
from earlyhelp_core.ids import AgencyId, MemberId, PersonId
from earlyhelp_core.teams._held import Links, MemberLink, PersonLink
from earlyhelp_core.teams._leaving import agencies_in
from earlyhelp_core.teams._meetings import Attendance
from earlyhelp_core.teams._members import FamilyMember
from earlyhelp_core.teams._team import Team
from earlyhelp_core.teams._work import FamilyPerson, TeamGoal, TeamTask

#: In one room or one call. Whoever met separately met somebody, and nobody says whom.
_TOGETHER = frozenset({Attendance.IN_PERSON, Attendance.VIRTUAL})


def links(
    team: Team,
    on: date,
    people: Sequence[FamilyPerson],
    goals: Iterable[TeamGoal],
    tasks: Collection[TeamTask],
) -> Links:
    """Where family and team hang by one thread, or by none that is recorded."""
    active = sorted(team.active(on), key=lambda member: member.id)
    seats = {m.id: m.person for m in active if isinstance(m, FamilyMember)}
    others = tuple(member.id for member in active if member.id not in seats)
    known = [person.id for person in people]
    ties = {
        (member, person)
        for member, person in _ties(team, on, people, goals, tasks)
        if seats.get(member) != person and person in known
    }
    of_member = {m: [p for p in known if (m, p) in ties] for m in others}
    of_person = {p: [m.id for m in active if (m.id, p) in ties] for p in known}
    return Links(
        members=tuple(
            MemberLink(member=member, through=joined[0])
            for member, joined in of_member.items()
            if len(joined) == 1
        ),
        people=tuple(
            PersonLink(person=person, through=joined[0])
            for person, joined in of_person.items()
            if len(joined) == 1
        ),
        unlinked_members=tuple(m for m, joined in of_member.items() if not joined),
        unlinked_people=tuple(p for p, joined in of_person.items() if not joined),
    )


def _ties(
    team: Team,
    on: date,
    people: Iterable[FamilyPerson],
    goals: Iterable[TeamGoal],
    tasks: Iterable[TeamTask],
) -> Iterator[tuple[MemberId, PersonId]]:
    seats = {m.id: m.person for m in team.active(on) if isinstance(m, FamilyMember)}
    for meeting in _dated.known_by(team.meetings, on):
        table = [e.member for e in meeting.attended if e.how in _TOGETHER]
        yield from product(table, (seats[m] for m in table if m in seats))
    whose = {goal.id: goal.whose for goal in goals}
    agencies = agencies_in(team, on)
    for task in tasks:
        concerned = whose[task.goal] if task.goal is not None else ()
        yield from product(_doing(task, agencies), concerned)
    for person in people:
        at_home = (seat for seat, who in seats.items() if who in person.lives_with)
        yield from ((seat, person.id) for seat in at_home)


def _doing(
    task: TeamTask, agencies: dict[AgencyId, list[MemberId]]
) -> Iterable[MemberId]:
    """
    Who of the team does it; for an agency, its members there, as any may be the one.
    """
    if task.member is not None:
        return (task.member,)
    return () if task.agency is None else agencies.get(task.agency, ())
