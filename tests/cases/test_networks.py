"""
A case as a network: who holds what, and agencies over many cases.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.assessments import Assessment, Observation, SideLike
from earlyhelp_core.cases import Case, observed_network, team_network
from earlyhelp_core.contacts import UnmetNeed
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import Family, Household, Membership, Person, Relationship
from earlyhelp_core.plans import Action, FamilyPlan, Goal
from earlyhelp_core.plans import AgencyOwner as Agency
from earlyhelp_core.plans import FamilyOwner as OfFamily
from earlyhelp_core.teams import (
    FamilyMember,
    Practitioner,
    SharedFamilies,
    Team,
    TeamGoal,
    TeamNeed,
    TeamTask,
)
from tests.cases.builders import FAMILY, ON, a_case

FEBRUARY, MARCH = date(2026, 2, 2), ON
SLEEP = TeamNeed(area="sleep", about="otto")
TEAM = Team(
    members=(
        FamilyMember(id="mum", person="mother"),
        Practitioner(id="tutor", agency="school", role="Form tutor"),
        Practitioner(id="senco", agency="school", role="SENCO"),
        Practitioner(id="therapist", agency="clinic", role="therapist"),
    )
)


def a_goal(name: str = "g1", area: str = "sleep", **parts: object) -> Goal:
    """A goal for Otto in an area, with *parts* as given."""
    whole: dict[str, object] = {"words": "Sleep.", "whose": ("otto",), **parts}
    return Goal(id=name, area=area, **whole)  # type: ignore[arg-type] # checked at run time


def a_plan(*goals: Goal, name: str = "plan-1", ended: date | None = None) -> FamilyPlan:
    """A plan since February."""
    return FamilyPlan(id=name, started=FEBRUARY, goals=goals, ended=ended)


def an_assessment(
    name: str, *seen: Observation, started: date = FEBRUARY
) -> Assessment:
    """An assessment in which that was seen."""
    return Assessment(
        id=name, kind="early-help-assessment", started=started, observations=seen
    )


def noted(side: SideLike, on: date | None = None, area: str = "sleep") -> Observation:
    """What was noted about Otto."""
    return Observation(about="otto", side=side, area=area, on=on)


def needs(case: Case, on: date = ON) -> tuple[TeamNeed, ...]:
    """The needs that a case tells of on a day."""
    return team_network(case, on).needs


# --- goals and actions


def test_goals_that_are_worked_on_and_actions_that_are_open() -> None:
    """In open plans, on the day; what ended, is put off or is done is left out."""
    goal = a_goal(
        actions=(
            Action(id="a1", what="Ask."),
            Action(id="a2", what="Ask.", status="done", settled_on=MARCH),
            Action(id="a3", what="Ask.", set_on=date(2026, 4, 1)),
        )
    )
    case = a_case(
        plans=(
            a_plan(goal, a_goal("g2", status="future"), a_goal("g3", status="met")),
            a_plan(a_goal("g4"), name="plan-2", ended=date(2026, 2, 9)),
        )
    )
    network = team_network(case, ON)
    before = team_network(case, date(2026, 3, 1))

    assert network.goals == (TeamGoal(id="g1", area="sleep", whose=["otto"]),)
    assert network.tasks == (TeamTask(id="a1", goal="g1"),)
    assert [task.id for task in before.tasks] == ["a1", "a2"]
    assert [goal.id for goal in team_network(case, FEBRUARY).goals] == ["g1", "g4"]


@pytest.mark.parametrize(
    ("owner", "holder"),
    [
        (None, {}),
        (OfFamily(person="mother"), {"member": "mum"}),
        (OfFamily(person="willa"), {"person": "willa"}),
        (Agency(agency="clinic"), {"member": "therapist"}),
        (Agency(agency="clinic", role="doctor"), {"agency": "clinic"}),
        (Agency(agency="school"), {"agency": "school"}),
        (Agency(agency="school", role="form tutor"), {"member": "tutor"}),
        (Agency(agency="housing"), {"agency": "housing"}),
    ],
)
def test_whose_an_action_is(
    owner: Agency | OfFamily | None, holder: dict[str, str]
) -> None:
    """A member's where one can be named; otherwise the agency's or the person's."""
    goal = a_goal(actions=(Action(id="a1", what="Ask.", owner=owner),))
    [task] = team_network(a_case(plans=(a_plan(goal),), team=TEAM), ON).tasks

    assert task == evolve(TeamTask(id="a1", goal="g1"), **holder)


def test_two_plans_may_each_have_an_action_of_one_id() -> None:
    """The record allows it, so the network does."""
    actions = (Action(id="a1", what="Ask."),)
    case = a_case(
        plans=(
            a_plan(a_goal(actions=actions)),
            a_plan(a_goal("g2", actions=actions), name="plan-2"),
        )
    )

    assert [task.key for task in team_network(case, ON).tasks] == ["g1/a1", "g2/a1"]


