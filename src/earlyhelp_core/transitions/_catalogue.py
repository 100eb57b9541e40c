"""
The catalogue of requirements: what a rule may ask for.

Definitions, not policy: none is in force until an edition asks for it, and the source
that a finding shows is the edition's.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm
from earlyhelp_core.people import Agreement, LegalBasis
from earlyhelp_core.transitions._catalogue_procedures import PROCEDURES
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._predicates import (
    AnyOf,
    AtLeast,
    Includes,
    Is,
    Not,
    Predicate,
    Within,
)
from earlyhelp_core.transitions._requirements import Requirement, Words

__all__ = ["CATALOGUE"]


def _done(fact: str, value: str = YesNo.YES) -> AtLeast:
    return AtLeast(fact=fact, value=value)


def _requirement(  # noqa: PLR0913 - one for each part of a requirement
    name: str,
    meaning: str,
    holds: Predicate,
    words: Words,
    *,
    instead: Kind | None = None,
    applies: Predicate | None = None,
) -> Requirement:
    plain = Requirement(name=name, meaning=meaning, holds=holds, words=words)
    return attrs.evolve(plain, instead=instead, applies=applies)


_AGREEMENT = (
    _requirement(
        "agreement-given",
        "Somebody entitled to agree has agreed to the support, in any form.",
        _done("agreement", Agreement.GIVEN),
        Words(
            met="the family has agreed to the support",
            unmet="the family has been asked and has not agreed to the support",
            not_recorded="it is not recorded whether the family agrees",
            remedy="talk the offer through again; universal services can help too",
            record="ask the family, and record what each person said",
        ),
    ),
    _requirement(
        "agreement-in-writing",
        "The agreement to the support is recorded in writing.",
        _done("agreement", Agreement.IN_WRITING),
        Words(
            met="the family has agreed in writing",
            unmet="the family has not agreed in writing",
            not_recorded="it is not recorded whether the family agrees",
            remedy="ask the family to confirm their agreement in writing",
            record="ask the family, and record what each person said and how",
        ),
    ),
    _requirement(
        "informed-decision-to-end",
        "Ending was talked through with the family, who understood what it means.",
        _done("informed-decision-to-end"),
        Words(
            met="the family has taken part in an informed decision to end",
            unmet="the family has not taken part in an informed decision to end",
            not_recorded="it is not recorded that ending was talked through",
            remedy="talk through what ending means and how to come back, and record it",
        ),
    ),
)

_PROTECTION = (
    _requirement(
        "harm-considered",
        "Harm has been considered for every child, and is not suspected.",
        Is(fact="harm", values=(Harm.NONE, Harm.CONCERN_BELOW)),
        Words(
            met="harm has been considered and is not suspected",
            unmet="harm is suspected",
            not_recorded="it is not recorded that harm was considered",
            remedy="make a referral to the front door now; this move can be asked "
            "about again once the referral has been answered",
            record="consider harm for every child today, and record it; if it is "
            "suspected, make a referral to the front door now",
        ),
        instead=Kind.REFER,
    ),
    _requirement(
        "no-protection-plan-or-order",
        "No child protection plan, section 20 arrangement or court order is open.",
        Is(
            fact="legal-status",
            values=(LegalBasis.NONE, LegalBasis.SECTION_17),
        ),
        Words(
            met="no child protection plan, section 20 arrangement or order is open",
            unmet="a child protection plan, section 20 arrangement or order is open",
            not_recorded="the legal status of each child is not recorded",
            remedy="ask whoever decides on it (the conference, the court, or social "
            "work management); until it ends, more help can always be asked for",
            record="record the legal status of each child, also where it is none",
        ),
        instead=Kind.REFER,
    ),
    _requirement(
        "every-child-considered",
        "Every child was considered: unborn, living elsewhere, half-siblings too.",
        _done("every-child-considered"),
        Words(
            met="every child has been considered",
            unmet="not every child has been considered",
            not_recorded="it is not recorded which children were considered",
            remedy="consider each child by name, also those unborn or living "
            "elsewhere, and record it",
        ),
    ),
    _requirement(
        "front-door-accepted",
        "The authority has accepted the referral.",
        _done("front-door-accepted"),
        Words(
            met="the authority has accepted the referral",
            unmet="the authority has not accepted the referral",
            not_recorded="it is not recorded what the authority decided",
            remedy="refer, which is open to everyone at any time; if the answer "
            "seems wrong, escalate the disagreement",
            record="ask the front door for its decision, and record it",
        ),
        instead=Kind.REFER,
    ),
)

_PEOPLE_AROUND = (
    _requirement(
        "authorised-by",
        "A person in the role that the rule names has authorised the move.",
        Includes(fact="authorised-by"),
        Words(
            met="authorised by: {role}",
            unmet="not authorised by: {role}",
            not_recorded="it is not recorded whether this was authorised by: {role}",
            remedy="take the decision and its reasons to: {role}",
            record="ask for the decision of the {role}, and record it either way",
        ),
    ),
    _requirement(
        "lead-named",
        "A lead practitioner is named.",
        _done("lead-named"),
        Words(
            met="a lead practitioner is named",
            unmet="there is no lead practitioner at present",
            not_recorded="it is not recorded who leads",
            remedy="agree with the family who leads, best somebody they trust",
        ),
    ),
    _requirement(
        "lead-accepted",
        "The lead practitioner has accepted the role.",
        _done("lead-accepted"),
        Words(
            met="the lead practitioner has accepted the role",
            unmet="the lead practitioner has not accepted the role",
            not_recorded="it is not recorded whether the lead accepted the role",
            remedy="ask the lead practitioner, and agree what support they need",
        ),
    ),
    _requirement(
        "receiving-lead-accepted",
        "The lead who takes over has accepted the handover.",
        _done("receiving-lead-accepted"),
        Words(
            met="the receiving lead practitioner has accepted",
            unmet="the receiving lead practitioner has not accepted",
            not_recorded="it is not recorded whether the receiving lead accepted",
            remedy="hold the family until somebody has accepted; bring the two "
            "leads together with the family",
        ),
    ),
    _requirement(
        "support-in-place",
        "The support that goes on after the move is arranged.",
        _done("support-in-place"),
        Words(
            met="the support that goes on is in place",
            unmet="the support that goes on is not in place",
            not_recorded="it is not recorded what support goes on",
            remedy="arrange the next support, and agree when it starts",
        ),
    ),
    _requirement(
        "supporter-after-closure-named",
        "Somebody is named who supports the family after closure.",
        _done("supporter-named"),
        Words(
            met="somebody is named who supports the family afterwards",
            unmet="nobody is named who supports the family afterwards",
            not_recorded="it is not recorded who supports the family afterwards",
            remedy="ask the family whom they would turn to, and ask that person",
        ),
    ),
    _requirement(
        "network-invited",
        "The whole team was invited to the closing or handover meeting.",
        _done("network-invited"),
        Words(
            met="the whole team was invited to the closing or handover meeting",
            unmet="not the whole team was invited to the closing or handover meeting",
            not_recorded="it is not recorded who was invited to close or hand over",
            remedy="invite everyone who works with the family, or ask for updates",
        ),
        applies=Not(of=_done("updates-gathered")),
    ),
    _requirement(
        "closing-meeting-or-updates",
        "A closing or handover meeting was held, or updates were gathered instead.",
        AnyOf(of=(_done("closing-meeting"), _done("updates-gathered"))),
        Words(
            met="a closing meeting was held, or updates were gathered instead",
            unmet="no closing meeting was held and no updates were gathered",
            not_recorded="neither a closing meeting nor updates are recorded",
            remedy="bring the team and the family together, or gather updates where "
            "meeting would be unsafe or unwanted",
        ),
    ),
)

_WORK = (
    _requirement(
        "assessment-completed",
        "The assessment is complete.",
        _done("assessment-completed"),
        Words(
            met="the assessment is complete",
            unmet="the assessment is not complete",
            not_recorded="no assessment is recorded",
            remedy="complete the assessment with the family",
        ),
    ),
    _requirement(
        "assessment-recent",
        "The assessment was completed no longer ago than the rule says.",
        Within(fact="assessment-completed"),
        Words(
            met="the assessment was completed within {within}",
            unmet="the assessment was not completed within {within}",
            not_recorded="it is not recorded when the assessment was completed",
            remedy="bring the assessment up to date with the family",
        ),
    ),
    _requirement(
        "plan-in-place",
        "A family plan is in place.",
        _done("plan-in-place"),
        Words(
            met="a family plan is in place",
            unmet="there is no family plan in place",
            not_recorded="no family plan is recorded",
            remedy="write one plan with the family, in their words",
        ),
    ),
    _requirement(
        "plan-reviewed",
        "The plan was reviewed no longer ago than the rule says.",
        Within(fact="plan-reviewed"),
        Words(
            met="the plan was reviewed within {within}",
            unmet="the plan was not reviewed within {within}",
            not_recorded="it is not recorded when the plan was reviewed",
            remedy="review the plan with the family and the team",
        ),
    ),
    _requirement(
        "child-voice-recorded",
        "Each child has been heard, in a way that suits them.",
        _done("child-voice"),
        Words(
            met="each child has been heard",
            unmet="not every child has been heard",
            not_recorded="it is not recorded what each child says",
            remedy="hear each child in a way that suits them, or record why not",
        ),
    ),
    _requirement(
        "child-heard-recently",
        "Each child was heard no longer ago than the rule says.",
        Within(fact="child-voice"),
        Words(
            met="each child was heard within {within}",
            unmet="not every child was heard within {within}",
            not_recorded="it is not recorded when each child was heard",
            remedy="hear each child again before deciding",
        ),
    ),
    _requirement(
        "actions-settled",
        "Each action is done, carried over or no longer needed.",
        _done("actions-settled"),
        Words(
            met="each action is done, carried over or no longer needed",
            unmet="some actions are still open",
            not_recorded="no actions are recorded",
            remedy="settle each action: done, carried over, or no longer needed",
        ),
    ),
    _requirement(
        "partner-actions-on-time",
        "No agency is late with what it undertook to do.",
        _done("partner-actions-on-time"),
        Words(
            met="no agency is late with its actions",
            unmet="an agency is late with an action",
            not_recorded="it is not recorded how agencies stand with their actions",
            remedy="take the delay up with that agency, and escalate if it goes on",
        ),
    ),
    _requirement(
        "contingency-agreed",
        "It is agreed what happens if things get harder.",
        _done("contingency-agreed"),
        Words(
            met="it is agreed what happens if things get harder",
            unmet="it is not agreed what happens if things get harder",
            not_recorded="no contingency is recorded",
            remedy="agree with the family what to do then, and whom to call",
        ),
    ),
)

_TELLING = (
    _requirement(
        "family-told",
        "The family has been told what was decided and why.",
        _done("family-told"),
        Words(
            met="the family has been told",
            unmet="the family has not been told",
            not_recorded="it is not recorded whether the family was told",
            remedy="tell the family what was decided and why, unless that is unsafe",
        ),
    ),
    _requirement(
        "referrer-told",
        "Whoever referred knows what came of it.",
        _done("referrer-told"),
        Words(
            met="whoever referred has been told",
            unmet="whoever referred has not been told",
            not_recorded="it is not recorded whether whoever referred was told",
            remedy="tell whoever referred what came of it",
        ),
    ),
    _requirement(
        "universal-services-told",
        "The universal services around the family know that support is ending.",
        _done("universal-services-told"),
        Words(
            met="the universal services around the family have been told",
            unmet="the universal services around the family have not been told",
            not_recorded="it is not recorded whether universal services were told",
            remedy="tell the school, health visitor or others who stay involved, "
            "where the family knows and it is lawful",
        ),
    ),
    _requirement(
        "route-back-given",
        "The family knows how to ask for help again.",
        _done("route-back-given"),
        Words(
            met="the family knows how to ask for help again",
            unmet="the family has not been told how to ask for help again",
            not_recorded="it is not recorded whether the family knows how to come back",
            remedy="give the family one name or number to come back to",
        ),
    ),
)

_ALL = (*_AGREEMENT, *_PROTECTION, *_PEOPLE_AROUND, *_WORK, *_TELLING, *PROCEDURES)

#: Every requirement of the library, by name.
CATALOGUE: Mapping[str, Requirement] = MappingProxyType({r.name: r for r in _ALL})
