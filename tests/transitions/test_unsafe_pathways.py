"""
Unsafe pathway files: each is refuted, for the very reason it was written for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from earlyhelp_core import wire
from earlyhelp_core.answers import State
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    Counterexample,
    Facts,
    Pathway,
    Request,
    Rule,
    Verdict,
    Verification,
    verify,
    weigh,
)
from earlyhelp_core.transitions._proof._properties import PROPERTIES
from tests.transitions.builders import standing, states
from tests.transitions.unsafe import UNSAFE, rule_of

FOLDER = Path(__file__).parents[1] / "golden" / "unsafe-pathways"

each = pytest.mark.parametrize("name", UNSAFE)


@cache
def loaded(name: str) -> Pathway:
    """The unsafe pathway in the file of that name."""
    return wire.load(FOLDER / f"{name}.toml", Pathway)


@cache
def verified(name: str) -> Verification:
    """What is proved and refuted of the unsafe pathway in the file of that name."""
    return verify(loaded(name))


def counterexamples(name: str) -> tuple[Counterexample, ...]:
    """What is shown against the property that is broken."""
    broken = UNSAFE[name].breaks
    [found] = [r for r in verified(name).results if r.name == broken]
    return found.counterexamples


def shown_by(name: str) -> tuple[Pathway, Rule, Facts]:
    """The unsafe pathway, the first rule told of, and the facts that show it."""
    first = counterexamples(name)[0]
    assert first.rule is not None
    assert first.facts is not None
    pathway = UNSAFE[name].pathway
    return pathway, rule_of(pathway, first.rule), first.facts


def test_each_property_is_broken_by_some_file() -> None:
    """A property that nothing can break would prove nothing."""
    assert {unsafe.breaks for unsafe in UNSAFE.values()} == set(PROPERTIES)


def test_there_is_one_file_for_each() -> None:
    """The files and the pathways built here are the same collection."""
    assert {path.stem for path in FOLDER.iterdir()} == set(UNSAFE)


@each
def test_the_file_says_what_was_built(name: str) -> None:
    """A borough's file and the same rules built in code are one value."""
    assert loaded(name) == UNSAFE[name].pathway


@pytest.mark.parametrize("name", ["nobody-holds-the-family", "no-way-to-close"])
def test_the_file_is_refuted_as_what_was_built_is(name: str) -> None:
    """Loading changes nothing that a proof could see."""
    assert verify(UNSAFE[name].pathway) == verified(name)


@each
def test_exactly_the_property_it_breaks_is_refuted(name: str) -> None:
    """One change, one property: all others stay proved."""
    found = verified(name)
    refuted = {r.name for r in found.results if r.verdict is Verdict.REFUTED}

    assert (refuted, found.proved) == ({UNSAFE[name].breaks}, False)


@each
def test_the_rule_concerned_is_named(name: str) -> None:
    """Whoever mends the file is told where."""
    assert tuple(c.rule for c in counterexamples(name)) == UNSAFE[name].rules


@each
def test_the_story_says_what_goes_through_and_in_which_situation(name: str) -> None:
    """It names the facts that differ from "all is well", and not one more."""
    told = [
        (although in c.story, c.story.partition("; for example where ")[2] or None)
        for c, although in zip(
            counterexamples(name), UNSAFE[name].although, strict=True
        )
    ]

    assert told == [(True, where) for where in UNSAFE[name].where]


@each
def test_facts_are_shown_where_they_play_a_part(name: str) -> None:
    """The lack of a rule needs no facts to be seen."""
    with_facts = [c.facts is not None for c in counterexamples(name)]

    assert with_facts == [where is not None for where in UNSAFE[name].where]


@pytest.mark.parametrize(
    "name",
    [
        "support-without-agreement",
        "oversight-ends-without-agreement",
        "closure-while-harm-is-suspected",
        "step-down-from-a-protection-plan",
        "lateral-move-that-lowers",
        "nobody-holds-the-family",
        "a-child-is-forgotten",
    ],
)
def test_weighing_lets_through_what_the_proof_says_goes_through(name: str) -> None:
    """The counterexample is no theory: the question asked of it is met."""
    pathway, rule, facts = shown_by(name)

    assert weigh(pathway, Request(kind=rule.kind, to=rule.to[0]), facts).met


def test_weighing_a_referral_that_the_file_closes() -> None:
    """The file is refuted, and the referral is met all the same."""
    pathway, rule, facts = shown_by("referral-only-in-some-situations")
    answer = weigh(pathway, Request(kind=rule.kind), facts)

    assert (answer.met, states(answer)) == (True, {"no-rule": State.NOT_APPLICABLE})


def test_weighing_a_referral_that_the_file_gates() -> None:
    """What the file would wait for is advice, and stands in nobody's way."""
    pathway, rule, facts = shown_by("referral-waits-for-paperwork")
    answer = weigh(pathway, Request(kind=rule.kind), facts)

    assert (answer.met, answer.outstanding) == (True, ())
    assert [finding.requirement for finding in answer.advisory] == [
        "assessment-completed",
        "authorised-by",
        "family-told",
        "plan-in-place",
    ]


def test_every_level_from_which_a_referral_is_closed_is_shown() -> None:
    """The same rule is shown from each level it should be open from."""
    found = counterexamples("referral-only-in-some-situations")

    assert [c.facts.level for c in found if c.facts is not None] == [
        "universal",
        "targeted",
        "statutory",
    ]


def test_weighing_evidence_that_counts_against_the_family() -> None:
    """With less it is met, with more it is not."""
    pathway, rule, more = shown_by("writing-counts-against-the-family")
    less = evolve(more, agreement="given")
    asked = Request(kind=rule.kind)

    assert [weigh(pathway, asked, facts).met for facts in (less, more)] == [True, False]


def test_weighing_what_no_remedy_can_meet() -> None:
    """Neither with the route back given nor without it can the family close."""
    pathway = UNSAFE["remedies-that-lead-nowhere"].pathway
    all_done = standing("targeted")
    without = evolve(all_done, route_back_given="no")
    answers = [
        weigh(pathway, Request(kind="close"), facts) for facts in (all_done, without)
    ]

    assert [
        [finding.requirement for finding in answer.outstanding] for answer in answers
    ] == [["no-rule"], ["route-back-given"]]
