"""
``earlyhelp demo``: a walk through the worked cases.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from earlyhelp_core.cli import _commands
from earlyhelp_core.errors import Misuse
from tests.cli.shell import ON, an_example, earlyhelp

QUESTIONS = [
    ("inclusion", "close", None, "outstanding"),
    ("step-down", "step-down", "targeted", "outstanding"),
    ("harm-suspected", "refer", None, "met"),
    ("below-threshold", "close", None, "met"),
]


def test_every_family_and_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    """Who they are by role and age, where they stand, who leads, and what is asked."""
    said = earlyhelp(capsys, "demo")
    *families, last = said.out.split("=" * 78 + "\n")[1:]

    assert (said.code, said.err) == (0, "")
    for family, (name, kind, to, outcome) in zip(
        [*families, last], QUESTIONS, strict=True
    ):
        question = kind if to is None else f"{kind} to {to}"
        assert family.startswith(f"case-{name}, on Mon 21 November 2022\n")
        assert [row for row in ("level", "led by", "plan") if row not in family] == []
        assert f"{question}\n" in family
        assert outcome in family
        assert "our inference" in family


def test_it_says_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """The last word is that a practitioner decides."""
    said = earlyhelp(capsys, "demo")

    assert said.out.endswith("decides, may depart from it, and\nrecords why.\n")


def test_missing_and_not_recorded_are_told_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is missing, what nobody wrote down, what is set aside and what is next."""
    words = earlyhelp(capsys, "demo").words

    for shown in (
        "the receiving lead practitioner has not accepted",
        "it is not recorded what support goes on",
        "harm is suspected, so nothing waits for this",
        "22 November 2022",
        "21 February 2023",
    ):
        assert shown in words


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """A list of the same four answers, each as `explain` gives it."""
    data = earlyhelp(capsys, "demo", "--json").data

    assert isinstance(data, list)
    for shown, (name, kind, to, _) in zip(data, QUESTIONS, strict=True):
        more = () if to is None else ("--to", to)
        asked = ("explain", an_example(name), "--kind", kind, "--on", ON, *more)
        answer = earlyhelp(capsys, *asked, "--json").data
        assert isinstance(answer, dict)
        assert shown == {"case": f"case-{name}", "kind": kind, "to": to, **answer}


def test_examples_come_with_the_package_or_stand_in_the_checkout(
    tmp_path: Path,
) -> None:
    """The first place that is there is taken."""
    package, checkout = tmp_path / "package", tmp_path / "checkout"
    checkout.mkdir()
    assert _commands._first_folder((package, checkout)) == checkout

    package.mkdir()
    assert _commands._first_folder((package, checkout)) == package


def test_without_examples_it_says_so(tmp_path: Path) -> None:
    """Neither in the package nor in a checkout: reinstall."""
    with pytest.raises(Misuse) as caught:
        _commands._first_folder((tmp_path / "package", tmp_path / "checkout"))

    assert [problem.code for problem in caught.value.problems] == ["no-examples"]


def test_no_stale_copy_of_the_examples_lies_in_the_source() -> None:
    """In a checkout there is one set of them, in the root."""
    source = Path(__file__).parents[2] / "src" / "earlyhelp_core" / "cli"

    assert not (source / "examples").is_dir()
