"""
Authority: who must have said yes to the move, and where.
"""

from __future__ import annotations

from earlyhelp_core.transitions._catalogue._build import (
    Group,
    done,
    inferred,
    requirement,
    stated,
)
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._predicates import Includes
from earlyhelp_core.transitions._requirements import Words

#: Whose word is needed. None of it is told to the family as a finding: what agencies
#: decide among themselves is explained to them in person.
AUTHORITY: Group = (
    requirement(
        "authorised-by",
        "A person in the role that the rule names has authorised the move.",
        Includes(fact="authorised-by"),
        Words(
            met="authorised by: {role}",
            unmet="not authorised by: {role}",
            not_recorded="it is not recorded whether this was authorised by: {role}",
            remedy="take the decision and its reasons to: {role}",
            record="ask for the decision of the {role}, and record it either way",
        ),
        stated("cheshire-west", "the social worker's manager agrees in supervision"),
    ),
    requirement(
        "also-authorised-by",
        "A second person, in the role that the rule names, has authorised it too.",
        Includes(fact="authorised-by"),
        Words(
            met="authorised as well by: {role}",
            unmet="not authorised as well by: {role}",
            not_recorded="it is not recorded whether this was also authorised by: "
            "{role}",
            remedy="take the decision and its reasons as well to: {role}",
            record="ask for the decision of the {role} as well, and record it either "
            "way",
        ),
        stated("camden", "line manager and service manager decide together"),
    ),
    requirement(
        "agreed-by-panel",
        "The panel or meeting of managers that the rule names has agreed the move.",
        Includes(fact="authorised-by"),
        Words(
            met="agreed at: {role}",
            unmet="not agreed at: {role}",
            not_recorded="it is not recorded whether this was agreed at: {role}",
            remedy="bring the family's plan, and what they want, to: {role}",
            record="ask what was decided at: {role}; record it either way",
        ),
        stated("hull", "weekly child in need panel"),
    ),
    requirement(
        "front-door-accepted",
        "The authority has accepted the referral.",
        done("front-door-accepted"),
        Words(
            met="the authority has accepted the referral",
            unmet="the authority has not accepted the referral",
            not_recorded="it is not recorded what the authority decided",
            remedy="refer, which is open to everyone at any time; if the answer "
            "seems wrong, escalate the disagreement",
            record="ask the front door for its decision, and record it",
        ),
        inferred("working-together", "the authority decides on a referral"),
        instead=Kind.REFER,
    ),
)
