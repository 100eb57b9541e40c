"""
The way from one agency to a service that helps, step by step, and what was not taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar, Literal, TypeAlias

from earlyhelp_core import ids
from earlyhelp_core.agencies._fitting import Fit
from earlyhelp_core.agencies._kinds import REFERRALS
from earlyhelp_core.agencies._services import Agency
from earlyhelp_core.agencies._snapshot import Snapshot
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.agencies._walk import Found, Walk, way_back
from earlyhelp_core.answers import Finding, Severity, State
from earlyhelp_core.dates import written
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import TieEnd


@policy
class Step:
    """
    One step of a request for help: by which tie, and what to settle before it.

    A service passes on as its agency may, so a step of a service may rest on a tie of
    its agency.
    """

    from_: Public[TieEnd, str]
    tie: Public[Tie]
    findings: PublicList[Finding]

    @property
    def to_settle(self) -> tuple[Finding, ...]:
        """What the directory leaves open."""
        return tuple(f for f in self.findings if f.state is State.NOT_RECORDED)

    @property
    def words(self) -> str:
        """As a sentence, with ids."""
        return f"{self.from_} {self.tie.kind.words} {self.tie.to}"


@policy
class RejectedTie:
    """
    A tie that lay beside the way and was not taken, and why not.
    """

    tie: Public[Tie]
    findings: PublicList[Finding]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks against it, in words."""
        return tuple(f.reason for f in self.findings if f.state is State.UNMET)


@policy
class Route:
    """
    A shortest way to a service that fits. Whoever refers decides, with the family.
    """

    found: ClassVar[Literal[True]] = True

    start: Public[TieEnd, str]
    #: The ties that were come by and not taken, in the order of the search.
    rejected: PublicList[RejectedTie] = default(())
    #: Where anybody may turn to whatever this answer says. Where a child may be at
    #: risk, turn there first.
    open_to_all: PublicList[Agency] = default(())
    steps: PublicList[Step]
    #: The service it leads to, with all that speaks for and against it.
    fit: Public[Fit]

    @property
    def to_settle(self) -> tuple[Finding, ...]:
        """What the directory leaves open, of the steps and of the service."""
        of_steps = (finding for step in self.steps for finding in step.to_settle)
        return (*of_steps, *self.fit.to_ask)

    @property
    def words(self) -> tuple[str, ...]:
        """The steps as sentences, with ids."""
        return tuple(step.words for step in self.steps)


@policy
class NoRoute:
    """
    No way by the ties of the directory. The front door is open all the same.
    """

    found: ClassVar[Literal[False]] = False

    start: Public[TieEnd, str]
    #: The ties that were come by and not taken, in the order of the search.
    rejected: PublicList[RejectedTie] = default(())
    #: Where anybody may turn to whatever this answer says. Where a child may be at
    #: risk, turn there first.
    open_to_all: PublicList[Agency] = default(())
    #: Services that would fit, if there were a way to them.
    out_of_reach: PublicList[Fit] = default(())


_Ties: TypeAlias = Iterator[RejectedTie]


def steps(snapshot: Snapshot, walk: Walk, way: Iterable[int]) -> tuple[Step, ...]:
    """The *way* by its numbers, as steps with reasons."""
    numbers = tuple(way)
    found: list[Step] = []
    for start, end in pairwise(numbers):
        edge = walk.edge_between(start, end)
        found.append(
            Step(
                from_=ids.TieEnd(snapshot.names[start]),
                tie=snapshot.tie(edge),
                findings=walk.findings(start, edge, end),
            )
        )
    return tuple(found)


def route_to(
    snapshot: Snapshot, walk: Walk, found: Found, goal: int, fit: Fit
) -> Route:
    """The way that a search found to one of its goals."""
    way = way_back(found.came_from, goal)
    return Route(
        start=ids.TieEnd(snapshot.names[way[0]]),
        steps=steps(snapshot, walk, way),
        fit=fit,
        rejected=tuple(_rejected(snapshot, walk, found)),
        open_to_all=_open_to_all(snapshot),
    )


def no_route(
    snapshot: Snapshot, walk: Walk, start: int, found: Found, fits: Iterable[Fit]
) -> NoRoute:
    """What a search that came to no goal has to tell."""
    return NoRoute(
        start=ids.TieEnd(snapshot.names[start]),
        rejected=tuple(_rejected(snapshot, walk, found)),
        open_to_all=_open_to_all(snapshot),
        out_of_reach=tuple(fits),
    )


def _open_to_all(snapshot: Snapshot) -> tuple[Agency, ...]:
    return tuple(snapshot.agency_at(door) for door in sorted(snapshot.front_doors))


def _rejected(snapshot: Snapshot, walk: Walk, found: Found) -> _Ties:
    told: set[Tie] = set()
    for number in found.looked_at:
        for each in _beside(snapshot, walk, found, number):
            if each.tie not in told:
                told.add(each.tie)
                yield each


def _beside(snapshot: Snapshot, walk: Walk, found: Found, number: int) -> _Ties:
    for end, edge in walk.rejected_from(number):
        yield RejectedTie(
            tie=snapshot.tie(edge), findings=walk.findings(number, edge, end)
        )
    for start, edge in snapshot.arriving[number]:
        tie = snapshot.tie(edge)
        if tie.kind in REFERRALS and start not in found.came_from:
            yield RejectedTie(tie=tie, findings=(_the_other_way(snapshot, tie),))
    for name in dict.fromkeys((number, snapshot.home[number])):
        for tie in snapshot.bygone.get(snapshot.names[name], ()):
            yield RejectedTie(tie=tie, findings=(_not_on_the_day(snapshot, tie),))


def _the_other_way(snapshot: Snapshot, tie: Tie) -> Finding:
    return Finding(
        requirement="tie-direction",
        state=State.UNMET,
        severity=Severity.REQUIRED,
        reason=f"runs the other way: {tie.words}",
        remedy="ask whether requests may go this way too, and have it written down",
        source=snapshot.cited(tie.source),
    )


def _not_on_the_day(snapshot: Snapshot, tie: Tie) -> Finding:
    period = tie.period
    if period is not None and snapshot.on < period.start:
        reason = f"does not hold before {written(period.start)}"
    elif period is not None and period.end is not None and period.end < snapshot.on:
        reason = f"ended on {written(period.end)}"
    else:
        reason = "one of its ends did not exist on the day"
    return Finding(
        requirement="tie-date",
        state=State.UNMET,
        severity=Severity.REQUIRED,
        reason=reason,
        remedy="see who took over, and whether requests may go there",
        source=snapshot.cited(tie.source),
    )
