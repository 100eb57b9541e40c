"""
How a programme goes on: sessions planned and held, and what is due next.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import fields
from earlyhelp_core.dates import add
from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import DateLike, Internal, Public, default, record
from earlyhelp_core.ids import FollowUpName
from earlyhelp_core.programmes._dosage import Dosage, FollowUp
from earlyhelp_core.programmes._enrolment import (
    Attended,
    Ending,
    Enrolment,
    SessionOutcome,
)
from earlyhelp_core.programmes._programme import Programme
from earlyhelp_core.sources import Source


@record
class Adherence:
    """
    Sessions planned and held by a day: counts of the programme.

    A gap may be the provider's: sessions called off are counted apart, and there is no
    rate, because a rate would be read as somebody's effort.
    """

    on: Internal[date, DateLike]
    #: What the programme comes to by then, or by its end; ``None``: it states no
    #: rhythm, or nobody wrote down the start.
    planned: Internal[int | None] = default(None)
    #: What it comes to in all, at least.
    planned_in_all: Internal[int | None] = default(None)
    held: Internal[int]
    family_could_not_come: Internal[int]
    called_off: Internal[int]
    #: Not held, and nobody wrote down why.
    not_held: Internal[int]
    #: Held before the start or after the end, and so not counted above: the dates
    #: may want a second look.
    held_outside: Internal[int]
    #: The day on which the least time is reached; ``None``: there is none, or nobody
    #: wrote down the start.
    least_until: Internal[date | None, DateLike | None] = default(None)


class DueSort(fields.Code):
    """
    What is due.
    """

    SESSION = "session"
    FOLLOW_UP = "follow-up"


@record
class Due:
    """
    The next thing a programme asks for, and between which days.

    Both days are ``None`` where they hang on a day that nobody wrote down.

    >>> Due(sort="session", do="meet", latest=date(2026, 1, 11)).is_overdue(
    ...     date(2026, 1, 12)
    ... )
    True
    """

    sort: Internal[DueSort]
    #: What is to be done, in the programme's words.
    do: Public[str]
    follow_up: Internal[FollowUpName | None, str | None] = default(None)
    earliest: Internal[date | None, DateLike | None] = default(None)
    latest: Internal[date | None, DateLike | None] = default(None)
    source: Public[Source | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a window that ends before it begins."""
        fields.refuse(
            self, fields.in_order("earliest", self.earliest, "latest", self.latest)
        )

    def is_overdue(self, on: DateLike) -> bool:
        """Whether its last day has passed."""
        on = fields.as_date(on)
        return self.latest is not None and self.latest < on


def adherence(programme: Programme, enrolment: Enrolment, on: DateLike) -> Adherence:
    """
    How many sessions were planned and held by the end of a day.

    Raises `Misuse` where the enrolment is in another programme.

    >>> from earlyhelp_core import partnerships
    >>> borough = partnerships.load("kensington-and-chelsea", on=date(2023, 1, 9))
    >>> (your_choice,) = (p for p in borough.programmes if p.id == "your-choice")
    >>> place = Enrolment(
    ...     id="e1",
    ...     programme="your-choice",
    ...     person="p2",
    ...     started=date(2023, 1, 9),
    ...     attended=[
    ...         Attended(on=date(2023, 1, 10)),
    ...         Attended(on=date(2023, 1, 12), outcome="called-off"),
    ...     ],
    ... )
    >>> so_far = adherence(your_choice, place, date(2023, 1, 15))
    >>> so_far.planned, so_far.held, so_far.called_off
    (3, 1, 1)
    """
    on = fields.as_date(on)
    now = _in(programme, enrolment).as_of(on)
    until = on if now.ended is None else now.ended
    held = [session.on for session in now.attended if session.is_held]
    inside = [day for day in held if _runs_on(now, day)]
    counted = Adherence(
        on=on,
        held=len(inside),
        family_could_not_come=_count(now, SessionOutcome.FAMILY_COULD_NOT_COME),
        called_off=_count(now, SessionOutcome.CALLED_OFF),
        not_held=_count(now, SessionOutcome.NOT_HELD),
        held_outside=len(held) - len(inside),
    )
    if programme.dosage is None or now.started is None:
        return counted
    return fields.evolve(
        counted,
        planned=programme.dosage.planned_by(until, started=now.started),
        planned_in_all=programme.dosage.planned_in_all(now.started),
        least_until=programme.dosage.least_until(now.started),
    )


