"""
Clocks as a team meets them, each with the answer written out.

The tables are those that are shipped. Every last day below was counted on a calendar by
hand.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.cases import Case
from earlyhelp_core.contacts import FrontDoorOutcome
from earlyhelp_core.dates import Period, london
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import (
    LegalStatus,
    Membership,
    Person,
    StatutoryStep,
    StepKindLike,
)
from earlyhelp_core.plans import FamilyPlan, Review
from earlyhelp_core.teams import Meeting, Team
from earlyhelp_core.transitions import (
    ClockEvent,
    ClockRecord,
    Expectation,
    Timescales,
    expectations,
)
from tests.cases.builders import FAMILY, a_case, a_move
from tests.cases.parts import a_referral
from tests.transitions.clocks import AWAY, a_clock, a_pause, a_table


@cache
def tables_of(name: str, year: int) -> tuple[Timescales, ...]:
    """What a partnership works by in the middle of a year."""
    return partnerships.load(name, on=date(year, 7, 1)).timescales


def england(on: date) -> tuple[Timescales, ...]:
    """The tables in force throughout England in that year."""
    return tables_of("england", on.year)


def said(found: tuple[Expectation, ...], name: str) -> list[str]:
    """How the clock of that name stands, for each child or start: one line for each."""
    return [
        e.explain().partition("\n")[0].partition(": ")[2]
        for e in found
        if e.timescale == name
    ]


def front_door(
    received: datetime | date, decided: datetime | date | None, on: date
) -> list[str]:
    """How the decision on one referral stands, from a partner's own two moments."""
    events = [ClockEvent(kind="referral-received", on=received, of="r1")]
    if decided is not None:
        events.append(ClockEvent(kind="referral-decided", on=decided, of="r1"))
    record = ClockRecord(events=tuple(events))
    return said(expectations(england(on), record, on=on), "front-door-decision")


def a_plan_for(child: str, start: date, end: date | None = None) -> LegalStatus:
    """A child protection plan."""
    return LegalStatus(
        child=child,
        basis="child-protection-plan",
        period=Period(start=start, end=end),
        decided_by="conference",
    )


def step(kind: StepKindLike, on: date | None, *children: str) -> StatutoryStep:
    """A step that was taken."""
    return StatutoryStep(kind=kind, on=on, children=children)


# --- the time of day, and two changes of the clocks


def test_a_decision_at_half_past_eleven_on_the_last_day() -> None:
    """The day lasts until its end: received Monday, decided on Tuesday at 23:30."""
    monday, tuesday = london(2026, 3, 2, 9), london(2026, 3, 3, 23, 30)

    assert front_door(monday, tuesday, date(2026, 3, 4)) == [
        "met on Tue 3 March 2026; the last day was Tue 3 March 2026"
    ]


def test_half_an_hour_after_midnight_is_the_next_day() -> None:
    """Also in summer, when a server that keeps UTC still says Tuesday, 23:30."""
    monday = london(2026, 7, 6, 9)
    decided = datetime(2026, 7, 7, 23, 30, tzinfo=UTC)

    assert front_door(monday, decided, date(2026, 7, 8)) == [
        "met on Wed 8 July 2026, after the last day, Tue 7 July 2026"
    ]


def test_a_referral_late_on_a_summer_evening_counts_from_the_london_day() -> None:
    """Monday 23:30 UTC is Tuesday 00:30 in London: Wednesday is the last day."""
    received = datetime(2026, 7, 6, 23, 30, tzinfo=UTC)

    assert front_door(received, None, date(2026, 7, 8)) == ["due by Wed 8 July 2026"]


def test_the_weekend_on_which_the_clocks_go_forward() -> None:
    """Received on Friday; decided at 23:30 on Monday, which is 22:30 for a server."""
    friday = london(2026, 3, 27, 23, 30)
    monday = datetime(2026, 3, 30, 22, 30, tzinfo=UTC)

    assert front_door(friday, monday, date(2026, 3, 31)) == [
        "met on Mon 30 March 2026; the last day was Mon 30 March 2026"
    ]


def test_the_night_on_which_the_clocks_go_back() -> None:
    """Saturday 23:30 UTC is Sunday 00:30 in London; on Monday both say 23:30."""
    sunday = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    monday = datetime(2026, 10, 26, 23, 30, tzinfo=UTC)

    assert front_door(sunday, monday, date(2026, 10, 27)) == [
        "met on Mon 26 October 2026; the last day was Mon 26 October 2026"
    ]


