"""
Laws of proofs: what is proved is what trying everything finds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from earlyhelp_core.dates import earliest_within
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    FACTS,
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    AtMost,
    Counterexample,
    Facts,
    FactValue,
    Is,
    Not,
    Pathway,
    Predicate,
    Request,
    Rule,
    Within,
    facts_needed,
    verify,
    weigh,
)
from tests.transitions.builders import (
    ON,
    a_pathway,
    a_rule,
    ask,
    asks,
)
from tests.transitions.strategies import (
    TWO_WEEKS,
    changed,
    joined,
)

#: What the plain search below takes for "all is well".
WELL: Mapping[str, FactValue] = {
    "harm": "none",
    "legal-status": "none",
    "same-lead": "no",
    "agreement": "in-writing",
    "every-child-considered": "yes",
    "child-voice": ON,
}
RECENT = earliest_within(ON, TWO_WEEKS)
#: Every value that the small rules below can tell apart, the lowest first.
DOMAINS: Mapping[str, tuple[FactValue, ...]] = {
    **{
        name: (None, *FACTS[name].choices)
        for name in (
            "harm",
            "legal-status",
            "same-lead",
            "agreement",
            "every-child-considered",
        )
    },
    "child-voice": (None, "no", "yes", RECENT - timedelta(days=1), RECENT, ON),
}

_LEAVES: tuple[Predicate, ...] = (
    Is(fact="harm", values=("none",)),
    Is(fact="harm", values=("suspected", "concern-below")),
    Is(fact="legal-status", values=("none", "section-17", "order")),
    Is(fact="same-lead", values=("yes",)),
    AtLeast(fact="agreement", value="given"),
    AtMost(fact="agreement", value="given"),
    Within(fact="child-voice", span=TWO_WEEKS),
    AtLeast(fact="child-voice", value="yes"),
)
small = st.recursive(st.sampled_from(_LEAVES), joined, max_leaves=3)
small_asks = st.sets(
    st.sampled_from(
        [
            *asks("harm-considered", "no-protection-plan-or-order"),
            *asks("every-child-considered", "agreement-given"),
            ask("child-heard-recently", within="2 weeks"),
        ]
    ),
    max_size=3,
)


def small_rule(when: list[Predicate], requires: set[Ask]) -> Rule:
    """A rule for closing, over few facts."""
    return a_rule(
        "close",
        "close",
        ["targeted"],
        ["universal"],
        when=when,
        requires=sorted(requires, key=lambda asked: asked.name),
    )


small_rules = st.builds(
    small_rule, when=st.lists(small, max_size=2), requires=small_asks
)


def tried(rule: Rule) -> dict[tuple[FactValue, ...], bool]:
    """Every combination of the facts a rule can tell apart, and whether it is met."""
    pathway = a_pathway(rule)
    names = seen_by(pathway)
    here = Facts(on=ON, level="targeted")
    return {
        values: weigh(
            pathway,
            Request(kind="close"),
            changed(here, dict(zip(names, values, strict=True))),
        ).met
        for values in product(*(DOMAINS[name] for name in names))
    }


def seen_by(pathway: Pathway) -> list[str]:
    """The facts a rule looks at, and those the properties look at."""
    needed = facts_needed(pathway, Request(kind="close"), level="targeted")
    return sorted({*needed, "harm", "legal-status", "every-child-considered"})


def against(rule: Rule, property_name: str) -> tuple[Counterexample, ...]:
    """What the proof shows against a property of the rule."""
    results = {result.name: result for result in verify(a_pathway(rule)).results}
    return results[property_name].counterexamples


def how_far(names: list[str], values: tuple[FactValue, ...]) -> int:
    """In how many facts these values differ from "all is well"."""
    return sum(WELL[n] != value for n, value in zip(names, values, strict=True))


def told_differing(found: Counterexample) -> int:
    """How many facts the story says differ."""
    situation = found.story.partition("; for example where ")[2]
    return 0 if situation == "all else is well" else len(situation.split(", "))


@settings(max_examples=40)
@given(rule=small_rules)
@example(rule=small_rule([], set()))
@example(rule=small_rule([], set(asks("harm-considered"))))
@example(rule=small_rule([], set(asks("no-protection-plan-or-order"))))
@example(rule=small_rule([Is(fact="harm", values=("suspected",))], set()))
def test_the_proof_finds_what_trying_everything_finds(rule: Rule) -> None:
    """Less help in danger, and a child forgotten: the same verdict, as near to well."""
    names = seen_by(a_pathway(rule))
    met = [values for values, is_met in tried(rule).items() if is_met]
    bad = {
        name: [how_far(names, v) for v in met if v[names.index(name)] not in safe]
        for name, safe in (
            ("harm", {"none", "concern-below"}),
            ("legal-status", {"none", "section-17"}),
            ("every-child-considered", {"yes"}),
        )
    }
    danger = [bad["harm"], bad["legal-status"]]

    assert [
        told_differing(found) for found in against(rule, "no-less-help-in-danger")
    ] == [min(distances) for distances in danger if distances]
    assert [
        told_differing(found) for found in against(rule, "every-child-considered")
    ] == [min(d) for d in [bad["every-child-considered"]] if d]


@settings(max_examples=40)
@given(rule=small_rules)
@example(rule=small_rule([AtMost(fact="agreement", value="given")], set()))
@example(
    rule=small_rule(
        [AtMost(fact="agreement", value="given"), Is(fact="harm", values=("none",))],
        set(asks("harm-considered")),
    )
)
def test_the_proof_sees_evidence_that_counts_against_the_family(rule: Rule) -> None:
    """It does exactly where one more piece turns some met answer."""
    names = seen_by(a_pathway(rule))
    found = tried(rule)
    turned = any(
        found[values] and not found[(*values[:place], higher, *values[place + 1 :])]
        for values in found
        for place, name in enumerate(names)
        if FACTS[name].is_evidence
        for higher in DOMAINS[name][DOMAINS[name].index(values[place]) + 1 :]
    )

    assert (against(rule, "evidence-never-harms") != ()) is turned


@settings(max_examples=40)
@given(rule=small_rules)
@example(rule=small_rule([Not(of=AnyOf(of=()))], set()))
@example(rule=small_rule([AllOf(of=(Is(fact="harm", values=("none",)),))], set()))
@example(rule=small_rule([AnyOf(of=())], set()))
def test_the_proof_sees_a_rule_that_is_for_no_situation(rule: Rule) -> None:
    """It says so exactly where no combination of facts makes the rule apply."""
    bare = evolve(rule, requires=())

    assert (against(bare, "one-rule-each") == ()) is any(tried(bare).values())
