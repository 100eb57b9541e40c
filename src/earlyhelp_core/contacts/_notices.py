"""
Who was told of a change, and whether they know the way back.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.fields import DateLike, Internal, Role, default, record
from earlyhelp_core.sources import Recorded


class Told(fields.Code):
    """
    Who was told.
    """

    FAMILY = "family"
    #: The child, in words for the child; telling the parents is not telling the child.
    CHILD = "child"
    REFERRER = "referrer"
    #: School, health visitor, GP: whoever goes on seeing the family in any case.
    UNIVERSAL_SERVICES = "universal-services"
    TEAM = "team"
    RECEIVING_SERVICE = "receiving-service"


ToldLike: TypeAlias = (
    Told
    | Literal[
        "family", "child", "referrer", "universal-services", "team", "receiving-service"
    ]
)


class Telling(fields.Code):
    """
    What they were told of.
    """

    CLOSURE = "closure"
    STEP_DOWN = "step-down"
    STEP_UP = "step-up"
    #: Other help at a level as intensive.
    LATERAL = "lateral"
    #: The family moves, and another area takes the record on.
    TRANSFER_OUT = "transfer-out"
    REFERRAL_OUTCOME = "referral-outcome"
    CHANGE_OF_LEAD = "change-of-lead"


TellingLike: TypeAlias = (
    Telling
    | Literal[
        "closure",
        "step-down",
        "step-up",
        "lateral",
        "transfer-out",
        "referral-outcome",
        "change-of-lead",
    ]
)


@record
class Notice(_dated.Dated, by="on"):
    """
    That somebody was told of a change on a day.

    Support that ends well leaves a door open: `route_back` says whether they were
    told how to ask for help again.

    >>> Notice(to="family", on=date(2026, 3, 2), about="closure", route_back="yes")
    Notice(to=<Told.FAMILY: 'family'>, on=datetime.date(2026, 3, 2), \
about=<Telling.CLOSURE: 'closure'>, route_back=<YesNo.YES: 'yes'>, by_role=None, \
recorded=None)
    """

    to: Internal[Told, ToldLike]
    on: Internal[date, DateLike]
    about: Internal[Telling, TellingLike]
    #: Whether they were told how to ask for help again.
    route_back: Internal[YesNo | None, YesNoLike | None] = default(None)
    by_role: Internal[Role | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)
