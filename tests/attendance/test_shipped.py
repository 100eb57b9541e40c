"""
The shipped rules of attendance: what they say, and what stands behind it.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import partnerships, wire
from earlyhelp_core.attendance import AttendanceRules, Counts
from earlyhelp_core.sources import Basis
from tests.attendance.builders import ON, RULES, notice_rules, suspension_rules

# A base's rules come by several ways; each is looked at once.
SHIPPED = {
    found.id: found
    for name in partnerships.names()
    if (found := partnerships.load(name, on=None).attendance) is not None
}
TODAY = {
    Counts.PRESENT: "/ \\ L K V P W B",
    Counts.AUTHORISED: "C C1 C2 E I J1 M R S T",
    Counts.UNAUTHORISED: "G N O U",
    Counts.NOT_POSSIBLE: "D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z",
    Counts.NO_SESSION: "#",
}


@pytest.mark.parametrize("counts", Counts)
def test_the_codes_of_the_2024_regulations(counts: Counts) -> None:
    """What each code counts as since August 2024."""
    codes = [m.code for m in RULES.marks if RULES.counts(m.code, ON) is counts]

    assert " ".join(codes) == TODAY[counts]


def test_the_codes_that_went() -> None:
    """H, J and Y had a meaning until August 2024, and have none since."""
    before, after = date(2024, 8, 18), date(2024, 8, 19)

    assert {code: RULES.counts(code, before) for code in "HJY"} == {
        "H": Counts.AUTHORISED,
        "J": Counts.PRESENT,
        "Y": Counts.NOT_POSSIBLE,
    }
    assert {RULES.counts(code, after) for code in "HJY"} == {None}


def test_the_threshold_and_the_limit() -> None:
    """Ten of G, N, O and U in ten school weeks; two notices in three years."""
    found = notice_rules()
    assert found.threshold is not None
    assert found.limit is not None

    assert (
        found.threshold.sessions,
        found.threshold.school_weeks,
        found.threshold.codes,
        found.threshold.since,
    ) == (10, 10, ("G", "N", "O", "U"), date(2024, 8, 19))
    assert (found.limit.notices, found.limit.months) == (2, 36)


def test_every_code_that_counts_is_unauthorised() -> None:
    """No mark counts towards a notice that is not an unauthorised absence."""
    threshold = notice_rules().threshold
    assert threshold is not None

    assert {RULES.counts(code, ON) for code in threshold.codes} == {Counts.UNAUTHORISED}


def test_the_limits_of_suspension() -> None:
    """45 school days in a year, 15 in a term, education from the sixth day."""
    found = suspension_rules()

    assert (found.most_in_year, found.board_after, found.education_from_day) == (
        45,
        15,
        6,
    )


def test_what_rests_on_practice_alone() -> None:
    """Severe absence is read nowhere, and says so."""
    practice = {path[0] for path, c in RULES.citations if c.basis is Basis.PRACTICE}

    assert practice == {"severe"}


@pytest.mark.parametrize("rules", SHIPPED.values(), ids=SHIPPED)
def test_no_source_is_listed_in_vain(rules: AttendanceRules) -> None:
    """A publication that nothing rests on would lend weight it does not have."""
    used = {citation.publication for _, citation in rules.citations}

    assert {publication.id for publication in rules.publications} == used


@pytest.mark.parametrize("rules", SHIPPED.values(), ids=SHIPPED)
def test_rules_survive_being_written_and_read(rules: AttendanceRules) -> None:
    """As JSON, whole and without a catalogue, each is what it was."""
    assert wire.loads(wire.dumps(rules), AttendanceRules) == rules


def test_a_borough_adds_its_list_to_the_rules_of_england() -> None:
    """Kensington and Chelsea has criteria of its own, and all else of England."""
    found = partnerships.load("kensington-and-chelsea", on=date(2022, 3, 1)).attendance
    assert found is not None

    assert (found.marks, found.notices) == (RULES.marks, RULES.notices)
    assert [c.title for c in found.concerns] == [
        "Children not in receipt of suitable education"
    ]
    assert [(c.kind.value, c.below) for c in found.concerns[0].criteria] == [
        ("attendance-below", 80),
        ("hours-below", 25),
        ("neet", None),
    ]
