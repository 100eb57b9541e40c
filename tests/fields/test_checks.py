"""
What a class asks of its value as a whole, and how it refuses.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import fields
from earlyhelp_core.errors import Impossible, Problem
from earlyhelp_core.fields import DateLike, Internal, InternalList, default, record

MARCH = date(2026, 3, 1)


@record
class Stay:
    """
    A stay of some nights.
    """

    start: Internal[date, DateLike]
    end_: Internal[date | None, DateLike | None] = default(None)
    nights: InternalList[int] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be."""
        fields.refuse(
            self,
            fields.in_order("start", self.start, "end", self.end_),
            fields.no_repeats("/nights", map(str, self.nights)),
        )


def places(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where the problems are, and their codes."""
    return [(p.path, p.code) for p in refused.value.problems]


def test_all_checks_are_told_together() -> None:
    """Each with its place; a later one of the same name is the one too many."""
    with pytest.raises(Impossible) as refused:
        Stay(start=MARCH, end_="2026-02-01", nights=[1, 2, 1, 1])

    assert places(refused) == [
        ("/end", "ends-before-start"),
        ("/nights/2", "repeated-id"),
        ("/nights/3", "repeated-id"),
    ]


def test_an_error_names_the_class_and_never_the_value() -> None:
    """*about* is the value being built; its class is what is told."""
    with pytest.raises(Impossible) as refused:
        Stay(start=MARCH, end_=date(2026, 2, 1))

    assert refused.value.about == "Stay"
    assert "2026" not in str(refused.value)


def test_no_problems_are_no_refusal() -> None:
    """A value that passes every check is left alone."""
    fields.refuse(Stay(start=MARCH), (), iter(()))


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        (MARCH, MARCH, 0),
        (MARCH, date(2026, 2, 28), 1),
        (None, MARCH, 0),
        (MARCH, None, 0),
        (None, None, 0),
    ],
    ids=["one day", "the wrong way", "no first", "no last", "neither"],
)
def test_two_dates_are_in_order_unless_both_say_otherwise(
    earlier: date | None, later: date | None, found: int
) -> None:
    """What is not recorded contradicts nothing."""
    assert len(list(fields.in_order("first", earlier, "last", later))) == found


def test_a_check_tells_one_problem_or_none() -> None:
    """Any truth will do: a list that is not empty, too."""
    problem = Problem("/to", "blank", "name it")

    assert [
        tuple(fields.when(condition, "/to", "blank", "name it"))
        for condition in (True, [1], False, ())
    ] == [(problem,), (problem,), (), ()]
