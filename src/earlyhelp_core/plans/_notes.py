"""
How a goal stands, and the notes that tell what it was before.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.fields import DateLike, Internal, Special, default, record
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class GoalStatus(fields.Code):
    """
    How a goal stands.
    """

    ACTIVE = "active"
    #: Wanted, and not worked on yet.
    FUTURE = "future"
    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    #: Given up with a reason. It stays in the plan and in the count.
    REMOVED = "removed"

    @property
    def is_ended(self) -> bool:
        """Whether a goal that stands so is no longer worked on, met or not."""
        return self not in _GOING_ON

    def follows(self, earlier: GoalStatusLike) -> bool:
        """
        Whether it usually comes next after *earlier*.

        What does not can happen all the same: a goal that was put off is met by itself.

        >>> GoalStatus.MET.follows(GoalStatus.ACTIVE)
        True
        >>> GoalStatus.MET.follows(GoalStatus.REMOVED)
        False
        """
        earlier = GoalStatus(earlier)
        return self in _NEXT[earlier]


GoalStatusLike: TypeAlias = (
    GoalStatus | Literal["active", "future", "met", "partly-met", "not-met", "removed"]
)


_GOING_ON = frozenset({GoalStatus.ACTIVE, GoalStatus.FUTURE})
_ENDED = frozenset(GoalStatus) - _GOING_ON
_NEXT = {
    GoalStatus.ACTIVE: _ENDED | {GoalStatus.FUTURE},
    GoalStatus.FUTURE: frozenset({GoalStatus.ACTIVE, GoalStatus.REMOVED}),
    # Whatever has ended can be taken up again, now or for later.
    **dict.fromkeys(_ENDED, _GOING_ON),
}


@record
class GoalNote(_dated.Dated, by="on"):
    """
    What became of a goal on a day, and why: removed, taken up again, put off, met.

    >>> note = GoalNote(
    ...     status="active", on=date(2026, 9, 7), words="She asked for it back."
    ... )
    >>> note.follows(GoalNote(status="removed", on=date(2026, 5, 1)))
    True
    """

    #: How it stood from then on.
    status: Internal[GoalStatus, GoalStatusLike]
    on: Internal[date | None, DateLike | None] = default(None)
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def follows(self, earlier: GoalNote) -> bool:
        """Whether it usually comes next after *earlier*."""
        return self.status.follows(earlier.status)
