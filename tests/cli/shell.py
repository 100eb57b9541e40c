"""
The command as a shell sees it: arguments in, exit code and two streams out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import final

import attrs
import pytest

from earlyhelp_core import cli
from earlyhelp_core.wire import JSON

__all__ = ["EXAMPLES", "ON", "Said", "an_example", "changed", "earlyhelp", "private"]

EXAMPLES = Path(__file__).parents[2] / "examples"
#: A Monday while the edition was in force.
ON = "2022-11-21"


@final
@attrs.frozen(kw_only=True)
class Said:
    """What a command ended with, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """What it wrote, however the lines are wrapped: their layout is no promise."""
        return " ".join(self.out.split())

    @property
    def data(self) -> JSON:
        """What it wrote for programs."""
        data: JSON = json.loads(self.out)
        return data


def earlyhelp(capsys: pytest.CaptureFixture[str], *arguments: str) -> Said:
    """Run the command in this process."""
    capsys.readouterr()
    try:
        code = cli.main(arguments)
    except SystemExit as stopped:
        # So it ends when the arguments themselves make no sense.
        code = int(stopped.code or 0)
    out, err = capsys.readouterr()
    return Said(code=code, out=out, err=err)


def an_example(name: str) -> str:
    """Where one of the worked cases is."""
    return str(EXAMPLES / f"{name}.json")


def changed(name: str, folder: Path, **keys: JSON) -> str:
    """A worked case with some of its keys replaced, or left out where ``None``."""
    document = json.loads((EXAMPLES / f"{name}.json").read_bytes())
    document = {k: v for k, v in {**document, **keys}.items() if v is not None}
    path = folder / "case.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


_PRIVATE = frozenset(
    {
        "born",
        "contingency",
        "name",
        "need",
        "rationale",
        "reason",
        "summary",
        "what",
        "words",
    }
)


def private() -> frozenset[str]:
    """Every name, date of birth and free text of the worked cases, names in parts."""
    texts: set[str] = set()
    for path in EXAMPLES.glob("*.json"):
        for key, text in _told(json.loads(path.read_bytes())):
            texts.update(text.split() if key == "name" else [text])
    return frozenset(texts)


def _told(data: JSON) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in _PRIVATE and isinstance(value, str):
                yield key, value
            yield from _told(value)
    elif isinstance(data, list):
        for value in data:
            yield from _told(value)
