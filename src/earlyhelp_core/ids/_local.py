"""
The ids that a council's own system makes up: one type for each kind, one shape.

The functions are written out one by one because a type checker believes only what it
can read: each takes plain text and gives the type that its fields ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType

from earlyhelp_core import _model
from earlyhelp_core.errors import Impossible

__all__ = [
    "ActionId",
    "AgencyId",
    "AgreementId",
    "AssessmentId",
    "CaseId",
    "CircumstanceName",
    "ClaimRulesId",
    "ContactId",
    "DisagreementId",
    "EditionId",
    "EnrolmentId",
    "FamilyId",
    "FollowUpName",
    "FrameworkId",
    "GoalId",
    "HandoverId",
    "HouseholdId",
    "InstrumentId",
    "LevelCode",
    "MeasureId",
    "MeetingId",
    "MemberId",
    "MoveId",
    "NeedCode",
    "OutcomeCode",
    "PartnershipId",
    "PathwayId",
    "PersonId",
    "PlanId",
    "ProgrammeId",
    "PropertyId",
    "ReferralId",
    "RequirementName",
    "RuleId",
    "SharingId",
    "StageCode",
    "UnmetNeedId",
    "action_id",
    "agency_id",
    "agreement_id",
    "assessment_id",
    "case_id",
    "circumstance_name",
    "circumstance_names",
    "claim_rules_id",
    "contact_id",
    "disagreement_id",
    "edition_id",
    "enrolment_id",
    "family_id",
    "follow_up_name",
    "framework_id",
    "goal_id",
    "handover_id",
    "household_id",
    "instrument_id",
    "level_code",
    "level_codes",
    "measure_id",
    "measure_ids",
    "meeting_id",
    "member_id",
    "move_id",
    "need_code",
    "need_codes",
    "outcome_code",
    "partnership_id",
    "partnership_ids",
    "pathway_id",
    "person_id",
    "person_ids",
    "plan_id",
    "programme_id",
    "property_id",
    "referral_id",
    "requirement_name",
    "rule_id",
    "sharing_id",
    "stage_code",
    "unmet_need_id",
]

_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


def _local(value: str) -> str:
    found = _LOCAL.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Impossible.of(
            "id",
            code="not-an-id",
            message="give a code of 1 to 64 letters, digits and . _ - : "
            "that starts with a letter or digit; never a name",
        )
    return found.group()


#: A person: child, parent, carer, relative, friend.
PersonId = NewType("PersonId", str)
#: A family, through all its households.
FamilyId = NewType("FamilyId", str)
#: People who live together for a time.
HouseholdId = NewType("HouseholdId", str)
#: The record of one family's support.
CaseId = NewType("CaseId", str)
#: One occasion on which somebody got in touch.
ContactId = NewType("ContactId", str)
#: A request for help that followed from a contact.
ReferralId = NewType("ReferralId", str)
#: An assessment of need and strength.
AssessmentId = NewType("AssessmentId", str)
#: A family's plan.
PlanId = NewType("PlanId", str)
#: A goal within a plan.
GoalId = NewType("GoalId", str)
#: An action towards a goal.
ActionId = NewType("ActionId", str)
#: An organisation, team or service of one.
AgencyId = NewType("AgencyId", str)
#: A seat in a team around the family.
MemberId = NewType("MemberId", str)
#: A meeting of a team, or of professionals.
MeetingId = NewType("MeetingId", str)
#: What distance travelled is measured with.
MeasureId = NewType("MeasureId", str)
#: A tool that is measured with, in one edition: its areas, range and bands.
InstrumentId = NewType("InstrumentId", str)
#: A headline outcome of an outcome framework.
OutcomeCode = NewType("OutcomeCode", str)
#: A need within an outcome framework, such as ``1.1``.
NeedCode = NewType("NeedCode", str)
#: What a claim for a result had to show, in one edition.
ClaimRulesId = NewType("ClaimRulesId", str)
#: A family's or child's move between levels.
MoveId = NewType("MoveId", str)
#: Support passing from one holder to the next.
HandoverId = NewType("HandoverId", str)
#: A family's agreement to support.
AgreementId = NewType("AgreementId", str)
#: One occasion on which something about a family was shared.
SharingId = NewType("SharingId", str)
#: A need for help that nobody met.
UnmetNeedId = NewType("UnmetNeedId", str)
#: Something on which agencies disagree about a family.
DisagreementId = NewType("DisagreementId", str)
#: A step of a procedure beside the levels of help: a stage of a disagreement.
StageCode = NewType("StageCode", str)
#: What a partnership works under from one date to another.
EditionId = NewType("EditionId", str)
#: A threshold or outcome framework, in one edition.
FrameworkId = NewType("FrameworkId", str)
#: A level within its framework, such as ``2b``. It has no order of its own.
LevelCode = NewType("LevelCode", str)
#: The rules for moving between the levels of a framework, in one edition.
PathwayId = NewType("PathwayId", str)
#: A rule within a pathway.
RuleId = NewType("RuleId", str)
#: Something a partnership wants proved of a pathway.
PropertyId = NewType("PropertyId", str)
#: A condition of a rule, such as ``agreement-in-writing``.
RequirementName = NewType("RequirementName", str)
#: Something that may be so of somebody, as programmes ask for it.
CircumstanceName = NewType("CircumstanceName", str)
#: Somebody's place on a programme, from its start to its end.
EnrolmentId = NewType("EnrolmentId", str)
#: A look back that a programme asks for after it has ended.
FollowUpName = NewType("FollowUpName", str)
#: A programme of help with rules of its own.
ProgrammeId = NewType("ProgrammeId", str)
#: A borough, or boroughs together, with the editions they work under.
PartnershipId = NewType("PartnershipId", str)


def person_id(value: str) -> PersonId:
    """*value* as the id of a person, if it has the shape of one."""
    return PersonId(_local(value))


def family_id(value: str) -> FamilyId:
    """*value* as the id of a family, if it has the shape of one."""
    return FamilyId(_local(value))


def household_id(value: str) -> HouseholdId:
    """*value* as the id of a household, if it has the shape of one."""
    return HouseholdId(_local(value))


def case_id(value: str) -> CaseId:
    """*value* as the id of a case, if it has the shape of one."""
    return CaseId(_local(value))


def contact_id(value: str) -> ContactId:
    """*value* as the id of a contact, if it has the shape of one."""
    return ContactId(_local(value))


def referral_id(value: str) -> ReferralId:
    """*value* as the id of a referral, if it has the shape of one."""
    return ReferralId(_local(value))


def assessment_id(value: str) -> AssessmentId:
    """*value* as the id of an assessment, if it has the shape of one."""
    return AssessmentId(_local(value))


def plan_id(value: str) -> PlanId:
    """*value* as the id of a plan, if it has the shape of one."""
    return PlanId(_local(value))


def goal_id(value: str) -> GoalId:
    """*value* as the id of a goal, if it has the shape of one."""
    return GoalId(_local(value))


def action_id(value: str) -> ActionId:
    """*value* as the id of an action, if it has the shape of one."""
    return ActionId(_local(value))


def agency_id(value: str) -> AgencyId:
    """*value* as the id of an agency, if it has the shape of one."""
    return AgencyId(_local(value))


def member_id(value: str) -> MemberId:
    """*value* as the id of a member, if it has the shape of one."""
    return MemberId(_local(value))


def meeting_id(value: str) -> MeetingId:
    """*value* as the id of a meeting, if it has the shape of one."""
    return MeetingId(_local(value))


def measure_id(value: str) -> MeasureId:
    """*value* as the id of a measure, if it has the shape of one."""
    return MeasureId(_local(value))


def instrument_id(value: str) -> InstrumentId:
    """*value* as the id of an instrument, if it has the shape of one."""
    return InstrumentId(_local(value))


def outcome_code(value: str) -> OutcomeCode:
    """*value* as the code of a headline outcome, if it has the shape of one."""
    return OutcomeCode(_local(value))


def need_code(value: str) -> NeedCode:
    """*value* as the code of a need, if it has the shape of one."""
    return NeedCode(_local(value))


def claim_rules_id(value: str) -> ClaimRulesId:
    """*value* as the id of rules for claims, if it has the shape of one."""
    return ClaimRulesId(_local(value))


def move_id(value: str) -> MoveId:
    """*value* as the id of a move, if it has the shape of one."""
    return MoveId(_local(value))


def handover_id(value: str) -> HandoverId:
    """*value* as the id of a handover, if it has the shape of one."""
    return HandoverId(_local(value))


def agreement_id(value: str) -> AgreementId:
    """*value* as the id of an agreement, if it has the shape of one."""
    return AgreementId(_local(value))


def sharing_id(value: str) -> SharingId:
    """*value* as the id of a sharing record, if it has the shape of one."""
    return SharingId(_local(value))


def unmet_need_id(value: str) -> UnmetNeedId:
    """*value* as the id of an unmet need, if it has the shape of one."""
    return UnmetNeedId(_local(value))


def disagreement_id(value: str) -> DisagreementId:
    """*value* as the id of a disagreement, if it has the shape of one."""
    return DisagreementId(_local(value))


def stage_code(value: str) -> StageCode:
    """*value* as the code of a stage, if it has the shape of one."""
    return StageCode(_local(value))


def edition_id(value: str) -> EditionId:
    """*value* as the id of an edition, if it has the shape of one."""
    return EditionId(_local(value))


def framework_id(value: str) -> FrameworkId:
    """*value* as the id of a framework, if it has the shape of one."""
    return FrameworkId(_local(value))


def level_code(value: str) -> LevelCode:
    """*value* as the code of a level, if it has the shape of one."""
    return LevelCode(_local(value))


def pathway_id(value: str) -> PathwayId:
    """*value* as the id of a pathway, if it has the shape of one."""
    return PathwayId(_local(value))


def rule_id(value: str) -> RuleId:
    """*value* as the id of a rule, if it has the shape of one."""
    return RuleId(_local(value))


def property_id(value: str) -> PropertyId:
    """*value* as the id of a property, if it has the shape of one."""
    return PropertyId(_local(value))


def requirement_name(value: str) -> RequirementName:
    """*value* as the name of a requirement, if it has the shape of one."""
    return RequirementName(_local(value))


def partnership_id(value: str) -> PartnershipId:
    """*value* as the id of a partnership, if it has the shape of one."""
    return PartnershipId(_local(value))


def circumstance_name(value: str) -> CircumstanceName:
    """*value* as the name of a circumstance, if it has the shape of one."""
    return CircumstanceName(_local(value))


def enrolment_id(value: str) -> EnrolmentId:
    """*value* as the id of an enrolment, if it has the shape of one."""
    return EnrolmentId(_local(value))


def follow_up_name(value: str) -> FollowUpName:
    """*value* as the name of a follow-up, if it has the shape of one."""
    return FollowUpName(_local(value))


def programme_id(value: str) -> ProgrammeId:
    """*value* as the id of a programme, if it has the shape of one."""
    return ProgrammeId(_local(value))


def circumstance_names(values: Iterable[str]) -> tuple[CircumstanceName, ...]:
    """Each of *values* as the name of a circumstance; all that are none are told."""
    return _model.each(circumstance_name, values)


def person_ids(values: Iterable[str]) -> tuple[PersonId, ...]:
    """Each of *values* as the id of a person; all that are none are told at once."""
    return _model.each(person_id, values)


def measure_ids(values: Iterable[str]) -> tuple[MeasureId, ...]:
    """Each of *values* as the id of a measure; all that are none are told at once."""
    return _model.each(measure_id, values)


def need_codes(values: Iterable[str]) -> tuple[NeedCode, ...]:
    """Each of *values* as the code of a need; all that are none are told at once."""
    return _model.each(need_code, values)


def level_codes(values: Iterable[str]) -> tuple[LevelCode, ...]:
    """Each of *values* as the code of a level; all that are none are told at once."""
    return _model.each(level_code, values)


def partnership_ids(values: Iterable[str]) -> tuple[PartnershipId, ...]:
    """Each of *values* as the id of a partnership; all that are none are told."""
    return _model.each(partnership_id, values)
