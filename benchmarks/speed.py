"""
How fast the library answers, against named neighbours, in one run and one table.

Every figure is the median of several rounds, in which both sides take turns. Ratios are
taken within a round: they say more than times do, which say how busy the machine was.
Before it is measured, each pair is shown to give the same answers.
"""

from __future__ import annotations

import platform
import statistics
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
from machine import (
    ON,
    PATHWAY,
    Situation,
    machine,
    placed,
    situations,
    trigger,
)
from timing import ROUNDS, Line, Ready, alone, compared, in_words, seconds

from earlyhelp_core import partnerships
from earlyhelp_core.dates import ENGLAND, working_days_between
from earlyhelp_core.dates import columns as dates_columns
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import (
    FACTS,
    Facts,
    Pathway,
    Request,
    columns,
    options_undated,
    verify,
    weigh,
    weigh_undated,
)

_SITUATIONS = 1_400
_ROWS = 1_000_000
_PROTOCOLS = Path(__file__).parents[1] / "examples" / "protocols"


# --- weighing

_Ask: TypeAlias = Callable[[Pathway, Request, Facts], object]


_T = TypeVar("_T")


def _parts(found: list[_T], size: int = 100) -> Iterator[list[_T]]:
    for start in range(0, len(found), size):
        yield found[start : start + size]


def _asked(found: list[Situation], ask: _Ask) -> list[Ready]:
    """Our side: a hundred facts at a time are made, and then weighed."""

    def ready(some: list[Situation]) -> Callable[[], object]:
        pairs = [(one.request, one.facts()) for one in some]

        def run() -> None:
            for request, facts in pairs:
                ask(PATHWAY, request, facts)

        return run

    return [partial(ready, some) for some in _parts(found)]


def _triggered(found: list[Situation]) -> list[Ready]:
    """The neighbour's side: a hundred families are put in place, and then moved."""
    made = machine()

    def ready(some: list[Situation]) -> Callable[[], object]:
        families = placed(made, some)
        moves = [
            getattr(family, trigger(one.rule))
            for family, one in zip(families, some, strict=True)
        ]

        def run() -> None:
            for move in moves:
                move()

        return run

    families = placed(made, found)
    for family, one in zip(families, found, strict=True):
        assert getattr(family, trigger(one.rule))()
    return [partial(ready, some) for some in _parts(found)]


def _may(found: list[Situation]) -> list[Ready]:
    """The neighbour's side: a hundred families that may not move."""
    made = machine()

    def ready(some: list[Situation]) -> Callable[[], object]:
        asked = [
            getattr(family, f"may_{trigger(one.rule)}")
            for family, one in zip(placed(made, some), some, strict=True)
        ]

        def run() -> None:
            for may in asked:
                may()

        return run

    for family, one in zip(placed(made, found), found, strict=True):
        assert not getattr(family, f"may_{trigger(one.rule)}")()
    return [partial(ready, some) for some in _parts(found)]


