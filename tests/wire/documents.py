"""
Documents for tests: small, valid, invented, and easy to break in one place.
"""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, date, datetime

from earlyhelp_core import wire
from earlyhelp_core.assessments import Assessment, HarmConsideration, Observation
from earlyhelp_core.cases import Case
from earlyhelp_core.dates import Period
from earlyhelp_core.frameworks import Ladder, LevelFramework
from earlyhelp_core.ids import LevelCode, PersonId
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import (
    Family,
    Household,
    LegalStatus,
    Membership,
    Person,
    Relationship,
)
from earlyhelp_core.plans import Action, AgencyOwner, FamilyOwner, FamilyPlan, Goal
from earlyhelp_core.sources import Publication, Recorded
from earlyhelp_core.teams import FamilyMember, Lead, Meeting, Practitioner, Team
from earlyhelp_core.transitions import Handover, Move, Pathway
from earlyhelp_core.wire import JSON

__all__ = [
    "CANARY",
    "a_case",
    "a_framework",
    "a_pathway",
    "as_bytes",
    "codes",
    "found",
    "framework_data",
    "pathway_data",
    "places",
]

#: Stands wherever a value of somebody's life would; no report may repeat it.
CANARY = "ZZCANARY Thistledown"
_PERIOD = Period(start=date(2026, 1, 5))
_CHILD = PersonId("child")
_LEVELS = ("universal", "targeted", "statutory")


def a_case() -> Case:
    """A case that holds at least one of most things."""
    wrote = Recorded(
        at=datetime(2026, 1, 12, 9, 30, tzinfo=UTC), role="family worker", name=CANARY
    )
    goal = Goal(
        id="goal-1",
        words="Calm mornings, «every» day — Zoë.",
        area="family routine",
        whose=(_CHILD,),
        measure="calm",
        baseline=2,
        target=7.5,
        actions=(
            Action(
                id="action-1",
                what="Ask about a place.",
                owner=AgencyOwner(agency="school", role="tutor"),
                due=date(2026, 3, 2),
            ),
            Action(
                id="action-2",
                what="Lay out clothes.",
                owner=FamilyOwner(person="mother"),
            ),
        ),
        recorded=wrote,
    )
    return Case(
        id="case-1",
        partnership="kensington-and-chelsea",
        ladder=Ladder(framework="f", codes=tuple(map(LevelCode, _LEVELS))),
        family=_family(),
        legal_statuses=(
            LegalStatus(child="child", basis="section-17", period=_PERIOD),
        ),
        harm=(HarmConsideration(on=date(2026, 1, 12), finding="none"),),
        assessments=(
            Assessment(
                id="assessment-1",
                kind="single-agency",
                started=date(2026, 1, 12),
                children=(_CHILD,),
                observations=(Observation(side="strength", area="family routine"),),
            ),
        ),
        plans=(FamilyPlan(id="plan-1", started=date(2026, 1, 14), goals=(goal,)),),
        team=Team(
            members=(
                FamilyMember(id="m1", person="mother"),
                Practitioner(id="m2", agency="school", role="tutor", period=_PERIOD),
            ),
            leads=(Lead(kind="lead-practitioner", member="m2", period=_PERIOD),),
            meetings=(Meeting(id="meeting-1", on=date(2026, 2, 2), kind="closing"),),
        ),
        measures=(Measure(id="calm", title="Calm mornings", unit="in a week"),),
        readings=(Reading(measure="calm", on=date(2026, 2, 2), value=3),),
        handovers=(
            Handover(
                id="h1", kind="step-up", to="targeted", proposed=date(2026, 1, 12)
            ),
        ),
        moves=(
            Move(
                id="move-1",
                kind="open",
                from_="universal",
                to="targeted",
                effective=date(2026, 1, 12),
                handover="h1",
                reason="They asked for help.",
            ),
        ),
    )


