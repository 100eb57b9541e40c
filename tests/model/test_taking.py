"""
What constructors take, field by field, and how they refuse the rest.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Self, final

import attrs
import pytest
from pendulum import Date, DateTime

from earlyhelp_core import _model
from earlyhelp_core.errors import Impossible, Misuse, Problem
from earlyhelp_core.private import INTERNAL, record


class Timestamp(datetime):
    """What pandas hands over: a datetime of its own."""


class TableInt(int):
    """A number of another library's own."""


class TableFloat(float):
    """The same, with a fraction."""


class NotATime(datetime):
    """As pandas' NaT: a datetime that differs from itself."""

    def __eq__(self, other: object) -> bool:
        """Never equal."""
        return False

    def __ne__(self, other: object) -> bool:
        """Always different."""
        return True

    __hash__ = datetime.__hash__


NAT = NotATime(2026, 3, 1)
MARCH = date(2026, 3, 1)


def codes(take: Callable[..., object], value: object) -> list[str]:
    """The codes of the problems that *take* has with the *value*."""
    with pytest.raises(Misuse) as refused:
        take(value)
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    "given",
    [MARCH, datetime(2026, 3, 1), Timestamp(2026, 3, 1), Date(2026, 3, 1)],  # noqa: DTZ001 - pandas' midnights have no zone
    ids=["date", "midnight", "timestamp", "another library's date"],
)
def test_a_date_is_taken_as_a_plain_one(given: date) -> None:
    """So that all days compare, whoever handed them over."""
    taken = _model.as_date(given)

    assert (taken, type(taken)) == (MARCH, date)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (datetime(2026, 3, 1, 9), "not-a-date"),  # noqa: DTZ001 - as pandas has them
        (datetime(2026, 3, 1, tzinfo=UTC), "not-a-date"),
        (DateTime(2026, 3, 1, tzinfo=UTC), "not-a-date"),
        (NAT, "not-a-date"),
        ("2026-03-01", "wrong-type"),
        (20260301, "wrong-type"),
        (None, "wrong-type"),
    ],
    ids=["a time", "an instant", "pendulum's", "NaT", "a text", "a number", "nothing"],
)
def test_what_is_no_date_is_refused(given: object, code: str) -> None:
    """A time of day would be lost in silence."""
    assert codes(_model.as_date, given) == [code]


def test_a_missing_value_of_pandas_is_told_what_to_give() -> None:
    """NaT passes for a date nearly everywhere, and is none."""
    with pytest.raises(Impossible, match="give None"):
        _model.as_date(NAT)


@pytest.mark.parametrize(
    "given",
    [
        datetime(2026, 3, 1, 9, tzinfo=UTC),
        datetime(2026, 3, 1, 9, tzinfo=timezone(timedelta(hours=5))),
    ],
)
def test_an_instant_is_kept_in_utc(given: datetime) -> None:
    """It is the same moment, and equal to it however it was written down."""
    taken = _model.as_instant(given)

    assert (taken, taken.tzinfo) == (given, UTC)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (datetime(2026, 3, 1, 9), "no-time-zone"),  # noqa: DTZ001 - that is the test
        (MARCH, "wrong-type"),
        (NAT, "wrong-type"),
        ("2026-03-01T09:00Z", "wrong-type"),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=5))), "beyond-calendar"),
    ],
)
def test_what_is_no_instant_is_refused(given: object, code: str) -> None:
    """Nobody can say when nine o'clock without a zone was."""
    assert codes(_model.as_instant, given) == [code]


@pytest.mark.parametrize("given", [True, 1.0, "7", None])
def test_what_is_no_whole_number_is_refused(given: object) -> None:
    """Yes is not one, and neither is 1.0."""
    assert codes(_model.as_int, given) == ["wrong-type"]


def test_a_whole_number_is_taken() -> None:
    """Below nought as well: what may be counted is for the class to say."""
    assert [_model.as_int(n) for n in (0, -3, 10**20)] == [0, -3, 10**20]


def test_a_number_from_a_table_is_taken_as_a_plain_one() -> None:
    """What pandas and numpy hand over comes in types of their own."""
    taken = [_model.as_int(TableInt(3)), _model.as_float(TableFloat(3))]

    assert (taken, [type(n) for n in taken]) == ([3, 3.0], [int, float])


@pytest.mark.parametrize("given", [2, 2.0])
def test_a_number_is_kept_as_a_float(given: float) -> None:
    """So that a reading of 2 equals one of 2.0 in every document."""
    taken = _model.as_float(given)

    assert (taken, type(taken)) == (2.0, float)


