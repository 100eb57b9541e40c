"""
The three sorts of members: the family, whoever they bring, and practitioners.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self, TypeAlias, final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem
from earlyhelp_core.ids import AgencyId, MemberId, PersonId
from earlyhelp_core.private import INTERNAL, PERSONAL, PersonName, person_name, record
from earlyhelp_core.sources import Recorded

__all__ = [
    "FamilyMember",
    "InformalSupporter",
    "Member",
    "Practitioner",
    "had_come",
    "period_as_of",
]


def had_come(day: date | None, on: date) -> bool:
    """Whether something of that *day* is shown *on* a day; undated always is."""
    return day is None or day <= on


def period_as_of(period: Period, on: date) -> Period:
    """The period as it was known to run on a day: a later end is hidden."""
    return period if had_come(period.end, on) else attrs.evolve(period, end=None)


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
        _model.refuse(self, _other_sort(self.sort, "family"))

    @property
    def dated(self) -> date | None:
        """The day they joined."""
        return _joined(self.period)

    def is_active(self, on: date) -> bool:
        """Whether they were in the team on that day."""
        return _was_in(self.period, on)

    def as_of(self, on: date) -> Self:
        """The member as known on a day: a later leaving is hidden."""
        return attrs.evolve(self, period=_membership_as_of(self.period, on))


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
        _model.refuse(self, _other_sort(self.sort, "informal"))

    @property
    def dated(self) -> date | None:
        """The day they joined."""
        return _joined(self.period)

    def is_active(self, on: date) -> bool:
        """Whether they were in the team on that day."""
        return _was_in(self.period, on)

    def as_of(self, on: date) -> Self:
        """The member as known on a day: a later leaving is hidden."""
        return attrs.evolve(self, period=_membership_as_of(self.period, on))


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
        _model.refuse(self, _other_sort(self.sort, "practitioner"))

    @property
    def dated(self) -> date | None:
        """The day they joined."""
        return _joined(self.period)

    def is_active(self, on: date) -> bool:
        """Whether they were in the team on that day."""
        return _was_in(self.period, on)

    def as_of(self, on: date) -> Self:
        """The member as known on a day: a later leaving is hidden."""
        return attrs.evolve(self, period=_membership_as_of(self.period, on))


Member: TypeAlias = FamilyMember | InformalSupporter | Practitioner


def _other_sort(given: str, sort: str) -> Iterable[Problem]:
    return _model.when(
        given != sort, "/sort", "wrong-sort", f"leave the sort out, or give {sort}"
    )


def _joined(period: Period | None) -> date | None:
    return None if period is None else period.start


def _was_in(period: Period | None, on: date) -> bool:
    return period is None or period.contains(on)


def _membership_as_of(period: Period | None, on: date) -> Period | None:
    return None if period is None else period_as_of(period, on)
