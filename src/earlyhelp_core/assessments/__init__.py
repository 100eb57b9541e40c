"""
What was seen, heard and thought, before anything is decided.

An assessment gathers strengths as well as needs and worries, each with what it rests
on; where people place themselves on a scale; what each child said, or why nobody
knows; who was seen, and seen alone. The author may write down their own judgement of
the level of help. The library counts and orders what is written; it never judges.

Whether harm was thought about stands apart (`HarmConsideration`), because it may be
written at any time, by anyone, and nothing waits for an assessment to be finished.
"""

from __future__ import annotations

from earlyhelp_core.assessments._assessment import Assessment, AssessmentKind
from earlyhelp_core.assessments._harm import Harm, HarmConsideration, standing_harm
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
    Visit,
    Voice,
    VoiceMethod,
)

__all__ = [
    "AreaCount",
    "Assessment",
    "AssessmentKind",
    "Harm",
    "HarmConsideration",
    "MissingVoice",
    "Observation",
    "Profile",
    "ScaleRange",
    "Scaling",
    "Side",
    "Visit",
    "Voice",
    "VoiceMethod",
    "profile",
    "standing_harm",
]
