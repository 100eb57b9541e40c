"""
Where a child stood, from move to move.

What the record says of levels, episodes and returns is read from the same moves, and
in the same order: by the day from which they hold, and of one day as written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.cases._record import Record
from earlyhelp_core.ids import LevelCode, PersonId
from earlyhelp_core.transitions import Kind, Move

#: With these the support of this area ends, whatever level is written beside them.
_ENDS = frozenset({Kind.CLOSE, Kind.TRANSFER_OUT})


def in_order(moves: Iterable[Move], on: date) -> tuple[Move, ...]:
    """The *moves* up to a day, by day, and of one day as they were written down."""
    taken = [move for move in moves if move.effective <= on]
    return tuple(sorted(taken, key=lambda move: move.effective))


def settling(case: Record, child: PersonId, on: date) -> tuple[Move, ...]:
    """
    The moves up to a day that settle where a *child* stands, one for each day.

    Of several on one day the one written down last. Moving away settles it too.
    """
    by_day = {
        move.effective: move
        for move in in_order(case.moves, on)
        if move.concerns(child)
        and (move.changes_level or move.kind is Kind.TRANSFER_OUT)
    }
    return tuple(by_day.values())


def starting_level(case: Record, child: PersonId) -> LevelCode | None:
    """Where a *child* stood before the first move that changed it."""
    moves = [m for m in case.moves if m.changes_level and m.concerns(child)]
    first = min(moves, key=lambda move: move.effective, default=None)
    return case.starts_at or (None if first is None else first.from_)


def is_supported(case: Record, child: PersonId, on: date) -> bool:
    """
    Whether support above the lowest level went on for a *child* after that day.

    At the lowest level support has ended, by whatever name it was reached.
    """
    settled = settling(case, child, on)
    if settled and settled[-1].kind in _ENDS:
        return False
    level = settled[-1].to if settled else starting_level(case, child)
    return level is not None and case.ladder.rank(level) > 0
