"""
Weighing: every finding, and safeguarding above the table.
"""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from earlyhelp_core.answers import Met, Outstanding, Severity, State
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Misuse, UnknownName
from earlyhelp_core.people import LegalBasis
from earlyhelp_core.transitions import (
    CATALOGUE,
    AnyOf,
    Facts,
    Is,
    Kind,
    Not,
    Within,
    _rules,
)
from tests.transitions.builders import (
    ALL_GOOD,
    NOTHING,
    ON,
    SAFE,
    a_pathway,
    a_rule,
    asks,
    codes,
    standing,
    states,
    step,
    weighed,
    with_rule,
    without_rule,
)
from tests.transitions.unsafe import rule_of

MET, UNMET, SILENT, NO_BEARING, SET_ASIDE = State

IN_STATUTORY = standing("statutory")
#: How paperwork begins that was set aside because harm is suspected.
ONCE_SAFE = "once those who look into the harm agree that it is safe: "
REFER_TODAY = "make a referral to the front door today; it waits for nothing asked here"

OPEN_ONLY_IF_BORN = with_rule(
    SAFE,
    attrs.evolve(rule_of(SAFE, "open"), when=(Is(fact="unborn", values=("no",)),)),
)


def without(*fields: str, facts: Facts = ALL_GOOD) -> Facts:
    """The facts with some of them not recorded."""
    silent: dict[str, None] = dict.fromkeys(fields)
    # The checker cannot follow a field's name to its type.
    return attrs.evolve(facts, **silent)  # type: ignore[arg-type]


# --- every finding


def test_all_is_well() -> None:
    """Nothing stands in the way, and every condition is told all the same."""
    answer = weighed("close", ALL_GOOD)

    assert (type(answer), answer.outstanding, answer.remedies) == (Met, (), ())
    assert states(answer) == {
        "informed-decision-to-end": MET,
        "universal-services-told": MET,
        "route-back-given": MET,
        "harm-considered": MET,
        "no-protection-plan-or-order": MET,
        "every-child-considered": MET,
        "contingency-agreed": MET,
    }


def test_every_finding_is_returned_and_not_the_first_only() -> None:
    """The practitioner sees the whole road, not the next stone on it."""
    answer = weighed("close", standing("targeted", NOTHING))

    assert (type(answer), len(answer.findings)) == (Outstanding, 7)
    assert [f.requirement for f in answer.outstanding] == [
        "informed-decision-to-end",
        "universal-services-told",
        "route-back-given",
        "harm-considered",
        "no-protection-plan-or-order",
        "every-child-considered",
    ]
    assert [f.requirement for f in answer.advisory] == ["contingency-agreed"]


def test_required_findings_come_first_in_the_order_of_the_rule() -> None:
    """Then advice; the authority is the last thing required."""
    answer = weighed("step-down", IN_STATUTORY, to="targeted")

    assert [(f.requirement, f.severity) for f in answer.findings] == [
        *[
            (name, Severity.REQUIRED)
            for name in (
                "agreement-given",
                "receiving-lead-accepted",
                "harm-considered",
                "no-protection-plan-or-order",
                "every-child-considered",
                "plan-reviewed",
                "authorised-by",
            )
        ],
        ("child-voice-recorded", Severity.ADVISED),
        ("closing-meeting-or-updates", Severity.ADVISED),
    ]


def test_not_recorded_is_told_from_no() -> None:
    """State, reason and remedy all differ."""
    said_no = weighed("close", attrs.evolve(ALL_GOOD, every_child_considered="no"))
    silent = weighed("close", without("every_child_considered"))
    [no], [unknown] = said_no.outstanding, silent.outstanding

    assert (no.state, unknown.state) == (UNMET, SILENT)
    assert (no.reason, unknown.reason) == (
        "not every child has been considered",
        "it is not recorded which children were considered",
    )
    assert no.remedy is not None
    assert unknown.remedy == (
        f"find out, and record it either way; if it has not happened, {no.remedy}"
    )


def test_advice_stands_in_nobodys_way() -> None:
    """It is told, and the answer is met."""
    answer = weighed("close", attrs.evolve(ALL_GOOD, contingency_agreed="no"))

    assert (answer.met, [f.requirement for f in answer.advisory]) == (
        True,
        ["contingency-agreed"],
    )


