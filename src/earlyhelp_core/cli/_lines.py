"""
``earlyhelp answer --lines``: one question to a line, for programs in other languages.

The program starts once, reads a line, answers it, and reads the next. It keeps nothing
of a family between two lines, and a line that makes no sense is answered as such: the
questions after it are not held up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO, TextIO, cast, final

from earlyhelp_core import transitions, wire
from earlyhelp_core.cli._json import (
    Json,
    as_data,
    option_as_data,
    problems_as_data,
    write_line,
)
from earlyhelp_core.errors import Invalid, Misuse, Problem, unknown_name
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import Facts, KindLike, Pathway, Request, Waiver
from earlyhelp_core.wire import JSON

_KEYS = ("id", "kind", "to", "facts", "waivers")
#: More than any question needs, in bytes.
_LONGEST = 100_000


def answer_lines(pathway: Pathway, source: BinaryIO, out: TextIO) -> int:
    """
    Answer every line of *source* on a line of its own, as soon as it is read.

    The code is 1 where any line could not be answered, and 0 otherwise.
    """
    code = 0
    for number, line in _numbered(source):
        line_id: str | int | None = None
        try:
            asked = _parsed(line)
            line_id = _id_of(asked)
            answer = _answered(pathway, asked)
        except (Invalid, Misuse) as refused:
            code = 1
            problems = problems_as_data(refused.problems)
            answer = {"line": number, "outcome": "invalid", "problems": problems}
        write_line(out, {"id": line_id, **answer})
        # Whoever asked is waiting for it.
        out.flush()
    return code


def _numbered(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := source.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST:
            _skip_rest(source, line)
        if line.strip():
            yield number, line


def _skip_rest(source: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = source.readline(_LONGEST)


def _parsed(line: bytes) -> Mapping[str, JSON]:
    if len(line) > _LONGEST:
        raise _refused("", "too-large", f"give at most {_LONGEST:,} bytes in one line")
    try:
        asked: JSON = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_table)
    except UnicodeDecodeError:
        refused = _refused("", "not-utf-8", "write the line as UTF-8")
    except _Repeated:
        refused = _refused("", "duplicate-key", "a name stands twice; keep one")
    except (ValueError, RecursionError):
        refused = _refused("", "not-json", "write one JSON object to a line")
    else:
        if isinstance(asked, Mapping):
            return asked
        refused = _refused("", "wrong-type", "write one JSON object to a line")
    # Here, because the reader's own error would carry the line with it.
    raise refused


@final
class _Repeated(Exception):
    """A name stood twice in one object: nobody can say which was meant."""


def _table(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise _Repeated
    return table


def _id_of(asked: Mapping[str, JSON]) -> str | int | None:
    given = asked.get("id")
    # True is a whole number to Python, and to nobody else.
    if given is None or isinstance(given, str) or type(given) is int:
        return given
    raise _refused("/id", "wrong-type", "give the id as text or a whole number")


def _answered(pathway: Pathway, asked: Mapping[str, JSON]) -> dict[str, Json]:
    strange = [
        evolve(unknown_name("key", key, _KEYS), code="unknown-key")
        for key in asked
        if key not in _KEYS
    ]
    if strange:
        raise Invalid("request", strange)
    facts, waivers = _facts_of(asked), _waivers_of(asked)
    kind = _text(asked, "kind")
    if kind is None:
        options = transitions.options(pathway, facts, waivers)
        return {"options": [option_as_data(option) for option in options]}
    # Another word is refused by the request, with its place.
    request = Request(kind=cast("KindLike", kind), to=_text(asked, "to"))
    return as_data(transitions.weigh(pathway, request, facts, waivers))


def _facts_of(asked: Mapping[str, JSON]) -> Facts:
    stated = asked.get("facts")
    if not isinstance(stated, Mapping):
        raise _refused("/facts", "missing-key", "give the facts as a table")
    # Each line is of one kind, so its facts need not say theirs.
    whole: dict[str, JSON] = {"kind": "facts", "version": "1.0", **stated}
    try:
        return wire.from_data(whole, Facts)
    except Invalid as invalid:
        problems = [problem.under("facts") for problem in invalid.problems]
    raise Invalid("request", problems)


def _waivers_of(asked: Mapping[str, JSON]) -> tuple[Waiver, ...]:
    given = asked.get("waivers")
    if given is None:
        return ()
    if not isinstance(given, list):
        raise _refused("/waivers", "wrong-type", "give a list of waivers")
    waivers, problems = list[Waiver](), list[Problem]()
    for place, one in enumerate(given):
        try:
            if not isinstance(one, Mapping):
                raise _refused("", "wrong-type", "give a table: names and values")
            waivers.append(wire.from_data(one, Waiver))
        except Invalid as invalid:
            problems += (p.under("waivers", place) for p in invalid.problems)
    if problems:
        raise Invalid("request", problems)
    return tuple(waivers)


def _text(asked: Mapping[str, JSON], key: str) -> str | None:
    given = asked.get(key)
    if given is None or isinstance(given, str):
        return given
    path = f"/{key}"
    raise _refused(path, "wrong-type", "give text, or leave it out")


def _refused(path: str, code: str, message: str) -> Invalid:
    return Invalid("request", [Problem(path, code, message)])
