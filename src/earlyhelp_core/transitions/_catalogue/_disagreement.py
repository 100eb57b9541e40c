"""
While agencies disagree about what a family needs.
"""

from __future__ import annotations

from earlyhelp_core.assessments import Harm
from earlyhelp_core.transitions._catalogue._build import (
    asked,
    done,
    inferred,
    plain,
    practice,
    stated,
)
from earlyhelp_core.transitions._predicates import AnyOf, Is
from earlyhelp_core.transitions._requirements import Words

#: What keeps a child safe waits for no stage, and nor do the stages then.
_HARM = Is(fact="harm", values=(Harm.SUSPECTED,))

DISAGREEMENT = (
    asked(
        "disagreement-tried-here",
        "At this stage there was an answer, or the time for it is over; where harm is "
        "suspected nobody waits for either.",
        Words(
            met="this stage was tried, or a child may be at risk and nobody waits",
            unmet="at this stage there is no answer yet, and time for one is left",
            not_recorded="it is not recorded whether this stage was tried",
            remedy="ask for the answer that is due; what keeps a child safe waits for "
            "no answer",
        ),
        inferred(
            "st-helens", "each stage has its time, and then the next may be asked"
        ),
        AnyOf(
            of=(
                done("disagreement-answered"),
                done("disagreement-time-up"),
                _HARM,
            )
        ),
    ),
    asked(
        "escalation-notice",
        "The notice that starts the formal steps was given; where harm is suspected it "
        "may follow.",
        Words(
            met="the notice was given, or a child may be at risk and it may follow",
            unmet="the notice that starts the formal steps was not given",
            not_recorded="it is not recorded whether the notice was given",
            remedy="write to the other agency's manager: what is seen differently, "
            "and what is asked for",
        ),
        stated("st-helens", "an escalation notice begins the formal process"),
        AnyOf(of=(done("escalation-notice"), _HARM)),
    ),
    asked(
        "safety-meanwhile",
        "It is settled what keeps the children safe while agencies disagree.",
        Words(
            met="what keeps the children safe meanwhile is settled; it waits for no "
            "stage of a disagreement",
            unmet="what keeps the children safe meanwhile is not settled; it waits for "
            "no stage of a disagreement",
            not_recorded="it is not recorded what keeps the children safe meanwhile; "
            "it waits for no stage of a disagreement",
            remedy="settle today what keeps the children safe; anybody may refer to "
            "the front door at any time, and no disagreement can hold that",
        ),
        practice("what keeps a child safe waits for no stage of a disagreement"),
    ),
    asked(
        "family-wish-recorded",
        "The family's own wish is written down beside what agencies say.",
        Words(
            met="the family's wish is written down; a disagreement between agencies "
            "is no veto on it",
            unmet="the family's wish is not written down; a disagreement between "
            "agencies is no veto on it",
            not_recorded="it is not recorded whether the family was asked; a "
            "disagreement between agencies is no veto on their wishes",
            remedy="ask the family what they wish, unless that is unsafe, and write it "
            "down in their words",
            plain_met=plain("we have written down what you want"),
            plain_open=plain("we still want to ask what you want"),
        ),
        practice("a disagreement between agencies is no veto on the family's wishes"),
    ),
    asked(
        "disagreement-outcome",
        "How the disagreement ended is written down.",
        Words(
            met="how the disagreement ended is written down",
            unmet="how the disagreement ended is not written down",
            not_recorded="it is not recorded how the disagreement ended",
            remedy="write down what was agreed or decided, by whom in what role",
        ),
        inferred(
            "cheshire-west-disagreement", "the outcome is followed after escalating"
        ),
    ),
)