def test_each_outstanding_finding_names_its_remedy() -> None:
    """What a practitioner can do, each thing once."""
    answer = weighed("step-down", standing("statutory", NOTHING), to="targeted")

    assert [f for f in answer.outstanding if f.remedy is None] == []
    assert len(answer.remedies) == len(answer.outstanding) == 7


def test_authority_is_a_finding_of_its_own() -> None:
    """Its reason names the role that must decide."""
    answer = weighed(
        "step-down",
        attrs.evolve(IN_STATUTORY, authorised_by=["head of service"]),
        to="targeted",
    )
    [finding] = answer.outstanding

    assert (finding.requirement, finding.reason, finding.remedy) == (
        "authorised-by",
        "not authorised by: team manager",
        "take the decision and its reasons to: team manager",
    )


def test_a_review_must_be_as_recent_as_the_rule_says() -> None:
    """Thirty working days before this Monday was a Monday too."""
    answers = [
        weighed(
            "step-down",
            attrs.evolve(IN_STATUTORY, plan_reviewed=reviewed),
            to="targeted",
        )
        for reviewed in (date(2026, 1, 16), date(2026, 1, 19), "yes")
    ]

    assert [states(answer)["plan-reviewed"] for answer in answers] == [
        UNMET,
        MET,
        SILENT,
    ]


