"""
Programmes: help with rules of its own about who it is for, how much, and what follows.

A programme is edition data: whom it is for, what must be known before it is safe, how
many sessions in how long, and who looks back afterwards. `eligible` lists every
condition with its reason; what nobody has asked yet stands there as not recorded, and
where a programme could do harm that is not eligible *yet*. A practitioner decides.

What became of it is an `Enrolment`. `adherence` counts sessions planned and held, and
`next_due` says what comes next. Both are about the programme; neither is a score of a
family.
"""

from __future__ import annotations

from earlyhelp_core.programmes._circumstances import Circumstances, Happened, Known
from earlyhelp_core.programmes._conditions import (
    Ages,
    Circumstance,
    Contraindication,
    Criterion,
    Intake,
)
from earlyhelp_core.programmes._dosage import Dosage, FollowUp
from earlyhelp_core.programmes._eligible import eligible
from earlyhelp_core.programmes._enrolment import (
    Attended,
    Ending,
    Enrolment,
    FollowedUp,
    SessionOutcome,
)
from earlyhelp_core.programmes._programme import Programme, TakesPart
from earlyhelp_core.programmes._progress import (
    Adherence,
    Due,
    DueSort,
    adherence,
    next_due,
)

__all__ = [
    "Adherence",
    "Ages",
    "Attended",
    "Circumstance",
    "Circumstances",
    "Contraindication",
    "Criterion",
    "Dosage",
    "Due",
    "DueSort",
    "Ending",
    "Enrolment",
    "FollowUp",
    "FollowedUp",
    "Happened",
    "Intake",
    "Known",
    "Programme",
    "SessionOutcome",
    "TakesPart",
    "adherence",
    "eligible",
    "next_due",
]
