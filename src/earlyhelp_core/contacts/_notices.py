"""
Who was told of a change, and whether they know the way back.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import _model
from earlyhelp_core.answers import YesNo
from earlyhelp_core.private import INTERNAL, record
from earlyhelp_core.sources import Recorded

__all__ = ["Notice", "Telling", "Told"]


class Told(_model.Code):
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


class Telling(_model.Code):
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


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Notice:
    """
    That somebody was told of a change on a day.

    Support that ends well leaves a door open: `route_back` says whether they were
    told how to ask for help again.

    >>> Notice(to="family", on=date(2026, 3, 2), about="closure", route_back="yes")
    Notice(to=<Told.FAMILY: 'family'>, on=datetime.date(2026, 3, 2), \
about=<Telling.CLOSURE: 'closure'>, route_back=<YesNo.YES: 'yes'>, by_role=None, \
recorded=None)
    """

    to: Told = attrs.field(converter=Told, metadata=INTERNAL)
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    about: Telling = attrs.field(converter=Telling, metadata=INTERNAL)
    #: Whether they were told how to ask for help again.
    route_back: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=INTERNAL
    )
    by_role: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=INTERNAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date:
        """The day they were told."""
        return self.on
