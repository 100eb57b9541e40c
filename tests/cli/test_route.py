"""
``earlyhelp route``: the way to a service that fits, and what was not taken.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.directories import ON, a_directory_file
from tests.cli.shell import earlyhelp

ASKED = ("--need", "exclusion", "--age", "14", "--level", "targeted", "--on", ON)


def test_step_by_step(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Each step with its source, then the service, then the ties beside the way."""
    said = earlyhelp(capsys, "route", a_directory_file(tmp_path), "a school", *ASKED)

    assert (said.code, said.err) == (0, "")
    assert "from A school" in said.words
    assert "always open Front door." in said.words
    assert "step 1 A school: refers to Family Hub settle what the family" in said.words
    assert "step 2 Family Hub: provides Inclusion programme" in said.words
    assert "Inclusion programme (Family Hub) for it helps with" in said.words
    assert (
        "not taken A school: refers to A charity (used at other levels: universal)"
        in said.words
    )
    assert "the other way" not in said.words


def test_no_way(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It ends with 1, and names what would fit and what leads here only."""
    said = earlyhelp(capsys, "route", a_directory_file(tmp_path), "door", *ASKED)
    from_hub = earlyhelp(
        capsys, "route", a_directory_file(tmp_path), "hub", "--need", "debt"
    )

    assert said.code == 1
    assert "answer no way to a service that fits is written down" in said.words
    assert "would fit Inclusion programme (Family Hub)" in said.words
    assert from_hub.code == 1
    assert "not taken 1 ties that lead the other way" in from_hub.words


def test_a_step_with_nothing_to_settle(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """To the front door nothing waits, so that nothing is asked there."""
    asked = ("--need", "harm", "--on", "2022-11-21")
    said = earlyhelp(capsys, "route", "kensington-and-chelsea", "gp-practices", *asked)

    assert said.code == 0
    assert (
        "step 1 GP practices: refers to Single front door rests on Royal Borough"
        in said.words
    )


def test_for_programs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The steps, the service, and every tie that was not taken, with reasons."""
    path = a_directory_file(tmp_path)
    said = earlyhelp(capsys, "route", path, "school", *ASKED, "--json")

    data = said.data
    assert isinstance(data, dict)
    service, asked = data.pop("service"), data.pop("asked")
    assert isinstance(service, dict)
    assert isinstance(asked, dict)
    assert (service["service"], asked["age"]) == ("inclusion", 14)
    steps = data.pop("steps")
    assert isinstance(steps, list)
    assert [
        (step["from"], step["kind"], step["to"])
        for step in steps
        if isinstance(step, dict)
    ] == [("school", "refers-to", "hub"), ("hub", "provides", "inclusion")]
    assert data == {
        "directory": "sampleford-2026",
        "on": ON,
        "start": "school",
        "found": True,
        "rejected": [
            {
                "from": "school",
                "kind": "refers-to",
                "to": "charity",
                "reasons": ["used at other levels: universal"],
            }
        ],
        "out_of_reach": [],
        "open_to_all": ["door"],
    }


def test_no_way_for_programs(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nothing found, and what would fit if there were a way."""
    path = a_directory_file(tmp_path)
    said = earlyhelp(capsys, "route", path, "door", *ASKED, "--json")

    data = said.data
    assert isinstance(data, dict)
    unreached = data["out_of_reach"]
    assert isinstance(unreached, list)
    assert (said.code, data["found"], data["service"]) == (1, False, None)
    assert [each["service"] for each in unreached if isinstance(each, dict)] == [
        "inclusion",
        "mentoring",
    ]
