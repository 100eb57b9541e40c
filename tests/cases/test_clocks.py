"""
What a case gives clocks to run on, and whose clocks they are.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from earlyhelp_core.assessments import (
    Assessment,
    AssessmentKind,
    HarmConsideration,
    Visit,
)
from earlyhelp_core.attendance import SchoolTerm
from earlyhelp_core.cases import Case
from earlyhelp_core.contacts import FrontDoorDecisionLike, Notice
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import (
    LegalBasis,
    LegalBasisLike,
    LegalStatus,
    Membership,
    Person,
    StatutoryStep,
)
from earlyhelp_core.plans import FamilyPlan, Review
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import Meeting, MeetingKindLike, Team
from earlyhelp_core.transitions import ClockCalendar, Timescale
from tests.cases.builders import FAMILY, ON, a_case, a_move, with_half_sister
from tests.cases.parts import a_referral, an_outcome
from tests.transitions.clocks import AWAY, a_clock, a_pause, a_table

DAY = timedelta(days=1)
BEFORE = ON - 10 * DAY
LONG = BEFORE - DAY
BOTH = ["otto", "willa"]


def a_childs_clock(kind: str, met_by: str = "moved-away") -> Timescale:
    """A clock of each child, started by what is looked for."""
    return a_clock(per="child", starts=[kind], met_by=[met_by])


def whose(case: Case, kind: str, on: date = ON) -> dict[str | None, date | None]:
    """Whose clock that event started, and when."""
    found = case.expectations([a_table(a_childs_clock(kind))], on)
    return {e.child: e.started for e in found if e.started_by is not None}


def everyone(day: date | None = BEFORE) -> dict[str | None, date | None]:
    """That each child's clock started."""
    return dict.fromkeys(BOTH, day)


# --- what is read from where


TAKEN_ON = an_outcome("child-and-family-assessment", ON)


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("referral-received", {"referrals": [a_referral()]}),
        (
            "referral-decided",
            {"referrals": [a_referral(on=LONG, outcome=an_outcome("declined"))]},
        ),
        ("referral-for-assessment", {"referrals": [a_referral(outcome=TAKEN_ON)]}),
        (
            "referrer-told",
            {"referrals": [a_referral(on=LONG, feedback_given=BEFORE)]},
        ),
        (
            "referrer-told",
            {
                "notices": [
                    Notice(to="referrer", on=BEFORE, about="referral-outcome"),
                    Notice(to="referrer", on=ON, about="closure"),
                    Notice(to="family", on=ON, about="referral-outcome"),
                ]
            },
        ),
        ("harm-suspected", {"referrals": [a_referral(harm_suspected="yes")]}),
        (
            "harm-suspected",
            {
                "harm": [
                    HarmConsideration(on=ON, finding="none"),
                    HarmConsideration(on=BEFORE, finding="suspected"),
                ]
            },
        ),
        ("core-group", {"steps": [StatutoryStep(kind="core-group", on=BEFORE)]}),
        (
            "early-help-assessment-started",
            {
                "assessments": [
                    Assessment(id="a1", kind="early-help-assessment", started=BEFORE),
                    Assessment(id="a2", kind="single-agency", started=ON),
                ]
            },
        ),
        (
            "child-and-family-assessment-completed",
            {
                "assessments": [
                    Assessment(
                        id="a1",
                        kind="child-and-family-assessment",
                        started=LONG,
                        completed=BEFORE,
                    )
                ]
            },
        ),
        ("plan-started", {"plans": [FamilyPlan(id="p1", started=BEFORE)]}),
        ("plan-ended", {"plans": [FamilyPlan(id="p1", started=LONG, ended=BEFORE)]}),
        (
            "plan-reviewed",
            {
                "plans": [
                    FamilyPlan(
                        id="p1",
                        started=LONG,
                        reviews=(Review(on=BEFORE, kind="meeting"),),
                    )
                ]
            },
        ),
        (
            "updates-gathered",
            {
                "plans": [
                    FamilyPlan(
                        id="p1",
                        started=LONG,
                        reviews=(Review(on=BEFORE, kind="updates"),),
                    )
                ]
            },
        ),
    ],
)
def test_what_happened_starts_the_clock_of_every_child(
    kind: str, parts: dict[str, object]
) -> None:
    """On the day it happened; nobody named means the children of the family."""
    assert whose(a_case(**parts), kind) == everyone()


