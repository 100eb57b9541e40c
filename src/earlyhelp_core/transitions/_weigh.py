"""
Weighing: what a pathway says of a question, on the facts.
"""

from __future__ import annotations

from collections.abc import Iterable

from earlyhelp_core.answers import Answer, Finding, Severity, State
from earlyhelp_core.assessments import Harm
from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import Public, default, evolve, policy
from earlyhelp_core.ids import LevelCode, RuleId
from earlyhelp_core.sources import Source
from earlyhelp_core.transitions._compile import (
    REFER_NOW,
    Compiled,
    harm_suspected,
)
from earlyhelp_core.transitions._facts import FACTS, FactName, Facts
from earlyhelp_core.transitions._kinds import Kind, KindLike
from earlyhelp_core.transitions._pathway import Pathway, Possible
from earlyhelp_core.transitions._predicates import (
    Is,
    Predicate,
    Truth,
    compiled,
    conditions,
)
from earlyhelp_core.transitions._remembered import Remembered
from earlyhelp_core.transitions._undated import Undated
from earlyhelp_core.transitions._waivers import Waiver, with_waivers


@policy
class Request:
    """
    What is asked: a kind of move, and to which level where there is a choice.
    """

    kind: Public[Kind, KindLike]
    to: Public[LevelCode | None, str | None] = default(None)


@policy
class Option:
    """
    A move that is open to be asked about, and the answer to it.
    """

    rule: Public[RuleId, str]
    kind: Public[Kind, KindLike]
    to: Public[LevelCode | None, str | None]
    source: Public[Source]
    answer: Public[Answer]


def weigh(
    pathway: Pathway, request: Request, facts: Facts, waivers: Iterable[Waiver] = ()
) -> Answer:
    """
    Every finding of the *pathway* on the *request*, given the *facts*.

    Advice for the practitioner who decides. A referral is always `Met`: what is
    missing of its paperwork is listed and stands in nobody's way. Where harm is
    suspected, every answer to anything else names the referral first.

    A waiver that is in force, by the role that the edition lets waive the condition,
    sets that condition aside; one that does not count is said so.

    Raises `UnknownName` for a level the framework does not have, and `Misuse` where
    several levels could be meant and none is named.

    >>> from earlyhelp_core import partnerships
    >>> pathway = partnerships.load("kensington-and-chelsea", on=None).pathway
    >>> facts = Facts(on="2026-03-02", level="targeted", harm="suspected")
    >>> weigh(pathway, Request(kind="refer"), facts).met
    True
    >>> answer = weigh(pathway, Request(kind="close"), facts)
    >>> answer.met, answer.obligations[0].by
    (False, 'whoever suspects harm')
    """
    undated = weigh_undated(pathway, request, facts)
    given = tuple(waivers)
    if given:
        for rule in pathway.compiled:
            if rule.rule.id == undated.rule:
                undated = with_waivers(rule, undated, given, facts.on)
    return undated.on(facts.on)


def weigh_undated(pathway: Pathway, request: Request, facts: Facts) -> Undated:
    """
    What `weigh` says, before it has a day: shared by all facts that stand alike.

    For many families at once: to count, to compare pathways, to sort by finding.

    Raises as `weigh` does.

    >>> from datetime import date
    >>> from earlyhelp_core import partnerships
    >>> pathway = partnerships.load("kensington-and-chelsea", on=None).pathway
    >>> one, other = (
    ...     weigh_undated(
    ...         pathway,
    ...         Request(kind="close"),
    ...         Facts(on=date(2026, 3, day), level="targeted"),
    ...     )
    ...     for day in (2, 3)
    ... )
    >>> one.met, one is other
    (False, True)
    """
    try:
        asked = pathway.questions[request.kind][request.to][facts.level]
        # As `Remembered.of`, without a call: these lines are what a borough waits for.
        seen = facts.bits & asked.mask
        if asked.role is not None and asked.role in (facts.authorised_by or ()):
            seen |= asked.role_bit
        if asked.closer is not None:
            seen |= asked.closer(facts)
        return asked.known[seen]
    except KeyError:
        pass
    to_each = pathway.questions.setdefault(request.kind, {})
    from_each = to_each.setdefault(request.to, {})
    if facts.level not in from_each:
        from_each[facts.level] = _prepared(pathway, request, facts.level)
    return from_each[facts.level].of(facts)


