"""
Weighing: every finding, in order, and what follows.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import Met, Outstanding, Severity, State
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    CATALOGUE,
    Facts,
    Is,
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
    standing,
    states,
    step,
    weighed,
    with_rule,
    without,
)
from tests.transitions.unsafe import rule_of

MET, UNMET, SILENT, NO_BEARING, _ = State

IN_STATUTORY = standing("statutory")


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
    said_no = weighed("close", evolve(ALL_GOOD, every_child_considered="no"))
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
    answer = weighed("close", evolve(ALL_GOOD, contingency_agreed="no"))

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
        evolve(IN_STATUTORY, authorised_by=["head of service"]),
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
            evolve(IN_STATUTORY, plan_reviewed=reviewed),
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
    voice = evolve(
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
    rule = evolve(
        rule_of(SAFE, "open"), obligations=(step("ring", "the lead", "0 days"),)
    )
    answer = weighed("open", standing("universal"), pathway=with_rule(SAFE, rule))

    assert [o.due for o in answer.obligations] == [ON]


def test_a_date_beyond_the_published_bank_holidays_is_provisional() -> None:
    """A holiday may yet be moved."""
    far = evolve(IN_STATUTORY, on=date(2090, 3, 1), plan_reviewed=date(2090, 3, 1))
    answer = weighed("step-down", far, to="targeted")

    assert [o.is_provisional for o in answer.obligations] == [True, False]


def test_an_outstanding_answer_promises_nothing() -> None:
    """What would follow the move does not follow from asking for it."""
    answer = weighed("step-down", standing("statutory", NOTHING), to="targeted")

    assert (answer.met, answer.obligations) == (False, ())
