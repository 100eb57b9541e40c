"""
What holds of every case's projections, views, merges and differences.
"""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import attrs
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.cases import (
    Case,
    View,
    diff,
    digest,
    merge,
    pseudonymised,
    what_may_be_given,
)
from earlyhelp_core.dates import london_date
from earlyhelp_core.fields import attributes, evolve
from earlyhelp_core.people import Household, Person, Relationship
from earlyhelp_core.plans import SafetyPlan
from earlyhelp_core.sources import Recorded
from tests.cases.records import FAMILY_APART, everything, parts_of, texts_in
from tests.drawn import maybe, some_of
from tests.laws.test_cases import DAYS, cases, days

_A = TypeVar("_A")
_MIDNIGHTS = [datetime(d.year, d.month, d.day, 12, tzinfo=UTC) for d in DAYS]
moments = st.sampled_from(_MIDNIGHTS)
stamps = st.sampled_from(maybe([Recorded(at=at) for at in maybe(_MIDNIGHTS)]))


def _stamped(value: _A, draw: st.DrawFn) -> _A:
    """The same, each record in it written down at some time or at none."""
    new: dict[str, object] = {}
    for field in attributes(type(value)):
        inner = getattr(value, field.name)
        if field.name == "recorded":
            new[field.name] = draw(stamps)
        elif isinstance(inner, tuple):
            new[field.name] = tuple(
                _stamped(one, draw) if attrs.has(type(one)) else one for one in inner
            )
        elif attrs.has(type(inner)):
            new[field.name] = _stamped(inner, draw)
    return evolve(value, **new)


_cases = cases()


@st.composite
def written(draw: st.DrawFn) -> Case:
    """Any case of which it is known, here and there, when it was written down."""
    return _stamped(draw(_cases), draw)


def _late(
    value: object, at: datetime, inherited: datetime | None
) -> Iterator[attrs.AttrsInstance]:
    """Records of which it is told that they were written down after a moment."""
    if isinstance(value, tuple):
        for part in value:
            yield from _late(part, at, inherited)
    elif attrs.has(kind := type(value)):
        recorded = getattr(value, "recorded", None)
        own = None if recorded is None else recorded.at
        when = own or inherited
        if when is not None and when > at:
            yield value  # type: ignore[misc] # an attrs class
        for field in attributes(kind):
            yield from _late(getattr(value, field.name), at, when)


@given(written(), days, moments)
def test_nothing_shows_that_came_or_was_written_down_later(
    case: Case, on: date, at: datetime
) -> None:
    """At no depth, and whoever inherits its moment from what holds it."""
    shown = case.as_of(on, known_at=at).case
    parts = list(parts_of(shown))
    default = case.recorded.at if case.recorded and case.recorded.at else None
    assert [p for p in parts if (getattr(p, "dated", None) or on) > on] == []
    assert list(_late(shown, at, None)) == []
    if default is not None and default > at:
        assert shown.starts_at is None
        # Of somebody written down later only the id is left, for others refer to it.
        unstamped = [
            path
            for path, held in _lists(evolve(shown, recorded=None))
            for one in held
            if not path.startswith(("/measures", "/ladder"))
            and (getattr(one, "recorded", None) or Recorded()).at is None
            and not (isinstance(one, Person) and one == Person(id=one.id))
        ]
        assert unstamped == []


@given(written(), days, moments)
def test_what_was_known_later_holds_what_was_known_before(
    case: Case, on: date, at: datetime
) -> None:
    """Nothing that was known is unlearnt: every name stays."""
    before = case.as_of(on, known_at=at).case
    after = case.as_of(on, known_at=at + timedelta(days=400)).case

    assert {m.id for m in before.moves} <= {m.id for m in after.moves}
    assert {c.id for c in before.contacts} <= {c.id for c in after.contacts}


@given(written())
def test_once_all_is_written_down_all_is_known(case: Case) -> None:
    """A moment after everything shows what none at all shows."""
    last = max(DAYS)
    end = _MIDNIGHTS[-1] + timedelta(days=1)

    assert london_date(end) > last
    assert case.as_of(last, known_at=end) == case.as_of(last)


# --- views

PEOPLE = [p.id for p in FAMILY_APART.people]
some_people = st.sampled_from(some_of(PEOPLE, 3))


def _marked(value: _A, draw: st.DrawFn) -> _A:
    """The same with other people from whom each thing is kept."""
    new: dict[str, object] = {}
    for field in attributes(type(value)):
        inner = getattr(value, field.name)
        if field.name in {"not_to_be_told", "not_known_to"}:
            new[field.name] = draw(some_people)
        elif isinstance(inner, tuple):
            new[field.name] = tuple(
                _marked(one, draw) if attrs.has(type(one)) else one for one in inner
            )
        elif attrs.has(type(inner)):
            new[field.name] = _marked(inner, draw)
    return evolve(value, **new)


@st.composite
def kept(draw: st.DrawFn) -> Case:
    """A case of everything, in which things are kept from anybody."""
    return _marked(everything(), draw)


ways = st.sampled_from([Case.view_for, what_may_be_given])


