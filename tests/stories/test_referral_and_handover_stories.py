"""
Families between services: declined, asked again, held over the summer, told of late.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from earlyhelp_core import partnerships
from earlyhelp_core.answers import Finding
from earlyhelp_core.cases import Case, facts_for
from earlyhelp_core.contacts import FrontDoorOutcome, Referral
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.fields import evolve
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import Lead, LeadKindLike, Practitioner, Team
from earlyhelp_core.transitions import (
    Handover,
    Move,
    Request,
    departures_of,
    options,
    weigh,
)
from tests.cases.builders import STATUTORY, TARGETED, UNIVERSAL, a_case

PATHWAY = partnerships.load("kensington-and-chelsea", on=None).pathway
WORKER = Practitioner(id="worker", agency="early-help", role="family worker")
SOCIAL_WORKER = Practitioner(id="sw", agency="social-work", role="social worker")


def led_by(member: Practitioner, kind: LeadKindLike, start: date) -> Team:
    """A team in which one of the two leads."""
    lead = Lead(kind=kind, member=member.id, period=Period(start=start))
    return Team(members=(WORKER, SOCIAL_WORKER), leads=(lead,))


def open_points(case: Case, on: date) -> list[str]:
    """What somebody should see to."""
    return [point.finding.requirement for point in case.open_points(on)]


def lead_of(case: Case, on: date) -> str:
    """Who holds the elder child, by agency."""
    (agency,) = case.holder("otto", on).agencies
    return str(agency)


def test_a_referral_is_declined_and_made_again_with_what_was_learnt() -> None:
    """The family stays with whoever holds them; the question stays open."""
    first, no, again, yes = (date(2026, 3, day) for day in (2, 3, 11, 12))
    referral = Referral(
        id="r1",
        received=first,
        from_role="class teacher",
        from_agency="school",
        to="statutory",
        need="He comes to school hungry.",
    )
    case = a_case(
        starts_at="targeted",
        team=led_by(WORKER, "lead-practitioner", date(2026, 1, 12)),
    )
    case = case.with_record(referral)
    assert open_points(case, first) == ["referral-answered"]

    case = case.with_changed(referral.decline(on=no, because="A food bank can help."))
    assert (case.level(no), lead_of(case, no)) == (TARGETED, "early-help")
    points = case.open_points(no, feedback_within=Span.parse("3 working days"))
    assert [(p.finding.requirement, p.owed.by, p.owed.due) for p in points] == [
        ("next-step-recorded", "whoever holds the family", None),
        ("referrer-told", "the front door", date(2026, 3, 6)),
    ]
    # What next? The options are asked again, and asking for more help is the first.
    ask = Request(kind="refer")
    first_option, *_ = options(PATHWAY, facts_for(case, ask, on=no))
    assert (first_option.kind, first_option.answer.met) == ("refer", True)

    told = case.referrals[0].told(on=no)
    second = evolve(referral, id="r2", received=again, need="He is alone at night.")
    case = case.with_changed(told).with_record(second)
    assert open_points(case, again) == ["referral-answered"]

    accepted = second.answer(
        FrontDoorOutcome(decision="child-and-family-assessment", on=yes)
    ).told(on=yes)
    move = Move(
        id="m1",
        kind="step-up",
        from_="targeted",
        to="statutory",
        effective=yes,
        decided_by="front door manager",
        reason="A child of eight alone at night.",
        referral="r2",
    )
    case = case.with_changed(accepted).with_move(move)
    assert [case.level(day) for day in (again, yes)] == [TARGETED, STATUTORY]
    assert open_points(case, yes) == []


def test_a_step_down_is_declined_and_the_sender_holds_over_the_summer() -> None:
    """Nobody has room in July; they do in September, and that is a new handover."""
    july, no, august, september, yes = (
        date(2026, 7, 6),
        date(2026, 7, 17),
        date(2026, 8, 12),
        date(2026, 9, 3),
        date(2026, 9, 10),
    )
    handover = Handover(
        id="h1",
        kind="step-down",
        to="targeted",
        proposed=july,
        sending_agency="social-work",
        receiving_agency="early-help",
    )
    case = a_case(
        starts_at="statutory",
        team=led_by(SOCIAL_WORKER, "lead-social-worker", date(2026, 2, 2)),
    ).with_record(handover)
    declined = handover.decline(on=no, because="No room before the autumn.")
    case = case.with_changed(declined)
    assert (case.level(august), lead_of(case, august)) == (STATUTORY, "social-work")
    assert open_points(case, august) == ["next-step-recorded"]

    case = case.with_record(declined.again(id="h2", on=september))
    assert open_points(case, september) == ["handover-answered"]
    # The old answer is no answer to the new question.
    ask = Request(kind="step-down", to="targeted")
    facts = facts_for(case, ask, on=september)
    assert facts.receiving_lead_accepted == "no"

    case = case.with_changed(case.handovers[1].accept(on=yes)).with_move(
        Move(
            id="m1",
            kind="step-down",
            from_="statutory",
            to="targeted",
            effective=yes,
            reason="They asked for somebody nearer to home.",
            handover="h2",
        )
    )
    assert [lead_of(case, day) for day in (september, yes)] == [
        "social-work",
        "early-help",
    ]
    assert (case.level(yes), open_points(case, yes)) == (TARGETED, [])


def test_oversight_changes_and_the_family_keeps_its_lead() -> None:
    """They tell their story once: the same worker goes on into social work."""
    march = date(2026, 3, 2)
    handover = Handover(
        id="h1",
        kind="change-oversight",
        to="statutory",
        proposed=march,
        receiving_agency="social-work",
        receiving_role="supervising social worker",
        same_lead="yes",
    ).accept(on=date(2026, 3, 4))
    case = a_case(
        starts_at="targeted",
        team=led_by(WORKER, "family-help-lead", date(2026, 1, 12)),
        handovers=(handover,),
    ).with_move(
        Move(
            id="m1",
            kind="change-oversight",
            from_="targeted",
            to="statutory",
            effective=date(2026, 3, 4),
            reason="Section 17 support, with the worker they know.",
            handover="h1",
        )
    )
    days = (march, date(2026, 3, 4), date(2026, 6, 1))

    assert [case.holder("otto", day).members for day in days] == [("worker",)] * 3
    assert [case.level(day) for day in days] == [TARGETED, STATUTORY, STATUTORY]
    assert open_points(case, days[-1]) == []


def test_an_acceptance_is_written_down_three_weeks_late() -> None:
    """Whoever looked in between was right to think that the sender held."""
    proposed, accepted, between = (
        date(2026, 2, 2),
        date(2026, 2, 16),
        date(2026, 2, 20),
    )
    then = Recorded(at=datetime(2026, 2, 2, 10, tzinfo=UTC), role="social worker")
    late = Recorded(at=datetime(2026, 3, 9, 16, tzinfo=UTC), role="team manager")
    handover = Handover(
        id="h1",
        kind="step-down",
        to="targeted",
        proposed=proposed,
        receiving_agency="early-help",
    )
    case = a_case(
        starts_at="statutory",
        team=led_by(SOCIAL_WORKER, "lead-social-worker", date(2026, 1, 5)),
    ).with_record(handover, recorded=then)
    moved = Move(
        id="m1",
        kind="step-down",
        from_="statutory",
        to="targeted",
        effective=accepted,
        reason="As agreed at the review.",
        handover="h1",
    )
    case = case.with_changed(
        case.handovers[0].accept(on=accepted, recorded=late)
    ).with_move(moved, recorded=late)

    known = datetime(2026, 2, 20, 12, tzinfo=UTC)
    seen = case.as_of(between, known_at=known).case
    assert (lead_of(seen, between), seen.level(between)) == ("social-work", STATUTORY)
    assert [h.id for h in seen.open_handovers(between)] == ["h1"]
    assert (lead_of(case, between), case.level(between)) == ("early-help", TARGETED)
    assert case.open_handovers(between) == ()


def test_a_family_leaves_before_the_paperwork_is_done() -> None:
    """The practitioner closes all the same; the reasons are theirs to give."""
    on = date(2026, 5, 11)
    case = a_case(
        starts_at="targeted",
        team=led_by(WORKER, "lead-practitioner", date(2026, 1, 12)),
        handovers=(
            Handover(id="h1", kind="close", to="universal", proposed=date(2026, 5, 6)),
        ),
    )
    close = Request(kind="close")
    answer = weigh(PATHWAY, close, facts_for(case, close, on=on))
    blank = departures_of(answer)
    assert [d.reason for d in blank] == [None] * len(answer.outstanding)

    told = evolve(blank[0], reason="They told us by telephone that they moved.")
    move = Move(
        id="m1",
        kind="close",
        from_="targeted",
        to="universal",
        effective=on,
        decided_by="team manager",
        reason="They live four hours away now.",
        departures=(told, *blank[1:]),
    )
    left: tuple[Finding, ...] = move.unaccounted(answer)
    assert left == answer.outstanding[1:]

    case = case.with_move(move)
    assert case.level(on) == UNIVERSAL
    assert open_points(case, on) == [
        "no-handover-left-open",
        "departure-reason-recorded",
    ]
    log = case.departures()
    assert [d.requirement for d in log] == [f.requirement for f in answer.outstanding]
    assert log[0].reason == told.reason
