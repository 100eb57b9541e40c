"""
Ids: what a system calls a person, a plan, a rule. One class for each kind, one shape.

An id is a word that a council's own system makes up. It is a `str`, so callers pass
plain text everywhere, and keep it as they would any text; a checker tells a plan's id
from a family's. All ids have one shape without spaces, so that a name pasted in by
mistake is refused before it spreads.

Identifiers that others issue, such as NHS numbers, stand in `identifiers`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from typing import Self, TypeAlias

from earlyhelp_core._check_digits import SHORTEST, holds_identifier
from earlyhelp_core.errors import IdentifierAsIdWarning, Impossible
from earlyhelp_core.fields import Taken, spaced

__all__ = [
    "ActionId",
    "AgencyId",
    "AgreementId",
    "AssessmentId",
    "AttendanceRulesId",
    "CaseId",
    "CircumstanceName",
    "ClaimRulesId",
    "ConsultationId",
    "ContactId",
    "DirectoryId",
    "DisagreementId",
    "EditionId",
    "EnrolmentId",
    "ExclusionId",
    "FamilyId",
    "FollowUpName",
    "FrameworkId",
    "GoalId",
    "HandoverId",
    "HouseholdId",
    "Id",
    "InstrumentId",
    "LevelCode",
    "LocalityCode",
    "MeasureId",
    "MeetingId",
    "MemberId",
    "MoveId",
    "NeedAreaCode",
    "NeedCode",
    "OutcomeCode",
    "PartnershipId",
    "PathwayId",
    "PenaltyNoticeId",
    "PersonId",
    "PlanId",
    "ProgrammeId",
    "PropertyId",
    "PublicationId",
    "ReferralId",
    "RequirementName",
    "RuleId",
    "ServiceId",
    "SharingId",
    "StageCode",
    "SuspensionId",
    "TieEnd",
    "TimescaleId",
    "TimescalesId",
    "UnmetNeedId",
]

_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


_Restore: TypeAlias = "Callable[[type[Id], str], Id]"


class _Slotted(type):
    """Give each class of ids no slots of its own, so that no id can be changed."""

    def __new__(
        mcs, name: str, bases: tuple[type, ...], body: dict[str, object]
    ) -> _Slotted:
        return super().__new__(mcs, name, bases, {"__slots__": (), **body})


class Id(Taken, str, metaclass=_Slotted):  # noqa: SLOT000 - by its metaclass
    """
    A word of 1 to 64 letters, digits and ``. _ - :`` that names one thing.

    One that holds what passes as an NHS number or a pupil number is taken with an
    `IdentifierAsIdWarning` and hidden in ``repr``: one ten-digit number in eleven
    passes by chance, so it cannot be refused, and it may be a child's.

    Raises `Impossible` for a text of another shape.

    >>> PersonId("p1"), PersonId("p1") == "p1"
    ('p1', True)
    """

    def __new__(cls, value: str) -> Self:
        """Take the text, or the id itself."""
        if type(value) is not str:
            if isinstance(value, cls):
                return value
            if isinstance(value, Id):
                raise Impossible.of(
                    "id",
                    code="another-kind-of-id",
                    message=f"give a {spaced(cls.__name__)}, or plain text",
                )
        if not isinstance(value, str) or not _SHAPE.fullmatch(value):
            # It may be a name: it stays in no frame of the traceback.
            del value
            raise Impossible.of(
                "id",
                code="not-an-id",
                message="give a code of 1 to 64 letters, digits and . _ - : "
                "that starts with a letter or digit; never a name",
            )
        if len(value) >= SHORTEST and holds_identifier(value):
            warnings.warn(
                "an id passes as an NHS number or a pupil number; if it is one, use "
                "an id of your own and keep the number in its own field",
                IdentifierAsIdWarning,
                stacklevel=3,
            )
        return str.__new__(cls, value)

    def __reduce__(self) -> tuple[_Restore, tuple[type[Id], str]]:
        """Pickle and copy the text, which was checked before."""
        return _restored, (type(self), str(self))

    def __repr__(self) -> str:
        """The text, or a mask where it may be somebody's number."""
        if holds_identifier(self):
            return f"<{type(self).__name__} ····>"
        return super().__repr__()


