"""
Laws of attendance: shares, windows that roll, notices, suspensions.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import State, YesNo
from earlyhelp_core.attendance import (
    Absence,
    AttendanceRecord,
    AttendanceRules,
    Counts,
    EducationFacts,
    ExclusionHistory,
    Half,
    Holding,
    NoticeAnswer,
    NoticeQuestion,
    NoticeStanding,
    PenaltyNotice,
    Prosecution,
    SchoolTerm,
    SchoolYear,
    Session,
    Suspension,
    absence,
    consider_notice,
    count_notices,
    education_concern,
    exclusion_duties,
    per_cent,
    threshold_reached,
    unauthorised_in_window,
    unclassified,
    week_of,
)
from earlyhelp_core.dates import Period, add_months
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId

CHILD, PARENT = PersonId("child"), PersonId("mother")
START, END = date(2024, 9, 2), date(2025, 7, 18)
LIMIT_FROM = date(2024, 8, 19)


def _rules(name: str, on: date | None) -> AttendanceRules:
    found = partnerships.load(name, on=on).attendance
    assert found is not None
    return found


RULES = _rules("england", None)
LISTED = _rules("kensington-and-chelsea", date(2022, 3, 1))
CODES = [m.code for m in RULES.marks if RULES.counts(m.code, START) is not None]
COUNTED = frozenset("GNOU")

days = st.dates(START, END)
codes = st.sampled_from(CODES)


@st.composite
def registers(draw: st.DrawFn) -> tuple[str, ...]:
    """Any marks at all, of up to a few weeks."""
    return tuple(draw(st.lists(codes, min_size=1, max_size=60)))


@st.composite
def long_registers(draw: st.DrawFn) -> tuple[str, ...]:
    """Up to thirty weeks, shut or open, with some sessions missed in each."""
    open_week = st.lists(st.sampled_from("OUGNI"), max_size=4).map(
        lambda missed: [*missed, *"/" * (10 - len(missed))]
    )
    week = st.integers(0, 6).flatmap(lambda n: open_week if n else st.just(["#"] * 10))
    length = draw(st.integers(1, 30))
    weeks = draw(st.lists(week, min_size=length, max_size=length))
    return tuple(code for week in weeks for code in week)


def record_of(marks: tuple[str, ...]) -> AttendanceRecord:
    """Every session from the first day on, weekends left out."""
    sessions = []
    for number, code in enumerate(marks):
        weeks, rest = divmod(number, 10)
        on = START + timedelta(weeks=weeks, days=rest // 2)
        half = Half.PM if rest % 2 else Half.AM
        sessions.append(Session(on=on, half=half, code=code))
    return AttendanceRecord(
        pupil=CHILD,
        period=Period(start=LIMIT_FROM),
        holding=Holding.EVERY_SESSION,
        sessions=tuple(sessions),
    )


def counted(marks: tuple[str, ...]) -> Absence:
    """What the marks count as, by the edition."""
    found = absence(record_of(marks), RULES)
    assert found is not None
    return found


def rate(marks: tuple[str, ...]) -> Fraction:
    """The share missed, nought where nothing was possible."""
    return counted(marks).rate() or Fraction(0)


@given(registers())
def test_a_rate_is_a_share(marks: tuple[str, ...]) -> None:
    """Shares lie between nought and one, and missed and attended make the whole."""
    found = counted(marks)
    missed, attended = found.rate(), found.attendance_rate()
    assert 0 <= found.missed <= found.possible <= len(marks)
    if missed is None or attended is None:
        assert found.possible == 0
        return
    assert 0 <= missed <= 1
    assert missed + attended == 1


@given(registers())
def test_absence_is_a_recount(marks: tuple[str, ...]) -> None:
    """What was possible and missed is what the lists of codes say, counted by hand."""
    authorised = sum(code in {"C", "C1", "C2", "E", "I"} for code in marks) + sum(
        code in {"J1", "M", "R", "S", "T"} for code in marks
    )
    present = sum(code in set("/\\LKVPWB") for code in marks)
    unauthorised = sum(code in COUNTED for code in marks)
    assert counted(marks) == Absence(
        possible=present + authorised + unauthorised,
        authorised=authorised,
        unauthorised=unauthorised,
    )


@given(registers(), st.sampled_from(["/", "L", "K", "B"]))
def test_one_more_presence_never_raises_absence(
    marks: tuple[str, ...], present: str
) -> None:
    """Having been in school never makes absence worse."""
    assert rate((*marks, present)) <= rate(marks)


@given(registers(), st.sampled_from(["I", "O", "C2", "U"]))
def test_one_more_absence_never_lowers_it(marks: tuple[str, ...], code: str) -> None:
    """Having missed a session never makes absence look better."""
    assert rate((*marks, code)) >= rate(marks)


@given(registers(), st.sampled_from(["Y1", "D", "#", "Z"]))
def test_what_was_not_possible_changes_nothing(
    marks: tuple[str, ...], code: str
) -> None:
    """A session that nobody could attend counts neither way."""
    assert counted((*marks, code)) == counted(marks)


@given(registers(), st.integers(0, 60))
def test_parts_add_up_to_the_whole(marks: tuple[str, ...], at: int) -> None:
    """Counted in two parts or at once, it is the same."""
    assert counted(marks[:at]).plus(counted(marks[at:])) == counted(marks)


@given(st.fractions(0, 1), st.integers(0, 4))
def test_per_cent_is_near(share: Fraction, places: int) -> None:
    """What is shown is within half a last place of the share, and never short of it."""
    shown = Fraction(per_cent(share, places=places).removesuffix(" %"))
    half = Fraction(1, 2 * 10**places)
    assert -half < shown - share * 100 <= half


@given(codes, days)
def test_every_mark_of_an_edition_counts_as_one_thing(code: str, on: date) -> None:
    """No code is in two lists, and those that count towards a notice are absences."""
    found = RULES.counts(code, on)
    assert found is not None
    assert (code in COUNTED) == (found is Counts.UNAUTHORISED)


# --- The window ----------------------------------------------------------------------


def naive(record: AttendanceRecord, on: date) -> int:
    """The last ten weeks with a session, written down one by one, and recounted."""
    weeks: list[date] = []
    back = on
    held = {week_of(s.on) for s in record.sessions if s.code != "#"}
    while len(weeks) < 10 and back >= START - timedelta(days=6):
        if week_of(back) in held and week_of(back) not in weeks:
            weeks.append(week_of(back))
        back -= timedelta(days=1)
    return sum(
        1
        for s in record.sessions
        if s.code in COUNTED and s.on <= on and week_of(s.on) in weeks
    )


@given(long_registers(), st.integers(0, 5))
def test_the_window_is_a_recount(marks: tuple[str, ...], back: int) -> None:
    """What rolls is what counting anew by hand would give, on any day of a week."""
    record = record_of(marks)
    friday = week_of(record.sessions[-1].on) + timedelta(days=4, weeks=-back)
    asked = (friday, friday - timedelta(days=4), friday + timedelta(days=9))
    for on in (max(day, START) for day in asked):
        found = unauthorised_in_window(record, RULES, on=on)
        assert found is not None
        assert found.least == found.most == naive(record, on)


@given(long_registers())
def test_reached_where_the_recount_reaches(marks: tuple[str, ...]) -> None:
    """The threshold is reached on exactly those days of absence that make it ten."""
    record = record_of(marks)
    missed = sorted({s.on for s in record.sessions if s.code in COUNTED})
    assert threshold_reached(record, RULES, on=END) == tuple(
        day for day in missed if naive(record, day) >= 10
    )


@st.composite
def known_in_part(draw: st.DrawFn) -> tuple[AttendanceRecord, AttendanceRecord, date]:
    """A register whole; its absences alone, or its end alone; and a day to ask of."""
    whole = record_of(draw(long_registers()))
    last = max(s.on for s in whole.sessions)
    absences = tuple(s for s in whole.sessions if s.code in COUNTED)
    cut = draw(st.dates(START, last))
    later = tuple(s for s in whole.sessions if s.on >= cut)
    part = draw(
        st.sampled_from(
            [
                evolve(whole, sessions=absences, holding=Holding.EVERY_ABSENCE),
                evolve(whole, sessions=later, period=Period(start=cut)),
                evolve(whole, sessions=absences, holding=None),
            ]
        )
    )
    return whole, part, draw(st.sampled_from([last, draw(st.dates(cut, last))]))


@given(known_in_part())
def test_knowing_less_never_says_otherwise(
    registers: tuple[AttendanceRecord, AttendanceRecord, date],
) -> None:
    """What is true of the whole lies between least and most of any part of it."""
    whole, part, on = registers
    exact = unauthorised_in_window(whole, RULES, on=on)
    within = unauthorised_in_window(part, RULES, on=on)
    assert exact is not None
    assert within is not None
    assert exact.least == exact.most
    assert within.least <= exact.least
    assert within.most is None or exact.least <= within.most


@given(long_registers(), days)
def test_terms_tell_what_the_register_tells(marks: tuple[str, ...], on: date) -> None:
    """Absences with the school's terms give the number that the register gives."""
    whole = record_of(marks)
    held = sorted({week_of(s.on) for s in whole.sessions if s.code != "#"})
    terms = tuple(
        SchoolTerm(name="week", period=Period(start=w, end=w + timedelta(days=4)))
        for w in held
    )
    absences = tuple(s for s in whole.sessions if s.code in COUNTED)
    part = evolve(whole, sessions=absences, holding=Holding.EVERY_ABSENCE)
    exact = unauthorised_in_window(whole, RULES, on=on)
    by_terms = unauthorised_in_window(part, RULES, on=on, terms=terms)
    if terms:
        assert by_terms == exact


