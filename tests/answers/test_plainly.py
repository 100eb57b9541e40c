"""
What a family and a child are told of an answer: in their words, and never of harm.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import (
    WITHHELD,
    Audience,
    Duty,
    Finding,
    Met,
    Outstanding,
    PlainWords,
    State,
)
from earlyhelp_core.dates import Span
from earlyhelp_core.fields import evolve

MONDAY = date(2026, 3, 2)
IN_PERSON = "Your practitioner will talk with you about what happens next."


def finding(
    name: str, state: State, family: str | None = None, child: str | None = None
) -> Finding:
    """A finding with what may be said of it."""
    return Finding(
        requirement=name,
        state=state,
        severity="required",
        reason="words for the practitioner",
        remedy="words for the practitioner",
        plain=PlainWords(family=family, child=child),
    )


def duty(family: str | None, *, within: Span | None = None) -> Duty:
    """Something that follows, and what the family is told of it."""
    return Duty(
        do="words for the practitioner",
        by="the lead practitioner",
        within=within,
        plain=PlainWords(family=family),
    )


AGREED = finding("agreement-given", State.MET, "You have agreed to this support.")
PLAN = finding(
    "plan-reviewed",
    State.UNMET,
    "We still need to look at the plan with you.",
    "We want to ask you how it is going.",
)
HARM = finding("harm-considered", State.UNMET)


def test_a_family_reads_what_is_in_place_and_what_is_still_to_do() -> None:
    """Each sentence once, and what happens next with its date."""
    answer = Met(
        findings=(AGREED, PLAN, evolve(PLAN, requirement="again"), HARM),
        duties=(
            duty("We meet for the first time", within=Span.parse("10 working days")),
            duty("We tell your school"),
            duty(None),
        ),
        on=MONDAY,
    )

    assert answer.explain("family").splitlines() == [
        "What is in place",
        "- You have agreed to this support.",
        "",
        "What is still to do",
        "- We still need to look at the plan with you.",
        "",
        "What happens next",
        "- We meet for the first time (by Mon 16 March 2026)",
        "- We tell your school",
        "",
        IN_PERSON,
    ]


def test_a_child_reads_their_own_words() -> None:
    """What has no words for a child is not said to one."""
    assert Outstanding(findings=(AGREED, PLAN), on=MONDAY).explain("child") == (
        "What is still to do\n"
        "- We want to ask you how it is going.\n"
        "\n"
        "The person who helps you will talk with you about what comes next.\n"
        "You can tell them if you see it differently."
    )


def test_nothing_is_said_of_what_has_no_words() -> None:
    """Nor that there was something, nor whether the answer is met."""
    answers = [
        kind(findings=findings, on=MONDAY)
        for kind in (Met, Outstanding)
        for findings in ((), (HARM,))
    ]

    assert {answer.explain(Audience.FAMILY) for answer in answers} == {IN_PERSON}


@pytest.mark.parametrize(
    ("audience", "said"),
    [("practitioner", None), ("family", "To them."), ("child", "To you.")],
)
def test_words_are_for_one_audience(audience: str, said: str | None) -> None:
    """A practitioner reads the reason itself."""
    words = PlainWords(family="To them.", child="To you.")

    assert words.to(Audience(audience)) == said
    assert WITHHELD.to(Audience(audience)) is None


def test_words_take_what_a_rule_asks_for() -> None:
    """Where there are any."""
    words = PlainWords(family="Within {within}.")

    assert words.filled(lambda text: text.replace("{within}", "10 days")) == (
        PlainWords(family="Within 10 days.")
    )
