"""
What must not vanish or change unnoticed: its list, and how the list is written anew.

``python -m tests.project.kept`` writes ``kept.txt`` beside this file. Files of which
every word counts, because they are policy or because they are unsafe on purpose, stand
there with their digest; of the others only that they exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

__all__ = ["LIST", "ROOT", "kept"]

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).with_name("kept.txt")

#: Shipped editions decide what is asked of families; an unsafe pathway that is no
#: longer unsafe shows nothing.
_WORD_FOR_WORD = (
    "src/earlyhelp_core/**/*.toml",
    "tests/golden/**/*.toml",
)

_THERE = (
    ".ci/run",
    "LICENSE",
    "conftest.py",
    "docs/**/*.md",
    "examples/**/*.json",
    "examples/**/*.toml",
    "src/earlyhelp_core/py.typed",
    "tests/**/*.py",
)


def kept() -> list[str]:
    """The list as the tree has it."""
    return sorted({*_digests(), *_names()}, key=lambda line: line.split()[-1])


def _digests() -> Iterator[str]:
    for path in _found(_WORD_FOR_WORD):
        # However a checkout ends its lines.
        text = path.read_bytes().replace(b"\r\n", b"\n")
        yield f"{sha256(text).hexdigest()}  {path.relative_to(ROOT).as_posix()}"


def _names() -> Iterator[str]:
    for path in _found(_THERE):
        yield path.relative_to(ROOT).as_posix()


def _found(patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        yield from (p for p in ROOT.glob(pattern) if "_build" not in p.parts)


if __name__ == "__main__":
    LIST.write_text("\n".join([*kept(), ""]), encoding="utf-8", newline="\n")
