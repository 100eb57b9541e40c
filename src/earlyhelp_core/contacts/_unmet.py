"""
Needs that nobody met: a service declined, a list was too long, no service exists.

What families could not get is what a partnership needs to know when it decides what
to fund, and it is lost wherever only what was provided is written down.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import AgencyId, PersonId, ReferralId, UnmetNeedId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class WhyUnmet(fields.Code):
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


WhyUnmetLike: TypeAlias = (
    WhyUnmet
    | Literal[
        "declined", "waiting-list", "none-exists", "out-of-reach", "family-chose-not-to"
    ]
)


@record
class UnmetNeed(_dated.Dated, by="since"):
    """
    A need for help that was seen and not met, since when, and whether it still is.

    Raises `Impossible` where it was met before it was seen, and where one person
    stands twice.

    >>> need = UnmetNeed(
    ...     id="u1",
    ...     area="speech and language",
    ...     who=["p2"],
    ...     since=date(2026, 1, 12),
    ...     why="waiting-list",
    ...     met=date(2026, 3, 2),
    ... )
    >>> need.is_open(date(2026, 3, 1)), need.is_open(date(2026, 3, 2))
    (True, False)
    """

    id: Internal[UnmetNeedId, str]
    #: The area of need as the partnership calls it: "housing", "parenting".
    area: Special[str]
    #: Whose need it is; nobody in particular where it is the family's.
    who: InternalList[PersonId, str] = default(())
    #: The day it was first known that it would not be met for now.
    since: Internal[date | None, DateLike | None] = default(None)
    why: Internal[WhyUnmet | None, WhyUnmetLike | None] = default(None)
    #: The service that was asked, where one was.
    service: Internal[AgencyId | None, str | None] = default(None)
    #: The referral that was declined or is waiting, if it was recorded.
    referral: Internal[ReferralId | None, str | None] = default(None)
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    #: The first day on which it was met after all, or was no need any more.
    met: Internal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an end before the start, and one person twice."""
        fields.refuse(
            self,
            fields.no_repeats("/who", self.who),
            fields.in_order("since", self.since, "met", self.met),
        )

    def is_open(self, on: DateLike) -> bool:
        """Whether it was known and not met on that day."""
        on = as_date(on)
        return _dated.had_come(self.since, on) and (self.met is None or on < self.met)

    def as_of(self, on: DateLike) -> UnmetNeed:
        """The need as that day saw it: met later is not met yet."""
        on = as_date(on)
        return evolve(self, met=_dated.unless_later(self.met, on))
