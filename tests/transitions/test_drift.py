"""
What an agency is late with, as a suggestion to take it up.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import ActionId
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyOwner,
    FamilyPlan,
    Goal,
    Owner,
)
from earlyhelp_core.transitions import (
    Disagreement,
    DisagreementAbout,
    DisagreementEnd,
    DriftOffer,
    drift_offers,
)

ON = date(2026, 3, 9)


def action(id_: str, day: int, owner: Owner | None) -> Action:
    """Something to be done by a day of March."""
    return Action(id=id_, what="Ring.", owner=owner, due=date(2026, 3, day))


HOUSING, SCHOOL = AgencyOwner(agency="housing"), AgencyOwner(agency="school")
PLAN = FamilyPlan(
    id="plan-1",
    started=date(2026, 1, 5),
    goals=(
        Goal(
            id="g1",
            words="A dry home.",
            area="housing",
            actions=(
                action("a1", 5, HOUSING),
                action("a2", 2, HOUSING),
                action("a3", 9, SCHOOL),
                action("a4", 2, FamilyOwner(person="mother")),
                action("a5", 2, None),
            ),
        ),
    ),
)
OFFER = DriftOffer(
    agency="housing",
    plan="plan-1",
    actions=(ActionId("a1"), ActionId("a2")),
    since=date(2026, 3, 2),
    on=ON,
)


def test_only_agencies_that_are_late_are_named_each_once() -> None:
    """Never the family, nor what nobody has taken on, nor what is due today."""
    assert drift_offers(PLAN, ON) == (OFFER,)
    assert OFFER.reason.startswith("this agency is late with 2 of its actions")


def test_a_practitioner_decides_to_take_it_up() -> None:
    """Then it is a disagreement about the plan, raised by them on that day."""
    raised = OFFER.taken_up("d1", by_role="lead practitioner", on=ON)

    assert raised == Disagreement(
        id="d1",
        about=DisagreementAbout.PLAN_PROGRESS,
        raised=ON,
        raised_by_role="lead practitioner",
        with_agency="housing",
        plan="plan-1",
    )


def test_what_is_taken_up_already_is_not_suggested_again() -> None:
    """Until that one has ended; one about something else is no reason."""
    raised = OFFER.taken_up("d1", by_role="lead practitioner", on=ON)
    other = evolve(raised, about="roles")
    ended = raised.with_end(DisagreementEnd(on=ON, how="agreed"))

    assert [
        len(drift_offers(PLAN, ON, beside=[one])) for one in (raised, other, ended)
    ] == [0, 1, 1]
