"""
How fields say what may be shown of them.
"""

from __future__ import annotations

from typing import final

import attrs
import pytest

from earlyhelp_core import _model
from earlyhelp_core.errors import Impossible
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    PUBLIC,
    SPECIAL,
    Sensitivity,
    policy,
    record,
    sensitivity,
)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Told:
    """A record with a field of each sort."""

    kind: str = attrs.field(default="plan", metadata=PUBLIC)
    id: str = attrs.field(default="p1", metadata=INTERNAL)
    languages: tuple[str, ...] = attrs.field(default=(), metadata=PERSONAL)
    harm: str = attrs.field(default="none", converter=_model.as_text, metadata=SPECIAL)
    seen: tuple[str, ...] = attrs.field(default=(), metadata=INTERNAL)


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Stated:
    """A piece of policy."""

    title: str
    codes: tuple[str, ...] = ()
    note: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata={"told": "once"},
    )


def test_each_field_says_who_may_see_it() -> None:
    """The declaration can be asked for."""
    assert [sensitivity(field) for field in attrs.fields(Told)] == [
        Sensitivity.PUBLIC,
        Sensitivity.INTERNAL,
        Sensitivity.PERSONAL,
        Sensitivity.SPECIAL,
        Sensitivity.INTERNAL,
    ]


def test_a_record_shows_no_personal_field_and_the_length_of_its_lists() -> None:
    """What a log gets to see by accident says nothing of anybody."""
    told = Told(languages=("Welsh",), harm="suspected", seen=("a", "b"))

    assert repr(told) == "Told(kind='plan', id='p1', seen=<2>)"


def test_a_record_whose_field_declares_nothing_cannot_be_made() -> None:
    """Forgetting is noticed by whoever forgets, before anything is stored."""
    with pytest.raises(TypeError, match=r"declare the sensitivity of Silent\.name"):

        @attrs.frozen(field_transformer=record)
        class Silent:
            name: str


def test_policy_is_public_and_keeps_what_else_its_fields_declare() -> None:
    """Vocabulary says nothing of anybody."""
    fields = attrs.fields(Stated)

    assert {sensitivity(field) for field in fields} == {Sensitivity.PUBLIC}
    assert fields.note.metadata["told"] == "once"
    assert repr(Stated(title="t", codes=["a"])) == (  # type: ignore[arg-type] # a list is taken
        "Stated(title='t', codes=('a',), note=None)"
    )


def test_a_field_of_another_library_says_nothing() -> None:
    """It was not declared, so there is nothing to be read."""

    @attrs.frozen
    class Foreign:
        name: str

    with pytest.raises(KeyError):
        sensitivity(attrs.fields(Foreign).name)


def test_lists_are_taken_as_tuples_in_records_and_policy_alike() -> None:
    """People write lists; a frozen value keeps a tuple."""
    told = Told(seen=["a"])  # type: ignore[arg-type] # a list is taken
    stated = Stated(title="t", codes=iter("ab"))  # type: ignore[arg-type] # as above

    assert (told.seen, stated.codes) == (("a",), ("a", "b"))


def test_a_refusal_says_which_field_it_stands_on() -> None:
    """The converter does not know; the field does."""
    with pytest.raises(Impossible) as refused:
        Told(harm=" ")

    assert [(p.path, p.code) for p in refused.value.problems] == [("/harm", "blank")]
