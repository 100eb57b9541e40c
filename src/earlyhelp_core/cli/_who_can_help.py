"""
``earlyhelp who-can-help``: the services for a need, and why each does or does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from earlyhelp_core.agencies import AgencyGraph, Fit, Fits
from earlyhelp_core.cli._directories import (
    Wanted,
    always_open,
    fit_as_data,
    how_to_refer,
    line,
    rule,
    title,
    unknown_of_all,
    write,
)

_GROUPS = {
    Fits.YES: "fits",
    Fits.PERHAPS: "may fit: ask",
    Fits.NO: "does not fit",
}


def who_can_help(
    graph: AgencyGraph, wanted: Wanted, out: TextIO, *, as_json: bool
) -> int:
    """
    Name the services for a need, best fit first.

    Ends with 0 where one fits or may fit, and with 1 where none is known to.
    """
    fits = graph.who_can_help(
        wanted.need,
        age=wanted.age,
        level=wanted.level,
        area=wanted.area,
        language=wanted.language,
    )
    if as_json:
        write(
            out,
            {
                "directory": graph.directory.id,
                "on": str(graph.on),
                "asked": wanted.data,
                "services": [fit_as_data(fit) for fit in fits],
                "open_to_all": [door.id for door in graph.front_doors],
            },
        )
    else:
        out.writelines(_words(graph, wanted, fits))
    return 0 if any(fit.fits is not Fits.NO for fit in fits) else 1


def _words(graph: AgencyGraph, wanted: Wanted, fits: Sequence[Fit]) -> Iterator[str]:
    yield from title(graph)
    yield line("asked", wanted.words(graph))
    yield from always_open(graph)
    if not fits:
        yield line("answer", "no service for this is written down")
    of_all = unknown_of_all(fits)
    for standing, heading in _GROUPS.items():
        found = [fit for fit in fits if fit.fits is standing]
        if found:
            yield f"{rule()}{heading}\n"
        for fit in found:
            yield f"\n{fit.service.name} ({fit.agency.name})\n"
            yield from how_to_refer(fit, elsewhere=of_all)
    if of_all:
        yield rule()
        yield line("ask each", "; ".join(sorted(of_all)))
