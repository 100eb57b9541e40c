"""
The Team Around the Family: who is in it, who leads, and when they met.

The family are members, with whoever they choose to bring, and so are practitioners.
Leading is a role with a day on which it was accepted; a gap in it is written down as
a `Vacancy`, because a gap nobody wrote down looks like a lead nobody wrote down. A
meeting may be held without the family, apart, or as updates instead: the record says
which, and a reader can ask who has not been heard from, whom to ring while the lead
is away, and how many leads a family has had.

`TeamNetwork` asks who holds what, and what would be left with nobody; `observed`, over
many teams, which agencies really work together; an `Ecomap` is one family and all that
is around it.
"""

from __future__ import annotations

from earlyhelp_core.teams._ecomap import (
    Ecomap,
    EcomapNode,
    EcomapTie,
    NodeKind,
    TieKind,
    TieKindLike,
    TieStrength,
)
from earlyhelp_core.teams._held import (
    AgencyLoad,
    Continuity,
    Coverage,
    GoalHeld,
    LeadChange,
    LeftUncovered,
    Links,
    MemberLink,
    MemberLoad,
    NeedHeld,
    PersonLink,
    Silence,
    SilentMember,
    TimeInTeam,
    Uncovered,
)
from earlyhelp_core.teams._leads import (
    CoverPeriod,
    Lead,
    LeadKind,
    LeadKindLike,
    Vacancy,
)
from earlyhelp_core.teams._meetings import (
    Attendance,
    Attended,
    Meeting,
    MeetingKind,
    MeetingKindLike,
)
from earlyhelp_core.teams._members import (
    FamilyMember,
    InformalSupporter,
    Member,
    Practitioner,
)
from earlyhelp_core.teams._network import (
    TeamNetwork,
)
from earlyhelp_core.teams._observed import (
    DISCLOSURE,
    AgencyPair,
    Compared,
    DisclosureThreshold,
    Observed,
    SharedFamilies,
    observed,
)
from earlyhelp_core.teams._team import (
    Team,
)
from earlyhelp_core.teams._work import (
    FamilyPerson,
    TeamGoal,
    TeamNeed,
    TeamTask,
)

__all__ = [
    "DISCLOSURE",
    "AgencyLoad",
    "AgencyPair",
    "Attendance",
    "Attended",
    "Compared",
    "Continuity",
    "CoverPeriod",
    "Coverage",
    "DisclosureThreshold",
    "Ecomap",
    "EcomapNode",
    "EcomapTie",
    "FamilyMember",
    "FamilyPerson",
    "GoalHeld",
    "InformalSupporter",
    "Lead",
    "LeadChange",
    "LeadKind",
    "LeadKindLike",
    "LeftUncovered",
    "Links",
    "Meeting",
    "MeetingKind",
    "MeetingKindLike",
    "Member",
    "MemberLink",
    "MemberLoad",
    "NeedHeld",
    "NodeKind",
    "Observed",
    "PersonLink",
    "Practitioner",
    "SharedFamilies",
    "Silence",
    "SilentMember",
    "Team",
    "TeamGoal",
    "TeamNeed",
    "TeamNetwork",
    "TeamTask",
    "TieKind",
    "TieKindLike",
    "TieStrength",
    "TimeInTeam",
    "Uncovered",
    "Vacancy",
    "observed",
]
