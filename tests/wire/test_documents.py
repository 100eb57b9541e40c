"""
Whole documents: what they say they are, and how they come and go.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import cast

import pytest

from earlyhelp_core import wire
from earlyhelp_core.cases import Case
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible, Invalid, Misuse, UnknownName
from earlyhelp_core.fields import attributes, evolve
from earlyhelp_core.frameworks import LevelFramework
from earlyhelp_core.transitions import Facts, Pathway
from earlyhelp_core.wire import JSON, KINDS
from tests.wire.documents import (
    CANARY,
    a_case,
    a_framework,
    a_pathway,
    as_bytes,
    found,
    framework_data,
)


def changed(text: str, *changes: tuple[str, str]) -> bytes:
    """The text with each first word replaced by the second, once, where it is."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text.encode()


def test_seven_faults_in_one_document() -> None:
    """Whatever is wrong is told at once, each with its own place and code."""
    broken = changed(
        wire.dumps(a_case()).decode(),
        ('"basis": "section-17"', '"basis": "section-17", "colour": "red"'),
        ('"id": "home"', '"id": "home", "id": "home"'),
        ('"baseline": 2.0', '"baseline": NaN'),
        ('"Lay out clothes."', "7"),
        ('"to": "targeted",\n      "effective"', '"to": "targetted", "effective"'),
        ('"measure": "calm",\n      "on"', '"measure": "clam", "on"'),
        ('"start": "2026-01-05"', '"start": "2026-01-05", "end": "2025-12-24"'),
    )
    assert found(broken) == [
        ("/family/memberships/1/period/end", "ends-before-start"),
        ("/family/households/0/id", "duplicate-key"),
        ("/legal_statuses/0/colour", "unknown-key"),
        ("/plans/0/goals/0/baseline", "not-a-number"),
        ("/plans/0/goals/0/actions/1/what", "wrong-type"),
        ("/readings/0/measure", "unknown-reference"),
        ("/moves/0/to", "unknown-level"),
    ]


@pytest.mark.parametrize(
    ("envelope", "problems"),
    [
        ({}, [("/kind", "missing-kind"), ("/version", "missing-version")]),
        ({"kind": "facts"}, [("/version", "missing-version")]),
        ({"version": "1.0"}, [("/kind", "missing-kind")]),
        ({"kind": "fact", "version": "1.0"}, [("/kind", "unknown-kind")]),
        ({"kind": 7, "version": "1.0"}, [("/kind", "wrong-type")]),
        ({"kind": "facts", "version": 1.0}, [("/version", "wrong-type")]),
        ({"kind": "facts", "version": "2.0"}, [("/version", "unknown-version")]),
        ({"kind": "case", "version": "1.0"}, [("/kind", "wrong-kind")]),
        (
            {"kind": float("nan"), "version": float("inf")},
            [("/kind", "not-a-number"), ("/version", "not-a-number")],
        ),
    ],
)
def test_the_envelope(envelope: dict[str, JSON], problems: list[object]) -> None:
    """A document says its kind and version; each fault there has its own code."""
    document = as_bytes({**envelope, "on": "2026-03-02"})
    report = wire.check(document, kind="facts")
    assert [(p.path, p.code) for p in report.problems] == problems
    with pytest.raises(Invalid) as refused:
        wire.loads(document, Facts)
    assert refused.value.problems == report.problems


def test_another_kind_is_not_looked_into() -> None:
    """Of a document that is not what was asked for, the contents are not judged."""
    case = wire.dumps(a_case())
    with pytest.raises(Invalid) as refused:
        wire.loads(case, Pathway)
    [problem] = refused.value.problems
    assert problem.code == "wrong-kind"
    assert refused.value.about == "pathway document"


def test_a_newer_version_says_which_is_read() -> None:
    """Whoever has a newer document learns what this release reads."""
    report = wire.check(as_bytes({"kind": "case", "version": "7.2"}))
    [problem] = report.problems
    assert (problem.code, "reads version 1.0" in problem.message) == (
        "unknown-version",
        True,
    )


def test_without_a_kind_nothing_more_is_known() -> None:
    """A document that does not say its kind is not looked into, unless one is asked."""
    document = as_bytes({"version": "1.0", "on": 7})
    assert found(document) == [("/kind", "missing-kind")]
    report = wire.check(document, kind="facts")
    assert [p.path for p in report.problems] == ["/on", "/kind"]


def test_a_report_says_what_it_is_about() -> None:
    """A report names the kind the document states, and counts its problems."""
    assert str(wire.check(wire.dumps(a_case()))) == "case document, valid"
    assert wire.check(b"{").kind is None
    assert wire.check(as_bytes({"kind": "no such"})).kind is None
    kinds = " or ".join(sorted(kind.name for kind in wire.KINDS))
    assert str(wire.check(b"{}")) == (
        "document, 2 problems:\n"
        f"  /kind: add kind: {kinds} [missing-kind]\n"
        '  /version: add version: "1.0" [missing-version]'
    )


def test_a_kind_that_does_not_exist_is_the_callers_fault() -> None:
    """Asking for a kind that there is none of is no fault of the document."""
    with pytest.raises(UnknownName) as refused:
        wire.check(b"{}", kind="cases")
    assert "did you mean case?" in str(refused.value)


