"""
Which evidence is for the move that is asked about, and which was for another.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.contacts import Telling, TellingLike
from earlyhelp_core.people import (
    Withdrawal,
)
from earlyhelp_core.plans import (
    Review,
)
from earlyhelp_core.transitions import KindLike
from tests.cases.builders import ON, a_case, a_move
from tests.cases.parts import (
    BEFORE,
    BOTH,
    DAY,
    LAST_MOVE,
    MOVED,
    NO,
    YES,
    a_decision,
    a_handover,
    a_meeting,
    a_plan,
    a_referral,
    a_team,
    an_assessment,
    an_outcome,
    asked,
    left_out,
    said,
    shared,
    talked,
    told,
)

AFTER_A_MOVE = [
    ("authorised-by", {"authorisations": [a_decision(on=LAST_MOVE)]}),
    ("receiving-lead-accepted", {"handovers": [a_handover(on=LAST_MOVE, accepted=ON)]}),
    ("closing-meeting", {"team": a_team(a_meeting("closing", LAST_MOVE))}),
    (
        "network-invited",
        {"team": a_team(a_meeting("closing", LAST_MOVE, invited=["t"]))},
    ),
    (
        "sharing-basis",
        {
            "handovers": [a_handover(on=ON, receiving_agency="hub")],
            "sharing": [shared(on=LAST_MOVE)],
        },
    ),
    (
        "penultimate-review",
        {
            "plans": [
                a_plan(
                    reviews=[
                        Review(on=day, kind="meeting")
                        for day in (LAST_MOVE - DAY, LAST_MOVE, ON)
                    ]
                )
            ]
        },
    ),
    (
        "every-child-considered",
        {
            "assessments": [
                an_assessment(on=LAST_MOVE - DAY, not_considered=[left_out("otto")])
            ]
        },
    ),
    ("updates-gathered", {"team": a_team(a_meeting("updates-instead", LAST_MOVE))}),
    ("informed-decision-to-end", {"endings": [talked("agrees-to-end", on=LAST_MOVE)]}),
    (
        "informed-decision-to-end",
        {
            "agreements": [
                said("agrees").with_withdrawal(Withdrawal(on=LAST_MOVE, informed="yes"))
            ]
        },
    ),
    ("family-told", {"notices": [told("family", on=LAST_MOVE)]}),
    ("route-back-given", {"notices": [told("family", on=LAST_MOVE, route_back="yes")]}),
    ("referrer-told", {"referrals": [a_referral(on=LAST_MOVE, feedback_given=ON)]}),
    (
        "every-child-considered",
        {"assessments": [an_assessment(on=LAST_MOVE - DAY, children=BOTH)]},
    ),
]


@pytest.mark.parametrize(
    ("fact", "parts"),
    [
        pytest.param(*row, id=f"{row[0]}-{number}")
        for number, row in enumerate(AFTER_A_MOVE)
    ],
)
def test_an_old_yes_does_not_carry_over(fact: str, parts: dict[str, object]) -> None:
    """What was done for the last move, on its day or before, was for that move."""
    with_move = a_case(**parts, moves=[MOVED])

    assert asked(a_case(**parts)).value(fact) is not None
    assert asked(with_move).value(fact) is None


def test_a_yes_after_the_last_move_counts() -> None:
    """From the next day on, and for the child it was for."""
    new = a_case(authorisations=[a_decision(on=LAST_MOVE + DAY)], moves=[MOVED])

    assert asked(new).authorised_by == ("team manager",)


def test_what_was_done_for_one_child_s_move_still_counts_for_the_other() -> None:
    """Since when is asked child by child; for the family, since the last of them."""
    moved = a_move("m1", LAST_MOVE, "targeted", "willa")
    case = a_case(authorisations=[a_decision(on=LAST_MOVE)], moves=[moved])

    assert [
        asked(case, child="otto").authorised_by,
        asked(case, child="willa").authorised_by,
        asked(case).authorised_by,
    ] == [("team manager",), None, None]


def test_a_referral_changes_nothing_of_what_was_done() -> None:
    """It is no step, so nothing has to be done again after it."""
    referred = a_move("m1", ON, "statutory", kind="refer")
    case = a_case(authorisations=[a_decision()], moves=[referred])

    assert asked(case).authorised_by == ("team manager",)


def test_work_that_began_with_a_move_counts_after_it() -> None:
    """An assessment is often begun on the day the family is taken on."""
    case = a_case(
        assessments=[an_assessment(on=LAST_MOVE, children=BOTH)], moves=[MOVED]
    )
    reviewed = a_case(
        plans=[a_plan(reviews=[Review(on=LAST_MOVE, kind="meeting", considered=BOTH)])],
        moves=[MOVED],
    )

    assert [
        asked(case).every_child_considered,
        asked(reviewed).every_child_considered,
    ] == [YES, YES]
    earlier = a_case(
        plans=[
            a_plan(
                reviews=[Review(on=LAST_MOVE - DAY, kind="meeting", considered=BOTH)]
            )
        ],
        moves=[MOVED],
    )
    assert asked(earlier).every_child_considered is None


@pytest.mark.parametrize(
    ("to", "asked_to", "expected"),
    [
        (None, None, ("team manager",)),
        (None, "targeted", ("team manager",)),
        ("targeted", "targeted", ("team manager",)),
        ("targeted", None, ("team manager",)),
        ("universal", "targeted", None),
    ],
)
def test_an_authorisation_is_for_a_level_if_it_says_so(
    to: str | None, asked_to: str | None, expected: tuple[str, ...] | None
) -> None:
    """One that names none is for whichever level was meant."""
    case = a_case(authorisations=[a_decision(to=to)])

    assert asked(case, to=asked_to).authorised_by == expected


def test_a_handover_is_for_its_kind_its_level_and_its_children() -> None:
    """Another's acceptance helps nobody."""
    case = a_case(
        handovers=[
            a_handover("h1", kind="step-down", accepted=ON),
            a_handover("h2", to="universal", accepted=ON),
            a_handover("h3", children=["willa"], to="targeted", accepted=ON),
        ]
    )

    assert [
        asked(case, to="targeted", child="otto").receiving_lead_accepted,
        asked(case, to="targeted", child="willa").receiving_lead_accepted,
        asked(case, to="targeted").receiving_lead_accepted,
        asked(case, to="universal", child="otto").receiving_lead_accepted,
        asked(case, "step-down", child="otto").receiving_lead_accepted,
    ] == [None, ON, ON, ON, ON]


