"""
One reading of a case: of whom, about what, and since when.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import final

import attrs

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Assessment
from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._fold import last, yes_if
from earlyhelp_core.contacts import Contact, Notice, Referral, Telling, Told
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import Person
from earlyhelp_core.plans import FamilyPlan
from earlyhelp_core.teams import Meeting, MeetingKind
from earlyhelp_core.transitions import Handover, Kind, Request

#: Which tellings are of a move of that kind. More help often follows a referral, and
#: telling what came of the one is telling of the other; oversight changes both ways.
_TELLING = {
    Kind.OPEN: {Telling.REFERRAL_OUTCOME},
    Kind.REOPEN: {Telling.REFERRAL_OUTCOME},
    Kind.REFER: {Telling.REFERRAL_OUTCOME},
    Kind.STEP_UP: {Telling.STEP_UP, Telling.REFERRAL_OUTCOME},
    Kind.STEP_DOWN: {Telling.STEP_DOWN},
    Kind.LATERAL: {Telling.LATERAL},
    Kind.CHANGE_OVERSIGHT: {Telling.STEP_UP, Telling.STEP_DOWN},
    Kind.CLOSE: {Telling.CLOSURE},
    Kind.TRANSFER_OUT: {Telling.TRANSFER_OUT},
}


@final
@attrs.frozen(kw_only=True)
class Reading:
    """
    One reading of a case that was already cut back to the day.
    """

    case: Case
    request: Request
    on: date
    child: PersonId | None

    @cached_property
    def children(self) -> tuple[Person, ...]:
        """Whom it is about: the child, or every child a family decision touches."""
        every = self.case.family.children_to_consider(self.on)
        if self.child is None:
            return every
        return tuple(person for person in every if person.id == self.child)

    @cached_property
    def ids(self) -> tuple[PersonId, ...]:
        """The ids of those children."""
        return tuple(child.id for child in self.children)

    @cached_property
    def everyone(self) -> frozenset[PersonId]:
        """Every child of the family, whomever of them is asked about."""
        every = self.case.family.children_to_consider(self.on)
        return frozenset(child.id for child in every)

    @cached_property
    def born(self) -> tuple[PersonId, ...]:
        """Those of them who can be seen and heard."""
        return tuple(child.id for child in self.children if not child.is_unborn)

    @cached_property
    def since(self) -> date:
        """The day of the last move."""
        move = self.case.last_move(self.on, self.child)
        return date.min if move is None else move.effective

    def is_new(self, day: date) -> bool:
        """Whether it came after the last move: what came that day was for that move."""
        return day > self.since

    def concerns(self, children: tuple[PersonId, ...]) -> bool:
        """Whether what names those *children*, or none in particular, is about them."""
        return not children or self.child is None or self.child in children

    @cached_property
    def plans(self) -> tuple[FamilyPlan, ...]:
        """The plans that are open."""
        return tuple(plan for plan in self.case.plans if plan.is_open(self.on))

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        """The assessments that are about them."""
        return tuple(a for a in self.case.assessments if self.concerns(a.children))

    @cached_property
    def referrals(self) -> tuple[Referral, ...]:
        """The new referrals about them, in order of receipt."""
        new = (
            referral
            for referral in self.case.referrals
            if self.is_new(referral.received) and self.concerns(referral.about)
        )
        return tuple(sorted(new, key=lambda referral: referral.received))

    @property
    def contacts(self) -> Iterable[Contact]:
        """The new contacts about them."""
        return (
            contact
            for contact in self.case.contacts
            if self.is_new(contact.received) and self.concerns(contact.about)
        )

    @cached_property
    def handover(self) -> Handover | None:
        """The latest handover of this kind, to the level asked about."""
        return last(
            handover
            for handover in sorted(self.case.handovers, key=lambda h: h.proposed)
            if handover.kind is self.request.kind
            and self.is_new(handover.proposed)
            and self.request.to in {None, handover.to}
            and self.concerns(handover.children)
        )

    @cached_property
    def closing_meetings(self) -> tuple[Meeting, ...]:
        """The new meetings to bring the work to an end or to pass it on."""
        return tuple(
            meeting
            for meeting in self.case.team.meetings
            if meeting.kind in {MeetingKind.CLOSING, MeetingKind.HANDOVER}
            and self.is_new(meeting.on)
        )

    def told(self, whom: Told) -> Iterable[Notice]:
        """The new tellings of such a move, in order."""
        wanted = _TELLING.get(self.request.kind, set())
        return sorted(
            (
                notice
                for notice in self.case.notices
                if notice.to is whom
                and notice.about in wanted
                and self.is_new(notice.on)
            ),
            key=lambda notice: notice.on,
        )

    @property
    def previously_supported(self) -> YesNo | None:
        """Whether support ended before; moves that tell of none say that it did not."""
        kinds = {
            move.kind
            for move in self.case.moves
            if self.child is None or move.concerns(self.child)
        }
        if not kinds:
            return None
        # Support also ends by a step down to the lowest level, and by moving away.
        past = self.case.episodes(self.on, self.child)
        return yes_if(Kind.CLOSE in kinds or any(not e.is_open for e in past))
