"""
Suspensions and permanent exclusions as they were.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from fractions import Fraction

import pytest

from earlyhelp_core import wire
from earlyhelp_core.answers import YesNo
from earlyhelp_core.attendance import (
    ExclusionHistory,
    ExclusionOutcome,
    PermanentExclusion,
    SchoolYear,
    Suspension,
    SuspensionKind,
)
from earlyhelp_core.errors import Impossible
from tests.attendance.builders import CHILD, ON, SPRING, places

EARLY = date(2026, 2, 1)


def test_half_days_are_exact() -> None:
    """A lunchtime is half a day; three are a day and a half."""
    lunch = Suspension(
        id="s1", pupil=CHILD, start=ON, half_days=3, kind=SuspensionKind.LUNCHTIMES
    )

    assert (lunch.days, lunch.dated) == (Fraction(3, 2), ON)


def test_what_cannot_be_of_a_suspension() -> None:
    """No length, and what followed before it began."""
    with pytest.raises(Impossible) as refused:
        Suspension(
            id="s1",
            pupil=CHILD,
            start=ON,
            half_days=0,
            education_from=EARLY,
            board_met=EARLY,
        )

    assert places(refused.value) == [
        ("/half_days", "out-of-range"),
        ("/education_from", "ends-before-start"),
        ("/board_met", "ends-before-start"),
    ]


def test_more_than_the_law_allows_is_recorded() -> None:
    """A suspension of fifty days cannot lawfully be, and has happened."""
    assert Suspension(id="s1", pupil=CHILD, start=ON, half_days=100).days == 50


def test_what_cannot_be_of_an_exclusion() -> None:
    """A meeting and an outcome before it, and a day of no outcome."""
    with pytest.raises(Impossible) as refused:
        PermanentExclusion(
            id="x1", pupil=CHILD, on=ON, board_met=EARLY, outcome_on=EARLY
        )

    assert places(refused.value) == [
        ("/board_met", "ends-before-start"),
        ("/outcome_on", "ends-before-start"),
        ("/outcome", "missing-outcome"),
    ]


@pytest.mark.parametrize(
    ("outcome", "stands"),
    [
        (None, YesNo.YES),
        (ExclusionOutcome.UPHELD, YesNo.YES),
        (ExclusionOutcome.REINSTATED, YesNo.NO),
        (ExclusionOutcome.CANCELLED, YesNo.NO),
    ],
)
def test_whether_an_exclusion_stands(
    outcome: ExclusionOutcome | None, stands: YesNo
) -> None:
    """Unless it is overturned or taken back it stands."""
    excluded = PermanentExclusion(id="x1", pupil=CHILD, on=ON, outcome=outcome)

    assert (excluded.stands(ON), excluded.stands(EARLY)) == (stands, YesNo.NO)


def test_as_of_a_day() -> None:
    """What came later is left out: meetings, education, outcomes, further ones."""
    met = date(2026, 3, 20)
    history = ExclusionHistory(
        pupil=CHILD,
        suspensions=(
            Suspension(
                id="s1",
                pupil=CHILD,
                start=ON,
                half_days=12,
                education_from=met,
                board_met=met,
            ),
            Suspension(id="s2", pupil=CHILD, start=met, half_days=2),
        ),
        exclusions=(
            PermanentExclusion(
                id="x1",
                pupil=CHILD,
                on=ON,
                board_met=met,
                outcome=ExclusionOutcome.REINSTATED,
                outcome_on=met,
            ),
        ),
        terms=(SPRING,),
    )

    assert history.as_of(ON) == ExclusionHistory(
        pupil=CHILD,
        suspensions=(Suspension(id="s1", pupil=CHILD, start=ON, half_days=12),),
        exclusions=(PermanentExclusion(id="x1", pupil=CHILD, on=ON),),
        terms=(SPRING,),
    )
    assert history.as_of(met) == history
    assert history.exclusions[0].dated == ON


def test_a_history_is_one_pupils() -> None:
    """Another pupil's, and one that stands twice, are refused at their places."""
    other = Suspension(id="s1", pupil="sister", start=ON, half_days=2)
    excluded = PermanentExclusion(id="x1", pupil="sister", on=ON)
    with pytest.raises(Impossible) as refused:
        ExclusionHistory(
            pupil=CHILD,
            suspensions=(
                other,
                Suspension(id="s1", pupil=CHILD, start=ON, half_days=2),
            ),
            exclusions=(excluded, PermanentExclusion(id="x1", pupil=CHILD, on=ON)),
        )

    assert places(refused.value) == [
        ("/suspensions/1", "repeated-id"),
        ("/exclusions/1", "repeated-id"),
        ("/suspensions/0/pupil", "other-pupil"),
        ("/exclusions/0/pupil", "other-pupil"),
    ]


def test_days_within_a_year_or_a_term() -> None:
    """A suspension counts where it began."""
    history = ExclusionHistory(pupil=CHILD)
    for number, start in enumerate((date(2025, 7, 14), date(2025, 10, 6), ON)):
        history = history.with_suspension(
            Suspension(id=f"s{number}", pupil=CHILD, start=start, half_days=3)
        )

    assert history.days_suspended(SchoolYear.of(ON).period) == 3
    assert history.days_suspended(SPRING.period) == Fraction(3, 2)


def test_a_history_survives_copying_and_writing() -> None:
    """Copied, hashed, written and read it is what it was; no reason is shown."""
    history = ExclusionHistory(
        pupil=CHILD,
        suspensions=(
            Suspension(
                id="s1", pupil=CHILD, start=ON, half_days=3, reason="A fight at lunch."
            ),
        ),
        exclusions=(
            PermanentExclusion(id="x1", pupil=CHILD, on=ON, by_head_teacher="yes"),
        ),
    )

    assert wire.from_data(wire.to_data(history), ExclusionHistory) == history
    assert hash(deepcopy(history)) == hash(history)
    assert "fight" not in f"{history!r}{history.suspensions[0]!r}"
