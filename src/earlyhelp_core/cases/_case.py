"""
The case: everything recorded about one family's support, in one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar, final

import attrs
from attrs.converters import optional

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.assessments import Assessment, HarmConsideration
from earlyhelp_core.cases._references import unresolved
from earlyhelp_core.contacts import Contact, Notice, Referral
from earlyhelp_core.errors import Conflict
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.ids import CaseId, LevelCode, PartnershipId, PersonId
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import (
    AgreementToSupport,
    EndingDiscussion,
    Family,
    LegalStatus,
)
from earlyhelp_core.plans import Action, FamilyPlan
from earlyhelp_core.private import INTERNAL, record
from earlyhelp_core.teams import Lead, Team
from earlyhelp_core.transitions import Authorisation, Handover, Move

__all__ = ["Case", "CaseOn"]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Case:
    """
    The record of one family's support: what was found, agreed, done and decided.

    Nothing in it is worked out: levels, leads and what is due follow from the dated
    facts, asked of a day. Construction refuses references to what is not there.

    >>> from datetime import date
    >>> from earlyhelp_core.people import Family, Membership, Person
    >>> case = Case(
    ...     id="c1",
    ...     ladder=Ladder(framework="f", codes=["universal", "targeted"]),
    ...     family=Family(
    ...         id="f1",
    ...         people=[Person(id="p1", born=date(2014, 9, 1))],
    ...         memberships=[Membership(person="p1")],
    ...     ),
    ...     moves=[
    ...         Move(
    ...             id="m1",
    ...             kind="open",
    ...             from_="universal",
    ...             to="targeted",
    ...             effective=date(2026, 1, 12),
    ...         )
    ...     ],
    ... )
    >>> case.level(date(2026, 1, 11)), case.level(date(2026, 1, 12))
    ('universal', 'targeted')
    """

    id: CaseId = attrs.field(converter=ids.case_id, metadata=INTERNAL)
    #: The partnership whose editions it works under.
    partnership: PartnershipId | None = attrs.field(
        default=None, converter=optional(ids.partnership_id), metadata=INTERNAL
    )
    #: The levels it speaks of, lowest first.
    ladder: Ladder = attrs.field(metadata=INTERNAL)
    family: Family = attrs.field(metadata=INTERNAL)
    #: Where the children stood when the record begins; ``None``: not recorded.
    starts_at: LevelCode | None = attrs.field(
        default=None, converter=optional(ids.level_code), metadata=INTERNAL
    )
    legal_statuses: tuple[LegalStatus, ...] = attrs.field(default=(), metadata=INTERNAL)
    agreements: tuple[AgreementToSupport, ...] = attrs.field(
        default=(), metadata=INTERNAL
    )
    endings: tuple[EndingDiscussion, ...] = attrs.field(default=(), metadata=INTERNAL)
    contacts: tuple[Contact, ...] = attrs.field(default=(), metadata=INTERNAL)
    referrals: tuple[Referral, ...] = attrs.field(default=(), metadata=INTERNAL)
    notices: tuple[Notice, ...] = attrs.field(default=(), metadata=INTERNAL)
    harm: tuple[HarmConsideration, ...] = attrs.field(default=(), metadata=INTERNAL)
    assessments: tuple[Assessment, ...] = attrs.field(default=(), metadata=INTERNAL)
    plans: tuple[FamilyPlan, ...] = attrs.field(default=(), metadata=INTERNAL)
    team: Team = attrs.field(factory=Team, metadata=INTERNAL)
    measures: tuple[Measure, ...] = attrs.field(default=(), metadata=INTERNAL)
    readings: tuple[Reading, ...] = attrs.field(default=(), metadata=INTERNAL)
    authorisations: tuple[Authorisation, ...] = attrs.field(
        default=(), metadata=INTERNAL
    )
    handovers: tuple[Handover, ...] = attrs.field(default=(), metadata=INTERNAL)
    #: Steps really taken, in the order they were written down. Only ever added to.
    moves: tuple[Move, ...] = attrs.field(default=(), metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse a reference to what the record does not hold."""
        _model.refuse(self, unresolved(self))

    def level(self, on: date, child: str | None = None) -> LevelCode | None:
        """
        Where a child stands on a day; without a child, the highest in the family.

        ``None`` where it is not recorded. Of two moves on one day the one written
        down later holds. Raises `UnknownName` for a child not in the family.
        """
        if child is not None:
            person = self.family.person(ids.person_id(child))
            return self._level_of(person.id, on)
        known = [level for level in self.levels(on).values() if level is not None]
        return max(known, key=self.ladder.rank, default=None)

    def levels(self, on: date) -> dict[PersonId, LevelCode | None]:
        """Where each child of the family stands on a day."""
        children = self.family.children(on)
        return {child.id: self._level_of(child.id, on) for child in children}

    def _level_of(self, child: PersonId, on: date) -> LevelCode | None:
        last = self.last_move(on, child)
        if last is not None:
            return last.to
        moves = [m for m in self.moves if m.changes_level and m.concerns(child)]
        first = min(moves, key=lambda move: move.effective, default=None)
        return self.starts_at or (None if first is None else first.from_)

    def last_move(self, on: date, child: PersonId | None = None) -> Move | None:
        """The move that brought a child, or any of the family, to where they are."""
        moves = [
            m
            for m in self.moves
            if m.changes_level
            and m.effective <= on
            and (child is None or m.concerns(child))
        ]
        return max(reversed(moves), key=lambda move: move.effective, default=None)

    def with_move(self, move: Move) -> Case:
        """
        The case with one more *move*, decided by a practitioner and told as it was.

        Whether its conditions were met is not asked here: a record must be able to
        hold what happened. Raises `Conflict` where the move starts from a level on
        which a child did not stand that day, and `Impossible` where it refers to
        what the case does not hold.
        """
        changed = attrs.evolve(self, moves=(*self.moves, move))
        if move.changes_level and move.from_ is not None:
            self._started_from(move.from_, move)
        return changed

    def _started_from(self, level: LevelCode, move: Move) -> None:
        # What was recorded by that day: where a later move says that it started is no
        # reason to refuse the move that brought the children there.
        then = self.as_of(move.effective)
        # A family moves together from the level of its highest child; where nothing
        # was recorded, the move is the first word on the matter.
        standing = {then.case.level(then.on, child) for child in move.children} or {
            then.level
        }
        if not standing <= {level, None}:
            raise Conflict.of(
                "Case",
                path=f"/moves/{len(self.moves)}/from",
                code="other-level",
                message="the record has another level on that day; correct the move, "
                "or record first what brought the child to where it starts",
            )

    def as_of(self, on: date) -> CaseOn:
        """
        The case as it stood on a day: without what came later, ends still open.

        It remembers its day, so that ``now = case.as_of(on)`` answers ``now.level``.
        """
        return CaseOn(case=_projected(self, on), on=on)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class CaseOn:
    """
    A case as it stood on a day, which it remembers. See `Case.as_of`.
    """

    #: The case without what came later.
    case: Case = attrs.field(metadata=INTERNAL)
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)

    @property
    def level(self) -> LevelCode | None:
        """The family's level: the highest of its children's."""
        return self.case.level(self.on)

    @property
    def levels(self) -> dict[PersonId, LevelCode | None]:
        """Where each child stands."""
        return self.case.levels(self.on)

    @property
    def leads(self) -> tuple[Lead, ...]:
        """Who leads."""
        return self.case.team.leading(self.on)

    @property
    def plans(self) -> tuple[FamilyPlan, ...]:
        """The plans that are open."""
        return tuple(plan for plan in self.case.plans if plan.is_open(self.on))

    def overdue(self) -> tuple[Action, ...]:
        """The actions of open plans that are past their day."""
        return tuple(action for plan in self.plans for action in plan.overdue(self.on))


