"""
Leads and vacancies.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import MemberId
from earlyhelp_core.teams import Lead, LeadKind, Vacancy

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))

LEAD = Lead(
    kind=LeadKind.LEAD_PRACTITIONER,
    member=MemberId("m1"),
    period=Period(start=APRIL, end=MAY),
)
VACANCY = Vacancy(kind=LeadKind.LEAD_PRACTITIONER, since=APRIL, until=MAY)


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_each_is_dated_by_its_first_day() -> None:
    """From then on it was so."""
    assert (LEAD.dated, VACANCY.dated) == (APRIL, APRIL)


def test_a_lead_leads_from_the_first_day_to_the_last() -> None:
    """Both days belong to it."""
    assert [LEAD.is_leading(on) for on in (MARCH, APRIL, MAY, JUNE)] == [
        False,
        True,
        True,
        False,
    ]


def test_nobody_covers_for_themselves() -> None:
    """Cover is somebody else to ring."""
    with pytest.raises(Impossible) as refused:
        evolve(LEAD, cover="m1")

    assert told(refused) == [("/cover", "covers-themselves")]


def test_somebody_else_covers() -> None:
    """While the lead is away."""
    assert evolve(LEAD, cover="m2").cover == "m2"


def test_as_of_a_day_a_later_end_and_acceptance_are_hidden() -> None:
    """Being named comes before saying yes."""
    accepted = evolve(LEAD, accepted=date(2026, 4, 15))

    assert [accepted.as_of(on) for on in (APRIL, date(2026, 4, 20), MAY)] == [
        evolve(LEAD, period=Period(start=APRIL)),
        evolve(accepted, period=Period(start=APRIL)),
        accepted,
    ]


def test_a_vacancy_does_not_end_before_it_begins() -> None:
    """One of the two dates is wrong."""
    with pytest.raises(Impossible) as refused:
        evolve(VACANCY, until=MARCH)

    assert told(refused) == [("/until", "ends-before-start")]


def test_a_vacancy_is_open_from_the_first_day_to_the_last() -> None:
    """Both days are without a lead."""
    assert [VACANCY.is_open(on) for on in (MARCH, APRIL, MAY, JUNE)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_vacancy_without_an_end_stays_open() -> None:
    """Until somebody leads, nobody does."""
    assert evolve(VACANCY, until=None).is_open(JUNE)


def test_as_of_a_day_a_vacancys_later_end_is_hidden() -> None:
    """On that day nobody knew when it would be filled."""
    assert [VACANCY.as_of(on) for on in (APRIL, MAY)] == [
        evolve(VACANCY, until=None),
        VACANCY,
    ]
