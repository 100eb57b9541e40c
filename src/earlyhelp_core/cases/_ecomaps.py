"""
The ecomap of a family from its case: for the whole office, or for one reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._networks import at_home_with, team_network
from earlyhelp_core.fields import DateLike, as_date
from earlyhelp_core.ids import AgencyId, MemberId, PersonId
from earlyhelp_core.plans import NetworkMember
from earlyhelp_core.teams import (
    Ecomap,
    EcomapNode,
    EcomapTie,
    FamilyMember,
    InformalSupporter,
    Member,
    NodeKind,
    Practitioner,
    TeamNetwork,
    TeamTask,
    TieKind,
)

_FAMILY = EcomapNode(id="family", kind=NodeKind.FAMILY, label="family")


def ecomap(case: Case, on: DateLike, reader: str | None = None) -> Ecomap:
    """
    One family on a day with its people, its own network, and the agencies around it.

    People by role and age; whoever is there for them by what they are to the family;
    practitioners as their agency, and by role where none is recorded. For a *reader*,
    one of the family or an agency, it is made of what `Case.view_for` shows them and
    of nothing else, so that what they may not know of is in no node, tie or label.

    How strong a tie is stands in no record: `Ecomap.with_strength` puts in what the
    family says. Raises `UnknownName` and `Misuse` for a *reader*, as `view_for` does.

    >>> from earlyhelp_core.frameworks import Ladder
    >>> from earlyhelp_core.people import Family, Membership, Person
    >>> case = Case(
    ...     id="c1",
    ...     ladder=Ladder(framework="f", codes=["universal", "targeted"]),
    ...     family=Family(
    ...         id="f1",
    ...         people=[Person(id="otto", born=date(2014, 9, 1))],
    ...         memberships=[Membership(person="otto")],
    ...     ),
    ... )
    >>> [node.label for node in ecomap(case, date(2026, 3, 2)).nodes]
    ['family', 'child, 11']
    """
    on = as_date(on)
    seen = case.as_of(on).case if reader is None else case.view_for(reader, on).case
    network = team_network(seen, on)
    here = {p.id for p in seen.family.people if p.is_expected_or_living(on)}
    own = [
        one
        for plan in seen.plans
        if plan.is_open(on) and plan.network is not None
        for one in plan.network.offering(on)
    ]
    nodes = [
        _FAMILY,
        *_people(seen, here, on),
        *_around(network, own, on),
    ]
    known = {node.id for node in nodes}
    ties = (
        *_within(seen, on),
        *_offers(own),
        *_of_team(network),
        *_of_work(network),
    )
    return Ecomap(
        on=on,
        nodes=tuple(nodes),
        # A tie to somebody who has died is no tie of that day.
        ties=tuple(t for t in dict.fromkeys(ties) if {t.from_, t.to} <= known),
    )


# --- the nodes


def _people(seen: Case, here: set[PersonId], on: date) -> Iterator[EcomapNode]:
    for person in seen.family.people:
        if person.id in here:
            label = seen.family.label(person.id, on)
            yield EcomapNode(id=_of(person.id), kind=NodeKind.PERSON, label=label)


def _around(
    network: TeamNetwork, own: Iterable[NetworkMember], on: date
) -> Iterator[EcomapNode]:
    for place, one in enumerate(own):
        if one.person is None:
            yield EcomapNode(
                id=f"network:{place}",
                kind=NodeKind.INFORMAL,
                label=one.relation or "supporter",
            )
    for member in network.team.active(on):
        if isinstance(member, InformalSupporter):
            yield EcomapNode(
                id=_place(member),
                kind=NodeKind.INFORMAL,
                label=member.relation or "supporter",
            )
        elif isinstance(member, Practitioner) and member.agency is None:
            yield EcomapNode(
                id=_place(member), kind=NodeKind.PRACTITIONER, label=member.role
            )
    for load in network.agency_load():
        yield EcomapNode(id=_at(load.agency), kind=NodeKind.AGENCY, label=load.agency)


def _of(person: PersonId) -> str:
    return f"person:{person}"


def _at(agency: AgencyId) -> str:
    return f"agency:{agency}"


def _place(member: Member) -> str:
    """Where a member of the team stands: as themselves, or as their agency."""
    if isinstance(member, FamilyMember):
        return _of(member.person)
    if isinstance(member, Practitioner) and member.agency is not None:
        return _at(member.agency)
    return f"member:{member.id}"


# --- the ties


def _within(seen: Case, on: date) -> Iterator[EcomapTie]:
    family = seen.family
    for person in family.members(on):
        yield EcomapTie(from_=_of(person.id), to=_FAMILY.id, kind=TieKind.BELONGS_TO)
    for edge in family.kinship(on).relationships:
        yield EcomapTie(
            from_=_of(edge.from_),
            to=_of(edge.to),
            kind=TieKind.RELATED,
            relation=edge.kind,
        )
    for person in family.people:
        for other in sorted(at_home_with(person.id, family, on)):
            if person.id < other:
                yield EcomapTie(
                    from_=_of(person.id), to=_of(other), kind=TieKind.LIVES_WITH
                )


def _offers(own: Iterable[NetworkMember]) -> Iterator[EcomapTie]:
    for place, one in enumerate(own):
        start = f"network:{place}" if one.person is None else _of(one.person)
        yield EcomapTie(from_=start, to=_FAMILY.id, kind=TieKind.OFFERS)


def _of_team(network: TeamNetwork) -> Iterator[EcomapTie]:
    for member in network.team.active(network.on):
        yield EcomapTie(from_=_place(member), to=_FAMILY.id, kind=TieKind.IN_TEAM)


def _of_work(network: TeamNetwork) -> Iterator[EcomapTie]:
    places = {member.id: _place(member) for member in network.team.active(network.on)}
    whose = {goal.id: goal.whose for goal in network.goals}
    for task in network.taken():
        start = _doer(task, places)
        concerned = () if task.goal is None else whose[task.goal]
        for end in map(_of, concerned) if concerned else (_FAMILY.id,):
            if end != start:
                yield EcomapTie(from_=start, to=end, kind=TieKind.WORKS_WITH)


def _doer(task: TeamTask, places: dict[MemberId, str]) -> str:
    if task.member is not None:
        return places[task.member]
    if task.person is not None:
        return _of(task.person)
    return f"agency:{task.agency}"
