"""
The properties a safe pathway has, each as a search for what would break it.

A search yields the nearest situation to "all is well" in which the property fails,
and nothing where there is none. It gives ``None`` where the property has no meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias, final

import attrs

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm
from earlyhelp_core.ids import LevelCode, RuleId
from earlyhelp_core.people import Agreement, LegalBasis
from earlyhelp_core.private import policy
from earlyhelp_core.transitions._facts import Facts, FactValue
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._pathway import Pathway
from earlyhelp_core.transitions._predicates import AllOf, AnyOf, AtLeast, Is, Truth
from earlyhelp_core.transitions._rules import Rule
from earlyhelp_core.transitions._space import Demand, Space, Values, demand, facts_of

__all__ = ["PROPERTIES", "Counterexample", "Search"]


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Counterexample:
    """
    The nearest situation to "all is well" in which a property fails.
    """

    #: The rule concerned; ``None`` where it is the lack of one.
    rule: RuleId | None
    #: In words: what goes through that should not.
    story: str
    #: Facts on a reference day that show it; ``None`` where facts play no part.
    facts: Facts | None = None


Search: TypeAlias = Callable[[Pathway], "Iterable[Counterexample] | None"]


# --- the rules as demands on the facts


def _met(rule: Rule) -> list[Demand]:
    """That the rule applies and everything it requires is met."""
    wanted = [demand(predicate) for predicate in rule.when]
    for ask in rule.asks:
        requirement = ask.requirement
        wanted.append(demand(requirement.holds, unless=requirement.applies))
    return wanted


def _space(*demands: Demand) -> Space:
    return Space(predicates=tuple(p for d in demands for p in d.predicates))


def _gets_past(rule: Rule, *bad: Demand, although: str) -> Iterator[Counterexample]:
    """The nearest facts on which the rule is met although something *bad* holds."""
    wanted = [*_met(rule), *bad]
    space = _space(*wanted)
    found = space.find(wanted)
    if found is not None:
        yield _counterexample(rule, space, found, although)


def _counterexample(
    rule: Rule, space: Space, values: Values, although: str
) -> Counterexample:
    differing = [
        f"{name} is {_said(value)}"
        for name, value in values.items()
        if value != space.best(name)
    ]
    situation = ", ".join(differing) or "all else is well"
    ends = " or ".join(rule.to) or "another area"
    move = f"{rule.kind} from {' or '.join(rule.from_)} to {ends}"
    return Counterexample(
        rule=rule.id,
        story=f"{rule.id} ({move}) {although}; for example where {situation}",
        facts=facts_of(values, level=rule.from_[0]),
    )


def _said(value: FactValue) -> str:
    if value is None:
        return "not recorded"
    if isinstance(value, tuple):
        return "nobody" if not value else " and ".join(value)
    return str(value)


def _rank(pathway: Pathway, codes: Iterable[LevelCode]) -> list[int]:
    return [pathway.framework.rank(code) for code in codes]


def _less_help(pathway: Pathway) -> Iterator[Rule]:
    """The rules that may lead to a lower level, whatever they call themselves."""
    for rule in pathway.rules:
        ends = _rank(pathway, rule.to)
        lower = bool(ends) and min(ends) < max(_rank(pathway, rule.from_))
        if lower or rule.kind is Kind.CLOSE:
            yield rule


# --- the properties


def _protective_rules(pathway: Pathway) -> tuple[Rule, ...] | None:
    wanted = pathway.protective
    if wanted is None:
        return None
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
        space = Space(predicates=(any_applies,))
        found = space.find([demand(any_applies, Truth.NO, Truth.UNKNOWN)])
        if found is not None:
            yield _counterexample(here[0], space, found, "is not open")


def _referral_free(pathway: Pathway) -> Iterator[Counterexample] | None:
    rules = _protective_rules(pathway)
    if rules is None:
        return None
    return (found for rule in rules for found in _gates(rule))


def _gates(rule: Rule) -> Iterator[Counterexample]:
    for ask in rule.asks:
        requirement = ask.requirement
        space = Space(predicates=(requirement.holds,))
        found = space.find([demand(requirement.holds, Truth.NO, Truth.UNKNOWN)])
        if found is not None:
            yield _counterexample(
                rule, space, found, f"would wait for {requirement.name}"
            )
    if rule.handover is not None:
        story = f"{rule.id} would wait for a handover; a referral waits for none"
        yield Counterexample(rule=rule.id, story=story)


_AGREED = AtLeast(fact="agreement", value=Agreement.GIVEN)
_STARTS = frozenset({Kind.OPEN, Kind.REOPEN, Kind.STEP_DOWN})


def _agreement_first(pathway: Pathway) -> Iterator[Counterexample] | None:
    rules = [
        rule
        for rule in pathway.rules
        if rule.kind in _STARTS
        and any(pathway.framework.level(code).agreement_needed for code in rule.to)
    ]
    if not rules:
        return None
    return (
        found
        for rule in rules
        for found in _gets_past(
            rule,
            demand(_AGREED, Truth.NO, Truth.UNKNOWN),
            although="starts voluntary support without agreement",
        )
    )


_HARM_CLEAR = Is(fact="harm", values=(Harm.NONE, Harm.CONCERN_BELOW))
_STATUS_CLEAR = Is(fact="legal-status", values=(LegalBasis.NONE, LegalBasis.SECTION_17))


def _no_less_help_in_danger(pathway: Pathway) -> Iterator[Counterexample] | None:
    if pathway.protective is None:
        return None
    return (
        found
        for rule in _less_help(pathway)
        for clear, although in (
            (_HARM_CLEAR, "goes through while harm is suspected or not considered"),
            (
                _STATUS_CLEAR,
                "goes through while a plan or order is open, or nobody knows of one",
            ),
        )
        for found in _gets_past(
            rule, demand(clear, Truth.NO, Truth.UNKNOWN), although=although
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
    rules = [
        rule
        for rule in pathway.rules
        if statutory & set(rule.from_) and set(rule.to) - statutory
    ]
    if not rules:
        return None
    return (found for rule in rules for found in _leaves_unheld(rule))


def _leaves_unheld(rule: Rule) -> Iterator[Counterexample]:
    if rule.authority is None:
        story = f"{rule.id} leaves statutory support on nobody's authority"
        yield Counterexample(rule=rule.id, story=story)
    yield from _gets_past(
        rule,
        demand(_NEXT_HOLDER, Truth.NO, Truth.UNKNOWN),
        although="leaves statutory support with nobody holding the family",
    )


def _every_child(pathway: Pathway) -> Iterator[Counterexample]:
    return (
        found
        for rule in _less_help(pathway)
        for found in _gets_past(
            rule,
            demand(_yes("every-child-considered"), Truth.NO, Truth.UNKNOWN),
            although="goes through although not every child was considered",
        )
    )


def _reaches_closure(pathway: Pathway) -> Iterator[Counterexample]:
    """From each level down to a rule that closes, without asking for more help."""
    rank = pathway.framework.rank
    ends = {code for r in pathway.rules if r.kind is Kind.CLOSE for code in r.from_}
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
    lowest = pathway.framework.ladder.codes[0]
    for code in pathway.framework.ladder.codes:
        if code not in ends and code != lowest:
            story = f"from {code} no way leads to closure except through more help"
            yield Counterexample(rule=None, story=story)


def _evidence_helps(pathway: Pathway) -> Iterator[Counterexample]:
    return (
        found
        for rule in pathway.rules
        for wanted in _met(rule)
        for found in _harmful_evidence(rule, wanted)
    )


def _harmful_evidence(rule: Rule, wanted: Demand) -> Iterator[Counterexample]:
    # One piece at a time is enough: any more evidence is a chain of such steps, and
    # where none of them breaks what was fulfilled, the whole chain does not.
    space = Space(predicates=wanted.predicates)
    fulfilled = wanted.fulfilled()
    for values in space.everything():
        if not fulfilled(facts_of(values)):
            continue
        for raised in space.raised(values):
            if not fulfilled(facts_of(raised)):
                although = "counts a piece of evidence against the family"
                yield _counterexample(rule, space, raised, although)
                return


def _remedies_suffice(pathway: Pathway) -> Iterator[Counterexample]:
    for rule in pathway.rules:
        space = _space(*_met(rule))
        for situation in space.situations():
            if space.find([demand(p) for p in rule.when], situation) is None:
                continue
            if space.find(_met(rule), situation) is None and not _led_elsewhere(
                pathway, rule, situation
            ):
                yield _counterexample(
                    rule,
                    space,
                    {**space.all_good(situation), **situation},
                    "cannot be met by carrying out all remedies",
                )
                break


def _led_elsewhere(pathway: Pathway, rule: Rule, situation: Values) -> bool:
    """Whether each condition that cannot be met names a move open from here."""
    for ask in rule.asks:
        requirement = ask.requirement
        asked = demand(requirement.holds, unless=requirement.applies)
        if _space(asked).find([asked], situation) is None:
            other = requirement.instead
            if other is None or not all(
                pathway.rules_from(level, other) for level in rule.from_
            ):
                return False
    return True


def _one_rule_each(pathway: Pathway) -> Iterator[Counterexample]:
    for place, rule in enumerate(pathway.rules):
        space = Space(predicates=rule.when)
        if space.find([demand(p) for p in rule.when]) is None:
            story = f"{rule.id} can never apply: no situation fulfils all of its when"
            yield Counterexample(rule=rule.id, story=story)
        for other in pathway.rules[place + 1 :]:
            yield from _both_apply(rule, other)


def _both_apply(rule: Rule, other: Rule) -> Iterator[Counterexample]:
    same_ends = set(rule.from_) & set(other.from_) and (
        set(rule.to) & set(other.to) or rule.to == other.to
    )
    if rule.kind is not other.kind or not same_ends:
        return
    both = (*rule.when, *other.when)
    space = Space(predicates=both)
    found = space.find([demand(predicate) for predicate in both])
    if found is not None:
        yield _counterexample(rule, space, found, f"applies together with {other.id}")


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
