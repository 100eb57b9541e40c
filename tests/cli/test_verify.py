"""
``earlyhelp verify``: a pathway proved safe, or shown where it is not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import earlyhelp_core.partnerships
from earlyhelp_core import partnerships, transitions, wire
from earlyhelp_core.fields import evolve
from earlyhelp_core.transitions import Pathway
from tests.cli.shell import an_example, earlyhelp

NAME = "kensington-and-chelsea"
FILE = (
    Path(earlyhelp_core.partnerships.__file__).parent
    / "data/kensington-and-chelsea/2020/pathways/support.toml"
)


@pytest.fixture(name="unsafe")
def unsafe_(tmp_path: Path) -> str:
    """The shipped pathway with one condition of closing struck out."""
    pathway = partnerships.load(NAME, on=None).pathway
    rules = tuple(
        evolve(
            rule,
            requires=tuple(a for a in rule.requires if a.name != "harm-considered"),
        )
        if rule.id == "close-targeted-support"
        else rule
        for rule in pathway.rules
    )
    path = tmp_path / "unsafe.json"
    wire.dump(evolve(pathway, rules=rules), path)
    return str(path)


@pytest.mark.parametrize("pathway", [NAME, str(FILE)])
def test_what_is_shipped_is_proved(
    capsys: pytest.CaptureFixture[str], pathway: str
) -> None:
    """By its name or as a file; it is said that this proves the file only."""
    said = earlyhelp(capsys, "verify", pathway)

    assert (said.code, said.err) == (0, "")
    assert "kensington-and-chelsea-support-2020" in said.out
    assert said.out.count("proved  ") == 11
    assert "not the child's safety" in said.out


def test_what_is_not_safe_is_shown(
    capsys: pytest.CaptureFixture[str], unsafe: str
) -> None:
    """The property that fails is told, with the nearest situation, in words."""
    said = earlyhelp(capsys, "verify", unsafe)
    verification = transitions.verify(wire.load(unsafe, Pathway))
    stories = [c.story for r in verification.results for c in r.counterexamples]

    assert (said.code, said.err) == (1, "")
    assert len(stories) >= 1
    assert [story for story in stories if story not in said.out] == []


def test_for_programs(capsys: pytest.CaptureFixture[str], unsafe: str) -> None:
    """The keys are those that are documented, proved or not."""
    proved = earlyhelp(capsys, "verify", NAME, "--json")
    refuted = earlyhelp(capsys, "verify", unsafe, "--json")

    assert (proved.code, refuted.code) == (0, 1)
    for said, holds in ((proved, True), (refuted, False)):
        data = said.data
        assert isinstance(data, dict)
        assert list(data) == ["pathway", "proved", "results"]
        assert (data["pathway"], data["proved"]) == (
            "kensington-and-chelsea-support-2020",
            holds,
        )
        results = data["results"]
        assert isinstance(results, list)
        assert len(results) == 11
        for result in results:
            assert isinstance(result, dict)
            assert list(result) == [
                "property",
                "statement",
                "verdict",
                "counterexamples",
            ]


def test_counterexamples_for_programs(
    capsys: pytest.CaptureFixture[str], unsafe: str
) -> None:
    """Each names the rule that lets the situation through, and tells it in words."""
    data = earlyhelp(capsys, "verify", unsafe, "--json").data

    assert isinstance(data, dict)
    results = data["results"]
    assert isinstance(results, list)
    refuted = {
        str(result["property"]): result["counterexamples"]
        for result in results
        if isinstance(result, dict) and result["verdict"] == "refuted"
    }
    assert "no-less-help-in-danger" in refuted
    for examples in refuted.values():
        assert isinstance(examples, list)
        for example in examples:
            assert isinstance(example, dict)
            assert list(example) == ["rule", "story"]
            assert example["rule"] == "close-targeted-support"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("kensington", f"did you mean {NAME}?"),
        ("../kensington-and-chelsea", "unknown-partnership"),
        ("london", "unknown-pathway"),
        ("support.toml", "unknown-partnership"),
    ],
)
def test_nothing_to_prove(
    capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    """Neither a file nor a shipped partnership with a pathway: mend the call."""
    said = earlyhelp(capsys, "verify", name)

    assert (said.code, said.out, told in said.err) == (2, "", True)


def test_a_file_that_is_no_pathway(capsys: pytest.CaptureFixture[str]) -> None:
    """A case is invalid as a pathway."""
    said = earlyhelp(capsys, "verify", an_example("inclusion"))

    assert (said.code, said.out, "[wrong-kind]" in said.err) == (1, "", True)


def test_a_pathway_that_is_broken(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """What can be seen without facts is refused before anything is proved."""
    path = tmp_path / "support.toml"
    text = FILE.read_text(encoding="utf-8")
    path.write_text(text.replace('"lead-named"', '"lead-nmed"'), encoding="utf-8")
    said = earlyhelp(capsys, "verify", str(path))

    assert (said.code, said.out) == (1, "")
    assert "/rules/0/advises/0" in said.err
    assert "did you mean lead-named or" in said.err


def test_a_folder_of_editions_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    """A borough's own folder, with its levels beside its pathways."""
    said = earlyhelp(capsys, "verify", str(FILE.parents[2]))

    assert (said.code, said.err) == (0, "")


def test_a_procedure_is_proved_by_its_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Of a partnership that has no support pathway too."""
    said = earlyhelp(capsys, "verify", "st-helens", "--which", "disagreement")
    unsaid = earlyhelp(capsys, "verify", "st-helens")

    assert (said.code, unsaid.code) == (0, 2)
    assert "st-helens-disagreement-2016" in said.out
    assert said.out.count("does-not-apply ") == 6
