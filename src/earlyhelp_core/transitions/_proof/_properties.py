"""
The properties a safe pathway has, each as a search for what would break it.

A search yields the nearest situation to "all is well" in which the property fails,
and nothing where there is none. It gives ``None`` where the property has no meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.people import Agreement, LegalBasis
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._pathway import Pathway
from earlyhelp_core.transitions._predicates import AllOf, AnyOf, AtLeast, Is, Truth
from earlyhelp_core.transitions._promises import Property
from earlyhelp_core.transitions._proof._counterexamples import (
    Counterexample,
    applying,
    asked,
    assured,
    gets_past,
    met,
    nearest,
    said,
    shown,
)
from earlyhelp_core.transitions._rules import Holding, Rule
from earlyhelp_core.transitions._space import Space, Values, demand, facts_of

Search: TypeAlias = Callable[[Pathway], "Iterable[Counterexample] | None"]


def _less_help(pathway: Pathway) -> Iterator[tuple[Rule, LevelCode]]:
    """The rules that may lead lower, whatever they call themselves, and from where."""
    rank = pathway.framework.rank
    for rule in pathway.rules:
        highest = max(rule.from_, key=rank)
        lower = any(rank(end) < rank(highest) for end in rule.to)
        if lower or rule.kind is Kind.CLOSE:
            yield rule, highest


def _protective_rules(pathway: Pathway) -> tuple[Rule, ...] | None:
    wanted = pathway.protective
    if wanted is None:
        # "none" has a meaning for a ladder of disagreement or attendance; where
        # children may be in statutory support it is no way round the question.
        return () if pathway.is_of_help else None
    return tuple(
        rule
        for rule in pathway.rules
        if rule.kind is wanted.kind and wanted.to in rule.to
    )


def _referral_open(pathway: Pathway) -> Iterator[Counterexample] | None:
    rules = _protective_rules(pathway)
    if rules is None:
        return None
    return _closed_to_referral(pathway, rules)


def _closed_to_referral(
    pathway: Pathway, rules: tuple[Rule, ...]
) -> Iterator[Counterexample]:
    for level in pathway.framework.ladder.codes:
        here = [rule for rule in rules if level in rule.from_]
        if not here:
            story = f"from {level} the pathway has no protective referral"
            yield Counterexample(rule=None, story=story)
            continue
        any_applies = AnyOf(of=tuple(AllOf(of=rule.when) for rule in here))
        none_applies = demand(any_applies, Truth.NO, Truth.UNKNOWN)
        yield from nearest(here[0], [none_applies], "is not open", level=level)


def _referral_free(pathway: Pathway) -> Iterator[Counterexample] | None:
    rules = _protective_rules(pathway)
    if rules is None:
        return None
    return (found for rule in rules for found in _gates(rule))


def _gates(rule: Rule) -> Iterator[Counterexample]:
    for ask in rule.asks:
        missing = demand(ask.requirement.holds, Truth.NO, Truth.UNKNOWN)
        although = f"would wait for {ask.name}"
        yield from nearest(rule, [missing], although, level=rule.from_[0])
    if rule.handover is Holding.SENDER_UNTIL_ACCEPTED:
        story = f"{rule.id} would wait for a handover; a referral waits for none"
        yield Counterexample(rule=rule.id, story=story)


_AGREED = AtLeast(fact="agreement", value=Agreement.GIVEN)
#: These begin something new wherever they lead from.
_STARTS = frozenset({Kind.OPEN, Kind.REOPEN, Kind.STEP_DOWN})


def _agreement_first(pathway: Pathway) -> Iterator[Counterexample] | None:
    rules = [
        (rule, start) for rule in pathway.rules for start in _starts(pathway, rule)
    ]
    if not rules:
        return None
    return (
        found
        for rule, start in rules
        for found in gets_past(
            rule,
            demand(_AGREED, Truth.NO, Truth.UNKNOWN),
            although="starts voluntary support without agreement",
            level=start,
        )
    )


def _starts(pathway: Pathway, rule: Rule) -> tuple[LevelCode, ...]:
    """A level from which the rule starts voluntary support, if there is one."""
    level = pathway.framework.level
    if rule.kind is Kind.REFER or not any(level(c).agreement_needed for c in rule.to):
        return ()
    # From a level that needs no agreement, every way into one that does is a start.
    without = [code for code in rule.from_ if not level(code).agreement_needed]
    return tuple(without or (rule.from_ if rule.kind in _STARTS else ()))[:1]


_HARM_CLEAR = Is(fact="harm", values=(Harm.NONE, Harm.CONCERN_BELOW))
_STATUS_CLEAR = Is(fact="legal-status", values=(LegalBasis.NONE, LegalBasis.SECTION_17))


def _no_less_help_in_danger(pathway: Pathway) -> Iterator[Counterexample] | None:
    if not pathway.is_of_help:
        return None
    return (
        found
        for rule, level in _less_help(pathway)
        for clear, although in (
            (_HARM_CLEAR, "goes through while harm is suspected or not considered"),
            (
                _STATUS_CLEAR,
                "goes through while a plan or order is open, or nobody knows of one",
            ),
        )
        for found in gets_past(
            rule,
            demand(clear, Truth.NO, Truth.UNKNOWN),
            although=although,
            level=level,
        )
    )


def _yes(name: str) -> AtLeast:
    return AtLeast(fact=name, value=YesNo.YES)


_NEXT_HOLDER = AnyOf(
    of=(
        _yes("receiving-lead-accepted"),
        AllOf(
            of=(
                Is(fact="same-lead", values=(YesNo.YES,)),
                _yes("lead-accepted"),
            )
        ),
        AllOf(
            of=(
                _yes("informed-decision-to-end"),
                _yes("universal-services-told"),
                _yes("route-back-given"),
            )
        ),
    )
)


def _leaving_statutory(pathway: Pathway) -> Iterator[Counterexample] | None:
    statutory = {level.code for level in pathway.framework.levels if level.statutory}
    leaving = [
        (rule, [code for code in rule.from_ if code in statutory])
        for rule in pathway.rules
        if statutory.intersection(rule.from_) and set(rule.to) - statutory
    ]
    if not leaving:
        return None
    return (
        found for rule, starts in leaving for found in _leaves_unheld(rule, starts[0])
    )


def _leaves_unheld(rule: Rule, level: LevelCode) -> Iterator[Counterexample]:
    if not any(
        ask.name == "authorised-by" and ask.waivable_by is None for ask in rule.asks
    ):
        story = f"{rule.id} leaves statutory support on nobody's authority"
        yield Counterexample(rule=rule.id, story=story)
    yield from gets_past(
        rule,
        demand(_NEXT_HOLDER, Truth.NO, Truth.UNKNOWN),
        although="leaves statutory support with nobody holding the family",
        level=level,
    )


def _every_child(pathway: Pathway) -> Iterator[Counterexample] | None:
    if not pathway.is_of_help:
        return None
    return (
        found
        for rule, level in _less_help(pathway)
        for found in gets_past(
            rule,
            demand(_yes("every-child-considered"), Truth.NO, Truth.UNKNOWN),
            although="goes through although not every child was considered",
            level=level,
        )
    )


def _reaches_closure(pathway: Pathway) -> Iterator[Counterexample]:
    """From each level down to a rule that closes, without asking for more help."""
    rank = pathway.framework.rank
    # The lowest level is where support has ended, by whatever name it is reached.
    ends = {pathway.framework.ladder.codes[0]}
    ends |= {code for r in pathway.rules if r.kind is Kind.CLOSE for code in r.from_}
    while more := {
        start
        for rule in pathway.rules
        for start in rule.from_
        for end in rule.to
        if rule.kind is not Kind.REFER
        and start not in ends
        and end in ends
        and rank(end) <= rank(start)
    }:
        ends |= more
    for code in pathway.framework.ladder.codes:
        if code not in ends:
            story = f"from {code} no way leads to closure except through more help"
            yield Counterexample(rule=None, story=story)


def _evidence_helps(pathway: Pathway) -> Iterator[Counterexample]:
    return (found for rule in pathway.rules for found in _harmful_evidence(rule))


def _harmful_evidence(rule: Rule) -> Iterator[Counterexample]:
    # One piece at a time is enough: any more evidence is a chain of such steps, and
    # where none of them turns the answer, the whole chain does not.
    space = Space.of(*met(rule))
    turned = [
        (space.distance(after), before, after) for before, after in _turns(rule, space)
    ]
    if turned:
        _, before, after = min(turned, key=lambda turn: turn[0])
        [name] = [name for name, value in after.items() if value != before[name]]
        although = (
            f"counts evidence against the family: it is met where {name} is "
            f"{said(before[name])}, and no longer where it is {said(after[name])}"
        )
        yield shown(rule, space, after, although, level=rule.from_[0])


def _turns(rule: Rule, space: Space) -> Iterator[tuple[Values, Values]]:
    """Facts on which the rule is met, and the same with more, on which it is not."""
    for wanted in met(rule):
        fulfilled = wanted.fulfilled()
        for values in space.everything(wanted.names):
            if not fulfilled(facts_of(values)):
                continue
            for name, higher in space.raised(values):
                if fulfilled(facts_of({**values, name: higher})):
                    continue
                # Met, if need be with all waived that may be, but not this.
                before = space.find([*assured(rule), wanted], values)
                if before is not None:
                    yield before, {**before, name: higher}


def _remedies_suffice(pathway: Pathway) -> Iterator[Counterexample]:
    for rule in pathway.rules:
        space = Space.of(*met(rule))
        stuck = [s for s in space.situations() if _is_stuck(pathway, rule, s)]
        if stuck:
            situation = min(stuck, key=space.distance)
            although = "cannot be met by carrying out all remedies"
            yield shown(rule, space, situation, although, level=rule.from_[0])


def _is_stuck(pathway: Pathway, rule: Rule, situation: Values) -> bool:
    """Whether no evidence meets the rule, and its remedies lead nowhere else."""
    space = Space.of(*met(rule))
    here = applying(rule)
    if space.find(here, situation) is None:
        return False
    if space.find(met(rule), situation) is not None:
        return False
    hopeless = [
        ask.requirement
        for ask in rule.asks
        if space.find([*here, asked(ask)], situation) is None
    ]
    # Where each alone could be met, and not all together, no remedy says so.
    return not hopeless or any(
        requirement.instead is None
        or not all(pathway.rules_from(c, requirement.instead) for c in rule.from_)
        for requirement in hopeless
    )


def _one_rule_each(pathway: Pathway) -> Iterator[Counterexample]:
    for place, rule in enumerate(pathway.rules):
        if Space.of(*applying(rule)).find(applying(rule)) is None:
            story = f"{rule.id} can never apply: no situation fulfils all of its when"
            yield Counterexample(rule=rule.id, story=story)
        for other in pathway.rules[place + 1 :]:
            yield from _both_apply(rule, other)


def _both_apply(rule: Rule, other: Rule) -> Iterator[Counterexample]:
    shared = [code for code in rule.from_ if code in other.from_]
    same_end = set(rule.to) & set(other.to) or rule.to == other.to
    if rule.kind is not other.kind or not shared or not same_end:
        return
    both = [*applying(rule), *applying(other)]
    although = f"applies together with {other.id}"
    yield from nearest(rule, both, although, level=shared[0])


def own_search(own: Property) -> Search:
    """The search for what would break a property of a partnership's own."""

    def search(pathway: Pathway) -> Iterator[Counterexample] | None:
        concerned = [
            (rule, [code for code in rule.from_ if not own.from_ or code in own.from_])
            for rule in pathway.rules
            if rule.kind in own.kinds and (not own.to or set(own.to) & set(rule.to))
        ]
        starts = [(rule, codes[0]) for rule, codes in concerned if codes]
        return _promised(own, starts) if starts else None

    return search


def _promised(
    own: Property, starts: list[tuple[Rule, LevelCode]]
) -> Iterator[Counterexample]:
    broken = demand(AllOf(of=own.holds), Truth.NO, Truth.UNKNOWN)
    situation = [demand(predicate) for predicate in own.when]
    for rule, level in starts:
        wanted = [*assured(rule), *situation, broken]
        yield from nearest(rule, wanted, f"goes through without {own.id}", level=level)


#: By name: the search for what would break it.
PROPERTIES: Mapping[str, Search] = MappingProxyType(
    {
        "referral-open": _referral_open,
        "referral-free": _referral_free,
        "agreement-first": _agreement_first,
        "no-less-help-in-danger": _no_less_help_in_danger,
        "leaving-statutory-support": _leaving_statutory,
        "every-child-considered": _every_child,
        "closure-within-reach": _reaches_closure,
        "evidence-never-harms": _evidence_helps,
        "remedies-suffice": _remedies_suffice,
        "one-rule-each": _one_rule_each,
    }
)
