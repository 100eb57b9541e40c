"""
A child's legal status: not a level, and nobody else's.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.dates import Period
from earlyhelp_core.people import LegalStatus

PLAN = LegalStatus(
    child="p2",
    basis="child-protection-plan",
    period=Period(start=date(2025, 9, 1), end=date(2026, 2, 27)),
    decided_by="conference",
)


def test_holds_within_its_period() -> None:
    """A status holds from its first day to its last."""
    days = (date(2025, 8, 31), date(2025, 9, 1), date(2026, 2, 27), date(2026, 2, 28))

    assert [PLAN.held(day) for day in days] == [False, True, True, False]


def test_shows_nothing_of_the_basis() -> None:
    """A status shows whose it is and its dates, and not what it is."""
    assert "child-protection" not in repr(PLAN)


def test_later_end_is_hidden_too() -> None:
    """As of a day before it ended, the plan was still open."""
    now = PLAN.as_of(date(2026, 1, 5))

    assert (now.period, now.dated) == (Period(start=date(2025, 9, 1)), PLAN.dated)
