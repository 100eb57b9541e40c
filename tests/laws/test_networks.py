"""
Laws of networks: of one team, of a case, and of agencies over many families.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.answers import YesNo
from earlyhelp_core.cases import Case, ecomap, team_network
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, MemberId, PersonId
from earlyhelp_core.plans import GoalStatus
from earlyhelp_core.teams import (
    AgencyPair,
    FamilyPerson,
    LeadKind,
    Member,
    Practitioner,
    Team,
    TeamGoal,
    TeamNeed,
    TeamNetwork,
    TeamTask,
    observed,
)
from tests.cases.builders import ON
from tests.cases.records import everything, texts_in
from tests.drawn import built, fields, maybe, some_of
from tests.laws.test_cases import DAYS as CASE_DAYS
from tests.laws.test_cases import cases
from tests.laws.test_teams import DAYS, PERIODS, days, teams

PEOPLE = tuple(
    FamilyPerson(id=PersonId(f"p{n}"), label=f"person {n}", lives_with=())
    for n in range(4)
)
AREAS = ("sleep", "Sleep", "housing")
WHOSE = some_of([person.id for person in PEOPLE[:2]], 2)
_goals = st.lists(fields(area=AREAS, whose=WHOSE), max_size=3)
_needs = st.lists(
    built(TeamNeed, area=AREAS, about=[None, *(p.id for p in PEOPLE[:2])]), max_size=3
)
#: Who has it to do: a place in the team, an agency, somebody of the family, or nobody.
_tasks = st.lists(
    fields(
        goal=maybe(range(3)),
        holder=[*range(4), "a", "b", "a", "b", "council", "p1", None],
    ),
    max_size=4,
)


@st.composite
def networks(draw: st.DrawFn) -> TeamNetwork:
    """Any team with a few goals, needs and open actions."""
    team, drawn_goals = draw(teams()), draw(_goals)
    # Two agencies, so that one can go and the other stay.
    members = tuple(
        evolve(m, agency=AgencyId("b"))
        if isinstance(m, Practitioner) and m.id == "m1"
        else m
        for m in team.members
    )
    team = evolve(team, members=members)
    goals = tuple(
        TeamGoal(id=f"g{place}", **drawn) for place, drawn in enumerate(drawn_goals)
    )
    return TeamNetwork(
        on=draw(days),
        team=team,
        people=PEOPLE,
        needs=tuple(draw(_needs)),
        goals=goals,
        tasks=tuple(
            _task(f"a{place}", drawn["goal"], drawn["holder"], goals, members)
            for place, drawn in enumerate(draw(_tasks))
        ),
    )


def _task(
    name: str,
    goal: int | None,
    holder: int | str | None,
    goals: Sequence[TeamGoal],
    members: Sequence[Member],
) -> TeamTask:
    task = TeamTask(
        id=name,
        goal=goals[goal % len(goals)].id if goals and goal is not None else None,
    )
    if isinstance(holder, int):
        return evolve(task, member=members[holder % len(members)].id)
    if holder == "p1":
        return evolve(task, person=holder)
    return task if holder is None else evolve(task, agency=holder)


_networks = networks()


def _built_without(network: TeamNetwork, gone: set[MemberId]) -> TeamNetwork:
    """The network as one would write it down anew, had they never been there."""
    team, on = network.team, network.on
    there = [m for m in team.active(on) if isinstance(m, Practitioner)]
    emptied = {m.agency for m in there} - {m.agency for m in there if m.id not in gone}
    return TeamNetwork(
        on=on,
        team=Team(
            members=tuple(m for m in team.members if m.id not in gone),
            leads=tuple(
                evolve(
                    lead,
                    cover=None if lead.cover in gone else lead.cover,
                    covered=tuple(c for c in lead.covered if c.member not in gone),
                )
                for lead in team.leads
                if lead.member not in gone
            ),
            vacancies=team.vacancies,
            meetings=tuple(
                evolve(m, attended=tuple(e for e in m.attended if e.member not in gone))
                for m in team.meetings
            ),
        ),
        people=network.people,
        needs=network.needs,
        goals=network.goals,
        tasks=tuple(
            TeamTask(id=t.id, goal=t.goal)
            if t.member in gone or (t.agency is not None and t.agency in emptied)
            else t
            for t in network.tasks
        ),
    )


@given(_networks, st.data())
def test_without_a_member_is_a_network_built_without_them(
    network: TeamNetwork, data: st.DataObject
) -> None:
    """For any one of them, and for all of them one after the other."""
    seats = [member.id for member in network.team.members]
    one = data.draw(st.sampled_from(seats))
    after = network
    for seat in seats:
        after = after.without(members=[seat])

    assert network.without(members=[one]) == _built_without(network, {one})
    assert after == network.without(members=seats) == _built_without(network, {*seats})


@given(_networks)
def test_without_an_agency_nothing_is_the_agency_s(network: TeamNetwork) -> None:
    """As without its members, with what it had to do as nobody's."""
    for load in network.agency_load():
        without = network.without(agencies=[load.agency])
        seats = [
            m.id
            for m in network.team.members
            if isinstance(m, Practitioner) and m.agency == load.agency
        ]

        assert load.agency not in {one.agency for one in without.agency_load()}
        assert without.team == network.without(members=seats).team


