"""
What type checkers are promised of answers: ``answer.met`` tells the two apart.

Read by mypy and pyright, which both report an error that was expected and does not
come. Run, it only shows that the promises are also true.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import date
from typing import Literal, assert_type

import pytest

from earlyhelp_core.answers import Answer, Met, Outstanding
from earlyhelp_core.transitions import Facts, Pathway, Request, weigh

ON = date(2026, 3, 2)


def narrowed(answer: Answer) -> str:
    """The class of an answer, found by asking whether it is met."""
    assert_type(answer.met, bool)
    if answer.met is True:
        assert_type(answer, Met)
        return "Met"
    assert_type(answer, Outstanding)
    return "Outstanding"


def matched(answer: Answer) -> str:
    """The class of an answer, found by matching; no third is left."""
    match answer:
        case Met():
            return "Met"
        case Outstanding():
            return "Outstanding"


@pytest.mark.parametrize(
    "answer", [Met(findings=(), on=ON), Outstanding(findings=(), on=ON)]
)
def test_asking_and_matching_agree(answer: Answer) -> None:
    """Both narrow to the class it is."""
    assert narrowed(answer) == matched(answer) == type(answer).__name__


def test_each_class_knows_its_own_answer() -> None:
    """Not just true or false, but which."""
    assert_type(Met(findings=(), on=ON).met, Literal[True])
    assert_type(Outstanding(findings=(), on=ON).met, Literal[False])


def test_answers_cannot_be_changed() -> None:
    """A checker refuses it, and so does Python."""
    answer = Met(findings=(), on=ON)
    with pytest.raises(AttributeError):
        answer.on = ON  # type: ignore[misc]


def weighing(pathway: Pathway, request: Request, facts: Facts) -> None:
    """Weighing gives one of the two, and takes its arguments in this order only."""
    assert_type(weigh(pathway, request, facts), Met | Outstanding)
    weigh(pathway, facts, request)  # type: ignore[arg-type]


def test_weighing_is_typed() -> None:
    """What is promised above is read by the checker."""
    assert callable(weighing)
