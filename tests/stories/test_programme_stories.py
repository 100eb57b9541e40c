"""
Programmes as families meet them: a question not asked yet, a birthday, a look back.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import partnerships
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import EnrolmentId, FollowUpName, PersonId, ProgrammeId
from earlyhelp_core.programmes import (
    Attended,
    Circumstances,
    Ending,
    Enrolment,
    FollowedUp,
    Programme,
    SessionOutcome,
    adherence,
    eligible,
    next_due,
)


def programme(name: str, on: date) -> Programme:
    """A programme that one borough works with on that day."""
    borough = partnerships.load("kensington-and-chelsea", on=on)
    (found,) = (p for p in borough.programmes if p.id == name)
    return found


def test_parents_in_conflict_ask_for_help_and_nobody_has_asked_about_abuse() -> None:
    """Not eligible yet, whatever else is so; asked and safe, it is open to them."""
    on = date(2022, 6, 1)
    within_my_reach = programme("within-my-reach", on)
    told: dict[str, date | str] = {
        "parental-conflict": "yes",
        "offered-in-this-area": "yes",
        "agrees-to-take-part": "yes",
    }
    unasked = eligible(within_my_reach, Circumstances.of(on=on, told=told))

    assert not unasked.met
    assert [(f.requirement, f.state.value) for f in unasked.outstanding] == [
        ("no-domestic-abuse", "not-recorded")
    ]
    assert unasked.remedies == (
        (
            "ask each parent alone and safely, with a screening tool, and record what "
            "was found"
        ),
    )

    asked = Circumstances.of(on=on, told={**told, "domestic-abuse": "no"})
    assert eligible(within_my_reach, asked).met

    # Had it been so, the answer names the help there is, and that a referral to
    # protect a child waits for nothing.
    abuse = Circumstances.of(on=on, told={**told, "domestic-abuse": "yes"})
    (way_out,) = eligible(within_my_reach, abuse).remedies
    assert "specialist domestic abuse service" in way_out
    assert "waits for nothing" in way_out


def test_a_young_person_of_17_and_the_end_of_turnaround() -> None:
    """Open on the last day; over on the next; and closed by a birthday before it."""
    last = date(2026, 3, 31)
    turnaround = programme("turnaround", last)
    told: dict[str, date | str] = {
        "interviewed-under-caution": date(2026, 1, 5),
        "took-part-in-turnaround": "no",
        "statutory-youth-justice-order": "no",
        "looked-after": "no",
        "child-protection-plan": "no",
        "whole-family-support-under-way": "no",
        "agrees-to-take-part": "yes",
    }
    seventeen = date(2008, 4, 20)

    def missing(on: date, born: date) -> list[str]:
        answer = eligible(turnaround, Circumstances.of(on=on, born=born, told=told))
        return [finding.requirement for finding in answer.outstanding]

    assert missing(last, seventeen) == []
    assert missing(date(2026, 4, 1), seventeen) == ["programme-running"]
    assert missing(last, date(2008, 3, 31)) == ["age"]
    # Three months from the interview ended on 5 April; so had the programme.
    assert missing(date(2026, 4, 6), seventeen) == [
        "programme-running",
        "on-the-edge-of-youth-justice",
    ]


def test_the_inclusion_programme_looks_back_after_three_months() -> None:
    """From three to six months after closing, once; and an earlier day sees none."""
    closed = date(2022, 7, 15)
    inclusion = programme("inclusion-programme", closed)
    place = Enrolment(
        id=EnrolmentId("place-1"),
        programme=ProgrammeId("inclusion-programme"),
        person=PersonId("child"),
        started=date(2022, 1, 10),
        ended=closed,
        why_ended=Ending.COMPLETED,
    )
    review = next_due(inclusion, place, closed)

    # It took at least the six months it is meant to take.
    least = adherence(inclusion, place, closed).least_until
    assert least == date(2022, 7, 10)
    assert next_due(inclusion, place, date(2022, 7, 14)) is None
    assert review is not None
    assert (review.do, review.earliest, review.latest) == (
        "look back with the family and the school at what has held",
        date(2022, 10, 15),
        date(2023, 1, 15),
    )
    assert not review.is_overdue(date(2023, 1, 15))
    assert review.is_overdue(date(2023, 1, 16))

    held = place.with_followed_up(
        FollowedUp(name=FollowUpName("post-closure-review"), on=date(2022, 10, 20))
    )
    assert next_due(inclusion, held, date(2022, 10, 20)) is None

    # A family that moved away is not written to.
    moved = evolve(place, why_ended=Ending.MOVED_AWAY)
    assert next_due(inclusion, moved, date(2022, 10, 15)) is None


def test_a_school_flags_a_child_whom_youth_justice_already_supports() -> None:
    """That is no hindrance: their worker takes the lead, and the answer says so."""
    on = date(2022, 6, 1)
    answer = eligible(
        programme("inclusion-programme", on),
        Circumstances.of(
            on=on,
            told={
                "suspended": date(2022, 5, 3),
                "flagged-by-school": date(2022, 5, 30),
                "agrees-to-take-part": "yes",
                "open-to-family-services": "yes",
            },
        ),
    )

    assert answer.met
    assert [finding.remedy for finding in answer.advisory] == [
        "the worker who is already allocated takes the lead; nobody new is allocated"
    ]


def test_a_provider_calls_off_half_the_contacts_of_your_choice() -> None:
    """The count says whose gap it is, and what comes next."""
    start = date(2023, 1, 9)
    your_choice = programme("your-choice", start)
    place = Enrolment(
        id=EnrolmentId("place-1"),
        programme=ProgrammeId("your-choice"),
        person=PersonId("child"),
        started=start,
        attended=tuple(
            Attended(on=date(2023, 1, day), outcome=outcome)
            for day, outcome in (
                (10, SessionOutcome.HELD),
                (12, SessionOutcome.CALLED_OFF),
                (13, SessionOutcome.CALLED_OFF),
                (16, SessionOutcome.HELD),
                (18, SessionOutcome.HELD),
                (20, SessionOutcome.CALLED_OFF),
            )
        ),
    )
    so_far = adherence(your_choice, place, date(2023, 1, 22))
    due = next_due(your_choice, place, date(2023, 1, 22))

    assert (so_far.planned, so_far.planned_in_all) == (6, 36)
    assert (so_far.held, so_far.called_off, so_far.family_could_not_come) == (3, 3, 0)
    assert due is not None
    assert (due.earliest, due.latest) == (date(2023, 1, 16), date(2023, 1, 22))