# --- Notices -------------------------------------------------------------------------


@st.composite
def notices(draw: st.DrawFn) -> tuple[PenaltyNotice, ...]:
    """Up to five notices, to either parent, with all that may become of them."""
    given_on = draw(st.lists(st.dates(date(2024, 7, 1), date(2025, 3, 1)), max_size=5))
    return tuple(
        PenaltyNotice(
            id=f"n{number}",
            child=CHILD,
            parent=draw(st.sampled_from([PARENT, PARENT, PARENT, "father"])),
            issued=issued,
            withdrawn=draw(st.sampled_from([None, None, issued + timedelta(days=30)])),
            prosecution=draw(st.sampled_from([None, None, *Prosecution])),
        )
        for number, issued in enumerate(given_on)
    )


def answered(
    attendance: AttendanceRecord, given_: tuple[PenaltyNotice, ...], on: date
) -> NoticeAnswer:
    """What is said about the mother, with all notices known."""
    question = NoticeQuestion(
        attendance=attendance, parent=PARENT, notices=given_, notices_whole=YesNo.YES
    )
    return consider_notice(question, RULES, on=on)


@given(notices(), st.data())
def test_the_limit_is_a_recount(
    given_: tuple[PenaltyNotice, ...], data: st.DataObject
) -> None:
    """Notices count as if each were looked at on its own, to the day three years on."""
    edges = [add_months(n.issued, 36) for n in given_] + [END]
    on = data.draw(
        st.sampled_from(edges) | st.dates(LIMIT_FROM, date(2029, 1, 1)), label="on"
    )
    rules = RULES.notices_on(on)
    assert rules is not None
    mine = [
        n
        for n in given_
        if n.parent == PARENT
        and LIMIT_FROM <= n.issued <= on < add_months(n.issued, 36)
        and not (n.withdrawn is not None and n.withdrawn <= on)
        and n.prosecution is not Prosecution.NOT_GUILTY
    ]
    sure = [n for n in mine if n.prosecution is not Prosecution.UNDER_WAY]
    found = count_notices(given_, rules, child=CHILD, parent=PARENT, on=on)
    assert (found.surely, found.at_most) == (len(sure), len(mine))


