"""
Answers to the plan, reviews, supporters and shares.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.ids import AgencyId, PersonId
from earlyhelp_core.plans import (
    PlanAgreement,
    Response,
    Review,
    ReviewKind,
    Share,
    Supporter,
)

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_each_part_is_dated_by_its_own_day() -> None:
    """The day it was said, held or agreed."""
    parts = (
        PlanAgreement(person=PersonId("mother"), said=Response.AGREES, on=MARCH),
        Review(on=MARCH, kind=ReviewKind.MEETING),
        Supporter(role="form tutor", agreed_on=MARCH),
    )

    assert [part.dated for part in parts] == [MARCH] * 3


def test_the_next_review_is_not_due_before_this_one() -> None:
    """One of the two dates is wrong."""
    with pytest.raises(Impossible) as refused:
        Review(on=APRIL, kind=ReviewKind.UPDATES, next_due=MARCH)

    assert told(refused) == [("/next_due", "ends-before-start")]


@pytest.mark.parametrize(
    ("person", "agency", "role"),
    [
        (PersonId("aunt"), None, None),
        (None, AgencyId("school"), None),
        (None, None, "neighbour"),
    ],
)
def test_any_one_of_person_agency_or_role_names_a_supporter(
    person: str | None, agency: str | None, role: str | None
) -> None:
    """Families name people in their own ways."""
    supporter = Supporter(person=person, agency=agency, role=role)

    assert (supporter.person, supporter.agency, supporter.role) == (
        person,
        agency,
        role,
    )


def test_a_supporter_is_somebody() -> None:
    """With nobody named there is no supporter to record."""
    with pytest.raises(Impossible) as refused:
        Supporter(agreed_on=MARCH)

    assert told(refused) == [("", "nobody-named")]


@pytest.mark.parametrize(("met", "of"), [(-1, 3), (4, 3), (0, -1)])
def test_a_share_lies_between_none_and_all(met: int, of: int) -> None:
    """More than there are cannot be met."""
    with pytest.raises(Impossible) as refused:
        Share(met=met, of=of)

    assert told(refused) == [("/met", "not-a-share")]


def test_a_share_is_two_numbers_and_can_be_one() -> None:
    """It is said as so many of so many."""
    share = Share(met=3, of=4)

    assert (str(share), share.ratio) == ("3 of 4", 0.75)


def test_a_share_of_nothing_is_not_nought() -> None:
    """Without goals there is no rate."""
    assert Share(met=0, of=0).ratio is None
