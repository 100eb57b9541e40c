"""
How fast the library answers, against named neighbours, in one run and one table.

Every figure is the median of several rounds, in which both sides take turns. Ratios are
taken within a round: they say more than times do, which say how busy the machine was.
Before it is measured, each pair is shown to give the same answers.
"""

from __future__ import annotations

import gc
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.metadata import version
from typing import NamedTuple

import attrs
import numpy as np
from machine import (
    ON,
    PATHWAY,
    Family,
    Situation,
    machine,
    reset,
    situations,
    trigger,
)

from earlyhelp_core import partnerships
from earlyhelp_core.dates import ENGLAND, working_days_between
from earlyhelp_core.dates import columns as dates_columns
from earlyhelp_core.transitions import (
    FACTS,
    Facts,
    Request,
    columns,
    options_undated,
    verify,
    weigh,
    weigh_undated,
)

_ROUNDS = 11
_SITUATIONS = 1_400
_ROWS = 1_000_000


class Line(NamedTuple):
    """One line of the table."""

    work: str
    per: str
    ratio: str
    against: str
    budget: str


def _seconds(ready: Callable[[], Callable[[], object]]) -> float:
    """Processor time of what is made ready, which itself is not counted."""
    gc.collect()
    gc.disable()
    work = ready()
    start = time.process_time()
    work()
    taken = time.process_time() - start
    gc.enable()
    return taken


def _told(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.2f} {unit}"
    return f"{seconds / 1e-9:.1f} ns"


def _against(  # noqa: PLR0913 - one for each column
    work: str,
    against: str,
    budget: float,
    ours: Callable[[], Callable[[], object]],
    theirs: Callable[[], Callable[[], object]],
    *,
    each: int,
    theirs_each: int | None = None,
) -> Line:
    """Both sides in turn; what a side makes ready beforehand is not counted."""
    us, ratios = [], []
    for _ in range(_ROUNDS):
        mine = _seconds(ours) / each
        other = _seconds(theirs) / (theirs_each or each)
        us.append(mine)
        ratios.append(other / mine)
    ratio = statistics.median(ratios)
    return Line(
        work, _told(statistics.median(us)), f"{ratio:.1f}×", against, f"≥ {budget:g}×"
    )


def _alone(
    work: str, budget: str, ours: Callable[[], Callable[[], object]], *, each: int
) -> Line:
    times = [_seconds(ours) / each for _ in range(_ROUNDS)]
    return Line(work, _told(statistics.median(times)), "", "", budget)


# --- weighing


def _asked(found: list[Situation], ask: Callable[..., object]) -> Callable[[], object]:
    """Our side: facts that nothing has weighed yet, made before the clock starts."""
    pairs = [(one.request, one.facts()) for one in found]

    def run() -> None:
        for request, facts in pairs:
            ask(PATHWAY, request, facts)

    return run


def _triggered(found: list[Situation]) -> Callable[[], Callable[[], object]]:
    """The neighbour's side: moves that are made."""
    families = [Family(one) for one in found]
    made = machine(families, found)

    def ready() -> Callable[[], object]:
        reset(made, families, found)
        moves = [
            getattr(family, trigger(one.rule))
            for family, one in zip(families, found, strict=True)
        ]

        def run() -> None:
            for move in moves:
                move()

        return run

    assert all(getattr(f, trigger(s.rule))() for f, s in zip(families, found, strict=True))
    return ready


def _may(found: list[Situation]) -> Callable[[], Callable[[], object]]:
    """The neighbour's side: moves that may not be made."""
    families = [Family(one) for one in found]
    machine(families, found)
    moves = [
        getattr(family, f"may_{trigger(one.rule)}")
        for family, one in zip(families, found, strict=True)
    ]
    assert not any(may() for may in moves)

    def run() -> None:
        for may in moves:
            may()

    return lambda: run


def weighing() -> Iterator[Line]:
    """One question of one family at a time."""
    met, unmet = (situations(_SITUATIONS, met=met) for met in (True, False))
    theirs = f"transitions {version('transitions')}"
    trigger_them = _triggered(met)
    yield _against(
        "weigh one rule, every finding with its reason",
        f"`{theirs}`, the move made, no reasons",
        30,
        lambda: _asked(met, weigh_undated),
        trigger_them,
        each=len(met),
    )
    yield _against(
        "the answer as a value, its dates worked out when asked for",
        "the same",
        10,
        lambda: _asked(met, weigh),
        trigger_them,
        each=len(met),
    )
    yield _against(
        "a refusal with every reason",
        f"`{theirs}`, `may_*`, which stops at the first no",
        15,
        lambda: _asked(unmet, weigh_undated),
        _may(unmet),
        each=len(unmet),
    )
    yield _against(
        "the same as an answer value",
        "the same",
        0,
        lambda: _asked(unmet, weigh),
        _may(unmet),
        each=len(unmet),
    )

    def all_rules() -> Callable[[], object]:
        facts = [one.facts() for one in (*met, *unmet)]
        return lambda: [options_undated(PATHWAY, one) for one in facts]

    yield _alone(
        "every rule from a level, every finding", "≤ 2 µs", all_rules, each=2 * len(met)
    )
    yield _alone(
        "making the facts (29 of them), their number included",
        "",
        lambda: lambda: [one.facts() for one in met],
        each=len(met),
    )

    def cold() -> Callable[[], object]:
        fresh = attrs.evolve(PATHWAY)
        pairs = [(one.request, one.facts()) for one in (*met, *unmet)]
        return lambda: [weigh_undated(fresh, *pair) for pair in pairs]

    yield _alone(
        "weigh on a pathway just loaded, nothing remembered", "", cold, each=2 * len(met)
    )


# --- columns


