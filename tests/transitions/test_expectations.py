"""
Clocks run over events: each state, and how it explains itself.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from earlyhelp_core.attendance import SchoolTerm
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.transitions import (
    ClockCalendar,
    ClockEvent,
    ClockPause,
    EventKind,
    Expectation,
    ExpectationState,
    Timescale,
)
from tests.transitions.clocks import AWAY, a_clock, a_pause, event, found

DAY = timedelta(days=1)
#: A Monday.
START = date(2026, 3, 2)
#: Six weeks on; Easter Monday is the week before.
DUE = date(2026, 4, 13)
STARTED = event("plan-started", START)
PAUSABLE = a_clock(may_pause_for=[AWAY])


def only(
    clock: Timescale, *events: ClockEvent, on: date, pauses: tuple[ClockPause, ...] = ()
) -> Expectation:
    """The one thing that the clock says."""
    (expectation,) = found(clock, *events, on=on, pauses=pauses)
    return expectation


# --- one state after another


@pytest.mark.parametrize(
    ("events", "on", "state"),
    [
        ([], START, "not-started"),
        ([STARTED], START - DAY, "not-started"),
        ([STARTED], START, "due"),
        ([STARTED], DUE, "due"),
        ([STARTED], DUE + DAY, "overdue"),
        ([event("plan-started", None)], DUE, "not-recorded"),
        ([STARTED, event("plan-ended", DUE)], DUE, "ended"),
        ([STARTED, event("plan-ended", None)], DUE, "not-recorded"),
    ],
)
def test_a_clock_that_nothing_has_met(
    events: list[ClockEvent], on: date, state: str
) -> None:
    """The last day counts until its end, and unknown is never met."""
    clock = a_clock(ended_by=["plan-ended"])

    assert only(clock, *events, on=on).state is ExpectationState(state)


@pytest.mark.parametrize(
    ("days", "state", "met_on"),
    [
        ([DUE], "met", DUE),
        ([DUE + DAY, DUE], "met", DUE),
        ([DUE + DAY], "met-late", DUE + DAY),
        ([None], "not-recorded", None),
        # The one without a day may have been in time.
        ([None, DUE + DAY], "not-recorded", DUE + DAY),
        ([None, DUE], "met", DUE),
        # What came before the start does not meet it.
        ([START - DAY], "overdue", None),
    ],
)
def test_what_meets_a_clock(
    days: list[date | None], state: str, met_on: date | None
) -> None:
    """The first after the start; without a day it may have been at any time."""
    clock = a_clock(starts=["plan-started"])
    reviews = [event("plan-reviewed", day) for day in days]

    expectation = only(clock, STARTED, *reviews, on=DUE + 9 * DAY)

    assert (expectation.state.value, expectation.met_on) == (state, met_on)


def test_what_ended_first_is_not_met_later() -> None:
    """A review long after the plan had ended was of another plan."""
    clock = a_clock(starts=["plan-started"], ended_by=["support-closed"])
    later = event("plan-reviewed", DUE + 5 * DAY)

    expectation = only(
        clock, STARTED, event("support-closed", DUE - DAY), later, on=DUE + 9 * DAY
    )

    assert (expectation.state, expectation.ended_on, expectation.met_on) == (
        ExpectationState.ENDED,
        DUE - DAY,
        None,
    )


def test_what_was_met_before_it_ended_stays_met() -> None:
    """Also where it ended on the very day."""
    clock = a_clock(starts=["plan-started"], ended_by=["support-closed"])

    expectation = only(
        clock,
        STARTED,
        event("plan-reviewed", DUE),
        event("support-closed", DUE),
        on=DUE,
    )

    assert (expectation.state, expectation.ended_on) == (ExpectationState.MET, None)


def test_states_that_leave_something_to_do() -> None:
    """Done, no longer needed and not begun leave nothing."""
    assert [state.value for state in ExpectationState if not state.is_open] == [
        "met",
        "met-late",
        "ended",
        "not-started",
    ]


# --- whose clock, and which matter


def test_a_recurring_clock_runs_from_what_was_held() -> None:
    """A review held early moves the next one forward; each interval is told."""
    held = START + 14 * DAY

    expectations = found(
        a_clock(), STARTED, event("plan-reviewed", held), on=held + 50 * DAY
    )

    assert [(e.started, e.due, e.state.value) for e in expectations] == [
        (START, DUE, "met"),
        (held, date(2026, 4, 27), "overdue"),
    ]


def test_a_meeting_and_the_review_made_at_it_start_one_clock() -> None:
    """A recurring clock goes by days alone."""
    clock = a_clock(starts=["team-meeting", "plan-reviewed"])
    events = [event("team-meeting", START), event("plan-reviewed", START, of="plan-1")]

    assert only(clock, *events, on=START).started_by is EventKind.TEAM_MEETING


def test_one_answer_does_not_answer_two_referrals() -> None:
    """Each referral is its own matter."""
    clock = a_clock(
        within="1 working day",
        starts=["referral-received"],
        met_by=["referral-decided"],
    )
    events = [
        event("referral-received", START, of="r1"),
        event("referral-received", START, of="r2"),
        event("referral-decided", START, of="r2"),
    ]

    expectations = found(clock, *events, on=START + 7 * DAY)

    assert [(e.of, e.state.value) for e in expectations] == [
        ("r1", "overdue"),
        ("r2", "met"),
    ]


def test_an_answer_that_does_not_say_to_what_may_answer_any() -> None:
    """As a partner without ids would send it."""
    clock = a_clock(starts=["referral-received"], met_by=["referral-decided"])
    events = [
        event("referral-received", START, of="r1"),
        event("referral-decided", START),
    ]

    assert only(clock, *events, on=START).state is ExpectationState.MET


def test_each_child_has_a_clock_of_their_own() -> None:
    """What was held for one is not held for another; nobody named means all."""
    clock = a_clock(per="child", starts=["initial-conference"], met_by=["core-group"])
    events = [event("initial-conference", START), event("core-group", DUE, "otto")]

    expectations = found(clock, *events, on=DUE)

    assert [(e.child, e.state.value) for e in expectations] == [
        ("otto", "met"),
        ("willa", "due"),
    ]


@pytest.mark.parametrize(
    ("closed_for", "state"),
    [((), "ended"), (("otto", "willa"), "ended"), (("otto",), "due")],
)
def test_support_that_ended_for_one_child_goes_on_for_the_family(
    closed_for: tuple[str, ...], state: str
) -> None:
    """The family's clock ends once it ended for all whom the start was about."""
    clock = a_clock(ended_by=["support-closed"])

    expectation = only(
        clock, STARTED, event("support-closed", START, *closed_for), on=DUE
    )

    assert expectation.state.value == state


