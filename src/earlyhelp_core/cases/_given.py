"""
What one person may be given of a record that is also about others.
"""

from __future__ import annotations

from earlyhelp_core import ids
from earlyhelp_core.cases._case import Case, View
from earlyhelp_core.cases._views import for_person
from earlyhelp_core.fields import DateLike


def what_may_be_given(case: Case, person: str, on: DateLike) -> View:
    """
    Where to start when a *person* of the family asks for what is held about them.

    Their own facts, answers and words, and what they were part of, as it stood on a
    day. Left out is what is about others, children included, and what speaks of harm.
    It is help for the officer who decides, and no decision: the right reaches further
    than this, a parent may ask on a child's behalf, and what is left out has to be
    weighed piece by piece.

    Raises `UnknownName` for somebody not in the family.

    Source: UK GDPR, article 15; Data Protection Act 2018, schedules 2 and 3 (our
    inference).
    """
    now = case.as_of(on).case
    reader = case.family.person(ids.PersonId(person)).id
    shown, left_out = for_person(now, now.family, now.team, reader, frozenset())
    return View(case=shown, left_out=left_out)
