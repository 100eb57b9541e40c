"""
Conditions as data: a small algebra over facts.

One algebra serves every use: the answer to a question, the proof that a pathway is
safe, the list of facts a question needs, and the documentation. A condition is never
plainly true or false: a fact may be not recorded, and then neither may be said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import IntEnum
from operator import attrgetter
from typing import TypeAlias, assert_never

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm
from earlyhelp_core.dates import Span, earliest_within
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import Public, PublicList, Role, default, policy
from earlyhelp_core.transitions._fact_sorts import FactSort
from earlyhelp_core.transitions._facts import FACTS, Fact, FactName, Facts


class Truth(IntEnum):
    """
    No, not recorded, or yes.

    In this order, so that *all* is the least of its parts and *any* the greatest.
    """

    NO = 0
    UNKNOWN = 1
    YES = 2


Test: TypeAlias = Callable[[Facts], Truth]


@policy
class Is:
    """
    The fact is one of these values.
    """

    fact: Public[FactName, str]
    values: PublicList[str]

    def __attrs_post_init__(self) -> None:
        """Refuse values the fact does not take."""
        fact = FACTS[self.fact]
        sorts = {FactSort.SITUATION, FactSort.YES_NO, FactSort.GRADE}
        fields.refuse(
            self,
            _suits(fact, sorts, "is"),
            (p for n, v in enumerate(self.values) for p in _takes(fact, v, f"/is/{n}")),
            fields.when(not self.values, "/is", "blank", "give at least one value"),
        )


@policy
class AtLeast:
    """
    The fact is this value or more. For something that happened: ``"yes"``, on any date.
    """

    fact: Public[FactName, str]
    value: Public[str]

    def __attrs_post_init__(self) -> None:
        """Refuse a value the fact does not take, and a fact without order."""
        _refuse_unordered(self, self.fact, self.value, "at_least")


@policy
class AtMost:
    """
    The fact is this value or less.

    Asked of evidence it makes more evidence count against the family: `verify` says so.
    """

    fact: Public[FactName, str]
    value: Public[str]

    def __attrs_post_init__(self) -> None:
        """Refuse a value the fact does not take, and a fact without order."""
        _refuse_unordered(self, self.fact, self.value, "at_most")


@policy
class Within:
    """
    It happened, and no longer ago than this. Without its date nobody can say.
    """

    fact: Public[FactName, str]
    #: ``None`` only in the catalogue: each rule that asks says how long.
    span: Public[Span | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a fact that has no date."""
        fields.refuse(self, _suits(FACTS[self.fact], {FactSort.DATED}, "within"))


