"""
Who holds what in a team, and what would come loose.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.ids import ActionId
from earlyhelp_core.teams import (
    AgencyLoad,
    Attended,
    FamilyMember,
    GoalHeld,
    LeadChange,
    LeadKind,
    Meeting,
    MemberLink,
    MemberLoad,
    NeedHeld,
    PersonLink,
    Practitioner,
    SilentMember,
    Team,
    TeamGoal,
    TeamNeed,
    TeamNetwork,
    TeamTask,
    TimeInTeam,
    Uncovered,
)
from tests.people.builders import places
from tests.teams.networks import BEGAN, ON, a_network, a_team

SPEECH, HOUSING, SLEEP = a_network().needs


# --- values


def test_a_task_has_one_holder() -> None:
    """Of a member, an agency and a person, one is given or none."""
    with pytest.raises(Impossible) as refused:
        TeamTask(id="a1", member="m1", agency="school", person="gran")
    assert places(refused.value) == [
        ("/agency", "two-holders"),
        ("/person", "two-holders"),
        ("/person", "two-holders"),
    ]
    assert not TeamTask(id="a1").is_taken
    assert TeamTask(id="a1", person="gran").of_nobody() == TeamTask(id="a1")


def test_a_goal_of_the_same_area_answers_a_need_of_the_same_person() -> None:
    """However the area is written; the family's goal is for each of them."""
    need = TeamNeed(area="Speech and Language", about="otto")
    goals = {
        TeamGoal(id="g1", area="speech  and language", whose=["otto"]): True,
        TeamGoal(id="g1", area="speech and language"): True,
        TeamGoal(id="g1", area="speech and language", whose=["willa"]): False,
        TeamGoal(id="g1", area="speech", whose=["otto"]): False,
    }

    assert {goal: need.is_answered_by(goal) for goal in goals} == goals
    assert TeamNeed(area="sleep").is_answered_by(
        TeamGoal(id="g1", area="Sleep", whose=["willa"])
    )


def test_a_network_refuses_what_is_not_there_and_what_is_there_twice() -> None:
    """Each with its place; an id is an action's within its goal."""
    with pytest.raises(Impossible) as refused:
        a_network(
            people=[],
            goals=[TeamGoal(id="g1", area="sleep"), TeamGoal(id="g1", area="sleep")],
            tasks=[
                TeamTask(id="a1", goal="g9"),
                TeamTask(id="a1", goal="g1"),
                TeamTask(id="a2", member="nobody"),
                TeamTask(id="a2"),
            ],
        )
    assert places(refused.value) == [
        ("/goals/1", "repeated-id"),
        ("/tasks/3", "repeated-id"),
        ("/tasks/0/goal", "unknown-reference"),
        ("/tasks/2/member", "unknown-reference"),
    ]


# --- what is held


def test_who_works_on_what() -> None:
    """Members, agencies and family; those who have left hold nothing."""
    assert a_network().coverage().needs == (
        NeedHeld(need=SPEECH, goals=["talk"], members=["therapist"]),
        NeedHeld(need=HOUSING, goals=["home"], agencies=["council"]),
        NeedHeld(need=SLEEP),
    )
    assert a_network().coverage().goals == (
        GoalHeld(goal="talk", members=["therapist"]),
        GoalHeld(goal="home", agencies=["council"]),
        GoalHeld(goal="college", people=["gran"]),
    )


def test_what_nobody_works_on() -> None:
    """A need without a goal, and a goal whose every action is nobody's."""
    tasks = [TeamTask(id="a4", goal="talk", member="nurse")]

    assert a_network().uncovered() == Uncovered(needs=(SLEEP,))
    assert a_network(tasks=tasks).uncovered() == Uncovered(
        needs=(SPEECH, HOUSING, SLEEP), goals=["talk", "home", "college"]
    )
    assert [task.id for task in a_network().of_nobody()] == ["a4", "a5"]
    assert TeamNetwork(on=ON).uncovered().is_nothing


def test_what_each_has_to_do_in_the_order_of_ids() -> None:
    """Also nothing; an agency's own and its members' together."""
    assert a_network().load() == (
        MemberLoad(member="mentor"),
        MemberLoad(member="mum"),
        MemberLoad(member="therapist", tasks=["a1"]),
        MemberLoad(member="tutor"),
        MemberLoad(member="vicar"),
    )
    assert a_network().agency_load() == (
        AgencyLoad(agency="clinic", members=["therapist"], tasks=["a1"]),
        AgencyLoad(agency="council", tasks=["a2"]),
        AgencyLoad(agency="school", members=["tutor"]),
    )


# --- what would come loose