@pytest.mark.parametrize(
    ("meeting", "kind"),
    [
        ("team-around-the-family", "team-meeting"),
        ("review", "team-meeting"),
        ("professionals", "professionals-meeting"),
        ("closing", "closing-meeting"),
        ("handover", "handover-meeting"),
        ("updates-instead", "updates-gathered"),
    ],
)
def test_a_meeting_held_starts_a_clock(meeting: MeetingKindLike, kind: str) -> None:
    """Practitioners among themselves have not met with the family."""
    case = a_case(team=Team(meetings=(Meeting(id="t1", on=BEFORE, kind=meeting),)))

    assert whose(case, kind) == everyone()


@pytest.mark.parametrize(
    ("move", "kind"),
    [
        ("open", "support-opened"),
        ("reopen", "support-opened"),
        ("step-up", "stepped-up"),
        ("step-down", "stepped-down"),
        ("close", "support-closed"),
        ("transfer-out", "moved-away"),
    ],
)
def test_a_move_starts_a_clock_of_the_children_it_is_about(
    move: str, kind: str
) -> None:
    """A referral and other help at the same level start none."""
    to = None if move == "transfer-out" else "targeted"
    moves = [
        a_move("m1", BEFORE, to, "otto", kind=move),
        a_move("m2", ON, "statutory", kind="refer"),
    ]
    table = a_table(a_clock(per="child", starts=[kind], met_by=["core-group"]))

    found = a_case(moves=moves).expectations([table], ON)

    assert [(e.child, e.started) for e in found] == [("otto", BEFORE), ("willa", None)]


@pytest.mark.parametrize(
    ("basis", "started", "ended"),
    [
        (
            "child-protection-plan",
            "protection-plan-started",
            "protection-plan-ended",
        ),
        ("section-17", "child-in-need-started", "child-in-need-ended"),
    ],
)
def test_a_legal_status_starts_and_ends(
    basis: LegalBasisLike, started: str, ended: str
) -> None:
    """Of that child alone."""
    status = LegalStatus(
        child="otto", basis=basis, period=Period(start=LONG, end=BEFORE)
    )
    case = a_case(legal_statuses=[status])

    assert [whose(case, started), whose(case, ended), whose(case, ended, LONG)] == [
        {"otto": LONG},
        {"otto": BEFORE},
        {},
    ]


def test_another_status_starts_no_clock() -> None:
    """That there is none, or that a court made an order, is not work to be done."""
    statuses = [
        LegalStatus(child=child, basis=LegalBasis(basis), period=Period(start=BEFORE))
        for child, basis in (("otto", "none"), ("willa", "order"))
    ]
    case = a_case(legal_statuses=statuses)
    started = ["protection-plan-started", "child-in-need-started", "initial-conference"]

    assert [whose(case, kind) for kind in started] == [{}, {}, {}]


# --- a referral that is taken on


@pytest.mark.parametrize(
    ("decision", "assessed", "found"),
    [
        ("strategy-discussion", [], everyone()),
        ("early-help", [], {}),
        ("accepted", [], {}),
        ("accepted", [("single-agency", BEFORE, [])], {}),
        ("accepted", [("child-and-family-assessment", LONG, [])], {}),
        ("accepted", [("child-and-family-assessment", ON, [])], everyone()),
        ("accepted", [("child-and-family-assessment", ON, ["otto"])], everyone()),
    ],
)
def test_a_referral_that_led_to_an_assessment(
    decision: FrontDoorDecisionLike,
    assessed: list[tuple[str, date, list[str]]],
    found: dict[str | None, date | None],
) -> None:
    """Where it was accepted and does not say for what, the assessment says it."""
    assessments = [
        Assessment(
            id="a1", kind=AssessmentKind(kind), started=started, children=children
        )
        for kind, started, children in assessed
    ]
    case = a_case(
        referrals=[a_referral(outcome=an_outcome(decision))], assessments=assessments
    )

    assert whose(case, "referral-for-assessment") == found


def test_an_assessment_of_another_child_says_nothing_of_the_referral() -> None:
    """It may have followed from something else."""
    case = a_case(
        referrals=[a_referral(about=["willa"], outcome=an_outcome("accepted"))],
        assessments=[
            Assessment(
                id="a1",
                kind="child-and-family-assessment",
                started=ON,
                children=["otto"],
            )
        ],
    )

    assert whose(case, "referral-for-assessment") == {}


