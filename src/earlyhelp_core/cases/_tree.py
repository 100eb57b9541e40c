"""
A record as a tree of records, walked and cut back by the types of its fields.

Nothing here knows a noun. A field of an id type called ``id`` or ``codes`` names a
thing, one of the same type under any other name refers to it; a record may be left
out where it stands in a list or may be missing. So a new list of a case is seen to
without a word here.
"""

from __future__ import annotations

import types
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import (
    TypeAlias,
    TypeGuard,
    TypeVar,
    Union,
    final,
    get_args,
    get_origin,
)
from typing import get_type_hints as hints_of

import attrs

from earlyhelp_core import fields
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import Id
from earlyhelp_core.privacy import Masked

_IdType: TypeAlias = type[Id]
#: From the whole down to one record in it.
Line: TypeAlias = tuple[object, ...]
#: Ids of each type.
Ids: TypeAlias = Mapping[_IdType, frozenset[str]]
_A = TypeVar("_A")
_Keeps: TypeAlias = Callable[[Line], bool]
_Change: TypeAlias = Callable[[object], object]
_NAMING = frozenset({"id", "codes"})


@final
@attrs.frozen(kw_only=True)
class Field:
    """
    What the type of a field says of it.
    """

    name: str
    #: What stands in it, without lists and without what may be missing.
    holds: tuple[object, ...]
    id_type: _IdType | None
    is_list: bool
    is_optional: bool

    @property
    def names(self) -> bool:
        """Whether it gives an id to the record it stands on."""
        return self.name in _NAMING

    def holds_any(self, *types_: type) -> bool:
        """Whether values of one of those types stand in it."""
        return any(isinstance(h, type) and issubclass(h, types_) for h in self.holds)


def _fields_of(cls: type) -> tuple[Field, ...]:
    """The fields of a class, by what their types say."""
    hints = hints_of(cls)
    return tuple(
        _field(field.name, hints[field.name]) for field in fields.attributes(cls)
    )


#: Worked out once for each class. (A checker takes no class for a key of `cache`.)
fields_of: Callable[[type], tuple[Field, ...]] = cache(_fields_of)


def _field(name: str, hint: object) -> Field:
    parts = _parts(hint)
    holds = tuple(p for part in parts for p in _inside(part))
    return Field(
        name=name,
        holds=holds,
        id_type=next((h for h in holds if _is_id_type(h)), None),
        is_list=any(get_origin(part) is tuple for part in parts),
        is_optional=type(None) in parts,
    )


def _is_id_type(hint: object) -> TypeGuard[_IdType]:
    return isinstance(hint, type) and issubclass(hint, Id)


def _parts(hint: object) -> tuple[object, ...]:
    is_union = get_origin(hint) in {Union, types.UnionType}
    return get_args(hint) if is_union else (hint,)


def _inside(hint: object) -> tuple[object, ...]:
    return _parts(get_args(hint)[0]) if get_origin(hint) is tuple else (hint,)


def _many(record: object, field: Field) -> tuple[object, ...]:
    value = getattr(record, field.name)
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _is_record(value: object) -> bool:
    return attrs.has(type(value)) and not isinstance(value, Masked)


def evolved(record: _A, changes: Mapping[str, object]) -> _A:
    """The *record* with other values; what they may be is checked as it is built."""
    return evolve(record, **changes)


def records(whole: object, path: str = "") -> Iterator[tuple[str, Line]]:
    """Every record in the *whole*, itself among them, with its place."""
    yield from _walked((whole,), path)


def _walked(line: Line, path: str) -> Iterator[tuple[str, Line]]:
    yield path, line
    for field in fields_of(type(line[-1])):
        at = f"{path}/{field.name.rstrip('_')}"
        for place, value in enumerate(_many(line[-1], field)):
            if _is_record(value):
                below = f"{at}/{place}" if field.is_list else at
                yield from _walked((*line, value), below)


def named(whole: object) -> Ids:
    """The ids that the *whole* gives to what it holds."""
    return _named(line for _, line in records(whole))


