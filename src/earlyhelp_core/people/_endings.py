"""
The talk about ending support, through which a family's decision is informed.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.ids import PersonId
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    SPECIAL,
    Narrative,
    narrative,
    record,
)
from earlyhelp_core.sources import Recorded

__all__ = ["EndingDiscussion", "EndingWish"]


class EndingWish(_model.Code):
    """
    What a family wants when ending is talked through.
    """

    AGREES_TO_END = "agrees-to-end"
    WISHES_TO_END = "wishes-to-end"
    WISHES_TO_CONTINUE = "wishes-to-continue"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class EndingDiscussion:
    """
    The talk with a family about ending support: this is how a decision is informed.

    A family below the threshold may decide to end; what makes the decision theirs is
    that they knew what ending means.

    >>> talk = EndingDiscussion(
    ...     on=date(2026, 3, 2),
    ...     with_=[ids.person_id("p1")],
    ...     informed="yes",
    ...     outcome="wishes-to-end",
    ... )
    >>> str(talk.decided_to_end)
    'yes'
    """

    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    with_: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    #: Whether the family understood why support would end and what ending means.
    informed: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=PERSONAL
    )
    outcome: EndingWish = attrs.field(converter=EndingWish, metadata=PERSONAL)
    words: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse one person twice in the same talk."""
        _model.refuse(self, _model.no_repeats("/with", self.with_))

    @property
    def dated(self) -> date:
        """The day of the talk."""
        return self.on

    @property
    def decided_to_end(self) -> YesNo | None:
        """
        Whether the family decided to end, informed; ``None`` where one part is missing.

        A wish to go on is no decision to end, however well informed.
        """
        if self.outcome is EndingWish.WISHES_TO_CONTINUE:
            return YesNo.NO
        return self.informed
