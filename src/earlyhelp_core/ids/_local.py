"""
The ids that a council's own system makes up: one type for each kind, one shape.

The functions are written out one by one because a type checker believes only what it
can read: each takes plain text and gives the type that its fields ask for.
"""

from __future__ import annotations

import re
from typing import NewType

from earlyhelp_core.errors import Impossible

__all__ = [
    "ActionId",
    "AgencyId",
    "AgreementId",
    "AssessmentId",
    "CaseId",
    "ContactId",
    "DisagreementId",
    "EnrolmentId",
    "FamilyId",
    "GoalId",
    "HandoverId",
    "HouseholdId",
    "MeasureId",
    "MeetingId",
    "MemberId",
    "MoveId",
    "NeedCode",
    "PersonId",
    "PlanId",
    "ReferralId",
    "SharingId",
    "UnmetNeedId",
    "action_id",
    "agency_id",
    "agreement_id",
    "assessment_id",
    "case_id",
    "contact_id",
    "disagreement_id",
    "enrolment_id",
    "family_id",
    "goal_id",
    "handover_id",
    "household_id",
    "local",
    "measure_id",
    "meeting_id",
    "member_id",
    "move_id",
    "need_code",
    "person_id",
    "plan_id",
    "referral_id",
    "sharing_id",
    "unmet_need_id",
]

_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


def local(value: str) -> str:
    """*value* itself, if it has the one shape that all these ids have."""
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
#: A need within an outcome framework, such as ``1.1``.
NeedCode = NewType("NeedCode", str)
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
#: Somebody's place on a programme, from its start to its end.
EnrolmentId = NewType("EnrolmentId", str)


def person_id(value: str) -> PersonId:
    """*value* as the id of a person, if it has the shape of one."""
    return PersonId(local(value))


def family_id(value: str) -> FamilyId:
    """*value* as the id of a family, if it has the shape of one."""
    return FamilyId(local(value))


def household_id(value: str) -> HouseholdId:
    """*value* as the id of a household, if it has the shape of one."""
    return HouseholdId(local(value))


def case_id(value: str) -> CaseId:
    """*value* as the id of a case, if it has the shape of one."""
    return CaseId(local(value))


def contact_id(value: str) -> ContactId:
    """*value* as the id of a contact, if it has the shape of one."""
    return ContactId(local(value))


def referral_id(value: str) -> ReferralId:
    """*value* as the id of a referral, if it has the shape of one."""
    return ReferralId(local(value))


def assessment_id(value: str) -> AssessmentId:
    """*value* as the id of an assessment, if it has the shape of one."""
    return AssessmentId(local(value))


def plan_id(value: str) -> PlanId:
    """*value* as the id of a plan, if it has the shape of one."""
    return PlanId(local(value))


def goal_id(value: str) -> GoalId:
    """*value* as the id of a goal, if it has the shape of one."""
    return GoalId(local(value))


def action_id(value: str) -> ActionId:
    """*value* as the id of an action, if it has the shape of one."""
    return ActionId(local(value))


def agency_id(value: str) -> AgencyId:
    """*value* as the id of an agency, if it has the shape of one."""
    return AgencyId(local(value))


def member_id(value: str) -> MemberId:
    """*value* as the id of a member, if it has the shape of one."""
    return MemberId(local(value))


def meeting_id(value: str) -> MeetingId:
    """*value* as the id of a meeting, if it has the shape of one."""
    return MeetingId(local(value))


def measure_id(value: str) -> MeasureId:
    """*value* as the id of a measure, if it has the shape of one."""
    return MeasureId(local(value))


def need_code(value: str) -> NeedCode:
    """*value* as the code of a need, if it has the shape of one."""
    return NeedCode(local(value))


def move_id(value: str) -> MoveId:
    """*value* as the id of a move, if it has the shape of one."""
    return MoveId(local(value))


def handover_id(value: str) -> HandoverId:
    """*value* as the id of a handover, if it has the shape of one."""
    return HandoverId(local(value))


def agreement_id(value: str) -> AgreementId:
    """*value* as the id of an agreement, if it has the shape of one."""
    return AgreementId(local(value))


def sharing_id(value: str) -> SharingId:
    """*value* as the id of a sharing record, if it has the shape of one."""
    return SharingId(local(value))


def unmet_need_id(value: str) -> UnmetNeedId:
    """*value* as the id of an unmet need, if it has the shape of one."""
    return UnmetNeedId(local(value))


def disagreement_id(value: str) -> DisagreementId:
    """*value* as the id of a disagreement, if it has the shape of one."""
    return DisagreementId(local(value))


def enrolment_id(value: str) -> EnrolmentId:
    """*value* as the id of an enrolment, if it has the shape of one."""
    return EnrolmentId(local(value))
