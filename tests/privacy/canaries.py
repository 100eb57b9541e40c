"""
Instances of every public class, filled with things that must never be seen.

A *canary* is a text, a date or an identifier that occurs nowhere else. Whatever is
personal or special holds one. If any of them is found in what a program prints, logs
or raises, something leaks.

A new class needs nothing here as long as it can be built from the types of its fields.
Where it cannot, because fields depend on each other, say how in `OVERRIDES` (values
that always hold), `WORDS` (types whose texts have a shape of their own) or `COMPANIONS`
(values that one field needs beside it).
"""

from __future__ import annotations

import collections.abc
import re
import types
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from earlyhelp_core import partnerships, wire
from earlyhelp_core.answers import Duty, Obligation
from earlyhelp_core.attendance import MarkCode
from earlyhelp_core.dates import ENGLAND, Period
from earlyhelp_core.errors import EarlyHelpError, Impossible, Problem
from earlyhelp_core.fields import Sensitivity, attributes, sensitivity
from earlyhelp_core.frameworks import crosswalk
from earlyhelp_core.identifiers import LocalAuthority, NhsNumber, SchoolUrn, Uln, Upn
from earlyhelp_core.ids import Id
from earlyhelp_core.outcomes import Reading
from earlyhelp_core.people import Person
from earlyhelp_core.privacy import Masked, Postcode
from earlyhelp_core.transitions import (
    CATALOGUE,
    FACTS,
    Counterexample,
    Facts,
    Request,
    options,
    verify,
)
from tests.privacy.public import data_classes

__all__ = [
    "BOROUGH",
    "CLASSES",
    "ON",
    "TEXT",
    "built",
    "harvested",
    "instances",
    "is_hidden",
    "leaks",
]

ON = date(2022, 11, 21)
BOROUGH = partnerships.load("kensington-and-chelsea", on=ON)
CLASSES = data_classes()

TEXT = "ZZCANARY"
DAY = date(1971, 3, 9)
#: Lies on most scales.
NUMBER = 7.31971
POSTCODE = "QX7 7ZQ"
UPN = next(
    u for c in "ABCDEFGHJKLMNPQRTUVWXYZ" if Upn.is_valid(u := f"{c}000197103099")
)
NHS = next(n for d in range(10) if NhsNumber.is_valid(n := f"999713099{d}"))
ULN = next(n for d in range(10) if Uln.is_valid(n := f"713099713{d}"))
URN = "713099"

#: What is looked for, in lower case.
TOKENS = (
    TEXT.lower(),
    "1971-03-09",
    "1971, 3, 9",
    "9 march 1971",
    "7.31971",
    *(token for code in (POSTCODE, UPN, NHS, ULN) for token in (code.lower(),)),
    POSTCODE.replace(" ", "").lower(),
    URN,
)

_IDENTIFIERS: Mapping[type, str] = {
    Postcode: POSTCODE,
    Upn: UPN,
    NhsNumber: NHS,
    Uln: ULN,
    SchoolUrn: URN,
}
_HIDDEN = {Sensitivity.PERSONAL, Sensitivity.SPECIAL}

#: Ordinary days for fields that show themselves: later than the canary, or earlier,
#: whichever a class can be built with.
_LATER, _EARLIER = date(2022, 3, 7), date(1970, 1, 5)

# The fields of tests are of every type there is, and so are their values.
_Value = Any
_Field: TypeAlias = "attrs.Attribute[object]"

