"""
Every class of the library is written in one way.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import earlyhelp_core

SRC = Path(earlyhelp_core.__file__).parent
_GRAINS = ("Public", "Internal", "Personal", "Special")

#: Classes that work for the library inside one module or two, and that nobody is given.
#: They are plain attrs, because nothing comes into them from outside.
WORKING = {
    "_Addition",
    "_Cut",
    "_Found",
    "_Gathered",
    "_Later",
    "_Passing",
    "_Reading",
    "_Register",
    "_Run",
    "_Step",
    "Coding",
    "Demand",
    "Field",
    "Form",
    "Found",
    "Part",
    "Point",
    "Problem",
    "Question",
    "Read",
    "Reader",
    "Reading",
    "Round",
    "Space",
    "Spelled",
    "Stated",
    "Taking",
    "Wanted",
    "Weighed",
}


def _classes() -> Iterator[tuple[Path, ast.ClassDef, set[str]]]:
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                marks = {ast.unparse(d).split("(")[0] for d in node.decorator_list}
                yield path, node, marks


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for line in node.body:
        if isinstance(line, ast.AnnAssign):
            yield ast.unparse(line.target), ast.unparse(line.annotation)


def test_only_working_classes_are_plain_attrs() -> None:
    """A class that anybody is given checks what it takes."""
    plain = {
        node.name
        for _, node, marks in _classes()
        if marks & {"attrs.frozen", "attrs.define", "attrs.mutable", "dataclass"}
    }

    assert plain == WORKING


def test_every_field_says_its_grain() -> None:
    """In its annotation, and not in a second place."""
    silent = [
        f"{path.name}: {node.name}.{name}"
        for path, node, marks in _classes()
        if marks & {"record", "policy"}
        for name, annotation in _fields(node)
        if not annotation.startswith(("ClassVar", "_", *_GRAINS))
    ]

    assert silent == []


def test_a_field_takes_about_one_line() -> None:
    """So that a class can be read at a glance."""
    lines = [
        (line.end_lineno or line.lineno) - line.lineno + 1
        for _, node, marks in _classes()
        if marks & {"record", "policy"}
        for line in node.body
        if isinstance(line, ast.AnnAssign)
    ]

    assert len(lines) > 1000
    assert sum(lines) / len(lines) < 1.25
