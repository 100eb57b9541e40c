"""
How every class of the library takes what it is given, and refuses the impossible.

Two ways, and no third. A *converter* sees one field: it takes what people and pandas
really hand over (a list for a tuple, a code for a member of a closed list, a midnight
timestamp for a date) or refuses it. A *check* in ``__attrs_post_init__`` sees the
whole value: `refuse` gathers the problems of all checks and raises them together.

Why not attrs' own validators: they stop at the first problem and put the offending
value into the message.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sized
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import wraps
from numbers import Integral, Real
from typing import TypeVar, cast

import attrs

from earlyhelp_core.errors import Impossible, Misuse, Problem, unknown_name

__all__ = [
    "Code",
    "as_date",
    "as_float",
    "as_instant",
    "as_int",
    "as_text",
    "count",
    "each",
    "in_order",
    "located",
    "no_repeats",
    "refusal",
    "refuse",
    "tagged",
    "when",
]

_S = TypeVar("_S")
_T = TypeVar("_T")

#: Control characters but for line feed and tab; those that reorder the text around
#: them, with which a name can be made to read as another (Unicode TR 36, bidirectional
#: overrides and isolates); and halves of a character, which no document could hold.
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 100_000


class Code(StrEnum):
    """
    A closed list with stable wire codes. A plain string is taken where it is a code.

    Subclasses are the library's own; an unknown code is refused with the nearest ones.
    """

    @classmethod
    def _missing_(cls, value: object) -> None:
        """Refuse without repeating what was given."""
        name = _words(cls.__name__)
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


def _words(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def refusal(code: str, message: str) -> Impossible:
    """What a converter raises; the field it stands on adds where."""
    return Impossible.of("value", code=code, message=message)


def as_date(value: date) -> date:
    """
    A plain date, also from the midnight timestamps that pandas hands over.

    Raises `Impossible` for a time of day (a date would lose it), for a missing value
    in pandas' sense (give ``None``), and for anything that is no date.

    >>> as_date(datetime(2026, 3, 1))
    datetime.date(2026, 3, 1)
    """
    if type(value) is date:
        return value
    if not isinstance(value, date):
        raise refusal("wrong-type", "give a date, for example date(2026, 3, 1)")
    if _is_not_a_time(value):
        raise refusal("not-a-date", "NaT is not a date; give None for not recorded")
    if isinstance(value, datetime) and (value.tzinfo or value.time() != _MIDNIGHT):
        raise refusal(
            "not-a-date", "this is an instant; give its London date, without a time"
        )
    return date(value.year, value.month, value.day)


_MIDNIGHT = time()


def _is_not_a_time(value: date) -> bool:
    # pandas' NaT is a datetime, and the only one that differs from itself.
    return value != value  # noqa: PLR0124 - that is the test


def as_instant(value: datetime) -> datetime:
    """
    An instant, kept in UTC. A naive one is refused: nobody can say when it was.

    In the hour that London's clocks show twice, Python finds no instant equal to the
    same one in UTC; kept in UTC, one moment is one value.
    """
    if not isinstance(value, datetime) or _is_not_a_time(value):
        raise refusal("wrong-type", "give a datetime with a time zone")
    if value.utcoffset() is None:
        raise refusal("no-time-zone", "give the time zone, for example dates.london(…)")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise refusal(
            "beyond-calendar", "give an instant between the years 1 and 9999"
        ) from None


def as_int(value: int) -> int:
    """A whole number, also numpy's; ``True`` is not one."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise refusal("wrong-type", "give a whole number")
    return int(value)


def as_float(value: float) -> float:
    """A finite number, also numpy's, kept as a float."""
    # Compared, not asked whether it is finite: a whole number may be too large to ask.
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not -_LARGEST <= value <= _LARGEST:
        raise refusal("not-a-number", "give a finite number")
    return float(value)


_LARGEST = sys.float_info.max


