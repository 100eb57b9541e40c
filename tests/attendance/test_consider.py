"""
Whether a penalty notice is to be considered.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import wire
from earlyhelp_core.answers import Finding, Severity, State, YesNo
from earlyhelp_core.attendance import (
    AttendanceRecord,
    Holding,
    NoticeAnswer,
    NoticeQuestion,
    NoticeStanding,
    PenaltyNotice,
    Prosecution,
    consider_notice,
)
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from tests.attendance.builders import (
    MONDAY,
    ON,
    PARENT,
    RULES,
    absences,
    notice,
    places,
    register,
    session,
    weeks_of,
)

TEN = weeks_of(MONDAY, 1, "O")
TWO = (notice(date(2024, 10, 7)), notice(date(2025, 3, 3)))


def asked(
    attendance: AttendanceRecord,
    *notices: PenaltyNotice,
    support: YesNo | None = YesNo.YES,
    whole: YesNo | None = YesNo.YES,
    on: date = ON,
) -> NoticeAnswer:
    """The answer about the mother, with all earlier notices looked up."""
    question = NoticeQuestion(
        attendance=attendance,
        parent=PARENT,
        support=support,
        notices=notices,
        notices_whole=whole,
    )
    return consider_notice(question, RULES, on=on)


def finding(answer: NoticeAnswer, requirement: str) -> Finding:
    """The finding of that name."""
    (found,) = (f for f in answer.findings if f.requirement == requirement)
    return found


def test_at_ten_there_is_a_duty_to_consider() -> None:
    """Ten sessions in one week are ten in ten weeks."""
    answer = asked(register(*TEN))

    assert answer.standing is NoticeStanding.MUST_CONSIDER
    assert answer.source is not None
    assert answer.source.clause == "4.2: the national threshold"
    assert [(f.requirement, f.state) for f in answer.findings] == [
        ("support-first", State.MET),
        ("notice-threshold", State.MET),
        ("notice-limit", State.MET),
    ]


def test_below_ten_there_is_discretion() -> None:
    """Nine sessions ask for nothing and forbid nothing."""
    answer = asked(register(*TEN[1:]))

    assert answer.standing is NoticeStanding.MAY_CONSIDER
    assert finding(answer, "notice-threshold").state is State.UNMET
    assert answer.source is not None
    assert answer.source.clause == "national framework: below the threshold"


def test_illness_counts_towards_nothing() -> None:
    """A whole week of authorised absence is nothing to consider a notice for."""
    answer = asked(register(*weeks_of(MONDAY, 1, "I")))

    assert answer.standing is NoticeStanding.NOTHING_TO_CONSIDER


@pytest.mark.parametrize("holding", [None, Holding.EVERY_ABSENCE])
def test_too_little_is_recorded(holding: Holding | None) -> None:
    """Nine sessions of a register that may hold a tenth are not nine."""
    answer = asked(register(*TEN[1:], start=MONDAY, holding=holding))

    assert answer.standing is NoticeStanding.NOT_RECORDED
    assert finding(answer, "notice-threshold").state is State.NOT_RECORDED
    assert finding(answer, "notice-threshold").remedy is not None


def test_too_many_to_be_below() -> None:
    """Where ten lie in the widest window only, nobody can say."""
    spread = register(
        *absences([MONDAY, date(2025, 12, 1), date(2025, 12, 2)], "U"),
        *absences([date(2025, 12, 3), date(2025, 12, 4)], "U"),
        holding=Holding.EVERY_ABSENCE,
    )
    answer = asked(spread)

    assert answer.standing is NoticeStanding.NOT_RECORDED
    assert answer.counted is not None
    assert (answer.counted.least, answer.counted.most) == (2, 10)


@pytest.mark.parametrize("missed", [10, 4])
def test_at_the_limit_another_way(missed: int) -> None:
    """After two notices there is no third, below the threshold or above it."""
    answer = asked(register(*TEN[:missed]), *TWO)

    assert answer.standing is NoticeStanding.ANOTHER_WAY
    assert finding(answer, "notice-limit").state is State.UNMET
    assert finding(answer, "notice-limit").remedy is not None
    assert answer.source is not None
    assert answer.source.clause == "4.1 and 4.3: two in three years"


def test_at_the_limit_with_nothing_missed() -> None:
    """Where nothing counts, the limit changes nothing."""
    answer = asked(register(session(MONDAY)), *TWO)

    assert answer.standing is NoticeStanding.NOTHING_TO_CONSIDER


@pytest.mark.parametrize("whole", [None, YesNo.NO])
def test_nobody_has_looked_for_earlier_notices(whole: YesNo | None) -> None:
    """The duty to consider stands; whether a notice may be given is not known."""
    answer = asked(register(*TEN), whole=whole)

    assert answer.standing is NoticeStanding.MUST_CONSIDER
    assert finding(answer, "notice-limit").state is State.NOT_RECORDED


def test_a_prosecution_that_has_not_ended() -> None:
    """Until the verdict nobody can say whether the limit is reached."""
    under_way = notice(date(2025, 6, 2), prosecution=Prosecution.UNDER_WAY)
    answer = asked(register(*TEN), TWO[0], under_way)

    assert answer.standing is NoticeStanding.MUST_CONSIDER
    assert finding(answer, "notice-limit").state is State.NOT_RECORDED


@pytest.mark.parametrize(
    ("support", "state"),
    [
        (YesNo.YES, State.MET),
        (YesNo.NO, State.UNMET),
        (None, State.NOT_RECORDED),
    ],
)
def test_support_comes_first(support: YesNo | None, state: State) -> None:
    """It is the first finding, always, and it is advice to the practitioner."""
    first = asked(register(*TEN), support=support).findings[0]

    assert (first.requirement, first.state, first.severity) == (
        "support-first",
        state,
        Severity.ADVISED,
    )
    assert (first.remedy is None) == (state is State.MET)


def test_before_the_framework_there_is_no_national_rule() -> None:
    """Local codes of conduct decided then: the answer says so, support first."""
    answer = asked(register(*TEN), on=date(2024, 7, 1))

    assert (answer.standing, answer.counted, answer.source) == (
        NoticeStanding.NO_RULE,
        None,
        None,
    )
    assert [f.requirement for f in answer.findings] == ["support-first"]


def test_long_before_any_rules() -> None:
    """A day of which the edition knows nothing is answered alike."""
    assert asked(register(*TEN), on=date(1999, 1, 4)).standing is NoticeStanding.NO_RULE


def test_an_edition_may_have_a_threshold_alone() -> None:
    """Without a limit or a word on discretion, what there is is weighed."""
    bare = evolve(RULES.notices[1], limit=None, discretion=None, support_first=None)
    rules = evolve(RULES, notices=(bare,))
    question = NoticeQuestion(attendance=register(*TEN[1:]), parent=PARENT)
    answer = consider_notice(question, rules, on=ON)

    assert (answer.standing, answer.source) == (NoticeStanding.MAY_CONSIDER, None)
    assert [(f.requirement, f.source is None) for f in answer.findings] == [
        ("support-first", True),
        ("notice-threshold", False),
    ]


def test_one_notice_twice_is_refused() -> None:
    """It would count twice."""
    with pytest.raises(Impossible) as refused:
        asked(register(), TWO[0], TWO[0])

    assert places(refused.value) == [("/notices/1", "repeated-id")]


def test_an_answer_shows_no_count() -> None:
    """What was counted about a child stays out of sight, and out of the reasons."""
    answer = asked(register(*TEN[1:]))

    assert "counted" not in repr(answer)
    assert all("9" not in f.reason for f in answer.findings)


def test_question_and_answer_survive_writing() -> None:
    """Both are written and read as they were."""
    question = NoticeQuestion(
        attendance=register(*TEN), parent=PARENT, support=YesNo.NO, notices=TWO
    )
    answer = consider_notice(question, RULES, on=ON)

    assert wire.from_data(wire.to_data(question), NoticeQuestion) == question
    assert wire.from_data(wire.to_data(answer), NoticeAnswer) == answer