def test_a_clock_that_started_for_one_child_ends_with_that_child() -> None:
    """Whom the start was not about is not waited for."""
    clock = a_clock(ended_by=["support-closed"])
    started = event("plan-started", START, "otto")

    expectation = only(clock, started, event("support-closed", START, "otto"), on=DUE)

    assert expectation.state is ExpectationState.ENDED


# --- days


def test_a_last_day_that_is_no_working_day_keeps_both() -> None:
    """Three months on is a Sunday; the Friday before it stands beside it."""
    clock = a_clock(within="3 months")
    started = event("plan-started", date(2026, 4, 25))

    expectation = only(clock, started, on=date(2026, 7, 24))

    assert (expectation.due, expectation.working_day_before) == (
        date(2026, 7, 25),
        date(2026, 7, 24),
    )


def test_no_working_day_lies_before_what_starts_on_a_saturday() -> None:
    """A day later is Sunday, and nobody was at work since."""
    started = event("plan-started", date(2026, 3, 7))

    assert only(a_clock(within="1 day"), started, on=DUE).working_day_before is None


def test_beyond_the_published_bank_holidays_a_day_is_provisional() -> None:
    """It may yet move, also once it is met or past."""
    clock = a_clock(starts=["plan-started"])
    started = event("plan-started", date(2028, 12, 1))
    met = event("plan-reviewed", date(2029, 1, 8))

    seen = [
        only(clock, started, on=date(2028, 12, 1)),
        only(clock, started, on=date(2029, 2, 1)),
        only(clock, started, met, on=date(2029, 2, 1)),
    ]

    assert [(e.state.value, e.is_provisional) for e in seen] == [
        ("provisional", True),
        ("overdue", True),
        ("met", True),
    ]


