"""
Laws of weighing, for any facts.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import partnerships
from earlyhelp_core.answers import Answer
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    CATALOGUE,
    FACTS,
    Fact,
    Facts,
    FactSort,
    FactValue,
    Kind,
    Pathway,
    Request,
    facts_needed,
    options,
    weigh,
)
from tests.transitions.builders import (
    ALL_GOOD,
    ON,
    SAFE,
    ask,
    with_rule,
)
from tests.transitions.strategies import (
    any_facts,
    changed,
    levels,
    predicates,
    questions,
    some_facts,
    values_of,
)
from tests.transitions.unsafe import rule_of

SHIPPED = partnerships.load("kensington-and-chelsea", on=None).pathway

both_pathways = pytest.mark.parametrize("pathway", [SAFE, SHIPPED], ids=["safe", "our"])


def fresh(pathway: Pathway) -> Pathway:
    """An equal pathway that has not weighed anything yet."""
    return evolve(pathway)


@both_pathways
@given(request=questions, facts=any_facts)
def test_weighing_is_a_function_of_its_arguments(
    pathway: Pathway, request: Request, facts: Facts
) -> None:
    """Asked twice, or of equal values, the answer is the same."""
    answer = weigh(pathway, request, facts)

    assert weigh(pathway, request, facts) == answer
    assert weigh(fresh(pathway), request, evolve(facts)) == answer


@both_pathways
@given(request=questions, many=st.lists(any_facts, max_size=6))
def test_one_family_leaves_no_trace_in_the_answer_to_another(
    pathway: Pathway, request: Request, many: list[Facts]
) -> None:
    """What is kept between questions changes no answer."""
    shared = fresh(pathway)

    assert [weigh(shared, request, facts) for facts in many] == [
        weigh(fresh(pathway), request, facts) for facts in many
    ]


@both_pathways
@given(request=questions, facts=any_facts)
def test_every_question_about_known_levels_has_an_answer(
    pathway: Pathway, request: Request, facts: Facts
) -> None:
    """And every outstanding one says what is outstanding, and the way out of each."""
    answer = weigh(pathway, request, facts)
    silent = [f.requirement for f in answer.outstanding if not f.remedy]

    assert (answer.met, silent) == (not answer.outstanding, [])
    assert len({f.requirement for f in answer.findings}) == len(answer.findings)


@both_pathways
@given(facts=some_facts, level=levels | st.none(), to=levels | st.none())
def test_a_referral_is_always_met(
    pathway: Pathway, facts: Facts, level: str | None, to: str | None
) -> None:
    """With nothing in the way, whatever is recorded."""
    asked = Request(kind="refer", to=to)
    answer = weigh(pathway, asked, evolve(facts, level=level))

    assert (answer.met, answer.outstanding) == (True, ())


@given(
    required=st.lists(
        st.sampled_from([n for n, r in CATALOGUE.items() if not r.takes_span]),
        unique=True,
        max_size=4,
    ),
    data=st.data(),
    facts=any_facts,
)
def test_no_file_can_gate_a_referral(
    required: list[str], data: st.DataObject, facts: Facts
) -> None:
    """Whatever it requires, and whatever situation it names."""
    gated = evolve(
        rule_of(SAFE, "refer"),
        when=tuple(data.draw(st.lists(predicates, max_size=2))),
        requires=tuple(
            ask(n, role="midwife" if CATALOGUE[n].takes_role else None)
            for n in required
        ),
    )
    answer = weigh(with_rule(SAFE, gated), Request(kind="refer"), facts)

    assert (answer.met, answer.outstanding) == (True, ())


@both_pathways
@given(request=questions, facts=any_facts)
def test_where_harm_is_suspected_every_other_answer_names_the_referral_first(
    pathway: Pathway, request: Request, facts: Facts
) -> None:
    """And no less help is met."""
    harmed = evolve(facts, harm="suspected")
    answer = weigh(pathway, request, harmed)
    assert facts.level is not None
    assert request.to is not None
    rank = pathway.framework.rank

    if request.kind is not Kind.REFER:
        first = answer.obligations[0]
        assert (first.by, first.due) == ("whoever suspects harm", ON)
    if rank(request.to) < rank(facts.level) and request.kind is not Kind.REFER:
        assert not answer.met


@both_pathways
@given(request=questions, facts=any_facts, data=st.data())
def test_more_evidence_never_makes_an_answer_worse(
    pathway: Pathway, request: Request, facts: Facts, data: st.DataObject
) -> None:
    """Nobody is ever better off for not writing something down."""
    evidence = sorted(name for name, fact in FACTS.items() if fact.is_evidence)
    name = data.draw(st.sampled_from(evidence))
    value = data.draw(values_of(FACTS[name]))
    more = changed(facts, {name: most(FACTS[name], facts.value(name), value)})

    assert weigh(pathway, request, more).met >= weigh(pathway, request, facts).met


def most(fact: Fact, one: FactValue, other: FactValue) -> FactValue:
    """The more of two values of a piece of evidence; of roles, all of both."""
    if fact.sort is FactSort.ROLES:
        said = [set(roles) for roles in (one, other) if isinstance(roles, tuple)]
        return tuple(sorted(set().union(*said))) if said else None
    order = fact.choices or ("no", "yes")

    def height(value: FactValue) -> tuple[int, date]:
        if value is None:
            return -1, date.min
        if isinstance(value, date):
            return len(order), value
        return order.index(str(value)), date.min

    return max(one, other, key=height)


@both_pathways
@given(facts=some_facts, data=st.data())
def test_carrying_out_the_remedies_leads_to_met(
    pathway: Pathway, facts: Facts, data: st.DataObject
) -> None:
    """First what is not recorded of the situation, then the conditions."""
    rule = data.draw(st.sampled_from(pathway.rules))
    asked = Request(kind=rule.kind, to=data.draw(st.sampled_from(rule.to or (None,))))
    here = evolve(
        facts,
        level=data.draw(st.sampled_from(rule.from_)),
        same_lead="yes",
        previously_supported="yes",
    )
    once = carried_out(weigh(pathway, asked, here), here)
    twice = carried_out(weigh(pathway, asked, once), once)

    assert weigh(pathway, asked, twice).met


def carried_out(answer: Answer, facts: Facts) -> Facts:
    """The facts once everything that is outstanding has been seen to."""
    names = {
        fact.name
        for finding in answer.outstanding
        for fact in CATALOGUE[finding.requirement].facts
    }
    return changed(facts, {name: ALL_GOOD.value(name) for name in names})


@both_pathways
@given(request=questions, facts=any_facts)
def test_the_facts_that_are_needed_are_enough(
    pathway: Pathway, request: Request, facts: Facts
) -> None:
    """A partner system that sends them gets the same answer as one that sends all."""
    assert facts.level is not None
    needed = facts_needed(pathway, request, level=facts.level)
    sent = changed(
        Facts(on=ON, level=facts.level), {name: facts.value(name) for name in needed}
    )

    assert weigh(pathway, request, sent) == weigh(pathway, request, facts)


@both_pathways
@given(facts=any_facts)
def test_options_begin_with_the_referral_and_answer_as_weighing_does(
    pathway: Pathway, facts: Facts
) -> None:
    """From every level, whatever is recorded."""
    found = options(pathway, facts)

    assert (found[0].kind, found[0].answer.met) == (Kind.REFER, True)
    assert [option.answer for option in found] == [
        weigh(pathway, Request(kind=option.kind, to=option.to), facts)
        for option in found
    ]
