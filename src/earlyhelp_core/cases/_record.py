"""
The record of a case: its fields, and no questions.

What is asked of a case is asked of a `Record` by the modules around; `Case` gathers
the answers as methods.
"""

from __future__ import annotations

from earlyhelp_core import fields
from earlyhelp_core.assessments import Assessment, HarmConsideration
from earlyhelp_core.attendance import AttendanceRecord
from earlyhelp_core.cases._references import unresolved
from earlyhelp_core.contacts import Contact, Notice, Referral, UnmetNeed
from earlyhelp_core.fields import Internal, InternalList, default, made_by, record
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.ids import CaseId, LevelCode, PartnershipId
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import (
    AgreementToSupport,
    EndingDiscussion,
    Family,
    LegalStatus,
    SharingRecord,
    StatutoryStep,
)
from earlyhelp_core.plans import FamilyPlan
from earlyhelp_core.programmes import Enrolment
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import Team
from earlyhelp_core.transitions import (
    Authorisation,
    ClockPause,
    Disagreement,
    Handover,
    Move,
    Waiver,
)


@record
class Record:
    """
    Everything recorded about one family's support. Use `Case`, which answers too.
    """

    id: Internal[CaseId, str]
    #: The partnership whose editions it works under.
    partnership: Internal[PartnershipId | None, str | None] = default(None)
    #: The levels it speaks of, lowest first.
    ladder: Internal[Ladder]
    family: Internal[Family]
    #: Where the children stood when the record begins; ``None``: not recorded.
    starts_at: Internal[LevelCode | None, str | None] = default(None)
    legal_statuses: InternalList[LegalStatus] = default(())
    #: What was held of what the law or statutory guidance asks for.
    steps: InternalList[StatutoryStep] = default(())
    agreements: InternalList[AgreementToSupport] = default(())
    endings: InternalList[EndingDiscussion] = default(())
    contacts: InternalList[Contact] = default(())
    referrals: InternalList[Referral] = default(())
    notices: InternalList[Notice] = default(())
    harm: InternalList[HarmConsideration] = default(())
    assessments: InternalList[Assessment] = default(())
    plans: InternalList[FamilyPlan] = default(())
    team: Internal[Team] = made_by(Team)
    measures: InternalList[Measure] = default(())
    readings: InternalList[Reading] = default(())
    authorisations: InternalList[Authorisation] = default(())
    handovers: InternalList[Handover] = default(())
    #: What was shared about the family, with whom and on what footing.
    sharing: InternalList[SharingRecord] = default(())
    #: What the family needed and could not get.
    unmet_needs: InternalList[UnmetNeed] = default(())
    enrolments: InternalList[Enrolment] = default(())
    #: What agencies see differently about the family, and what became of it.
    disagreements: InternalList[Disagreement] = default(())
    attendance: InternalList[AttendanceRecord] = default(())
    #: When clocks that may be paused were.
    pauses: InternalList[ClockPause] = default(())
    #: What was set aside for the family, by whom in what role and until when.
    waivers: InternalList[Waiver] = default(())
    #: Steps really taken, in the order they were written down. Only ever added to.
    moves: InternalList[Move] = default(())

    #: Who wrote down, and when, whatever in it does not say so itself.
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a reference to what the record does not hold."""
        fields.refuse(self, unresolved(self))
