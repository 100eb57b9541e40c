"""
Conditions: how each stands on what is known, and which can be asked at all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Facts,
    Includes,
    Is,
    Not,
    Predicate,
    Truth,
    Within,
    truth,
)
from earlyhelp_core.transitions._predicates import conditions
from tests.transitions.builders import ON, places

NO, UNKNOWN, YES = Truth

TWO_WEEKS = Span.parse("2 weeks")
OLD, RECENT = date(2026, 2, 15), date(2026, 2, 16)

AGREED = AtLeast(fact="agreement", value="given")
LED = Is(fact="lead-named", values=("yes",))
BORN = Is(fact="unborn", values=("no",))


@pytest.mark.parametrize(
    ("predicate", "facts", "expected"),
    [
        (Is(fact="harm", values=("none", "concern-below")), {"harm": "none"}, YES),
        (Is(fact="harm", values=("none",)), {"harm": "suspected"}, NO),
        (Is(fact="harm", values=("none",)), {}, UNKNOWN),
        (LED, {"lead_named": "yes"}, YES),
        (LED, {"lead_named": "no"}, NO),
        (LED, {}, UNKNOWN),
        (AGREED, {"agreement": "not-given"}, NO),
        (AGREED, {"agreement": "given"}, YES),
        (AGREED, {"agreement": "in-writing"}, YES),
        (AGREED, {}, UNKNOWN),
        (AtLeast(fact="lead-named", value="no"), {"lead_named": "yes"}, YES),
        (AtLeast(fact="lead-named", value="yes"), {"lead_named": "no"}, NO),
        (AtLeast(fact="child-voice", value="yes"), {"child_voice": OLD}, YES),
        (AtLeast(fact="child-voice", value="yes"), {"child_voice": "yes"}, YES),
        (AtLeast(fact="child-voice", value="yes"), {"child_voice": "no"}, NO),
        (AtLeast(fact="child-voice", value="yes"), {}, UNKNOWN),
        (AtLeast(fact="child-voice", value="no"), {"child_voice": "no"}, YES),
        (AtMost(fact="agreement", value="given"), {"agreement": "given"}, YES),
        (AtMost(fact="agreement", value="given"), {"agreement": "in-writing"}, NO),
        (AtMost(fact="agreement", value="given"), {}, UNKNOWN),
        (AtMost(fact="lead-named", value="no"), {"lead_named": "yes"}, NO),
        (AtMost(fact="lead-named", value="yes"), {"lead_named": "yes"}, YES),
        (AtMost(fact="child-voice", value="no"), {"child_voice": "no"}, YES),
        (AtMost(fact="child-voice", value="no"), {"child_voice": "yes"}, NO),
        (AtMost(fact="child-voice", value="no"), {"child_voice": OLD}, NO),
        (Within(fact="child-voice", span=TWO_WEEKS), {"child_voice": RECENT}, YES),
        (Within(fact="child-voice", span=TWO_WEEKS), {"child_voice": OLD}, NO),
        (Within(fact="child-voice", span=TWO_WEEKS), {"child_voice": "no"}, NO),
        (Within(fact="child-voice", span=TWO_WEEKS), {"child_voice": "yes"}, UNKNOWN),
        (Within(fact="child-voice", span=TWO_WEEKS), {}, UNKNOWN),
        (Within(fact="child-voice"), {"child_voice": RECENT}, UNKNOWN),
        (Includes(fact="authorised-by", role="one"), {"authorised_by": ["one"]}, YES),
        (Includes(fact="authorised-by", role="one"), {"authorised_by": ["two"]}, NO),
        (Includes(fact="authorised-by", role="one"), {"authorised_by": []}, NO),
        (Includes(fact="authorised-by", role="one"), {}, UNKNOWN),
        (Not(of=LED), {"lead_named": "yes"}, NO),
        (Not(of=LED), {"lead_named": "no"}, YES),
        (Not(of=LED), {}, UNKNOWN),
        (AllOf(of=()), {}, YES),
        (AnyOf(of=()), {}, NO),
        (AllOf(of=(LED, BORN)), {"lead_named": "no"}, NO),
        (AllOf(of=(LED, BORN)), {"lead_named": "yes"}, UNKNOWN),
        (AllOf(of=(LED, BORN)), {"lead_named": "yes", "unborn": "no"}, YES),
        (AnyOf(of=(LED, BORN)), {"lead_named": "yes"}, YES),
        (AnyOf(of=(LED, BORN)), {"lead_named": "no"}, UNKNOWN),
        (AnyOf(of=(LED, BORN)), {"lead_named": "no", "unborn": "yes"}, NO),
    ],
)
def test_how_a_condition_stands(
    predicate: Predicate, facts: dict[str, str], expected: Truth
) -> None:
    """Yes, no, or nobody wrote it down; the three are never mixed up."""
    assert truth(predicate, evolve(Facts(on=ON), **facts)) is expected


def test_a_span_is_counted_back_from_the_day_that_is_asked_of() -> None:
    """The same review is recent on one day and not on a later one."""
    heard = Within(fact="child-voice", span=TWO_WEEKS)
    days = (date(2026, 3, 2), date(2026, 3, 3))

    assert [truth(heard, Facts(on=on, child_voice=RECENT)) for on in days] == [YES, NO]


def test_not_recorded_lies_between_no_and_yes() -> None:
    """So that all is the least of its parts and any the greatest."""
    assert list(Truth) == sorted([YES, NO, UNKNOWN])


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (
            lambda: Is(fact="harm", values=("none", "non")),
            [("/is/1", "unknown-value")],
        ),
        (
            # Harm that nobody considered is not recorded: no rule can ask for it.
            lambda: Is(fact="harm", values=("not-considered",)),
            [("/is/0", "unknown-value")],
        ),
        (lambda: Is(fact="harm", values=()), [("/is", "blank")]),
        (
            lambda: Is(fact="plan-reviewed", values=("yes",)),
            [("/is", "wrong-question")],
        ),
        (
            lambda: Is(fact="authorised-by", values=("team manager",)),
            [("/is", "wrong-question")],
        ),
        (
            lambda: AtLeast(fact="harm", value="none"),
            [("/at_least", "wrong-question")],
        ),
        (
            lambda: AtLeast(fact="plan-reviewed", value="given"),
            [("/at_least", "unknown-value")],
        ),
        (
            lambda: AtMost(fact="legal-status", value="court"),
            [("/at_most", "wrong-question"), ("/at_most", "unknown-value")],
        ),
        (lambda: Within(fact="agreement"), [("/within", "wrong-question")]),
        (lambda: Includes(fact="lead-named"), [("/includes", "wrong-question")]),
        (lambda: AtLeast(fact="harms", value="none"), [("/fact", "unknown-fact")]),
    ],
)
def test_a_question_must_suit_its_fact(
    ask: Callable[[], Predicate], expected: list[tuple[str, str]]
) -> None:
    """What cannot be answered cannot be asked; all that is wrong is told."""
    with pytest.raises(Impossible) as refused:
        ask()

    assert places(refused.value) == expected


def test_the_way_out_names_the_values_a_fact_takes() -> None:
    """Whoever wrote the file sees what they may write."""
    with pytest.raises(Impossible) as refused:
        AtLeast(fact="agreement", value="written")

    [problem] = refused.value.problems
    assert problem.message == "the fact takes not-given, given, in-writing"


def test_the_single_conditions_in_reading_order() -> None:
    """However they are joined."""
    recent = Within(fact="child-voice", span=TWO_WEEKS)
    signed = Includes(fact="authorised-by", role="one")
    few = AtMost(fact="agreement", value="given")
    whole = AllOf(of=(LED, Not(of=AnyOf(of=(recent, signed))), few, AnyOf(of=())))

    assert list(conditions(whole)) == [LED, recent, signed, few]
