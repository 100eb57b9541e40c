"""
``earlyhelp coverage``: who helps with each need at each level.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.directories import ON, a_directory_file
from tests.cli.shell import earlyhelp


def test_every_need_at_every_level(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A row for each need: who helps, who may, and where nobody is written down."""
    said = earlyhelp(capsys, "coverage", a_directory_file(tmp_path), "--on", ON)

    assert (said.code, said.err) == (0, "")
    table = said.out.splitlines()
    assert [line.split() for line in table if line.startswith(("Risk", "Debt"))] == [
        ["Risk", "of", "exclusion", "?1", "1", "?1"],
        ["Debt", "-", "-"],
    ]
    assert "levels of sampleford-2026 universal targeted" in said.words


def test_each_place_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With a table for each, under the name of the place."""
    path = a_directory_file(tmp_path)
    said = earlyhelp(capsys, "coverage", path, "--by-area", "--on", ON)

    assert "place Sampleford" in said.words
    assert "place The north" in said.words


def test_for_programs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Each cell by itself, with the services behind the count."""
    path = a_directory_file(tmp_path)
    said = earlyhelp(capsys, "coverage", path, "--on", ON, "--json")

    data = said.data
    assert isinstance(data, dict)
    cells = data.pop("cells")
    assert data == {"directory": "sampleford-2026", "on": ON}
    assert isinstance(cells, list)
    assert cells[1:3] == [
        {
            "need": "exclusion",
            "framework": "sampleford-2026",
            "level": "targeted",
            "area": None,
            "gap": False,
            "overlap": False,
            "services": ["inclusion"],
            "agencies": ["hub"],
            "perhaps": ["mentoring"],
        },
        {
            "need": "debt",
            "framework": "sampleford-2026",
            "level": "universal",
            "area": None,
            "gap": True,
            "overlap": False,
            "services": [],
            "agencies": [],
            "perhaps": [],
        },
    ]
