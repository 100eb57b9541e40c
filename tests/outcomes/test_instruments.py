"""
Instruments: what fits together, what is refused, and what is shipped.
"""

from __future__ import annotations

import copy
import pickle

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.outcomes import (
    Area,
    Band,
    BandScheme,
    Informant,
    Instrument,
    Measure,
    MeasureKind,
    ReliableChange,
)
from earlyhelp_core.sources import Basis
from tests.outcomes.builders import (
    ENGLAND,
    SOURCE,
    an_instrument,
    bands,
    shipped,
)

MORNINGS = an_instrument()
WORRIES, CALM = MORNINGS.tables
ELSEWHERE = evolve(SOURCE, publication="another")

each_shipped = pytest.mark.parametrize(
    "instrument", ENGLAND.instruments, ids=[one.id for one in ENGLAND.instruments]
)


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_an_area_is_a_measure() -> None:
    """So that a case holds it, and a reading names it."""
    assert MORNINGS.measure("worries") == Measure(
        id="worries",
        title="Worries",
        unit="points",
        kind="questionnaire",
        better="lower",
        lowest=0,
        highest=10,
    )
    assert [m.id for m in MORNINGS.measures] == ["worries", "calm"]


def test_an_unknown_area_is_told_with_the_nearest() -> None:
    """As every unknown name is."""
    with pytest.raises(UnknownName, match="did you mean worries"):
        MORNINGS.area("worry")


def test_an_area_runs_from_its_lowest_to_its_highest() -> None:
    """And is the average of each other area once."""
    with pytest.raises(Impossible) as refused:
        evolve(MORNINGS.areas[0], lowest=11, mean_of=["calm", "calm"])

    assert told(refused) == [
        ("/highest", "highest-below-lowest"),
        ("/mean_of/1", "repeated-id"),
    ]


@pytest.mark.parametrize("at_least", [0, -1])
def test_a_reliable_change_is_a_change(at_least: float) -> None:
    """What everything reaches says nothing."""
    with pytest.raises(Impossible) as refused:
        ReliableChange(measure="worries", at_least=at_least, source=SOURCE)

    assert told(refused) == [("/at_least", "out-of-range")]


def test_rules_are_found_by_their_measure() -> None:
    """Where there is one."""
    found = [MORNINGS.reliable_change(measure) for measure in ("worries", "calm")]

    assert found == [MORNINGS.reliable[0], None]


def test_bands_are_found_by_measure_and_informant() -> None:
    """Nobody's bands are another's."""
    assert [
        MORNINGS.table(measure, informant)
        for measure, informant in (
            ("worries", Informant.PARENT),
            ("worries", Informant.TEACHER),
            ("worries", None),
            ("calm", Informant.PARENT),
        )
    ] == [WORRIES, None, None, CALM]


def test_an_instrument_reads_something() -> None:
    """And each thing once, with one rule and one table each."""
    with pytest.raises(Impossible) as empty:
        evolve(MORNINGS, areas=(), reliable=(), tables=())
    with pytest.raises(Impossible) as twice:
        evolve(
            MORNINGS,
            publications=(*MORNINGS.publications, *MORNINGS.publications),
            areas=(*MORNINGS.areas, MORNINGS.areas[0]),
            reliable=(*MORNINGS.reliable, *MORNINGS.reliable),
            tables=(*MORNINGS.tables, WORRIES),
        )

    assert told(empty) == [("/areas", "blank")]
    assert told(twice) == [
        ("/publications/1", "repeated-id"),
        ("/areas/2", "repeated-id"),
        ("/reliable/1", "repeated-id"),
        ("/tables/2", "repeated-id"),
    ]


def test_bands_have_a_scheme_and_a_country() -> None:
    """Without the two nobody could say what a word means."""
    with pytest.raises(Impossible) as refused:
        evolve(MORNINGS, scheme=None, country=None)

    assert told(refused) == [("/scheme", "no-scheme"), ("/country", "no-country")]


def test_a_scheme_may_stand_without_bands() -> None:
    """An edition is often written in steps."""
    assert evolve(MORNINGS, tables=()).scheme == MORNINGS.scheme


