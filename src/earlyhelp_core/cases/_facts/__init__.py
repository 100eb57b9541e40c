"""
What a case says, as the facts that rules weigh.

Each fact is read from what was recorded up to the day, and from nothing else. Where
the record is silent the fact is not recorded; it is never filled in with no. What
belongs to one move, such as an authorisation or a closing meeting, counts only if it
came after the move before it: an old yes does not carry over.

One module for each subject: who decided what, what the work says, who was told, and
what has come since the assessment.
"""

from __future__ import annotations

from earlyhelp_core.cases._facts._gather import facts_for

__all__ = ["facts_for"]
