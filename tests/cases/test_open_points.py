"""
What is open about referrals, handovers and moves, and who owes what.
"""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from earlyhelp_core.answers import Obligation, Severity, State
from earlyhelp_core.cases import Case, OpenPoint
from earlyhelp_core.contacts import (
    FrontDoorOutcome,
    Notice,
    Referral,
    Telling,
    Told,
    UnmetNeed,
)
from earlyhelp_core.dates import Span
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import Family
from earlyhelp_core.teams import Vacancy
from earlyhelp_core.transitions import Departure, Handover, Kind, Move
from tests.cases.builders import ON, a_case, a_move
from tests.cases.parts import a_team

DAY = timedelta(days=1)
BEFORE = ON - 5 * DAY
OTTO, WILLA = (PersonId("otto"),), (PersonId("willa"),)
REFERRED = Referral(
    id="r1",
    received=BEFORE,
    from_role="teacher",
    to="statutory",
    about=OTTO,
    feedback_given=ON,
)
PROPOSED = Handover(
    id="h1", kind="step-down", to="targeted", children=OTTO, proposed=BEFORE
)


def a_led_case(**parts: object) -> Case:
    """A case in targeted help, led, in which nothing else is open."""
    return a_case(**{"starts_at": "targeted", "team": a_team(), **parts})


def found(case: Case, on: date = ON) -> list[tuple[str, str, str]]:
    """What is open, where, and how it stands."""
    return [
        (point.finding.requirement, point.path, point.finding.state.value)
        for point in case.open_points(on)
    ]


def names(case: Case, on: date = ON) -> list[str]:
    """What is open."""
    return [name for name, _, _ in found(case, on)]


def told(move: Move, **more: object) -> Move:
    """That move, with its reason."""
    whole: Move = evolve(move, reason="So it was agreed.", **more)
    return whole


def test_a_case_in_order_has_nothing_open() -> None:
    """Led, and nothing under way."""
    assert a_led_case().open_points(ON) == ()


# --- children


def test_a_child_whom_nobody_holds_is_named() -> None:
    """Whether the record says that nobody leads, or nobody wrote down who does."""
    gap = evolve(a_team(), leads=(), vacancies=())
    said = evolve(gap, vacancies=(Vacancy(kind="lead-practitioner", since=BEFORE),))

    assert [found(a_led_case(team=team)) for team in (gap, said)] == [
        [
            ("holder-named", "/family/people/1", state),
            ("holder-named", "/family/people/2", state),
        ]
        for state in ("not-recorded", "unmet")
    ]
    assert a_led_case(team=gap).open_points(ON)[0].about == OTTO
    assert found(a_case(starts_at="universal", team=said)) == []


# --- referrals


def test_a_referral_waits_for_its_answer() -> None:
    """From the day it was received, and as something that must be settled."""
    case = a_led_case(referrals=(REFERRED,))
    (point,) = case.open_points(ON)

    assert point == OpenPoint(
        path="/referrals/0",
        about=OTTO,
        finding=point.finding,
        owed=Obligation(do=str(point.finding.remedy), by="the front door"),
    )
    assert (point.finding.requirement, point.finding.severity) == (
        "referral-answered",
        Severity.REQUIRED,
    )
    assert case.open_points(BEFORE - DAY) == ()


def test_a_worry_about_harm_is_not_taken_back_with_a_form() -> None:
    """Any other referral may be."""
    plain = REFERRED.withdraw(on=ON)
    worried = evolve(plain, harm_suspected="yes")
    answered = worried.answer(FrontDoorOutcome(decision="early-help", on=ON))

    assert [
        found(a_led_case(referrals=(referral,)))
        for referral in (plain, worried, answered)
    ] == [[], [("referral-answered", "/referrals/0", "unmet")], []]


