"""
Meetings of a team, and how each member took part.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Special,
    default,
    record,
)
from earlyhelp_core.ids import MeetingId, MemberId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class MeetingKind(fields.Code):
    """
    What a meeting was for.
    """

    #: With the family, to make or look at their plan.
    TEAM_AROUND_THE_FAMILY = "team-around-the-family"
    #: Practitioners only. The reason belongs in the notes.
    PROFESSIONALS = "professionals"
    #: To bring the work to an end.
    CLOSING = "closing"
    #: To pass the family's plan to the next lead, with the family there.
    HANDOVER = "handover"
    REVIEW = "review"
    #: Nobody met: each sent what they had to say.
    UPDATES_INSTEAD = "updates-instead"


MeetingKindLike: TypeAlias = (
    MeetingKind
    | Literal[
        "team-around-the-family",
        "professionals",
        "closing",
        "handover",
        "review",
        "updates-instead",
    ]
)


class Attendance(fields.Code):
    """
    How a member took part, or did not.
    """

    IN_PERSON = "in-person"
    VIRTUAL = "virtual"
    #: Met at another time or in another room, as where two parents are not safe
    #: together. It is taking part in full.
    SEPARATELY = "separately"
    #: Was not there, and sent what they had to say.
    SENT_UPDATE = "sent-update"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    #: Asked to come; how they took part is not recorded.
    INVITED = "invited"

    @property
    def is_present(self) -> bool:
        """Whether they took part in the talk itself."""
        return self in _PRESENT

    @property
    def is_heard(self) -> bool:
        """Whether what they had to say was heard, there or sent."""
        return self.is_present or self is Attendance.SENT_UPDATE

    @property
    def is_away(self) -> bool:
        """Whether it is known that they did not take part in the talk itself."""
        return not self.is_present and self is not Attendance.INVITED


AttendanceLike: TypeAlias = (
    Attendance
    | Literal[
        "in-person",
        "virtual",
        "separately",
        "sent-update",
        "apologies",
        "absent",
        "invited",
    ]
)


_PRESENT = frozenset({Attendance.IN_PERSON, Attendance.VIRTUAL, Attendance.SEPARATELY})


@record
class Attended:
    """
    How one member took part in one meeting.

    >>> Attended(member="m1", how="separately").how.is_present
    True
    """

    member: Internal[MemberId, str]
    how: Internal[Attendance, AttendanceLike]
    #: What they had to say, or the update they sent.
    words: Special[Narrative | None, Narrative | str | None] = default(None)


@record
class Meeting(_dated.Dated, by="on"):
    """
    One meeting, or the gathering of updates in its place.

    Raises `Impossible` where the next meeting comes before this one, or a member took
    part in two ways.

    >>> meeting = Meeting(
    ...     id="meeting-1",
    ...     on=date(2026, 3, 2),
    ...     kind="closing",
    ...     attended=[Attended(member="m1", how="apologies")],
    ... )
    >>> meeting.heard()
    ()
    """

    id: Internal[MeetingId, str]
    on: Internal[date, DateLike]
    kind: Internal[MeetingKind, MeetingKindLike]
    #: Everyone who was asked, and how they took part. Left empty, nobody wrote it down.
    attended: InternalList[Attended] = default(())
    #: The day agreed for the next one.
    next_on: Internal[date | None, DateLike | None] = default(None)
    notes: Special[Narrative | None, Narrative | str | None] = default(None)
    #: Why some took part apart from others. It may not be safe for all to read.
    apart_because: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be true of one meeting."""
        members = [entry.member for entry in self.attended]
        fields.refuse(
            self,
            fields.in_order("on", self.on, "next_on", self.next_on),
            fields.when(
                len(set(members)) < len(members),
                "/attended",
                "repeated-member",
                "somebody stands here twice; keep the entry that says how it was",
            ),
        )

    def heard(self) -> tuple[MemberId, ...]:
        """Those who were there or sent what they had to say."""
        return tuple(entry.member for entry in self.attended if entry.how.is_heard)

    def not_heard(self) -> tuple[MemberId, ...]:
        """
        Those who were asked and of whom nothing was heard, as far as it is recorded.

        Where updates are gathered instead of a meeting, whom to ring before deciding.
        """
        return tuple(e.member for e in self.attended if not e.how.is_heard)
