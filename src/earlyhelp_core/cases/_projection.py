"""
A case as a day saw it, and as it was known at a moment.

Two clocks, and they differ wherever something was written down late: the day from
which a thing was true, and the moment at which the record learned of it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol, Self, TypeVar, runtime_checkable

from earlyhelp_core import _dated, fields
from earlyhelp_core.cases._tree import Line, changed, evolved, fields_of, pruned
from earlyhelp_core.dates import london_date
from earlyhelp_core.outcomes import Measure
from earlyhelp_core.people import Person
from earlyhelp_core.sources import Recorded

_A = TypeVar("_A")
#: What everything else refers to. A definition says nothing of anybody; of a person
#: nobody had written down, only the id is left.
_STANDING = (Measure, Person)


@runtime_checkable
class _Projected(Protocol):
    """
    Anything that can be read as of a day.
    """

    def as_of(self, on: date) -> Self:
        """Itself as that day saw it."""
        ...


@runtime_checkable
class _Answered(Protocol):
    """
    Anything that was answered after it was written down.
    """

    def as_known(self, at: datetime) -> object:
        """Itself without an answer that was written down later."""
        ...


def projected(case: _A, on: date, *, known_at: datetime | None = None) -> _A:
    """
    The *case* without what came after that day, ends still open.

    With *known_at*, an end that nobody dated its writing down of could not be known
    before it came, so it is hidden as well.
    """
    ends = on if known_at is None else min(on, london_date(known_at))
    shown = pruned(case, lambda line: len(line) > _TOP or _had_come(line[-1], on))
    changes = {
        field.name: _as_of(getattr(shown, field.name), ends)
        for field in fields_of(type(shown))
    }
    return evolved(shown, changes)


#: A case and one record in it.
_TOP = 2


def _had_come(record: object, on: date) -> bool:
    return _dated.had_come(getattr(record, "dated", None), on)


def _as_of(value: object, on: date) -> object:
    if isinstance(value, tuple):
        return tuple(_as_of(part, on) for part in value)
    return value.as_of(on) if isinstance(value, _Projected) else value


def seen(case: _A, on: date, known_at: datetime, default: Recorded | None) -> _A:
    """
    The *case* as it stood on a day, by what was written down at that moment.

    Where the whole was written down later, not even where it starts was known.
    """
    at = fields.as_moment(known_at)
    cut = _known(case, at, default)
    is_late = default is not None and not _is_by(default, at)
    shown = evolved(cut, {"starts_at": None}) if is_late else cut
    return projected(shown, on, known_at=at)


def _known(case: _A, known_at: datetime, default: Recorded | None) -> _A:
    """
    The *case* without what was written down after a moment.

    What does not say when goes by the record it stands in, and at last by the
    *default* of the document. Where nobody can say, it shows.
    """
    day = london_date(known_at)

    def keeps(line: Line) -> bool:
        record = line[-1]
        if isinstance(record, Recorded):
            return record.at is None or record.at <= known_at
        if isinstance(record, _STANDING):
            return True
        at = _written(line, default)
        if at is not None and at > known_at:
            return False
        own = getattr(record, "recorded", None)
        # Nobody writes down what was done before it is done.
        return _is_stamped(own) or _had_come(record, day)

    def outline(record: object) -> object:
        if isinstance(record, _Answered):
            return record.as_known(known_at)
        if not isinstance(record, Person):
            return record
        own = record.recorded
        stamp = own if _is_stamped(own) else default
        return record if _is_by(stamp, known_at) else Person(id=record.id)

    # First what its own stamp hides: the stamp is one of the records that may go.
    return pruned(changed(case, outline), keeps)


def _is_stamped(recorded: Recorded | None) -> bool:
    return recorded is not None and recorded.at is not None


def _is_by(recorded: Recorded | None, known_at: datetime) -> bool:
    return recorded is None or recorded.at is None or recorded.at <= known_at


def _written(line: Line, default: Recorded | None) -> datetime | None:
    stamps = [getattr(record, "recorded", None) for record in reversed(line[1:])]
    found = [s.at for s in (*stamps, default) if s is not None and s.at is not None]
    return found[0] if found else None
