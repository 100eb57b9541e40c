"""
What the lists of a case hold, and which list is whose.
"""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from earlyhelp_core.assessments import Assessment, HarmConsideration
from earlyhelp_core.attendance import AttendanceRecord
from earlyhelp_core.cases._digest import digest
from earlyhelp_core.cases._tree import evolved, fields_of
from earlyhelp_core.contacts import Contact, Notice, Referral, UnmetNeed
from earlyhelp_core.errors import Conflict, Misuse, UnknownName, unknown_name
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import (
    AgreementToSupport,
    EndingDiscussion,
    LegalStatus,
    SharingRecord,
    StatutoryStep,
)
from earlyhelp_core.plans import FamilyPlan
from earlyhelp_core.programmes import Enrolment
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions import (
    Authorisation,
    ClockPause,
    Disagreement,
    Handover,
    Move,
    Waiver,
)

_A = TypeVar("_A")

#: What the lists of a case hold.
CaseRecord: TypeAlias = (
    LegalStatus
    | StatutoryStep
    | AgreementToSupport
    | EndingDiscussion
    | Contact
    | Referral
    | Notice
    | HarmConsideration
    | Assessment
    | FamilyPlan
    | Measure
    | Reading
    | Authorisation
    | Handover
    | SharingRecord
    | UnmetNeed
    | Enrolment
    | AttendanceRecord
    | Disagreement
    | ClockPause
    | Waiver
    | Move
)


def _list_of(case: type, record: CaseRecord) -> str:
    """The list of a *case* that a record belongs in, by its kind."""
    for field in fields_of(case):
        if field.is_list and type(record) in field.holds:
            return field.name
    raise Misuse.of(
        "Case",
        code="no-such-list",
        message="a case has no list of these; people go into its family, members and "
        "meetings into its team",
    )


def added(
    case: object, record: CaseRecord, recorded: Recorded | None
) -> dict[str, object]:
    """The list of a *case* with one more record, where its kind belongs."""
    name = _list_of(type(case), record)
    return {name: (*getattr(case, name), stamped(record, recorded))}


def in_place(
    case: object, record: CaseRecord, recorded: Recorded | None
) -> dict[str, object]:
    """The list of a *case* with a record in the place of the one that has its id."""
    name, id_ = _list_of(type(case), record), getattr(record, "id", None)
    if id_ is None or isinstance(record, Move):
        raise Misuse.of(
            "Case",
            code="not-changeable",
            message="add another with with_record; this kind is only added to",
        )
    held = getattr(case, name)
    known = [one.id for one in held]
    if id_ not in known:
        raise UnknownName("Case", [unknown_name("record", id_, known)])
    new = stamped(record, recorded)
    return {name: tuple(new if one.id == id_ else one for one in held)}


def stamped(record: _A, recorded: Recorded | None) -> _A:
    """The *record* with who wrote it down, where it can say so and does not yet."""
    if recorded is None or getattr(record, "recorded", recorded) is not None:
        return record
    return evolved(record, {"recorded": recorded})


def unchanged_since(case: object, expecting: str | None) -> None:
    """Refuse a change that was thought out on another state of the *case*."""
    if expecting is not None and digest(case) != expecting:
        raise Conflict.of(
            "Case",
            code="changed-since",
            message="somebody changed the record since it was read; read it again, "
            "look at what changed with diff, then make the change anew",
        )
