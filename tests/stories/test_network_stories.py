"""
Who holds what, as teams find it out: a step-down, one thread, a school gone quiet.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.assessments import Assessment, Observation
from earlyhelp_core.cases import Case, ecomap, facts_for, team_network
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.people import Family, Household, Membership, Person, Relationship
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyOwner,
    FamilyPlan,
    Goal,
    NetworkMember,
)
from earlyhelp_core.plans import FamilyNetwork as OwnNetwork
from earlyhelp_core.teams import (
    Attendance,
    Attended,
    FamilyMember,
    Meeting,
    PersonLink,
    Practitioner,
    Team,
    TeamNeed,
)
from earlyhelp_core.transitions import CATALOGUE, Handover, Request

BEGAN, ON = date(2025, 9, 8), date(2026, 3, 30)

FAMILY = Family(
    id="f1",
    people=(
        Person(id="mother", sex="female", born=date(1987, 1, 2)),
        Person(id="eldest", born=date(2009, 5, 4)),
        Person(id="otto", born=date(2021, 2, 3)),
        Person(id="gran", sex="female", born=date(1961, 6, 7)),
    ),
    memberships=tuple(Membership(person=p) for p in ("mother", "eldest", "otto")),
    relationships=(
        Relationship(from_="mother", kind="parent-of", to="eldest"),
        Relationship(from_="mother", kind="parent-of", to="otto"),
        Relationship(from_="gran", kind="parent-of", to="mother"),
        Relationship(from_="gran", kind="grandparent-of", to="eldest"),
    ),
    households=(
        Household(
            id="home",
            members=(Membership(person="mother"), Membership(person="otto")),
        ),
        Household(
            id="grans",
            members=(Membership(person="gran"), Membership(person="eldest")),
        ),
    ),
)


def met(name: str, on: date, **how: str) -> Meeting:
    """A meeting of the team, and how each member took part."""
    return Meeting(
        id=name,
        on=on,
        kind="team-around-the-family",
        attended=tuple(
            Attended(member=m, how=Attendance(way)) for m, way in how.items()
        ),
    )


TEAM = Team(
    members=(
        FamilyMember(id="mum", person="mother"),
        FamilyMember(id="nan", person="gran"),
        Practitioner(
            id="worker",
            agency="family-help",
            role="family help lead",
            period=Period(start=BEGAN),
        ),
        Practitioner(id="therapist", agency="speech-clinic", role="speech therapist"),
        Practitioner(id="tutor", agency="school", role="form tutor"),
    ),
    meetings=(
        met(
            "september",
            date(2025, 9, 15),
            mum="in-person",
            worker="in-person",
            therapist="in-person",
            tutor="in-person",
        ),
        met("january", date(2026, 1, 12), mum="in-person", tutor="apologies"),
        met("march", date(2026, 3, 16), worker="in-person", tutor="absent"),
    ),
)
PLAN = FamilyPlan(
    id="plan-1",
    started=date(2025, 9, 15),
    goals=(
        Goal(
            id="talk",
            words="He can tell us what he wants.",
            area="speech and language",
            whose=("otto",),
            actions=(
                Action(
                    id="a1",
                    what="Six sessions.",
                    owner=AgencyOwner(agency="speech-clinic"),
                ),
            ),
        ),
        Goal(
            id="college",
            words="Back at college.",
            area="learning",
            whose=("eldest",),
            actions=(
                Action(id="a2", what="Walk there.", owner=FamilyOwner(person="gran")),
            ),
        ),
        Goal(
            id="home",
            words="No more damp.",
            area="housing",
            actions=(
                Action(id="a3", what="Repair.", owner=AgencyOwner(agency="council")),
            ),
        ),
    ),
    network=OwnNetwork(members=(NetworkMember(relation="neighbour"),)),
)
CASE = Case(
    id="c1",
    ladder=Ladder(
        framework="three-stages", codes=("universal", "targeted", "statutory")
    ),
    family=FAMILY,
    team=TEAM,
    plans=(PLAN,),
    assessments=(
        Assessment(
            id="as1",
            kind="early-help-assessment",
            started=BEGAN,
            observations=(
                Observation(about="otto", side="need", area="Speech and language"),
                Observation(side="need", area="housing"),
            ),
        ),
    ),
)
TALK = TeamNeed(area="Speech and language", about="otto")


def test_a_step_down_would_leave_speech_and_language_to_nobody() -> None:
    """The clinic works with statutory cases only; the council stays, and the family."""
    network = team_network(CASE, ON)
    left = network.left_uncovered(
        agencies=["speech-clinic"], roles=["Family Help lead"]
    )

    assert network.uncovered().is_nothing
    assert (left.leaving, left.tasks) == (("therapist", "worker"), ("a1",))
    assert (left.newly.needs, left.newly.goals) == ((TALK,), ("talk",))
    assert left.nothing_left == "no"

    # The school takes it on before anybody leaves.
    action = Action(id="a4", what="A group.", owner=AgencyOwner(agency="school"))
    taken = evolve(CASE, plans=(PLAN.with_action(PLAN.goals[0].id, action),))
    left = team_network(taken, ON).left_uncovered(
        agencies=["speech-clinic"], roles=["Family Help lead"]
    )
    assert left.newly.is_nothing
    assert left.nothing_left == "yes"


def test_a_grandmother_is_the_only_link_to_the_eldest() -> None:
    """She has him at home and walks him to college; being related joins nobody."""
    links = team_network(CASE, ON).links()

    assert PersonLink(person="eldest", through="nan") in links.people
    without = team_network(CASE, ON).without(members=["nan"])
    assert "eldest" in without.links().unlinked_people
    assert without.uncovered().goals == ("college",)


def test_the_school_has_been_silent_for_two_terms() -> None:
    """Asked twice and heard from neither time; the therapist was not even asked."""
    silence = team_network(CASE, ON).silent(date(2026, 1, 5))
    heard = {str(one.member): (one.last_heard, one.asked) for one in silence.members}

    assert silence.agencies == ("school", "speech-clinic")
    assert heard["tutor"] == (date(2025, 9, 15), 2)
    assert heard["therapist"] == (date(2025, 9, 15), 0)
    assert heard["nan"] == (None, 0)


def test_the_map_the_family_looks_at_together() -> None:
    """The neighbour is on it and the council is; the mother says how it feels."""
    drawn = ecomap(CASE, ON).with_strength("agency:school", "family", "strained")

    assert {node.label for node in drawn.nodes} >= {"neighbour", "council", "mother"}
    assert [
        (tie.kind.value, tie.strength) for tie in drawn.ties_of("agency:school")
    ] == [("in-team", "strained")]


def test_the_step_down_waits_until_somebody_takes_speech_and_language_on() -> None:
    """The handover says who leaves, the plan who goes on, and a rule can ask for it."""
    request = Request(kind="step-down", to="targeted")
    leaving = Handover(
        id="h1",
        kind="step-down",
        to="targeted",
        proposed=date(2026, 3, 23),
        leaving=["therapist", "worker"],
    )
    before = CASE.with_record(leaving)
    action = Action(id="a4", what="A group.", owner=AgencyOwner(agency="school"))
    after = before.with_changed(PLAN.with_action(PLAN.goals[0].id, action))

    assert [
        facts_for(case, request, on=ON).nothing_left_uncovered
        for case in (CASE, before, after)
    ] == [None, "no", "yes"]
    asked = CATALOGUE["every-need-held-after"]
    assert [fact.name for fact in asked.facts] == ["nothing-left-uncovered"]
