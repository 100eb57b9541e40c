"""
What a case says, as the facts that rules weigh.

Each fact is read from what was recorded up to the day, and from nothing else. Where
the record is silent the fact is not recorded; it is never filled in with no. What
belongs to one move, such as an authorisation or a closing meeting, counts only if it
came after the move before it: an old yes does not carry over.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import final

import attrs

from earlyhelp_core import ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._considered import considered_since
from earlyhelp_core.cases._fold import all_yes, last, latest, yes_if, yes_or_silence
from earlyhelp_core.cases._situation import gravest_harm, most_protective_status
from earlyhelp_core.contacts import (
    Contact,
    FamilyKnows,
    FrontDoorDecision,
    Notice,
    Referral,
    Telling,
    Told,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import Agreement, Person
from earlyhelp_core.plans import FamilyPlan, ReviewKind
from earlyhelp_core.teams import Meeting, MeetingKind
from earlyhelp_core.transitions import (
    About,
    Facts,
    Handover,
    HappenedOn,
    Kind,
    Request,
)

__all__ = ["facts_for"]


def facts_for(
    case: Case, request: Request, *, on: date, child: str | None = None
) -> Facts:
    """
    The facts that a *case* holds on a day about a *request*, for a child or the family.

    Asked of the family, what is true of its children is the gravest of each: harm
    suspected for one is suspected, a status unknown for one is unknown.

    Raises `UnknownName` for a *child* the family does not have.
    """
    subject = None if child is None else case.family.person(ids.person_id(child)).id
    return _Reading(
        case=case.as_of(on).case, request=request, on=on, child=subject
    ).facts()


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
#: What the front door takes on itself, whatever level the referral spoke of.
_TAKEN_ON = frozenset(
    {
        FrontDoorDecision.CHILD_AND_FAMILY_ASSESSMENT,
        FrontDoorDecision.STRATEGY_DISCUSSION,
    }
)


@final
@attrs.frozen(kw_only=True)
class _Reading:
    """
    One reading of a case that was already cut back to the day.
    """

    case: Case
    request: Request
    on: date
    child: PersonId | None

    def facts(self) -> Facts:
        return Facts(
            on=self.on,
            about=About.FAMILY if self.child is None else About.CHILD,
            level=self.case.level(self.on, self.child),
            legal_status=most_protective_status(self.case, self._ids, self.on),
            harm=gravest_harm(self.case, self._ids, self.on),
            unborn=yes_if(any(child.is_unborn for child in self._children)),
            same_lead=None if self._handover is None else self._handover.same_lead,
            previously_supported=self._previously_supported(),
            agreement=self._agreement(),
            authorised_by=self._authorised_by(),
            lead_named=self.case.team.has_lead(self.on),
            lead_accepted=latest(
                lead.accepted for lead in self.case.team.leading(self.on)
            ),
            receiving_lead_accepted=self._handover_accepted(),
            front_door_accepted=self._front_door_accepted(),
            support_in_place=self._handover and self._handover.support_arranged,
            assessment_completed=self._assessment_completed(),
            plan_in_place=self._plan_in_place(),
            plan_reviewed=latest(
                review.on for plan in self._plans for review in plan.reviews
            ),
            closing_meeting=latest(meeting.on for meeting in self._closing_meetings),
            updates_gathered=self._updates_gathered(),
            network_invited=self._network_invited(),
            child_voice=self._child_voice(),
            every_child_considered=self._every_child_considered(),
            actions_settled=all_yes(
                plan.actions_settled(self.on) for plan in self._plans
            ),
            partner_actions_on_time=all_yes(
                yes_if(not plan.drift(self.on))
                for plan in self._plans
                if plan.actions(self.on)
            ),
            supporter_named=yes_or_silence(plan.supporter for plan in self._plans),
            contingency_agreed=yes_or_silence(plan.contingency for plan in self._plans),
            informed_decision_to_end=self._informed_decision_to_end(),
            family_told=self._family_told(),
            referrer_told=latest(
                [
                    *(r.feedback_given for r in self._referrals),
                    *(n.on for n in self._told(Told.REFERRER)),
                ]
            ),
            universal_services_told=latest(
                n.on for n in self._told(Told.UNIVERSAL_SERVICES)
            ),
            route_back_given=last(
                n.route_back
                for n in self._told(Told.FAMILY)
                if n.route_back is not None
            ),
        )

    # --- whom and since when

    @cached_property
    def _children(self) -> tuple[Person, ...]:
        """Whom it is about: the child, or every child a family decision touches."""
        every = self.case.family.children_to_consider(self.on)
        if self.child is None:
            return every
        return tuple(person for person in every if person.id == self.child)

    @cached_property
    def _ids(self) -> tuple[PersonId, ...]:
        return tuple(child.id for child in self._children)

    @cached_property
    def _since(self) -> date:
        move = self.case.last_move(self.on, self.child)
        return date.min if move is None else move.effective

    def _is_new(self, day: date) -> bool:
        """Whether it came after the last move: what came that day was for that move."""
        return day > self._since

    def _concerns(self, children: tuple[PersonId, ...]) -> bool:
        return not children or self.child is None or self.child in children

    @cached_property
    def _plans(self) -> tuple[FamilyPlan, ...]:
        return tuple(plan for plan in self.case.plans if plan.is_open(self.on))

    @cached_property
    def _referrals(self) -> tuple[Referral, ...]:
        new = (
            referral
            for referral in self.case.referrals
            if self._is_new(referral.received) and self._concerns(referral.about)
        )
        return tuple(sorted(new, key=lambda referral: referral.received))

    @property
    def _contacts(self) -> Iterable[Contact]:
        return (
            contact
            for contact in self.case.contacts
            if self._is_new(contact.received) and self._concerns(contact.about)
        )

    @cached_property
    def _handover(self) -> Handover | None:
        """The latest handover of this kind, to the level asked about."""
        return last(
            handover
            for handover in sorted(self.case.handovers, key=lambda h: h.proposed)
            if handover.kind is self.request.kind
            and self._is_new(handover.proposed)
            and self.request.to in {None, handover.to}
            and self._concerns(handover.children)
        )

    @cached_property
    def _closing_meetings(self) -> tuple[Meeting, ...]:
        return tuple(
            meeting
            for meeting in self.case.team.meetings
            if meeting.kind in {MeetingKind.CLOSING, MeetingKind.HANDOVER}
            and self._is_new(meeting.on)
        )

    def _told(self, whom: Told) -> Iterable[Notice]:
        wanted = _TELLING.get(self.request.kind, set())
        return sorted(
            (
                notice
                for notice in self.case.notices
                if notice.to is whom
                and notice.about in wanted
                and self._is_new(notice.on)
            ),
            key=lambda notice: notice.on,
        )

    # --- the situation

    def _previously_supported(self) -> YesNo | None:
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

    # --- the evidence

    def _agreement(self) -> Agreement | None:
        return last(
            standing
            for agreement in sorted(
                self.case.agreements, key=lambda a: a.dated or date.min
            )
            if (standing := agreement.standing(self.on)) is not None
        )

    def _authorised_by(self) -> tuple[str, ...] | None:
        decisions = {
            decision.role: decision.granted
            for decision in sorted(self.case.authorisations, key=lambda a: a.on)
            if decision.kind is self.request.kind
            and self._is_new(decision.on)
            and (self.request.to is None or decision.to in {None, self.request.to})
        }
        if not decisions:
            return None
        return tuple(role for role, said in decisions.items() if said is YesNo.YES)

    def _handover_accepted(self) -> HappenedOn:
        # Proposed and not answered is recorded: nobody has accepted yet.
        handover = self._handover
        return None if handover is None else handover.accepted or YesNo.NO

    def _front_door_accepted(self) -> HappenedOn:
        decided = [(r, r.outcome) for r in self._referrals if r.outcome is not None]
        accepted = latest(
            outcome.on
            for referral, outcome in decided
            if outcome.decision in _TAKEN_ON
            or (
                outcome.decision is FrontDoorDecision.ACCEPTED
                and self.request.to in {None, referral.to}
            )
        )
        return accepted or (YesNo.NO if decided else None)

    def _assessment_completed(self) -> HappenedOn:
        assessments = [a for a in self.case.assessments if self._concerns(a.children)]
        completed = latest(assessment.completed for assessment in assessments)
        return completed or (YesNo.NO if assessments else None)

    def _plan_in_place(self) -> HappenedOn:
        started = latest(plan.started for plan in self._plans)
        return started or (YesNo.NO if self.case.plans else None)

    def _updates_gathered(self) -> HappenedOn:
        meetings = (
            meeting.on
            for meeting in self.case.team.meetings
            if meeting.kind is MeetingKind.UPDATES_INSTEAD
        )
        reviews = (
            review.on
            for plan in self._plans
            for review in plan.reviews
            if review.kind is ReviewKind.UPDATES
        )
        return latest(day for day in (*meetings, *reviews) if self._is_new(day))

    def _network_invited(self) -> YesNo | None:
        held = last(sorted(self._closing_meetings, key=lambda meeting: meeting.on))
        if held is None:
            return None
        return self.case.team.network_invited(held.id, held.on)

    def _child_voice(self) -> HappenedOn:
        heard = [
            self._heard(child.id) for child in self._children if not child.is_unborn
        ]
        if YesNo.NO in heard:
            return YesNo.NO
        # The one heard longest ago speaks for how recently all were heard.
        days = [day for day in heard if isinstance(day, date)]
        if None in heard or not heard:
            return None
        return min(days) if len(days) == len(heard) else YesNo.YES

    def _heard(self, child: PersonId) -> HappenedOn:
        voices = [
            voice
            for assessment in self.case.assessments
            for voice in assessment.voices
            if voice.child == child
        ]
        heard = [voice for voice in voices if voice.heard is YesNo.YES]
        if heard:
            return latest(voice.on for voice in heard) or YesNo.YES
        return YesNo.NO if any(v.heard is YesNo.NO for v in voices) else None

    def _every_child_considered(self) -> YesNo | None:
        considered = considered_since(self.case, self._since)
        if not considered:
            return None
        every = self.case.family.children_to_consider(self.on)
        return yes_if(considered >= {child.id for child in every})

    def _informed_decision_to_end(self) -> HappenedOn:
        talks = (talk for talk in self.case.endings if self._is_new(talk.on))
        talk = last(sorted(talks, key=lambda talk: talk.on))
        if talk is not None:
            decided = talk.decided_to_end
            return talk.on if decided is YesNo.YES else decided
        return latest(
            agreement.withdrawn.on
            for agreement in self.case.agreements
            if agreement.withdrawn is not None
            and agreement.withdrawn.informed is YesNo.YES
            and self._is_new(agreement.withdrawn.on)
        )

    def _family_told(self) -> HappenedOn:
        told = latest(notice.on for notice in self._told(Told.FAMILY))
        if told is not None or self.request.kind not in {Kind.REFER, Kind.STEP_UP}:
            return told
        heard: list[Contact | Referral] = [*self._contacts, *self._referrals]
        heard.sort(key=lambda one: one.received)
        knows = last(one.family_knows for one in heard if one.family_knows is not None)
        return None if knows is None else yes_if(knows is FamilyKnows.YES)
