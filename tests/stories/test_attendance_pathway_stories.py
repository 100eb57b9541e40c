"""
Missing school, and the risk of being excluded: support first, and what may follow.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.answers import Answer, State
from earlyhelp_core.attendance import AttendanceRecord, Session
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import Facts, Kind, KindLike, Request, options, weigh
from tests.cases.builders import a_case

ON = date(2026, 3, 9)
BOROUGH = partnerships.load("kensington-and-chelsea", on=ON)
ATTENDANCE = BOROUGH.procedure("attendance")
INCLUSION = BOROUGH.procedure("inclusion")

#: Otto missed the first week of March, ten sessions, and nobody gave leave.
MISSED_A_WEEK = a_case(
    attendance=[
        AttendanceRecord(
            pupil="otto",
            period=Period(start=date(2025, 9, 1)),
            holding="every-absence",
            sessions=tuple(
                Session(on=date(2026, 3, day), half=half, code="O")
                for day in (2, 3, 4, 5, 6)
                for half in ("am", "pm")
            ),
        )
    ]
)


def states(answer: Answer) -> dict[str, State]:
    """How each condition stands."""
    return {finding.requirement: finding.state for finding in answer.findings}


def test_ten_unauthorised_sessions_in_ten_weeks() -> None:
    """
    A notice has to be considered, and nothing has to be given.

    Nobody offered support yet, so that stands in the way of it, and the way out is to
    ask the child and the family what is hard.
    """
    answer = BOROUGH.ask(
        MISSED_A_WEEK,
        "lateral",
        to="notice",
        child="otto",
        on=ON,
        pathway="attendance",
        stated=Facts(
            on=ON, level="support", attendance_support="no", support_would_not_fit="no"
        ),
    )

    assert states(answer)["notice-threshold-reached"] is State.MET
    assert [f.requirement for f in answer.outstanding] == [
        "attendance-support-first",
        "notice-considered",
        "notice-limit-open",
        "authorised-by",
    ]
    assert answer.remedies[0].startswith("ask the child and the family what is in")


def test_below_the_threshold_there_is_discretion() -> None:
    """Nine sessions ask for no notice, and forbid none: it is advice, with care."""
    facts = Facts(
        on=ON,
        level="support",
        attendance_support="yes",
        notice_threshold_reached="no",
        notice_considered="yes",
        notice_limit_open="yes",
        authorised_by=["authorised officer"],
    )
    answer = weigh(ATTENDANCE, Request(kind="lateral", to="notice"), facts)
    [found] = [
        f for f in answer.advisory if f.requirement == "notice-threshold-reached"
    ]

    assert answer.met
    assert "there is discretion" in found.reason


def test_a_third_notice_is_not_given() -> None:
    """With two that count the way out names the other ways, none before another."""
    facts = Facts(on=ON, level="support", notice_limit_open="no")
    answer = weigh(ATTENDANCE, Request(kind="lateral", to="notice"), facts)
    [limit] = [f for f in answer.outstanding if f.requirement == "notice-limit-open"]

    assert limit.remedy is not None
    assert "alternatives, not a ladder" in limit.remedy


def test_prosecution_is_asked_before_an_order_was_considered() -> None:
    """
    Support came first and the officer agrees; still an order is to be considered.

    Considered is not chosen: once it was, and why not is written down, it is met.
    """
    facts = Facts(
        on=ON,
        level="support",
        attendance_support=date(2026, 1, 12),
        authorised_by=["attendance lead of the local authority"],
        order_considered="no",
    )
    request = Request(kind="lateral", to="prosecution")
    before = weigh(ATTENDANCE, request, facts)
    after = weigh(ATTENDANCE, request, evolve(facts, order_considered=date(2026, 3, 6)))

    assert [f.requirement for f in before.outstanding] == ["order-considered"]
    assert before.outstanding[0].source is not None
    assert "section 447" in before.outstanding[0].source.clause
    assert after.met


def test_notice_order_and_prosecution_are_no_ladder() -> None:
    """From support each of the three can be asked at once, and from each the others."""

    def ways(level: str) -> set[str | None]:
        facts = Facts(on=ON, level=level)
        return {o.to for o in options(ATTENDANCE, facts) if o.kind is Kind.LATERAL}

    assert {level: ways(level) for level in ("support", "notice", "order")} == {
        "support": {"notice", "order", "prosecution"},
        "notice": {"order", "prosecution"},
        "order": {"notice", "prosecution"},
    }
    tiers = {
        ATTENDANCE.framework.level(c).tiers for c in ("notice", "order", "prosecution")
    }
    assert tiers == {(3,)}


def test_from_every_way_support_can_be_taken_up_again() -> None:
    """With agreement, and nothing else."""
    for level in ("contract", "notice", "order", "prosecution"):
        facts = Facts(on=ON, level=level, agreement="given")
        assert weigh(ATTENDANCE, Request(kind="step-down"), facts).met


#: The seven steps, and what has to be so before the next.
STEPS = [
    ("open", "not-on-it", "flag", {"flagged_by_school": "yes"}),
    ("lateral", "flag", "allocation", {"way_to_ask_stated": "yes"}),
    (
        "lateral",
        "allocation",
        "information",
        {"agreement": "given", "lead_named": "yes", "same_lead": "yes"},
    ),
    (
        "lateral",
        "information",
        "family-plan",
        {"school_shares": "yes", "learning_needs_asked": "yes"},
    ),
    (
        "lateral",
        "family-plan",
        "school-meetings",
        {"plan_in_place": "yes", "success_agreed": "yes"},
    ),
    (
        "lateral",
        "school-meetings",
        "interventions",
        {"meeting_interval_agreed": "yes"},
    ),
    ("lateral", "interventions", "review", {"intervention_agreed": "yes"}),
]


@pytest.mark.parametrize(
    ("kind", "start", "end", "done"), STEPS, ids=[step[2] for step in STEPS]
)
def test_the_seven_steps_one_by_one(
    kind: KindLike, start: str, end: str, done: dict[str, str]
) -> None:
    """With nothing recorded each waits; with what the step is for, it goes on."""
    request = Request(kind=kind, to=end)
    empty = Facts(on=ON, level=start)
    # The values are codes of the facts; the checker cannot follow a field's name.
    full = evolve(empty, **done)

    assert not weigh(INCLUSION, request, empty).met
    assert weigh(INCLUSION, request, full).met


def test_who_is_allocated_already_takes_the_lead() -> None:
    """A manager chooses only where nobody works with the family yet (D048, D049)."""
    known = Facts(on=ON, level="allocation", agreement="given", lead_named="yes")
    request = Request(kind="lateral", to="information")
    new, already, unsaid = (
        weigh(INCLUSION, request, evolve(known, same_lead=same))
        for same in ("no", "yes", None)
    )

    assert [f.requirement for f in new.outstanding] == ["authorised-by"]
    assert already.met
    assert [f.requirement for f in unsaid.outstanding] == ["same-lead-recorded"]


def test_looking_back_three_to_six_months_after_the_end() -> None:
    """The last step is after the end, and has its day (D043, D054)."""
    facts = Facts(on=ON, level="review", plan_reviewed=ON, family_told=ON)
    answer = weigh(INCLUSION, Request(kind="close"), facts)

    assert answer.met
    assert [(o.by, o.due) for o in answer.obligations] == [
        ("the lead practitioner", date(2026, 9, 9))
    ]
