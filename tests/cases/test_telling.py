"""
What one of the family is told of an answer: what they may see, and nothing else.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from earlyhelp_core.answers import Duty, Finding, Met, PlainWords
from earlyhelp_core.assessments import Assessment, Voice
from earlyhelp_core.cases import Case, told_to
from earlyhelp_core.errors import UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import AgreementToSupport, Asked, Household, Membership
from earlyhelp_core.transitions import Kind, Request
from tests.cases.builders import FAMILY, ON, a_case

EARLIER = ON - timedelta(days=30)
CLOSE = Request(kind=Kind.CLOSE)
IN_PERSON = "Your practitioner will talk with you about what happens next."


def finding(name: str) -> Finding:
    """A finding on a requirement of the catalogue, with words for the family."""
    return Finding(
        requirement=name,
        state="met",
        severity="required",
        reason="words for the practitioner",
        plain=PlainWords(family=f"Told of {name}.", child=f"You hear of {name}."),
    )


ANSWER = Met(
    findings=(
        finding("agreement-given"),
        finding("child-voice-recorded"),
        finding("no-rule"),
    ),
    duties=(Duty(do="meet", by="the lead", plain=PlainWords(family="We meet.")),),
    on=ON,
)


def a_record(*, home: Household | None = None) -> Case:
    """The mother agreed; what a child said was written down for the child."""
    mother, otto, _ = FAMILY.people
    return a_case(
        family=evolve(FAMILY, households=() if home is None else (home,)),
        agreements=(
            AgreementToSupport(
                id="g1",
                scope="a plan",
                asked=(
                    Asked(
                        person=mother.id,
                        said="agrees",
                        capacity="parental-responsibility",
                        on=EARLIER,
                    ),
                ),
            ),
        ),
        assessments=(
            Assessment(
                id="a1",
                kind="early-help-assessment",
                started=EARLIER,
                voices=(
                    Voice(child=otto.id, words="Hello.", on=ON),
                    Voice(child="willa", words="Hello.", on=EARLIER),
                ),
            ),
        ),
    )


def told(case: Case, reader: str, child: str | None = None) -> list[str]:
    """The lines that one of the family reads."""
    text = told_to(case, ANSWER, to=reader, request=CLOSE, on=ON, child=child)
    return text.splitlines()


def test_a_finding_that_rests_on_another_s_word_is_not_told() -> None:
    """The mother reads of her own agreement, and not of what the children said."""
    assert told(a_record(), "mother") == [
        "What is in place",
        "- Told of agreement-given.",
        "- Told of no-rule.",
        "",
        "What happens next",
        "- We meet.",
        "",
        IN_PERSON,
    ]


def test_a_child_is_spoken_to_as_a_child() -> None:
    """And reads neither of the mother's word nor of a brother's."""
    assert told(a_record(), "otto")[:3] == [
        "What is in place",
        "- You hear of no-rule.",
        "",
    ]


def test_whoever_was_kept_out_of_an_address_is_told_in_person() -> None:
    """Or not at all: no step, no date, nothing to find anybody by."""
    home = Household(
        id="h1",
        members=tuple(Membership(person=p) for p in ("otto", "willa")),
        not_to_be_told=("mother",),
    )

    assert told(a_record(home=home), "mother") == [IN_PERSON]


def test_nothing_is_told_of_a_child_whom_the_reader_may_not_know_of() -> None:
    """A half-sister kept from him would be given away by the very question."""
    case = a_record()
    hidden = evolve(
        case,
        family=evolve(
            case.family,
            relationships=tuple(
                evolve(edge, not_known_to=("otto",)) if edge.to == "willa" else edge
                for edge in case.family.relationships
            ),
        ),
    )

    assert len(told(hidden, "otto", "willa")) == len(IN_PERSON.splitlines()) + 1
    assert len(told(hidden, "otto", "otto")) > len(IN_PERSON.splitlines()) + 1


def test_a_stranger_is_told_nothing() -> None:
    """Only one of the family can be told."""
    with pytest.raises(UnknownName):
        told(a_record(), "stranger")