def as_text(value: str) -> str:
    """
    A word or a sentence: not blank, in composed form (NFC), without hidden controls.

    >>> as_text("  a team around the family ")
    'a team around the family'
    """
    if not isinstance(value, str):
        raise refusal("wrong-type", "give text")
    # Windows ends its lines with two characters, where one is meant.
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").strip()
    if not text:
        raise refusal("blank", "give some text, or leave it out")
    if len(text) > _LONGEST:
        raise refusal("too-long", f"give at most {_LONGEST:,} characters")
    if _HIDDEN.search(text):
        raise refusal("hidden-character", "remove control and direction characters")
    return text


def _as_tuple(values: Iterable[_T]) -> tuple[_T, ...]:
    # A string is iterable too, and tuple("ada") is never what was meant.
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise refusal("wrong-type", "give a list")
    return tuple(values)


def each(convert: Callable[[_S], _T], values: Iterable[_S]) -> tuple[_T, ...]:
    """
    A list taken one by one, with the places of all that were refused.
    """
    taken: list[_T] = []
    problems: list[Problem] = []
    for place, value in enumerate(_as_tuple(values)):
        try:
            taken.append(convert(value))
        except Misuse as refused:
            problems += [problem.under(place) for problem in refused.problems]
    if problems:
        raise Impossible("value", problems)
    return tuple(taken)


def _as_texts(values: Iterable[str]) -> tuple[str, ...]:
    return each(as_text, values)


#: How a field of words is annotated; annotations are not evaluated here.
_TEXTS = frozenset({"tuple[str, ...]"})


def located(cls: type, field: attrs.Attribute[_T]) -> attrs.Attribute[_T]:
    """
    The field of *cls* with converters that tell where they refused.

    Lists are taken as tuples.
    """
    # The classes of this library use plain functions as converters, and those only.
    convert = cast("Callable[[object], object] | None", field.converter)
    if convert is None and str(field.type) in _TEXTS:
        convert = cast("Callable[[object], object]", _as_texts)
    elif convert is None and str(field.type).startswith("tuple["):
        convert = cast("Callable[[object], object]", _as_tuple)
    if convert is None:
        return field
    step = (field.alias or field.name).rstrip("_")
    return field.evolve(converter=_telling(convert, cls.__name__, step))


def _telling(
    convert: Callable[[object], object], about: str, step: str
) -> Callable[[object], object]:
    # The converter's own signature is what help() and notebooks show.
    @wraps(convert, updated=())
    def told(value: object) -> object:
        try:
            return convert(value)
        except Misuse as refused:
            problems = [problem.under(step) for problem in refused.problems]
            raise Impossible(about, problems) from None

    return told


def refuse(about: object, *checks: Iterable[Problem]) -> None:
    """
    Raise `Impossible` with the problems of all *checks*, if there are any.

    *about* is the value being built; only the name of its class is told.
    """
    problems = tuple(problem for check in checks for problem in check)
    if problems:
        raise Impossible(type(about).__name__, problems)


def when(condition: object, path: str, code: str, message: str) -> Iterable[Problem]:
    """The one problem told by *path*, *code* and *message*, if *condition* holds."""
    return (Problem(path, code, message),) if condition else ()


def in_order(
    first: str, earlier: date | None, last: str, later: date | None
) -> Iterable[Problem]:
    """Two dates named *first* and *last*, where both are known, in that order."""
    return when(
        earlier is not None and later is not None and later < earlier,
        f"/{last}",
        "ends-before-start",
        f"{last} comes before {first}; correct one of the two dates",
    )


def no_repeats(path: str, names: Iterable[str]) -> Iterable[Problem]:
    """Each name once; every later one of the same name is a problem at its place."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            yield Problem(
                f"{path}/{place}",
                "repeated-id",
                "this id stands here twice; give each its own",
            )
        seen.add(name)


def tagged(given: str, sort: str) -> Iterable[Problem]:
    """That a class's own *sort* stands where documents tell its kinds apart."""
    return when(
        given != sort, "/sort", "wrong-sort", f"leave the sort out, or give {sort}"
    )


def count(values: Sized) -> str:
    """How a list of records shows itself: by its length."""
    return f"<{len(values)}>"
