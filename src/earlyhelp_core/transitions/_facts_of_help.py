"""
The facts on which help moves between levels. Those of other procedures stand apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.answers import HappenedOn, HappenedOnLike, YesNo, YesNoLike
from earlyhelp_core.assessments import Harm, HarmLike
from earlyhelp_core.fields import DateLike, Internal, Special, default, derived, record
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.people import Agreement, AgreementLike, LegalBasis, LegalBasisLike
from earlyhelp_core.transitions._fact_sorts import (
    About,
    AboutLike,
    Roles,
    grade,
    happened,
    roles,
    situation,
    yes_no,
)


# What every question looks at stands apart and comes first, so that it lies together
# in memory: a machine that weighs a nation's records fetches it at once.
@record
class _AskedOf:
    #: The day the question is asked of.
    on: Internal[date, DateLike]
    #: Whether it is asked of one child or of the family.
    about: Internal[About, AboutLike] = default(About.FAMILY)
    #: The level of help now; the family's is the highest of its children's.
    level: Internal[LevelCode | None, str | None] = default(None)
    #: All facts as one number, worked out as they are made; for the library's own use.
    #: (Worked out when first asked for, it would slow every look at every fact.)
    bits: Special[int] = derived()


# Its fields become a record's in `Facts`, which is what anybody builds.
@record
class FactsOfHelp(_AskedOf):
    """
    What is known that bears on a move between levels of help. Use `Facts`.
    """

    legal_status: Special[LegalBasis | None, LegalBasisLike | None] = situation(
        "the legal status", LegalBasis
    )
    harm: Special[Harm, HarmLike] = situation(
        "whether harm is suspected",
        (h for h in Harm if h is not Harm.NOT_CONSIDERED),
        unset=Harm.NOT_CONSIDERED,
    )
    unborn: Special[YesNo | None, YesNoLike | None] = situation(
        "whether a child is not yet born", YesNo
    )
    straight_from_protection: Special[YesNo | None, YesNoLike | None] = situation(
        "whether a child comes straight from a child protection plan, section 20 "
        "or an order, with no time as a child in need between",
        YesNo,
    )
    same_lead: Special[YesNo | None, YesNoLike | None] = situation(
        "whether the same lead practitioner goes on", YesNo
    )
    previously_supported: Special[YesNo | None, YesNoLike | None] = situation(
        "whether the family was supported before", YesNo
    )

    agreement: Internal[Agreement | None, AgreementLike | None] = grade(
        "the family's agreement to support", Agreement
    )
    authorised_by: Internal[Roles, Iterable[str] | None] = roles(
        "the roles that have authorised the move"
    )
    lead_named: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether a lead practitioner is named"
    )
    lead_accepted: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the lead practitioner accepted the role"
    )
    receiving_lead_accepted: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the next lead practitioner accepted the handover"
    )
    front_door_accepted: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the authority accepted the referral"
    )
    support_in_place: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the next support was arranged"
    )
    receiver_reachable: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the family can get to whoever helps next"
    )
    nothing_left_uncovered: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether somebody holds each need and goal after it"
    )
    sharing_basis: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "on what basis the receiver is told about the family"
    )
    assessment_completed: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the assessment was completed"
    )
    plan_in_place: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the family plan was agreed"
    )
    plan_reviewed: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the family plan was last reviewed"
    )
    penultimate_review: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the review before the last one was held"
    )
    closing_meeting: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the closing or handover meeting was held"
    )
    updates_gathered: Internal[HappenedOn, HappenedOnLike] = happened(
        "when updates were gathered in place of a meeting"
    )
    network_invited: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the whole team was invited to close or hand over"
    )
    child_voice: Internal[HappenedOn, HappenedOnLike] = happened(
        "when each child was last heard"
    )
    every_child_considered: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether every child was considered"
    )
    actions_settled: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether each action is done, carried over or not needed"
    )
    needs_answered: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether each need is met, carried on by somebody or answered"
    )
    partner_actions_on_time: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether no agency's action is overdue"
    )
    supporter_named: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether somebody is named who supports the family after"
    )
    contingency_agreed: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether it is agreed what to do if things get harder"
    )
    #: From here on: what has come since the assessment, said the way that is better.
    children_agree: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether each child, asked since the assessment, sees it so"
    )
    members_agree: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether all of the team see it so, heard since the assessment"
    )
    contacts_weighed: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the assessment is newer than the last contact"
    )
    incidents_weighed: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether nothing has happened since the assessment"
    )
    children_seen: Internal[HappenedOn, HappenedOnLike] = happened(
        "when each child was last seen, since the assessment"
    )
    informed_decision_to_end: Internal[HappenedOn, HappenedOnLike] = happened(
        "when ending was talked through and decided, informed"
    )
    family_told: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the family was told of the decision and why"
    )
    referrer_told: Internal[HappenedOn, HappenedOnLike] = happened(
        "when whoever referred was told what came of it"
    )
    universal_services_told: Internal[HappenedOn, HappenedOnLike] = happened(
        "when the universal services around them were told"
    )
    route_back_given: Internal[YesNo | None, YesNoLike | None] = yes_no(
        "whether the family knows how to ask for help again"
    )
