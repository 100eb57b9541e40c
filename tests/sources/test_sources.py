"""
Where a rule comes from, and who wrote a fact down.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.sources import (
    Basis,
    BasisLike,
    Citation,
    Publication,
    Recorded,
    Source,
)

STRATEGY = Publication(
    id="strategy", title="Early Help Strategy", publisher="A council", year=2020
)
CITED = Citation(publication="strategy", clause="stages of help", basis="inference")
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_a_citation_within_its_publication_is_a_source_complete_in_itself() -> None:
    """Whoever reads a finding needs nothing else."""
    assert CITED.within(STRATEGY) == Source(
        publication="Early Help Strategy",
        publisher="A council",
        year=2020,
        clause="stages of help",
        basis=Basis.INFERENCE,
    )


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("stated", "stated"),
        ("inference", "our inference"),
        ("practice", "practice, to be confirmed locally"),
    ],
)
def test_a_source_says_how_firmly_it_stands(basis: BasisLike, words: str) -> None:
    """In words that a practice lead can act on."""
    source = evolve(CITED, basis=basis).within(STRATEGY)

    assert (source.basis.words, str(source)) == (
        words,
        f"A council, Early Help Strategy (2020), stages of help [{words}]",
    )


def test_a_source_of_unknown_year_names_none() -> None:
    """Nothing is made up."""
    undated = CITED.within(evolve(STRATEGY, year=None))

    assert str(undated) == (
        "A council, Early Help Strategy, stages of help [our inference]"
    )


def test_a_publication_may_say_where_it_can_be_read() -> None:
    """It need not."""
    assert STRATEGY.url is None
    assert evolve(STRATEGY, url="https://example.org/s").url == (
        "https://example.org/s"
    )


def test_a_publication_has_a_short_name() -> None:
    """A blank one is refused where it stands."""
    with pytest.raises(Impossible) as refused:
        evolve(STRATEGY, id=" ")

    assert [(p.path, p.code) for p in refused.value.problems] == [("/id", "not-an-id")]


def test_an_unknown_basis_has_neighbours() -> None:
    """A rule is stated, inferred or practice, and nothing between."""
    with pytest.raises(Impossible) as refused:
        evolve(CITED, basis="infered")

    [problem] = refused.value.problems
    assert (problem.path, problem.code) == ("/basis", "unknown-code")
    assert problem.message == "no such basis; did you mean inference?"


def test_nobody_can_say_any_more_who_wrote_it() -> None:
    """That is recorded as such."""
    assert (Recorded.unknown(), Recorded.unknown().is_known) == (Recorded(), False)


def test_a_record_is_known_by_its_moment() -> None:
    """A role alone does not say when."""
    known = [
        Recorded(at=NINE, role="team manager"),
        Recorded(at=NINE),
        Recorded(role="team manager"),
    ]

    assert [recorded.is_known for recorded in known] == [True, True, False]


def test_a_moment_has_a_time_zone() -> None:
    """Nobody can say when a moment without one was."""
    with pytest.raises(Impossible) as refused:
        Recorded(at=NINE.replace(tzinfo=None))

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/at", "no-time-zone")
    ]


def test_who_wrote_it_is_not_shown() -> None:
    """The role is; the name is not."""
    shown = repr(Recorded(at=NINE, role="team manager", name="Wilhelmina Quince"))

    assert ("team manager" in shown, "Quince" in shown) == (True, False)
