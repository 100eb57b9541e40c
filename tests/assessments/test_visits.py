"""
Visits: whom somebody saw, whom alone, and whether anybody was met at all.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Assessment, AssessmentKind, Visit
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AssessmentId, PersonId

MOTHER, ELDER, YOUNGER = (PersonId(p) for p in ("mother", "child-1", "child-2"))
MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 1)

ATTEMPT = Visit(on=MARCH, took_place=YesNo.NO)
TOGETHER = Visit(on=APRIL, seen=(MOTHER, ELDER), anybody_alone=YesNo.NO)
SILENT = Visit(on=APRIL, seen=(MOTHER, ELDER))
ALONE = Visit(on=MAY, seen=(MOTHER, ELDER), seen_alone=(ELDER,))
BLANK = Visit(on=APRIL)


def visited(*visits: Visit) -> Assessment:
    """An assessment with those visits."""
    return Assessment(
        id=AssessmentId("assessment-1"),
        kind=AssessmentKind.EARLY_HELP_ASSESSMENT,
        started=MARCH,
        visits=visits,
    )


def test_nobody_is_seen_alone_where_it_says_that_nobody_was() -> None:
    """One of the two was written down by mistake."""
    with pytest.raises(Impossible) as refused:
        evolve(ALONE, anybody_alone=YesNo.NO)

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/anybody_alone", "alone-yet-nobody")
    ]


def test_only_a_visit_that_met_nobody_is_an_attempt() -> None:
    """Where nobody wrote it down it is neither."""
    visits = (ATTEMPT, TOGETHER, BLANK)

    assert [visit.is_attempt for visit in visits] == [True, False, False]


@pytest.mark.parametrize(
    ("visit", "seen"),
    [
        (ATTEMPT, YesNo.NO),
        (TOGETHER, YesNo.YES),
        (Visit(on=APRIL, seen=(MOTHER,)), YesNo.NO),
        (BLANK, None),
    ],
)
def test_a_visit_tells_whether_a_child_was_seen(
    visit: Visit, seen: YesNo | None
) -> None:
    """A list that nobody filled in tells nothing."""
    assert visit.saw(ELDER) is seen


@pytest.mark.parametrize(
    ("visit", "alone"),
    [
        (ATTEMPT, YesNo.NO),
        (TOGETHER, YesNo.NO),
        (ALONE, YesNo.YES),
        (SILENT, None),
        (Visit(on=APRIL, seen=(ELDER, YOUNGER), seen_alone=(YOUNGER,)), YesNo.NO),
        (Visit(on=APRIL, seen=(MOTHER,)), YesNo.NO),
        (BLANK, None),
    ],
)
def test_a_visit_tells_whether_a_child_was_seen_alone(
    visit: Visit, alone: YesNo | None
) -> None:
    """Seen, and nothing said of how, is neither yes nor no."""
    assert visit.saw_alone(ELDER) is alone


def test_how_it_went_hides_itself() -> None:
    """Free text is not in what a log would show."""
    assert "curtains" not in repr(evolve(ATTEMPT, words="Drawn curtains."))


def test_attempts_are_those_up_to_the_day() -> None:
    """They say nothing against anybody."""
    later = evolve(ATTEMPT, on=MAY)

    assert visited(ATTEMPT, TOGETHER, later).attempts(APRIL) == (ATTEMPT,)


@pytest.mark.parametrize(
    ("visits", "seen", "alone"),
    [
        ((), None, None),
        ((ATTEMPT,), YesNo.NO, YesNo.NO),
        ((ATTEMPT, BLANK), None, None),
        ((ATTEMPT, TOGETHER), YesNo.YES, YesNo.NO),
        ((TOGETHER, SILENT), YesNo.YES, None),
        ((SILENT, ALONE), YesNo.YES, YesNo.YES),
    ],
)
def test_an_assessment_tells_whether_a_child_was_ever_seen(
    visits: tuple[Visit, ...], seen: YesNo | None, alone: YesNo | None
) -> None:
    """Once is enough for yes; no takes every visit to say so."""
    assessment = visited(*visits)

    assert (assessment.seen(ELDER, MAY), assessment.seen_alone(ELDER, MAY)) == (
        seen,
        alone,
    )


def test_the_day_a_child_was_last_seen() -> None:
    """Up to the day that is asked of; a child never seen has none."""
    assessment = visited(ALONE, TOGETHER, ATTEMPT)

    assert [assessment.last_seen(ELDER, on) for on in (MARCH, APRIL, MAY)] == [
        None,
        APRIL,
        MAY,
    ]
