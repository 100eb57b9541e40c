"""
Every move from here, and the facts that a question needs.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.errors import UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    FACTS,
    Facts,
    Is,
    Pathway,
    Request,
    facts_needed,
    options,
)
from tests.transitions.builders import (
    ALL_GOOD,
    NOTHING,
    ON,
    SAFE,
    a_pathway,
    a_rule,
    asks,
    standing,
    weighed,
    with_rule,
)
from tests.transitions.unsafe import rule_of


def found(facts: Facts, pathway: Pathway = SAFE) -> list[tuple[str, str | None]]:
    """Rule and end of every option, in order."""
    return [(option.rule, option.to) for option in options(pathway, facts)]


def test_asking_for_more_help_comes_first() -> None:
    """What is missing for closing stands beside what asking for more help needs."""
    assert found(ALL_GOOD) == [
        ("refer", "statutory"),
        ("step-up", "statutory"),
        ("close", "universal"),
    ]


def test_each_option_has_the_answer_to_it() -> None:
    """The same as when it is asked for by name."""
    facts = standing("statutory")

    assert [(option.answer, option.source) for option in options(SAFE, facts)] == [
        (
            weighed(option.kind, facts, to=option.to),
            SAFE.source_of(rule_of(SAFE, option.rule)),
        )
        for option in options(SAFE, facts)
    ]


def test_what_the_situation_rules_out_is_left_out() -> None:
    """A family that was never supported cannot be supported again."""
    never = evolve(standing("universal"), previously_supported="no")

    assert ("reopen", "targeted") not in found(never)


def test_what_the_situation_may_rule_out_is_kept() -> None:
    """And says what is not recorded."""
    unclear = evolve(standing("universal"), previously_supported=None)
    [reopen] = [o for o in options(SAFE, unclear) if o.rule == "reopen"]

    assert [f.requirement for f in reopen.answer.findings] == [
        "previously-supported-recorded"
    ]


def test_a_rule_with_several_ends_is_one_option_for_each() -> None:
    """And one that leads to none is one option."""
    pathway = a_pathway(
        a_rule("down", "step-down", ["statutory"], ["targeted", "universal"]),
        a_rule("away", "transfer-out", ["statutory"]),
    )

    assert found(standing("statutory"), pathway) == [
        ("down", "targeted"),
        ("down", "universal"),
        ("away", None),
    ]


def test_a_referral_is_never_left_out() -> None:
    """Even where a file says that it is not for this situation."""
    narrow = with_rule(
        SAFE,
        evolve(rule_of(SAFE, "refer"), when=(Is(fact="unborn", values=("yes",)),)),
    )
    [refer, *_] = options(narrow, ALL_GOOD)

    assert (refer.rule, refer.answer.met) == ("refer", True)


def test_without_a_level_a_referral_is_what_is_left() -> None:
    """Nobody need know where a family stands to ask for protection."""
    [refer] = options(SAFE, evolve(NOTHING, harm="suspected"))

    assert (refer.rule, refer.answer.met) == ("refer", True)


def test_a_level_of_another_framework_is_misuse() -> None:
    """As when a single move is asked for."""
    with pytest.raises(UnknownName):
        options(SAFE, standing("2b"))


# --- the facts that are needed


def test_what_a_partner_system_sends() -> None:
    """Whatever the rule requires, advises or depends on; and harm in any case."""
    assert facts_needed(SAFE, Request(kind="reopen"), level="universal") == (
        "harm",
        "previously-supported",
        "agreement",
    )
    assert facts_needed(SAFE, Request(kind="close"), level="targeted") == (
        "harm",
        "informed-decision-to-end",
        "universal-services-told",
        "route-back-given",
        "legal-status",
        "every-child-considered",
        "contingency-agreed",
    )


def test_harm_bears_on_every_request() -> None:
    """Also where no rule asks for it, and where there is no rule."""
    pathway = a_pathway(a_rule("up", "step-up", ["universal"], ["targeted"]))
    needed = [
        facts_needed(pathway, Request(kind=kind), level="universal")
        for kind in ("step-up", "close")
    ]

    assert needed == [("harm",), ("harm",)]


def test_the_level_asked_for_narrows_what_is_needed() -> None:
    """Without it the facts of both are."""
    ends = (None, "targeted", "universal")
    needed = [
        set(facts_needed(SAFE, Request(kind="step-down", to=to), level="statutory"))
        for to in ends
    ]

    assert needed[0] == needed[1] | needed[2]
    assert "plan-reviewed" not in needed[2]


def test_nothing_else_makes_a_difference() -> None:
    """The answer from the facts that are needed is the answer from all of them."""
    request = Request(kind="step-down", to="targeted")
    needed = facts_needed(SAFE, request, level="statutory")
    fields = {
        FACTS[name].field: getattr(ALL_GOOD, FACTS[name].field) for name in needed
    }
    sent = evolve(Facts(on=ON, level="statutory"), **fields)

    assert weighed("step-down", sent, to="targeted") == weighed(
        "step-down", standing("statutory"), to="targeted"
    )


def test_from_an_unknown_level_nothing_can_be_said() -> None:
    """The nearest is named."""
    with pytest.raises(UnknownName):
        facts_needed(SAFE, Request(kind="close"), level="targetted")


def test_requirements_may_be_few() -> None:
    """A rule that asks for one thing needs one fact, and harm."""
    pathway = a_pathway(
        a_rule("open", "open", ["universal"], ["targeted"], requires=asks("lead-named"))
    )

    assert facts_needed(pathway, Request(kind="open"), level="universal") == (
        "harm",
        "lead-named",
    )
