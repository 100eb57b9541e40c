"""
A programme as a whole: what its file must declare.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import CircumstanceName, PublicationId
from earlyhelp_core.programmes import Ages, Intake
from earlyhelp_core.sources import Basis, Citation
from tests.programmes.builders import (
    GUIDE,
    RULE,
    a_criterion,
    a_dosage,
    a_follow_up,
    a_programme,
    against,
    named,
    told,
)

ELSEWHERE = Citation(publication=PublicationId("giude"), clause="1", basis=Basis.STATED)


def test_every_circumstance_that_is_asked_for_is_declared() -> None:
    """A slip in a name is told at its place, with the nearest declared one."""
    sound = a_programme(
        a_criterion("conflict", "conflict", "worry"),
        contraindications=(against("safe", "domestic-abuse"),),
    )
    with pytest.raises(Impossible) as refused:
        evolve(sound, circumstances=(named("conflicts"),))

    assert told(refused) == [
        ("/criteria/0/any_of/0", "unknown-circumstance"),
        ("/criteria/0/any_of/1", "unknown-circumstance"),
        ("/contraindications/0/circumstance", "unknown-circumstance"),
    ]
    assert "did you mean conflicts?" in refused.value.problems[0].message


def test_every_source_is_listed() -> None:
    """Wherever a citation stands, its publication is one of the file's."""
    with pytest.raises(Impossible) as refused:
        a_programme(
            evolve(a_criterion("a"), source=ELSEWHERE),
            contraindications=(evolve(against("b", "b"), source=ELSEWHERE),),
            ages=Ages(youngest=1, source=ELSEWHERE),
            dosage=evolve(a_dosage(sessions=1), source=ELSEWHERE),
            follow_ups=(evolve(a_follow_up("c", "1 week"), source=ELSEWHERE),),
        )

    assert told(refused) == [
        (f"/{place}/source/publication", "unknown-publication")
        for place in (
            "ages",
            "dosage",
            "criteria/0",
            "contraindications/0",
            "follow_ups/0",
        )
    ]


def test_its_own_source_and_that_of_its_intake_are_listed_too() -> None:
    """The near match is named."""
    with pytest.raises(Impossible) as refused:
        evolve(
            a_programme(),
            source=ELSEWHERE,
            intake=Intake(period=Period(start=date(2025, 1, 1)), source=ELSEWHERE),
        )

    assert told(refused) == [
        ("/source/publication", "unknown-publication"),
        ("/intake/source/publication", "unknown-publication"),
    ]


def test_nothing_stands_twice() -> None:
    """Levels, publications, circumstances and follow-ups each have their own name."""
    review = a_follow_up("review", "3 months")
    with pytest.raises(Impossible) as refused:
        evolve(
            a_programme(),
            levels=("targeted", "targeted"),
            publications=(GUIDE, GUIDE),
            circumstances=(named("a"), named("a")),
            follow_ups=(review, review),
        )

    assert told(refused) == [
        ("/levels/1", "repeated-id"),
        ("/publications/1", "repeated-id"),
        ("/circumstances/1", "repeated-id"),
        ("/follow_ups/1", "repeated-id"),
    ]


def test_conditions_have_names_of_their_own() -> None:
    """Findings are told apart by them, also from those every programme has."""
    with pytest.raises(Impossible) as refused:
        a_programme(
            a_criterion("age"),
            a_criterion("safe"),
            contraindications=(against("safe", "safe"),),
        )

    assert told(refused) == [
        ("/criteria/0/name", "repeated-id"),
        ("/contraindications/0/name", "repeated-id"),
    ]


def test_an_intake_lies_within_the_time_it_runs() -> None:
    """Places that could never be taken up are a slip in one of the dates."""
    late = Intake(period=Period(start=date(2028, 1, 1)), source=RULE)
    with pytest.raises(Impossible) as refused:
        evolve(a_programme(), intake=late)

    assert told(refused) == [("/intake/period", "never-open")]


def test_what_it_means_by_a_name_can_be_looked_up() -> None:
    """The words of the file, for whoever asks the family."""
    programme = a_programme(a_criterion("conflict"))

    assert programme.circumstance(CircumstanceName("conflict")) == named("conflict")
    assert str(programme.cited(RULE)) == (
        "Thistle Vale Council, A guide, section 1 [stated]"
    )
