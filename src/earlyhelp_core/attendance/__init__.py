"""
Being in school: marks and shares, thresholds, penalty notices, suspensions.

Attendance shows early that something is hard for a child. The numbers here tell where
to look and what somebody has a duty to consider; none of them says why, and none starts
anything by itself. All thresholds are edition data with their dates and sources, see
`AttendanceRules`; support comes first, and worries about harm are referred at once.
"""

from __future__ import annotations

from earlyhelp_core.attendance._absence import (
    absence,
    persistent_absence,
    severe_absence,
    unclassified,
)
from earlyhelp_core.attendance._calendar import (
    SchoolTerm,
    SchoolYear,
    school_weeks,
    week_of,
)
from earlyhelp_core.attendance._concern import (
    ConcernAnswer,
    EducationFacts,
    education_concern,
)
from earlyhelp_core.attendance._consider import (
    NoticeAnswer,
    NoticeQuestion,
    NoticeStanding,
    consider_notice,
)
from earlyhelp_core.attendance._exclusions import (
    ExclusionHistory,
    ExclusionOutcome,
    PermanentExclusion,
    Suspension,
    SuspensionKind,
)
from earlyhelp_core.attendance._follows import exclusion_duties
from earlyhelp_core.attendance._marks import (
    Counts,
    Mark,
    MarkCode,
)
from earlyhelp_core.attendance._notices import (
    Counted,
    PenaltyNotice,
    Prosecution,
    count_notices,
)
from earlyhelp_core.attendance._rules import (
    AttendanceRules,
)
from earlyhelp_core.attendance._sessions import (
    Absence,
    AttendanceRecord,
    Half,
    Holding,
    HoldingLike,
    Session,
    per_cent,
)
from earlyhelp_core.attendance._thresholds import (
    AbsenceDefinition,
    Charge,
    ConcernKind,
    Criterion,
    FixedNumber,
    LocalConcern,
    NoticeLimit,
    NoticeRules,
    NoticeThreshold,
    SuspensionRules,
)
from earlyhelp_core.attendance._window import (
    InWindow,
    threshold_reached,
    unauthorised_in_window,
)

__all__ = [
    "Absence",
    "AbsenceDefinition",
    "AttendanceRecord",
    "AttendanceRules",
    "Charge",
    "ConcernAnswer",
    "ConcernKind",
    "Counted",
    "Counts",
    "Criterion",
    "EducationFacts",
    "ExclusionHistory",
    "ExclusionOutcome",
    "FixedNumber",
    "Half",
    "Holding",
    "HoldingLike",
    "InWindow",
    "LocalConcern",
    "Mark",
    "MarkCode",
    "NoticeAnswer",
    "NoticeLimit",
    "NoticeQuestion",
    "NoticeRules",
    "NoticeStanding",
    "NoticeThreshold",
    "PenaltyNotice",
    "PermanentExclusion",
    "Prosecution",
    "SchoolTerm",
    "SchoolYear",
    "Session",
    "Suspension",
    "SuspensionKind",
    "SuspensionRules",
    "absence",
    "consider_notice",
    "count_notices",
    "education_concern",
    "exclusion_duties",
    "per_cent",
    "persistent_absence",
    "school_weeks",
    "severe_absence",
    "threshold_reached",
    "unauthorised_in_window",
    "unclassified",
    "week_of",
]
