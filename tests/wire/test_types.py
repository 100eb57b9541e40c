"""
How each type of field stands in a document, strictly, both ways.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

import pytest

from earlyhelp_core import wire
from earlyhelp_core.answers import Answer, HappenedOn, Met, Outstanding, YesNo
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Invalid, Misuse
from earlyhelp_core.fields import (
    Public,
    PublicList,
    default,
    policy,
)
from earlyhelp_core.identifiers import LocalAuthority, NhsNumber, SchoolUrn
from earlyhelp_core.ids import LevelCode, PersonId
from earlyhelp_core.plans import AgencyOwner, FamilyOwner, Owner
from earlyhelp_core.privacy import Narrative, PersonName, Postcode
from earlyhelp_core.transitions import FactName
from earlyhelp_core.wire import JSON

MARCH = date(2026, 3, 2)


@policy
class Answered:
    """
    What an answer is part of.
    """

    answer: Public[Answer | None]


@policy
class Everything:
    """
    A field of every type that the nouns use.
    """

    text: Public[str | None] = default(None)
    number: Public[int | None] = default(None)
    amount: Public[float | None] = default(None)
    so: Public[bool | None] = default(None)
    day: Public[date | None] = default(None)
    at: Public[datetime | None] = default(None)
    span: Public[Span | None] = default(None)
    code: Public[YesNo | None] = default(None)
    words: Public[Narrative | None] = default(None)
    nhs: Public[NhsNumber | None] = default(None)
    school: Public[SchoolUrn | None] = default(None)
    authority: Public[LocalAuthority | None] = default(None)
    person: Public[PersonId | None] = default(None)
    fact: Public[FactName | None] = default(None)
    word: Public[Literal["one", "two"] | None] = default(None)
    happened: Public[HappenedOn] = default(None)
    levels: PublicList[LevelCode] = default(())
    owner: Public[Owner | None] = default(None)
    where: Public[Postcode | None] = default(None)
    from_: Public[str] = default("here")


BOTH_WAYS: list[tuple[Everything, dict[str, JSON]]] = [
    (Everything(), {}),
    (Everything(text="Zoë"), {"text": "Zoë"}),
    (Everything(number=7), {"number": 7}),
    (Everything(amount=7.0), {"amount": 7.0}),
    (Everything(amount=0.0), {"amount": 0.0}),
    (Everything(so=False), {"so": False}),
    (Everything(day=date(2026, 3, 2)), {"day": "2026-03-02"}),
    (
        Everything(at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),
        {"at": "2026-03-02T09:30:00Z"},
    ),
    (Everything(span=Span.parse("6 weeks")), {"span": "6 weeks"}),
    (Everything(code=YesNo.NO), {"code": "no"}),
    (Everything(words=Narrative("Help.")), {"words": "Help."}),
    (Everything(nhs=NhsNumber("9434765870")), {"nhs": "9434765870"}),
    (Everything(school=SchoolUrn("100001")), {"school": "100001"}),
    (Everything(authority=LocalAuthority("207")), {"authority": "207"}),
    (Everything(person=PersonId("p1")), {"person": "p1"}),
    (Everything(fact=FactName("harm")), {"fact": "harm"}),
    (Everything(word="two"), {"word": "two"}),
    (Everything(happened=YesNo.YES), {"happened": "yes"}),
    (Everything(happened=date(2026, 3, 2)), {"happened": "2026-03-02"}),
    (Everything(levels=(LevelCode("2b"),)), {"levels": ["2b"]}),
    (Everything(where=Postcode("ZZ99 3VZ")), {"where": "ZZ99 3VZ"}),
    (Everything(from_="there"), {"from": "there"}),
    (
        Everything(owner=FamilyOwner(person=PersonId("p1"))),
        {"owner": {"sort": "family", "person": "p1"}},
    ),
    (
        Everything(owner=AgencyOwner(agency="school", role="tutor")),
        {"owner": {"sort": "agency", "agency": "school", "role": "tutor"}},
    ),
]


@pytest.mark.parametrize(("value", "data"), BOTH_WAYS)
def test_both_ways(value: Everything, data: dict[str, JSON]) -> None:
    """Each type is written in one way, and read back from it."""
    # `word` is a literal, which is always written: it may tell what the whole is.
    written = wire.to_data(value)
    assert {k: v for k, v in written.items() if k != "word" or v} == data
    assert wire.from_data(written, Everything) == value


def refusal(**data: object) -> tuple[str, str]:
    """Place and code of the one problem with these fields."""
    with pytest.raises(Invalid) as refused:
        wire.from_data(data, Everything)  # type: ignore[arg-type] # anything may come
    [problem] = refused.value.problems
    return problem.path, problem.code


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("text", 5, "wrong-type"),
        ("text", "  ", "blank"),
        ("text", "a\u202eb", "hidden-character"),
        ("number", "7", "wrong-type"),
        ("number", 7.0, "wrong-type"),
        ("number", True, "wrong-type"),
        ("amount", "7", "wrong-type"),
        ("amount", True, "wrong-type"),
        ("so", 1, "wrong-type"),
        ("so", "yes", "wrong-type"),
        ("day", "2 March 2026", "not-a-date"),
        ("day", "2026-02-30", "no-such-day"),
        ("day", 20260302, "wrong-type"),
        ("day", datetime(2026, 3, 2, 9, 30, tzinfo=UTC), "not-a-date"),
        ("at", "2026-03-02", "not-an-instant"),
        ("at", "2026-03-02T09:30:00", "no-time-zone"),
        ("at", "2026-03-02T25:30:00Z", "no-such-time"),
        ("at", "0001-01-01T00:00:00+01:00", "beyond-calendar"),
        ("at", 7, "wrong-type"),
        ("span", "six weeks", "not-a-span"),
        ("code", "maybe", "unknown-code"),
        ("code", ["yes"], "wrong-type"),
        ("words", 7, "wrong-type"),
        ("nhs", "9434765871", "check-digit"),
        ("school", "school", "not-a-urn"),
        ("authority", 207, "wrong-type"),
        ("person", "Jane Roe", "not-an-id"),
        ("fact", "shoe-size", "unknown-fact"),
        ("fact", ["harm"], "wrong-type"),
        ("word", "three", "unknown-code"),
        ("word", 1, "wrong-type"),
        ("happened", "maybe", "not-a-date"),
        ("happened", 7, "wrong-type"),
        ("levels", "2b", "wrong-type"),
        ("owner", "p1", "wrong-type"),
        ("where", "nowhere", "not-a-postcode"),
        ("from", None, "wrong-type"),
    ],
)
def test_nothing_is_guessed(field: str, value: object, code: str) -> None:
    """What is not of the type is refused at its field, never coerced."""
    assert refusal(**{field: value}) == (f"/{field}", code)


def test_an_entry_of_a_list_has_its_own_place() -> None:
    """The path goes on into the list."""
    assert refusal(levels=["a", "b c"]) == ("/levels/1", "not-an-id")


@pytest.mark.parametrize(
    ("owner", "problem"),
    [
        ({"person": "p1"}, ("/owner/sort", "missing-key")),
        ({"sort": "famly"}, ("/owner/sort", "unknown-code")),
        ({"sort": 7}, ("/owner/sort", "wrong-type")),
        ({"sort": float("nan")}, ("/owner/sort", "not-a-number")),
        ({"sort": "family", "person": 7}, ("/owner/person", "not-an-id")),
    ],
)
def test_one_of_several_sorts(owner: object, problem: tuple[str, str]) -> None:
    """Where several sorts may stand, the one that is meant must be said."""
    assert refusal(owner=owner) == problem


def test_near_sorts_are_named() -> None:
    """A slip of the pen in a sort is answered with the sorts there are."""
    with pytest.raises(Invalid) as refused:
        wire.from_data({"owner": {"sort": "famly"}}, Everything)
    assert "did you mean family?" in refused.value.problems[0].message


def test_days_that_python_or_toml_have_are_taken() -> None:
    """A date that is already one is taken as it is, also in place of a happening."""
    data = {"day": date(2026, 3, 2), "happened": date(2026, 3, 2)}
    taken = wire.from_data(data, Everything)  # type: ignore[arg-type] # no JSON
    assert taken == Everything(day=date(2026, 3, 2), happened=date(2026, 3, 2))


def test_one_instant_is_written_in_one_way() -> None:
    """Two clocks that show the same moment give the same document."""
    here = datetime(2026, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    there = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert wire.to_data(Everything(at=here)) == wire.to_data(Everything(at=there))
    taken = wire.from_data({"at": here}, Everything)  # type: ignore[dict-item] # no JSON
    assert taken.at == there


def test_an_instant_beyond_the_calendar_is_refused() -> None:
    """A moment that UTC cannot tell is refused with words, not with an overflow."""
    at = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1)))
    with pytest.raises(Misuse) as refused:
        Everything(at=at)
    assert refused.value.problems[0].code == "beyond-calendar"


def test_minus_nought_is_nought() -> None:
    """Equal values give equal documents, down to the sign of nothing."""
    assert str(wire.to_data(Everything(amount=-0.0))["amount"]) == "0.0"


def test_a_value_that_is_a_text_is_no_table() -> None:
    """What a document writes as a text is no document of its own."""
    with pytest.raises(Misuse) as refused:
        wire.to_data(PersonName("Wilhelmina Thistledown-Quince"))
    assert refused.value.problems[0].code == "not-a-table"


@policy
class Odd:
    """A class with a field that no document can hold."""

    cls: Public[type[object]]


def test_a_type_that_documents_do_not_have() -> None:
    """It is our mistake, told when a document is first read as one."""
    with pytest.raises(TypeError, match="documents cannot hold"):
        wire.from_data({"cls": "date"}, Odd)


def test_an_answer_says_which_of_the_two_it_is_where_either_may_stand() -> None:
    """And is read as that one; alone, what is asked for says it."""
    met, outstanding = Met(findings=(), on=MARCH), Outstanding(findings=(), on=MARCH)
    told = [wire.to_data(Answered(answer=one)) for one in (met, outstanding)]

    assert told == [
        {"answer": {"sort": "met", "findings": [], "on": "2026-03-02"}},
        {"answer": {"sort": "outstanding", "findings": [], "on": "2026-03-02"}},
    ]
    assert [wire.from_data(data, Answered).answer for data in told] == [
        met,
        outstanding,
    ]
    assert wire.to_data(met) == {"findings": [], "on": "2026-03-02"}


def test_an_answer_that_does_not_say_which_it_is_cannot_be_read() -> None:
    """The two have the same parts."""
    with pytest.raises(Invalid) as refused:
        wire.from_data({"answer": {"findings": [], "on": "2026-03-02"}}, Answered)

    assert [str(problem) for problem in refused.value.problems] == [
        "/answer/sort: add sort: met or outstanding [missing-key]"
    ]


def test_an_answer_that_may_be_missing_is() -> None:
    """Nothing has no sort."""
    assert wire.to_data(Answered(answer=None)) == {"answer": None}
