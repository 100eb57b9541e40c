"""
Whom help is for, by age.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.answers import YesNo
from earlyhelp_core.fields import evolve
from earlyhelp_core.frameworks import AgeScope
from earlyhelp_core.people import Person, SendStatusLike, in_scope
from earlyhelp_core.sources import Basis, Citation
from tests.people.builders import ON

SOURCE = Citation(publication="p", clause="ages", basis="practice")
BEFORE_BIRTH = AgeScope(before_birth=True, until=19, source=SOURCE)
WITH_SEND = AgeScope(until=19, until_with_send=25, source=SOURCE)


def aged(years: int, send: SendStatusLike | None = None) -> Person:
    """Somebody of that age on the day."""
    return Person(id="p1", born=date(ON.year - years, ON.month, ON.day), send=send)


@pytest.mark.parametrize(
    ("person", "scope", "expected"),
    [
        (aged(0), WITH_SEND, YesNo.YES),
        (aged(19), WITH_SEND, YesNo.YES),
        (aged(20, "none"), WITH_SEND, YesNo.NO),
        (aged(20, "ehcp"), WITH_SEND, YesNo.YES),
        (aged(20, "sen-support"), WITH_SEND, YesNo.YES),
        (aged(20), WITH_SEND, None),
        (aged(25, "ehcp"), WITH_SEND, YesNo.YES),
        (aged(26, "ehcp"), WITH_SEND, YesNo.NO),
        (aged(20, "ehcp"), BEFORE_BIRTH, YesNo.NO),
        (Person(id="p1"), WITH_SEND, None),
        (Person(id="p1", birth="unborn"), WITH_SEND, YesNo.NO),
        (Person(id="p1", birth="unborn"), BEFORE_BIRTH, YesNo.YES),
        (Person(id="p1", birth="unborn", due=date(2028, 1, 1)), BEFORE_BIRTH, YesNo.NO),
        (Person(id="p1", born=ON + timedelta(days=30)), BEFORE_BIRTH, YesNo.YES),
        (Person(id="p1", birth="pregnancy-ended"), BEFORE_BIRTH, YesNo.NO),
        (evolve(aged(9), died=ON), WITH_SEND, YesNo.NO),
    ],
)
def test_in_scope(person: Person, scope: AgeScope, expected: YesNo | None) -> None:
    """By age, before birth where the edition says so, longer with SEND; or unknown."""
    assert in_scope(person, scope, ON) == expected


def test_a_boroughs_own_scope() -> None:
    """Kensington and Chelsea: to 19, and to 25 with SEND, as the strategy states."""
    scope = partnerships.load("kensington-and-chelsea", on=None).edition.scope

    assert scope is not None
    assert (scope.before_birth, scope.until, scope.until_with_send) == (False, 19, 25)
    assert scope.source.basis is Basis.STATED
