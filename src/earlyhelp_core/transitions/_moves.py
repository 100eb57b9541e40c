"""
What was decided and done: moves, handovers, authorisations.

A record must be able to hold what really happened. A move that went ahead although a
finding was outstanding is written down as such, with the practitioner's own reasons.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs
from attrs.converters import optional

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.ids import (
    AgencyId,
    HandoverId,
    LevelCode,
    MoveId,
    PathwayId,
    PersonId,
    RequirementName,
    RuleId,
)
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    SPECIAL,
    Narrative,
    PersonName,
    narrative,
    person_name,
    record,
)
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions._kinds import Kind

__all__ = ["Authorisation", "Departure", "Handover", "Move"]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Departure:
    """
    A finding that the practitioner departed from, and why.
    """

    requirement: RequirementName = attrs.field(
        converter=ids.requirement_name, metadata=INTERNAL
    )
    reason: Narrative = attrs.field(converter=narrative, metadata=SPECIAL)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Move:
    """
    A step on the pathway that was really taken, and who decided it and why.

    A referral changes no level: it is recorded with the level it asks for, and the
    acceptance is a move of its own.
    """

    id: MoveId = attrs.field(converter=ids.move_id, metadata=INTERNAL)
    kind: Kind = attrs.field(converter=Kind, metadata=INTERNAL)
    #: Where the children stood; ``None`` where that is not known.
    from_: LevelCode | None = attrs.field(
        default=None, converter=optional(ids.level_code), metadata=INTERNAL
    )
    #: Where they stand after it; for a referral, the help asked for.
    #: ``None`` only when another area takes over.
    to: LevelCode | None = attrs.field(
        default=None, converter=optional(ids.level_code), metadata=INTERNAL
    )
    #: The children it is about. None named: every child of the family.
    children: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    #: The day from which it holds.
    effective: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: The role of whoever decided: "team manager".
    decided_by: str | None = attrs.field(
        default=None, converter=optional(_model.as_text), metadata=INTERNAL
    )
    #: Their own reason. Asked for, never prefilled.
    reason: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )
    #: The rule that was weighed, and the pathway it stands in.
    pathway: PathwayId | None = attrs.field(
        default=None, converter=optional(ids.pathway_id), metadata=INTERNAL
    )
    rule: RuleId | None = attrs.field(
        default=None, converter=optional(ids.rule_id), metadata=INTERNAL
    )
    handover: HandoverId | None = attrs.field(
        default=None, converter=optional(ids.handover_id), metadata=INTERNAL
    )
    departures: tuple[Departure, ...] = attrs.field(default=(), metadata=INTERNAL)
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse a move to nowhere."""
        _model.refuse(
            self,
            _model.when(
                self.to is None and self.kind is not Kind.TRANSFER_OUT,
                "/to",
                "blank",
                "name the level; only transfer-out leads to none",
            ),
        )

    @property
    def changes_level(self) -> bool:
        """Whether the children stand elsewhere after it; a referral never does that."""
        return self.kind not in {Kind.REFER, Kind.TRANSFER_OUT}

    @property
    def dated(self) -> date:
        """The day from which it holds."""
        return self.effective

    def concerns(self, child: PersonId) -> bool:
        """Whether it is about this *child*, by name or as one of the family."""
        return not self.children or child in self.children


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Handover:
    """
    A family passed from one holder to the next. Until it is accepted the sender holds.

    It is proposed, and then accepted, declined or withdrawn.
    """

    id: HandoverId = attrs.field(converter=ids.handover_id, metadata=INTERNAL)
    kind: Kind = attrs.field(converter=Kind, metadata=INTERNAL)
    to: LevelCode | None = attrs.field(
        default=None, converter=optional(ids.level_code), metadata=INTERNAL
    )
    children: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    proposed: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    receiving_agency: AgencyId | None = attrs.field(
        default=None, converter=optional(ids.agency_id), metadata=INTERNAL
    )
    receiving_role: str | None = attrs.field(
        default=None, converter=optional(_model.as_text), metadata=INTERNAL
    )
    #: Whether the same lead practitioner goes on and only oversight changes.
    same_lead: YesNo | None = attrs.field(
        default=None, converter=optional(YesNo), metadata=INTERNAL
    )
    accepted: date | None = attrs.field(
        default=None, converter=optional(_model.as_date), metadata=INTERNAL
    )
    declined: date | None = attrs.field(
        default=None, converter=optional(_model.as_date), metadata=INTERNAL
    )
    declined_because: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )
    withdrawn: date | None = attrs.field(
        default=None, converter=optional(_model.as_date), metadata=INTERNAL
    )
    #: Whether the family can get to whoever helps next: place, hours, language, cost.
    reachable: YesNo | None = attrs.field(
        default=None, converter=optional(YesNo), metadata=INTERNAL
    )
    #: When the support that goes on was arranged.
    support_arranged: date | None = attrs.field(
        default=None, converter=optional(_model.as_date), metadata=INTERNAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse two endings at once, and an ending before the beginning."""
        endings = [self.accepted, self.declined, self.withdrawn]
        _model.refuse(
            self,
            _model.when(
                sum(ending is not None for ending in endings) > 1,
                "",
                "two-endings",
                "keep one of accepted, declined and withdrawn; a handover that was "
                "proposed again is a new one",
            ),
            *(
                _model.in_order("proposed", self.proposed, name, day)
                for name, day in (
                    ("accepted", self.accepted),
                    ("declined", self.declined),
                    ("withdrawn", self.withdrawn),
                )
            ),
        )

    @property
    def dated(self) -> date:
        """The day it was proposed."""
        return self.proposed

    def as_of(self, on: date) -> Handover:
        """Itself as it stood *on* that day, later answers hidden."""
        was_declined = _dated.had_come(self.declined, on)
        return attrs.evolve(
            self,
            accepted=_dated.unless_later(self.accepted, on),
            declined=_dated.unless_later(self.declined, on),
            declined_because=self.declined_because if was_declined else None,
            withdrawn=_dated.unless_later(self.withdrawn, on),
            support_arranged=_dated.unless_later(self.support_arranged, on),
        )


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Authorisation:
    """
    A decision of somebody in authority on a move that is proposed.
    """

    kind: Kind = attrs.field(converter=Kind, metadata=INTERNAL)
    to: LevelCode | None = attrs.field(
        default=None, converter=optional(ids.level_code), metadata=INTERNAL
    )
    #: The role in which they decided: "team manager".
    role: str = attrs.field(converter=_model.as_text, metadata=INTERNAL)
    name: PersonName | None = attrs.field(
        default=None, converter=optional(person_name), metadata=PERSONAL
    )
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    granted: YesNo = attrs.field(converter=YesNo, metadata=INTERNAL)
    reason: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date:
        """The day of the decision."""
        return self.on
