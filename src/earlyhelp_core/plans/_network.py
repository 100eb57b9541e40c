"""
The family's own network, and the meetings in which it makes a plan of its own.

Relatives, and others who are close to the family without being related, can do what
no agency can. A family group decision making meeting is theirs: it is offered, they
may not want it, and what comes of it is their plan.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Self, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.dates import Period
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
from earlyhelp_core.ids import PersonId
from earlyhelp_core.privacy import Narrative, PersonName
from earlyhelp_core.sources import Recorded


@record
class NetworkMember(_dated.Lasting):
    """
    Somebody of the family's network, and what they offer.

    A relative on record is named by id; a neighbour need not be on record at all.
    Raises `Impossible` where it names nobody.

    >>> NetworkMember(relation="neighbour", offers="Has a key.")
    NetworkMember(person=None, period=None, recorded=None)
    """

    person: Internal[PersonId | None, str | None] = default(None)
    name: Personal[PersonName | None, PersonName | str | None] = default(None)
    #: What they are to the family: "neighbour", "mother's friend".
    relation: Personal[str | None] = default(None)
    #: What they have said they will do, as they said it.
    offers: Special[Narrative | None, Narrative | str | None] = default(None)
    #: While the offer stands; ``None``: throughout.
    period: Internal[Period | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a member who is nobody."""
        fields.refuse(
            self,
            fields.when(
                self.person is None and self.name is None and self.relation is None,
                "",
                "nobody-named",
                "name the person, or say what they are to the family, or leave it out",
            ),
        )

    def is_offering(self, on: DateLike) -> bool:
        """Whether what they offer stood on that day."""
        return _dated.held(self.period, on)


class OfferAnswer(fields.Code):
    """
    What the family answered when a meeting was offered. Either may change.
    """

    WANTED = "wanted"
    #: Theirs to choose, and it says nothing against them.
    DID_NOT_WANT = "did-not-want"


OfferAnswerLike: TypeAlias = OfferAnswer | Literal["wanted", "did-not-want"]


class MeetingOutcome(fields.Code):
    """
    What came of the family's meeting.
    """

    PLAN_MADE = "plan-made"
    NO_PLAN_MADE = "no-plan-made"
    #: More family is to be found, or more has to be known first.
    TO_MEET_AGAIN = "to-meet-again"


MeetingOutcomeLike: TypeAlias = (
    MeetingOutcome | Literal["plan-made", "no-plan-made", "to-meet-again"]
)


@record
class FamilyMeeting(_dated.Dated):
    """
    One family group decision making meeting: offered, answered, held, with what came.

    Also one that was not offered, with why it was thought unsuitable. A meeting that
    was held although the family had not wanted it, or was never answered, can be
    written down. Raises `Impossible` where it was answered or held before it was
    offered.

    >>> meeting = FamilyMeeting(offered=date(2026, 3, 2), answer="did-not-want")
    >>> meeting.was_held(date(2026, 6, 1))
    False

    Source: Families First Partnership programme (2025): family group decision making
    throughout, with rules on when it is unsuitable (stated); the codes are practice.
    """

    #: The children it is about; none named means every child of the family.
    about: InternalList[PersonId, str] = default(())
    #: ``None`` where it was not offered, or the family asked for it themselves.
    offered: Internal[date | None, DateLike | None] = default(None)
    offered_to: InternalList[PersonId, str] = default(())
    #: ``None`` while nothing is recorded: silence is not a no.
    answer: Personal[OfferAnswer | None, OfferAnswerLike | None] = default(None)
    answered: Internal[date | None, DateLike | None] = default(None)
    #: Why it was thought not safe or not right for this family.
    unsuitable_because: Special[Narrative | None, Narrative | str | None] = default(
        None
    )
    held: Internal[date | None, DateLike | None] = default(None)
    #: What came of it: where this stands, it was held.
    outcome: Personal[MeetingOutcome | None, MeetingOutcomeLike | None] = default(None)
    #: The family's own plan, in their words.
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an answer or a meeting before the offer."""
        fields.refuse(
            self,
            fields.in_order("offered", self.offered, "answered", self.answered),
            fields.in_order("offered", self.offered, "held", self.held),
        )

    @property
    def dated(self) -> date | None:
        """The first day known of it: of the offer, the answer or the meeting."""
        days = (self.offered, self.answered, self.held)
        return min((day for day in days if day is not None), default=None)

    def was_held(self, on: DateLike) -> bool:
        """Whether the family had met by that day; an outcome says that they had."""
        on = as_date(on)
        if self.held is None:
            return self.outcome is not None
        return self.held <= on

    def as_of(self, on: DateLike) -> Self:
        """The meeting as known on a day: a later answer or outcome is hidden."""
        on = as_date(on)
        now = self
        if not _dated.had_come(self.answered, on):
            now = evolve(now, answer=None, answered=None)
        if not _dated.had_come(self.held, on):
            now = evolve(now, held=None, outcome=None, words=None)
        return now


@record
class FamilyNetwork:
    """
    Who is there for this family, related or not, and what they have come together for.

    >>> network = FamilyNetwork(members=[NetworkMember(person="aunt")])
    >>> [member.person for member in network.offering(date(2026, 3, 2))]
    ['aunt']
    """

    members: InternalList[NetworkMember] = default(())
    meetings: InternalList[FamilyMeeting] = default(())

    def offering(self, on: DateLike) -> tuple[NetworkMember, ...]:
        """Those whose offer stood on that day."""
        return tuple(member for member in self.members if member.is_offering(on))

    def held(self, on: DateLike) -> tuple[FamilyMeeting, ...]:
        """The family's meetings that had been held by that day."""
        return tuple(meeting for meeting in self.meetings if meeting.was_held(on))

    def as_of(self, on: DateLike) -> Self:
        """The network as known on a day: what came later is hidden."""
        on = as_date(on)
        return evolve(
            self,
            members=tuple(m.as_of(on) for m in _dated.known_by(self.members, on)),
            meetings=tuple(m.as_of(on) for m in _dated.known_by(self.meetings, on)),
        )
