"""
Laws of change, bands and claims.
"""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from datetime import date
from itertools import accumulate, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import Met, YesNo
from earlyhelp_core.dates import add
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import attributes, evolve
from earlyhelp_core.ids import MeasureId, PersonId
from earlyhelp_core.outcomes import (
    Area,
    Band,
    BandChange,
    BandScheme,
    BandTable,
    Better,
    Change,
    FoundNeed,
    Instrument,
    Measure,
    OutcomeClaim,
    Reading,
    averages,
    band,
    band_change,
    change,
    claim,
)
from earlyhelp_core.sources import Citation, Publication

POINTS = Measure(
    id=MeasureId("behaviour-points"),
    title="Behaviour points",
    unit="points in a term",
    better=Better.LOWER,
)
CHILD = PersonId("child-1")

days = st.dates(date(2026, 3, 1), date(2026, 3, 12))
#: With neighbours so close that their difference is all but lost.
values = st.floats(allow_nan=False, allow_infinity=False, width=32) | st.sampled_from(
    [0.0, 5e-324, 0.1 + 0.2, 0.3]
)
readings = st.builds(
    Reading,
    measure=st.sampled_from([POINTS.id, MeasureId("sessions-missed")]),
    about=st.sampled_from([CHILD, PersonId("child-2"), None]),
    on=days,
    value=values,
)
pairs = st.lists(days, min_size=2, max_size=2, unique=True).map(sorted)


@given(st.lists(readings, max_size=12))
def test_change_spans_all_readings_of_one_person(taken: list[Reading]) -> None:
    """Nothing of theirs lies before the first or after the last."""
    step = change(POINTS, taken, about=CHILD)
    own = [r.on for r in taken if r.measure == POINTS.id and r.about == CHILD]

    if step is None:
        assert len(set(own)) < 2
    else:
        assert (step.first.on, step.last.on) == (min(own), max(own))
        assert {step.first, step.last} <= set(taken)


@given(pairs, values, values)
def test_turning_the_measure_round_turns_the_answer_round(
    between: list[date], first: float, last: float
) -> None:
    """What is better one way is not better the other way, unless nothing moved."""
    steps = [
        Change(
            first=Reading(measure=POINTS.id, on=between[0], value=first),
            last=Reading(measure=POINTS.id, on=between[1], value=last),
            better=better,
        )
        for better in Better
    ]
    improved = [step.improved for step in steps].count(YesNo.YES)

    assert improved == (0 if first == last else 1)


@given(values, values, values)
def test_a_scale_holds_its_ends_and_nothing_beyond(
    one: float, other: float, value: float
) -> None:
    """Each value lies on the scale or beyond one of its ends."""
    lowest, highest = sorted([one, other])
    scale = evolve(POINTS, lowest=lowest, highest=highest)

    assert scale.holds(lowest)
    assert scale.holds(highest)
    assert scale.holds(value) != (value < lowest or highest < value)


# --- instruments


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """One measure, cut anywhere into two to five bands, better either way."""
    lowest = draw(st.integers(-5, 5))
    steps = draw(st.lists(st.integers(1, 9), min_size=2, max_size=5))
    ends = [*accumulate(steps, initial=lowest)]
    better = draw(st.sampled_from(Better))
    words = [f"band {place}" for place in range(len(steps))]
    cuts = [(low, high - 1) for low, high in pairwise(ends)]
    if better is Better.HIGHER:
        cuts.reverse()
    return _instrument(words, cuts, better, lowest, ends[-1] - 1)


def _instrument(
    words: list[str],
    cuts: list[tuple[int, int]],
    better: Better,
    lowest: int,
    highest: int,
) -> Instrument:
    source = Citation(publication="p", clause="c", basis="practice")
    return Instrument(
        id="instrument",
        title="Instrument",
        owner="Nobody",
        licence="none needed",
        country="Ruritania",
        publications=(Publication(id="p", title="P", publisher="P"),),
        areas=(
            Area(
                id=POINTS.id,
                title="Points",
                kind="questionnaire",
                unit="points",
                better=better,
                lowest=lowest,
                highest=highest,
                source=source,
            ),
        ),
        scheme=BandScheme(title="scheme", words=tuple(words), source=source),
        tables=(
            BandTable(
                measure=POINTS.id,
                informant="parent",
                bands=tuple(
                    Band(word=word, lowest=low, highest=high)
                    for word, (low, high) in zip(words, cuts, strict=True)
                ),
                source=source,
            ),
        ),
    )


def _mirrored(instrument: Instrument) -> Instrument:
    """The same measure, counted from the other end."""
    (area,), (table,) = instrument.areas, instrument.tables
    assert area.better is not None
    return _instrument(
        [band.word for band in table.bands],
        [(-band.highest, -band.lowest) for band in table.bands],
        Better.LOWER if area.better is Better.HIGHER else Better.HIGHER,
        -table_end(area.highest),
        -table_end(area.lowest),
    )


def table_end(value: float | None) -> int:
    """An end of a scale that has one."""
    assert value is not None
    return int(value)


