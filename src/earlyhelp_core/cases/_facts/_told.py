"""
Who was told of the move, and whether the family knows the way back.
"""

from __future__ import annotations

from earlyhelp_core.answers import HappenedOn, YesNo
from earlyhelp_core.cases._facts._reading import Reading
from earlyhelp_core.cases._fold import last, latest, yes_if
from earlyhelp_core.contacts import Contact, FamilyKnows, Referral, Told
from earlyhelp_core.transitions import Kind


def family_told(reading: Reading) -> HappenedOn:
    """When the family was told; for more help, whether they know of the referral."""
    told = latest(notice.on for notice in reading.told(Told.FAMILY))
    if told is not None or reading.request.kind not in {Kind.REFER, Kind.STEP_UP}:
        return told
    heard: list[Contact | Referral] = [*reading.contacts, *reading.referrals]
    heard.sort(key=lambda one: one.received)
    knows = last(one.family_knows for one in heard if one.family_knows is not None)
    return None if knows is None else yes_if(knows is FamilyKnows.YES)


def referrer_told(reading: Reading) -> HappenedOn:
    """When whoever referred heard what came of it."""
    return latest(
        [
            *(referral.feedback_given for referral in reading.referrals),
            *(notice.on for notice in reading.told(Told.REFERRER)),
        ]
    )


def universal_services_told(reading: Reading) -> HappenedOn:
    """When those who see the family in any case were told."""
    return latest(notice.on for notice in reading.told(Told.UNIVERSAL_SERVICES))


def route_back_given(reading: Reading) -> YesNo | None:
    """Whether the family was told how to ask for help again."""
    return last(
        notice.route_back
        for notice in reading.told(Told.FAMILY)
        if notice.route_back is not None
    )
