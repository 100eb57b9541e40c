"""
``earlyhelp requirements``: what a rule may ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import TextIO

from earlyhelp_core.answers import Audience, State
from earlyhelp_core.cli._json import Json, write
from earlyhelp_core.errors import UnknownName, unknown_name
from earlyhelp_core.transitions import CATALOGUE, Requirement

_WIDTH = 78
_INDENT = 16
_STATES = (State.MET, State.UNMET, State.NOT_RECORDED)


def requirements(name: str | None, out: TextIO, *, as_json: bool) -> int:
    """
    List the catalogue, or tell all of one requirement.

    Raises `UnknownName` where the catalogue has none of that *name*.
    """
    if name is None:
        if as_json:
            write(out, [_as_data(entry) for entry in CATALOGUE.values()])
        else:
            out.writelines(line for e in CATALOGUE.values() for line in _shown(e))
        return 0
    if name not in CATALOGUE:
        problem = unknown_name("requirement", name, sorted(CATALOGUE))
        raise UnknownName("requirements", [problem])
    entry = CATALOGUE[name]
    if as_json:
        write(out, _as_data(entry))
    else:
        out.writelines((*_shown(entry), *_words(entry)))
    return 0


def _parameters(entry: Requirement) -> list[str]:
    taken = {"within": entry.takes_span, "role": entry.takes_role}
    return [name for name, takes in taken.items() if takes]


def _shown(entry: Requirement) -> Iterator[str]:
    yield f"{entry.name}\n"
    yield from _row("asks", entry.meaning)
    yield from _row("takes", ", ".join(_parameters(entry)))
    yield from _row("facts", ", ".join(fact.name for fact in entry.facts))
    yield from _row("if not", "" if entry.instead is None else f"ask: {entry.instead}")
    yield from _row("source", str(entry.source or ""))
    yield "\n"


def _words(entry: Requirement) -> Iterator[str]:
    words = entry.words
    for state in _STATES:
        yield from _row(state.value, words.reason(state))
        yield from _row("  way out", words.way_out(state) or "")
        for audience in (Audience.FAMILY, Audience.CHILD):
            told = words.plain(state).to(audience) or "(not told)"
            yield from _row(f"  to {audience}", told)


def _row(head: str, text: str) -> Iterable[str]:
    lines = wrap(
        text,
        _WIDTH,
        initial_indent=f"  {head:<{_INDENT - 2}}",
        subsequent_indent=" " * _INDENT,
        break_on_hyphens=False,
    )
    return (f"{line}\n" for line in lines)


def _as_data(entry: Requirement) -> dict[str, Json]:
    words = entry.words
    return {
        "requirement": entry.name,
        "meaning": entry.meaning,
        "parameters": _parameters(entry),
        "facts": [
            {
                "fact": fact.name,
                "meaning": fact.meaning,
                "sort": fact.sort.value,
                "values": fact.choices,
            }
            for fact in entry.facts
        ],
        "instead": None if entry.instead is None else entry.instead.value,
        "source": None if entry.source is None else str(entry.source),
        "words": {
            state.value: {
                "reason": words.reason(state),
                "remedy": words.way_out(state),
                "family": words.plain(state).family,
                "child": words.plain(state).child,
            }
            for state in _STATES
        },
    }
