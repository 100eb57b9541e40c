"""
A family: its people, who belongs to it when, how they are related, where they live.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import DateLike, Internal, InternalList, default, record
from earlyhelp_core.ids import FamilyId, PersonId
from earlyhelp_core.people._households import Household, Membership, memberships_as_of
from earlyhelp_core.people._kinds import (
    ELDERS,
    PARENTS,
    RESPONSIBLE,
    SIBLINGS,
    YOUNGER,
    RelationshipKind,
)
from earlyhelp_core.people._kinship import Kinship
from earlyhelp_core.people._labels import labels
from earlyhelp_core.people._person import Birth, Person
from earlyhelp_core.people._readers import relationships_for, unknown_to
from earlyhelp_core.people._relationships import Relationship


@record
class Family:
    """
    A family as it sees itself, with everybody the record knows of around it.

    Somebody among the people without a membership is known and not a member: a
    half-sister with her other parent, a grandfather abroad.

    Raises `Impossible` for an id that stands twice, for a reference to nobody of this
    family, and for two people each the parent of the other or a parent born after
    their child.

    >>> family = Family(
    ...     id="f1",
    ...     people=[
    ...         Person(id="p1", sex="female"),
    ...         Person(id="p2", born=date(2014, 9, 1)),
    ...     ],
    ...     memberships=[Membership(person="p1"), Membership(person="p2")],
    ...     relationships=[
    ...         Relationship(
    ...             from_="p1", kind="parent-of", to="p2", parental_responsibility="yes"
    ...         )
    ...     ],
    ... )
    >>> family
    Family(id='f1', people=<2>, memberships=<2>, relationships=<1>, households=<0>)
    >>> [family.label(p.id, date(2026, 3, 2)) for p in family.people]
    ['mother', 'child, 11']
    """

    id: Internal[FamilyId, str]
    people: InternalList[Person] = default(())
    #: Who counts as the family, and when.
    memberships: InternalList[Membership] = default(())
    #: Each relationship once, from either side.
    relationships: InternalList[Relationship] = default(())
    households: InternalList[Household] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be true of people together."""
        fields.refuse(
            self,
            fields.no_repeats("/people", (p.id for p in self.people)),
            fields.no_repeats("/households", (h.id for h in self.households)),
            self._unknown_references(),
            self._contrary_parents(),
        )

    def _references(self) -> Iterable[tuple[str, PersonId]]:
        for place, membership in enumerate(self.memberships):
            yield f"/memberships/{place}/person", membership.person
        for place, edge in enumerate(self.relationships):
            yield f"/relationships/{place}/from", edge.from_
            yield f"/relationships/{place}/to", edge.to
            for reader, unaware in enumerate(edge.not_known_to):
                yield f"/relationships/{place}/not_known_to/{reader}", unaware
        for place, household in enumerate(self.households):
            for seat, resident in enumerate(household.members):
                yield f"/households/{place}/members/{seat}/person", resident.person
            for reader, unsafe in enumerate(household.not_to_be_told):
                yield f"/households/{place}/not_to_be_told/{reader}", unsafe

    def _unknown_references(self) -> Iterable[Problem]:
        known = {p.id: None for p in self.people}
        for path, reference in self._references():
            if reference not in known:
                problem = unknown_name("person", reference, list(known), path=path)
                yield fields.evolve(problem, code="unknown-reference")

    def _parents(self) -> Iterable[tuple[str, PersonId, PersonId]]:
        for place, edge in enumerate(self.relationships):
            if edge.kind in PARENTS:
                yield f"/relationships/{place}/from", edge.from_, edge.to
            elif edge.kind.inverse in PARENTS:
                yield f"/relationships/{place}/to", edge.to, edge.from_

    def _contrary_parents(self) -> Iterable[Problem]:
        born = {p.id: p.born for p in self.people}
        told: set[tuple[PersonId, PersonId]] = set()
        for path, parent, child in self._parents():
            yield from fields.when(
                (child, parent) in told,
                path,
                "parent-of-parent",
                "each is recorded as the other's parent; turn one of the two round",
            )
            told.add((parent, child))
            first, second = born.get(parent), born.get(child)
            yield from fields.when(
                first is not None and second is not None and second <= first,
                path,
                "parent-not-older",
                "the parent was born no earlier than the child; correct a date of "
                "birth, or turn the relationship round",
            )

    @cached_property
    def _readings(self) -> tuple[Relationship, ...]:
        """Every relationship from both of its sides."""
        return (*self.relationships, *(edge.inverse() for edge in self.relationships))

    def _edges(self, on: date) -> list[Relationship]:
        absent = self._not_expected_by(on)
        return [
            edge
            for edge in self._readings
            if edge.held(on) and absent.isdisjoint((edge.from_, edge.to))
        ]

    def _not_expected_by(self, on: date) -> set[PersonId]:
        return {p.id for p in self.people if not p.was_expected_by(on)}

    def person(self, id: str) -> Person:  # noqa: A002 - the field's own name
        """
        The person of that id. Raises `UnknownName`, with near matches.
        """
        wanted = PersonId(id)
        for person in self.people:
            if person.id == wanted:
                return person
        problem = unknown_name("person", id, [p.id for p in self.people])
        raise UnknownName("Family", [problem])

    def members(self, on: DateLike) -> tuple[Person, ...]:
        """Who belongs to the family on that day, expected or living."""
        belonging = {m.person for m in self.memberships if m.held(on)}
        return tuple(
            p for p in self.people if p.id in belonging and p.is_expected_or_living(on)
        )

    def of_unknown_age(self, on: DateLike) -> tuple[Person, ...]:
        """
        Members whose date of birth nobody recorded, so that it can be asked for.

        Each might be a child: `children` and `children_to_consider` say what they do
        with them.
        """
        return tuple(p for p in self.members(on) if p.is_child(on) is None)

    def children(self, on: DateLike) -> tuple[Person, ...]:
        """
        The members who are children on that day, those expected among them.

        Somebody whose date of birth is not recorded counts as a child where a
        relationship makes them the child of a member, and none shows them raising
        somebody themselves: a mother living with her own mother is no child for want
        of a date.
        """
        on = fields.as_date(on)
        members = self.members(on)
        edges, here = self._edges(on), {p.id for p in members}
        return tuple(
            p
            for p in members
            if p.is_child(on) is YesNo.YES or _belongs(p, on, edges, elders=here)
        )

    def children_to_consider(self, on: DateLike) -> tuple[Person, ...]:
        """
        Every child whom a decision about the family touches, wherever they live.

        The family's own children, those expected among them; children of a member or
        of a parent of the family's children; their brothers and sisters, half and
        step. Pregnancies that ended and children who died are left out.
        """
        on = fields.as_date(on)
        young = {p.id for p in self.children(on)}
        edges, near = self._edges(on), {p.id for p in self.members(on)}
        near |= {e.from_ for e in edges if e.kind in PARENTS and e.to in young}
        return tuple(
            p
            for p in self.people
            if p.id in young or _belongs(p, on, edges, elders=near, siblings=young)
        )

    def holders_of_parental_responsibility(
        self, child: str, on: DateLike
    ) -> tuple[Person, ...]:
        """
        Those recorded as holding parental responsibility for *child* on that day.

        Nobody holds it before the birth, nor once the child is grown up. Somebody
        about whom it was not recorded is not listed: ask, then record.

        Raises `UnknownName` where *child* is nobody of this family.

        Source: Children Act 1989, sections 3 and 105.
        """
        child = PersonId(child)
        on = fields.as_date(on)
        ward = self.person(child).as_of(on)
        if ward.birth is not Birth.BORN or ward.is_child(on) is YesNo.NO:
            return ()
        holders = {
            edge.from_
            for edge in self._edges(on)
            if edge.to == child
            and edge.parental_responsibility is YesNo.YES
            and edge.kind in RESPONSIBLE
        }
        return tuple(
            p for p in self.people if p.id in holders and p.is_expected_or_living(on)
        )

    def label(self, person: str, on: DateLike, reader: str | None = None) -> str:
        """
        What to call somebody without their name: a role, and a child's age.

        Children are numbered from the oldest, where there are several. A role tells
        of a relationship: with a *reader*, it is worded from what that person may
        know, as `known_to` leaves it.

        Raises `UnknownName` where *person* is nobody of this family, or nobody that
        the *reader* may know of.
        """
        person = PersonId(person)
        on = fields.as_date(on)
        reader = None if reader is None else PersonId(reader)
        if reader is not None:
            return self.known_to(reader).label(person, on)
        children = {p.id for p in self.children_to_consider(on)}
        named = labels(self.people, self._edges(on), children, on)
        return named[self.person(person).id]

    def kinship(self, on: DateLike, reader: str | None = None) -> Kinship:
        """
        Who is what to whom on that day, also where it follows from what is recorded.

        With a *reader*, from what that person may know.

        >>> from earlyhelp_core.people import Family, Person, Relationship
        >>> family = Family(
        ...     id="f1",
        ...     people=[
        ...         Person(id="p1", sex="female"),
        ...         Person(id="p2", born=date(2014, 9, 1)),
        ...         Person(id="p3", sex="female"),
        ...     ],
        ...     relationships=[
        ...         Relationship(from_="p1", kind="parent-of", to="p2"),
        ...         Relationship(from_="p3", kind="sibling-of", to="p1"),
        ...     ],
        ... )
        >>> kinship = family.kinship(date(2026, 3, 2))
        >>> found = kinship.relation_of("p3", "p2")
        >>> found.words
        'aunt of child through mother'
        """
        on = fields.as_date(on)
        reader = None if reader is None else PersonId(reader)
        if reader is not None:
            return self.known_to(reader).kinship(on)
        absent = self._not_expected_by(on)
        return Kinship(
            on=on,
            people=tuple(p for p in self.people if p.id not in absent),
            relationships=tuple(
                edge
                for edge in self.relationships
                if edge.held(on) and absent.isdisjoint((edge.from_, edge.to))
            ),
            children=tuple(p.id for p in self.children_to_consider(on)),
        )

    def known_to(self, reader: str) -> Family:
        """
        The family as far as *reader*, one of its people, may know of it.

        Relationships *not known to* them are left out, and so is whoever would be
        known to them through these alone; so is the postcode of a household whose
        address must not reach them. Nothing in it says that something was withheld.

        Raises `UnknownName` where *reader* is nobody of this family: nobody could
        say what a stranger may know.
        """
        reader = PersonId(reader)
        unknown = unknown_to(self.person(reader).id, self.relationships)
        return fields.evolve(
            self,
            people=tuple(p for p in self.people if p.id not in unknown),
            memberships=tuple(m for m in self.memberships if m.person not in unknown),
            relationships=tuple(
                edge
                for edge in relationships_for(reader, self.relationships)
                if unknown.isdisjoint((edge.from_, edge.to))
            ),
            households=tuple(
                fields.evolve(
                    home.known_to(reader),
                    members=tuple(m for m in home.members if m.person not in unknown),
                )
                for home in self.households
            ),
        )

    def as_of(self, on: DateLike) -> Family:
        """
        The family as that day knew it: what began later is left out, ends too.

        Everybody stays among the people, so that what refers to them still finds
        them; somebody not yet expected belongs nowhere and is related to nobody.
        """
        on = fields.as_date(on)
        absent = self._not_expected_by(on)
        return fields.evolve(
            self,
            people=tuple(p.as_of(on) for p in self.people),
            memberships=memberships_as_of(self.memberships, on, absent),
            relationships=tuple(
                edge.as_of(on)
                for edge in _dated.known_by(self.relationships, on)
                if absent.isdisjoint((edge.from_, edge.to))
            ),
            households=tuple(
                fields.evolve(h, members=memberships_as_of(h.members, on, absent))
                for h in self.households
            ),
        )


def _belongs(
    person: Person,
    on: date,
    edges: Iterable[Relationship],
    *,
    elders: Collection[PersonId],
    siblings: Collection[PersonId] = (),
) -> bool:
    """Whether somebody is, or may be, a child of *elders* or beside *siblings*."""
    known = person.is_child(on)
    if known is YesNo.NO:
        return False
    own = [edge for edge in edges if edge.from_ == person.id]
    if known is None and any(edge.kind in ELDERS for edge in own):
        return False
    # Being cared for says nothing of age; being somebody's child does, a little.
    younger = (
        YOUNGER if known is not None else YOUNGER - {RelationshipKind.CARED_FOR_BY}
    )
    return any(
        (edge.kind in younger and edge.to in elders)
        or (edge.kind in SIBLINGS and edge.to in siblings)
        for edge in own
    )
