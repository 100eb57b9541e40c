"""
Laws of every field of every public class.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from types import NoneType
from typing import Literal, TypeAlias, cast, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import earlyhelp_core
from earlyhelp_core import partnerships, wire
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.errors import EarlyHelpError, Problem
from earlyhelp_core.fields import (
    Code,
    Sensitivity,
    Taken,
    Taking,
    attributes,
    evolve,
    sensitivity,
)
from earlyhelp_core.frameworks import LevelFramework
from earlyhelp_core.outcomes import ClaimRules, Instrument
from earlyhelp_core.privacy import Masked
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions import FACTS, Ask, Fact, Pathway
from earlyhelp_core.wire import KINDS, DocumentKind
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
    float("nan"),
    -1,
    10**400,
    True,
    None,
    [],
    (),
    {},
    {"id": "f1"},
    ["the Smiths of 3 Mill Lane"],
    [None],
    {"the Smiths of 3 Mill Lane"},
    b"the Smiths of 3 Mill Lane",
    date(2026, 3, 2),
    datetime(2026, 3, 2, 9, tzinfo=UTC),
    (date(2026, 3, 2), None),
    Period(start="2026-03-02"),
    [Recorded()],
    Recorded,
    lambda: "the Smiths of 3 Mill Lane",
)

#: The fields of all others rest on these two, so they are plain attrs classes.
_BELOW = (Problem, Taking)


@cache
def classes() -> tuple[type, ...]:
    """Every public class that is made of fields."""
    found: dict[type, None] = {}
    for noun in earlyhelp_core.__all__:
        module = import_module(f"earlyhelp_core.{noun}")
        for name in getattr(module, "__all__", ()):
            thing = getattr(module, name)
            if isinstance(thing, type) and attrs.has(thing) and thing not in _BELOW:
                found[thing] = None
    return tuple(found)


_IN_DOCUMENTS = frozenset(kept_classes())


def _named(cls: type) -> str:
    return f"{cls.__module__.split('.')[1]}-{cls.__name__}"


EVERY = pytest.mark.parametrize("cls", classes(), ids=_named)


def _fields(cls: type) -> Iterator[tuple[str, _Field]]:
    """What a constructor takes: the argument, and the field it is for."""
    return ((f.alias or f.name, f) for f in attributes(cls) if f.init)


def _parts(hint: object) -> Iterator[object]:
    """A type with all it is made of, but for what is missing."""
    if hint is not NoneType:
        yield hint
    if get_origin(hint) is not Literal:
        for part in get_args(hint):
            yield from _parts(part)


# --- as the class says it


def test_there_are_classes() -> None:
    """A law of no class would hold."""
    assert len(classes()) > 250


@EVERY
def test_every_field_has_a_grain_and_a_check(cls: type) -> None:
    """Only what a class works out for itself is not checked, for nobody gives it."""
    assert [name for name, field in _fields(cls) if field.converter is None] == []
    assert all(sensitivity(f) in Sensitivity for f in attributes(cls))


def _is_word(kind: object, *, in_documents: bool) -> bool:
    if kind in {date, datetime}:
        return True
    # A code of what the library answers comes from the library alone.
    words = (Taken, Code) if in_documents else (Taken,)
    return isinstance(kind, type) and issubclass(kind, words)


def _is_text(part: object) -> bool:
    # The words of a closed list are text that a checker knows one by one.
    return part is str or get_origin(part) is Literal


@EVERY
def test_every_id_code_and_day_may_be_given_as_text(cls: type) -> None:
    """The constructor's own signature says so, as checkers read it."""
    kept, signature = get_type_hints(cls), inspect.signature(cls)
    in_documents = cls in _IN_DOCUMENTS
    given = {
        name: list(_parts(signature.parameters[name].annotation))
        for name, field in _fields(cls)
        if any(
            _is_word(part, in_documents=in_documents)
            for part in _parts(kept[field.name])
        )
    }

    assert [name for name, parts in given.items() if not any(map(_is_text, parts))] == (
        []
    )