def test_the_front_door_accepts_for_the_level_that_was_sought() -> None:
    """Taken on by targeted help is not taken on by social work."""
    accepted = a_referral(to="targeted", outcome=an_outcome("accepted"))
    case = a_case(referrals=[accepted])

    assert [
        asked(case, "step-up", to="statutory").front_door_accepted,
        asked(case, "step-up", to="targeted").front_door_accepted,
        asked(case, "step-up").front_door_accepted,
    ] == [NO, BEFORE, BEFORE]


def test_what_the_front_door_takes_on_itself_is_taken_on() -> None:
    """Whatever level the referrer had in mind."""
    assessed = a_referral(
        to="targeted", outcome=an_outcome("child-and-family-assessment")
    )
    case = a_case(referrals=[assessed])

    assert asked(case, "step-up", to="statutory").front_door_accepted == BEFORE


def test_a_referral_about_one_child_is_not_about_the_other() -> None:
    """Nor is an assessment."""
    case = a_case(
        referrals=[a_referral(about=["otto"], outcome=an_outcome("accepted"))],
        assessments=[an_assessment(children=["otto"], completed=ON)],
    )

    assert [
        (facts.front_door_accepted, facts.assessment_completed)
        for facts in (
            asked(case, "step-up", child="otto"),
            asked(case, "step-up", child="willa"),
        )
    ] == [(BEFORE, ON), (None, None)]


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("open", "referral-outcome"),
        ("reopen", "referral-outcome"),
        ("refer", "referral-outcome"),
        ("step-up", "step-up"),
        ("step-up", "referral-outcome"),
        ("step-down", "step-down"),
        ("change-oversight", "step-up"),
        ("change-oversight", "step-down"),
        ("close", "closure"),
    ],
)
def test_a_telling_is_of_a_kind_of_move(kind: KindLike, about: TellingLike) -> None:
    """And of no other kind."""
    case = a_case(notices=[told("family", about)])

    assert asked(case, kind).family_told == BEFORE


@pytest.mark.parametrize("kind", ["lateral", "transfer-out"])
def test_some_moves_have_no_telling_of_their_own(kind: KindLike) -> None:
    """No notice speaks of them, so nothing is recorded either way."""
    abouts = ["closure", "step-up", "step-down", "referral-outcome", "change-of-lead"]
    case = a_case(notices=[told("family", Telling(about)) for about in abouts])

    assert asked(case, kind).family_told is None
