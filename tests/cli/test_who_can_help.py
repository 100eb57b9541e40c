"""
``earlyhelp who-can-help``: the services for a need, and why each fits or does not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from earlyhelp_core import partnerships
from tests.cli.directories import ON, SAMPLEFORD, a_directory_file
from tests.cli.shell import earlyhelp
from tests.partnerships.folders import a_folder

ASKED = ("--need", "exclusion", "--age", "14", "--level", "targeted")


def test_each_service_with_its_reasons(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """What fits stands first, then what to ask; the front door before both."""
    path = a_directory_file(tmp_path)
    said = earlyhelp(capsys, "who-can-help", path, *ASKED, "--area", "north")

    assert (said.code, said.err) == (0, "")
    assert "asked Risk of exclusion; age 14; level targeted; The north" in said.words
    assert "always open Front door. Where a child may be at risk" in said.words
    order = ["always open", "fits", "Inclusion programme (Family Hub)"]
    order += ["may fit: ask", "Mentoring (A charity)", "ask each"]
    places = [said.words.index(each) for each in order]
    assert places == sorted(places)
    assert "for whom pupils of the town refer by the referral form" in said.words
    assert "ask for hub manager note Began as a pilot. rests on" in said.words


def test_what_does_not_fit_is_told_with_what_speaks_against_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A child of eight is too young for one of the two; a language is asked about."""
    path = a_directory_file(tmp_path)
    asked = ("--need", "exclusion", "--age", "8", "--language", "Somali")
    said = earlyhelp(capsys, "who-can-help", path, *asked)

    assert said.code == 0
    assert "age 8; in Somali" in said.words
    assert "does not fit Mentoring (A charity)" in said.words
    assert "against it for ages 11 and over" in said.words


def test_on_a_day_before_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What began later is not there, and the directory says that it is early."""
    path = a_directory_file(tmp_path)
    asked = ("--need", "exclusion", "--on", "2025-12-31")
    said = earlyhelp(capsys, "who-can-help", path, *asked)

    assert said.code == 0
    assert "in Sampleford [not yet in force] on Wed 31 December 2025" in said.words
    assert "Inclusion programme" in said.words
    assert "Mentoring" not in said.words
    assert "ask each" not in said.words


def test_nobody_is_written_down(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It ends with 1, and says where anybody may turn all the same."""
    path = a_directory_file(tmp_path, front_door=False)
    said = earlyhelp(capsys, "who-can-help", path, "--need", "debt")

    assert said.code == 1
    assert "answer no service for this is written down" in said.words
    assert "the front door of the council (this directory names none)" in said.words


def test_for_programs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The question, every service with its findings, and the front doors."""
    path = a_directory_file(tmp_path)
    said = earlyhelp(capsys, "who-can-help", path, *ASKED, "--on", ON, "--json")

    data = said.data
    assert isinstance(data, dict)
    services = data.pop("services")
    assert data == {
        "directory": "sampleford-2026",
        "on": ON,
        "asked": {
            "need": "exclusion",
            "age": 14,
            "level": "targeted",
            "area": None,
            "language": None,
        },
        "open_to_all": ["door"],
    }
    assert isinstance(services, list)
    first, second = services
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert (first["service"], first["fits"]) == ("inclusion", "yes")
    assert (second["service"], second["fits"]) == ("mentoring", "perhaps")
    findings = first["findings"]
    assert isinstance(findings, list)
    assert {"requirement", "state", "severity", "reason", "remedy", "source"} == {
        key for finding in findings if isinstance(finding, dict) for key in finding
    }


def test_a_shipped_partnership_as_it_last_stood(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without a day it is asked of the last day of the newest edition."""
    said = earlyhelp(
        capsys, "who-can-help", "kensington-and-chelsea", "--need", "housing", "--json"
    )

    data = said.data
    assert isinstance(data, dict)
    assert (said.code, data["on"]) == (0, "2023-12-31")


def test_after_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    """An edition whose time is over says so."""
    asked = ("--need", "housing", "--on", "2026-03-02")
    said = earlyhelp(capsys, "who-can-help", "kensington-and-chelsea", *asked)

    assert "2020-2023 [historical]" in said.words


def test_a_folder_of_editions(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As a borough has it."""
    folder = a_folder(tmp_path)
    (folder / "2024" / "directory.toml").write_text(SAMPLEFORD, encoding="utf-8")
    said = earlyhelp(capsys, "who-can-help", str(folder), "--need", "exclusion")

    assert said.code == 0
    assert "Sun 1 February 2026" in said.words


def test_a_partnership_without_a_directory(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nobody has written one down: that is said, and is no answer."""
    said = earlyhelp(capsys, "who-can-help", "london", "--need", "exclusion")

    assert (said.code, said.out) == (2, "")
    assert "no-directory" in said.err
    assert partnerships.load("london", on=None).directory is None


@pytest.mark.parametrize(
    "asked",
    [
        ("--need", "exclusoin"),
        ("--need", "exclusion", "--area", "nroth"),
        ("--need", "exclusion", "--level", "tageted"),
    ],
    ids=["need", "place", "level"],
)
def test_a_name_that_is_not_known(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, asked: tuple[str, ...]
) -> None:
    """It ends with 2 and names what was near."""
    said = earlyhelp(capsys, "who-can-help", a_directory_file(tmp_path), *asked)

    assert (said.code, said.out) == (2, "")
    assert "did you mean" in said.err
