"""
What happened, in order, across all who were involved.

Each line says what sort of thing was done on which day, by which role, about whom, and
where it stands in the record. What was found, said or written is not in it: whoever
may read that opens the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from earlyhelp_core import fields
from earlyhelp_core.attendance import Session
from earlyhelp_core.cases._tree import Line, fields_of, records
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Role,
    Sensitivity,
    default,
    record,
    sensitivity,
)
from earlyhelp_core.ids import AgencyId, PersonId
from earlyhelp_core.transitions import Move


@record
class Entry:
    """
    One thing that happened, in words that name nobody.

    >>> Entry(on=date(2026, 3, 2), kind="contact", what="received", path="/contacts/0")
    Entry(on=datetime.date(2026, 3, 2), kind='contact', what='received', \
path='/contacts/0', about=<0>, by_role=None, by_agency=None)
    """

    on: Internal[date, DateLike]
    #: The sort of record: "referral", "family plan", "legal status".
    kind: Internal[str]
    #: What became of it that day: "received", "started", "ended".
    what: Internal[str]
    #: Where it stands in the case.
    path: Internal[str]
    #: Whom it names, each once. Nobody named is no statement about whom it touches.
    about: InternalList[PersonId, str] = default(())
    by_role: Internal[Role | None] = default(None)
    by_agency: Internal[AgencyId | None, str | None] = default(None)


#: Days that lie ahead: what is planned has not happened.
_AHEAD = frozenset({"due", "next_due", "next_on", "review_due"})
#: A register marked twice a day is no story; its totals are asked of the register.
_SILENT = (Session, Period)
#: Who did it, in the order in which fields that say so are looked for.
_ROLES = ("by_role", "from_role", "author_role", "decided_by", "role", "by")
_AGENCIES = ("from_agency", "agency")


def entries(whole: object) -> tuple[Entry, ...]:
    """Every dated thing in the *whole*, earliest first, and then as recorded."""
    found = (e for path, line in records(whole) for e in _entries(path, line))
    return tuple(sorted(found, key=lambda entry: entry.on))


def _entries(path: str, line: Line) -> Iterator[Entry]:
    told = line[-1]
    if isinstance(told, _SILENT):
        return
    for what, day in _days(told):
        yield Entry(
            on=day,
            kind=_words(type(told).__name__),
            what=what,
            path=path,
            about=_about(told),
            by_role=_first(told, _ROLES),
            by_agency=_first(told, _AGENCIES),
        )


def _days(told: object) -> Iterator[tuple[str, date]]:
    shown = {
        field.name
        for field in fields.attributes(type(told))
        if sensitivity(field) is Sensitivity.INTERNAL and field.name not in _AHEAD
    }
    for field in fields_of(type(told)):
        value = getattr(told, field.name)
        if field.name not in shown:
            continue
        if isinstance(value, Period):
            yield "began", value.start
            if value.end is not None:
                yield "ended", value.end
        elif type(value) is date:
            yield _what(told, field.name), value


#: Where the name of a field says too little on its own.
_WHAT = {
    "on": "on that day",
    "ended_on": "ended",
    "set_on": "set",
    "settled_on": "settled",
    "agreed_on": "agreed",
}


def _what(told: object, field: str) -> str:
    # Which way a move led is what a reader looks for: none is just "effective".
    if isinstance(told, Move):
        return told.kind.replace("-", " ")
    return _WHAT.get(field, field.replace("_", " "))


def _about(told: object) -> tuple[PersonId, ...]:
    shown = {
        field.name
        for field in fields.attributes(type(told))
        if sensitivity(field) is Sensitivity.INTERNAL
    }
    found: list[PersonId] = []
    for field in fields_of(type(told)):
        if field.id_type is PersonId and field.name in shown:
            value = getattr(told, field.name)
            found += value if field.is_list else [] if value is None else [value]
    return tuple(dict.fromkeys(found))


def _first(told: object, names: tuple[str, ...]) -> str | None:
    # What was said *by* one of the family names a person, and no role.
    people = {f.name for f in fields_of(type(told)) if f.id_type is PersonId}
    values = (getattr(told, name, None) for name in names if name not in people)
    return next((str(value) for value in values if value is not None), None)


def _words(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
