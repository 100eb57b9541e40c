"""
What is on file for a claim: the needs found in a family, and what became of them.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.dates import add
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    Special,
    SpecialList,
    Tally,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import FamilyId, NeedCode, PersonId
from earlyhelp_core.outcomes._claim_rules import ClaimRules
from earlyhelp_core.sources import Recorded


@record
class FoundNeed(_dated.Dated, by="found_on"):
    """
    A need that was found in a family, early or late, and what became of it.

    >>> FoundNeed(need="9.2", evidenced="yes").met is None
    True
    """

    #: By the code of the framework.
    need: Special[NeedCode, str]
    #: Whose need it is; ``None`` is the family as a whole.
    about: Internal[PersonId | None, str | None] = default(None)
    found_on: Internal[date | None, DateLike | None] = default(None)
    #: Whether something on file shows that it was there.
    evidenced: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: Whether what the framework calls success was reached.
    met: Special[YesNo | None, YesNoLike | None] = default(None)
    #: The last day on which it was looked at and was still so.
    held_on: Internal[date | None, DateLike | None] = default(None)
    #: For how many school terms, one after the other, it was so.
    terms_held: Special[Tally | None] = default(None)


@record
class OutcomeClaim(_dated.Dated, by="closed_on"):
    """
    What is on file for a claim that a family's needs were met, and stayed met.

    What nobody wrote down is not recorded, and never no. A claim that could never
    have been made is recordable: `claim` says what was missing.

    Raises `Impossible` where one need of one person stands twice.
    """

    family: Internal[FamilyId, str]
    #: The last day of the work with the family; ``None`` while it runs.
    closed_on: Internal[date | None, DateLike | None] = default(None)
    #: Every need found, also those found late in the work.
    needs: SpecialList[FoundNeed] = default(())
    #: There is a child who depends on the family, or one is expected.
    eligible_family: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: A lead practitioner worked with the family.
    lead_practitioner: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: Everybody in the family was considered in one assessment.
    whole_family_assessment: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: The plan had something to do about every need found.
    plan_covers_every_need: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: The help that the plan named was given.
    support_delivered: Internal[YesNo | None, YesNoLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse one need of one person twice."""
        fields.refuse(
            self,
            fields.no_repeats(
                "/needs", [f"{found.need} {found.about}" for found in self.needs]
            ),
        )

    def open_needs(self, rules: ClaimRules, *, on: DateLike) -> tuple[FoundNeed, ...]:
        """
        The needs not known, on that day, to be met and to have stayed met.

        Raises `UnknownName` for a need that the framework of the rules does not have.
        """
        on = as_date(on)
        known = as_known(self, rules, on)
        return tuple(
            found
            for found in known.needs
            if found.met is not YesNo.YES or held(known, rules, found) is not YesNo.YES
        )


def as_known(facts: OutcomeClaim, rules: ClaimRules, on: date) -> OutcomeClaim:
    """What was on file on that day, in the needs of the framework."""
    codes = [need.code for need in rules.framework.needs]
    strays: list[Problem] = [
        # The code itself says something of the family: only the known ones are told.
        unknown_name("need", "", codes, path=f"/needs/{place}/need")
        for place, found in enumerate(facts.needs)
        if found.need not in codes
    ]
    if strays:
        raise UnknownName("OutcomeClaim", strays)
    return evolve(
        facts,
        closed_on=_dated.unless_later(facts.closed_on, on),
        needs=tuple(
            evolve(found, held_on=_dated.unless_later(found.held_on, on))
            for found in _dated.known_by(facts.needs, on)
        ),
    )


def held(known: OutcomeClaim, rules: ClaimRules, found: FoundNeed) -> YesNo | None:
    """Whether that outcome is known to have held for as long as the rules ask."""
    terms = rules.terms_for(found.need)
    if terms is not None:
        if found.terms_held is None:
            return None
        return YesNo.YES if found.terms_held >= terms else YesNo.NO
    if known.closed_on is None or found.held_on is None:
        return None
    # Last looked at too early is no sign that it did not hold since.
    long = found.held_on >= add(known.closed_on, rules.holding.span)
    return YesNo.YES if long else None
