"""
Which of a child's legal statuses speaks, where the record holds several.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import LegalBasis, LegalStatus

__all__ = ["PROTECTING", "STATUSES", "status_of"]

#: Those that protect, and then the others: the first that is held speaks.
PROTECTING = (
    LegalBasis.ORDER,
    LegalBasis.CHILD_PROTECTION_PLAN,
    LegalBasis.SECTION_20,
)
STATUSES = (*PROTECTING, LegalBasis.SECTION_17, LegalBasis.NONE)


def status_of(
    statuses: Iterable[LegalStatus], child: PersonId, on: date
) -> LegalBasis | None:
    """The most protective status of a *child* on a day; ``None``: not recorded."""
    held = {s.basis for s in statuses if s.child == child and s.held(on)}
    return next((basis for basis in STATUSES if basis in held), None)
