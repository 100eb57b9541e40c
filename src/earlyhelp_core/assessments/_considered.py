"""
What is said of each child by itself: a judgement of their own, or why there is none.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.ids import LevelCode, PersonId
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    SPECIAL,
    Narrative,
    narrative,
    record,
)
from earlyhelp_core.sources import Recorded

__all__ = ["JudgedLevel", "NotConsidered", "WhyNotConsidered"]


class WhyNotConsidered(_model.Code):
    """
    Why an assessment has not thought about a child of the family. Not in any order.
    """

    #: With the other parent, with relatives, away at school.
    LIVES_ELSEWHERE = "lives-elsewhere"
    #: The baby is expected. A child can be thought about before birth.
    NOT_YET_BORN = "not-yet-born"
    #: When it was written, nobody had told of this child.
    NOT_KNOWN_OF = "not-known-of"
    #: Somebody with a say for this child did not agree to it.
    NO_AGREEMENT = "no-agreement"
    #: Another service has just done so, or is about to.
    DONE_ELSEWHERE = "done-elsewhere"
    #: It is meant to be done, and has not been.
    NOT_YET = "not-yet"
    OTHER = "other"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class NotConsidered:
    """
    That a child was *not* thought about, and why.

    Nobody is left out in silence: a half-sibling elsewhere, or the baby expected,
    either was considered or stands here. The reason explains; it does not excuse, and
    the child still counts as one who was not considered.

    >>> NotConsidered(child="half-brother", because="lives-elsewhere").because
    <WhyNotConsidered.LIVES_ELSEWHERE: 'lives-elsewhere'>
    """

    child: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    because: WhyNotConsidered = attrs.field(
        converter=WhyNotConsidered, metadata=PERSONAL
    )
    words: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    on: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date | None:
        """The day on which it was so."""
        return self.on


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class JudgedLevel:
    """
    What the author judges for one child, where siblings stand at different levels.

    >>> JudgedLevel(child="child-1", level="targeted")
    JudgedLevel(child='child-1')
    """

    child: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    level: LevelCode = attrs.field(converter=ids.level_code, metadata=PERSONAL)
    rationale: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
