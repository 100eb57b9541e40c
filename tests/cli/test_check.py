"""
``earlyhelp check``: all that is wrong with each document.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import earlyhelp_core.partnerships
from earlyhelp_core import wire
from tests.cli.shell import EXAMPLES, an_example, changed, earlyhelp

FILES = sorted(str(path) for path in EXAMPLES.glob("*.json"))
CANARY = "ZZCANARY Thistledown"


@pytest.fixture(name="broken")
def broken_(tmp_path: Path) -> str:
    """A case with three things wrong, and a name in it."""
    return changed(
        "harm-suspected",
        tmp_path,
        starts_at="targetted",
        family={
            "id": "f1",
            "people": [{"id": "child", "name": CANARY, "born": CANARY}],
            CANARY: 1,
        },
    )


def test_valid_documents(capsys: pytest.CaptureFixture[str]) -> None:
    """Each is named and said to be valid."""
    said = earlyhelp(capsys, "check", *FILES)

    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [f"{path}: valid" for path in FILES]


def test_an_invalid_document(capsys: pytest.CaptureFixture[str], broken: str) -> None:
    """Every problem has a line, with its place and its code, and no value."""
    said = earlyhelp(capsys, "check", broken)
    first, *problems = said.out.splitlines()

    assert (said.code, said.err, first) == (1, "", f"{broken}: invalid")
    assert len(problems) >= 3
    assert [line for line in problems if not line.startswith("  /")] == []
    assert [line for line in problems if not line.endswith("]")] == []
    assert CANARY not in said.out


def test_one_object_to_a_line(capsys: pytest.CaptureFixture[str], broken: str) -> None:
    """For programs: many files can be read one by one, each with the same keys."""
    good = an_example("inclusion")
    said = earlyhelp(capsys, "check", "--json", good, broken)
    first, second = (json.loads(line) for line in said.out.splitlines())

    assert said.code == 1
    assert first == {"file": good, "valid": True, "problems": [], "advice": []}
    assert list(second) == ["file", "valid", "problems", "advice"]
    assert second["advice"] == []
    assert (second["file"], second["valid"]) == (broken, False)
    assert {key for problem in second["problems"] for key in problem} == {
        "path",
        "code",
        "message",
    }
    assert "/family/people/0/born" in [p["path"] for p in second["problems"]]
    assert CANARY not in said.out


def test_editions_are_documents_too(capsys: pytest.CaptureFixture[str]) -> None:
    """A borough's files may name shipped levels and sources by id."""
    data = Path(earlyhelp_core.partnerships.__file__).parent / "data"
    files = sorted(str(path) for path in data.rglob("*.toml"))

    assert len(files) >= 6
    assert earlyhelp(capsys, "check", *files).code == 0


WHAT_INSTEAD = "families whom our services do not reach"
WORDED = """\
kind = "partnership"
version = "1.0"
id = "thistle-vale"
partnership = "thistle-vale"
title = "Hard-to-reach families"
publisher = "Thistle Vale Council"
in_force = { start = 2024-01-01 }

[[publications]]
id = "procedure"
title = "Troubled parents who refuse"
publisher = "Thistle Vale Council"
"""


def test_a_better_word_is_offered_and_nothing_is_invalid(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Titles of publications are quoted as they are."""
    path = tmp_path / "edition.toml"
    path.write_text(WORDED, encoding="utf-8")
    said = earlyhelp(capsys, "check", str(path))

    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        f"{path}: valid",
        f"  advice: /title: say instead: {WHAT_INSTEAD} [wording]",
    ]


def test_what_is_told_to_a_family_is_read_more_closely(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Practitioners' words among themselves are fine elsewhere."""
    path = tmp_path / "support.json"
    pathway = earlyhelp_core.partnerships.load(
        "kensington-and-chelsea", on=None
    ).pathway
    document = wire.to_data(pathway)
    text = json.dumps(document).replace(
        "we ask you if things are still going well", "the TAF will review it"
    )
    path.write_text(text, encoding="utf-8")
    said = earlyhelp(capsys, "check", "--json", str(path))

    assert said.code == 0
    assert isinstance(said.data, dict)
    assert said.data["problems"] == []
    assert said.out.count('/tell/family", "code": "wording"') == 2


def test_what_was_written_of_a_family_is_not_read_for_its_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """People's own words in a case are theirs."""
    case = changed(
        "harm-suspected",
        tmp_path,
        contacts=[
            {
                "id": "k1",
                "received": "2022-11-14",
                "from_role": "teacher",
                "summary": "She refused.",
            }
        ],
    )

    assert earlyhelp(capsys, "check", case).out == f"{case}: valid\n"


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """That is the call's fault, not a document's, and is told on the other stream."""
    said = earlyhelp(capsys, "check", an_example("nowhere"))

    assert (said.code, said.out) == (2, "")
    assert "there is no such file" in said.err


def test_a_file_that_is_no_document(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Bytes that say nothing are invalid, not a crash."""
    path = tmp_path / "case.json"
    path.write_bytes(b"\xff\xfe{")

    assert earlyhelp(capsys, "check", str(path)).code == 1