# --- bank holidays


def test_a_referral_on_the_eve_of_good_friday() -> None:
    """Received on Maundy Thursday at 23:30: the last day is Tuesday after Easter."""
    thursday = london(2026, 4, 2, 23, 30)

    assert front_door(thursday, None, date(2026, 4, 7)) == ["due by Tue 7 April 2026"]
    assert front_door(thursday, None, date(2026, 4, 8)) == [
        "was due by Tue 7 April 2026, and nothing recorded says that it was done"
    ]


@pytest.mark.parametrize(
    ("received", "last"),
    [
        # In 2020 the first Monday of May was worked, and Friday the 8th was not.
        (date(2020, 5, 1), "Mon 4 May 2020"),
        (date(2020, 5, 7), "Mon 11 May 2020"),
        # In 2022 the spring holiday moved from 30 May to 2 June; the 3rd was added.
        (date(2022, 5, 27), "Mon 30 May 2022"),
        (date(2022, 6, 1), "Mon 6 June 2022"),
    ],
)
def test_a_referral_before_a_may_holiday_that_moved(received: date, last: str) -> None:
    """As the list was published, and not as the rule has it."""
    assert front_door(received, None, received) == [f"due by {last}"]


def test_a_conference_over_the_moved_holiday_of_2022() -> None:
    """Fifteen working days from Friday 27 May, with Thursday and Friday kept."""
    case = a_case(steps=[step("section-47-started", date(2022, 5, 27), "otto")])
    on = date(2022, 6, 1)

    assert said(
        case.expectations(england(on), on, child="otto"), "initial-conference"
    ) == ["due by Tue 21 June 2022"]


def test_a_due_date_that_no_published_list_reaches() -> None:
    """Forty-five working days from December 2028: nobody knows the holidays yet."""
    taken_on = FrontDoorOutcome(
        decision="child-and-family-assessment", on=date(2028, 12, 4)
    )
    case = a_case(referrals=[a_referral(on=date(2028, 12, 1), outcome=taken_on)])
    on = date(2028, 12, 11)

    (first, _) = (
        e
        for e in case.expectations(england(on), on)
        if e.timescale == "child-and-family-assessment"
    )
    assert (first.state.value, first.due, first.is_provisional) == (
        "provisional",
        date(2029, 2, 7),
        True,
    )


# --- protecting a child, from the strategy discussion on


#: Two strategy discussions; the second started section 47. Otto has a plan, and in
#: Willa's case none was needed.
PROTECTED = a_case(
    steps=[
        step("strategy-discussion", date(2026, 1, 5)),
        step("section-47-started", date(2026, 1, 12)),
        step("initial-conference", date(2026, 2, 2), "otto"),
        step("initial-conference-without-plan", date(2026, 2, 3), "willa"),
        step("core-group", date(2026, 2, 16), "otto"),
        step("review-conference", date(2026, 4, 14), "otto"),
    ],
    legal_statuses=[a_plan_for("otto", date(2026, 2, 2))],
)


def stands(case: Case, name: str, on: date) -> dict[str | None, list[str]]:
    """How the clock of that name stands for each child whose clock started."""
    found = [e for e in case.expectations(england(on), on) if e.started_by is not None]
    whose = dict.fromkeys(e.child for e in found if e.timescale == name)
    return {
        child: said(tuple(e for e in found if e.child == child), name)
        for child in whose
    }


def test_the_conference_counts_from_the_discussion_that_started_section_47() -> None:
    """Not from the one before it; and each child had a conference of their own day."""
    assert stands(PROTECTED, "initial-conference", date(2026, 3, 2)) == {
        "otto": ["met on Mon 2 February 2026; the last day was Mon 2 February 2026"],
        "willa": [
            "met on Tue 3 February 2026, after the last day, Mon 2 February 2026"
        ],
    }


def test_only_a_conference_that_made_a_plan_leads_to_a_core_group() -> None:
    """Willa has no plan, so nothing more is due for her."""
    assert stands(PROTECTED, "first-core-group", date(2026, 3, 2)) == {
        "otto": ["met on Mon 16 February 2026; the last day was Mon 16 February 2026"]
    }