def test_rules_and_bands_are_of_its_own_areas() -> None:
    """All strays are told at once."""
    area = evolve(MORNINGS.areas[0], mean_of=["evenings"])
    with pytest.raises(Impossible) as refused:
        evolve(
            MORNINGS,
            areas=(area, MORNINGS.areas[1]),
            reliable=(evolve(MORNINGS.reliable[0], measure="evenings"),),
            tables=(evolve(WORRIES, measure="evenings"),),
        )

    assert told(refused) == [
        ("/areas/0/mean_of/0", "unknown-measure"),
        ("/reliable/0/measure", "unknown-measure"),
        ("/tables/0/measure", "unknown-measure"),
    ]


def test_every_source_is_listed() -> None:
    """Whatever rests on it."""
    assert MORNINGS.scheme is not None
    with pytest.raises(Impossible) as refused:
        evolve(
            MORNINGS,
            areas=tuple(evolve(a, source=ELSEWHERE) for a in MORNINGS.areas),
            reliable=(evolve(MORNINGS.reliable[0], source=ELSEWHERE),),
            scheme=evolve(MORNINGS.scheme, source=ELSEWHERE),
            tables=(evolve(WORRIES, source=ELSEWHERE),),
        )

    assert told(refused) == [
        (f"/{place}/source/publication", "unknown-publication")
        for place in ("scheme", "areas/0", "areas/1", "reliable/0", "tables/0")
    ]


# --- bands


@pytest.mark.parametrize(
    "cuts",
    [
        [("settled", 0, 5), ("high", 7, 10)],
        [("settled", 0, 7), ("high", 7, 10)],
        [("settled", 1, 6), ("high", 7, 10)],
        [("settled", 0, 6), ("high", 7, 9)],
        [("settled", 0, 6), ("high", 7, 11)],
        [("settled", 7, 10), ("high", 0, 6)],
    ],
    ids=["gap", "overlap", "late", "early", "beyond", "wrong-way"],
)
def test_bands_cut_the_scale_without_gap_or_overlap(
    cuts: list[tuple[str, int, int]],
) -> None:
    """Each whole score lies in exactly one, in order of concern."""
    with pytest.raises(Impossible) as refused:
        evolve(MORNINGS, tables=(evolve(WORRIES, bands=bands(*cuts)),))

    assert told(refused) == [("/tables/0/bands", "not-a-partition")]


@pytest.mark.parametrize("words", [("settled", "low"), ("high", "settled")])
def test_the_words_are_those_of_the_scheme(words: tuple[str, str]) -> None:
    """In their order, and for the side on which the concern lies."""
    cuts = bands((words[0], 0, 6), (words[1], 7, 10))
    with pytest.raises(Impossible) as refused:
        evolve(MORNINGS, tables=(evolve(WORRIES, bands=cuts),))

    assert told(refused) == [("/tables/0/bands", "other-scheme")]


def test_a_table_without_bands_is_none() -> None:
    """It would leave every score without a word."""
    with pytest.raises(Impossible) as refused:
        evolve(MORNINGS, tables=(evolve(WORRIES, bands=()),))

    assert told(refused) == [
        ("/tables/0/bands", "other-scheme"),
        ("/tables/0/bands", "not-a-partition"),
    ]


@pytest.mark.parametrize(
    "bare",
    [
        evolve(MORNINGS.areas[0], better=None),
        evolve(MORNINGS.areas[0], lowest=None),
        evolve(MORNINGS.areas[0], highest=None),
    ],
)
def test_bands_need_ends_and_a_direction(bare: Area) -> None:
    """Otherwise nobody could say which band is of concern."""
    with pytest.raises(Impossible) as refused:
        evolve(MORNINGS, areas=(bare, MORNINGS.areas[1]))

    assert told(refused) == [("/tables/0/measure", "not-bandable")]


def test_a_band_holds_a_score() -> None:
    """Its ends stand in order."""
    with pytest.raises(Impossible) as refused:
        Band(word="settled", lowest=3, highest=2)

    assert told(refused) == [("/highest", "highest-below-lowest")]
    assert Band(word="settled", lowest=3, highest=3).holds(3)


