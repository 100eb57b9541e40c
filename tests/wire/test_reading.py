"""
What no document may hold, whatever it is about.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from earlyhelp_core import wire
from earlyhelp_core.errors import Invalid
from earlyhelp_core.frameworks import LevelFramework
from earlyhelp_core.transitions import Facts
from earlyhelp_core.wire import JSON
from tests.wire.documents import CANARY, found, framework_data, places

HEAD = b'{"kind": "facts", "version": "1.0", "on": "2026-03-02"'


def facts(more: bytes) -> bytes:
    """A facts document that also says *more*."""
    return HEAD + b", " + more + b"}"


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        (b'"level": "a", "level": "b"', ("/level", "duplicate-key")),
        (b'"level": NaN', ("/level", "not-a-number")),
        (b'"level": -Infinity', ("/level", "not-a-number")),
        (b'"level": 1e400', ("/level", "not-a-number")),
        (b'"level": 1000000000000000000', ("/level", "out-of-range")),
        (b'"level": -' + b"9" * 5_000, ("/level", "out-of-range")),
        (b'"level": "\\ud800"', ("/level", "not-unicode")),
        (b'"level": "' + b"x" * 100_001 + b'"', ("/level", "too-long")),
        (
            b'"authorised_by": [' + b"1," * 10_000 + b"1]",
            ("/authorised_by", "too-long"),
        ),
        (b'"level": {"\\ud800": 1}', ("/level", "wrong-type")),
    ],
)
def test_what_is_unusable_is_told_once(more: bytes, problem: tuple[str, str]) -> None:
    """A value that no document may hold is one problem, at its place."""
    assert found(facts(more)) == [problem]


def test_same_name_twice_in_a_table_of_many() -> None:
    """Only what is repeated is told, each once, however often it stands there."""
    assert found(facts(b'"level": "a", "level": "b", "level": "c"')) == [
        ("/level", "duplicate-key")
    ]


def test_a_name_that_may_be_a_person_is_never_told() -> None:
    """A key that is no plain word may be somebody's name: the path stops before it."""
    assert found(facts(b'"Jane Roe": NaN, "Jane Roe": [{"b": NaN}]')) == [
        ("", "duplicate-key"),
        ("", "not-a-number"),
        ("", "unknown-key"),
    ]


def test_what_is_below_a_plain_key_keeps_its_place() -> None:
    """An unknown key that is a plain word may be told, and what is in it too."""
    assert found(facts(b'"extra": [[NaN]]')) == [
        ("/extra", "unknown-key"),
        ("/extra/0/0", "not-a-number"),
    ]


@pytest.mark.parametrize(("before", "syntax"), [(b"", "json"), (b"a = ", "toml")])
def test_depth_that_only_an_attack_has(before: bytes, syntax: wire.Format) -> None:
    """A hundred thousand lists inside each other are one problem."""
    report = wire.check(before + b"[" * 100_000, format=syntax)
    assert [problem.code for problem in report.problems] == ["too-deep"]


def test_depth_that_can_be_read_and_is_too_much() -> None:
    """The sixty-fifth level is refused where it begins; the sixty-fourth is not."""
    assert places(facts(b'"extra": ' + b"[" * 64 + b"]" * 64)) == [
        "/extra",
        "/extra" + "/0" * 63,
    ]
    assert places(facts(b'"extra": ' + b"[" * 63 + b"]" * 63)) == ["/extra"]


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b'{"kind":\n nil}', "not-json", "mend line 2, column 2"),
        (b"", "not-json", "mend line 1, column 1"),
        (b"\xff\xfe{\x00}\x00", "not-utf-8", "save the document as UTF-8"),
        (b"[1, 2]", "wrong-type", "give a table: names with their values"),
        (b"NaN", "not-a-number", "give a finite number"),
        (b" " * 5_000_001, "too-large", "give at most 5,000,000 bytes in one document"),
    ],
)
def test_what_is_no_document(content: bytes, code: str, message: str) -> None:
    """What cannot be read at all says where, and never what stands there."""
    problem = wire.check(content).problems[0]
    assert (problem.path, problem.code, problem.message) == ("", code, message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'kind = "facts"\nversion = nil', "mend line 2, column 11"),
        (b"kind = ", "mend the end of the document"),
        (b'kind = "', "mend the end of the document"),
        (b"number = " + b"9" * 5_000, "mend the end of the document"),
    ],
)
def test_what_is_no_toml(content: bytes, message: str) -> None:
    """The place is told where the parser knows it."""
    problem = wire.check(content, format="toml").problems[0]
    assert (problem.path, problem.code) == ("", "not-toml")
    assert problem.message == message