#: Values that a class needs whatever else it holds.
OVERRIDES: Mapping[str, Mapping[str, _Value]] = {
    "cases.Case": {
        "ladder": BOROUGH.framework.ladder,
        "partnership": "kensington-and-chelsea",
    },
    "agencies.Tie": {"to": "service-1"},
    "attendance.Absence": {"possible": 10},
    "outcomes.Change": {
        "last": Reading(
            measure="measure-1",
            about="person-1",
            on=date(2022, 4, 7),
            value=NUMBER,
            informant="parent",
        )
    },
    "people.Family": {
        "people": (
            Person(id="person-1", name=f"{TEXT} parent", born=DAY, ethnicity=TEXT),
            Person(
                id="person-2",
                name=f"{TEXT} child",
                born=date(2014, 9, 1),
                languages=(TEXT,),
                school=URN,
                upn=UPN,
                nhs_number=NHS,
            ),
        )
    },
    "people.Relationship": {"to": "person-2"},
    "people.EndingDiscussion": {"with_": ("person-1",)},
    "teams.EcomapTie": {"kind": "related"},
    "teams.Lead": {"cover": None},
    "transitions.AtMost": {"fact": "agreement", "value": "given"},
    "wire.DocumentKind": {"cls": Period},
}
#: Words that have a shape of their own, so that nothing else can stand for them.
WORDS: Mapping[str, str] = {"LevelCode": "targeted", "MarkCode": "C2"}
#: What a field that is filled needs beside it, for classes where fields depend.
COMPANIONS: Mapping[str, Mapping[str, Mapping[str, _Value]]] = {
    "people.Person": {
        "pregnancy_ended": {"birth": "pregnancy-ended"},
    },
    "plans.Goal": {
        "ended_because": {"status": "met"},
        "removed_because": {"status": "removed"},
    },
    "plans.Action": {"settled_on": {"status": "done"}},
}


def fields_of(cls: type) -> tuple[_Field, ...]:
    """The fields of a class; a masked one has none."""
    return attributes(cls) if attrs.has(cls) else ()


def leaks(text: str) -> list[str]:
    """The canaries that are found in a text."""
    # Where a thing lies in memory may look like any number.
    seen = re.sub("0x[0-9a-f]+", "", text.lower())
    return [token for token in TOKENS if token in seen]


def is_hidden(field: _Field) -> bool:
    """Whether a field is personal or special."""
    try:
        return sensitivity(field) in _HIDDEN
    except KeyError:
        return False


# --- values by their types


def _value(hint: _Value, *, canary: str | None, alone: bool, day: date) -> _Value:  # noqa: C901, PLR0911, PLR0912 - one branch for each sort of type
    """Something of a type; a canary where *canary* says what to call it."""
    origin: object = get_origin(hint)
    if origin is tuple:
        inner = get_args(hint)[0]
        return (_value(inner, canary=canary, alone=alone, day=day),)
    if origin is Literal:
        return get_args(hint)[0]
    if origin in {Union, types.UnionType}:
        wanted = [part for part in get_args(hint) if part is not type(None)]
        return _value(wanted[0], canary=canary, alone=alone, day=day)
    if isinstance(hint, type) and issubclass(hint, Id | MarkCode):
        # References must hold within a case, so ids are canaries only on their own.
        if canary is not None and alone and hint is not MarkCode:
            return f"{TEXT}-{canary}"
        return WORDS.get(hint.__name__, f"{hint.__name__.removesuffix('Id').lower()}-1")
    if hint is LocalAuthority:
        return "801"
    if origin is collections.abc.Callable:
        return repr
    if hint is date:
        return day if canary is None else DAY
    if hint is datetime:
        return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    if hint is str:
        return "plain" if canary is None else f"{TEXT} {canary}"
    if hint is float:
        return 1.0 if canary is None else NUMBER
    if hint is Fraction:
        return Fraction(1, 2)
    if hint is bool:
        return True
    if hint is int:
        return 1
    if hint is type:
        return Period
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if hint in _IDENTIFIERS:
        return hint(_IDENTIFIERS[hint])
    if isinstance(hint, type) and issubclass(hint, Masked):
        return hint(f"{TEXT} {canary or hint.__name__}")
    found = harvested().get(hint)
    return _built(hint, alone=False, day=day) if found is None else found


def _name_of(cls: type) -> str:
    return next((name for name, known in CLASSES.items() if known is cls), "")


def _filled(cls: type, *, alone: bool, day: date) -> dict[str, tuple[_Field, _Value]]:
    hints, name = get_type_hints(cls), _name_of(cls)
    values: dict[str, tuple[_Field, _Value]] = {}
    for field in fields_of(cls):
        if field.init:
            given = OVERRIDES.get(name, {})
            canary = f"{cls.__name__} {field.name}" if is_hidden(field) else None
            if alone and canary is not None:
                canary = canary.replace(" ", "-").replace("_", "-")
            values[field.name] = (
                field,
                given[field.name]
                if field.name in given
                else _value(hints[field.name], canary=canary, alone=alone, day=day),
            )
    return values


