"""
The ecomap of a case, for the office and for one reader.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.cases import ecomap, team_network
from earlyhelp_core.errors import UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyNetwork,
    FamilyOwner,
    FamilyPlan,
    Goal,
    NetworkMember,
)
from earlyhelp_core.teams import (
    Ecomap,
    FamilyMember,
    InformalSupporter,
    Practitioner,
    Team,
    TieKind,
)
from tests.cases.builders import FAMILY, ON, a_case
from tests.cases.records import everything, texts_in


def ties(drawn: Ecomap, node: str) -> list[tuple[str, str, str]]:
    """What joins a node, with its kind."""
    return [
        (t.from_, t.to, t.kind if t.relation is None else t.relation)
        for t in drawn.ties_of(node)
    ]


def test_a_family_with_all_that_is_around_it() -> None:
    """People by role and age, supporters by relation, practitioners as agencies."""
    drawn = ecomap(everything(), ON)

    assert [(node.id, node.label) for node in drawn.nodes] == [
        ("family", "family"),
        ("person:mother", "parent 2"),
        ("person:father", "parent 1"),
        ("person:otto", "child 2, 11"),
        ("person:willa", "child 1, 17"),
        ("person:gran", "adult"),
        ("person:baby", "unborn child"),
        ("network:1", "neighbour"),
        ("member:m3", "vicar"),
        ("agency:refuge", "refuge"),
        ("agency:school", "school"),
    ]
    assert ties(drawn, "agency:school") == [
        ("agency:school", "family", "in-team"),
        ("agency:school", "person:otto", "works-with"),
    ]
    assert ties(drawn, "person:gran") == [
        ("person:gran", "person:mother", "parent-of"),
        ("person:gran", "person:mother", "lives-with"),
        ("person:gran", "person:otto", "lives-with"),
        ("person:gran", "family", "offers"),
        ("person:gran", "person:otto", "works-with"),
    ]
    assert ties(drawn, "network:1") == [("network:1", "family", "offers")]
    assert {tie.strength for tie in drawn.ties} == {None}


def test_nobody_s_name_is_in_a_map_or_a_graph() -> None:
    """Whatever else stands in the record; roles and ages are enough to draw from."""
    case = everything()
    drawn = ecomap(case, ON)
    graphs = (drawn.to_networkx(), team_network(case, ON).to_networkx())
    nodes = [list(graph.nodes(data=True)) for graph in graphs]
    edges = [list(graph.edges(data=True)) for graph in graphs]
    told = f"{texts_in(drawn)} {nodes} {edges}"

    for name in ("'Mo'", "'Ot'", "Fa Priest", "Tu Tor", "Neighbour Next-Door"):
        assert name not in told
    assert "neighbour" in told


def test_a_parent_from_whom_something_is_kept_sees_nothing_of_it() -> None:
    """No refuge, no child he does not know of, no home that is not his."""
    drawn = ecomap(everything(), ON, "father")

    assert (
        texts_in(drawn)
        & {
            "person:baby",
            "unborn child",
            "person:gran",
            "agency:refuge",
            "refuge",
            "vicar",
            "neighbour",
        }
        == set()
    )
    assert sum(tie.kind is TieKind.LIVES_WITH for tie in drawn.ties) == 1
    assert ties(drawn, "person:otto") == [
        ("person:otto", "family", "belongs-to"),
        ("person:father", "person:otto", "parent-of"),
    ]


def test_an_agency_outside_the_team_sees_only_what_passed_between() -> None:
    """Nobody's role in the family, and no other agency."""
    drawn = ecomap(everything(), ON, "nursing")

    assert {node.kind for node in drawn.nodes} == {"family", "person"}
    assert [node.label for node in drawn.nodes][1:] == ["person, age not recorded"]


def test_only_readers_whom_the_record_names() -> None:
    """As for a view."""
    with pytest.raises(UnknownName):
        ecomap(everything(), ON, "stranger")


def test_who_works_with_the_family_as_a_whole_and_for_themselves() -> None:
    """A practitioner of no agency stands by role; one's own goal is no tie."""
    actions = tuple(
        Action(id=name, what="Rest.", owner=owner)
        for name, owner in (
            ("a1", FamilyOwner(person="mother")),
            ("a2", AgencyOwner(agency="housing")),
            ("a3", None),
        )
    )
    goals = (
        Goal(id="g1", words="Rest.", area="x", whose=("mother",), actions=actions[:1]),
        Goal(id="g2", words="A home.", area="housing", actions=actions[1:]),
    )
    team = Team(
        members=(
            FamilyMember(id="mum", person="mother"),
            InformalSupporter(id="friend"),
            Practitioner(id="mentor", role="mentor"),
        )
    )
    plan = FamilyPlan(
        id="p1",
        started=ON,
        goals=goals,
        network=FamilyNetwork(members=(NetworkMember(name="Somebody"),)),
    )
    drawn = ecomap(a_case(team=team, plans=(plan,)), ON)

    assert [(n.id, n.label) for n in drawn.nodes][4:] == [
        ("network:0", "supporter"),
        ("member:friend", "supporter"),
        ("member:mentor", "mentor"),
        ("agency:housing", "housing"),
    ]
    assert ties(drawn, "agency:housing") == [("agency:housing", "family", "works-with")]
    assert ("person:mother", "person:mother", "works-with") not in ties(
        drawn, "person:mother"
    )
    assert ties(drawn, "member:mentor") == [("member:mentor", "family", "in-team")]


def test_nobody_is_tied_to_somebody_who_has_died() -> None:
    """Who died is not of the day, and was not forgotten in the record."""
    people = tuple(
        evolve(p, died=date(2026, 1, 5)) if p.id == "willa" else p
        for p in FAMILY.people
    )
    drawn = ecomap(a_case(family=evolve(FAMILY, people=people)), ON)

    assert [node.id for node in drawn.nodes] == [
        "family",
        "person:mother",
        "person:otto",
    ]
    assert ties(drawn, "person:mother") == [
        ("person:mother", "family", "belongs-to"),
        ("person:mother", "person:otto", "parent-of"),
    ]
