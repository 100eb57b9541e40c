"""
Laws of programmes: whom they are for, how they go on, and how they are written down.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from earlyhelp_core import programmes, wire
from earlyhelp_core.answers import Severity, YesNo
from earlyhelp_core.dates import Period, Span, Unit, add
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import CircumstanceName
from earlyhelp_core.programmes import (
    Adherence,
    Ages,
    Circumstances,
    Contraindication,
    Criterion,
    Dosage,
    Due,
    Ending,
    Enrolment,
    Intake,
    Known,
    Programme,
    SessionOutcome,
    adherence,
    eligible,
    next_due,
)
from tests.programmes.builders import (
    MONDAY,
    ON,
    RULE,
    a_criterion,
    a_dosage,
    a_follow_up,
    a_place,
    a_programme,
    against,
)
from tests.wire.anything import values_of

_PATIENT = settings(
    suppress_health_check=[
        HealthCheck.filter_too_much,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ]
)

NAMES = ("a", "b", "c", "d")
DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 1))
SPANS = st.builds(Span, amount=st.integers(0, 30), unit=st.sampled_from(Unit))
ANSWERS = st.sampled_from(["yes", "no"]) | st.dates(date(2025, 12, 1), ON)


@st.composite
def criteria(draw: st.DrawFn) -> tuple[Criterion, ...]:
    """Up to three conditions on the same few circumstances."""
    some = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)
    return tuple(
        evolve(
            a_criterion(f"criterion-{number}", *draw(some)),
            wanted=draw(st.sampled_from(YesNo)),
            within=draw(st.none() | SPANS),
            severity=draw(st.sampled_from(Severity)),
        )
        for number in range(draw(st.integers(0, 3)))
    )


@st.composite
def any_programme(draw: st.DrawFn) -> Programme:
    """A programme with ages, an intake and contraindications, or without."""
    harms = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
    programme = a_programme(
        *draw(criteria()),
        contraindications=tuple(against(f"safe-{harm}", harm) for harm in harms),
        ages=draw(st.none() | st.just(Ages(youngest=10, oldest=17, source=RULE))),
    )
    intake = Intake(period=Period(start=date(2025, 6, 1), end=ON), source=RULE)
    return evolve(programme, intake=draw(st.sampled_from([None, intake])))


ANSWERED = st.dictionaries(st.sampled_from(NAMES), ANSWERS)
KNOWN = st.builds(
    Circumstances.of,
    on=st.just(ON),
    told=ANSWERED,
    age=st.none() | st.integers(8, 19),
)


@given(any_programme(), KNOWN)
def test_every_condition_is_told_whatever_is_known(
    programme: Programme, known: Circumstances
) -> None:
    """An early no hides none of the others."""
    answer = eligible(programme, known)
    own = [criterion.name for criterion in programme.criteria]
    harms = [harm.name for harm in programme.contraindications]

    assert sorted(finding.requirement for finding in answer.findings) == sorted(
        [
            "programme-running",
            *(["intake-open"] if programme.intake else []),
            *(["age"] if programme.ages else []),
            *own,
            *harms,
        ]
    )
    assert all(finding.source is not None for finding in answer.findings)
    assert [f.remedy is None for f in answer.findings] == [
        not f.is_open for f in answer.findings
    ]


@given(any_programme(), KNOWN, st.data())
def test_recording_a_yes_never_takes_a_place_away(
    programme: Programme, known: Circumstances, data: st.DataObject
) -> None:
    """Whatever was open when it was met, the answer does not hang on it."""
    unknown = [name for name in NAMES if known.value(name) is None]
    assume(unknown)
    name = data.draw(st.sampled_from(unknown))
    more = evolve(
        known,
        known=(*known.known, Known(name=CircumstanceName(name), answer=YesNo.YES)),
    )

    assert not (eligible(programme, known).met and not eligible(programme, more).met)


@given(any_programme(), KNOWN, st.sampled_from(NAMES))
def test_what_could_do_harm_is_never_met_unasked(
    programme: Programme, known: Circumstances, harm: str
) -> None:
    """Not recorded is not eligible yet, whatever else is known."""
    harmful: tuple[Contraindication, ...] = (against("harm", harm),)
    programme = evolve(
        a_programme(*programme.criteria, contraindications=harmful),
    )
    safe = known.value(harm) is YesNo.NO

    assert safe or not eligible(programme, known).met


@given(st.dates(date(2025, 1, 1), date(2027, 6, 1)), SPANS)
def test_a_window_closes_after_its_last_day(event: date, within: Span) -> None:
    """On the last day of the span it is still met, and no day later."""
    programme = a_programme(evolve(a_criterion("a"), within=within))
    last = add(event, within)
    assume(last < date(2027, 12, 31))
    days = [last, last + timedelta(days=1)]

    assert [
        eligible(programme, Circumstances.of(on=on, told={"a": event})).met
        for on in days
    ] == [True, False]


@given(st.dates(date(2024, 1, 1), date(2029, 1, 1)))
def test_it_is_for_nobody_outside_its_time(on: date) -> None:
    """It runs on the days of its period, both ends included, and on no other."""
    programme = a_programme()

    assert eligible(programme, Circumstances(on=on)).met == (
        programme.in_force.contains(on)
    )


@st.composite
def dosages(draw: st.DrawFn) -> Dosage:
    """A rhythm, with or without its ends."""
    unit = st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS])
    every = Span(amount=draw(st.integers(1, 6)), unit=draw(unit))
    return evolve(
        a_dosage(times=draw(st.integers(1, 4)), every="1 week"),
        sessions=draw(st.none() | st.integers(1, 20)),
        every=every,
        at_least=draw(st.none() | st.just(Span.parse("3 months"))),
        at_most=draw(st.none() | st.just(Span.parse("6 months"))),
    )


STARTS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
LATER = st.integers(0, 900).map(lambda days: timedelta(days=days))


@given(dosages(), STARTS, LATER)
def test_rounds_tile_the_calendar(
    dosage: Dosage, started: date, later: timedelta
) -> None:
    """Every day lies in one round, and the next begins on the day after it ends."""
    dosage = evolve(dosage, at_most=None)
    on = started + later
    current = dosage.round_on(on, started=started)
    following = dosage.round_on(on, started=started, after=1)

    assert current is not None
    assert following is not None
    assert started <= current.first <= on <= current.last
    assert following.first == current.last + timedelta(days=1)
    assert dosage.round_on(following.first, started=started) == following


@given(dosages(), STARTS, LATER)
def test_what_is_planned_only_grows_and_never_beyond_all(
    dosage: Dosage, started: date, later: timedelta
) -> None:
    """A later day has at least as much planned, and all of it is the most."""
    on = started + later
    today = dosage.planned_by(on, started=started)
    tomorrow = dosage.planned_by(on + timedelta(days=1), started=started)
    in_all = dosage.planned_in_all(started)

    assert today is not None
    assert tomorrow is not None
    assert 0 <= today <= tomorrow
    assert in_all is None or tomorrow <= in_all


@given(dosages(), STARTS)
def test_a_round_counts_when_it_is_over(dosage: Dosage, started: date) -> None:
    """On its last day its sessions are planned; the day before they are not."""
    dosage = evolve(dosage, sessions=None, at_least=None, at_most=None)
    first = dosage.round_on(started, started=started)
    assert first is not None
    days = [first.last - timedelta(days=1), first.last]

    assert [dosage.planned_by(on, started=started) for on in days] == [
        0,
        dosage.times,
    ]


@st.composite
def places(draw: st.DrawFn) -> Enrolment:
    """A place with sessions on any days, ended or not."""
    place = a_place()
    for day in draw(st.lists(DAYS, max_size=8)):
        outcome = draw(st.sampled_from(SessionOutcome))
        place = place.with_attended(programmes.Attended(on=day, outcome=outcome))
    ended = draw(st.none() | st.dates(MONDAY, date(2027, 6, 1)))
    why = draw(st.none() | st.sampled_from(Ending))
    started = draw(st.sampled_from([None, MONDAY]))
    return evolve(place, started=started, ended=ended, why_ended=why)


@given(dosages(), places(), DAYS)
def test_every_session_by_that_day_is_counted_once(
    dosage: Dosage, place: Enrolment, on: date
) -> None:
    """Held, outside, or not held for one reason or another."""
    found = adherence(a_programme(dosage=dosage), place, on)

    assert (
        found.held
        + found.held_outside
        + found.family_could_not_come
        + found.called_off
        + found.not_held
    ) == len([session for session in place.attended if session.on <= on])


@given(dosages(), places(), DAYS)
def test_a_session_is_never_due_in_the_past(
    dosage: Dosage, place: Enrolment, on: date
) -> None:
    """What was missed is counted, not called for; and nothing waits beyond the end."""
    programme = a_programme(
        dosage=dosage, follow_ups=(a_follow_up("review", "1 week"),)
    )
    due = next_due(programme, place, on)
    if due is None or due.sort is programmes.DueSort.FOLLOW_UP:
        assert due is None or place.as_of(on).is_ended
        return
    assert not place.as_of(on).is_ended
    assert (due.earliest is None) == (place.started is None)
    assert not due.is_overdue(on)


@given(places(), DAYS, DAYS)
def test_a_day_sees_nothing_that_came_after_it(
    place: Enrolment, on: date, other: date
) -> None:
    """And seeing it as of two days is seeing it as of the earlier."""
    seen = place.as_of(on)

    assert all(session.on <= on for session in seen.attended)
    assert seen.ended is None or seen.ended <= on
    assert seen.as_of(other) == place.as_of(min(on, other))


CLASSES = [
    cls
    for name in programmes.__all__
    if isinstance(cls := getattr(programmes, name), type) and attrs.has(cls)
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: str(cls.__name__))
@_PATIENT
@given(data=st.data())
def test_every_value_can_be_kept(cls: type, data: st.DataObject) -> None:
    """Written, copied and stored it comes back as it was, and can be looked up."""
    value = data.draw(values_of(cls))

    assert wire.from_data(wire.to_data(value), cls) == value
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own bytes
    assert {value: 1}[copy.deepcopy(value)] == 1


def test_the_classes_of_the_law_are_all_there() -> None:
    """What is promised is put to the law, answers on the way included."""
    assert {Adherence, Circumstances, Due, Enrolment, Programme} <= set(CLASSES)
