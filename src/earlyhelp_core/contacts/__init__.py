"""
Getting in touch: contacts, advice without names, referrals, and what came of them.

A referral to the front door is open to anyone, always. It says what help is sought;
it changes nobody's level, because only the receiving service's acceptance does that.
"""

from __future__ import annotations

from earlyhelp_core.contacts._contacts import (
    Consultation,
    Contact,
    FamilyKnows,
)
from earlyhelp_core.contacts._front_door import (
    FrontDoorDecision,
    FrontDoorDecisionLike,
    FrontDoorOutcome,
    ReferralState,
    ReferralWithdrawal,
)
from earlyhelp_core.contacts._notices import (
    Notice,
    Telling,
    TellingLike,
    Told,
    ToldLike,
)
from earlyhelp_core.contacts._referrals import Referral, Urgency
from earlyhelp_core.contacts._repeats import (
    Anchor,
    Repeat,
    RepeatUnit,
    repeats,
)
from earlyhelp_core.contacts._unmet import UnmetNeed, WhyUnmet, WhyUnmetLike

__all__ = [
    "Anchor",
    "Consultation",
    "Contact",
    "FamilyKnows",
    "FrontDoorDecision",
    "FrontDoorDecisionLike",
    "FrontDoorOutcome",
    "Notice",
    "Referral",
    "ReferralState",
    "ReferralWithdrawal",
    "Repeat",
    "RepeatUnit",
    "Telling",
    "TellingLike",
    "Told",
    "ToldLike",
    "UnmetNeed",
    "Urgency",
    "WhyUnmet",
    "WhyUnmetLike",
    "repeats",
]
