"""
Local ids: one shape for all, and one type and one function for each.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from enum import StrEnum

import pytest

from earlyhelp_core import ids
from earlyhelp_core.errors import Impossible, Problem
from earlyhelp_core.ids import _directory, _local, _policy, _several, person_id

ONE_BY_ONE = sorted(
    {*_local.__all__, *_policy.__all__, *_directory.__all__} - {"local"}
)
KINDS = [name for name in ONE_BY_ONE if not name[0].islower()]
NAMES = [name for name in ONE_BY_ONE if name[0].islower()]
LISTS = _several.__all__
CONVERTERS = [pytest.param(getattr(ids, name), id=name) for name in NAMES]


def snake(name: str) -> str:
    """``PersonId`` as ``person_id``."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)[1:]


def test_every_kind_has_its_function() -> None:
    """A type and the function that gives it go by the same words."""
    assert [snake(kind) for kind in KINDS] == NAMES


def test_every_function_gives_its_own_kind() -> None:
    """A family's id never comes out as a plan's."""
    given = {n: typing.get_type_hints(getattr(ids, n))["return"] for n in NAMES}

    assert given == {snake(kind): getattr(ids, kind) for kind in KINDS}


@pytest.mark.parametrize("convert", CONVERTERS)
def test_an_id_is_taken_as_it_is(convert: Callable[[str], str]) -> None:
    """Nothing is folded, trimmed or made up."""
    assert convert("A-1.b_c:2") == "A-1.b_c:2"


@pytest.mark.parametrize("convert", CONVERTERS)
def test_a_name_is_no_id(convert: Callable[[str], str]) -> None:
    """A name pasted in is refused, and the refusal does not repeat it."""
    with pytest.raises(Impossible) as refused:
        convert("Wilhelmina Thistledown-Quince")

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
    assert person_id(text) == text


@pytest.mark.parametrize(
    "text",
    ["", " ", "a" * 65, "-1", ".x", "_x", ":x", "a b", " a", "a\n", "é1", "a/b", "٣"],
)
def test_what_has_no_such_shape_is_refused(text: str) -> None:
    """Blanks, line ends, other scripts and paths are not ids."""
    with pytest.raises(Impossible):
        person_id(text)


@pytest.mark.parametrize("value", [None, 7, 7.0, b"p-1", ["p-1"]])
def test_what_is_no_text_is_refused(value: str) -> None:
    """A number read from a table has lost its leading zeros already."""
    with pytest.raises(Impossible) as refused:
        person_id(value)

    assert [p.code for p in refused.value.problems] == ["not-an-id"]


def test_a_text_of_another_type_becomes_plain_text() -> None:
    """What a table or an enum hands over leaves its type behind."""

    class Mark(StrEnum):
        ONE = "p-1"

    assert type(person_id(Mark.ONE)) is str


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_ids_is_taken_one_by_one(name: str) -> None:
    """All that are no ids are told at once, each with its place."""
    convert = getattr(ids, name)

    assert convert(["a", "b"]) == ("a", "b")

    with pytest.raises(Impossible) as refused:
        convert(["a", "Ada Quince", "b", "Wilhelmina Quince"])

    assert [problem.path for problem in refused.value.problems] == ["/1", "/3"]
