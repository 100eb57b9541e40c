"""
What holds of every answer on sharing, whatever was recorded.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import State, YesNo
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    Agreement,
    SafeToTell,
    SharingBasis,
    SharingCondition,
    SharingPoint,
    SharingQuestion,
    SharingRecord,
    SharingRules,
    sharing_basis,
)
from tests.wire.anything import values_of

_YES_NO = st.none() | st.sampled_from(YesNo)
questions = st.builds(
    SharingQuestion,
    on=st.dates(date(2020, 1, 1), date(2027, 1, 1)),
    harm_suspected=_YES_NO,
    bases=st.sets(st.sampled_from(SharingBasis), max_size=3).map(tuple),
    special_information=_YES_NO,
    conditions=st.sets(st.sampled_from(SharingCondition), max_size=2).map(tuple),
    necessity_considered=_YES_NO,
    proportionality_considered=_YES_NO,
    agreement_sought=_YES_NO,
    agreement=st.none() | st.sampled_from(Agreement),
    safe_to_tell=st.none() | st.sampled_from(SafeToTell),
    family_told=_YES_NO,
)
rules = st.sampled_from(
    [
        found
        for name in partnerships.names()
        if (found := partnerships.load(name, on=None).sharing) is not None
    ]
)


@given(questions, rules)
def test_lack_of_agreement_is_never_a_barrier(
    question: SharingQuestion, rules: SharingRules
) -> None:
    """Every answer says so, with its source, and never as something still open."""
    found = [
        f
        for f in sharing_basis(question, rules).findings
        if f.requirement == SharingPoint.NO_BARRIER
    ]

    assert [(f.is_open, f.source is not None) for f in found] == [(False, True)]


@given(questions, rules, st.none() | st.sampled_from(Agreement), _YES_NO)
def test_agreement_decides_nothing(
    question: SharingQuestion,
    rules: SharingRules,
    agreement: Agreement | None,
    sought: YesNo | None,
) -> None:
    """Whatever the family said, and whether they were asked, the answer stays."""
    other = evolve(question, agreement=agreement, agreement_sought=sought)

    assert (
        sharing_basis(question, rules).outstanding
        == sharing_basis(other, rules).outstanding
    )


@given(questions, rules)
def test_nothing_is_in_the_way_of_protecting_a_child(
    question: SharingQuestion, rules: SharingRules
) -> None:
    """Where harm is suspected the answer is met, and tells to share and to refer."""
    answer = sharing_basis(evolve(question, harm_suspected=YesNo.YES), rules)

    assert answer.met
    assert answer.duties[0].by == "whoever suspects harm"


@given(questions, rules, questions)
def test_knowing_more_never_hurts(
    question: SharingQuestion, rules: SharingRules, more: SharingQuestion
) -> None:
    """A further basis or condition, or a yes, never turns met into outstanding."""
    richer = evolve(
        question,
        bases=tuple(dict.fromkeys((*question.bases, *more.bases))),
        conditions=tuple(dict.fromkeys((*question.conditions, *more.conditions))),
        necessity_considered=YesNo.YES,
        proportionality_considered=YesNo.YES,
    )

    assert sharing_basis(richer, rules).met or not sharing_basis(question, rules).met


@given(questions, rules)
def test_every_point_is_told(question: SharingQuestion, rules: SharingRules) -> None:
    """Met or not, every point is among the findings, and something is written down."""
    answer = sharing_basis(question, rules)
    told = {f.requirement for f in answer.findings}

    assert told == set(SharingPoint) - {SharingPoint.RECORD}
    assert any("write down" in duty.do for duty in answer.duties)
    assert all(f.remedy for f in answer.findings if f.is_open)
    assert answer.met == (not answer.outstanding)


@given(questions, rules)
def test_nobody_is_told_before_it_was_considered(
    question: SharingQuestion, rules: SharingRules
) -> None:
    """No answer tells to tell the family unless that was found to be safe."""
    answer = sharing_basis(question, rules)
    telling = any(duty.do.startswith("tell the family") for duty in answer.duties)

    assert not telling or question.safe_to_tell is SafeToTell.YES


@given(questions, rules)
def test_met_has_a_sound_footing(
    question: SharingQuestion, rules: SharingRules
) -> None:
    """Unless harm is suspected, an answer that is met rests on more than consent."""
    answer = sharing_basis(question, rules)
    sound = set(question.bases) - {SharingBasis.CONSENT}
    found = {
        f.state for f in answer.findings if f.requirement == SharingPoint.LAWFUL_BASIS
    }

    assert not answer.met or sound or found == {State.SET_ASIDE}


@given(values_of(SharingRecord), st.sampled_from(["p1", "p2", "p3"]).map(PersonId))
def test_who_is_on_the_list_is_never_told(
    shared: SharingRecord, person: PersonId
) -> None:
    """Somebody not to be told may never be told, and yes needs a considered yes."""
    told = shared.may_be_told(person)

    assert person not in shared.not_to_be_told or told is YesNo.NO
    assert told is not YesNo.YES or shared.safe_to_tell is SafeToTell.YES


@given(values_of(SharingRecord) | values_of(SharingQuestion))
def test_records_travel(value: SharingRecord | SharingQuestion) -> None:
    """Through a document, a copy and a pickle, what was recorded is the same."""
    assert wire.from_data(wire.to_data(value), type(value)) == value
    copies = {
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),  # noqa: S301 - our own bytes
    }
    assert copies == {value}


@given(values_of(SharingRules))
def test_rules_travel(value: SharingRules) -> None:
    """An edition of rules, written and read, is the same."""
    assert wire.loads(wire.dumps(value), SharingRules) == value