def many() -> Iterator[Line]:
    """A million rows at once, as a data frame holds them."""
    chance = np.random.default_rng(4)
    asked = Request(kind="step-down", to="intensive")

    def words(name: str) -> columns.Coded:
        choices = FACTS[name].choices
        codes = chance.integers(-1, len(choices), _ROWS).astype(np.int8)
        return columns.Coded(codes, choices)

    accepted = np.datetime64(ON) - chance.integers(0, 400, _ROWS).astype("timedelta64[D]")
    accepted[chance.random(_ROWS) < 0.3] = np.datetime64("NaT")
    told: dict[str, columns.Column] = {
        "harm": words("harm"),
        "legal-status": words("legal-status"),
        "agreement": words("agreement"),
        "receiving-lead-accepted": accepted,
        "authorised-by": columns.Coded(
            chance.integers(-1, 2, _ROWS).astype(np.int8), [("team-manager",), ("head",)]
        ),
    }
    rows = columns.Rows(on=ON, level="in-need", facts=told)
    sample = range(0, _ROWS, _ROWS // _SITUATIONS)
    one_by_one = [
        {FACTS[name].field: held.value(row) for name, held in rows.columns.items()}
        for row in sample
    ]
    for values in one_by_one:
        values["harm"] = values["harm"] or "not-considered"

    def objects() -> Callable[[], object]:
        return lambda: [
            weigh_undated(PATHWAY, asked, Facts(on=ON, level="in-need", **values))
            for values in one_by_one
        ]

    answers = columns.weigh(PATHWAY, asked, rows)
    assert [answers.answers[answers.places[row]] for row in sample] == objects()()

    def at_once() -> columns.Weighed:
        taken = columns.Rows(on=ON, level="in-need", facts=told)
        return columns.weigh(PATHWAY, asked, taken)

    yield _against(
        "weigh a row of columns, from the data frame's columns to the answers",
        "facts made of the row and weighed one by one",
        500,
        lambda: at_once,
        objects,
        each=_ROWS,
        theirs_each=len(one_by_one),
    )
    yield _against(
        "weigh a row of columns that were taken in before",
        "the same",
        500,
        lambda: lambda: columns.weigh(PATHWAY, asked, rows),
        objects,
        each=_ROWS,
        theirs_each=len(one_by_one),
    )

    def made() -> Callable[[], object]:
        facts = [Facts(on=ON, level="in-need", **values) for values in one_by_one]
        return lambda: [weigh_undated(PATHWAY, asked, one) for one in facts]

    yield _against(
        "the same",
        "facts made before, weighed one by one",
        0,
        lambda: lambda: columns.weigh(PATHWAY, asked, rows),
        made,
        each=_ROWS,
        theirs_each=len(one_by_one),
    )


# --- proofs


def proofs() -> Iterator[Line]:
    """Every pathway that is shipped."""
    for name in partnerships.names():
        for pathway in partnerships.load(name, on=None).pathways:
            yield _alone(
                f"`verify` {pathway.id}, {len(pathway.rules)} rules",
                "≤ 2 s",
                lambda pathway=pathway: lambda: verify(attrs.evolve(pathway)),
                each=1,
            )


# --- working days


def working_days() -> Iterator[Line]:
    """Spans of up to 200 days in the published years."""
    chance = np.random.default_rng(4)
    starts = np.datetime64("2013-01-01") + chance.integers(0, 5_000, _ROWS)
    ends = starts + chance.integers(0, 200, _ROWS)
    holidays = [day.isoformat() for day in ENGLAND.holidays]
    calendar = np.busdaycalendar(holidays=holidays)
    theirs = f"`numpy {version('numpy')}`, `busday_count`, its calendar made before"

    # Numpy counts from the first day up to the last, we after the first with the last.
    one = np.timedelta64(1, "D")
    theirs_starts, theirs_ends = starts + one, ends + one

    def pairs(days: timedelta) -> list[tuple[date, date]]:
        few = slice(0, 5_000)
        return [
            (a + days, b + days)
            for a, b in zip(starts[few].tolist(), ends[few].tolist(), strict=True)
        ]

    def us() -> Callable[[], object]:
        asked = pairs(timedelta(0))
        return lambda: [working_days_between(a, b) for a, b in asked]

    def them() -> Callable[[], object]:
        asked = pairs(timedelta(1))
        count = np.busday_count
        return lambda: [count(a, b, busdaycal=calendar) for a, b in asked]

    assert us()() == them()()
    yield _against(
        "working days between two dates", f"{theirs}, scalar", 30, us, them, each=5_000
    )

    def them_at_once() -> np.ndarray:
        return np.busday_count(theirs_starts, theirs_ends, busdaycal=calendar)

    assert (dates_columns.working_days_between(starts, ends) == them_at_once()).all()
    yield _against(
        "working days of a million pairs, each",
        f"{theirs}, batch",
        6,
        lambda: lambda: dates_columns.working_days_between(starts, ends),
        lambda: them_at_once,
        each=_ROWS,
    )


def main() -> None:
    """Print the table as Markdown."""
    lines = [*weighing(), *many(), *proofs(), *working_days()]
    out = sys.stdout.write
    out(f"Python {platform.python_version()}, {platform.machine()}, ")
    out(f"earlyhelp-core {version('earlyhelp-core')}. {_ROUNDS} rounds, medians. ")
    out(f"{_SITUATIONS:,} different facts for each question of one family, ")
    out(f"{_ROWS:,} rows for columns.\n\n")
    out("| work | takes | how many times as fast | as what | wanted |\n")
    out("|---|---|---|---|---|\n")
    for line in lines:
        out(f"| {' | '.join(line)} |\n".replace("≥ 0×", ""))


if __name__ == "__main__":
    main()
