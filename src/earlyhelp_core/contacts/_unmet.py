"""
Needs that nobody met: a service declined, a list was too long, no service exists.

What families could not get is what a partnership needs to know when it decides what
to fund, and it is lost wherever only what was provided is written down.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.ids import AgencyId, PersonId, ReferralId, UnmetNeedId
from earlyhelp_core.private import INTERNAL, SPECIAL, Narrative, narrative, record
from earlyhelp_core.sources import Recorded

__all__ = ["UnmetNeed", "WhyUnmet"]


class WhyUnmet(_model.Code):
    """
    Why a need was not met. Not recorded is ``None``.
    """

    #: The service did not take the referral on.
    DECLINED = "declined"
    WAITING_LIST = "waiting-list"
    #: Nobody provides this here.
    NONE_EXISTS = "none-exists"
    #: It exists, and the family cannot get to it: time, place, language, cost, access.
    OUT_OF_REACH = "out-of-reach"
    #: It was offered, and the family chose not to take it up.
    FAMILY_CHOSE_NOT_TO = "family-chose-not-to"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class UnmetNeed:
    """
    A need for help that was seen and not met, since when, and whether it still is.

    Raises `Impossible` where it was met before it was seen, and where one person
    stands twice.

    >>> need = UnmetNeed(
    ...     id="u1",
    ...     area="speech and language",
    ...     who=[ids.person_id("p2")],
    ...     since=date(2026, 1, 12),
    ...     why="waiting-list",
    ...     met=date(2026, 3, 2),
    ... )
    >>> need.is_open(date(2026, 3, 1)), need.is_open(date(2026, 3, 2))
    (True, False)
    """

    id: UnmetNeedId = attrs.field(converter=ids.unmet_need_id, metadata=INTERNAL)
    #: The area of need as the partnership calls it: "housing", "parenting".
    area: str = attrs.field(converter=_model.as_text, metadata=SPECIAL)
    #: Whose need it is; nobody in particular where it is the family's.
    who: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    #: The day it was first known that it would not be met for now.
    since: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    why: WhyUnmet | None = attrs.field(
        default=None, converter=attrs.converters.optional(WhyUnmet), metadata=INTERNAL
    )
    #: The service that was asked, where one was.
    service: AgencyId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.agency_id),
        metadata=INTERNAL,
    )
    #: The referral that was declined or is waiting, if it was recorded.
    referral: ReferralId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.referral_id),
        metadata=INTERNAL,
    )
    words: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    #: The first day on which it was met after all, or was no need any more.
    met: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse an end before the start, and one person twice."""
        _model.refuse(
            self,
            _model.no_repeats("/who", self.who),
            _model.in_order("since", self.since, "met", self.met),
        )

    @property
    def dated(self) -> date | None:
        """The day since when it is unmet; ``None`` where nobody wrote it down."""
        return self.since

    def is_open(self, on: date) -> bool:
        """Whether it was known and not met on that day."""
        return _dated.had_come(self.since, on) and (self.met is None or on < self.met)

    def as_of(self, on: date) -> UnmetNeed:
        """The need as that day saw it: met later is not met yet."""
        return attrs.evolve(self, met=_dated.unless_later(self.met, on))
