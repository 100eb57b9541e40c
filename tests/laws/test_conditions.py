"""
Laws of conditions: the algebra in which nobody knows is a value.
"""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.dates import earliest_within
from earlyhelp_core.transitions import (
    FACTS,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Facts,
    FactValue,
    Includes,
    Is,
    Not,
    Predicate,
    Truth,
    Within,
    truth,
)
from tests.transitions.builders import (
    ALL_GOOD,
)
from tests.transitions.strategies import (
    any_facts,
    changed,
    predicates,
    random_values,
)


def naive(predicate: Predicate, facts: Facts) -> bool | None:
    """How a condition stands, worked out in the plainest way; ``None``: unknown."""
    match predicate:
        case Not(of=inner):
            return {True: False, False: True, None: None}[naive(inner, facts)]
        case AllOf(of=parts):
            return first_of((False, None, True), [naive(p, facts) for p in parts])
        case AnyOf(of=parts):
            return first_of((True, None, False), [naive(p, facts) for p in parts])
        case _:
            value = facts.value(predicate.fact)
            return None if value is None else naive_leaf(predicate, value, facts.on)


def first_of(order: tuple[bool | None, ...], found: list[bool | None]) -> bool | None:
    """The first in the order that was found; the last, where nothing was."""
    return next((value for value in order if value in found), order[-1])


def naive_leaf(predicate: Predicate, value: FactValue, on: date) -> bool | None:
    """How a single condition stands on a recorded value."""
    match predicate:
        case Is(values=values):
            return value in values
        case Includes(role=role):
            assert isinstance(value, tuple)
            return role in value
        case Within(span=span) if span is not None and value != "yes":
            return isinstance(value, date) and earliest_within(on, span) <= value
        case Within():
            return None
        case AtLeast(fact=fact, value=least):
            return height_of(fact, value) >= height_of(fact, least)
        case AtMost(fact=fact, value=largest):
            return height_of(fact, value) <= height_of(fact, largest)
        case _:
            message = "joined conditions are taken apart before"
            raise AssertionError(message)


def height_of(fact: str, value: FactValue) -> int:
    """How much a value is; a date is as much as yes."""
    order = FACTS[fact].choices or ("no", "yes")
    return order.index("yes" if isinstance(value, date) else str(value))


@given(predicate=predicates, facts=any_facts)
def test_a_condition_stands_as_the_plainest_reading_says(
    predicate: Predicate, facts: Facts
) -> None:
    """Two evaluators, written apart, agree."""
    reading = {Truth.NO: False, Truth.UNKNOWN: None, Truth.YES: True}

    assert reading[truth(predicate, facts)] is naive(predicate, facts)


@given(parts=st.lists(predicates, max_size=3).map(tuple), facts=any_facts)
def test_the_opposite_of_all_is_any_of_the_opposites(
    parts: tuple[Predicate, ...], facts: Facts
) -> None:
    """De Morgan's laws, not recorded included."""
    opposites = tuple(Not(of=part) for part in parts)

    assert truth(Not(of=AllOf(of=parts)), facts) is truth(AnyOf(of=opposites), facts)
    assert truth(Not(of=AnyOf(of=parts)), facts) is truth(AllOf(of=opposites), facts)


@given(predicate=predicates, facts=any_facts)
def test_twice_the_other_way_about_is_the_same_way(
    predicate: Predicate, facts: Facts
) -> None:
    """The opposite of nobody knows is nobody knows."""
    assert truth(Not(of=Not(of=predicate)), facts) is truth(predicate, facts)


@given(predicate=predicates, times=st.integers(1, 3), facts=any_facts)
def test_saying_it_again_adds_nothing(
    predicate: Predicate, times: int, facts: Facts
) -> None:
    """All and any of the same are the same."""
    again = (predicate,) * times

    assert truth(AllOf(of=again), facts) is truth(predicate, facts)
    assert truth(AnyOf(of=again), facts) is truth(predicate, facts)


@given(predicate=predicates, data=st.data())
def test_what_is_recorded_later_changes_nothing_that_was_certain(
    predicate: Predicate, data: st.DataObject
) -> None:
    """An answer that needed no more facts stands when more are written down."""
    known = data.draw(random_values)
    left_out = data.draw(st.sets(st.sampled_from(sorted(FACTS))))
    fewer = {n: None if n in left_out else value for n, value in known.items()}
    before = truth(predicate, changed(ALL_GOOD, fewer))

    assert before in {Truth.UNKNOWN, truth(predicate, changed(ALL_GOOD, known))}
