"""
The family's own network, and the meetings in which it makes a plan of its own.

Relatives, and others who are close to the family without being related, can do what
no agency can. A family group decision making meeting is theirs: it is offered, they
may not want it, and what comes of it is their plan.
"""

from __future__ import annotations

from datetime import date
from typing import Self, final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.dates import Period
from earlyhelp_core.ids import PersonId
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    SPECIAL,
    Narrative,
    PersonName,
    narrative,
    person_name,
    record,
)
from earlyhelp_core.sources import Recorded

__all__ = [
    "FamilyMeeting",
    "FamilyNetwork",
    "MeetingOutcome",
    "NetworkMember",
    "OfferAnswer",
]


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class NetworkMember:
    """
    Somebody of the family's network, and what they offer.

    A relative on record is named by id; a neighbour need not be on record at all.
    Raises `Impossible` where it names nobody.

    >>> NetworkMember(relation="neighbour", offers="Has a key.")
    NetworkMember(person=None, period=None, recorded=None)
    """

    person: PersonId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.person_id),
        metadata=INTERNAL,
    )
    name: PersonName | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(person_name),
        metadata=PERSONAL,
    )
    #: What they are to the family: "neighbour", "mother's friend".
    relation: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=PERSONAL,
    )
    #: What they have said they will do, as they said it.
    offers: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    #: While the offer stands; ``None``: throughout.
    period: Period | None = attrs.field(default=None, metadata=INTERNAL)
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse a member who is nobody."""
        _model.refuse(
            self,
            _model.when(
                self.person is None and self.name is None and self.relation is None,
                "",
                "nobody-named",
                "name the person, or say what they are to the family, or leave it out",
            ),
        )

    @property
    def dated(self) -> date | None:
        """The first day of their offer."""
        return _dated.started(self.period)

    def is_offering(self, on: date) -> bool:
        """Whether what they offer stood on that day."""
        return _dated.held(self.period, on)

    def as_of(self, on: date) -> Self:
        """The member as known on a day: a later end is hidden."""
        return attrs.evolve(self, period=_dated.without_later_end(self.period, on))


class OfferAnswer(_model.Code):
    """
    What the family answered when a meeting was offered. Either may change.
    """

    WANTED = "wanted"
    #: Theirs to choose, and it says nothing against them.
    DID_NOT_WANT = "did-not-want"


class MeetingOutcome(_model.Code):
    """
    What came of the family's meeting.
    """

    PLAN_MADE = "plan-made"
    NO_PLAN_MADE = "no-plan-made"
    #: More family is to be found, or more has to be known first.
    TO_MEET_AGAIN = "to-meet-again"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class FamilyMeeting:
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
    about: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    #: ``None`` where it was not offered, or the family asked for it themselves.
    offered: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    offered_to: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    #: ``None`` while nothing is recorded: silence is not a no.
    answer: OfferAnswer | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(OfferAnswer),
        metadata=PERSONAL,
    )
    answered: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    #: Why it was thought not safe or not right for this family.
    unsuitable_because: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    held: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    #: What came of it: where this stands, it was held.
    outcome: MeetingOutcome | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(MeetingOutcome),
        metadata=PERSONAL,
    )
    #: The family's own plan, in their words.
    words: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse an answer or a meeting before the offer."""
        _model.refuse(
            self,
            _model.in_order("offered", self.offered, "answered", self.answered),
            _model.in_order("offered", self.offered, "held", self.held),
        )

    @property
    def dated(self) -> date | None:
        """The first day known of it: of the offer, the answer or the meeting."""
        days = (self.offered, self.answered, self.held)
        return min((day for day in days if day is not None), default=None)

    def was_held(self, on: date) -> bool:
        """Whether the family had met by that day; an outcome says that they had."""
        if self.held is None:
            return self.outcome is not None
        return self.held <= on

    def as_of(self, on: date) -> Self:
        """The meeting as known on a day: a later answer or outcome is hidden."""
        now = self
        if not _dated.had_come(self.answered, on):
            now = attrs.evolve(now, answer=None, answered=None)
        if not _dated.had_come(self.held, on):
            now = attrs.evolve(now, held=None, outcome=None, words=None)
        return now


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class FamilyNetwork:
    """
    Who is there for this family, related or not, and what they have come together for.

    >>> network = FamilyNetwork(members=[NetworkMember(person="aunt")])
    >>> [member.person for member in network.offering(date(2026, 3, 2))]
    ['aunt']
    """

    members: tuple[NetworkMember, ...] = attrs.field(default=(), metadata=INTERNAL)
    meetings: tuple[FamilyMeeting, ...] = attrs.field(default=(), metadata=INTERNAL)

    def offering(self, on: date) -> tuple[NetworkMember, ...]:
        """Those whose offer stood on that day."""
        return tuple(member for member in self.members if member.is_offering(on))

    def held(self, on: date) -> tuple[FamilyMeeting, ...]:
        """The family's meetings that had been held by that day."""
        return tuple(meeting for meeting in self.meetings if meeting.was_held(on))

    def as_of(self, on: date) -> Self:
        """The network as known on a day: what came later is hidden."""
        return attrs.evolve(
            self,
            members=tuple(m.as_of(on) for m in _dated.known_by(self.members, on)),
            meetings=tuple(m.as_of(on) for m in _dated.known_by(self.meetings, on)),
        )
