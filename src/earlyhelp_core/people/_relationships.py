"""
How two people are related: the dated edge, and who may not know of it.
"""

from __future__ import annotations

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    Personal,
    SpecialList,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people._kinds import RelationshipKind, RelationshipKindLike
from earlyhelp_core.sources import Recorded


@record
class Relationship(_dated.Lasting):
    """
    What one person is to another, since when, and who may not know of it.

    Parental responsibility is on the edge, not on the person, because it is held for
    a particular child; the one who holds it is the one who raises.

    Raises `Impossible` for somebody related to themselves, and for parental
    responsibility between people who are the same to each other: nobody could tell
    which of the two holds it.

    >>> edge = Relationship(
    ...     from_="p1", kind="parent-of", to="p2", parental_responsibility="yes"
    ... )
    >>> edge.inverse().to, str(edge.inverse().kind)
    ('p1', 'child-of')
    """

    from_: Internal[PersonId, str]
    #: *from* is this to *to*.
    kind: Personal[RelationshipKind, RelationshipKindLike]
    to: Internal[PersonId, str]
    #: When it held; ``None``: as long as the record knows them.
    period: Internal[Period | None] = default(None)
    #: Whether the one who raises holds it for the other. ``None`` is a question to ask.
    parental_responsibility: Personal[YesNo | None, YesNoLike | None] = default(None)
    #: Whether the two live together.
    lives_with: Personal[YesNo | None, YesNoLike | None] = default(None)
    #: People who must not learn of this from us: after an adoption, of paternity, of
    #: a pregnancy. What they read or see leaves the relationship out.
    not_known_to: SpecialList[PersonId, str] = default(())
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a person's relationship to themselves, and what nobody could hold."""
        fields.refuse(
            self,
            fields.when(
                self.from_ == self.to,
                "/to",
                "related-to-self",
                "nobody is related to themselves; give the other person",
            ),
            fields.when(
                self.kind.is_mutual and self.parental_responsibility is YesNo.YES,
                "/parental_responsibility",
                "holder-unclear",
                "say who holds it by a kind such as parent-of or special-guardian-of",
            ),
        )

    def held(self, on: DateLike) -> bool:
        """Whether it held on that day."""
        return _dated.held(self.period, on)

    def inverse(self) -> Relationship:
        """The same edge, read from the other person."""
        return evolve(self, from_=self.to, kind=self.kind.inverse, to=self.from_)
