"""
Families' stories as a case tells them, step by step.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Assessment, Harm, HarmConsideration
from earlyhelp_core.cases import Case, facts_for
from earlyhelp_core.contacts import FrontDoorOutcome, Notice, Referral
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import Authorisation, Facts, Handover, KindLike, Request
from tests.cases.builders import (
    FAMILY,
    STATUTORY,
    TARGETED,
    UNIVERSAL,
    a_case,
    a_move,
    with_half_sister,
)

JANUARY, MARCH, MAY, JULY = (date(2026, month, 5) for month in (1, 3, 5, 7))


def asked(case: Case, kind: KindLike, on: date, child: str | None = None) -> Facts:
    """The facts about that kind of move."""
    return facts_for(case, Request(kind=kind), on=on, child=child)


def test_a_family_is_helped_up_and_down_and_comes_back() -> None:
    """Each step starts where the last one led, and nothing is forgotten."""
    case = a_case(starts_at="universal")
    steps = [
        ("open", JANUARY, "universal", "targeted"),
        ("step-up", MARCH, "targeted", "statutory"),
        ("step-down", MAY, "statutory", "targeted"),
        ("close", JULY, "targeted", "universal"),
        ("reopen", date(2026, 9, 7), "universal", "targeted"),
    ]
    for number, (kind, on, from_, to) in enumerate(steps):
        case = case.with_move(a_move(f"m{number}", on, to, kind=kind, from_=from_))

    assert [case.level(on) for _, on, _, _ in steps] == [
        TARGETED,
        STATUTORY,
        TARGETED,
        UNIVERSAL,
        TARGETED,
    ]
    assert [
        asked(case, "reopen", on).previously_supported
        for on in (date(2026, 1, 4), MAY, JULY)
    ] == [None, YesNo.NO, YesNo.YES]


def test_one_child_needs_more_and_comes_back_to_the_others() -> None:
    """A plan is for the family; levels are per child."""
    case = (
        a_case(starts_at="targeted")
        .with_move(a_move("m1", MARCH, "statutory", "willa", from_="targeted"))
        .with_move(a_move("m2", MAY, "targeted", "willa", from_="statutory"))
    )

    assert [(case.level(on), case.level(on, "otto")) for on in (MARCH, MAY)] == [
        (STATUTORY, TARGETED),
        (TARGETED, TARGETED),
    ]


def test_a_referral_waits_for_an_answer_before_any_level_changes() -> None:
    """Asking is one fact, the acceptance another, and the move a third."""
    referral = Referral(
        id="r1",
        received=MARCH,
        from_role="class teacher",
        to="statutory",
        harm_suspected="yes",
        family_knows="not-safe-to-tell",
    )
    referred = evolve(a_case(starts_at="targeted"), referrals=(referral,)).with_move(
        a_move("m1", MARCH, "statutory", kind="refer", from_="targeted")
    )
    accepted = evolve(
        referred,
        referrals=(
            evolve(referral, outcome=FrontDoorOutcome(decision="accepted", on=MAY)),
        ),
    )
    moved = accepted.with_move(
        a_move("m2", MAY, "statutory", kind="step-up", from_="targeted")
    )

    assert [case.level(MAY) for case in (referred, accepted, moved)] == [
        TARGETED,
        TARGETED,
        STATUTORY,
    ]
    assert [
        asked(case, "step-up", MAY).front_door_accepted
        for case in (referred, accepted, moved)
    ] == [None, MAY, None]
    assert asked(moved, "step-down", MAY).harm is Harm.SUSPECTED


def test_stepping_down_again_takes_a_new_authorisation_and_a_new_handover() -> None:
    """What carried the family down once is spent."""
    once = evolve(
        a_case(starts_at="statutory"),
        authorisations=(
            Authorisation(
                kind="step-down", role="team manager", on=MARCH, granted="yes"
            ),
        ),
        handovers=(
            Handover(id="h1", kind="step-down", proposed=JANUARY, accepted=MARCH),
        ),
    )
    down = once.with_move(a_move("m1", MARCH, "targeted", from_="statutory"))
    again = down.with_move(a_move("m2", MAY, "statutory", from_="targeted"))

    assert [
        (facts.authorised_by, facts.receiving_lead_accepted)
        for facts in (
            asked(once, "step-down", MARCH),
            asked(down, "step-down", MARCH),
            asked(again, "step-down", JULY),
        )
    ] == [(("team manager",), MARCH), (None, None), (None, None)]


def test_a_half_sister_elsewhere_is_remembered() -> None:
    """Both children at home were thought of; a decision touches three."""
    home = a_case(
        family=with_half_sister(FAMILY),
        assessments=[
            Assessment(
                id="a1",
                kind="early-help-assessment",
                started=JANUARY,
                children=("otto", "willa"),
            )
        ],
        harm=[HarmConsideration(on=JANUARY, about=("otto", "willa"), finding="none")],
    )
    thought_of = evolve(
        home,
        assessments=(evolve(home.assessments[0], considered=("ada",)),),
        harm=(
            *home.harm,
            HarmConsideration(on=JANUARY, about=("ada",), finding="none"),
        ),
    )

    assert [
        (facts.every_child_considered, facts.harm)
        for facts in (asked(case, "step-down", MARCH) for case in (home, thought_of))
    ] == [(YesNo.NO, Harm.NOT_CONSIDERED), (YesNo.YES, Harm.NONE)]


def test_an_inspector_reads_the_record_as_it_was() -> None:
    """What was known in March is asked of March, whatever has come since."""
    case = a_case(
        starts_at="universal",
        moves=[
            a_move("m1", JANUARY, "targeted", kind="open", from_="universal"),
            a_move("m2", MAY, "universal", kind="close", from_="targeted"),
        ],
        notices=[Notice(to="family", about="closure", on=MAY, route_back="yes")],
    )
    then, now = case.as_of(MARCH), case.as_of(MAY)

    assert [(view.level, len(view.case.notices)) for view in (then, now)] == [
        (TARGETED, 0),
        (UNIVERSAL, 1),
    ]
    assert now.case.as_of(MARCH) == then
