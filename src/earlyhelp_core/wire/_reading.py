"""
From bytes to plain data, with everything that is wrong with it as a document.

What no kind of document may hold is found here, before anybody asks what the document
means: names given twice, numbers that are none, text that is no text, and sizes that
only a mistake or an attack can have. A part that is unusable is replaced by a mark, so
that the rest is still looked at. Nothing of what was read ever enters a problem.
"""

from __future__ import annotations

import json
import math
import os
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias, final

import attrs

from earlyhelp_core._check_digits import holds_identifier
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import evolve

#: What a JSON document is made of.
JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
#: What stands in a document before anybody has looked at it: it may be anything.
Raw: TypeAlias = object
Format: TypeAlias = Literal["json", "toml"]
#: Where a document is: a path, or its content as bytes.
Source: TypeAlias = str | os.PathLike[str] | bytes

#: The largest document taken unless the caller says otherwise, in bytes: some sixty
#: times the record of a family supported for ten years.
LIMIT = 5_000_000
_DEEPEST = 64
_LONGEST_LIST = 10_000
_LONGEST_TEXT = 100_000
_LARGEST = 10**18
_DIGITS = 25


@final
class _Unusable:
    """
    Stands where something unusable stood. Its problem has already been told.
    """


UNUSABLE = _Unusable()


@final
@attrs.frozen
class Read:
    """
    What came of reading: a tree of plain data, if there is one, and what is wrong.
    """

    tree: Raw
    problems: tuple[Problem, ...] = ()


def _unread(code: str, message: str) -> Read:
    return Read(UNUSABLE, (Problem("", code, message),))


def _too_large(limit: int) -> Read:
    return _unread("too-large", f"give at most {limit:,} bytes in one document")


def read(source: Source, *, format: Format | None, limit: int) -> Read:  # noqa: A002 - the word people know it by
    """What stands at a path, or in bytes. JSON, unless it is said or called TOML."""
    if isinstance(source, bytes):
        return _read_bytes(source, format or "json", limit)
    path = Path(source)
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    # A path with a null character is a ValueError.
    except (OSError, ValueError):
        return _unread("unreadable", "check that the file is there and can be opened")
    by_name: Format = "toml" if path.suffix.lower() == ".toml" else "json"
    return _read_bytes(content, format or by_name, limit)


def _read_bytes(content: bytes, format: Format, limit: int) -> Read:  # noqa: A002 - as above
    if len(content) > limit:
        return _too_large(limit)
    try:
        # A byte-order mark is how some editors begin, and says nothing.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _unread("not-utf-8", "save the document as UTF-8")
    return read_text(text, format, limit)


def read_text(text: str, format: Format, limit: int) -> Read:  # noqa: A002 - as above
    """The data that a text says, looked over."""
    if len(text) > limit:
        return _too_large(limit)
    parsed = _parse_json(text) if format == "json" else _parse_toml(text)
    return parsed if parsed.problems else looked_over(parsed.tree)


_TOO_DEEP = f"put lists and tables at most {_DEEPEST} deep into each other"


def _parse_json(text: str) -> Read:
    try:
        tree = json.loads(text, object_pairs_hook=_Table, parse_int=_short_int)
    except json.JSONDecodeError as fault:
        return _unread("not-json", _at(fault.lineno, fault.colno))
    except RecursionError:
        return _unread("too-deep", _TOO_DEEP)
    return Read(tree)


_POSITION = re.compile(r"at line ([0-9]+), column ([0-9]+)")


def _parse_toml(text: str) -> Read:
    try:
        return Read(tomllib.loads(text))
    # Before Python 3.14 the place is told in the message only, and a number of
    # thousands of digits is a plain ValueError.
    except ValueError as fault:
        found = _POSITION.search(str(fault))
    except RecursionError:
        return _unread("too-deep", _TOO_DEEP)
    if found is None:
        return _unread("not-toml", "mend the end of the document")
    return _unread("not-toml", _at(int(found[1]), int(found[2])))


