"""
The facts of procedures beside the levels of help: what each of them says.

They are fields of `Facts` like all others; here stands what they mean, by topic.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from earlyhelp_core.transitions._fact_sorts import Declared, happened, yes_no

__all__ = ["SAID"]

#: By the name of the field.
SAID: Mapping[str, Declared] = MappingProxyType(
    {
        # a disagreement between agencies, at the stage where it stands
        "disagreement_answered": happened(
            "when those who decide at this stage answered"
        ),
        "disagreement_time_up": yes_no("whether the time for that answer is over"),
        "escalation_notice": happened(
            "when the notice that starts the formal steps was given"
        ),
        "safety_meanwhile": happened(
            "when it was settled what keeps the children safe"
        ),
        "family_wish_recorded": yes_no(
            "whether the family's own wish is written down with it"
        ),
        "disagreement_outcome": happened("when how it ended was written down"),
        # attendance
        "attendance_support": happened(
            "when support with attendance was last given or offered"
        ),
        "support_would_not_fit": yes_no(
            "whether support was looked at and would not fit here"
        ),
        "notice_threshold_reached": yes_no(
            "whether the national threshold of missed sessions is reached"
        ),
        "notice_considered": happened(
            "when it was considered whether a penalty notice is right"
        ),
        "notice_limit_open": yes_no(
            "whether the limit leaves room for one more notice"
        ),
        "notice_to_improve": happened(
            "when a notice to improve was given, with support"
        ),
        "order_considered": happened(
            "when an education supervision order was considered"
        ),
        "social_care_consulted": happened(
            "when children's social care was consulted about an order"
        ),
        # the inclusion programme
        "flagged_by_school": happened("when the school asked for the programme"),
        "way_to_ask_stated": yes_no(
            "whether the school says how the family is told and asked"
        ),
        "school_shares": happened(
            "when the school agreed to share information, and began to"
        ),
        "learning_needs_asked": yes_no(
            "whether it was asked about any difficulty with learning"
        ),
        "success_agreed": yes_no("whether it is agreed what success looks like"),
        "meeting_interval_agreed": yes_no(
            "whether the team agreed how often to meet in school"
        ),
        "intervention_agreed": happened(
            "when the help was agreed with family and school"
        ),
    }
)
