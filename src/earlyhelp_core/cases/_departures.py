"""
The log of departures: where a move went ahead against a finding, and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.answers import State, StateLike
from earlyhelp_core.fields import DateLike, Internal, Role, Special, default, record
from earlyhelp_core.ids import MoveId, RequirementName
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.transitions import Move


@record
class LoggedDeparture:
    """
    That a move went ahead against one finding: when, decided in what role, and why.

    To learn from, and no list of faults: a good decision may depart from a rule, and
    a rule that is often departed from may be the wrong one.

    >>> LoggedDeparture(move="m1", on=date(2026, 3, 2), requirement="plan-reviewed")
    LoggedDeparture(move='m1', on=datetime.date(2026, 3, 2), role=None, \
requirement='plan-reviewed', state=None)
    """

    move: Internal[MoveId, str]
    #: The day from which the move holds.
    on: Internal[date, DateLike]
    #: The role of whoever decided.
    role: Internal[Role | None] = default(None)
    requirement: Internal[RequirementName, str]
    #: How the finding stood: not met, or nobody knew.
    state: Internal[State | None, StateLike | None] = default(None)
    #: ``None`` where nobody gave a reason.
    reason: Special[Narrative | None, Narrative | str | None] = default(None)


def departures_in(moves: Iterable[Move]) -> tuple[LoggedDeparture, ...]:
    """Every departure of those *moves*, in order of their days, then as recorded."""
    return tuple(
        LoggedDeparture(
            move=move.id,
            on=move.effective,
            role=move.decided_by,
            requirement=departure.requirement,
            state=departure.state,
            reason=departure.reason,
        )
        for move in sorted(moves, key=lambda move: move.effective)
        for departure in move.departures
    )
