"""
Cases: the record where people, plans, teams and moves meet.

A case is a frozen document of dated facts. What is so on a day is asked of the day:
`Case.level`, `Case.as_of`, `facts_for`. What is decided is added: `Case.with_move`,
`Case.with_record`. What one reader may see of it is asked of `Case.view_for`; two
records of one family become one by `merge`.
"""

from __future__ import annotations

from earlyhelp_core.cases._case import Case, CaseOn, View
from earlyhelp_core.cases._chronology import Entry
from earlyhelp_core.cases._departures import LoggedDeparture
from earlyhelp_core.cases._diff import Change, ChangeSort, diff
from earlyhelp_core.cases._digest import digest
from earlyhelp_core.cases._facts import facts_for
from earlyhelp_core.cases._given import what_may_be_given
from earlyhelp_core.cases._holding import HeldBy, Holder
from earlyhelp_core.cases._left_out import LeftOut, WhyLeftOut
from earlyhelp_core.cases._merge import MergeConflict, Merged, merge
from earlyhelp_core.cases._open_points import OpenPoint
from earlyhelp_core.cases._pseudonyms import pseudonymised

__all__ = [
    "Case",
    "CaseOn",
    "Change",
    "ChangeSort",
    "Entry",
    "HeldBy",
    "Holder",
    "LeftOut",
    "LoggedDeparture",
    "MergeConflict",
    "Merged",
    "OpenPoint",
    "View",
    "WhyLeftOut",
    "diff",
    "digest",
    "facts_for",
    "merge",
    "pseudonymised",
    "what_may_be_given",
]
