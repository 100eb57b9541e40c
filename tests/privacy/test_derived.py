"""
Nothing personal is seen in what is made of a record: networks, views, answers.

Each comes from a case in which every personal field holds a canary, and goes through
the same ways out as the record itself.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

import pytest

from earlyhelp_core import cases, wire
from earlyhelp_core.answers import Audience
from earlyhelp_core.cases import Case
from earlyhelp_core.errors import EarlyHelpError
from earlyhelp_core.fields import evolve
from earlyhelp_core.interop import graphs
from earlyhelp_core.people import Person
from earlyhelp_core.transitions import Kind
from tests.privacy.canaries import BOROUGH, ON, TEXT, leaks
from tests.privacy.test_canary import APART, CHANNELS, SLOW, a_case, masked_in

# What is made is of any class, and so is what it is made of.
_Thing: TypeAlias = Any

LONG_AGO = date(2020, 1, 1)


def _errors(case: Case) -> Iterable[BaseException]:
    """What is raised when a record is asked for what it has not, or badly changed."""
    attempts: list[Callable[[], object]] = [
        lambda: case.family.person("nobody"),
        lambda: case.plans[0].goal("nothing"),
        lambda: case.team.member("nobody"),
        lambda: case.view_for("nobody", ON),
        lambda: case.with_record(case.contacts[0]),
        lambda: Person(id="p1", name=f"{TEXT}\x00"),
        lambda: wire.loads(json.dumps({**wire.to_data(case), "id": 1}), Case),
    ]
    for attempt in attempts:
        with pytest.raises(EarlyHelpError) as refused:
            attempt()
        yield refused.value


def _warnings(case: Case) -> Iterable[warnings.WarningMessage]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        evolve(case.family.people[0], id="9434765870")
    assert caught
    return caught


def _reports(case: Case) -> Iterable[object]:
    data = wire.to_data(case)
    yield wire.check(json.dumps(data).encode())
    yield wire.check(json.dumps({**data, "moves": TEXT}).encode())
    yield wire.check(json.dumps({**data, "family": {TEXT: TEXT}}).encode())


DERIVED: Mapping[str, Callable[[Case], Iterable[_Thing]]] = {
    "kinship": lambda c: [c.family.kinship(ON)],
    "labels": lambda c: [c.family.label(p.id, ON) for p in c.family.people],
    "ecomap": lambda c: [cases.ecomap(c, ON), *cases.ecomap(c, ON).nodes],
    "team network": lambda c: [cases.team_network(c, ON)],
    "observed network": lambda c: [cases.observed_network([c], ON)],
    "views": lambda c: [
        c.view_for(reader, ON) for reader in [p.id for p in c.family.people]
    ],
    "what may be given": lambda c: [cases.what_may_be_given(c, "person-2", ON)],
    "as of": lambda c: [c.as_of(ON), c.as_of(LONG_AGO)],
    "chronology": lambda c: c.chronology(),
    "levels": lambda c: [*c.levels(ON), c.family_level(ON)],
    "holders": lambda c: [c.holder("person-2", ON), *c.holders(ON)],
    "episodes": lambda c: c.episodes(ON),
    "expectations": lambda c: c.expectations(BOROUGH.timescales, ON),
    "open points": lambda c: [c.open_points(ON)],
    "time in level": lambda c: [cases.time_in_level(c, ON)],
    "difference": lambda c: cases.diff(c, c.as_of(LONG_AGO).case),
    "merged": lambda c: [cases.merge(c, c, id="c2")],
    "stand-ins": lambda c: [cases.pseudonymised(c, key=b"k" * 32, purpose="a test")],
    "digest": lambda c: [cases.digest(c)],
    "plan": lambda c: [
        *c.plans[0].actions(ON),
        *c.plans[0].drift(ON),
        *c.plans[0].loose_ends(),
        *c.plans[0].smart_gaps(),
    ],
    "answers": lambda c: [BOROUGH.ask(c, kind, to="statutory", on=ON) for kind in Kind],
    "options": lambda c: BOROUGH.options(c, on=ON),
    "explanations": lambda c: [
        BOROUGH.ask(c, "close", on=ON).explain(to) for to in Audience
    ],
    "told": lambda c: [
        BOROUGH.tell(c, "close", reader=p.id, on=ON) for p in c.family.people
    ],
    "errors": _errors,
    "warnings": _warnings,
    "reports": _reports,
}
#: All but the one that writes a canary into what it may change, as errors are.
WAYS = {way: show for way, show in {**CHANNELS, **SLOW}.items() if way != "frozen"}
#: What can be drawn elsewhere.
PICTURES: Mapping[str, Callable[[Case], _Thing]] = {
    "kinship": lambda c: c.family.kinship(ON).to_networkx(),
    "ecomap": lambda c: cases.ecomap(c, ON).to_networkx(),
    "team network": lambda c: cases.team_network(c, ON).to_networkx(),
}


@pytest.mark.parametrize("name", DERIVED)
def test_nothing_personal_is_seen_in_what_is_made_of_a_record(name: str) -> None:
    """Through any way out; and what takes it apart finds the masks on."""
    found = []
    for thing in DERIVED[name](a_case()):
        found += [
            (name, way, seen)
            for way, show in WAYS.items()
            if (seen := leaks(show(thing)))
        ]
        hidden = {text for text in masked_in(thing) if leaks(text)}
        found += [
            (name, way, ["a mask"])
            for way, apart in APART.items()
            if hidden and any(text in apart(thing).lower() for text in hidden)
        ]

    assert found == []


@pytest.mark.parametrize("name", DERIVED)
def test_each_is_made_of_something(name: str) -> None:
    """Nothing would show nothing."""
    assert [repr(thing) for thing in DERIVED[name](a_case())] != []


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_personal_is_in_a_graph_or_its_files(name: str) -> None:
    """Nodes and edges have kinds and labels by role and age."""
    graph = PICTURES[name](a_case())
    told = [
        repr(list(graph.nodes(data=True))),
        repr(list(graph.edges(data=True))),
        graphs.to_graphml(graph).decode(),
        graphs.to_cytoscape(graph).decode(),
    ]

    assert len(graph) > 1
    assert [found for text in told if (found := leaks(text))] == []


def test_the_ways_out_show_what_is_made() -> None:
    """A label that held a name would be found in it."""
    ecomap = cases.ecomap(a_case(), ON)
    named = evolve(ecomap.nodes[0], id=f"family:{TEXT}")

    assert {"repr", "str", "asdict"} <= {
        way
        for way, show in {**WAYS, **APART}.items()
        if way not in SLOW and leaks(show(named))
    }
