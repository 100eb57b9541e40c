"""
The worked cases: four invented families, and what the borough's rules say of each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs
import pytest

from earlyhelp_core import outcomes, partnerships, wire
from earlyhelp_core.answers import Answer, Severity, State
from earlyhelp_core.cases import Case
from earlyhelp_core.fields import attributes
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.ids import PersonId
from earlyhelp_core.transitions import KindLike
from earlyhelp_core.wire import JSON

#: A Monday while the edition was in force.
ON = date(2022, 11, 21)
BOROUGH = partnerships.load("kensington-and-chelsea", on=ON)
FILES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
NAMES = [path.stem for path in FILES]
CASES = {path.stem: wire.load(path, Case) for path in FILES}


WRITE_TO_THEM = (
    "tell the family in writing that support has ended, why, and how to come back"
)


def found(answer: Answer, severity: Severity) -> dict[str, State]:
    """How each condition of that weight stands, in the order it is told."""
    return {f.requirement: f.state for f in answer.findings if f.severity is severity}


def required(answer: Answer) -> dict[str, State]:
    """How each condition stands that could stand in the way."""
    return found(answer, Severity.REQUIRED)


def advised(answer: Answer) -> dict[str, State]:
    """How each piece of advice stands."""
    return found(answer, Severity.ADVISED)


def owed(answer: Answer) -> list[tuple[str, str, date | None]]:
    """What must happen next, by whom and by when."""
    return [(o.do, o.by, o.due) for o in answer.obligations]


def test_there_are_four() -> None:
    """Inclusion, a step down, suspected harm, and below the threshold."""
    assert NAMES == ["below-threshold", "harm-suspected", "inclusion", "step-down"]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_each_passes_the_gate(path: Path) -> None:
    """As a case document, and with nothing wrong."""
    report = wire.check(path)

    assert (report.kind, report.problems) == ("case", ())


@pytest.mark.parametrize("name", NAMES)
def test_each_survives_being_written_and_read(name: str) -> None:
    """What is written is the very same case, and the same bytes again."""
    case = CASES[name]
    written = wire.dumps(case)

    assert wire.loads(written, Case) == case
    assert wire.dumps(wire.loads(written, Case)) == written


@pytest.mark.parametrize("name", NAMES)
def test_each_speaks_of_the_boroughs_levels(name: str) -> None:
    """So that the shipped edition can answer for it."""
    assert (CASES[name].partnership, CASES[name].ladder) == (
        BOROUGH.id,
        Ladder(
            framework="kensington-and-chelsea-2020",
            codes=["universal", "targeted", "statutory"],
        ),
    )


# --- a boy at risk of exclusion


def test_inclusion_holds_the_figures_of_its_model() -> None:
    """108 behaviour points at referral, 42 at the last meeting; attendance 90."""
    case, pupil = CASES["inclusion"], PersonId("pupil")
    referral, last_meeting = date(2022, 5, 9), date(2022, 10, 19)
    points, attendance = (
        outcomes.change(measure, case.readings, about=pupil)
        for measure in case.measures
    )

    assert points is not None
    assert attendance is not None
    assert (points.first.on, points.first.value) == (referral, 108)
    assert (points.last.on, points.last.value) == (last_meeting, 42)
    assert (attendance.last.on, attendance.last.value) == (last_meeting, 90)
    assert [contact.received for contact in case.contacts] == [referral]
    assert max(meeting.on for meeting in case.team.meetings) == last_meeting


def test_inclusion_has_a_plan_under_way() -> None:
    """Three goals, none met in full, a lead, meetings, and nothing late."""
    now = CASES["inclusion"].as_of(ON)

    assert (now.level, len(now.leads), len(now.case.team.meetings)) == (
        "targeted",
        1,
        3,
    )
    assert [goal.status.value for plan in now.plans for goal in plan.goals] == [
        "active",
        "partly-met",
        "active",
    ]
    assert now.overdue() == ()


def test_inclusion_may_not_close_yet() -> None:
    """The ending has not been talked through; nothing else stands in the way."""
    answer = BOROUGH.ask(CASES["inclusion"], "close", on=ON)

    assert answer.met is False
    assert required(answer) == {
        "informed-decision-to-end": State.NOT_RECORDED,
        "universal-services-told": State.NOT_RECORDED,
        "route-back-given": State.NOT_RECORDED,
        "harm-considered": State.MET,
        "no-protection-plan-or-order": State.MET,
        "every-child-considered": State.MET,
    }
    assert advised(answer) == {
        "closing-meeting-or-updates": State.NOT_RECORDED,
        "network-invited": State.NOT_RECORDED,
        "supporter-after-closure-named": State.NOT_RECORDED,
        "partner-actions-on-time": State.MET,
        "actions-settled": State.UNMET,
        "plan-reviewed": State.MET,
        "child-voice-recorded": State.MET,
        "referrer-told": State.NOT_RECORDED,
    }
    assert len(answer.remedies) == 3


# --- three children under social work


def test_step_down_tells_missing_from_not_recorded() -> None:
    """Two conditions are missing and three merely not written down."""
    answer = BOROUGH.ask(CASES["step-down"], "step-down", to="targeted", on=ON)

    assert answer.met is False
    assert {f.requirement: f.state for f in answer.outstanding} == {
        "support-in-place": State.NOT_RECORDED,
        "receiving-lead-accepted": State.UNMET,
        "no-protection-plan-or-order": State.NOT_RECORDED,
        "every-child-considered": State.UNMET,
        "authorised-by": State.NOT_RECORDED,
    }
    assert [name for name, state in required(answer).items() if state is State.MET] == [
        "agreement-given",
        "plan-in-place",
        "harm-considered",
    ]
    assert len(answer.remedies) == 5


def test_step_down_advises_too() -> None:
    """Advice is listed beside what is required, and stands in nobody's way."""
    answer = BOROUGH.ask(CASES["step-down"], "step-down", to="targeted", on=ON)

    assert advised(answer) == {
        "agreement-in-writing": State.UNMET,
        "closing-meeting-or-updates": State.NOT_RECORDED,
        "network-invited": State.NOT_RECORDED,
        "plan-reviewed": State.MET,
        "child-voice-recorded": State.UNMET,
        "contingency-agreed": State.NOT_RECORDED,
        "referrer-told": State.NOT_RECORDED,
    }


