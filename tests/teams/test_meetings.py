"""
Meetings, and how members took part.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.ids import MeetingId, MemberId
from earlyhelp_core.teams import Attendance, Attended, Meeting, MeetingKind

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("how", "present", "heard", "away"),
    [
        (Attendance.IN_PERSON, True, True, False),
        (Attendance.VIRTUAL, True, True, False),
        (Attendance.SEPARATELY, True, True, False),
        (Attendance.SENT_UPDATE, False, True, True),
        (Attendance.APOLOGIES, False, False, True),
        (Attendance.ABSENT, False, False, True),
        (Attendance.INVITED, False, False, False),
    ],
)
def test_taking_part_being_heard_and_being_away(
    how: Attendance, *, present: bool, heard: bool, away: bool
) -> None:
    """Apart and by video are there; an update is heard; invited tells nothing."""
    assert (how.is_present, how.is_heard, how.is_away) == (present, heard, away)


def test_every_contradiction_is_told_at_once() -> None:
    """A next meeting before this one, and a member in two ways."""
    twice = tuple(
        Attended(member=MemberId("m1"), how=how)
        for how in (Attendance.INVITED, Attendance.APOLOGIES)
    )
    with pytest.raises(Impossible) as refused:
        Meeting(
            id=MeetingId("meeting-1"),
            on=APRIL,
            kind=MeetingKind.REVIEW,
            attended=twice,
            next_on=MARCH,
        )

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("/next_on", "ends-before-start"),
        ("/attended", "repeated-member"),
    ]


def test_those_heard_were_there_or_sent_word() -> None:
    """In the order of the list."""
    ways = (Attendance.APOLOGIES, Attendance.SENT_UPDATE, Attendance.VIRTUAL)
    meeting = Meeting(
        id=MeetingId("meeting-1"),
        on=APRIL,
        kind=MeetingKind.TEAM_AROUND_THE_FAMILY,
        attended=tuple(
            Attended(member=MemberId(f"m{place}"), how=how)
            for place, how in enumerate(ways)
        ),
    )

    assert (meeting.dated, meeting.heard()) == (APRIL, ("m1", "m2"))


def test_notes_and_the_reason_for_meeting_apart_hide_themselves() -> None:
    """Neither is in what a log would show."""
    meeting = Meeting(
        id=MeetingId("meeting-1"),
        on=APRIL,
        kind=MeetingKind.REVIEW,
        notes="He shouted.",
        apart_because="She is afraid of him.",
    )

    assert repr(meeting) == (
        "Meeting(id='meeting-1', on=datetime.date(2026, 4, 1), "
        "kind=<MeetingKind.REVIEW: 'review'>, attended=<0>, next_on=None, "
        "recorded=None)"
    )