@policy
class Includes:
    """
    This role is among those that have said yes.
    """

    fact: Public[FactName, str]
    #: ``None`` only in the catalogue: each rule that asks says whose word it needs.
    role: Public[Role | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a fact that lists no roles."""
        fields.refuse(self, _suits(FACTS[self.fact], {FactSort.ROLES}, "includes"))


@policy
class Not:
    """
    The other way about; what is not recorded stays so.
    """

    of: Public[Predicate]


@policy
class AllOf:
    """
    Every one of these. With none given it is so.
    """

    of: PublicList[Predicate]


@policy
class AnyOf:
    """
    At least one of these. With none given it is not so.
    """

    of: PublicList[Predicate]


Predicate: TypeAlias = Is | AtLeast | AtMost | Within | Includes | Not | AllOf | AnyOf


def _refuse_unordered(self: object, name: FactName, value: str, key: str) -> None:
    fact = FACTS[name]
    sorts = {FactSort.YES_NO, FactSort.GRADE, FactSort.DATED}
    fields.refuse(self, _suits(fact, sorts, key), _takes(fact, value, f"/{key}"))


def _suits(fact: Fact, sorts: set[FactSort], key: str) -> Iterable[Problem]:
    return fields.when(
        fact.sort not in sorts,
        f"/{key}",
        "wrong-question",
        f"the fact is {fact.sort.value}; ask of it what suits that",
    )


def _takes(fact: Fact, value: str, path: str) -> Iterable[Problem]:
    choices = tuple(YesNo) if fact.sort is FactSort.DATED else fact.choices
    return fields.when(
        choices and value not in choices,
        path,
        "unknown-value",
        f"the fact takes {', '.join(choices)}",
    )


def truth(predicate: Predicate, facts: Facts) -> Truth:
    """
    How a condition stands on these facts.

    >>> heard = AtLeast(fact="child-voice", value="yes")
    >>> truth(heard, Facts(on="2026-03-02")).name
    'UNKNOWN'
    """
    return compiled(predicate)(facts)


def compiled(predicate: Predicate) -> Test:  # noqa: PLR0911 - one for each form
    """
    The condition as a function of facts, looked through once and then only run.
    """
    match predicate:
        case Is(values=values):
            return _is(predicate.fact, frozenset(values))
        case AtLeast(value=value):
            return _is(predicate.fact, _from(predicate.fact, value), dates=True)
        case AtMost(value=value):
            above = _from(predicate.fact, value) - {value}
            return _negated(_is(predicate.fact, above, dates=True))
        case Within(span=span):
            return _within(predicate.fact, span)
        case Includes(role=role):
            return _includes(predicate.fact, role)
        case Not(of=inner):
            return _negated(compiled(inner))
        case AllOf(of=parts):
            return _fold(min, tuple(map(compiled, parts)), Truth.YES)
        case AnyOf(of=parts):
            return _fold(max, tuple(map(compiled, parts)), Truth.NO)
        case _:
            assert_never(predicate)


def _from(name: FactName, value: str) -> frozenset[str]:
    """That value and those above it, in the order of the fact."""
    # A fact with a date has no list of values; these two come before every date.
    order = FACTS[name].choices or (YesNo.NO, YesNo.YES)
    return frozenset(order[order.index(value) :])


def _is(name: FactName, values: frozenset[str], *, dates: bool = False) -> Test:
    # "yes" in the values of something that happened also means: on any date.
    dated = dates and FACTS[name].sort is FactSort.DATED and "yes" in values

    get = attrgetter(FACTS[name].field)

    def test(facts: Facts) -> Truth:
        value = get(facts)
        # Harm that nobody considered is not recorded either way.
        if value is None or value is Harm.NOT_CONSIDERED:
            return Truth.UNKNOWN
        found = dated if isinstance(value, date) else value in values
        return Truth.YES if found else Truth.NO

    return test


def _within(name: FactName, span: Span | None) -> Test:
    get = attrgetter(FACTS[name].field)

    def test(facts: Facts) -> Truth:
        value = get(facts)
        if value is YesNo.NO:
            return Truth.NO
        # A catalogue entry without its span asks nothing that could be answered.
        if span is None or not isinstance(value, date):
            return Truth.UNKNOWN
        return Truth.YES if value >= earliest_within(facts.on, span) else Truth.NO

    return test


def _includes(name: FactName, role: str | None) -> Test:
    get = attrgetter(FACTS[name].field)

    def test(facts: Facts) -> Truth:
        roles = get(facts)
        if roles is None:
            return Truth.UNKNOWN
        return Truth.YES if role in roles else Truth.NO

    return test


def _negated(test: Test) -> Test:
    return lambda facts: Truth(2 - test(facts))


def _fold(
    pick: Callable[[Iterable[Truth]], Truth], tests: tuple[Test, ...], start: Truth
) -> Test:
    return lambda facts: pick([start, *(test(facts) for test in tests)])


#: A condition that asks one thing of one fact.
Leaf: TypeAlias = Is | AtLeast | AtMost | Within | Includes


def conditions(predicate: Predicate) -> Iterator[Leaf]:
    """
    The single conditions a predicate is made of, in reading order.
    """
    match predicate:
        case Not(of=inner):
            yield from conditions(inner)
        case AllOf(of=parts) | AnyOf(of=parts):
            for part in parts:
                yield from conditions(part)
        case _:
            yield predicate
