"""
Who helps, and with what: agencies, their services, and how full these were on a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.agencies._kinds import AgencyKind
from earlyhelp_core.agencies._vocabulary import AgeRange, LevelsIn
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.errors import Problem
from earlyhelp_core.ids import AgencyId, LocalityCode, NeedAreaCode, ServiceId
from earlyhelp_core.private import policy
from earlyhelp_core.sources import Citation

__all__ = ["Agency", "Capacity", "Service", "one_framework_each"]

# An address or a number is somebody's, goes out of date, and is easily mistyped.
_CONTACT_DETAIL = re.compile(r"@|[0-9](?:[ ()-]?[0-9]){6}")


def _no_contact_details(path: str, text: str | None) -> Iterable[Problem]:
    return _model.when(
        text is not None and _CONTACT_DETAIL.search(text),
        path,
        "contact-detail",
        "name the role or the channel, such as the duty desk; leave out addresses "
        "and numbers, which may be one person's own",
    )


def one_framework_each(levels: Iterable[LevelsIn]) -> Iterable[Problem]:
    """The problem of one framework standing twice among *levels*."""
    return _model.no_repeats("/levels", [each.framework for each in levels])


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
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

    id: AgencyId = attrs.field(converter=ids.agency_id)
    name: str = attrs.field(converter=_model.as_text)
    kind: AgencyKind = attrs.field(converter=AgencyKind)
    #: Other names it goes by, or went by.
    aliases: tuple[str, ...] = ()
    #: The boroughs or parts of them that it serves. None named says nothing.
    areas: tuple[LocalityCode, ...] = attrs.field(
        default=(), converter=ids.locality_codes
    )
    #: The bodies whose work it took over. Their ties are not handed on by themselves.
    successor_of: tuple[AgencyId, ...] = attrs.field(
        default=(), converter=ids.agency_ids
    )
    #: From when to when it exists; ``None`` where no source says.
    period: Period | None = None
    #: What a reader should know before relying on it.
    note: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    source: Citation

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice."""
        _model.refuse(
            self,
            _model.no_repeats("/areas", self.areas),
            _model.no_repeats("/successor_of", self.successor_of),
        )


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Capacity:
    """
    How full a service said it was, on a day. Older than that day nobody knows.

    >>> Capacity(on=date(2026, 5, 3), taking_referrals="no", waiting=14).waiting
    14
    """

    on: date = attrs.field(converter=_model.as_date)
    #: Whether it takes new referrals, be it onto a waiting list.
    taking_referrals: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo)
    )
    #: Free places.
    places: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_int)
    )
    #: Families or children waiting, as the service counts them.
    waiting: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_int)
    )
    #: How long the wait is, as the service puts it.
    wait: Span | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse counts below nothing."""
        _model.refuse(
            self,
            *(
                _model.when(
                    count is not None and count < 0,
                    path,
                    "out-of-range",
                    "give a count from 0, or leave it out",
                )
                for path, count in (
                    ("/places", self.places),
                    ("/waiting", self.waiting),
                )
            ),
        )


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
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

    id: ServiceId = attrs.field(converter=ids.service_id)
    #: The agency that answers for it.
    agency: AgencyId = attrs.field(converter=ids.agency_id)
    name: str = attrs.field(converter=_model.as_text)
    aliases: tuple[str, ...] = ()
    #: The areas of need it helps with.
    needs: tuple[NeedAreaCode, ...] = attrs.field(
        default=(), converter=ids.need_area_codes
    )
    #: The levels of help it is for, by framework.
    levels: tuple[LevelsIn, ...] = ()
    ages: AgeRange | None = None
    #: Where the families live whom it is for; where none is named, those places that
    #: its agency serves.
    areas: tuple[LocalityCode, ...] = attrs.field(
        default=(), converter=ids.locality_codes
    )
    #: How full it said it was, each time somebody asked.
    capacity: tuple[Capacity, ...] = ()
    #: The languages it is offered in, in words.
    languages: tuple[str, ...] = ()
    #: Whether it can be had through an interpreter.
    interpreter: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo)
    )
    #: Whether it starts only if the family agrees.
    needs_agreement: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo)
    )
    #: How to refer: a form, a meeting, a public line. Never somebody's own address.
    refer_by: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    #: The role to ask for. Never a name.
    ask_for: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    #: Who it is for beyond age, place and level, in our own words.
    eligibility: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    period: Period | None = None
    note: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    source: Citation

    def __attrs_post_init__(self) -> None:
        """Refuse what stands twice, and contact details of one person."""
        _model.refuse(
            self,
            _model.no_repeats("/needs", self.needs),
            one_framework_each(self.levels),
            _model.no_repeats("/areas", self.areas),
            _model.no_repeats("/capacity", [str(each.on) for each in self.capacity]),
            _no_contact_details("/refer_by", self.refer_by),
            _no_contact_details("/ask_for", self.ask_for),
        )

    def capacity_on(self, on: date) -> Capacity | None:
        """What it last said of how full it was, by that day."""
        said = [each for each in self.capacity if each.on <= on]
        return max(said, key=lambda each: each.on, default=None)
