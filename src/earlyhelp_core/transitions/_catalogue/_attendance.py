"""
What comes before a notice, an order or a prosecution about attendance.
"""

from __future__ import annotations

from earlyhelp_core.transitions._catalogue._build import (
    asked,
    done,
    inferred,
    plain,
    stated,
)
from earlyhelp_core.transitions._predicates import AnyOf
from earlyhelp_core.transitions._requirements import Words

ATTENDANCE = (
    asked(
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
            plain_met=plain(
                "we have looked for ways to make going to school easier",
                "we have asked what would make school easier for you",
            ),
            plain_open=plain(
                "we first want to find out what would make going to school easier",
                "we want to ask what would make school easier for you",
            ),
        ),
        stated("attendance", "support first"),
        AnyOf(of=(done("attendance-support"), done("support-would-not-fit"))),
    ),
    asked(
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
        stated(
            "attendance", "the national threshold of 10 sessions in 10 school weeks"
        ),
    ),
    asked(
        "notice-considered",
        "It was considered whether a notice is right for this child and this parent.",
        Words(
            met="it was considered whether a notice is right here",
            unmet="it was not considered whether a notice is right here",
            not_recorded="it is not recorded whether a notice was considered",
            remedy="consider what the child and the family said, what else could help, "
            "and whether a notice would change anything; write down why",
        ),
        inferred("attendance", "a notice is considered in each case"),
    ),
    asked(
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
        stated("attendance", "a limit of notices to one parent for one child"),
    ),
    asked(
        "notice-to-improve",
        "A notice to improve was given, with support, before a penalty notice.",
        Words(
            met="a notice to improve was given first, with support",
            unmet="no notice to improve was given",
            not_recorded="it is not recorded whether a notice to improve was given",
            remedy="say in writing what support there is, what is to improve and by "
            "when, where that could still help",
        ),
        stated("attendance", "notices to improve"),
    ),
    asked(
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
        inferred(
            "education-act", "section 447: an order is considered before prosecuting"
        ),
    ),
    asked(
        "social-care-consulted",
        "Children's social care was consulted before an order is asked for.",
        Words(
            met="children's social care was consulted",
            unmet="children's social care was not consulted",
            not_recorded="it is not recorded whether children's social care was "
            "consulted",
            remedy="consult children's social care about the order",
        ),
        inferred(
            "education-act", "section 447: social services are consulted about an order"
        ),
    ),
)