def a_term(name: str, start: date, end: date, *breaks: Period) -> SchoolTerm:
    """A term of a school."""
    return SchoolTerm(name=name, period=Period(start=start, end=end), breaks=breaks)


#: Spring with a half-term, and summer after Easter.
SCHOOL = ClockCalendar(
    terms=(
        a_term(
            "spring 2026",
            date(2026, 1, 5),
            date(2026, 3, 27),
            Period(start=date(2026, 2, 16), end=date(2026, 2, 20)),
        ),
        a_term("summer 2026", date(2026, 4, 13), date(2026, 7, 21)),
    )
)


@pytest.mark.parametrize(
    ("start", "weeks", "due"),
    [
        (date(2026, 2, 11), 1, date(2026, 2, 25)),  # over half-term
        (date(2026, 3, 25), 2, date(2026, 4, 22)),  # over Easter
        (date(2026, 2, 18), 1, date(2026, 2, 25)),  # begun in the holidays
        (date(2026, 7, 15), 9, None),  # nobody has given the autumn term
    ],
)
def test_school_weeks_skip_the_holidays(
    start: date, weeks: int, due: date | None
) -> None:
    """The same weekday, so many school weeks on."""
    clock = a_clock(within=None, within_school_weeks=weeks)

    (expectation,) = found(
        clock, event("plan-started", start), on=start, calendar=SCHOOL
    )

    state = "not-recorded" if due is None else "due"
    assert (expectation.due, expectation.state.value) == (due, state)


# --- pauses


@pytest.mark.parametrize(
    ("limit", "pauses", "due"),
    [
        # A fortnight that does not count.
        ("6 weeks", [a_pause(START + 7 * DAY, START + 20 * DAY)], DUE + 14 * DAY),
        # Ten working days, of which two are Good Friday and Easter Monday.
        (
            "30 working days",
            [a_pause(date(2026, 3, 30), date(2026, 4, 10))],
            date(2026, 4, 27),
        ),
        # Days that two pauses share are left out once.
        (
            "6 weeks",
            [
                a_pause(START + 7 * DAY, START + 20 * DAY),
                a_pause(START + 10 * DAY, START + 20 * DAY),
            ],
            DUE + 14 * DAY,
        ),
        # What began before the clock counts from its start.
        ("6 weeks", [a_pause(START - 7 * DAY, START + DAY)], DUE + DAY),
        # What began once it was late changes nothing.
        ("6 weeks", [a_pause(DUE + DAY, DUE + 5 * DAY)], DUE),
    ],
)
def test_days_of_a_pause_do_not_count(
    limit: str, pauses: list[ClockPause], due: date
) -> None:
    """As long as the edition allows it for that reason."""
    clock = a_clock(within=limit, may_pause_for=[AWAY])

    expectation = only(clock, STARTED, on=DUE + 30 * DAY, pauses=tuple(pauses))

    assert expectation.due == due


def test_a_school_week_is_paused_whole_and_once() -> None:
    """Two pauses in one week, the second into the next: two weeks."""
    clock = a_clock(within=None, within_school_weeks=3, may_pause_for=[AWAY])
    pauses = (
        a_pause(date(2026, 4, 21), date(2026, 4, 22)),
        a_pause(date(2026, 4, 23), date(2026, 4, 28)),
    )

    (expectation,) = found(
        clock,
        event("plan-started", date(2026, 4, 15)),
        on=date(2026, 5, 13),
        pauses=pauses,
        calendar=SCHOOL,
    )

    assert expectation.due == date(2026, 5, 20)


def test_a_pause_beyond_the_terms_that_are_given() -> None:
    """Then nobody can tell, as without a pause."""
    clock = a_clock(within=None, within_school_weeks=1, may_pause_for=[AWAY])
    pauses = tuple(a_pause(date(2026, 7, day), date(2026, 7, day)) for day in (14, 20))

    (expectation,) = found(
        clock,
        event("plan-started", date(2026, 7, 13)),
        on=date(2026, 7, 21),
        pauses=pauses,
        calendar=SCHOOL,
    )

    assert expectation.state is ExpectationState.NOT_RECORDED


