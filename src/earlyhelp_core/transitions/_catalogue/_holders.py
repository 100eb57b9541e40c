"""
Holding: who leads, who takes over, and who is there afterwards.
"""

from __future__ import annotations

from earlyhelp_core.transitions._catalogue._build import (
    Group,
    done,
    inferred,
    plain,
    practice,
    requirement,
    stated,
)
from earlyhelp_core.transitions._requirements import Words

#: Who holds the family.
HOLDERS: Group = (
    requirement(
        "lead-named",
        "A lead practitioner is named.",
        done("lead-named"),
        Words(
            met="a lead practitioner is named",
            unmet="there is no lead practitioner at present",
            not_recorded="it is not recorded who leads",
            remedy="agree with the family who leads, best somebody they trust",
            plain_met=plain(
                "one main person works with your family",
                "one main person is there to help your family",
            ),
            plain_open=plain(
                "we still need to agree with you who your main worker is",
                "we are still finding the right person to help your family",
            ),
        ),
        stated("lewisham", "a lead is named before the first meeting"),
    ),
    requirement(
        "lead-accepted",
        "The lead practitioner has accepted the role.",
        done("lead-accepted"),
        Words(
            met="the lead practitioner has accepted the role",
            unmet="the lead practitioner has not accepted the role",
            not_recorded="it is not recorded whether the lead accepted the role",
            remedy="ask the lead practitioner, and agree what support they need",
            plain_met=plain(
                "your main worker has said yes to working with you",
                "somebody has said yes to helping your family",
            ),
            plain_open=plain(
                "we are still asking somebody to be your main worker",
                "we are still asking somebody to help your family",
            ),
        ),
        practice("a lead is asked, and says yes"),
    ),
    requirement(
        "receiving-lead-accepted",
        "The lead who takes over has accepted the handover.",
        done("receiving-lead-accepted"),
        Words(
            met="the receiving lead practitioner has accepted",
            unmet="the receiving lead practitioner has not accepted",
            not_recorded="it is not recorded whether the receiving lead accepted",
            remedy="hold the family until somebody has accepted; bring the two "
            "leads together with the family",
            plain_met=plain(
                "your next main worker has said yes",
                "the next person to help your family has said yes",
            ),
            plain_open=plain(
                "we are still waiting for your next main worker to say yes",
                "we are still finding the next person to help your family",
            ),
        ),
        inferred("gloucestershire", "a review meeting names the next lead"),
    ),
    requirement(
        "support-in-place",
        "The support that goes on after the move is arranged.",
        done("support-in-place"),
        Words(
            met="the support that goes on is in place",
            unmet="the support that goes on is not in place",
            not_recorded="it is not recorded what support goes on",
            remedy="arrange the next support, and agree when it starts",
            plain_met=plain(
                "your next support is arranged",
                "the next help for your family is arranged",
            ),
            plain_open=plain(
                "we still need to arrange your next support with you",
                "we are still sorting out the next help for your family",
            ),
        ),
        inferred("kensington", "ongoing support in place at step down"),
    ),
    requirement(
        "every-need-held-after",
        "Each need and goal has somebody at work on it once those who leave have left.",
        done("nothing-left-uncovered"),
        Words(
            met="somebody holds each need and goal after the move",
            unmet="a need or a goal would be left with nobody after the move",
            not_recorded="it is not recorded who leaves the team, and what they would "
            "leave with nobody",
            remedy="for each need and goal that would be left, agree who takes it on "
            "before anybody leaves, or talk with the family about whether it is still "
            "wanted",
            record="record in the handover who leaves the team, or that nobody does, "
            "and in the plan who does what",
            plain_met=plain(
                "somebody will go on with each thing in your plan",
                "somebody will go on helping with each thing",
            ),
            plain_open=plain(
                "we still need to agree with you who goes on with each thing in your "
                "plan",
                "we are still finding who goes on helping with each thing",
            ),
        ),
        inferred("kensington", "ongoing support in place at step down"),
    ),
    requirement(
        "receiver-reachable",
        "The family can get to whoever helps next: place, hours, language, cost.",
        done("receiver-reachable"),
        Words(
            met="the family can get to the next support",
            unmet="the family cannot get to the next support as things stand",
            not_recorded="it is not recorded whether the family can get to the next "
            "support",
            remedy="find with the family what would bring it within reach: another "
            "place or hour, an interpreter, the fare, or another service",
            record="ask the family whether they can get there, and record it",
            plain_met=plain(
                "you can get to your next support",
                "your family can get to the next help",
            ),
            plain_open=plain(
                "we want to check that your next support is easy for you to get to",
                "we want the next help to be easy for your family to get to",
            ),
        ),
        practice("support that a family cannot get to is no support"),
    ),
    requirement(
        "sharing-basis-for-receiver",
        "It is recorded on what basis the receiver is told about the family.",
        done("sharing-basis"),
        Words(
            met="it is recorded on what basis the receiver is told about the family",
            unmet="the receiver is told about the family on no basis that is recorded",
            not_recorded="nothing is recorded of what the receiver is told, and on "
            "what basis",
            remedy="settle what the receiver needs to know and on what basis it is "
            "shared; lack of agreement is no barrier where a child may be at risk",
            record="record what is shared with the receiver, why, on what basis, and "
            "whether it is safe to tell the family",
        ),
        inferred("information-sharing", "record what is shared, and why"),
    ),
    requirement(
        "supporter-after-closure-named",
        "Somebody is named who supports the family after closure.",
        done("supporter-named"),
        Words(
            met="somebody is named who supports the family afterwards",
            unmet="nobody is named who supports the family afterwards",
            not_recorded="it is not recorded who supports the family afterwards",
            remedy="ask the family whom they would turn to, and ask that person",
            plain_met=plain(
                "there is somebody your family can turn to afterwards",
                "there is somebody your family can turn to afterwards",
            ),
            plain_open=plain(
                "we want to ask you who you would turn to when this support ends",
                "we want to ask who you would turn to when this help ends",
            ),
        ),
        inferred("kensington-audit", "audit: name who supports after closure"),
    ),
)
