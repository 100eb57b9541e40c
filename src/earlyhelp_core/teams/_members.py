"""
The three sorts of members: the family, whoever they bring, and practitioners.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Self, TypeAlias, final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.dates import Period
from earlyhelp_core.ids import AgencyId, MemberId, PersonId
from earlyhelp_core.private import INTERNAL, PERSONAL, PersonName, person_name, record
from earlyhelp_core.sources import Recorded

__all__ = ["FamilyMember", "InformalSupporter", "Member", "Practitioner"]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class FamilyMember:
    """
    One of the family, at their own table.

    >>> FamilyMember(id="m1", person="mother").sort
    'family'
    """

    #: Tells the sorts of members apart in documents; leave it out.
    sort: Literal["family"] = attrs.field(default="family", metadata=INTERNAL)
    id: MemberId = attrs.field(converter=ids.member_id, metadata=INTERNAL)
    person: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    #: When they were in the team; ``None``: throughout.
    period: Period | None = attrs.field(default=None, metadata=INTERNAL)
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse another sort than this."""
        _model.refuse(self, _model.tagged(self.sort, "family"))

    @property
    def dated(self) -> date | None:
        """The day they joined."""
        return _dated.started(self.period)

    def is_active(self, on: date) -> bool:
        """Whether they were in the team on that day."""
        return _dated.held(self.period, on)

    def as_of(self, on: date) -> Self:
        """The member as known on a day: a later leaving is hidden."""
        return attrs.evolve(self, period=_dated.without_later_end(self.period, on))


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class InformalSupporter:
    """
    Somebody the family trusts and brings: a neighbour, a friend, a faith leader.

    >>> InformalSupporter(id="m2", relation="neighbour").sort
    'informal'
    """

    #: Tells the sorts of members apart in documents; leave it out.
    sort: Literal["informal"] = attrs.field(default="informal", metadata=INTERNAL)
    id: MemberId = attrs.field(converter=ids.member_id, metadata=INTERNAL)
    name: PersonName | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(person_name),
        metadata=PERSONAL,
    )
    #: What they are to the family.
    relation: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=PERSONAL,
    )
    #: When they were in the team; ``None``: throughout.
    period: Period | None = attrs.field(default=None, metadata=INTERNAL)
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse another sort than this."""
        _model.refuse(self, _model.tagged(self.sort, "informal"))

    @property
    def dated(self) -> date | None:
        """The day they joined."""
        return _dated.started(self.period)

    def is_active(self, on: date) -> bool:
        """Whether they were in the team on that day."""
        return _dated.held(self.period, on)

    def as_of(self, on: date) -> Self:
        """The member as known on a day: a later leaving is hidden."""
        return attrs.evolve(self, period=_dated.without_later_end(self.period, on))


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Practitioner:
    """
    Somebody who helps the family as their work.

    >>> Practitioner(id="m3", agency="school", role="form tutor").role
    'form tutor'
    """

    #: Tells the sorts of members apart in documents; leave it out.
    sort: Literal["practitioner"] = attrs.field(
        default="practitioner", metadata=INTERNAL
    )
    id: MemberId = attrs.field(converter=ids.member_id, metadata=INTERNAL)
    agency: AgencyId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.agency_id),
        metadata=INTERNAL,
    )
    role: str = attrs.field(converter=_model.as_text, metadata=INTERNAL)
    name: PersonName | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(person_name),
        metadata=PERSONAL,
    )
    #: When they were in the team; ``None``: throughout.
    period: Period | None = attrs.field(default=None, metadata=INTERNAL)
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse another sort than this."""
        _model.refuse(self, _model.tagged(self.sort, "practitioner"))

    @property
    def dated(self) -> date | None:
        """The day they joined."""
        return _dated.started(self.period)

    def is_active(self, on: date) -> bool:
        """Whether they were in the team on that day."""
        return _dated.held(self.period, on)

    def as_of(self, on: date) -> Self:
        """The member as known on a day: a later leaving is hidden."""
        return attrs.evolve(self, period=_dated.without_later_end(self.period, on))


Member: TypeAlias = FamilyMember | InformalSupporter | Practitioner
