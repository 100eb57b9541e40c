"""
Values of every class that documents hold, and documents with something wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import (
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from earlyhelp_core.attendance import MarkCode
from earlyhelp_core.dates import Span, Unit
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import Code, as_text, attributes
from earlyhelp_core.identifiers import LocalAuthority, NhsNumber, SchoolUrn, Uln, Upn
from earlyhelp_core.ids import Id, RequirementName
from earlyhelp_core.privacy import Narrative, PersonName, Postcode
from earlyhelp_core.transitions import (
    CATALOGUE,
    FACTS,
    Ask,
    AtLeast,
    AtMost,
    FactName,
    FactSort,
    Includes,
    Is,
    Within,
)
from earlyhelp_core.wire import JSON, KINDS

__all__ = ["classes", "junk", "places_in", "spoiled", "values_of"]

_T = TypeVar("_T")

#: A value that a document may hold where it expects another.
junk: st.SearchStrategy[JSON] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["p1", "child", "mother", "2026-03-02", "none", "1900-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "code", "x", "Jane Roe"]), inner)
    ),
    max_leaves=6,
)

_TEXTS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8).map(
    as_text
)
_DAYS = st.dates(date(2020, 1, 1), date(2027, 1, 1))
#: Classes that a document writes as a text.
_TEXTUAL = frozenset(
    {
        Narrative,
        PersonName,
        Postcode,
        NhsNumber,
        Upn,
        Uln,
        SchoolUrn,
        LocalAuthority,
        Span,
    }
)
_SPANS = st.builds(Span, amount=st.integers(0, 9_999), unit=st.sampled_from(Unit))
_BY_SORT = {
    sort: [fact for fact in FACTS.values() if fact.sort is sort] for sort in FactSort
}
_LISTED = [
    fact
    for sort in (FactSort.SITUATION, FactSort.YES_NO, FactSort.GRADE)
    for fact in _BY_SORT[sort]
]
_ORDERED = [
    fact
    for sort in (FactSort.YES_NO, FactSort.GRADE, FactSort.DATED)
    for fact in _BY_SORT[sort]
]
_DATED = [fact.name for fact in _BY_SORT[FactSort.DATED]]
_SIMPLE: Mapping[object, st.SearchStrategy[object]] = {
    str: _TEXTS,
    bool: st.booleans(),
    int: st.integers(0, 10),
    float: st.floats(-100, 100),
    date: _DAYS,
    datetime: _DAYS.map(lambda day: datetime(day.year, day.month, 7, 9, tzinfo=UTC)),
    Narrative: _TEXTS.map(Narrative),
    PersonName: _TEXTS.map(PersonName),
    Postcode: st.just(Postcode("ZZ99 3VZ")),
    NhsNumber: st.just(NhsNumber("9434765870")),
    Upn: st.just(Upn("L000200001001")),
    Uln: st.just(Uln("9999999999")),
    SchoolUrn: st.just(SchoolUrn("100001")),
    LocalAuthority: st.just(LocalAuthority("207")),
    FactName: st.sampled_from([FactName(name) for name in FACTS]),
    RequirementName: st.sampled_from([RequirementName(name) for name in CATALOGUE]),
    Is: st.sampled_from(_LISTED).map(
        lambda fact: Is(fact=fact.name, values=fact.choices[:2])
    ),
    AtLeast: st.sampled_from(_ORDERED).map(
        lambda fact: AtLeast(fact=fact.name, value=(fact.choices or ("yes",))[-1])
    ),
    AtMost: st.sampled_from(_ORDERED).map(
        lambda fact: AtMost(fact=fact.name, value=(fact.choices or ("no",))[0])
    ),
    Within: st.builds(Within, fact=st.sampled_from(_DATED), span=_SPANS | st.none()),
    Includes: st.builds(
        Includes, fact=st.just(FactName("authorised-by")), role=_TEXTS | st.none()
    ),
    Ask: st.sampled_from(list(CATALOGUE.values())).map(
        lambda asked: Ask(
            name=asked.name,
            within=Span(amount=6, unit=Unit.WEEKS) if asked.takes_span else None,
            role="team manager" if asked.takes_role else None,
        )
    ),
    Span: _SPANS,
}


def _of_type(hint: object) -> st.SearchStrategy[object]:  # noqa: PLR0911 - one line for each form
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if get_origin(hint) in {Union, UnionType}:
        return st.one_of([_of_type(one) for one in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(_of_type(get_args(hint)[0]), max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Id):
        return st.sampled_from(["p1", "p2", "p3"]).map(hint)
    if hint is MarkCode:
        return st.sampled_from(["/", "I", "C2"]).map(MarkCode)
    if isinstance(hint, type):
        return _of_class(hint)
    return st.sampled_from(get_args(hint))


def _of_class(cls: type) -> st.SearchStrategy[object]:
    if issubclass(cls, Code):
        return st.sampled_from(list(cls))
    return st.none() if cls is NoneType else _built(cls)


def values_of(cls: type[_T]) -> st.SearchStrategy[_T]:
    """Values of a class, with much of it left out, and all that cannot be."""
    return cast("st.SearchStrategy[_T]", _of_type(cls))


@st.composite
def _built(draw: st.DrawFn, cls: type) -> object:
    # Composite, so that strategies inside strategies are named and not spelt out.
    return draw(_made_of_fields(cls))


@cache
def _made_of_fields(cls: type) -> st.SearchStrategy[object]:
    hints = get_type_hints(cls)
    # What a class works out for itself nobody gives it.
    given = [field for field in attributes(cls) if field.init]
    strategies = {field.name: _of_type(hints[field.name]) for field in given}
    needed = {field.name for field in given if field.default is attrs.NOTHING}
    values = st.fixed_dictionaries(
        {name: values for name, values in strategies.items() if name in needed},
        optional={n: values for n, values in strategies.items() if n not in needed},
    )
    return values.map(_made(cls))


def _made(cls: type) -> Callable[[dict[str, object]], object]:
    def make(values: dict[str, object]) -> object:
        for _ in range(4):
            try:
                return cls(**values)
            except Impossible as refused:
                # What it stumbles on is left out, where it may be.
                culprits = {p.path.split("/")[1] for p in refused.problems if p.path}
                values = {
                    k: v for k, v in values.items() if k.strip("_") not in culprits
                }
            except TypeError:
                break
        assume(condition=False)
        raise AssertionError

    return make


def classes() -> list[type]:
    """Every class that stands in a document of some kind."""
    found: dict[type, None] = {}
    waiting: list[object] = [kind.cls for kind in KINDS]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if (
            isinstance(hint, type)
            and attrs.has(hint)
            and hint not in {*found, *_SIMPLE}
        ):
            found[hint] = None
            hints = get_type_hints(hint)
            waiting += [hints[field.name] for field in attributes(hint)]
    return sorted(found, key=lambda cls: cls.__name__)


def places_in(data: JSON, path: str = "") -> Iterator[str]:
    """Every place of a document."""
    yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from places_in(value, f"{path}/{key}")
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from places_in(value, f"{path}/{number}")


@st.composite
def spoiled(draw: st.DrawFn, data: dict[str, JSON]) -> dict[str, JSON]:
    """The document with something put, taken away or renamed, up to four times."""
    data = deepcopy(data)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.sampled_from([p for p in places_in(data) if p] or [""]))
        if place:
            _spoil(draw, data, place)
    return data


def _spoil(draw: st.DrawFn, data: JSON, place: str) -> None:
    *before, last = place.split("/")[1:]
    for step in before:
        data = data[step] if isinstance(data, dict) else _entry(data, step)
    way = draw(st.sampled_from(["put", "take", "rename", "other"]))
    if isinstance(data, list):
        data[int(last)] = draw(junk)
    elif isinstance(data, dict):
        old = data.pop(last)
        others = [value for value in data.values() if value != old]
        if way == "put":
            data[last] = draw(junk)
        elif way == "rename":
            data[f"{last}_"] = old
        elif way == "other" and others:
            data[last] = deepcopy(draw(st.sampled_from(others)))


def _entry(data: JSON, step: str) -> JSON:
    assert isinstance(data, list)
    return data[int(step)]
