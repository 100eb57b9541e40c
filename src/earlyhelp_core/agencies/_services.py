"""
Who helps, and with what: agencies, their services, and how full these were on a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from earlyhelp_core import fields
from earlyhelp_core.agencies._kinds import AgencyKind, AgencyKindLike
from earlyhelp_core.agencies._vocabulary import AgeRange, LevelsIn
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Public,
    PublicList,
    Role,
    Tally,
    default,
    policy,
)
from earlyhelp_core.ids import AgencyId, LocalityCode, NeedAreaCode, ServiceId
from earlyhelp_core.sources import Citation

# An address or a number is somebody's, goes out of date, and is easily mistyped.
_CONTACT_DETAIL = re.compile(r"@|[0-9](?:[ ()-]?[0-9]){6}")


def _no_contact_details(path: str, text: str | None) -> Iterable[Problem]:
    return fields.when(
        text is not None and _CONTACT_DETAIL.search(text),
        path,
        "contact-detail",
        "name the role or the channel, such as the duty desk; leave out addresses "
        "and numbers, which may be one person's own",
    )


def one_framework_each(levels: Iterable[LevelsIn]) -> Iterable[Problem]:
    """The problem of one framework standing twice among *levels*."""
    return fields.no_repeats("/levels", [each.framework for each in levels])


@policy
class Agency:
    """
    An organisation, or a department, team, board or hub of one. Never a person.

    >>> Agency(
    ...     id="hub-north",
    ...     name="Family Hub North",
    ...     kind="family-hub",
    ...     source=Citation(publication="p", clause="hubs", basis="stated"),
    ... ).kind
    <AgencyKind.FAMILY_HUB: 'family-hub'>
    """

    id: Public[AgencyId, str]
    name: Public[str]
    kind: Public[AgencyKind, AgencyKindLike]
    #: Other names it goes by, or went by.
    aliases: PublicList[str] = default(())
    #: The boroughs or parts of them that it serves. None named says nothing.
    areas: PublicList[LocalityCode, str] = default(())
    #: The bodies whose work it took over. Their ties are not handed on by themselves.
    successor_of: PublicList[AgencyId, str] = default(())
    #: From when to when it exists; ``None`` where no source says.
    period: Public[Period | None] = default(None)
    #: What a reader should know before relying on it.
    note: Public[str | None] = default(None)
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice."""
        fields.refuse(
            self,
            fields.no_repeats("/areas", self.areas),
            fields.no_repeats("/successor_of", self.successor_of),
        )


@policy
class Capacity:
    """
    How full a service said it was, on a day. Older than that day nobody knows.

    >>> Capacity(on=date(2026, 5, 3), taking_referrals="no", waiting=14).waiting
    14
    """

    on: Public[date, DateLike]
    #: Whether it takes new referrals, be it onto a waiting list.
    taking_referrals: Public[YesNo | None, YesNoLike | None] = default(None)
    #: Free places.
    places: Public[Tally | None] = default(None)
    #: Families or children waiting, as the service counts them.
    waiting: Public[Tally | None] = default(None)
    #: How long the wait is, as the service puts it.
    wait: Public[Span | None] = default(None)


@policy
class Service:
    """
    Something an agency offers to families: for which needs, whom, where and how.

    What is left out is not known. It rules nobody out.

    Raises `Impossible` for what stands twice, and where the way to refer holds an
    address or a number in place of a role or a channel.

    >>> Service(
    ...     id="inclusion",
    ...     agency="hub-north",
    ...     name="Inclusion programme",
    ...     needs=["exclusion"],
    ...     ages=AgeRange(youngest=5, oldest=16),
    ...     source=Citation(publication="p", clause="inclusion", basis="stated"),
    ... ).needs
    ('exclusion',)
    """

    id: Public[ServiceId, str]
    #: The agency that answers for it.
    agency: Public[AgencyId, str]
    name: Public[str]
    aliases: PublicList[str] = default(())
    #: The areas of need it helps with.
    needs: PublicList[NeedAreaCode, str] = default(())
    #: The levels of help it is for, by framework.
    levels: PublicList[LevelsIn] = default(())
    ages: Public[AgeRange | None] = default(None)
    #: Where the families live whom it is for; where none is named, those places that
    #: its agency serves.
    areas: PublicList[LocalityCode, str] = default(())
    #: How full it said it was, each time somebody asked.
    capacity: PublicList[Capacity] = default(())
    #: The languages it is offered in, in words.
    languages: PublicList[str] = default(())
    #: Whether it can be had through an interpreter.
    interpreter: Public[YesNo | None, YesNoLike | None] = default(None)
    #: Whether it starts only if the family agrees.
    needs_agreement: Public[YesNo | None, YesNoLike | None] = default(None)
    #: How to refer: a form, a meeting, a public line. Never somebody's own address.
    refer_by: Public[str | None] = default(None)
    #: The role to ask for. Never a name.
    ask_for: Public[Role | None] = default(None)
    #: Who it is for beyond age, place and level, in our own words.
    eligibility: Public[str | None] = default(None)
    period: Public[Period | None] = default(None)
    note: Public[str | None] = default(None)
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice, and contact details of one person."""
        fields.refuse(
            self,
            fields.no_repeats("/needs", self.needs),
            one_framework_each(self.levels),
            fields.no_repeats("/areas", self.areas),
            fields.no_repeats("/capacity", [str(each.on) for each in self.capacity]),
            _no_contact_details("/refer_by", self.refer_by),
            _no_contact_details("/ask_for", self.ask_for),
        )

    def capacity_on(self, on: DateLike) -> Capacity | None:
        """What it last said of how full it was, by that day."""
        on = fields.as_date(on)
        said = [each for each in self.capacity if each.on <= on]
        return max(said, key=lambda each: each.on, default=None)