def test_three_months_on_a_saturday() -> None:
    """2 May 2026 is a Saturday: both days stand, and the Saturday is the last."""
    (first,) = (
        e
        for e in PROTECTED.expectations(england(date(2026, 3, 2)), date(2026, 3, 2))
        if e.timescale == "first-review-conference" and e.child == "otto"
    )

    assert (first.due, first.working_day_before) == (
        date(2026, 5, 2),
        date(2026, 5, 1),
    )


def test_the_next_review_runs_from_the_one_held() -> None:
    """Held on 14 April, before its last day: six months from then, not from May."""
    assert stands(PROTECTED, "next-review-conference", date(2026, 10, 1)) == {
        "otto": ["due by Wed 14 October 2026"]
    }


def test_a_review_whose_day_nobody_wrote_down_is_never_in_time() -> None:
    """It may have been held in time, and it may not."""
    undated = evolve(
        PROTECTED,
        steps=(*PROTECTED.steps[:-1], step("review-conference", None, "otto")),
    )

    assert stands(undated, "first-review-conference", date(2026, 6, 1)) == {
        "otto": [
            (
                "due by Sat 2 May 2026; something that may have met or ended it is "
                "recorded without its day; record the day"
            )
        ]
    }
    assert stands(undated, "next-review-conference", date(2026, 6, 1)) == {
        "otto": ["what starts it is recorded without its day; record the day"]
    }


def test_a_plan_that_ended_asks_for_no_further_review() -> None:
    """It ended at the review itself."""
    ended = evolve(
        PROTECTED,
        legal_statuses=(a_plan_for("otto", date(2026, 2, 2), date(2026, 4, 14)),),
    )

    assert stands(ended, "next-review-conference", date(2026, 12, 1)) == {
        "otto": [
            (
                "no longer needed since Tue 14 April 2026; the last day was "
                "Wed 14 October 2026"
            )
        ]
    }


def test_enquiries_that_end_without_a_conference() -> None:
    """Concerns were not borne out, and nothing stays overdue."""
    case = a_case(
        steps=[
            step("section-47-started", date(2026, 1, 12), "otto"),
            step("section-47-ended", date(2026, 1, 23), "otto"),
        ]
    )

    assert stands(case, "initial-conference", date(2026, 6, 1)) == {
        "otto": [
            (
                "no longer needed since Fri 23 January 2026; the last day was "
                "Mon 2 February 2026"
            )
        ]
    }


def test_a_plan_made_in_another_area_has_no_conference_in_the_record() -> None:
    """Its day is asked for, and its clocks are not silent."""
    case = a_case(legal_statuses=[a_plan_for("otto", date(2026, 2, 2))])

    assert stands(case, "first-review-conference", date(2026, 3, 2)) == {
        "otto": ["what starts it is recorded without its day; record the day"]
    }


# --- before and after a birth


def expecting(**parts: object) -> Case:
    """A case with a plan for a child who was expected in May."""
    baby: Person = Person(**{"id": "baby", "due": date(2026, 5, 11), **parts})  # type: ignore[arg-type] # checked at run time
    family = evolve(
        FAMILY,
        people=(*FAMILY.people, baby),
        memberships=(*FAMILY.memberships, Membership(person="baby")),
    )
    return a_case(
        family=family,
        legal_statuses=[a_plan_for("baby", date(2026, 3, 16))],
        steps=[step("initial-conference", date(2026, 3, 16), "baby")],
    )


def london_says(case: Case, on: date) -> dict[str, str]:
    """What London's tables say of the baby, of whatever has started."""
    tables = tables_of("london", on.year)
    return {
        str(e.timescale): e.state.value
        for e in case.expectations(tables, on, child="baby")
        if e.started_by is not None
    }


def test_a_plan_made_before_birth() -> None:
    """The London clock starts with the birth; the statutory ones ran before it."""
    born = expecting(born=date(2026, 5, 9))

    assert london_says(expecting(birth="unborn"), date(2026, 5, 1)) == {
        "first-core-group": "overdue",
        "first-review-conference": "due",
    }
    assert london_says(born, date(2026, 5, 19)) == {
        "first-core-group": "overdue",
        "first-review-conference": "due",
        "review-after-birth": "due",
    }
    assert london_says(born, date(2026, 5, 20))["review-after-birth"] == "overdue"


