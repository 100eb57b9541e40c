"""
What a case holds that clocks run on, child by child.

Each event is read from what was recorded up to the day. About a child of whom nobody
may be reminded any more, because the pregnancy ended or the child died, nothing is
gathered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import final

import attrs

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import (
    Assessment,
    AssessmentKind,
    Harm,
)
from earlyhelp_core.cases._record import Record
from earlyhelp_core.contacts import (
    FrontDoorDecision,
    Referral,
    Telling,
    Told,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import (
    Birth,
    LegalBasis,
    LegalStatus,
    Person,
    StepKind,
)
from earlyhelp_core.plans import ReviewKind
from earlyhelp_core.teams import MeetingKind
from earlyhelp_core.transitions import (
    ClockCalendar,
    ClockEvent,
    ClockRecord,
    EventKind,
    Expectation,
    Kind,
    Timescales,
    expectations,
)


def expected(
    case: Record,
    timescales: Iterable[Timescales],
    on: date,
    whose: PersonId | None,
    calendar: ClockCalendar | None,
) -> tuple[Expectation, ...]:
    """
    What the clocks say of a *case* that was cut back to the day, or of one child.
    """
    record, days = _clock_record(case, on), calendar or ClockCalendar()
    found = expectations(timescales, record, on=on, calendar=days)
    return tuple(e for e in found if whose is None or e.child == whose)


def _clock_record(case: Record, on: date) -> ClockRecord:
    """
    The events, pauses and children of a *case* that was cut back to the day.

    A child has clocks of their own while the family's child, wherever else they live
    once an event names them, and for want of a date of birth where a legal status or
    a statutory step does.
    """
    silent = {p.id for p in case.family.people if _is_lost(p)}
    events = tuple(e for e in _Gathered(case, on).all() if _is_told(e, silent))
    own = {child.id for child in case.family.children(on)}
    named = {child for event in events for child in event.children}
    near = {child.id for child in case.family.children_to_consider(on)} & named
    stated = {status.child for status in case.legal_statuses}
    stated.update(child for step in case.steps for child in step.children)
    return ClockRecord(
        children=tuple(
            person.id
            for person in case.family.people
            if person.id in own | near
            or (person.id in stated and person.is_child(on) is not YesNo.NO)
        ),
        events=events,
        pauses=case.pauses,
    )


def _is_lost(person: Person) -> bool:
    """Whether this was a child: a pregnancy that ended, or a child who died."""
    if person.birth is Birth.PREGNANCY_ENDED:
        return True
    # Of a mother who died, the referral still wants its answer.
    age = None if person.died is None else person.age(person.died)
    return age is not None and age < _ADULT


#: Children Act 1989, section 105.
_ADULT = 18


def _is_told(event: ClockEvent, silent: set[PersonId]) -> bool:
    return not event.children or not silent.issuperset(event.children)


_OF_MEETING = {
    MeetingKind.TEAM_AROUND_THE_FAMILY: EventKind.TEAM_MEETING,
    MeetingKind.REVIEW: EventKind.TEAM_MEETING,
    MeetingKind.PROFESSIONALS: EventKind.PROFESSIONALS_MEETING,
    MeetingKind.CLOSING: EventKind.CLOSING_MEETING,
    MeetingKind.HANDOVER: EventKind.HANDOVER_MEETING,
    MeetingKind.UPDATES_INSTEAD: EventKind.UPDATES_GATHERED,
}
_OF_MOVE = {
    Kind.OPEN: EventKind.SUPPORT_OPENED,
    Kind.REOPEN: EventKind.SUPPORT_OPENED,
    Kind.STEP_UP: EventKind.STEPPED_UP,
    Kind.STEP_DOWN: EventKind.STEPPED_DOWN,
    Kind.CLOSE: EventKind.SUPPORT_CLOSED,
    Kind.TRANSFER_OUT: EventKind.MOVED_AWAY,
}
#: When an assessment of that kind was begun and completed.
_OF_ASSESSMENT = {
    AssessmentKind.EARLY_HELP_ASSESSMENT: (
        EventKind.EARLY_HELP_ASSESSMENT_STARTED,
        EventKind.EARLY_HELP_ASSESSMENT_COMPLETED,
    ),
    AssessmentKind.CHILD_AND_FAMILY_ASSESSMENT: (
        EventKind.CHILD_AND_FAMILY_ASSESSMENT_STARTED,
        EventKind.CHILD_AND_FAMILY_ASSESSMENT_COMPLETED,
    ),
}
_OF_STATUS = {
    LegalBasis.CHILD_PROTECTION_PLAN: (
        EventKind.PROTECTION_PLAN_STARTED,
        EventKind.PROTECTION_PLAN_ENDED,
    ),
    LegalBasis.SECTION_17: (
        EventKind.CHILD_IN_NEED_STARTED,
        EventKind.CHILD_IN_NEED_ENDED,
    ),
}
#: What leads to an assessment by social care. Section 47 enquiries are made by way of
#: one; where a strategy discussion led to none, a step says that none was needed.
_TO_ASSESS = frozenset(
    {
        FrontDoorDecision.CHILD_AND_FAMILY_ASSESSMENT,
        FrontDoorDecision.STRATEGY_DISCUSSION,
    }
)


@final
@attrs.frozen
class _Gathered:
    """
    One reading of a case.
    """

    case: Record
    on: date

    def all(self) -> Iterator[ClockEvent]:
        yield from self._referrals()
        yield from self._steps()
        yield from self._statuses()
        yield from self._births()
        yield from self._assessments()
        yield from self._plans()
        yield from self._meetings()
        yield from self._moves()

    def _event(
        self,
        kind: EventKind,
        day: date | None,
        children: tuple[PersonId, ...] = (),
        of: str | None = None,
    ) -> ClockEvent:
        # None named means the children whom the family had that day, and not a half
        # sister elsewhere, nor a child who came later.
        then = self.case.family.children(day or self.on)
        everyone = tuple(child.id for child in then)
        return ClockEvent(kind=kind, on=day, children=children or everyone, of=of)

    def _children_in(
        self, about: tuple[PersonId, ...], day: date
    ) -> tuple[PersonId, ...]:
        """Whom it is about, and the family's children where it names none of them."""
        family = self.case.family
        considered = {child.id for child in family.children_to_consider(day)}
        names_a_child = not considered.isdisjoint(about) or any(
            _is_lost(family.person(person)) for person in about
        )
        if not about or names_a_child:
            return about
        return (*about, *(child.id for child in family.children(day)))

    def _referrals(self) -> Iterator[ClockEvent]:
        for referral in self.case.referrals:
            of = referral.id
            about = self._children_in(referral.about, referral.received)
            received, outcome = referral.received, referral.outcome
            yield self._event(EventKind.REFERRAL_RECEIVED, received, about, of)
            if outcome is not None:
                yield self._event(EventKind.REFERRAL_DECIDED, outcome.on, about, of)
            if self._was_taken_on(referral):
                yield self._event(
                    EventKind.REFERRAL_FOR_ASSESSMENT, received, about, of
                )
            if referral.feedback_given is not None:
                told = referral.feedback_given
                yield self._event(EventKind.REFERRER_TOLD, told, about, of)
            if referral.harm_suspected is YesNo.YES:
                yield self._event(EventKind.HARM_SUSPECTED, received, about)
        for notice in self.case.notices:
            if (notice.to, notice.about) == (Told.REFERRER, Telling.REFERRAL_OUTCOME):
                yield self._event(EventKind.REFERRER_TOLD, notice.on)
        for considered in self.case.harm:
            if considered.finding is Harm.SUSPECTED:
                yield self._event(
                    EventKind.HARM_SUSPECTED, considered.on, considered.about
                )

    def _was_taken_on(self, referral: Referral) -> bool:
        """Whether it led to an assessment by social care, as far as is recorded."""
        if referral.outcome is None:
            return False
        if referral.outcome.decision is not FrontDoorDecision.ACCEPTED:
            return referral.outcome.decision in _TO_ASSESS
        # Accepted, and it does not say for what: the assessment that followed says it.
        return any(
            assessment.kind is AssessmentKind.CHILD_AND_FAMILY_ASSESSMENT
            and assessment.started >= referral.received
            and self._share_a_child(assessment, referral)
            for assessment in self.case.assessments
        )

    def _share_a_child(self, assessment: Assessment, referral: Referral) -> bool:
        one, other = set(assessment.children), set(referral.about)
        return not one or not other or not one.isdisjoint(other)

    def _steps(self) -> Iterator[ClockEvent]:
        for step in self.case.steps:
            yield self._event(EventKind(step.kind.value), step.on, step.children)

    def _statuses(self) -> Iterator[ClockEvent]:
        for status in self.case.legal_statuses:
            kinds, about = _OF_STATUS.get(status.basis), (status.child,)
            if kinds is not None:
                yield self._event(kinds[0], status.period.start, about)
                if status.period.end is not None:
                    yield self._event(kinds[1], status.period.end, about)
            if self._is_without_conference(status):
                # A plan is made by a conference, so there was one on some day.
                yield self._event(EventKind.INITIAL_CONFERENCE, None, about)

    def _is_without_conference(self, status: LegalStatus) -> bool:
        is_running = status.basis is LegalBasis.CHILD_PROTECTION_PLAN and status.held(
            self.on
        )
        return is_running and not any(
            step.kind is StepKind.INITIAL_CONFERENCE
            and (not step.children or status.child in step.children)
            for step in self.case.steps
        )

    def _births(self) -> Iterator[ClockEvent]:
        for child in self.case.family.people:
            if not child.is_unborn and self._had_plan_before_birth(child):
                yield self._event(EventKind.BIRTH_UNDER_PLAN, child.born, (child.id,))

    def _had_plan_before_birth(self, child: Person) -> bool:
        # Somebody once expected is born though nobody wrote down the day; whether the
        # plan came first is told by the day on which the birth was expected.
        born = child.born or child.due
        return born is not None and any(
            status.child == child.id
            and status.basis is LegalBasis.CHILD_PROTECTION_PLAN
            and status.period.start < born
            for status in self.case.legal_statuses
        )

    def _assessments(self) -> Iterator[ClockEvent]:
        for assessment in self.case.assessments:
            about, of = assessment.children, assessment.id
            kinds = _OF_ASSESSMENT.get(assessment.kind)
            if kinds is not None:
                yield self._event(kinds[0], assessment.started, about, of)
                if assessment.completed is not None:
                    yield self._event(kinds[1], assessment.completed, about, of)
            for visit in assessment.visits:
                if visit.seen:
                    # Named, so that a visit which saw a mother alone saw no child.
                    yield self._event(EventKind.CHILD_SEEN, visit.on, visit.seen)

    def _plans(self) -> Iterator[ClockEvent]:
        for plan in self.case.plans:
            yield self._event(EventKind.PLAN_STARTED, plan.started, of=plan.id)
            if plan.ended is not None:
                yield self._event(EventKind.PLAN_ENDED, plan.ended, of=plan.id)
            for review in plan.reviews:
                yield self._event(EventKind.PLAN_REVIEWED, review.on, of=plan.id)
                if review.kind is ReviewKind.UPDATES:
                    yield self._event(EventKind.UPDATES_GATHERED, review.on)

    def _meetings(self) -> Iterator[ClockEvent]:
        for meeting in self.case.team.meetings:
            yield self._event(_OF_MEETING[meeting.kind], meeting.on)

    def _moves(self) -> Iterator[ClockEvent]:
        for move in self.case.moves:
            kind = _OF_MOVE.get(move.kind)
            if kind is not None:
                yield self._event(kind, move.effective, move.children)
