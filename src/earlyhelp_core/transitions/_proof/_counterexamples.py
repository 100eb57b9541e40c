"""
What a rule lets through, and the nearest situation that shows it, in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from earlyhelp_core.fields import Public, default, policy
from earlyhelp_core.ids import LevelCode, RuleId
from earlyhelp_core.transitions._fact_sorts import FactValue
from earlyhelp_core.transitions._facts import Facts
from earlyhelp_core.transitions._rules import Ask, Rule
from earlyhelp_core.transitions._space import Demand, Space, Values, demand, facts_of


@policy
class Counterexample:
    """
    The nearest situation to "all is well" in which a property fails.
    """

    #: The rule concerned; ``None`` where it is the lack of one.
    rule: Public[RuleId | None, str | None]
    #: In words: what goes through that should not.
    story: Public[str]
    #: Facts on a reference day that show it; ``None`` where facts play no part.
    facts: Public[Facts | None] = default(None)


def applying(rule: Rule) -> list[Demand]:
    """That the situation is one the rule is for."""
    return [demand(predicate) for predicate in rule.when]


def asked(ask: Ask) -> Demand:
    """That what is asked is met, or has no bearing."""
    requirement = ask.requirement
    return demand(requirement.holds, unless=requirement.applies)


def met(rule: Rule) -> list[Demand]:
    """That the rule applies and everything it requires is met."""
    return [*applying(rule), *map(asked, rule.asks)]


def assured(rule: Rule) -> list[Demand]:
    """What holds wherever the rule is met, also if all that may be was waived."""
    never_waived = (ask for ask in rule.asks if ask.waivable_by is None)
    return [*applying(rule), *map(asked, never_waived)]


def gets_past(
    rule: Rule, bad: Demand, *, although: str, level: LevelCode
) -> Iterator[Counterexample]:
    """The nearest facts on which the rule may be met although something *bad* holds."""
    return nearest(rule, [*assured(rule), bad], although, level=level)


def nearest(
    rule: Rule, wanted: list[Demand], although: str, *, level: LevelCode
) -> Iterator[Counterexample]:
    """The nearest facts that fulfil all that is *wanted*, if there are any."""
    space = Space.of(*wanted)
    found = space.find(wanted)
    if found is not None:
        yield shown(rule, space, found, although, level=level)


def shown(
    rule: Rule, space: Space, values: Values, although: str, *, level: LevelCode
) -> Counterexample:
    """The *values* as facts at a *level*, and the story of what differs in them."""
    differing = [
        f"{name} is {said(value)}"
        for name, value in values.items()
        if value != space.best(name)
    ]
    situation = ", ".join(differing) or "all else is well"
    ends = " or ".join(rule.to) or "another area"
    move = f"{rule.kind} from {' or '.join(rule.from_)} to {ends}"
    return Counterexample(
        rule=rule.id,
        story=f"{rule.id} ({move}) {although}; for example where {situation}",
        facts=facts_of(values, level=level),
    )


def said(value: FactValue) -> str:
    """A value of a fact, in words."""
    if value is None:
        return "not recorded"
    if isinstance(value, tuple):
        return "nobody" if not value else " and ".join(value)
    return str(value)