@pytest.mark.parametrize(
    ("pause", "state", "effect"),
    [
        (a_pause(DUE - 3 * DAY), "paused", "counted"),
        (a_pause(DUE), "paused", "counted"),
        (a_pause(DUE + DAY), "overdue", None),
        (a_pause(DUE - 3 * DAY, None, "otto"), "overdue", None),
        (a_pause(DUE + 90 * DAY), "overdue", None),
    ],
)
def test_a_pause_that_runs(pause: ClockPause, state: str, effect: str | None) -> None:
    """What was late before it stays late; one child's pause is not the family's."""
    expectation = only(PAUSABLE, STARTED, on=DUE + 9 * DAY, pauses=(pause,))

    assert (expectation.state.value, expectation.pause) == (state, effect)


def test_a_childs_clock_is_paused_for_that_child() -> None:
    """Or for everyone, where nobody is named."""
    clock = a_clock(per="child", may_pause_for=[AWAY])
    late = DUE + 9 * DAY

    states = [
        [e.state.value for e in found(clock, STARTED, on=late, pauses=(pause,))]
        for pause in (a_pause(DUE), a_pause(DUE, None, "willa"))
    ]

    assert states == [["paused", "paused"], ["overdue", "paused"]]


@pytest.mark.parametrize(
    "clock", [a_clock(), a_clock(sort="statutory"), a_clock(may_pause_for=["snow"])]
)
def test_a_pause_that_is_not_allowed_is_told_and_changes_nothing(
    clock: Timescale,
) -> None:
    """A record must be able to hold what happened; the law runs on."""
    expectation = only(clock, STARTED, on=DUE + DAY, pauses=(a_pause(START + DAY),))

    assert (expectation.due, expectation.state.value, str(expectation.pause)) == (
        DUE,
        "overdue",
        "not-allowed",
    )


def test_a_pause_is_read_as_of_a_day() -> None:
    """An end that lay ahead is left out."""
    pause = a_pause(START, DUE)

    assert (pause.dated, pause.as_of(START).period.end) == (START, None)


# --- events


def test_an_instant_counts_on_the_day_that_london_had() -> None:
    """In summer London is an hour ahead of a server that keeps UTC."""
    at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)

    assert event("core-group", at).on == date(2026, 7, 2)


def test_a_midnight_without_a_time_zone_is_a_day() -> None:
    """As pandas hands it over; any other time of day is refused."""
    midnight, noon = datetime(2026, 7, 1), datetime(2026, 7, 1, 12)  # noqa: DTZ001 - the point

    assert event("core-group", midnight).on == date(2026, 7, 1)
    with pytest.raises(Impossible):
        event("core-group", noon)


def test_every_event_can_be_said() -> None:
    """Each has its words."""
    assert [
        kind for kind in EventKind if not kind.words.startswith(("the ", "tell"))
    ] == []


# --- how it explains itself


@pytest.mark.parametrize(
    ("events", "on", "words"),
    [
        ([], START, "not started: nothing recorded starts the clock"),
        ([STARTED], START, "due by Mon 13 April 2026"),
        (
            [STARTED],
            DUE + DAY,
            "was due by Mon 13 April 2026, and nothing recorded says that it was done",
        ),
        (
            [STARTED, event("plan-reviewed", DUE)],
            DUE,
            "met on Mon 13 April 2026; the last day was Mon 13 April 2026",
        ),
        (
            [STARTED, event("plan-reviewed", DUE + DAY)],
            DUE + DAY,
            "met on Tue 14 April 2026, after the last day, Mon 13 April 2026",
        ),
        (
            [STARTED, event("plan-ended", START)],
            DUE,
            (
                "no longer needed since Mon 2 March 2026; the last day was "
                "Mon 13 April 2026"
            ),
        ),
        (
            [event("plan-started", None)],
            DUE,
            "what starts it is recorded without its day; record the day",
        ),
        (
            [STARTED, event("plan-reviewed", None)],
            DUE,
            (
                "due by Mon 13 April 2026; something that may have met or ended it is "
                "recorded without its day; record the day"
            ),
        ),
        (
            [event("plan-started", date(2028, 12, 1))],
            date(2028, 12, 1),
            "due by Fri 12 January 2029, as far as can be told",
        ),
    ],
)
def test_it_says_how_it_stands(events: list[ClockEvent], on: date, words: str) -> None:
    """In one plain line."""
    clock = a_clock(starts=["plan-started"], ended_by=["plan-ended"])

    said = only(clock, *events, on=on).explain()

    assert said.partition("\n")[0] == f"the next review: {words}"


