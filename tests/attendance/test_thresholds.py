"""
The numbers of an edition, and what none of them can be.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from earlyhelp_core.attendance import (
    AbsenceDefinition,
    Charge,
    ConcernKind,
    Criterion,
    FixedNumber,
    LocalConcern,
    NoticeLimit,
    NoticeRules,
    NoticeThreshold,
    SuspensionRules,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from tests.attendance.builders import CITED, notice_rules, places

ALWAYS = Period(start=date(2000, 1, 1))
FIVE = FixedNumber(half_terms=5, sessions=46)

UNLIKELY: dict[str, tuple[Callable[[], object], list[tuple[str, str]]]] = {
    "no half-terms": (
        lambda: FixedNumber(half_terms=0, sessions=0),
        [("/half_terms", "out-of-range"), ("/sessions", "out-of-range")],
    ),
    "neither way": (
        lambda: AbsenceDefinition(in_force=ALWAYS, source=CITED),
        [("/numbers", "not-one-way")],
    ),
    "both ways": (
        lambda: AbsenceDefinition(
            in_force=ALWAYS, per_cent=10, numbers=(FIVE,), source=CITED
        ),
        [("/numbers", "not-one-way")],
    ),
    "a share of nothing": (
        lambda: AbsenceDefinition(in_force=ALWAYS, per_cent=0, source=CITED),
        [("/per_cent", "out-of-range")],
    ),
    "two numbers for five half-terms": (
        lambda: AbsenceDefinition(in_force=ALWAYS, numbers=(FIVE, FIVE), source=CITED),
        [("/numbers/1", "repeated-id")],
    ),
    "a threshold of nothing": (
        lambda: NoticeThreshold(
            sessions=0, school_weeks=0, codes=("O",), since=ALWAYS.start, source=CITED
        ),
        [("/sessions", "out-of-range"), ("/school_weeks", "out-of-range")],
    ),
    "a limit of nothing": (
        lambda: NoticeLimit(notices=0, months=0, since=ALWAYS.start, source=CITED),
        [("/notices", "out-of-range"), ("/months", "out-of-range")],
    ),
    "a charge of nothing": (
        lambda: Charge(nth=0, within_days=0, pounds=0, source=CITED),
        [
            ("/nth", "out-of-range"),
            ("/within_days", "out-of-range"),
            ("/pounds", "out-of-range"),
        ],
    ),
    "limits of no days": (
        lambda: SuspensionRules(
            in_force=ALWAYS,
            most_in_year=0,
            most_in_year_source=CITED,
            board_after=0,
            board_source=CITED,
            education_from_day=0,
            education_source=CITED,
            head_teacher_source=CITED,
        ),
        [
            ("/most_in_year", "out-of-range"),
            ("/board_after", "out-of-range"),
            ("/education_from_day", "out-of-range"),
        ],
    ),
    "hours without a number": (
        lambda: Criterion(kind=ConcernKind.HOURS_BELOW, source=CITED),
        [("/below", "wrong-number")],
    ),
    "NEET below a number": (
        lambda: Criterion(kind=ConcernKind.NEET, below=3, source=CITED),
        [("/below", "wrong-number")],
    ),
    "a list of nothing": (
        lambda: LocalConcern(title="t", meaning="m", in_force=ALWAYS, criteria=()),
        [("/criteria", "blank")],
    ),
    "one criterion twice": (
        lambda: LocalConcern(
            title="t",
            meaning="m",
            in_force=ALWAYS,
            criteria=(Criterion(kind=ConcernKind.NEET, source=CITED),) * 2,
        ),
        [("/criteria/1", "repeated-id")],
    ),
}


@pytest.mark.parametrize("name", UNLIKELY)
def test_numbers_that_cannot_be(name: str) -> None:
    """A number that would hold of everybody or of nobody is refused with its place."""
    make, expected = UNLIKELY[name]
    with pytest.raises(Impossible) as refused:
        make()

    assert places(refused.value) == expected


def test_the_codes_that_count_are_marks() -> None:
    """A code that is no mark is told at its place in the list."""
    with pytest.raises(Impossible) as refused:
        NoticeThreshold(
            sessions=10,
            school_weeks=10,
            codes=("O", "holiday"),
            since=ALWAYS.start,
            source=CITED,
        )

    assert places(refused.value) == [("/codes/1", "not-a-mark")]


@pytest.mark.parametrize(
    ("nth", "days", "pounds"),
    [
        (1, 0, 80),
        (1, 21, 80),
        (1, 22, 160),
        (1, 28, 160),
        (1, 29, None),
        (2, 0, 160),
        (2, 28, 160),
        (2, 29, None),
        (3, 0, None),
    ],
)
def test_what_a_notice_costs(nth: int, days: int, pounds: int | None) -> None:
    """80 or 160 pounds for the first, 160 flat for the second; there is no third."""
    charge = notice_rules().charge(nth=nth, days=days)

    assert (None if charge is None else charge.pounds) == pounds


def test_rules_of_a_time_without_numbers() -> None:
    """Rules may be empty: then they cost nothing and cite nobody."""
    rules = NoticeRules(in_force=ALWAYS)

    assert (rules.charge(nth=1, days=1), list(rules.citations)) == (None, [])
