"""
Where a practitioner departed from what was found, and their own reason.

The library lists what a move that goes ahead has to account for. It never supplies
the reason: a reason that was offered ready-made is nobody's reason.
"""

from __future__ import annotations

from earlyhelp_core.answers import Answer, State, StateLike
from earlyhelp_core.fields import Internal, Special, default, record
from earlyhelp_core.ids import RequirementName
from earlyhelp_core.privacy import Narrative


@record
class Departure:
    """
    A finding that the practitioner departed from, and why.

    >>> Departure(requirement="plan-reviewed", reason="They move on Monday.")
    Departure(requirement='plan-reviewed', state=None)
    """

    requirement: Internal[RequirementName, str]
    #: How the finding stood: not met, or nobody knew.
    state: Internal[State | None, StateLike | None] = default(None)
    #: Their own reason. Asked for, never prefilled; where nobody gave one, the record
    #: says so and it shows as an open point of the case.
    reason: Special[Narrative | None, Narrative | str | None] = default(None)


def departures_of(answer: Answer) -> tuple[Departure, ...]:
    """
    What a move that goes ahead on this *answer* departs from, each without a reason.

    Every required finding that is open. To be filled in by whoever decides:
    ``evolve(departure, reason=…)``.

    >>> from earlyhelp_core import partnerships
    >>> from earlyhelp_core.transitions import Facts, Request, weigh
    >>> pathway = partnerships.load("kensington-and-chelsea", on=None).pathway
    >>> facts = Facts(on="2022-06-13", level="targeted", harm="none")
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
