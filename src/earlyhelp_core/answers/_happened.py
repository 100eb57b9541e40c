"""
What happened, and when: a day, yes without a day, or no.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias

from earlyhelp_core.answers._parts import YesNo, YesNoLike
from earlyhelp_core.fields import DateLike, Taking, as_date

#: What callers give for something that may have happened.
WhenLike: TypeAlias = DateLike | YesNoLike
#: The same where it may not be recorded.
HappenedOnLike: TypeAlias = WhenLike | None


def as_yes_no(value: YesNoLike | None) -> YesNo | None:
    """
    Yes, no or not recorded, from a `YesNo`, its word, ``True``, ``False`` or ``None``.

    Raises `Impossible` for anything else.

    >>> as_yes_no("yes"), as_yes_no(False), as_yes_no(None)
    (<YesNo.YES: 'yes'>, <YesNo.NO: 'no'>, None)
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return YesNo.YES if value else YesNo.NO
    return YesNo(value)


def as_when(value: WhenLike) -> date | YesNo:
    """
    A date, or yes or no. A date may be ISO text; yes and no may be ``True``, ``False``.

    Raises `Impossible` for anything else.

    >>> as_when("2026-03-02"), as_when("no")
    (datetime.date(2026, 3, 2), <YesNo.NO: 'no'>)
    """
    # A plain word is a yes or no if it is one, else a day.
    if isinstance(value, bool) or (isinstance(value, str) and value in _WORDS):
        return YesNo(value)  # type: ignore[arg-type] # True and False are taken too
    return as_date(value)


_WORDS = frozenset(YesNo)

#: Something that may have happened: on a date; yes, but nobody wrote down when; or no.
When: TypeAlias = Annotated[date | YesNo, Taking.by(as_when)]
#: The same where it may be not recorded.
HappenedOn: TypeAlias = When | None
