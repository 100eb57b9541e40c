"""
How two people are related: the kinds, each with its inverse, and the dated edge.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.ids import PersonId
from earlyhelp_core.private import INTERNAL, PERSONAL, SPECIAL, record

__all__ = [
    "ELDERS",
    "RESPONSIBLE",
    "SIBLINGS",
    "YOUNGER",
    "Relationship",
    "RelationshipKind",
]


class RelationshipKind(_model.Code):
    """
    What one person is to another, read from the first to the second.

    Every kind has an `inverse`, and the inverse of the inverse is the kind itself.

    >>> str(RelationshipKind.PARENT_OF.inverse)
    'child-of'
    >>> RelationshipKind.SIBLING_OF.is_mutual
    True
    """

    PARENT_OF = "parent-of"
    CHILD_OF = "child-of"
    STEP_PARENT_OF = "step-parent-of"
    STEP_CHILD_OF = "step-child-of"
    FOSTER_CARER_OF = "foster-carer-of"
    FOSTERED_BY = "fostered-by"
    SPECIAL_GUARDIAN_OF = "special-guardian-of"
    HAS_SPECIAL_GUARDIAN = "has-special-guardian"
    GRANDPARENT_OF = "grandparent-of"
    GRANDCHILD_OF = "grandchild-of"
    AUNT_OR_UNCLE_OF = "aunt-or-uncle-of"
    NIECE_OR_NEPHEW_OF = "niece-or-nephew-of"
    #: Whoever looks after somebody, whatever their ages: a young carer too.
    CARER_OF = "carer-of"
    CARED_FOR_BY = "cared-for-by"
    SIBLING_OF = "sibling-of"
    HALF_SIBLING_OF = "half-sibling-of"
    STEP_SIBLING_OF = "step-sibling-of"
    COUSIN_OF = "cousin-of"
    PARTNER_OF = "partner-of"
    EX_PARTNER_OF = "ex-partner-of"
    FRIEND_OF = "friend-of"

    @property
    def inverse(self) -> RelationshipKind:
        """The same relationship read from the other person."""
        return _INVERSE[self]

    @property
    def is_mutual(self) -> bool:
        """Whether it reads the same from both sides."""
        return self.inverse is self


_K = RelationshipKind
_PAIRS = (
    (_K.PARENT_OF, _K.CHILD_OF),
    (_K.STEP_PARENT_OF, _K.STEP_CHILD_OF),
    (_K.FOSTER_CARER_OF, _K.FOSTERED_BY),
    (_K.SPECIAL_GUARDIAN_OF, _K.HAS_SPECIAL_GUARDIAN),
    (_K.GRANDPARENT_OF, _K.GRANDCHILD_OF),
    (_K.AUNT_OR_UNCLE_OF, _K.NIECE_OR_NEPHEW_OF),
    (_K.CARER_OF, _K.CARED_FOR_BY),
)
_INVERSE = {kind: kind for kind in _K} | {
    kind: other for pair in _PAIRS for kind, other in (pair, pair[::-1])
}

#: Kinds that only somebody of the older generation has towards a child they raise.
ELDERS = frozenset(
    {
        _K.PARENT_OF,
        _K.STEP_PARENT_OF,
        _K.FOSTER_CARER_OF,
        _K.SPECIAL_GUARDIAN_OF,
        _K.GRANDPARENT_OF,
    }
)
#: Kinds whose first person may hold parental responsibility for the second.
RESPONSIBLE = ELDERS | {_K.AUNT_OR_UNCLE_OF, _K.CARER_OF}
#: Kinds by which a child belongs to a grown-up, wherever the child lives.
YOUNGER = frozenset(
    {
        _K.CHILD_OF,
        _K.STEP_CHILD_OF,
        _K.FOSTERED_BY,
        _K.HAS_SPECIAL_GUARDIAN,
        _K.CARED_FOR_BY,
    }
)
#: Kinds by which a child belongs to another child.
SIBLINGS = frozenset({_K.SIBLING_OF, _K.HALF_SIBLING_OF, _K.STEP_SIBLING_OF})


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
