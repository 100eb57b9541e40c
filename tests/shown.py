"""
Which days a record shows, through all that it holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import attrs

from earlyhelp_core.dates import london_date
from earlyhelp_core.fields import attributes

__all__ = ["days_shown"]


def days_shown(record: object, *, planned: Iterable[str] = ()) -> list[date]:
    """Every date in *record* and in its parts, but for the *planned* fields."""
    return list(_days(record, frozenset(planned)))


def _days(value: object, planned: frozenset[str]) -> Iterable[date]:
    if isinstance(value, datetime):
        yield london_date(value)
    elif isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _days(part, planned)
    elif attrs.has(kind := type(value)):
        for field in attributes(kind):
            if field.name not in planned:
                yield from _days(getattr(value, field.name), planned)
