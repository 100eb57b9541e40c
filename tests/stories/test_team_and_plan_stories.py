"""
A plan and a team as families live them: summer holidays, empty chairs, goals given up.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import (
    Assessment,
    AssessmentKind,
    MissingVoice,
    Scaling,
    Visit,
    Voice,
    VoiceMethod,
    profile,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import (
    ActionId,
    AgencyId,
    AssessmentId,
    GoalId,
    MeasureId,
    MeetingId,
    MemberId,
    PersonId,
    PlanId,
)
from earlyhelp_core.outcomes import Better, Measure, Reading, change
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyOwner,
    FamilyPlan,
    Goal,
    GoalGap,
    GoalStatus,
    Lack,
    Owner,
)
from earlyhelp_core.teams import (
    Attendance,
    Attended,
    FamilyMember,
    Lead,
    LeadKind,
    Meeting,
    MeetingKind,
    Practitioner,
    Team,
    Vacancy,
)

MOTHER, FATHER, CHILD = (PersonId(p) for p in ("mother", "father", "child"))
MUM, DAD = (
    FamilyMember(id=MemberId(name), person=person)
    for name, person in (("mum", MOTHER), ("dad", FATHER))
)
TUTOR = Practitioner(id=MemberId("tutor"), agency=AgencyId("school"), role="form tutor")
HUB = Practitioner(
    id=MemberId("hub"), agency=AgencyId("family-hub"), role="family support worker"
)


def meeting(on: date, kind: MeetingKind, **how: Attendance) -> Meeting:
    """A meeting, and how each member named took part."""
    return Meeting(
        id=MeetingId(f"meeting-{on:%Y-%m-%d}"),
        on=on,
        kind=kind,
        attended=tuple(
            Attended(member=MemberId(name), how=way) for name, way in how.items()
        ),
    )


def test_a_lead_leaves_before_the_summer_holidays() -> None:
    """Cover until then, a gap that is written down, and a new lead in September."""
    leaves, back = date(2026, 7, 17), date(2026, 9, 7)
    tutor = evolve(TUTOR, period=Period(start=date(2026, 3, 2), end=leaves))
    first = Lead(
        kind=LeadKind.LEAD_PRACTITIONER,
        member=tutor.id,
        period=Period(start=date(2026, 3, 2), end=leaves),
        accepted=date(2026, 3, 4),
        cover=HUB.id,
    )
    gap = Vacancy(
        kind=LeadKind.LEAD_PRACTITIONER,
        since=date(2026, 7, 18),
        until=date(2026, 9, 6),
        reason="The school is closed.",
    )
    second = Lead(
        kind=LeadKind.LEAD_PRACTITIONER,
        member=HUB.id,
        period=Period(start=back),
        accepted=back,
        chosen_by_family=YesNo.YES,
    )
    team = Team(members=(MUM, tutor, HUB), leads=(first, second), vacancies=(gap,))
    term, summer, autumn = date(2026, 7, 1), date(2026, 8, 3), date(2026, 9, 14)

    assert [team.has_lead(on) for on in (term, summer, autumn)] == [
        YesNo.YES,
        YesNo.NO,
        YesNo.YES,
    ]
    assert [lead.cover for lead in team.leading(term)] == [HUB.id]
    assert team.leading(autumn) == (second,)
    # In August nobody knew yet that September would bring a lead.
    assert team.as_of(summer).has_lead(autumn) is YesNo.NO


def test_a_lead_leaves_and_nobody_writes_down_what_follows() -> None:
    """Nobody can say whether the family has a lead: that is neither yes nor no."""
    leaves = date(2026, 7, 17)
    lead = Lead(
        kind=LeadKind.LEAD_PRACTITIONER,
        member=TUTOR.id,
        period=Period(start=date(2026, 3, 2), end=leaves),
    )

    assert Team(members=(TUTOR,), leads=(lead,)).has_lead(date(2026, 8, 3)) is None


def test_a_meeting_is_held_without_the_family() -> None:
    """The record says so; with the parents in two rooms, both were there."""
    without = meeting(
        date(2026, 4, 1),
        MeetingKind.PROFESSIONALS,
        tutor=Attendance.IN_PERSON,
        hub=Attendance.VIRTUAL,
    )
    apart = meeting(
        date(2026, 4, 22),
        MeetingKind.TEAM_AROUND_THE_FAMILY,
        mum=Attendance.IN_PERSON,
        dad=Attendance.SEPARATELY,
        tutor=Attendance.IN_PERSON,
        hub=Attendance.SENT_UPDATE,
    )
    team = Team(members=(MUM, DAD, TUTOR, HUB), meetings=(without, apart))

    assert [team.family_present(held.id) for held in team.meetings] == [
        YesNo.NO,
        YesNo.YES,
    ]
    assert team.not_heard_from(date(2026, 4, 10)) == (MUM, DAD)
    assert team.not_heard_from(date(2026, 4, 22)) == ()


def test_a_goal_is_given_up_and_stays_in_the_count() -> None:
    """Two goals met of three, though one of the three was given up on the way."""
    plan = FamilyPlan(id=PlanId("plan-1"), started=date(2026, 3, 2))
    for name in ("mornings", "school", "flat"):
        plan = plan.with_goal(Goal(id=GoalId(name), words="…", area=name))
    plan = plan.without_goal(
        GoalId("flat"), because="They chose to stay near Gran.", on=date(2026, 5, 1)
    )
    for name in ("mornings", "school"):
        goal = plan.goal(GoalId(name))
        plan = plan.with_goal(
            evolve(goal, status=GoalStatus.MET, ended_on=date(2026, 7, 1))
        )

    assert str(plan.share_of_outcomes_met()) == "2 of 3"
    assert plan.smart_gaps() == ()
    in_june = plan.as_of(date(2026, 6, 1))
    assert str(in_june.share_of_outcomes_met()) == "0 of 3"
    assert in_june.goal(GoalId("flat")).status is GoalStatus.REMOVED


def test_housing_is_late_and_the_family_is_not_blamed() -> None:
    """Only an agency's delay is drift, and what is nobody's is a gap in the plan."""
    due = date(2026, 4, 1)
    flat = Goal(
        id=GoalId("flat"),
        words="A dry flat.",
        area="housing",
        measure=MeasureId("damp-rooms"),
        baseline=2,
        target=0,
        due=date(2026, 9, 1),
    )
    plan = FamilyPlan(id=PlanId("plan-1"), started=date(2026, 3, 2), goals=(flat,))
    owners: dict[str, Owner] = {
        "survey": AgencyOwner(agency=AgencyId("housing")),
        "photographs": FamilyOwner(person=MOTHER),
    }
    for name, owner in owners.items():
        todo = Action(id=ActionId(name), what="…", owner=owner, due=due)
        plan = plan.with_action(flat.id, todo)
    plan = plan.with_action(flat.id, Action(id=ActionId("ring"), what="…", due=due))
    may = date(2026, 5, 1)

    assert [action.id for action in plan.drift(may)] == ["survey"]
    assert [a.id for a in plan.overdue(may)] == ["survey", "photographs", "ring"]
    assert plan.smart_gaps() == (GoalGap(goal=flat.id, lacks=Lack.OWNER),)
    assert plan.actions_settled(may) is YesNo.NO


def test_a_child_is_not_in_when_called_on_and_draws_her_week_later() -> None:
    """Two attempts and a talk alone; and two views of one scale, five apart."""
    assessment = Assessment(
        id=AssessmentId("assessment-1"),
        kind=AssessmentKind.EARLY_HELP_ASSESSMENT,
        children=(CHILD,),
        started=date(2026, 3, 2),
        visits=(
            Visit(on=date(2026, 3, 4), took_place=YesNo.NO),
            Visit(on=date(2026, 3, 6), took_place=YesNo.NO),
            Visit(on=date(2026, 3, 11), seen=(MOTHER, CHILD), seen_alone=(CHILD,)),
        ),
        voices=(
            Voice(
                child=CHILD,
                on=date(2026, 3, 6),
                missing_because=MissingVoice.NOT_SEEN,
            ),
            Voice(child=CHILD, on=date(2026, 3, 11), method=VoiceMethod.DRAWN),
        ),
        scalings=(
            Scaling(question="How do mornings go?", value=8, by=MOTHER),
            Scaling(question="How do mornings go?", value=3, by=CHILD),
        ),
    )
    days = (date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 11))

    assert [assessment.as_of(on).heard(CHILD) for on in days] == [
        None,
        YesNo.NO,
        YesNo.YES,
    ]
    assert [scale.apart for scale in profile(assessment).scales] == [5]


def test_behaviour_points_fall_and_that_is_an_improvement() -> None:
    """From 108 to 42 in two terms, because the measure says that lower is better."""
    points = Measure(
        id=MeasureId("behaviour-points"),
        title="Behaviour points",
        unit="points in a term",
        better=Better.LOWER,
        lowest=0,
    )
    terms = [
        Reading(measure=points.id, about=CHILD, on=on, value=value, source="school")
        for on, value in [
            (date(2025, 12, 19), 108),
            (date(2026, 3, 27), 61),
            (date(2026, 7, 17), 42),
        ]
    ]
    step = change(points, terms, about=CHILD)

    assert step is not None
    assert (step.difference, step.improved) == (-66, YesNo.YES)
    # No source says more than that it fell while the family was helped.
    assert change(points, terms) is None
