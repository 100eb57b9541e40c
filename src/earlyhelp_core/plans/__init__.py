"""
The family's plan: what they want to be different, who does what, and how it went.

A plan is the family's. Its goals are in their words, its actions have owners in the
family as well as in agencies, and each person's answer to it stands beside it. What
was given up stays on the page and in the count: an outcome rate that forgets the
goals it dropped says nothing.
"""

from __future__ import annotations

from earlyhelp_core.plans._actions import (
    Action,
    ActionStatus,
    AgencyOwner,
    FamilyOwner,
    Owner,
)
from earlyhelp_core.plans._goals import Goal, GoalGap, GoalStatus, Lack
from earlyhelp_core.plans._parts import (
    PlanAgreement,
    Response,
    Review,
    ReviewKind,
    Share,
    Supporter,
)
from earlyhelp_core.plans._plan import FamilyPlan

__all__ = [
    "Action",
    "ActionStatus",
    "AgencyOwner",
    "FamilyOwner",
    "FamilyPlan",
    "Goal",
    "GoalGap",
    "GoalStatus",
    "Lack",
    "Owner",
    "PlanAgreement",
    "Response",
    "Review",
    "ReviewKind",
    "Share",
    "Supporter",
]
