"""
The rules of attendance as one edition.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.attendance import (
    AbsenceDefinition,
    AttendanceRules,
    Counts,
    Mark,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PublicationId
from tests.attendance.builders import CITED, PUBLICATION, RULES, places

OLD = Period(start=date(2006, 9, 1), end=date(2024, 8, 18))
NEW = Period(start=date(2024, 8, 19))
ELSEWHERE = evolve(CITED, publication=PublicationId("q"))


def mark(counts: Counts, in_force: Period | None, code: str = "J") -> Mark:
    """A meaning of a code."""
    return Mark(
        code=code, meaning="meaning", counts=counts, in_force=in_force, source=CITED
    )


def rules(*marks: Mark) -> AttendanceRules:
    """Rules of nothing but marks."""
    return AttendanceRules(
        id="r", title="Rules", publisher="DfE", publications=(PUBLICATION,), marks=marks
    )


def test_a_code_is_read_by_its_day() -> None:
    """The same code may count as present before a day, and as absence after it."""
    found = rules(mark(Counts.PRESENT, OLD), mark(Counts.AUTHORISED, NEW))

    assert [found.counts("J", day) for day in (OLD.start, NEW.start)] == [
        Counts.PRESENT,
        Counts.AUTHORISED,
    ]
    assert (found.counts("J", date(2006, 8, 31)), found.counts("K", NEW.start)) == (
        None,
        None,
    )
    assert found.mark("J", NEW.start) == mark(Counts.AUTHORISED, NEW)


@pytest.mark.parametrize(
    ("one", "other"), [(OLD, OLD), (None, NEW), (NEW, None), (None, None)]
)
def test_two_meanings_at_once(one: Period | None, other: Period | None) -> None:
    """Two meanings of one code on the same day are refused; of two codes they stand."""
    with pytest.raises(Impossible) as refused:
        rules(mark(Counts.PRESENT, one), mark(Counts.AUTHORISED, other))

    assert places(refused.value) == [("/marks/1", "two-meanings")]
    two_codes = rules(mark(Counts.PRESENT, one), mark(Counts.PRESENT, other, "K"))
    assert len(two_codes.marks) == 2


def test_two_definitions_at_once() -> None:
    """Two thresholds for one school year would contradict each other."""
    definition = AbsenceDefinition(in_force=NEW, per_cent=10, source=CITED)
    with pytest.raises(Impossible) as refused:
        evolve(rules(), persistent=(definition, definition))

    assert places(refused.value) == [("/persistent/1", "two-at-once")]


def test_every_source_is_listed() -> None:
    """A source that the edition does not list is told wherever it is named."""
    stray = evolve(mark(Counts.PRESENT, OLD), source=ELSEWHERE)
    with pytest.raises(Impossible) as refused:
        rules(stray)

    assert places(refused.value) == [
        ("/marks/0/source/publication", "unknown-publication")
    ]


def test_a_source_in_full() -> None:
    """A citation is told with its publication; one that is not listed is unknown."""
    found = rules()

    assert found.source(CITED).publication == "Guidance"
    with pytest.raises(UnknownName) as unknown:
        found.source(ELSEWHERE)
    assert [p.code for p in unknown.value.problems] == ["unknown-publication"]


def test_what_a_borough_leaves_out_its_base_says() -> None:
    """Own parts stand, the rest comes from the base, and so do its publications."""
    own = rules(mark(Counts.PRESENT, None))
    whole = own.completed_by(RULES)

    assert (whole.id, whole.marks) == (own.id, own.marks)
    assert (whole.persistent, whole.severe, whole.notices, whole.suspensions) == (
        RULES.persistent,
        RULES.severe,
        RULES.notices,
        RULES.suspensions,
    )
    assert whole.publications == (PUBLICATION, *RULES.publications)
    assert whole.completed_by(RULES) == whole


def test_rules_that_say_nothing() -> None:
    """An edition without a part answers that it does not know."""
    found = rules()

    assert (
        found.persistent_on(NEW.start),
        found.severe_on(NEW.start),
        found.notices_on(NEW.start),
        found.suspensions_on(NEW.start),
    ) == (None, None, None, None)
