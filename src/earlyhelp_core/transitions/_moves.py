"""
What was decided and done: moves, and who authorised them.

A record must be able to hold what really happened. A move that went ahead although a
finding was outstanding is written down as such, with the practitioner's own reasons.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import Answer, Finding, YesNo, YesNoLike
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Role,
    Special,
    default,
    record,
)
from earlyhelp_core.ids import (
    HandoverId,
    LevelCode,
    MoveId,
    PathwayId,
    PersonId,
    ReferralId,
    RuleId,
)
from earlyhelp_core.privacy import Narrative, PersonName
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions._departures import Departure
from earlyhelp_core.transitions._kinds import Kind, KindLike


@record
class Move(_dated.Dated, by="effective"):
    """
    A step on the pathway that was really taken, and who decided it and why.

    A referral changes no level: it is recorded with the level it asks for, and the
    acceptance is a move of its own.
    """

    id: Internal[MoveId, str]
    kind: Internal[Kind, KindLike]
    #: Where the children stood; ``None`` where that is not known.
    from_: Internal[LevelCode | None, str | None] = default(None)
    #: Where they stand after it; for a referral, the help asked for.
    #: ``None`` only when another area takes over.
    to: Internal[LevelCode | None, str | None] = default(None)
    #: The children it is about. None named: every child of the family.
    children: InternalList[PersonId, str] = default(())
    #: The day from which it holds.
    effective: Internal[date, DateLike]
    #: The role of whoever decided: "team manager".
    decided_by: Internal[Role | None] = default(None)
    #: Their own reason. Asked for, never prefilled.
    reason: Special[Narrative | None, Narrative | str | None] = default(None)
    #: The rule that was weighed, and the pathway it stands in.
    pathway: Internal[PathwayId | None, str | None] = default(None)
    rule: Internal[RuleId | None, str | None] = default(None)
    handover: Internal[HandoverId | None, str | None] = default(None)
    #: The referral whose acceptance it carries out.
    referral: Internal[ReferralId | None, str | None] = default(None)
    departures: InternalList[Departure] = default(())
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a move to nowhere."""
        fields.refuse(
            self,
            fields.when(
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

    def concerns(self, child: str) -> bool:
        """Whether it is about this *child*, by name or as one of the family."""
        child = PersonId(child)
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


@record
class Authorisation(_dated.Dated, by="on"):
    """
    A decision of somebody in authority on a move that is proposed.
    """

    kind: Internal[Kind, KindLike]
    to: Internal[LevelCode | None, str | None] = default(None)
    #: The role in which they decided: "team manager".
    role: Internal[Role]
    name: Personal[PersonName | None, PersonName | str | None] = default(None)
    on: Internal[date, DateLike]
    granted: Internal[YesNo, YesNoLike]
    reason: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)
