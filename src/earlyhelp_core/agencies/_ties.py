"""
What joins two agencies or services: a kind, a direction, a time and a source.
"""

from __future__ import annotations

from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.agencies._kinds import TieKind
from earlyhelp_core.agencies._services import one_framework_each
from earlyhelp_core.agencies._vocabulary import LevelsIn
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.ids import TieEnd
from earlyhelp_core.private import policy
from earlyhelp_core.sources import Citation

__all__ = ["Tie"]


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Tie:
    """
    That one agency or service stands to another in some way, from when to when.

    A tie is one-way unless its kind is mutual: that a school refers to a hub does not
    say that the hub refers to the school.

    Raises `Impossible` for a tie of something to itself.

    >>> tie = Tie(
    ...     from_="school",
    ...     kind="refers-to",
    ...     to="hub-north",
    ...     source=Citation(publication="p", clause="referral", basis="stated"),
    ... )
    >>> tie.words
    'school refers to hub-north'
    """

    from_: TieEnd = attrs.field(converter=ids.tie_end)
    kind: TieKind = attrs.field(converter=TieKind)
    to: TieEnd = attrs.field(converter=ids.tie_end)
    #: From when to when it holds; ``None`` where no source says.
    period: Period | None = None
    #: The levels of help at which it is used; none named says nothing.
    levels: tuple[LevelsIn, ...] = ()
    #: Whether it is used only where the family agrees.
    needs_agreement: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo)
    )
    note: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    source: Citation

    def __attrs_post_init__(self) -> None:
        """Refuse a tie of something to itself."""
        _model.refuse(
            self,
            _model.when(
                self.from_ == self.to,
                "/to",
                "tied-to-itself",
                "a tie joins two; name the other end",
            ),
            one_framework_each(self.levels),
        )

    @property
    def words(self) -> str:
        """As a sentence, with the ids of both ends."""
        return f"{self.from_} {self.kind.words} {self.to}"

    @property
    def inverse_words(self) -> str:
        """The same, read from the other end."""
        return f"{self.to} {self.kind.inverse_words} {self.from_}"

    def at_one_time_with(self, other: Tie) -> bool:
        """Whether there is a day on which both held, as far as anybody knows."""
        if self.period is None or other.period is None:
            return True
        return self.period.overlaps(other.period)
