"""
Getting in touch: contacts, advice without names, referrals, and who was told what.

A referral to the front door is open to anyone, always. It says what help is sought;
it changes nobody's level, because only the receiving service's acceptance does that.
"""

from __future__ import annotations

from earlyhelp_core.contacts._contacts import (
    Consultation,
    ConsultationId,
    Contact,
    FamilyKnows,
    consultation_id,
)
from earlyhelp_core.contacts._notices import Notice, Telling, Told
from earlyhelp_core.contacts._referrals import (
    FrontDoorDecision,
    FrontDoorOutcome,
    Referral,
    Urgency,
)

__all__ = [
    "Consultation",
    "ConsultationId",
    "Contact",
    "FamilyKnows",
    "FrontDoorDecision",
    "FrontDoorOutcome",
    "Notice",
    "Referral",
    "Telling",
    "Told",
    "Urgency",
    "consultation_id",
]
