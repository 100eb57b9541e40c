"""
Laws of every shipped pathway: each question has an answer, and a way on.

The tests of weighing hold for any facts on two pathways; these go through every
pathway that ships, so that a new one is under them from the day it is entered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from earlyhelp_core import partnerships
from earlyhelp_core.answers import Audience, Finding, Met, Outstanding
from earlyhelp_core.assessments import Harm
from earlyhelp_core.errors import Misuse, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.transitions import (
    CATALOGUE,
    FACTS,
    AllOf,
    Fact,
    FactName,
    Facts,
    FactSort,
    FactValue,
    Kind,
    Pathway,
    Request,
    Rule,
    Truth,
    facts_needed,
    truth,
    weigh,
)
from tests.transitions.builders import ALL_GOOD, NOTHING, ON
from tests.transitions.strategies import changed, values_of

SHIPPED = tuple(partnerships.load(name, on=None) for name in partnerships.names())
# A procedure reaches those that build on its partnership; it is one all the same.
PATHWAYS = tuple(
    dict.fromkeys(
        pathway for found in SHIPPED for pathway in (*found.pathways, *found.procedures)
    )
)

each_pathway = pytest.mark.parametrize("pathway", PATHWAYS, ids=lambda p: p.id)


# --- totality, question by question


def questions(pathway: Pathway) -> Iterator[tuple[LevelCode, Request]]:
    """Every known level, kind and target, and each kind without a target."""
    codes = pathway.framework.ladder.codes
    for level in codes:
        for kind in Kind:
            for to in (None, *codes):
                yield level, Request(kind=kind, to=to)


def candidates(
    pathway: Pathway, level: LevelCode, request: Request
) -> tuple[Rule, ...]:
    """The rules that could be meant, found the long way."""
    return tuple(
        rule
        for rule in pathway.rules
        if rule.kind is request.kind
        and level in rule.from_
        and (request.to is None or request.to in rule.to)
    )


@each_pathway
@pytest.mark.parametrize("facts", [NOTHING, ALL_GOOD], ids=["nothing", "all good"])
def test_every_question_has_an_answer_and_no_rule_where_there_is_none(
    pathway: Pathway, facts: Facts
) -> None:
    """And only where there is none; a choice that is left open is the asker's."""
    for level, request in questions(pathway):
        rules = candidates(pathway, level, request)
        here = evolve(facts, level=level)
        if request.kind is not Kind.REFER and request.to is None:
            ends = {to for rule in rules for to in rule.to}
            if len(ends) > 1:
                with pytest.raises(Misuse):
                    weigh(pathway, request, here)
                continue
        answer = weigh(pathway, request, here)
        fits = {truth(AllOf(of=rule.when), here) for rule in rules}
        none = not fits & {Truth.YES, Truth.UNKNOWN}
        said = [finding.requirement for finding in answer.findings]

        assert answer.met == (not answer.outstanding)
        assert ("no-rule" in said) == none
        if request.kind is Kind.REFER:
            assert isinstance(answer, Met)
        elif none:
            assert (type(answer), said) == (Outstanding, ["no-rule"])


@each_pathway
@pytest.mark.parametrize("kind", Kind)
def test_an_unknown_level_is_misuse(pathway: Pathway, kind: Kind) -> None:
    """As where one stands or where one would go, for every kind, referrals too."""
    known = pathway.framework.ladder.codes[0]
    for standing, to in (("nowhere", None), (known, "nowhere")):
        with pytest.raises(UnknownName):
            weigh(pathway, Request(kind=kind, to=to), Facts(on=ON, level=standing))


# --- for any facts


@st.composite
def asked(draw: st.DrawFn) -> tuple[Pathway, Request, Facts]:
    """A rule of some pathway, asked where it starts, with a few things amiss."""
    pathway = draw(st.sampled_from(PATHWAYS))
    rule = draw(st.sampled_from(pathway.rules))
    level = draw(st.sampled_from(rule.from_))
    request = Request(kind=rule.kind, to=draw(st.sampled_from(rule.to or (None,))))
    # What the rule asks for, so that single conditions decide.
    needed = st.sampled_from(facts_needed(pathway, request, level=level))
    amiss: dict[str, FactValue] = {
        name: draw(values_of(FACTS[name])) for name in draw(_few(needed))
    }
    start = changed(ALL_GOOD, {"authorised-by": roles(pathway)})
    return pathway, request, evolve(changed(start, amiss), level=level)


