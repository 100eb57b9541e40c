"""
Any facts, questions and conditions, for laws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import assert_never

from hypothesis import strategies as st

from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Span
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import Agreement
from earlyhelp_core.transitions import (
    FACTS,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Fact,
    Facts,
    FactSort,
    FactValue,
    Includes,
    Is,
    Kind,
    Not,
    Predicate,
    Request,
    Within,
)
from tests.transitions.builders import (
    ALL_GOOD,
    ON,
)

__all__ = [
    "TWO_WEEKS",
    "any_facts",
    "changed",
    "joined",
    "levels",
    "predicates",
    "questions",
    "random_values",
    "some_facts",
    "values_of",
]

LEVELS = ("universal", "targeted", "statutory")
ROLES = ("head of service", "midwife", "team manager")
TWO_WEEKS = Span.parse("2 weeks")


def values_of(fact: Fact) -> st.SearchStrategy[FactValue]:
    """Any value a fact takes, not recorded among them."""
    match fact.sort:
        case FactSort.DATED:
            days = st.dates(ON - timedelta(days=60), ON)
            return st.none() | st.sampled_from(YesNo) | days
        case FactSort.ROLES:
            roles = st.lists(st.sampled_from(ROLES), unique=True)
            return st.none() | roles.map(lambda chosen: tuple(sorted(chosen)))
        case FactSort.SITUATION | FactSort.YES_NO | FactSort.GRADE:
            return st.sampled_from((None, *fact.choices))
        case _:
            assert_never(fact.sort)


def changed(facts: Facts, values: Mapping[str, FactValue]) -> Facts:
    """The facts with these values, by the names of the facts."""
    given_values = {FACTS[name].field: value for name, value in values.items()}
    if given_values.get("harm", "") is None:
        given_values["harm"] = "not-considered"
    # Each value is one the fact takes; the checker cannot follow a field's name.
    return evolve(facts, **given_values)


levels = st.sampled_from(LEVELS)
#: Everything at random: mostly much is missing.
random_values = st.fixed_dictionaries({n: values_of(f) for n, f in FACTS.items()})
random_facts = st.builds(changed, st.just(ALL_GOOD), random_values)
#: All is well but for a few things, so that single conditions decide.
few_values = st.lists(st.sampled_from(sorted(FACTS)), max_size=3).flatmap(
    lambda names: st.fixed_dictionaries({n: values_of(FACTS[n]) for n in names})
)
nearly_good = st.builds(changed, st.just(ALL_GOOD), few_values)
some_facts = random_facts | nearly_good
any_facts = st.builds(
    lambda facts, level: evolve(facts, level=level), some_facts, levels
)
questions = st.builds(Request, kind=st.sampled_from(Kind), to=levels)


# --- any conditions


def leaves() -> Iterator[st.SearchStrategy[Predicate]]:
    """Single conditions over one fact of each sort, and two of one of them."""
    harm = st.lists(st.sampled_from(FACTS["harm"].choices), min_size=1, unique=True)
    yield harm.map(lambda values: Is(fact="harm", values=tuple(values)))
    yield st.sampled_from(YesNo).map(lambda v: Is(fact="same-lead", values=(v,)))
    for fact, choices in (
        ("agreement", tuple(Agreement)),
        ("lead-named", tuple(YesNo)),
        ("child-voice", tuple(YesNo)),
    ):
        for question in (AtLeast, AtMost):
            yield st.builds(
                question, fact=st.just(fact), value=st.sampled_from(choices)
            )
    yield st.just(Within(fact="child-voice", span=TWO_WEEKS))
    yield st.sampled_from(ROLES).map(lambda r: Includes(fact="authorised-by", role=r))


def joined(
    parts: st.SearchStrategy[Predicate],
) -> st.SearchStrategy[Predicate]:
    """Conditions joined in any way."""
    several = st.lists(parts, max_size=3).map(tuple)
    return (
        parts.map(lambda part: Not(of=part))
        | several.map(lambda of: AllOf(of=of))
        | several.map(lambda of: AnyOf(of=of))
    )


single = st.one_of(*leaves())
predicates = st.recursive(single, joined, max_leaves=6)
