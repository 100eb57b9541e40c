"""
A case as networks: its team with all that is to be done, and agencies over many cases.

The same record, looked at from the side of who holds what and who is joined to whom.
Everything is read as it stood on a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Side
from earlyhelp_core.cases._case import Case
from earlyhelp_core.contacts import WhyUnmet
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import DateLike, as_date, evolve
from earlyhelp_core.ids import FamilyId, MemberId, PersonId
from earlyhelp_core.people import Family
from earlyhelp_core.plans import AgencyOwner, FamilyOwner, Goal, GoalStatus, Owner
from earlyhelp_core.teams import (
    DISCLOSURE,
    FamilyMember,
    FamilyPerson,
    Observed,
    Team,
    TeamGoal,
    TeamNeed,
    TeamNetwork,
    TeamTask,
    observed,
)

# --- one family


def team_network(case: Case, on: DateLike) -> TeamNetwork:
    """
    Who holds what around a family on a day, from its plans, assessments and team.

    Goals and actions are those of open plans: goals that are worked on now, and what is
    still to be done. An agency's action is its one practitioner's in the team, of the
    role that it names if it names one; where there is none or more than one, it is the
    agency's. A need is an area that an assessment last noted as one for that person and
    in which no goal of theirs has been met since; and whatever the family needs and
    cannot get, unless they chose not to.

    >>> from earlyhelp_core.frameworks import Ladder
    >>> case = Case(
    ...     id="c1",
    ...     ladder=Ladder(framework="f", codes=["universal", "targeted"]),
    ...     family=Family(id="f1"),
    ... )
    >>> team_network(case, date(2026, 3, 2)).uncovered().is_nothing
    True
    """
    on = as_date(on)
    now = case.as_of(on).case
    goals = [
        goal
        for plan in now.plans
        if plan.is_open(on)
        for goal in plan.goals
        if goal.status is GoalStatus.ACTIVE
    ]
    network = TeamNetwork(
        on=on,
        team=now.team,
        needs=tuple(_needs(now, on)),
        goals=tuple(map(_goal, goals)),
        tasks=tuple(_tasks(goals, now.team, on)),
    )
    return evolve(network, people=tuple(_people(now.family, network)))


def _goal(goal: Goal) -> TeamGoal:
    return TeamGoal(id=goal.id, area=goal.area, whose=goal.whose)


def _needs(now: Case, on: date) -> Iterable[TeamNeed]:
    wanting = (
        TeamNeed(area=unmet.area, about=about)
        for unmet in now.unmet_needs
        if unmet.is_open(on) and unmet.why is not WhyUnmet.FAMILY_CHOSE_NOT_TO
        for about in unmet.who or (None,)
    )
    return {need.key: need for need in (*wanting, *_noticed(now))}.values()


def _noticed(now: Case) -> Iterator[TeamNeed]:
    """What was last noted as a need, and has not been met since."""
    noted: dict[tuple[str, PersonId | None], dict[date, list[Side]]] = {}
    needs: dict[tuple[str, PersonId | None], TeamNeed] = {}
    for assessment in now.assessments:
        for seen in assessment.observations:
            need = TeamNeed(area=seen.area, about=seen.about)
            day = seen.on or assessment.completed or assessment.started
            needs.setdefault(need.key, need)
            noted.setdefault(need.key, {}).setdefault(day, []).append(seen.side)
    for key, need in needs.items():
        # A worry is about what may come; it takes back no need, and makes none.
        said = {
            day: sides
            for day, sides in noted[key].items()
            if {Side.NEED, Side.STRENGTH}.intersection(sides)
        }
        last = max(said, default=None)
        if last is not None and Side.NEED in said[last] and not _met(need, last, now):
            yield need


def _met(need: TeamNeed, since: date, now: Case) -> bool:
    return any(
        goal.status is GoalStatus.MET
        and (goal.ended_on is None or goal.ended_on >= since)
        and need.is_answered_by(_goal(goal))
        for plan in now.plans
        for goal in plan.goals
    )


def _tasks(goals: Iterable[Goal], team: Team, on: date) -> Iterator[TeamTask]:
    for goal in goals:
        for action in goal.actions:
            if not action.is_settled:
                task = TeamTask(id=action.id, goal=goal.id)
                yield _held(task, action.owner, team, on)


def _held(task: TeamTask, owner: Owner | None, team: Team, on: date) -> TeamTask:
    if owner is None:
        return task
    if isinstance(owner, FamilyOwner):
        seat = _seat(owner.person, team, on)
        person = owner.person if seat is None else None
        return evolve(task, member=seat, person=person)
    seats = _seats_for(owner, team, on)
    if len(seats) == 1:
        return evolve(task, member=seats[0])
    return evolve(task, agency=owner.agency)


def _seat(person: PersonId, team: Team, on: date) -> MemberId | None:
    seats = (
        member.id
        for member in team.active(on)
        if isinstance(member, FamilyMember) and member.person == person
    )
    return next(seats, None)


def _seats_for(owner: AgencyOwner, team: Team, on: date) -> list[MemberId]:
    return [
        worker.id
        for worker in team.practitioners(on)
        if worker.agency == owner.agency
        and (owner.role is None or _alike(worker.role, owner.role))
    ]


def _alike(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _people(family: Family, network: TeamNetwork) -> Iterator[FamilyPerson]:
    """The family, and whoever else the network names, by role and age."""
    on = network.on
    seats = (m for m in network.team.active(on) if isinstance(m, FamilyMember))
    named = (
        *(person.id for person in family.members(on)),
        *(person.id for person in family.children_to_consider(on)),
        *(seat.person for seat in seats),
        *(person for goal in network.goals for person in goal.whose),
        *(need.about for need in network.needs),
        *(task.person for task in network.tasks),
    )
    for person in dict.fromkeys(named):
        if person is not None:
            yield FamilyPerson(
                id=person,
                label=family.label(person, on),
                lives_with=tuple(sorted(at_home_with(person, family, on))),
            )


def at_home_with(person: PersonId, family: Family, on: date) -> set[PersonId]:
    """Who shares a home with somebody on a day, as far as it is recorded."""
    homes = ({m.person for m in h.members if m.held(on)} for h in family.households)
    pairs = (
        {edge.from_, edge.to}
        for edge in family.relationships
        if edge.lives_with is YesNo.YES and edge.held(on)
    )
    found: set[PersonId] = set()
    return found.union(*(h for h in (*homes, *pairs) if person in h)) - {person}


# --- many


def observed_network(
    cases: Iterable[Case],
    on: date | Period,
    *,
    at_least: int = DISCLOSURE.at_least,
) -> Observed:
    """
    Which agencies really work together, from the teams of many cases.

    Cases of one family are counted once. See `earlyhelp_core.teams.observed`.

    >>> observed_network([], date(2026, 3, 2)).pairs
    ()
    """
    families: dict[FamilyId, list[Team]] = {}
    for case in cases:
        families.setdefault(case.family.id, []).append(case.team)
    return observed(families.values(), on, at_least=at_least)
