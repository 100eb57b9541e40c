"""
``earlyhelp coverage``: every need at every level, and where nobody is known to help.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from earlyhelp_core.agencies import AgencyGraph, CoverageCell
from earlyhelp_core.cli._directories import Json, always_open, line, rule, title, write
from earlyhelp_core.ids import FrameworkId, LocalityCode, NeedAreaCode


def coverage(graph: AgencyGraph, out: TextIO, *, by_area: bool, as_json: bool) -> int:
    """
    Count who helps with each need at each level; each place apart if asked.
    """
    cells = graph.coverage(by_area=by_area).cells
    if as_json:
        write(
            out,
            {
                "directory": graph.directory.id,
                "on": str(graph.on),
                "cells": [_as_data(cell) for cell in cells],
            },
        )
    else:
        out.writelines(_words(graph, cells))
    return 0


def _as_data(cell: CoverageCell) -> Json:
    return {
        "need": cell.need,
        "framework": cell.framework,
        "level": cell.level,
        "area": cell.area,
        "gap": cell.is_gap,
        "overlap": cell.is_overlap,
        "services": list(cell.services),
        "agencies": list(cell.agencies),
        "perhaps": list(cell.perhaps),
    }


# --- in a terminal


def _words(graph: AgencyGraph, cells: Iterable[CoverageCell]) -> Iterator[str]:
    yield from title(graph)
    yield from always_open(graph)
    tables: dict[tuple[FrameworkId, LocalityCode | None], list[CoverageCell]] = {}
    for cell in cells:
        tables.setdefault((cell.framework, cell.area), []).append(cell)
    for (framework, area), found in tables.items():
        yield rule()
        yield line("levels of", framework)
        if area is not None:
            yield line("place", graph.directory.locality(area).name)
        yield from _table(graph, found)
    yield rule()
    yield line("how to read", _KEY)


_KEY = (
    "services known to help; ?2: two more may, the directory does not say enough of "
    "them; -: nobody is written down, which does not say that there is nobody"
)


def _table(graph: AgencyGraph, cells: Iterable[CoverageCell]) -> Iterator[str]:
    rows: dict[NeedAreaCode, list[CoverageCell]] = {}
    for cell in cells:
        rows.setdefault(cell.need, []).append(cell)
    head = [cell.level for row in [*rows.values()][:1] for cell in row]
    names = {need: graph.directory.need(need).name for need in rows}
    width = max(map(len, names.values()))
    yield _row("", head, width)
    for need, row in rows.items():
        yield _row(names[need], [_count(cell) for cell in row], width)


def _row(first: str, others: Iterable[str], width: int) -> str:
    columns = "".join(f"  {other.rjust(_COLUMN)}" for other in others)
    return f"{first.ljust(width)}{columns}".rstrip() + "\n"


_COLUMN = 9


def _count(cell: CoverageCell) -> str:
    known = str(len(cell.services)) if cell.services else ""
    perhaps = f"?{len(cell.perhaps)}" if cell.perhaps else ""
    return " ".join(part for part in (known, perhaps) if part) or "-"