def test_it_says_why() -> None:
    """What it was counted from, how long, what lays it down, and what is unsure."""
    clock = a_clock(within="3 months", may_pause_for=[AWAY])
    started = event("plan-started", date(2028, 12, 1))
    pause = a_pause(date(2028, 12, 4), date(2028, 12, 5))

    expectation = only(clock, started, on=date(2028, 12, 6), pauses=(pause,))

    assert expectation.explain().split("\n")[1:] == [
        "  3 months, counted from the start of the plan on Fri 1 December 2028",
        (
            "  nobody is at work on the last day; the last working day before it is "
            "Fri 2 March 2029"
        ),
        "  provisional: bank holidays are not published so far",
        "  the days of a recorded pause are not counted",
        "  local: Thistle Vale, Procedure, 1 [stated]",
    ]


def test_what_has_not_started_says_its_limit_and_source() -> None:
    """And nothing of what it is counted from."""
    assert only(a_clock(), on=START).explain().split("\n")[1:] == [
        "  6 weeks",
        "  local: Thistle Vale, Procedure, 1 [stated]",
    ]


def test_a_clock_in_school_weeks_says_what_is_missing() -> None:
    """Somebody has to give the terms."""
    clock = a_clock(within=None, within_school_weeks=6)

    said = only(clock, STARTED, on=DUE).explain()

    assert said.split("\n")[:2] == [
        "the next review: counted in school weeks, and the terms are not given so far",
        "  6 school weeks, counted from the start of the plan on Mon 2 March 2026",
    ]


def test_a_date_of_birth_is_not_read_out() -> None:
    """The last day is needed; the day of the birth is not."""
    clock = a_clock(per="child", within="10 days", starts=["birth-under-plan"])

    born = found(clock, event("birth-under-plan", START, "otto"), on=START)[0]

    assert born.explain().split("\n")[1] == "  10 days, counted from the birth"
    assert (born.started, born.to_record()["started"]) == (START, None)


def test_a_row_for_programs() -> None:
    """Plain values under keys that stay."""
    clock = a_clock(may_pause_for=[AWAY], ended_by=["plan-ended"])
    pause = a_pause(START + DAY, START + 2 * DAY)
    started = event("plan-started", START, of="plan-1")

    rows = [
        only(clock, on=START).to_record(),
        only(clock, started, on=DUE, pauses=(pause,)).to_record(),
    ]

    assert rows == [
        {
            "timescale": "review",
            "words": "the next review",
            "sort": "local",
            "about": "family",
            "child": None,
            "of": None,
            "state": "not-started",
            "started_by": None,
            "started": None,
            "limit": "6 weeks",
            "due": None,
            "working_day_before": None,
            "met_on": None,
            "ended_on": None,
            "is_provisional": False,
            "pause": None,
            "source": "Thistle Vale, Procedure, 1 [stated]",
        },
        {
            "timescale": "review",
            "words": "the next review",
            "sort": "local",
            "about": "family",
            "child": None,
            "of": "plan-1",
            "state": "due",
            "started_by": "plan-started",
            "started": "2026-03-02",
            "limit": "6 weeks",
            "due": "2026-04-15",
            "working_day_before": None,
            "met_on": None,
            "ended_on": None,
            "is_provisional": False,
            "pause": "counted",
            "source": "Thistle Vale, Procedure, 1 [stated]",
        },
    ]


def test_the_earliest_last_day_comes_first_and_what_has_none_last() -> None:
    """Of several tables and children alike."""
    events = [event("plan-started", START), event("plan-reviewed", None)]

    expectations = found(a_clock(), *events, on=DUE)

    assert [e.started for e in expectations] == [START, None]
