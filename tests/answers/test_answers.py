"""
Answers: what is met and what is not, in one shape.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date
from typing import cast

import pytest

from earlyhelp_core.answers import (
    Answer,
    Audience,
    Duty,
    Finding,
    Met,
    Obligation,
    Outstanding,
    Severity,
    State,
    YesNo,
)
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Impossible, Misuse
from earlyhelp_core.fields import evolve
from earlyhelp_core.sources import Source

MONDAY = date(2026, 3, 2)

STRATEGY = Source(
    publication="Early Help Strategy",
    publisher="A council",
    year=2020,
    clause="stages of help",
    basis="stated",
)
PRACTICE = evolve(STRATEGY, publication="usual practice", basis="practice")


def finding(
    requirement: str,
    state: State = State.MET,
    severity: Severity = Severity.REQUIRED,
    *,
    remedy: str | None = None,
    source: Source | None = None,
) -> Finding:
    """A finding, worded after its state."""
    return Finding(
        requirement=requirement,
        state=state,
        severity=severity,
        reason=f"it is {state.value}",
        remedy=remedy,
        source=source,
    )


def duty(do: str, within: str | None = None, source: Source | None = None) -> Duty:
    """Something the lead must do."""
    span = None if within is None else Span.parse(within)
    return Duty(do=do, by="the lead", within=span, source=source)


WELL = finding("family-told", source=STRATEGY)
MISSING = finding(
    "plan-in-place", State.UNMET, remedy="write one plan", source=STRATEGY
)
SILENT = finding("child-voice", State.NOT_RECORDED, remedy="hear each child")
ADVISED = finding("lead-named", State.UNMET, Severity.ADVISED, remedy="agree who leads")
ADVISED_WELL = finding("network-invited", severity=Severity.ADVISED, source=PRACTICE)
NO_BEARING = finding("unborn-considered", State.NOT_APPLICABLE)
ASIDE = finding("front-door-accepted", State.SET_ASIDE, remedy="refer")

MIXED = Outstanding(
    findings=(WELL, MISSING, SILENT, NO_BEARING, ASIDE, ADVISED, ADVISED_WELL),
    duties=(duty("ring them", "1 working day"), duty("write it down", None, PRACTICE)),
    on=MONDAY,
)
ALL_MET = Met(findings=(WELL,), on=MONDAY)


@pytest.mark.parametrize("answer", [ALL_MET, MIXED])
def test_an_answer_is_not_true_or_false(answer: Answer) -> None:
    """A reader of one bit is not advised; the refusal says what to ask instead."""
    with pytest.raises(Misuse) as refused:
        bool(answer)

    [problem] = refused.value.problems
    assert (refused.value.about, problem.code) == (
        type(answer).__name__,
        "answer-as-bool",
    )
    assert "answer.met" in problem.message


def test_whether_it_is_met_is_asked_by_name() -> None:
    """The two answers differ in it."""
    assert (ALL_MET.met, MIXED.met) == (True, False)


def test_what_stands_in_the_way() -> None:
    """What is required, and unmet or not recorded."""
    assert MIXED.outstanding == (MISSING, SILENT)
    assert ALL_MET.outstanding == ()


def test_what_is_good_advice() -> None:
    """What is advised, and unmet or not recorded."""
    assert MIXED.advisory == (ADVISED,)


def test_each_remedy_is_said_once() -> None:
    """In the order of the findings; one that names none adds none."""
    answer = Outstanding(
        findings=(MISSING, SILENT, MISSING, finding("other", State.UNMET)), on=MONDAY
    )

    assert answer.remedies == ("write one plan", "hear each child")


@pytest.mark.parametrize(
    ("state", "is_open"),
    [
        (State.MET, False),
        (State.UNMET, True),
        (State.NOT_RECORDED, True),
        (State.NOT_APPLICABLE, False),
        (State.SET_ASIDE, False),
    ],
)
def test_which_states_are_still_open(state: State, *, is_open: bool) -> None:
    """And stand in the way where they are required, not where they are advised."""
    required, advised = (finding("x", state, severity) for severity in Severity)

    assert (required.is_open, advised.is_open) == (is_open, is_open)
    assert (required.stands_in_the_way, advised.stands_in_the_way) == (is_open, False)


def test_dates_count_from_the_day_of_the_question() -> None:
    """It is day 0; what has no span has no date."""
    assert MIXED.obligations == (
        Obligation(do="ring them", by="the lead", due=date(2026, 3, 3)),
        Obligation(do="write it down", by="the lead", source=PRACTICE),
    )


def test_dates_are_worked_out_once() -> None:
    """And are no part of what makes two answers equal."""
    fresh = evolve(MIXED)

    assert MIXED.obligations is MIXED.obligations
    assert fresh == MIXED


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 3, 3), "by Tue 3 March 2026"),
        (date(2090, 3, 3), "by Fri 3 March 2090 (provisional)"),
        (None, "alongside, holding nothing up"),
    ],
)
def test_when_an_obligation_is_due_in_words(due: date | None, words: str) -> None:
    """Beyond the published bank holidays a date is provisional."""
    obligation = Obligation(do="ring them", by="the lead", due=due)

    assert (obligation.when, obligation.is_provisional) == (
        words,
        "provisional" in words,
    )


def test_findings_as_rows_of_a_table() -> None:
    """Codes and words, one row for each finding."""
    answer = Outstanding(findings=(MISSING, NO_BEARING), on=MONDAY)

    assert answer.to_records() == [
        {
            "requirement": "plan-in-place",
            "state": "unmet",
            "severity": "required",
            "reason": "it is unmet",
            "remedy": "write one plan",
            "source": "A council, Early Help Strategy (2020), stages of help [stated]",
        },
        {
            "requirement": "unborn-considered",
            "state": "not-applicable",
            "severity": "required",
            "reason": "it is not-applicable",
            "remedy": None,
            "source": None,
        },
    ]


def test_an_answer_in_plain_words() -> None:
    """What stands in the way comes first, the sources last and each once."""
    assert MIXED.explain().splitlines() == [
        "Stands in the way",
        "  missing       it is unmet [1]",
        "                plan-in-place",
        "                way out: write one plan",
        "  not recorded  it is not-recorded",
        "                child-voice",
        "                way out: hear each child",
        "",
        "Advised, and still open",
        "  missing       it is unmet",
        "                lead-named",
        "                way out: agree who leads",
        "",
        "Stands in nobody's way",
        "  met           it is met [1]",
        "                family-told",
        "  no bearing    it is not-applicable",
        "                unborn-considered",
        "  set aside     it is set-aside",
        "                front-door-accepted",
        "                way out: refer",
        "  met           it is met [2]",
        "                network-invited (advised)",
        "",
        "What must happen next",
        "  by Tue 3 March 2026, the lead:",
        "                ring them",
        "  alongside, holding nothing up, the lead:",
        "                write it down [2]",
        "",
        "Sources",
        "  [1]  A council, Early Help Strategy (2020), stages of help [stated]",
        "  [2]  A council, usual practice (2020), stages of help [practice, to be",
        "       confirmed locally]",
    ]


def test_an_answer_without_sources_or_duties_in_plain_words() -> None:
    """No heading stands over nothing."""
    answer = Outstanding(findings=(SILENT,), on=MONDAY)

    assert answer.explain().splitlines() == [
        "Stands in the way",
        "  not recorded  it is not-recorded",
        "                child-voice",
        "                way out: hear each child",
    ]


def test_nothing_was_found_and_nothing_follows() -> None:
    """There is nothing to say."""
    assert Met(findings=(), on=MONDAY).explain() == ""


def test_an_explanation_is_worded_for_an_audience_that_exists() -> None:
    """What one may see, another may not safely see; so it must be known."""
    assert MIXED.explain(Audience("practitioner")) == MIXED.explain()
    with pytest.raises(Impossible):
        # What a caller without a type checker may say.
        MIXED.explain(cast("Audience", "neighbour"))


def test_answers_are_values() -> None:
    """Copied, kept and compared like any other."""
    met = MIXED.obligations

    assert copy.deepcopy(MIXED) == MIXED
    assert pickle.loads(pickle.dumps(MIXED)) == MIXED  # noqa: S301 - our own bytes
    assert copy.copy(MIXED).obligations == met
    assert hash(evolve(MIXED)) == hash(MIXED)
    assert len({Met(findings=(), on=MONDAY), Outstanding(findings=(), on=MONDAY)}) == 2


def test_a_duty_says_what_and_by_whom() -> None:
    """A blank is refused where it stands."""
    with pytest.raises(Impossible) as refused:
        Duty(do="ring them", by=" ")

    assert [(p.path, p.code) for p in refused.value.problems] == [("/by", "blank")]


def test_yes_and_no_are_codes() -> None:
    """Not recorded is none of them."""
    assert [YesNo("yes"), YesNo("no")] == list(YesNo)
    with pytest.raises(Impossible):
        YesNo("unknown")
