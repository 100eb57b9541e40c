"""
Where a practitioner departed from what was found, and their own reason.

The library lists what a move that goes ahead has to account for. It never supplies
the reason: a reason that was offered ready-made is nobody's reason.
"""

from __future__ import annotations

from typing import final

import attrs
from attrs.converters import optional

from earlyhelp_core import ids
from earlyhelp_core.answers import Answer, State
from earlyhelp_core.ids import RequirementName
from earlyhelp_core.private import INTERNAL, SPECIAL, Narrative, narrative, record

__all__ = ["Departure", "departures_of"]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Departure:
    """
    A finding that the practitioner departed from, and why.

    >>> Departure(requirement="plan-reviewed", reason="They move on Monday.")
    Departure(requirement='plan-reviewed', state=None)
    """

    requirement: RequirementName = attrs.field(
        converter=ids.requirement_name, metadata=INTERNAL
    )
    #: How the finding stood: not met, or nobody knew.
    state: State | None = attrs.field(
        default=None, converter=optional(State), metadata=INTERNAL
    )
    #: Their own reason. Asked for, never prefilled; where nobody gave one, the record
    #: says so and it shows as an open point of the case.
    reason: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )


def departures_of(answer: Answer) -> tuple[Departure, ...]:
    """
    What a move that goes ahead on this *answer* departs from, each without a reason.

    Every required finding that is open. To be filled in by whoever decides:
    ``attrs.evolve(departure, reason=…)``.

    >>> from datetime import date
    >>> from earlyhelp_core import partnerships
    >>> from earlyhelp_core.transitions import Facts, Request, weigh
    >>> pathway = partnerships.load("kensington-and-chelsea", on=None).pathway
    >>> facts = Facts(on=date(2022, 6, 13), level="targeted", harm="none")
    >>> first, *_ = departures_of(weigh(pathway, Request(kind="close"), facts))
    >>> first
    Departure(requirement='informed-decision-to-end', state=<State.NOT_RECORDED: \
'not-recorded'>)
    >>> first.reason is None
    True
    """
    return tuple(
        Departure(requirement=finding.requirement, state=finding.state)
        for finding in answer.outstanding
    )
