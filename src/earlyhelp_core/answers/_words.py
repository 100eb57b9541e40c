"""
An answer told in plain words: what stands in the way first, its sources last.

Grouped by what a practitioner does with it, not by the order of a file: what must be
settled, what would be good to settle, what is well, what must happen next and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from earlyhelp_core.answers._parts import Finding, Obligation, Severity, State
from earlyhelp_core.sources import Source

_WIDTH = 78
_INDENT = 16

_MARKS = {
    State.MET: "met",
    State.UNMET: "missing",
    State.NOT_RECORDED: "not recorded",
    State.NOT_APPLICABLE: "no bearing",
    State.SET_ASIDE: "set aside",
}


def told(findings: Iterable[Finding], obligations: Iterable[Obligation]) -> str:
    """
    Every finding and every obligation, each with the number of its source.
    """
    found, owed = tuple(findings), tuple(obligations)
    numbers = _numbered([*(f.source for f in found), *(o.source for o in owed)])
    lines: list[str] = []
    for heading, group in _groups(found):
        lines += [heading, *(line for f in group for line in _finding(f, numbers)), ""]
    if owed:
        lines += ["What must happen next"]
        lines += [line for o in owed for line in _obligation(o, numbers)]
        lines += [""]
    if numbers:
        lines += ["Sources"]
        lines += [
            line
            for source, number in numbers.items()
            for line in _wrapped(f"  [{number}]", str(source), 7)
        ]
    return "\n".join(lines).rstrip()


def _numbered(sources: Iterable[Source | None]) -> dict[Source, int]:
    known = dict.fromkeys(source for source in sources if source is not None)
    return {source: number for number, source in enumerate(known, start=1)}


def _groups(
    findings: tuple[Finding, ...],
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    in_the_way = tuple(f for f in findings if f.stands_in_the_way)
    advised = tuple(f for f in findings if f.is_open and not f.stands_in_the_way)
    settled = tuple(f for f in findings if not f.is_open)
    for heading, group in (
        ("Stands in the way", in_the_way),
        ("Advised, and still open", advised),
        ("Stands in nobody's way", settled),
    ):
        if group:
            yield heading, group


def _finding(finding: Finding, numbers: dict[Source, int]) -> Iterator[str]:
    advised = finding.severity is Severity.ADVISED and not finding.is_open
    mark = f"  {_MARKS[finding.state]}"
    reason = f"{finding.reason}{_reference(finding.source, numbers)}"
    yield from _wrapped(mark, reason, _INDENT)
    yield f"{'':<{_INDENT}}{finding.requirement}{' (advised)' if advised else ''}"
    if finding.remedy is not None:
        yield from _wrapped("", f"way out: {finding.remedy}", _INDENT)


def _obligation(obligation: Obligation, numbers: dict[Source, int]) -> Iterator[str]:
    reference = _reference(obligation.source, numbers)
    yield f"  {obligation.when}, {obligation.by}:"
    yield from _wrapped("", f"{obligation.do}{reference}", _INDENT)


def _reference(source: Source | None, numbers: dict[Source, int]) -> str:
    return "" if source is None else f" [{numbers[source]}]"


def _wrapped(first: str, text: str, indent: int) -> list[str]:
    return wrap(
        text,
        _WIDTH,
        initial_indent=f"{first:<{indent}}",
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