@pytest.mark.parametrize(
    "given",
    [
        math.nan,
        math.inf,
        -math.inf,
        True,
        "2",
        None,
        Decimal("2.5"),
        10**400,
    ],
    ids=lambda given: f"{given!s:.8}",
)
def test_what_is_no_finite_number_is_refused(given: object) -> None:
    """A value that is missing is ``None``, not NaN."""
    assert codes(_model.as_float, given) == ["not-a-number"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  a word ", "a word"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("one\n\ttwo", "one\n\ttwo"),
        ("one\r\ntwo", "one\ntwo"),
        ("👩‍👧", "👩‍👧"),
        ("x" * 100_000, "x" * 100_000),
    ],
    ids=["stripped", "composed", "lines", "lines of Windows", "emoji", "longest"],
)
def test_text_is_kept_in_one_form(given: str, kept: str) -> None:
    """Two spellings of one name are equal."""
    assert _model.as_text(given) == kept


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (None, "wrong-type"),
        (b"word", "wrong-type"),
        (7, "wrong-type"),
        ("", "blank"),
        (" \n ", "blank"),
        ("x" * 100_001, "too-long"),
        ("a\u202eb", "hidden-character"),
        ("a\u2069b", "hidden-character"),
        ("a\x00b", "hidden-character"),
        ("a\x7fb", "hidden-character"),
        ("a\rb", "hidden-character"),
        ("a\ud800b", "hidden-character"),
    ],
)
def test_what_is_no_readable_text_is_refused(given: object, code: str) -> None:
    """A name must not be made to read as another."""
    assert codes(_model.as_text, given) == [code]


class Colour(_model.Code):
    """A closed list for these tests."""

    RED = "red"
    DARK_RED = "dark-red"


class LongList(_model.Code):
    """A closed list whose name has two words."""

    ONE = "one"


@pytest.mark.parametrize("given", [Colour.DARK_RED, "dark-red"], ids=["member", "code"])
def test_a_code_is_taken_for_its_member(given: str) -> None:
    """People write codes; types are for programs."""
    assert Colour(given) is Colour.DARK_RED


@pytest.mark.parametrize("given", [None, 7, b"red", ("red",), date(2026, 3, 1)])
def test_what_is_no_text_is_no_code(given: str) -> None:
    """The refusal names the list, and not what was given."""
    with pytest.raises(Impossible) as refused:
        Colour(given)

    assert refused.value.problems == (
        Problem("", "wrong-type", "give colour as a code"),
    )


def test_a_word_outside_the_list_is_answered_with_the_nearest() -> None:
    """The code of the problem is the same for every closed list."""
    with pytest.raises(Impossible) as refused:
        Colour("dark red")

    assert refused.value == Impossible(
        "Colour",
        [Problem("", "unknown-code", "no such colour; did you mean dark-red?")],
    )


def test_a_list_is_called_by_its_words() -> None:
    """A program writes the words together, people do not."""
    with pytest.raises(Impossible, match="no such long list; choose from one"):
        LongList("two")


