"""
Laws of every field of every public class.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from typing import TypeAlias

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import earlyhelp_core
from earlyhelp_core import wire
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import EarlyHelpError
from earlyhelp_core.fields import attributes, evolve
from earlyhelp_core.sources import Recorded
from tests.wire.anything import classes as kept_classes
from tests.wire.anything import values_of

_Field: TypeAlias = "attrs.Attribute[object]"

#: What a form, a table or a slip of the hand gives, of every sort there is.
WRONG: tuple[object, ...] = (
    object(),
    "the Smiths of 3 Mill Lane",
    "yes",
    "2026-03-02",
    "",
    7,
    7.5,
    -1,
    True,
    None,
    [],
    (),
    {},
    {"id": "f1"},
    ["the Smiths"],
    [None],
    {"a set"},
    b"bytes",
    date(2026, 3, 2),
    datetime(2026, 3, 2, 9, tzinfo=UTC),
    (date(2026, 3, 2), None),
    Period(start="2026-03-02"),
    [Recorded()],
    len,
)


@cache
def classes() -> tuple[type, ...]:
    """Every public class that is made of fields."""
    found: dict[type, None] = {}
    for noun in earlyhelp_core.__all__:
        module = import_module(f"earlyhelp_core.{noun}")
        for name in getattr(module, "__all__", ()):
            thing = getattr(module, name)
            if isinstance(thing, type) and attrs.has(thing):
                found[thing] = None
    return tuple(found)


def _named(cls: type) -> str:
    return f"{cls.__module__.split('.')[1]}-{cls.__name__}"


def _fields(cls: type) -> Iterator[_Field]:
    return (field for field in attributes(cls) if field.init)


@pytest.mark.parametrize("cls", classes(), ids=_named)
def test_every_field_has_a_grain_and_a_check(cls: type) -> None:
    """`Problem` and `Taking` apart, on which the fields themselves rest."""
    if cls.__name__ in {"Problem", "Taking"}:
        return
    assert [f.name for f in _fields(cls) if f.converter is None] == []
    assert [f.name for f in attributes(cls) if not f.metadata] == []


#: Their parts refer to each other, so that nearly all that is drawn is refused; or they
#: are the library's own, and hold classes and functions.
_HARD_TO_DRAW = {
    "Problem",
    "Taking",
    "DocumentKind",
    "Fact",
    "LevelFramework",
    "OutcomeFramework",
    "Pathway",
    "ClaimRules",
}
_KEPT = set(kept_classes())


@pytest.mark.parametrize(
    "cls",
    [
        cls
        for cls in classes()
        if cls.__name__ not in {"Problem", "Taking", *_HARD_TO_DRAW}
    ],
    ids=_named,
)
@settings(
    max_examples=max(10, settings().max_examples // 4),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_wrong_value_is_refused_or_can_be_kept(
    cls: type, data: st.DataObject
) -> None:
    """By our own error, at its place; or it is written and read back equal."""
    fields = list(_fields(cls))
    if not fields:
        return
    value = data.draw(values_of(cls))
    field = data.draw(st.sampled_from(fields), label="field")
    wrong = data.draw(st.sampled_from(WRONG), label="wrong")
    argument = field.alias or field.name
    told_wrong = ""
    try:
        changed = evolve(value, **{argument: wrong})
    except EarlyHelpError as refused:
        # A check of the whole may tell of any field; it never tells the value.
        told_wrong = str(refused)
    else:
        if cls in _KEPT:
            assert wire.from_data(wire.to_data(changed), cls) == changed
    assert "Mill Lane" not in told_wrong
