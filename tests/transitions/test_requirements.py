"""
Requirements: the catalogue, and how one is asked for.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.answers import State
from earlyhelp_core.dates import Span
from earlyhelp_core.fields import evolve
from earlyhelp_core.sources import Basis
from earlyhelp_core.transitions import (
    CATALOGUE,
    FACTS,
    AllOf,
    AnyOf,
    AtLeast,
    Includes,
    Is,
    Kind,
    Not,
    Requirement,
    Truth,
    Within,
    Words,
    truth,
)
from tests.transitions.builders import ALL_GOOD, NOTHING

MONTH = Span.parse("1 month")

WORDS = Words(
    met="seen within {within} by: {role}",
    unmet="not seen within {within} by: {role}",
    not_recorded="not recorded: {within}, {role}",
    remedy="ask: {role}",
    record="look within {within}",
)
EVERYTHING = Requirement(
    name="seen",
    meaning="Somebody has seen the child lately, and nobody leads.",
    holds=AllOf(
        of=(
            AnyOf(of=(Within(fact="child-voice"), Includes(fact="authorised-by"))),
            Not(of=Within(fact="plan-reviewed")),
            Is(fact="lead-named", values=("no",)),
        )
    ),
    applies=Not(of=Is(fact="unborn", values=("yes",))),
    words=WORDS,
)

every_requirement = pytest.mark.parametrize("requirement", CATALOGUE.values())


def asked_for(requirement: Requirement) -> Requirement:
    """As a rule asks for it that gives whatever it takes."""
    return requirement.asked(
        within=MONTH if requirement.takes_span else None,
        role="team manager" if requirement.takes_role else None,
    )


def test_there_is_much_to_ask_for() -> None:
    """What published protocols ask for, and what practice adds."""
    assert len(CATALOGUE) >= 40


def test_each_stands_under_its_own_name() -> None:
    """A name in a file means one thing."""
    assert list(CATALOGUE) == [r.name for r in CATALOGUE.values()]


@every_requirement
def test_each_says_where_such_a_gate_is_found(requirement: Requirement) -> None:
    """What no publication says is practice, and what is practice says so."""
    source = requirement.source
    assert source is not None

    assert (source.basis is Basis.PRACTICE) is (
        source.publication == "usual early help practice"
    )


@every_requirement
def test_each_is_not_recorded_where_nothing_is(requirement: Requirement) -> None:
    """No requirement reads silence as no, nor as yes."""
    assert truth(asked_for(requirement).holds, NOTHING) is Truth.UNKNOWN


@every_requirement
def test_each_is_met_where_all_is_well(requirement: Requirement) -> None:
    """None asks for what nobody could do."""
    assert truth(asked_for(requirement).holds, ALL_GOOD) is Truth.YES


@every_requirement
def test_each_speaks_in_one_plain_sentence_for_each_state(
    requirement: Requirement,
) -> None:
    """Five states, five sentences; nothing is left to fill in."""
    words = asked_for(requirement).words
    reasons = {words.reason(state) for state in State}

    assert len(reasons) == len(State)
    assert [reason for reason in reasons if "{" in reason or "None" in reason] == []


@every_requirement
def test_each_has_a_way_out_exactly_where_there_is_something_to_do(
    requirement: Requirement,
) -> None:
    """Met, and without bearing, need none."""
    words = asked_for(requirement).words
    open_states = {state for state in State if words.way_out(state) is not None}

    assert open_states == {State.UNMET, State.NOT_RECORDED, State.SET_ASIDE}


@every_requirement
def test_the_way_out_of_not_recorded_is_to_find_out_first(
    requirement: Requirement,
) -> None:
    """It may have happened: so the two remedies differ, and asking comes first."""
    words = asked_for(requirement).words
    unmet, silent = (
        words.way_out(state) for state in (State.UNMET, State.NOT_RECORDED)
    )

    assert silent == words.record or f"if it has not happened, {unmet}" in str(silent)
    assert silent != unmet


@every_requirement
def test_each_knows_the_facts_it_looks_at(requirement: Requirement) -> None:
    """Without them it cannot be met; with them alone it is."""
    fields = {fact.field: getattr(ALL_GOOD, fact.field) for fact in requirement.facts}
    only = evolve(NOTHING, **fields)

    assert truth(asked_for(requirement).holds, only) is Truth.YES


def test_what_must_be_said_with_some() -> None:
    """Whether a rule must say within how long, or whose word."""
    assert {
        name: (r.takes_span, r.takes_role)
        for name, r in CATALOGUE.items()
        if r.takes_span or r.takes_role
    } == {
        "authorised-by": (False, True),
        "also-authorised-by": (False, True),
        "agreed-by-panel": (False, True),
        "child-heard-recently": (True, False),
        "assessment-recent": (True, False),
        "plan-reviewed": (True, False),
        "children-seen-recently": (True, False),
    }


def test_some_name_another_move_where_no_remedy_here_can_help() -> None:
    """Danger leads to a referral, and so does what only the front door can answer."""
    assert {
        name: r.instead for name, r in CATALOGUE.items() if r.instead is not None
    } == {
        "harm-considered": Kind.REFER,
        "no-protection-plan-or-order": Kind.REFER,
        "not-straight-from-protection": Kind.REFER,
        "front-door-accepted": Kind.REFER,
    }


def test_what_a_rule_says_reaches_every_part_of_the_condition() -> None:
    """Also inside of all, any and not; what takes nothing stays as it is."""
    asked = EVERYTHING.asked(within=MONTH, role="head of service")

    assert asked.holds == AllOf(
        of=(
            AnyOf(
                of=(
                    Within(fact="child-voice", span=MONTH),
                    Includes(fact="authorised-by", role="head of service"),
                )
            ),
            Not(of=Within(fact="plan-reviewed", span=MONTH)),
            Is(fact="lead-named", values=("no",)),
        )
    )


def test_what_a_rule_says_reaches_the_words() -> None:
    """The reason says how recent, and whose word."""
    words = EVERYTHING.asked(within=MONTH, role="head of service").words

    assert words == Words(
        met="seen within 1 month by: head of service",
        unmet="not seen within 1 month by: head of service",
        not_recorded="not recorded: 1 month, head of service",
        remedy="ask: head of service",
        record="look within 1 month",
    )


def test_the_facts_of_a_condition_with_a_bearing_of_its_own() -> None:
    """What says whether it matters is looked at too, each fact once."""
    assert [fact.name for fact in EVERYTHING.facts] == [
        "unborn",
        "child-voice",
        "authorised-by",
        "plan-reviewed",
        "lead-named",
    ]


def test_what_is_missing_and_what_is_too_much_is_told() -> None:
    """A parameter that is needed, and one that is not taken."""
    heard = CATALOGUE["child-heard-recently"]
    missing = heard.misfits(within=None, role="team manager")

    assert [(p.path, p.code) for p in missing] == [
        ("/within", "missing-parameter"),
        ("/role", "unknown-parameter"),
    ]
    assert list(heard.misfits(within=MONTH, role=None)) == []


def test_every_fact_that_evidence_can_give_is_asked_for_somewhere() -> None:
    """A fact that no requirement looks at would be gathered for nothing."""
    looked_at = {fact.name for r in CATALOGUE.values() for fact in r.facts}

    assert {n for n, fact in FACTS.items() if fact.is_evidence} - looked_at == set()


def test_a_requirement_that_is_simply_so() -> None:
    """At least yes, on any date or none."""
    assert CATALOGUE["plan-in-place"].holds == AtLeast(
        fact="plan-in-place", value="yes"
    )
