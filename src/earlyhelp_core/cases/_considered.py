"""
Which children somebody looked at before deciding about their family.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.cases._case import Case
from earlyhelp_core.fields import DateLike
from earlyhelp_core.ids import PersonId


def considered_since(case: Case, since: date) -> frozenset[PersonId]:
    """
    The children that assessments and reviews considered from a day on.

    Work that begins on the day of a move follows from it, so that day counts.
    """
    considered: set[PersonId] = set()
    for assessment in case.assessments:
        if assessment.started >= since:
            considered.update(assessment.children, assessment.considered)
    for plan in case.plans:
        for review in plan.reviews:
            if review.on >= since:
                considered.update(review.considered)
    return frozenset(considered)


def not_considered(case: Case, on: DateLike) -> tuple[PersonId, ...]:
    """
    The children, wherever they live, whom nobody is recorded to have considered.

    Since the last move of anybody in the family: what was considered for that one
    says nothing of the next.
    """
    now = case.as_of(on).case
    last = now.last_move(on)
    seen = considered_since(now, date.min if last is None else last.effective)
    every = now.family.children_to_consider(on)
    return tuple(child.id for child in every if child.id not in seen)
