"""
The family's plan: what they want to be different, who does what, and how it went.

A plan is the family's. Its goals are in their words, its actions have owners in the
family as well as in agencies, and each person's answer to it stands beside it. What
was given up stays on the page and in the count: an outcome rate that forgets the
goals it dropped says nothing. Each time the plan is agreed anew its wording is kept.

Inside it stand the family's own network, which does what no agency can, and the
safety plans, which can put somebody in danger by being seen.
"""

from __future__ import annotations

from earlyhelp_core.plans._actions import (
    Action,
    ActionStatus,
    ActionStatusLike,
    AgencyOwner,
    FamilyOwner,
    Owner,
)
from earlyhelp_core.plans._goals import Goal, GoalGap, Lack
from earlyhelp_core.plans._loose import Loose, LooseEnd
from earlyhelp_core.plans._network import (
    FamilyMeeting,
    FamilyNetwork,
    MeetingOutcome,
    NetworkMember,
    OfferAnswer,
)
from earlyhelp_core.plans._notes import GoalNote, GoalStatus, GoalStatusLike
from earlyhelp_core.plans._parts import (
    PlanAgreement,
    Response,
    Review,
    ReviewKind,
    Share,
    Supporter,
)
from earlyhelp_core.plans._plan import FamilyPlan
from earlyhelp_core.plans._safety import SafetyPlan, SafetyStep
from earlyhelp_core.plans._versions import PlannedAction, PlannedGoal, PlanVersion

__all__ = [
    "Action",
    "ActionStatus",
    "ActionStatusLike",
    "AgencyOwner",
    "FamilyMeeting",
    "FamilyNetwork",
    "FamilyOwner",
    "FamilyPlan",
    "Goal",
    "GoalGap",
    "GoalNote",
    "GoalStatus",
    "GoalStatusLike",
    "Lack",
    "Loose",
    "LooseEnd",
    "MeetingOutcome",
    "NetworkMember",
    "OfferAnswer",
    "Owner",
    "PlanAgreement",
    "PlanVersion",
    "PlannedAction",
    "PlannedGoal",
    "Response",
    "Review",
    "ReviewKind",
    "SafetyPlan",
    "SafetyStep",
    "Share",
    "Supporter",
]
