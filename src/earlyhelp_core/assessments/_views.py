"""
What people say in an assessment: observations, scales and voices.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.ids import PersonId
from earlyhelp_core.private import INTERNAL, SPECIAL, Narrative, narrative, record
from earlyhelp_core.sources import Recorded

__all__ = [
    "MissingVoice",
    "Observation",
    "Scaling",
    "Side",
    "Voice",
    "VoiceMethod",
]


class Side(_model.Code):
    """
    Which way an observation points.
    """

    #: What goes well, and can be built on.
    STRENGTH = "strength"
    #: Where help is wanted.
    NEED = "need"
    #: What somebody fears may happen if nothing changes.
    WORRY = "worry"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Observation:
    """
    One thing somebody noticed: a strength, a need or a worry.

    >>> Observation(side="strength", area="family routine").side
    <Side.STRENGTH: 'strength'>
    """

    #: Whom it is about; ``None`` is the family as a whole.
    about: PersonId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.person_id),
        metadata=INTERNAL,
    )
    side: Side = attrs.field(converter=Side, metadata=SPECIAL)
    #: The area of life or need, in the words of the framework that is used.
    area: str = attrs.field(converter=_model.as_text, metadata=SPECIAL)
    words: Narrative | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(narrative),
        metadata=SPECIAL,
    )
    #: The kind of thing it rests on: "school record", "seen at home", "parent's view".
    evidence: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=SPECIAL,
    )
    on: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date | None:
        """The day it was noticed."""
        return self.on


_HIGHEST = 10


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Scaling:
    """
    Where somebody places things from 0 (most worried) to 10 (safe and well enough).

    The point of a scale is the talk about it: a mother's 7 beside a school's 3 is
    worth more than either. The number is a view, and belongs to whoever gave it.

    Raises `Impossible` for a value off the scale, and for a view said to be both a
    family member's and a practitioner's.

    >>> Scaling(question="How do mornings go?", value=4, by_role="teacher").by is None
    True
    """

    question: str = attrs.field(converter=_model.as_text, metadata=SPECIAL)
    #: A whole number from 0 to 10.
    value: int = attrs.field(converter=_model.as_int, metadata=SPECIAL)
    #: Whose view it is; ``None`` for a practitioner's.
    by: PersonId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.person_id),
        metadata=INTERNAL,
    )
    #: The role of the practitioner whose view it is.
    by_role: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=INTERNAL,
    )
    on: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse what is not on the scale, and a view of two people."""
        _model.refuse(
            self,
            _model.when(
                not 0 <= self.value <= _HIGHEST,
                "/value",
                "out-of-range",
                "give a whole number from 0 to 10",
            ),
            _model.when(
                self.by is not None and self.by_role is not None,
                "/by_role",
                "two-views",
                "one number is one view; give each its own scaling",
            ),
        )

    @property
    def dated(self) -> date | None:
        """The day it was asked."""
        return self.on


class VoiceMethod(_model.Code):
    """
    How a child let it be known. Watching how a baby settles is listening too.
    """

    SPOKEN = "spoken"
    WRITTEN = "written"
    DRAWN = "drawn"
    OBSERVED = "observed"
    THROUGH_SOMEONE_TRUSTED = "through-someone-trusted"


class MissingVoice(_model.Code):
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


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Voice:
    """
    What one child said or showed, or why nobody knows.

    Raises `Impossible` where it both was heard and is missing.

    >>> Voice(child="child-1", missing_because="not-asked").heard
    <YesNo.NO: 'no'>
    """

    child: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    on: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    method: VoiceMethod | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(VoiceMethod),
        metadata=INTERNAL,
    )
    #: Their words, or what was seen, without tidying.
    words: Narrative | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(narrative),
        metadata=SPECIAL,
    )
    missing_because: MissingVoice | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(MissingVoice),
        metadata=SPECIAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse a voice that is there and missing."""
        _model.refuse(
            self,
            _model.when(
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
    def dated(self) -> date | None:
        """The day the child was heard, or was not."""
        return self.on

    @property
    def heard(self) -> YesNo | None:
        """Whether the child was heard; ``None`` where neither stands here."""
        if self._was_given:
            return YesNo.YES
        return None if self.missing_because is None else YesNo.NO
