"""
Five steps on four tiers: the moves between them, and what the strategy says of each.
"""

from __future__ import annotations

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.answers import State
from earlyhelp_core.fields import evolve
from earlyhelp_core.sources import Basis
from earlyhelp_core.transitions import Facts, Kind, Request, options, weigh
from tests.transitions.builders import ALL_GOOD, standing, states

PATHWAY = partnerships.load("kingston-and-richmond", on=None).pathway


def test_every_kind_of_move() -> None:
    """Both ways between 2a and 2b are moves to the side: they share tier 2."""
    assert [(rule.kind.value, rule.from_, rule.to) for rule in PATHWAY.rules] == [
        ("open", ("1",), ("2a",)),
        ("open", ("1",), ("2b",)),
        ("reopen", ("1",), ("2a", "2b")),
        ("lateral", ("2a",), ("2b",)),
        ("lateral", ("2b",), ("2a",)),
        ("refer", ("1", "2a", "2b"), ("3",)),
        ("refer", ("1", "2a", "2b", "3", "4"), ("4",)),
        ("step-up", ("1", "2a", "2b"), ("3",)),
        ("step-up", ("1", "2a", "2b"), ("4",)),
        ("step-up", ("3",), ("4",)),
        ("step-down", ("4",), ("3",)),
        ("step-down", ("3",), ("2b",)),
        ("step-down", ("3",), ("1",)),
        ("close", ("2a", "2b"), ("1",)),
        ("transfer-out", ("2a", "2b", "3", "4"), ()),
    ]


#: What the strategy says itself, and the guidance on answering a referral. All the
#: rest is our inference or practice. Whoever adds a line here has read it there.
STATED = {
    ("open-with-resilience-network", "the rule"),
    ("open-with-resilience-network", "agreement-given"),
    ("from-early-help-team-to-network", "agreement-given"),
    ("refer-to-social-care", "the rule"),
    ("refer-for-protection", "the rule"),
    ("refer-to-social-care", "acknowledge the referral and decide what follows"),
    ("refer-for-protection", "acknowledge the referral and decide what follows"),
    ("step-up-to-child-in-need", "the rule"),
    ("step-up-to-protection", "the rule"),
    ("step-down-to-early-help-team", "the rule"),
    (
        "step-down-to-early-help-team",
        "keep safeguarding proactive after the step down",
    ),
}
#: What is done at a level rather than asked for it: the tools, by level.
TOOLS = ("explore strengths", "bring what the family", "carry out the Early Help")


def test_exactly_what_is_stated() -> None:
    """A claim that a publication says so is made here and nowhere else."""
    stated = {
        (rule.id, what)
        for rule in PATHWAY.rules
        for what, citation in (
            ("the rule", rule.source),
            *((ask.name, ask.source) for ask in (*rule.asks, *rule.advises)),
            *((step.do, step.source) for step in rule.obligations),
        )
        if citation is not None and citation.basis is Basis.STATED
    }

    assert {pair for pair in stated if not pair[1].startswith(TOOLS)} == STATED


def test_practice_is_never_dressed_as_the_strategy() -> None:
    """What rests on usual practice is marked practice, and nothing else is."""
    citations = [
        citation
        for rule in PATHWAY.rules
        for citation in (
            rule.source,
            *(ask.source for ask in (*rule.asks, *rule.advises)),
            *(step.source for step in rule.obligations),
        )
        if citation is not None
    ]

    assert {
        (c.publication == "early-help-practice") == (c.basis is Basis.PRACTICE)
        for c in citations
    } == {True}


def test_the_assessment_is_no_gate_to_2b() -> None:
    """It is what the Early Help Team works with there: it follows the move."""
    facts = evolve(standing("2a"), assessment_completed=None)
    answer = weigh(PATHWAY, Request(kind="lateral"), facts)

    assert answer.met
    assert answer.obligations[0].do.startswith("carry out the Early Help assessment")


@pytest.mark.parametrize(
    ("level", "missing"),
    [
        ("2a", {"agreement-given", "receiving-lead-accepted"}),
        (
            "2b",
            {
                "agreement-given",
                "receiving-lead-accepted",
                "harm-considered",
                "no-protection-plan-or-order",
                "every-child-considered",
            },
        ),
    ],
)
def test_what_a_move_to_the_side_needs(level: str, missing: set[str]) -> None:
    """Less intensive help asks more than more of it does."""
    nothing = Facts(on=ALL_GOOD.on, level=level)
    answer = weigh(PATHWAY, Request(kind="lateral"), nothing)

    assert {finding.requirement for finding in answer.outstanding} == missing
    assert weigh(PATHWAY, Request(kind="lateral"), standing(level)).met


def test_help_to_a_child_in_need_rests_on_agreement() -> None:
    """Unless harm is suspected: then it is set aside, and protection waits for none."""
    asked = Request(kind="step-up", to="3")
    no = evolve(standing("2b"), agreement="not-given")
    answer = weigh(PATHWAY, asked, no)

    assert [f.requirement for f in answer.outstanding] == ["agreement-given"]
    harmed = weigh(PATHWAY, asked, evolve(no, harm="suspected"))
    assert (harmed.met, states(harmed)["agreement-given"]) == (True, State.SET_ASIDE)
    assert weigh(PATHWAY, Request(kind="step-up", to="4"), no).met


def test_moving_away_waits_for_a_holder_and_for_nothing_else() -> None:
    """Harm is no reason to hold back what the receiving area must know."""
    facts = Facts(on=ALL_GOOD.on, level="3", harm="suspected")
    answer = weigh(PATHWAY, Request(kind="transfer-out"), facts)

    assert [f.requirement for f in answer.outstanding] == ["receiving-lead-accepted"]
    assert weigh(PATHWAY, Request(kind="transfer-out"), standing("2a")).met


def test_from_2a_more_help_is_named_first() -> None:
    """A move to the side stands beside it."""
    kinds = [(o.kind, o.to) for o in options(PATHWAY, standing("2a"))]

    assert kinds == [
        (Kind.REFER, "3"),
        (Kind.REFER, "4"),
        (Kind.LATERAL, "2b"),
        (Kind.STEP_UP, "3"),
        (Kind.STEP_UP, "4"),
        (Kind.CLOSE, "1"),
        (Kind.TRANSFER_OUT, None),
    ]