def test_a_pregnancy_that_ended_silences_every_reminder() -> None:
    """From the day on which it ended, also where nobody wrote that day down."""
    dated = expecting(birth="pregnancy-ended", pregnancy_ended=date(2026, 4, 1))
    undated = expecting(birth="pregnancy-ended")

    assert [
        london_says(dated, date(2026, 3, 31)),
        london_says(dated, date(2026, 4, 1)),
        london_says(undated, date(2026, 3, 31)),
    ] == [{"first-core-group": "overdue", "first-review-conference": "due"}, {}, {}]


# --- early help


def a_family_with_a_plan(**parts: object) -> Case:
    """Support opened on 12 January; a meeting in February, and its review in March."""
    return a_case(
        moves=[a_move("m1", date(2026, 1, 12), "targeted", kind="open")],
        plans=[
            FamilyPlan(
                id="p1",
                started=date(2026, 2, 9),
                reviews=(Review(on=date(2026, 3, 9), kind="updates"),),
            )
        ],
        team=Team(
            meetings=(
                Meeting(
                    id="t1",
                    on=date(2026, 2, 9),
                    kind="team-around-the-family",
                    next_on=date(2026, 3, 2),
                ),
            )
        ),
        **parts,
    )


def borough(case: Case, name: str, on: date) -> list[str]:
    """What Kensington and Chelsea's clock of that name says."""
    tables = tables_of("kensington-and-chelsea", on.year)
    return said(case.expectations(tables, on), name)


def test_a_review_counts_from_the_meeting_held_and_not_from_the_one_planned() -> None:
    """Planned for 2 March and not held; updates on 9 March were a review."""
    assert borough(a_family_with_a_plan(), "team-review", date(2026, 4, 1)) == [
        "met on Mon 9 March 2026; the last day was Mon 23 March 2026",
        "due by Mon 20 April 2026",
    ]


def test_support_that_ended_silences_the_reviews_and_starts_the_look_back() -> None:
    """Six months on is 2 October; nobody is reminded of reviews any more."""
    closed = a_family_with_a_plan().with_move(
        a_move("m2", date(2026, 4, 2), "universal", kind="close")
    )
    on = date(2026, 5, 1)

    assert borough(closed, "team-review", on)[1:] == [
        "no longer needed since Thu 2 April 2026; the last day was Mon 20 April 2026"
    ]
    assert borough(closed, "look-back-after-closing", on) == [
        "due by Fri 2 October 2026"
    ]


def test_a_boroughs_clock_in_place_of_the_usual_one() -> None:
    """Here the first meeting counts from the start of support, and only once."""
    on = date(2026, 3, 2)
    case = a_family_with_a_plan()

    assert borough(case, "first-team-meeting-from-opening", on) == [
        "met on Mon 9 February 2026; the last day was Mon 9 February 2026"
    ]
    assert borough(case, "first-team-meeting", on) == []


def test_an_area_that_gives_itself_longer_than_the_law_is_refused() -> None:
    """Whichever way it tries: the statutory clock runs on beside any other."""
    on = date(2026, 3, 2)
    slower = a_clock(
        "our-front-door",
        "5 working days",
        starts=["referral-received"],
        met_by=["referral-decided"],
        supersedes=["front-door-decision"],
    )
    hidden = evolve(slower, id="front-door-decision", supersedes=())

    for clock in (slower, hidden):
        with pytest.raises(Impossible):
            a_case().expectations([a_table(clock), *england(on)], on)


def test_a_family_who_are_away_for_the_summer() -> None:
    """A fortnight that the area allows does not count, and the law knows no summer."""
    on = date(2026, 8, 10)
    away = a_pause(date(2026, 8, 3), date(2026, 8, 14))
    law = evolve(away, timescale="next-review-conference")
    case = evolve(
        PROTECTED,
        plans=(FamilyPlan(id="p1", started=date(2026, 7, 6)),),
        pauses=(away, law),
    )
    tables = [a_table(a_clock(may_pause_for=[AWAY])), *england(on)]

    seen = {
        str(e.timescale): (e.state.value, str(e.due), str(e.pause))
        for e in case.expectations(tables, on)
        if e.timescale in {"review", "next-review-conference"} and e.started
    }

    # By that day a week of the fortnight, and a day, has gone by.
    assert seen == {
        "review": ("paused", "2026-08-25", "counted"),
        "next-review-conference": ("due", "2026-10-14", "not-allowed"),
    }
