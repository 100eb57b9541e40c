"""
Agencies disagree about a family: what is due on which day, and what never waits.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.contacts import Referral
from earlyhelp_core.fields import evolve
from earlyhelp_core.plans import Action, AgencyOwner, FamilyPlan, Goal
from earlyhelp_core.transitions import (
    Disagreement,
    DisagreementEnd,
    Facts,
    Kind,
    Request,
    SafetyAction,
    disagreement_facts,
    drift_offers,
    standing_of,
    weigh,
)
from tests.cases.builders import a_case, a_move

ST_HELENS = partnerships.load("st-helens", on=None).procedure("disagreement")
DEFAULT = partnerships.load("england", on=None).procedure("disagreement")
BOROUGH = partnerships.load("kensington-and-chelsea", on=date(2022, 11, 21))

#: A school nurse and a social worker see a child's level of need differently.
RAISED = Disagreement(
    id="d1",
    about="level-of-need",
    raised=date(2026, 3, 30),
    raised_by_role="school nurse",
    raised_by_agency="school-nursing",
    with_agency="social-work",
    pathway=ST_HELENS.id,
)


def test_through_the_stages_of_st_helens_day_by_day() -> None:
    """
    Monday to Friday in the week before Easter 2026, and what each day asks for.

    Manager and manager speak on Wednesday 1 April, after the notice: their answer is
    due on Thursday, and the whole process within five working days. Good Friday and
    Easter Monday are none, so that is Friday 10 April.
    """
    monday, tuesday, wednesday, thursday = (
        date(2026, 3, 30),
        date(2026, 3, 31),
        date(2026, 4, 1),
        date(2026, 4, 2),
    )
    walked = RAISED.with_stage("practitioners", on=monday, by_role="school nurse")
    assert standing_of(walked, ST_HELENS, on=monday).next_decided_by == (
        "the line manager of whoever disagrees",
    )

    walked = walked.with_answer(on=monday, by_role="social worker").with_stage(
        "line-manager", on=tuesday
    )
    invoke = Request(kind="step-up", to="managers")
    asked = weigh(
        ST_HELENS, invoke, disagreement_facts(walked, ST_HELENS, on=wednesday)
    )
    assert [f.requirement for f in asked.outstanding] == ["escalation-notice"]

    walked = evolve(walked, notice_given=wednesday)
    asked = weigh(
        ST_HELENS, invoke, disagreement_facts(walked, ST_HELENS, on=wednesday)
    )
    assert asked.met
    assert [(o.do, o.due) for o in asked.obligations][:3] == [
        ("answer", thursday),
        ("have the whole process done", date(2026, 4, 10)),
        ("send a copy of the notice to the board manager", None),
    ]

    walked = walked.with_stage("managers", on=wednesday, by_role="named nurse")
    on_time = standing_of(walked, ST_HELENS, on=thursday)
    late = standing_of(walked, ST_HELENS, on=date(2026, 4, 3))
    assert [(f.answer_due, str(f.overdue)) for f in (on_time, late)] == [
        (thursday, "no"),
        (thursday, "yes"),
    ]
    up = Request(kind="step-up", to="service-managers")
    assert [
        weigh(ST_HELENS, up, disagreement_facts(walked, ST_HELENS, on=day)).met
        for day in (thursday, date(2026, 4, 3))
    ] == [False, True]

    walked = walked.with_stage("service-managers", on=date(2026, 4, 7)).with_end(
        DisagreementEnd(on=date(2026, 4, 8), how="decided", by_role="service manager")
    )
    settled = standing_of(walked, ST_HELENS, on=date(2026, 4, 8))
    assert (settled.stage, settled.answer_due, settled.next_stage) == (None, None, None)


def test_safety_on_the_first_day_while_the_disagreement_goes_on() -> None:
    """
    The school refers on Monday; the stages go on all week, and hold nothing.

    Every answer of the ladder names the referral first while harm is suspected, the
    support pathway says yes to it whatever stage the disagreement is at, and the
    straight way to whoever can decide is open.
    """
    monday = date(2022, 11, 21)
    disagreement = (
        evolve(RAISED, raised=monday, pathway=DEFAULT.id)
        .with_stage("practitioners", on=monday)
        .with_safety_action(
            SafetyAction(on=monday, by_role="safeguarding lead", referral="r1")
        )
    )
    case = a_case(
        ladder=BOROUGH.framework.ladder,
        starts_at="targeted",
        referrals=[
            Referral(
                id="r1",
                received=monday,
                from_role="safeguarding lead",
                to="statutory",
                harm_suspected="yes",
            )
        ],
        disagreements=[disagreement],
    )

    for on in (monday, date(2022, 11, 25)):
        assert BOROUGH.ask(case, "refer", on=on).met
        up = BOROUGH.ask(
            case, "step-up", to="line-managers", on=on, pathway="disagreement"
        )
        assert up.met
        assert up.obligations[0].by == "whoever suspects harm"
        assert {f.requirement: f.state.value for f in up.findings} == {
            "disagreement-tried-here": "met",
            "safety-meanwhile": "met",
            "family-wish-recorded": "not-recorded",
        }
    leap = BOROUGH.ask(
        case, "step-up", to="directors", on=monday, pathway="disagreement"
    )
    assert leap.met


def test_where_harm_is_suspected_no_stage_waits_for_paper() -> None:
    """Neither the answer that is due nor the notice holds up the next stage."""
    for level, to in (
        ("practitioners", "line-manager"),
        ("line-manager", "managers"),
        ("managers", "service-managers"),
    ):
        facts = Facts(on=date(2026, 3, 2), level=level, harm="suspected")
        answer = weigh(ST_HELENS, Request(kind="step-up", to=to), facts)
        assert answer.met
        assert answer.obligations[0].due == date(2026, 3, 2)


def test_where_nobody_suspects_harm_stages_are_not_skipped() -> None:
    """The straight way is for a child who may be at risk; else it is no move here."""
    facts = Facts(on=date(2026, 3, 2), level="practitioners", harm="none")
    answer = weigh(DEFAULT, Request(kind="step-up", to="directors"), facts)

    assert [f.requirement for f in answer.outstanding] == ["no-rule"]


def test_it_is_no_veto_on_what_the_family_wishes() -> None:
    """
    Agencies still disagree about closing, and the family's own decision stands.

    The support pathway asks what it always asks, and not whether agencies agree.
    """
    on = date(2022, 11, 21)
    case = a_case(
        ladder=BOROUGH.framework.ladder,
        moves=[a_move("m1", date(2022, 3, 1), "targeted")],
    )
    disputed = case.with_record(
        evolve(RAISED, about="closing", raised=date(2022, 11, 14))
    )

    assert BOROUGH.ask(disputed, "close", on=on) == BOROUGH.ask(case, "close", on=on)


def test_an_agency_drifts_and_the_lead_takes_it_up() -> None:
    """
    Housing is late since 2 March. The library suggests; the lead decides to raise it.

    Once raised it is not suggested again, and it walks the stages like any other.
    """
    on = date(2026, 3, 9)
    case = a_case(
        plans=[
            FamilyPlan(
                id="plan-1",
                started=date(2026, 1, 5),
                goals=(
                    Goal(
                        id="g1",
                        words="A dry home.",
                        area="housing",
                        actions=(
                            Action(
                                id="a1",
                                what="Mend the window.",
                                owner=AgencyOwner(agency="housing"),
                                due=date(2026, 3, 2),
                            ),
                        ),
                    ),
                ),
            )
        ]
    )
    [plan] = case.as_of(on).plans
    [offer] = drift_offers(plan, on, beside=case.disagreements)
    raised = offer.taken_up("d1", by_role="lead practitioner", on=on)
    case = case.with_record(raised.with_stage("practitioners", on=on))

    assert drift_offers(plan, on, beside=case.disagreements) == ()
    found = standing_of(case.disagreements[0], DEFAULT, on=on)
    assert (found.stage, found.answer_due) == ("practitioners", date(2026, 3, 11))


@pytest.mark.parametrize("name", ["st-helens", "croydon", "pan-berkshire", "england"])
def test_every_ladder_can_be_walked_to_its_top_and_settled(name: str) -> None:
    """Stage after stage from where nothing is disputed, and back from each."""
    ladder = partnerships.load(name, on=None).procedure("disagreement")
    stages = ladder.framework.ladder.codes
    kinds = [Kind.OPEN, *[Kind.STEP_UP] * (len(stages) - 2)]
    done = Facts(
        on=date(2026, 3, 2),
        harm="none",
        disagreement_answered="yes",
        escalation_notice="yes",
        disagreement_outcome="yes",
    )

    for kind, start, end in zip(kinds, stages, stages[1:], strict=False):
        here = evolve(done, level=start)
        assert weigh(ladder, Request(kind=kind, to=end), here).met
        there = evolve(done, level=end)
        assert weigh(ladder, Request(kind="close"), there).met
