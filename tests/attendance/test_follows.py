"""
What has to follow from suspensions and exclusions.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import Answer, State, YesNo
from earlyhelp_core.attendance import (
    ExclusionHistory,
    PermanentExclusion,
    SchoolTerm,
    Suspension,
    exclusion_duties,
)
from earlyhelp_core.errors import UnknownName
from earlyhelp_core.fields import evolve
from tests.attendance.builders import CHILD, RULES, SPRING

ON = date(2026, 3, 20)
JANUARY = date(2026, 1, 12)


def suspended(
    half_days: int,
    start: date = JANUARY,
    *,
    name: str = "s1",
    education_from: date | None = None,
    board_met: date | None = None,
) -> Suspension:
    """A suspension of so many half-days."""
    return Suspension(
        id=name,
        pupil=CHILD,
        start=start,
        half_days=half_days,
        education_from=education_from,
        board_met=board_met,
    )


def excluded(
    *, by_head: YesNo | None = None, board_met: date | None = None, name: str = "x1"
) -> PermanentExclusion:
    """A permanent exclusion in March."""
    return PermanentExclusion(
        id=name,
        pupil=CHILD,
        on=date(2026, 3, 2),
        by_head_teacher=by_head,
        board_met=board_met,
    )


def duties(
    *suspensions: Suspension,
    exclusions: tuple[PermanentExclusion, ...] = (),
    terms: tuple[SchoolTerm, ...] = (SPRING,),
    on: date = ON,
) -> Answer:
    """What has to follow, as of that day."""
    history = ExclusionHistory(
        pupil=CHILD, suspensions=suspensions, exclusions=exclusions, terms=terms
    )
    return exclusion_duties(history, RULES, on=on)


def state(answer: Answer, requirement: str) -> State:
    """How one of the findings stands."""
    (found,) = (f.state for f in answer.findings if f.requirement == requirement)
    return found


def test_nothing_happened_and_nothing_follows() -> None:
    """Without suspensions there is nothing to ask a school about."""
    answer = duties()

    assert (answer.met, answer.remedies) == (True, ())
    assert all(finding.source is not None for finding in answer.findings)


@pytest.mark.parametrize(
    ("half_days", "expected"), [(90, State.MET), (91, State.UNMET)]
)
def test_forty_five_days_in_a_school_year(half_days: int, expected: State) -> None:
    """Forty-five days are the most; half a day more is shown, not refused."""
    answer = duties(
        suspended(45, date(2025, 9, 8), name="autumn"),
        suspended(half_days - 45),
        suspended(90, date(2025, 7, 1), name="last"),
    )

    assert state(answer, "within-days-of-year") is expected


def test_later_ones_had_not_come() -> None:
    """As of a day, what began after it does not count."""
    answer = duties(suspended(91, date(2026, 3, 23)))

    assert state(answer, "within-days-of-year") is State.MET


@pytest.mark.parametrize(
    ("suspensions", "expected"),
    [
        ((suspended(30),), State.NOT_APPLICABLE),
        ((suspended(31),), State.NOT_RECORDED),
        ((suspended(31, board_met=date(2026, 2, 9)),), State.MET),
        ((suspended(31, board_met=date(2026, 3, 23)),), State.NOT_RECORDED),
        (
            (
                suspended(20, date(2026, 2, 2), name="s2"),
                suspended(20, board_met=date(2026, 1, 20)),
            ),
            State.NOT_RECORDED,
        ),
        ((suspended(40, date(2025, 9, 8)),), State.NOT_APPLICABLE),
    ],
)
def test_more_than_fifteen_days_in_a_term(
    suspensions: tuple[Suspension, ...], expected: State
) -> None:
    """The board meets once the term's days pass fifteen, about one that passed them."""
    assert state(duties(*suspensions), "board-meeting-suspensions") is expected


def test_without_terms_days_cannot_be_told_by_term() -> None:
    """Where terms are not known, whether a board must meet is not known either."""
    unknown = duties(suspended(4), terms=())

    assert state(unknown, "board-meeting-suspensions") is State.NOT_RECORDED
    assert state(duties(terms=()), "board-meeting-suspensions") is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("half_days", "begun", "expected"),
    [
        (10, None, State.NOT_APPLICABLE),
        (12, None, State.NOT_RECORDED),
        (12, date(2026, 1, 19), State.MET),
        (12, date(2026, 1, 20), State.UNMET),
    ],
)
def test_education_from_the_sixth_day(
    half_days: int, begun: date | None, expected: State
) -> None:
    """Monday is day one, so the next Monday is the sixth school day."""
    answer = duties(suspended(half_days, education_from=begun))

    assert state(answer, "education-elsewhere") is expected


def test_the_worst_is_told() -> None:
    """One suspension without education from day six is not outweighed by another."""
    answer = duties(
        suspended(12, education_from=date(2026, 1, 19)),
        suspended(12, date(2026, 2, 2), name="s2", education_from=date(2026, 3, 2)),
    )

    assert state(answer, "education-elsewhere") is State.UNMET
    assert not answer.met


def test_a_permanent_exclusion() -> None:
    """The board meets about each, and a head teacher decided."""
    good = excluded(by_head=YesNo.YES, board_met=date(2026, 3, 16))
    answer = duties(exclusions=(good,))

    assert answer.met
    assert state(answer, "board-meeting-exclusion") is State.MET
    assert state(answer, "head-teacher-decided") is State.MET


def test_a_permanent_exclusion_of_which_little_is_known() -> None:
    """Neither a meeting nor who decided is written down."""
    answer = duties(exclusions=(excluded(),))

    assert state(answer, "board-meeting-exclusion") is State.NOT_RECORDED
    assert state(answer, "head-teacher-decided") is State.NOT_RECORDED


def test_somebody_else_decided() -> None:
    """What nobody entitled decided is recorded and found."""
    other = excluded(by_head=YesNo.NO, name="x2")
    answer = duties(exclusions=(excluded(), other))

    assert state(answer, "head-teacher-decided") is State.UNMET


def test_an_edition_without_limits() -> None:
    """Rules that say nothing of suspensions cannot be asked about them."""
    rules = evolve(RULES, suspensions=())
    with pytest.raises(UnknownName) as unknown:
        exclusion_duties(ExclusionHistory(pupil=CHILD), rules, on=ON)

    assert [p.code for p in unknown.value.problems] == ["unknown-suspension-rules"]