def weighing() -> Iterator[Line]:
    """One question of one family at a time."""
    met, unmet = (situations(_SITUATIONS, met=met) for met in (True, False))
    name = f"`transitions {version('transitions')}`"
    moved, refused = _triggered(met), _may(unmet)
    for work, against, budget, found, ask, theirs in (
        (
            "weigh one rule, every finding with its reason",
            f"{name}, the move made, no reasons",
            "30",
            met,
            weigh_undated,
            moved,
        ),
        (
            "the answer as a value, its dates when asked for",
            "the same",
            "10",
            met,
            weigh,
            moved,
        ),
        (
            "a refusal with every reason",
            f"{name}, `may_*`, which stops at the first no",
            "15",
            unmet,
            weigh_undated,
            refused,
        ),
        ("that refusal as an answer value", "the same", "", unmet, weigh, refused),
    ):
        yield compared(
            work, against, budget, _asked(found, ask), theirs, each=len(found)
        )

    def from_here(pathway: Pathway, _: Request, facts: Facts) -> object:
        return options_undated(pathway, facts)

    both = [*met, *unmet]
    yield alone(
        "every rule from a level, every finding",
        "2 µs",
        _asked(both, from_here),
        each=len(both),
    )
    yield alone(
        f"making the facts ({len(FACTS)} of them), their number included",
        "",
        [lambda: lambda: [one.facts() for one in met]],
        each=len(met),
    )

    def cold() -> Callable[[], object]:
        fresh = evolve(PATHWAY)
        pairs = [(one.request, one.facts()) for one in both]
        return lambda: [weigh_undated(fresh, *pair) for pair in pairs]

    yield alone(
        "weigh on a pathway just loaded, until it has seen them all",
        "",
        [cold],
        each=len(both),
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

    accepted: npt.NDArray[np.datetime64] = np.datetime64(ON) - chance.integers(
        0, 400, _ROWS
    ).astype("timedelta64[D]")
    accepted[chance.integers(0, 3, _ROWS) == 0] = np.datetime64("NaT")
    told: dict[str, columns.Column] = {
        "harm": words("harm"),
        "legal-status": words("legal-status"),
        "agreement": words("agreement"),
        "receiving-lead-accepted": accepted,
        "authorised-by": columns.Coded(
            chance.integers(-1, 2, _ROWS).astype(np.int8),
            [("team-manager",), ("head",)],
        ),
    }
    rows = columns.Rows(on=ON, level="in-need", facts=told)
    sample = range(0, _ROWS, _ROWS // _SITUATIONS)
    one_by_one = [
        {FACTS[name].field: held.value(row) for name, held in rows.columns.items()}
        for row in sample
    ]
    for values in one_by_one:
        if values["harm"] is None:
            values["harm"] = "not-considered"

    def objects() -> Callable[[], object]:
        # The values are those of the fields; the checker cannot follow their names.
        return lambda: [
            weigh_undated(PATHWAY, asked, Facts(on=ON, level="in-need", **values))  # type: ignore[arg-type]
            for values in one_by_one
        ]

    answers = columns.weigh(PATHWAY, asked, rows)
    assert [answers.answers[answers.places[row]] for row in sample] == objects()()

    def at_once() -> columns.Weighed:
        taken = columns.Rows(on=ON, level="in-need", facts=told)
        return columns.weigh(PATHWAY, asked, taken)

    yield compared(
        "weigh a row of columns, from the data frame's columns to the answers",
        "facts made of the row and weighed one by one",
        "500",
        [lambda: at_once],
        [objects],
        each=_ROWS,
        theirs_each=len(one_by_one),
    )
    yield compared(
        "weigh a row of columns that were taken in before",
        "the same",
        "500",
        [lambda: lambda: columns.weigh(PATHWAY, asked, rows)],
        [objects],
        each=_ROWS,
        theirs_each=len(one_by_one),
    )

    def made() -> Callable[[], object]:
        # As above: each value is of its field.
        facts = [Facts(on=ON, level="in-need", **values) for values in one_by_one]  # type: ignore[arg-type]
        return lambda: [weigh_undated(PATHWAY, asked, one) for one in facts]

    yield compared(
        "the same",
        "facts made before, weighed one by one",
        "",
        [lambda: lambda: columns.weigh(PATHWAY, asked, rows)],
        [made],
        each=_ROWS,
        theirs_each=len(one_by_one),
    )


# --- proofs


def proofs() -> Iterator[Line]:
    """Every pathway that is shipped, and the published protocols beside them."""
    shipped = [partnerships.load(name, on=None) for name in partnerships.names()]
    folders = sorted(path for path in _PROTOCOLS.iterdir() if path.is_dir())
    beside = [partnerships.read(folder, on=None) for folder in folders]
    slowest: tuple[float, str] = (0.0, "")
    number = 0
    for partnership in (*shipped, *beside):
        for pathway in partnership.pathways:
            number += 1
            ready = partial(partial[object], verify, pathway)
            times = [seconds(ready) for _ in range(3)]
            slowest = max(slowest, (statistics.median(times), pathway.id))
    yield Line(
        f"`verify`, the slowest of {number} pathways ({slowest[1]})",
        in_words(slowest[0]),
        "",
        "",
        "2 s",
    )


# --- working days

_Days: TypeAlias = tuple[date, date]


def working_days() -> Iterator[Line]:
    """Spans of up to 200 days in the published years."""
    chance = np.random.default_rng(4)
    starts = np.datetime64("2013-01-01") + chance.integers(0, 5_000, _ROWS)
    ends = starts + chance.integers(0, 200, _ROWS)
    calendar = np.busdaycalendar(holidays=sorted(ENGLAND.holidays))
    theirs = f"`numpy {version('numpy')}`, `busday_count`, its calendar made before"

    # Numpy counts from the first day up to the last, we after the first with the last.
    one = np.timedelta64(1, "D")
    theirs_starts, theirs_ends = starts + one, ends + one

    few = slice(0, 20_000)
    asked = list(zip(starts[few].tolist(), ends[few].tolist(), strict=True))

    def made(some: list[_Days], later: timedelta) -> list[_Days]:
        # New dates each time, that nothing has looked at.
        return [(a + later, b + later) for a, b in some]

    def us(some: list[_Days]) -> Callable[[], object]:
        pairs = made(some, timedelta(0))
        return lambda: [working_days_between(a, b) for a, b in pairs]

    def them(some: list[_Days]) -> Callable[[], object]:
        pairs = made(some, timedelta(1))
        count = np.busday_count
        return lambda: [count(a, b, busdaycal=calendar) for a, b in pairs]

    assert us(asked)() == them(asked)()
    yield compared(
        "working days between two dates",
        f"{theirs}, scalar",
        "30",
        [partial(us, some) for some in _parts(asked, 1_000)],
        [partial(them, some) for some in _parts(asked, 1_000)],
        each=len(asked),
    )

    def them_at_once() -> np.ndarray:
        return np.busday_count(theirs_starts, theirs_ends, busdaycal=calendar)

    assert (dates_columns.working_days_between(starts, ends) == them_at_once()).all()
    yield compared(
        "working days of a million pairs, each",
        f"{theirs}, batch",
        "6",
        [lambda: lambda: dates_columns.working_days_between(starts, ends)],
        [lambda: them_at_once],
        each=_ROWS,
    )


def main() -> None:
    """Print the table as Markdown."""
    lines = [*weighing(), *many(), *proofs(), *working_days()]
    out = sys.stdout.write
    out(f"Python {platform.python_version()} on {platform.machine()}, ")
    out(f"earlyhelp-core {version('earlyhelp-core')}. Medians of {ROUNDS} rounds. ")
    out(f"{_SITUATIONS:,} different facts that are met and as many that are not; ")
    out(f"{_ROWS:,} rows.\n\n")
    out("| work | takes | times as fast | as | wanted |\n")
    out("|---|---|---|---|---|\n")
    for line in lines:
        out(f"| {' | '.join(line)} |\n")


if __name__ == "__main__":
    main()
