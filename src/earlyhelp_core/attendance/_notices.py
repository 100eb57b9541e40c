"""
Penalty notices that were given, and how many of them count.

A notice is one way among several and never the next step of a ladder. Support comes
first wherever it fits; below the threshold a notice is not forbidden, and above it none
has to be given.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.attendance._thresholds import NoticeRules
from earlyhelp_core.dates import add_months
from earlyhelp_core.fields import DateLike, Internal, Personal, Special, default, record
from earlyhelp_core.ids import PenaltyNoticeId, PersonId
from earlyhelp_core.sources import Recorded


class Prosecution(fields.Code):
    """
    How a prosecution stands for the offence that a notice was given for.
    """

    UNDER_WAY = "under-way"
    GUILTY = "guilty"
    #: Found not guilty, or not gone on with.
    NOT_GUILTY = "not-guilty"


ProsecutionLike: TypeAlias = Prosecution | Literal["under-way", "guilty", "not-guilty"]


@record
class PenaltyNotice(_dated.Dated, by="issued"):
    """
    A notice given to one parent about one child.

    Raises `Impossible` for what became of it before it was given.

    >>> notice = PenaltyNotice(
    ...     id="n1", child="p2", parent="p1", issued=date(2025, 3, 3)
    ... )
    >>> str(notice.counts(date(2025, 6, 2)))
    'yes'
    """

    id: Internal[PenaltyNoticeId, str]
    child: Internal[PersonId, str]
    parent: Internal[PersonId, str]
    issued: Internal[date, DateLike]
    paid: Personal[date | None, DateLike | None] = default(None)
    withdrawn: Personal[date | None, DateLike | None] = default(None)
    #: ``None``: none that anybody wrote down.
    prosecution: Special[Prosecution | None, ProsecutionLike | None] = default(None)
    #: The day from which the prosecution stood so.
    prosecution_on: Personal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an outcome before the notice, and a day of no prosecution."""
        fields.refuse(
            self,
            fields.in_order("issued", self.issued, "paid", self.paid),
            fields.in_order("issued", self.issued, "withdrawn", self.withdrawn),
            fields.in_order(
                "issued", self.issued, "prosecution_on", self.prosecution_on
            ),
            fields.when(
                self.prosecution is None and self.prosecution_on is not None,
                "/prosecution",
                "missing-prosecution",
                "say how the prosecution stood on that day, or leave the day out",
            ),
        )

    def counts(self, on: DateLike) -> YesNo | None:
        """
        Whether it counts towards the limit, as things stood on that day.

        Paid or unpaid it counts; withdrawn it does not; prosecuted it counts if the
        parent is found guilty, and until then nobody can say.
        """
        on = fields.as_date(on)
        now = self.as_of(on)
        if self.issued > on or now.withdrawn is not None:
            return YesNo.NO
        return _BY_PROSECUTION[now.prosecution]

    def as_of(self, on: DateLike) -> PenaltyNotice:
        """The notice as that day saw it: later payment and endings are left out."""
        on = fields.as_date(on)
        tried = _dated.had_come(self.prosecution_on, on)
        return fields.evolve(
            self,
            paid=_dated.unless_later(self.paid, on),
            withdrawn=_dated.unless_later(self.withdrawn, on),
            prosecution=self.prosecution if tried else None,
            prosecution_on=self.prosecution_on if tried else None,
        )


_BY_PROSECUTION = {
    None: YesNo.YES,
    Prosecution.UNDER_WAY: None,
    Prosecution.GUILTY: YesNo.YES,
    Prosecution.NOT_GUILTY: YesNo.NO,
}


@record
class Counted:
    """
    How many notices count towards the limit: surely, and perhaps.
    """

    #: Those that count whatever becomes of the others.
    surely: Personal[int]
    #: With those of which it cannot be said yet.
    at_most: Personal[int]


def count_notices(
    notices: Iterable[PenaltyNotice],
    rules: NoticeRules,
    *,
    child: str,
    parent: str,
    on: DateLike,
) -> Counted:
    """
    How many notices to one parent about one child count on a day.

    Each counts for the months of the limit from the day it was given, if it was given
    since the day the limit counts from. Without a limit none counts.

    >>> from earlyhelp_core import partnerships
    >>> rules = partnerships.load("england", on=None).attendance
    >>> given = [
    ...     PenaltyNotice(id=f"n{day}", child="p2", parent="p1", issued=day)
    ...     for day in (date(2024, 3, 4), date(2024, 10, 7), date(2025, 3, 3))
    ... ]
    >>> on = date(2026, 3, 2)
    >>> current = rules.notices_on(on)
    >>> count_notices(given, current, child="p2", parent="p1", on=on).surely
    2
    """
    child = PersonId(child)
    parent = PersonId(parent)
    on = fields.as_date(on)
    found = [
        notice.counts(on)
        for notice in notices
        if notice.child == child
        and notice.parent == parent
        and notice.issued <= on
        and _within_limit(notice.issued, rules, on)
    ]
    surely = found.count(YesNo.YES)
    return Counted(surely=surely, at_most=surely + found.count(None))


def _within_limit(issued: date, rules: NoticeRules, on: date) -> bool:
    # The day three years on is the first that lies outside (our inference).
    limit = rules.limit
    return (
        limit is not None
        and limit.since <= issued
        and on < add_months(issued, limit.months)
    )
