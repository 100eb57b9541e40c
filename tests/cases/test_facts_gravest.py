"""
What of its children speaks for a family: what protects most, and what is gravest.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Harm, HarmConsideration
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import (
    LegalBasisLike,
    LegalStatus,
)
from tests.cases.builders import ON, a_case
from tests.cases.parts import (
    APART,
    BEFORE,
    BOTH,
    DAY,
    LONG_AGO,
    MOVED,
    NO,
    WITH_BABY,
    YES,
    a_referral,
    a_status,
    an_assessment,
    an_outcome,
    asked,
    considered,
    heard,
    told,
)


def ended(basis: LegalBasisLike, days_ago: int, *children: str) -> list[LegalStatus]:
    """A status that ended some days ago."""
    return a_status(basis, *children, end=ON - days_ago * DAY)


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (a_status("none", "otto") + a_status("section-17", "willa"), "section-17"),
        (a_status("section-17", "otto"), None),
        (a_status("none", "otto"), None),
        (a_status("child-protection-plan", "otto"), "child-protection-plan"),
        (a_status("section-20", "willa"), "section-20"),
        (
            a_status("order", "otto") + a_status("child-protection-plan", "willa"),
            "order",
        ),
        (
            a_status("section-20", "otto") + a_status("child-protection-plan", "otto"),
            "child-protection-plan",
        ),
    ],
    ids=[
        "higher of two",
        "one unknown",
        "one none, one unknown",
        "plan beside unknown",
        "section 20 beside unknown",
        "order before plan",
        "two of one child",
    ],
)
def test_the_status_that_protects_most_speaks_for_the_family(
    statuses: list[LegalStatus], expected: str | None
) -> None:
    """One that is unknown leaves the family's unknown, unless another protects."""
    assert asked(a_case(legal_statuses=statuses)).legal_status == expected


def test_a_status_is_the_child_s_own() -> None:
    """Asked of one child, the other's says nothing."""
    case = a_case(legal_statuses=a_status("order", "willa"))

    assert [asked(case, child=c).legal_status for c in BOTH] == [None, "order"]


def test_a_half_sister_s_status_is_asked_after_too() -> None:
    """She is a child whom the decision touches, wherever she lives."""
    known = a_case(family=APART, legal_statuses=a_status("none"))
    order = a_case(
        family=APART, legal_statuses=a_status("none") + a_status("order", "ada")
    )

    assert [asked(known).legal_status, asked(order).legal_status] == [None, "order"]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (a_status("order", "otto"), YES),
        (a_status("section-17"), NO),
        (a_status("section-17", "otto"), None),
        (a_status("none"), None),
        (ended("child-protection-plan", 5) + a_status("none"), YES),
        (ended("section-17", 5) + a_status("none"), NO),
        (
            ended("child-protection-plan", 9)
            + ended("section-17", 5)
            + a_status("none"),
            NO,
        ),
        (
            ended("section-17", 5) + ended("section-20", 5) + a_status("none"),
            YES,
        ),
        (
            ended("child-protection-plan", 5, "otto")
            + a_status("none", "otto")
            + a_status("section-17", "willa"),
            YES,
        ),
    ],
    ids=[
        "while it lasts",
        "in need now",
        "the other unknown",
        "nothing before is recorded",
        "with nothing between",
        "in need before",
        "in need between",
        "both ended on one day",
        "one child straight, the other in need",
    ],
)
def test_who_comes_straight_from_protection(
    statuses: list[LegalStatus], expected: YesNo | None
) -> None:
    """One child who does speaks for the family, whatever the others' status."""
    assert asked(a_case(legal_statuses=statuses)).straight_from_protection == expected


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        ([considered("suspected", "otto"), considered("none", "willa")], "suspected"),
        ([considered("suspected", "otto")], "suspected"),
        ([considered("none", "otto")], "not-considered"),
        ([considered("concern-below", "willa")], "not-considered"),
        (
            [considered("concern-below", "willa"), considered("none", "otto")],
            "concern-below",
        ),
        ([considered("suspected", on=LONG_AGO), considered("none")], "none"),
    ],
    ids=[
        "suspected for one",
        "suspected, other unknown",
        "other unknown",
        "concern, other unknown",
        "concern for one",
        "considered again",
    ],
)
def test_the_gravest_finding_speaks_for_the_family(
    harm: list[HarmConsideration], expected: str
) -> None:
    """A child whom nobody considered weighs more than a finding below suspicion."""
    assert asked(a_case(harm=harm)).harm == expected