def _prepared(
    pathway: Pathway, request: Request, level: LevelCode | None
) -> Remembered[Undated]:
    for code in (request.to, level):
        if code is not None:
            pathway.framework.level(code)
    if level is None and request.kind is not Kind.REFER:
        return Remembered([HARM], lambda facts: _outstanding(request, facts, _NO_LEVEL))
    rules = candidates(pathway, request, level)
    return Remembered(
        _looked_at(rules),
        lambda facts: _weighed(pathway, request, rules, facts),
    )


#: Whatever is asked, harm that is suspected bears on it.
HARM = Is(fact="harm", values=(Harm.SUSPECTED,))


def _looked_at(rules: Iterable[Compiled]) -> list[Predicate]:
    return [HARM, *(p for rule in rules for p in rule.predicates)]


def _weighed(
    pathway: Pathway, request: Request, rules: tuple[Compiled, ...], facts: Facts
) -> Undated:
    standing = [(rule, rule.applies(facts)) for rule in rules]
    for rule, applies in standing:
        if applies is Truth.YES:
            return rule.weighed(facts, request.to)
    if request.kind is Kind.REFER:
        return _unstated_referral(request)
    unclear = [rule for rule, applies in standing if applies is Truth.UNKNOWN]
    if unclear:
        return _outstanding(request, facts, *_unclear_situation(unclear, facts))
    return _outstanding(request, facts, _no_rule(pathway, request, facts))


def candidates(
    pathway: Pathway, request: Request, level: LevelCode | None
) -> tuple[Compiled, ...]:
    """The rules that a request from a level may mean, in order."""
    # Only a referral comes here without a level, and it starts from any.
    found = tuple(
        c
        for c in pathway.compiled
        if c.rule.kind is request.kind
        and (level is None or level in c.rule.from_)
        and request.to in {None, *c.rule.to}
    )
    targets = list(dict.fromkeys(to for c in found for to in c.rule.to))
    if request.to is None and len(targets) > 1 and request.kind is not Kind.REFER:
        raise Misuse.of(
            "Pathway",
            code="say-which-level",
            message=f"{request.kind} leads to {' or '.join(targets)} from here; "
            "say to which",
        )
    return found


def _outstanding(request: Request, facts: Facts, *findings: Finding) -> Undated:
    urgent = (REFER_NOW,) if harm_suspected(facts) else ()
    return Undated(kind=request.kind, to=request.to, findings=findings, duties=urgent)


def _unstated_referral(request: Request) -> Undated:
    finding = Finding(
        requirement="no-rule",
        state=State.NOT_APPLICABLE,
        severity=Severity.ADVISED,
        reason="the pathway does not say how to refer from here; refer all the same: "
        "a referral to the front door is open to everyone, always",
    )
    return Undated(kind=request.kind, to=request.to, findings=(finding,))


def _unclear_situation(rules: Iterable[Compiled], facts: Facts) -> Iterable[Finding]:
    missing = dict.fromkeys(
        condition.fact
        for compiled_rule in rules
        for predicate in compiled_rule.rule.when
        if compiled(predicate)(facts) is Truth.UNKNOWN
        for condition in conditions(predicate)
        if compiled(condition)(facts) is Truth.UNKNOWN
    )
    for name in missing:
        fact = FACTS[name]
        yield _about_the_situation(
            f"{name}-recorded",
            f"it is not recorded: {fact.meaning}; the rule depends on it",
            f"find out and record: {fact.meaning}",
            state=State.NOT_RECORDED,
        )


def _no_rule(pathway: Pathway, request: Request, facts: Facts) -> Finding:
    asked = f"{request.kind} from {facts.level}"
    asked += "" if request.to is None else f" to {request.to}"
    moves = dict.fromkeys(
        f"{rule.kind} to {' or '.join(rule.to) or 'another area'}"
        for rule in pathway.rules_from(str(facts.level))
    )
    return _about_the_situation(
        "no-rule",
        f"this pathway has no {asked} in this situation",
        f"ask about a move it has from here: {'; '.join(moves) or 'there is none'}",
        state=State.UNMET,
    )


