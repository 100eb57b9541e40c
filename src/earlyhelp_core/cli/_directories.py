"""
What the questions put to a directory share: which directory, which day, what is asked.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TextIO, TypeAlias, final

import attrs

from earlyhelp_core import partnerships, wire
from earlyhelp_core.agencies import AgencyGraph, Fit, ServiceDirectory
from earlyhelp_core.answers import Finding, Severity
from earlyhelp_core.dates import written
from earlyhelp_core.errors import Misuse

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | bool | int | None"

_WIDTH = 78
_LABEL = 14


@final
@attrs.frozen(kw_only=True)
class Wanted:
    """
    What help is looked for. ``None``: not asked about.
    """

    need: str
    age: int | None = None
    level: str | None = None
    area: str | None = None
    language: str | None = None

    def words(self, graph: AgencyGraph) -> str:
        """In words, with the names of need and place."""
        directory = graph.directory
        told = (
            directory.need(self.need).name,
            None if self.age is None else f"age {self.age}",
            None if self.level is None else f"level {self.level}",
            None if self.area is None else directory.locality(self.area).name,
            None if self.language is None else f"in {self.language}",
        )
        return "; ".join(part for part in told if part is not None)

    @property
    def data(self) -> Json:
        """For programs."""
        return {
            "need": self.need,
            "age": self.age,
            "level": self.level,
            "area": self.area,
            "language": self.language,
        }


def graph_of(name: str, on: date | None) -> AgencyGraph:
    """
    The directory of a file, a folder of editions or a shipped partnership, on a day.

    Without a day, the newest edition as it last stood. Raises `Misuse` where nobody
    wrote down a directory.
    """
    directory = _directory(name, on)
    if directory is None:
        raise Misuse.of(
            "Partnership",
            code="no-directory",
            message="nobody has written down who helps families there; write a "
            "directory.toml, or ask about another partnership",
        )
    return AgencyGraph(directory=directory, on=on or _last_day(directory))


def _directory(name: str, on: date | None) -> ServiceDirectory | None:
    path = Path(name)
    if path.is_file():
        known = partnerships.catalogue()
        return wire.load(path, ServiceDirectory, catalogue=known)
    if path.is_dir():
        return partnerships.read(path, on=on).directory
    return partnerships.load(name, on=on).directory


def _last_day(directory: ServiceDirectory) -> date:
    """The day on which all that had begun by the end of the edition had begun."""
    if directory.in_force.end is not None:
        return directory.in_force.end
    periods = (
        *(agency.period for agency in directory.agencies),
        *(service.period for service in directory.services),
        *(tie.period for tie in directory.ties),
    )
    begun = (period.start for period in periods if period is not None)
    return max((directory.in_force.start, *begun))


# --- for programs


def write(out: TextIO, data: Json) -> None:
    """As JSON, in one piece."""
    out.write(f"{json.dumps(data, indent=2)}\n")


def fit_as_data(fit: Fit) -> dict[str, Json]:
    """A service, how it fits, and how to refer to it."""
    return {
        "service": fit.service.id,
        "name": fit.service.name,
        "agency": fit.agency.id,
        "agency_name": fit.agency.name,
        "fits": fit.fits.value,
        "findings": fit.answer.to_records(),
        "refer_by": fit.service.refer_by,
        "ask_for": fit.service.ask_for,
        "eligibility": fit.service.eligibility,
        "note": fit.service.note,
    }


# --- in a terminal


def title(graph: AgencyGraph) -> Iterator[str]:
    """Whose directory it is, and how it stands to the day."""
    force, on = graph.directory.in_force, graph.on
    standing = ""
    if not force.contains(on):
        standing = " [not yet in force]" if on < force.start else " [historical]"
    yield f"{'=' * _WIDTH}\n{graph.directory.title}{standing}\n"
    yield line("on", written(on))


def rule() -> str:
    """What parts one thing from the next."""
    return f"{'-' * _WIDTH}\n"


def line(label: str, text: str, *, indent: int = 0) -> str:
    """A label and what is to be said to it, in lines that fit a terminal."""
    first = f"{' ' * indent}{label}".ljust(_LABEL)
    wrapped = fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * _LABEL,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return f"{wrapped}\n"


def how_to_refer(fit: Fit, *, elsewhere: Collection[str] = ()) -> Iterator[str]:
    """A service in a few lines, without the reasons that are told *elsewhere*."""
    service = fit.service
    for label, findings in (
        ("for it", fit.for_it),
        ("against it", fit.against_it),
        ("to ask", fit.to_ask),
    ):
        told = [f.reason for f in findings if f.reason not in elsewhere]
        if told:
            yield line(label, "; ".join(told), indent=2)
    for label, text in (
        ("for whom", service.eligibility),
        ("refer by", service.refer_by),
        ("ask for", service.ask_for),
        ("note", service.note),
    ):
        if text is not None:
            yield line(label, text, indent=2)
    yield line("rests on", str(fit.answer.findings[0].source), indent=2)


def always_open(graph: AgencyGraph) -> Iterator[str]:
    """Where anybody may turn, whatever the answer is: said before it."""
    doors = " or ".join(door.name for door in graph.front_doors)
    where = doors or "the front door of the council (this directory names none)"
    yield rule()
    yield line(
        "always open", f"{where}. Where a child may be at risk, turn there first."
    )


def unknown_of_all(fits: Sequence[Fit]) -> frozenset[str]:
    """What is good to know, and is known of none of several services."""
    if len(fits) <= 1:
        return frozenset()
    unknown = ({f.reason for f in fit.to_ask if not _rules_out(f)} for fit in fits)
    return frozenset.intersection(*map(frozenset, unknown))


def _rules_out(finding: Finding) -> bool:
    return finding.severity is Severity.REQUIRED
