"""
Who holds each child on a day, and where nobody does.

Whoever holds a family is who acts when something happens. Between services that must
never be in doubt, so it follows from what was recorded: who leads in the team, and
which service accepted. Nothing that is only proposed changes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import final

import attrs

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.cases._levels import level_of
from earlyhelp_core.cases._record import Record
from earlyhelp_core.cases._standing import PROTECTING, status_of
from earlyhelp_core.contacts import ReferralState
from earlyhelp_core.fields import Internal, InternalList, Role, default, record
from earlyhelp_core.ids import AgencyId, MemberId, PersonId
from earlyhelp_core.people import LegalBasis
from earlyhelp_core.teams import Lead, Practitioner, Team
from earlyhelp_core.transitions import Kind


class HeldBy(fields.Code):
    """
    In which way somebody holds a child. Not recorded is ``None``.
    """

    #: Whoever leads in the team.
    LEAD = "lead"
    #: The service that accepted; who leads there is not recorded yet.
    RECEIVER = "receiver"
    #: The service that proposed a handover nobody has accepted; who leads there is
    #: not recorded.
    SENDER = "sender"
    #: The record says that nobody leads. The agency named, if any, is to fill the gap.
    VACANCY = "vacancy"


@record
class Holder:
    """
    Who holds one child on one day, as far as it is recorded.

    >>> Holder(child="otto", by="lead", members=["m1"], needed="yes").is_missing
    False
    """

    child: Internal[PersonId, str]
    #: ``None``: nobody wrote down who does.
    by: Internal[HeldBy | None] = default(None)
    #: Those of the team who lead; several where two roles lead beside each other.
    members: InternalList[MemberId, str] = default(())
    agencies: InternalList[AgencyId, str] = default(())
    #: The role that accepted, where nobody leads there yet.
    role: Internal[Role | None] = default(None)
    #: Whether somebody has to: yes above the lowest level, and under a legal status;
    #: ``None`` where the level is not recorded.
    needed: Internal[YesNo | None, YesNoLike | None] = default(None)

    @property
    def is_missing(self) -> bool:
        """Whether somebody has to hold the child, and nobody does or nobody knows."""
        return self.needed is YesNo.YES and self.by in {None, HeldBy.VACANCY}


@final
@attrs.frozen(kw_only=True)
class _Passing:
    """
    That a service took a child on.
    """

    on: date
    kind: Kind
    agency: AgencyId | None
    role: str | None

    @property
    def is_named(self) -> bool:
        return not (self.agency is None and self.role is None)


def holder_of(case: Record, child: PersonId, on: date) -> Holder:
    """
    Who holds a *child* on a day.

    Whoever leads in the team. Once a service has accepted, those who led before it
    did, elsewhere, hold the child no longer, also where nobody ended their time: then
    it is the service itself, until it has a lead. A proposal, a decline and a
    withdrawal change nothing.
    """
    passing = _last_passing(case, child, on)
    leads = tuple(
        lead for lead in case.team.leading(on) if _holds(lead, passing, case.team)
    )
    needed = _needed(case, child, on)
    if leads:
        return Holder(
            child=child,
            by=HeldBy.LEAD,
            members=tuple(dict.fromkeys(lead.member for lead in leads)),
            agencies=_agencies(case.team, leads),
            needed=needed,
        )
    by, agency, role = _without_lead(case, child, on, passing)
    return Holder(
        child=child,
        by=by,
        agencies=() if agency is None else (agency,),
        role=role,
        needed=needed,
    )


def _without_lead(
    case: Record, child: PersonId, on: date, passing: _Passing | None
) -> tuple[HeldBy | None, AgencyId | None, str | None]:
    since = date.min if passing is None else passing.on
    # A gap from before a service accepted was the sender's.
    gaps = (gap for gap in case.team.vacancies if gap.since >= since)
    is_gap = any(gap.is_open(on) for gap in gaps)
    if passing is not None and not _is_over(case, child, on, passing):
        by = HeldBy.VACANCY if is_gap else HeldBy.RECEIVER
        return by, passing.agency, passing.role
    sender = _sender(case, child, on, since)
    if is_gap:
        return HeldBy.VACANCY, sender, None
    return (None if sender is None else HeldBy.SENDER), sender, None


def _holds(lead: Lead, passing: _Passing | None, team: Team) -> bool:
    """Whether a *lead* of the day leads for the service that took the child on."""
    if passing is None or not passing.is_named or lead.period.start >= passing.on:
        return True
    member = team.member(lead.member)
    if not isinstance(member, Practitioner):
        return False
    if passing.agency is None:
        return member.role == passing.role
    return member.agency == passing.agency


def _agencies(team: Team, leads: Iterable[Lead]) -> tuple[AgencyId, ...]:
    members = (team.member(lead.member) for lead in leads)
    found = (m.agency for m in members if isinstance(m, Practitioner))
    return tuple(dict.fromkeys(agency for agency in found if agency is not None))


def _last_passing(case: Record, child: PersonId, on: date) -> _Passing | None:
    """The last time that a service took the *child* on."""
    found = [*_handed(case, child, on), *_referred(case, child, on)]
    return max(reversed(found), key=lambda passing: passing.on, default=None)


def _handed(case: Record, child: PersonId, on: date) -> Iterator[_Passing]:
    for handover in case.handovers:
        if (
            handover.concerns(child)
            and not handover.keeps_lead
            and handover.accepted is not None
            and handover.accepted <= on
        ):
            yield _Passing(
                on=handover.accepted,
                kind=handover.kind,
                agency=handover.receiving_agency,
                role=handover.receiving_role,
            )


def _referred(case: Record, child: PersonId, on: date) -> Iterator[_Passing]:
    """Referrals that were taken on, and carried out by a move."""
    referrals = {referral.id: referral for referral in case.referrals}
    same_lead = {handover.id for handover in case.handovers if handover.keeps_lead}
    for move in case.moves:
        if (
            move.referral is None
            or not move.concerns(child)
            or move.kind is Kind.CHANGE_OVERSIGHT
            or move.handover in same_lead
        ):
            continue
        referral = referrals[move.referral]
        outcome = referral.outcome
        if outcome is not None and outcome.state is ReferralState.TAKEN_ON:
            day = max(move.effective, outcome.on)
            if move.changes_level and day <= on:
                yield _Passing(
                    on=day, kind=move.kind, agency=referral.to_agency, role=None
                )


#: Support begins, so that whoever took the family on before has done so for then.
_BEGINNING = frozenset({Kind.OPEN, Kind.REOPEN})


def _is_over(case: Record, child: PersonId, on: date, passing: _Passing) -> bool:
    """Whether support has ended since, or begun again after they had moved away."""
    if passing.on <= _last_day(case, child, on, _ENDING):
        return True
    left = passing.kind is Kind.TRANSFER_OUT
    return left and passing.on < _last_day(case, child, on, _BEGINNING)


_ENDING = frozenset({Kind.CLOSE})
_BEGINNING = frozenset({Kind.OPEN, Kind.REOPEN})


def _last_day(case: Record, child: PersonId, on: date, kinds: Collection[Kind]) -> date:
    """The last day of a move of those *kinds*; the first day of all without one."""
    return max(
        (
            move.effective
            for move in case.moves
            if move.kind in kinds and move.effective <= on and move.concerns(child)
        ),
        default=date.min,
    )


def _sender(case: Record, child: PersonId, on: date, since: date) -> AgencyId | None:
    """Who proposed the last handover of the *child* in vain, so that they hold it."""
    ended = _last_day(case, child, on, _ENDING)
    proposed = [
        handover
        for handover in case.handovers
        if handover.sending_agency is not None
        and handover.concerns(child)
        and not handover.keeps_lead
        and ended < handover.proposed <= on
        and since <= handover.proposed
        and not (handover.accepted is not None and handover.accepted <= on)
    ]
    last = max(reversed(proposed), key=lambda h: h.proposed, default=None)
    return None if last is None else last.sending_agency


_HELD_IN_LAW = frozenset({*PROTECTING, LegalBasis.SECTION_17})


def _needed(case: Record, child: PersonId, on: date) -> YesNo | None:
    level = level_of(case, child, on)
    if status_of(case.legal_statuses, child, on) in _HELD_IN_LAW:
        return YesNo.YES
    if level is None:
        return None
    return YesNo.YES if case.ladder.rank(level) > 0 else YesNo.NO
