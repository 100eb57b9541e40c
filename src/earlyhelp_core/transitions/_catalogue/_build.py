"""
How a requirement of the catalogue is put together, and where its gates are found.

The publications are those that authorities have published themselves. What they say is
told in our words, and how firmly it stands there is said of each requirement.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from earlyhelp_core.answers import PlainWords, YesNo
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PublicationId
from earlyhelp_core.sources import Basis, Citation, Publication, Source
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._predicates import AtLeast, Predicate
from earlyhelp_core.transitions._requirements import Requirement, Words

#: The requirements on one subject.
Group: TypeAlias = tuple[Requirement, ...]


def requirement(  # noqa: PLR0913 - one for each part of a requirement
    name: str,
    meaning: str,
    holds: Predicate,
    words: Words,
    source: Source,
    *,
    instead: Kind | None = None,
    applies: Predicate | None = None,
) -> Requirement:
    """One entry of the catalogue."""
    found = Requirement(name=name, meaning=meaning, holds=holds, words=words)
    return evolve(found, source=source, instead=instead, applies=applies)


def done(fact: str, value: str = YesNo.YES) -> AtLeast:
    """That something is so, or was done, on whatever day."""
    return AtLeast(fact=fact, value=value)


def asked(
    name: str,
    meaning: str,
    words: Words,
    source: Source,
    holds: Predicate | None = None,
) -> Requirement:
    """An entry that asks for the fact of its own name, unless it says another thing."""
    return requirement(name, meaning, holds or done(name), words, source)


def plain(family: str | None, child: str | None = None) -> PlainWords:
    """What may be said to the family, and to the child."""
    return PlainWords(family=family, child=child)


def stated(publication: str, clause: str) -> Source:
    """The publication says so."""
    return _found(publication, clause, Basis.STATED)


def inferred(publication: str, clause: str) -> Source:
    """We read it out of the publication."""
    return _found(publication, clause, Basis.INFERENCE)


def practice(clause: str) -> Source:
    """Usual practice, which no publication that was read lays down."""
    return _found("practice", clause, Basis.PRACTICE)


def _found(publication: str, clause: str, basis: Basis) -> Source:
    place = Citation(publication=publication, clause=clause, basis=basis)
    return place.within(_PUBLICATIONS[place.publication])


def _published(
    *rows: tuple[str, str, str, int | None],
) -> Mapping[PublicationId, Publication]:
    read = (
        Publication(id=id_, publisher=publisher, title=title, year=year)
        for id_, publisher, title, year in rows
    )
    return {publication.id: publication for publication in read}


_PUBLICATIONS = _published(
    (
        "attendance",
        "Department for Education",
        "Working together to improve school attendance",
        2024,
    ),
    (
        "buckinghamshire",
        "Buckinghamshire Council",
        "Team Around the Family meetings",
        None,
    ),
    (
        "camden",
        "London Borough of Camden",
        "Family Early Help guidebook: stepping up",
        None,
    ),
    (
        "cheshire-west",
        "Cheshire West and Chester Council",
        "Step down procedures",
        None,
    ),
    (
        "cheshire-west-disagreement",
        "Cheshire West and Chester Council",
        "Professional disagreement",
        None,
    ),
    (
        "devon",
        "Devon Children and Families Partnership",
        "Step down from children's social work to early help",
        None,
    ),
    ("education-act", "UK Parliament", "Education Act 1996", 1996),
    (
        "gloucestershire",
        "Gloucestershire County Council",
        "Stepping down the graduated pathway from level four intervention",
        None,
    ),
    ("hull", "Hull City Council", "Step up and step down", None),
    (
        "information-sharing",
        "Department for Education",
        "Information sharing advice for safeguarding practitioners",
        2024,
    ),
    ("islington", "London Borough of Islington", "Step down procedure", 2015),
    (
        "kensington",
        "Royal Borough of Kensington and Chelsea",
        "Early Help Strategy 2020-2023",
        2020,
    ),
    (
        "kensington-audit",
        "Royal Borough of Kensington and Chelsea",
        "Annual Self-Assessment April 2022 to March 2023",
        2023,
    ),
    (
        "kensington-slides",
        "Royal Borough of Kensington and Chelsea",
        "Early Help Family Support (presentation)",
        2018,
    ),
    ("knowsley", "Knowsley Council", "Step up and step down", None),
    (
        "lewisham",
        "London Borough of Lewisham",
        "Team Around the Family: for professionals",
        None,
    ),
    (
        "practice",
        "compiled by earlyhelp-core",
        "usual early help practice",
        None,
    ),
    (
        "rotherham",
        "Rotherham Children and Young People's Services",
        "Step up and step down protocol",
        None,
    ),
    ("sefton-plans", "Sefton Council", "Effective reviewing of the plan", None),
    ("sefton-times", "Sefton Council", "Early help timescales", None),
    ("st-helens", "St Helens Council", "Escalation policy", 2016),
    (
        "working-together",
        "HM Government",
        "Working Together to Safeguard Children",
        2023,
    ),
)
