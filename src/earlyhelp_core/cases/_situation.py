"""
What protects children: the status and the finding on harm that speak for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm, HarmConsideration, standing_harm
from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._standing import PROTECTING, STATUSES, status_of
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import LegalBasis

__all__ = ["gravest_harm", "most_protective_status"]


def most_protective_status(
    case: Case, children: Iterable[PersonId], on: date
) -> LegalBasis | None:
    """
    The status that speaks for all those *children* on a day.

    One that protects speaks for all as soon as one child has it; the others only
    where the status of every child is known.
    """
    held = [status_of(case.legal_statuses, child, on) for child in children]
    for basis in STATUSES:
        if basis in held and (None not in held or basis in PROTECTING):
            return basis
    return None


def gravest_harm(case: Case, children: Iterable[PersonId], on: date) -> Harm:
    """
    The finding on harm that speaks for all those *children* on a day.

    A child whom nobody considered weighs more than a finding below suspicion.
    """
    # Whoever refers because they suspect harm has considered it.
    referred = (
        HarmConsideration(
            on=referral.received, about=referral.about, finding=Harm.SUSPECTED
        )
        for referral in case.referrals
        if referral.harm_suspected is YesNo.YES
    )
    considered = (*case.harm, *referred)
    standing = [standing_harm(considered, child, on) for child in children]
    findings = {Harm.NOT_CONSIDERED if s is None else s.finding for s in standing}
    order = (Harm.SUSPECTED, Harm.NOT_CONSIDERED, Harm.CONCERN_BELOW, Harm.NONE)
    return next((h for h in order if h in findings), Harm.NOT_CONSIDERED)
