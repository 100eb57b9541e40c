"""
A borough's list of children whose education somebody keeps an eye on.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import State, YesNo
from earlyhelp_core.attendance import (
    Absence,
    AttendanceRules,
    ConcernAnswer,
    EducationFacts,
    education_concern,
)
from earlyhelp_core.errors import Impossible
from tests.attendance.builders import CHILD, RULES, places

THEN = date(2022, 3, 1)


def absent(missed: int) -> Absence:
    """So many sessions missed of a hundred."""
    return Absence(possible=100, authorised=missed, unauthorised=0)


def rules() -> AttendanceRules:
    """The borough's rules of that day."""
    found = partnerships.load("kensington-and-chelsea", on=THEN).attendance
    assert found is not None
    return found


def answered(
    *,
    attendance: Absence | None = None,
    hours: float | None = None,
    neet: YesNo | None = None,
    of_school_age: YesNo | None = None,
) -> ConcernAnswer:
    """The answer to the one list there is."""
    facts = EducationFacts(
        child=CHILD,
        on=THEN,
        attendance=attendance,
        hours_a_week=hours,
        neet=neet,
        of_school_age=of_school_age,
    )
    (answer,) = education_concern(facts, rules())
    return answer


def states(answer: ConcernAnswer) -> list[State]:
    """How each criterion stands."""
    return [finding.state for finding in answer.findings]


def test_nothing_recorded_is_neither_yes_nor_no() -> None:
    """A child of whom nothing is written down is not listed and not left out."""
    answer = answered()

    assert (answer.listed, states(answer)) == (None, [State.NOT_RECORDED] * 3)
    assert all(finding.remedy is not None for finding in answer.findings)


def test_any_one_criterion_lists_a_child() -> None:
    """Attendance just below 80 % is enough, whatever else is not recorded."""
    answer = answered(attendance=absent(21))

    assert (answer.listed, states(answer)) == (
        YesNo.YES,
        [State.MET, State.NOT_RECORDED, State.NOT_RECORDED],
    )


@pytest.mark.parametrize(
    ("hours", "listed"), [(24.5, YesNo.YES), (25.0, YesNo.NO), (0.0, YesNo.YES)]
)
def test_hours_below_twenty_five(hours: float, listed: YesNo) -> None:
    """Twenty-five hours are enough; half an hour less is not."""
    answer = answered(attendance=absent(20), hours=hours, neet=YesNo.NO)

    assert answer.listed is listed


def test_neet_has_no_bearing_at_school_age() -> None:
    """A child who must be in school is not asked about employment."""
    answer = answered(
        attendance=absent(0), hours=25, neet=YesNo.YES, of_school_age=YesNo.YES
    )

    assert (answer.listed, states(answer)[2]) == (YesNo.NO, State.NOT_APPLICABLE)


def test_neet_after_school_age() -> None:
    """A young person in neither education nor work is listed."""
    assert answered(neet=YesNo.YES, of_school_age=YesNo.NO).listed is YesNo.YES


def test_no_session_possible_says_nothing() -> None:
    """Of a term in which nothing was possible there is no share."""
    nothing = Absence(possible=0, authorised=0, unauthorised=0)

    assert states(answered(attendance=nothing))[0] is State.NOT_RECORDED


def test_no_list_is_kept() -> None:
    """After the list's time, and in a place without one, there is no answer to give."""
    later = EducationFacts(child=CHILD, on=date(2026, 3, 2))

    assert education_concern(later, rules()) == ()
    assert education_concern(later, RULES) == ()


@pytest.mark.parametrize("hours", [-1, 169])
def test_hours_that_no_week_has(hours: float) -> None:
    """Below none and above all hours of a week is refused."""
    with pytest.raises(Impossible) as refused:
        EducationFacts(child=CHILD, on=THEN, hours_a_week=hours)

    assert places(refused.value) == [("/hours_a_week", "out-of-range")]


def test_facts_and_answer_survive_writing() -> None:
    """Both are written and read as they were; neither shows what was counted."""
    facts = EducationFacts(
        child=CHILD, on=THEN, attendance=absent(21), hours_a_week=12.5
    )
    (answer,) = education_concern(facts, rules())

    assert wire.from_data(wire.to_data(facts), EducationFacts) == facts
    assert wire.from_data(wire.to_data(answer), ConcernAnswer) == answer
    assert ("12.5" in repr(facts), "listed" in repr(answer)) == (False, False)
    assert facts.dated == THEN
