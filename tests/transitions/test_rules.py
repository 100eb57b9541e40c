"""
Rules: what one may say, and what cannot be meant.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.transitions import CATALOGUE, Ask, Holding, Kind
from tests.transitions.builders import a_rule, ask, asks, places, step


def test_a_rule_takes_plain_codes() -> None:
    """As a file writes them."""
    rule = a_rule(
        "down",
        "step-down",
        ["statutory"],
        ["targeted"],
        handover="sender-holds-until-accepted",
    )

    assert (rule.kind, rule.handover) == (Kind.STEP_DOWN, Holding.SENDER_UNTIL_ACCEPTED)


def test_a_rule_leads_from_somewhere_to_somewhere() -> None:
    """Both ends are told at once, and what is asked for twice with them."""
    with pytest.raises(Impossible) as refused:
        a_rule(
            "nowhere",
            "close",
            [],
            requires=asks("agreement-given", "family-told", "agreement-given"),
            advises=asks("plan-in-place", "plan-in-place"),
        )

    assert places(refused.value) == [
        ("/from", "blank"),
        ("/to", "blank"),
        ("/requires/2", "repeated-id"),
        ("/advises/1", "repeated-id"),
    ]


def test_a_transfer_to_another_area_leads_to_no_level_of_ours() -> None:
    """The receiving area decides the level."""
    with pytest.raises(Impossible) as refused:
        a_rule("away", "transfer-out", ["targeted"], ["targeted"])

    assert places(refused.value) == [("/to", "contradicts-kind")]
    assert a_rule("away", "transfer-out", ["targeted"]).to == ()


def test_the_same_may_be_required_lightly_and_advised_strictly() -> None:
    """A review at some time is required, a recent one is good advice."""
    rule = a_rule(
        "close",
        "close",
        ["targeted"],
        ["universal"],
        requires=[ask("plan-reviewed", within="6 months")],
        advises=[ask("plan-reviewed", within="30 working days")],
    )

    assert [str(a.within) for a in (*rule.requires, *rule.advises)] == [
        "6 months",
        "30 working days",
    ]


def test_authority_is_the_last_thing_asked_for() -> None:
    """It is one more requirement, with its role."""
    rule = a_rule(
        "close",
        "close",
        ["targeted"],
        ["universal"],
        requires=asks("family-told"),
        authority="team manager",
    )

    assert rule.asks == (
        ask("family-told"),
        ask("authorised-by", role="team manager"),
    )


def test_without_authority_only_what_is_required_is_asked_for() -> None:
    """Nobody is invented."""
    rule = a_rule("a", "open", ["universal"], ["targeted"], requires=asks("lead-named"))

    assert rule.asks == rule.requires


def test_authority_is_asked_for_in_one_way() -> None:
    """As a role of the rule or among its requirements, and not in both."""
    with pytest.raises(Impossible) as refused:
        a_rule(
            "close",
            "close",
            ["targeted"],
            ["universal"],
            requires=[ask("authorised-by", role="head of service")],
            authority="team manager",
        )

    assert places(refused.value) == [("/authority", "repeated-id")]


def test_an_ask_without_parameters() -> None:
    """It is the requirement of the catalogue as it stands."""
    assert ask("lead-named").requirement == CATALOGUE["lead-named"]


def test_an_ask_with_a_span_says_it() -> None:
    """In the reason too."""
    asked = ask("plan-reviewed", within="30 working days").requirement

    assert asked.words.met == "the plan was reviewed within 30 working days"


def test_an_unknown_requirement_has_neighbours() -> None:
    """Also a misspelt one is named as its nearest, and nothing else is looked at."""
    with pytest.raises(Impossible) as refused:
        Ask(name="agreement-in-writting", role="team manager")

    [problem] = refused.value.problems
    assert (problem.path, problem.code) == ("/name", "unknown-requirement")
    assert problem.message.startswith(
        "no such requirement; did you mean agreement-in-writing"
    )


@pytest.mark.parametrize(
    ("name", "given", "problem"),
    [
        ("plan-reviewed", {}, ("/within", "missing-parameter")),
        ("authorised-by", {}, ("/role", "missing-parameter")),
        ("lead-named", {"within": "1 week"}, ("/within", "unknown-parameter")),
        ("lead-named", {"role": "midwife"}, ("/role", "unknown-parameter")),
    ],
)
def test_parameters_must_suit_the_requirement(
    name: str, given: dict[str, str], problem: tuple[str, str]
) -> None:
    """What is needed is said; what is not taken is left out."""
    with pytest.raises(Impossible) as refused:
        ask(name, **given)

    assert places(refused.value) == [problem]


def test_a_blank_role_is_no_role() -> None:
    """The step says who does it."""
    with pytest.raises(Impossible) as refused:
        step("hold a meeting", " ")

    assert places(refused.value) == [("/by", "blank")]
