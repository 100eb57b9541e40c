"""
What was seen, heard and thought, before anything is decided.

An assessment gathers strengths as well as needs and worries, each with what it rests
on; where people place themselves on a scale; what each child said, or why nobody
knows; who was seen, and seen alone; each child of the family, or why not; and what
has come to speak against it since. The author may write down their own judgement of
the level of help. The library counts and orders what is written; it never judges.

Whether harm was thought about stands apart (`HarmConsideration`), because it may be
written at any time, by anyone, and nothing waits for an assessment to be finished.
"""

from __future__ import annotations

from earlyhelp_core.assessments._assessment import (
    Assessment,
    AssessmentKind,
    AssessmentKindLike,
    fits,
)
from earlyhelp_core.assessments._considered import (
    JudgedLevel,
    NotConsidered,
    WhyNotConsidered,
)
from earlyhelp_core.assessments._contrary import (
    Contrary,
    ContraryEvidence,
    ContraryLike,
)
from earlyhelp_core.assessments._harm import (
    Harm,
    HarmConsideration,
    HarmLike,
    standing_harm,
)
from earlyhelp_core.assessments._profile import (
    AreaCount,
    Profile,
    ScaleRange,
    profile,
)
from earlyhelp_core.assessments._views import (
    MissingVoice,
    Observation,
    Scaling,
    Side,
    SideLike,
    Voice,
    VoiceMethod,
)
from earlyhelp_core.assessments._visits import Visit

__all__ = [
    "AreaCount",
    "Assessment",
    "AssessmentKind",
    "AssessmentKindLike",
    "Contrary",
    "ContraryEvidence",
    "ContraryLike",
    "Harm",
    "HarmConsideration",
    "HarmLike",
    "JudgedLevel",
    "MissingVoice",
    "NotConsidered",
    "Observation",
    "Profile",
    "ScaleRange",
    "Scaling",
    "Side",
    "SideLike",
    "Visit",
    "Voice",
    "VoiceMethod",
    "WhyNotConsidered",
    "fits",
    "profile",
    "standing_harm",
]
