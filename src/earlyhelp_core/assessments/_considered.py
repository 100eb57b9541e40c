"""
What is said of each child by itself: a judgement of their own, or why there is none.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.fields import DateLike, Internal, Personal, Special, default, record
from earlyhelp_core.ids import LevelCode, PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class WhyNotConsidered(fields.Code):
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


WhyNotConsideredLike: TypeAlias = (
    WhyNotConsidered
    | Literal[
        "lives-elsewhere",
        "not-yet-born",
        "not-known-of",
        "no-agreement",
        "done-elsewhere",
        "not-yet",
        "other",
    ]
)


@record
class NotConsidered(_dated.Dated, by="on"):
    """
    That a child was *not* thought about, and why.

    Nobody is left out in silence: a half-sibling elsewhere, or the baby expected,
    either was considered or stands here. The reason explains; it does not excuse, and
    the child still counts as one who was not considered.

    >>> NotConsidered(child="half-brother", because="lives-elsewhere").because
    <WhyNotConsidered.LIVES_ELSEWHERE: 'lives-elsewhere'>
    """

    child: Internal[PersonId, str]
    because: Personal[WhyNotConsidered, WhyNotConsideredLike]
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    on: Internal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)


@record
class JudgedLevel:
    """
    What the author judges for one child, where siblings stand at different levels.

    >>> JudgedLevel(child="child-1", level="targeted")
    JudgedLevel(child='child-1')
    """

    child: Internal[PersonId, str]
    level: Personal[LevelCode, str]
    rationale: Special[Narrative | None, Narrative | str | None] = default(None)