@given(_networks)
def test_what_is_uncovered_has_nobody_and_what_is_not_has_somebody(
    network: TeamNetwork,
) -> None:
    """As one finds in the graph, going back from a need to whoever does something."""
    graph, found = network.to_networkx(), network.uncovered()
    doers = {
        start for start, _, told in graph.edges(data=True) if told["kind"] == "does"
    }

    def is_held(node: str) -> bool:
        way: nx.MultiDiGraph[object]
        way = nx.MultiDiGraph()
        way.add_edges_from(
            (start, end)
            for start, end, told in graph.edges(data=True)
            if told["kind"] in {"does", "towards", "answers"}
        )
        return node in way and not doers.isdisjoint(nx.ancestors(way, node))

    assert [is_held(f"need:{n}") for n in range(len(network.needs))] == [
        need not in found.needs for need in network.needs
    ]
    assert [is_held(f"goal:{goal.id}") for goal in network.goals] == [
        goal.id not in found.goals for goal in network.goals
    ]


@given(_networks)
def test_what_would_be_left_is_told_once(network: TeamNetwork) -> None:
    """Newly or already, and nothing less is held when somebody goes."""
    for member in network.team.members:
        left = network.left_uncovered(members=[member.id])
        then = network.without(members=[member.id]).uncovered()

        assert set(left.newly.goals).isdisjoint(left.already.goals)
        assert {*left.newly.goals, *left.already.goals} == set(then.goals)
        assert {*left.newly.needs, *left.already.needs} == set(then.needs)
        assert (left.nothing_left is YesNo.YES) == (
            then.is_nothing and bool(network.needs or network.goals)
        )


def _ending(period: Period | None, on: date) -> Period | None:
    """The period, with an end that still lay ahead left out."""
    if period is None or period.end is None or period.end <= on:
        return period
    return Period(start=period.start)


@given(_networks, days)
def test_a_network_knows_only_its_day(network: TeamNetwork, since: date) -> None:
    """Whatever is recorded of later days changes no answer."""
    team, on = network.team, network.on
    known = evolve(
        team,
        members=tuple(evolve(m, period=_ending(m.period, on)) for m in team.members),
        leads=tuple(lead for lead in team.leads if lead.period.start <= on),
        meetings=tuple(m for m in team.meetings if m.on <= on),
    )
    then = evolve(network, team=known)

    assert then.coverage() == network.coverage()
    assert then.load() == network.load()
    assert then.silent(since) == network.silent(since)
    assert then.links() == network.links()
    assert then.continuity(since).lead_changes == network.continuity(since).lead_changes


