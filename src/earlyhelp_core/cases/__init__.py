"""
Cases: the record where people, plans, teams and moves meet.

A case is a frozen document of dated facts. What is so on a day is asked of the day:
`Case.level`, `Case.as_of`, `facts_for`. What is decided is added: `Case.with_move`.
"""

from __future__ import annotations

from earlyhelp_core.cases._case import Case, CaseOn
from earlyhelp_core.cases._facts import facts_for

__all__ = ["Case", "CaseOn", "facts_for"]
