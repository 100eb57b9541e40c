"""
How one value is taken as people and pandas hand it over, or refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from pendulum import Date, DateTime

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo, YesNoLike, as_yes_no
from earlyhelp_core.errors import Impossible, Misuse, Problem
from earlyhelp_core.fields._record import check_for


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
    [
        MARCH,
        "2026-03-01",
        datetime(2026, 3, 1),  # noqa: DTZ001 - the midnights of pandas have no zone
        Timestamp(2026, 3, 1),
        Date(2026, 3, 1),
    ],
    ids=["date", "text", "midnight", "timestamp", "another library's date"],
)
def test_a_date_is_taken_as_a_plain_one(given: date) -> None:
    """So that all days compare, whoever handed them over."""
    taken = fields.as_date(given)

    assert (taken, type(taken)) == (MARCH, date)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (datetime(2026, 3, 1, 9), "not-a-date"),  # noqa: DTZ001 - as pandas has them
        (datetime(2026, 3, 1, tzinfo=UTC), "not-a-date"),
        (DateTime(2026, 3, 1, tzinfo=UTC), "not-a-date"),
        (NAT, "not-a-date"),
        ("01/03/2026", "not-a-date"),
        ("2026-02-30", "no-such-day"),
        (20260301, "wrong-type"),
        (None, "wrong-type"),
    ],
    ids=[
        "a time",
        "an instant",
        "pendulum's",
        "NaT",
        "a text",
        "no such day",
        "a number",
        "nothing",
    ],
)
def test_what_is_no_date_is_refused(given: object, code: str) -> None:
    """A time of day would be lost in silence."""
    assert codes(fields.as_date, given) == [code]


def test_a_missing_value_of_pandas_is_told_what_to_give() -> None:
    """NaT passes for a date nearly everywhere, and is none."""
    with pytest.raises(Impossible, match="give None"):
        fields.as_date(NAT)


@pytest.mark.parametrize(
    "given",
    [
        datetime(2026, 3, 1, 9, tzinfo=UTC),
        datetime(2026, 3, 1, 14, tzinfo=timezone(timedelta(hours=5))),
        "2026-03-01T09:00:00Z",
        "2026-03-01T10:00+01:00",
    ],
)
def test_an_instant_is_kept_in_utc(given: datetime | str) -> None:
    """It is the same moment, and equal to it however it was written down."""
    taken = fields.as_moment(given)

    assert (taken, taken.tzinfo) == (datetime(2026, 3, 1, 9, tzinfo=UTC), UTC)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (datetime(2026, 3, 1, 9), "no-time-zone"),  # noqa: DTZ001 - that is the test
        (MARCH, "wrong-type"),
        (NAT, "wrong-type"),
        ("2026-03-01T09:00", "no-time-zone"),
        ("2026-03-01 at nine", "not-an-instant"),
        ("2026-03-01T25:00Z", "no-such-time"),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=5))), "beyond-calendar"),
    ],
)
def test_what_is_no_instant_is_refused(given: object, code: str) -> None:
    """Nobody can say when nine o'clock without a zone was."""
    assert codes(fields.as_moment, given) == [code]


@pytest.mark.parametrize("given", [True, 1.0, "7", None])
def test_what_is_no_whole_number_is_refused(given: object) -> None:
    """Yes is not one, and neither is 1.0."""
    assert codes(fields.as_int, given) == ["wrong-type"]


def test_a_whole_number_is_taken() -> None:
    """Below nought as well: what may be counted is for the class to say."""
    most = 10**18 - 1
    assert [fields.as_int(n) for n in (0, -3, most, -most)] == [0, -3, most, -most]


@pytest.mark.parametrize(
    "given",
    [10**18, -(10**18), TableInt(10**400)],
    ids=["19 digits", "below nought", "a table's"],
)
def test_a_number_that_no_document_keeps_is_refused(given: int) -> None:
    """What can be written must be there again when it is read."""
    assert codes(fields.as_int, given) == ["out-of-range"]


def test_a_number_from_a_table_is_taken_as_a_plain_one() -> None:
    """What pandas and numpy hand over comes in types of their own."""
    taken = [fields.as_int(TableInt(3)), fields.as_float(TableFloat(3))]

    assert (taken, [type(n) for n in taken]) == ([3, 3.0], [int, float])


@pytest.mark.parametrize("given", [2, 2.0])
def test_a_number_is_kept_as_a_float(given: float) -> None:
    """So that a reading of 2 equals one of 2.0 in every document."""
    taken = fields.as_float(given)

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
    assert codes(fields.as_float, given) == ["not-a-number"]


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
    assert fields.as_text(given) == kept


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
    assert codes(fields.as_text, given) == [code]


class Colour(fields.Code):
    """A closed list for these tests."""

    RED = "red"
    DARK_RED = "dark-red"


class LongList(fields.Code):
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


def test_true_is_true_and_nothing_else_is() -> None:
    """The word no is text, and any text counts as true in Python."""
    assert [fields.as_bool(value) for value in (True, False)] == [True, False]
    assert [codes(fields.as_bool, value) for value in ("no", 1, None)] == [
        ["wrong-type"]
    ] * 3


@pytest.mark.parametrize("code", [Colour.RED, YesNo.NO, YesNo.YES])
def test_a_code_has_no_truth(code: fields.Code) -> None:
    """``if answer`` would be true for a no as well."""
    assert codes(bool, code) == ["no-truth"]


def test_yes_and_no_are_taken_from_true_and_false() -> None:
    """Programs say so."""
    given: list[YesNoLike | None] = ["yes", YesNo.NO, True, False, None]

    assert [as_yes_no(value) for value in given] == [
        *(YesNo.YES, YesNo.NO, YesNo.YES, YesNo.NO, None)
    ]
    assert codes(YesNo, 1) == ["wrong-type"]


def test_each_of_a_list_is_taken_in_its_place() -> None:
    """All that were refused are told, and nothing is taken of the rest."""
    with pytest.raises(Impossible) as refused:
        fields.each(Colour, ["red", "blue", "dark-red", "green"])

    assert fields.each(Colour, iter(["red"])) == (Colour.RED,)
    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/1", "unknown-code"),
        ("/3", "unknown-code"),
    ]


@pytest.mark.parametrize("given", ["red", b"red", 7, {"red": 1}], ids=str)
def test_a_text_is_no_list_of_its_letters(given: object) -> None:
    """Nor a table one of its names, nor anything that cannot be gone through."""
    assert codes(lambda value: fields.each(Colour, value), given) == ["wrong-type"]


@pytest.mark.parametrize("kind", [set, frozenset])
def test_a_set_of_text_is_kept_in_order(kind: Callable[[list[str]], object]) -> None:
    """Its own order differs from run to run, and a document may not."""
    words = [f"word-{number}" for number in range(9)]
    given = kind(words[::-1])
    assert isinstance(given, set | frozenset)

    assert fields.each(fields.as_text, given) == tuple(words)


def test_a_set_of_what_has_no_order_is_refused() -> None:
    """Which of them comes first is for the caller to say."""
    assert codes(lambda value: fields.each(fields.as_int, value), {2, 1}) == [
        "wrong-type"
    ]


@pytest.mark.parametrize(
    ("kind", "least"), [(fields.Count, 1), (fields.Tally, 0)], ids=["count", "tally"]
)
def test_how_many_there_are_is_refused_below_the_least(
    kind: object, least: int
) -> None:
    """One kind is never none, and the other may be."""
    take = check_for(kind)

    assert [take(least), take(7)] == [least, 7]
    assert codes(take, least - 1) == ["out-of-range"]
    assert codes(take, "7") == ["wrong-type"]
