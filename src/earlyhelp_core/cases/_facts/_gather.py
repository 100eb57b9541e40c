"""
The facts of a case, gathered from every subject.
"""

from __future__ import annotations

from earlyhelp_core import ids
from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._facts import _contrary, _decided, _told, _work
from earlyhelp_core.cases._facts._reading import Reading
from earlyhelp_core.cases._fold import latest, yes_if, yes_or_silence
from earlyhelp_core.cases._situation import (
    gravest_harm,
    most_protective_status,
    straight_from_protection,
)
from earlyhelp_core.fields import DateLike, as_date
from earlyhelp_core.transitions import About, Facts, Request


def facts_for(
    case: Case, request: Request, *, on: DateLike, child: str | None = None
) -> Facts:
    """
    The facts that a *case* holds on a day about a *request*, for a child or the family.

    Asked of the family, what is true of its children is the gravest of each: harm
    suspected for one is suspected, a status unknown for one is unknown.

    Raises `UnknownName` for a *child* the family does not have.
    """
    on = as_date(on)
    subject = None if child is None else case.family.person(ids.PersonId(child)).id
    return _facts(
        Reading(case=case.as_of(on).case, request=request, on=on, child=subject)
    )


def _facts(reading: Reading) -> Facts:
    case, on, handover = reading.case, reading.on, reading.handover
    return Facts(
        on=on,
        about=About.FAMILY if reading.child is None else About.CHILD,
        level=case.level(on, reading.child),
        legal_status=most_protective_status(case, reading.ids, on),
        harm=gravest_harm(case, reading.ids, on),
        unborn=yes_if(any(child.is_unborn for child in reading.children)),
        straight_from_protection=straight_from_protection(case, reading.ids, on),
        same_lead=None if handover is None else handover.same_lead,
        previously_supported=reading.previously_supported,
        agreement=_decided.agreement(reading),
        authorised_by=_decided.authorised_by(reading),
        lead_named=case.team.has_lead(on),
        lead_accepted=latest(lead.accepted for lead in case.team.leading(on)),
        receiving_lead_accepted=_decided.handover_accepted(reading),
        front_door_accepted=_decided.front_door_accepted(reading),
        support_in_place=None if handover is None else handover.support_arranged,
        receiver_reachable=_decided.receiver_reachable(reading),
        nothing_left_uncovered=_work.nothing_left_uncovered(reading),
        sharing_basis=_decided.sharing_basis(reading),
        assessment_completed=_work.assessment_completed(reading),
        plan_in_place=_work.plan_in_place(reading),
        plan_reviewed=latest(
            review.on for plan in reading.plans for review in plan.reviews
        ),
        penultimate_review=_work.penultimate_review(reading),
        closing_meeting=latest(meeting.on for meeting in reading.closing_meetings),
        updates_gathered=_work.updates_gathered(reading),
        network_invited=_work.network_invited(reading),
        child_voice=_work.child_voice(reading),
        every_child_considered=_work.every_child_considered(reading),
        actions_settled=_work.actions_settled(reading),
        needs_answered=_work.needs_answered(reading),
        partner_actions_on_time=_work.partner_actions_on_time(reading),
        supporter_named=yes_or_silence(plan.supporter for plan in reading.plans),
        contingency_agreed=yes_or_silence(plan.contingency for plan in reading.plans),
        children_agree=_contrary.children_agree(reading),
        members_agree=_contrary.members_agree(reading),
        contacts_weighed=_contrary.contacts_weighed(reading),
        incidents_weighed=_contrary.incidents_weighed(reading),
        children_seen=_contrary.children_seen(reading),
        informed_decision_to_end=_decided.informed_decision_to_end(reading),
        family_told=_told.family_told(reading),
        referrer_told=_told.referrer_told(reading),
        universal_services_told=_told.universal_services_told(reading),
        route_back_given=_told.route_back_given(reading),
    )
