"""
A small network for tests: a mother, a grandmother, a school, a clinic, two goals.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.dates import Period
from earlyhelp_core.teams import (
    Attended,
    CoverPeriod,
    FamilyMember,
    FamilyPerson,
    InformalSupporter,
    Lead,
    Meeting,
    Practitioner,
    Team,
    TeamGoal,
    TeamNeed,
    TeamNetwork,
    TeamTask,
)

__all__ = ["BEGAN", "ON", "a_network", "a_team"]

BEGAN, ON = date(2026, 1, 5), date(2026, 7, 1)


def a_team(**parts: object) -> Team:
    """A team of five, one of whom has left, that met in January and in June."""
    whole: dict[str, object] = {
        "members": [
            FamilyMember(id="mum", person="mother"),
            InformalSupporter(id="vicar", relation="vicar"),
            Practitioner(
                id="therapist",
                agency="clinic",
                role="Speech therapist",
                period=Period(start=BEGAN),
            ),
            Practitioner(id="tutor", agency="school", role="form tutor"),
            Practitioner(
                id="nurse",
                agency="nursing",
                role="school nurse",
                period=Period(start=BEGAN, end=date(2026, 4, 30)),
            ),
            Practitioner(id="mentor", role="mentor"),
        ],
        "leads": [
            Lead(
                kind="lead-practitioner",
                member="nurse",
                period=Period(start=BEGAN),
                cover="tutor",
            ),
            Lead(
                kind="lead-practitioner",
                member="tutor",
                period=Period(start=date(2026, 5, 11)),
                cover="therapist",
                covered=(
                    CoverPeriod(
                        member="therapist", period=Period(start=date(2026, 5, 25))
                    ),
                ),
            ),
        ],
        "meetings": [
            Meeting(
                id="january",
                on=date(2026, 1, 12),
                kind="team-around-the-family",
                attended=(
                    Attended(member="mum", how="in-person"),
                    Attended(member="tutor", how="in-person"),
                    Attended(member="therapist", how="virtual"),
                ),
            ),
            Meeting(
                id="june",
                on=date(2026, 6, 15),
                kind="review",
                attended=(
                    Attended(member="mum", how="separately"),
                    Attended(member="therapist", how="sent-update"),
                    Attended(member="tutor", how="apologies"),
                ),
            ),
        ],
        **parts,
    }
    return Team(**whole)  # type: ignore[arg-type] # checked at run time


def a_network(**parts: object) -> TeamNetwork:
    """A network of that team, with *parts* as given."""
    whole: dict[str, object] = {
        "on": ON,
        "team": a_team(),
        "people": [
            FamilyPerson(id="mother", label="mother", lives_with=["otto"]),
            FamilyPerson(id="otto", label="child 2, 5", lives_with=["mother"]),
            FamilyPerson(id="willa", label="child 1, 15", lives_with=["gran"]),
            FamilyPerson(id="gran", label="grandmother", lives_with=["willa"]),
        ],
        "needs": [
            TeamNeed(area="Speech  and language", about="otto"),
            TeamNeed(area="housing"),
            TeamNeed(area="sleep", about="otto"),
        ],
        "goals": [
            TeamGoal(id="talk", area="speech and language", whose=["otto"]),
            TeamGoal(id="home", area="housing"),
            TeamGoal(id="college", area="learning", whose=["willa"]),
        ],
        "tasks": [
            TeamTask(id="a1", goal="talk", member="therapist"),
            TeamTask(id="a2", goal="home", agency="council"),
            TeamTask(id="a3", goal="college", person="gran"),
            TeamTask(id="a4", goal="talk", member="nurse"),
            TeamTask(id="a5"),
        ],
        **parts,
    }
    return TeamNetwork(**whole)  # type: ignore[arg-type] # checked at run time
