"""
Assessment and plan: done, recent, looked at again.
"""

from __future__ import annotations

from earlyhelp_core.transitions._catalogue._build import (
    Group,
    done,
    inferred,
    plain,
    requirement,
    stated,
)
from earlyhelp_core.transitions._predicates import Within
from earlyhelp_core.transitions._requirements import Words

#: What the work rests on.
PLANS: Group = (
    requirement(
        "assessment-completed",
        "The assessment is complete.",
        done("assessment-completed"),
        Words(
            met="the assessment is complete",
            unmet="the assessment is not complete",
            not_recorded="no assessment is recorded",
            remedy="complete the assessment with the family",
            plain_met=plain(
                "we have looked with your family at what would help",
                "we have found out what would help your family",
            ),
            plain_open=plain(
                "we still want to find out with you what would help",
                "we are still finding out what would help your family",
            ),
        ),
        inferred("devon", "the lead practitioner finalises the assessment"),
    ),
    requirement(
        "assessment-recent",
        "The assessment was completed no longer ago than the rule says.",
        Within(fact="assessment-completed"),
        Words(
            met="the assessment was completed within {within}",
            unmet="the assessment was not completed within {within}",
            not_recorded="it is not recorded when the assessment was completed",
            remedy="bring the assessment up to date with the family",
            plain_met=plain(
                "not long ago we looked with your family at what would help",
                "not long ago we found out what would help your family",
            ),
            plain_open=plain(
                "we want to look with you again at what would help now",
                "we want to find out again what would help your family now",
            ),
        ),
        inferred("sefton-times", "a new assessment twelve months from the start"),
    ),
    requirement(
        "plan-in-place",
        "A family plan is in place.",
        done("plan-in-place"),
        Words(
            met="a family plan is in place",
            unmet="there is no family plan in place",
            not_recorded="no family plan is recorded",
            remedy="write one plan with the family, in their words",
            plain_met=plain(
                "your family has a plan",
                "there is a plan to help your family",
            ),
            plain_open=plain(
                "we still want to write a plan with your family, in your words",
                "we still want to make a plan with your family, and with you",
            ),
        ),
        inferred("kensington", "one family plan"),
    ),
    requirement(
        "plan-reviewed",
        "The plan was reviewed no longer ago than the rule says.",
        Within(fact="plan-reviewed"),
        Words(
            met="the plan was reviewed within {within}",
            unmet="the plan was not reviewed within {within}",
            not_recorded="it is not recorded when the plan was reviewed",
            remedy="review the plan with the family and the team",
            plain_met=plain(
                "your family's plan was looked at not long ago",
                "the plan to help your family was looked at not long ago",
            ),
            plain_open=plain(
                "it is time to look at your family's plan together",
                "it is time to look at the plan, and to hear what you think",
            ),
        ),
        inferred("gloucestershire", "the decision is taken at a review"),
    ),
    requirement(
        "penultimate-review-held",
        "The review before the last one was held, so that what comes next could be "
        "raised at it in good time.",
        done("penultimate-review"),
        Words(
            met="the review before the last one was held",
            unmet="no review was held before the last one",
            not_recorded="no review before the last one is recorded",
            remedy="raise what comes next at a review, and decide at the one after",
            plain_met=plain(
                "your family's plan was looked at in good time before this",
            ),
            plain_open=plain(
                "we want to talk about what comes next in good time",
                "we want to talk about what comes next in good time",
            ),
        ),
        stated("islington", "the service is raised at the review before the last"),
    ),
)
