"""
What may be open about referrals, handovers and moves, and how it is told.

Practice, and nobody's policy: nothing here stands in the way of anything. *Required*
means that it must be settled, *advised* that it would be good to.
"""

from __future__ import annotations

from typing import final

import attrs

from earlyhelp_core.answers import Finding, Severity, State


@final
@attrs.frozen(kw_only=True)
class Point:
    """
    One thing that may be open: what is found, and who does what about it.
    """

    finding: Finding
    #: The role to which the remedy falls.
    by: str


def _point(  # noqa: PLR0913 - one for each part of a finding
    requirement: str,
    reason: str,
    remedy: str,
    *,
    by: str,
    state: State = State.NOT_RECORDED,
    severity: Severity = Severity.REQUIRED,
) -> Point:
    finding = Finding(
        requirement=requirement,
        state=state,
        severity=severity,
        reason=reason,
        remedy=remedy,
    )
    return Point(finding=finding, by=by)


_FRONT_DOOR = "the front door"
_RECEIVER = "the receiving service"
_HOLDER = "whoever holds the family"
_DECIDER = "whoever decided"
_MANAGER = "the manager of whoever last held the family"

# --- referrals

ANSWER_REFERRAL = _point(
    "referral-answered",
    "it is not recorded what the front door decided",
    "decide, and record it; a referral waits for nobody's form or agreement",
    by=_FRONT_DOOR,
)
HARM_IS_NOT_TAKEN_BACK = _point(
    "referral-answered",
    "the referral suspected harm, and was taken back before anybody answered it",
    "decide all the same: a worry about harm is not taken back with a form",
    by=_FRONT_DOOR,
    state=State.UNMET,
)
TELL_REFERRER = _point(
    "referrer-told",
    "it is not recorded that the referrer was told what came of it",
    "tell them what was decided and why, as far as that is safe, and record it",
    by=_FRONT_DOOR,
)

# --- answers to referrals and handovers

ANSWER_HANDOVER = _point(
    "handover-answered",
    "nobody has answered the handover; until it is accepted the sender holds",
    "accept it, or decline it and say why",
    by=_RECEIVER,
    severity=Severity.ADVISED,
)
WHY_DECLINED = _point(
    "decline-reason-recorded",
    "it was declined, and it is not recorded why",
    "ask for the reason, and record it: it is where the next step begins",
    by="whoever declined",
)
NEXT_STEP = _point(
    "next-step-recorded",
    "it was declined, and it is not recorded what comes next",
    "hold the family and ask again what help would fit, with what was learnt; then "
    "refer, propose a handover, or record the need as unmet",
    by=_HOLDER,
)
RECORD_MOVE = _point(
    "move-recorded",
    "it was accepted, and no move was recorded",
    "record the move, and name in it what was accepted",
    by=_RECEIVER,
)
LEFT_OPEN = _point(
    "no-handover-left-open",
    "support has ended, and a handover is still waiting for its answer",
    "withdraw it, or record how it was answered",
    by=_HOLDER,
    state=State.UNMET,
)

# --- moves

NOT_ACCEPTED = _point(
    "accepted-before-move",
    "the level was changed, and the receiving service has not accepted",
    "ask the receiving service for its answer; until then the sender holds",
    by=_HOLDER,
    state=State.UNMET,
)
RECORD_ACCEPTANCE = _point(
    "accepted-before-move",
    "the level was changed, and it is not recorded that anybody accepted",
    "record the referral or the handover that was accepted, and when",
    by=_RECEIVER,
)
OTHER_LEAD = _point(
    "same-lead-goes-on",
    "only the oversight was to change, and another lead takes over",
    "record it as the handover that it is, or find out who leads",
    by=_RECEIVER,
    state=State.UNMET,
    severity=Severity.ADVISED,
)
WHY_DECIDED = _point(
    "own-reason-recorded",
    "it is not recorded why the move was decided",
    "ask whoever decided for their reason, in their own words",
    by=_DECIDER,
    severity=Severity.ADVISED,
)
WHY_DEPARTED = _point(
    "departure-reason-recorded",
    "the move went ahead although a condition was open, and it is not recorded why",
    "ask whoever decided for their reason, in their own words",
    by=_DECIDER,
)

# --- children

GAP_IS_RECORDED = _point(
    "holder-named",
    "nobody leads at present",
    "name who holds the child today, and tell the family whom they can ring",
    by=_MANAGER,
    state=State.UNMET,
)
HOLDER_UNKNOWN = _point(
    "holder-named",
    "it is not recorded who holds the child",
    "find out who does, and record it; where nobody does, name somebody today",
    by=_MANAGER,
)
