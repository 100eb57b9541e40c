"""
What was decided and done: moves, and who authorised them.

A record must be able to hold what really happened. A move that went ahead although a
finding was outstanding is written down as such, with the practitioner's own reasons.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs
from attrs.converters import optional

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import Answer, Finding, YesNo
from earlyhelp_core.ids import (
    HandoverId,
    LevelCode,
    MoveId,
    PathwayId,
    PersonId,
    ReferralId,
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
from earlyhelp_core.transitions._departures import Departure
from earlyhelp_core.transitions._kinds import Kind

__all__ = ["Authorisation", "Move"]


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
    #: The referral whose acceptance it carries out.
    referral: ReferralId | None = attrs.field(
        default=None, converter=optional(ids.referral_id), metadata=INTERNAL
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

    def unaccounted(self, answer: Answer) -> tuple[Finding, ...]:
        """
        The findings of an *answer* that the move went against without saying why.

        Asked of the answer that was weighed when the move was decided. A departure
        that names the finding and gives no reason does not account for it.

        >>> from earlyhelp_core.answers import Finding, Outstanding
        >>> answer = Outstanding(
        ...     findings=[
        ...         Finding(
        ...             requirement="plan-in-place",
        ...             state="not-recorded",
        ...             severity="required",
        ...             reason="it is not recorded whether there is a plan",
        ...         )
        ...     ],
        ...     on=date(2026, 3, 2),
        ... )
        >>> move = Move(id="m1", kind="close", to="universal", effective=answer.on)
        >>> [finding.requirement for finding in move.unaccounted(answer)]
        ['plan-in-place']
        """
        told = {d.requirement for d in self.departures if d.reason is not None}
        return tuple(f for f in answer.outstanding if f.requirement not in told)


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
