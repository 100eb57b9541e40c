"""
Laws of change, for any readings.
"""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.answers import YesNo
from earlyhelp_core.ids import measure_id, person_id
from earlyhelp_core.outcomes import Better, Change, Measure, Reading, change

POINTS = Measure(
    id=measure_id("behaviour-points"),
    title="Behaviour points",
    unit="points in a term",
    better=Better.LOWER,
)
CHILD = person_id("child-1")

days = st.dates(date(2026, 3, 1), date(2026, 3, 12))
#: With neighbours so close that their difference is all but lost.
values = st.floats(allow_nan=False, allow_infinity=False, width=32) | st.sampled_from(
    [0.0, 5e-324, 0.1 + 0.2, 0.3]
)
readings = st.builds(
    Reading,
    measure=st.sampled_from([POINTS.id, measure_id("sessions-missed")]),
    about=st.sampled_from([CHILD, person_id("child-2"), None]),
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
    scale = attrs.evolve(POINTS, lowest=lowest, highest=highest)

    assert scale.holds(lowest)
    assert scale.holds(highest)
    assert scale.holds(value) != (value < lowest or highest < value)
