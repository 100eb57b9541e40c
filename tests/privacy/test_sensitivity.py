"""
Every field of every public class says who may see it, and shows itself accordingly.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import final, get_args, get_type_hints

import attrs
import pytest

from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    Internal,
    Sensitivity,
    Taking,
    attributes,
    record,
    sensitivity,
)
from earlyhelp_core.privacy import Masked, Narrative
from tests.privacy.public import data_classes

CLASSES = data_classes()
HIDDEN = {Sensitivity.PERSONAL, Sensitivity.SPECIAL}

#: Names a place in a document, and never what stands there; it lies below `fields`.
UNDECLARED = {Problem, Taking}

each_class = pytest.mark.parametrize("name", CLASSES)


def kinds_in(hint: object) -> Iterator[object]:
    """A type and all that it is put together from."""
    yield hint
    for part in get_args(hint):
        yield from kinds_in(part)


def hides(hint: object) -> bool:
    """Whether something of that type masks itself."""
    return any(isinstance(k, type) and issubclass(k, Masked) for k in kinds_in(hint))


def faults(cls: type) -> list[tuple[str, str]]:
    """What is wrong with the declarations of a class."""
    found: list[tuple[str, str]] = []
    hints = get_type_hints(cls)
    for field in attributes(cls) if attrs.has(cls) else ():
        try:
            declared = sensitivity(field)
        except KeyError:
            found.append((field.name, "declares nothing"))
            continue
        # Asked of the field: some consoles draw classes field by field, whatever
        # their own repr says.
        if declared in HIDDEN and field.repr:
            found.append((field.name, "is personal and shows itself"))
        if hides(hints[field.name]) and declared not in HIDDEN:
            found.append((field.name, "is masked and not personal"))
    return found


def test_there_are_classes_to_walk() -> None:
    """A walk that finds nothing would find nothing wrong."""
    assert {"people.Person", "plans.Goal", "cases.Case", "privacy.PersonName"} <= set(
        CLASSES
    )


@each_class
def test_every_field_is_declared_and_shows_itself_accordingly(name: str) -> None:
    """Personal and special fields never show; masked types are never called public."""
    cls = CLASSES[name]

    assert cls in UNDECLARED or faults(cls) == []


def test_a_fault_is_found() -> None:
    """Each of the three things that could be wrong is noticed."""

    @final
    @attrs.frozen(kw_only=True)
    class Careless:
        silent: str
        shown: str = attrs.field(
            metadata={"earlyhelp_core.sensitivity": Sensitivity.PERSONAL}
        )

    @record
    class Mistaken:
        words: Internal[Narrative | None]

    assert faults(Careless) == [
        ("silent", "declares nothing"),
        ("shown", "is personal and shows itself"),
    ]
    assert faults(Mistaken) == [("words", "is masked and not personal")]
