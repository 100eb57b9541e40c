"""
Documents in and out.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from earlyhelp_core.errors import Invalid, Misuse, Problem
from earlyhelp_core.fields import Public, PublicList, policy
from earlyhelp_core.wire._kinds import (
    ENVELOPE,
    DocumentKind,
    kind_named,
    kind_of,
    misfits,
    stated,
)
from earlyhelp_core.wire._losses import ABSENT, Refused
from earlyhelp_core.wire._order import in_document_order
from earlyhelp_core.wire._parts import Class
from earlyhelp_core.wire._reading import (
    JSON,
    LIMIT,
    UNUSABLE,
    Format,
    Raw,
    Read,
    Source,
    looked_over,
    read,
    read_text,
)
from earlyhelp_core.wire._structure import Known, structurer
from earlyhelp_core.wire._unstructure import told

_T = TypeVar("_T")


@policy
class Report:
    """
    What is wrong with a document, if anything: all of it, in the document's order.

    >>> report = check(b'{"kind": "facts", "version": "1.0", "on": "2 March"}')
    >>> report.valid
    False
    >>> print(report)
    facts document, 1 problem:
      /on: write it as year-month-day: 2026-03-02 [not-a-date]
    """

    #: The kind the document says it is; ``None`` where it does not say, or wrongly.
    kind: Public[str | None]
    #: In the order of the document; what is missing comes after what is there.
    problems: PublicList[Problem]

    @property
    def valid(self) -> bool:
        """Whether there is nothing wrong with it."""
        return not self.problems

    def __str__(self) -> str:
        """One line on the whole, and one for each problem."""
        what = f"{self.kind} document" if self.kind else "document"
        many = (
            "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        )
        lines = "".join(f"\n  {problem}" for problem in self.problems)
        return f"{what}, {many}:{lines}" if self.problems else f"{what}, valid"


def check(
    source: Source,
    *,
    kind: str | None = None,
    format: Format | None = None,  # noqa: A002 - the word people know it by
    catalogue: Iterable[Known] = (),
    limit: int = LIMIT,
) -> Report:
    """
    Everything that is wrong with a document, without raising and without its values.

    *source* is a path, or the content as bytes. A path that ends in ``.toml`` is read
    as TOML, anything else as JSON, unless *format* says so. *kind* asks for one kind
    of document, *catalogue* holds what the document may refer to by id, and *limit*
    is the most bytes it may have.

    Raises `UnknownName` for a *kind* that does not exist: that is no document's fault.

    >>> check(b'{"kind": "case"').problems[0].code
    'not-json'
    """
    expected = None if kind is None else kind_named(kind)
    given = read(source, format=format, limit=limit)
    found = _document(given, expected, catalogue)
    return Report(kind=_said(given.tree), problems=found.problems)


def _said(tree: Raw) -> str | None:
    found = stated(tree) if isinstance(tree, Mapping) else None
    return None if found is None else found.name


def load(
    source: Source,
    cls: type[_T],
    *,
    format: Format | None = None,  # noqa: A002 - as above
    catalogue: Iterable[Known] = (),
    limit: int = LIMIT,
) -> _T:
    """
    The value that a document holds. The arguments are those of `check`.

    Raises `Invalid` with every problem of the document, and `Misuse` for a class that
    is only ever a part of a document.
    """
    kind = _kind(cls)
    given = read(source, format=format, limit=limit)
    return _valid(_document(given, kind, catalogue), cls, kind)


def loads(
    content: bytes | str,
    cls: type[_T],
    *,
    format: Format = "json",  # noqa: A002 - as above
    catalogue: Iterable[Known] = (),
    limit: int = LIMIT,
) -> _T:
    """
    The value that the content of a document says. As `load`.

    >>> from earlyhelp_core.transitions import Facts
    >>> loads('{"kind": "facts", "version": "1.0", "on": "2026-03-02"}', Facts).on
    datetime.date(2026, 3, 2)
    """
    kind = _kind(cls)
    if isinstance(content, str):
        given = read_text(content, format, limit)
    else:
        given = read(content, format=format, limit=limit)
    return _valid(_document(given, kind, catalogue), cls, kind)


def from_data(
    data: Mapping[str, JSON],
    cls: type[_T],
    *,
    catalogue: Iterable[Known] = (),
) -> _T:
    """
    The value that plain data says, for example the body of a web request.

    A class that is a document of its own needs its envelope, the ``kind`` and
    ``version``; any other class of the library is taken without.

    Raises `Invalid` with every problem of the data.

    >>> from earlyhelp_core.dates import Period
    >>> from_data({"start": "2026-01-05"}, Period)
    Period(start=datetime.date(2026, 1, 5), end=None)
    """
    kind = kind_of(cls)
    given = looked_over(data)
    if kind is not None:
        return _valid(_document(given, kind, catalogue), cls, kind)
    # Mypy knows no bound for "a class of ours" that callers could name too.
    ours = cast("Class", cls)
    return _valid(_structured(given, ours, catalogue), cls, kind)


def _kind(cls: type) -> DocumentKind:
    kind = kind_of(cls)
    if kind is None:
        raise Misuse.of(
            cls.__name__,
            code="not-a-document",
            message="this is only ever a part of a document; use from_data and to_data",
        )
    return kind


def _valid(found: Read, cls: type[_T], kind: DocumentKind | None) -> _T:
    if found.problems:
        about = cls.__name__ if kind is None else f"{kind.name} document"
        raise Invalid(about, found.problems)
    # Whatever has no problems is of the class: that is what the gate is for.
    return cast("_T", found.tree)


def _document(
    given: Read, kind: DocumentKind | None, catalogue: Iterable[Known]
) -> Read:
    """The value in a document with its envelope, or what is wrong with them."""
    tree = given.tree
    if tree is UNUSABLE:
        return given
    if not isinstance(tree, Mapping):
        wrong = Problem("", "wrong-type", "give a table: names with their values")
        return Read(ABSENT, (wrong, *given.problems))
    envelope = tuple(misfits(tree, kind))
    known = kind or stated(tree)
    if known is None or any(problem.code in _STRANGE for problem in envelope):
        return Read(ABSENT, _sorted([*envelope, *given.problems], tree))
    inner = {key: value for key, value in tree.items() if key not in ENVELOPE}
    found = _structured(Read(inner), known.cls, catalogue)
    problems = _sorted([*envelope, *given.problems, *found.problems], tree)
    return Read(found.tree, problems)


#: After these, nobody can say what the rest of the document should be.
_STRANGE = frozenset({"unknown-kind", "wrong-kind", "unknown-version"})


def _structured(given: Read, cls: Class, catalogue: Iterable[Known]) -> Read:
    try:
        value = structurer(catalogue)(given.tree, cls)
    except Refused as refused:
        problems = [*given.problems, *refused.problems]
    else:
        return Read(value, given.problems)
    return Read(ABSENT, _sorted(problems, given.tree))


def _sorted(problems: Iterable[Problem], tree: Raw) -> tuple[Problem, ...]:
    first = {(p.path, p.code): p for p in reversed(list(problems))}
    return in_document_order(first.values(), tree)


def to_data(value: object) -> dict[str, JSON]:
    """
    A value as plain data, ready for JSON. What equals its default is left out.

    This is the personal record itself: names, identifiers and free text are written
    as they are, because whoever reads it back needs them. Keep it as you keep a case
    file; never log it.

    Raises `Misuse` for a value that is written as a text, such as a postcode.

    >>> from earlyhelp_core.transitions import Facts
    >>> to_data(Facts(on="2026-03-02", level="targeted"))
    {'kind': 'facts', 'version': '1.0', 'on': '2026-03-02', 'level': 'targeted'}
    """
    data = told(value)
    if not isinstance(data, dict):
        raise Misuse.of(
            type(value).__name__,
            code="not-a-table",
            message="a document writes this as a text; write what it is part of",
        )
    kind = kind_of(type(value))
    if kind is None:
        return data
    return {"kind": kind.name, "version": kind.version, **data}


def dumps(value: object) -> bytes:
    """
    A document, as canonical JSON: the same value always gives the same bytes.

    UTF-8, lines ending in LF, two spaces of indent, the envelope first and then the
    fields in the order of the class. What `to_data` says of privacy holds here too.

    Raises `Misuse` for a class that is only ever a part of a document, and for text
    that is no Unicode.

    >>> from earlyhelp_core.transitions import Facts
    >>> print(dumps(Facts(on="2026-03-02")).decode(), end="")
    {
      "kind": "facts",
      "version": "1.0",
      "on": "2026-03-02"
    }
    """
    _kind(type(value))
    text = json.dumps(to_data(value), ensure_ascii=False, allow_nan=False, indent=2)
    try:
        return f"{text}\n".encode()
    # The error would carry the whole document with it.
    except UnicodeEncodeError:
        pass
    raise Misuse.of(
        type(value).__name__,
        code="not-unicode",
        message="half of a character stands in one of its texts; type it anew",
    )


def dump(value: object, path: str | os.PathLike[str]) -> None:
    """
    Write a document to a file, whole or not at all, readable by its owner only.

    It is written beside the file first and then put in its place, so that a full disk
    or a power cut leaves the old one as it was.

    Raises what `dumps` raises, `Misuse` where *path* is a link, and `OSError` where
    the file cannot be written.
    """
    content = dumps(value)
    target = Path(path)
    if target.is_symlink():
        raise Misuse.of(
            "path", code="is-a-link", message="name the file that the link leads to"
        )
    handle, written = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(written).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(written).unlink()
        raise
