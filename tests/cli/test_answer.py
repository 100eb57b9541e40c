"""
``earlyhelp answer``: stated facts, weighed without a case.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.cases import Case, facts_for
from earlyhelp_core.transitions import Facts, Request
from tests.cli.shell import ON, an_example, earlyhelp

BOROUGH = "kensington-and-chelsea"
TARGETED = Facts(on=date(2022, 11, 21), level="targeted")


@pytest.fixture(name="facts")
def facts_(tmp_path: Path) -> str:
    """A facts document of a family of which little is known."""
    path = tmp_path / "facts.json"
    wire.dump(TARGETED, path)
    return str(path)


def test_it_says_what_explain_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Of the facts that a case holds, the same, to the letter and for programs."""
    asked = ("--kind", "step-down", "--to", "targeted")
    case = an_example("step-down")
    path = tmp_path / "facts.json"
    request = Request(kind="step-down", to="targeted")
    facts = facts_for(wire.load(case, Case), request, on=date(2022, 11, 21))
    wire.dump(facts, path)

    explained = earlyhelp(capsys, "explain", case, "--on", ON, *asked, "--json")
    answered = earlyhelp(capsys, "answer", BOROUGH, str(path), *asked, "--json")
    in_words = earlyhelp(capsys, "answer", BOROUGH, str(path), *asked)

    assert answered == explained
    assert (in_words.code, in_words.err) == (1, "")
    assert "step-down to targeted" in in_words.words


def test_without_a_kind_every_move_is_weighed(
    capsys: pytest.CaptureFixture[str], facts: str
) -> None:
    """As options does; the code is then always 0."""
    said = earlyhelp(capsys, "answer", BOROUGH, facts)
    data = earlyhelp(capsys, "answer", BOROUGH, facts, "--json").data

    assert (said.code, said.err, said.out.count("asked  ")) == (0, "", 4)
    assert isinstance(data, list)
    assert [o["kind"] for o in data if isinstance(o, dict)] == [
        "refer",
        "step-up",
        "change-oversight",
        "close",
    ]


def test_a_referral_is_met(capsys: pytest.CaptureFixture[str], facts: str) -> None:
    """Whatever is known; and the pathway may be that of a folder."""
    folder = Path(partnerships.__file__).parent / "data" / BOROUGH

    assert earlyhelp(capsys, "answer", str(folder), facts, "--kind", "refer").code == 0


def test_facts_from_a_stream(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dash reads them from standard input."""
    content = wire.dumps(TARGETED)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content), encoding="utf-8"))
    said = earlyhelp(capsys, "answer", BOROUGH, "-", "--kind", "close", "--json")

    assert said.code == 1
    assert isinstance(said.data, dict)
    assert said.data["outcome"] == "outstanding"


def test_facts_that_make_no_sense(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """All that is wrong is told on the other stream, and no value of them."""
    path = tmp_path / "facts.json"
    path.write_text(
        json.dumps({"kind": "facts", "version": "1.0", "on": ON, "harm": "ZZCANARY"}),
        encoding="utf-8",
    )
    said = earlyhelp(capsys, "answer", BOROUGH, str(path), "--kind", "close")

    assert (said.code, said.out, "/harm" in said.err) == (1, "", True)
    assert "ZZCANARY" not in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        (BOROUGH,),
        (BOROUGH, "nowhere.json"),
        ("nowhere", "FACTS"),
        (BOROUGH, "FACTS", "--to", "targeted"),
        (BOROUGH, "FACTS", "--kind", "step-down", "--to", "nowhere"),
        (BOROUGH, "FACTS", "--kind", "leap"),
        (BOROUGH, "FACTS", "--lines"),
        (BOROUGH, "--lines", "--kind", "close"),
        (BOROUGH, "--lines", "--to", "targeted"),
        ("nowhere", "--lines"),
        (),
    ],
)
def test_a_call_without_a_meaning(
    capsys: pytest.CaptureFixture[str], facts: str, arguments: tuple[str, ...]
) -> None:
    """It ends with 2 and answers nothing."""
    given = [facts if argument == "FACTS" else argument for argument in arguments]
    said = earlyhelp(capsys, "answer", *given)

    assert (said.code, said.out, said.err == "") == (2, "", False)
