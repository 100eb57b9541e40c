"""
What the procedures beside the levels of help may ask for.

Disagreements between agencies, attendance, the steps of the inclusion programme. They
are requirements like all others, and stand in the one catalogue.
"""

from __future__ import annotations

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm
from earlyhelp_core.transitions._predicates import AnyOf, AtLeast, Is, Predicate
from earlyhelp_core.transitions._requirements import Requirement, Words

__all__ = ["PROCEDURES"]


def _yes(fact: str) -> AtLeast:
    return AtLeast(fact=fact, value=YesNo.YES)


def _asked(
    name: str, meaning: str, words: Words, holds: Predicate | None = None
) -> Requirement:
    # Most ask for the fact of their own name.
    found = _yes(name) if holds is None else holds
    return Requirement(name=name, meaning=meaning, holds=found, words=words)


#: What keeps a child safe waits for no stage, and nor do the stages then.
_HARM = Is(fact="harm", values=(Harm.SUSPECTED,))

_DISAGREEMENT = (
    _asked(
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
        AnyOf(
            of=(
                _yes("disagreement-answered"),
                _yes("disagreement-time-up"),
                _HARM,
            )
        ),
    ),
    _asked(
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
        AnyOf(of=(_yes("escalation-notice"), _HARM)),
    ),
    _asked(
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
    ),
    _asked(
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
        ),
    ),
    _asked(
        "disagreement-outcome",
        "How the disagreement ended is written down.",
        Words(
            met="how the disagreement ended is written down",
            unmet="how the disagreement ended is not written down",
            not_recorded="it is not recorded how the disagreement ended",
            remedy="write down what was agreed or decided, by whom in what role",
        ),
    ),
)

_ATTENDANCE = (
    _asked(
        "attendance-support-first",
        "Support with attendance came first, or was looked at and would not fit.",
        Words(
            met="support came first, or was looked at and would not fit",
            unmet="support comes first wherever it fits, and none was given",
            not_recorded="support comes first wherever it fits; whether any was given "
            "is not recorded",
            remedy="ask the child and the family what is in the way, offer support, "
            "and give it time",
            record="find out what was offered and what came of it, and write it down",
        ),
        AnyOf(of=(_yes("attendance-support"), _yes("support-would-not-fit"))),
    ),
    _asked(
        "notice-threshold-reached",
        "The national threshold of unauthorised sessions is reached: then whether a "
        "notice is right has to be considered.",
        Words(
            met="the national threshold is reached: whether a notice is right has to "
            "be considered",
            unmet="the national threshold is not reached: no notice is asked for; "
            "there is discretion, to be used with care",
            not_recorded="it is not recorded whether the national threshold is reached",
            remedy="ask whether more support would do more than a notice",
            record="look at the whole register of those school weeks",
        ),
    ),
    _asked(
        "notice-considered",
        "It was considered whether a notice is right for this child and this parent.",
        Words(
            met="it was considered whether a notice is right here",
            unmet="it was not considered whether a notice is right here",
            not_recorded="it is not recorded whether a notice was considered",
            remedy="consider what the child and the family said, what else could help, "
            "and whether a notice would change anything; write down why",
        ),
    ),
    _asked(
        "notice-limit-open",
        "The limit of notices to this parent about this child leaves room for one.",
        Words(
            met="the limit leaves room for a notice to this parent about this child",
            unmet="the limit of notices is reached: no further one may be given",
            not_recorded="it is not recorded how many notices this parent was given",
            remedy="consider another way: support, a contract, an education "
            "supervision order, or prosecution; they are alternatives, not a ladder",
            record="find out which earlier notices were given, and how they ended",
        ),
    ),
    _asked(
        "notice-to-improve",
        "A notice to improve was given, with support, before a penalty notice.",
        Words(
            met="a notice to improve was given first, with support",
            unmet="no notice to improve was given",
            not_recorded="it is not recorded whether a notice to improve was given",
            remedy="say in writing what support there is, what is to improve and by "
            "when, where that could still help",
        ),
    ),
    _asked(
        "order-considered",
        "An education supervision order was considered before prosecuting.",
        Words(
            met="an education supervision order was considered",
            unmet="an education supervision order was not considered",
            not_recorded="it is not recorded whether an education supervision order "
            "was considered",
            remedy="consider whether an education supervision order would help the "
            "child more, or as well, and write down why or why not",
        ),
    ),
    _asked(
        "social-care-consulted",
        "Children's social care was consulted before an order is asked for.",
        Words(
            met="children's social care was consulted",
            unmet="children's social care was not consulted",
            not_recorded="it is not recorded whether children's social care was "
            "consulted",
            remedy="consult children's social care about the order",
        ),
    ),
)

_INCLUSION = (
    _asked(
        "flagged-by-school",
        "The head or the behaviour lead asked for the programme.",
        Words(
            met="the school asked for the programme",
            unmet="the school has not asked for the programme",
            not_recorded="it is not recorded whether the school asked for it",
            remedy="ask the head or the behaviour lead to write to early help, or to "
            "bring it to the team around the school meeting",
        ),
    ),
    _asked(
        "way-to-ask-stated",
        "The school says how the family is told and how they are asked to agree.",
        Words(
            met="the school says how the family is told and asked",
            unmet="the school has not said how the family is told and asked",
            not_recorded="it is not recorded how the family is told and asked",
            remedy="agree who asks the family: the school, or the school together "
            "with early help",
        ),
    ),
    _asked(
        "school-shares",
        "The school agreed to share information, and said what it has tried.",
        Words(
            met="the school shares information and what it has tried",
            unmet="the school does not share information yet",
            not_recorded="it is not recorded whether the school shares information",
            remedy="agree with the school what is shared and why, and ask what it has "
            "tried, with its plan for behaviour",
        ),
    ),
    _asked(
        "learning-needs-asked",
        "It was asked whether anything is difficult about learning.",
        Words(
            met="it was asked whether anything is difficult about learning",
            unmet="nobody asked whether anything is difficult about learning",
            not_recorded="it is not recorded whether difficulties with learning were "
            "asked about",
            remedy="ask the child, the family and the school, and agree whether to "
            "look further",
        ),
    ),
    _asked(
        "success-agreed",
        "It is agreed with the family and the school what success looks like.",
        Words(
            met="it is agreed what success looks like",
            unmet="it is not agreed what success looks like",
            not_recorded="it is not recorded what success would look like",
            remedy="agree a few targets for school, rewards at home, and how all will "
            "know that it worked",
        ),
    ),
    _asked(
        "meeting-interval-agreed",
        "The team agreed how often family, practitioner and school meet.",
        Words(
            met="it is agreed how often to meet in school",
            unmet="it is not agreed how often to meet in school",
            not_recorded="it is not recorded how often to meet in school",
            remedy="agree it at the team around the family meeting",
        ),
    ),
    _asked(
        "intervention-agreed",
        "The help was agreed with the family and the school.",
        Words(
            met="the help is agreed with the family and the school",
            unmet="the help is not agreed with the family and the school",
            not_recorded="it is not recorded what help was agreed",
            remedy="choose with the family and the school, looking at what helped "
            "before",
        ),
    ),
)

#: By what they are about: a disagreement, attendance, the inclusion programme.
PROCEDURES = (*_DISAGREEMENT, *_ATTENDANCE, *_INCLUSION)
