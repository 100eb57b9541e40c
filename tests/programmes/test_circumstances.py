"""
What is known of somebody on a day.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import CircumstanceName
from earlyhelp_core.programmes import Circumstances, Happened, Known
from tests.programmes.builders import ON, known, told

BEFORE, AFTER = date(2026, 1, 5), date(2026, 3, 3)


def test_a_table_of_answers_is_sorted_by_what_they_say() -> None:
    """Words become answers, days become events; a day may be written out."""
    given = known(a="yes", b="no", c=BEFORE, d="2026-01-05")

    assert given == Circumstances(
        on=ON,
        known=(
            Known(name=CircumstanceName("a"), answer=YesNo.YES),
            Known(name=CircumstanceName("b"), answer=YesNo.NO),
        ),
        happened=(
            Happened(name=CircumstanceName("c"), when=BEFORE),
            Happened(name=CircumstanceName("d"), when=BEFORE),
        ),
    )


def test_each_name_has_its_value_and_all_others_none() -> None:
    """Not recorded is neither yes nor no."""
    given = known(a="yes", c=BEFORE)

    assert [given.value(name) for name in ("a", "c", "x")] == [
        YesNo.YES,
        BEFORE,
        None,
    ]


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("yes", YesNo.YES),
        (YesNo.NO, YesNo.NO),
        (BEFORE, BEFORE),
        (datetime(2026, 1, 5), BEFORE),  # noqa: DTZ001 - as pandas hands it over
    ],
)
def test_something_happened_on_a_day_or_just_did(
    when: date | YesNo, kept: date | YesNo
) -> None:
    """The day may be unknown; a midnight timestamp is its day."""
    assert Happened(name=CircumstanceName("a"), when=when).when == kept


@pytest.mark.parametrize("when", ["maybe", 7, None, float("nan")])
def test_what_is_neither_a_day_nor_an_answer_is_refused(when: date) -> None:
    """Nothing is guessed, and the refusal names the field."""
    with pytest.raises(Impossible) as refused:
        Happened(name=CircumstanceName("a"), when=when)

    assert [problem.path for problem in refused.value.problems] == ["/when"]


def test_the_age_is_worked_out_or_told() -> None:
    """Either will do; without both it is not recorded."""
    ages = [known(born=date(2012, 9, 1)), known(age=13), known(), known(age=0)]

    assert [given.years for given in ages] == [13, 13, None, 0]


def test_a_birth_date_and_the_age_it_gives_may_both_stand() -> None:
    """Two ways of saying the same."""
    assert known(born=date(2012, 9, 1), age=13).years == 13


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({"born": AFTER}, [("/born", "after-the-question")]),
        ({"born": AFTER, "age": 0}, [("/born", "after-the-question")]),
        ({"age": -1}, [("/age", "out-of-range")]),
        ({"age": 126}, [("/age", "out-of-range")]),
        ({"born": date(2012, 9, 1), "age": 12}, [("/age", "not-this-age")]),
        ({"event": AFTER}, [("/happened/0/when", "after-the-question")]),
    ],
)
def test_what_cannot_be_known_on_the_day_is_refused(
    given: dict[str, date], problems: list[tuple[str, str]]
) -> None:
    """What comes later belongs to a later question."""
    with pytest.raises(Impossible) as refused:
        known(**given)  # type: ignore[arg-type] # one table for several fields

    assert told(refused) == problems


def test_one_name_has_one_answer() -> None:
    """Two answers in one list, across the lists, or twice among what happened."""
    one, other = (Known(name=CircumstanceName(n), answer=YesNo.NO) for n in "ab")
    event = Happened(name=CircumstanceName("b"), when=YesNo.YES)
    with pytest.raises(Impossible) as refused:
        Circumstances(on=ON, known=(one, other, one), happened=(event, event))

    assert told(refused) == [
        ("/known/2", "repeated-id"),
        ("/happened/0/name", "repeated-id"),
        ("/happened/1/name", "repeated-id"),
    ]


def test_nothing_of_it_shows() -> None:
    """A log would say on which day somebody asked, and no more."""
    given = evolve(known(age=13, looked_after="yes"), about="p2")

    assert repr(given) == ("Circumstances(on=datetime.date(2026, 3, 2), about='p2')")
    assert repr(given.known[0]) == "Known(name='looked-after')"
