"""
Agreement to support: what each said, and what stands.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.dates import london
from earlyhelp_core.errors import Impossible
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    Agreement,
    AgreementMethodLike,
    AgreementToSupport,
    Asked,
    CapacityLike,
    EndingDiscussion,
    EndingWishLike,
    SaidLike,
    Withdrawal,
)
from tests.people.builders import ON, places

EARLIER = ON - timedelta(days=30)
LATER = ON + timedelta(days=30)


def answer(
    person: str = "p1",
    said: SaidLike = "agrees",
    *,
    capacity: CapacityLike | None = "parental-responsibility",
    on: date | None = EARLIER,
) -> Asked:
    """One person's answer."""
    return Asked(person=person, said=said, capacity=capacity, on=on)


def agreement(
    *asked: Asked,
    method: AgreementMethodLike | None = None,
    withdrawn: date | None = None,
) -> AgreementToSupport:
    """An agreement of those answers."""
    return AgreementToSupport(
        id="g1",
        scope="a team around the family",
        method=method,
        asked=asked,
        withdrawn=None if withdrawn is None else Withdrawal(on=withdrawn),
    )


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (agreement(), None),
        (agreement(answer(said="not-asked")), None),
        (agreement(answer(on=LATER)), None),
        (agreement(answer(capacity=None)), None),
        (agreement(answer(said="could-not-answer")), Agreement.NOT_GIVEN),
        (agreement(answer(said="does-not-agree")), Agreement.NOT_GIVEN),
        (agreement(answer()), Agreement.GIVEN),
        (agreement(answer(on=None)), Agreement.GIVEN),
        (agreement(answer(), method="spoken"), Agreement.GIVEN),
        (agreement(answer(), method="written"), Agreement.IN_WRITING),
        (agreement(answer(), method="electronic"), Agreement.IN_WRITING),
        (agreement(answer(capacity="delegated-care")), Agreement.GIVEN),
        (agreement(answer(capacity="own-competence")), Agreement.GIVEN),
        (agreement(answer(capacity="own-age")), Agreement.GIVEN),
        (agreement(answer(), withdrawn=ON), Agreement.NOT_GIVEN),
        (agreement(answer(), withdrawn=LATER), Agreement.GIVEN),
        (agreement(withdrawn=ON), Agreement.NOT_GIVEN),
    ],
)
def test_what_stands(record: AgreementToSupport, expected: Agreement | None) -> None:
    """The grade follows the answers, the method and a withdrawal by that day."""
    assert record.standing(ON) == expected


def test_one_yes_of_two() -> None:
    """One parent's no neither undoes the other's yes nor is forgotten."""
    record = agreement(answer("p1"), answer("p2", "does-not-agree"))

    assert (record.standing(ON), record.dissenting(ON)) == (Agreement.GIVEN, ("p2",))


def test_last_answer_is_theirs() -> None:
    """Somebody who thinks again is taken at their last word, from that day on."""
    record = agreement(answer()).with_answer(answer(said="does-not-agree", on=ON))

    assert [record.standing(EARLIER), record.standing(ON)] == [
        Agreement.GIVEN,
        Agreement.NOT_GIVEN,
    ]


def test_silence_unsays_nothing() -> None:
    """Somebody later unable to answer, or not asked, still has their earlier answer."""
    record = agreement(
        answer(),
        answer(said="could-not-answer", on=ON),
        answer(said="not-asked", on=ON),
    )

    assert record.standing(ON) == Agreement.GIVEN


def test_dated_answers_count_as_later() -> None:
    """An answer without a date may be old, so a dated one is taken before it."""
    record = agreement(answer(said="does-not-agree"), answer(on=None))

    assert record.dissenting(ON) == ("p1",)


def test_agreeing_again_after_withdrawal() -> None:
    """A yes given after the withdrawal stands; one of the same day does not."""
    withdrawn = agreement(answer(), withdrawn=ON)

    assert [
        withdrawn.with_answer(answer(on=day)).standing(LATER) for day in (ON, LATER)
    ] == [Agreement.NOT_GIVEN, Agreement.GIVEN]


def test_withdrawn_yes_is_not_unsaid() -> None:
    """A withdrawal ends the agreement from its day; before it, the yes still stood."""
    record = agreement(answer()).with_withdrawal(Withdrawal(on=ON, by="p1"))

    assert [record.standing(day) for day in (EARLIER, ON)] == [
        Agreement.GIVEN,
        Agreement.NOT_GIVEN,
    ]


def test_nothing_to_withdraw_yet() -> None:
    """A withdrawal before anybody had agreed is refused at its date."""
    with pytest.raises(Impossible) as refused:
        agreement(answer(on=ON), answer("p2", on=LATER), withdrawn=EARLIER)

    assert places(refused.value) == [("/withdrawn/on", "withdrawn-before-agreed")]