def _few(names: st.SearchStrategy[FactName]) -> st.SearchStrategy[list[FactName]]:
    return st.lists(names, max_size=3, unique=True)


def roles(pathway: Pathway) -> tuple[str, ...]:
    """Everybody whose word some rule asks for."""
    wanted = {ask.role for rule in pathway.rules for ask in rule.asks if ask.role}
    return tuple(sorted(wanted))


# A pathway that has weighed nothing before is made ready anew each time.
@settings(max_examples=max(10, settings().max_examples // 4))
@given(asked())
def test_weighing_is_a_function_of_its_arguments(
    question: tuple[Pathway, Request, Facts],
) -> None:
    """Asked again, or of equal values that weighed nothing before, it is the same."""
    pathway, request, facts = question
    answer = weigh(pathway, request, facts)

    assert weigh(pathway, request, facts) == answer
    assert weigh(evolve(pathway), request, evolve(facts)) == answer


@given(asked())
def test_more_evidence_never_turns_met_into_outstanding(
    question: tuple[Pathway, Request, Facts],
) -> None:
    """Each piece that the rule asks for, raised to every sort of higher value."""
    pathway, request, facts = question
    was_met = weigh(pathway, request, facts).met
    for name in facts_needed(pathway, request, level=str(facts.level)):
        if FACTS[name].is_evidence:
            for value in above(FACTS[name], facts.value(name), pathway):
                raised = changed(facts, {name: value})

                assert weigh(pathway, request, raised).met >= was_met


def above(fact: Fact, value: FactValue, pathway: Pathway) -> list[FactValue]:
    """That value of a piece of evidence, and every sort of higher one."""
    if fact.sort is FactSort.ROLES:
        said = value if isinstance(value, tuple) else ()
        return [value, tuple(sorted({*said, *roles(pathway)}))]
    if isinstance(value, date):
        return [value, value + (ON - value) / 2, ON]
    rising: list[FactValue] = [None, *(fact.choices or ("no", "yes"))]
    if fact.sort is FactSort.DATED:
        rising += [ON - timedelta(days=400), ON - timedelta(days=10), ON]
    return rising[rising.index(value) :]


@given(asked(), st.sampled_from((Audience.FAMILY, Audience.CHILD)))
def test_no_family_reads_between_the_lines_that_harm_is_suspected(
    question: tuple[Pathway, Request, Facts], audience: Audience
) -> None:
    """Their text is the one they would read if nobody had considered it yet."""
    pathway, request, facts = question
    assume(request.kind not in {Kind.REFER, Kind.STEP_UP})
    suspected, unconsidered = (
        weigh(pathway, request, evolve(facts, harm=harm)).explain(audience)
        for harm in (Harm.SUSPECTED, Harm.NOT_CONSIDERED)
    )

    assert suspected == unconsidered


@given(asked())
def test_all_remedies_carried_out_it_is_met_or_another_move_is_open(
    question: tuple[Pathway, Request, Facts],
) -> None:
    """What the situation rules out is told, with a move that does lead on."""
    pathway, request, facts = question
    for _ in range(3):
        facts = seen_to(pathway, request, facts)
    answer = weigh(pathway, request, facts)

    assert [f for f in answer.outstanding if not leads_on(pathway, f, facts)] == []


def seen_to(pathway: Pathway, request: Request, facts: Facts) -> Facts:
    """The facts once everything outstanding was done or found out."""
    done: dict[str, FactValue] = {}
    for finding in weigh(pathway, request, facts).outstanding:
        asked_for = CATALOGUE.get(finding.requirement)
        names = (
            [finding.requirement.removesuffix("-recorded")]
            if asked_for is None
            else [fact.name for fact in asked_for.facts]
        )
        for name in names:
            # What is so cannot be done away with; what nobody wrote down can be.
            if name in FACTS and (FACTS[name].is_evidence or facts.value(name) is None):
                done[name] = ALL_GOOD.value(name)
    if "authorised-by" in done:
        done["authorised-by"] = roles(pathway)
    return changed(facts, done)


def leads_on(pathway: Pathway, finding: Finding, facts: Facts) -> bool:
    """Whether a finding names a move that is open from here."""
    level = str(facts.level)
    if finding.requirement == "no-rule":
        moves = [str(rule.kind) for rule in pathway.rules_from(level)]
        return any(move in str(finding.remedy) for move in moves)
    instead = CATALOGUE[finding.requirement].instead
    if instead is None:
        return False
    return instead is Kind.REFER or bool(pathway.rules_from(level, instead))