def test_a_part_is_no_document() -> None:
    """What is only ever a part of a document has no envelope, and no file."""
    with pytest.raises(Misuse) as read:
        wire.loads(b"{}", Period)
    with pytest.raises(Misuse) as written:
        wire.dumps(a_case().family)
    assert read.value.problems == written.value.problems
    assert read.value.problems[0].code == "not-a-document"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_no_field_is_called_like_the_envelope(kind: wire.DocumentKind) -> None:
    """The envelope lies flat beside the fields, so none may have its names."""
    names = {field.name for field in attributes(kind.cls)}
    assert names.isdisjoint({"kind", "version"})


@pytest.mark.parametrize("value", [a_case(), a_framework(), a_pathway()])
def test_a_document_comes_back_as_it_went(
    value: Case | LevelFramework | Pathway, tmp_path: Path
) -> None:
    """What is written and read again is equal, and gives the same bytes again."""
    path = tmp_path / "document.json"
    wire.dump(value, path)
    read = wire.load(path, type(value))
    assert read == value
    assert wire.dumps(read) == path.read_bytes()
    assert wire.from_data(wire.to_data(value), type(value)) == value


def test_canonical_bytes() -> None:
    """Envelope first, then the fields in order; UTF-8 as it is; one LF at the end."""
    written = wire.dumps(a_case())
    assert written.startswith(b'{\n  "kind": "case",\n  "version": "1.0",\n  "id":')
    assert "«every» day — Zoë".encode() in written
    assert written.endswith(b"}\n")
    assert b"\r" not in written


def test_defaults_are_left_out() -> None:
    """What nobody recorded is not in the document."""
    data = wire.to_data(a_case())
    assert "contacts" not in data
    people = cast("dict[str, list[dict[str, JSON]]]", data["family"])["people"]
    assert people[0] == {"id": "mother", "name": CANARY, "languages": ["Welsh"]}


def test_the_record_is_written_in_full(tmp_path: Path) -> None:
    """The document is the record: what is masked elsewhere stands in it."""
    path = tmp_path / "case.json"
    wire.dump(a_case(), path)
    assert CANARY in path.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other ways to say this")
def test_a_file_is_its_owners_only(tmp_path: Path) -> None:
    """Nobody else on the machine may read it, even where the old file was open."""
    path = tmp_path / "case.json"
    path.touch(mode=0o644)
    wire.dump(a_case(), str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_failure_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where writing fails half-way, the old file stands and nothing lies beside it."""
    path = tmp_path / "case.json"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        message = "no space left on device"
        raise OSError(message)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        wire.dump(a_case(), path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["case.json"]  # noqa: PTH208 - hidden ones too


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """A link could lead anywhere: the file itself must be named."""
    path = tmp_path / "case.json"
    path.symlink_to(tmp_path / "other.json")
    with pytest.raises(Misuse) as refused:
        wire.dump(a_case(), path)
    assert refused.value.problems[0].code == "is-a-link"
    assert not (tmp_path / "other.json").exists()


def test_text_that_is_no_unicode_is_not_written() -> None:
    """Half a character cannot be written; the error does not carry the document."""
    framework = a_framework()
    # No constructor takes such a text: bent by hand, it is still not written.
    object.__setattr__(framework, "title", "half \ud800")
    with pytest.raises(Misuse) as refused:
        wire.dumps(framework)
    assert refused.value.problems[0].code == "not-unicode"
    assert_carries_nothing(refused.value)


def assert_carries_nothing(error: BaseException) -> None:
    """Nothing hangs on the error in which a value could hide."""
    assert error.__cause__ is None
    assert error.__context__ is None
    assert getattr(error, "__notes__", []) == []


@pytest.mark.parametrize(
    "document",
    [
        b'{"kind": "case", "' + CANARY.encode() + b'": nil',
        as_bytes({"kind": CANARY, "version": CANARY}),
        as_bytes({"kind": "case", "version": "1.0", CANARY: CANARY, "id": CANARY}),
        wire.dumps(a_case()).replace(b'"id":', f'"{CANARY}": 1, "id":'.encode()),
        wire.dumps(a_case()).replace(b'"child"', f'"{CANARY}"'.encode()),
        wire.dumps(a_case()).replace(b'"2026-01-12"', f'"{CANARY}"'.encode()),
        wire.dumps(a_case()).replace(b'"family"', f'"{CANARY}"'.encode()),
        CANARY.encode() + b"\xff",
    ],
)
def test_no_error_repeats_a_value(document: bytes) -> None:
    """Neither what is shown of an error nor what hangs on it holds what was read."""
    with pytest.raises(Invalid) as refused:
        wire.loads(document, Case)
    told = f"{refused.value} {refused.value!r} {refused.value.args}".casefold()
    assert "zzcanary" not in told
    assert "Thistledown".casefold() not in told
    assert_carries_nothing(refused.value)
    report = wire.check(document)
    assert "zzcanary" not in f"{report} {report!r}".casefold()


def test_toml_errors_carry_nothing() -> None:
    """The same holds for what the other parser would say."""
    with pytest.raises(Invalid) as refused:
        wire.loads(f'kind = "{CANARY}'.encode(), Case, format="toml")
    assert CANARY not in str(refused.value)
    assert_carries_nothing(refused.value)


def test_text_may_be_given_as_text() -> None:
    """The content of a document may be text already."""
    text = wire.dumps(a_case()).decode()
    assert wire.loads(text, Case) == a_case()


def test_what_cannot_be_is_refused_by_the_gate_too() -> None:
    """The gate and the constructor refuse the same, in the same words."""
    data = framework_data()
    data["levels"] = []
    with pytest.raises(Invalid) as refused:
        wire.from_data(data, LevelFramework)
    with pytest.raises(Impossible) as impossible:
        evolve(a_framework(), levels=())
    assert refused.value.problems == impossible.value.problems
