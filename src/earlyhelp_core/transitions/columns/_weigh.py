"""
Weighing all rows at once: each condition asked once of each value, then looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property, reduce
from types import EllipsisType
from typing import TypeAlias, cast, final

import numpy as np
from numpy.typing import NDArray

from earlyhelp_core.dates import Span, earliest_within
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.transitions._compile import NO_BEARING, Compiled
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
    places = np.zeros(len(rows), dtype=np.int64)
    answers: list[Undated] = []
    for part, own, theirs in _parts(pathway, request, rows):
        places[part] = own + len(answers)
        answers += theirs
    return Weighed(places, tuple(answers))


#: Which rows, for each the place of its answer, and the answers.
_Part: TypeAlias = tuple[Places | EllipsisType, Places, list[Undated]]
_ALL = ...


def _parts(pathway: Pathway, request: Request, rows: Rows) -> Iterator[_Part]:
    """The rows of each level, and of those the ones that each rule is for."""
    for code in range(len(rows.levels.values)):
        here = _where(rows.levels.codes == code, rows)
        some = rows.only(here)
        if len(some) > 0:
            level = cast("LevelCode | None", some.levels.value(0))
            stays = level is None and request.kind is not Kind.REFER
            rules = () if stays else candidates(pathway, request, level)
            for part, own, theirs in _from_level(pathway, request, rules, some):
                yield _within(here, part), own, theirs


def _from_level(
    pathway: Pathway, request: Request, rules: tuple[Compiled, ...], rows: Rows
) -> Iterator[_Part]:
    left: Places | EllipsisType = _ALL
    for rule in rules:
        some = rows.only(left)
        applies = _stands(AllOf(of=rule.rule.when), some) == Truth.YES
        chosen = _where(applies, some)
        yield _within(left, chosen), *_by_rule(rule, request.to, some.only(chosen))
        left = _within(left, _where(~applies, some))
    yield left, *_one_for_all_alike(pathway, request, rules, rows.only(left))


def _where(true: NDArray[np.bool_], rows: Rows) -> Places | EllipsisType:
    """Which rows it is true of. What is told once is so of all, or of none."""
    if len(true) == len(rows):
        return _ALL if true.all() else true.nonzero()[0]
    return _ALL if true[0] else np.zeros(0, dtype=np.int64)


def _within(
    outer: Places | EllipsisType, inner: Places | EllipsisType
) -> Places | EllipsisType:
    """Rows of some of the *rows*, as rows of all."""
    if isinstance(outer, EllipsisType):
        return inner
    return outer[inner]


def _by_rule(
    rule: Compiled, to: LevelCode | None, rows: Rows
) -> tuple[Places, list[Undated]]:
    asks = (*rule.rule.asks, *rule.rule.advises)
    harm = (_stands(HARM, rows) == Truth.YES).view(np.uint8)
    columns = [harm, *(_bits(ask, rows) for ask in asks)]
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


def _bits(ask: Ask, rows: Rows) -> _Column:
    """The two bits of a condition."""
    requirement = ask.requirement
    bits = _stands(requirement.holds, rows)
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

#: More than this and the groups are numbered anew, without gaps.
_MANY = 1 << 14


def _alike(columns: Iterable[_Column], rows: int) -> tuple[Places, list[int]]:
    """
    The number of its group for each row, and of each group one row as an example.

    No column holds a number above 3.
    """
    if rows == 0:
        return np.zeros(0, dtype=np.int64), []
    groups: _Groups = np.zeros(1, dtype=np.uint16)
    size = 1
    for column in columns:
        if size > _MANY:
            places, examples = _numbered(groups, size)
            groups, size = places, len(examples)
        groups, size = groups << 2 | column, size << 2
    places, examples = _numbered(groups, size)
    return np.broadcast_to(places, rows), examples.tolist()


_Groups: TypeAlias = NDArray[np.uint16] | NDArray[np.int64]


def _numbered(groups: _Groups, size: int) -> tuple[Places, Places]:
    """The same groups, numbered without gaps, and an example of each."""
    example = np.full(size, -1)
    example[groups] = np.arange(len(groups))
    found = example >= 0
    return (np.cumsum(found) - 1).take(groups), example[found]