@pytest.mark.parametrize(
    "asked",
    [
        (),
        (answer(said="does-not-agree", on=LATER),),
        (answer(on=None), answer("p2", on=LATER)),
        (answer(on=ON),),
        (answer(on=EARLIER), answer("p2", on=LATER)),
    ],
)
def test_records_with_gaps_are_kept(asked: tuple[Asked, ...]) -> None:
    """A withdrawal stands on record where somebody agreed before or may have."""
    assert agreement(*asked, withdrawn=ON).standing(ON) == Agreement.NOT_GIVEN


def test_as_of_an_earlier_day() -> None:
    """As of a day, later answers and a later withdrawal had not happened."""
    record = agreement(answer(), answer("p2", on=LATER), withdrawn=ON)

    assert [record.as_of(EARLIER), record.as_of(ON)] == [
        agreement(answer()),
        agreement(answer(), withdrawn=ON),
    ]


def test_dated_by_its_first_answer() -> None:
    """An agreement is dated by its first answer, and undated where any is."""
    first = agreement(answer(on=ON), answer("p2"))

    assert [
        first.dated,
        first.with_answer(answer("p3", on=None)).dated,
        agreement().dated,
    ] == [EARLIER, None, None]


def test_grades_are_ordered() -> None:
    """Not given, given, in writing: each is at least itself and those before it."""
    grades = list(Agreement)

    assert [[g.is_at_least(other) for other in grades] for g in grades] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_shows_no_answers() -> None:
    """An agreement shows how many were asked and no answer, scope or word."""
    shown = repr(agreement(answer(), method="written"))

    assert shown == (
        "AgreementToSupport(id='g1', method=<AgreementMethod.WRITTEN: 'written'>, "
        "asked=<1>, withdrawn=None, recorded=None)"
    )


def test_withdrawal_is_dated() -> None:
    """A withdrawal is dated by its day, an answer by the day of asking."""
    assert (Withdrawal(on=ON).dated, answer().dated) == (ON, EARLIER)


def talk(outcome: EndingWishLike, informed: YesNoLike | None) -> EndingDiscussion:
    """A talk about ending."""
    return EndingDiscussion(on=ON, outcome=outcome, informed=informed)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (talk("agrees-to-end", "yes"), YesNo.YES),
        (talk("wishes-to-end", "yes"), YesNo.YES),
        (talk("wishes-to-end", "no"), YesNo.NO),
        (talk("agrees-to-end", None), None),
        (talk("wishes-to-continue", "yes"), YesNo.NO),
        (talk("wishes-to-continue", None), YesNo.NO),
    ],
)
def test_informed_decision_to_end(
    record: EndingDiscussion, expected: YesNo | None
) -> None:
    """A decision to end is one taken knowing what ending means."""
    assert record.decided_to_end == expected


def test_one_person_once_in_a_talk() -> None:
    """The same person twice in one talk is told at the second place."""
    both = (PersonId("p1"), PersonId("p1"))
    with pytest.raises(Impossible) as refused:
        EndingDiscussion(on=ON, outcome="agrees-to-end", with_=both)

    assert places(refused.value) == [("/with/1", "repeated-id")]
    assert talk("agrees-to-end", "yes").dated == ON


def test_what_was_shared_before_the_withdrawal_rested_on_the_agreement() -> None:
    """It counts from its instant; without one, from the beginning of its day."""
    by_day = agreement(answer(), withdrawn=ON)
    at_three = by_day.with_withdrawal(
        Withdrawal(on=ON, at=london(ON.year, ON.month, ON.day, 15))
    )
    nine, three, late = (
        london(ON.year, ON.month, ON.day, hour) for hour in (9, 15, 23)
    )
    eve = nine - timedelta(days=1)

    assert [by_day.standing_at(at) for at in (eve, nine, three)] == [
        Agreement.GIVEN,
        Agreement.NOT_GIVEN,
        Agreement.NOT_GIVEN,
    ]
    assert [at_three.standing_at(at) for at in (eve, nine, three, late)] == [
        Agreement.GIVEN,
        Agreement.GIVEN,
        Agreement.NOT_GIVEN,
        Agreement.NOT_GIVEN,
    ]
    assert agreement(answer()).standing_at(nine) is Agreement.GIVEN


def test_withdrawn_at_a_moment_of_another_day() -> None:
    """Half past eleven at night by UTC in summer is the next day in London."""
    at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert Withdrawal(on=date(2026, 7, 2), at=at).at == at

    with pytest.raises(Impossible) as refused:
        Withdrawal(on=date(2026, 7, 1), at=at)

    assert places(refused.value) == [("/at", "another-day")]