@given(long_registers(), notices(), days)
def test_no_answer_ever_asks_for_a_third(
    marks: tuple[str, ...], given_: tuple[PenaltyNotice, ...], on: date
) -> None:
    """With two that surely count there is no duty and no discretion to give another."""
    rules = RULES.notices_on(on)
    assert rules is not None
    found = count_notices(given_, rules, child=CHILD, parent=PARENT, on=on)
    answer = answered(record_of(marks), given_, on)
    if found.surely >= 2:
        assert answer.standing not in {
            NoticeStanding.MUST_CONSIDER,
            NoticeStanding.MAY_CONSIDER,
        }
    else:
        assert answer.standing is not NoticeStanding.ANOTHER_WAY


@given(long_registers(), notices(), days)
def test_support_is_always_the_first_word(
    marks: tuple[str, ...], given_: tuple[PenaltyNotice, ...], on: date
) -> None:
    """Whatever the numbers, the first finding is about support, with its source."""
    first = answered(record_of(marks), given_, on).findings[0]
    assert (first.requirement, first.state) == ("support-first", State.NOT_RECORDED)
    assert first.source is not None


@given(long_registers(), days)
def test_a_duty_needs_ten(marks: tuple[str, ...], on: date) -> None:
    """There is a duty to consider exactly where ten surely lie in the window."""
    record = record_of(marks)
    standing = answered(record, (), on).standing
    assert (standing is NoticeStanding.MUST_CONSIDER) == (naive(record, on) >= 10)


