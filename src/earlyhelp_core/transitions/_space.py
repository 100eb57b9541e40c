"""
The space of facts a rule can tell apart, and the search through it.

A rule tells few values of a fact apart: a review is recent enough or it is not. So
each fact needs only one value of every kind, and the space is finite. It is searched
in parts: conditions that share no fact cannot affect one another, so each group of
conditions that do is searched by itself, and the answers are put together. Within a
part every combination is tried; nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations, product
from typing import Self, TypeAlias, assert_never, final

import attrs

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm
from earlyhelp_core.dates import Span, earliest_within
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.people import LegalBasis
from earlyhelp_core.transitions._fact_sorts import FactSort, FactValue
from earlyhelp_core.transitions._facts import FACTS, Fact, Facts
from earlyhelp_core.transitions._predicates import (
    AllOf,
    Includes,
    Predicate,
    Truth,
    Within,
    compiled,
    conditions,
)

Values: TypeAlias = Mapping[str, FactValue]

#: An ordinary working day well inside the published bank holidays. The proof orders
#: time spans as they stand on it.
REFERENCE_DAY = date(2025, 6, 18)


@final
@attrs.frozen(kw_only=True)
class Demand:
    """
    Something asked of the facts: a condition, and the ways it may stand.
    """

    predicate: Predicate
    stands: frozenset[Truth]
    #: Where the condition has no bearing the demand is fulfilled.
    unless: Predicate | None = None

    @property
    def predicates(self) -> tuple[Predicate, ...]:
        """What it asks, and what says whether it has any bearing."""
        return (self.predicate, *((self.unless,) if self.unless else ()))

    @property
    def names(self) -> tuple[str, ...]:
        """The facts it looks at."""
        return _names(self.predicates)

    def fulfilled(self) -> Callable[[Facts], bool]:
        """The demand as a test."""
        holds = compiled(self.predicate)
        applies = compiled(AllOf(of=(self.unless,) if self.unless else ()))

        def test(facts: Facts) -> bool:
            return applies(facts) is Truth.NO or holds(facts) in self.stands

        return test


def demand(
    predicate: Predicate, *stands: Truth, unless: Predicate | None = None
) -> Demand:
    """The demand that *predicate* stands so; where no way is named, that it is yes."""
    return Demand(
        predicate=predicate,
        stands=frozenset(stands or {Truth.YES}),
        unless=unless,
    )


def facts_of(
    values: Values, *, level: LevelCode | None = None, on: date = REFERENCE_DAY
) -> Facts:
    """Facts with these *values*, by the names of the facts."""
    given = {FACTS[name].field: value for name, value in values.items()}
    if given.get("harm", "") is None:
        del given["harm"]
    return _build(on, level, **given)


def _build(on: date, level: LevelCode | None, **given: FactValue) -> Facts:
    # Each value is right for its field, or refused; the checker cannot follow a
    # field's name to its type.
    return Facts(on=on, level=level, **given)  # type: ignore[arg-type]


#: The calmest value of each situation fact: what "all good" means there.
_CALM: Values = {
    "legal-status": LegalBasis.NONE,
    "harm": Harm.NONE,
    "unborn": YesNo.NO,
    "straight-from-protection": YesNo.NO,
    "same-lead": YesNo.NO,
    "previously-supported": YesNo.NO,
}


@final
@attrs.frozen(kw_only=True)
class Space:
    """
    Every combination of values that these conditions can tell apart.
    """

    predicates: tuple[Predicate, ...]

    @classmethod
    def of(cls, *demands: Demand) -> Self:
        """The space that these demands can tell apart."""
        return cls(predicates=tuple(p for d in demands for p in d.predicates))

    def domain(self, name: str) -> tuple[FactValue, ...]:
        """
        One value of every kind that can be told apart, the lowest first.
        """
        fact = FACTS[name]
        match fact.sort:
            case FactSort.DATED:
                return (None, YesNo.NO, YesNo.YES, *self._days(name))
            case FactSort.ROLES:
                return (None, *self._role_sets(name))
            case FactSort.SITUATION | FactSort.YES_NO | FactSort.GRADE:
                return (None, *fact.choices)
            case _:
                assert_never(fact.sort)

    def _days(self, name: str) -> Iterator[date]:
        limits = {earliest_within(REFERENCE_DAY, span) for span in self._spans(name)}
        for limit in sorted(limits):
            yield limit - timedelta(days=1)
            yield limit
        if REFERENCE_DAY not in limits:
            yield REFERENCE_DAY

    def _spans(self, name: str) -> Iterator[Span]:
        for leaf in self._leaves(name):
            if isinstance(leaf, Within) and leaf.span is not None:
                yield leaf.span

    def _role_sets(self, name: str) -> Iterator[tuple[str, ...]]:
        roles = {
            leaf.role
            for leaf in self._leaves(name)
            if isinstance(leaf, Includes) and leaf.role is not None
        }
        for size in range(len(roles) + 1):
            yield from combinations(sorted(roles), size)

    def _leaves(self, name: str) -> Iterator[Predicate]:
        for predicate in self.predicates:
            yield from (leaf for leaf in conditions(predicate) if leaf.fact == name)

    def best(self, name: str) -> FactValue:
        """The value of the all-good case: calm, and everything done."""
        return _CALM[name] if name in _CALM else self.domain(name)[-1]

    def distance(self, values: Values) -> int:
        """In how many facts these values differ from the all-good case."""
        return sum(value != self.best(name) for name, value in values.items())

    def find(
        self, demands: Iterable[Demand], fixed: Values | None = None
    ) -> Values | None:
        """
        Values that fulfil all *demands*, as near to the all-good case as can be.

        *fixed* values are kept as they are. ``None``: there are none, and that is
        proved, for every combination was tried.
        """
        held = dict(fixed or {})
        found: dict[str, FactValue] = dict(held)
        for part in _parts(tuple(demands)):
            nearest = self._nearest(part, held)
            if nearest is None:
                return None
            found.update(nearest)
        return found

    def _nearest(self, part: tuple[Demand, ...], held: Values) -> Values | None:
        names = tuple(dict.fromkeys(n for demand in part for n in demand.names))
        tests = [demand.fulfilled() for demand in part]
        good = {name: self.best(name) for name in names}
        nearest: tuple[int, Values] | None = None
        for values in self._combinations(names, held):
            far = sum(values[name] != good[name] for name in names)
            if nearest is not None and far >= nearest[0]:
                continue
            facts = facts_of(values)
            if all(test(facts) for test in tests):
                nearest = (far, values)
        return None if nearest is None else nearest[1]

    def _combinations(self, names: tuple[str, ...], held: Values) -> Iterator[Values]:
        choices = [
            (held[name],) if name in held else self.domain(name) for name in names
        ]
        for chosen in product(*choices):
            yield dict(zip(names, chosen, strict=True))

    def everything(self, names: tuple[str, ...]) -> Iterator[Values]:
        """Every combination of the facts of these names."""
        return self._combinations(names, {})

    def situations(self) -> Iterator[Values]:
        """
        Every combination of the situation facts, where they are recorded.

        What is not recorded can be found out, so it is never the end of the road.
        """
        names = _names(self.predicates)
        unordered = tuple(name for name in names if not FACTS[name].is_evidence)
        for values in self._combinations(unordered, {}):
            if None not in values.values():
                yield values

    def raised(self, values: Values) -> Iterator[tuple[str, FactValue]]:
        """Each single piece of evidence that could be more than it is, and how much."""
        for name, value in values.items():
            fact = FACTS[name]
            if fact.is_evidence:
                for higher in self._above(fact, value):
                    yield name, higher

    def _above(self, fact: Fact, value: FactValue) -> Iterator[FactValue]:
        domain = self.domain(fact.name)
        for higher in domain[domain.index(value) + 1 :]:
            # Roles are ordered by who has said yes, so one set may lie beside another.
            if not isinstance(value, tuple) or set(value) <= set(_roles(higher)):
                yield higher


def _roles(value: FactValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _names(predicates: Iterable[Predicate]) -> tuple[str, ...]:
    leaves = (leaf for predicate in predicates for leaf in conditions(predicate))
    return tuple(dict.fromkeys(leaf.fact for leaf in leaves))


def _parts(demands: tuple[Demand, ...]) -> Iterator[tuple[Demand, ...]]:
    """Demands in groups that share no fact with one another."""
    left = list(demands)
    while left:
        part = [left.pop(0)]
        names = set(part[0].names)
        while near := [d for d in left if names & set(d.names)]:
            part += near
            names.update(name for d in near for name in d.names)
            left = [d for d in left if d not in near]
        yield tuple(part)