@pytest.mark.parametrize(
    ("about", "found"),
    [
        (["otto"], {"otto": BEFORE}),
        (["mother", "otto"], {"otto": BEFORE}),
        # About a grown-up alone: the children of the family are what it is for.
        (["mother"], everyone()),
    ],
)
def test_whom_a_referral_is_about(
    about: list[str], found: dict[str | None, date | None]
) -> None:
    """No child is left out because a parent was named."""
    case = a_case(referrals=[a_referral(about=about)])

    assert whose(case, "referral-received") == found


# --- steps, and a plan without its conference


def test_a_step_whose_day_nobody_wrote_down_is_not_recorded() -> None:
    """For the children it names."""
    step = StatutoryStep(kind="section-47-started", children=["willa"])
    case = a_case(steps=[step])

    found = case.expectations([a_table(a_childs_clock("section-47-started"))], ON)

    assert [(e.child, e.state.value) for e in found] == [
        ("otto", "not-started"),
        ("willa", "not-recorded"),
    ]


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ([], {"otto": None}),
        ([StatutoryStep(kind="core-group", on=BEFORE)], {"otto": None}),
        (
            [StatutoryStep(kind="initial-conference", children=["willa"], on=BEFORE)],
            {"otto": None, "willa": BEFORE},
        ),
        (
            [StatutoryStep(kind="initial-conference", children=["otto"], on=BEFORE)],
            {"otto": BEFORE},
        ),
        ([StatutoryStep(kind="initial-conference", on=BEFORE)], everyone()),
    ],
)
def test_a_protection_plan_was_made_by_a_conference_on_some_day(
    steps: list[StatutoryStep], found: dict[str | None, date | None]
) -> None:
    """Where none is recorded its clocks are not recorded, and never silent."""
    status = LegalStatus(
        child="otto", basis="child-protection-plan", period=Period(start=BEFORE)
    )
    case = a_case(legal_statuses=[status], steps=steps)

    assert whose(case, "initial-conference") == found


def test_a_plan_that_has_ended_asks_for_no_conference_any_more() -> None:
    """There is nothing left to be in time for."""
    status = LegalStatus(
        child="otto",
        basis="child-protection-plan",
        period=Period(start=LONG, end=BEFORE),
    )

    assert whose(a_case(legal_statuses=[status]), "initial-conference") == {}


# --- births and losses


def with_baby(**parts: object) -> Case:
    """The case with a third child, protected by a plan since long."""
    baby: Person = Person(**{"id": "baby", **parts})  # type: ignore[arg-type] # checked at run time
    family = evolve(
        FAMILY,
        people=(*FAMILY.people, baby),
        memberships=(*FAMILY.memberships, Membership(person="baby")),
    )
    status = LegalStatus(
        child="baby", basis="child-protection-plan", period=Period(start=LONG)
    )
    return a_case(
        family=family,
        legal_statuses=[status],
        steps=[StatutoryStep(kind="initial-conference", on=LONG)],
    )


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"birth": "unborn", "due": ON}, {}),
        ({"born": BEFORE}, {"baby": BEFORE}),
        # Born, and nobody wrote down when.
        ({"due": BEFORE}, {"baby": None}),
        ({"born": LONG - DAY}, {}),
        ({}, {}),
    ],
)
def test_a_birth_counts_where_a_plan_was_made_before_it(
    parts: dict[str, object], found: dict[str | None, date | None]
) -> None:
    """The older children had no plan before they were born."""
    assert whose(with_baby(**parts), "birth-under-plan") == found


@pytest.mark.parametrize(
    "parts",
    [
        {"birth": "pregnancy-ended", "due": ON, "pregnancy_ended": BEFORE},
        {"birth": "pregnancy-ended", "due": ON},
        {"born": LONG - DAY, "died": BEFORE},
    ],
)
def test_no_reminder_goes_out_about_a_child_who_is_not_there(
    parts: dict[str, object],
) -> None:
    """Neither for them nor for what was only about them; the others' clocks run."""
    case = with_baby(**parts)
    only = evolve(
        case,
        steps=(StatutoryStep(kind="initial-conference", children=["baby"], on=LONG),),
        referrals=(a_referral(about=["baby"]),),
    )
    family = a_table(a_clock(starts=["referral-received"], met_by=["referral-decided"]))

    assert whose(case, "initial-conference") == everyone(LONG)
    assert whose(only, "initial-conference") == {}
    assert [e.state.value for e in only.expectations([family], ON)] == ["not-started"]


