"""
That something about a family was shared: what, with whom, on what footing, and why.

A record of sharing is written whether or not the family agreed, for sharing rarely
rests on agreement. It is a record of its own: an agreement to support that ends later
does not unsay it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.ids import AgencyId, PersonId, SharingId
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    SPECIAL,
    Narrative,
    narrative,
    record,
)
from earlyhelp_core.sources import Recorded

__all__ = ["SafeToTell", "SharingBasis", "SharingCondition", "SharingRecord"]


class SharingBasis(_model.Code):
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


class SharingCondition(_model.Code):
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


class SafeToTell(_model.Code):
    """
    Whether it is safe to tell the family of something. Not recorded is ``None``.
    """

    YES = "yes"
    #: Telling could put somebody at risk.
    NO = "no"
    #: Deliberately on the record: nobody has thought about it yet.
    NOT_CONSIDERED = "not-considered"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class SharingRecord:
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
    ...     not_to_be_told=[ids.person_id("p3")],
    ... )
    >>> str(shared.may_be_told(ids.person_id("p1")))
    'yes'
    >>> str(shared.may_be_told(ids.person_id("p3")))
    'no'
    """

    id: SharingId = attrs.field(converter=ids.sharing_id, metadata=INTERNAL)
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: The moment, where it matters and was written down.
    at: datetime | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_instant),
        metadata=INTERNAL,
    )
    about: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    what: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    with_agency: AgencyId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.agency_id),
        metadata=INTERNAL,
    )
    #: "school nurse", "housing officer". Never a name.
    with_role: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=INTERNAL,
    )
    why: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    #: ``None`` where nobody wrote down what it rested on.
    basis: SharingBasis | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(SharingBasis),
        metadata=INTERNAL,
    )
    condition: SharingCondition | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(SharingCondition),
        metadata=PERSONAL,
    )
    #: Whether it was asked if the purpose needed this to be shared.
    necessity_considered: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=INTERNAL
    )
    #: Whether it was asked if less would have done.
    proportionality_considered: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=INTERNAL
    )
    #: Whether the family was asked if they agreed, whatever they said.
    agreement_sought: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=PERSONAL
    )
    family_told: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=PERSONAL
    )
    safe_to_tell: SafeToTell | None = attrs.field(
        default=None, converter=attrs.converters.optional(SafeToTell), metadata=SPECIAL
    )
    #: People who must not learn of it from us, also where the others may.
    not_to_be_told: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=SPECIAL
    )
    #: The role that decided: "lead practitioner", "designated safeguarding lead".
    decided_by: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=INTERNAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse an instant of another day, and one person twice."""
        _model.refuse(
            self,
            _dated.on_its_day(self.at, self.on),
            _model.no_repeats("/about", self.about),
            _model.no_repeats("/not_to_be_told", self.not_to_be_told),
        )

    @property
    def dated(self) -> date:
        """The day of sharing."""
        return self.on

    def may_be_told(self, person: PersonId) -> YesNo | None:
        """
        Whether *person* may be told of it; ``None`` where nobody has considered it.

        Until somebody has, tell nobody: what is told cannot be taken back.
        """
        if person in self.not_to_be_told or self.safe_to_tell is SafeToTell.NO:
            return YesNo.NO
        return YesNo.YES if self.safe_to_tell is SafeToTell.YES else None
