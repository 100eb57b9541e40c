"""
What the family agreed to, who authorised it, and who takes over.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.answers import HappenedOn, YesNo
from earlyhelp_core.cases._facts._reading import Reading
from earlyhelp_core.cases._fold import last, latest, yes_or_silence
from earlyhelp_core.contacts import FrontDoorDecision, WhyUnmet
from earlyhelp_core.people import Agreement

#: What the front door takes on itself, whatever level the referral spoke of.
_TAKEN_ON = frozenset(
    {
        FrontDoorDecision.CHILD_AND_FAMILY_ASSESSMENT,
        FrontDoorDecision.STRATEGY_DISCUSSION,
    }
)


def agreement(reading: Reading) -> Agreement | None:
    """What stands of the latest agreement that says anything."""
    return last(
        standing
        for given in sorted(reading.case.agreements, key=lambda a: a.dated or date.min)
        if (standing := given.standing(reading.on)) is not None
    )


def authorised_by(reading: Reading) -> tuple[str, ...] | None:
    """The roles whose last word on such a move was yes."""
    to = reading.request.to
    decisions = {
        decision.role: decision.granted
        for decision in sorted(reading.case.authorisations, key=lambda a: a.on)
        if decision.kind is reading.request.kind
        and reading.is_new(decision.on)
        and (to is None or decision.to in {None, to})
    }
    if not decisions:
        return None
    return tuple(role for role, said in decisions.items() if said is YesNo.YES)


def handover_accepted(reading: Reading) -> HappenedOn:
    """When the next lead accepted."""
    # Proposed and not answered is recorded: nobody has accepted yet.
    handover = reading.handover
    return None if handover is None else handover.accepted or YesNo.NO


def receiver_reachable(reading: Reading) -> YesNo | None:
    """Whether the family can get to whoever helps next."""
    handover = reading.handover
    if handover is None:
        return None
    out_of_reach = any(
        need.why is WhyUnmet.OUT_OF_REACH and need.is_open(reading.on)
        for need in reading.case.unmet_needs
        if need.service is not None and need.service == handover.receiving_agency
    )
    return YesNo.NO if out_of_reach else handover.reachable


def sharing_basis(reading: Reading) -> YesNo | None:
    """Whether any basis stands beside what was shared with whoever takes over."""
    handover = reading.handover
    if handover is None:
        return None
    receiver = {handover.receiving_agency, handover.receiving_role} - {None}
    return yes_or_silence(
        shared.basis
        for shared in reading.case.sharing
        if reading.is_new(shared.on)
        and reading.concerns(shared.about)
        and receiver & {shared.with_agency, shared.with_role}
    )


def front_door_accepted(reading: Reading) -> HappenedOn:
    """When the authority took on what was referred."""
    decided = [(r, r.outcome) for r in reading.referrals if r.outcome is not None]
    accepted = latest(
        outcome.on
        for referral, outcome in decided
        if outcome.decision in _TAKEN_ON
        or (
            outcome.decision is FrontDoorDecision.ACCEPTED
            and reading.request.to in {None, referral.to}
        )
    )
    return accepted or (YesNo.NO if decided else None)


def informed_decision_to_end(reading: Reading) -> HappenedOn:
    """When the family decided to end, knowing what it means."""
    talks = (talk for talk in reading.case.endings if reading.is_new(talk.on))
    talk = last(sorted(talks, key=lambda talk: talk.on))
    if talk is not None:
        decided = talk.decided_to_end
        return talk.on if decided is YesNo.YES else decided
    return latest(
        given.withdrawn.on
        for given in reading.case.agreements
        if given.withdrawn is not None
        and given.withdrawn.informed is YesNo.YES
        and reading.is_new(given.withdrawn.on)
    )
