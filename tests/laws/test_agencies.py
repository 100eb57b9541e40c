"""
What holds of every directory: days, losses, ways, and what is covered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from random import Random

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.agencies import (
    Agency,
    AgencyGraph,
    AgencyKind,
    AgeRange,
    Fits,
    NoRoute,
    Route,
    Service,
    ServiceDirectory,
    Tie,
    TieKind,
    merge,
)
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.interop import graphs
from tests.agencies.builders import a_directory, a_service, a_tie, an_agency

_EMPTY = evolve(a_directory(), agencies=(), services=(), ties=())
_AGENCIES = [f"a{n}" for n in range(6)]
_SERVICES = [f"s{n}" for n in range(6)]
_LEVELS = ["universal", "targeted"]
_NEEDS = ["exclusion", "parenting"]
_AREAS = ["sampleford", "north", "south"]
_KINDS = [
    TieKind.REFERS_TO,
    TieKind.REFERS_TO,
    TieKind.STEPS_UP_TO,
    TieKind.SHARES_INFORMATION_WITH,
    TieKind.REPORTS_TO,
    TieKind.PART_OF,
]

_FIRST = date(2022, 1, 1)
_days = st.dates(_FIRST, date(2022, 1, 8))
_answers = st.sampled_from([None, YesNo.YES, YesNo.NO])


def _period(chance: Random) -> Period | None:
    if chance.random() < 0.85:
        return None
    start = _FIRST + timedelta(days=chance.randrange(8))
    return Period(start=start, end=start + timedelta(days=chance.randrange(8)))


def _agency(chance: Random, name: str) -> Agency:
    kind = AgencyKind.FRONT_DOOR if chance.random() < 0.2 else AgencyKind.SCHOOL
    areas = chance.choice([(), ("sampleford",), ("north",)])
    return an_agency(name, kind, areas=areas, period=_period(chance))


def _service(chance: Random, name: str, agencies: list[str]) -> Service:
    needs = chance.choice([("parenting",), ("parenting", "exclusion"), ()])
    service = a_service(
        name,
        chance.choice(agencies),
        *needs,
        at=chance.choice([("targeted",), ("universal", "targeted"), ()]),
        ages=chance.choice([None, AgeRange(youngest=5, oldest=11)]),
        areas=chance.choice([(), ("north",)]),
    )
    return evolve(
        service,
        needs_agreement=chance.choice([None, None, YesNo.YES, YesNo.NO]),
        period=_period(chance),
    )


def _tie(chance: Random, from_: str, kind: TieKind, to: str) -> Tie:
    at = chance.choice([(), (), (), ("universal",), ("targeted",)])
    tie = a_tie(from_, kind, to, period=_period(chance), at=at)
    needed = chance.choice([None, None, YesNo.YES, YesNo.NO])
    return evolve(tie, needs_agreement=needed)


def _directory(chance: Random) -> ServiceDirectory:
    """A small one, of everything that a way may turn on."""
    agencies = _AGENCIES[: chance.randint(1, 6)]
    services = _SERVICES[: chance.randint(0, 6)]
    ends = [*agencies, *services]
    joins = {
        (chance.choice(ends), chance.choice(_KINDS), chance.choice(ends))
        for _ in range(chance.randrange(24))
    }
    return evolve(
        _EMPTY,
        agencies=tuple(_agency(chance, name) for name in agencies),
        services=tuple(_service(chance, name, agencies) for name in services),
        ties=tuple(_tie(chance, *join) for join in sorted(joins) if join[0] != join[2]),
    )


# Drawn piece by piece, most would be of a piece or two: a way takes more.
directories = st.randoms(use_true_random=True).map(_directory)


def held(period: Period | None, on: date) -> bool:
    """Whether it held on the day, told once more."""
    return period is None or (
        period.start <= on and (period.end is None or on <= period.end)
    )


# --- days and losses


@given(directories, _days)
def test_a_day_never_shows_what_lies_outside_its_period(
    directory: ServiceDirectory, on: date
) -> None:
    """Neither ties nor agencies nor services; and nothing else is left out."""
    shown = directory.as_of(on)
    agencies = {str(a.id) for a in directory.agencies if held(a.period, on)}
    services = {
        s.id for s in directory.services if held(s.period, on) and s.agency in agencies
    }
    ends = agencies | services

    assert {a.id for a in shown.agencies} == agencies
    assert {s.id for s in shown.services} == services
    assert shown.ties == tuple(
        tie
        for tie in directory.ties
        if held(tie.period, on) and tie.from_ in ends and tie.to in ends
    )
    whole, day = (AgencyGraph(directory=d, on=on) for d in (directory, shown))
    assert nx.utils.graphs_equal(whole.to_networkx(), day.to_networkx())


@given(directories, st.data(), _days)
def test_without_an_agency_is_as_if_it_had_never_been_entered(
    directory: ServiceDirectory, data: st.DataObject, on: date
) -> None:
    """The directory rebuilt without it gives the same answers."""
    gone = data.draw(st.sampled_from([a.id for a in directory.agencies]))
    services = tuple(s for s in directory.services if s.agency != gone)
    lost = {str(gone), *(str(s.id) for s in directory.services if s.agency == gone)}
    rebuilt = evolve(
        directory,
        agencies=tuple(a for a in directory.agencies if a.id != gone),
        services=services,
        ties=tuple(tie for tie in directory.ties if not {tie.from_, tie.to} & lost),
    )
    graph = AgencyGraph(directory=directory, on=on).without(gone)

    assert graph == AgencyGraph(directory=rebuilt, on=on)


@given(directories, directories)
def test_a_merger_holds_both_and_tells_all_that_differs(
    ours: ServiceDirectory, theirs: ServiceDirectory
) -> None:
    """Every entry of either is there as it was, joined, or told as a conflict."""
    merged = merge(ours, theirs)
    told = [conflict.theirs for conflict in merged.conflicts]
    whole = merged.directory

    assert {a.id for a in whole.agencies} == {
        a.id for d in (ours, theirs) for a in d.agencies
    }
    for service in theirs.services:
        kept = whole.service(service.id)
        assert service in told or set(service.needs) <= set(kept.needs)
        assert service in told or kept.agency == service.agency
    for mine in ours.services:
        assert whole.service(mine.id).agency == mine.agency
    assert merge(whole, ours).directory == whole


# --- ways


def may_pass(graph: AgencyGraph, tie: Tie, level: str, agreement: YesNo | None) -> bool:
    """Whether a tie may be passed, told once more from the directory alone."""
    directory = graph.directory
    services = {service.id: service for service in directory.services}
    end = services.get(tie.to)  # type: ignore[call-overload] # an id of either sort
    home = directory.agency(tie.to if end is None else end.agency)
    if home.kind is AgencyKind.FRONT_DOOR:
        return True
    if any(level not in each.codes for each in tie.levels):
        return False
    needed = tie.needs_agreement is YesNo.YES or (
        end is not None and end.needs_agreement is YesNo.YES
    )
    return not (needed and agreement is YesNo.NO)


def naive(
    graph: AgencyGraph, level: str, agreement: YesNo | None
) -> dict[str, set[str]]:
    """Where a request may pass on to from each, by looking at everything."""
    today = graph.directory.as_of(graph.on)
    home = {service.id: service.agency for service in today.services}
    ties: list[Tie] = [tie for tie in today.ties if tie.kind.is_referral]
    ties += [
        a_tie(service.agency, TieKind.PROVIDES, service.id)
        for service in today.services
    ]
    onward: dict[str, set[str]] = {
        name: set() for name in [*(a.id for a in today.agencies), *home]
    }
    for tie in ties:
        if may_pass(graph, tie, level, agreement):
            onward[tie.from_].add(tie.to)
    for service, agency in home.items():
        onward[service] |= onward[agency] - {service}
    return onward


def rings(onward: dict[str, set[str]], start: str) -> Iterator[set[str]]:
    """What is reached in no step, in one, in two."""
    seen = ring = {start}
    while ring:
        yield ring
        ring = {end for name in ring for end in onward[name]} - seen
        seen = seen | ring


def steps_to(reached: list[set[str]], goals: set[str]) -> int | None:
    """In how few steps one of the goals is reached."""
    return next((n for n, ring in enumerate(reached) if ring & goals), None)


@given(directories, _days, st.sampled_from(_LEVELS), _answers, st.data())
def test_a_route_is_valid_and_none_is_shorter(
    directory: ServiceDirectory,
    on: date,
    level: str,
    agreement: YesNo | None,
    data: st.DataObject,
) -> None:
    """Each step is checked again, and every other way is tried."""
    graph = AgencyGraph(directory=directory, on=on)
    onward = naive(graph, level, agreement)
    if not onward:
        return
    start = data.draw(st.sampled_from(sorted(onward)))
    need = data.draw(st.sampled_from(_NEEDS))
    route = graph.route(start, need, level=level, agreement=agreement)
    goals = {
        wanted: {
            str(fit.service.id)
            for fit in graph.who_can_help(need, level=level, agreement=agreement)
            if fit.fits is wanted
        }
        for wanted in Fits
    }
    reached = list(rings(onward, start))
    fewest = {
        wanted: next(
            (n for n, ring in enumerate(reached) if ring & goals[wanted]), None
        )
        for wanted in Fits
    }
    best = Fits.YES if fewest[Fits.YES] is not None else Fits.PERHAPS
    if isinstance(route, Route):
        assert len(route.steps) == fewest[best]
        assert route.fit.fits is best
        here = start
        for step in route.steps:
            assert step.from_ == here
            assert step.tie.to in onward[here]
            here = step.tie.to
        assert here == route.fit.service.id
    else:
        assert isinstance(route, NoRoute)
        assert fewest[best] is None
    for each in route.rejected:
        assert each.reasons


@given(directories, _days, st.sampled_from(_LEVELS), _answers)
def test_paths_and_reach_agree_with_looking_at_everything(
    directory: ServiceDirectory, on: date, level: str, agreement: YesNo | None
) -> None:
    """From both ends or from one, the same steps are found to be the fewest."""
    graph = AgencyGraph(directory=directory, on=on)
    onward = naive(graph, level, agreement)
    fitting = {
        str(fit.service.id)
        for fit in graph.who_can_help("parenting", level=level)
        if fit.fits is Fits.YES
    }
    for start in onward:
        reached = list(rings(onward, start))
        for end in onward:
            path = graph.path(start, end, level=level, agreement=agreement)
            assert (len(path) - 1 if path else None) == steps_to(reached, {end})
            assert all(there in onward[here] for here, there in pairwise(path))
        for hops in range(4):
            within = graph.within(
                start, "parenting", hops=hops, level=level, agreement=agreement
            )
            assert set(within) == set[str]().union(*reached[: hops + 1]) & fitting


# --- what is covered


@given(directories, _days)
def test_gaps_are_where_nobody_is_known_to_help(
    directory: ServiceDirectory, on: date
) -> None:
    """Coverage and the question of who can help give one answer."""
    graph = AgencyGraph(directory=directory, on=on)

    for cell in graph.coverage(by_area=True).cells:
        fits = graph.who_can_help(cell.need, level=cell.level, area=cell.area)
        by_fit = {
            wanted: {fit.service.id for fit in fits if fit.fits is wanted}
            for wanted in Fits
        }
        assert set(cell.services) == by_fit[Fits.YES]
        assert set(cell.perhaps) == by_fit[Fits.PERHAPS]
        assert cell.is_gap == (not by_fit[Fits.YES])


@given(directories, _days)
def test_being_a_part_joins_no_two_that_work_apart(
    directory: ServiceDirectory, on: date
) -> None:
    """It moves only those that work with nobody, and parts go where their whole is."""
    graph = AgencyGraph(directory=directory, on=on)
    parts = [tie for tie in directory.ties if tie.kind is TieKind.PART_OF]
    bare = evolve(
        directory, ties=tuple(tie for tie in directory.ties if tie not in parts)
    )
    before, after = (
        {str(name): n for n, group in enumerate(g.silos()) for name in group}
        for g in (AgencyGraph(directory=bare, on=on), graph)
    )
    busy = {str(agency) for pair in graph.working_pairs() for agency in pair}
    wholes: dict[str, set[int | None]] = defaultdict(set)

    for one, other in combinations(sorted(busy), 2):
        assert (before.get(one) == before.get(other)) == (
            after.get(one) == after.get(other)
        )
    home = {str(s.id): str(s.agency) for s in directory.services}
    for tie in parts:
        part, whole = (home.get(end, end) for end in (tie.from_, tie.to))
        if part not in busy and tie in directory.as_of(on).ties and whole in busy:
            wholes[part].add(after.get(whole))
    assert all(after.get(part) in near for part, near in wholes.items())


@given(directories, _days)
def test_what_leaves_for_other_tools_comes_back(
    directory: ServiceDirectory, on: date
) -> None:
    """In every format."""
    graph = AgencyGraph(directory=directory, on=on).to_networkx()

    for write, read in (
        (graphs.to_graphml, graphs.from_graphml),
        (graphs.to_gexf, graphs.from_gexf),
        (graphs.to_cytoscape, graphs.from_cytoscape),
    ):
        assert nx.utils.graphs_equal(read(write(graph)), graph)
