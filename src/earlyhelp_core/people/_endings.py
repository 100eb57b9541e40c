"""
The talk about ending support, through which a family's decision is informed.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Special,
    default,
    record,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class EndingWish(fields.Code):
    """
    What a family wants when ending is talked through.
    """

    AGREES_TO_END = "agrees-to-end"
    WISHES_TO_END = "wishes-to-end"
    WISHES_TO_CONTINUE = "wishes-to-continue"


EndingWishLike: TypeAlias = (
    EndingWish | Literal["agrees-to-end", "wishes-to-end", "wishes-to-continue"]
)


@record
class EndingDiscussion(_dated.Dated, by="on"):
    """
    The talk with a family about ending support: this is how a decision is informed.

    A family below the threshold may decide to end; what makes the decision theirs is
    that they knew what ending means.

    >>> talk = EndingDiscussion(
    ...     on=date(2026, 3, 2),
    ...     with_=["p1"],
    ...     informed="yes",
    ...     outcome="wishes-to-end",
    ... )
    >>> str(talk.decided_to_end)
    'yes'
    """

    on: Internal[date, DateLike]
    with_: InternalList[PersonId, str] = default(())
    #: Whether the family understood why support would end and what ending means.
    informed: Personal[YesNo | None, YesNoLike | None] = default(None)
    outcome: Personal[EndingWish, EndingWishLike]
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse one person twice in the same talk."""
        fields.refuse(self, fields.no_repeats("/with", self.with_))

    @property
    def decided_to_end(self) -> YesNo | None:
        """
        Whether the family decided to end, informed; ``None`` where one part is missing.

        A wish to go on is no decision to end, however well informed.
        """
        if self.outcome is EndingWish.WISHES_TO_CONTINUE:
            return YesNo.NO
        return self.informed
