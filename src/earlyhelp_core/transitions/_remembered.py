"""
What was worked out once for all facts that some conditions cannot tell apart.

Conditions are asked one by one, plainly, the first time. After that the facts' own
number says whether the same was asked before, and the answer is looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import TypeVar

from earlyhelp_core.dates import Span, earliest_within
from earlyhelp_core.transitions._facts import CODING, FACTS, Facts
from earlyhelp_core.transitions._predicates import (
    Includes,
    Predicate,
    Within,
    conditions,
)

__all__ = ["remembered"]

_T = TypeVar("_T")

#: More than any council's families differ in. Beyond it what was kept is forgotten, so
#: that a service that runs for months holds no more than this.
_MOST = 65_536


def remembered(
    predicates: Iterable[Predicate], work: Callable[[Facts], _T]
) -> Callable[[Facts], _T]:
    """
    *work* that is done once for all facts that these *predicates* cannot tell apart.

    It must look at nothing of the facts but what they ask.
    """
    leaves = tuple(dict.fromkeys(c for p in predicates for c in conditions(p)))
    mask = 0
    for leaf in leaves:
        mask |= CODING.masks[FACTS[leaf.fact].field]
    closer = tuple(_closer(leaves))
    known: dict[int, _T] = {}

    def recall(facts: Facts) -> _T:
        seen = facts.bits & mask
        for look in closer:
            seen |= look(facts)
        try:
            return known[seen]
        except KeyError:
            pass
        if len(known) >= _MOST:
            known.clear()
        found = known[seen] = work(facts)
        return found

    return recall


_Look = Callable[[Facts], int]


def _closer(leaves: Iterable[Predicate]) -> Iterator[_Look]:
    """What the number of the facts does not tell: a bit for each span and role."""
    bit = 1 << CODING.end
    for leaf in leaves:
        match leaf:
            case Within(span=span) if span is not None:
                yield _recently(leaf.fact, span, bit)
            case Includes(role=role) if role is not None:
                yield _among(leaf.fact, role, bit)
            case _:
                continue
        bit <<= 1


def _recently(name: str, span: Span, bit: int) -> _Look:
    held = attrgetter(FACTS[name].field)
    # One entry for each day that was asked of.
    earliest: dict[date, date] = {}

    def look(facts: Facts) -> int:
        day = held(facts)
        if not isinstance(day, date):
            return 0
        on = facts.on
        if on not in earliest:
            if len(earliest) >= _MOST:
                earliest.clear()
            earliest[on] = earliest_within(on, span)
        return bit if day >= earliest[on] else 0

    return look


def _among(name: str, role: str, bit: int) -> _Look:
    held = attrgetter(FACTS[name].field)

    def look(facts: Facts) -> int:
        return bit if role in (held(facts) or ()) else 0

    return look
