"""
People: families as they are, what the law says of a child, and what was agreed.

A `Family` is its people, who belongs to it when, how they are related and where they
live; a child is in it from before birth. Beside it stand each child's `LegalStatus`,
which is not a level of help, and the family's `AgreementToSupport`, in which each
person's answer is kept. Everything is dated and can be read as of an earlier day.

Whatever is not recorded is ``None``, and is never read as no.
"""

from __future__ import annotations

from earlyhelp_core.people._agreement import (
    Agreement,
    AgreementMethod,
    AgreementToSupport,
    Asked,
    Capacity,
    EndingDiscussion,
    EndingWish,
    Said,
    Withdrawal,
)
from earlyhelp_core.people._family import Family, Household, Membership
from earlyhelp_core.people._person import Birth, Person, SendStatus, Sex
from earlyhelp_core.people._relationships import Relationship, RelationshipKind
from earlyhelp_core.people._status import LegalBasis, LegalStatus

__all__ = [
    "Agreement",
    "AgreementMethod",
    "AgreementToSupport",
    "Asked",
    "Birth",
    "Capacity",
    "EndingDiscussion",
    "EndingWish",
    "Family",
    "Household",
    "LegalBasis",
    "LegalStatus",
    "Membership",
    "Person",
    "Relationship",
    "RelationshipKind",
    "Said",
    "SendStatus",
    "Sex",
    "Withdrawal",
]
