"""
``earlyhelp requirements``: what a rule may ask for.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.transitions import CATALOGUE
from tests.cli.shell import earlyhelp


def test_the_whole_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with what it asks, what it looks at, and where such a gate is found."""
    said = earlyhelp(capsys, "requirements")

    assert (said.code, said.err) == (0, "")
    for name, requirement in CATALOGUE.items():
        assert f"\n{name}\n" in f"\n{said.out}"
        assert requirement.meaning in said.words
        assert str(requirement.source) in said.words
    assert said.out.count("takes         within\n") == 5 - 1
    assert "ask: refer" in said.words


def test_all_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    """Its words for each state too, and what may be told to whom."""
    said = earlyhelp(capsys, "requirements", "authorised-by")
    told = earlyhelp(capsys, "requirements", "agreement-given")

    assert (said.code, said.err) == (0, "")
    assert "takes         role\n" in said.out
    assert "not authorised by: {role}" in said.words
    assert said.words.count("(not told)") == 6
    assert "to child your family has said yes to this help" in told.words
    assert "\nlead-named\n" not in said.out


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """The keys are those that are documented, for all as for one."""
    every = earlyhelp(capsys, "requirements", "--json").data
    one = earlyhelp(capsys, "requirements", "child-heard-recently", "--json").data

    assert isinstance(every, list)
    assert isinstance(one, dict)
    assert [e["requirement"] for e in every if isinstance(e, dict)] == list(CATALOGUE)
    assert one in every
    words = one.pop("words")
    assert one == {
        "requirement": "child-heard-recently",
        "meaning": "Each child was heard no longer ago than the rule says.",
        "parameters": ["within"],
        "facts": [
            {
                "fact": "child-voice",
                "meaning": "when each child was last heard",
                "sort": "a date",
                "values": [],
            }
        ],
        "instead": None,
        "source": "compiled by earlyhelp-core, usual early help practice, "
        "each child is heard again before a decision "
        "[practice, to be confirmed locally]",
    }
    assert isinstance(words, dict)
    assert list(words) == ["met", "unmet", "not-recorded"]
    for said in words.values():
        assert isinstance(said, dict)
        assert list(said) == ["reason", "remedy", "family", "child"]


def test_one_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest names are told."""
    said = earlyhelp(capsys, "requirements", "lead-nmed")

    assert (said.code, said.out) == (2, "")
    assert "did you mean lead-named" in said.err
