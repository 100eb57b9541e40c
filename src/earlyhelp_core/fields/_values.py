"""
How one value is taken as people and pandas hand it over, or refused.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time
from enum import StrEnum
from numbers import Integral, Real
from typing import Annotated, NoReturn, Self, TypeAlias, TypeVar, cast

import attrs

from earlyhelp_core.errors import Impossible, Misuse, Problem, unknown_name
from earlyhelp_core.fields._text import as_role

_S = TypeVar("_S")
_T = TypeVar("_T")

#: A day as callers give it: a date, pandas' midnight timestamp, or ISO text.
DateLike: TypeAlias = date | str
#: A moment as callers give it: a datetime with its time zone, or ISO text with one.
MomentLike: TypeAlias = datetime | str


class Taken:
    """
    A type that takes what callers give when it is called, or refuses it: ids, masks.
    """

    __slots__ = ()


@attrs.frozen
class Taking:
    """
    The converter of a type, where the type alone does not say it.

    ``When: TypeAlias = Annotated[date | YesNo, Taking.by(as_when)]``
    """

    convert: Callable[[object], object]

    @classmethod
    def by(cls, convert: Callable[[_S], object]) -> Taking:
        """Take by *convert*, which refuses itself what it cannot take."""
        return cls(cast("Callable[[object], object]", convert))


#: What somebody does: one line of at most 80 characters. Never a name.
Role: TypeAlias = Annotated[str, Taking.by(as_role)]


class Code(StrEnum):
    """
    A closed list with stable wire codes. A plain string is taken where it is a code.

    Subclasses are the library's own; an unknown code is refused with the nearest ones.
    A member is neither true nor false: ``YesNo.NO`` is text, and all text is true.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """Refuse without repeating what was given."""
        name = spaced(cls.__name__)
        if not isinstance(value, str):
            raise Impossible.of(
                cls.__name__, code="wrong-type", message=f"give {name} as a code"
            )
        # The code says "unknown-code" for every closed list, so that a caller can
        # treat "a word outside the list" alike wherever it occurs.
        problem = attrs.evolve(
            unknown_name(name, value, [str(member) for member in cls]),
            code="unknown-code",
        )
        raise Impossible(cls.__name__, [problem])

    def __bool__(self) -> NoReturn:
        """Refuse to be taken for true: compare with a member, or with ``None``."""
        raise Misuse.of(
            type(self).__name__,
            code="no-truth",
            message="a code is neither true nor false; compare it with a member, or "
            "ask whether it is None",
        )


