"""
What people say in an assessment: observations, scales and voices.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.fields import DateLike, Internal, Role, Special, default, record
from earlyhelp_core.ids import PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class Side(fields.Code):
    """
    Which way an observation points.
    """

    #: What goes well, and can be built on.
    STRENGTH = "strength"
    #: Where help is wanted.
    NEED = "need"
    #: What somebody fears may happen if nothing changes.
    WORRY = "worry"


SideLike: TypeAlias = Side | Literal["strength", "need", "worry"]


@record
class Observation(_dated.Dated, by="on"):
    """
    One thing somebody noticed: a strength, a need or a worry.

    >>> Observation(side="strength", area="family routine").side
    <Side.STRENGTH: 'strength'>
    """

    #: Whom it is about; ``None`` is the family as a whole.
    about: Internal[PersonId | None, str | None] = default(None)
    side: Special[Side, SideLike]
    #: The area of life or need, in the words of the framework that is used.
    area: Special[str]
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    #: The kind of thing it rests on: "school record", "seen at home", "parent's view".
    evidence: Special[str | None] = default(None)
    on: Internal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)


_HIGHEST = 10


@record
class Scaling(_dated.Dated, by="on"):
    """
    Where somebody places things from 0 (most worried) to 10 (safe and well enough).

    The point of a scale is the talk about it: a mother's 7 beside a school's 3 is
    worth more than either. The number is a view, and belongs to whoever gave it.

    Raises `Impossible` for a value off the scale, and for a view said to be both a
    family member's and a practitioner's.

    >>> Scaling(question="How do mornings go?", value=4, by_role="teacher").by is None
    True
    """

    question: Special[str]
    #: A whole number from 0 to 10.
    value: Special[int]
    #: Whose view it is; ``None`` for a practitioner's.
    by: Internal[PersonId | None, str | None] = default(None)
    #: The role of the practitioner whose view it is.
    by_role: Internal[Role | None] = default(None)
    on: Internal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what is not on the scale, and a view of two people."""
        fields.refuse(
            self,
            fields.when(
                not 0 <= self.value <= _HIGHEST,
                "/value",
                "out-of-range",
                "give a whole number from 0 to 10",
            ),
            fields.when(
                self.by is not None and self.by_role is not None,
                "/by_role",
                "two-views",
                "one number is one view; give each its own scaling",
            ),
        )


class VoiceMethod(fields.Code):
    """
    How a child let it be known. Watching how a baby settles is listening too.
    """

    SPOKEN = "spoken"
    WRITTEN = "written"
    DRAWN = "drawn"
    OBSERVED = "observed"
    THROUGH_SOMEONE_TRUSTED = "through-someone-trusted"


VoiceMethodLike: TypeAlias = (
    VoiceMethod
    | Literal["spoken", "written", "drawn", "observed", "through-someone-trusted"]
)


class MissingVoice(fields.Code):
    """
    Why a child's own voice is not in the record.
    """

    #: The child was asked and preferred not to, which is theirs to choose.
    DID_NOT_WANT_TO = "did-not-want-to"
    #: A child too young for words can be observed; nobody has yet.
    TOO_YOUNG_NOT_OBSERVED = "too-young-not-observed"
    #: No interpreter, signer or communication aid was there.
    NO_SHARED_LANGUAGE = "no-shared-language"
    NOT_YET_BORN = "not-yet-born"
    NOT_SEEN = "not-seen"
    NOT_ASKED = "not-asked"


MissingVoiceLike: TypeAlias = (
    MissingVoice
    | Literal[
        "did-not-want-to",
        "too-young-not-observed",
        "no-shared-language",
        "not-yet-born",
        "not-seen",
        "not-asked",
    ]
)


@record
class Voice(_dated.Dated, by="on"):
    """
    What one child said or showed, or why nobody knows.

    Raises `Impossible` where it both was heard and is missing.

    >>> Voice(child="child-1", missing_because="not-asked").heard
    <YesNo.NO: 'no'>
    """

    child: Internal[PersonId, str]
    on: Internal[date | None, DateLike | None] = default(None)
    method: Internal[VoiceMethod | None, VoiceMethodLike | None] = default(None)
    #: Their words, or what was seen, without tidying.
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    missing_because: Special[MissingVoice | None, MissingVoiceLike | None] = default(
        None
    )
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a voice that is there and missing."""
        fields.refuse(
            self,
            fields.when(
                self._was_given and self.missing_because is not None,
                "/missing_because",
                "heard-and-missing",
                "the child was heard; leave the reason out, or leave out what was said",
            ),
        )

    @property
    def _was_given(self) -> bool:
        return self.words is not None or self.method is not None

    @property
    def heard(self) -> YesNo | None:
        """Whether the child was heard; ``None`` where neither stands here."""
        if self._was_given:
            return YesNo.YES
        return None if self.missing_because is None else YesNo.NO
