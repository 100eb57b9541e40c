"""
Which ties a request for help may pass along, and how many steps it takes.

A tie is refused only for what the directory *says*: another level, a step the family
did not agree to. What it leaves out is told as something to settle before the step.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import final

import attrs

from earlyhelp_core.agencies._fit import Level, level_state
from earlyhelp_core.agencies._snapshot import Edge, Snapshot
from earlyhelp_core.answers import (
    Finding,
    Severity,
    SeverityLike,
    State,
    YesNo,
    YesNoLike,
)
from earlyhelp_core.fields import Public, default, policy

_S = State


@policy
class Situation:
    """
    What a step turns on besides the tie.
    """

    level: Public[Level | None] = default(None)
    agreement: Public[YesNo | None, YesNoLike | None] = default(None)
    harm: Public[YesNo | None, YesNoLike | None] = default(None)
    #: Whether a step needs an arrangement to share information, or it is only advised.
    sharing: Public[Severity, SeverityLike] = default(Severity.ADVISED)


@final
class Walk:
    """
    The ways through a snapshot in one situation, found as they are asked for.
    """

    def __init__(self, snapshot: Snapshot, situation: Situation) -> None:
        """Nothing is looked at until somebody comes near it."""
        self._snapshot = snapshot
        self._situation = situation
        self._after: list[tuple[int, ...] | None] = [None] * len(snapshot.names)
        self._before: list[tuple[int, ...] | None] = [None] * len(snapshot.names)

    # --- one step

    def states(self, start: int, edge: int, end: int) -> tuple[State, State, State]:
        """How level, agreement and sharing stand for a step."""
        snapshot, situation = self._snapshot, self._situation
        if situation.harm is YesNo.YES or snapshot.home[end] in snapshot.front_doors:
            # Where a child may be at risk, and to the front door, nothing waits.
            return _S.SET_ASIDE, _S.SET_ASIDE, _S.SET_ASIDE
        tie = snapshot.tie_as_given(edge)
        level = level_state(() if tie is None else tie.levels, situation.level)
        return level, self._agreement(end, edge), self._sharing(start, end)

    def _agreement(self, end: int, edge: int) -> State:
        needed = self._agreement_needed(end, edge)
        if needed is YesNo.NO:
            return _S.MET
        agreed = self._situation.agreement
        if agreed is YesNo.YES:
            return _S.MET
        if needed is YesNo.YES and agreed is YesNo.NO:
            return _S.UNMET
        return _S.NOT_RECORDED

    def _agreement_needed(self, end: int, edge: int) -> YesNo | None:
        """Whether the tie, or the service it leads to, asks for agreement."""
        snapshot = self._snapshot
        tie = snapshot.tie_as_given(edge)
        said = {None if tie is None else tie.needs_agreement}
        if end >= snapshot.first_service:
            service = snapshot.service_at(end).needs_agreement
            said = {service} if tie is None else {*said, service}
        if YesNo.YES in said:
            return YesNo.YES
        return None if None in said else YesNo.NO

    def _sharing(self, start: int, end: int) -> State:
        home = self._snapshot.home
        between = home[start], home[end]
        if between[0] == between[1] or between in self._snapshot.sharing:
            return _S.MET
        required = self._situation.sharing is Severity.REQUIRED
        return _S.UNMET if required else _S.NOT_RECORDED

    def accepts(self, start: int, edge: int, end: int) -> bool:
        """Whether nothing that the directory says speaks against a step."""
        return _S.UNMET not in self.states(start, edge, end)

    def findings(self, start: int, edge: int, end: int) -> tuple[Finding, ...]:
        """The same with reasons."""
        tie = self._snapshot.tie(edge)
        source = self._snapshot.cited(tie.source)
        level, agreement, sharing = self.states(start, edge, end)
        stated = [
            code
            for each in tie.levels
            if self._situation.level and each.framework == self._situation.level[0]
            for code in each.codes
        ]
        reasons = {
            "tie-level": (level, _LEVEL[level].format(levels=", ".join(stated))),
            "tie-agreement": (agreement, _AGREEMENT[agreement]),
            "tie-sharing": (sharing, _SHARING[sharing]),
        }
        return tuple(
            Finding(
                requirement=name,
                state=state,
                severity=self._situation.sharing
                if name == "tie-sharing"
                else "required",
                reason=reason,
                remedy=_WAYS_OUT[name] if state in _OPEN else None,
                source=source,
            )
            for name, (state, reason) in reasons.items()
        )

    # --- many steps

    def after(self, number: int) -> tuple[int, ...]:
        """Where a request may pass on to in one step."""
        found = self._after[number]
        if found is None:
            ends = (
                end
                for end, edge in self._snapshot.edges_from(number)
                if self.accepts(number, edge, end)
            )
            found = self._after[number] = tuple(dict.fromkeys(ends))
        return found

    def before(self, number: int) -> tuple[int, ...]:
        """Whence a request may have come in one step."""
        found = self._before[number]
        if found is None:
            starts = (
                start
                for start, edge in self._snapshot.edges_to(number)
                if self.accepts(start, edge, number)
            )
            found = self._before[number] = tuple(dict.fromkeys(starts))
        return found

    def edge_between(self, start: int, end: int) -> int:
        """The first edge by which a request may pass, where there is one."""
        return next(
            edge
            for at, edge in self._snapshot.edges_from(start)
            if at == end and self.accepts(start, edge, end)
        )

    def rejected_from(self, number: int) -> Iterator[Edge]:
        """The edges by which a request may not leave."""
        for end, edge in self._snapshot.edges_from(number):
            if not self.accepts(number, edge, end):
                yield end, edge

    def nearest(self, start: int, goals: Collection[int]) -> Found:
        """Those of the *goals* that take fewest steps, and all that was looked at."""
        came_from = {start: start}
        looked_at: list[int] = []
        rim = [start]
        while rim:
            goals_met = tuple(number for number in rim if number in goals)
            if goals_met:
                return Found(goals_met, looked_at, came_from)
            further: list[int] = []
            for number in rim:
                looked_at.append(number)
                for end in self.after(number):
                    if end not in came_from:
                        came_from[end] = number
                        further.append(end)
            rim = further
        return Found((), looked_at, came_from)

    def path(self, start: int, end: int) -> tuple[int, ...]:
        """The fewest steps from one to another, searched from both; none, if none."""
        if start == end:
            return (start,)
        came_from, goes_to = {start: start}, {end: end}
        rim, far_rim = [start], [end]
        while rim and far_rim:
            # The smaller rim is the cheaper one to widen.
            if len(rim) <= len(far_rim):
                rim, met = _widened(rim, self._after, self.after, came_from, goes_to)
            else:
                far_rim, met = _widened(
                    far_rim, self._before, self.before, goes_to, came_from
                )
            if met >= 0:
                return (*way_back(came_from, met), *way_back(goes_to, met)[-2::-1])
        return ()


@final
@attrs.frozen
class Found:
    """
    What a search came to.
    """

    goals: tuple[int, ...]
    #: Everything that was passed on from, in that order.
    looked_at: list[int]
    #: From where each was come to; the start from itself.
    came_from: Mapping[int, int]


def way_back(came_from: Mapping[int, int], end: int) -> tuple[int, ...]:
    """The numbers from the start of a search to the *end*."""
    way = [end]
    while (before := came_from[way[-1]]) != way[-1]:
        way.append(before)
    return tuple(reversed(way))


def _widened(
    rim: list[int],
    known: Sequence[tuple[int, ...] | None],
    find: Callable[[int], tuple[int, ...]],
    seen: dict[int, int],
    other: Mapping[int, int],
) -> tuple[list[int], int]:
    """The rim one step further out, and where it met the other search, or -1."""
    further: list[int] = []
    for number in rim:
        # Asked for directly where it is known: this is the inmost loop.
        for end in known[number] or find(number):
            if end not in seen:
                seen[end] = number
                if end in other:
                    return further, end
                further.append(end)
    return further, -1


_OPEN = frozenset({_S.UNMET, _S.NOT_RECORDED})
_NOT_HERE = "where a child may be at risk, and to the front door, nothing waits for it"
_LEVEL = {
    _S.MET: "used at the levels {levels}",
    _S.UNMET: "used at other levels: {levels}",
    _S.NOT_RECORDED: "the directory does not say at which of these levels it is used",
    _S.NOT_APPLICABLE: "nothing was asked about a level",
    _S.SET_ASIDE: _NOT_HERE,
}
_AGREEMENT = {
    _S.MET: "the family agrees, or need not",
    _S.UNMET: "used only where the family agrees, and they did not",
    _S.NOT_RECORDED: "what the family says to this step is not known",
    _S.SET_ASIDE: _NOT_HERE,
}
_SHARING = {
    _S.MET: "the two share information, or are one agency",
    _S.UNMET: "the directory has no arrangement by which they share information",
    _S.NOT_RECORDED: "the directory has no arrangement by which they share information",
    _S.SET_ASIDE: _NOT_HERE,
}
_WAYS_OUT = {
    "tie-level": "ask the receiving service, or ask the front door",
    "tie-agreement": "ask the family, and write down what they say",
    "tie-sharing": "settle on what basis, and what, before anything is passed on",
}