def built(cls: type, *, keeping: str | None = None) -> _Value:
    """
    An instance with canaries, in as many of its fields as may stand together.

    What the class refuses together is left out, but never the field that is kept.
    """
    try:
        return _built(cls, keeping=keeping, day=_LATER)
    except _Unbuilt:
        return _built(cls, keeping=keeping, day=_EARLIER)


class _Unbuilt(AssertionError):
    """Nothing more can be left out."""


def _built(
    cls: type,
    *,
    keeping: str | None = None,
    alone: bool = True,
    day: date,
) -> _Value:
    if issubclass(cls, Masked):
        return cls(_IDENTIFIERS.get(cls, f"{TEXT} {cls.__name__}"))
    values = _filled(cls, alone=alone, day=day)
    beside = COMPANIONS.get(_name_of(cls), {}).get(keeping or "", {})
    for name, companion in beside.items():
        values[name] = (values[name][0], companion)
    while True:
        try:
            return cls(**{f.alias or f.name: value for f, value in values.values()})
        except Impossible as refused:
            for name in _in_the_way(refused.problems, values, {keeping, *beside}):
                del values[name]


def _in_the_way(
    problems: Sequence[Problem],
    values: Mapping[str, tuple[_Field, _Value]],
    kept: set[str | None],
) -> list[str]:
    optional = [
        name
        for name, (field, _) in values.items()
        if field.default is not attrs.NOTHING and name not in kept
    ]
    named = {problem.path.split("/")[1] for problem in problems if problem.path}
    found = [name for name in optional if name.rstrip("_") in named]
    # Nobody in particular is to blame: leave out what came last.
    found = found or optional[-1:]
    if not found:
        told = "; ".join(map(str, problems))
        message = f"cannot be built: add to OVERRIDES, WORDS or COMPANIONS: {told}"
        raise _Unbuilt(message)
    return found


# --- instances that stand already


_HARVEST: dict[type, _Value] = {}


def harvested() -> Mapping[type, _Value]:
    """One instance of each class that occurs in what the library ships or answers."""
    if not _HARVEST:
        _gather(_HARVEST, [*_shipped(), *_answered()])
    return _HARVEST


def _shipped() -> Iterator[_Value]:
    yield BOROUGH
    yield from CATALOGUE.values()
    yield from FACTS.values()
    yield from wire.KINDS
    yield ENGLAND
    yield crosswalk(BOROUGH.framework.level("targeted"), to=BOROUGH.framework)


def _answered() -> Iterator[_Value]:
    facts = Facts(on=ON, level="targeted")
    yield Request(kind="close")
    yield from options(BOROUGH.pathway, facts)
    yield Obligation(do="look", by="somebody")
    yield Duty(do="look", by="somebody")
    yield verify(BOROUGH.pathway)
    yield Counterexample(rule=None, story="all is well")
    yield wire.check(b"{}")


def _gather(found: dict[type, _Value], value: _Value) -> None:
    if isinstance(value, list | tuple):
        for part in value:
            _gather(found, part)
    elif attrs.has(type(value)):
        # Records hold somebody's data, so they are built with canaries instead.
        if not any(is_hidden(field) for field in fields_of(type(value))):
            found.setdefault(type(value), value)
        for field in fields_of(type(value)):
            _gather(found, getattr(value, field.name))


# --- all of them


def instances(name: str) -> list[_Value]:
    """
    Instances of a public class in which every personal field is filled once.

    Raises `AssertionError` for a class that nothing here can build.
    """
    cls = CLASSES[name]
    hidden = [field.name for field in fields_of(cls) if is_hidden(field)]
    if not hidden and cls in harvested():
        return [harvested()[cls]]
    try:
        found = [built(cls)]
        missing = [
            field
            for field in hidden
            if getattr(found[0], field) in {None, ()}
            or getattr(found[0], field) == _default(cls, field)
        ]
        found += [built(cls, keeping=field) for field in missing]
    except (TypeError, EarlyHelpError) as error:
        message = f"{name}: no instance can be built: {error}"
        raise AssertionError(message) from error
    return found


def _default(cls: type, name: str) -> _Value:
    return attrs.fields_dict(cls)[name].default
