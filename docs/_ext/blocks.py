"""
Checks the types of every Python block of the pages, as a reader's editor would.

``python docs/_ext/blocks.py`` reads the README and every page of ``docs/``, makes one
module of each, hands them to mypy (strict) and to pyright, and tells what they say
with the page and the line on which it stands there. Pages are read as Sybil runs them:
blocks of one page share their names, in order, and a skip comment leaves out what it
leaves out there. An example that is shown to fail is left out too, for it is wrong on
purpose.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from doctest import Example as Prompted
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import SkipTest

from sybil import Document, Example
from sybil.example import NotEvaluated
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.region import Lexeme

__all__ = ["check", "code_of", "main", "pages"]

_ROOT = Path(__file__).parents[2]
_SOURCES = _ROOT / "src"

#: What a checker says of a line of a module: its name, the line and the rest.
_SAID = re.compile(r"^(?P<module>\w+)\.py:(?P<line>\d+):(?P<rest>.*)$", re.DOTALL)


def pages(root: Path = _ROOT) -> Iterator[Path]:
    """The README, then every page that is built."""
    yield root / "README.md"
    for page in sorted((root / "docs").rglob("*.md")):
        if "_build" not in page.parts:
            yield page


def code_of(page: Path) -> str:
    """
    The Python of a page, with each line on the line on which it stands there.

    Nothing where the page has none.
    """
    lines: dict[int, str] = {}

    def keep(example: Example) -> None:
        parsed = example.parsed
        if isinstance(parsed, Prompted):
            first, source = example.line, parsed.source
            if parsed.exc_msg is not None:
                return
        elif isinstance(parsed, Lexeme):
            first, source = example.line + parsed.line_offset + 1, parsed
        else:
            raise NotEvaluated
        lines.update(enumerate(source.splitlines(), start=first))

    document = Document.parse(str(page), PythonCodeBlockParser(), SkipParser())
    document.push_evaluator(keep)
    for example in document:
        with suppress(SkipTest):
            example.evaluate()
    last = max(lines, default=0)
    return "".join(f"{lines.get(number, '')}\n" for number in range(1, last + 1))


def check(code: Mapping[str, str]) -> list[str]:
    """What mypy and pyright say of these pages, by the names of the pages."""
    names = {re.sub(r"\W", "_", page.removesuffix(".md")): page for page in code}
    with TemporaryDirectory() as made:
        folder = Path(made)
        for module, page in names.items():
            (folder / f"{module}.py").write_text(code[page], encoding="utf-8")
        said = [*_mypy(folder, sorted(names)), *_pyright(folder)]
    return [_on_its_page(line, names) for line in said]


def _on_its_page(line: str, names: Mapping[str, str]) -> str:
    found = _SAID.match(line)
    if found is None or found["module"] not in names:
        return line
    return f"{names[found['module']]}:{found['line']}:{found['rest']}"


def _mypy(folder: Path, modules: list[str]) -> Iterator[str]:
    # Without our own configuration: a reader has another.
    done = _run(
        folder,
        *("mypy", "--config-file=", "--strict", "--python-version=3.11"),
        *("--no-error-summary", "--no-pretty", f"--cache-dir={folder / 'cache'}"),
        *(f"{module}.py" for module in modules),
    )
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stdout + done.stderr)
    yield from (f"{line} (mypy)" for line in done.stdout.splitlines())


def _pyright(folder: Path) -> Iterator[str]:
    settings = {
        "include": [f"{path.name}" for path in sorted(folder.glob("*.py"))],
        "extraPaths": [str(_SOURCES)],
        "pythonVersion": "3.11",
        "typeCheckingMode": "standard",
        # A prompt shows what an expression gives.
        "reportUnusedExpression": "none",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    python = f"--pythonpath={sys.executable}"
    done = _run(folder, "pyright", "--outputjson", "--project=.", python)
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stdout + done.stderr)
    for one in json.loads(done.stdout)["generalDiagnostics"]:
        line = one["range"]["start"]["line"] + 1
        rule = one.get("rule", "syntax")
        text = f"{one['severity']}: {one['message']}  [{rule}] (pyright)"
        yield f"{Path(one['file']).name}:{line}: {text}"


def _run(folder: Path, tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own tools, on our own pages
        [sys.executable, "-m", tool, *arguments],
        cwd=folder,
        env=os.environ | {"MYPYPATH": str(_SOURCES), "NO_COLOR": "1"},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )


def main() -> int:
    """Tell all that is wrong, and whether anything is."""
    code = {page.relative_to(_ROOT).as_posix(): code_of(page) for page in pages()}
    code = {page: text for page, text in code.items() if text}
    said = check(code)
    told = [*said, f"{len(said)} faults in the blocks of {len(code)} pages"]
    sys.stdout.write("\n".join(told) + "\n")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
