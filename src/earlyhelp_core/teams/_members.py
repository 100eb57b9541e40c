"""
The three sorts of members: the family, whoever they bring, and practitioners.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from earlyhelp_core import _dated
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import DateLike, Internal, Personal, Role, default, record
from earlyhelp_core.ids import AgencyId, MemberId, PersonId
from earlyhelp_core.privacy import PersonName
from earlyhelp_core.sources import Recorded


@record
class FamilyMember(_dated.Lasting):
    """
    One of the family, at their own table.

    >>> FamilyMember(id="m1", person="mother").sort
    'family'
    """

    #: Tells the sorts of members apart in documents; leave it out.
    sort: Internal[Literal["family"]] = default("family")
    id: Internal[MemberId, str]
    person: Internal[PersonId, str]
    #: When they were in the team; ``None``: throughout.
    period: Internal[Period | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def is_active(self, on: DateLike) -> bool:
        """Whether they were in the team on that day."""
        return _dated.held(self.period, on)


@record
class InformalSupporter(_dated.Lasting):
    """
    Somebody the family trusts and brings: a neighbour, a friend, a faith leader.

    >>> InformalSupporter(id="m2", relation="neighbour").sort
    'informal'
    """

    #: Tells the sorts of members apart in documents; leave it out.
    sort: Internal[Literal["informal"]] = default("informal")
    id: Internal[MemberId, str]
    name: Personal[PersonName | None, PersonName | str | None] = default(None)
    #: What they are to the family.
    relation: Personal[str | None] = default(None)
    #: When they were in the team; ``None``: throughout.
    period: Internal[Period | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def is_active(self, on: DateLike) -> bool:
        """Whether they were in the team on that day."""
        return _dated.held(self.period, on)


@record
class Practitioner(_dated.Lasting):
    """
    Somebody who helps the family as their work.

    >>> Practitioner(id="m3", agency="school", role="form tutor").role
    'form tutor'
    """

    #: Tells the sorts of members apart in documents; leave it out.
    sort: Internal[Literal["practitioner"]] = default("practitioner")
    id: Internal[MemberId, str]
    agency: Internal[AgencyId | None, str | None] = default(None)
    role: Internal[Role]
    name: Personal[PersonName | None, PersonName | str | None] = default(None)
    #: When they were in the team; ``None``: throughout.
    period: Internal[Period | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def is_active(self, on: DateLike) -> bool:
        """Whether they were in the team on that day."""
        return _dated.held(self.period, on)


Member: TypeAlias = FamilyMember | InformalSupporter | Practitioner
