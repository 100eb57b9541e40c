"""
The network of a team as a graph of networkx: the one place that knows how it is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from earlyhelp_core.ids import MemberId, PersonId
from earlyhelp_core.teams._members import FamilyMember, InformalSupporter, Member
from earlyhelp_core.teams._team import Team
from earlyhelp_core.teams._work import FamilyPerson, TeamGoal, TeamNeed, TeamTask

if TYPE_CHECKING:
    import networkx as nx


#: From, to, and what kind it is.
_Edge: TypeAlias = tuple[str, str, str]


class Pictured(NamedTuple):
    """
    What is needed of a network to draw it up as a graph.
    """

    #: The day it is of.
    on: date
    #: Everyone in the team, over time.
    team: Team
    #: The family.
    people: tuple[FamilyPerson, ...]
    #: Where help is wanted.
    needs: tuple[TeamNeed, ...]
    #: What is worked on.
    goals: tuple[TeamGoal, ...]
    #: What is still to be done.
    tasks: tuple[TeamTask, ...]


def picture(network: Pictured) -> nx.MultiDiGraph[str]:  # type: ignore[explicit-any] # its stubs'
    """The network as a frozen graph, people by role and age."""
    from networkx import MultiDiGraph, freeze  # noqa: PLC0415 - the one lazy door

    graph: nx.MultiDiGraph[str]  # type: ignore[explicit-any] # its stubs'
    graph = MultiDiGraph()
    for node, kind, label in _nodes(network):
        graph.add_node(node, kind=kind, label=label)
    for member, roles in _leads(network).items():
        graph.add_node(f"member:{member}", leads=", ".join(sorted(roles)))
    for start, end, kind in _edges(network):
        graph.add_edge(start, end, key=kind, kind=kind)
    freeze(graph)
    return graph


def _leads(network: Pictured) -> dict[MemberId, set[str]]:
    found: dict[MemberId, set[str]] = {}
    for lead in network.team.leading(network.on):
        found.setdefault(lead.member, set()).add(lead.kind.value)
    return found


def _seats(network: Pictured) -> dict[PersonId, str]:
    """Where each of the family stands: at their seat in the team, if they have one."""
    named = (
        *(person.id for person in network.people),
        *(other for person in network.people for other in person.lives_with),
        *(person for goal in network.goals for person in goal.whose),
        *(need.about for need in network.needs),
        *(task.person for task in network.tasks),
    )
    seats = {
        member.person: f"member:{member.id}"
        for member in network.team.active(network.on)
        if isinstance(member, FamilyMember)
    }
    return {p: f"person:{p}" for p in named if p is not None} | seats


def _nodes(network: Pictured) -> Iterator[tuple[str, str, str]]:
    labels = {person.id: person.label for person in network.people}
    for member in network.team.active(network.on):
        yield f"member:{member.id}", member.sort, _label(member, labels)
    for person, node in _seats(network).items():
        if node.startswith("person:"):
            yield node, "person", labels.get(person, "person")
    for agency in _agencies(network):
        yield f"agency:{agency}", "agency", agency
    for place, need in enumerate(network.needs):
        yield f"need:{place}", "need", need.area
    for goal in network.goals:
        yield f"goal:{goal.id}", "goal", goal.area
    for task in network.tasks:
        yield f"action:{task.key}", "action", "action"


def _label(member: Member, labels: dict[PersonId, str]) -> str:
    if isinstance(member, FamilyMember):
        return labels.get(member.person, "person")
    if isinstance(member, InformalSupporter):
        return member.relation or "supporter"
    return member.role


def _agencies(network: Pictured) -> list[str]:
    there = {m.agency for m in network.team.practitioners(network.on)}
    doing = {task.agency for task in network.tasks}
    return sorted(agency for agency in there | doing if agency is not None)


def _edges(network: Pictured) -> Iterator[_Edge]:
    seats = _seats(network)
    for worker in network.team.practitioners(network.on):
        if worker.agency is not None:
            yield f"member:{worker.id}", f"agency:{worker.agency}", "belongs-to"
    active = {member.id for member in network.team.active(network.on)}
    for task in network.tasks:
        for holder in _holders(task, active, seats):
            yield holder, f"action:{task.key}", "does"
        if task.goal is not None:
            yield f"action:{task.key}", f"goal:{task.goal}", "towards"
    yield from _wanted(network, seats)
    for person in network.people:
        for other in person.lives_with:
            yield seats[person.id], seats[other], "lives-with"


def _holders(
    task: TeamTask, active: Collection[MemberId], seats: Mapping[PersonId, str]
) -> Iterator[str]:
    if task.member in active:
        yield f"member:{task.member}"
    if task.agency is not None:
        yield f"agency:{task.agency}"
    if task.person is not None:
        yield seats[task.person]


def _wanted(network: Pictured, seats: Mapping[PersonId, str]) -> Iterator[_Edge]:
    for goal in network.goals:
        for person in goal.whose:
            yield f"goal:{goal.id}", seats[person], "for"
    for place, need in enumerate(network.needs):
        if need.about is not None:
            yield f"need:{place}", seats[need.about], "for"
        for goal in network.goals:
            if need.is_answered_by(goal):
                yield f"goal:{goal.id}", f"need:{place}", "answers"