def _family() -> Family:
    return Family(
        id="family-1",
        people=(
            Person(id="mother", name=CANARY, languages=("Welsh",)),
            Person(
                id="child",
                born=date(2014, 9, 1),
                upn="L000200001001",
                nhs_number="9434765870",
                school="100001",
            ),
        ),
        memberships=(
            Membership(person="mother"),
            Membership(person="child", period=_PERIOD),
        ),
        relationships=(
            Relationship(
                from_="mother",
                kind="parent-of",
                to="child",
                parental_responsibility="yes",
            ),
        ),
        households=(
            Household(
                id="home",
                members=(Membership(person="child", period=_PERIOD),),
                postcode="ZZ99 3VZ",
            ),
        ),
    )


_SOURCE: JSON = {"publication": "strategy", "clause": "stages", "basis": "stated"}


def framework_data() -> dict[str, JSON]:
    """A framework of three levels."""
    return {
        "kind": "level-framework",
        "version": "1.0",
        "id": "f",
        "title": "Three stages",
        "publisher": "A council",
        "in_force": {"start": "2020-01-01", "end": "2023-12-31"},
        "publications": [{"id": "strategy", "title": "S", "publisher": "A council"}],
        "levels": [
            {
                "code": code,
                "name": code.title(),
                "meaning": "Help.",
                "tiers": [number, number + 1],
                "source": _SOURCE,
            }
            for number, code in enumerate(_LEVELS, 1)
        ],
    }


def a_framework() -> LevelFramework:
    """The same as a value."""
    return wire.from_data(framework_data(), LevelFramework)


def pathway_data() -> dict[str, JSON]:
    """A pathway that uses every form editions have, over that framework."""
    data: dict[str, JSON] = {
        "kind": "pathway",
        "version": "1.0",
        "id": "support",
        "title": "Support",
        "publisher": "A council",
        "in_force": {"start": "2020-01-01"},
        "framework": "f",
        "protective": {"kind": "refer", "to": "statutory"},
        "publications": ["strategy"],
        "rules": [
            {
                "id": "refer",
                "kind": "refer",
                "from": ["universal", "targeted"],
                "to": ["statutory"],
                "source": _SOURCE,
            },
            {
                "id": "step-down",
                "kind": "step-down",
                "from": ["statutory"],
                "to": ["targeted"],
                "when": [
                    {"fact": "legal-status", "is": ["none", "section-17"]},
                    {"fact": "same-lead", "is": "no"},
                    {"not": {"fact": "harm", "is": "suspected"}},
                    {
                        "any": [
                            {"fact": "agreement", "at_least": "given"},
                            {"fact": "lead-named", "at_most": "yes"},
                            {"fact": "child-voice", "within": "6 weeks"},
                            {"fact": "authorised-by", "includes": "team manager"},
                            {"all": []},
                        ]
                    },
                ],
                "requires": [
                    "agreement-in-writing",
                    {"name": "plan-reviewed", "within": "30 working days"},
                    {"name": "receiving-lead-accepted", "source": _SOURCE},
                ],
                "authority": "team manager",
                "handover": "sender-holds-until-accepted",
                "obligations": [{"do": "meet", "by": "lead", "within": "1 week"}],
                "source": _SOURCE,
            },
        ],
    }
    return deepcopy(data)


_CATALOGUE = (
    Publication(id="strategy", title="Strategy", publisher="A council", year=2020),
)


def a_pathway() -> Pathway:
    """The same as a value."""
    return wire.from_data(
        pathway_data(), Pathway, catalogue=(a_framework(), *_CATALOGUE)
    )


def as_bytes(data: JSON) -> bytes:
    """The data as a JSON document."""
    return json.dumps(data).encode()


def found(source: bytes) -> list[tuple[str, str]]:
    """Place and code of every problem, where a catalogue holds framework and source."""
    report = wire.check(source, catalogue=(a_framework(), *_CATALOGUE))
    return [(problem.path, problem.code) for problem in report.problems]


def places(source: bytes) -> list[str]:
    """The places alone."""
    return [path for path, _ in found(source)]


def codes(source: bytes) -> list[str]:
    """The codes alone."""
    return [code for _, code in found(source)]
