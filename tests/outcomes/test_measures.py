"""
Measures, readings and change.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import MeasureId, PersonId
from earlyhelp_core.outcomes import (
    Better,
    Change,
    Measure,
    MeasureKind,
    Reading,
    change,
)

MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))
ELDER, YOUNGER = PersonId("child-1"), PersonId("child-2")

POINTS = Measure(
    id=MeasureId("behaviour-points"),
    title="Behaviour points",
    unit="points in a term",
    better=Better.LOWER,
    lowest=0,
    highest=200,
)


def reading(on: date, value: float, about: str | None = "child-1") -> Reading:
    """A reading of behaviour points."""
    return Reading(measure=POINTS.id, about=about, on=on, value=value)


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_the_lowest_value_does_not_lie_above_the_highest() -> None:
    """The two were given the wrong way round."""
    with pytest.raises(Impossible) as refused:
        evolve(POINTS, lowest=201)

    assert told(refused) == [("/highest", "highest-below-lowest")]


def test_a_scale_holds_what_lies_between_its_ends() -> None:
    """Both ends belong to it."""
    values = (-1, 0, 200, 201)

    assert [POINTS.holds(v) for v in values] == [False, True, True, False]


@pytest.mark.parametrize("kind", [MeasureKind.COUNT, MeasureKind.QUESTIONNAIRE])
def test_what_is_counted_is_whole(kind: MeasureKind) -> None:
    """Half a point is a slip of the pen; on other scales it is not."""
    counted, plain = evolve(POINTS, kind=kind), evolve(POINTS, kind="soft")

    assert [m.holds(42.5) for m in (counted, plain)] == [False, True]
    assert counted.holds(42)


@pytest.mark.parametrize(
    ("lowest", "highest"), [(None, None), (0, None), (None, 200), (7, 7)]
)
def test_a_scale_may_be_open_or_a_single_value(
    lowest: float | None, highest: float | None
) -> None:
    """What has no limit holds everything on that side."""
    scale = evolve(POINTS, lowest=lowest, highest=highest)

    assert [scale.holds(v) for v in (-1e9, 7, 1e9)] == [
        lowest is None,
        True,
        highest is None,
    ]


def test_a_reading_is_dated_by_the_day_it_was_read() -> None:
    """A value off the scale is recordable."""
    assert (reading(MARCH, 999).dated, reading(MARCH, 999).value) == (MARCH, 999.0)


def test_a_reading_hides_its_value() -> None:
    """What a log would show says what was read, never how much."""
    shown = Reading(measure=POINTS.id, on=MARCH, value=108, source="mother")

    assert repr(shown) == (
        "Reading(measure='behaviour-points', about=None, "
        "on=datetime.date(2026, 3, 1), informant=None, recorded=None)"
    )


def test_change_is_from_the_first_to_the_last_by_date() -> None:
    """Whatever the order on the page."""
    readings = [reading(APRIL, 90), reading(MAY, 42), reading(MARCH, 108)]
    step = change(POINTS, readings, about=ELDER)

    assert step == Change(first=readings[2], last=readings[1], better=Better.LOWER)


def test_one_persons_readings_are_not_mixed_with_anothers() -> None:
    """Nor with the family's, nor with those of another measure."""
    other = evolve(reading(MAY, 1), measure="sessions-missed")
    readings = [
        reading(MARCH, 108),
        reading(APRIL, 50, "child-2"),
        reading(APRIL, 60, None),
        other,
    ]

    assert [change(POINTS, readings, about=who) for who in (ELDER, YOUNGER, None)] == [
        None,
        None,
        None,
    ]


def test_without_a_person_it_is_the_familys_change() -> None:
    """Readings about nobody in particular are about the family."""
    readings = [reading(MARCH, 3, None), reading(APRIL, 5, None)]
    step = change(POINTS, readings)

    assert step == Change(first=readings[0], last=readings[1], better=Better.LOWER)


def test_two_readings_on_one_day_are_no_change() -> None:
    """Change takes time."""
    assert change(POINTS, [reading(MARCH, 1), reading(MARCH, 2)], about=ELDER) is None


def test_of_several_on_one_day_the_outermost_are_taken() -> None:
    """The first of the first day and the last of the last, as listed."""
    readings = [
        reading(MARCH, 1),
        reading(MARCH, 2),
        reading(APRIL, 3),
        reading(APRIL, 4),
    ]

    assert change(POINTS, readings, about=ELDER) == Change(
        first=readings[0], last=readings[3], better=Better.LOWER
    )


@pytest.mark.parametrize(
    ("better", "last", "improved"),
    [
        (Better.HIGHER, 6, YesNo.YES),
        (Better.HIGHER, 5, YesNo.NO),
        (Better.HIGHER, 4, YesNo.NO),
        (Better.LOWER, 6, YesNo.NO),
        (Better.LOWER, 5, YesNo.NO),
        (Better.LOWER, 4, YesNo.YES),
        (None, 6, None),
    ],
)
def test_improvement_goes_the_way_the_measure_says(
    better: Better | None, last: float, improved: YesNo | None
) -> None:
    """Staying is no improvement; without a direction nobody can say."""
    step = Change(first=reading(MARCH, 5), last=reading(APRIL, last), better=better)

    assert (step.difference, step.improved) == (last - 5, improved)


def test_what_cannot_be_compared_is_refused_with_every_reason() -> None:
    """Another measure, another person, and not later."""
    last = evolve(reading(MARCH, 1, "child-2"), measure="sessions-missed")
    with pytest.raises(Impossible) as refused:
        Change(first=reading(MARCH, 1), last=last)

    assert told(refused) == [
        ("/last/measure", "two-measures"),
        ("/last/about", "two-people"),
        ("/last/on", "not-later"),
    ]
