"""
That something about a family was shared: what, with whom, on what footing, and why.

A record of sharing is written whether or not the family agreed, for sharing rarely
rests on agreement. It is a record of its own: an agreement to support that ends later
does not unsay it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    MomentLike,
    Personal,
    Role,
    Special,
    SpecialList,
    default,
    record,
)
from earlyhelp_core.ids import AgencyId, PersonId, SharingId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class SharingBasis(fields.Code):
    """
    The lawful basis on which personal information is shared. Consent comes last.

    A family's agreement to support is none of these. Which of them apply to whom, and
    where each is said, stands in an edition: see `SharingRules`.
    """

    #: The tasks of a public body: a council's early help, a school, health visiting.
    PUBLIC_TASK = "public-task"
    #: A duty in law, or an order of a court.
    LEGAL_OBLIGATION = "legal-obligation"
    #: Somebody's life may depend on it.
    VITAL_INTERESTS = "vital-interests"
    #: Safeguarding a child or an adult at risk, by bodies that are no public ones.
    RECOGNISED_LEGITIMATE_INTEREST = "recognised-legitimate-interest"
    #: Another legitimate interest, weighed against the family's own.
    LEGITIMATE_INTERESTS = "legitimate-interests"
    #: Consent in data law, free to be taken back: rarely right between public bodies.
    CONSENT = "consent"


SharingBasisLike: TypeAlias = (
    SharingBasis
    | Literal[
        "public-task",
        "legal-obligation",
        "vital-interests",
        "recognised-legitimate-interest",
        "legitimate-interests",
        "consent",
    ]
)


class SharingCondition(fields.Code):
    """
    What allows special information to be shared: health, origin, beliefs, sexuality.

    It stands beside a lawful basis, never in its place.
    """

    #: The provision of health or social care.
    HEALTH_OR_SOCIAL_CARE = "health-or-social-care"
    #: Protecting somebody under 18, or an adult at risk, from neglect or harm.
    SAFEGUARDING = "safeguarding"
    #: Somebody's life may depend on it, and they cannot consent.
    VITAL_INTERESTS = "vital-interests"
    EXPLICIT_CONSENT = "explicit-consent"


SharingConditionLike: TypeAlias = (
    SharingCondition
    | Literal[
        "health-or-social-care", "safeguarding", "vital-interests", "explicit-consent"
    ]
)


class SafeToTell(fields.Code):
    """
    Whether it is safe to tell the family of something. Not recorded is ``None``.
    """

    YES = "yes"
    #: Telling could put somebody at risk.
    NO = "no"
    #: Deliberately on the record: nobody has thought about it yet.
    NOT_CONSIDERED = "not-considered"


SafeToTellLike: TypeAlias = SafeToTell | Literal["yes", "no", "not-considered"]


@record
class SharingRecord(_dated.Dated, by="on"):
    """
    That something about a family was shared on a day, and the thought behind it.

    What ought not to have happened can be written down too: shared on no stated
    basis, or told to a family when it was not safe.

    Raises `Impossible` where one person stands twice in a list, and for an instant that
    London had on another day.

    >>> shared = SharingRecord(
    ...     id="s1",
    ...     on=date(2026, 3, 2),
    ...     what="That Ottoline falls asleep in lessons.",
    ...     with_agency="school-nursing",
    ...     basis="public-task",
    ...     safe_to_tell="yes",
    ...     not_to_be_told=["p3"],
    ... )
    >>> str(shared.may_be_told("p1"))
    'yes'
    >>> str(shared.may_be_told("p3"))
    'no'
    """

    id: Internal[SharingId, str]
    on: Internal[date, DateLike]
    #: The moment, where it matters and was written down.
    at: Internal[datetime | None, MomentLike | None] = default(None)
    about: InternalList[PersonId, str] = default(())
    what: Special[Narrative | None, Narrative | str | None] = default(None)
    with_agency: Internal[AgencyId | None, str | None] = default(None)
    #: "school nurse", "housing officer". Never a name.
    with_role: Internal[Role | None] = default(None)
    why: Special[Narrative | None, Narrative | str | None] = default(None)
    #: ``None`` where nobody wrote down what it rested on.
    basis: Internal[SharingBasis | None, SharingBasisLike | None] = default(None)
    condition: Personal[SharingCondition | None, SharingConditionLike | None] = default(
        None
    )
    #: Whether it was asked if the purpose needed this to be shared.
    necessity_considered: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: Whether it was asked if less would have done.
    proportionality_considered: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: Whether the family was asked if they agreed, whatever they said.
    agreement_sought: Personal[YesNo | None, YesNoLike | None] = default(None)
    family_told: Personal[YesNo | None, YesNoLike | None] = default(None)
    safe_to_tell: Special[SafeToTell | None, SafeToTellLike | None] = default(None)
    #: People who must not learn of it from us, also where the others may.
    not_to_be_told: SpecialList[PersonId, str] = default(())
    #: The role that decided: "lead practitioner", "designated safeguarding lead".
    decided_by: Internal[Role | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an instant of another day, and one person twice."""
        fields.refuse(
            self,
            _dated.on_its_day(self.at, self.on),
            fields.no_repeats("/about", self.about),
            fields.no_repeats("/not_to_be_told", self.not_to_be_told),
        )

    def may_be_told(self, person: str) -> YesNo | None:
        """
        Whether *person* may be told of it; ``None`` where nobody has considered it.

        Until somebody has, tell nobody: what is told cannot be taken back.
        """
        person = PersonId(person)
        if person in self.not_to_be_told or self.safe_to_tell is SafeToTell.NO:
            return YesNo.NO
        return YesNo.YES if self.safe_to_tell is SafeToTell.YES else None
