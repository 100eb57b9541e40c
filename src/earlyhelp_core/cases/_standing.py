"""
Where a child stands: by the moves that were made, and by the status that speaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.errors import Conflict
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import LegalBasis, LegalStatus
from earlyhelp_core.transitions import Move

#: Those that protect, and then the others: the first that is held speaks.
PROTECTING = (
    LegalBasis.ORDER,
    LegalBasis.CHILD_PROTECTION_PLAN,
    LegalBasis.SECTION_20,
)
STATUSES = (*PROTECTING, LegalBasis.SECTION_17, LegalBasis.NONE)


def status_of(
    statuses: Iterable[LegalStatus], child: PersonId, on: date
) -> LegalBasis | None:
    """The most protective status of a *child* on a day; ``None``: not recorded."""
    held = {s.basis for s in statuses if s.child == child and s.held(on)}
    return next((basis for basis in STATUSES if basis in held), None)


def last_move(
    moves: Iterable[Move], on: date, child: PersonId | None = None
) -> Move | None:
    """The move that brought a child, or any of the family, to where they are."""
    made = [
        move
        for move in moves
        if move.changes_level
        and move.effective <= on
        and (child is None or move.concerns(child))
    ]
    return max(reversed(made), key=lambda move: move.effective, default=None)


def other_level(place: int) -> Conflict:
    """Why the move at that *place* is refused: a child stood elsewhere."""
    return Conflict.of(
        "Case",
        path=f"/moves/{place}/from",
        code="other-level",
        message="the record has another level on that day; correct the move, "
        "or record first what brought the child to where it starts",
    )