@given(kept(), st.sampled_from(PEOPLE), ways)
def test_nothing_kept_from_a_reader_is_in_their_view(
    case: Case, reader: str, ask: Callable[[Case, str, date], View]
) -> None:
    """No relationship, home, safety plan or sharing; and nobody it would give away."""
    on = max(DAYS)
    view = ask(case, reader, on)
    shown = list(parts_of(view.case))
    person = case.family.person(next(p for p in PEOPLE if p == reader)).id
    allowed = {p.id for p in case.family.known_to(person).people}
    homes = [h for h in case.family.households if reader in h.not_to_be_told]
    secret = {str(texts) for h in homes for texts in texts_in(h.postcode)}
    plans = [
        s
        for plan in case.plans
        for s in plan.safety_plans
        if reader in s.not_to_be_told
    ]

    assert {p.id for p in view.case.family.people} <= allowed
    assert [
        p
        for p in shown
        if getattr(p, "not_to_be_told", ()) or getattr(p, "not_known_to", ())
    ] == []
    assert {h.id for h in homes}.isdisjoint(h.id for h in view.case.family.households)
    assert secret.isdisjoint(texts_in(view.case))
    assert not plans or [p for p in shown if isinstance(p, SafetyPlan)] == []
    hidden = [
        {e.from_, e.to, str(e.kind)}
        for e in case.family.relationships
        if reader in e.not_known_to
    ]
    left = [{e.from_, e.to, str(e.kind)} for e in shown if isinstance(e, Relationship)]
    assert [edge for edge in hidden if edge in left] == []
    assert all(
        reader in {m.person for m in h.members}
        for h in shown
        if isinstance(h, Household)
    )


@given(cases(), days, st.sampled_from(["mother", "elder", "younger", "baby"]))
def test_every_case_can_be_shown_to_everybody_in_it(
    case: Case, on: date, reader: str
) -> None:
    """Whatever was recorded, a view stands: nothing in it refers to what is not."""
    view = case.view_for(reader, on)

    assert view.case.id == case.id
    assert view.case.harm == ()


# --- merge, diff, digest, stand-ins


@given(cases())
def test_a_case_merged_with_itself_is_itself(case: Case) -> None:
    """Without a conflict."""
    merged = merge(case, case, id=case.id)

    assert (merged.case, merged.conflicts) == (case, ())


def _lists(case: Case) -> Iterator[tuple[str, tuple[attrs.AttrsInstance, ...]]]:
    for part, inside in (("", case), ("/family", case.family), ("/team", case.team)):
        for field in attributes(type(inside)):
            value = getattr(inside, field.name)
            if isinstance(value, tuple):
                yield f"{part}/{field.name}", value


@given(cases(), cases(), st.sampled_from(YesNo))
def test_nothing_of_two_merged_records_is_lost(
    first: Case, second: Case, one_system: YesNo
) -> None:
    """Every record of either is in the one, or at hand among the conflicts."""
    mother = first.family.people[0].id
    same = None if one_system is YesNo.YES else [(mother, mother)]
    merged = merge(first, second, id="both", same=same)
    told = {conflict.path for conflict in merged.conflicts}
    whole = dict(_lists(merged.case))

    assert [
        (path, one)
        for path, held in _lists(first)
        for one in held
        if one not in whole[path]
    ] == []
    assert [
        f"{path}/{place}"
        for path, held in _lists(merged.other)
        for place, one in enumerate(held)
        if one not in whole[path] and f"{path}/{place}" not in told
    ] == []


@given(cases(), cases())
def test_what_differs_is_told_and_nothing_else(one: Case, other: Case) -> None:
    """No difference, no change; and no two records have one digest."""
    assert (diff(one, other) == ()) == (one == other)
    assert (digest(one) == digest(other)) == (one == other)
    assert diff(one, one) == ()


@given(cases(), days)
def test_a_chronology_is_in_order_and_names_who_is_in_the_family(
    case: Case, on: date
) -> None:
    """Up to a day it is the beginning of the whole."""
    whole = case.chronology()
    people = {p.id for p in case.family.people}

    assert list(whole) == sorted(whole, key=lambda entry: entry.on)
    assert case.chronology(on) == tuple(e for e in whole if e.on <= on)
    assert {person for entry in whole for person in entry.about} <= people


@given(cases())
def test_stand_ins_keep_the_shape(case: Case) -> None:
    """As many of each kind, at the same levels, and none under its own name."""
    other = pseudonymised(case, key=b"k" * 32, purpose="study")

    assert [len(held) for _, held in _lists(other)] == [
        len(held) for _, held in _lists(case)
    ]
    assert {p.id for p in other.family.people}.isdisjoint(PEOPLE)


@given(written())
def test_a_case_goes_through_documents_copies_and_pickles(case: Case) -> None:
    """And is the same value after it."""
    assert wire.from_data(wire.to_data(case), Case) == case
    assert copy.deepcopy(case) == case
    assert pickle.loads(pickle.dumps(case)) == case  # noqa: S301 - our own bytes
    assert hash(case) == hash(copy.deepcopy(case))