def test_a_scheme_has_two_words_or_more_and_each_once() -> None:
    """And as many for the other side."""
    with pytest.raises(Impossible) as one:
        BandScheme(title="one", words=("settled",), source=SOURCE)
    with pytest.raises(Impossible) as mixed:
        BandScheme(
            title="mixed",
            words=("settled", "settled"),
            words_when_low=("settled", "low", "low"),
            source=SOURCE,
        )

    assert told(one) == [("/words", "blank")]
    assert told(mixed) == [
        ("/words/1", "repeated-id"),
        ("/words_when_low/2", "repeated-id"),
        ("/words_when_low", "other-length"),
    ]


# --- what is shipped


@each_shipped
def test_what_is_shipped_survives_every_journey(instrument: Instrument) -> None:
    """Written and read, pickled, copied, and the same in a set."""
    read = wire.from_data(wire.to_data(instrument), Instrument)

    assert read == instrument
    assert pickle.loads(pickle.dumps(instrument)) == instrument  # noqa: S301 - our own
    assert {copy.deepcopy(instrument)} == {instrument}


@each_shipped
def test_every_shipped_instrument_says_whose_it_is(instrument: Instrument) -> None:
    """And no area says more than its name."""
    assert instrument.licence
    assert instrument.owner
    assert [a.title for a in instrument.areas if len(a.title.split()) > 5] == []


def test_goals_are_up_to_three_on_a_scale_to_ten() -> None:
    """And their rule for change is practice, for the average alone."""
    goals = shipped("goal-based-outcomes")
    rule = goals.reliable_change("gbo-mean")

    assert [
        (a.lowest, a.highest) for a in goals.areas if a.kind is MeasureKind.GOAL
    ] == [(0, 10)] * 3
    assert rule is not None
    assert (rule.at_least, rule.source.basis) == (2.45, Basis.PRACTICE)
    assert goals.reliable_change("gbo-goal-1") is None


def test_stars_have_their_ranges_and_no_rule() -> None:
    """Ten areas to 10, and a child's to 5."""
    family, child = shipped("family-star-plus"), shipped("my-star")

    assert [(len(s.areas), s.areas[0].highest) for s in (family, child)] == [
        (10, 10),
        (3, 5),
    ]
    assert (family.reliable, child.reliable) == ((), ())


def test_recalled_bands_are_practice() -> None:
    """What was read is stated, by informant."""
    found = {
        (instrument.id, table.informant.value, table.source.basis.value)
        for instrument in ENGLAND.instruments
        for table in instrument.tables
    }

    assert found == {
        ("sdq-uk-three-band", "parent", "stated"),
        ("sdq-uk-three-band", "teacher", "practice"),
        ("sdq-uk-three-band", "self", "practice"),
        ("sdq-uk-four-band", "teacher", "stated"),
        ("sdq-uk-four-band", "parent", "practice"),
        ("sdq-uk-four-band", "self", "practice"),
    }


def test_two_schemes_are_two_instruments() -> None:
    """With no word in common, so that none is taken for another's."""
    three, four = (
        shipped("sdq-uk-three-band").scheme,
        shipped("sdq-uk-four-band").scheme,
    )

    assert three is not None
    assert four is not None
    assert not set(three.words) & {*four.words, *four.words_when_low}


def test_a_borough_has_its_own_instruments_before_those_of_england() -> None:
    """As with everything it builds on."""
    borough = partnerships.load("kensington-and-chelsea", on=None)

    assert [i.id for i in borough.instruments] == [
        "family-plan-measures",
        *(i.id for i in ENGLAND.instruments),
    ]
    assert [(a.id, a.kind.value) for a in borough.instruments[0].areas] == [
        ("behaviour-points", "count"),
        ("attendance", "percentage"),
    ]


def test_an_area_stands_alone() -> None:
    """Without ends or direction it is still something to read."""
    area = Area(
        id="soft", title="Confidence", kind="soft", unit="points", source=SOURCE
    )

    assert area.measure.holds(-3.5)
