"""
Each child considered, or why not; and what is judged of each.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import (
    Assessment,
    AssessmentKind,
    JudgedLevel,
    NotConsidered,
    WhyNotConsidered,
)
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AssessmentId, LevelCode, PersonId

ELDER, YOUNGER, ELSEWHERE = (PersonId(f"child-{n}") for n in (1, 2, 3))
MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)
TARGETED, UNIVERSAL = LevelCode("targeted"), LevelCode("universal")

AWAY = NotConsidered(
    child=ELSEWHERE, because=WhyNotConsidered.LIVES_ELSEWHERE, on=APRIL
)
BOTH = Assessment(
    id=AssessmentId("assessment-1"),
    kind=AssessmentKind.EARLY_HELP_ASSESSMENT,
    children=(ELDER,),
    considered=(YOUNGER,),
    not_considered=(AWAY,),
    started=MARCH,
)


def test_every_contradiction_about_a_child_is_told_at_once() -> None:
    """Considered and not, twice not, and two judgements of one child."""
    judged = JudgedLevel(child=ELDER, level=TARGETED)
    with pytest.raises(Impossible) as refused:
        evolve(
            BOTH,
            considered=(ELSEWHERE,),
            not_considered=(AWAY, evolve(AWAY, because="not-yet")),
            judged=(judged, judged),
        )

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/not_considered/1", "repeated-id"),
        ("/judged/1", "repeated-id"),
        ("/not_considered/0/child", "considered-and-not"),
        ("/not_considered/1/child", "considered-and-not"),
    ]


def test_a_reason_is_dated_by_its_day() -> None:
    """And undated without one."""
    assert (AWAY.dated, evolve(AWAY, on=None).dated) == (APRIL, None)


def test_a_child_was_considered_or_was_not_or_nobody_says() -> None:
    """A reason explains; the child was not considered all the same."""
    children = (ELDER, YOUNGER, ELSEWHERE, PersonId("child-9"))

    assert [BOTH.consideration_of(child) for child in children] == [
        YesNo.YES,
        YesNo.YES,
        YesNo.NO,
        None,
    ]
    assert BOTH.unaccounted_for(children) == ("child-9",)


def test_before_its_day_a_reason_is_hidden() -> None:
    """Then nobody had said anything of that child."""
    assert BOTH.as_of(MARCH).unaccounted_for([ELSEWHERE]) == (ELSEWHERE,)
    assert BOTH.as_of(APRIL) == BOTH


def test_a_child_has_a_judgement_of_their_own_or_that_of_all() -> None:
    """No judgement reaches a child who was not assessed."""
    siblings = evolve(
        BOTH,
        children=(ELDER, YOUNGER),
        considered=(),
        judged_level=UNIVERSAL,
        judged=(JudgedLevel(child=ELDER, level=TARGETED),),
    )

    assert [siblings.judged_for(child) for child in (ELDER, YOUNGER, ELSEWHERE)] == [
        TARGETED,
        UNIVERSAL,
        None,
    ]


def test_judgements_show_from_completion() -> None:
    """Those of one child like that of all."""
    judged = evolve(
        BOTH, completed=APRIL, judged=(JudgedLevel(child=ELDER, level=TARGETED),)
    )

    assert [judged.as_of(on).judged_for(ELDER) for on in (MARCH, APRIL)] == [
        None,
        TARGETED,
    ]


def test_reasons_and_judgements_hide_themselves() -> None:
    """Neither why nor which level is in what a log would show."""
    judged = JudgedLevel(child=ELDER, level=TARGETED, rationale="He hides.")
    shown = f"{AWAY!r}{judged!r}"

    assert [word in shown for word in ("elsewhere", "targeted", "hides")] == [False] * 3
