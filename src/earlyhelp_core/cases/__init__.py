"""
Cases: the record where people, plans, teams and moves meet.

A case is a frozen document of dated facts. What is so on a day is asked of the day:
`Case.level`, `Case.as_of`, `facts_for`. What is decided is added: `Case.with_move`,
`Case.with_record`. How it went over time is asked of `Case.episodes`, `time_in_level`
and `returns`; what goes with a family that moves away, of `transfer`. What one reader
may see of it is asked of `Case.view_for`; two records of one family become one by
`merge`. Who holds what around it is asked of `team_network`, and `ecomap` is the family
with all that is around it.
"""

from __future__ import annotations

from earlyhelp_core.cases._case import Case, CaseOn, View
from earlyhelp_core.cases._chronology import Entry
from earlyhelp_core.cases._considered import not_considered
from earlyhelp_core.cases._departures import LoggedDeparture
from earlyhelp_core.cases._diff import Change, ChangeSort, diff
from earlyhelp_core.cases._digest import digest
from earlyhelp_core.cases._ecomaps import ecomap
from earlyhelp_core.cases._episodes import Episode
from earlyhelp_core.cases._facts._gather import facts_for
from earlyhelp_core.cases._given import what_may_be_given
from earlyhelp_core.cases._holding import HeldBy, Holder
from earlyhelp_core.cases._left_out import LeftOut, WhyLeftOut
from earlyhelp_core.cases._levels import FamilyLevel, TimeInLevel, time_in_level
from earlyhelp_core.cases._merge import MergeConflict, Merged, merge
from earlyhelp_core.cases._networks import observed_network, team_network
from earlyhelp_core.cases._open_points import OpenPoint
from earlyhelp_core.cases._procedure_facts import procedure_facts
from earlyhelp_core.cases._pseudonyms import pseudonymised
from earlyhelp_core.cases._returns import (
    ReferralAnchor,
    ReferralAnchorLike,
    RepeatReferral,
    Return,
    ReturnUnit,
    repeat_referrals,
    returns,
)
from earlyhelp_core.cases._telling import told_to
from earlyhelp_core.cases._transfers import (
    AskedAgain,
    CarriedOn,
    ChildMoving,
    Transfer,
    WhatIsAsked,
    WhatIsCarried,
    transfer,
)

__all__ = [
    "AskedAgain",
    "CarriedOn",
    "Case",
    "CaseOn",
    "Change",
    "ChangeSort",
    "ChildMoving",
    "Entry",
    "Episode",
    "FamilyLevel",
    "HeldBy",
    "Holder",
    "LeftOut",
    "LoggedDeparture",
    "MergeConflict",
    "Merged",
    "OpenPoint",
    "ReferralAnchor",
    "ReferralAnchorLike",
    "RepeatReferral",
    "Return",
    "ReturnUnit",
    "TimeInLevel",
    "Transfer",
    "View",
    "WhatIsAsked",
    "WhatIsCarried",
    "WhyLeftOut",
    "diff",
    "digest",
    "ecomap",
    "facts_for",
    "merge",
    "not_considered",
    "observed_network",
    "procedure_facts",
    "pseudonymised",
    "repeat_referrals",
    "returns",
    "team_network",
    "time_in_level",
    "told_to",
    "transfer",
    "what_may_be_given",
]