def _read(value: float, on: date = date(2026, 3, 1)) -> Reading:
    return Reading(measure=POINTS.id, on=on, value=value, informant="parent")


@given(instruments(), st.integers(-20, 60))
def test_each_score_lies_in_exactly_one_band(
    instrument: Instrument, score: int
) -> None:
    """And a score off the scale in none."""
    (measure,), (table,) = instrument.measures, instrument.tables
    holding = [band for band in table.bands if band.holds(score)]
    found = band(instrument, _read(score))

    assert len(holding) == (1 if measure.holds(score) else 0)
    assert ([found.word] if found.word else []) == [b.word for b in holding]


@pytest.mark.parametrize(
    ("instrument", "table"),
    [
        pytest.param(i, t, id=f"{i.id} {t.measure} {t.informant}")
        for i in partnerships.load("england", on=None).instruments
        for t in i.tables
    ],
)
def test_shipped_bands_partition_their_scales(
    instrument: Instrument, table: BandTable
) -> None:
    """Every score of every scale, counted out."""
    measure = instrument.measure(table.measure)
    scores = range(table_end(measure.lowest), table_end(measure.highest) + 1)

    assert [sum(b.holds(score) for b in table.bands) for score in scores] == [1] * len(
        scores
    )


@given(instruments(), st.integers(0, 3), st.integers(-3, 3).filter(bool))
def test_bands_that_are_moved_apart_are_refused(
    instrument: Instrument, place: int, by: int
) -> None:
    """One end set elsewhere leaves a gap, an overlap or an end beyond the scale."""
    (table,) = instrument.tables
    moved = list(table.bands)
    place %= len(moved)
    one = moved[place]
    assume(one.highest + by >= one.lowest)
    moved[place] = evolve(one, highest=one.highest + by)

    with pytest.raises(Impossible) as refused:
        evolve(instrument, tables=(evolve(table, bands=tuple(moved)),))
    assert [p.code for p in refused.value.problems] == ["not-a-partition"]


@given(instruments(), st.integers(-20, 60), st.integers(-20, 60))
def test_counting_from_the_other_end_changes_no_band(
    instrument: Instrument, first: int, last: int
) -> None:
    """Nor the step between two, nor whether it is for the better."""
    mirror = _mirrored(instrument)
    steps = [
        Change(
            first=_read(sign * first),
            last=_read(sign * last, date(2026, 4, 1)),
            better=one.areas[0].better,
        )
        for one, sign in ((instrument, 1), (mirror, -1))
    ]
    there, here = (
        band_change(one, step)
        for one, step in zip((instrument, mirror), steps, strict=True)
    )

    assert band(instrument, _read(first)).word == band(mirror, _read(-first)).word
    assert there.bands_better == here.bands_better
    assert steps[0].improved is steps[1].improved


@given(instruments(), st.integers(-20, 60), st.integers(-20, 60))
def test_a_band_never_goes_against_its_score(
    instrument: Instrument, first: int, last: int
) -> None:
    """Where the band is better, so is the score."""
    step = Change(
        first=_read(first),
        last=_read(last, date(2026, 4, 1)),
        better=instrument.areas[0].better,
    )
    bands = band_change(instrument, step)

    assert bands.improved is not YesNo.YES or step.improved is YesNo.YES


@given(instruments(), st.integers(-20, 60))
def test_bands_of_two_instruments_are_never_compared(
    instrument: Instrument, score: int
) -> None:
    """However alike their words."""
    other = evolve(instrument, id="another")

    with pytest.raises(Impossible) as refused:
        BandChange(first=band(instrument, _read(score)), last=band(other, _read(score)))
    assert [p.code for p in refused.value.problems] == ["two-instruments"]


@given(pairs, values, values, st.floats(0.1, 100))
def test_reliable_change_has_no_direction(
    between: list[date], first: float, last: float, distance: float
) -> None:
    """There and back are as far."""
    there, back = (
        Change(
            first=_read(one, between[0]),
            last=_read(other, between[1]),
            reliable_from=distance,
        )
        for one, other in ((first, last), (last, first))
    )

    assert there.reliable is back.reliable is not None


@given(st.lists(readings, max_size=8))
def test_an_average_lies_among_what_it_averages(taken: list[Reading]) -> None:
    """On the days on which all of it was read."""
    goals = next(
        i
        for i in partnerships.load("england", on=None).instruments
        if i.id == "goal-based-outcomes"
    )
    scored = [
        evolve(r, measure=f"gbo-goal-{1 + n % 3}", value=abs(r.value) % 11)
        for n, r in enumerate(taken)
    ]
    own = [r for r in scored if r.about == CHILD]
    for average in averages(goals, "gbo-mean", scored, about=CHILD):
        same = [r for r in own if r.on == average.on]
        among = [r.value for r in same]

        assert {r.measure for r in same} == {r.measure for r in own}
        assert min(among) <= average.value <= max(among)


@given(instruments())
def test_instruments_survive_every_journey(instrument: Instrument) -> None:
    """Written and read, pickled and copied."""
    assert wire.from_data(wire.to_data(instrument), Instrument) == instrument
    assert pickle.loads(pickle.dumps(instrument)) == instrument  # noqa: S301 - our own
    assert {copy.deepcopy(instrument)} == {instrument}


