"""
That something was shared: kept as it was, wise or not.
"""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import london
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    Agreement,
    SafeToTell,
    SharingBasis,
    SharingCondition,
    SharingQuestion,
    SharingRecord,
)
from tests.people.builders import ON, places

SHARED = SharingRecord(
    id="s1",
    on=ON,
    about=["child"],
    what="That Ottoline falls asleep in lessons.",
    with_agency="school-nursing",
    with_role="school nurse",
    why="So that somebody looks at her sleep.",
    basis="public-task",
    condition="health-or-social-care",
    necessity_considered="yes",
    proportionality_considered="yes",
    agreement_sought="no",
    family_told="no",
    safe_to_tell="yes",
    not_to_be_told=["father"],
    decided_by="lead practitioner",
)


def test_little_need_be_known() -> None:
    """That something was shared on a day can be written down before anything else."""
    bare = SharingRecord(id="s1", on=ON)

    assert (bare.basis, bare.safe_to_tell, bare.dated) == (None, None, ON)


@pytest.mark.parametrize(
    ("safe", "expected"),
    [
        ("yes", [YesNo.YES, YesNo.NO]),
        ("no", [YesNo.NO, YesNo.NO]),
        ("not-considered", [None, YesNo.NO]),
        (None, [None, YesNo.NO]),
    ],
)
def test_who_may_be_told(safe: str | None, expected: list[YesNo | None]) -> None:
    """Nobody on the list is told, and nobody else before somebody has considered it."""
    shared = evolve(SHARED, safe_to_tell=safe)
    people = (PersonId("mother"), PersonId("father"))

    assert [shared.may_be_told(person) for person in people] == expected


def test_the_unwise_is_kept() -> None:
    """Told when it was not safe, on consent alone: that is how it was."""
    shared = evolve(
        SHARED, safe_to_tell="no", family_told="yes", basis="consent", condition=None
    )

    assert (shared.safe_to_tell, shared.family_told, shared.basis) == (
        SafeToTell.NO,
        YesNo.YES,
        SharingBasis.CONSENT,
    )


def test_each_person_once() -> None:
    """One person twice, in either list, is told at the second place."""
    with pytest.raises(Impossible) as refused:
        evolve(SHARED, about=["child", "child"], not_to_be_told=["father", "father"])

    assert places(refused.value) == [
        ("/about/1", "repeated-id"),
        ("/not_to_be_told/1", "repeated-id"),
    ]


def test_shows_neither_story_nor_danger() -> None:
    """Printed, a record shows what it rests on, and nothing of the family."""
    shown = repr(SHARED)

    assert [word in shown for word in ("Ottoline", "father", "safe", "told")] == [
        False
    ] * 4


def test_copies_and_pickles() -> None:
    """A record survives copying and pickling, and hashes by value."""
    again = pickle.loads(pickle.dumps(SHARED))  # noqa: S301 - our own bytes

    assert {again, copy.deepcopy(SHARED)} == {SHARED}


def test_the_question_put_to_a_record() -> None:
    """What a record says becomes the question of what it lacks."""
    asked = SharingQuestion.about(
        SHARED,
        harm_suspected=YesNo.NO,
        special_information=YesNo.YES,
        agreement=Agreement.GIVEN,
    )

    assert asked == SharingQuestion(
        on=ON,
        harm_suspected="no",
        bases=["public-task"],
        special_information="yes",
        conditions=["health-or-social-care"],
        necessity_considered="yes",
        proportionality_considered="yes",
        agreement_sought="no",
        agreement="given",
        safe_to_tell="yes",
        family_told="no",
    )


def test_an_empty_record_asks_with_nothing() -> None:
    """What a record does not say is not said in the question either."""
    assert SharingQuestion.about(SharingRecord(id="s1", on=ON)) == SharingQuestion(
        on=ON
    )


def test_unknown_grounds_are_refused_at_their_place() -> None:
    """A word outside the list of bases or conditions is told where it stands."""
    with pytest.raises(Impossible) as refused:
        SharingQuestion(on=ON, bases=["public-task", "because"])  # type: ignore[list-item] # that is the test

    assert places(refused.value) == [("/bases/1", "unknown-code")]
    assert SharingCondition("safeguarding") is SharingCondition.SAFEGUARDING


def test_a_moment_belongs_to_its_day() -> None:
    """Where the moment is written down, it is one of that day in London."""
    at = london(2026, 7, 1, 9)
    assert SharingRecord(id="s1", on=date(2026, 7, 1), at=at).at == at

    with pytest.raises(Impossible) as refused:
        SharingRecord(id="s1", on=date(2026, 7, 2), at=at)

    assert places(refused.value) == [("/at", "another-day")]
