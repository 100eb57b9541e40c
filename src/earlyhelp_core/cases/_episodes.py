"""
Stretches of support: when each began, when and why it ended, and what came again.

To begin again is a new stretch. The earlier one stays as it was, with its ending and
the reason for it, so that a family who comes back is not a new family.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import fields, ids
from earlyhelp_core.cases._journey import (
    in_order,
    is_supported,
    starting_level,
)
from earlyhelp_core.cases._record import Record
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Special,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import MoveId, PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.transitions import Kind, KindLike, Move


@record
class Episode:
    """
    One stretch of support for a family, or for one child.

    >>> episode = Episode(opened=date(2026, 1, 12), opened_by="open")
    >>> episode.is_open, episode.reason is None
    (True, True)
    """

    #: ``None`` where it was under way when the record begins.
    opened: Internal[date | None, DateLike | None] = default(None)
    opened_by: Internal[Kind | None, KindLike | None] = default(None)
    #: ``None`` while it goes on.
    ended: Internal[date | None, DateLike | None] = default(None)
    ended_by: Internal[Kind | None, KindLike | None] = default(None)
    #: Why it ended, in the words of whoever decided.
    reason: Special[Narrative | None, Narrative | str | None] = default(None)
    #: The children supported in it.
    children: InternalList[PersonId, str] = default(())
    #: The moves in it, in order, from the one that opened to the one that ended it.
    moves: InternalList[MoveId, str] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse an ending before the beginning."""
        fields.refuse(self, fields.in_order("opened", self.opened, "ended", self.ended))

    @property
    def is_open(self) -> bool:
        """Whether it went on, on the day that was asked of."""
        return self.ended is None


def episodes(case: Record, on: date, child: str | None) -> tuple[Episode, ...]:
    """
    The stretches of support up to a day, for the family or for one *child*.
    """
    moves = in_order(case.moves, on)
    one = None if child is None else case.family.person(ids.PersonId(child)).id
    if one is not None:
        moves = tuple(move for move in moves if move.concerns(one))
    reading = _Reading(case=case, moves=moves, child=one)
    days = sorted({move.effective for move in moves})
    begun = reading.at_first(days[0] if days else on)
    found = [Episode(children=begun)] if begun else []
    for day in days:
        found = reading.after(found, day)
    return tuple(found)


@final
@attrs.frozen(kw_only=True)
class _Reading:
    """
    The moves of a case read day by day, for the family or one child.
    """

    case: Record
    moves: tuple[Move, ...]
    child: PersonId | None

    def _concerned(self, on: date) -> tuple[PersonId, ...]:
        # Somebody a move names is looked at until a move ends their support, also when
        # they belong to the family no more: nobody has recorded that it ended.
        if self.child is not None:
            return (self.child,)
        named = [child for move in self.moves for child in move.children]
        here = [child.id for child in self.case.family.children(on)]
        return tuple(dict.fromkeys([*here, *named]))

    def at_first(self, on: date) -> tuple[PersonId, ...]:
        """The children already supported before the first move."""
        levels = {c: starting_level(self.case, c) for c in self._concerned(on)}
        rank = self.case.ladder.rank
        return tuple(c for c, level in levels.items() if level and rank(level) > 0)

    def after(self, found: list[Episode], day: date) -> list[Episode]:
        """What the moves of a *day* made of the episodes *found* so far."""
        taken = [move for move in self.moves if move.effective == day]
        goes_on = found[-1:] if found and found[-1].is_open else []
        before = found[: len(found) - len(goes_on)]
        settled = [move for move in taken if move.kind is not Kind.REFER]
        if not settled:
            return [*before, *(_joined(episode, (), taken) for episode in goes_on)]
        now = tuple(c for c in self._concerned(day) if is_supported(self.case, c, day))
        last = settled[-1]
        if now and not goes_on:
            goes_on = [Episode(opened=day, opened_by=last.kind)]
        joined = [_joined(episode, now, taken) for episode in goes_on]
        if not now:
            joined = [_ended(episode, last) for episode in joined]
        return [*before, *joined]


def _ended(episode: Episode, move: Move) -> Episode:
    return evolve(episode, ended=move.effective, ended_by=move.kind, reason=move.reason)


def _joined(
    episode: Episode, children: tuple[PersonId, ...], moves: list[Move]
) -> Episode:
    return evolve(
        episode,
        children=tuple(dict.fromkeys([*episode.children, *children])),
        moves=(*episode.moves, *(move.id for move in moves)),
    )