def test_step_down_looks_at_every_child() -> None:
    """The baby expected and the half-sister elsewhere are the family's to consider."""
    case = CASES["step-down"]
    children = case.family.children_to_consider(ON)

    assert {child.id for child in children} == {
        "eldest",
        "younger",
        "baby",
        "half-sister",
    }
    assert {
        review for plan in case.plans for r in plan.reviews for review in r.considered
    } == {
        "eldest",
        "younger",
        "baby",
    }


def test_more_help_stays_open_whatever_is_missing() -> None:
    """While the step down waits, a referral does not."""
    answer = BOROUGH.ask(CASES["step-down"], "refer", on=ON)

    assert (answer.met, answer.outstanding) == (True, ())


# --- harm is suspected


def test_harm_suspected_may_be_referred_at_once() -> None:
    """There is no paperwork at all, and nothing waits for it."""
    answer = BOROUGH.ask(CASES["harm-suspected"], "refer", on=ON)

    assert (answer.met, answer.outstanding, required(answer)) == (True, (), {})
    assert advised(answer) == {
        "family-told": State.SET_ASIDE,
        "assessment-completed": State.SET_ASIDE,
        "plan-in-place": State.SET_ASIDE,
        "every-child-considered": State.SET_ASIDE,
        "child-voice-recorded": State.SET_ASIDE,
    }


def test_harm_suspected_says_what_follows() -> None:
    """The front door answers the next working day; paperwork follows alongside."""
    answer = BOROUGH.ask(CASES["harm-suspected"], "refer", on=ON)
    tomorrow = date(2022, 11, 22)

    dated = [
        (
            "acknowledge the referral and decide what follows",
            "the front door",
            tomorrow,
        ),
        ("confirm the referral in writing", "whoever refers", tomorrow),
        (
            "stay with the family until the referral has been answered",
            "the lead practitioner",
            None,
        ),
        (
            "tell whoever referred what came of it",
            "the front door",
            date(2022, 11, 28),
        ),
    ]
    assert owed(answer)[:4] == dated
    assert [(do, due) for do, _, due in owed(answer)[4:]] == [
        (f"once those who look into the harm agree that it is safe: {f.remedy}", None)
        for f in answer.findings
    ]


