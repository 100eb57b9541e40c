"""
Attendance as families and schools live it: support, numbers, and what nobody knows.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from earlyhelp_core import partnerships
from earlyhelp_core.answers import State, YesNo
from earlyhelp_core.attendance import (
    Absence,
    AttendanceRecord,
    AttendanceRules,
    EducationFacts,
    ExclusionHistory,
    Half,
    Holding,
    NoticeQuestion,
    NoticeStanding,
    PenaltyNotice,
    SchoolTerm,
    Session,
    Suspension,
    SuspensionKind,
    consider_notice,
    education_concern,
    exclusion_duties,
    per_cent,
    persistent_absence,
    severe_absence,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId

CHILD, MOTHER, FATHER = (PersonId(p) for p in ("child", "mother", "father"))
SUMMER = SchoolTerm(
    name="summer 2025",
    period=Period(start=date(2025, 4, 22), end=date(2025, 7, 22)),
    breaks=(Period(start=date(2025, 5, 26), end=date(2025, 5, 30)),),
)
AUTUMN = SchoolTerm(
    name="autumn 2025",
    period=Period(start=date(2025, 9, 2), end=date(2025, 12, 19)),
    breaks=(Period(start=date(2025, 10, 27), end=date(2025, 10, 31)),),
)


def rules(name: str, on: date) -> AttendanceRules:
    """The rules of a partnership on a day."""
    found = partnerships.load(name, on=on).attendance
    assert found is not None
    return found


def missed(*days: date, code: str = "O") -> tuple[Session, ...]:
    """Both sessions of each day."""
    return tuple(Session(on=day, half=h, code=code) for day in days for h in Half)


def test_two_days_in_july_and_three_in_september() -> None:
    """A window of ten school weeks reaches over the summer into the next year."""
    register = AttendanceRecord(
        pupil=CHILD,
        period=Period(start=SUMMER.period.start, end=AUTUMN.period.end),
        holding=Holding.EVERY_ABSENCE,
        sessions=(
            *missed(date(2025, 7, 14), date(2025, 7, 15), code="G"),
            *missed(date(2025, 9, 8), date(2025, 9, 9)),
        ),
    )
    question = NoticeQuestion(
        attendance=register,
        parent=MOTHER,
        notices_whole=YesNo.YES,
        terms=(SUMMER, AUTUMN),
    )
    england = rules("england", date(2025, 9, 12))

    before = consider_notice(question, england, on=date(2025, 9, 9))
    assert before.standing is NoticeStanding.MAY_CONSIDER

    late = missed(date(2025, 9, 15), code="U")
    question = evolve(
        question,
        attendance=evolve(register, sessions=(*register.sessions, *late)),
    )
    after = consider_notice(question, england, on=date(2025, 9, 15))
    assert after.standing is NoticeStanding.MUST_CONSIDER
    # Nobody has written down whether anyone asked what was in the way.
    assert after.findings[0].state is State.NOT_RECORDED


def test_parents_apart_each_have_their_own_question() -> None:
    """Two notices to the father are none to the mother."""
    week = [date(2025, 9, 8) + timedelta(days=d) for d in range(5)]
    register = AttendanceRecord(
        pupil=CHILD,
        period=Period(start=date(2025, 9, 1)),
        sessions=missed(*week),
    )
    notices = tuple(
        PenaltyNotice(id=f"n{day}", child=CHILD, parent=FATHER, issued=day)
        for day in (date(2024, 11, 4), date(2025, 5, 6))
    )
    england = rules("england", date(2025, 9, 12))
    standings = [
        consider_notice(
            NoticeQuestion(
                attendance=register,
                parent=parent,
                notices=notices,
                notices_whole=YesNo.YES,
            ),
            england,
            on=date(2025, 9, 12),
        ).standing
        for parent in (MOTHER, FATHER)
    ]

    assert standings == [NoticeStanding.MUST_CONSIDER, NoticeStanding.ANOTHER_WAY]


def test_all_of_it_illness() -> None:
    """
    A child who is ill most of a week is severely absent, and there is no notice in it.

    The numbers say where to look, and that is all they say.
    """
    days = [date(2025, 9, 8) + timedelta(days=d) for d in range(5)]
    ill = missed(*days[:3], code="I")
    register = AttendanceRecord(
        pupil=CHILD,
        period=Period(start=days[0], end=days[-1]),
        holding=Holding.EVERY_SESSION,
        sessions=(*ill, *missed(*days[3:], code="/")),
    )
    england = rules("england", days[-1])
    answer = consider_notice(
        NoticeQuestion(attendance=register, parent=MOTHER), england, on=days[-1]
    )

    assert severe_absence(register, england) is YesNo.YES
    assert answer.counted is not None
    assert answer.counted.least == 0
    # The summer's register is not at hand, so nothing is said of the whole window.
    assert answer.standing is NoticeStanding.NOT_RECORDED


def test_the_same_absence_in_two_years() -> None:
    """44 sessions of 360 were not persistent in 2014/15, and were in 2015/16."""
    totals = Absence(possible=360, authorised=40, unauthorised=4)
    found = [
        persistent_absence(
            AttendanceRecord(
                pupil=CHILD,
                period=Period(start=date(year, 9, 1), end=date(year + 1, 7, 20)),
                totals=totals,
                half_terms=6,
            ),
            rules("england", date(2016, 9, 1)),
        )
        for year in (2014, 2015)
    ]
    share = totals.rate()
    assert share is not None

    assert (found, per_cent(share)) == ([YesNo.NO, YesNo.YES], "12.2 %")


def test_a_part_time_timetable_and_the_tracking_list() -> None:
    """Twelve hours a week put a child on the list, before anybody counted sessions."""
    on = date(2022, 3, 1)
    facts = EducationFacts(child=CHILD, on=on, hours_a_week=12, of_school_age=YesNo.YES)
    (answer,) = education_concern(facts, rules("kensington-and-chelsea", on))

    assert answer.listed is YesNo.YES
    assert [f.state for f in answer.findings] == [
        State.NOT_RECORDED,
        State.MET,
        State.NOT_APPLICABLE,
    ]


def test_lunchtimes_add_up() -> None:
    """Five weeks of suspended lunchtimes and a week at home make a board meet."""
    autumn = date(2025, 9, 8)
    lunches = tuple(
        Suspension(
            id=f"lunch-{week}",
            pupil=CHILD,
            start=autumn + timedelta(weeks=week),
            half_days=5,
            kind=SuspensionKind.LUNCHTIMES,
        )
        for week in range(5)
    )
    home = Suspension(id="home", pupil=CHILD, start=date(2025, 10, 13), half_days=6)
    history = ExclusionHistory(
        pupil=CHILD, suspensions=(*lunches, home), terms=(AUTUMN,)
    )
    england = rules("england", date(2025, 10, 17))

    assert history.days_suspended(AUTUMN.period) == Fraction(31, 2)
    answer = exclusion_duties(history, england, on=date(2025, 10, 17))
    assert [f.requirement for f in answer.outstanding] == ["board-meeting-suspensions"]
    assert answer.remedies == ("ask the school when the board met, or is to meet",)