def test_infinity_in_toml() -> None:
    """TOML has words for what is no number; they are refused like anywhere."""
    content = b'kind = "facts"\nversion = "1.0"\non = 2026-03-02\nlevel = inf'
    report = wire.check(content, format="toml")
    assert [(p.path, p.code) for p in report.problems] == [("/level", "not-a-number")]


def test_a_byte_order_mark_is_no_problem() -> None:
    """How some editors begin a file says nothing about what is in it."""
    mark = b"\xef\xbb\xbf"
    toml = b'kind = "facts"\nversion = "1.0"\non = 2026-03-02'
    assert wire.check(mark + HEAD + b"}").valid
    assert wire.check(mark + toml, format="toml").valid


@pytest.mark.parametrize("name", ["nowhere.json", "", "nul\0l"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    """A missing file, a folder and an impossible name are problems, not surprises."""
    report = wire.check(tmp_path / name)
    assert [(p.path, p.code) for p in report.problems] == [("", "unreadable")]
    assert str(tmp_path) not in str(report)


def test_the_name_says_how_to_read(tmp_path: Path) -> None:
    """A file called .toml is TOML, any other JSON, unless the caller says otherwise."""
    content = b'kind = "facts"\nversion = "1.0"\non = 2026-03-02'
    named, other = tmp_path / "facts.TOML", tmp_path / "facts.txt"
    named.write_bytes(content)
    other.write_bytes(content)
    assert wire.load(str(named), Facts).on == date(2026, 3, 2)
    assert wire.load(other, Facts, format="toml").on == date(2026, 3, 2)
    assert wire.check(other).problems[0].code == "not-json"


def test_the_limit_is_the_callers_to_set(tmp_path: Path) -> None:
    """The size that is still read can be set, for files, bytes and text alike."""
    path = tmp_path / "facts.json"
    path.write_bytes(HEAD + b"}")
    size = len(HEAD) + 1
    assert wire.load(path, Facts, limit=size) == wire.loads(HEAD + b"}", Facts)
    assert wire.check(path, limit=size - 1).problems[0].code == "too-large"
    with pytest.raises(Invalid) as text:
        wire.loads((HEAD + b"}").decode(), Facts, limit=size - 1)
    assert text.value.problems[0].code == "too-large"
    with pytest.raises(Invalid) as half:
        wire.loads("\ud800", Facts)
    assert half.value.problems[0].code == "not-json"


def test_data_of_python_is_looked_over_too() -> None:
    """What never was a document passes the same gate, and is left as it was."""
    data: dict[str, JSON] = {**framework_data(), "title": float("nan")}
    data["levels"] = [{"tiers": [10**30]}]
    with pytest.raises(Invalid) as refused:
        wire.from_data(data, LevelFramework)
    told = [(p.path, p.code) for p in refused.value.problems]
    assert ("/title", "not-a-number") in told
    assert ("/levels/0/tiers/0", "out-of-range") in told
    assert data["levels"] == [{"tiers": [10**30]}]


def test_tables_of_python_have_texts_as_names() -> None:
    """A table with another kind of name is refused where it stands, whole."""
    data = {"start": "2026-01-05", 7: CANARY}
    with pytest.raises(Invalid) as refused:
        wire.from_data(data, Facts)  # type: ignore[arg-type] # that is the point
    assert [(p.path, p.code) for p in refused.value.problems] == [("", "wrong-type")]
    with pytest.raises(Invalid) as nothing:
        wire.from_data([], Facts)  # type: ignore[arg-type] # that is the point
    assert [(p.path, p.code) for p in nothing.value.problems] == [("", "wrong-type")]


def test_lists_of_python_may_be_tuples() -> None:
    """A tuple in plain data is taken as the list it will be written as."""
    data = {"kind": "facts", "version": "1.0", "on": "2026-03-02"}
    ready = {**data, "authorised_by": ("team manager",)}
    assert wire.from_data(ready, Facts).authorised_by == ("team manager",)  # type: ignore[arg-type] # no JSON


def test_what_python_has_and_documents_have_not() -> None:
    """A value that no document can hold is of the wrong type like any other."""
    data = {"kind": "facts", "version": "1.0", "on": "2026-03-02", "level": {"a"}}
    with pytest.raises(Invalid) as refused:
        wire.from_data(data, Facts)  # type: ignore[arg-type] # that is the point
    assert [p.path for p in refused.value.problems] == ["/level"]
