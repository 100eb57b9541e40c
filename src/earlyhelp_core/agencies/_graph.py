"""
The questions a partnership asks of its directory, on a day.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from earlyhelp_core.agencies._compare import Comparison, compared
from earlyhelp_core.agencies._coverage import Coverage, covered
from earlyhelp_core.agencies._directory import ServiceDirectory
from earlyhelp_core.agencies._fit import Fits, Sought
from earlyhelp_core.agencies._fitting import Fit
from earlyhelp_core.agencies._governance import Governance, governed
from earlyhelp_core.agencies._kinds import WORKING, TieKind
from earlyhelp_core.agencies._lookups import Lookups
from earlyhelp_core.agencies._networkx import as_networkx
from earlyhelp_core.agencies._routes import NoRoute, Route, no_route, route_to
from earlyhelp_core.agencies._services import Agency
from earlyhelp_core.agencies._snapshot import Snapshot
from earlyhelp_core.agencies._structure import (
    Broker,
    SinglePoint,
    brokers,
    groups,
    loops,
    pairs,
    single_points,
)
from earlyhelp_core.agencies._walk import Walk
from earlyhelp_core.answers import Severity, SeverityLike, YesNoLike, as_yes_no
from earlyhelp_core.dates import Span
from earlyhelp_core.fields import DateLike, Public, evolve, policy
from earlyhelp_core.ids import AgencyId, ServiceId, TieEnd

# An exception to "no TYPE_CHECKING imports": only the annotation of `to_networkx` says
# the name, nothing resolves it at run time, and networkx is slow to load.
if TYPE_CHECKING:
    import networkx as nx


@policy
class AgencyGraph:
    """
    A directory on a day, read as a graph: who can help, by which way, and what lacks.

    Everything it says follows from the directory and names its source. Agencies and
    services may be given by id, name or alias; levels by code, with their *framework*
    where the directory knows several that have it. Asking for what the directory does
    not know raises `UnknownName`, with near matches; for what the day does not have,
    `Misuse`, with who took over.

    In every question, *agreement* is what the family said, and *harm* whether harm is
    suspected: if so, nothing waits for agreement. A referral to the front door is open
    to anyone, always, whatever is answered here.
    """

    directory: Public[ServiceDirectory]
    #: The day that is asked about.
    on: Public[date, DateLike]

    @cached_property
    def _known(self) -> Lookups:
        return Lookups(Snapshot(self.directory, self.on))

    @property
    def _snapshot(self) -> Snapshot:
        return self._known.snapshot

    def as_of(self, on: DateLike) -> AgencyGraph:
        """The same directory on another day."""
        return evolve(self, on=on)

    def without(self, agency: str) -> AgencyGraph:
        """As if that agency, its services and its ties were not there."""
        return evolve(self, directory=self.directory.without(agency))

    # --- who can help

    def who_can_help(  # noqa: PLR0913 - each is a part of the question
        self,
        need: str,
        *,
        age: int | None = None,
        unborn: bool = False,
        send: YesNoLike | None = None,
        level: str | None = None,
        framework: str | None = None,
        area: str | None = None,
        language: str | None = None,
        agreement: YesNoLike | None = None,
        harm: YesNoLike | None = None,
        fresh: Span | None = None,
    ) -> tuple[Fit, ...]:
        """
        The services for a *need*, best fit first, with reasons for and against each.

        Services for other needs are left out; of the rest, those that do not fit stand
        last, with what speaks against them. What is not asked about counts neither
        way. *send* says whether there are special educational needs or disabilities;
        *fresh*, how old word of capacity may be.
        """
        sought = Sought(
            need=self.directory.need(need).code,
            age=age,
            unborn=unborn,
            send=send,
            level=self._known.level(level, framework),
            area=None if area is None else self.directory.locality(area).code,
            language=language,
            agreement=agreement,
            harm=harm,
            fresh=fresh,
        )
        return tuple(self._known.fits(sought))

    @property
    def front_doors(self) -> tuple[Agency, ...]:
        """Where anybody may raise a concern or ask for help, always."""
        doors = sorted(self._snapshot.front_doors)
        return tuple(self._snapshot.agency_at(door) for door in doors)

    # --- by which way

    def route(  # noqa: PLR0913 - each is a part of the question
        self,
        start: str,
        need: str,
        *,
        to: str | None = None,
        age: int | None = None,
        unborn: bool = False,
        send: YesNoLike | None = None,
        level: str | None = None,
        framework: str | None = None,
        area: str | None = None,
        language: str | None = None,
        agreement: YesNoLike | None = None,
        harm: YesNoLike | None = None,
        sharing: SeverityLike = Severity.ADVISED,
    ) -> Route | NoRoute:
        """
        A shortest acceptable way from *start* to a service that fits the *need*.

        A step follows a tie in its direction, on a day it holds, at the level it is
        for. It is not taken where the family did not agree and must; where *sharing*
        is required, not without an arrangement to share information either. Services
        that fit come before those that may, and among equally near ones the better
        fit. *to* asks for the services of one agency, or for one service. Every tie
        that was come by and not taken is told, with its reason.

        Where harm is suspected, and to the front door, nothing stands in the way of a
        step but the day and the direction.
        """
        agreement = as_yes_no(agreement)
        harm = as_yes_no(harm)
        sought = Sought(
            need=self.directory.need(need).code,
            age=age,
            unborn=unborn,
            send=send,
            level=self._known.level(level, framework),
            area=None if area is None else self.directory.locality(area).code,
            language=language,
            agreement=agreement,
            harm=harm,
        )
        walk = self._known.walk((level, framework, agreement, harm, sharing))
        at = self._known.at(start)
        if to is None:
            ends = None
        else:
            end = self._known.at(to)
            ends = {end, *self._snapshot.offers.get(end, ())}
        return self._nearest(walk, at, sought, ends)

    def _nearest(
        self, walk: Walk, start: int, sought: Sought, ends: set[int] | None
    ) -> Route | NoRoute:
        known = self._known
        goals = {
            wanted: {
                number
                for number, fits in known.standing(sought).items()
                if fits is wanted and (ends is None or number in ends)
            }
            for wanted in (Fits.YES, Fits.PERHAPS)
        }
        found = walk.nearest(start, goals[Fits.YES])
        if not found.goals:
            found = walk.nearest(start, goals[Fits.PERHAPS])
        fits = {number: known.fit(number, sought) for number in found.goals}
        if fits:
            goal = min(fits, key=lambda number: fits[number].rank)
            return route_to(self._snapshot, walk, found, goal, fits[goal])
        lacking = sorted(
            (known.fit(n, sought) for each in goals.values() for n in each),
            key=lambda fit: fit.rank,
        )
        return no_route(self._snapshot, walk, start, found, lacking)

    def path(  # noqa: PLR0913 - each is a part of the question
        self,
        start: str,
        end: str,
        *,
        level: str | None = None,
        framework: str | None = None,
        agreement: YesNoLike | None = None,
        harm: YesNoLike | None = None,
        sharing: SeverityLike = Severity.ADVISED,
    ) -> tuple[TieEnd, ...]:
        """
        The ids along a shortest acceptable way between two; none, where there is none.

        Steps are taken as for `route`, which also says why.
        """
        agreement = as_yes_no(agreement)
        harm = as_yes_no(harm)
        walk = self._known.walk((level, framework, agreement, harm, sharing))
        names = self._snapshot.names
        way = walk.path(self._known.at(start), self._known.at(end))
        return tuple([names[number] for number in way])

    def within(  # noqa: PLR0913 - each is a part of the question
        self,
        start: str,
        need: str,
        *,
        hops: int,
        level: str | None = None,
        framework: str | None = None,
        agreement: YesNoLike | None = None,
        harm: YesNoLike | None = None,
        sharing: SeverityLike = Severity.ADVISED,
    ) -> tuple[ServiceId, ...]:
        """
        The services that fit a *need* and level, at most so many steps from *start*.

        In the order of the directory. That an agency gives a request to a service of
        its own is a step too.
        """
        agreement = as_yes_no(agreement)
        harm = as_yes_no(harm)
        known = self._known
        nearby = known.nearby(need, (level, framework, agreement, harm, sharing))
        names = known.snapshot.names
        found = [names[number] for number in nearby.within(known.at(start), hops)]
        # Those that fit are services.
        return cast("tuple[ServiceId, ...]", tuple(found))

    # --- what is covered, and what hangs on whom

    def coverage(self, *, by_area: bool = False) -> Coverage:
        """
        Every need at every level, each place apart if asked *by_area*: gaps, overlaps.

        A cell has the services that `who_can_help` says fit that need, level and
        place. A need that nobody is known to help with is a gap, also where a service
        may help: ask it, and write it down.
        """
        return covered(self._snapshot, by_area=by_area)

    def single_points_of_failure(self) -> tuple[SinglePoint, ...]:
        """
        The agencies without which a need would be uncovered, or others cut off.

        Others are cut off where they work with most of the rest through it alone.
        """
        return single_points(self._snapshot)

    def brokers(self) -> tuple[Broker, ...]:
        """
        The agencies that lie between others that work together, most of all first.

        Whether that is a strength or a bottleneck is for the partnership to say.
        """
        return brokers(self._snapshot)

    def silos(self) -> tuple[tuple[AgencyId, ...], ...]:
        """
        Groups of agencies that nothing joins to the largest group, largest first.

        Joined are those that refer, provide, share information or a building. To sit
        on one board, to pay or to answer to somebody is not yet to work together, and
        bodies that only do so are left out.

        An agency that is joined to none goes with the body it is a part of, and a body
        that is joined to none with the largest group of its parts. Neither joins two
        groups: that one department works with others does not say that its neighbour
        does.
        """
        return groups(self._snapshot)[1:]

    def loops(
        self, need: str | None = None, *, longest: int = 4
    ) -> tuple[tuple[AgencyId, ...], ...]:
        """
        Circles in which a family may be passed from pillar to post, shortest first.

        With a *need*, only those where none of the agencies is known to help with it.
        That two refer to each other is a circle too, and often meant so.
        """
        helping: set[AgencyId] = set()
        if need is not None:
            names, home = self._snapshot.names, self._snapshot.home
            fitting = self._known.fitting(need, None, None)
            helping = {AgencyId(names[home[number]]) for number in fitting}
        return loops(self._snapshot, longest=longest, without=helping)

    def without_an_offer(self, body: str) -> tuple[AgencyId, ...]:
        """The members of a board or partnership that offer no service here."""
        snapshot = self._snapshot
        board = snapshot.names[self._known.at(body)]
        members = {
            snapshot.home[snapshot.number[tie.from_]]
            for tie in snapshot.ties
            if tie.kind is TieKind.MEMBER_OF and tie.to == board
        }
        given = {
            snapshot.number[tie.from_]
            for tie in snapshot.ties
            if tie.kind is TieKind.PROVIDES
        }
        return tuple(
            AgencyId(snapshot.names[member])
            for member in sorted(members)
            if member not in snapshot.offers and member not in given
        )

    def working_pairs(self) -> tuple[tuple[AgencyId, AgencyId], ...]:
        """
        The agencies meant to work together on families, each pair once, by their ids.

        Those that refer, provide, share information or a building; what joins their
        services joins them. To be a part of another is no such tie.
        """
        found = pairs(self._snapshot, WORKING)
        return tuple(sorted({(min(pair), max(pair)) for pair in found}))

    def governance_of(self, agency: str) -> Governance:
        """
        Whom it answers to, and whom they answer to, up to the safeguarding partners.

        Followed are reporting, being a part, and being supervised. That no line is
        recorded does not say that there is none.
        """
        number = self._snapshot.home[self._known.at(agency)]
        return governed(self._snapshot, AgencyId(self._snapshot.names[number]))

    def compare(self, other: AgencyGraph) -> Comparison:
        """
        What *other* lacks of this one, and what it has beside it.

        ``graph.compare(graph.without("hub-south"))`` says what closing it would lose;
        ``graph.compare(graph.as_of(later))``, what changed.
        """
        return compared(self._snapshot, Snapshot(other.directory, other.on))

    # --- for other tools

    def to_networkx(self) -> nx.MultiDiGraph[str]:  # type: ignore[explicit-any] # its stubs'
        """
        The day as an ordinary graph of networkx, frozen. What is unknown is left out.

        Nodes have *sort* (agency, service or locality) and *label*; agencies *kind*,
        *aliases* and *areas*; services *agency*, *aliases*, *needs*, *levels*,
        *youngest*, *oldest*, *areas*, *languages* and *needs_agreement*. Edges lead
        from one end of a tie to the other, keyed by their *kind*, with *label*,
        *levels*, *needs_agreement*, *publication*, *clause* and *basis*. Agencies,
        services and ties have *since* and *until*. Lists are texts: codes with blanks
        between, levels as framework/code, names with semicolons. Copy it to change it.
        """
        return as_networkx(self._snapshot)
