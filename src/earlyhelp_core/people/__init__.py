"""
People: families as they are, what the law says of a child, and what was agreed.

A `Family` is its people, who belongs to it when, how they are related and where they
live; a child is in it from before birth. Beside it stand each child's `LegalStatus`,
which is not a level of help, each `StatutoryStep` that was taken, and the family's
`AgreementToSupport`, in which each person's answer is kept. Everything is dated and can
be read as of an earlier day.

Whatever is not recorded is ``None``, and is never read as no.
"""

from __future__ import annotations

from earlyhelp_core.people._agreement import (
    Agreement,
    AgreementLike,
    AgreementMethod,
    AgreementMethodLike,
    AgreementToSupport,
    Asked,
    Capacity,
    CapacityLike,
    Said,
    SaidLike,
    Withdrawal,
)
from earlyhelp_core.people._endings import EndingDiscussion, EndingWish, EndingWishLike
from earlyhelp_core.people._family import Family
from earlyhelp_core.people._households import Household, Membership
from earlyhelp_core.people._kinds import RelationshipKind, RelationshipKindLike
from earlyhelp_core.people._kinship import Kinship, Relation
from earlyhelp_core.people._person import (
    Birth,
    Person,
    SendStatus,
    SendStatusLike,
    Sex,
    SexLike,
    UpnUnknown,
)
from earlyhelp_core.people._relationships import Relationship
from earlyhelp_core.people._scope import Scope, in_scope
from earlyhelp_core.people._sharing import (
    SafeToTell,
    SharingBasis,
    SharingBasisLike,
    SharingCondition,
    SharingRecord,
)
from earlyhelp_core.people._sharing_basis import sharing_basis
from earlyhelp_core.people._sharing_rules import (
    BasisGround,
    ConditionGround,
    PointSource,
    SharingPoint,
    SharingQuestion,
    SharingRules,
)
from earlyhelp_core.people._status import LegalBasis, LegalBasisLike, LegalStatus
from earlyhelp_core.people._steps import StatutoryStep, StepKind, StepKindLike

__all__ = [
    "Agreement",
    "AgreementLike",
    "AgreementMethod",
    "AgreementMethodLike",
    "AgreementToSupport",
    "Asked",
    "BasisGround",
    "Birth",
    "Capacity",
    "CapacityLike",
    "ConditionGround",
    "EndingDiscussion",
    "EndingWish",
    "EndingWishLike",
    "Family",
    "Household",
    "Kinship",
    "LegalBasis",
    "LegalBasisLike",
    "LegalStatus",
    "Membership",
    "Person",
    "PointSource",
    "Relation",
    "Relationship",
    "RelationshipKind",
    "RelationshipKindLike",
    "SafeToTell",
    "Said",
    "SaidLike",
    "Scope",
    "SendStatus",
    "SendStatusLike",
    "Sex",
    "SexLike",
    "SharingBasis",
    "SharingBasisLike",
    "SharingCondition",
    "SharingPoint",
    "SharingQuestion",
    "SharingRecord",
    "SharingRules",
    "StatutoryStep",
    "StepKind",
    "StepKindLike",
    "UpnUnknown",
    "Withdrawal",
    "in_scope",
    "sharing_basis",
]
