"""
How a value of one of our classes is made from a table of a document.

Everything wrong with the table is found in one pass. First each part is taken by its
type; then the class is asked. Where some parts could not be taken, the class is asked
all the same, with what is left and with stand-ins for what is not: a problem that
remains whatever the missing part would say is a problem of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from itertools import islice, product
from typing import TypeAlias, final

from earlyhelp_core.errors import Misuse, Problem
from earlyhelp_core.wire._losses import (
    ABSENT,
    Lost,
    Refused,
    names_in,
    place_in,
    steps_of,
    value_at,
)
from earlyhelp_core.wire._parts import Class, Part, form_of, parts_of
from earlyhelp_core.wire._reading import UNUSABLE, Raw, safe_key
from earlyhelp_core.wire._standins import is_list, stand_ins

#: Takes what a document says for a type, or refuses it. cattrs hands on the type too.
Hook: TypeAlias = Callable[[Raw, Raw], Raw]

#: How often a class is asked, at most, with different stand-ins for what is missing.
_TRIES = 32


def taken(hook: Hook, value: Raw, as_type: Raw) -> Raw:
    """What the hook makes of the value; what is unusable has been told before."""
    if value is UNUSABLE:
        raise Refused(())
    return hook(value, as_type)


@final
class ObjectHook:
    """
    Takes tables as values of one class.
    """

    def __init__(self, cls: Class, hook_for: Callable[[Raw], Hook]) -> None:
        """The hooks of its parts are looked up when first needed: types may recur."""
        self._cls = cls
        self._hook_for = hook_for

    @cached_property
    def _parts(self) -> tuple[tuple[Part, Hook], ...]:
        return tuple((p, self._hook_for(p.type)) for p in parts_of(self._cls))

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(part.key for part, _ in self._parts)

    def __call__(self, value: Raw, _: Raw) -> Raw:
        """The value that the table stands for."""
        if not isinstance(value, Mapping):
            raise Refused.of("wrong-type", "give a table: names with their values")
        attempt = _Attempt(self._cls, value)
        for part, hook in self._parts:
            attempt.take(part, hook)
        attempt.note_strays(self._keys)
        return attempt.finished()


@final
class _Attempt:
    """
    One table on its way to a value: what was taken so far, and what is wrong.
    """

    def __init__(self, cls: Class, data: Mapping[str, Raw]) -> None:
        self._cls = cls
        self._data = data
        self._values: dict[str, Raw] = {}
        self._problems: list[Problem] = []
        self._missing: list[Part] = []
        self._lost = Lost()
        self._flawed = False

    def take(self, part: Part, hook: Hook) -> None:
        """One field: what the table says of it, or that it must be given."""
        if part.key not in self._data:
            if part.default is ABSENT:
                problem = Problem("", "missing-key", f"add {part.key}; it is needed")
                self._leave_out(part, [problem])
            return
        try:
            self._values[part.argument] = _told(part, hook, self._data[part.key])
        except Refused as refused:
            self._leave_out(part, refused.problems, refused)

    def _leave_out(
        self,
        part: Part,
        problems: Iterable[Problem],
        refused: Refused | None = None,
    ) -> None:
        self._flawed = True
        self._problems += [problem.under(part.key) for problem in problems]
        if refused is not None and refused.survivor is not ABSENT:
            self._values[part.argument] = refused.survivor
            self._lost.adopt(part.key, refused.lost)
            return
        self._values.pop(part.argument, None)
        self._missing.append(part)
        self._lost.fields.add((part.key,))
        self._lost.names.update(names_in(self._data.get(part.key)))

    def note_strays(self, keys: tuple[str, ...]) -> None:
        """Names in the table that the class does not have."""
        if len(self._values) == len(self._data):
            return
        noun = form_of(self._cls).stray
        for key, value in self._data.items():
            if key not in keys:
                self._flawed = True
                self._lost.names.update(names_in(value))
                self._problems.append(_stray(key, keys, noun))

    def finished(self) -> Raw:
        """The value; or what is wrong, with what could be made of the rest."""
        if not self._flawed:
            made = self._made({})
            if not isinstance(made, _Problems):
                return made
        self._convert_each()
        survivor = self._second_look()
        raise Refused(self._problems, survivor=survivor, lost=self._lost)

    def _made(self, stand_ins: Mapping[str, Raw]) -> Raw:
        values = {**self._values, **stand_ins}
        try:
            return self._cls(**values)
        except Misuse as refused:
            return _Problems(refused.problems)

    def _convert_each(self) -> None:
        # A constructor stops at the first field that refuses.
        for part in parts_of(self._cls):
            if part.convert is not None and part.argument in self._values:
                try:
                    part.convert(self._values[part.argument])
                except Misuse as refused:
                    self._leave_out(part, refused.problems)

    def _second_look(self) -> Raw:
        """
        Tell what is wrong between the parts, whatever the missing ones would say.

        Gives what could be made in the end, for the whole this is a part of.
        """
        if any(is_list(part.type) for part in self._missing):
            return ABSENT
        made = self._asked()
        if isinstance(made, _Problems):
            self._problems += [
                problem
                for problem in map(self._lost.relocated, made)
                if not self._lost.explains(problem, self._data)
            ]
        if any(part.default is ABSENT for part in self._missing):
            return ABSENT
        if isinstance(made, _Problems):
            made = self._made({}) if self._set_aside(made) else ABSENT
        return ABSENT if isinstance(made, _Problems) else made

    def _asked(self) -> Raw:
        """A value, or the problems that stay whatever stands in for what is missing."""
        common: _Problems | None = None
        for choice in self._choices():
            made = self._made(choice)
            if not isinstance(made, _Problems):
                return made
            common = made if common is None else common.also_in(made)
            if not common:
                break
        return ABSENT if common is None else common

    def _set_aside(self, problems: _Problems) -> bool:
        """Leave out the entries and fields that *problems* name, if that can be."""
        parts = {part.key: part for part in parts_of(self._cls)}
        entries: dict[str, set[int]] = {}
        for problem in problems:
            key, *inside = steps_of(problem.path) or ("",)
            part = parts.get(key)
            if part is None:
                return False
            place = self._entry(part, inside)
            if place is not None:
                entries.setdefault(key, set()).add(place)
            elif part.default is ABSENT:
                return False
            else:
                self._leave_out(part, ())
        for key, places in entries.items():
            self._thin_out(parts[key], places)
        return bool(problems)

    def _entry(self, part: Part, inside: list[str]) -> int | None:
        """Which entry of a list the steps inside a field lead to, if to one."""
        held = self._values.get(part.argument)
        if not inside or not isinstance(held, tuple):
            return None
        return place_in(held, inside[0])

    def _thin_out(self, part: Part, places: set[int]) -> None:
        held = self._values.get(part.argument)
        if isinstance(held, tuple):
            order = self._lost.kept.get((part.key,), range(len(held)))
            for place in places:
                entry = value_at(self._data, (part.key, str(order[place])))
                self._lost.names.update(names_in(entry))
            left = [n for n in range(len(held)) if n not in places]
            self._values[part.argument] = tuple(held[n] for n in left)
            self._lost.kept[(part.key,)] = [order[n] for n in left]

    def _choices(self) -> Iterator[Mapping[str, Raw]]:
        names = [part.argument for part in self._missing]
        values = [
            (*_given(part.default), *stand_ins(part.type)) for part in self._missing
        ]
        for choice in islice(product(*values), _TRIES):
            yield dict(zip(names, choice, strict=True))


@final
class _Problems(tuple[Problem, ...]):
    """
    What came of making a value instead of the value.
    """

    __slots__ = ()

    def also_in(self, other: _Problems) -> _Problems:
        """Those that both tell, in this order."""
        told = set(other)
        return _Problems(problem for problem in self if problem in told)


def _given(default: Raw) -> tuple[Raw, ...]:
    return () if default is ABSENT else (default,)


def _told(part: Part, hook: Hook, value: Raw) -> Raw:
    if part.nothing is None:
        return taken(hook, value, part.type)
    if value == part.nothing:
        return None
    if value is None:
        raise Refused.of("wrong-type", f'write "{part.nothing}" where there is none')
    return taken(hook, value, part.type)


def _stray(key: str, keys: tuple[str, ...], noun: str) -> Problem:
    near = get_close_matches(key, keys, n=3) if safe_key(key) else []
    meant = f"; did you mean {' or '.join(near)}?" if near else ""
    return Problem(
        f"/{key}" if safe_key(key) else "",
        f"unknown-{noun}",
        f"leave it out, for there is no such {noun} here{meant}",
    )
