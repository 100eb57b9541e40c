"""
Levels, their order, and where they may stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.frameworks import (
    Crosswalk,
    Edition,
    Ladder,
    Level,
    LevelFramework,
    crosswalk,
)
from earlyhelp_core.ids import FrameworkId, LevelCode
from earlyhelp_core.sources import Citation, Publication
from tests.transitions.builders import CITED, FRAMEWORK, PROCEDURE, codes, places

UNIVERSAL, TARGETED, STATUTORY = FRAMEWORK.levels
LADDER = FRAMEWORK.ladder


def a_level(code: str, *tiers: int) -> Level:
    """A level that spans these tiers."""
    return evolve(TARGETED, code=code, tiers=tiers)


def a_framework(*levels: Level) -> LevelFramework:
    """A framework of these levels."""
    return evolve(FRAMEWORK, levels=levels)


STEPS = a_framework(
    a_level("1", 1), a_level("2a", 2), a_level("2b", 2, 3), a_level("3", 4)
)


def candidates(found: Crosswalk) -> list[LevelCode]:
    """Their codes alone."""
    return [level.code for level in found.candidates]


# --- a level


@pytest.mark.parametrize("tiers", [(), (2, 4), (3, 2), (2, 2), (1, 1_000_000_000_000)])
def test_a_span_is_in_order_and_without_gaps(tiers: tuple[int, ...]) -> None:
    """And is read without counting up to whatever a file says."""
    with pytest.raises(Impossible) as refused:
        a_level("x", *tiers)

    assert places(refused.value) == [("/tiers", "not-a-span")]


@pytest.mark.parametrize("tiers", [(1,), (2, 3), (1, 2, 3, 4), (0, 1)])
def test_a_span_is_one_tier_or_several(tiers: tuple[int, ...]) -> None:
    """Some continua begin at nought."""
    assert a_level("x", *tiers).tiers == tiers


def test_help_needs_agreement_unless_a_level_says_otherwise() -> None:
    """And rests on no duty in law unless it says so."""
    level = Level(
        code="2", name="Early help", meaning="Help.", tiers=(2,), source=CITED
    )

    assert (level.agreement_needed, level.statutory) == (True, False)


# --- a ladder


def test_a_ladder_orders_its_levels() -> None:
    """The lowest is 0."""
    assert [LADDER.rank(code) for code in LADDER.codes] == [0, 1, 2]


@pytest.mark.parametrize(
    "ask",
    [LADDER.rank, FRAMEWORK.rank, FRAMEWORK.level],
    ids=["ladder", "rank", "level"],
)
def test_an_unknown_level_has_neighbours(ask: Callable[[str], object]) -> None:
    """Levels of other frameworks are unknown in this one."""
    with pytest.raises(UnknownName) as refused:
        ask("targetted")

    [problem] = refused.value.problems
    assert (problem.code, problem.message) == (
        "unknown-level",
        "no such level; did you mean targeted?",
    )


def test_a_ladder_has_a_level_and_each_once() -> None:
    """An empty one orders nothing."""
    found = []
    for levels in ((), codes("1", "2", "1")):
        with pytest.raises(Impossible) as refused:
            Ladder(framework=FrameworkId("f"), codes=levels)
        found += places(refused.value)

    assert found == [("/codes", "blank"), ("/codes/2", "repeated-id")]


# --- a framework


def test_a_framework_gives_the_ladder_that_a_case_carries() -> None:
    """The codes in order, and whose they are."""
    assert (
        Ladder(
            framework=FRAMEWORK.id, codes=codes("universal", "targeted", "statutory")
        )
        == LADDER
    )


def test_a_level_is_found_by_its_code() -> None:
    """As written on the desk."""
    assert [FRAMEWORK.level(level.code) for level in FRAMEWORK.levels] == [
        UNIVERSAL,
        TARGETED,
        STATUTORY,
    ]


def test_a_framework_without_levels_orders_nothing() -> None:
    """It is refused."""
    with pytest.raises(Impossible) as refused:
        a_framework()

    assert places(refused.value) == [("/levels", "blank")]


def test_all_that_is_wrong_with_a_framework_is_told_at_once() -> None:
    """What stands twice, and a source that nobody listed."""
    elsewhere = Citation(publication="handbook", clause="page 3", basis="practice")
    with pytest.raises(Impossible) as refused:
        evolve(
            FRAMEWORK,
            publications=(PROCEDURE, PROCEDURE),
            levels=(UNIVERSAL, evolve(UNIVERSAL, source=elsewhere)),
        )

    assert places(refused.value) == [
        ("/publications/1", "repeated-id"),
        ("/levels/1", "repeated-id"),
        ("/levels/1/source/publication", "unknown-publication"),
    ]


# --- elsewhere


@pytest.mark.parametrize(
    ("level", "found", "exact"),
    [
        (UNIVERSAL, ["1"], True),
        (TARGETED, ["2a", "2b"], False),
        (STATUTORY, ["2b", "3"], False),
        (a_level("x", 4), ["3"], True),
        (a_level("x", 4, 5), ["3"], False),
        (a_level("x", 9), [], False),
    ],
)
def test_where_a_level_may_stand_elsewhere(
    level: Level, found: list[str], *, exact: bool
) -> None:
    """Candidates share a tier; exact is one of the very same span, and no other."""
    walked = crosswalk(level, to=STEPS)

    assert (candidates(walked), walked.exact) == (found, exact)


def test_a_level_of_the_same_span_beside_others_is_not_exact() -> None:
    """Somebody must choose."""
    walked = crosswalk(TARGETED, to=FRAMEWORK)

    assert (candidates(walked), walked.exact) == (["targeted", "statutory"], False)


def test_two_levels_of_the_same_span_are_not_exact() -> None:
    """Neither is the one."""
    twice = a_framework(a_level("a", 2, 3), a_level("b", 2, 3))

    assert crosswalk(TARGETED, to=twice).exact is False


# --- an edition


def test_an_edition_lists_a_publication_once() -> None:
    """Two of one id could say two things."""
    with pytest.raises(Impossible) as refused:
        Edition(
            id="council-2025",
            partnership="council",
            title="How we work",
            publisher="A council",
            in_force=Period(start=date(2025, 1, 1)),
            publications=(
                PROCEDURE,
                Publication(id="strategy", title="Strategy", publisher="A council"),
                PROCEDURE,
            ),
        )

    assert places(refused.value) == [("/publications/2", "repeated-id")]