def _about_the_situation(
    name: str, reason: str, remedy: str, *, state: State
) -> Finding:
    return Finding(
        requirement=name,
        state=state,
        severity=Severity.REQUIRED,
        reason=reason,
        remedy=remedy,
    )


_NO_LEVEL = _about_the_situation(
    "level-recorded",
    "the level of help now is not recorded",
    "record the level of help the family has now",
    state=State.NOT_RECORDED,
)


def options(
    pathway: Pathway, facts: Facts, waivers: Iterable[Waiver] = ()
) -> tuple[Option, ...]:
    """
    Every move from here with its answer, asking for more help always first.

    A rule that leads to several levels is one option for each. Moves that the
    situation rules out are left out; those it may rule out are kept, and say what is
    not recorded. A referral is never left out, and where the level is not recorded it
    is all that is left. Waivers count as they do for `weigh`.

    Raises `UnknownName` for a level the framework does not have.

    >>> from earlyhelp_core import partnerships
    >>> pathway = partnerships.load("kensington-and-chelsea", on=None).pathway
    >>> [
    ...     o.kind.value
    ...     for o in options(pathway, Facts(on="2026-03-02", level="universal"))
    ... ]
    ['refer', 'open', 'reopen', 'step-up']
    """
    given = tuple(waivers)
    return tuple(
        Option(
            rule=move.rule.id,
            kind=found.kind,
            to=found.to,
            source=move.source,
            answer=weigh(pathway, Request(kind=found.kind, to=found.to), facts, given)
            if given
            else found.on(facts.on),
        )
        for move, ask in _from_here(pathway, facts)
        if (found := ask.of(facts)) is not None
    )


def options_undated(pathway: Pathway, facts: Facts) -> tuple[Undated, ...]:
    """
    What `options` says, before it has a day.

    Raises as `options` does.

    >>> from earlyhelp_core import partnerships
    >>> pathway = partnerships.load("kensington-and-chelsea", on=None).pathway
    >>> found = options_undated(pathway, Facts(on="2026-03-02", level="targeted"))
    >>> [option.kind.value for option in found if option.met]
    ['refer']
    """
    asked = [ask.of(facts) for _, ask in _from_here(pathway, facts)]
    return tuple(found for found in asked if found is not None)


def _from_here(pathway: Pathway, facts: Facts) -> tuple[tuple[Compiled, Possible], ...]:
    try:
        return pathway.moves[facts.level]
    except KeyError:
        moves = pathway.moves[facts.level] = _moves(pathway, facts.level)
        return moves


def _moves(
    pathway: Pathway, level: LevelCode | None
) -> tuple[tuple[Compiled, Possible], ...]:
    """Each move from a level to each it leads to, asking for more help first."""
    if level is not None:
        pathway.framework.level(level)
    found = [
        (move, _possible(pathway, move, level, to))
        for move in pathway.compiled
        if level in move.rule.from_ or (level is None and move.rule.kind is Kind.REFER)
        for to in (move.rule.to or (None,))
    ]
    return tuple(sorted(found, key=lambda pair: pair[0].rule.kind is not Kind.REFER))


def _possible(
    pathway: Pathway, move: Compiled, level: LevelCode | None, to: LevelCode | None
) -> Possible:
    request = Request(kind=move.rule.kind, to=to)
    rules = candidates(pathway, request, level)

    def work(facts: Facts) -> Undated | None:
        # A referral is never left out.
        if request.kind is not Kind.REFER and move.applies(facts) is Truth.NO:
            return None
        found = weigh_undated(pathway, request, facts)
        return evolve(found, rule=move.rule.id, source=move.source)

    return Remembered(_looked_at(rules), work)


def facts_needed(
    pathway: Pathway, request: Request, *, level: str
) -> tuple[FactName, ...]:
    """
    The facts that bear on a *request* from a *level*: what a partner system sends.

    Whether harm is suspected bears on every request, whatever its rule asks.

    Raises `UnknownName` for an unknown level.
    """
    pathway.framework.level(level)
    named: dict[FactName, None] = {FactName("harm"): None}
    for rule in pathway.rules_from(level, request.kind):
        if request.to in {None, *rule.to}:
            for predicate in rule.when:
                named.update((c.fact, None) for c in conditions(predicate))
            for ask in (*rule.asks, *rule.advises):
                named.update((f.name, None) for f in ask.requirement.facts)
    return tuple(named)