def test_without_an_agency() -> None:
    """Its practitioners are gone from members, leads, cover and meetings."""
    without = a_network().without(agencies=["clinic"])

    assert "therapist" not in {member.id for member in without.team.members}
    assert [lead.cover for lead in without.team.leads] == ["tutor", None]
    assert [lead.covered for lead in without.team.leads] == [(), ()]
    assert without.team.meeting(a_team().meetings[0].id).heard() == ("mum", "tutor")
    assert without.uncovered() == Uncovered(needs=(SPEECH, SLEEP), goals=["talk"])


def test_without_a_member_who_led() -> None:
    """The lead is gone with them."""
    assert [
        lead.member for lead in a_network().without(members=["nurse"]).team.leads
    ] == ["tutor"]


def test_an_agency_goes_with_its_last_practitioner() -> None:
    """And one that has somebody left, or had nobody there, stays."""
    team = a_team(
        members=[
            Practitioner(id="one", agency="school", role="tutor"),
            Practitioner(id="two", agency="school", role="head of year"),
        ],
        leads=[],
        meetings=[],
    )
    network = TeamNetwork(
        on=ON,
        team=team,
        goals=(TeamGoal(id="g1", area="learning"), TeamGoal(id="g2", area="housing")),
        tasks=(
            TeamTask(id="a1", goal="g1", agency="school"),
            TeamTask(id="a2", goal="g2", agency="council"),
        ),
    )

    assert network.without(members=["one"]).uncovered().is_nothing
    assert network.without(members=["one", "two"]).uncovered().goals == ("g1",)
    assert network.without(members=["one"]).without(
        roles=["Head of  Year"]
    ) == network.without(members=["one", "two"])


def test_what_a_step_down_would_leave() -> None:
    """Newly, beside what nobody holds already; the actions to be taken on by others."""
    left = a_network().left_uncovered(roles=["speech therapist"], agencies=["council"])

    assert (left.leaving, left.agencies, left.tasks) == (
        ("therapist",),
        ("clinic", "council"),
        (ActionId("a1"), ActionId("a2")),
    )
    assert left.newly == Uncovered(needs=(SPEECH, HOUSING), goals=["talk", "home"])
    assert left.already == Uncovered(needs=(SLEEP,))
    assert left.nothing_left is YesNo.NO


def test_nothing_left_uncovered_and_nothing_to_hold() -> None:
    """All held is yes; where nothing is recorded nobody can say."""
    all_held = a_network(needs=(SPEECH,)).left_uncovered(members=["tutor"])

    assert all_held.nothing_left is YesNo.YES
    assert all_held.newly.is_nothing
    assert TeamNetwork(on=ON).left_uncovered().nothing_left is None
    assert TeamNetwork(on=ON, needs=(SLEEP,)).left_uncovered().nothing_left is YesNo.NO


def test_all_who_are_not_there_are_told_at_once() -> None:
    """With near matches."""
    with pytest.raises(UnknownName) as unknown:
        a_network().without(members=["tutr"], agencies=["clinc"], roles=["tutor"])
    assert [problem.code for problem in unknown.value.problems] == [
        "unknown-member",
        "unknown-agency",
        "unknown-role",
    ]
    assert "did you mean tutor?" in str(unknown.value)


# --- who has been there, and who was heard


def test_who_has_been_there_how_long() -> None:
    """In days, where somebody wrote down since when."""
    assert a_network().continuity(BEGAN).members[1:3] == (
        TimeInTeam(member="mum"),
        TimeInTeam(member="therapist", since=BEGAN, days=177),
    )


def test_each_change_of_lead_with_the_gap_between() -> None:
    """Whoever leaves the team leads no longer; earlier changes are not told."""
    kind = LeadKind.LEAD_PRACTITIONER
    began = LeadChange(kind=kind, on=BEGAN, after=["nurse"])
    left = LeadChange(kind=kind, on=date(2026, 5, 1), before=["nurse"])
    follows = LeadChange(kind=kind, on=date(2026, 5, 11), after=["tutor"])

    assert a_network().continuity(BEGAN).lead_changes == (began, left, follows)
    assert a_network().continuity(date(2026, 5, 1)).lead_changes == (left, follows)
    assert a_network(on=date(2026, 3, 2)).continuity(date.min).lead_changes == (began,)


def test_who_has_not_been_heard_from() -> None:
    """With the last day they were, and whether they were asked."""
    silence = a_network().silent(date(2026, 4, 1))

    assert silence.members == (
        SilentMember(member="mentor", asked=0),
        SilentMember(member="tutor", last_heard=date(2026, 1, 12), asked=1),
        SilentMember(member="vicar", asked=0),
    )
    assert silence.agencies == ("school",)
    assert a_network().silent(BEGAN).agencies == ()