def test_a_referrer_who_has_not_heard_is_owed_a_word() -> None:
    """By when is the partnership's to say; a notice to them settles it too."""
    answered = evolve(
        REFERRED.answer(FrontDoorOutcome(decision="early-help", on=ON)),
        feedback_given=None,
    )
    case = a_led_case(referrals=(answered,))
    within = Span.parse("3 working days")
    (plain,) = case.open_points(ON)
    (dated,) = case.open_points(ON, feedback_within=within)

    assert plain.finding.requirement == dated.finding.requirement == "referrer-told"
    assert (plain.owed.due, dated.owed.due) == (None, date(2026, 3, 5))
    notices = [
        (Notice(to=Told(to), on=on, about=Telling(about)),)
        for to, on, about in (
            ("referrer", ON, "referral-outcome"),
            ("referrer", ON - DAY, "referral-outcome"),
            ("referrer", ON + DAY, "referral-outcome"),
            ("referrer", ON, "closure"),
            ("family", ON, "referral-outcome"),
        )
    ]
    assert [names(evolve(case, notices=told)) for told in notices] == [
        [],
        *[["referrer-told"]] * 4,
    ]
    heard = evolve(case, referrals=(answered.told(on=ON),))
    assert names(heard) == []


def test_a_declined_referral_asks_why_and_what_next() -> None:
    """Each until it is written down; only what is open has a date."""
    silent = evolve(REFERRED.decline(on=ON, because=None), feedback_given=None)
    because = REFERRED.decline(on=ON, because="School can help.")
    (why, *_) = a_led_case(referrals=(silent,)).open_points(
        ON, feedback_within=Span.parse("1 day")
    )

    assert names(a_led_case(referrals=(silent,))) == [
        "decline-reason-recorded",
        "next-step-recorded",
        "referrer-told",
    ]
    assert why.owed.due is None
    assert names(a_led_case(referrals=(because,))) == ["next-step-recorded"]


NEED = UnmetNeed(id="u1", area="rest", referral="r1")
AGAIN = evolve(REFERRED, id="r2", received=ON).accept(on=ON)


@pytest.mark.parametrize(
    ("parts", "is_open"),
    [
        ({"unmet_needs": (NEED,)}, False),
        ({"unmet_needs": (evolve(NEED, since=ON - DAY),)}, True),
        ({"unmet_needs": (evolve(NEED, since=ON, who=WILLA),)}, True),
        ({"referrals": (evolve(AGAIN, to="targeted"),)}, False),
        ({"referrals": (evolve(AGAIN, to="targeted", about=WILLA),)}, True),
        ({"handovers": (PROPOSED.again(id="h2", on=ON),)}, False),
        ({"handovers": (PROPOSED,)}, True),
        ({"moves": (a_move("m1", ON, "targeted"),)}, False),
        ({"moves": (a_move("m1", ON + DAY, "targeted"),)}, True),
        ({"moves": (a_move("m1", ON, "targeted", kind="refer"),)}, True),
    ],
)
def test_whatever_follows_for_those_it_was_about_is_a_next_step(
    parts: dict[str, tuple[attrs.AttrsInstance, ...]], *, is_open: bool
) -> None:
    """Another request, another proposal, a move, or a need recorded as unmet."""
    declined = REFERRED.decline(on=ON, because="School can help.")
    referrals = (declined, *parts.get("referrals", ()))
    case = a_led_case(**{**parts, "referrals": referrals})

    assert ("next-step-recorded" in names(case)) is is_open


def test_an_accepted_referral_asks_for_the_move_it_leads_to() -> None:
    """Named in it, or plainly it; where they stand there already there is none."""
    accepted = REFERRED.accept(on=ON)
    move = told(a_move("m1", ON, "statutory", "otto", kind="step-up"))
    case = a_led_case(referrals=(accepted,))
    cases = (
        case,
        evolve(case, moves=(evolve(move, referral="r1"),)),
        evolve(case, moves=(move,)),
        evolve(case, moves=(evolve(move, effective=ON + DAY),)),
        evolve(case, moves=(evolve(move, children=WILLA),)),
        evolve(case, referrals=(evolve(accepted, to="targeted"),)),
        evolve(case, referrals=(evolve(accepted, about=("mother",)),)),
    )

    assert ["move-recorded" in names(each) for each in cases] == [
        True,
        False,
        False,
        True,
        True,
        False,
        False,
    ]
    assessed = REFERRED.answer(
        FrontDoorOutcome(decision="child-and-family-assessment", on=ON)
    )
    assert names(a_led_case(referrals=(assessed,))) == []


