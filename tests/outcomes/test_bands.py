"""
In which band a reading lies, why in none, and the step between two.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.outcomes import (
    BandChange,
    Banded,
    Informant,
    WhyNoBand,
    band,
    band_change,
    change,
)
from tests.outcomes.builders import CLOSED, LATER, a_reading, an_instrument, shipped

MORNINGS = an_instrument()


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_a_band_says_its_word_and_whose_cut_it_is() -> None:
    """With how far it is from the least concern, and the source."""
    found = band(MORNINGS, a_reading(7))

    assert (found.word, found.place, found.instrument, found.why_none) == (
        "high",
        1,
        "mornings",
        None,
    )
    assert str(found.source) == (
        "A council, Handbook, scoring [practice, to be confirmed locally]"
    )


def test_where_high_is_better_the_words_are_the_other_ones() -> None:
    """Low calm is a concern, and nobody calls it high."""
    found = [band(MORNINGS, a_reading(v, measure="calm")).word for v in (10, 4, 3, 0)]

    assert found == ["settled", "settled", "low", "low"]


@pytest.mark.parametrize(
    ("measure", "informant", "value", "why"),
    [
        ("evenings", Informant.PARENT, 3, WhyNoBand.OTHER_INSTRUMENT),
        ("worries", None, 3, WhyNoBand.INFORMANT_NOT_RECORDED),
        ("worries", Informant.TEACHER, 3, WhyNoBand.NO_BANDS),
        ("worries", Informant.PARENT, 11, WhyNoBand.NOT_A_SCORE),
        ("worries", Informant.PARENT, -1, WhyNoBand.NOT_A_SCORE),
        ("worries", Informant.PARENT, 3.5, WhyNoBand.NOT_A_SCORE),
    ],
)
def test_without_a_band_it_says_why(
    measure: str, informant: Informant | None, value: float, why: WhyNoBand
) -> None:
    """In words that name the way out."""
    found = band(MORNINGS, a_reading(value, measure=measure, informant=informant))

    assert (found.word, found.place, found.source, found.why_none) == (
        None,
        None,
        None,
        why,
    )
    assert why.words


def test_an_instrument_without_bands_asks_nobody_who_answered() -> None:
    """It has none for anybody."""
    bare = evolve(MORNINGS, tables=())
    found = band(bare, a_reading(3, informant=None))

    assert found.why_none is WhyNoBand.NO_BANDS


def test_a_band_hides_itself() -> None:
    """It says something of a child's health."""
    assert repr(band(MORNINGS, a_reading(7))).partition(", source")[0] == (
        "Banded(instrument='mornings', measure='worries', "
        "informant=<Informant.PARENT: 'parent'>, why_none=None"
    )


def test_there_is_a_band_or_a_reason() -> None:
    """Never both, never neither, never half of one."""
    plain = Banded(instrument="mornings", measure="worries", word="high", place=1)
    with pytest.raises(Impossible) as both:
        evolve(plain, why_none="no-bands")
    with pytest.raises(Impossible) as neither:
        evolve(plain, word=None, place=None)
    with pytest.raises(Impossible) as half:
        evolve(plain, place=None)
    with pytest.raises(Impossible) as below:
        evolve(plain, place=-1)

    assert told(both) == told(neither) == [("/why_none", "one-of-two")]
    assert told(half) == [("/place", "half-a-band")]
    assert told(below) == [("/place", "out-of-range")]


@pytest.mark.parametrize(
    ("first", "last", "better", "improved"),
    [
        (9, 2, 1, YesNo.YES),
        (2, 9, -1, YesNo.NO),
        (6, 1, 0, YesNo.NO),
        (9, 11, None, None),
        (11, 9, None, None),
    ],
)
def test_a_step_is_told_in_bands(
    first: float, last: float, better: int | None, improved: YesNo | None
) -> None:
    """A score may move within its band, and may be none."""
    readings = [a_reading(first, on=CLOSED), a_reading(last, on=LATER)]
    step = change(MORNINGS.measure("worries"), readings, informant=Informant.PARENT)
    assert step is not None
    found = band_change(MORNINGS, step)

    assert (found.bands_better, found.improved) == (better, improved)


def test_bands_of_two_schemes_are_never_compared() -> None:
    """Nor those of two measures, nor by two informants."""
    total = a_reading(17, measure="sdq-total", on=date(2026, 3, 2))
    three = band(shipped("sdq-uk-three-band"), total)
    four = band(shipped("sdq-uk-four-band"), total)
    with pytest.raises(Impossible) as refused:
        BandChange(
            first=three,
            last=evolve(four, measure="sdq-peer", informant=Informant.SELF),
        )

    assert (three.word, four.word) == ("abnormal", "high")
    assert told(refused) == [
        ("/last/instrument", "two-instruments"),
        ("/last/measure", "two-measures"),
        ("/last/informant", "two-informants"),
    ]
