"""
What happened, in order.
"""

from __future__ import annotations

from datetime import timedelta

from earlyhelp_core.cases import Entry
from earlyhelp_core.contacts import Contact
from earlyhelp_core.dates import Period
from earlyhelp_core.people import LegalStatus
from earlyhelp_core.plans import FamilyPlan, Goal
from tests.cases.builders import ON, a_case, a_move
from tests.cases.records import everything

DAY = timedelta(days=1)


def test_what_happened_is_told_in_order_by_role_and_agency() -> None:
    """Each beginning and end a line; what lies ahead is none."""
    case = a_case(
        legal_statuses=(
            LegalStatus(
                child="otto",
                basis="section-17",
                period=Period(start=ON, end=ON + 9 * DAY),
                decided_by="team manager",
            ),
        ),
        contacts=(
            Contact(
                id="k1",
                received=ON - DAY,
                from_role="teacher",
                from_agency="school",
                about=("otto",),
            ),
        ),
        plans=(
            FamilyPlan(
                id="p1",
                started=ON + DAY,
                goals=(Goal(id="g1", words="x", area="y", due=ON + 99 * DAY),),
            ),
        ),
    )
    status, otto = "/legal_statuses/0", ["otto"]
    told = (
        Entry(
            on=ON - DAY,
            kind="contact",
            what="received",
            path="/contacts/0",
            about=otto,
            by_role="teacher",
            by_agency="school",
        ),
        Entry(
            on=ON,
            kind="legal status",
            what="began",
            path=status,
            about=otto,
            by_role="team manager",
        ),
        Entry(on=ON + DAY, kind="family plan", what="started", path="/plans/0"),
        Entry(
            on=ON + 9 * DAY,
            kind="legal status",
            what="ended",
            path=status,
            about=otto,
            by_role="team manager",
        ),
    )

    assert case.chronology() == told
    assert case.chronology(ON) == told[:2]


def test_a_register_is_no_story() -> None:
    """Its beginning and end are; two marks a day are not."""
    kinds = {entry.kind for entry in everything().chronology()}

    assert "attendance record" in kinds
    assert "session" not in kinds


def test_a_move_says_which_way_it_led() -> None:
    """A step down never vanishes into something that took effect."""
    case = a_case(
        moves=[
            a_move("m1", ON - DAY, "targeted", kind="step-down"),
            a_move("m2", ON, None, kind="transfer-out"),
        ]
    )

    assert [(e.kind, e.what) for e in case.chronology()] == [
        ("move", "step down"),
        ("move", "transfer out"),
    ]
