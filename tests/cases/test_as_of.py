"""
What a case shows of each of its lists on a day: nothing that came later.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from earlyhelp_core.assessments import Assessment, HarmConsideration, Observation
from earlyhelp_core.attendance import AttendanceRecord
from earlyhelp_core.cases import Case
from earlyhelp_core.contacts import (
    Contact,
    FrontDoorOutcome,
    Notice,
    Referral,
    UnmetNeed,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import attributes, evolve
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import (
    AgreementToSupport,
    Asked,
    EndingDiscussion,
    LegalStatus,
    SharingRecord,
    StatutoryStep,
    Withdrawal,
)
from earlyhelp_core.plans import FamilyPlan, Goal, Review
from earlyhelp_core.programmes import Enrolment
from earlyhelp_core.teams import Lead, Meeting, Practitioner, Team
from earlyhelp_core.transitions import (
    Authorisation,
    ClockPause,
    Disagreement,
    Handover,
    Waiver,
)
from tests.cases.builders import ON, a_case, a_move

DAY = timedelta(days=1)
NEXT = ON + DAY


def a_full_case(day: date) -> Case:
    """A case in which one of everything happened on that *day*."""
    return a_case(
        starts_at="universal",
        legal_statuses=[
            LegalStatus(child="otto", basis="section-17", period=Period(start=day))
        ],
        steps=[StatutoryStep(kind="core-group", on=day)],
        agreements=[
            AgreementToSupport(
                id="g1",
                scope="a plan",
                asked=(Asked(person="mother", said="agrees", on=day),),
            )
        ],
        endings=[EndingDiscussion(on=day, outcome="agrees-to-end")],
        contacts=[Contact(id="k1", received=day, from_role="teacher")],
        referrals=[
            Referral(
                id="r1", contact="k1", received=day, from_role="nurse", to="targeted"
            )
        ],
        notices=[Notice(to="family", on=day, about="closure")],
        harm=[HarmConsideration(on=day, finding="none")],
        assessments=[Assessment(id="a1", kind="single-agency", started=day)],
        plans=[FamilyPlan(id="p1", started=day)],
        measures=[Measure(id="points", title="Points", unit="points", better="lower")],
        readings=[Reading(measure="points", on=day, value=4)],
        authorisations=[
            Authorisation(kind="close", role="manager", on=day, granted="yes")
        ],
        handovers=[Handover(id="h1", kind="step-down", proposed=day)],
        sharing=[SharingRecord(id="s1", on=day)],
        unmet_needs=[UnmetNeed(id="u1", area="housing", since=day)],
        enrolments=[
            Enrolment(id="e1", programme="parenting", person="mother", started=day)
        ],
        attendance=[AttendanceRecord(pupil="otto", period=Period(start=day))],
        disagreements=[
            Disagreement(id="d1", about="roles", raised=day, raised_by_role="nurse")
        ],
        pauses=[
            ClockPause(
                timescale="review", period=Period(start=day), because="they are away"
            )
        ],
        waivers=[
            Waiver(
                requirement="family-told",
                kind="close",
                by="manager",
                reason="Not safe.",
                granted=day,
                until=day,
            )
        ],
        moves=[a_move("m1", day, "targeted")],
        team=Team(
            members=(Practitioner(id="m1", role="nurse", period=Period(start=day)),),
            leads=(
                Lead(
                    kind="lead-practitioner",
                    member="m1",
                    plan="p1",
                    period=Period(start=day),
                ),
            ),
            meetings=(Meeting(id="t1", on=day, kind="review"),),
        ),
    )


LISTS = [
    "legal_statuses",
    "agreements",
    "endings",
    "contacts",
    "referrals",
    "notices",
    "harm",
    "assessments",
    "plans",
    "readings",
    "authorisations",
    "handovers",
    "sharing",
    "unmet_needs",
    "enrolments",
    "attendance",
    "disagreements",
    "pauses",
    "moves",
    "steps",
    "waivers",
]


def test_every_list_of_dated_records_is_tried_here() -> None:
    """A list that is added to the case is added to these tests."""
    lists = {
        field.name for field in attributes(Case) if str(field.type).startswith("tuple[")
    }

    assert lists - {"measures"} == set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_shows_from_its_day(name: str) -> None:
    """On the day, and not on the day before."""
    case = a_full_case(ON)

    assert [len(getattr(case.as_of(on).case, name)) for on in (ON - DAY, ON)] == [0, 1]


def test_a_case_shows_itself_whole_once_all_has_come() -> None:
    """Nothing is lost by looking at it on its last day."""
    case = a_full_case(ON)

    assert case.as_of(ON).case == case


def test_a_team_and_what_is_measured_are_projected_too() -> None:
    """Definitions stay; members, leads and meetings come when they came."""
    then = a_full_case(ON).as_of(ON - DAY).case

    assert (then.team, len(then.measures)) == (Team(), 1)


def test_later_answers_within_a_record_are_hidden() -> None:
    """As if the paper had been read on that day."""
    case = a_full_case(ON)
    grown = evolve(
        case,
        legal_statuses=(
            evolve(case.legal_statuses[0], period=Period(start=ON, end=NEXT)),
        ),
        agreements=(case.agreements[0].with_withdrawal(Withdrawal(on=NEXT)),),
        referrals=(
            evolve(
                case.referrals[0],
                outcome=FrontDoorOutcome(decision="accepted", on=NEXT),
                feedback_given=NEXT,
            ),
        ),
        assessments=(
            evolve(
                case.assessments[0],
                completed=NEXT,
                observations=(Observation(side="need", area="sleep", on=NEXT),),
            ),
        ),
        plans=(
            evolve(
                case.plans[0],
                goals=(Goal(id="g1", words="Sleep.", area="sleep", set_on=NEXT),),
                reviews=(Review(on=NEXT, kind="meeting"),),
                ended=NEXT,
            ),
        ),
        handovers=(evolve(case.handovers[0], accepted=NEXT),),
    )

    assert grown.as_of(ON).case == case
    assert grown.as_of(NEXT).case == grown


def test_references_to_what_is_not_known_yet_are_left_out() -> None:
    """A contact, a plan or a handover that came later leaves no dangling name."""
    case = a_full_case(ON)
    late = evolve(
        case,
        contacts=(evolve(case.contacts[0], received=NEXT),),
        plans=(evolve(case.plans[0], started=NEXT),),
        handovers=(evolve(case.handovers[0], proposed=NEXT),),
        moves=(evolve(case.moves[0], handover="h1"),),
    )
    then = late.as_of(ON).case

    assert (then.contacts, then.plans, then.handovers) == ((), (), ())
    assert (
        then.referrals[0].contact,
        then.team.leads[0].plan,
        then.moves[0].handover,
    ) == (None, None, None)
    assert late.as_of(NEXT).case == late
