"""
Laws of what is worked out once: looking it up says what asking anew would say.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import partnerships
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    Facts,
    Pathway,
    Predicate,
    Request,
    options,
    options_undated,
    truth,
    weigh,
    weigh_undated,
)
from earlyhelp_core.transitions._remembered import Remembered
from tests.transitions.builders import ON, SAFE
from tests.transitions.strategies import (
    any_facts,
    predicates,
    questions,
    some_facts,
)

SHIPPED = partnerships.load("kensington-and-chelsea", on=None).pathway
both_pathways = pytest.mark.parametrize(
    "pathway", [SAFE, SHIPPED], ids=["safe", "shipped"]
)

#: The same records asked about on another day: what was recent is so no longer.
days = st.sampled_from([0, 1, 14, 40]).map(lambda n: ON + timedelta(days=n))
dated_facts = st.builds(lambda facts, on: evolve(facts, on=on), some_facts, days)


@given(parts=st.lists(predicates, max_size=3), asked=st.lists(dated_facts, min_size=1))
def test_what_is_remembered_of_conditions_is_how_they_stand(
    parts: list[Predicate], asked: list[Facts]
) -> None:
    """For facts of any day, in any order, whatever was asked before."""

    def plainly(facts: Facts) -> list[int]:
        return [truth(part, facts) for part in parts]

    recall = Remembered(parts, plainly)

    assert [recall.of(facts) for facts in asked] == [plainly(facts) for facts in asked]


@both_pathways
@given(request=questions, facts=any_facts, on=days)
def test_a_pathway_that_was_used_answers_as_a_fresh_one(
    pathway: Pathway, request: Request, facts: Facts, on: date
) -> None:
    """The answers of a long day are those of the first minute."""
    asked = evolve(facts, on=on)
    fresh = evolve(pathway)

    assert weigh(pathway, request, asked) == weigh(fresh, request, asked)
    assert options(pathway, asked) == options(fresh, asked)


@both_pathways
@given(request=questions, facts=any_facts)
def test_undated_and_dated_say_the_same(
    pathway: Pathway, request: Request, facts: Facts
) -> None:
    """But for the day."""
    undated, answer = (
        weigh_undated(pathway, request, facts),
        weigh(pathway, request, facts),
    )

    assert (undated.met, undated.findings, undated.duties, facts.on) == (
        answer.met,
        answer.findings,
        answer.duties,
        answer.on,
    )
    assert [
        (option.rule, option.kind, option.to, option.source, option.on(facts.on))
        for option in options_undated(pathway, facts)
    ] == [
        (option.rule, option.kind, option.to, option.source, option.answer)
        for option in options(pathway, facts)
    ]
