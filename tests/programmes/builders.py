"""
Small programmes and circumstances for tests: valid, invented, easy to change.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import Answer, Severity, YesNo
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.errors import EarlyHelpError
from earlyhelp_core.ids import (
    CircumstanceName,
    EnrolmentId,
    FollowUpName,
    PersonId,
    ProgrammeId,
    PublicationId,
    RequirementName,
)
from earlyhelp_core.programmes import (
    Ages,
    Attended,
    Circumstance,
    Circumstances,
    Contraindication,
    Criterion,
    Dosage,
    Enrolment,
    FollowUp,
    Programme,
    TakesPart,
)
from earlyhelp_core.sources import Basis, Citation, Publication

__all__ = [
    "MONDAY",
    "ON",
    "RULE",
    "a_criterion",
    "a_dosage",
    "a_follow_up",
    "a_place",
    "a_programme",
    "against",
    "known",
    "named",
    "span",
    "states",
    "told",
]

ON = date(2026, 3, 2)
#: The day on which places in these tests begin.
MONDAY = date(2026, 1, 5)
GUIDE = Publication(
    id=PublicationId("guide"), title="A guide", publisher="Thistle Vale Council"
)
RULE = Citation(
    publication=PublicationId("guide"), clause="section 1", basis=Basis.STATED
)


def span(text: str) -> Span:
    """The span that the words mean."""
    return Span.parse(text)


def named(name: str) -> Circumstance:
    """A circumstance that means what it is called."""
    return Circumstance(name=CircumstanceName(name), meaning=f"there is {name}")


def a_criterion(
    name: str,
    *any_of: str,
    wanted: YesNo = YesNo.YES,
    within: str | None = None,
    severity: Severity = Severity.REQUIRED,
) -> Criterion:
    """A criterion on those circumstances, or on the one of its own name."""
    return Criterion(
        name=RequirementName(name),
        any_of=tuple(map(CircumstanceName, any_of or (name,))),
        wanted=wanted,
        within=None if within is None else span(within),
        severity=severity,
        source=RULE,
    )


def against(name: str, circumstance: str) -> Contraindication:
    """A contraindication in that circumstance."""
    return Contraindication(
        name=RequirementName(name),
        circumstance=CircumstanceName(circumstance),
        because="it could do harm",
        instead="offer something else",
        source=RULE,
    )


def a_dosage(
    *,
    sessions: int | None = None,
    times: int | None = None,
    every: str | None = None,
    at_least: str | None = None,
    at_most: str | None = None,
) -> Dosage:
    """A dosage, its spans in words."""
    return Dosage(
        sessions=sessions,
        times=times,
        every=None if every is None else span(every),
        at_least=None if at_least is None else span(at_least),
        at_most=None if at_most is None else span(at_most),
        source=RULE,
    )


def a_follow_up(name: str, earliest: str, latest: str | None = None) -> FollowUp:
    """A follow-up of that name."""
    return FollowUp(
        name=FollowUpName(name),
        do=f"hold the {name}",
        earliest=span(earliest),
        latest=None if latest is None else span(latest),
        source=RULE,
    )


def a_programme(
    *criteria: Criterion,
    contraindications: tuple[Contraindication, ...] = (),
    ages: Ages | None = None,
    dosage: Dosage | None = None,
    follow_ups: tuple[FollowUp, ...] = (),
) -> Programme:
    """A programme that declares every circumstance it asks about."""
    names = dict.fromkeys(
        [name for criterion in criteria for name in criterion.any_of]
        + [one.circumstance for one in contraindications]
    )
    return Programme(
        id=ProgrammeId("calm-mornings"),
        title="Calm Mornings",
        summary="Help with mornings.",
        takes_part=TakesPart.FAMILY,
        in_force=Period(start=date(2025, 1, 1), end=date(2027, 12, 31)),
        publications=(GUIDE,),
        source=RULE,
        ages=ages,
        circumstances=tuple(map(named, names)),
        criteria=criteria,
        contraindications=contraindications,
        dosage=dosage,
        follow_ups=follow_ups,
    )


def known(
    *, born: date | None = None, age: int | None = None, **answers: date | str
) -> Circumstances:
    """What is known on the day of these tests; names in keywords, with underscores."""
    told_so = {name.replace("_", "-"): answer for name, answer in answers.items()}
    return Circumstances.of(on=ON, told=told_so, born=born, age=age)


def a_place(*held: date) -> Enrolment:
    """A place that began on the Monday, with sessions held on these days."""
    return Enrolment(
        id=EnrolmentId("place-1"),
        programme=ProgrammeId("calm-mornings"),
        person=PersonId("mother"),
        started=MONDAY,
        attended=tuple(Attended(on=day) for day in held),
    )


def states(answer: Answer) -> dict[str, str]:
    """Each condition with how it stands."""
    return {f.requirement: f.state.value for f in answer.findings}


def told(
    refused: pytest.ExceptionInfo[EarlyHelpError],
) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]
