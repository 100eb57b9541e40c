"""
``earlyhelp options``: every move from where a case stands.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import ON, an_example, changed, earlyhelp


def test_every_move_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The family once, then each question and its answer; the code is always 0."""
    said = earlyhelp(capsys, "options", an_example("step-down"), "--on", ON)
    asked = [
        line.split(maxsplit=1)[1]
        for line in said.out.splitlines()
        if line.startswith("asked  ")
    ]

    assert (said.code, said.err) == (0, "")
    assert said.out.count("case-step-down, on ") == 1
    assert asked == [
        "refer to statutory",
        "change-oversight to targeted",
        "step-down to targeted",
        "step-down to universal",
    ]


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """A list of answers, each with its rule."""
    case = an_example("step-down")
    data = earlyhelp(capsys, "options", case, "--on", ON, "--json").data

    assert isinstance(data, list)
    for option in data:
        assert isinstance(option, dict)
        assert list(option) == [
            "rule",
            "kind",
            "to",
            "outcome",
            "findings",
            "obligations",
        ]
    assert [
        (o["rule"], o["kind"], o["to"], o["outcome"])
        for o in data
        if isinstance(o, dict)
    ] == [
        ("refer-to-social-work", "refer", "statutory", "met"),
        ("attendance-action-ends", "change-oversight", "targeted", "outstanding"),
        ("step-down-to-targeted", "step-down", "targeted", "outstanding"),
        ("step-down-to-universal", "step-down", "universal", "outstanding"),
    ]


def test_each_is_what_explain_says(capsys: pytest.CaptureFixture[str]) -> None:
    """An option and the same question asked alone have one answer."""
    case = an_example("inclusion")
    data = earlyhelp(capsys, "options", case, "--on", ON, "--json").data

    assert isinstance(data, list)
    for option in data:
        assert isinstance(option, dict)
        question = ("--kind", str(option["kind"]), "--to", str(option["to"]))
        said = earlyhelp(capsys, "explain", case, "--on", ON, "--json", *question)
        answer = ("outcome", "findings", "obligations")
        assert said.data == {key: option[key] for key in answer}


def test_of_one_child(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said whom it is about."""
    said = earlyhelp(
        capsys, "options", an_example("step-down"), "--on", ON, "--child", "baby"
    )

    assert (said.code, "unborn child; level statutory" in said.out) == (0, True)


def test_where_the_level_is_not_recorded(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nothing else can be weighed; a referral is open all the same."""
    case = changed("harm-suspected", tmp_path, starts_at=None)
    data = earlyhelp(capsys, "options", case, "--on", ON, "--json").data

    assert isinstance(data, list)
    assert [(o["kind"], o["outcome"]) for o in data if isinstance(o, dict)] == [
        ("refer", "met")
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--child", "somebody", "--on", ON),
        ("--partnership", "nowhere", "--on", ON),
        ("--on", "today"),
        (),
    ],
)
def test_a_call_without_a_meaning(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """It ends with 2 and answers nothing."""
    said = earlyhelp(capsys, "options", an_example("step-down"), *arguments)

    assert (said.code, said.out, said.err == "") == (2, "", False)


def test_an_invalid_document(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It ends with 1, its problems on the other stream."""
    case = changed("inclusion", tmp_path, starts_at="nowhere")
    said = earlyhelp(capsys, "options", case, "--on", ON, "--json")

    assert (said.code, said.out, "/starts_at" in said.err) == (1, "", True)
