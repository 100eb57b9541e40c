"""
How plain data becomes typed values, by the type that is asked for.

cattrs looks up who is responsible for a type; everything it would do by itself is
replaced, because its own ways are lenient (``5`` becomes ``"5"``), stop at the first
problem, and put the value into the message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from types import MappingProxyType, NoneType
from typing import Literal, TypeAlias, cast, get_args, get_origin

import attrs
from cattrs import Converter

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo, as_when
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Misuse, unknown_name
from earlyhelp_core.fields import Taken, evolve
from earlyhelp_core.frameworks import LevelFramework, OutcomeFramework
from earlyhelp_core.sources import Publication
from earlyhelp_core.transitions import Ask, Predicate
from earlyhelp_core.wire._forms import ask_hook, condition_hook, named_hook
from earlyhelp_core.wire._losses import ABSENT, Lost, Refused, names_in
from earlyhelp_core.wire._objects import Hook, ObjectHook, taken
from earlyhelp_core.wire._parts import Class, sort_of
from earlyhelp_core.wire._reading import Raw
from earlyhelp_core.wire._standins import members

#: What a document may refer to by its id alone, where a catalogue holds it.
Known: TypeAlias = LevelFramework | OutcomeFramework | Publication

_HookFor: TypeAlias = Callable[[Raw], Hook]


def structurer(catalogue: Iterable[Known]) -> Callable[[Raw, Class], Raw]:
    """
    What takes data as a value of a class, or raises `Refused`.
    """
    known = tuple(catalogue)
    return _made(known) if known else _bare()


@cache
def _bare() -> Callable[[Raw, Class], Raw]:
    """Made once, for records refer to nothing outside themselves."""
    return _made(())


def _made(known: tuple[Known, ...]) -> Callable[[Raw, Class], Raw]:
    converter = Converter(detailed_validation=False)
    # cattrs leaves its hooks untyped.
    hook_for = cast("_HookFor", converter.get_structure_hook)
    # Of those that know a type, the last one is responsible for it.
    responsible = converter.register_structure_hook_factory
    responsible(_anything, _no_hook)
    responsible(attrs.has, lambda cls: ObjectHook(cls, hook_for))
    responsible(_is_union, lambda union: _union(union, hook_for))
    responsible(_is_tuple, lambda tuple_type: _list(tuple_type, hook_for))
    responsible(_is_literal, _literal)
    for exact, hook in _EXACT.items():
        # Classes that derive from one of these are taken in the same way: codes,
        # masked texts. None of our classes derives from another otherwise.
        converter.register_structure_hook(exact, hook)
    _register_forms(converter, hook_for, known)
    return lambda data, cls: hook_for(cls)(data, cls)


def _register_forms(
    converter: Converter, hook_for: _HookFor, catalogue: tuple[Known, ...]
) -> None:
    frameworks = [one for one in catalogue if isinstance(one, LevelFramework)]
    outcomes = [one for one in catalogue if isinstance(one, OutcomeFramework)]
    publications = [one for one in catalogue if isinstance(one, Publication)]
    forms: dict[Class, Hook] = {
        Ask: ask_hook(ObjectHook(Ask, hook_for)),
        LevelFramework: named_hook(
            "framework",
            frameworks,
            by=lambda framework: framework.id,
            table=ObjectHook(LevelFramework, hook_for),
        ),
        OutcomeFramework: named_hook(
            "outcome framework",
            outcomes,
            by=lambda framework: framework.id,
            table=ObjectHook(OutcomeFramework, hook_for),
        ),
        Publication: named_hook(
            "publication",
            publications,
            by=lambda publication: publication.id,
            table=ObjectHook(Publication, hook_for),
        ),
    }
    for cls, hook in forms.items():
        converter.register_structure_hook(cls, hook)


def _anything(_: Raw) -> bool:
    return True


def _no_hook(of_type: Raw) -> Hook:
    message = f"documents cannot hold fields of the type {of_type}"
    raise TypeError(message)


def _is_union(of_type: Raw) -> bool:
    return bool(members(of_type))


def _is_tuple(of_type: Raw) -> bool:
    return get_origin(of_type) is tuple


def _is_literal(of_type: Raw) -> bool:
    return get_origin(of_type) is Literal


# --- values that are one word, number or day in a document ---------------------------


def _by(convert: Callable[..., Raw]) -> Hook:
    """Takes what *convert* takes. A single word has no parts, so no inner path."""

    def take(value: Raw, _: Raw) -> Raw:
        try:
            return convert(value)
        except Misuse as refused:
            problems = [evolve(problem, path="") for problem in refused.problems]
        raise Refused(problems)

    return take


def _by_its_class(value: Raw, cls: Raw) -> Raw:
    # A code, or a class around a single text.
    return _by(cast("Callable[..., Raw]", cls))(value, cls)


def _as_number(value: float) -> float:
    if type(value) not in {int, float}:
        raise Misuse.of("number", code="wrong-type", message="give a number")
    return fields.as_float(value)


_EXACT: Mapping[type, Hook] = MappingProxyType(
    {
        str: _by(fields.as_text),
        bool: _by(fields.as_bool),
        int: _by(fields.as_int),
        float: _by(_as_number),
        date: _by(fields.as_date),
        datetime: _by(fields.as_moment),
        Span: _by(Span.parse),
        fields.Code: _by_its_class,
        Taken: _by_its_class,
    }
)


def _literal(of_type: Raw) -> Hook:
    words = [str(word) for word in get_args(of_type)]

    def take(value: Raw, _: Raw) -> Raw:
        if not isinstance(value, str):
            raise Refused.of("wrong-type", f"give {' or '.join(words)}")
        if value not in words:
            raise Refused([unknown_name("code", value, words)])
        return value

    return take


# --- values made of others -----------------------------------------------------------


def _list(tuple_type: Raw, hook_for: _HookFor) -> Hook:
    entry_type, *_ = get_args(tuple_type)
    hook = hook_for(entry_type)

    def take(value: Raw, _: Raw) -> Raw:
        if not isinstance(value, list):
            raise Refused.of("wrong-type", "give a list")
        return _taken_all(hook, value, entry_type)

    return take


def _taken_all(hook: Hook, entries: list[Raw], entry_type: Raw) -> tuple[Raw, ...]:
    """All entries; or all that is wrong with them, and what of them can be taken."""
    # In one pass: looking again at what failed, at every level, never ends.
    lost = Lost()
    problems, kept, flawed = [], [], False
    order = lost.kept[()] = list[int]()
    for place, entry in enumerate(entries):
        try:
            found = taken(hook, entry, entry_type)
        except Refused as refused:
            flawed = True
            problems += [problem.under(place) for problem in refused.problems]
            found = refused.survivor
            lost.adopt(place, refused.lost)
        if found is ABSENT:
            lost.names.update(names_in(entry))
        else:
            kept.append(found)
            order.append(place)
    if flawed:
        raise Refused(problems, survivor=tuple(kept), lost=lost)
    return tuple(kept)


def _union(union: Raw, hook_for: _HookFor) -> Hook:
    hook = _present(members(union), hook_for)
    if NoneType not in get_args(union):
        return hook
    return lambda value, of_type: None if value is None else hook(value, of_type)


def _present(inner: tuple[Raw, ...], hook_for: _HookFor) -> Hook:
    if len(inner) == 1:
        hook, only = hook_for(inner[0]), inner[0]
        return lambda value, _: hook(value, only)
    if set(inner) == {date, YesNo}:
        return _by(as_when)
    if set(inner) == set(get_args(Predicate)):
        return condition_hook(hook_for)
    return _one_of_several(inner, hook_for)


def _one_of_several(inner: tuple[Raw, ...], hook_for: _HookFor) -> Hook:
    """Classes that stand beside each other, told apart by their ``sort``."""
    # An attrs class each: any other union has no way to be told apart.
    classes = {sort_of(cast("Class", cls)): cls for cls in inner}
    sort = _literal(Literal[tuple(classes)])

    def take(value: Raw, _: Raw) -> Raw:
        if not isinstance(value, Mapping):
            raise Refused.of("wrong-type", "give a table: names with their values")
        if "sort" not in value:
            way_out = f"add sort: {' or '.join(classes)}"
            raise Refused.of("missing-key", way_out, "/sort")
        try:
            cls = classes[str(taken(sort, value["sort"], None))]
        except Refused as refused:
            problems = [problem.under("sort") for problem in refused.problems]
        else:
            if not hasattr(cls, "sort"):
                value = {key: part for key, part in value.items() if key != "sort"}
            return hook_for(cls)(value, cls)
        raise Refused(problems)

    return take
