"""
Somebody's place on a programme: when it began, what was held, how it ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import EnrolmentId, FollowUpName, PersonId, ProgrammeId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class SessionOutcome(fields.Code):
    """
    What came of one session. It says what happened, never whose fault it was.
    """

    HELD = "held"
    FAMILY_COULD_NOT_COME = "family-could-not-come"
    #: The provider called it off, or had nobody to run it.
    CALLED_OFF = "called-off"
    #: It was not held, and nobody wrote down why.
    NOT_HELD = "not-held"


SessionOutcomeLike: TypeAlias = (
    SessionOutcome | Literal["held", "family-could-not-come", "called-off", "not-held"]
)


class Ending(fields.Code):
    """
    Why a place on a programme came to its end. Not in any order.
    """

    COMPLETED = "completed"
    FAMILY_CHOSE_TO_STOP = "family-chose-to-stop"
    MOVED_AWAY = "moved-away"
    #: It turned out not to be the right help, or not safe.
    NOT_SUITABLE = "not-suitable"
    #: Other help took its place, also where that is help under a duty in law.
    OTHER_HELP_INSTEAD = "other-help-instead"
    CONTACT_NOT_SUSTAINED = "contact-not-sustained"
    #: The programme or its funding came to an end.
    PROGRAMME_ENDED = "programme-ended"
    OTHER = "other"


EndingLike: TypeAlias = (
    Ending
    | Literal[
        "completed",
        "family-chose-to-stop",
        "moved-away",
        "not-suitable",
        "other-help-instead",
        "contact-not-sustained",
        "programme-ended",
        "other",
    ]
)


@record
class Attended(_dated.Dated, by="on"):
    """
    One session that was planned, and what came of it.

    >>> Attended(on=date(2026, 1, 6)).outcome
    <SessionOutcome.HELD: 'held'>
    """

    on: Internal[date, DateLike]
    outcome: Internal[SessionOutcome, SessionOutcomeLike] = default(SessionOutcome.HELD)

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return self.outcome is SessionOutcome.HELD


@record
class FollowedUp(_dated.Dated, by="on"):
    """
    A follow-up that took place.

    >>> FollowedUp(name="post-closure-review", on=date(2026, 10, 5)).name
    'post-closure-review'
    """

    name: Internal[FollowUpName, str]
    on: Internal[date, DateLike]


@record
class Enrolment(_dated.Dated, by="started"):
    """
    Somebody's place on a programme. Two parents who come have a place each.

    Sessions before the start or after the end, an ending without a day or a reason,
    and a second place on a programme that is meant for once can all be written down.

    Raises `Impossible` where it ended before it started, has a reason for ending while
    it goes on, or was followed up before it ended.

    >>> place = Enrolment(
    ...     id="e1", programme="turnaround", person="p2", started=date(2026, 1, 5)
    ... )
    >>> place.is_ended, place
    (False, Enrolment(id='e1', person='p2', started=datetime.date(2026, 1, 5), \
ended=None, attended=<0>, followed_up=<0>, recorded=None))
    """

    id: Internal[EnrolmentId, str]
    #: Special, because the name of a programme can say what happened to somebody.
    programme: Special[ProgrammeId, str]
    #: Who takes part: the child, or a parent.
    person: Internal[PersonId, str]
    #: ``None`` where nobody wrote it down.
    started: Internal[date | None, DateLike | None] = default(None)
    ended: Internal[date | None, DateLike | None] = default(None)
    why_ended: Personal[Ending | None, EndingLike | None] = default(None)
    #: What the family or the worker said about its ending.
    ending_words: Special[Narrative | None, Narrative | str | None] = default(None)
    attended: InternalList[Attended] = default(())
    followed_up: InternalList[FollowedUp] = default(())
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an ending that cannot be."""
        fields.refuse(
            self,
            fields.in_order("started", self.started, "ended", self.ended),
            fields.when(
                self.ending_words is not None and not self.is_ended,
                "/ending_words",
                "not-ended",
                "it goes on; give the day or the kind of its ending, or leave this out",
            ),
            self._followed_up_early(),
        )

    def _followed_up_early(self) -> Iterable[Problem]:
        for place, look in enumerate(self.followed_up):
            yield from fields.when(
                self.ended is not None and look.on < self.ended,
                f"/followed_up/{place}/on",
                "before-the-end",
                "a follow-up comes after the end; correct one of the two dates",
            )

    @property
    def is_ended(self) -> bool:
        """Whether it has come to an end, on whatever day."""
        return self.ended is not None or self.why_ended is not None

    def with_attended(self, session: Attended) -> Self:
        """The enrolment with one session more."""
        return evolve(self, attended=(*self.attended, session))

    def with_followed_up(self, look: FollowedUp) -> Self:
        """The enrolment with one follow-up more."""
        return evolve(self, followed_up=(*self.followed_up, look))

    def as_of(self, on: DateLike) -> Self:
        """The enrolment as that day knew it: later sessions and endings hidden."""
        on = as_date(on)
        now = evolve(
            self,
            attended=_dated.known_by(self.attended, on),
            followed_up=_dated.known_by(self.followed_up, on),
        )
        if _dated.had_come(self.ended, on):
            return now
        return evolve(now, ended=None, why_ended=None, ending_words=None)
