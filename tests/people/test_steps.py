"""
Statutory steps, as they were taken.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.people import StatutoryStep, StepKind
from earlyhelp_core.transitions import EventKind


def test_a_step_is_dated_by_the_day_it_was_held() -> None:
    """Or by none, where nobody wrote it down."""
    held = StatutoryStep(kind="core-group", on=date(2026, 3, 2))

    assert (held.dated, StatutoryStep(kind="core-group").dated) == (held.on, None)


def test_every_step_is_an_event_that_clocks_know() -> None:
    """By the same word."""
    assert [EventKind(kind.value).value for kind in StepKind] == list(StepKind)