# --- who is joined to whom


def test_who_is_joined_through_one_person_only() -> None:
    """By a table, a goal of theirs or a home; being in the team alone is none."""
    found = a_network().links()

    assert found.members == (MemberLink(member="tutor", through="mother"),)
    assert found.unlinked_members == ("mentor", "vicar")
    assert found.people == ()
    assert found.unlinked_people == ("willa", "gran")


def test_an_agency_s_action_joins_its_members_and_a_home_joins_the_family() -> None:
    """Any of its members may be the one who does it."""
    gran = FamilyMember(id="nan", person="gran")
    team = a_team(members=[*a_team().members, gran])
    tasks = [
        TeamTask(id="a1", goal="talk", agency="school"),
        TeamTask(id="a2", goal="college", agency="council"),
    ]
    found = a_network(team=team, tasks=tasks).links()

    assert PersonLink(person="willa", through="nan") in found.people
    assert MemberLink(member="therapist", through="mother") in found.members
    # The tutor met the mother, and the school works with her son.
    assert "tutor" not in {link.member for link in found.members}


def test_a_meeting_held_apart_joins_nobody() -> None:
    """Nobody wrote down who was in which room, and nobody outside the family is one."""
    apart = Meeting(
        id="t1",
        on=ON,
        kind="review",
        attended=(
            Attended(member="mum", how="separately"),
            Attended(member="tutor", how="in-person"),
        ),
    )
    network = a_network(team=a_team(meetings=[apart]), tasks=[])

    assert network.links().unlinked_members == (
        "mentor",
        "therapist",
        "tutor",
        "vicar",
    )


def test_a_meeting_to_come_joins_nobody_yet() -> None:
    """Before they first met, who is joined is joined by what they do."""
    found = a_network(on=date(2026, 1, 11)).links()

    assert found.members == (
        MemberLink(member="nurse", through="otto"),
        MemberLink(member="therapist", through="otto"),
    )
    assert "tutor" in found.unlinked_members


# --- as a graph


def test_a_picture_for_networkx() -> None:
    """Frozen, by role and age, with every kind of node and edge."""
    team = a_team()
    graph = a_network(team=team).to_networkx()
    kinds = {told["kind"] for _, _, told in graph.edges(data=True)}

    assert graph.nodes["member:mum"] == {"kind": "family", "label": "mother"}
    assert graph.nodes["member:tutor"] == {
        "kind": "practitioner",
        "label": "form tutor",
        "leads": "lead-practitioner",
    }
    assert graph.nodes["person:otto"] == {"kind": "person", "label": "child 2, 5"}
    assert graph.nodes["member:vicar"]["label"] == "vicar"
    assert graph.nodes["need:0"] == {"kind": "need", "label": "Speech  and language"}
    assert "member:nurse" not in graph
    assert kinds == {"answers", "belongs-to", "does", "for", "lives-with", "towards"}
    assert sorted(graph.predecessors("goal:talk")) == [
        "action:talk/a1",
        "action:talk/a4",
    ]
    assert graph.in_degree("action:talk/a4") == graph.degree("action:a5") == 0
    with pytest.raises(Exception, match="rozen"):
        graph.add_node("member:other")


def test_a_picture_of_people_nobody_described() -> None:
    """Somebody named only by id is a person, and nothing more is said."""
    graph = a_network(
        people=[],
        team=Team(members=(FamilyMember(id="mum", person="mother"),)),
        tasks=[],
    ).to_networkx()

    assert {graph.nodes[n]["label"] for n in ("person:otto", "member:mum")} == {
        "person"
    }


def test_networkx_is_loaded_at_its_door_only() -> None:
    """Whoever asks for no graph does not wait for networkx."""
    code = (
        "import sys, earlyhelp_core.teams as t, datetime as d;"
        "t.TeamNetwork(on=d.date(2026, 3, 2)).uncovered();"
        "t.Ecomap(on=d.date(2026, 3, 2));"
        "print('networkx' in sys.modules)"
    )
    said = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", code], capture_output=True, check=True
    )

    assert said.stdout.strip() == b"False"


def test_shows_nobody() -> None:
    """Printed, a network shows how many, and a need shows whose and not what."""
    assert repr(a_network(team=Team(), tasks=[])) == (
        "TeamNetwork(on=datetime.date(2026, 7, 1), team=Team(members=<0>, leads=<0>, "
        "vacancies=<0>, meetings=<0>), people=<4>, needs=<3>, goals=<3>, tasks=<0>)"
    )
    assert repr(SPEECH) == "TeamNeed(about='otto')"
