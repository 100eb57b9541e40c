"""
Answers in the stable form that programs read. Keys are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO, TypeAlias

from earlyhelp_core.answers import Answer
from earlyhelp_core.errors import Problem
from earlyhelp_core.transitions import Option

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | bool | None"


def as_data(answer: Answer) -> dict[str, Json]:
    """An answer: its outcome, every finding, and what must happen next."""
    return {
        "outcome": "met" if answer.met else "outstanding",
        "findings": answer.to_records(),
        "obligations": [
            {"do": o.do, "by": o.by, "due": None if o.due is None else str(o.due)}
            for o in answer.obligations
        ],
    }


def option_as_data(option: Option) -> dict[str, Json]:
    """A move and the answer to it."""
    rule = {"rule": option.rule, "kind": option.kind.value, "to": option.to}
    return {**rule, **as_data(option.answer)}


def problems_as_data(problems: Iterable[Problem]) -> list[Json]:
    """Problems, or advice, each with its place, its code and what to do."""
    return [{"path": p.path, "code": p.code, "message": p.message} for p in problems]


def write(out: TextIO, data: Json) -> None:
    """Write *data* for a program, and for whoever looks over its shoulder."""
    out.write(f"{json.dumps(data, indent=2)}\n")


def write_line(out: TextIO, data: Json) -> None:
    """Write *data* on a line by itself."""
    out.write(f"{json.dumps(data)}\n")
