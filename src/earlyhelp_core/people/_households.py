"""
Who belongs, to a family or a household, and where people live together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.dates import Period
from earlyhelp_core.ids import HouseholdId, PersonId
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    SPECIAL,
    Postcode,
    postcode,
    record,
)
from earlyhelp_core.sources import Recorded

__all__ = ["Household", "Membership", "memberships_as_of"]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Membership:
    """
    That somebody belongs, to a family or a household, and from when to when.

    >>> Membership(person="p1", period=Period(start=date(2026, 1, 5))).held(
    ...     date(2026, 3, 2)
    ... )
    True
    """

    person: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    #: ``None``: as long as the record knows them.
    period: Period | None = attrs.field(default=None, metadata=INTERNAL)
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date | None:
        """The first day; ``None`` where nobody wrote it down."""
        return _dated.started(self.period)

    def held(self, on: date) -> bool:
        """Whether they belonged on that day."""
        return _dated.held(self.period, on)

    def as_of(self, on: date) -> Membership:
        """The membership as that day saw it: a later end is left out."""
        return attrs.evolve(self, period=_dated.without_later_end(self.period, on))


def memberships_as_of(
    memberships: Iterable[Membership], on: date, absent: Collection[PersonId] = ()
) -> tuple[Membership, ...]:
    """Those that had begun by that day, of people not *absent*; later ends left out."""
    known = _dated.known_by(memberships, on)
    return tuple(m.as_of(on) for m in known if m.person not in absent)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Household:
    """
    People who live together for a time. A child of parents apart may have two.

    >>> home = Household(
    ...     id="h1", members=[Membership(person="p1")], postcode="ZZ99 3VZ"
    ... )
    >>> home
    Household(id='h1', members=<1>, recorded=None)
    >>> home.residents(date(2026, 3, 2))
    ('p1',)
    """

    id: HouseholdId = attrs.field(converter=ids.household_id, metadata=INTERNAL)
    members: tuple[Membership, ...] = attrs.field(default=(), metadata=INTERNAL)
    postcode: Postcode | None = attrs.field(
        default=None, converter=attrs.converters.optional(postcode), metadata=PERSONAL
    )
    #: Whom the address must not reach, where somebody was harmed and has moved away.
    #: What these people read or see leaves it out.
    not_to_be_told: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=SPECIAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse one person twice among those not to be told."""
        _model.refuse(self, _model.no_repeats("/not_to_be_told", self.not_to_be_told))

    def residents(self, on: date) -> tuple[PersonId, ...]:
        """Those who live there on that day, each once."""
        return tuple(dict.fromkeys(m.person for m in self.members if m.held(on)))

    def known_to(self, reader: PersonId) -> Household:
        """
        The household as *reader* may know it: without an address to be kept from them.

        Whether others are kept from it is told to nobody.
        """
        withheld = reader in self.not_to_be_told
        return attrs.evolve(
            self, postcode=None if withheld else self.postcode, not_to_be_told=()
        )

    def as_of(self, on: date) -> Household:
        """The household as that day saw it."""
        return attrs.evolve(self, members=memberships_as_of(self.members, on))
