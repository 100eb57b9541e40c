"""
Outcome frameworks: headline outcomes, and the needs under them.
"""

from __future__ import annotations

import copy
import pickle

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.frameworks import HeadlineOutcome, OutcomeFramework, OutcomeNeed
from earlyhelp_core.sources import Basis, Citation

(SHIPPED,) = partnerships.load("england", on=None).outcome_frameworks
SOURCE = Citation(publication="another", clause="somewhere", basis="practice")


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_ten_outcomes_are_stated_and_the_needs_are_recalled() -> None:
    """Whoever takes a code as official looks at its basis first."""
    assert [outcome.source.basis for outcome in SHIPPED.outcomes] == [Basis.STATED] * 10
    assert {need.source.basis for need in SHIPPED.needs} == {Basis.PRACTICE}
    assert len(SHIPPED.needs) == 34


def test_every_outcome_has_needs() -> None:
    """None of the ten stands for nothing."""
    assert {need.outcome for need in SHIPPED.needs} == {
        outcome.code for outcome in SHIPPED.outcomes
    }


def test_a_need_is_found_with_its_outcome() -> None:
    """By its code."""
    assert SHIPPED.need("9.3").outcome == "housing"
    assert SHIPPED.outcome_of("1.1").also_called == (
        "Good attendance, behaviour and engagement with education",
    )


def test_an_unknown_need_is_told() -> None:
    """With what is known."""
    with pytest.raises(UnknownName) as refused:
        SHIPPED.outcome_of("11.1")

    assert [problem.code for problem in refused.value.problems] == ["unknown-need"]


def test_each_stands_once_and_under_an_outcome() -> None:
    """And rests on a publication that is listed."""
    outcome = HeadlineOutcome(code="education", title="School", source=SOURCE)
    need = OutcomeNeed(
        code="1.1", outcome="garden", meaning="hard", success="easy", source=SOURCE
    )
    with pytest.raises(Impossible) as refused:
        evolve(
            SHIPPED,
            publications=(*SHIPPED.publications, SHIPPED.publications[0]),
            outcomes=(*SHIPPED.outcomes, outcome),
            needs=(*SHIPPED.needs, need),
        )

    assert told(refused) == [
        ("/publications/3", "repeated-id"),
        ("/outcomes/10", "repeated-id"),
        ("/needs/34", "repeated-id"),
        ("/needs/34/outcome", "unknown-outcome"),
        ("/outcomes/10/source/publication", "unknown-publication"),
        ("/needs/34/source/publication", "unknown-publication"),
    ]


def test_a_framework_has_outcomes_and_may_have_no_needs() -> None:
    """Some partnerships stop at the headlines."""
    with pytest.raises(Impossible) as refused:
        evolve(SHIPPED, outcomes=(), needs=())

    assert told(refused) == [("/outcomes", "blank")]
    assert evolve(SHIPPED, needs=()).needs == ()


def test_it_survives_every_journey() -> None:
    """Written and read, pickled, copied, and the same in a set."""
    assert wire.from_data(wire.to_data(SHIPPED), OutcomeFramework) == SHIPPED
    assert pickle.loads(pickle.dumps(SHIPPED)) == SHIPPED  # noqa: S301 - our own
    assert {copy.deepcopy(SHIPPED)} == {SHIPPED}
