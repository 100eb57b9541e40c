"""
Ids: one class for each kind, one shape, and text for everybody who passes them on.
"""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable
from copy import copy, deepcopy
from enum import StrEnum
from pathlib import Path

import pytest

from earlyhelp_core import ids
from earlyhelp_core.errors import IdentifierAsIdWarning, Impossible, Problem
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import (
    AgencyId,
    CaseId,
    Id,
    LevelCode,
    PersonId,
    StageCode,
    TieEnd,
)
from earlyhelp_core.people import Membership, Person

SRC = Path(ids.__file__).parent
KINDS = sorted(
    (k for k in vars(ids).values() if isinstance(k, type) and issubclass(k, Id)),
    key=lambda kind: kind.__name__,
)
#: A number for tests: no patient has one that begins with 9.
NHS = "9434765870"
UPN = "L000200001001"


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_is_taken_as_it_is(kind: type[Id]) -> None:
    """Nothing is folded, trimmed or made up; and it is text."""
    taken = kind("A-1.b_c:2")

    assert (taken, type(taken), str(taken)) == ("A-1.b_c:2", kind, "A-1.b_c:2")
    assert (kind(taken) is taken, hash(taken)) == (True, hash("A-1.b_c:2"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_is_no_id(kind: type[Id]) -> None:
    """A name pasted in is refused, and the refusal does not repeat it."""
    with pytest.raises(Impossible) as refused:
        kind("Wilhelmina Thistledown-Quince")

    assert refused.value.problems == (
        Problem(
            "",
            "not-an-id",
            "give a code of 1 to 64 letters, digits and . _ - : "
            "that starts with a letter or digit; never a name",
        ),
    )


@pytest.mark.parametrize("text", ["7", "2b", "a" * 64, "person-1", "P:2026.3_1"])
def test_the_shape_of_an_id(text: str) -> None:
    """Letters, digits and four marks, led by a letter or digit."""
    assert PersonId(text) == text


@pytest.mark.parametrize(
    "text",
    ["", " ", "a" * 65, "-1", ".x", "_x", ":x", "a b", " a", "a\n", "é1", "a/b", "٣"],
)
def test_what_has_no_such_shape_is_refused(text: str) -> None:
    """Blanks, line ends, other scripts and paths are not ids."""
    with pytest.raises(Impossible):
        PersonId(text)


@pytest.mark.parametrize("value", [None, 7, 7.0, b"p-1", ["p-1"]])
def test_what_is_no_text_is_refused(value: str) -> None:
    """A number read from a table has lost its leading zeros already."""
    with pytest.raises(Impossible) as refused:
        PersonId(value)

    assert [p.code for p in refused.value.problems] == ["not-an-id"]


def test_a_text_of_another_type_leaves_its_type_behind() -> None:
    """What a table or an enum hands over is taken for what it says."""

    class Mark(StrEnum):
        ONE = "p-1"

    assert type(PersonId(Mark.ONE)) is PersonId


def test_an_id_of_another_kind_is_refused() -> None:
    """A case is not a person, whatever both are called."""
    with pytest.raises(Impossible) as refused:
        PersonId(CaseId("c1"))

    assert refused.value.problems == (
        Problem(
            "",
            "another-kind-of-id",
            "give a person id, or plain text",
        ),
    )


def test_some_kinds_are_kinds_of_others() -> None:
    """A tie leads to an agency; a stage is a level of a ladder."""
    assert TieEnd(AgencyId("hub")) == "hub"
    assert LevelCode(StageCode("managers")) == "managers"


def test_an_id_goes_wherever_text_goes() -> None:
    """As a key, into a document and to another process."""
    person = PersonId("p1")

    assert {"p1": 1}[person] == 1
    assert json.dumps([person]) == '["p1"]'
    again = pickle.loads(pickle.dumps(person))  # noqa: S301 - our own pickle
    assert (again, type(again)) == ("p1", PersonId)


@pytest.mark.parametrize("again", [copy, deepcopy])
def test_a_copy_of_an_id_is_the_same_kind_of_id(
    again: Callable[[PersonId], PersonId],
) -> None:
    """It is text, and knows what it names."""
    assert (again(PersonId("p1")), type(again(PersonId("p1")))) == ("p1", PersonId)


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_cannot_be_changed(kind: type[Id]) -> None:
    """It has no attributes of its own, and nowhere to keep one."""
    id_ = kind("p1")

    with pytest.raises(AttributeError):
        id_.colour = "red"  # type: ignore[attr-defined] # that is the test
    assert not hasattr(id_, "__dict__")


@pytest.mark.parametrize("number", [NHS, UPN, UPN.lower()])
def test_an_id_that_may_be_somebody_s_number_is_taken_and_hidden(number: str) -> None:
    """One ten-digit number in eleven passes by chance, so it cannot be refused."""
    with pytest.warns(IdentifierAsIdWarning, match="keep the number in its own field"):
        person = PersonId(number)

    assert (person, repr(person)) == (number, "<PersonId ····>")


def test_a_record_hides_such_an_id_wherever_it_stands() -> None:
    """As its own, and in what refers to it; the record is kept all the same."""
    with pytest.warns(IdentifierAsIdWarning):
        person = Person(id=NHS)
    with pytest.warns(IdentifierAsIdWarning):
        member = Membership(person=NHS)

    assert (person.id, member.person) == (NHS, NHS)
    assert NHS not in f"{person!r}{member!r}{[person.id]}{ {person.id: 1} }"


def test_such_an_id_is_warned_of_once() -> None:
    """Copies, pickles and changes take what was taken before."""
    with pytest.warns(IdentifierAsIdWarning) as told:
        person = Person(id=NHS)

    assert [NHS in str(warning.message) for warning in told] == [False]
    # From here on, a warning would be an error.
    again = pickle.loads(pickle.dumps(person))  # noqa: S301 - our own pickle
    assert evolve(deepcopy(again), languages=["Welsh"]).id == person.id


@pytest.mark.parametrize("text", ["p1", "9434765871", "A000200001001", "p" * 10])
def test_any_other_id_shows_itself(text: str) -> None:
    """A check digit that is wrong is no number's."""
    assert repr(PersonId(text)) == repr(text)


def test_every_kind_says_what_it_is_for() -> None:
    """In a sentence of its own, in the one table there is."""
    said = [kind.__doc__ or "" for kind in KINDS if kind is not Id]

    assert [text for text in said if not text.endswith(".")] == []
    assert len(said) == len(set(said)) >= 50
    assert [kind.__name__ for kind in KINDS] == ids.__all__


def test_there_is_one_table_of_ids() -> None:
    """Other modules have kinds of their own only for words of a list of theirs."""
    tables = {
        path.relative_to(SRC).as_posix()
        for path in SRC.rglob("*.py")
        if re.search(r"^class \w+\((Id|\w+Id)\)", path.read_text("utf-8"), re.MULTILINE)
    }

    assert tables == {"ids.py"}
