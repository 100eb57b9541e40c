"""
Passing a family on: proposed, and then accepted, declined or withdrawn.

A handover does not move a family by being proposed. Until the receiving service has
accepted, whoever holds the family goes on holding it, over holidays and through
declined proposals alike.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    MomentLike,
    Role,
    Special,
    as_date,
    as_moment,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import AgencyId, HandoverId, LevelCode, MemberId, PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions._kinds import Kind, KindLike


class HandoverState(fields.Code):
    """
    How a handover stands on a day.
    """

    #: Nobody has answered it yet; the sender holds.
    PROPOSED = "proposed"
    #: The receiving service holds from here.
    ACCEPTED = "accepted"
    #: The sender holds, and what comes next is an open question again.
    DECLINED = "declined"
    #: Taken back by the sender, who holds.
    WITHDRAWN = "withdrawn"


@record
class Handover(_dated.Dated, by="proposed"):
    """
    A family passed from one holder to the next. Until it is accepted the sender holds.

    It is proposed, and then accepted, declined or withdrawn, once. What is proposed
    again is a handover of its own: see `again`.

    Raises `Impossible` for two endings at once, for an ending before the proposal, and
    where somebody leaves and nobody does.

    >>> handover = Handover(
    ...     id="h1", kind="step-down", to="targeted", proposed=date(2026, 7, 6)
    ... )
    >>> declined = handover.decline(
    ...     on=date(2026, 7, 17), because="No room till autumn."
    ... )
    >>> declined.state(date(2026, 7, 16)), declined.state(date(2026, 7, 17))
    (<HandoverState.PROPOSED: 'proposed'>, <HandoverState.DECLINED: 'declined'>)
    """

    id: Internal[HandoverId, str]
    kind: Internal[Kind, KindLike]
    to: Internal[LevelCode | None, str | None] = default(None)
    #: The children it is about. None named: every child of the family.
    children: InternalList[PersonId, str] = default(())
    proposed: Internal[date, DateLike]
    #: Who held the family when it was proposed, and holds it until it is accepted.
    sending_agency: Internal[AgencyId | None, str | None] = default(None)
    receiving_agency: Internal[AgencyId | None, str | None] = default(None)
    receiving_role: Internal[Role | None] = default(None)
    #: Whether the same lead practitioner goes on and only oversight changes.
    same_lead: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: The day from which the receiving service holds, whenever a level changes.
    accepted: Internal[date | None, DateLike | None] = default(None)
    declined: Internal[date | None, DateLike | None] = default(None)
    declined_because: Special[Narrative | None, Narrative | str | None] = default(None)
    withdrawn: Internal[date | None, DateLike | None] = default(None)
    withdrawn_because: Special[Narrative | None, Narrative | str | None] = default(None)
    #: Whether the family can get to whoever helps next: place, hours, language, cost.
    reachable: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: When the support that goes on was arranged.
    support_arranged: Internal[date | None, DateLike | None] = default(None)
    #: Those of the team who leave it with this handover. None named: see the next.
    leaving: InternalList[MemberId, str] = default(())
    #: Yes where it was settled that all of the team stay; ``None``: not recorded.
    nobody_leaves: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: Who wrote the proposal down, and when.
    recorded: Internal[Recorded | None] = default(None)
    #: Who wrote the answer down, and when, where that was not with the proposal.
    answer_recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse two endings, one before the beginning, and leavers where all stay."""
        endings = [self.accepted, self.declined, self.withdrawn]
        fields.refuse(
            self,
            fields.when(
                sum(ending is not None for ending in endings) > 1,
                "",
                "two-endings",
                "keep one of accepted, declined and withdrawn; a handover that was "
                "proposed again is a new one",
            ),
            *(
                fields.in_order("proposed", self.proposed, name, day)
                for name, day in (
                    ("accepted", self.accepted),
                    ("declined", self.declined),
                    ("withdrawn", self.withdrawn),
                )
            ),
            fields.when(
                self.nobody_leaves is YesNo.YES and self.leaving,
                "/nobody_leaves",
                "somebody-leaves",
                "name those who leave, or say that nobody does",
            ),
        )

    @property
    def keeps_lead(self) -> bool:
        """Whether the same lead goes on, so that nobody new holds the family."""
        if self.same_lead is not None:
            return self.same_lead is YesNo.YES
        return self.kind is Kind.CHANGE_OVERSIGHT

    @property
    def ended(self) -> date | None:
        """The day it was accepted, declined or withdrawn; ``None``: nobody has."""
        return self.accepted or self.declined or self.withdrawn

    def concerns(self, child: str) -> bool:
        """Whether it is about this *child*, by name or as one of the family."""
        child = PersonId(child)
        return not self.children or child in self.children

    def state(self, on: DateLike) -> HandoverState | None:
        """How it stood on that day; ``None`` before it was proposed."""
        on = as_date(on)
        if on < self.proposed:
            return None
        then = self.as_of(on)
        if then.accepted is not None:
            return HandoverState.ACCEPTED
        if then.declined is not None:
            return HandoverState.DECLINED
        if then.withdrawn is not None:
            return HandoverState.WITHDRAWN
        return HandoverState.PROPOSED

    def is_open(self, on: DateLike) -> bool:
        """Whether it was proposed and not answered yet on that day."""
        return self.state(on) is HandoverState.PROPOSED

    def accept(self, *, on: DateLike, recorded: Recorded | None = None) -> Handover:
        """
        The handover as the receiving service accepted it: from that day they hold.

        *recorded* says who wrote the answer down, and when. A level changes by a
        `Move` that names the handover. Raises `Impossible` where it was answered
        before, and for a day before it was proposed.
        """
        return evolve(self._asked(), accepted=on, answer_recorded=recorded)

    def decline(
        self,
        *,
        on: DateLike,
        because: Narrative | str | None,
        recorded: Recorded | None = None,
    ) -> Handover:
        """
        The handover as the receiving service declined it: the sender goes on holding.

        The reason is asked for. ``None`` records that none was given, and shows as an
        open point of the case. Raises as `accept` does.
        """
        return evolve(
            self._asked(),
            declined=on,
            declined_because=because,
            answer_recorded=recorded,
        )

    def withdraw(
        self,
        *,
        on: DateLike,
        because: Narrative | str | None = None,
        recorded: Recorded | None = None,
    ) -> Handover:
        """
        The handover as the sender took it back, who goes on holding the family.

        Raises as `accept` does.
        """
        return evolve(
            self._asked(),
            withdrawn=on,
            withdrawn_because=because,
            answer_recorded=recorded,
        )

    def again(
        self,
        *,
        id: str,  # noqa: A002 - the field's own name
        on: DateLike,
        recorded: Recorded | None = None,
    ) -> Handover:
        """
        The same handover proposed again, as one of its own and open to be answered.

        What was arranged for the first does not carry over. This one stays as it is:
        how often a family was passed on in vain is part of their story.

        >>> first = Handover(
        ...     id="h1", kind="step-down", to="targeted", proposed=date(2026, 7, 6)
        ... ).decline(on=date(2026, 7, 17), because="No room till autumn.")
        >>> first.again(id="h2", on=date(2026, 9, 3)).is_open(date(2026, 9, 3))
        True
        """
        return evolve(
            self._unanswered(),
            id=id,
            proposed=on,
            support_arranged=None,
            recorded=recorded,
        )

    def _asked(self) -> Handover:
        if self.ended is not None:
            raise Impossible.of(
                "Handover",
                code="answered-already",
                message="it was accepted, declined or withdrawn already; what was "
                "proposed again is a new handover: see again",
            )
        return self

    def _unanswered(self) -> Handover:
        return evolve(
            self,
            accepted=None,
            declined=None,
            declined_because=None,
            withdrawn=None,
            withdrawn_because=None,
            answer_recorded=None,
        )

    def as_of(self, on: DateLike) -> Handover:
        """Itself as it stood *on* that day, later answers hidden."""
        on = as_date(on)
        is_answered = self.ended is not None and self.ended <= on
        return evolve(
            self if is_answered else self._unanswered(),
            support_arranged=_dated.unless_later(self.support_arranged, on),
        )

    def as_known(self, at: MomentLike) -> Handover:
        """
        Itself as it was known at a moment: an answer written down later is hidden.
        """
        at = as_moment(at)
        stamp = self.answer_recorded
        is_late = stamp is not None and stamp.at is not None and stamp.at > at
        return self._unanswered() if is_late else self
