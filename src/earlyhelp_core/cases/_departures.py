"""
The log of departures: where a move went ahead against a finding, and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import final

import attrs
from attrs.converters import optional

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import State
from earlyhelp_core.ids import MoveId, RequirementName
from earlyhelp_core.private import INTERNAL, SPECIAL, Narrative, narrative, record
from earlyhelp_core.transitions import Move

__all__ = ["LoggedDeparture", "departures_in"]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class LoggedDeparture:
    """
    That a move went ahead against one finding: when, decided in what role, and why.

    To learn from, and no list of faults: a good decision may depart from a rule, and
    a rule that is often departed from may be the wrong one.

    >>> LoggedDeparture(move="m1", on=date(2026, 3, 2), requirement="plan-reviewed")
    LoggedDeparture(move='m1', on=datetime.date(2026, 3, 2), role=None, \
requirement='plan-reviewed', state=None)
    """

    move: MoveId = attrs.field(converter=ids.move_id, metadata=INTERNAL)
    #: The day from which the move holds.
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: The role of whoever decided.
    role: str | None = attrs.field(
        default=None, converter=optional(_model.as_text), metadata=INTERNAL
    )
    requirement: RequirementName = attrs.field(
        converter=ids.requirement_name, metadata=INTERNAL
    )
    #: How the finding stood: not met, or nobody knew.
    state: State | None = attrs.field(
        default=None, converter=optional(State), metadata=INTERNAL
    )
    #: ``None`` where nobody gave a reason.
    reason: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )


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