def _at(line: int, column: int) -> str:
    return f"mend line {line}, column {column}"


@final
class _Table(dict[str, Raw]):
    """
    An object as JSON wrote it, which remembers the names that stood there twice.
    """

    def __init__(self, pairs: list[tuple[str, Raw]]) -> None:
        """Later ones win, as in any reader; it is a problem either way."""
        super().__init__(pairs)
        self.repeated: tuple[str, ...] = ()
        if len(self) < len(pairs):
            times = Counter(name for name, _ in pairs)
            self.repeated = tuple(name for name, n in times.items() if n > 1)


def _short_int(digits: str) -> int:
    # Enough of them to see that they are too many: reading thousands takes long.
    return int(digits[:_DIGITS])


def looked_over(tree: Raw) -> Read:
    """
    A copy of the data with a mark in place of what is unusable, and the problems of it.
    """
    look = _Look()
    return Read(look.at(tree, "", 1), tuple(look.problems))


_SAFE = re.compile(r"[a-z][a-z0-9_]{0,40}")


def safe_key(key: str) -> bool:
    """Whether a key may be told. Any other may be somebody's name, or their number."""
    return _SAFE.fullmatch(key) is not None and not holds_identifier(key)


@final
class _Look:
    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def _unusable(self, path: str, code: str, message: str) -> Raw:
        self.problems.append(Problem(path, code, message))
        return UNUSABLE

    def at(self, value: Raw, path: str, depth: int) -> Raw:
        """The value at *path*, or what to take instead."""
        match value:
            case str():
                return self._text(value, path)
            case None | bool() | date():
                return value
            case int() if abs(value) >= _LARGEST:
                return self._unusable(
                    path, "out-of-range", "give a whole number of at most 18 digits"
                )
            case float() if not math.isfinite(value):
                return self._unusable(path, "not-a-number", "give a finite number")
            case Mapping() | list() | tuple():
                return self._many(value, path, depth)
            case _:
                return value

    def _text(self, value: str, path: str) -> Raw:
        if len(value) > _LONGEST_TEXT:
            return self._unusable(
                path, "too-long", f"give at most {_LONGEST_TEXT:,} characters"
            )
        if _is_unpaired(value):
            return self._unusable(
                path, "not-unicode", "half of a character stands here; type it anew"
            )
        return value

    def _many(
        self,
        value: Mapping[Raw, Raw] | list[Raw] | tuple[Raw, ...],
        path: str,
        depth: int,
    ) -> Raw:
        if depth > _DEEPEST:
            return self._unusable(path, "too-deep", _TOO_DEEP)
        if len(value) > _LONGEST_LIST:
            return self._unusable(
                path, "too-long", f"give at most {_LONGEST_LIST:,} entries"
            )
        if isinstance(value, Mapping):
            return self._table(value, path, depth)
        return [self.at(v, f"{path}/{n}", depth + 1) for n, v in enumerate(value)]

    def _table(self, table: Mapping[Raw, Raw], path: str, depth: int) -> Raw:
        if not all(isinstance(key, str) and not _is_unpaired(key) for key in table):
            return self._unusable(path, "wrong-type", "name every entry by a text")
        for key in table.repeated if isinstance(table, _Table) else ():
            at = f"{path}/{key}" if safe_key(key) else path
            self._unusable(at, "duplicate-key", "this stands here twice; keep one")
        return {str(k): self._entry(str(k), v, path, depth) for k, v in table.items()}

    def _entry(self, key: str, value: Raw, path: str, depth: int) -> Raw:
        before = len(self.problems)
        found = self.at(value, f"{path}/{key}", depth + 1)
        if not safe_key(key):
            self.problems[before:] = [
                evolve(problem, path=path) for problem in self.problems[before:]
            ]
        return found


def _is_unpaired(text: str) -> bool:
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
