"""
The Team Around the Family: who is in it, who leads, and when they met.

The family are members, with whoever they choose to bring, and so are practitioners.
Leading is a role with a day on which it was accepted; a gap in it is written down as
a `Vacancy`, because a gap nobody wrote down looks like a lead nobody wrote down. A
meeting may be held without the family, apart, or as updates instead: the record says
which, and a reader can ask who has not been heard from, whom to ring while the lead
is away, and how many leads a family has had.
"""

from __future__ import annotations

from earlyhelp_core.teams._leads import CoverPeriod, Lead, LeadKind, Vacancy
from earlyhelp_core.teams._meetings import Attendance, Attended, Meeting, MeetingKind
from earlyhelp_core.teams._members import (
    FamilyMember,
    InformalSupporter,
    Member,
    Practitioner,
)
from earlyhelp_core.teams._team import Team

__all__ = [
    "Attendance",
    "Attended",
    "CoverPeriod",
    "FamilyMember",
    "InformalSupporter",
    "Lead",
    "LeadKind",
    "Meeting",
    "MeetingKind",
    "Member",
    "Practitioner",
    "Team",
    "Vacancy",
]
