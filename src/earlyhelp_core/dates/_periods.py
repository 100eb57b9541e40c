"""
A stretch of days that a fact held for: a membership, a role, a stay.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import fields
from earlyhelp_core.fields import DateLike, Internal, as_date, default, evolve, record


@record
class Period:
    """
    From one day to another, both included; without an end it still runs.

    Raises `Impossible` where the end comes before the start.

    >>> stay = Period(start=date(2026, 1, 5), end=date(2026, 3, 1))
    >>> stay.contains(date(2026, 3, 1)), stay.is_open_on(date(2026, 3, 1))
    (True, False)
    """

    #: The first day on which it held.
    start: Internal[date, DateLike]
    #: The last day on which it held; ``None`` while it runs.
    end: Internal[date | None, DateLike | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an end before the start."""
        # A period is made more often than anything else; most of them need no list.
        if self.end is not None and self.end < self.start:
            fields.refuse(self, fields.in_order("start", self.start, "end", self.end))

    def contains(self, on: DateLike) -> bool:
        """Whether it held on that day."""
        on = as_date(on)
        return self.start <= on and (self.end is None or on <= self.end)

    def is_open_on(self, on: DateLike) -> bool:
        """Whether it held on that day and went on after it."""
        on = as_date(on)
        return self.start <= on and (self.end is None or on < self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether there is a day on which both held."""
        return self.contains(other.start) or other.contains(self.start)

    def ended_by(self, end: DateLike) -> Period:
        """
        The same period, ended on that day at the latest; an earlier end stays.

        Raises `Impossible` for a day before the start.
        """
        end = as_date(end)
        if self.end is not None and self.end <= end:
            return self
        return evolve(self, end=end)
