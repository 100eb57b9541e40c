"""
Laws of assessments and of considering harm, for any of them.
"""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.assessments import (
    Assessment,
    AssessmentKind,
    Harm,
    HarmConsideration,
    MissingVoice,
    Observation,
    Scaling,
    Side,
    Visit,
    Voice,
    VoiceMethod,
    profile,
    standing_harm,
)
from earlyhelp_core.dates import london
from earlyhelp_core.ids import PersonId, assessment_id, level_code, person_id
from earlyhelp_core.sources import Recorded
from tests.shown import days_shown

CHILDREN = tuple(person_id(f"child-{n}") for n in range(3))

#: Few days, so that things happen on one day and around the day that is asked of.
days = st.dates(date(2026, 3, 1), date(2026, 3, 12))
some_day = st.none() | days
children = st.sampled_from(CHILDREN)
several = st.lists(children, unique=True, max_size=3).map(tuple)

considerations = st.lists(
    st.builds(HarmConsideration, on=days, about=several, finding=st.sampled_from(Harm)),
    max_size=8,
)
voices = st.builds(
    Voice, child=children, on=some_day, method=st.none() | st.sampled_from(VoiceMethod)
) | st.builds(
    Voice, child=children, on=some_day, missing_because=st.sampled_from(MissingVoice)
)
observations = st.builds(
    Observation,
    side=st.sampled_from(Side),
    area=st.sampled_from(["school", "home"]),
    on=some_day,
)
scalings = st.builds(
    Scaling,
    question=st.sampled_from(["How safe?", "How calm?"]),
    value=st.integers(0, 10),
    on=some_day,
)
visits = st.builds(Visit, on=days, seen=several)
signatures = st.none() | st.builds(
    Recorded,
    at=st.none()
    | st.builds(london, st.just(2026), st.just(3), st.integers(1, 12), st.just(23)),
)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any assessment, whether under way or complete."""
    started = draw(days)
    return Assessment(
        id=assessment_id("assessment-1"),
        kind=draw(st.sampled_from(AssessmentKind)),
        children=draw(several),
        started=started,
        completed=draw(st.none() | st.dates(started, date(2026, 3, 12))),
        observations=tuple(draw(st.lists(observations, max_size=4))),
        scalings=tuple(draw(st.lists(scalings, max_size=4))),
        voices=tuple(draw(st.lists(voices, max_size=4))),
        visits=tuple(draw(st.lists(visits, max_size=4))),
        judged_level=draw(st.none() | st.just(level_code("targeted"))),
        countersigned=draw(signatures),
    )


@given(assessments(), days)
def test_as_of_a_day_nothing_later_is_shown(whole: Assessment, on: date) -> None:
    """No date after the day is left, in any part."""
    shown = days_shown(whole.as_of(on), planned=["started"])

    assert [day for day in shown if day > on] == []


@given(assessments(), days, days)
def test_looking_back_twice_is_looking_back_once(
    whole: Assessment, on: date, later: date
) -> None:
    """What a later day showed of an earlier one is what the earlier day showed."""
    first, second = sorted([on, later])

    assert whole.as_of(second).as_of(first) == whole.as_of(first)


@given(assessments())
def test_when_all_has_come_all_is_shown(whole: Assessment) -> None:
    """Nothing is lost by looking from the last day."""
    assert whole.as_of(date(2026, 3, 13)) == whole


@given(assessments())
def test_a_profile_counts_everything_once(whole: Assessment) -> None:
    """Each observation, each view and each assessed child is in it exactly once."""
    summary = profile(whole)

    assert sum(a.strengths + a.needs + a.worries for a in summary.areas) == len(
        whole.observations
    )
    assert sum(scale.views for scale in summary.scales) == len(whole.scalings)
    assert {*summary.heard, *summary.not_heard} == set(whole.children)
    assert set(summary.heard).isdisjoint(summary.not_heard)


@given(assessments(), children)
def test_a_judgement_is_never_the_profiles(whole: Assessment, child: PersonId) -> None:
    """What the author judges, and of whom they thought, changes no summary."""
    judged = attrs.evolve(whole, judged_level="statutory", considered=(child,))

    assert profile(judged) == profile(whole)


@given(st.data(), considerations, children, days)
def test_the_order_on_the_page_does_not_matter(
    data: st.DataObject, thought: list[HarmConsideration], child: PersonId, on: date
) -> None:
    """The same considerations in another order leave the same finding standing."""
    shuffled = data.draw(st.permutations(thought))
    standing = [standing_harm(order, child, on) for order in (thought, shuffled)]
    first, second = [(s.on, s.finding) if s else None for s in standing]

    assert first == second


@given(considerations, children, days)
def test_what_stands_concerns_the_child_and_had_come(
    thought: list[HarmConsideration], child: PersonId, on: date
) -> None:
    """Nothing about another child and nothing later ever stands."""
    standing = standing_harm(thought, child, on)
    possible = [c for c in thought if c.concerns(child) and c.on <= on]

    assert standing in possible if possible else standing is None


@given(considerations, children, days, days)
def test_only_a_consideration_lifts_a_suspicion(
    thought: list[HarmConsideration], child: PersonId, on: date, blank: date
) -> None:
    """One more day on which nobody considered harm never lifts a suspicion."""
    passed_over = HarmConsideration(on=blank, finding=Harm.NOT_CONSIDERED)
    before = standing_harm(thought, child, on)
    after = standing_harm([*thought, passed_over], child, on)

    if before is not None and before.finding is Harm.SUSPECTED:
        assert after == before


@given(considerations, children, days)
def test_a_suspicion_on_the_day_itself_always_stands(
    thought: list[HarmConsideration], child: PersonId, on: date
) -> None:
    """Whatever else was found that day or before."""
    suspected = HarmConsideration(on=on, finding=Harm.SUSPECTED)
    standing = standing_harm([*thought, suspected], child, on)

    assert standing is not None
    assert standing.finding is Harm.SUSPECTED
