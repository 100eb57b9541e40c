"""
How values become plain data again, in one way only: the same value, the same data.

What equals its default is left out, so that a document says what somebody recorded
and nothing else. Masked values are written as they are: the document *is* the record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeAlias, cast

import attrs
from cattrs import Converter

from earlyhelp_core import fields
from earlyhelp_core.dates import Span
from earlyhelp_core.privacy import Masked
from earlyhelp_core.transitions import Ask
from earlyhelp_core.wire._parts import Class, Part, needs_sort, parts_of, sort_of
from earlyhelp_core.wire._reading import JSON, Raw

_Tell: TypeAlias = Callable[[Raw], JSON]


def _table_of(cls: Class) -> _Tell:
    ways = [(part, _way_of(part)) for part in parts_of(cls)]

    def tell(value: Raw) -> JSON:
        found = ((part, way, getattr(value, part.name)) for part, way in ways)
        return {
            part.key: way(held) for part, way, held in found if _is_told(part, held)
        }

    return tell


def _is_told(part: Part, held: Raw) -> bool:
    return part.always or held != part.default


def _way_of(part: Part) -> _Tell:
    if part.nothing is not None:
        return lambda held: part.nothing if held is None else told(held)
    return _with_its_sort if needs_sort(part.type) else told


def _with_its_sort(held: Raw) -> JSON:
    table = told(held)
    if isinstance(table, dict):
        return {"sort": sort_of(type(held)), **table}
    return table


def _ask(ask: Raw) -> JSON:
    table = _table_of(Ask)(ask)
    if isinstance(table, dict) and table.keys() == {"name"}:
        return table["name"]
    return table


def _moment(at: datetime) -> str:
    # Moments are kept in UTC.
    return at.isoformat().replace("+00:00", "Z")


_WAYS: Mapping[type, Callable[..., JSON]] = MappingProxyType(
    {
        bool: lambda value: value,
        int: lambda value: value,
        # Minus nought equals nought, and so is written like it.
        float: lambda value: value + 0.0,
        str: str,
        fields.Code: lambda code: code.value,
        date: date.isoformat,
        datetime: _moment,
        tuple: lambda values: [told(value) for value in values],
        Span: str,
        Masked: lambda masked: masked.reveal(),
        Ask: _ask,
    }
)


def _writer() -> Converter:
    converter = Converter()
    converter.register_unstructure_hook_factory(attrs.has, _table_of)
    for exact, way in _WAYS.items():
        converter.register_unstructure_hook(exact, way)
    return converter


_WRITER = _writer()


def told(value: Raw) -> JSON:
    """The value as plain data."""
    # cattrs leaves what its hooks give untyped.
    return cast("JSON", _WRITER.unstructure(value))