def test_harm_is_asked_after_for_a_child_elsewhere() -> None:
    """What is suspected of a half-sister is suspected in the family."""
    unthought = a_case(family=APART, harm=[considered("none", *BOTH)])
    suspected = a_case(
        family=APART,
        harm=[considered("none", *BOTH), considered("suspected", "ada")],
    )

    assert [asked(unthought).harm, asked(suspected).harm] == [
        Harm.NOT_CONSIDERED,
        Harm.SUSPECTED,
    ]
    assert asked(suspected, child="otto").harm is Harm.NONE


@pytest.mark.parametrize(
    ("considerations", "expected"),
    [
        ([], "suspected"),
        ([considered("none", on=BEFORE - DAY)], "suspected"),
        ([considered("none", on=BEFORE)], "suspected"),
        ([considered("none", on=BEFORE + DAY)], "none"),
        ([considered("not-considered", on=BEFORE + DAY)], "suspected"),
        (
            [considered("none", on=BEFORE + DAY), considered("not-considered", on=ON)],
            "not-considered",
        ),
    ],
    ids=[
        "nothing else",
        "before it",
        "on its day",
        "after it",
        "by nobody",
        "answered, then by nobody",
    ],
)
def test_a_referral_that_suspects_harm_counts_until_it_is_considered_again(
    considerations: list[HarmConsideration], expected: str
) -> None:
    """A later day on which nobody considered it lifts no suspicion."""
    case = a_case(
        referrals=[a_referral(harm_suspected="yes")], harm=considerations, moves=[MOVED]
    )

    assert asked(case).harm == expected


def test_a_referral_s_suspicion_outlasts_a_move() -> None:
    """Danger does not end because a level changed."""
    case = a_case(
        referrals=[a_referral(on=LONG_AGO, harm_suspected="yes")], moves=[MOVED]
    )

    assert asked(case).harm is Harm.SUSPECTED


def test_a_referral_s_suspicion_is_about_the_children_it_names() -> None:
    """And about every child where it names none."""
    named = a_case(referrals=[a_referral(about=["otto"], harm_suspected="yes")])
    unnamed = a_case(referrals=[a_referral(harm_suspected="yes")])
    unsaid = a_case(referrals=[a_referral(harm_suspected="no")])

    assert [
        [asked(case, child=child).harm.value for child in BOTH]
        for case in (named, unnamed, unsaid)
    ] == [
        ["suspected", "not-considered"],
        ["suspected", "suspected"],
        ["not-considered", "not-considered"],
    ]


def test_an_unborn_child_is_asked_after_and_not_heard() -> None:
    """Of a child not yet born there is no voice to record."""
    case = a_case(
        family=WITH_BABY,
        assessments=[an_assessment(heard("otto", ON), heard("willa", ON))],
    )
    baby = asked(case, child="baby")

    assert [baby.unborn, baby.child_voice] == [YES, None]
    assert asked(case, child="otto").unborn is NO


def test_a_grown_up_s_facts_are_not_recorded() -> None:
    """The question is about children; of somebody else nothing is said."""
    case = a_case(harm=[considered("none")], legal_statuses=a_status("none", "mother"))
    facts = asked(case, child="mother")

    assert [facts.harm, facts.legal_status, facts.unborn] == [
        Harm.NOT_CONSIDERED,
        None,
        NO,
    ]


def test_what_comes_later_is_not_a_fact_yet() -> None:
    """Facts of a day rest on what had come by that day."""
    case = a_case(
        starts_at="universal",
        moves=[evolve(MOVED, effective=ON)],
        harm=[considered("none", on=ON)],
        referrals=[a_referral(outcome=an_outcome("accepted", ON))],
        notices=[told("family", on=ON)],
    )

    assert asked(case, on=ON - DAY) == evolve(
        asked(a_case(starts_at="universal", referrals=[a_referral()])), on=ON - DAY
    )