# --- handovers


def test_a_handover_waits_for_its_answer_and_that_is_no_fault() -> None:
    """From the day it was proposed."""
    case = a_led_case(handovers=(PROPOSED,))
    (point,) = case.open_points(ON)

    assert (point.finding.requirement, point.finding.severity) == (
        "handover-answered",
        Severity.ADVISED,
    )
    assert point.owed.by == "the receiving service"
    assert case.open_points(BEFORE - DAY) == ()


def test_a_declined_handover_asks_why_and_what_next() -> None:
    """As a referral does."""
    silent = PROPOSED.decline(on=ON, because=None)
    again = silent.again(id="h2", on=ON)
    because = PROPOSED.decline(on=ON, because="No room.")

    assert names(a_led_case(handovers=(silent,))) == [
        "decline-reason-recorded",
        "next-step-recorded",
    ]
    assert names(a_led_case(handovers=(because, again))) == ["handover-answered"]


def test_an_accepted_handover_asks_for_the_move_it_leads_to() -> None:
    """Named in it, or of its kind; no other move of the children will do."""
    accepted = PROPOSED.accept(on=ON)
    move = told(a_move("m1", ON, "targeted", kind="step-down"))
    case = a_led_case(handovers=(accepted,))
    cases = (
        case,
        evolve(case, moves=(evolve(move, handover="h1"),)),
        evolve(case, moves=(move,)),
        evolve(case, moves=(evolve(move, kind=Kind.LATERAL),)),
        evolve(case, moves=(evolve(move, effective=ON - DAY),)),
    )

    assert [names(each) for each in cases] == [
        ["move-recorded"],
        [],
        [],
        ["move-recorded"],
        ["move-recorded"],
    ]


def test_a_handover_left_open_after_support_ended_must_be_settled() -> None:
    """For every child it is about; support that began before it is another matter."""
    close = told(a_move("m1", ON, "universal", "otto", kind="close"))
    every = evolve(PROPOSED, children=())
    later = evolve(PROPOSED, proposed=ON + DAY)
    case = a_led_case(moves=(close,), handovers=(PROPOSED,))
    open_ = ("no-handover-left-open", "/handovers/0", "unmet")

    assert found(case) == [open_]
    assert names(case, ON - DAY) == ["handover-answered"]
    assert names(evolve(case, handovers=(every,))) == ["handover-answered"]
    assert names(evolve(case, handovers=(later,)), ON + DAY) == ["handover-answered"]
    bare = evolve(case, family=Family(id="f1", people=case.family.people))
    assert names(bare) == ["handover-answered"]


def test_oversight_that_changed_with_the_lead_is_a_handover() -> None:
    """Where the record says that another lead took over."""
    kept = evolve(PROPOSED, kind=Kind.CHANGE_OVERSIGHT).accept(on=ON)
    other = evolve(kept, same_lead="no")
    move = told(a_move("m1", ON, "targeted", kind="change-oversight"), handover="h1")

    assert [
        names(a_led_case(handovers=(handover,), moves=(move,)))
        for handover in (kept, other)
    ] == [[], ["same-lead-goes-on"]]


# --- moves


@pytest.mark.parametrize(
    ("handover", "expected"),
    [
        (PROPOSED, ["handover-answered", "accepted-before-move"]),
        (PROPOSED.accept(on=ON), []),
        (PROPOSED.accept(on=ON + DAY), ["handover-answered", "accepted-before-move"]),
        (PROPOSED.withdraw(on=ON), ["accepted-before-move"]),
    ],
)
def test_a_level_that_changed_before_anybody_accepted(
    handover: Handover, expected: list[str]
) -> None:
    """It was recorded as it was; whoever holds the family asks."""
    move = told(a_move("m1", ON, "targeted", kind="step-down"), handover="h1")

    assert names(a_led_case(handovers=(handover,), moves=(move,))) == expected