def spaced(name: str) -> str:
    """Write a class name as words: ``GoalStatus`` as "goal status"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def refusal(code: str, message: str) -> Impossible:
    """The error a converter raises; the field adds its path."""
    return Impossible.of("value", code=code, message=message)


_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def as_date(value: DateLike) -> date:
    """
    A plain date, also from ISO text and from the midnight timestamps of pandas.

    Raises `Impossible` for a time of day (a date would lose it), for a missing value
    in pandas' sense (give ``None``), for text such as 02/03/2026, which is two days
    depending on who wrote it, and for anything else.

    >>> as_date(datetime(2026, 3, 1)), as_date("2026-03-02")
    (datetime.date(2026, 3, 1), datetime.date(2026, 3, 2))
    """
    if type(value) is date:
        return value
    if isinstance(value, str):
        return _date_from(value)
    if not isinstance(value, date):
        raise refusal(
            "wrong-type", 'give a date, for example date(2026, 3, 1) or "2026-03-01"'
        )
    if _is_not_a_time(value):
        raise refusal("not-a-date", "NaT is not a date; give None for not recorded")
    if isinstance(value, datetime) and (value.tzinfo or value.time() != _MIDNIGHT):
        raise refusal(
            "not-a-date", "this is an instant; give its London date, without a time"
        )
    return date(value.year, value.month, value.day)


_MIDNIGHT = time()


def _date_from(text: str) -> date:
    if not _ISO.fullmatch(text):
        raise refusal("not-a-date", "write it as year-month-day: 2026-03-02")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal("no-such-day", "the calendar has no such day") from None


def _is_not_a_time(value: date) -> bool:
    # pandas' NaT is a datetime, and the only one that differs from itself.
    return value != value  # noqa: PLR0124 - that is the test


_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def as_moment(value: MomentLike) -> datetime:
    """
    A moment, kept in UTC. One without a time zone is refused: nobody can say when.

    In the hour that London's clocks show twice, Python finds no instant equal to the
    same one in UTC; kept in UTC, one moment is one value.

    >>> as_moment("2026-03-02T09:30:00Z")
    datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.timezone.utc)
    """
    moment = _moment_from(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime) or _is_not_a_time(moment):
        raise refusal("wrong-type", "give a datetime with a time zone")
    if moment.utcoffset() is None:
        raise refusal("no-time-zone", "give the time zone, for example dates.london(…)")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise refusal(
            "beyond-calendar", "give an instant between the years 1 and 9999"
        ) from None


def _moment_from(text: str) -> datetime:
    if not _INSTANT.fullmatch(text):
        raise refusal(
            "not-an-instant",
            "write date, time and offset, as in 2026-03-02T09:30:00Z",
        )
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise refusal("no-such-time", "give a day and a time that exist") from None


def tried(convert: Callable[[_S], _T], value: _S) -> _T | Misuse:
    """
    Convert *value*, or give the error of its refusal, without a traceback.

    The frames of a traceback hold what was given, and a traceback may be logged. The
    caller drops its own name for the value and raises the error.
    """
    try:
        return convert(value)
    except Misuse as refused:
        return type(refused)(refused.about, refused.problems)


def as_bool(value: object) -> bool:
    """True or false, also numpy's, and nothing that merely counts as either."""
    # numpy is not imported to ask: its Booleans are known by the name of their class.
    if f"{type(value).__module__}.{type(value).__name__}" not in _BOOLEANS:
        raise refusal("wrong-type", "give true or false")
    return bool(value)


_BOOLEANS = frozenset({"builtins.bool", "numpy.bool", "numpy.bool_"})


def as_int(value: int) -> int:
    """A whole number of at most 18 digits, also numpy's; ``True`` is not one."""
    is_plain = type(value) is int
    if not is_plain and (isinstance(value, bool) or not isinstance(value, Integral)):
        raise refusal("wrong-type", "give a whole number")
    number = int(value)
    # The most that any reader of a document keeps exactly, in 64 bits.
    if not -_MOST < number < _MOST:
        raise refusal("out-of-range", "give a whole number of at most 18 digits")
    return number


_MOST = 10**18


def _from(least: int) -> Taking:
    def take(value: int) -> int:
        number = as_int(value)
        if number < least:
            raise refusal("out-of-range", f"give {least} or more")
        return number

    return Taking.by(take)


#: How many there are of something: 1 or more.
Count: TypeAlias = Annotated[int, _from(1)]
#: How many there are of something that there may be none of: 0 or more.
Tally: TypeAlias = Annotated[int, _from(0)]


def as_float(value: float) -> float:
    """A finite number, also numpy's, kept as a float."""
    # Compared, not asked whether it is finite: a whole number may be too large to ask.
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not -_LARGEST <= value <= _LARGEST:
        raise refusal("not-a-number", "give a finite number")
    return float(value)


_LARGEST = sys.float_info.max


_NO_LISTS = (str, bytes, Mapping)


def each(convert: Callable[[_S], _T], values: Iterable[_S]) -> tuple[_T, ...]:
    """
    Convert each of *values*, reporting the places of all that were refused.
    """
    # A string and a table are iterable too, and neither their letters nor their names
    # are ever what was meant.
    if isinstance(values, _NO_LISTS) or not isinstance(values, Iterable):
        raise refusal("wrong-type", "give a list")
    if isinstance(values, set | frozenset):
        values = _in_order(values)
    taken: list[_T] = []
    problems: list[Problem] = []
    for place, value in enumerate(values):
        try:
            taken.append(convert(value))
        except Misuse as refused:
            problems += [problem.under(place) for problem in refused.problems]
    if problems:
        raise Impossible("value", problems)
    return tuple(taken)


def _in_order(values: AbstractSet[_S]) -> Iterable[_S]:
    """A set comes in an order that differs from run to run; what is kept may not."""
    if all(isinstance(value, str) for value in values):
        return sorted(values, key=str)
    raise refusal("wrong-type", "give a list: a set has no order")
