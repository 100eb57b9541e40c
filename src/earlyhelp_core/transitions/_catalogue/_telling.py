"""
Telling: who knows what was decided, and the way back.
"""

from __future__ import annotations

from earlyhelp_core.transitions._catalogue._build import (
    Group,
    done,
    inferred,
    plain,
    practice,
    requirement,
)
from earlyhelp_core.transitions._requirements import Words

#: Who knows. That somebody has *not* been told is never told to them: it may have been
#: left out for a child's safety.
TELLING: Group = (
    requirement(
        "family-told",
        "The family has been told what was decided and why.",
        done("family-told"),
        Words(
            met="the family has been told",
            unmet="the family has not been told",
            not_recorded="it is not recorded whether the family was told",
            remedy="tell the family what was decided and why, unless that is unsafe",
        ),
        inferred("information-sharing", "be open with the family where it is safe"),
    ),
    requirement(
        "referrer-told",
        "Whoever referred knows what came of it.",
        done("referrer-told"),
        Words(
            met="whoever referred has been told",
            unmet="whoever referred has not been told",
            not_recorded="it is not recorded whether whoever referred was told",
            remedy="tell whoever referred what came of it",
        ),
        practice("feedback to the referrer"),
    ),
    requirement(
        "universal-services-told",
        "The universal services around the family know that support is ending.",
        done("universal-services-told"),
        Words(
            met="the universal services around the family have been told",
            unmet="the universal services around the family have not been told",
            not_recorded="it is not recorded whether universal services were told",
            remedy="tell the school, health visitor or others who stay involved, "
            "where the family knows and it is lawful",
            plain_met=plain(
                "those who stay in touch, such as school or health visitor, know that "
                "this support is ending",
                "the people you see anyway, such as at school, know that this help is "
                "ending",
            ),
            plain_open=plain(
                "we want to agree with you what those who stay in touch, such as "
                "school, should know",
            ),
        ),
        practice("universal services know, and stay involved"),
    ),
    requirement(
        "route-back-given",
        "The family knows how to ask for help again.",
        done("route-back-given"),
        Words(
            met="the family knows how to ask for help again",
            unmet="the family has not been told how to ask for help again",
            not_recorded="it is not recorded whether the family knows how to come back",
            remedy="give the family one name or number to come back to",
            plain_met=plain(
                "your family can come back, and knows who to ask",
                "your family knows who to ask if you need help again",
            ),
            plain_open=plain(
                "we want to give you one name or number to come back to",
                "we want you to know who to ask if you need help again",
            ),
        ),
        practice("a way back"),
    ),
)
