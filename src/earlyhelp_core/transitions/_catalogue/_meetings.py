"""
Meetings and voices: who was asked, who was heard, and each child above all.
"""

from __future__ import annotations

from earlyhelp_core.answers import PlainWords
from earlyhelp_core.transitions._catalogue._build import (
    Group,
    done,
    inferred,
    plain,
    practice,
    requirement,
    stated,
)
from earlyhelp_core.transitions._predicates import AnyOf, Not, Within
from earlyhelp_core.transitions._requirements import Words

#: Said only while it is open: that a meeting was held may be news to a parent who was
#: kept apart from it for somebody's safety.
_TOGETHER: PlainWords = plain(
    "before your support changes, we want to hear from everyone who works with you",
    "before things change, we want to hear from the people who help you",
)
_HEARD: PlainWords = plain(
    "the people who work with your family have told us how things are",
    "the people who help your family have told us how things are",
)

#: Who was asked and heard.
MEETINGS: Group = (
    requirement(
        "network-invited",
        "The whole team was invited to the closing or handover meeting.",
        done("network-invited"),
        Words(
            met="the whole team was invited to the closing or handover meeting",
            unmet="not the whole team was invited to the closing or handover meeting",
            not_recorded="it is not recorded who was invited to close or hand over",
            remedy="invite everyone who works with the family, or ask for updates",
        ),
        inferred("kensington-audit", "audit: bring the network together at closure"),
        applies=Not(of=done("updates-gathered")),
    ),
    requirement(
        "closing-meeting-or-updates",
        "A closing or handover meeting was held, or updates were gathered instead.",
        AnyOf(of=(done("closing-meeting"), done("updates-gathered"))),
        Words(
            met="a closing meeting was held, or updates were gathered instead",
            unmet="no closing meeting was held and no updates were gathered",
            not_recorded="neither a closing meeting nor updates are recorded",
            remedy="bring the team and the family together, or gather updates where "
            "meeting would be unsafe or unwanted",
            plain_met=_HEARD,
            plain_open=_TOGETHER,
        ),
        inferred("devon", "a meeting agrees the step down"),
    ),
    requirement(
        "closing-meeting-held",
        "A closing or handover meeting was held.",
        done("closing-meeting"),
        Words(
            met="a closing or handover meeting was held",
            unmet="no closing or handover meeting was held",
            not_recorded="no closing or handover meeting is recorded",
            remedy="bring the family, the team and whoever takes over together; those "
            "who are not safe together can take part apart",
            plain_open=_TOGETHER,
        ),
        inferred("cheshire-west", "the day of the final child in need meeting"),
    ),
    requirement(
        "updates-gathered",
        "Everybody was asked how things are, in place of a meeting.",
        done("updates-gathered"),
        Words(
            met="updates were gathered from those involved",
            unmet="no updates were gathered from those involved",
            not_recorded="it is not recorded that updates were gathered",
            remedy="ask the family, and each who works with them, how things are",
            plain_met=_HEARD,
            plain_open=_TOGETHER,
        ),
        stated("sefton-plans", "a review by collecting updates"),
    ),
    requirement(
        "child-voice-recorded",
        "Each child has been heard, in a way that suits them.",
        done("child-voice"),
        Words(
            met="each child has been heard",
            unmet="not every child has been heard",
            not_recorded="it is not recorded what each child says",
            remedy="hear each child in a way that suits them, or record why not",
            plain_met=plain(
                "each child in your family has been heard",
                "we have listened to what you told or showed us",
            ),
            plain_open=plain(
                "we still want to hear from each child, in a way that suits them",
                "we would like to hear from you, in the way you like best",
            ),
        ),
        stated("buckinghamshire", "the child's view is gathered, however young"),
    ),
    requirement(
        "child-heard-recently",
        "Each child was heard no longer ago than the rule says.",
        Within(fact="child-voice"),
        Words(
            met="each child was heard within {within}",
            unmet="not every child was heard within {within}",
            not_recorded="it is not recorded when each child was heard",
            remedy="hear each child again before deciding",
            plain_met=plain(
                "each child in your family was heard not long ago",
                "not long ago we listened to what you told or showed us",
            ),
            plain_open=plain(
                "we want to hear from each child again before anything changes",
                "we would like to hear from you again before anything changes",
            ),
        ),
        practice("each child is heard again before a decision"),
    ),
)
