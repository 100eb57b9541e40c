"""
How two people are related: the dated edge, and who may not know of it.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people._kinds import RelationshipKind
from earlyhelp_core.private import INTERNAL, PERSONAL, SPECIAL, record
from earlyhelp_core.sources import Recorded

__all__ = ["Relationship"]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Relationship:
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

    from_: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    #: *from* is this to *to*.
    kind: RelationshipKind = attrs.field(converter=RelationshipKind, metadata=PERSONAL)
    to: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    #: When it held; ``None``: as long as the record knows them.
    period: Period | None = attrs.field(default=None, metadata=INTERNAL)
    #: Whether the one who raises holds it for the other. ``None`` is a question to ask.
    parental_responsibility: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=PERSONAL
    )
    #: Whether the two live together.
    lives_with: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=PERSONAL
    )
    #: People who must not learn of this from us: after an adoption, of paternity, of
    #: a pregnancy. What they read or see leaves the relationship out.
    not_known_to: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=SPECIAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse a person's relationship to themselves, and what nobody could hold."""
        _model.refuse(
            self,
            _model.when(
                self.from_ == self.to,
                "/to",
                "related-to-self",
                "nobody is related to themselves; give the other person",
            ),
            _model.when(
                self.kind.is_mutual and self.parental_responsibility is YesNo.YES,
                "/parental_responsibility",
                "holder-unclear",
                "say who holds it by a kind such as parent-of or special-guardian-of",
            ),
        )

    @property
    def dated(self) -> date | None:
        """The first day it held; ``None`` where nobody wrote it down."""
        return _dated.started(self.period)

    def held(self, on: date) -> bool:
        """Whether it held on that day."""
        return _dated.held(self.period, on)

    def inverse(self) -> Relationship:
        """The same edge, read from the other person."""
        return attrs.evolve(self, from_=self.to, kind=self.kind.inverse, to=self.from_)

    def as_of(self, on: date) -> Relationship:
        """The edge as that day saw it: a later end is left out."""
        return attrs.evolve(self, period=_dated.without_later_end(self.period, on))