# --- needs


def test_a_need_is_what_was_last_noted_as_one() -> None:
    """A later strength takes it back, a worry does not; one day may tell of both."""
    need, strength = noted("need", FEBRUARY), noted("strength", MARCH)

    assert needs(a_case(assessments=(an_assessment("as1", need),))) == (SLEEP,)
    both = an_assessment("as1", need, strength)
    assert needs(a_case(assessments=(both,)), date(2026, 3, 1)) == (SLEEP,)
    assert needs(a_case(assessments=(both,))) == ()
    same_day = an_assessment("as1", strength, noted("need", MARCH, "Sleep"))
    assert needs(a_case(assessments=(same_day,))) == (SLEEP,)
    worried = an_assessment("as1", need, noted("worry", MARCH))
    assert needs(a_case(assessments=(worried,))) == (SLEEP,)
    only = an_assessment("as1", noted("worry", MARCH))
    assert needs(a_case(assessments=(only,))) == ()


def test_what_has_no_day_is_of_its_assessment() -> None:
    """Of its completion, or of its beginning."""
    later = evolve(an_assessment("as2", noted("strength")), completed=date(2026, 2, 20))
    first = an_assessment("as1", noted("need", date(2026, 2, 10)))

    assert needs(a_case(assessments=(first, later))) == ()
    assert needs(a_case(assessments=(first, later)), date(2026, 2, 15)) == (SLEEP,)


def test_a_goal_that_was_met_since_meets_the_need() -> None:
    """Met before it was noted, in another area or for another child, it does not."""
    seen = (an_assessment("as1", noted("need", MARCH)),)
    met = a_goal(status="met", ended_on=MARCH)
    others = (
        evolve(met, ended_on=date(2026, 3, 1)),
        evolve(met, area="play"),
        evolve(met, whose=("willa",)),
        evolve(met, status="partly-met"),
    )

    assert needs(a_case(assessments=seen, plans=(a_plan(met),))) == ()
    undated = evolve(met, ended_on=None)
    assert needs(a_case(assessments=seen, plans=(a_plan(undated),))) == ()
    assert [
        needs(a_case(assessments=seen, plans=(a_plan(goal),))) for goal in others
    ] == [(SLEEP,)] * 4


def test_what_the_family_needs_and_cannot_get() -> None:
    """For each of those whose it is; not what they chose not to take up."""
    unmet = UnmetNeed(id="u1", area="housing", why="waiting-list")
    case = a_case(
        unmet_needs=(
            unmet,
            evolve(unmet, id="u2", area="sleep", who=("otto", "willa")),
            evolve(unmet, id="u3", area="play", met=MARCH),
            evolve(unmet, id="u4", area="art", why="family-chose-not-to"),
        ),
        assessments=(an_assessment("as1", noted("need")),),
    )

    assert needs(case) == (
        TeamNeed(area="housing"),
        SLEEP,
        TeamNeed(area="sleep", about="willa"),
    )


# --- the family


def test_the_family_by_role_and_age_and_who_shares_a_home() -> None:
    """Members and every child; others only where something is theirs."""
    family = evolve(
        FAMILY,
        people=(*FAMILY.people, Person(id="gran", sex="female"), Person(id="aunt")),
        relationships=(
            *FAMILY.relationships,
            Relationship(from_="gran", kind="grandparent-of", to="willa"),
            Relationship(from_="mother", kind="friend-of", to="gran", lives_with="yes"),
        ),
        households=(
            Household(
                id="h1",
                members=(
                    Membership(person="mother"),
                    Membership(person="otto"),
                    Membership(person="willa", period=Period(start=date(2026, 4, 1))),
                ),
            ),
        ),
    )
    goal = a_goal(
        actions=(Action(id="a1", what="Ask.", owner=OfFamily(person="gran")),)
    )
    network = team_network(a_case(family=family, plans=(a_plan(goal),)), ON)

    assert [(p.id, p.label, p.lives_with) for p in network.people] == [
        ("mother", "parent", ("gran", "otto")),
        ("otto", "child 1, 11", ("mother",)),
        ("willa", "child 2, 8", ()),
        ("gran", "grandmother", ("mother",)),
    ]


# --- many


def test_agencies_over_many_cases() -> None:
    """Two cases of one family are one family."""
    family, team = Family(id="f2"), Team(members=TEAM.members[1:])
    cases = [
        a_case(team=TEAM),
        a_case(team=TEAM, id="c2"),
        a_case(team=team, id="c3", family=family),
    ]
    found = observed_network(cases, ON, at_least=2)

    assert [(s.pair.first, s.families) for s in found.pairs] == [("clinic", 2)]
    assert isinstance(found.pairs[0], SharedFamilies)
    assert observed_network(cases, ON).suppressed == 1
