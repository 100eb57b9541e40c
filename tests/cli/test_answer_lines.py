"""
``earlyhelp answer --lines``: a question to a line, an answer to a line.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from earlyhelp_core import cli, partnerships
from earlyhelp_core.cli._lines import answer_lines
from earlyhelp_core.fields import evolve
from earlyhelp_core.wire import JSON
from tests.cli.shell import ON, earlyhelp

BOROUGH = "kensington-and-chelsea"
PATHWAY = partnerships.load(BOROUGH, on=None).pathway
CANARY = "ZZCANARY"
FACTS: dict[str, JSON] = {"on": ON, "level": "targeted"}


def asked(*lines: JSON | bytes) -> tuple[int, list[dict[str, JSON]]]:
    """What is answered to those lines, and the exit code."""
    out = StringIO()
    content = b"".join(
        line if isinstance(line, bytes) else f"{json.dumps(line)}\n".encode()
        for line in lines
    )
    code = answer_lines(PATHWAY, BytesIO(content), out)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def wrong(line: JSON | bytes) -> list[tuple[str, str]]:
    """What is wrong with a line, place and code."""
    code, [answer] = asked(line)
    assert (code, answer["outcome"]) == (1, "invalid")
    problems = answer["problems"]
    assert isinstance(problems, list)
    assert CANARY not in json.dumps(problems)
    return [(str(p["path"]), str(p["code"])) for p in problems if isinstance(p, dict)]


def test_each_line_is_answered_on_a_line_with_its_id() -> None:
    """Text or number, as it was given; and a line without one has none."""
    code, answers = asked(
        {"id": "a", "kind": "close", "facts": FACTS},
        {"id": 7, "kind": "refer", "to": "statutory", "facts": FACTS},
        {"kind": "refer", "facts": {"on": ON}},
    )

    assert code == 0
    assert [(a["id"], a["outcome"]) for a in answers] == [
        ("a", "outstanding"),
        (7, "met"),
        (None, "met"),
    ]
    assert list(answers[0]) == ["id", "outcome", "findings", "obligations"]


def test_without_a_kind_every_move_is_weighed() -> None:
    """As without lines."""
    code, [answer] = asked({"id": 1, "facts": FACTS})

    assert (code, list(answer)) == (0, ["id", "options"])
    options = answer["options"]
    assert isinstance(options, list)
    assert next(o["kind"] for o in options if isinstance(o, dict)) == "refer"


def test_a_line_that_makes_no_sense_holds_up_nobody() -> None:
    """It is answered by its number, blank lines counted, and the code says so."""
    good: JSON = {"id": 1, "kind": "refer", "facts": FACTS}
    code, answers = asked(good, b"\n", b"{\n", {"id": 2, "kind": "leap"}, good)

    assert code == 1
    assert [(a["id"], a.get("line"), a["outcome"]) for a in answers] == [
        (1, None, "met"),
        (None, 3, "invalid"),
        (2, 4, "invalid"),
        (1, None, "met"),
    ]


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        (b"ZZCANARY\n", [("", "not-json")]),
        (b"\xff\n", [("", "not-utf-8")]),
        (b"[1]\n", [("", "wrong-type")]),
        (b'{"id": 1, "id": 2}\n', [("", "duplicate-key")]),
        (b"[" * 50_000 + b"\n", [("", "not-json")]),
        (b'"' + b"Z" * 300_000 + b'"\n', [("", "too-large")]),
        ({"facts": FACTS, CANARY: 1}, [("", "unknown-key")]),
        ({"id": [CANARY], "facts": FACTS}, [("/id", "wrong-type")]),
        ({"id": True, "facts": FACTS}, [("/id", "wrong-type")]),
        ({"kind": "close"}, [("/facts", "missing-key")]),
        ({"facts": [CANARY]}, [("/facts", "missing-key")]),
        ({"facts": {"on": CANARY}}, [("/facts/on", "not-a-date")]),
        ({"facts": {**FACTS, "kind": "case"}}, [("/facts/kind", "wrong-kind")]),
        ({"kind": CANARY, "facts": FACTS}, [("/kind", "unknown-code")]),
        ({"kind": 1, "facts": FACTS}, [("/kind", "wrong-type")]),
        (
            {"kind": "close", "to": CANARY, "facts": FACTS},
            [("", "unknown-level")],
        ),
        (
            {"kind": "step-down", "facts": {**FACTS, "level": "statutory"}},
            [("", "say-which-level")],
        ),
    ],
)
def test_all_that_can_be_wrong_with_a_line(
    line: JSON | bytes, problems: list[tuple[str, str]]
) -> None:
    """Each with its place; what stood there is repeated nowhere."""
    assert wrong(line) == problems


def test_a_line_without_end_takes_no_memory_and_only_its_own_answer() -> None:
    """It is read in pieces, let go of, and the next one is answered."""
    endless = b'{"id": "' + b"Z" * 1_000_000 + b"\n"
    code, answers = asked(endless, {"id": 2, "kind": "refer", "facts": FACTS}, endless)

    assert code == 1
    assert [(a["id"], a.get("line")) for a in answers] == [
        (None, 1),
        (2, None),
        (None, 3),
    ]


def test_the_last_line_needs_no_end() -> None:
    """And what is as long as it may be is still read."""
    line = json.dumps({"id": 1, "kind": "refer", "facts": FACTS}).encode()
    _, answers = asked(line.ljust(100_000), line[:-1])

    assert [a.get("line") for a in answers] == [1]
    _, [whole] = asked(line.ljust(99_999) + b"\n")
    assert whole["outcome"] == "met"


class Waiting(BytesIO):
    """A program that asks its next question once it has heard the answer."""

    def __init__(self, questions: Iterable[bytes], out: StringIO) -> None:
        """The *questions*, and where the answers come."""
        super().__init__()
        self.questions = iter(questions)
        self.out = out
        self.heard: list[int] = []

    def readline(self, _size: int | None = -1, /) -> bytes:
        """The next question."""
        self.heard.append(self.out.getvalue().count("\n"))
        return next(self.questions, b"")


def test_each_answer_is_there_before_the_next_question_is_read() -> None:
    """So that two programs can talk, and nothing is gathered up."""
    out = StringIO()
    line = json.dumps({"kind": "refer", "facts": FACTS}).encode() + b"\n"
    source = Waiting([line] * 3, out)

    assert answer_lines(PATHWAY, source, out) == 0
    assert source.heard == [0, 1, 2, 3]


def test_from_a_shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard input to standard output; an empty one asks nothing."""
    line = json.dumps({"id": 1, "kind": "close", "facts": FACTS}).encode()
    codes = []
    for content in (line, b"?\n", b""):
        monkeypatch.setattr(
            sys, "stdin", TextIOWrapper(BytesIO(content), encoding="utf-8")
        )
        said = earlyhelp(capsys, "answer", "--lines", BOROUGH)
        codes.append((said.code, said.out.count("\n"), said.err))

    assert codes == [(0, 1, ""), (1, 1, ""), (0, 0, "")]


