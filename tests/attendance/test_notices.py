"""
Penalty notices, and which of them count.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest

from earlyhelp_core import wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.attendance import (
    PenaltyNotice,
    Prosecution,
    count_notices,
)
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from tests.attendance.builders import CHILD, PARENT, notice, notice_rules, places

GIVEN = date(2024, 10, 7)


def surely(on: date, *notices: PenaltyNotice) -> int:
    """How many surely count for the mother about the child."""
    return count_notices(
        notices, notice_rules(), child=CHILD, parent=PARENT, on=on
    ).surely


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (notice(GIVEN), YesNo.YES),
        (evolve(notice(GIVEN), paid=date(2024, 10, 20)), YesNo.YES),
        (notice(GIVEN, withdrawn=date(2024, 11, 1)), YesNo.NO),
        (notice(GIVEN, prosecution=Prosecution.GUILTY), YesNo.YES),
        (notice(GIVEN, prosecution=Prosecution.NOT_GUILTY), YesNo.NO),
        (notice(GIVEN, prosecution=Prosecution.UNDER_WAY), None),
    ],
)
def test_which_notices_count(given: PenaltyNotice, expected: YesNo | None) -> None:
    """Paid or not they count, withdrawn not, prosecuted only if guilty."""
    assert given.counts(date(2025, 6, 2)) is expected


def test_what_becomes_of_it_counts_from_its_day() -> None:
    """Until it is withdrawn a notice counts, and before it is given it does not."""
    given = notice(GIVEN, withdrawn=date(2024, 11, 1))

    assert [
        given.counts(day)
        for day in (date(2024, 10, 6), GIVEN, date(2024, 10, 31), date(2024, 11, 1))
    ] == [YesNo.NO, YesNo.YES, YesNo.YES, YesNo.NO]


def test_a_verdict_counts_from_its_day() -> None:
    """As of a day before the verdict the notice is told without it."""
    tried = evolve(
        notice(GIVEN, prosecution=Prosecution.NOT_GUILTY),
        prosecution_on=date(2025, 3, 3),
        paid=date(2025, 3, 3),
    )
    before = tried.as_of(date(2025, 3, 2))

    assert (before.prosecution, before.prosecution_on, before.paid) == (
        None,
        None,
        None,
    )
    assert tried.as_of(date(2025, 3, 3)) == tried
    assert tried.dated == GIVEN


def test_each_counts_for_three_years() -> None:
    """On the same day three years on it no longer counts."""
    given = notice(GIVEN)

    assert surely(date(2027, 10, 6), given) == 1
    assert surely(date(2027, 10, 7), given) == 0


def test_only_those_of_this_parent_child_and_framework() -> None:
    """Another parent's, another child's, an older and a later one do not count."""
    notices = (
        notice(GIVEN),
        notice(GIVEN, parent="father"),
        notice(GIVEN, child="sister"),
        notice(date(2024, 8, 18)),
        notice(date(2026, 1, 12)),
    )

    assert surely(date(2025, 6, 2), *notices) == 1


def test_without_a_limit_none_counts() -> None:
    """Rules without a limit have nothing to count towards."""
    unlimited = evolve(notice_rules(), limit=None)
    found = count_notices(
        [notice(GIVEN)], unlimited, child=CHILD, parent=PARENT, on=date(2025, 6, 2)
    )

    assert (found.surely, found.at_most) == (0, 0)


def test_one_under_way_may_count() -> None:
    """A prosecution that has not ended is told apart from what is sure."""
    notices = [
        notice(GIVEN),
        notice(date(2025, 1, 6), prosecution=Prosecution.UNDER_WAY),
    ]
    found = count_notices(
        notices, notice_rules(), child=CHILD, parent=PARENT, on=date(2025, 6, 2)
    )

    assert (found.surely, found.at_most) == (1, 2)


def test_nothing_comes_before_the_notice() -> None:
    """Paid, withdrawn or tried before it was given; tried, and not said how."""
    early = date(2024, 10, 6)
    with pytest.raises(Impossible) as refused:
        PenaltyNotice(
            id="n1",
            child=CHILD,
            parent=PARENT,
            issued=GIVEN,
            paid=early,
            withdrawn=early,
            prosecution_on=early,
        )

    assert places(refused.value) == [
        ("/paid", "ends-before-start"),
        ("/withdrawn", "ends-before-start"),
        ("/prosecution_on", "ends-before-start"),
        ("/prosecution", "missing-prosecution"),
    ]


def test_paid_and_withdrawn_is_recorded() -> None:
    """A notice paid and then withdrawn happens; the money goes back."""
    both = evolve(notice(GIVEN, withdrawn=date(2024, 11, 1)), paid=date(2024, 10, 20))

    assert both.counts(date(2024, 11, 1)) is YesNo.NO


def test_a_notice_survives_copying_and_writing() -> None:
    """Copied, hashed, written and read it is what it was; its end is not shown."""
    given = notice(GIVEN, prosecution=Prosecution.GUILTY)

    assert wire.from_data(wire.to_data(given), PenaltyNotice) == given
    assert hash(deepcopy(given)) == hash(given)
    assert "guilty" not in repr(given).lower()