@given(teams(), days, days)
def test_changes_of_lead_are_those_one_finds_day_by_day(
    team: Team, on: date, since: date
) -> None:
    """Each day on which others lead than the day before."""
    found = TeamNetwork(on=on, team=team).continuity(since).lead_changes
    one = timedelta(days=1)
    naive = [
        (kind, day, _leading(team, day - one, kind), _leading(team, day, kind))
        for kind in LeadKind
        for day in DAYS
        if since <= day <= on
        and _leading(team, day - one, kind) != _leading(team, day, kind)
    ]

    assert [(c.kind, c.on, c.before, c.after) for c in found] == naive


def _leading(team: Team, on: date, kind: LeadKind) -> tuple[MemberId, ...]:
    return tuple(sorted({lead.member for lead in team.leading(on, kind)}))


# --- many families


AGENCIES = ("clinic", "hub", "school")
_stays = st.lists(
    fields(agency=[None, *AGENCIES], period=maybe(PERIODS)), min_size=1, max_size=3
)
_many = st.lists(
    _stays.map(
        lambda drawn: Team(
            members=tuple(
                Practitioner(id=MemberId(f"m{n}"), role="worker", **one)
                for n, one in enumerate(drawn)
            )
        )
    ),
    max_size=4,
)


def _day_by_day(team: Team, period: Period) -> set[AgencyPair]:
    """Each two agencies that are there on one of the days."""
    found: set[AgencyPair] = set()
    for day in (d for d in DAYS if period.contains(d)):
        there = {m.agency for m in team.practitioners(day)} - {None}
        found |= {
            AgencyPair.of(*two) for two in combinations(sorted(map(str, there)), 2)
        }
    return found


@given(_many, st.sampled_from(PERIODS), st.integers(1, 3))
def test_pairs_with_few_families_never_appear_and_are_counted(
    many: list[Team], period: Period, least: int
) -> None:
    """Nor beside a designed network, where few and none read alike."""
    counts = Counter(pair for team in many for pair in _day_by_day(team, period))
    few = {pair for pair, number in counts.items() if number < least}
    found = observed(many, period, at_least=least)
    designed = [*combinations(AGENCIES, 2), ("police", "school")]
    beside = found.against(designed)

    assert {s.pair: s.families for s in found.pairs} == {
        pair: number for pair, number in counts.items() if number >= least
    }
    assert found.suppressed == len(few)
    assert set(beside.expected_and_not_seen) == {
        AgencyPair.of(*two) for two in designed
    } - {s.pair for s in found.pairs}
    assert beside == evolve(found, suppressed=0).against(designed)


# --- cases


_cases = cases()


@given(_cases, st.sampled_from(CASE_DAYS))
def test_a_case_s_network_is_of_its_day(case: Case, on: date) -> None:
    """What it knew that day is all there is, and nothing settled is open."""
    network = team_network(case, on)
    then = case.as_of(on).case
    still_open = [
        (goal.id, action.id)
        for plan in then.plans
        if plan.is_open(on)
        for goal in plan.goals
        if goal.status is GoalStatus.ACTIVE
        for action in goal.actions
        if not action.is_settled
    ]

    assert team_network(then, on) == network
    assert ecomap(then, on) == ecomap(case, on)
    assert [(task.goal, task.id) for task in network.tasks] == still_open


@pytest.mark.parametrize("reader", ["mother", "father", "otto", "willa", "school"])
def test_an_ecomap_for_a_reader_is_made_of_what_they_see(reader: str) -> None:
    """No person and no agency stands in it whom their view does not name."""
    case = everything()
    seen = texts_in(case.view_for(reader, ON).case)
    nodes = [node.id.partition(":") for node in ecomap(case, ON, reader).nodes]

    assert {name for kind, _, name in nodes if kind in {"person", "agency"}} <= seen