@given(st.integers(1, 4), st.integers(0, 60))
def test_amounts(nth: int, days_: int) -> None:
    """A later payment and a later notice never cost less; a third there is not."""
    rules = RULES.notices_on(END)
    assert rules is not None

    def pounds(nth: int, days: int) -> int | None:
        charge = rules.charge(nth=nth, days=days)
        return None if charge is None else charge.pounds

    now, later = pounds(nth, days_), pounds(nth, days_ + 1)
    assert (now is None) == (nth > 2 or days_ > 28)
    assert later is None or (now is not None and now <= later)
    first, second = pounds(1, days_), pounds(2, days_)
    assert (first is None) == (second is None)
    assert first is None or second is None or first <= second


# --- Lists and suspensions -----------------------------------------------------------


@given(
    st.integers(0, 100),
    st.none() | st.floats(0, 168),
    st.none() | st.sampled_from(YesNo),
    st.none() | st.sampled_from(YesNo),
)
def test_what_is_not_recorded_settles_nothing(
    missed: int,
    hours: float | None,
    neet: YesNo | None,
    of_school_age: YesNo | None,
) -> None:
    """Writing down one more fact never turns yes into no, nor no into yes."""
    on = date(2022, 3, 1)
    more = EducationFacts(
        child=CHILD,
        on=on,
        attendance=Absence(possible=100, authorised=missed, unauthorised=0),
        hours_a_week=hours,
        neet=neet,
        of_school_age=of_school_age,
    )
    for less in (
        evolve(more, attendance=None),
        evolve(more, hours_a_week=None),
        evolve(more, neet=None),
    ):
        [before], [after] = (
            education_concern(less, LISTED),
            education_concern(more, LISTED),
        )
        assert before.listed in {None, after.listed}
        assert [f.requirement for f in after.findings] == [
            "attendance-below",
            "hours-below",
            "neet",
        ]


suspensions = st.lists(
    st.tuples(
        st.dates(date(2025, 6, 1), date(2025, 12, 31)),
        st.sampled_from([1, 15, 30, 44, 45]),
    ),
    max_size=6,
)


@given(suspensions, st.dates(date(2025, 7, 1), date(2026, 7, 31)))
def test_days_of_a_year_are_a_recount(given_: list[tuple[date, int]], on: date) -> None:
    """The limit is passed exactly where the half-days of the year, so far, pass 90."""
    history = ExclusionHistory(
        pupil=CHILD,
        suspensions=tuple(
            Suspension(id=f"s{number}", pupil=CHILD, start=start, half_days=half_days)
            for number, (start, half_days) in enumerate(given_)
        ),
    )
    year = SchoolYear.of(on)
    so_far = sum(
        h for start, h in given_ if start <= on and SchoolYear.of(start) == year
    )
    answer = exclusion_duties(history, RULES, on=on)
    (state,) = (
        f.state for f in answer.findings if f.requirement == "within-days-of-year"
    )
    assert (state is State.UNMET) == (so_far > 90)
    assert len(answer.findings) == 5


# --- Records -------------------------------------------------------------------------


@given(long_registers(), days)
def test_as_of_shows_nothing_later(marks: tuple[str, ...], on: date) -> None:
    """As of a day a register holds what had come by then, and asking again is same."""
    record = record_of(marks)
    now = record.as_of(on)
    assert now.sessions == tuple(s for s in record.sessions if s.on <= on)
    assert now.as_of(on) == now


@given(registers(), st.integers(0, 59))
def test_no_session_is_marked_twice(marks: tuple[str, ...], place: int) -> None:
    """A second mark for any session is refused."""
    record = record_of(marks)
    again = record.sessions[place % len(marks)]
    with pytest.raises(Impossible) as refused:
        record.with_session(evolve(again, code="/"))
    assert [p.code for p in refused.value.problems] == ["marked-twice"]


@given(registers(), notices())
def test_records_come_back_as_they_went(
    marks: tuple[str, ...], given_: tuple[PenaltyNotice, ...]
) -> None:
    """Written, read, copied and hashed, a question is what it was."""
    question = NoticeQuestion(
        attendance=record_of(marks), parent=PARENT, notices=given_
    )
    assert wire.from_data(wire.to_data(question), NoticeQuestion) == question
    assert hash(deepcopy(question)) == hash(question)
    assert unclassified(question.attendance, RULES) == ()


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)))
def test_a_day_lies_in_its_school_year_and_week(day: date) -> None:
    """Each day belongs to one school year and to the week of its Monday."""
    assert SchoolYear.of(day).period.contains(day)
    assert week_of(day) <= day < week_of(day) + timedelta(weeks=1)
    assert week_of(day).weekday() == 0