def _restored(cls: type[Id], text: str) -> Id:
    return str.__new__(cls, text)


# --- the record ----------------------------------------------------------------------


class PersonId(Id):
    """A person: child, parent, carer, relative, friend."""


class FamilyId(Id):
    """A family, through all its households."""


class HouseholdId(Id):
    """People who live together for a time."""


class CaseId(Id):
    """The record of one family's support."""


class ContactId(Id):
    """One occasion on which somebody got in touch."""


class ReferralId(Id):
    """A request for help that followed from a contact."""


class AssessmentId(Id):
    """An assessment of need and strength."""


class PlanId(Id):
    """A family's plan."""


class GoalId(Id):
    """A goal within a plan."""


class ActionId(Id):
    """An action towards a goal."""


class TieEnd(Id):
    """What a tie leads from or to: an agency or a service, and sometimes a locality."""


class AgencyId(TieEnd):
    """An organisation, team or service of one."""


class MemberId(Id):
    """A seat in a team around the family."""


class MeetingId(Id):
    """A meeting of a team, or of professionals."""


class MeasureId(Id):
    """What distance travelled is measured with."""


class NeedCode(Id):
    """A need within an outcome framework, such as ``1.1``."""


class MoveId(Id):
    """A family's or child's move between levels."""


class HandoverId(Id):
    """Support passing from one holder to the next."""


class AgreementId(Id):
    """A family's agreement to support."""


class SharingId(Id):
    """One occasion on which something about a family was shared."""


class UnmetNeedId(Id):
    """A need for help that nobody met."""


class DisagreementId(Id):
    """Something on which agencies disagree about a family."""


class EnrolmentId(Id):
    """Somebody's place on a programme, from its start to its end."""


# --- directories of services ---------------------------------------------------------


class DirectoryId(Id):
    """A directory of agencies and services, in one edition."""


class ServiceId(TieEnd):
    """Something an agency offers to families."""


class LocalityCode(TieEnd):
    """A borough, or a part of one."""


class NeedAreaCode(Id):
    """An area of need in which somebody may be helped, such as ``attendance``."""


# --- editions: what a partnership works under ----------------------------------------


class ClaimRulesId(Id):
    """What a claim for a result had to show, in one edition."""


class InstrumentId(Id):
    """A tool that is measured with, in one edition: its areas, range and bands."""


class OutcomeCode(Id):
    """A headline outcome of an outcome framework."""


class EditionId(Id):
    """What a partnership works under from one date to another."""


class FrameworkId(Id):
    """A threshold or outcome framework, in one edition."""


class LevelCode(Id):
    """A level within its framework, such as ``2b``. It has no order of its own."""


class StageCode(LevelCode):
    """A step of a procedure beside the levels of help: a stage of a disagreement."""


class PathwayId(Id):
    """The rules for moving between the levels of a framework, in one edition."""


class RuleId(Id):
    """A rule within a pathway."""


class PropertyId(Id):
    """Something a partnership wants proved of a pathway."""


class RequirementName(Id):
    """A condition of a rule, such as ``agreement-in-writing``."""


class CircumstanceName(Id):
    """Something that may be so of somebody, as programmes ask for it."""


class FollowUpName(Id):
    """A look back that a programme asks for after it has ended."""


class ProgrammeId(Id):
    """A programme of help with rules of its own."""


class PartnershipId(Id):
    """A borough, or boroughs together, with the editions they work under."""


# --- attendance, timescales, contacts, sources ---------------------------------------


class SuspensionId(Id):
    """A suspension from school."""


class ExclusionId(Id):
    """A permanent exclusion from school."""


class PenaltyNoticeId(Id):
    """A penalty notice for absence."""


class AttendanceRulesId(Id):
    """The rules on attendance, in one edition."""


class TimescalesId(Id):
    """A table of timescales, in one edition."""


class TimescaleId(Id):
    """A timescale: by when something is due."""


class ConsultationId(Id):
    """Advice given without the name of a family."""


class PublicationId(Id):
    """A publication, within an edition."""
