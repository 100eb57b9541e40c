"""
Two sides in turn, timed by the processor: a busy machine slows both alike.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

__all__ = ["ROUNDS", "Line", "Ready", "alone", "compared", "in_words", "seconds"]

ROUNDS = 11


class Line(NamedTuple):
    """One line of the table."""

    work: str
    per: str
    ratio: str
    against: str
    budget: str


#: Makes something ready, which is not counted, and gives the work, which is.
Ready: TypeAlias = Callable[[], Callable[[], object]]


def seconds(*parts: Ready) -> float:
    """Processor time of the work of all parts, each made ready just before."""
    gc.collect()
    gc.disable()
    taken = 0.0
    for ready in parts:
        work = ready()
        start = time.process_time()
        work()
        taken += time.process_time() - start
    gc.enable()
    return taken


def in_words(seconds: float) -> str:
    """A time in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.2f} {unit}"
    return f"{seconds / 1e-9:.1f} ns"


def compared(  # noqa: PLR0913 - one for each column
    work: str,
    against: str,
    budget: str,
    ours: Iterable[Ready],
    theirs: Iterable[Ready],
    *,
    each: int,
    theirs_each: int | None = None,
) -> Line:
    """Both sides in turn, in every round."""
    us, ratios = [], []
    for _ in range(ROUNDS):
        mine = seconds(*ours) / each
        other = seconds(*theirs) / (theirs_each or each)
        us.append(mine)
        ratios.append(other / mine)
    times = f"{statistics.median(ratios):.1f}"
    return Line(work, in_words(statistics.median(us)), times, against, budget)


def alone(work: str, budget: str, ours: Iterable[Ready], *, each: int) -> Line:
    """Our side, where there is nothing to compare it with."""
    times = [seconds(*ours) / each for _ in range(ROUNDS)]
    return Line(work, in_words(statistics.median(times)), "", "", budget)
