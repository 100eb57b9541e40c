"""
``earlyhelp route``: the way from an agency to a service that fits, step by step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from earlyhelp_core.agencies import (
    AgencyGraph,
    NoRoute,
    RejectedTie,
    Route,
    Step,
    Tie,
)
from earlyhelp_core.answers import Finding
from earlyhelp_core.cli._directories import (
    Json,
    Wanted,
    always_open,
    fit_as_data,
    how_to_refer,
    line,
    rule,
    title,
    write,
)

_OTHER_WAY = "tie-direction"


def route(
    graph: AgencyGraph, start: str, wanted: Wanted, out: TextIO, *, as_json: bool
) -> int:
    """
    Name the steps to the nearest service that fits, and what was not taken.

    Ends with 0 where there is a way, and with 1 where none is recorded.
    """
    found = graph.route(
        start,
        wanted.need,
        age=wanted.age,
        level=wanted.level,
        area=wanted.area,
        language=wanted.language,
    )
    if as_json:
        write(out, _as_data(graph, wanted, found))
    else:
        out.writelines(_words(graph, wanted, found))
    return 0 if isinstance(found, Route) else 1


def _as_data(graph: AgencyGraph, wanted: Wanted, found: Route | NoRoute) -> Json:
    way: dict[str, Json] = {"found": False, "steps": [], "service": None}
    unreached: list[Json] = []
    if isinstance(found, Route):
        way = {
            "found": True,
            "steps": [_step_as_data(step) for step in found.steps],
            "service": fit_as_data(found.fit),
        }
    else:
        unreached = [fit_as_data(fit) for fit in found.out_of_reach]
    return {
        "directory": graph.directory.id,
        "on": str(graph.on),
        "asked": wanted.data,
        "start": found.start,
        **way,
        "rejected": [
            {**_tie_as_data(each.tie), "reasons": list(each.reasons)}
            for each in found.rejected
        ],
        "out_of_reach": unreached,
        "open_to_all": [door.id for door in found.open_to_all],
    }


def _tie_as_data(tie: Tie) -> dict[str, Json]:
    return {"from": tie.from_, "kind": tie.kind.value, "to": tie.to}


def _step_as_data(step: Step) -> Json:
    settle: list[Json] = [finding.reason for finding in step.to_settle]
    return {**_tie_as_data(step.tie), "from": step.from_, "to_settle": settle}


# --- in a terminal


def _words(graph: AgencyGraph, wanted: Wanted, found: Route | NoRoute) -> Iterator[str]:
    names = _names(graph)
    yield from title(graph)
    yield line("asked", wanted.words(graph))
    yield line("from", names[found.start])
    yield from always_open(graph)
    yield rule()
    if isinstance(found, Route):
        for number, step in enumerate(found.steps, start=1):
            yield from _step(number, step, names)
        yield f"{rule()}{found.fit.service.name} ({found.fit.agency.name})\n"
        yield from how_to_refer(found.fit)
    else:
        yield line("answer", "no way to a service that fits is written down")
        for fit in found.out_of_reach:
            yield line("would fit", f"{fit.service.name} ({fit.agency.name})")
    yield from _not_taken(found.rejected, names)


def _names(graph: AgencyGraph) -> Mapping[str, str]:
    directory = graph.directory
    return {
        **{agency.id: agency.name for agency in directory.agencies},
        **{service.id: service.name for service in directory.services},
    }


def _sentence(start: str, tie: Tie, names: Mapping[str, str]) -> str:
    return f"{names[start]}: {tie.kind.words} {names[tie.to]}"


def _step(number: int, step: Step, names: Mapping[str, str]) -> Iterator[str]:
    yield line(f"step {number}", _sentence(step.from_, step.tie, names))
    if step.to_settle:
        yield line("settle", _reasons(step.to_settle), indent=2)
    yield line("rests on", str(step.findings[0].source), indent=2)


def _reasons(findings: Iterable[Finding]) -> str:
    return "; ".join(finding.reason for finding in findings)


def _not_taken(
    rejected: Iterable[RejectedTie], names: Mapping[str, str]
) -> Iterator[str]:
    other_way = 0
    for each in rejected:
        if any(f.requirement == _OTHER_WAY for f in each.findings):
            other_way += 1
        else:
            sentence = _sentence(each.tie.from_, each.tie, names)
            yield line("not taken", f"{sentence} ({'; '.join(each.reasons)})")
    if other_way:
        told = f"{other_way} ties that lead the other way; --json names them"
        yield line("not taken", told)