def test_a_refused_code_leaves_nothing_behind_that_repeats_it() -> None:
    """No error of Python's own hangs on to ours with the value in it."""
    with pytest.raises(Impossible) as refused:
        Colour("zzcanary")

    found: BaseException | None = refused.value
    while found is not None:
        assert "zzcanary" not in f"{found!r}"
        found = found.__cause__ or found.__context__


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Stay:
    """A record that uses every way of taking a value."""

    start: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    end_: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    nights: tuple[int, ...] = attrs.field(default=(), metadata=INTERNAL)
    plain: object = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be."""
        _model.refuse(
            self,
            _model.in_order("start", self.start, "end", self.end_),
            _model.no_repeats("/nights", map(str, self.nights)),
        )

    def with_end(self, end: date) -> Self:
        """The stay, ended."""
        return attrs.evolve(self, end_=end)


def places(build: Callable[[], object]) -> list[tuple[str, str]]:
    """Where the problems of building are, and their codes."""
    with pytest.raises(Impossible) as refused:
        build()
    return [(p.path, p.code) for p in refused.value.problems]


def test_a_converter_is_told_where_it_stands() -> None:
    """Without the underscore that only Python needs."""
    assert places(lambda: Stay(start=MARCH, end_="soon")) == [("/end", "wrong-type")]  # type: ignore[arg-type] # that is the test


@pytest.mark.parametrize("given", ["12", b"34", 56, None])
def test_what_is_no_list_is_refused(given: object) -> None:
    """A text is not a list of its letters."""
    assert places(lambda: Stay(start=MARCH, nights=given)) == [  # type: ignore[arg-type] # that is the test
        ("/nights", "wrong-type")
    ]


def test_all_checks_are_told_together() -> None:
    """Each with its place; a later one of the same name is the one too many."""
    assert places(
        lambda: Stay(start=MARCH, end_=date(2026, 2, 1), nights=(1, 2, 1, 1))
    ) == [
        ("/end", "ends-before-start"),
        ("/nights/2", "repeated-id"),
        ("/nights/3", "repeated-id"),
    ]


def test_a_change_is_checked_like_a_beginning() -> None:
    """`attrs.evolve` builds anew, so it passes the same gate."""
    stay = Stay(start=MARCH)

    assert places(lambda: stay.with_end(date(2026, 2, 1))) == [
        ("/end", "ends-before-start")
    ]
    assert stay.with_end(MARCH).end_ == MARCH


def test_an_error_names_the_class_and_never_the_value() -> None:
    """*about* is the value being built; its class is what is told."""
    with pytest.raises(Impossible) as refused:
        Stay(start=MARCH, end_=date(2026, 2, 1))

    assert refused.value.about == "Stay"
    assert "2026" not in str(refused.value)


def test_no_problems_are_no_refusal() -> None:
    """A value that passes every check is left alone."""
    _model.refuse(Stay(start=MARCH), (), iter(()))


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        (MARCH, MARCH, 0),
        (MARCH, date(2026, 2, 28), 1),
        (None, MARCH, 0),
        (MARCH, None, 0),
        (None, None, 0),
    ],
    ids=["one day", "the wrong way", "no first", "no last", "neither"],
)
def test_two_dates_are_in_order_unless_both_say_otherwise(
    earlier: date | None, later: date | None, found: int
) -> None:
    """What is not recorded contradicts nothing."""
    assert len(list(_model.in_order("first", earlier, "last", later))) == found


def test_a_check_tells_one_problem_or_none() -> None:
    """Any truth will do: a list that is not empty, too."""
    problem = Problem("/to", "blank", "name it")

    assert [
        tuple(_model.when(condition, "/to", "blank", "name it"))
        for condition in (True, [1], False, ())
    ] == [(problem,), (problem,), (), ()]


def test_each_of_a_list_is_taken_in_its_place() -> None:
    """All that were refused are told, and nothing is taken of the rest."""
    with pytest.raises(Impossible) as refused:
        _model.each(Colour, ["red", "blue", "dark-red", "green"])

    assert _model.each(Colour, iter(["red"])) == (Colour.RED,)
    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/1", "unknown-code"),
        ("/3", "unknown-code"),
    ]


def test_a_text_is_no_list_of_its_letters() -> None:
    """Neither is anything that cannot be gone through."""
    assert [
        codes(lambda given: _model.each(Colour, given), given) for given in ("red", 7)
    ] == [["wrong-type"]] * 2


def test_a_sort_that_is_not_the_class_s_own_is_refused() -> None:
    """The tag tells classes apart in documents; nobody else may wear it."""
    assert list(_model.tagged("family", "family")) == []
    assert list(_model.tagged("friend", "family")) == [
        Problem("/sort", "wrong-sort", "leave the sort out, or give family")
    ]


def test_a_list_of_records_shows_its_length() -> None:
    """Never its contents."""
    assert [_model.count(()), _model.count("ab")] == ["<0>", "<2>"]


def test_fields_without_a_converter_and_without_a_list_are_left_alone() -> None:
    """Whatever the field holds is for the class to check."""
    midnight = time()

    assert Stay(start=MARCH, plain=midnight).plain is midnight


def test_a_fault_of_ours_is_not_dressed_up_as_the_caller_s() -> None:
    """Only refusals are given a place; any other error comes through as it is."""

    def broken(value: str) -> str:
        raise RuntimeError(len(value))

    @attrs.frozen(field_transformer=record)
    class Faulty:
        word: str = attrs.field(converter=broken, metadata=INTERNAL)

    with pytest.raises(RuntimeError):
        Faulty("x")


def test_a_text_enum_is_text() -> None:
    """A plain list of another program's is taken as what it says."""

    class Mark(StrEnum):
        ONE = "one"

    assert _model.as_text(Mark.ONE) == "one"
