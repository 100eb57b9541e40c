"""
Clocks: by when what is due, what started each, and whether it was done in time.

`_timescales` holds what an edition says, `_events` what happened, `_counting` the days
between; `_expect` runs one over the other, and `_expectations` is what comes of it.
"""

from __future__ import annotations

from earlyhelp_core.transitions._clocks._counting import (
    ClockCalendar,
)
from earlyhelp_core.transitions._clocks._events import (
    ClockEvent,
    ClockPause,
    EventKind,
    EventKindLike,
)
from earlyhelp_core.transitions._clocks._expect import (
    ClockRecord,
    expectations,
)
from earlyhelp_core.transitions._clocks._expectations import (
    Expectation,
    ExpectationState,
    PauseEffect,
)
from earlyhelp_core.transitions._clocks._timescales import (
    Timescale,
    Timescales,
    TimescaleSort,
    TimescaleSortLike,
    timescales_in_use,
)

__all__ = [
    "ClockCalendar",
    "ClockEvent",
    "ClockPause",
    "ClockRecord",
    "EventKind",
    "EventKindLike",
    "Expectation",
    "ExpectationState",
    "PauseEffect",
    "Timescale",
    "TimescaleSort",
    "TimescaleSortLike",
    "Timescales",
    "expectations",
    "timescales_in_use",
]
