"""
What one clock says of one child or family on a day, in words and as data.

Nothing here ranks anybody. An expectation is about one piece of work in one record,
and says what is known of it: unknown is never met.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.dates import written
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    Personal,
    Public,
    Special,
    default,
    record,
)
from earlyhelp_core.ids import PersonId, TimescaleId
from earlyhelp_core.sources import Source
from earlyhelp_core.transitions._clocks._events import (
    EventKind,
    EventKindLike,
)
from earlyhelp_core.transitions._clocks._timescales import (
    TimescaleSort,
    TimescaleSortLike,
)
from earlyhelp_core.transitions._fact_sorts import About, AboutLike

#: What `Expectation.to_record` holds.
_Value: TypeAlias = str | bool | None


class ExpectationState(fields.Code):
    """
    How a piece of work stands to its clock.
    """

    MET = "met"
    #: Done, after the last day.
    MET_LATE = "met-late"
    #: To be done, and there is time: the last day counts until its end.
    DUE = "due"
    #: Nothing recorded says that it was done, and the last day is over.
    OVERDUE = "overdue"
    #: To be done, by a day that may yet change: bank holidays are not published so far.
    PROVISIONAL = "provisional"
    #: The clock is stopped, for a reason that its edition allows.
    PAUSED = "paused"
    #: It was no longer needed before it was done.
    ENDED = "ended"
    #: Nothing recorded has started it.
    NOT_STARTED = "not-started"
    #: Something happened on a day that nobody wrote down, so nobody can tell.
    NOT_RECORDED = "not-recorded"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it, or to write down when it was done."""
        return self in _OPEN


_OPEN = frozenset(
    {
        ExpectationState.DUE,
        ExpectationState.OVERDUE,
        ExpectationState.PROVISIONAL,
        ExpectationState.PAUSED,
        ExpectationState.NOT_RECORDED,
    }
)


class PauseEffect(fields.Code):
    """
    What a recorded pause did to a clock.
    """

    #: Its days were not counted.
    COUNTED = "counted"
    #: The edition allows no pause, or not for that reason: the clock ran on.
    NOT_ALLOWED = "not-allowed"


@record
class Expectation:
    """
    One piece of work, by when it is due and how it stands on a day.

    It explains itself: which clock, started by what on which day, how long it may
    take, and what lays that down. Days are personal: one of the clocks starts with a
    birth.
    """

    timescale: Internal[TimescaleId, str]
    #: What has to be done: "the first core group".
    words: Internal[str]
    sort: Public[TimescaleSort, TimescaleSortLike]
    about: Internal[About, AboutLike]
    #: The child whose clock it is; ``None``: the family's.
    child: Internal[PersonId | None, str | None] = default(None)
    #: The id of the referral, plan or assessment that it is part of.
    of: Internal[str | None] = default(None)
    state: Internal[ExpectationState]
    started_by: Special[EventKind | None, EventKindLike | None] = default(None)
    #: Day 0; ``None`` where nothing started it or nobody wrote down when.
    started: Personal[date | None, DateLike | None] = default(None)
    #: How long it may take: "10 working days".
    limit: Public[str]
    #: The last day; ``None`` where it cannot be told.
    due: Personal[date | None, DateLike | None] = default(None)
    #: The last working day before the last day, where nobody is at work on that.
    working_day_before: Personal[date | None, DateLike | None] = default(None)
    met_on: Personal[date | None, DateLike | None] = default(None)
    ended_on: Personal[date | None, DateLike | None] = default(None)
    #: Whether the days may yet change: bank holidays are not published so far.
    is_provisional: Public[bool] = default(False)
    #: What a recorded pause did, if there was one.
    pause: Internal[PauseEffect | None] = default(None)
    source: Public[Source]

    def explain(self) -> str:
        """
        How it stands, since when, and what lays it down: a line for each.

        For whoever works with the family. It names nobody: say beside it who the
        child is, by role and age.
        """
        return "\n".join((f"{self.words}: {self._standing}", *self._because()))

    @property
    def _standing(self) -> str:
        days = {
            "due": _on(self.due),
            "met": _on(self.met_on),
            "ended": _on(self.ended_on),
        }
        return (_WORDS.get(self.state) or self._unknown).format_map(days)

    @property
    def _unknown(self) -> str:
        if self.started is None:
            return "what starts it is recorded without its day; record the day"
        if self.due is None:
            return "counted in school weeks, and the terms are not given so far"
        return (
            "due by {due}; something that may have met or ended it is recorded "
            "without its day; record the day"
        )

    def _because(self) -> Iterator[str]:
        if self.started_by is None:
            yield f"  {self.limit}"
        else:
            day = self._told_start
            since = "" if day is None else f" on {written(day)}"
            yield f"  {self.limit}, counted from {self.started_by.words}{since}"
        if self.working_day_before is not None:
            yield (
                "  nobody is at work on the last day; the last working day before it "
                f"is {_on(self.working_day_before)}"
            )
        if self.is_provisional:
            yield "  provisional: bank holidays are not published so far"
        if self.pause is not None:
            yield f"  {_PAUSED[self.pause]}"
        yield f"  {self.sort.value}: {self.source}"

    @property
    def _told_start(self) -> date | None:
        # A date of birth is nobody's to read out.
        is_birth = self.started_by is EventKind.BIRTH_UNDER_PLAN
        return None if is_birth else self.started

    def to_record(self) -> dict[str, _Value]:
        """
        As one flat row, for programs and tables. Its keys are only ever added to.

        Where a birth started the clock, its day is left out; the last day still tells.
        """
        return {
            "timescale": str(self.timescale),
            "words": self.words,
            "sort": self.sort.value,
            "about": self.about.value,
            "child": self.child,
            "of": self.of,
            "state": self.state.value,
            "started_by": None if self.started_by is None else self.started_by.value,
            "started": _iso(self._told_start),
            "limit": self.limit,
            "due": _iso(self.due),
            "working_day_before": _iso(self.working_day_before),
            "met_on": _iso(self.met_on),
            "ended_on": _iso(self.ended_on),
            "is_provisional": self.is_provisional,
            "pause": None if self.pause is None else self.pause.value,
            "source": str(self.source),
        }


#: How each state is told; what is not recorded says what to record.
_WORDS = {
    ExpectationState.MET: "met on {met}; the last day was {due}",
    ExpectationState.MET_LATE: "met on {met}, after the last day, {due}",
    ExpectationState.DUE: "due by {due}",
    ExpectationState.OVERDUE: "was due by {due}, and nothing recorded says that it was "
    "done",
    ExpectationState.PROVISIONAL: "due by {due}, as far as can be told",
    ExpectationState.PAUSED: "paused; due by {due} if it ran on from this day",
    ExpectationState.ENDED: "no longer needed since {ended}; the last day was {due}",
    ExpectationState.NOT_STARTED: "not started: nothing recorded starts the clock",
}
_PAUSED = {
    PauseEffect.COUNTED: "the days of a recorded pause are not counted",
    PauseEffect.NOT_ALLOWED: "a pause is recorded that the edition does not allow; "
    "the clock ran on",
}


def _on(day: date | None) -> str:
    return "a day that is not recorded" if day is None else written(day)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
