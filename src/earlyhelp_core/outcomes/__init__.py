"""
Measures, readings and the change between them.

A measure says what is read, in which unit, and which way is better. A reading is one
value on one day. Change is the step from the first to the last, told with the
measure's own direction: behaviour points that go from 108 to 42 are an improvement,
and the library knows it only because the measure says that lower is better.
"""

from __future__ import annotations

from earlyhelp_core.outcomes._measures import Better, Change, Measure, Reading, change

__all__ = ["Better", "Change", "Measure", "Reading", "change"]
