"""
What holds of clocks whatever happened on whichever days.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    ClockEvent,
    Expectation,
    ExpectationState,
    Timescale,
)
from tests.transitions.clocks import AWAY, a_clock, a_pause, event, found

FIRST = date(2026, 3, 2)
days = st.integers(0, 150).map(lambda n: FIRST + timedelta(days=n))
happened = st.builds(
    event,
    st.sampled_from(["plan-started", "plan-reviewed", "plan-ended"]),
    days | st.none(),
)
events = st.lists(happened, max_size=5)
clocks = st.builds(
    a_clock,
    within=st.sampled_from(["10 working days", "20 days", "2 weeks", "1 month"]),
    starts=st.sampled_from([["plan-started"], ["plan-started", "plan-reviewed"]]),
    ended_by=st.sampled_from([[], ["plan-ended"]]),
)
MET, OVERDUE = ExpectationState.MET, ExpectationState.OVERDUE
LATE = FIRST + timedelta(days=300)


def counted(
    found: tuple[Expectation, ...], state: ExpectationState
) -> Counter[date | None]:
    """How many of that state, by the day they started."""
    return Counter(e.started for e in found if e.state is state)


@given(clocks, events, days)
def test_what_is_met_or_overdue_stays_so_unless_something_happens(
    clock: Timescale, given_: list[ClockEvent], on: date
) -> None:
    """Time alone takes nothing back."""
    past = [e for e in given_ if e.on is None or e.on <= on]
    now, later = found(clock, *past, on=on), found(clock, *past, on=LATE)

    for state in (MET, OVERDUE):
        assert counted(now, state) <= counted(later, state)


@given(clocks, events, happened)
def test_what_has_no_day_meets_nothing(
    clock: Timescale, given_: list[ClockEvent], more: ClockEvent
) -> None:
    """One more event whose day nobody knows never makes anything met."""
    undated = evolve(more, on=None)
    before, after = (
        found(clock, *given_, on=LATE),
        found(clock, *given_, undated, on=LATE),
    )

    assert counted(after, MET) == counted(before, MET)


@given(clocks, events, days, days)
def test_a_pause_only_ever_gives_time_and_the_law_none(
    clock: Timescale, given_: list[ClockEvent], start: date, on: date
) -> None:
    """No last day comes earlier for a pause, and no statutory one moves."""
    pauses = (a_pause(start),)
    local = evolve(clock, may_pause_for=(AWAY,))
    law = evolve(clock, sort="statutory")

    plain = [e.due for e in found(clock, *given_, on=on)]
    paused = dues(found(local, *given_, on=on, pauses=pauses))

    assert [e.due for e in found(law, *given_, on=on, pauses=pauses)] == plain
    assert paused.keys() == dues(found(clock, *given_, on=on)).keys()
    for started, due in dues(found(clock, *given_, on=on)).items():
        assert paused[started] >= due


def dues(found: tuple[Expectation, ...]) -> dict[date | None, date]:
    """Each last day, by the day it was counted from."""
    return {e.started: e.due for e in found if e.due is not None}
