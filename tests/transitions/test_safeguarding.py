"""
Safeguarding above the table: what no file and no missing paper can hold up.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import State
from earlyhelp_core.assessments import HarmLike
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import LegalBasis
from earlyhelp_core.transitions import (
    Facts,
    Is,
    KindLike,
)
from tests.transitions.builders import (
    ALL_GOOD,
    FRAMEWORK,
    NOTHING,
    ON,
    SAFE,
    asks,
    codes,
    standing,
    states,
    weighed,
    with_rule,
    without_rule,
)
from tests.transitions.unsafe import rule_of

MET, _, _, NO_BEARING, SET_ASIDE = State

#: How paperwork begins that was set aside because harm is suspected.
ONCE_SAFE = "once those who look into the harm agree that it is safe: "
REFER_TODAY = "make a referral to the front door today; it waits for nothing asked here"


# --- a referral


@pytest.mark.parametrize("level", ["universal", "targeted", "statutory", None])
@pytest.mark.parametrize("harm", ["suspected", "none", "not-considered"])
def test_a_referral_is_always_open(level: str | None, harm: HarmLike) -> None:
    """Whatever is recorded, and where nothing is."""
    answers = [
        weighed("refer", evolve(facts, level=level, harm=harm), to=to)
        for facts in (NOTHING, ALL_GOOD)
        for to in (None, "statutory")
    ]

    assert [(a.met, a.outstanding) for a in answers] == [(True, ())] * 4


def test_a_referral_says_what_follows_and_what_is_missing() -> None:
    """Paperwork is advice where no harm is suspected."""
    answer = weighed("refer", standing("targeted", NOTHING))

    assert [f.requirement for f in answer.advisory] == ["family-told", "plan-in-place"]
    assert [(o.do, o.due) for o in answer.obligations] == [
        ("decide what follows", date(2026, 3, 3))
    ]


def test_paperwork_of_a_protective_referral_comes_back_as_obligations() -> None:
    """Alongside, holding nothing up; the referral does not tell anyone to refer."""
    answer = weighed("refer", evolve(NOTHING, harm="suspected"))

    assert states(answer) == {"family-told": SET_ASIDE, "plan-in-place": SET_ASIDE}
    assert [(o.do, o.due) for o in answer.obligations] == [
        ("decide what follows", date(2026, 3, 3)),
        (
            (
                f"{ONCE_SAFE}tell the family what was decided and why, "
                "unless that is unsafe"
            ),
            None,
        ),
        (f"{ONCE_SAFE}write one plan with the family, in their words", None),
    ]


def test_whatever_a_file_asks_a_referral_is_not_gated() -> None:
    """Its requirements and its authority are told as advice."""
    gated = with_rule(
        SAFE,
        evolve(
            rule_of(SAFE, "refer"),
            requires=asks("agreement-in-writing", "harm-considered"),
            authority="head of service",
        ),
    )
    answer = weighed("refer", standing("targeted", NOTHING), pathway=gated)

    assert (answer.met, answer.outstanding) == (True, ())
    assert [f.requirement for f in answer.advisory] == [
        "agreement-in-writing",
        "harm-considered",
        "authorised-by",
        "family-told",
        "plan-in-place",
    ]


def test_a_referral_that_the_pathway_does_not_know_is_open_too() -> None:
    """Advice is to refer all the same."""
    pathways = [
        without_rule(SAFE, "refer"),
        with_rule(
            SAFE,
            evolve(rule_of(SAFE, "refer"), when=(Is(fact="unborn", values=("yes",)),)),
        ),
    ]
    answers = [weighed("refer", ALL_GOOD, pathway=pathway) for pathway in pathways]

    assert [(a.met, states(a)) for a in answers] == [
        (True, {"no-rule": NO_BEARING})
    ] * 2
    assert "refer all the same" in answers[0].findings[0].reason


def test_a_referral_may_lead_to_several_places_without_a_choice() -> None:
    """Whoever refers need not know to which level."""
    either = evolve(
        rule_of(SAFE, "refer"),
        from_=codes("universal"),
        to=codes("targeted", "statutory"),
    )
    answer = weighed("refer", standing("universal"), pathway=with_rule(SAFE, either))

    assert answer.met


# --- where harm is suspected


def suspected(level: str, facts: Facts = NOTHING) -> Facts:
    """Harm is suspected to a child at that level."""
    return evolve(facts, level=level, harm="suspected")


def test_more_protection_waits_for_nothing() -> None:
    """
    The conditions of a step up are set aside and go alongside it.

    Not the referral: it is named first, and waits for nobody's leave.
    """
    answer = weighed("step-up", suspected("targeted"))

    assert (answer.met, states(answer)) == (
        True,
        {"front-door-accepted": SET_ASIDE, "plan-in-place": SET_ASIDE},
    )
    assert [(o.do, o.due) for o in answer.obligations] == [
        (REFER_TODAY, ON),
        ("pass on the plan", date(2026, 3, 4)),
        (f"{ONCE_SAFE}write one plan with the family, in their words", None),
    ]


def test_nothing_reads_as_if_the_referral_were_to_wait() -> None:
    """What only a referral can answer is set aside, and said once: today."""
    danger = asks("harm-considered", "no-protection-plan-or-order")
    rule = evolve(rule_of(SAFE, "step-up"), requires=danger, obligations=())
    answer = weighed("step-up", suspected("targeted"), pathway=with_rule(SAFE, rule))

    assert [o.do for o in answer.obligations if "refer" in o.do] == [REFER_TODAY]


def test_a_file_cannot_declare_harm_away() -> None:
    """Where a level rests on a duty in law, naming no protective move is no way."""
    evasive = evolve(SAFE, protective=None)
    facts = evolve(standing("targeted", NOTHING), harm="suspected")

    assert weighed("step-up", facts, pathway=evasive) == weighed("step-up", facts)


def test_a_step_up_that_leads_to_no_more_help_sets_nothing_aside() -> None:
    """Beside the levels of help harm is no ground for it; the referral is named."""
    levels = tuple(evolve(lv, statutory=False) for lv in FRAMEWORK.levels)
    beside = evolve(SAFE, protective=None, framework=evolve(FRAMEWORK, levels=levels))
    facts = evolve(standing("targeted", NOTHING), harm="suspected")
    answer = weighed("step-up", facts, pathway=beside)

    assert [f.requirement for f in answer.outstanding] == ["front-door-accepted"]
    assert answer.obligations[0].do == REFER_TODAY
    assert weighed("refer", facts, pathway=beside).met


def test_what_is_met_is_not_set_aside() -> None:
    """Only what is missing comes back as an obligation."""
    answer = weighed("step-up", suspected("targeted", ALL_GOOD))

    assert states(answer) == {"front-door-accepted": MET, "plan-in-place": MET}
    assert len(answer.obligations) == 2


def test_the_reason_for_setting_aside_is_harm() -> None:
    """There is no other."""
    answer = weighed("step-up", suspected("targeted"))

    assert {f.reason for f in answer.findings} == {
        "harm is suspected, so nothing waits for this"
    }


def test_without_suspicion_a_step_up_waits_for_the_front_door() -> None:
    """The authority decides."""
    answer = weighed("step-up", standing("targeted", NOTHING))

    assert [f.requirement for f in answer.outstanding] == ["front-door-accepted"]


@pytest.mark.parametrize(
    ("kind", "level", "to"),
    [
        ("close", "targeted", None),
        ("step-down", "statutory", "targeted"),
        ("step-down", "statutory", "universal"),
        ("change-oversight", "statutory", "targeted"),
    ],
)
def test_less_help_stays_outstanding_and_names_the_referral_first(
    kind: KindLike, level: str, to: str | None
) -> None:
    """However good everything else looks."""
    answer = weighed(kind, suspected(level, ALL_GOOD), to=to)

    assert [f.requirement for f in answer.outstanding] == ["harm-considered"]
    assert [(o.do, o.by, o.due) for o in answer.obligations] == [
        (REFER_TODAY, "whoever suspects harm", ON)
    ]


def test_every_other_answer_names_the_referral() -> None:
    """Also one that is met, has no rule, no level, or an unclear situation."""
    answers = [
        weighed("open", suspected("universal", ALL_GOOD)),
        weighed("lateral", suspected("targeted")),
        weighed("close", evolve(NOTHING, harm="suspected")),
        weighed("reopen", suspected("universal")),
    ]

    assert [a.met for a in answers] == [True, False, False, False]
    assert [a.obligations[0].do for a in answers] == [REFER_TODAY] * 4


@pytest.mark.parametrize("harm", ["none", "concern-below", "not-considered"])
def test_without_suspicion_nobody_is_told_to_refer(harm: HarmLike) -> None:
    """A referral is open, and nobody is sent there."""
    answer = weighed("close", evolve(ALL_GOOD, harm=harm))

    assert REFER_TODAY not in [o.do for o in answer.obligations]


@pytest.mark.parametrize("status", LegalBasis)
def test_a_plan_or_an_order_keeps_support_open(status: LegalBasis) -> None:
    """Closing waits for the conference or the court."""
    answer = weighed("close", evolve(ALL_GOOD, legal_status=status))

    assert answer.met is (status in {LegalBasis.NONE, LegalBasis.SECTION_17})
