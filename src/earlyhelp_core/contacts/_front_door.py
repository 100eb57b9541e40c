"""
What the front door decided about a referral, and how a referral stands after it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.fields import DateLike, Internal, Role, Special, default, record
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class FrontDoorDecision(fields.Code):
    """
    What the front door decided to do with a referral. Not in any order.
    """

    #: The service asked for takes it on.
    ACCEPTED = "accepted"
    ADVICE_AND_INFORMATION = "advice-and-information"
    EARLY_HELP = "early-help"
    #: An assessment by a social worker under section 17.
    CHILD_AND_FAMILY_ASSESSMENT = "child-and-family-assessment"
    #: Harm is suspected: agencies decide together what to do at once.
    STRATEGY_DISCUSSION = "strategy-discussion"
    DECLINED = "declined"


FrontDoorDecisionLike: TypeAlias = (
    FrontDoorDecision
    | Literal[
        "accepted",
        "advice-and-information",
        "early-help",
        "child-and-family-assessment",
        "strategy-discussion",
        "declined",
    ]
)


class ReferralState(fields.Code):
    """
    How a referral stands on a day. In none of these states has a level changed.
    """

    #: The front door has not said what it does.
    WAITING = "waiting"
    #: The authority, or the service asked for, takes it on.
    TAKEN_ON = "taken-on"
    #: Answered with advice, or with other help than was asked for.
    OTHER_HELP = "other-help"
    #: The question what help would fit is open again.
    DECLINED = "declined"
    #: Taken back by whoever made it, before it was answered.
    WITHDRAWN = "withdrawn"


_STATES = {
    FrontDoorDecision.ACCEPTED: ReferralState.TAKEN_ON,
    FrontDoorDecision.ADVICE_AND_INFORMATION: ReferralState.OTHER_HELP,
    FrontDoorDecision.EARLY_HELP: ReferralState.OTHER_HELP,
    FrontDoorDecision.CHILD_AND_FAMILY_ASSESSMENT: ReferralState.TAKEN_ON,
    FrontDoorDecision.STRATEGY_DISCUSSION: ReferralState.TAKEN_ON,
    FrontDoorDecision.DECLINED: ReferralState.DECLINED,
}


@record
class FrontDoorOutcome(_dated.Dated, by="on"):
    """
    What was decided about a referral, when, by whom and why.

    A referral declined without a reason is poor practice, and it happens: it can be
    recorded, and shows as a gap.

    >>> FrontDoorOutcome(
    ...     decision="early-help", on=date(2026, 3, 3), by_role="duty manager"
    ... ).reason is None
    True
    """

    decision: Internal[FrontDoorDecision, FrontDoorDecisionLike]
    on: Internal[date, DateLike]
    by_role: Internal[Role | None] = default(None)
    reason: Special[Narrative | None, Narrative | str | None] = default(None)
    #: Who wrote the decision down, and when, where that was not with the referral.
    recorded: Internal[Recorded | None] = default(None)

    @property
    def state(self) -> ReferralState:
        """How a referral stands that was decided like this."""
        return _STATES[self.decision]


@record
class ReferralWithdrawal(_dated.Dated, by="on"):
    """
    That whoever made a referral took it back, and why.

    What was said about harm is not taken back with it: the front door still decides.

    >>> ReferralWithdrawal(on=date(2026, 3, 4), because="They found help nearby.")
    ReferralWithdrawal(on=datetime.date(2026, 3, 4), by_role=None, recorded=None)
    """

    on: Internal[date, DateLike]
    by_role: Internal[Role | None] = default(None)
    because: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)