def test_whoever_stops_listening_is_left_in_peace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A closed pipe ends it quietly."""
    line = json.dumps({"kind": "close", "facts": FACTS}).encode() + b"\n"
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as closed:
        monkeypatch.setattr(
            sys, "stdin", TextIOWrapper(BytesIO(line * 3), encoding="utf-8")
        )
        monkeypatch.setattr(sys, "stdout", closed)

        assert cli.main(["answer", "--lines", BOROUGH]) == 0


WAIVER: dict[str, JSON] = {
    "requirement": "closing-meeting-or-updates",
    "kind": "close",
    "by": "service manager",
    "reason": CANARY,
    "granted": ON,
    "until": ON,
}


def test_a_line_may_bring_waivers() -> None:
    """Of one move and of every move, and nobody reads their reason."""
    rules = tuple(
        evolve(
            rule,
            advises=tuple(
                evolve(ask, waivable_by="service manager")
                if ask.name == WAIVER["requirement"]
                else ask
                for ask in rule.advises
            ),
        )
        for rule in PATHWAY.rules
    )
    line: dict[str, JSON] = {"facts": FACTS, "waivers": [WAIVER]}
    out = StringIO()
    kinds: list[dict[str, JSON]] = [{"kind": "close"}, {}]
    content = "".join(f"{json.dumps({**line, **kind})}\n" for kind in kinds)
    code = answer_lines(evolve(PATHWAY, rules=rules), BytesIO(content.encode()), out)

    assert code == 0
    assert [
        "waived by the service manager until Mon 21 November 2022" in answer
        for answer in out.getvalue().splitlines()
    ] == [True, True]
    assert CANARY not in out.getvalue()


@pytest.mark.parametrize(
    ("waivers", "problems"),
    [
        (WAIVER, [("/waivers", "wrong-type")]),
        (
            [WAIVER, CANARY, {**WAIVER, "until": "2022-01-01"}],
            [("/waivers/1", "wrong-type"), ("/waivers/2/until", "ends-before-start")],
        ),
    ],
    ids=["no list", "no waivers"],
)
def test_what_is_no_waiver_is_said_of_each(
    waivers: JSON, problems: list[tuple[str, str]]
) -> None:
    """By its place in the list, and never by what it said."""
    assert wrong({"kind": "close", "facts": FACTS, "waivers": waivers}) == problems
