"""
Change by the measure's own rule, by informant, and over averages.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.outcomes import (
    Change,
    Informant,
    Reading,
    averages,
    change,
)
from tests.outcomes.builders import CLOSED, LATER, a_reading, an_instrument, shipped

MORNINGS = an_instrument()
WORRIES = MORNINGS.measure("worries")
GOALS = shipped("goal-based-outcomes")
MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))


def goal(number: int, on: date, value: float, about: str | None = None) -> Reading:
    """A score of one goal."""
    return Reading(measure=f"gbo-goal-{number}", on=on, value=value, about=about)


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_a_parents_readings_are_not_mixed_with_a_teachers() -> None:
    """Nor with those that name nobody."""
    readings = [
        a_reading(9, on=CLOSED),
        a_reading(1, on=LATER, informant=Informant.TEACHER),
        a_reading(1, on=LATER, informant=None),
        a_reading(4, on=LATER),
    ]
    found = [
        change(WORRIES, readings, informant=informant)
        for informant in (Informant.PARENT, Informant.TEACHER, None)
    ]

    assert found == [
        Change(first=readings[0], last=readings[3], better="lower"),
        None,
        None,
    ]


def test_two_informants_cannot_be_compared() -> None:
    """Who answers changes what the score means."""
    with pytest.raises(Impossible) as refused:
        Change(
            first=a_reading(9, on=CLOSED),
            last=a_reading(4, on=LATER, informant=Informant.SELF),
        )

    assert told(refused) == [("/last/informant", "two-informants")]


@pytest.mark.parametrize(
    ("last", "reliable"),
    [(9, YesNo.NO), (7, YesNo.NO), (6, YesNo.YES), (0, YesNo.YES)],
)
def test_reliable_change_is_the_instruments_own_rule(
    last: float, reliable: YesNo
) -> None:
    """From its distance on, and exactly there."""
    readings = [a_reading(9, on=CLOSED), a_reading(last, on=LATER)]
    step = change(WORRIES, readings, informant=Informant.PARENT, instrument=MORNINGS)

    assert step is not None
    assert step.reliable is reliable


def test_a_step_for_the_worse_is_as_reliable() -> None:
    """Chance has no direction."""
    readings = [a_reading(2, on=CLOSED), a_reading(9, on=LATER)]
    step = change(WORRIES, readings, informant=Informant.PARENT, instrument=MORNINGS)

    assert step is not None
    assert (step.improved, step.reliable) == (YesNo.NO, YesNo.YES)


def test_without_a_rule_nobody_says_whether_it_is_chance() -> None:
    """Stars have the plain difference and nothing else."""
    star = shipped("family-star-plus")
    readings = [
        a_reading(v, on=on, measure="family-star-plus-family-routine", informant=None)
        for on, v in ((CLOSED, 3), (LATER, 7))
    ]
    step = change(star.areas[7].measure, readings, instrument=star)

    assert step is not None
    assert (step.difference, step.improved, step.reliable) == (4, YesNo.YES, None)


def test_a_rule_is_a_distance() -> None:
    """One that every step reaches is none."""
    step = Change(first=a_reading(9, on=CLOSED), last=a_reading(4, on=LATER))
    with pytest.raises(Impossible) as refused:
        evolve(step, reliable_from=0)

    assert told(refused) == [("/reliable_from", "out-of-range")]


# --- averages


def test_an_average_is_over_the_goals_that_were_read() -> None:
    """One goal, two, or three; a third never begun counts for nothing."""
    readings = [goal(1, MARCH, 2), goal(2, MARCH, 5)]

    assert averages(GOALS, "gbo-mean", readings) == (
        Reading(measure="gbo-mean", on=MARCH, value=3.5),
    )


def test_only_days_with_every_goal_are_averaged() -> None:
    """A goal left out would move the average by itself."""
    readings = [
        goal(1, MAY, 8),
        goal(2, MAY, 6),
        goal(1, MARCH, 2),
        goal(2, MARCH, 3),
        goal(1, APRIL, 9),
    ]

    assert [(r.on, r.value) for r in averages(GOALS, "gbo-mean", readings)] == [
        (MARCH, 2.5),
        (MAY, 7.0),
    ]


def test_of_two_readings_of_a_goal_on_a_day_the_last_is_taken() -> None:
    """As it was put right."""
    readings = [goal(1, MARCH, 2), goal(1, MARCH, 4)]

    assert [r.value for r in averages(GOALS, "gbo-mean", readings)] == [4]


def test_one_persons_goals_are_not_averaged_with_anothers() -> None:
    """Nor is anything that is no goal."""
    readings = [
        goal(1, MARCH, 2, "child-1"),
        goal(2, MARCH, 9, "child-2"),
        Reading(measure="worries", on=MARCH, value=9, about="child-1"),
    ]
    (found,) = averages(GOALS, "gbo-mean", readings, about=readings[0].about)

    assert (found.about, found.value) == ("child-1", 2)


def test_what_is_no_average_has_none() -> None:
    """And what is no area is told."""
    assert averages(GOALS, "gbo-goal-1", [goal(1, MARCH, 2)]) == ()
    with pytest.raises(UnknownName):
        averages(GOALS, "gbo-goal-4", [])


@pytest.mark.parametrize(("last", "reliable"), [(4.9, "yes"), (4.8, "no")])
def test_goals_change_reliably_by_their_average(last: float, reliable: str) -> None:
    """By about two and a half points, as practice has it."""
    readings = [
        goal(1, MARCH, 2),
        goal(2, MARCH, 3),
        goal(1, MAY, 5),
        goal(2, MAY, last),
    ]
    step = change(
        GOALS.measure("gbo-mean"),
        averages(GOALS, "gbo-mean", readings),
        instrument=GOALS,
    )

    assert step is not None
    assert step.reliable == reliable
