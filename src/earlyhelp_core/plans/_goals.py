"""
Goals: what a family wants to be different, and what a goal may lack.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import Self

from earlyhelp_core import _dated, fields
from earlyhelp_core.errors import Conflict, Problem
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
from earlyhelp_core.ids import GoalId, MeasureId, PersonId
from earlyhelp_core.plans._actions import Action
from earlyhelp_core.plans._changes import put
from earlyhelp_core.plans._notes import GoalNote, GoalStatus, GoalStatusLike
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class Lack(fields.Code):
    """
    What a goal still lacks to be specific, measurable and dated.
    """

    #: Nothing says how anybody would tell.
    MEASURE = "measure"
    #: Nothing says where it started.
    BASELINE = "baseline"
    #: Nothing says where it should come to.
    TARGET = "target"
    #: There is no day by which it is hoped for.
    DUE = "due"
    #: Nobody is to do anything about it.
    ACTION = "action"
    #: An open action is nobody's.
    OWNER = "owner"
    #: An open action has no day.
    ACTION_DUE = "action-due"
    #: It was removed, and nothing says why.
    REASON = "reason"


@record
class Goal(_dated.Dated, by="set_on"):
    """
    Something the family wants to be different, in their words.

    A removal without a reason, a goal that nobody can measure or without a day is
    unwise, so it can be written down and shows in `FamilyPlan.smart_gaps`.

    A goal may end, be removed, and be taken up again: what it was before stays in
    *notes*, so that nothing is rubbed out. See `with_status`.

    Raises `Impossible` where the goal ended before it was set, has an ending while it
    goes on, has a reason for another ending than its own, notes out of their order, or
    two actions of one id.

    >>> goal = Goal(id="goal-1", words="Calm mornings.", area="family routine")
    >>> goal.is_ended
    False
    """

    id: Internal[GoalId, str]
    #: What they want, as they say it.
    words: Special[Narrative, Narrative | str]
    #: The area of need or outcome, in the words of the framework that is used.
    area: Special[str]
    #: Whose goal it is; nobody named means the whole family's.
    whose: InternalList[PersonId, str] = default(())
    #: What tells whether it is nearer.
    measure: Internal[MeasureId | None, str | None] = default(None)
    #: Where it started, in the unit of the measure.
    baseline: Special[float | None] = default(None)
    #: Where it should come to, in the unit of the measure.
    target: Special[float | None] = default(None)
    set_on: Internal[date | None, DateLike | None] = default(None)
    #: The day by which they hope for it.
    due: Internal[date | None, DateLike | None] = default(None)
    status: Internal[GoalStatus, GoalStatusLike] = default(GoalStatus.ACTIVE)
    #: The day it was met or given up.
    ended_on: Internal[date | None, DateLike | None] = default(None)
    removed_because: Special[Narrative | None, Narrative | str | None] = default(None)
    #: Why it ended as it did, where it was not removed: what helped, what stood in
    #: the way.
    ended_because: Special[Narrative | None, Narrative | str | None] = default(None)
    #: What became of it before, oldest first: endings that were not the last word, and
    #: each time it was put off or taken up again. How it ends now is not among them.
    notes: InternalList[GoalNote] = default(())
    actions: InternalList[Action] = default(())
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an end that cannot be, and one id for two actions."""
        fields.refuse(
            self,
            fields.in_order("set_on", self.set_on, "ended_on", self.ended_on),
            fields.when(
                self.ended_on is not None and not self.is_ended,
                "/ended_on",
                "ended-yet-open",
                "the goal goes on; give the status that ended it, or no such day",
            ),
            fields.when(
                self.removed_because is not None
                and self.status is not GoalStatus.REMOVED,
                "/removed_because",
                "not-removed",
                "the goal was not removed; leave the reason out, or remove the goal",
            ),
            fields.when(
                self.ended_because is not None
                and (not self.is_ended or self.status is GoalStatus.REMOVED),
                "/ended_because",
                "not-ended",
                "say why it was removed in removed_because; of a goal that goes on, "
                "leave the reason out",
            ),
            self._notes_out_of_order(),
            fields.no_repeats("/actions", (action.id for action in self.actions)),
        )

    def _notes_out_of_order(self) -> Iterable[Problem]:
        latest = self.set_on or date.min
        for place, note in enumerate(self.notes):
            yield from fields.when(
                note.on is not None and note.on < latest,
                f"/notes/{place}/on",
                "out-of-order",
                "this comes before what stands ahead of it; correct one of the dates",
            )
            latest = max(latest, note.on or latest)
        # That it ended before it was set is told of the goal itself.
        yield from fields.when(
            self.ended_on is not None
            and (self.set_on or date.min) <= self.ended_on < latest,
            "/ended_on",
            "out-of-order",
            "a note is of a later day; correct one of the dates",
        )

    @property
    def is_ended(self) -> bool:
        """Whether it is no longer worked on, met or not."""
        return self.status.is_ended

    def with_action(self, action: Action) -> Self:
        """The goal with that action, in the place of the one of the same id if any."""
        return evolve(self, actions=put(self.actions, action, by=attrgetter("id")))

    def with_status(
        self,
        status: GoalStatusLike,
        *,
        on: DateLike,
        because: Narrative | str | None = None,
    ) -> Self:
        """
        The goal as it stands from a day on; what it was before stays in its notes.

        Raises `Conflict` where that is how it stands already, and where it has ended:
        another ending would rewrite how it went, so it is taken up again first.
        Raises `Impossible` for a day before that of its last note.

        >>> goal = Goal(id="goal-1", words="Calm mornings.", area="family routine")
        >>> met = goal.with_status("met", on=date(2026, 5, 1))
        >>> again = met.with_status(
        ...     "active", on=date(2026, 9, 7), because="New school."
        ... )
        >>> [(note.status.value, note.on.month) for note in again.notes]
        [('met', 5), ('active', 9)]
        """
        becomes = GoalStatus(status)
        if becomes.is_ended and self.is_ended:
            raise _conflict(
                "already-ended",
                "the goal has ended; take it up again, or set a new one",
            )
        if becomes is self.status:
            raise _conflict("same-status", "it stands so already; nothing to change")
        note = GoalNote(status=becomes, on=on, words=because)
        return self._standing((*self._course(), note))

    @property
    def changes(self) -> tuple[GoalNote, ...]:
        """The notes that tell of a change: not that it was put off from the start."""
        first = GoalNote(status=GoalStatus.FUTURE, on=self.set_on)
        return self.notes[1:] if self.notes[:1] == (first,) else self.notes

    def _course(self) -> tuple[GoalNote, ...]:
        """Everything that became of it, its present ending too, oldest first."""
        if self.is_ended:
            words = self.removed_because or self.ended_because
            ending = GoalNote(status=self.status, on=self.ended_on, words=words)
            return (*self.notes, ending)
        if self.status is GoalStatus.FUTURE and not self.notes:
            return (GoalNote(status=GoalStatus.FUTURE, on=self.set_on),)
        return self.notes

    def _standing(self, course: tuple[GoalNote, ...]) -> Self:
        """The goal after that course; one without any is active."""
        last = course[-1] if course else GoalNote(status=GoalStatus.ACTIVE)
        ended = last.status.is_ended
        removed = last.status is GoalStatus.REMOVED
        return evolve(
            self,
            status=last.status,
            ended_on=last.on if ended else None,
            removed_because=last.words if removed else None,
            ended_because=last.words if ended and not removed else None,
            notes=course[:-1] if ended else course,
        )

    def unusual_steps(self) -> tuple[GoalNote, ...]:
        """
        What became of it that does not follow from what it was before.

        Met while it was put off, another ending after an ending, going on after a
        removal with no word of it: it happens, and somebody should look.
        """
        course = self._course()
        odd = [after for before, after in pairwise(course) if not after.follows(before)]
        if not self.is_ended and course and course[-1].status is not self.status:
            odd.append(GoalNote(status=self.status))
        return tuple(odd)

    def as_of(self, on: DateLike) -> Self:
        """
        The goal as it stood on a day: its later ending and later actions hidden.

        What became of it later is taken back, one by one; a goal of which nothing is
        left to tell is shown as active. Days hoped for stay.
        """
        on = as_date(on)
        course = self._course()
        known = _dated.known_by(course, on)
        then = self if known == course else self._standing(known)
        actions = _dated.known_by(self.actions, on)
        return evolve(then, actions=tuple(a.as_of(on) for a in actions))

    def lacks(self) -> tuple[Lack, ...]:
        """
        What would make it a goal whose outcome anybody could tell, while it is active.

        Nothing is asked of a goal that is put off or has ended, but that a removal
        says why.
        """
        if self.status is GoalStatus.REMOVED:
            return (Lack.REASON,) if self.removed_because is None else ()
        if self.status is not GoalStatus.ACTIVE:
            return ()
        open_actions = [a for a in self.actions if not a.is_settled]
        missing = {
            Lack.MEASURE: self.measure is None,
            Lack.BASELINE: self.baseline is None,
            Lack.TARGET: self.target is None,
            Lack.DUE: self.due is None,
            Lack.ACTION: not self.actions,
            Lack.OWNER: any(a.owner is None for a in open_actions),
            Lack.ACTION_DUE: any(a.due is None for a in open_actions),
        }
        return tuple(lack for lack, is_missing in missing.items() if is_missing)


def _conflict(code: str, message: str) -> Conflict:
    return Conflict.of("Goal", path="/status", code=code, message=message)


@record
class GoalGap:
    """
    One thing that one goal lacks: something to talk about at the next review.

    >>> GoalGap(goal="goal-1", lacks="measure")
    GoalGap(goal='goal-1', lacks=<Lack.MEASURE: 'measure'>)
    """

    goal: Internal[GoalId, str]
    lacks: Internal[Lack]