@pytest.mark.parametrize(
    ("asked", "next_working_day"),
    [
        # A Friday.
        (date(2022, 11, 25), date(2022, 11, 28)),
        # Good Friday and Easter Monday lie between.
        (date(2023, 4, 6), date(2023, 4, 11)),
    ],
)
def test_the_front_door_answers_on_a_working_day(
    asked: date, next_working_day: date
) -> None:
    """Weekends and bank holidays are not counted."""
    answer = BOROUGH.ask(CASES["harm-suspected"], "refer", on=asked)

    assert owed(answer)[0][1:] == ("the front door", next_working_day)


@pytest.mark.parametrize("kind", ["open", "reopen", "close", "step-up"])
def test_harm_suspected_names_the_referral_whatever_is_asked(kind: KindLike) -> None:
    """Asked about anything else, the first thing that follows is to refer today."""
    answer = BOROUGH.ask(CASES["harm-suspected"], kind, on=ON)

    assert owed(answer)[0] == (
        "make a referral to the front door today; it waits for nothing asked here",
        "whoever suspects harm",
        ON,
    )


# --- below the threshold


def test_below_the_threshold_support_may_close() -> None:
    """The family decided, universal services know, and there is a way back."""
    answer = BOROUGH.ask(CASES["below-threshold"], "close", on=ON)

    assert (answer.met, answer.outstanding) == (True, ())
    assert required(answer) == {
        "informed-decision-to-end": State.MET,
        "universal-services-told": State.MET,
        "route-back-given": State.MET,
        "harm-considered": State.MET,
        "no-protection-plan-or-order": State.MET,
        "every-child-considered": State.MET,
    }


def test_below_the_threshold_closing_ends_well() -> None:
    """The family hears in writing how to come back, and is asked again in time."""
    answer = BOROUGH.ask(CASES["below-threshold"], "close", on=ON)

    assert owed(answer) == [
        (
            WRITE_TO_THEM,
            "the lead practitioner",
            date(2022, 11, 28),
        ),
        (
            "look again with the family whether the change has held",
            "the lead practitioner",
            date(2023, 2, 21),
        ),
    ]


def test_below_the_threshold_did_not_close_before_it_was_talked_through() -> None:
    """A week earlier, before services were told, the same question was open."""
    answer = BOROUGH.ask(CASES["below-threshold"], "close", on=date(2022, 11, 13))

    assert {f.requirement: f.state for f in answer.outstanding} == {
        "informed-decision-to-end": State.NOT_RECORDED,
        "universal-services-told": State.NOT_RECORDED,
        "route-back-given": State.NOT_RECORDED,
    }


# --- nobody is shown

FREE_TEXT = frozenset(
    {"contingency", "need", "rationale", "reason", "summary", "what", "words"}
)


def told(data: JSON, keys: frozenset[str]) -> Iterator[str]:
    """Every text under one of *keys*, however deep."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in keys and isinstance(value, str):
                yield value
            yield from told(value, keys)
    elif isinstance(data, list):
        for value in data:
            yield from told(value, keys)


def parts(value: object) -> Iterator[object]:
    """A value and all that it holds."""
    yield value
    if isinstance(value, tuple):
        for each in value:
            yield from parts(each)
    elif attrs.has(kind := type(value)):
        for field in attributes(kind):
            yield from parts(getattr(value, field.name))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_names_and_words_are_masked_wherever_a_case_is_shown(path: Path) -> None:
    """Neither the case nor anything in it shows a name, or what somebody said."""
    document = json.loads(path.read_bytes())
    names = list(told(document, frozenset({"name"})))
    texts = list(told(document, FREE_TEXT))
    records = [part for part in parts(CASES[path.stem]) if attrs.has(type(part))]
    shown = "\n".join(f"{part!r} {part!s} {part}" for part in records)

    assert len(names) >= 2
    assert len(texts) >= 2
    assert [word for name in names for word in name.split() if word in shown] == []
    assert [text for text in texts if text in shown] == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_example_holds_a_real_identifier(path: Path) -> None:
    """No number, address or code by which anybody could be found."""
    text = path.read_text(encoding="utf-8")
    keys = r'"(?:upn|nhs_number|uln|postcode|school|address|email|phone)":'
    postcode = r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"

    assert re.findall(rf"{keys}|{postcode}|@|\d{{7,}}", text) == []