def test_a_condition_without_bearing_stands_in_nobodys_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where it cannot matter it is told and not asked; where that is unclear it is."""
    voice = attrs.evolve(
        CATALOGUE["child-voice-recorded"], applies=Is(fact="unborn", values=("no",))
    )
    monkeypatch.setattr(_rules, "CATALOGUE", {**CATALOGUE, voice.name: voice})
    pathway = a_pathway(
        a_rule(
            "open",
            "open",
            ["universal"],
            ["targeted"],
            requires=asks("child-voice-recorded"),
        )
    )
    answers = [
        weighed("open", Facts(on=ON, level="universal", unborn=unborn), pathway=pathway)
        for unborn in ("yes", "no", None)
    ]

    assert [states(answer)["child-voice-recorded"] for answer in answers] == [
        NO_BEARING,
        SILENT,
        SILENT,
    ]
    assert [answer.met for answer in answers] == [True, False, False]
    assert answers[0].findings[0].remedy is None


def test_findings_name_the_source_of_the_rule_or_of_the_ask() -> None:
    """Each can be looked up."""
    answer = weighed("close", ALL_GOOD)

    assert {str(f.source) for f in answer.findings} == {
        "A council, Moving between levels (2025), section 1 [stated]"
    }


# --- what follows


def test_obligations_are_counted_from_the_day_that_is_asked_of() -> None:
    """The day itself is day 0; what has no date goes alongside."""
    answer = weighed("step-down", IN_STATUTORY, to="targeted")

    assert [(o.do, o.due) for o in answer.obligations] == [
        ("hold the first meeting", date(2026, 3, 16)),
        ("tell the family who leads now", None),
    ]


def test_a_duty_of_today_is_due_today() -> None:
    """Nothing within no days is due on day 0."""
    rule = attrs.evolve(
        rule_of(SAFE, "open"), obligations=(step("ring", "the lead", "0 days"),)
    )
    answer = weighed("open", standing("universal"), pathway=with_rule(SAFE, rule))

    assert [o.due for o in answer.obligations] == [ON]


def test_a_date_beyond_the_published_bank_holidays_is_provisional() -> None:
    """A holiday may yet be moved."""
    far = attrs.evolve(
        IN_STATUTORY, on=date(2090, 3, 1), plan_reviewed=date(2090, 3, 1)
    )
    answer = weighed("step-down", far, to="targeted")

    assert [o.is_provisional for o in answer.obligations] == [True, False]


def test_an_outstanding_answer_promises_nothing() -> None:
    """What would follow the move does not follow from asking for it."""
    answer = weighed("step-down", standing("statutory", NOTHING), to="targeted")

    assert (answer.met, answer.obligations) == (False, ())


# --- a referral


@pytest.mark.parametrize("level", ["universal", "targeted", "statutory", None])
@pytest.mark.parametrize("harm", ["suspected", "none", "not-considered"])
def test_a_referral_is_always_open(level: str | None, harm: str) -> None:
    """Whatever is recorded, and where nothing is."""
    answers = [
        weighed("refer", attrs.evolve(facts, level=level, harm=harm), to=to)
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
    answer = weighed("refer", attrs.evolve(NOTHING, harm="suspected"))

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
        attrs.evolve(
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
            attrs.evolve(
                rule_of(SAFE, "refer"), when=(Is(fact="unborn", values=("yes",)),)
            ),
        ),
    ]
    answers = [weighed("refer", ALL_GOOD, pathway=pathway) for pathway in pathways]

    assert [(a.met, states(a)) for a in answers] == [
        (True, {"no-rule": NO_BEARING})
    ] * 2
    assert "refer all the same" in answers[0].findings[0].reason


def test_a_referral_may_lead_to_several_places_without_a_choice() -> None:
    """Whoever refers need not know to which level."""
    either = attrs.evolve(
        rule_of(SAFE, "refer"),
        from_=codes("universal"),
        to=codes("targeted", "statutory"),
    )
    answer = weighed("refer", standing("universal"), pathway=with_rule(SAFE, either))

    assert answer.met


# --- where harm is suspected


def suspected(level: str, facts: Facts = NOTHING) -> Facts:
    """Harm is suspected to a child at that level."""
    return attrs.evolve(facts, level=level, harm="suspected")


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
    rule = attrs.evolve(rule_of(SAFE, "step-up"), requires=danger, obligations=())
    answer = weighed("step-up", suspected("targeted"), pathway=with_rule(SAFE, rule))

    assert [o.do for o in answer.obligations if "refer" in o.do] == [REFER_TODAY]


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
    kind: str, level: str, to: str | None
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
        weighed("close", attrs.evolve(NOTHING, harm="suspected")),
        weighed("reopen", suspected("universal")),
    ]

    assert [a.met for a in answers] == [True, False, False, False]
    assert [a.obligations[0].do for a in answers] == [REFER_TODAY] * 4


@pytest.mark.parametrize("harm", ["none", "concern-below", "not-considered"])
def test_without_suspicion_nobody_is_told_to_refer(harm: str) -> None:
    """A referral is open, and nobody is sent there."""
    answer = weighed("close", attrs.evolve(ALL_GOOD, harm=harm))

    assert REFER_TODAY not in [o.do for o in answer.obligations]


@pytest.mark.parametrize("status", LegalBasis)
def test_a_plan_or_an_order_keeps_support_open(status: LegalBasis) -> None:
    """Closing waits for the conference or the court."""
    answer = weighed("close", attrs.evolve(ALL_GOOD, legal_status=status))

    assert answer.met is (status in {LegalBasis.NONE, LegalBasis.SECTION_17})


# --- questions without a rule


def test_a_level_that_is_not_recorded_is_asked_for() -> None:
    """Nobody can say from where."""
    [finding] = weighed("close", without("level")).findings

    assert (finding.requirement, finding.state, finding.remedy) == (
        "level-recorded",
        SILENT,
        "record the level of help the family has now",
    )


@pytest.mark.parametrize(
    ("facts", "to"),
    [
        pytest.param(standing("targetted"), None, id="where they stand"),
        pytest.param(ALL_GOOD, "univrsal", id="where they would go"),
        pytest.param(standing("targetted"), "universal", id="only the first"),
    ],
)
@pytest.mark.parametrize("kind", ["close", "refer"])
def test_a_level_of_another_framework_is_misuse(
    facts: Facts, to: str | None, kind: str
) -> None:
    """The question has no meaning, and the nearest level is named."""
    with pytest.raises(UnknownName) as refused:
        weighed(kind, facts, to=to)

    [problem] = refused.value.problems
    assert problem.code == "unknown-level"
    assert "did you mean" in problem.message


def test_a_choice_that_is_left_open_is_misuse() -> None:
    """Both levels are named, and the way out."""
    with pytest.raises(Misuse) as refused:
        weighed("step-down", IN_STATUTORY)

    [problem] = refused.value.problems
    assert (problem.code, problem.message) == (
        "say-which-level",
        "step-down leads to targeted or universal from here; say to which",
    )


def test_where_there_is_one_level_it_need_not_be_named() -> None:
    """Closing leads to one place."""
    assert weighed("close", ALL_GOOD) == weighed("close", ALL_GOOD, to="universal")


def test_a_move_the_pathway_does_not_have_names_those_it_has() -> None:
    """The way out is a question that has an answer."""
    [finding] = weighed("lateral", ALL_GOOD).findings

    assert (finding.requirement, finding.state, finding.reason, finding.remedy) == (
        "no-rule",
        UNMET,
        "this pathway has no lateral from targeted in this situation",
        (
            "ask about a move it has from here: refer to statutory; "
            "step-up to statutory; close to universal"
        ),
    )


def test_a_known_level_that_no_rule_leads_to() -> None:
    """The level asked for is named."""
    [finding] = weighed("close", ALL_GOOD, to="statutory").findings

    assert finding.reason == (
        "this pathway has no close from targeted to statutory in this situation"
    )


def test_a_level_without_any_way_on_says_so() -> None:
    """And a transfer says that it leads to another area."""
    bare = a_pathway(a_rule("away", "transfer-out", ["targeted"]))
    remedies = [
        weighed("close", standing(level), pathway=bare).remedies
        for level in ("universal", "targeted")
    ]

    assert remedies == [
        ("ask about a move it has from here: there is none",),
        ("ask about a move it has from here: transfer-out to another area",),
    ]


def test_a_transfer_to_another_area_needs_no_level() -> None:
    """The receiving area decides it."""
    bare = a_pathway(a_rule("away", "transfer-out", ["targeted"]))

    assert weighed("transfer-out", ALL_GOOD, pathway=bare).met


# --- the situation of a rule


def test_another_situation_is_no_failing() -> None:
    """The rule does not apply: nothing of it is unmet."""
    answer = weighed(
        "reopen", attrs.evolve(standing("universal"), previously_supported="no")
    )

    assert states(answer) == {"no-rule": UNMET}


def test_a_situation_that_is_not_recorded_is_asked_for() -> None:
    """The answer says so instead of guessing which rule was meant."""
    facts = without("previously_supported", facts=standing("universal"))
    [finding] = weighed("reopen", facts).findings

    assert (finding.requirement, finding.state, finding.severity) == (
        "previously-supported-recorded",
        SILENT,
        Severity.REQUIRED,
    )
    assert finding.remedy == (
        "find out and record: whether the family was supported before"
    )


def test_all_that_the_situation_depends_on_is_asked_for_once() -> None:
    """What is known, and what is no part of it, is not asked for again."""
    same_lead = Is(fact="same-lead", values=("yes",))
    rule = attrs.evolve(
        rule_of(SAFE, "open"),
        when=(
            AnyOf(of=(Is(fact="unborn", values=("yes",)), same_lead)),
            Not(of=same_lead),
            Is(fact="harm", values=("none",)),
        ),
    )
    facts = Facts(on=ON, level="universal", harm="none")
    answer = weighed("open", facts, pathway=with_rule(SAFE, rule))

    assert states(answer) == {
        "unborn-recorded": SILENT,
        "same-lead-recorded": SILENT,
    }


def test_a_situation_that_hangs_on_a_missing_date_asks_for_the_date() -> None:
    """Done, but nobody wrote down when: no answer is without a way on."""
    recent = Within(fact="plan-reviewed", span=Span.parse("6 weeks"))
    rule = attrs.evolve(rule_of(SAFE, "open"), when=(recent,))
    facts = Facts(on=ON, level="universal", plan_reviewed="yes")
    answer = weighed("open", facts, pathway=with_rule(SAFE, rule))

    assert (states(answer), answer.remedies) == (
        {"plan-reviewed-recorded": SILENT},
        ("find out and record: when the family plan was last reviewed",),
    )


def test_of_several_rules_the_one_for_the_situation_answers() -> None:
    """Each speaks for its own."""
    unborn = a_rule(
        "open-before-birth",
        "open",
        ["universal"],
        ["targeted"],
        when=[Is(fact="unborn", values=("yes",))],
        requires=asks("agreement-in-writing"),
    )
    pathway = with_rule(OPEN_ONLY_IF_BORN, unborn)
    answers = [
        weighed(
            "open", attrs.evolve(standing("universal"), unborn=fact), pathway=pathway
        )
        for fact in ("no", "yes")
    ]

    assert [answer.findings[0].requirement for answer in answers] == [
        "agreement-given",
        "agreement-in-writing",
    ]


def test_kinds_are_taken_as_codes() -> None:
    """A question can be put in plain words."""
    assert weighed(Kind.CLOSE, ALL_GOOD) == weighed("close", ALL_GOOD)
