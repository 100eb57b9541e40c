"""
What happened, and when: a day, yes without a day, or no.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from earlyhelp_core import _model
from earlyhelp_core.answers._parts import YesNo
from earlyhelp_core.dates import parse_date

__all__ = ["HappenedOn", "When", "as_when", "happened_on"]

#: Something that may have happened: on a date; yes, but nobody wrote down when; or no.
When: TypeAlias = date | YesNo
#: The same where nothing may be recorded of it.
HappenedOn: TypeAlias = When | None


def as_when(value: When | str) -> When:
    """
    A date, "yes" or "no"; a date may be an ISO text.

    Raises `Impossible` for anything else.

    >>> as_when("2026-03-02"), as_when("no")
    (datetime.date(2026, 3, 2), <YesNo.NO: 'no'>)
    """
    if isinstance(value, str):
        # A plain word is a yes or no if it is one, else a day.
        return YesNo(value) if value in set(YesNo) else parse_date(value)
    return _model.as_date(value)


def happened_on(value: HappenedOn | str) -> HappenedOn:
    """
    The same, or ``None`` where nothing is recorded.

    Raises `Impossible` for anything else.

    >>> happened_on(None), happened_on("yes")
    (None, <YesNo.YES: 'yes'>)
    """
    return None if value is None else as_when(value)
