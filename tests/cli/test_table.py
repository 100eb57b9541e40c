"""
``earlyhelp table``: the rules of a pathway written down, or drawn.
"""

from __future__ import annotations

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.transitions import markdown, mermaid
from tests.cli.shell import EXAMPLES, earlyhelp

NAME = "kensington-and-chelsea"


def test_a_shipped_partnership_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    """The table, or the diagram where that is asked for."""
    pathway = partnerships.load(NAME, on=None).pathway
    table = earlyhelp(capsys, "table", NAME)
    drawn = earlyhelp(capsys, "table", NAME, "--mermaid")

    assert (table.code, table.err, table.out) == (0, "", markdown(pathway))
    assert (drawn.code, drawn.err, drawn.out) == (0, "", mermaid(pathway))


def test_a_folder_of_editions(capsys: pytest.CaptureFixture[str]) -> None:
    """As a borough has it."""
    said = earlyhelp(capsys, "table", str(EXAMPLES / "protocols" / "devon"))

    assert said.code == 0
    assert "agreement-in-writing (stated)" in said.out
