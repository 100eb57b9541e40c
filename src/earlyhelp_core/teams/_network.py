"""
The team as a network: who holds what, who is joined to whom, and what would come loose.

Everything is asked of one day and answered from what is recorded. Lists stand in the
order of ids and of the record, and nothing is added up into a score: a network is for
seeing what falls between two chairs, and never for comparing people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    as_date,
    default,
    evolve,
    made_by,
    record,
)
from earlyhelp_core.ids import AgencyId, GoalId, MemberId, PersonId
from earlyhelp_core.teams._held import (
    AgencyLoad,
    Continuity,
    Coverage,
    GoalHeld,
    LeftUncovered,
    Links,
    MemberLoad,
    NeedHeld,
    Silence,
    Uncovered,
)
from earlyhelp_core.teams._leaving import agencies_in, leavers, without_members
from earlyhelp_core.teams._links import links
from earlyhelp_core.teams._members import Practitioner
from earlyhelp_core.teams._picture import Pictured, picture
from earlyhelp_core.teams._team import Team
from earlyhelp_core.teams._times import continuity, silence
from earlyhelp_core.teams._work import FamilyPerson, TeamGoal, TeamNeed, TeamTask

# As for kinship: only an annotation says the name, and networkx is slow to load.
if TYPE_CHECKING:
    import networkx as nx


class _Holders(TypedDict):
    members: tuple[MemberId, ...]
    agencies: tuple[AgencyId, ...]
    people: tuple[PersonId, ...]


@record
class TeamNetwork:
    """
    Who holds what around one family on one day.

    Made by `earlyhelp_core.cases.team_network`, or directly by a system that has needs,
    goals and actions of its own. Somebody *holds* a need or a goal if they have an open
    action towards it: being in the room is not yet doing something about it.

    Raises `Impossible` where two things of a kind have one id, and where an action
    names a goal or a member that is not there.

    >>> from earlyhelp_core.teams import Practitioner
    >>> network = TeamNetwork(
    ...     on=date(2026, 3, 2),
    ...     team=Team(
    ...         members=[
    ...             Practitioner(id="therapist", agency="clinic", role="therapist")
    ...         ]
    ...     ),
    ...     needs=[TeamNeed(area="speech and language", about="otto")],
    ...     goals=[TeamGoal(id="g1", area="speech and language", whose=["otto"])],
    ...     tasks=[TeamTask(id="a1", goal="g1", member="therapist")],
    ... )
    >>> network.uncovered().is_nothing
    True
    >>> network.left_uncovered(agencies=["clinic"]).newly
    Uncovered(needs=<1>, goals=<1>)
    """

    on: Internal[date, DateLike]
    team: Internal[Team] = made_by(Team)
    #: The family, by role and age; without them people are not joined to anybody.
    people: InternalList[FamilyPerson] = default(())
    needs: InternalList[TeamNeed] = default(())
    goals: InternalList[TeamGoal] = default(())
    #: What is still to be done on that day.
    tasks: InternalList[TeamTask] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse ids that stand twice, or for nothing."""
        fields.refuse(
            self,
            fields.no_repeats("/people", (person.id for person in self.people)),
            fields.no_repeats("/goals", (goal.id for goal in self.goals)),
            # Two plans may each have an action of one id.
            fields.no_repeats("/tasks", (task.key for task in self.tasks)),
            self._unknown_references(),
        )

    def _unknown_references(self) -> Iterable[Problem]:
        goals = [goal.id for goal in self.goals]
        members = [member.id for member in self.team.members]
        for place, task in enumerate(self.tasks):
            if task.goal is not None and task.goal not in goals:
                yield _unknown("goal", task.goal, goals, f"/tasks/{place}/goal")
            if task.member is not None and task.member not in members:
                yield _unknown("member", task.member, members, f"/tasks/{place}/member")

    # --- what is held

    @cached_property
    def _active(self) -> tuple[MemberId, ...]:
        return tuple(sorted(member.id for member in self.team.active(self.on)))

    @cached_property
    def _agencies(self) -> dict[AgencyId, list[MemberId]]:
        return agencies_in(self.team, self.on)

    def taken(self) -> tuple[TeamTask, ...]:
        """The open actions that somebody has to do who is still there to do them."""
        return tuple(task for task in self.tasks if self._is_held(task))

    def of_nobody(self) -> tuple[TeamTask, ...]:
        """
        The open actions that nobody has to do: not taken on, or left behind.
        """
        return tuple(task for task in self.tasks if not self._is_held(task))

    def _is_held(self, task: TeamTask) -> bool:
        if task.member is not None:
            return task.member in self._active
        return task.is_taken

    def coverage(self) -> Coverage:
        """Every need and goal, each with whoever has something open to do about it."""
        return Coverage(
            needs=tuple(self._need_held(need) for need in self.needs),
            goals=tuple(
                GoalHeld(goal=goal.id, **self._holders([goal.id]))
                for goal in self.goals
            ),
        )

    def _need_held(self, need: TeamNeed) -> NeedHeld:
        goals = tuple(goal.id for goal in self.goals if need.is_answered_by(goal))
        return NeedHeld(need=need, goals=goals, **self._holders(goals))

    def _holders(self, goals: Collection[GoalId]) -> _Holders:
        tasks = [task for task in self.taken() if task.goal in goals]
        return {
            "members": tuple(sorted({t.member for t in tasks if t.member})),
            "agencies": tuple(sorted({t.agency for t in tasks if t.agency})),
            "people": tuple(sorted({t.person for t in tasks if t.person})),
        }

    def uncovered(self) -> Uncovered:
        """
        The needs and goals that nobody works on.

        A need without a goal, a goal without an open action, and one whose actions are
        all of nobody or of somebody who has left.
        """
        return self.coverage().uncovered

    # --- who does how much

    def load(self) -> tuple[MemberLoad, ...]:
        """
        What each member of that day has to do, in the order of their ids.

        Actions differ, and a number of them says nothing of anybody's work. It is there
        to ask who has too much on their hands, the family first.
        """
        return tuple(
            MemberLoad(
                member=member,
                tasks=tuple(t.id for t in self.tasks if t.member == member),
            )
            for member in self._active
        )

    def agency_load(self) -> tuple[AgencyLoad, ...]:
        """
        What each agency has to do, in the order of their ids.

        Through its members of that day, and where no one member can be named.
        """
        seats: dict[AgencyId, list[MemberId]] = {
            task.agency: [] for task in self.tasks if task.agency is not None
        }
        seats |= self._agencies
        return tuple(
            AgencyLoad(
                agency=agency,
                members=tuple(members),
                tasks=tuple(
                    task.id
                    for task in self.tasks
                    if task.agency == agency or task.member in members
                ),
            )
            for agency, members in sorted(seats.items())
        )

    # --- what would come loose

    def without(
        self,
        *,
        members: Iterable[str] = (),
        agencies: Iterable[str] = (),
        roles: Iterable[str] = (),
    ) -> TeamNetwork:
        """
        The network as it would be without some of the team.

        *members* by id, *agencies* with all their practitioners, *roles* as they are
        written on the practitioners. What they had to do is then nobody's, and so is
        what an agency had to do that has nobody left in the team.

        Raises `UnknownName` for a member, an agency or a role that is not in it.
        """
        gone, lost = self._leavers(members, agencies, roles)
        return evolve(
            self,
            team=without_members(self.team, gone),
            tasks=tuple(
                task.of_nobody() if task.member in gone or task.agency in lost else task
                for task in self.tasks
            ),
        )

    def _leavers(
        self, members: Iterable[str], agencies: Iterable[str], roles: Iterable[str]
    ) -> tuple[set[MemberId], set[AgencyId]]:
        named = set(agencies)
        known = self._every_agency()
        gone = leavers(
            self.team,
            members=tuple(members),
            agencies=named,
            roles=tuple(roles),
            known_agencies=known,
        )
        return gone, {
            agency
            for agency in known
            if agency in named
            or (agency in self._agencies and gone.issuperset(self._agencies[agency]))
        }

    def _every_agency(self) -> set[AgencyId]:
        """Those that ever had somebody in the team, and those with something to do."""
        workers = (m for m in self.team.members if isinstance(m, Practitioner))
        named = (*(w.agency for w in workers), *(task.agency for task in self.tasks))
        return {agency for agency in named if agency is not None}

    def left_uncovered(
        self,
        *,
        members: Iterable[str] = (),
        agencies: Iterable[str] = (),
        roles: Iterable[str] = (),
    ) -> LeftUncovered:
        """
        What nobody would hold if they left, as at a step-down; named as in `without`.

        Raises `UnknownName` as there.
        """
        members, agencies, roles = tuple(members), tuple(agencies), tuple(roles)
        gone, lost = self._leavers(members, agencies, roles)
        now = self.uncovered()
        after = self.without(members=members, agencies=agencies, roles=roles)
        then = after.uncovered()
        held = {task.key for task in after.taken()}
        return LeftUncovered(
            leaving=tuple(member for member in self._active if member in gone),
            agencies=tuple(sorted(lost)),
            tasks=tuple(task.id for task in self.taken() if task.key not in held),
            newly=Uncovered(
                needs=tuple(n for n in then.needs if n not in now.needs),
                goals=tuple(g for g in then.goals if g not in now.goals),
            ),
            already=now,
            nothing_left=self._all_held(then),
        )

    def _all_held(self, uncovered: Uncovered) -> YesNo | None:
        if not self.needs and not self.goals:
            return None
        return YesNo.YES if uncovered.is_nothing else YesNo.NO

    # --- who has been there, and who was heard

    def continuity(self, since: DateLike) -> Continuity:
        """
        Since when each member of the day has been there, and each change of lead.

        Changes from *since* on, with who led the day before and who from then.
        """
        since = as_date(since)
        return continuity(self.team, self.on, since)

    def silent(self, since: DateLike) -> Silence:
        """
        Who of the team, and which agency, has not been heard from since a day.

        Heard is: was there, together or apart, or sent word. See
        `Team.not_heard_from`.
        """
        since = as_date(since)
        return silence(self.team, self.on, since)

    def links(self) -> Links:
        """
        Who is joined to the other side through one person only, or through nobody.

        What joins a member and one of the family: sitting at one table, working on a
        goal that is theirs by name, sharing a home. Being related joins nobody here.
        """
        return links(self.team, self.on, self.people, self.goals, self.taken())

    def to_networkx(self) -> nx.MultiDiGraph[str]:  # type: ignore[explicit-any] # its stubs'
        """
        All of it as a frozen graph of networkx, for what else one may ask.

        Nodes are named by their kind and id, ``member:tutor``, and have a *kind* and a
        *label*, by role and age. Each edge has a *kind*, which is its key too. The
        page on teams lists them all. networkx is loaded when this is first called.
        """
        return picture(
            Pictured(
                on=self.on,
                team=self.team,
                people=self.people,
                needs=self.needs,
                goals=self.goals,
                tasks=self.tasks,
            )
        )


def _unknown(noun: str, given: str, known: Sequence[str], path: str) -> Problem:
    problem = unknown_name(noun, given, known, path=path)
    return evolve(problem, code="unknown-reference")
