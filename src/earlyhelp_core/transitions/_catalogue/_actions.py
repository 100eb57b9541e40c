"""
Actions and needs: what is done, what goes on, and what is left unsaid.
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

#: What was to be done.
ACTIONS: Group = (
    requirement(
        "actions-settled",
        "Each action is done, carried over or no longer needed.",
        done("actions-settled"),
        Words(
            met="each action is done, carried over or no longer needed",
            unmet="some actions are still open",
            not_recorded="no actions are recorded",
            remedy="settle each action: done, carried over, or no longer needed",
            plain_met=plain(
                "all that was planned is done, goes on elsewhere, or is not needed "
                "any more",
                "all that was planned is done, or somebody goes on with it",
            ),
            plain_open=plain(
                "we still need to go through what is left to do in the plan",
                "some things we planned are still to do",
            ),
        ),
        inferred("islington", "every action is checked; carrying over is practice"),
    ),
    requirement(
        "partner-actions-on-time",
        "No agency is late with what it undertook to do.",
        done("partner-actions-on-time"),
        Words(
            met="no agency is late with its actions",
            unmet="an agency is late with an action",
            not_recorded="it is not recorded how agencies stand with their actions",
            remedy="take the delay up with that agency, and escalate if it goes on",
        ),
        inferred("kensington-audit", "audit: delay by partners"),
    ),
    requirement(
        "needs-answered",
        "Each need is met, carried on by somebody or answered: none is left unspoken.",
        done("needs-answered"),
        Words(
            met="each need is met, carried on by somebody, or answered",
            unmet="a need is open, and nobody carries it on",
            not_recorded="it is not recorded what became of each need",
            remedy="go through each need with the family: say who carries it on, what "
            "helps in its place, or that nobody here can, and why",
            record="ask the family what they still need, and record of each what "
            "became of it",
            plain_met=plain(
                "there is an answer to each thing your family asked for help with",
                "there is an answer to each thing your family asked for help with",
            ),
            plain_open=plain(
                "we want to go through each thing you asked for help with",
                "we want to make sure that nothing you asked for is forgotten",
            ),
        ),
        practice("no unmet need is left unspoken at an ending"),
    ),
    requirement(
        "contingency-agreed",
        "It is agreed what happens if things get harder.",
        done("contingency-agreed"),
        Words(
            met="it is agreed what happens if things get harder",
            unmet="it is not agreed what happens if things get harder",
            not_recorded="no contingency is recorded",
            remedy="agree with the family what to do then, and whom to call",
            plain_met=plain(
                "it is agreed what to do if things get harder",
                "there is a plan for what to do if things get harder",
            ),
            plain_open=plain(
                "we want to agree what you can do, and who to call, if things get "
                "harder",
                "we want to agree who you can go to if things get harder",
            ),
        ),
        practice("what to do if things get harder"),
    ),
)
