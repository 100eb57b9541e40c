"""
What a notebook hands over: the values of pandas, taken or refused with the way out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

import pytest

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Impossible, Misuse
from earlyhelp_core.outcomes import Reading
from earlyhelp_core.people import Person
from earlyhelp_core.plans import FamilyPlan
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions import Facts

# By name, for it is untyped, and nothing here should depend on more of it.
pandas: Any = import_module("pandas")

MARCH = date(2026, 3, 2)
TABLE = pandas.DataFrame(
    {
        "started": pandas.to_datetime(["2026-03-02", None]),
        "score": [7, 3],
        "share": [0.5, None],
        "note": pandas.array(["fine", None], dtype="string"),
    }
)


def codes_of(error: Misuse) -> list[tuple[str, str]]:
    """Where something was wrong, and what."""
    return [(problem.path, problem.code) for problem in error.problems]


def test_a_day_of_a_column_is_taken_as_a_plain_date() -> None:
    """Midnight without a zone is how pandas writes a day."""
    plan = FamilyPlan(id="p1", started=TABLE["started"][0])

    assert (plan.started, type(plan.started)) == (MARCH, date)
    assert Person(id="p1", born=pandas.Timestamp(2014, 9, 1)).born == date(2014, 9, 1)


def test_a_moment_of_a_column_is_taken_with_its_zone() -> None:
    """And kept in UTC."""
    at = pandas.Timestamp("2026-07-01 09:30", tz="Europe/London")

    assert str(Recorded(at=at).at) == "2026-07-01 08:30:00+00:00"


def test_true_and_false_of_a_column_are_taken_as_plain_ones() -> None:
    """For a yes or no as well; what is missing there is refused, and never no."""
    column = pandas.Series([True, False])

    assert [fields.as_bool(value) for value in column.to_numpy()] == [True, False]
    assert [YesNo(value) for value in column.to_numpy()] == ["yes", "no"]
    with pytest.raises(Impossible):
        YesNo(pandas.NA)


def test_a_number_of_a_column_is_taken_as_a_plain_one() -> None:
    """The number stays; whose number type it was is forgotten."""
    reading = Reading(measure="m1", value=TABLE["score"][0], on=MARCH)

    assert (reading.value, type(reading.value)) == (7, float)


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda: FamilyPlan(id="p1", started=TABLE["started"][1]), "/started"),
        (lambda: Facts(on=MARCH, plan_in_place=TABLE["started"][1]), "/plan_in_place"),
        (lambda: Facts(on=pandas.NaT), "/on"),
        (lambda: Person(id="p1", born=pandas.NaT), "/born"),
        (lambda: Person(id="p1", name=TABLE["note"][1]), "/name"),
        (lambda: Person(id="p1", ethnicity=TABLE["share"][1]), "/ethnicity"),
        (lambda: Facts(on=MARCH, agreement=TABLE["note"][1]), "/agreement"),
        (lambda: Recorded(at=pandas.NaT), "/at"),
        (
            lambda: Reading(measure="m1", value=TABLE["share"][1], on=MARCH),
            "/value",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "given",
)
def test_what_is_missing_in_a_table_is_refused_at_its_field(
    make: Callable[[], object], found: str
) -> None:
    """NaT, NaN and NA are none of our values; None is what is not recorded."""
    with pytest.raises(Impossible) as refused:
        make()

    assert [path for path, _ in codes_of(refused.value)] == [found]


def test_a_time_of_day_is_not_lost_in_silence() -> None:
    """A day with a time is a moment, and says so."""
    with pytest.raises(Impossible) as refused:
        FamilyPlan(id="p1", started=pandas.Timestamp(2026, 3, 2, 9, 30))

    assert codes_of(refused.value) == [("/started", "not-a-date")]
