"""
The ids and codes of what a partnership works under: its editions and what they name.
"""

from __future__ import annotations

from typing import NewType

from earlyhelp_core.ids._local import local

__all__ = [
    "CircumstanceName",
    "ClaimRulesId",
    "EditionId",
    "FollowUpName",
    "FrameworkId",
    "InstrumentId",
    "LevelCode",
    "OutcomeCode",
    "PartnershipId",
    "PathwayId",
    "ProgrammeId",
    "PropertyId",
    "RequirementName",
    "RuleId",
    "StageCode",
    "circumstance_name",
    "claim_rules_id",
    "edition_id",
    "follow_up_name",
    "framework_id",
    "instrument_id",
    "level_code",
    "outcome_code",
    "partnership_id",
    "pathway_id",
    "programme_id",
    "property_id",
    "requirement_name",
    "rule_id",
    "stage_code",
]

#: What a claim for a result had to show, in one edition.
ClaimRulesId = NewType("ClaimRulesId", str)
#: A tool that is measured with, in one edition: its areas, range and bands.
InstrumentId = NewType("InstrumentId", str)
#: A headline outcome of an outcome framework.
OutcomeCode = NewType("OutcomeCode", str)
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
#: A look back that a programme asks for after it has ended.
FollowUpName = NewType("FollowUpName", str)
#: A programme of help with rules of its own.
ProgrammeId = NewType("ProgrammeId", str)
#: A borough, or boroughs together, with the editions they work under.
PartnershipId = NewType("PartnershipId", str)


def claim_rules_id(value: str) -> ClaimRulesId:
    """*value* as the id of rules for claims, if it has the shape of one."""
    return ClaimRulesId(local(value))


def instrument_id(value: str) -> InstrumentId:
    """*value* as the id of an instrument, if it has the shape of one."""
    return InstrumentId(local(value))


def outcome_code(value: str) -> OutcomeCode:
    """*value* as the code of a headline outcome, if it has the shape of one."""
    return OutcomeCode(local(value))


def stage_code(value: str) -> StageCode:
    """*value* as the code of a stage, if it has the shape of one."""
    return StageCode(local(value))


def edition_id(value: str) -> EditionId:
    """*value* as the id of an edition, if it has the shape of one."""
    return EditionId(local(value))


def framework_id(value: str) -> FrameworkId:
    """*value* as the id of a framework, if it has the shape of one."""
    return FrameworkId(local(value))


def level_code(value: str) -> LevelCode:
    """*value* as the code of a level, if it has the shape of one."""
    return LevelCode(local(value))


def pathway_id(value: str) -> PathwayId:
    """*value* as the id of a pathway, if it has the shape of one."""
    return PathwayId(local(value))


def rule_id(value: str) -> RuleId:
    """*value* as the id of a rule, if it has the shape of one."""
    return RuleId(local(value))


def property_id(value: str) -> PropertyId:
    """*value* as the id of a property, if it has the shape of one."""
    return PropertyId(local(value))


def requirement_name(value: str) -> RequirementName:
    """*value* as the name of a requirement, if it has the shape of one."""
    return RequirementName(local(value))


def circumstance_name(value: str) -> CircumstanceName:
    """*value* as the name of a circumstance, if it has the shape of one."""
    return CircumstanceName(local(value))


def follow_up_name(value: str) -> FollowUpName:
    """*value* as the name of a follow-up, if it has the shape of one."""
    return FollowUpName(local(value))


def programme_id(value: str) -> ProgrammeId:
    """*value* as the id of a programme, if it has the shape of one."""
    return ProgrammeId(local(value))


def partnership_id(value: str) -> PartnershipId:
    """*value* as the id of a partnership, if it has the shape of one."""
    return PartnershipId(local(value))