# --- claims

RULES = partnerships.load("england", on=None).claims[0]
_CODES = [need.code for need in RULES.framework.needs]
closures = st.dates(date(2022, 4, 1), date(2024, 9, 1))


@st.composite
def whole_claims(draw: st.DrawFn) -> OutcomeClaim:
    """A claim with nothing missing on the last day of the scheme."""
    closed_on = draw(closures)
    codes = draw(st.lists(st.sampled_from(_CODES), min_size=3, max_size=8, unique=True))
    facts = OutcomeClaim(
        family="family-1",
        closed_on=closed_on,
        needs=tuple(
            FoundNeed(
                need=code,
                evidenced="yes",
                met="yes",
                held_on=add(closed_on, RULES.holding.span),
                terms_held=draw(st.integers(2, 4)),
            )
            for code in codes
        ),
    )
    return _with(facts, dict.fromkeys(STEPS, YesNo.YES))


LAST_DAY = date(2025, 3, 31)
#: Each step of a claim, as the field that holds it.
STEPS = {
    "eligible_family": "eligible-family",
    "lead_practitioner": "lead-practitioner",
    "whole_family_assessment": "whole-family-assessment",
    "plan_covers_every_need": "plan-covers-every-need",
    "support_delivered": "support-delivered",
}
less = st.sampled_from([None, YesNo.NO])


def missing(facts: OutcomeClaim, on: date = LAST_DAY) -> set[str]:
    """The names of what stands in the way."""
    return {f.requirement for f in claim(facts, RULES, on=on).outstanding}


@given(whole_claims())
def test_a_whole_claim_is_met(facts: OutcomeClaim) -> None:
    """And no need of it is open."""
    assert isinstance(claim(facts, RULES, on=LAST_DAY), Met)
    assert facts.open_needs(RULES, on=LAST_DAY) == ()


@given(whole_claims(), st.sampled_from(sorted(STEPS)), less)
def test_dropping_a_step_names_it(
    facts: OutcomeClaim, step: str, value: YesNo | None
) -> None:
    """That one and no other."""
    changes: dict[str, YesNo | None] = {step: value}

    assert missing(_with(facts, changes)) == {STEPS[step]}


def _with(facts: OutcomeClaim, changes: Mapping[str, YesNo | None]) -> OutcomeClaim:
    # By name: the field is drawn.
    fields = {f.name: getattr(facts, f.name) for f in attributes(OutcomeClaim)}
    return OutcomeClaim(**{**fields, **changes})


@given(whole_claims(), st.integers(0, 7), less)
def test_dropping_one_outcome_names_it(
    facts: OutcomeClaim, place: int, value: YesNo | None
) -> None:
    """In the finding by its rule, on the claim by its need."""
    place %= len(facts.needs)
    found = list(facts.needs)
    found[place] = evolve(found[place], met=value)
    less_one = evolve(facts, needs=tuple(found))

    assert missing(less_one) == {"every-need-met"}
    assert less_one.open_needs(RULES, on=LAST_DAY) == (found[place],)


@given(whole_claims(), st.integers(0, 7))
def test_dropping_what_held_names_it(facts: OutcomeClaim, place: int) -> None:
    """Whether it is counted by months or by terms."""
    place %= len(facts.needs)
    found = list(facts.needs)
    found[place] = evolve(found[place], held_on=None, terms_held=None)
    less_one = evolve(facts, needs=tuple(found))

    assert missing(less_one) == {"every-outcome-held"}
    assert less_one.open_needs(RULES, on=LAST_DAY) == (found[place],)


@given(whole_claims(), less)
def test_dropping_the_evidence_names_it(
    facts: OutcomeClaim, value: YesNo | None
) -> None:
    """With two needs shown, three are not."""
    found = [
        evolve(need, evidenced=YesNo.YES if place < 2 else value)
        for place, need in enumerate(facts.needs)
    ]

    assert missing(evolve(facts, needs=tuple(found))) == {"enough-needs"}


@given(whole_claims())
def test_dropping_the_closure_names_it(facts: OutcomeClaim) -> None:
    """Nothing has held after a closure that is not recorded, but terms pass anyway."""
    by_terms = all(RULES.terms_for(found.need) for found in facts.needs)
    named = {"work-closed"} if by_terms else {"work-closed", "every-outcome-held"}

    assert missing(evolve(facts, closed_on=None)) == named


@given(whole_claims(), st.dates(date(2025, 4, 1), date(2030, 1, 1)))
def test_after_the_scheme_nothing_but_the_scheme_is_missing(
    facts: OutcomeClaim, on: date
) -> None:
    """What was done for the family stays done."""
    assert missing(facts, on) == {"scheme-open"}


@given(whole_claims())
def test_claims_survive_every_journey(facts: OutcomeClaim) -> None:
    """Pickled, copied, and the same in a set."""
    assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301 - our own
    assert {copy.deepcopy(facts)} == {facts}
