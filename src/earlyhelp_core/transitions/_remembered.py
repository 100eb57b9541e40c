"""
What was worked out once for all facts that some conditions cannot tell apart.

Conditions are asked one by one, plainly, the first time. After that the facts' own
number says whether the same was asked before, and the answer is looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import Generic, TypeAlias, TypeVar, final

from earlyhelp_core.answers import HappenedOn
from earlyhelp_core.dates import Span, earliest_within
from earlyhelp_core.transitions._facts import (
    CODING,
    FACTS,
    FactName,
    Facts,
)
from earlyhelp_core.transitions._predicates import (
    Includes,
    Leaf,
    Predicate,
    Within,
    conditions,
)

_T = TypeVar("_T")

#: More than any council's families differ in. Beyond it what was kept is forgotten, so
#: that a service that runs for months holds no more than this.
_MOST = 65_536


@final
class Remembered(Generic[_T]):
    """
    *work* that is done once for all facts that these *predicates* cannot tell apart.

    It must look at nothing of the facts but what they ask.
    """

    __slots__ = ("_work", "closer", "known", "mask", "role", "role_bit")

    def __init__(
        self, predicates: Iterable[Predicate], work: Callable[[Facts], _T]
    ) -> None:
        leaves = tuple(dict.fromkeys(c for p in predicates for c in conditions(p)))
        #: What of the facts' number is looked at.
        self.mask = 0
        for leaf in leaves:
            self.mask |= CODING.masks[FACTS[leaf.fact].field]
        #: The role that a rule asks for, if it does: it has a bit of its own.
        self.role = _role(leaves)
        self.role_bit = 1 << CODING.end
        #: What else is looked at more closely than that number tells.
        self.closer = _closer(leaves, past=self.role)
        #: What was worked out, by what was seen.
        self.known: dict[int, _T] = {}
        self._work = work

    def of(self, facts: Facts) -> _T:
        """What was worked out for facts like these, or is now."""
        seen = facts.bits & self.mask
        if self.role is not None and self.role in (facts.authorised_by or ()):
            seen |= self.role_bit
        if self.closer is not None:
            seen |= self.closer(facts)
        try:
            return self.known[seen]
        except KeyError:
            pass
        if len(self.known) >= _MOST:
            self.known.clear()
        found = self.known[seen] = self._work(facts)
        return found


_Look: TypeAlias = Callable[[Facts], int]


def _role(leaves: Iterable[Leaf]) -> str | None:
    """The first role that must have authorised the move; few rules ask for two."""
    asked = (leaf for leaf in leaves if isinstance(leaf, Includes))
    return next((leaf.role for leaf in asked if leaf.fact == _AUTHORISED_BY), None)


_AUTHORISED_BY = FactName("authorised-by")


def _closer(leaves: Iterable[Leaf], *, past: str | None) -> _Look | None:
    """
    What the number of the facts does not tell: a bit for each role and each span.

    The role *past* is looked for without a call, and left out here.
    """
    looks: list[_Look] = []
    for leaf in leaves:
        bit = 2 << CODING.end + len(looks)
        match leaf:
            case Includes(role=role) if role is not None and role != past:
                looks.append(_among(leaf.fact, role, bit))
            case Within(span=span) if span is not None:
                looks.append(_recently(leaf.fact, span, bit))
            case _:
                continue
    # Most rules ask for one of these, or for none.
    return _joined(tuple(looks)) if len(looks) > 1 else next(iter(looks), None)


def _joined(looks: tuple[_Look, ...]) -> _Look:
    def look(facts: Facts) -> int:
        seen = 0
        for one in looks:
            seen |= one(facts)
        return seen

    return look


def _among(name: FactName, role: str, bit: int) -> _Look:
    held: Callable[[Facts], tuple[str, ...] | None] = attrgetter(FACTS[name].field)

    def look(facts: Facts) -> int:
        return bit if role in (held(facts) or ()) else 0

    return look


def _recently(name: FactName, span: Span, bit: int) -> _Look:
    held: Callable[[Facts], HappenedOn] = attrgetter(FACTS[name].field)
    earliest: dict[date, date] = {}

    def look(facts: Facts) -> int:
        day, on = held(facts), facts.on
        if not isinstance(day, date):
            return 0
        try:
            return bit if day >= earliest[on] else 0
        except KeyError:
            earliest[on] = earliest_within(on, span)
            return look(facts)

    return look
