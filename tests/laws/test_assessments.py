"""
Laws of assessments and of considering harm, for any of them.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import (
    Assessment,
    AssessmentKind,
    Contrary,
    ContraryEvidence,
    Harm,
    HarmConsideration,
    JudgedLevel,
    MissingVoice,
    NotConsidered,
    Observation,
    Scaling,
    Side,
    Visit,
    Voice,
    VoiceMethod,
    WhyNotConsidered,
    profile,
    standing_harm,
)
from earlyhelp_core.dates import london
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AssessmentId, LevelCode, PersonId
from earlyhelp_core.sources import Recorded
from tests.shown import days_shown

CHILDREN = tuple(PersonId(f"child-{n}") for n in range(3))

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
yes_no = st.none() | st.sampled_from(YesNo)
contrary = st.builds(
    ContraryEvidence, kind=st.sampled_from(Contrary), on=some_day, about=several
)


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    """Any visit or attempt, whatever was written down of it."""
    seen = draw(several)
    alone = draw(st.lists(st.sampled_from(seen), unique=True)) if seen else []
    return Visit(
        on=draw(days),
        took_place=draw(st.sampled_from([None, YesNo.YES] if seen else [None, *YesNo])),
        seen=seen,
        seen_alone=tuple(alone),
        anybody_alone=draw(st.none() | st.just(YesNo.YES if alone else YesNo.NO)),
    )


signatures = st.none() | st.builds(
    Recorded,
    at=st.none()
    | st.builds(london, st.just(2026), st.just(3), st.integers(1, 12), st.just(23)),
)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any assessment, whether under way or complete."""
    started = draw(days)
    assessed, thought_of = draw(several), draw(several)
    left_out = [c for c in CHILDREN if c not in {*assessed, *thought_of}]
    return Assessment(
        id=AssessmentId("assessment-1"),
        kind=draw(st.sampled_from(AssessmentKind)),
        children=assessed,
        considered=thought_of,
        not_considered=tuple(
            NotConsidered(
                child=child, because=draw(st.sampled_from(WhyNotConsidered)), on=on
            )
            for child in left_out
            for on in draw(st.lists(some_day, max_size=1))
        ),
        started=started,
        completed=draw(st.none() | st.dates(started, date(2026, 3, 12))),
        observations=tuple(draw(st.lists(observations, max_size=4))),
        scalings=tuple(draw(st.lists(scalings, max_size=4))),
        voices=tuple(draw(st.lists(voices, max_size=4))),
        visits=tuple(draw(st.lists(visits(), max_size=4))),
        judged_level=draw(st.none() | st.just(LevelCode("targeted"))),
        judged=tuple(
            JudgedLevel(child=child, level=LevelCode("statutory"))
            for child in draw(several)
        ),
        contrary=tuple(draw(st.lists(contrary, max_size=4))),
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
    judged = evolve(
        whole, judged_level="statutory", considered=(child,), not_considered=()
    )

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


@given(assessments(), children)
def test_each_child_is_considered_or_not_or_nobody_says(
    whole: Assessment, child: PersonId
) -> None:
    """And only the last of the three is unaccounted for."""
    said = whole.consideration_of(child)
    reasons = {entry.child for entry in whole.not_considered}

    assert (said is YesNo.YES) == whole.was_considered(child)
    assert (said is YesNo.NO) == (child in reasons)
    assert whole.unaccounted_for([child]) == ((child,) if said is None else ())


@given(assessments(), children, days)
def test_whoever_was_seen_alone_was_seen(
    whole: Assessment, child: PersonId, on: date
) -> None:
    """And whoever was not seen was not seen alone."""
    seen, alone = whole.seen(child, on), whole.seen_alone(child, on)

    assert alone is not YesNo.YES or seen is YesNo.YES
    assert seen is not YesNo.NO or alone is YesNo.NO
    assert (whole.last_seen(child, on) is not None) == (seen is YesNo.YES)


@given(assessments(), children, days, days)
def test_once_seen_stays_seen(
    whole: Assessment, child: PersonId, on: date, other: date
) -> None:
    """A later day never takes back that somebody saw the child."""
    first, second = sorted([on, other])

    assert whole.seen(child, first) is not YesNo.YES or (
        whole.seen(child, second) is YesNo.YES
    )


@given(assessments(), children, days)
def test_what_could_not_be_weighed_came_since(
    whole: Assessment, child: PersonId, on: date
) -> None:
    """Everything of an earlier day could be; and what concerns one concerns any."""
    since = whole.contrary_since_completed(on)

    assert set(whole.contrary_since_completed(on, child=child)) <= set(since)
    for evidence in whole.contrary:
        weighed = whole.completed is None or on < whole.completed
        early = evidence.on is not None and evidence.on < (whole.completed or on)
        later = evidence.on is not None and on < evidence.on
        assert (evidence in since) == (not weighed and not early and not later)


@given(assessments(), children, days)
def test_looking_back_answers_as_the_assessment_does(
    whole: Assessment, child: PersonId, on: date
) -> None:
    """A question about a day has one answer, however it is put."""
    then = whole.as_of(on)

    assert then.seen(child, on) is whole.seen(child, on)
    assert then.seen_alone(child, on) is whole.seen_alone(child, on)
    assert then.attempts(on) == whole.attempts(on)
    assert then.contrary_since_completed(on) == whole.contrary_since_completed(on)


@given(assessments())
def test_assessments_travel(whole: Assessment) -> None:
    """Through a document, a copy and a pickle, what was recorded is the same."""
    assert wire.from_data(wire.to_data(whole), Assessment) == whole
    copies = {
        copy.deepcopy(whole),
        pickle.loads(pickle.dumps(whole)),  # noqa: S301 - our own bytes
    }
    assert copies == {whole}