def _in(programme: Programme, enrolment: Enrolment) -> Enrolment:
    if enrolment.programme != programme.id:
        raise Misuse.of(
            "Enrolment",
            path="/programme",
            code="other-programme",
            message="the enrolment is in another programme; give the one it names",
        )
    return enrolment


def _runs_on(enrolment: Enrolment, day: date) -> bool:
    return (enrolment.started is None or enrolment.started <= day) and (
        enrolment.ended is None or day <= enrolment.ended
    )


def _count(enrolment: Enrolment, outcome: SessionOutcome) -> int:
    return sum(session.outcome is outcome for session in enrolment.attended)


def next_due(programme: Programme, enrolment: Enrolment, on: DateLike) -> Due | None:
    """
    What comes next after that day's records: a session, or a follow-up after the end.

    A session is due within its round; one that was missed is not called for again,
    since `adherence` already tells of it. Follow-ups are due after a programme that was
    completed, or whose ending nobody explained; a family that chose to stop or moved
    away is not written to. ``None`` where nothing is due.

    Raises `Misuse` where the enrolment is in another programme.

    >>> from earlyhelp_core import partnerships
    >>> borough = partnerships.load("kensington-and-chelsea", on=date(2022, 1, 10))
    >>> (inclusion,) = (p for p in borough.programmes if p.id == "inclusion-programme")
    >>> place = Enrolment(
    ...     id="e1",
    ...     programme="inclusion-programme",
    ...     person="p2",
    ...     started=date(2022, 1, 10),
    ...     ended=date(2022, 7, 15),
    ...     why_ended="completed",
    ... )
    >>> review = next_due(inclusion, place, date(2022, 7, 18))
    >>> review.earliest, review.latest
    (datetime.date(2022, 10, 15), datetime.date(2023, 1, 15))
    """
    on = fields.as_date(on)
    now = _in(programme, enrolment).as_of(on)
    if now.is_ended:
        return _next_follow_up(programme, now)
    if programme.dosage is None:
        return None
    return _next_session(programme, programme.dosage, now, on)


def _next_session(
    programme: Programme, dosage: Dosage, now: Enrolment, on: date
) -> Due | None:
    held = [session for session in now.attended if session.is_held]
    if dosage.times is None or _all_held(dosage, held):
        return None
    due = Due(sort=DueSort.SESSION, do=_SESSION, source=programme.cited(dosage.source))
    if now.started is None:
        return due
    current = dosage.round_on(on, started=now.started)
    if current is not None:
        this_round = [s for s in held if current.first <= s.on <= current.last]
        if len(this_round) >= dosage.times:
            current = dosage.round_on(on, started=now.started, after=1)
    if current is None:
        return None
    return fields.evolve(due, earliest=current.first, latest=current.last)


_SESSION = "hold the next session"


def _all_held(dosage: Dosage, held: list[Attended]) -> bool:
    return dosage.sessions is not None and len(held) >= dosage.sessions


#: After these, somebody may look back. ``None``: nobody wrote down why it ended.
_LOOKED_BACK_ON = frozenset({Ending.COMPLETED, None})


def _next_follow_up(programme: Programme, now: Enrolment) -> Due | None:
    if now.why_ended not in _LOOKED_BACK_ON:
        return None
    done = {look.name for look in now.followed_up}
    due = [
        _follow_up(programme, follow_up, now.ended)
        for follow_up in programme.follow_ups
        if follow_up.name not in done
    ]
    return min(due, key=_earliest, default=None)


def _follow_up(programme: Programme, follow_up: FollowUp, ended: date | None) -> Due:
    latest = follow_up.latest
    return Due(
        sort=DueSort.FOLLOW_UP,
        do=follow_up.do,
        follow_up=follow_up.name,
        earliest=None if ended is None else add(ended, follow_up.earliest),
        latest=None if ended is None or latest is None else add(ended, latest),
        source=programme.cited(follow_up.source),
    )


def _earliest(due: Due) -> date:
    return due.earliest or date.min
