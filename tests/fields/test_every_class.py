"""
Every class of the library is written in one way.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import earlyhelp_core

SRC = Path(earlyhelp_core.__file__).parent
_GRAIN = re.compile(r"(Public|Internal|Personal|Special)(List)?\[")
_PLAIN = {"attrs.frozen", "attrs.define", "attrs.mutable", "attr.s", "dataclass"}

_SETS_OUT = "a stretch of work on values that were checked before, in its own module"
_TELLS = "what one function tells another, made of values that were checked before"
_FIRST = "the fields of all other classes rest on it"
_TYPES = "the library's own types, read before anybody gives anything"
_LINE = "what the command line's own parser has taken; the library checks it on use"

#: Classes that are plain attrs, because nothing comes into them from outside, and why.
WORKING = {
    "agencies/_fit.py: Weighed": _TELLS,
    "agencies/_walk.py: Found": _TELLS,
    "attendance/_window.py: _Register": _SETS_OUT,
    "cases/_clocks.py: _Gathered": _SETS_OUT,
    "cases/_episodes.py: _Reading": _SETS_OUT,
    "cases/_facts/_reading.py: Reading": _SETS_OUT,
    "cases/_holding.py: _Passing": _TELLS,
    "cases/_merge.py: _Addition": _TELLS,
    "cases/_open_points.py: _Found": _SETS_OUT,
    "cases/_open_words.py: Point": "words of the library, written in its module",
    "cases/_shown.py: Reader": _TELLS,
    "cases/_tree.py: Field": _TYPES,
    "cases/_tree.py: _Cut": _SETS_OUT,
    "cli/_answer.py: Stated": _LINE,
    "cli/_commands.py: Question": _LINE,
    "cli/_directories.py: Wanted": _LINE,
    "errors.py: Problem": _FIRST,
    "fields/_grains.py: Spelled": _FIRST,
    "fields/_record.py: _Later": _FIRST,
    "fields/_values.py: Taking": _FIRST,
    "outcomes/_claims.py: _Step": "words of the library, written in its module",
    "programmes/_dosage.py: Round": _TELLS,
    "transitions/_clocks/_expect.py: _Run": _SETS_OUT,
    "transitions/_codes.py: Coding": _TYPES,
    "transitions/_space.py: Demand": _TELLS,
    "transitions/_space.py: Space": _SETS_OUT,
    "wire/_parts.py: Form": _TYPES,
    "wire/_parts.py: Part": _TYPES,
    "wire/_reading.py: Read": "plain data and its problems, before any class is made",
}


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SRC.rglob("*.py")):
        name = path.relative_to(SRC).as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def _classes(module: ast.Module) -> Iterator[tuple[ast.ClassDef, set[str]]]:
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            yield node, {ast.unparse(d).split("(")[0] for d in node.decorator_list}


def _ours() -> Iterator[tuple[str, ast.Module, ast.ClassDef]]:
    for name, module in _modules():
        for node, marks in _classes(module):
            if marks & {"record", "policy"}:
                yield name, module, node


def _fields(node: ast.ClassDef) -> Iterator[ast.AnnAssign]:
    for line in node.body:
        if isinstance(line, ast.AnnAssign):
            annotation = ast.unparse(line.annotation)
            if not annotation.startswith("ClassVar["):
                yield line


def _aliases(module: ast.Module) -> set[str]:
    """The names that a module gives to a grain with its types."""
    return {
        ast.unparse(line.target)
        for line in module.body
        if isinstance(line, ast.AnnAssign)
        and line.value is not None
        and _GRAIN.match(ast.unparse(line.value))
    }


def test_only_working_classes_are_plain_attrs() -> None:
    """A class that anybody is given checks what it takes."""
    plain = {
        f"{name}: {node.name}"
        for name, module in _modules()
        for node, marks in _classes(module)
        if marks & _PLAIN
    }

    assert plain == set(WORKING)


def test_attrs_is_called_by_its_name() -> None:
    """So that a plain class cannot be taken for one of ours, or be overlooked."""
    called = [
        f"{name}: {ast.unparse(line)}"
        for name, module in _modules()
        for line in ast.walk(module)
        if isinstance(line, ast.ImportFrom)
        and line.module in {"attr", "attrs", "dataclasses"}
    ]

    assert called == []


def test_every_field_says_its_grain() -> None:
    """In its annotation, or by an alias that its module gives to one."""
    silent = [
        f"{name}: {node.name}.{ast.unparse(line.target)}"
        for name, module, node in _ours()
        for line in _fields(node)
        if not _GRAIN.match(ast.unparse(line.annotation))
        and ast.unparse(line.annotation) not in _aliases(module)
    ]

    assert silent == []


def test_a_field_takes_about_one_line() -> None:
    """So that a class can be read at a glance."""
    lines = [
        (line.end_lineno or line.lineno) - line.lineno + 1
        for _, _, node in _ours()
        for line in _fields(node)
    ]

    assert len(lines) > 1000
    assert sum(lines) / len(lines) < 1.25
