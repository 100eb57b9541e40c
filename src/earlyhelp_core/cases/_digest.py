"""
The fingerprint of a record, to see whether somebody changed it in the meantime.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from hashlib import sha256

import attrs

from earlyhelp_core import fields
from earlyhelp_core.privacy import Masked


def digest(record: object) -> str:
    """
    A text that changes with anything in the *record*, for `Case.with_record`.

    It is made from everything in the record, names and free text too, so it is
    personal data in itself: whoever holds two of them can tell whether two records are
    one, and whoever can guess a small record can check the guess. Keep it beside the
    record and nowhere else. It is the same for the same value, on every machine, as
    long as the classes have the same fields; it is not for keeping over releases.

    >>> from earlyhelp_core.people import Family
    >>> len(digest(Family(id="f1"))), digest(Family(id="f1")) == digest(Family(id="f2"))
    (64, False)
    """
    return sha256(_canonical(record).encode()).hexdigest()


def _canonical(value: object) -> str:
    if isinstance(value, tuple):
        return _told("list", *map(_canonical, value))
    if attrs.has(cls := type(value)):
        inner = (
            _told(field.name, _canonical(getattr(value, field.name)))
            for field in fields.attributes(cls)
        )
        return _told(cls.__name__, *inner)
    if isinstance(value, Masked):
        return _told(cls.__name__, value.reveal())
    if isinstance(value, Enum):
        return _told("code", str(value.value))
    if isinstance(value, date):
        return _told("day", value.isoformat())
    return _told(type(value).__name__, str(value))


def _told(*parts: str) -> str:
    # Each with its length before it, so that no two values are written alike.
    return "".join(f"{len(part)}:{part}" for part in parts)
