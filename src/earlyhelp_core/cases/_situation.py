"""
What protects children: the status and the finding on harm that speak for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm, HarmConsideration, standing_harm
from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._fold import yes_if
from earlyhelp_core.cases._standing import PROTECTING, STATUSES, status_of
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import LegalBasis, LegalStatus


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


def straight_from_protection(
    case: Case, children: Iterable[PersonId], on: date
) -> YesNo | None:
    """
    Whether any of those *children* comes straight from what protected them.

    That is so while it lasts, and where nothing stands between its end and no status
    at all. It cannot be said where a status, or the one before, is not recorded.
    """
    found = {_straight(case.legal_statuses, child, on) for child in children}
    if YesNo.YES in found:
        return YesNo.YES
    return YesNo.NO if found == {YesNo.NO} else None


def _straight(
    statuses: tuple[LegalStatus, ...], child: PersonId, on: date
) -> YesNo | None:
    now = status_of(statuses, child, on)
    if now is not LegalBasis.NONE:
        return None if now is None else yes_if(now in PROTECTING)
    ended = [
        (status.period.end, status.basis in PROTECTING)
        for status in statuses
        if status.child == child
        and status.basis is not LegalBasis.NONE
        and status.period.end is not None
    ]
    return yes_if(max(ended)[1]) if ended else None


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