def _named(lines: Iterable[Line]) -> Ids:
    found = defaultdict[_IdType, set[str]](set)
    for line in lines:
        for field in fields_of(type(line[-1])):
            if field.id_type is not None and field.names:
                found[field.id_type].update(map(str, _many(line[-1], field)))
    return {id_type: frozenset(texts) for id_type, texts in found.items()}


def pruned(whole: _A, keeps: _Keeps) -> _A:
    """
    The *whole* without the records that are not to be kept, and no name left hanging.

    Asked are the records that stand in a list or may be missing; the others stand and
    fall with what holds them. A reference to what is gone is left out. Where it must
    stand, or was the last of a list, the record that refers goes too: a list of nobody
    often means everybody.
    """
    before = named(whole)
    gone: Ids = {}
    while True:
        cut = _Cut(keeps, gone)
        after = _named(cut.lines((whole,)))
        now = {t: texts - after.get(t, frozenset()) for t, texts in before.items()}
        if now == gone:
            return cut.rebuilt((whole,))  # type: ignore[return-value] # the same class
        gone = now


@final
@attrs.frozen
class _Cut:
    """
    What stays of a whole while those ids are gone from it.
    """

    keeps: _Keeps
    gone: Ids

    def lines(self, line: Line) -> Iterator[Line]:
        """Every record that stays, below one that does."""
        yield line
        for field in fields_of(type(line[-1])):
            for part in _many(line[-1], field):
                if _is_record(part):
                    below: Line = (*line, part)
                    if _must(field) or self._stays(below):
                        yield from self.lines(below)

    def _stays(self, line: Line) -> bool:
        return self.keeps(line) and self._refers(line[-1])

    def _refers(self, record: object) -> bool:
        """Whether all stands that the record cannot be without."""
        return all(
            any(self._is_known(field, text) for text in _many(record, field))
            for field in fields_of(type(record))
            if not (field.id_type is None or field.names or field.is_optional)
            and _many(record, field)
        )

    def _is_known(self, field: Field, text: object) -> bool:
        gone = frozenset() if field.id_type is None else self.gone.get(field.id_type)
        return text not in (gone or ())

    def rebuilt(self, line: Line) -> object:
        """The last of the line, with what stays of it."""
        record = line[-1]
        changes: dict[str, object] = {}
        for field in fields_of(type(record)):
            parts = _many(record, field)
            kept = tuple(new for part in parts for new in self._part(line, field, part))
            if kept != parts:
                changes[field.name] = kept if field.is_list else next(iter(kept), None)
        return evolved(record, changes) if changes else record

    def _part(self, line: Line, field: Field, part: object) -> Iterator[object]:
        if field.id_type is not None and not field.names:
            if self._is_known(field, part):
                yield part
        elif _is_record(part):
            below: Line = (*line, part)
            if _must(field) or self._stays(below):
                yield self.rebuilt(below)
        else:
            yield part


def _must(field: Field) -> bool:
    return not (field.is_list or field.is_optional)


def changed(whole: _A, change: _Change) -> _A:
    """The *whole* with each record changed, from the innermost out."""
    new: dict[str, object] = {}
    for field in fields_of(type(whole)):
        parts = _many(whole, field)
        others = tuple(changed(p, change) if _is_record(p) else p for p in parts)
        if others != parts:
            new[field.name] = others if field.is_list else others[0]
    return change(evolved(whole, new) if new else whole)  # type: ignore[return-value] # a change keeps the class


def renamed(whole: _A, names: Mapping[_IdType, Mapping[str, str]]) -> _A:
    """The *whole* with ids of those types under other names, references too."""

    def change(record: object) -> object:
        new: dict[str, object] = {}
        for field in fields_of(type(record)):
            to = {} if field.id_type is None else names.get(field.id_type, {})
            parts = tuple(map(str, _many(record, field))) if to else ()
            others = tuple(to.get(text, text) for text in parts)
            if others != parts:
                new[field.name] = others if field.is_list else others[0]
        return evolved(record, new) if new else record

    return changed(whole, change)
