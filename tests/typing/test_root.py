"""
What a type checker makes of the root: `mypy` reads this file, and pytest runs it.
"""

from __future__ import annotations

from datetime import date
from typing import assert_type

import earlyhelp_core as eh


def test_nouns_are_reached_through_the_root_with_their_types() -> None:
    """In a notebook nobody writes a dozen imports."""
    goal = eh.plans.Goal(id="g1", words="Calm mornings.", area="home")
    assert_type(goal, eh.plans.Goal)
    assert_type(goal.id, eh.ids.GoalId)
    assert_type(goal.words, eh.privacy.Narrative)
    assert_type(goal.status, eh.plans.GoalStatus)
    assert_type(goal.due, date | None)

    assert (goal.id, str(goal.status)) == ("g1", "active")


def test_plain_codes_and_texts_are_taken_where_types_say_more() -> None:
    """A constructor takes what people write; a field holds what it means."""
    request = eh.transitions.Request(kind="close", to="universal")
    assert_type(request.kind, eh.transitions.Kind)
    assert_type(request.to, eh.ids.LevelCode | None)

    assert request.kind is eh.transitions.Kind.CLOSE


def test_an_answer_is_told_apart_by_asking_whether_it_is_met() -> None:
    """The checker knows which of the two it is after the question."""
    pathway = eh.partnerships.load("kensington-and-chelsea", on=None).pathway
    facts = eh.transitions.Facts(on=date(2022, 11, 21), level="targeted")
    answer = eh.transitions.weigh(pathway, eh.transitions.Request(kind="refer"), facts)
    assert_type(answer, eh.answers.Met | eh.answers.Outstanding)

    if answer.met is True:
        assert_type(answer, eh.answers.Met)
    else:
        assert_type(answer, eh.answers.Outstanding)
    assert answer.met


def test_a_case_answers_in_levels_or_in_nothing() -> None:
    """Not recorded is part of the type, so that nobody forgets to ask."""
    case = eh.cases.Case(
        id="c1",
        ladder=eh.frameworks.Ladder(framework="f", codes=("low", "high")),
        family=eh.people.Family(id="f1"),
    )
    level = case.level(date(2026, 3, 2))
    assert_type(level, eh.ids.LevelCode | None)
    assert_type(case.levels(date(2026, 3, 2)), dict[str, eh.ids.LevelCode | None])

    assert level is None
