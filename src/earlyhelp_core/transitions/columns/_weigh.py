"""
Weighing all rows at once: each condition asked once of each value, then looked up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property, reduce
from typing import TypeAlias, cast, final

import numpy as np
from numpy.typing import NDArray

from earlyhelp_core.dates import Span, earliest_within
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.transitions._compile import NO_BEARING, STATES, Compiled
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._pathway import Pathway
from earlyhelp_core.transitions._predicates import (
    AllOf,
    AnyOf,
    Leaf,
    Not,
    Predicate,
    Truth,
    Within,
    conditions,
    truth,
)
from earlyhelp_core.transitions._rules import Ask
from earlyhelp_core.transitions._space import REFERENCE_DAY, facts_of
from earlyhelp_core.transitions._undated import Undated
from earlyhelp_core.transitions._weigh import (
    HARM,
    Request,
    candidates,
    weigh_undated,
)
from earlyhelp_core.transitions.columns._rows import Held, Places, Rows

__all__ = ["Weighed", "weigh"]


@final
class Weighed:
    """
    What a pathway says of many rows: each different answer once, and who has it.
    """

    def __init__(self, places: Places, answers: tuple[Undated, ...]) -> None:
        #: For each row the place of its answer.
        self.places = places
        self.answers = answers

    @cached_property
    def met(self) -> NDArray[np.bool_]:
        """For each row whether nothing required stands in the way."""
        met = np.array([answer.met for answer in self.answers], dtype=np.bool_)
        return met[self.places]

    def in_the_way(self) -> dict[str, int]:
        """In how many rows each requirement is unmet or not recorded, most first."""
        rows = np.bincount(self.places, minlength=len(self.answers)).tolist()
        found: dict[str, int] = {}
        for answer, number in zip(self.answers, rows, strict=True):
            for finding in answer.findings:
                if finding.stands_in_the_way:
                    name = finding.requirement
                    found[name] = found.get(name, 0) + number
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def weigh(pathway: Pathway, request: Request, rows: Rows) -> Weighed:
    """
    What `earlyhelp_core.transitions.weigh_undated` says of each of the *rows*.

    Raises as it does, if it does so for any of them.

    >>> from earlyhelp_core import partnerships
    >>> pathway = partnerships.load("kensington-and-chelsea", on=None).pathway
    >>> rows = Rows(
    ...     on=date(2026, 3, 2),
    ...     level="universal",
    ...     facts={"agreement": ["given", "not-given", None]},
    ... )
    >>> answers = weigh(pathway, Request(kind="open"), rows)
    >>> answers.met.tolist(), answers.in_the_way()
    ([True, False, False], {'agreement-given': 2})
    """
    joined = _Joined(len(rows))
    for code in range(len(rows.levels.values)):
        here = np.broadcast_to(rows.levels.codes == code, len(rows)).nonzero()[0]
        if len(here) > 0:
            some = rows if len(here) == len(rows) else rows.only(here)
            _weigh_from(pathway, request, some, here, joined)
    return joined.weighed()


class _Joined:
    """The answers of some rows after another, put in the places of all."""

    def __init__(self, rows: int) -> None:
        self._places = np.zeros(rows, dtype=np.int64)
        self._answers: list[Undated] = []

    def put(self, here: Places, places: Places, answers: Iterable[Undated]) -> None:
        """The *answers* of the rows that are *here*."""
        self._places[here] = places + len(self._answers)
        self._answers += answers

    def weighed(self) -> Weighed:
        """All of them."""
        return Weighed(self._places, tuple(self._answers))


def _weigh_from(
    pathway: Pathway, request: Request, rows: Rows, here: Places, joined: _Joined
) -> None:
    """The answers of rows that stand at one level."""
    level = cast("LevelCode | None", rows.levels.value(0))
    stays = level is None and request.kind is not Kind.REFER
    rules = () if stays else candidates(pathway, request, level)
    for rule in rules:
        stands = _stands(AllOf(of=rule.rule.when), rows)
        applies = np.broadcast_to(stands == Truth.YES, len(rows))
        if applies.any():
            chosen = applies.nonzero()[0]
            some = rows if len(chosen) == len(rows) else rows.only(chosen)
            joined.put(here[chosen], *_by_rule(rule, request.to, some))
            others = (~applies).nonzero()[0]
            here, rows = here[others], rows.only(others)
    if len(rows) > 0:
        joined.put(here, *_one_for_all_alike(pathway, request, rules, rows))


def _by_rule(
    rule: Compiled, to: LevelCode | None, rows: Rows
) -> tuple[Places, list[Undated]]:
    asks = (*rule.rule.asks, *rule.rule.advises)
    columns = [_HARM_BIT.take(_stands(HARM, rows)), *(_bits(ask, rows) for ask in asks)]
    places, examples = _alike(columns, len(rows))
    answers = []
    for row in examples:
        bits = 0
        for column in columns:
            bits = bits << 2 | int(column[row % len(column)])
        answers.append(rule.said(bits, to))
    return places, answers


def _one_for_all_alike(
    pathway: Pathway, request: Request, rules: Iterable[Compiled], rows: Rows
) -> tuple[Places, list[Undated]]:
    """Where no rule applies, one row speaks for all whose situation is the same."""
    leaves = [c for rule in rules for p in rule.rule.when for c in conditions(p)]
    columns = [_stands(leaf, rows) for leaf in (HARM, *leaves)]
    places, examples = _alike(columns, len(rows))
    return places, [weigh_undated(pathway, request, rows.facts(r)) for r in examples]


# --- conditions, for all rows at once

_Column: TypeAlias = NDArray[np.uint8]
_ALWAYS, _NEVER = (
    np.full(1, stands, dtype=np.uint8) for stands in (Truth.YES, Truth.NO)
)
_HARM_BIT = np.array([stands is Truth.YES for stands in Truth], dtype=np.uint8)
_STATES = np.array([STATES[stands] for stands in Truth], dtype=np.uint8)


def _bits(ask: Ask, rows: Rows) -> _Column:
    """The two bits of a condition."""
    requirement = ask.requirement
    bits = _STATES.take(_stands(requirement.holds, rows))
    if requirement.applies is None:
        return bits
    no_bearing = _stands(requirement.applies, rows) == Truth.NO
    return np.where(no_bearing, np.uint8(NO_BEARING), bits)


def _stands(predicate: Predicate, rows: Rows) -> _Column:
    """How a condition stands, as a `Truth` for each row, or one for all."""
    match predicate:
        case Not(of=inner):
            return Truth.YES - _stands(inner, rows)
        case AllOf(of=parts):
            return reduce(np.minimum, (_stands(part, rows) for part in parts), _ALWAYS)
        case AnyOf(of=parts):
            return reduce(np.maximum, (_stands(part, rows) for part in parts), _NEVER)
        case _:
            return _looked_up(predicate, rows)


def _looked_up(leaf: Leaf, rows: Rows) -> _Column:
    """A single condition: asked once of each value, and looked up for each row."""
    held = rows.columns.get(leaf.fact, _NOT_RECORDED)
    codes, values = held.codes, held.values
    if isinstance(leaf, Within) and leaf.span is not None and held.days is not None:
        # The last value is a day that is recent; one that is not comes after it.
        long_ago = earliest_within(REFERENCE_DAY, leaf.span) - timedelta(days=1)
        codes = codes + (held.dated & (held.days < _earliest(leaf.span, rows)))
        values = (*values, long_ago)
    stands = [truth(leaf, facts_of({leaf.fact: value})) for value in values]
    return np.array(stands, dtype=np.uint8).take(codes, mode="clip")


def _earliest(span: Span, rows: Rows) -> NDArray[np.int64]:
    """For each row the first day that still lies within the *span*."""
    days = [earliest_within(cast("date", on), span) for on in rows.on.values]
    return np.array([day.toordinal() for day in days])[rows.on.codes]


_NOT_RECORDED = Held(np.zeros(1, dtype=np.uint8), (None,))


# --- rows that are alike

#: A table that a processor keeps at hand.
_TABLE = 1 << 16


def _alike(columns: Iterable[_Column], rows: int) -> tuple[Places, list[int]]:
    """
    The number of its group for each row, and of each group one row as an example.

    No column holds a number above 3.
    """
    groups: Places = np.zeros(1, dtype=np.int64)
    size = 1
    for column in columns:
        if size > _TABLE:
            groups, size = _numbered(groups, size)
        groups, size = groups << 2 | column, size << 2
    groups, size = _numbered(groups, size)
    examples = np.zeros(size, dtype=np.int64)
    groups = np.broadcast_to(groups, rows)
    examples[groups] = np.arange(rows)
    return groups, examples.tolist()


def _numbered(groups: Places, size: int) -> tuple[Places, int]:
    """The same groups, numbered without gaps."""
    found = np.zeros(size, dtype=np.bool_)
    found[groups] = True
    number = np.cumsum(found) - 1
    return number.take(groups, mode="clip"), int(number[-1]) + 1