def test_a_half_sister_has_a_clock_once_something_is_about_her() -> None:
    """Nobody named means the family's own children."""
    family = with_half_sister(FAMILY)
    step = StatutoryStep(kind="core-group", on=BEFORE)
    hers = StatutoryStep(kind="core-group", children=["ada"], on=ON)

    seen = [
        whose(a_case(family=family, steps=steps), "core-group")
        for steps in ([step], [step, hers])
    ]

    assert seen == [everyone(), {**everyone(), "ada": ON}]


def test_a_family_whose_children_nobody_recorded_keeps_its_clocks() -> None:
    """Silence about the children is no reason for silence about the referral."""
    nobody = evolve(FAMILY, people=(), memberships=(), relationships=())
    case = a_case(family=nobody, referrals=[a_referral()])
    clock = a_clock(starts=["referral-received"], met_by=["referral-decided"])

    assert [e.started for e in case.expectations([a_table(clock)], ON)] == [BEFORE]


def test_a_referral_about_a_mother_who_died_still_wants_its_answer() -> None:
    """It is no reminder about a child."""
    mother = Person(id="mother", born=date(1988, 5, 4), died=BEFORE)
    family = evolve(FAMILY, people=(mother, *FAMILY.people[1:]))
    case = a_case(family=family, referrals=[a_referral(about=["mother"], on=LONG)])

    assert whose(case, "referral-received") == everyone(LONG)


# --- visits


def test_a_visit_counts_for_the_children_it_saw() -> None:
    """Not for those whom nobody wrote down, and not where nobody was met."""
    visits = (
        Visit(on=LONG, seen=["mother"]),
        Visit(on=BEFORE, seen=["mother", "willa"]),
        Visit(on=ON),
        Visit(on=ON, took_place="no"),
    )
    case = a_case(
        assessments=[
            Assessment(id="a1", kind="single-agency", started=LONG, visits=visits)
        ]
    )

    assert whose(case, "child-seen") == {"willa": BEFORE}


# --- asking


def test_one_child_is_asked_about_alone() -> None:
    """Without the clocks of the family; somebody unknown is refused."""
    case = a_case(steps=[StatutoryStep(kind="core-group", on=BEFORE)])
    tables = [a_table(a_childs_clock("core-group"), a_clock("other"))]

    assert [e.child for e in case.expectations(tables, ON, child="otto")] == ["otto"]
    with pytest.raises(UnknownName):
        case.expectations(tables, ON, child="nobody")


def test_a_case_on_a_day_remembers_it_and_what_was_known() -> None:
    """A step written down late was not known."""
    late = Recorded(at=datetime(2026, 3, 2, 16, tzinfo=UTC))
    step = StatutoryStep(kind="core-group", on=BEFORE, recorded=late)
    case = a_case(steps=[step])
    tables = [a_table(a_childs_clock("core-group"))]
    then = datetime(2026, 3, 2, 12, tzinfo=UTC)

    known = [
        [e.state.value for e in now.expectations(tables, child="otto")]
        for now in (case.as_of(ON), case.as_of(ON, known_at=then))
    ]

    assert known == [["due"], ["not-started"]]


def test_pauses_and_terms_are_counted() -> None:
    """A pause stands in the case, the terms of the school are given."""
    plan = FamilyPlan(id="p1", started=date(2026, 1, 7))
    case = a_case(plans=[plan]).with_record(
        a_pause(date(2026, 1, 12), date(2026, 1, 16)),
        recorded=Recorded(role="team manager"),
    )
    term = SchoolTerm(
        name="spring", period=Period(start=date(2026, 1, 5), end=date(2026, 3, 27))
    )
    clock = a_clock(
        within=None,
        within_school_weeks=2,
        starts=["plan-started"],
        may_pause_for=[AWAY],
    )

    (found,) = case.as_of(date(2026, 1, 20)).expectations(
        [a_table(clock)], calendar=ClockCalendar(terms=(term,))
    )

    assert (found.due, str(found.pause)) == (date(2026, 1, 28), "counted")
