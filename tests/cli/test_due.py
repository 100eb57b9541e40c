"""
``earlyhelp due``: by when what is due.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import ON, an_example, changed, earlyhelp, private


def test_what_is_open_comes_first_and_explains_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Then what is done, in a line each, and what has not started."""
    said = earlyhelp(capsys, "due", an_example("step-down"), "--on", ON)
    lines = said.out.splitlines()

    assert (said.code, said.err) == (0, "")
    assert [line for line in lines if ": due by" in line or ": met on" in line] == [
        "the next review with the family: due by Thu 8 December 2022",
        (
            "the family (referral-1): the decision on the referral: met on "
            "Fri 4 March 2022; the last day was Fri 4 March 2022"
        ),
        (
            "the family (referral-1): telling the referrer what came of it: met on "
            "Fri 4 March 2022; the last day was Fri 11 March 2022"
        ),
        (
            "child 1, 14: the child in need planning meeting: met on "
            "Thu 27 October 2022, after the last day, Mon 21 March 2022"
        ),
        (
            "child 3, 7: the child in need planning meeting: met on "
            "Thu 27 October 2022, after the last day, Mon 21 March 2022"
        ),
        (
            "child 1, 14 (referral-1): the child and family assessment: met on "
            "Wed 4 May 2022; the last day was Tue 10 May 2022"
        ),
        (
            "child 3, 7 (referral-1): the child and family assessment: met on "
            "Wed 4 May 2022; the last day was Tue 10 May 2022"
        ),
        (
            "child 1, 14: the first child in need review: met on "
            "Thu 27 October 2022, after the last day, Tue 7 June 2022"
        ),
        (
            "child 3, 7: the first child in need review: met on "
            "Thu 27 October 2022, after the last day, Tue 7 June 2022"
        ),
    ]
    assert "6 weeks, counted from the review held on Thu 27 October 2022" in said.words
    assert "not started" in said.words


def test_one_child_is_asked_about_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Without the clocks of the family."""
    case = an_example("step-down")
    said = earlyhelp(capsys, "due", case, "--on", ON, "--child", "eldest", "--json")

    assert isinstance(said.data, list)
    children = [row["child"] for row in said.data if isinstance(row, dict)]
    assert children == ["eldest"] * len(said.data)


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """One row for each, with the days as programs write them."""
    said = earlyhelp(capsys, "due", an_example("step-down"), "--on", ON, "--json")

    assert isinstance(said.data, list)
    rows = [row for row in said.data if isinstance(row, dict)]
    assert (said.code, len(rows)) == (0, len(said.data))
    assert [
        (row["timescale"], row["state"], row["due"])
        for row in rows
        if row["about"] == "family" and row["started"]
    ] == [
        ("front-door-decision", "met", "2022-03-04"),
        ("referrer-told", "met", "2022-03-11"),
        ("team-review", "due", "2022-12-08"),
    ]


def test_a_case_of_no_partnership(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The clocks of England can be asked for by name."""
    case = changed("harm-suspected", tmp_path, partnership=None)
    alone = earlyhelp(capsys, "due", case, "--on", ON)
    england = earlyhelp(capsys, "due", case, "--on", ON, "--partnership", "england")

    assert (alone.code, england.code) == (2, 0)
    assert "no-partnership" in alone.err


def test_nobody_is_told_of_by_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No name, date of birth or free text of the worked cases is told."""
    for more in ([], ["--json"]):
        said = earlyhelp(capsys, "due", an_example("step-down"), "--on", ON, *more)
        assert [text for text in private() if text in said.out] == []
