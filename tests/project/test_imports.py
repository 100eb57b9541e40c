"""
What the library may import and call: a list of what is allowed, and nothing beside it.

A list of what is forbidden never ends: there is always one more module that opens a
connection. So each module of Python's own, and each package, stands here with who may
import it; also inside functions, and by whatever name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import earlyhelp_core

PACKAGE = Path(earlyhelp_core.__file__).parent
SOURCES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

#: Pure: nothing of the machine, the moment or the world comes in by these.
ANYWHERE = {
    *("__future__", "bisect", "calendar", "collections", "collections.abc"),
    *("contextlib", "datetime", "difflib", "enum", "fractions", "functools"),
    *("hashlib", "itertools", "math", "numbers", "operator", "re", "textwrap"),
    *("types", "typing", "unicodedata", "warnings"),
    *("attrs", "attrs.converters"),
}

#: The others have doors: the parts of the library, or single files, that may.
DOORS = {
    "argparse": ("cli",),
    "builtins": ("fields/_record.py",),
    "cattrs": ("wire",),
    "hmac": ("privacy.py",),
    "importlib": ("__init__.py",),
    "importlib.resources": ("cli", "partnerships"),
    "importlib.resources.abc": ("cli", "partnerships"),
    "io": ("cli", "interop"),
    "json": ("cli", "interop", "wire"),
    "networkx": ("agencies", "interop", "people", "teams"),
    "networkx.readwrite.gexf": ("interop",),
    "numpy": ("dates/columns.py", "transitions/columns"),
    "numpy.typing": ("dates/columns.py", "transitions/columns"),
    "os": ("cli/_main.py", "wire"),
    "pathlib": ("cli", "partnerships", "wire"),
    "pendulum": ("dates",),
    "sys": ("__main__.py", "cli", "fields"),
    "tempfile": ("wire",),
    "tomllib": ("cli", "wire"),
    # Read by type checkers only.
    "typing_extensions": ("fields/_grains.py",),
}

#: Of these two, only this: no environment, no arguments, no processes.
OF_THE_SYSTEM = {
    "os": {"O_WRONLY", "PathLike", "devnull", "dup2", "fdopen", "fsync", "open"},
    "sys": {"exit", "float_info", "modules", "stderr", "stdin", "stdout"},
}

#: Text never becomes a program, and nothing asks a person or stops for one.
NEVER_NAMED = {
    *("__builtins__", "__import__", "__loader__", "__spec__", "breakpoint", "compile"),
    *("eval", "exec", "globals", "input", "locals"),
}

#: Ways to the clock, the environment or another program, under whatever name.
NEVER_ASKED = {
    *("cwd", "environ", "expanduser", "expandvars", "fromtimestamp", "getenv"),
    *("now", "popen", "system", "today", "utcnow"),
}


#: What a short program would be refused, each with a word of the reason.
REFUSED = [
    ("import xmlrpc.client", "xmlrpc.client"),
    ("def f():\n    import subprocess", "subprocess"),
    ("from os import environ", "os.environ"),
    ("import os\nos.environ['HOME']", "os.environ"),
    ("import os\nos.getenv('HOME')", "os.getenv"),
    ("import os\nworld = os", "os by another name"),
    ("import os as world", "os by another name"),
    ("import os.path", "os.path"),
    ("from importlib import import_module", "importlib"),
    ("import earlyhelp_core, time", "time"),
    ("__import__('time')", "__import__"),
    ("eval('1')", "eval"),
    ("exec('1')", "exec"),
    ("compile('1', '', 'eval')", "compile"),
    ("from datetime import date\ndate.today()", "today"),
    ("from pathlib import Path\nPath.home()", "home"),
    ("from . import errors", "relative"),
]


def faults(source: str, text: str) -> list[str]:
    """All that a source file with this text does and may not do."""
    tree = ast.parse(text)
    asked = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    return [
        f"{source}:{node.lineno}: {fault}"
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt | ast.expr)
        for fault in told(source, node, asked=id(node) in asked)
    ]


def told(source: str, node: ast.stmt | ast.expr, *, asked: bool) -> Iterator[str]:
    """What is wrong with one statement or expression; *asked* if for an attribute."""
    match node:
        case ast.Import(names=names):
            for name in names:
                yield from of_import(source, name)
        case ast.ImportFrom(module=str(module), names=names, level=0):
            yield from of_import_from(source, module, names)
        case ast.ImportFrom():
            yield "imports by a relative path"
        case ast.Attribute():
            yield from of_attribute(node)
        case ast.Name(id=name) if name in NEVER_NAMED:
            yield f"names {name}"
        case ast.Name(id=name) if name in OF_THE_SYSTEM and not asked:
            yield f"knows {name} by another name"
        case _:
            pass


def of_import(source: str, name: ast.alias) -> Iterator[str]:
    """What is wrong with one name after ``import``."""
    if not may_import(source, name.name):
        yield f"imports {name.name}"
    if name.name in OF_THE_SYSTEM and name.asname:
        yield f"knows {name.name} by another name"


def of_import_from(source: str, module: str, names: list[ast.alias]) -> Iterator[str]:
    """What is wrong with a statement that imports from a module."""
    if not may_import(source, module):
        yield f"imports from {module}"
    for name in names:
        if name.name not in OF_THE_SYSTEM.get(module, {name.name}):
            yield f"imports {module}.{name.name}"


def of_attribute(node: ast.Attribute) -> Iterator[str]:
    """What is wrong with what is asked after a dot."""
    whose = node.value.id if isinstance(node.value, ast.Name) else ""
    if node.attr not in OF_THE_SYSTEM.get(whose, {node.attr}):
        yield f"asks {whose}.{node.attr}"
    elif node.attr in NEVER_ASKED or (whose, node.attr) == ("Path", "home"):
        yield f"asks .{node.attr}"


def may_import(source: str, module: str) -> bool:
    """Whether this source file may import that module."""
    if module in ANYWHERE or module.partition(".")[0] == "earlyhelp_core":
        return True
    return any(
        source == door or source.startswith(f"{door}/")
        for door in DOORS.get(module, ())
    )


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_is_imported_or_called_but_what_is_listed(source: str) -> None:
    """No network, environment, clock, chance, shell or evaluation, by any name."""
    assert faults(source, (PACKAGE / source).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[t for t, _ in REFUSED])
def test_what_is_not_listed_is_found(text: str, reason: str) -> None:
    """Also inside a function, and under another name."""
    found = faults("transitions/_weigh.py", text)

    assert [fault for fault in found if reason in fault] != []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("wire/_documents.py", "import os\nos.fsync(1)"),
        ("dates/_clock.py", "import pendulum"),
        ("__init__.py", "from importlib import import_module"),
        ("plans/_goals.py", "import re\nre.compile('a')"),
    ],
)
def test_what_is_listed_is_let_by(source: str, text: str) -> None:
    """A door is a door, and a method is not the builtin of its name."""
    assert faults(source, text) == []


def test_every_door_is_used() -> None:
    """A list of what is allowed holds nothing for later."""
    imported = {
        (module, source)
        for source in SOURCES
        for node in ast.walk(ast.parse((PACKAGE / source).read_text(encoding="utf-8")))
        for module in imports(node)
    }
    unused = [
        (module, door)
        for module, doors in DOORS.items()
        for door in doors
        if not any(
            module == name and (source == door or source.startswith(f"{door}/"))
            for name, source in imported
        )
    ]

    assert unused == []


def imports(node: ast.AST) -> list[str]:
    """The modules that a statement names."""
    match node:
        case ast.Import(names=names):
            return [name.name for name in names]
        case ast.ImportFrom(module=str(module)):
            return [module]
        case _:
            return []
