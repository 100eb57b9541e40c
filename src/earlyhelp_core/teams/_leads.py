"""
Who leads, in which role, and when nobody does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import MemberId, PlanId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class LeadKind(fields.Code):
    """
    In which role somebody leads. Two roles may be held beside each other.
    """

    #: In targeted help: anyone the family trusts, from whichever agency.
    LEAD_PRACTITIONER = "lead-practitioner"
    #: Under Family Help; meant to stay the same person when social work takes over
    #: the supervision.
    FAMILY_HELP_LEAD = "family-help-lead"
    LEAD_SOCIAL_WORKER = "lead-social-worker"
    #: Leads the protection of a child, and may do so beside a family help lead.
    LEAD_CHILD_PROTECTION_PRACTITIONER = "lead-child-protection-practitioner"


LeadKindLike: TypeAlias = (
    LeadKind
    | Literal[
        "lead-practitioner",
        "family-help-lead",
        "lead-social-worker",
        "lead-child-protection-practitioner",
    ]
)


@record
class CoverPeriod(_dated.Lasting):
    """
    That somebody stands in for a lead who is away, from one day to another.

    >>> holiday = CoverPeriod(
    ...     member="m2", period=Period(start=date(2026, 7, 20), end=date(2026, 8, 31))
    ... )
    >>> holiday.is_covering(date(2026, 9, 1))
    False
    """

    member: Internal[MemberId, str]
    period: Internal[Period]
    recorded: Internal[Recorded | None] = default(None)

    def is_covering(self, on: DateLike) -> bool:
        """Whether they stood in on that day."""
        return self.period.contains(on)


@record
class Lead(_dated.Dated, by="period"):
    """
    That a member leads, in one role, for a time.

    Raises `Impossible` where the cover for the lead is the lead. Cover for a time when
    the lead did not lead is of no use, and can be written down.

    >>> lead = Lead(
    ...     kind="lead-practitioner", member="m1", period=Period(start=date(2026, 3, 2))
    ... )
    >>> lead.is_leading(date(2026, 3, 1))
    False
    """

    kind: Internal[LeadKind, LeadKindLike]
    member: Internal[MemberId, str]
    #: The plan they lead on, where a family has more than one.
    plan: Internal[PlanId | None, str | None] = default(None)
    period: Internal[Period]
    #: The day they said yes; being named is not accepting.
    accepted: Internal[date | None, DateLike | None] = default(None)
    chosen_by_family: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: Whom the family can ring whenever the lead is away.
    cover: Internal[MemberId | None, str | None] = default(None)
    #: Who stands in from when to when: over the holidays, on leave.
    covered: InternalList[CoverPeriod] = default(())
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse to have the lead stand in for themselves."""
        fields.refuse(
            self,
            fields.when(
                self.cover == self.member,
                "/cover",
                "covers-themselves",
                "name somebody else as cover, or leave it out",
            ),
            self._covered_by_themselves(),
        )

    def _covered_by_themselves(self) -> Iterable[Problem]:
        for place, cover in enumerate(self.covered):
            yield from fields.when(
                cover.member == self.member,
                f"/covered/{place}/member",
                "covers-themselves",
                "name somebody else as cover, or leave it out",
            )

    def is_leading(self, on: DateLike) -> bool:
        """Whether they led on that day."""
        return self.period.contains(on)

    def covered_by(self, on: DateLike) -> MemberId | None:
        """
        Who stood in for the lead on that day; ``None``: nobody had to, as recorded.

        Of two who stood in, the one written down last. `cover` says whom to ring, and
        not when, so it does not count here.
        """
        standing = (c.member for c in reversed(self.covered) if c.is_covering(on))
        return next(standing, None)

    def as_of(self, on: DateLike) -> Self:
        """The lead as known on a day: what came later is hidden."""
        on = as_date(on)
        covered = _dated.known_by(self.covered, on)
        return evolve(
            self,
            period=_dated.without_later_end(self.period, on),
            accepted=_dated.unless_later(self.accepted, on),
            covered=tuple(cover.as_of(on) for cover in covered),
        )


@record
class Vacancy(_dated.Dated, by="since"):
    """
    That nobody led in a role, said outright.

    Raises `Impossible` where it ended before it began.

    >>> gap = Vacancy(kind="lead-practitioner", since=date(2026, 7, 20))
    >>> gap.is_open(date(2026, 8, 1))
    True
    """

    kind: Internal[LeadKind, LeadKindLike]
    since: Internal[date, DateLike]
    #: The last day without a lead; ``None`` while there is none.
    until: Internal[date | None, DateLike | None] = default(None)
    reason: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an end before the beginning."""
        fields.refuse(self, fields.in_order("since", self.since, "until", self.until))

    def is_open(self, on: DateLike) -> bool:
        """Whether nobody led in that role on that day."""
        on = as_date(on)
        return self.since <= on and (self.until is None or on <= self.until)

    def as_of(self, on: DateLike) -> Self:
        """The vacancy as known on a day: a later end is hidden."""
        on = as_date(on)
        return evolve(self, until=_dated.unless_later(self.until, on))
