"""
Facts of many children or families as columns of numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import EllipsisType
from typing import NamedTuple, TypeAlias, TypeGuard, cast, final

import numpy as np
from numpy.typing import NDArray

from earlyhelp_core import fields, ids
from earlyhelp_core.answers import WhenLike, YesNo, as_when
from earlyhelp_core.errors import Impossible, Misuse, Problem
from earlyhelp_core.ids import LevelCode
from earlyhelp_core.transitions._fact_sorts import FactSort, FactValue
from earlyhelp_core.transitions._facts import Fact, FactName, Facts, fact_named
from earlyhelp_core.transitions._space import REFERENCE_DAY, facts_of

#: Places of rows.
Places: TypeAlias = NDArray[np.int64]
#: A byte for each row, where that is enough.
_Codes: TypeAlias = NDArray[np.uint8] | NDArray[np.int64]
#: As data frames hold them, by how long the list is.
_Given: TypeAlias = (
    NDArray[np.int8] | NDArray[np.int16] | NDArray[np.int32] | NDArray[np.int64]
)


@final
class Coded(NamedTuple):
    """
    A column as data frames keep words: for each row, the place of its value in a list.

    ``-1`` is not recorded. In pandas these are ``column.cat.codes`` and
    ``column.cat.categories``.
    """

    codes: _Given
    values: Sequence[FactValue]


#: Values as `Facts` takes them, one for each row; words by their places; or for what
#: happened, numpy's dates, of which ``NaT`` is not recorded. A single word or date, or
#: ``None``, is that of every row.
Column: TypeAlias = Sequence[FactValue] | Coded | NDArray[np.datetime64] | FactValue


@final
class Held(NamedTuple):
    """
    A column as it is kept. One number alone is that of every row.
    """

    codes: _Codes
    #: By code.
    values: tuple[FactValue, ...]
    #: Which day it is, where the value of the code is a date that stands for any.
    days: NDArray[np.int64] | None = None

    @property
    def dated(self) -> NDArray[np.bool_]:
        """Where it is a date."""
        return np.equal(self.codes, _ON_A_DAY)

    def only(self, rows: Places) -> Held:
        """The column of these rows."""
        if len(self.codes) == 1:
            return self
        days = None if self.days is None else self.days[rows]
        return Held(self.codes[rows], self.values, days)

    def value(self, row: int) -> FactValue:
        """What the column says of a row."""
        place = row % len(self.codes)
        value = self.values[int(self.codes[place])]
        if self.days is None or not isinstance(value, date):
            return value
        return date.fromordinal(int(self.days[place]))


@final
class Rows:
    """
    The facts of many children or families, one row each.

    A fact that is not named is not recorded of any row, as with `Facts`. What the rows
    hold is personal data: they show only how many they are.

    Raises `UnknownName` for a fact that there is not, and `Impossible` for values that
    `Facts` would refuse and for columns of different lengths: all of them at once, each
    with its column and the first row it stands in.

    >>> rows = Rows(
    ...     on=date(2026, 3, 2),
    ...     level="targeted",
    ...     facts={"agreement": ["given", None], "plan-in-place": "yes"},
    ... )
    >>> rows, rows.facts(1).agreement is None
    (<2 rows>, True)
    """

    def __init__(
        self,
        *,
        on: Sequence[date] | NDArray[np.datetime64] | date,
        level: Sequence[str | None] | Coded | str | None = None,
        facts: Mapping[str, Column],
    ) -> None:
        named = [(fact_named(name), column) for name, column in facts.items()]
        intake = _Intake()
        asked = intake.asked(on)
        levels = intake.words("level", level, _level)
        columns = {fact.name: intake.fact(fact, column) for fact, column in named}
        self._put(intake.rows(), asked, levels, columns)
        self._refuse_the_future()

    def _put(
        self, rows: int, on: Held, levels: Held, columns: dict[FactName, Held]
    ) -> None:
        self._rows, self.on, self.levels, self.columns = rows, on, levels, columns

    def _refuse_the_future(self) -> None:
        asked = np.array([cast("date", day).toordinal() for day in self.on.values])
        problems = []
        for name, held in self.columns.items():
            # Mostly none is later than the first day that is asked of.
            if held.days is not None and held.days.max(initial=0) > asked.min():
                later = held.dated & (held.days > asked[self.on.codes])
                if later.any():
                    # A single date that is too late is so from the first row of that
                    # day on.
                    path = f"/{name}/{int(later.argmax())}"
                    message = "this happened after the day asked of; ask of a later day"
                    problems.append(Problem(path, "after-the-question", message))
        if problems:
            raise Impossible("Rows", problems)

    def __len__(self) -> int:
        return self._rows

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"

    def only(self, chosen: Places | EllipsisType) -> Rows:
        """The rows at these places."""
        if isinstance(chosen, EllipsisType):
            return self
        some = object.__new__(Rows)
        columns = {name: held.only(chosen) for name, held in self.columns.items()}
        some._put(len(chosen), self.on.only(chosen), self.levels.only(chosen), columns)
        return some

    def facts(self, row: int) -> Facts:
        """The facts of one row, to look at it more closely."""
        # Each was taken as what it should be.
        return facts_of(
            {name: held.value(row) for name, held in self.columns.items()},
            level=cast("LevelCode | None", self.levels.value(row)),
            on=cast("date", self.on.value(row)),
        )


#: What is kept of something that happened; the last stands for any day.
_HAPPENED = (None, YesNo.NO, YesNo.YES, REFERENCE_DAY)
_NOT_RECORDED, _ON_A_DAY = np.uint8(0), np.uint8(len(_HAPPENED) - 1)


_Convert: TypeAlias = Callable[[FactValue], FactValue]

# Each refuses what it does not take, whatever a column held.


def _level(value: FactValue) -> FactValue:
    return None if value is None else ids.LevelCode(cast("str", value))


def _day(value: FactValue) -> FactValue:
    return fields.as_date(cast("date", value))


def _happened(value: FactValue) -> FactValue:
    return None if value is None else as_when(cast("WhenLike", value))


def _as_field(fact: Fact) -> _Convert:
    def convert(value: FactValue) -> FactValue:
        taken: FactValue = getattr(facts_of({fact.name: value}), fact.field)
        return taken

    return convert


@final
class _Intake:
    """Columns on their way in, and everything that is wrong with them."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._lengths: dict[str, int] = {}

    def rows(self) -> int:
        """How many rows there are, if nothing is wrong with them."""
        lengths = set(self._lengths.values())
        if len(lengths) > 1:
            for name in self._lengths:
                self._wrong(f"/{name}", "lengths", "give one for each row, or for all")
        if self._problems:
            raise Impossible("Rows", self._problems)
        return max(lengths, default=1)

    def _wrong(self, path: str, code: str, message: str) -> None:
        self._problems.append(Problem(path, code, message))

    def asked(self, column: Column) -> Held:
        """The days that are asked of, of which there are few."""
        if not _is_days(column):
            return self.words("on", column, _day)
        days, missing = self._days("on", column)
        if missing.any():
            message = "say of each row which day is asked of"
            self._wrong(f"/on/{int(missing.argmax())}", "not-a-date", message)
        numbers, codes = np.unique(days, return_inverse=True)
        return Held(codes, tuple(map(date.fromordinal, numbers.tolist())))

    def fact(self, fact: Fact, column: Column) -> Held:
        """What is recorded of a fact."""
        if fact.sort is not FactSort.DATED:
            return self.words(fact.name, column, _as_field(fact))
        if _is_days(column):
            days, missing = self._days(fact.name, column)
            codes = np.where(missing, _NOT_RECORDED, _ON_A_DAY)
            return Held(codes, _HAPPENED, days)
        told = self.words(fact.name, column, _happened)
        kinds, numbers = [], []
        for value in told.values:
            day = value if isinstance(value, date) else None
            kinds.append(
                _ON_A_DAY if day else _HAPPENED.index(cast("YesNo | None", value))
            )
            numbers.append(day.toordinal() if day else 0)
        return Held(
            np.array(kinds, dtype=np.uint8)[told.codes],
            _HAPPENED,
            np.array(numbers, dtype=np.int64)[told.codes],
        )

    def words(self, name: str, column: Column, convert: _Convert) -> Held:
        """A column of few different values."""
        codes, told = self._told_apart(name, column)
        values: list[FactValue] = []
        for code, value in enumerate(told):
            try:
                values.append(convert(None if _is_missing(value) else value))
            except Misuse as refused:
                # Its place is told, and never what it is.
                path = f"/{name}/{int((codes == code).argmax())}"
                self._wrong(path, refused.problems[0].code, refused.problems[0].message)
                values.append(None)
        return Held(codes, tuple(values))

    def _told_apart(
        self, name: str, column: Column
    ) -> tuple[_Codes, Sequence[FactValue]]:
        """For each row a number, and which value each number stands for."""
        if column is None or isinstance(column, str | date):
            return np.zeros(1, dtype=np.uint8), (column,)
        if isinstance(column, Coded):
            values = (None, *column.values)
            codes = np.asarray(column.codes)
            self._lengths[name] = len(codes)
            if len(codes) and not -1 <= codes.min() <= codes.max() < len(values) - 1:
                self._wrong(f"/{name}", "no-such-code", "give -1 or places in the list")
                codes = np.zeros_like(codes)
            if len(values) <= _BYTE:
                # The byte of -1 is the last, and one more is nought.
                return codes.astype(np.uint8) + np.uint8(1), values
            return codes.astype(np.int64) + 1, values
        if not isinstance(column, Iterable):
            self._wrong(f"/{name}", "wrong-type", "give a column of values")
            return np.zeros(1, dtype=np.uint8), (None,)
        known: dict[FactValue, int] = {}
        told = column.tolist() if isinstance(column, np.ndarray) else column
        found = [
            known.setdefault(tuple(v) if isinstance(v, list) else v, len(known))
            for v in told
        ]
        self._lengths[name] = len(found)
        return _small(np.array(found, dtype=np.int64), len(known)), tuple(known)

    def _days(
        self, name: str, column: NDArray[np.datetime64]
    ) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Each day as `date` counts it, and which rows have none."""
        self._lengths[name] = len(column)
        whole = column.astype(_DAY, copy=False)
        missing = np.isnat(whole)
        days = whole.view(np.int64) + _EPOCH
        if column.dtype != _DAY:
            timed = (column != whole) & ~missing
            if timed.any():
                message = "this is an instant; give its London date, without a time"
                self._wrong(f"/{name}/{int(timed.argmax())}", "not-a-date", message)
        if len(days) and not 1 <= days.min() <= days.max() <= date.max.toordinal():
            beyond = ((days < 1) | (days > date.max.toordinal())) & ~missing
            if beyond.any():
                path = f"/{name}/{int(beyond.argmax())}"
                self._wrong(
                    path, "beyond-calendar", "give a day of the years 1 to 9999"
                )
            days = np.where(beyond | missing, 1, days)
        return days, missing


_DAY = np.dtype("datetime64[D]")
_EPOCH = date(1970, 1, 1).toordinal()


def _is_missing(value: FactValue) -> bool:
    # pandas' marks of what is missing differ from themselves, and nothing else does.
    return isinstance(value, float | date) and value != value  # noqa: PLR0124


def _is_days(column: Column) -> TypeGuard[NDArray[np.datetime64]]:
    return isinstance(column, np.ndarray) and column.dtype.kind == "M"


def _small(codes: NDArray[np.int64], values: int) -> _Codes:
    # A byte for each row, where that is enough.
    return codes.astype(np.uint8) if values <= _BYTE else codes


_BYTE = 256
