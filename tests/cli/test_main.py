"""
The command as a whole: what holds for every question put to it.
"""

from __future__ import annotations

import os
import runpy
import sys
from contextlib import redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from earlyhelp_core import cli
from tests.cli.shell import ON, an_example, changed, earlyhelp, private

CASES = ("below-threshold", "harm-suspected", "inclusion", "step-down")
COMMANDS = [
    ("demo",),
    ("check", *map(an_example, CASES)),
    *(("options", an_example(name), "--on", ON) for name in CASES),
    *(
        ("explain", an_example(name), "--kind", kind, "--to", "universal", "--on", ON)
        for name in CASES
        for kind in ("close", "step-down")
    ),
    ("verify", "kensington-and-chelsea"),
    ("requirements",),
    ("requirements", "needs-answered"),
    # What cannot be answered is told just as discreetly.
    ("options", an_example("step-down"), "--on", ON, "--child", "Tamsin"),
    ("explain", an_example("step-down"), "--kind", "step-down", "--on", ON),
]


def typed(command: tuple[str, ...]) -> str:
    """A command as it is typed, files by their name alone."""
    return " ".join(Path(argument).stem for argument in command)


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["text", "json"])
@pytest.mark.parametrize("command", COMMANDS, ids=typed)
def test_nobody_is_named(
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    more: tuple[str, ...],
) -> None:
    """No name, date of birth or free text of a family is in anything it writes."""
    said = earlyhelp(capsys, *command, *more)

    assert len(private()) > 50
    assert [text for text in private() if text in said.out + said.err] == []


@pytest.mark.parametrize("command", COMMANDS, ids=typed)
def test_it_can_be_read_on_an_old_code_page(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    """Its own words have no letter that a council's Windows could not show."""
    said = earlyhelp(capsys, *command)

    assert said.out.encode("cp1252").decode("cp1252") == said.out


def test_a_letter_the_output_has_no_place_for_is_spelled_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A role in Welsh, written to a file in an older code page, ends in no crash."""
    case = changed(
        "harm-suspected",
        tmp_path,
        team={
            "members": [
                {
                    "sort": "practitioner",
                    "id": "m1",
                    "agency": "school",
                    "role": "gweithiwr t\u0177",
                    "period": {"start": "2022-11-01"},
                }
            ],
            "leads": [
                {
                    "kind": "lead-practitioner",
                    "member": "m1",
                    "period": {"start": "2022-11-01"},
                }
            ],
        },
    )
    written = BytesIO()
    stream = TextIOWrapper(written, encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", stream)
    code = cli.main(["explain", case, "--kind", "refer", "--on", ON])
    stream.flush()

    assert (code, rb"gweithiwr t\u0177 as lead" in written.getvalue()) == (0, True)


def test_it_writes_to_whatever_stands_in_for_the_screen() -> None:
    """A notebook's own stream is as good as any."""
    out = StringIO()
    with redirect_stdout(out):
        code = cli.main(["check", an_example("inclusion")])

    assert (code, out.getvalue().endswith(": valid\n")) == (0, True)


@pytest.mark.parametrize("arguments", [(), ("step-down",), ("check",), ("verify",)])
def test_an_incomplete_call(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """It ends with 2 and shows how to ask."""
    said = earlyhelp(capsys, *arguments)

    assert (said.code, said.out, said.err.startswith("usage: ")) == (2, "", True)


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever writes a script finds them where they look first."""
    said = earlyhelp(capsys, "--help")

    assert (said.code, "2 misuse" in " ".join(said.out.split())) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", an_example("inclusion")], 0),
        (["explain", an_example("inclusion"), "--kind", "close", "--on", ON], 1),
        (["verify", "nowhere"], 2),
    ],
)
def test_python_runs_it_too(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
) -> None:
    """``python -m earlyhelp_core`` takes the same arguments and ends the same way."""
    monkeypatch.setattr(sys, "argv", ["earlyhelp", *arguments])
    monkeypatch.delitem(sys.modules, "earlyhelp_core.__main__", raising=False)
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("earlyhelp_core", run_name="__main__")
    by_python = capsys.readouterr()
    said = earlyhelp(capsys, *arguments)

    assert (stopped.value.code, said.code) == (code, code)
    assert (by_python.out, by_python.err) == (said.out, said.err)


def test_a_reader_who_has_seen_enough_ends_it_quietly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As with ``| head``: no error, and nothing more is written to the closed pipe."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as closed:
        monkeypatch.setattr(sys, "stdout", closed)

        assert cli.main(["demo"]) == 0
