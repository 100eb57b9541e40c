"""
How the fields of a class are called and told in a document.

A key is the name of the field without a trailing underscore. The few classes that
editions write in a form of their own are listed here, for reading and writing alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias, cast, final, get_args, get_origin

import attrs

from earlyhelp_core import fields
from earlyhelp_core.transitions import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    AtMost,
    Includes,
    Is,
    Not,
    Pathway,
    Within,
)
from earlyhelp_core.wire._losses import ABSENT
from earlyhelp_core.wire._reading import Raw
from earlyhelp_core.wire._standins import members

#: A class of ours, whose fields are known at run time only.
Class: TypeAlias = type


@final
@attrs.frozen(kw_only=True)
class Form:
    """
    What is special about a class in a document.
    """

    #: Keys that are called otherwise than their field. They are always written.
    keys: Mapping[str, str] = MappingProxyType({})
    #: Words that say ``None`` where it must be said.
    nothing: Mapping[str, str] = MappingProxyType({})
    #: What a key is that is none of the class's.
    stray: str = "key"


#: Conditions of a pathway: each class by the key that tells it from the others.
CONDITIONS: Mapping[str, Class] = MappingProxyType(
    {
        "is": Is,
        "at_least": AtLeast,
        "at_most": AtMost,
        "within": Within,
        "includes": Includes,
        "not": Not,
        "all": AllOf,
        "any": AnyOf,
    }
)
_FIELD = {
    Is: "values",
    AtLeast: "value",
    AtMost: "value",
    Within: "span",
    Includes: "role",
    Not: "of",
    AllOf: "of",
    AnyOf: "of",
}
_PLAIN = Form()
_FORMS: Mapping[type, Form] = MappingProxyType(
    {
        **{cls: Form(keys={_FIELD[cls]: key}) for key, cls in CONDITIONS.items()},
        Ask: Form(stray="parameter"),
        Pathway: Form(nothing={"protective": "none"}),
    }
)


def form_of(cls: type) -> Form:
    """What is special about *cls*, mostly nothing."""
    return _FORMS.get(cls, _PLAIN)


@final
@attrs.frozen(kw_only=True)
class Part:
    """
    One field of a class, as a document has it.
    """

    name: str
    #: What the constructor calls it.
    argument: str
    key: str
    #: The annotation, which may be a union, a literal or any other form.
    type: Raw
    #: What stands for it when it is left out; `ABSENT` where it must be given.
    default: Raw
    #: Written even where it is the default, because it tells what the whole is.
    always: bool
    #: The word that says ``None``, where there is one.
    nothing: str | None
    #: The field's own way of taking what it is given, if it has one.
    convert: Callable[[Raw], Raw] | None


@cache
def parts_of(cls: Class) -> tuple[Part, ...]:
    """The fields that a document gives of *cls*, in the order of the class."""
    form = form_of(cls)
    attrs.resolve_types(cls)
    return tuple(_part(field, form) for field in fields.attributes(cls) if field.init)


def sort_of(cls: Class) -> str:
    """The word that tells a class from those beside it: its own, or its name."""
    if not hasattr(cls, "sort"):
        return fields.spaced(cls.__name__).replace(" ", "-")
    [word] = get_args(attrs.fields_dict(attrs.resolve_types(cls))["sort"].type)
    return str(word)


def needs_sort(of_type: Raw) -> bool:
    """Whether classes stand beside each other there that nothing else tells apart."""
    classes = [c for c in members(of_type) if isinstance(c, type) and attrs.has(c)]
    told = any(cls in _FIELD or hasattr(cls, "sort") for cls in classes)
    return len(classes) > 1 and not told


def _part(field: attrs.Attribute[Raw], form: Form) -> Part:
    key = form.keys.get(field.name, field.name.rstrip("_"))
    return Part(
        name=field.name,
        argument=field.alias or field.name,
        key=key,
        type=field.type,
        default=_default(field),
        # The literal of a class that stands beside others tells which of them it is.
        always=field.name in form.keys or get_origin(field.type) is Literal,
        nothing=form.nothing.get(key),
        # Ours are plain functions.
        convert=cast("Callable[[Raw], Raw] | None", field.converter),
    )


def _default(field: attrs.Attribute[Raw]) -> Raw:
    default = field.default
    if default is attrs.NOTHING:
        return ABSENT
    # attrs gives the class of this to type checkers as a function.
    made: Callable[[], Raw] | None = getattr(default, "factory", None)
    return default if made is None else made()
