"""
Advice on the words of a policy file. What people wrote of a family is never read here.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from earlyhelp_core.answers import Wording
from earlyhelp_core.errors import Problem
from earlyhelp_core.wire import JSON, Report

#: About families, in the words of whoever wrote them down; and the table of the very
#: words themselves.
_NOT_READ = frozenset({"case", "facts", "wording"})
#: What others called something: the titles of publications, and places in them.
_QUOTED = frozenset({"also_called", "clause", "publication", "publications", "unless"})
#: What is said to a family and a child.
_SAID = frozenset({"tell"})


def advice_on(path: Path, report: Report, wording: Wording) -> tuple[Problem, ...]:
    """
    What might be said better in the document at *path*, if it is one of policy.

    Nothing of one that is not valid: first things first.
    """
    if not report.valid or report.kind in _NOT_READ:
        return ()
    text = path.read_bytes().decode("utf-8-sig")
    read = tomllib.loads if path.suffix == ".toml" else json.loads
    document: JSON = read(text)
    return tuple(_walked(document, wording, "", said=False))


def _walked(value: JSON, wording: Wording, at: str, *, said: bool) -> Iterator[Problem]:
    if isinstance(value, str):
        yield from (wording.plain_advice if said else wording.advice)(value, at)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in _QUOTED:
                yield from _walked(
                    part, wording, f"{at}/{key}", said=said or key in _SAID
                )
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _walked(part, wording, f"{at}/{place}", said=said)
