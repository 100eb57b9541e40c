"""
Penalty notices that were given, and how many of them count.

A notice is one way among several and never the next step of a ladder. Support comes
first wherever it fits; below the threshold a notice is not forbidden, and above it none
has to be given.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NewType, final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.attendance._thresholds import NoticeRules
from earlyhelp_core.dates import add_months
from earlyhelp_core.ids import PersonId
from earlyhelp_core.private import INTERNAL, PERSONAL, SPECIAL, record
from earlyhelp_core.sources import Recorded

__all__ = [
    "Counted",
    "PenaltyNotice",
    "PenaltyNoticeId",
    "Prosecution",
    "count_notices",
    "penalty_notice_id",
]

#: A penalty notice, as the local authority numbers it.
PenaltyNoticeId = NewType("PenaltyNoticeId", str)


def penalty_notice_id(value: str) -> PenaltyNoticeId:
    """*value* as the id of a penalty notice, if it has the shape of a local id."""
    return PenaltyNoticeId(ids.contact_id(value))


class Prosecution(_model.Code):
    """
    How a prosecution stands for the offence that a notice was given for.
    """

    UNDER_WAY = "under-way"
    GUILTY = "guilty"
    #: Found not guilty, or not gone on with.
    NOT_GUILTY = "not-guilty"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class PenaltyNotice:
    """
    A notice given to one parent about one child.

    Raises `Impossible` for what became of it before it was given.

    >>> notice = PenaltyNotice(
    ...     id="n1", child="p2", parent="p1", issued=date(2025, 3, 3)
    ... )
    >>> str(notice.counts(date(2025, 6, 2)))
    'yes'
    """

    id: PenaltyNoticeId = attrs.field(converter=penalty_notice_id, metadata=INTERNAL)
    child: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    parent: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    issued: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    paid: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=PERSONAL,
    )
    withdrawn: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=PERSONAL,
    )
    #: ``None``: none that anybody wrote down.
    prosecution: Prosecution | None = attrs.field(
        default=None, converter=attrs.converters.optional(Prosecution), metadata=SPECIAL
    )
    #: The day from which the prosecution stood so.
    prosecution_on: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=PERSONAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse an outcome before the notice, and a day of no prosecution."""
        _model.refuse(
            self,
            _model.in_order("issued", self.issued, "paid", self.paid),
            _model.in_order("issued", self.issued, "withdrawn", self.withdrawn),
            _model.in_order(
                "issued", self.issued, "prosecution_on", self.prosecution_on
            ),
            _model.when(
                self.prosecution is None and self.prosecution_on is not None,
                "/prosecution",
                "missing-prosecution",
                "say how the prosecution stood on that day, or leave the day out",
            ),
        )

    @property
    def dated(self) -> date:
        """The day it was given."""
        return self.issued

    def counts(self, on: date) -> YesNo | None:
        """
        Whether it counts towards the limit, as things stood on that day.

        Paid or unpaid it counts; withdrawn it does not; prosecuted it counts if the
        parent is found guilty, and until then nobody can say.
        """
        now = self.as_of(on)
        if self.issued > on or now.withdrawn is not None:
            return YesNo.NO
        return _BY_PROSECUTION[now.prosecution]

    def as_of(self, on: date) -> PenaltyNotice:
        """The notice as that day saw it: later payment and endings are left out."""
        tried = _dated.had_come(self.prosecution_on, on)
        return attrs.evolve(
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


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Counted:
    """
    How many notices count towards the limit: surely, and perhaps.
    """

    #: Those that count whatever becomes of the others.
    surely: int = attrs.field(converter=_model.as_int, metadata=PERSONAL)
    #: With those of which it cannot be said yet.
    at_most: int = attrs.field(converter=_model.as_int, metadata=PERSONAL)


def count_notices(
    notices: Iterable[PenaltyNotice],
    rules: NoticeRules,
    *,
    child: PersonId | str,
    parent: PersonId | str,
    on: date,
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
