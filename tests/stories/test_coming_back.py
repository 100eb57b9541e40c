"""
A family that asked three times, and what it could not get.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.contacts import (
    Contact,
    FrontDoorDecision,
    FrontDoorOutcome,
    Referral,
    UnmetNeed,
    repeats,
)
from earlyhelp_core.dates import Span
from earlyhelp_core.fields import evolve

WINTER, SPRING, SUMMER = date(2026, 1, 12), date(2026, 4, 13), date(2026, 7, 6)


def test_declined_and_asked_again() -> None:
    """A referral is declined, the need stays open, the school hears late."""
    contacts = [
        Contact(id="c1", received=WINTER, from_role="mother", about=["p2"]),
        Contact(id="c2", received=SPRING, from_role="class teacher", about=["p2"]),
        Contact(id="c3", received=SUMMER, from_role="mother", about=["p3"]),
    ]
    asked = Referral(
        id="r1",
        contact="c2",
        received=SPRING,
        from_role="class teacher",
        to="targeted",
        about=["p2"],
        outcome=FrontDoorOutcome(decision="declined", on=date(2026, 4, 14)),
    )
    need = UnmetNeed(
        id="u1",
        area="speech and language",
        who=["p2"],
        since=date(2026, 4, 14),
        why="declined",
        referral=asked.id,
    )
    assert asked.outcome is not None
    assert asked.outcome.decision is FrontDoorDecision.DECLINED

    # Nobody told the school within the three working days that this council allows.
    within = Span.parse("3 working days")
    assert asked.feedback_due(within) == date(2026, 4, 17)
    assert asked.feedback_overdue(date(2026, 4, 20), within)
    told = evolve(asked, feedback_given=date(2026, 4, 20))
    assert not told.feedback_overdue(date(2026, 4, 20), within)

    # As a family they came back twice; about the same child once.
    half_year = Span.parse("6 months")
    assert [r.contact for r in repeats(contacts, half_year, "previous-contact")] == [
        "c2",
        "c3",
    ]
    by_person = repeats(contacts, half_year, "previous-contact", unit="person")
    assert [(r.contact, r.person) for r in by_person] == [("c2", "p2")]

    # In the summer a place came up. On a day in May the need had still been open.
    met = evolve(need, met=SUMMER)
    assert (met.is_open(date(2026, 5, 1)), met.is_open(SUMMER)) == (True, False)
    assert met.as_of(date(2026, 5, 1)) == need
