"""
Who belongs, to a family or a household, and where people live together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from earlyhelp_core import _dated, fields
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    SpecialList,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import HouseholdId, PersonId
from earlyhelp_core.privacy import Postcode
from earlyhelp_core.sources import Recorded


@record
class Membership(_dated.Lasting):
    """
    That somebody belongs, to a family or a household, and from when to when.

    >>> Membership(person="p1", period=Period(start=date(2026, 1, 5))).held(
    ...     date(2026, 3, 2)
    ... )
    True
    """

    person: Internal[PersonId, str]
    #: ``None``: as long as the record knows them.
    period: Internal[Period | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def held(self, on: DateLike) -> bool:
        """Whether they belonged on that day."""
        return _dated.held(self.period, on)


def memberships_as_of(
    memberships: Iterable[Membership], on: date, absent: Collection[PersonId] = ()
) -> tuple[Membership, ...]:
    """Those that had begun by that day, of people not *absent*; later ends left out."""
    known = _dated.known_by(memberships, on)
    return tuple(m.as_of(on) for m in known if m.person not in absent)


@record
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

    id: Internal[HouseholdId, str]
    members: InternalList[Membership] = default(())
    postcode: Personal[Postcode | None, Postcode | str | None] = default(None)
    #: Whom the address must not reach, where somebody was harmed and has moved away.
    #: What these people read or see leaves it out.
    not_to_be_told: SpecialList[PersonId, str] = default(())
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse one person twice among those not to be told."""
        fields.refuse(self, fields.no_repeats("/not_to_be_told", self.not_to_be_told))

    def residents(self, on: DateLike) -> tuple[PersonId, ...]:
        """Those who live there on that day, each once."""
        return tuple(dict.fromkeys(m.person for m in self.members if m.held(on)))

    def known_to(self, reader: str) -> Household:
        """
        The household as *reader* may know it: without an address to be kept from them.

        Whether others are kept from it is told to nobody.
        """
        reader = PersonId(reader)
        withheld = reader in self.not_to_be_told
        return evolve(
            self, postcode=None if withheld else self.postcode, not_to_be_told=()
        )

    def as_of(self, on: DateLike) -> Household:
        """The household as that day saw it."""
        on = as_date(on)
        return evolve(self, members=memberships_as_of(self.members, on))
