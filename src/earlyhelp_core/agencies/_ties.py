"""
What joins two agencies or services: a kind, a direction, a time and a source.
"""

from __future__ import annotations

from earlyhelp_core import fields
from earlyhelp_core.agencies._kinds import TieKind, TieKindLike
from earlyhelp_core.agencies._services import one_framework_each
from earlyhelp_core.agencies._vocabulary import LevelsIn
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import TieEnd
from earlyhelp_core.sources import Citation


@policy
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

    from_: Public[TieEnd, str]
    kind: Public[TieKind, TieKindLike]
    to: Public[TieEnd, str]
    #: From when to when it holds; ``None`` where no source says.
    period: Public[Period | None] = default(None)
    #: The levels of help at which it is used; none named says nothing.
    levels: PublicList[LevelsIn] = default(())
    #: Whether it is used only where the family agrees.
    needs_agreement: Public[YesNo | None, YesNoLike | None] = default(None)
    note: Public[str | None] = default(None)
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse a tie of something to itself."""
        fields.refuse(
            self,
            fields.when(
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
