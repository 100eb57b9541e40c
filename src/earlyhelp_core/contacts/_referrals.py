"""
A request for help, what the front door decided, and what the referrer was told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.contacts._contacts import FamilyKnows, FamilyKnowsLike
from earlyhelp_core.contacts._front_door import (
    FrontDoorDecision,
    FrontDoorOutcome,
    ReferralState,
    ReferralWithdrawal,
)
from earlyhelp_core.dates import Span, add
from earlyhelp_core.errors import Impossible, Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Role,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import AgencyId, ContactId, LevelCode, PersonId, ReferralId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class Urgency(fields.Code):
    """
    How soon somebody should look at a referral, as the referrer sees it.
    """

    #: A child may be in danger now: telephone, then write.
    IMMEDIATE = "immediate"
    SAME_DAY = "same-day"
    PLANNED = "planned"


UrgencyLike: TypeAlias = Urgency | Literal["immediate", "same-day", "planned"]


@record
class Referral(_dated.Dated, by="received"):
    """
    A request for help for somebody. Anyone may make one, at any time.

    Nothing has to be in place first: no form, no agreement, no manager's sign-off. A
    referral changes no level; `to` is what is sought, not what is so. Acceptance
    changes none either: it is carried out by a `Move` that names the referral.

    Raises `Impossible` for a decision, a withdrawal or feedback from before the
    referral came in, and where one person stands twice among those it is about.

    >>> referral = Referral(
    ...     id="r1",
    ...     received=date(2026, 3, 2),
    ...     to="targeted",
    ...     from_role="school",
    ...     urgency="planned",
    ...     outcome=FrontDoorOutcome(decision="early-help", on=date(2026, 3, 3)),
    ... )
    >>> referral.as_of(date(2026, 3, 2)).outcome is None
    True
    """

    id: Internal[ReferralId, str]
    #: The contact it followed from, if it was recorded.
    contact: Internal[ContactId | None, str | None] = default(None)
    received: Internal[date, DateLike]
    #: "mother", "class teacher", "health visitor". Never a name.
    from_role: Internal[Role]
    from_agency: Internal[AgencyId | None, str | None] = default(None)
    #: The service it was sent to; ``None``: the front door, or nobody wrote it down.
    to_agency: Internal[AgencyId | None, str | None] = default(None)
    #: The level of help sought.
    to: Internal[LevelCode, str]
    about: InternalList[PersonId, str] = default(())
    need: Special[Narrative | None, Narrative | str | None] = default(None)
    #: Whether the referrer suspects that a child is being harmed, or is likely to be.
    harm_suspected: Special[YesNo | None, YesNoLike | None] = default(None)
    urgency: Internal[Urgency | None, UrgencyLike | None] = default(None)
    family_knows: Personal[FamilyKnows | None, FamilyKnowsLike | None] = default(None)
    #: What the family said about being referred, in their words.
    family_said: Special[Narrative | None, Narrative | str | None] = default(None)
    outcome: Internal[FrontDoorOutcome | None] = default(None)
    withdrawn: Internal[ReferralWithdrawal | None] = default(None)
    #: When the referrer was told what came of it.
    feedback_given: Internal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot have come before the referral itself."""
        outcome = None if self.outcome is None else self.outcome.on
        withdrawn = None if self.withdrawn is None else self.withdrawn.on
        fields.refuse(
            self,
            fields.no_repeats("/about", self.about),
            self._after_receipt("/outcome/on", outcome),
            self._after_receipt("/withdrawn/on", withdrawn),
            self._after_receipt("/feedback_given", self.feedback_given),
        )

    def _after_receipt(self, path: str, day: date | None) -> Iterable[Problem]:
        return fields.when(
            day is not None and day < self.received,
            path,
            "before-receipt",
            "this comes before the referral was received; correct one of the dates",
        )

    def state(self, on: DateLike) -> ReferralState | None:
        """
        How it stood on that day; ``None`` before it was received.

        A decision speaks, also about a referral that was taken back before.
        """
        on = as_date(on)
        if on < self.received:
            return None
        then = self.as_of(on)
        if then.outcome is not None:
            return then.outcome.state
        return (
            ReferralState.WAITING if then.withdrawn is None else ReferralState.WITHDRAWN
        )

    def is_open(self, on: DateLike) -> bool:
        """Whether it was received and neither answered nor taken back by that day."""
        return self.state(on) is ReferralState.WAITING

    def answer(self, outcome: FrontDoorOutcome) -> Referral:
        """
        The referral as the front door answered it.

        Raises `Impossible` where it was answered before, and for an answer from
        before it was received.

        >>> referral = Referral(
        ...     id="r1", received=date(2026, 3, 2), to="targeted", from_role="school"
        ... )
        >>> answered = referral.answer(
        ...     FrontDoorOutcome(decision="early-help", on=date(2026, 3, 3))
        ... )
        >>> answered.state(date(2026, 3, 3))
        <ReferralState.OTHER_HELP: 'other-help'>
        """
        return evolve(self._asked(), outcome=outcome)

    def accept(
        self,
        *,
        on: DateLike,
        by_role: str | None = None,
        recorded: Recorded | None = None,
    ) -> Referral:
        """
        The referral as the service asked for took it on. No level has changed yet.

        Raises as `answer` does.
        """
        return self.answer(
            FrontDoorOutcome(
                decision=FrontDoorDecision.ACCEPTED,
                on=on,
                by_role=by_role,
                recorded=recorded,
            )
        )

    def decline(
        self,
        *,
        on: DateLike,
        because: Narrative | str | None,
        by_role: str | None = None,
        recorded: Recorded | None = None,
    ) -> Referral:
        """
        The referral as it was declined: what help would fit is an open question again.

        The reason is asked for. ``None`` records that none was given, and shows as an
        open point of the case. Made again, with what was learnt, it is a new one.
        Raises as `answer` does.
        """
        return self.answer(
            FrontDoorOutcome(
                decision=FrontDoorDecision.DECLINED,
                on=on,
                by_role=by_role,
                reason=because,
                recorded=recorded,
            )
        )

    def withdraw(
        self,
        *,
        on: DateLike,
        because: Narrative | str | None = None,
        by_role: str | None = None,
        recorded: Recorded | None = None,
    ) -> Referral:
        """
        The referral as whoever made it took it back, before it was answered.

        Raises as `answer` does, and where it was taken back before.
        """
        if self.withdrawn is not None:
            raise Impossible.of(
                "Referral",
                code="withdrawn-already",
                message="it was taken back already; one made again is a new one",
            )
        withdrawal = ReferralWithdrawal(
            on=on, by_role=by_role, because=because, recorded=recorded
        )
        return evolve(self._asked(), withdrawn=withdrawal)

    def told(self, *, on: DateLike) -> Referral:
        """The referral once its referrer was told what came of it."""
        return evolve(self, feedback_given=on)

    def _asked(self) -> Referral:
        if self.outcome is not None:
            raise Impossible.of(
                "Referral",
                code="answered-already",
                message="it was answered already; one made again is a new one",
            )
        return self

    def feedback_due(self, within: Span) -> date | None:
        """
        By when the referrer should hear, counted from the decision.

        ``None`` before there is one: then the decision is what is waited for. How long
        it may take is the partnership's to say, so *within* is asked for.
        """
        return None if self.outcome is None else add(self.outcome.on, within)

    def feedback_overdue(self, on: DateLike, within: Span) -> bool:
        """
        Whether on that day the referrer should have heard and had not.

        >>> referral = Referral(
        ...     id="r1",
        ...     received=date(2026, 3, 2),
        ...     to="targeted",
        ...     from_role="school",
        ...     outcome=FrontDoorOutcome(decision="early-help", on=date(2026, 3, 3)),
        ... )
        >>> referral.feedback_overdue(date(2026, 3, 9), Span.parse("3 working days"))
        True
        """
        on = as_date(on)
        due = self.as_of(on).feedback_due(within)
        heard = self.feedback_given is not None and self.feedback_given <= on
        return due is not None and due < on and not heard

    def as_of(self, on: DateLike) -> Referral:
        """The referral as that day saw it, without what came later."""
        on = as_date(on)
        outcome, withdrawn = self.outcome, self.withdrawn
        return evolve(
            self,
            outcome=outcome if outcome and outcome.on <= on else None,
            withdrawn=withdrawn if withdrawn and withdrawn.on <= on else None,
            feedback_given=_dated.unless_later(self.feedback_given, on),
        )
