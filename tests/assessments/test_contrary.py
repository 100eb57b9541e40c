"""
What speaks against an assessment, and what came too late for its author.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.assessments import (
    Assessment,
    AssessmentKind,
    Contrary,
    ContraryEvidence,
)
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AssessmentId, PersonId

ELDER, YOUNGER = PersonId("child-1"), PersonId("child-2")
MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))

BEFORE = ContraryEvidence(kind=Contrary.MEMBER_DISSENTS, on=MARCH)
THAT_DAY = ContraryEvidence(kind=Contrary.NEW_CONTACT, on=APRIL)
LATER = ContraryEvidence(kind=Contrary.CHILD_SAYS_OTHERWISE, on=MAY, about=(ELDER,))
UNDATED = ContraryEvidence(kind=Contrary.CHILD_NOT_SEEN, about=(YOUNGER,))
DONE = Assessment(
    id=AssessmentId("assessment-1"),
    kind=AssessmentKind.EARLY_HELP_ASSESSMENT,
    children=(ELDER, YOUNGER),
    started=MARCH,
    completed=APRIL,
    contrary=(BEFORE, THAT_DAY, LATER, UNDATED),
)


def test_evidence_about_nobody_in_particular_concerns_every_child() -> None:
    """Otherwise those it is about."""
    assert [e.concerns(ELDER) for e in (THAT_DAY, LATER, UNDATED)] == [
        True,
        True,
        False,
    ]


def test_what_came_since_completion_could_not_be_weighed() -> None:
    """From the day itself on, and whatever has no day."""
    assert DONE.contrary_since_completed(APRIL) == (THAT_DAY, UNDATED)
    assert DONE.contrary_since_completed(MAY) == (THAT_DAY, LATER, UNDATED)


def test_it_can_be_asked_of_one_child() -> None:
    """What is about a sibling alone is left out."""
    assert DONE.contrary_since_completed(MAY, child=ELDER) == (THAT_DAY, LATER)


def test_while_it_is_under_way_everything_can_still_be_weighed() -> None:
    """Before the day of completion, and without one."""
    under_way = evolve(DONE, completed=None)

    assert DONE.contrary_since_completed(MARCH) == ()
    assert under_way.contrary_since_completed(JUNE) == ()


def test_evidence_is_added_and_shows_from_its_day() -> None:
    """What stood there before stays."""
    more = ContraryEvidence(kind=Contrary.NEW_INCIDENT, on=JUNE)
    added = DONE.with_contrary(more)

    assert added.contrary == (*DONE.contrary, more)
    assert added.as_of(MAY) == DONE
    assert more.dated == JUNE


def test_what_it_says_hides_itself() -> None:
    """Neither kind nor words are in what a log would show."""
    shown = repr(evolve(LATER, words="He says he is scared."))

    assert [word in shown for word in ("otherwise", "scared")] == [False, False]