# --- as values are


#: Values of what is the library's own: they hold classes and functions.
_OWN: Mapping[type, tuple[object, ...]] = {
    Fact: tuple(FACTS.values()),
    DocumentKind: tuple(KINDS),
}
_BOROUGH = partnerships.load("kensington-and-chelsea", on="2022-11-21")
#: Their parts must agree in ways that chance seldom finds.
_SHIPPED: Mapping[type, tuple[object, ...]] = {
    ClaimRules: _BOROUGH.claims,
    Instrument: _BOROUGH.instruments,
    LevelFramework: (_BOROUGH.framework,),
    Pathway: (_BOROUGH.pathway, *_BOROUGH.procedures),
}
#: A document writes these as a text inside what holds them, and they are tried there.
_TEXTS = (Span, Ask)


def _values(cls: type) -> st.SearchStrategy[object]:
    there = _OWN.get(cls) or _SHIPPED.get(cls)
    return values_of(cls) if there is None else st.sampled_from(there)


def _is_readable(cls: type) -> bool:
    return cls not in {*_OWN, *_TEXTS}


def _read_back(value: object) -> object:
    return wire.from_data(wire.to_data(value), type(value))


# Most nouns refuse some of what their types allow, and there are a great many classes:
# each gets a share of the profile's examples, and each example tries every field.
_PATIENT = settings(
    max_examples=max(3, settings().max_examples // 25),
    suppress_health_check=[
        HealthCheck.filter_too_much,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@pytest.mark.parametrize(
    "cls", [cls for cls in classes() if _is_readable(cls)], ids=_named
)
@_PATIENT
@given(data=st.data())
def test_what_can_be_made_can_be_written_and_read_back(
    cls: type, data: st.DataObject
) -> None:
    """Whatever a constructor takes is there again, equal, and is taken as it is."""
    value = data.draw(_values(cls))

    assert _read_back(value) == value
    assert evolve(value) == value


def _as_text(value: object) -> object:
    """A value as a form or a table writes it."""
    if isinstance(value, tuple):
        return [_as_text(one) for one in value]
    if isinstance(value, Masked):
        return value.reveal()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


@EVERY
@_PATIENT
@given(data=st.data())
def test_a_value_is_the_same_from_plain_text(cls: type, data: st.DataObject) -> None:
    """Ids, codes, days, moments and masked text, also those in lists."""
    value = data.draw(_values(cls))
    given_as_text = {
        name: _as_text(getattr(value, field.name)) for name, field in _fields(cls)
    }

    assert cls(**given_as_text) == value


@EVERY
@_PATIENT
@given(data=st.data())
def test_a_wrong_value_is_refused_at_its_field_or_can_be_kept(
    cls: type, data: st.DataObject
) -> None:
    """By an error of ours, which never holds it; or it is written and read back."""
    value = data.draw(_values(cls))
    for name, field in _fields(cls):
        for wrong in WRONG:
            refused = _refusal(lambda: evolve(value, **{name: wrong}))  # noqa: B023 - it is called at once
            if refused is None:
                kept = evolve(value, **{name: wrong})
                assert not _is_readable(cls) or _read_back(kept) == kept
                continue
            assert "Mill Lane" not in f"{refused!r} {refused}"
            assert (refused.about, refused.__context__) == (cls.__name__, None)
            alone = _refusal(lambda: _converted(field, wrong))  # noqa: B023 - as above
            if alone is not None:
                # All other fields are sound, so there is nothing else to tell.
                step = name.rstrip("_")
                assert refused.problems == tuple(p.under(step) for p in alone.problems)


def _refusal(make: Callable[[], object]) -> EarlyHelpError | None:
    try:
        make()
    except EarlyHelpError as refused:
        return refused
    return None


def _converted(field: _Field, value: object) -> object:
    return cast("Callable[[object], object]", field.converter)(value)