def test_a_move_on_a_referral_that_nobody_took_on() -> None:
    """Early help may begin where the front door said early help instead."""
    helped = REFERRED.answer(FrontDoorOutcome(decision="early-help", on=ON))
    up = told(a_move("m1", ON, "statutory", kind="step-up"), referral="r1")
    begins = told(a_move("m1", ON, "targeted", kind="open"), referral="r1")
    cases = [
        a_led_case(referrals=(referral,), moves=(move,))
        for referral, move in (
            (REFERRED, up),
            (helped, up),
            (helped, begins),
            (REFERRED.accept(on=ON), up),
        )
    ]

    assert ["accepted-before-move" in names(case) for case in cases] == [
        True,
        True,
        False,
        False,
    ]


def test_a_step_that_names_nothing_may_still_have_been_accepted() -> None:
    """By a handover of its kind or a referral of those it moves; or nobody knows."""
    down = told(a_move("m1", ON, "targeted", "otto", kind="step-down"))
    accepted = PROPOSED.accept(on=ON)
    of_willa = evolve(accepted, children=WILLA)
    taken_on = REFERRED.accept(on=ON)
    cases = [
        a_led_case(moves=(down,), handovers=(accepted,)),
        a_led_case(moves=(down,), referrals=(taken_on,)),
        a_led_case(moves=(down,), handovers=(of_willa,)),
        a_led_case(moves=(down,), referrals=(evolve(taken_on, about=WILLA),)),
        a_led_case(moves=(down,)),
        a_led_case(moves=(evolve(down, kind=Kind.CLOSE),)),
        a_led_case(moves=(evolve(down, kind=Kind.REFER),)),
    ]

    assert [
        ("accepted-before-move", "/moves/0", "not-recorded") in found(case)
        for case in cases
    ] == [False, False, True, True, True, False, False]


def test_whoever_decided_is_asked_for_their_own_reasons() -> None:
    """For the move, which would be good; for each departure, which must be."""
    silent = Departure(requirement="plan-reviewed")
    said = evolve(silent, reason="They move on Monday.")
    move = a_move("m1", ON, "universal", kind="close")
    cases = [
        a_led_case(moves=(each,))
        for each in (
            move,
            told(move, departures=(said,)),
            told(move, departures=(said, silent)),
        )
    ]

    assert [names(case) for case in cases] == [
        ["own-reason-recorded"],
        [],
        ["departure-reason-recorded"],
    ]
    assert cases[0].open_points(ON)[0].finding.state is State.NOT_RECORDED
    assert names(cases[0], ON - DAY) == []


# --- lists


def test_what_waits_for_an_answer_is_listed() -> None:
    """Referrals and handovers, in the order in which they were written down."""
    case = a_led_case(
        referrals=(REFERRED, evolve(REFERRED, id="r2").accept(on=ON)),
        handovers=(PROPOSED.withdraw(on=ON), evolve(PROPOSED, id="h2")),
    )

    assert [r.id for r in case.open_referrals(ON - DAY)] == ["r1", "r2"]
    assert [r.id for r in case.open_referrals(ON)] == ["r1"]
    assert [h.id for h in case.open_handovers(ON)] == ["h2"]


def test_departures_are_a_log() -> None:
    """In the order of the moves, with whoever decided, and with or without a reason."""
    late, early = (
        evolve(
            a_move(name, on, "targeted"),
            decided_by="team manager",
            departures=(
                Departure(requirement="plan-reviewed", state="unmet", reason="Why."),
                Departure(requirement="family-told"),
            ),
        )
        for name, on in (("m1", ON), ("m2", BEFORE))
    )
    case = a_case(moves=(late, early))
    log = case.departures()

    assert [(d.move, d.on, d.requirement, d.state) for d in log] == [
        ("m2", BEFORE, "plan-reviewed", "unmet"),
        ("m2", BEFORE, "family-told", None),
        ("m1", ON, "plan-reviewed", "unmet"),
        ("m1", ON, "family-told", None),
    ]
    assert case.departures(BEFORE) == log[:2]
    assert {d.role for d in log} == {"team manager"}
    assert (log[1].reason, "Why" in repr(log)) == (None, False)
