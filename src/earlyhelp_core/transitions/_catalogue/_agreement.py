"""
Agreement: what the family has said to support, and to its ending.
"""

from __future__ import annotations

from earlyhelp_core.people import Agreement
from earlyhelp_core.transitions._catalogue._build import (
    Group,
    done,
    plain,
    practice,
    requirement,
    stated,
)
from earlyhelp_core.transitions._requirements import Words

#: What the family has said.
AGREEMENT: Group = (
    requirement(
        "agreement-given",
        "Somebody entitled to agree has agreed to the support, in any form.",
        done("agreement", Agreement.GIVEN),
        Words(
            met="the family has agreed to the support",
            unmet="the family has been asked and has not agreed to the support",
            not_recorded="it is not recorded whether the family agrees",
            remedy="talk the offer through again; universal services can help too",
            record="ask the family, and record what each person said",
            plain_met=plain(
                "your family has said yes to this support",
                "your family has said yes to this help",
            ),
            plain_open=plain(
                "we need to know if your family wants this support; you can choose",
                "your family can choose if they want this help",
            ),
        ),
        stated("rotherham", "agreement for early help to carry on the plan"),
    ),
    requirement(
        "agreement-in-writing",
        "The agreement to the support is recorded in writing.",
        done("agreement", Agreement.IN_WRITING),
        Words(
            met="the family has agreed in writing",
            unmet="the family has not agreed in writing",
            not_recorded="it is not recorded whether the family agrees",
            remedy="ask the family to confirm their agreement in writing",
            record="ask the family, and record what each person said and how",
            plain_met=plain(
                "your family has said yes in writing",
                "your family has said yes to this help",
            ),
            # Whether it is on paper is nothing to trouble a child with.
            plain_open=plain(
                "if your family wants this support, we need the yes in writing",
            ),
        ),
        stated("devon", "the social worker obtains written agreement"),
    ),
    requirement(
        "informed-decision-to-end",
        "Ending was talked through with the family, who understood what it means.",
        done("informed-decision-to-end"),
        Words(
            met="the family has taken part in an informed decision to end",
            unmet="the family has not taken part in an informed decision to end",
            not_recorded="it is not recorded that ending was talked through",
            remedy="talk through what ending means and how to come back, and record it",
            plain_met=plain(
                "your family has talked with us about ending, and what it means",
                "your family has talked with us about this help coming to an end",
            ),
            plain_open=plain(
                "we still need to talk about ending, and what it means for you",
                "we still need to talk about what happens when this help ends",
            ),
        ),
        practice("an informed ending, where a family may decide against more help"),
    ),
)
