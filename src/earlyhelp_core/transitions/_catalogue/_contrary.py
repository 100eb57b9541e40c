"""
What has come since the assessment, and may speak against relying on it.

Only what came after its completion, or on that day, counts: what was known before, its
author could weigh. Nothing of it is told to the family as a finding, for it is about
what somebody said of somebody else.
"""

from __future__ import annotations

from earlyhelp_core.transitions._catalogue._build import (
    Group,
    done,
    practice,
    requirement,
)
from earlyhelp_core.transitions._predicates import Within
from earlyhelp_core.transitions._requirements import Words

#: What speaks against it, each by itself.
CONTRARY: Group = (
    requirement(
        "no-child-says-otherwise",
        "No child has told it differently, or not agreed, since the assessment.",
        done("children-agree"),
        Words(
            met="each child was asked since the assessment, and sees it so",
            unmet="since the assessment, a child has told it differently or not agreed",
            not_recorded="it is not recorded what each child has said since the "
            "assessment",
            remedy="hear the child again, and bring the assessment up to date with "
            "what they say",
            record="ask each child how they see it now, and record it",
        ),
        practice("a child who tells it differently is heard before a decision"),
    ),
    requirement(
        "no-member-dissents",
        "Nobody in the team or the family sees it differently since the assessment.",
        done("members-agree"),
        Words(
            met="the team was heard since the assessment, and sees it so",
            unmet="somebody in the team or the family sees it differently since the "
            "assessment",
            not_recorded="it is not recorded how each member has seen it since the "
            "assessment",
            remedy="talk it through with whoever sees it differently, and bring the "
            "assessment up to date; escalate if you cannot agree",
            record="ask each member how they see it now, and record it",
        ),
        practice("dissent in the team is settled before the family is moved"),
    ),
    requirement(
        "no-contact-since-assessment",
        "Nobody has been in touch about the family since the assessment.",
        done("contacts-weighed"),
        Words(
            met="nobody has been in touch about the family since the assessment",
            unmet="somebody has been in touch about the family since the assessment",
            not_recorded="no contacts about the family are recorded",
            remedy="look at what was said, and bring the assessment up to date with it",
            record="ask the front door what has come in about the family, and record "
            "it",
        ),
        practice("a new contact is weighed before the assessment is relied on"),
    ),
    requirement(
        "no-incident-since-assessment",
        "Nothing has happened since the assessment that speaks against it.",
        done("incidents-weighed"),
        Words(
            met="the plan was looked at since the assessment, and no incident is "
            "recorded",
            unmet="something has happened since the assessment that speaks against it",
            not_recorded="it is not recorded whether anything has happened since the "
            "assessment",
            remedy="consider what happened, and harm to each child, and bring the "
            "assessment up to date; if harm is suspected, refer now",
            record="ask the family and the team what has happened since, and record it",
        ),
        practice("an incident is weighed before the assessment is relied on"),
    ),
    requirement(
        "children-seen",
        "Each child has been seen since the assessment.",
        done("children-seen"),
        Words(
            met="each child has been seen since the assessment",
            unmet="not every child has been seen since the assessment",
            not_recorded="it is not recorded whether each child was seen since the "
            "assessment",
            remedy="see each child before deciding; if a child cannot be seen, "
            "consider harm today",
        ),
        practice("a child is seen before a decision about them"),
    ),
    requirement(
        "children-seen-recently",
        "Each child was seen no longer ago than the rule says, since the assessment.",
        Within(fact="children-seen"),
        Words(
            met="each child was seen within {within}",
            unmet="not every child was seen within {within}",
            not_recorded="it is not recorded when each child was last seen",
            remedy="see each child again before deciding; if a child cannot be seen, "
            "consider harm today",
        ),
        practice("a child is seen before a decision about them"),
    ),
)
