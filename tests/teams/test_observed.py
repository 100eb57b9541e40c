"""
Which agencies share families, and what is not told.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible, Misuse
from earlyhelp_core.sources import Basis
from earlyhelp_core.teams import (
    DISCLOSURE,
    AgencyPair,
    DisclosureThreshold,
    FamilyMember,
    Practitioner,
    SharedFamilies,
    Team,
    observed,
)

ON = date(2026, 3, 2)


def a_team(*agencies: str | None, **periods: Period) -> Team:
    """A team with one practitioner of each agency, there for as long as given."""
    return Team(
        members=(
            FamilyMember(id="mum", person="mother"),
            *(
                Practitioner(
                    id=f"m{place}",
                    agency=agency,
                    role="worker",
                    period=periods.get(agency or ""),
                )
                for place, agency in enumerate(agencies)
            ),
        )
    )


def counted(*teams: Team, on: date | Period = ON) -> dict[tuple[str, str], int]:
    """Every pair with its number of families, however few."""
    found = observed(teams, on, at_least=1)
    return {(s.pair.first, s.pair.second): s.families for s in found.pairs}


def test_pairs_are_counted_by_family() -> None:
    """Once a family, however many of an agency there are; not with itself."""
    assert counted(
        a_team("school", "clinic", "school", None), a_team("clinic", "school", "hub")
    ) == {("clinic", "hub"): 1, ("clinic", "school"): 2, ("hub", "school"): 1}


def test_agencies_that_follow_each_other_do_not_work_together() -> None:
    """On a day, who is there that day; in a stretch, who is there at one time."""
    spring = Period(start=date(2026, 3, 1), end=date(2026, 4, 30))
    summer = Period(start=date(2026, 5, 1), end=date(2026, 7, 31))
    team = a_team("school", "clinic", "hub", clinic=spring, hub=summer)
    year = Period(start=date(2026, 1, 1), end=date(2026, 12, 31))

    assert counted(team) == {("clinic", "school"): 1}
    assert counted(team, on=year) == {("clinic", "school"): 1, ("hub", "school"): 1}
    assert counted(team, on=date(2026, 9, 1)) == {}


def test_several_teams_of_one_family_are_one_family() -> None:
    """Given together they are counted once."""
    teams = (a_team("school", "clinic"), a_team("school", "clinic"))

    assert observed([teams], ON, at_least=1).pairs == (
        SharedFamilies(pair=AgencyPair.of("school", "clinic"), families=1),
    )
    assert observed([teams], ON).teams == 1


def test_few_families_are_counted_and_not_told() -> None:
    """Ten are told unless another number is asked for."""
    teams = [a_team("school", "clinic")] * 10 + [a_team("school", "refuge")] * 9
    found = observed(teams, ON)

    assert [(s.pair, s.families) for s in found.pairs] == [
        (AgencyPair.of("clinic", "school"), 10)
    ]
    assert (found.suppressed, found.at_least, found.teams) == (1, 10, 19)
    assert observed(teams, ON, at_least=9).suppressed == 0


def test_the_threshold_says_where_it_comes_from() -> None:
    """It is practice, to be confirmed locally; less than one is none."""
    assert DISCLOSURE.source.basis is Basis.PRACTICE
    with pytest.raises(Impossible):
        DisclosureThreshold(at_least=0, source=DISCLOSURE.source)
    with pytest.raises(Misuse):
        observed([], ON, at_least=0)


def test_a_designed_network_beside_what_is_seen() -> None:
    """Few and none read alike, so that nothing is told by leaving it out."""
    teams = [
        *[a_team("school", "clinic")] * 10,
        *[a_team("school", "hub")] * 12,
        a_team("school", "refuge"),
    ]
    found = observed(teams, ON).against(
        [
            ("school", "clinic"),
            ("clinic", "school"),
            ("school", "refuge"),
            ("police", "school"),
            ("police", "police"),
        ]
    )

    assert (found.period, found.at_least) == (Period(start=ON, end=ON), 10)
    assert [s.pair for s in found.expected_and_seen] == [
        AgencyPair.of("clinic", "school")
    ]
    assert found.expected_and_not_seen == (
        AgencyPair.of("police", "school"),
        AgencyPair.of("refuge", "school"),
    )
    assert [s.pair for s in found.seen_and_not_expected] == [
        AgencyPair.of("hub", "school")
    ]
