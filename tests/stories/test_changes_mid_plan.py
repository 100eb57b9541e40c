"""
What changes while a plan is under way: holidays, agreement, boroughs, one child's need.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import (
    Assessment,
    AssessmentKind,
    Contrary,
    ContraryEvidence,
    JudgedLevel,
    NotConsidered,
    Visit,
    WhyNotConsidered,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import (
    ActionId,
    AgencyId,
    AssessmentId,
    GoalId,
    LevelCode,
    MemberId,
    PersonId,
    PlanId,
)
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyMeeting,
    FamilyNetwork,
    FamilyOwner,
    FamilyPlan,
    Goal,
    GoalStatus,
    MeetingOutcome,
    NetworkMember,
    OfferAnswer,
    PlanAgreement,
    Response,
    SafetyPlan,
    SafetyStep,
    Supporter,
)
from earlyhelp_core.teams import (
    CoverPeriod,
    FamilyMember,
    Lead,
    LeadKind,
    Practitioner,
    Team,
    Vacancy,
)

MOTHER, FATHER, ELDER, YOUNGER, HALF_BROTHER = (
    PersonId(name) for name in ("mother", "father", "elder", "younger", "half-brother")
)
MORNINGS, FLAT = GoalId("mornings"), GoalId("flat")

PLAN = FamilyPlan(
    id=PlanId("plan-1"),
    started=date(2026, 3, 2),
    goals=(
        Goal(id=MORNINGS, words="Calm mornings.", area="family routine"),
        Goal(
            id=FLAT,
            words="A dry flat.",
            area="housing",
            actions=(
                Action(
                    id=ActionId("survey"),
                    what="Look at the damp.",
                    owner=AgencyOwner(agency=AgencyId("housing-here")),
                    due=date(2026, 5, 1),
                ),
            ),
        ),
    ),
)


def said(
    person: str, answer: Response, on: date, words: str | None = None
) -> PlanAgreement:
    """What somebody said to the plan."""
    return PlanAgreement(person=PersonId(person), said=answer, on=on, words=words)


def test_a_lead_goes_on_holiday_and_then_leaves_before_the_summer() -> None:
    """At Whitsun somebody stands in; in summer nobody leads; two leads in a year."""
    tutor, hub = (
        Practitioner(id=MemberId(name), agency=AgencyId(agency), role=role)
        for name, agency, role in [
            ("tutor", "school", "form tutor"),
            ("hub", "family-hub", "family support worker"),
        ]
    )
    begins, leaves, back = date(2026, 3, 2), date(2026, 7, 17), date(2026, 9, 7)
    first = Lead(
        kind=LeadKind.LEAD_PRACTITIONER,
        member=tutor.id,
        period=Period(start=begins, end=leaves),
        accepted=begins,
        covered=(
            CoverPeriod(
                member=hub.id,
                period=Period(start=date(2026, 5, 25), end=date(2026, 5, 29)),
            ),
        ),
    )
    second = evolve(
        first, member=hub.id, period=Period(start=back), accepted=back, covered=()
    )
    gap = Vacancy(
        kind=LeadKind.LEAD_PRACTITIONER,
        since=date(2026, 7, 18),
        until=date(2026, 9, 6),
    )
    mum = FamilyMember(id=MemberId("mum"), person=MOTHER)
    team = Team(members=(mum, tutor, hub), leads=(first, second), vacancies=(gap,))
    term, whitsun, summer, autumn = (
        date(2026, 5, 18),
        date(2026, 5, 26),
        date(2026, 8, 3),
        date(2026, 9, 14),
    )

    assert [team.to_ring(on) for on in (term, whitsun, summer, autumn)] == [
        ("tutor",),
        ("hub",),
        (),
        ("hub",),
    ]
    assert team.has_lead(summer) is YesNo.NO
    # The same worker stood in at Whitsun and led from September: that is one new face.
    assert team.stability(first.kind, since=begins, on=whitsun) == 1
    assert team.stability(first.kind, since=begins, on=autumn) == 2
    assert team.stability(first.kind, since=gap.since, on=summer) == 0


def test_agreement_is_withdrawn_mid_plan() -> None:
    """The plan does not vanish: what was done stands, and who stays on is named."""
    asked, withdrawn = date(2026, 3, 2), date(2026, 5, 11)
    plan = (
        PLAN.with_answer(said("mother", Response.AGREES, asked))
        .with_answer(said("father", Response.COULD_NOT_ANSWER, asked))
        .with_version(on=asked, because="As first agreed.")
        .with_answer(
            said("mother", Response.DOES_NOT_AGREE, withdrawn, "Too many meetings.")
        )
    )

    assert [plan.answer_of(MOTHER, on) for on in (asked, withdrawn)] == [
        Response.AGREES,
        Response.DOES_NOT_AGREE,
    ]
    assert plan.dissenting(withdrawn) == (MOTHER,)
    assert plan.is_open(withdrawn)

    aunt = Supporter(person=PersonId("aunt"), agreed_on=withdrawn)
    ended = evolve(
        plan.with_goal_status(
            MORNINGS, "partly-met", on=withdrawn, because="Better until Easter."
        )
        .without_goal(FLAT, because="They want no more of it.", on=withdrawn)
        .with_action_status(
            ActionId("survey"), "no-longer-needed", on=withdrawn, note="As asked."
        ),
        supporter=aunt,
        ended=date(2026, 5, 15),
    )

    assert str(ended.share_of_outcomes_met()) == "0 of 2"
    assert ended.loose_ends() == ()
    # Long after the plan has ended it still says whom they can ring.
    assert ended.as_of(date(2027, 1, 4)).supporter == aunt


def test_a_family_moves_borough_mid_plan() -> None:
    """The plan goes on, reworded; the old promises stay, the family is asked anew."""
    agreed, moved = date(2026, 3, 2), date(2026, 6, 1)
    here = PLAN.with_answer(said("mother", Response.AGREES, agreed)).with_version(
        on=agreed, because="As first agreed."
    )
    there = (
        here.with_action_status(
            ActionId("survey"), "carried-over", on=moved, note="For housing there."
        )
        .with_action(
            FLAT,
            Action(
                id=ActionId("survey-there"),
                what="Look at the damp, again.",
                owner=AgencyOwner(agency=AgencyId("housing-there")),
                set_on=moved,
                due=date(2026, 7, 1),
            ),
        )
        .with_version(on=moved, because="They live in the next borough now.")
    )

    def owners(on: date) -> list[str]:
        version = there.version(on)
        assert version is not None
        promised = [action for goal in version.goals for action in goal.actions]
        return [
            str(action.owner.agency)
            for action in promised
            if isinstance(action.owner, AgencyOwner)
        ]

    assert [goal.id for goal in there.goals] == [goal.id for goal in here.goals]
    assert [owners(on) for on in (agreed, moved)] == [
        ["housing-here"],
        ["housing-there"],
    ]
    # Carried over is settled here: the old borough's delay is not the new one's.
    assert there.drift(date(2026, 6, 15)) == ()
    assert there.as_of(date(2026, 5, 20)).drift(date(2026, 5, 20)) != ()
    assert there.answer_of(MOTHER, moved) is Response.AGREES
    assert there.answer_to_version(MOTHER, moved) is None


def test_siblings_stand_at_different_levels_and_a_half_brother_elsewhere() -> None:
    """One assessment, a judgement of each, and nobody left out in silence."""
    done = date(2026, 4, 1)
    assessment = Assessment(
        id=AssessmentId("assessment-1"),
        kind=AssessmentKind.EARLY_HELP_ASSESSMENT,
        children=(ELDER, YOUNGER),
        started=date(2026, 3, 2),
        completed=done,
        visits=(
            Visit(on=date(2026, 3, 4), took_place=YesNo.NO),
            Visit(
                on=date(2026, 3, 11),
                seen=(MOTHER, ELDER, YOUNGER),
                seen_alone=(ELDER,),
            ),
        ),
        not_considered=(
            NotConsidered(
                child=HALF_BROTHER,
                because=WhyNotConsidered.LIVES_ELSEWHERE,
                words="With his grandmother; nobody has rung her.",
            ),
        ),
        judged_level=LevelCode("universal"),
        judged=(
            JudgedLevel(
                child=ELDER,
                level=LevelCode("targeted"),
                rationale="He looks after everybody.",
            ),
        ),
    )
    every = (ELDER, YOUNGER, HALF_BROTHER)

    assert [assessment.judged_for(child) for child in every] == [
        "targeted",
        "universal",
        None,
    ]
    assert assessment.unaccounted_for(every) == ()
    assert [assessment.consideration_of(child) for child in every] == [
        YesNo.YES,
        YesNo.YES,
        YesNo.NO,
    ]
    assert [assessment.seen_alone(child, done) for child in every] == [
        YesNo.YES,
        YesNo.NO,
        YesNo.NO,
    ]

    later = assessment.with_contrary(
        ContraryEvidence(
            kind=Contrary.CHILD_SAYS_OTHERWISE,
            on=date(2026, 5, 4),
            about=(YOUNGER,),
            words="It is her who gets everybody up.",
        )
    )
    june = date(2026, 6, 1)
    # The judgement stands as it was written, beside what came after it.
    assert later.judged_for(YOUNGER) == "universal"
    assert [
        len(later.contrary_since_completed(june, child=child)) for child in every
    ] == [0, 1, 0]


def test_a_safety_plan_that_one_parent_must_not_learn_of() -> None:
    """It is in the plan, and in nothing that he is shown or that is logged."""
    made = date(2026, 3, 2)
    safety = SafetyPlan(
        made=made,
        protects=(ELDER, YOUNGER),
        warning_signs="He comes to the school.",
        safe_places="Gran's, by the back door.",
        steps=(
            SafetyStep(what="Ring Gran.", owner=FamilyOwner(person=ELDER)),
            SafetyStep(
                what="Let nobody else collect them.",
                owner=AgencyOwner(agency=AgencyId("school")),
            ),
        ),
        agreed=(said("mother", Response.AGREES, made),),
        review_due=date(2026, 3, 30),
        not_to_be_told=(FATHER,),
    )
    plan = PLAN.with_safety_plan(safety)

    assert plan.safe_for(MOTHER) == plan
    assert plan.safe_for(FATHER) == PLAN
    assert repr(plan) == repr(PLAN)
    assert safety.is_review_overdue(date(2026, 4, 1))

    # A worker asks him about it: the record says so, and that somebody must act.
    told = evolve(
        safety,
        agreed=(*safety.agreed, said("father", Response.DOES_NOT_AGREE, made)),
    )
    assert told.exposed_to() == (FATHER,)
    assert PLAN.with_safety_plan(told).safe_for(FATHER) == PLAN


def test_a_family_that_first_did_not_want_a_meeting_of_its_own() -> None:
    """Offered twice, held once, and Gran's mornings are worth a goal readded."""
    first = FamilyMeeting(
        offered=date(2026, 3, 9),
        answer=OfferAnswer.DID_NOT_WANT,
        answered=date(2026, 3, 9),
    )
    second = FamilyMeeting(
        offered=date(2026, 5, 4),
        answer=OfferAnswer.WANTED,
        answered=date(2026, 5, 6),
        held=date(2026, 6, 6),
        outcome=MeetingOutcome.PLAN_MADE,
        words="Gran has them on school mornings.",
    )
    gran = NetworkMember(
        relation="grandmother",
        offers="School mornings.",
        period=Period(start=date(2026, 6, 8)),
    )
    plan = evolve(
        PLAN.without_goal(
            MORNINGS, because="Nobody can do mornings.", on=date(2026, 4, 1)
        ).with_goal_readded(MORNINGS, because="Gran can.", on=date(2026, 6, 8)),
        network=FamilyNetwork(members=(gran,), meetings=(first, second)),
    )
    may, summer = date(2026, 5, 5), date(2026, 7, 1)

    assert plan.network is not None
    assert [len(plan.network.held(on)) for on in (may, summer)] == [0, 1]
    assert plan.network.offering(may) == ()
    assert [plan.as_of(on).goal(MORNINGS).status for on in (may, summer)] == [
        GoalStatus.REMOVED,
        GoalStatus.ACTIVE,
    ]
    assert plan.loose_ends() == ()