_Id = TypeVar("_Id", bound=str)


def _if_among(id_: _Id | None, known: Iterable[str]) -> _Id | None:
    """The reference, unless what it names is not known yet."""
    return id_ if id_ in set(known) else None


def _projected(case: Case, on: date) -> Case:
    contacts = _dated.known_by(case.contacts, on)
    plans = tuple(p.as_of(on) for p in _dated.known_by(case.plans, on))
    handovers = tuple(h.as_of(on) for h in _dated.known_by(case.handovers, on))
    team = case.team.as_of(on)
    return attrs.evolve(
        case,
        family=case.family.as_of(on),
        legal_statuses=tuple(
            s.as_of(on) for s in _dated.known_by(case.legal_statuses, on)
        ),
        agreements=tuple(a.as_of(on) for a in _dated.known_by(case.agreements, on)),
        endings=_dated.known_by(case.endings, on),
        contacts=contacts,
        referrals=tuple(
            attrs.evolve(r.as_of(on), contact=_if_among(r.contact, _ids(contacts)))
            for r in _dated.known_by(case.referrals, on)
        ),
        notices=_dated.known_by(case.notices, on),
        harm=_dated.known_by(case.harm, on),
        assessments=tuple(a.as_of(on) for a in _dated.known_by(case.assessments, on)),
        plans=plans,
        team=attrs.evolve(
            team,
            leads=tuple(
                attrs.evolve(lead, plan=_if_among(lead.plan, _ids(plans)))
                for lead in team.leads
            ),
        ),
        readings=_dated.known_by(case.readings, on),
        authorisations=_dated.known_by(case.authorisations, on),
        handovers=handovers,
        moves=tuple(
            attrs.evolve(m, handover=_if_among(m.handover, _ids(handovers)))
            for m in _dated.known_by(case.moves, on)
        ),
    )


class _Named(Protocol):
    """
    Anything that goes by an id.
    """

    @property
    def id(self) -> str:
        """What it goes by."""
        ...


def _ids(records: Iterable[_Named]) -> tuple[str, ...]:
    return tuple(record.id for record in records)
