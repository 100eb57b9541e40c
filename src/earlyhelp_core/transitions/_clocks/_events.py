"""
What starts a clock, what meets it, what ends it early, and what stops it for a time.

A clock runs on what was done, never on what was planned. Events may be given as
instants: each counts on the day that London had it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.dates import Period, london_date
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Role,
    Special,
    Taking,
    default,
    record,
)
from earlyhelp_core.ids import PersonId, TimescaleId
from earlyhelp_core.sources import Recorded


class EventKind(fields.Code):
    """
    What happened that a clock may start, be met or end with. Not in any order.
    """

    REFERRAL_RECEIVED = "referral-received"
    REFERRAL_DECIDED = "referral-decided"
    REFERRER_TOLD = "referrer-told"
    #: The receipt of a referral that was taken on for an assessment by social care:
    #: its clock runs from the referral, not from the day it was taken on.
    REFERRAL_FOR_ASSESSMENT = "referral-for-assessment"
    #: Social care decided after all that none is needed.
    NO_ASSESSMENT_NEEDED = "no-assessment-needed"
    HARM_SUSPECTED = "harm-suspected"

    STRATEGY_DISCUSSION = "strategy-discussion"
    SECTION_47_STARTED = "section-47-started"
    SECTION_47_ENDED = "section-47-ended"
    INITIAL_CONFERENCE = "initial-conference"
    CONFERENCE_WITHOUT_PLAN = "initial-conference-without-plan"
    CORE_GROUP = "core-group"
    REVIEW_CONFERENCE = "review-conference"
    CHILD_IN_NEED_MEETING = "child-in-need-meeting"
    CHILD_IN_NEED_REVIEW = "child-in-need-review"

    PROTECTION_PLAN_STARTED = "protection-plan-started"
    PROTECTION_PLAN_ENDED = "protection-plan-ended"
    CHILD_IN_NEED_STARTED = "child-in-need-started"
    CHILD_IN_NEED_ENDED = "child-in-need-ended"
    #: Of a child who had a child protection plan before birth.
    BIRTH_UNDER_PLAN = "birth-under-plan"

    EARLY_HELP_ASSESSMENT_STARTED = "early-help-assessment-started"
    EARLY_HELP_ASSESSMENT_COMPLETED = "early-help-assessment-completed"
    CHILD_AND_FAMILY_ASSESSMENT_STARTED = "child-and-family-assessment-started"
    CHILD_AND_FAMILY_ASSESSMENT_COMPLETED = "child-and-family-assessment-completed"
    #: At a visit that took place.
    CHILD_SEEN = "child-seen"

    PLAN_STARTED = "plan-started"
    PLAN_REVIEWED = "plan-reviewed"
    PLAN_ENDED = "plan-ended"

    #: With the family, to make their plan or to look at it.
    TEAM_MEETING = "team-meeting"
    UPDATES_GATHERED = "updates-gathered"
    PROFESSIONALS_MEETING = "professionals-meeting"
    HANDOVER_MEETING = "handover-meeting"
    CLOSING_MEETING = "closing-meeting"

    #: Support began, or began again.
    SUPPORT_OPENED = "support-opened"
    STEPPED_UP = "stepped-up"
    STEPPED_DOWN = "stepped-down"
    SUPPORT_CLOSED = "support-closed"
    #: Another area took the record on.
    MOVED_AWAY = "moved-away"

    @property
    def words(self) -> str:
        """As it is said: continues "counted from"."""
        return _WORDS[self]


EventKindLike: TypeAlias = (
    EventKind
    | Literal[
        "referral-received",
        "referral-decided",
        "referrer-told",
        "referral-for-assessment",
        "no-assessment-needed",
        "harm-suspected",
        "strategy-discussion",
        "section-47-started",
        "section-47-ended",
        "initial-conference",
        "initial-conference-without-plan",
        "core-group",
        "review-conference",
        "child-in-need-meeting",
        "child-in-need-review",
        "protection-plan-started",
        "protection-plan-ended",
        "child-in-need-started",
        "child-in-need-ended",
        "birth-under-plan",
        "early-help-assessment-started",
        "early-help-assessment-completed",
        "child-and-family-assessment-started",
        "child-and-family-assessment-completed",
        "child-seen",
        "plan-started",
        "plan-reviewed",
        "plan-ended",
        "team-meeting",
        "updates-gathered",
        "professionals-meeting",
        "handover-meeting",
        "closing-meeting",
        "support-opened",
        "stepped-up",
        "stepped-down",
        "support-closed",
        "moved-away",
    ]
)


_WORDS: Mapping[EventKind, str] = {
    EventKind.REFERRAL_RECEIVED: "the receipt of the referral",
    EventKind.REFERRAL_DECIDED: "the decision on the referral",
    EventKind.REFERRER_TOLD: "telling the referrer what came of it",
    EventKind.REFERRAL_FOR_ASSESSMENT: "the receipt of the referral",
    EventKind.NO_ASSESSMENT_NEEDED: "the decision that no assessment is needed",
    EventKind.HARM_SUSPECTED: "the suspicion of harm",
    EventKind.STRATEGY_DISCUSSION: "the strategy discussion",
    EventKind.SECTION_47_STARTED: "the strategy discussion that started section 47",
    EventKind.SECTION_47_ENDED: "the end of the section 47 enquiries",
    EventKind.INITIAL_CONFERENCE: "the initial child protection conference",
    EventKind.CONFERENCE_WITHOUT_PLAN: "the conference that made no plan",
    EventKind.CORE_GROUP: "the core group",
    EventKind.REVIEW_CONFERENCE: "the review conference held",
    EventKind.CHILD_IN_NEED_MEETING: "the child in need planning meeting",
    EventKind.CHILD_IN_NEED_REVIEW: "the child in need review held",
    EventKind.PROTECTION_PLAN_STARTED: "the start of the child protection plan",
    EventKind.PROTECTION_PLAN_ENDED: "the end of the child protection plan",
    EventKind.CHILD_IN_NEED_STARTED: "the decision that the child is in need",
    EventKind.CHILD_IN_NEED_ENDED: "the end of work with a child in need",
    EventKind.BIRTH_UNDER_PLAN: "the birth",
    EventKind.EARLY_HELP_ASSESSMENT_STARTED: "the start of the assessment",
    EventKind.EARLY_HELP_ASSESSMENT_COMPLETED: "the completed assessment",
    EventKind.CHILD_AND_FAMILY_ASSESSMENT_STARTED: "the start of the assessment",
    EventKind.CHILD_AND_FAMILY_ASSESSMENT_COMPLETED: "the completed assessment",
    EventKind.CHILD_SEEN: "the visit that saw the child",
    EventKind.PLAN_STARTED: "the start of the plan",
    EventKind.PLAN_REVIEWED: "the review held",
    EventKind.PLAN_ENDED: "the end of the plan",
    EventKind.TEAM_MEETING: "the meeting with the family",
    EventKind.UPDATES_GATHERED: "the updates gathered",
    EventKind.PROFESSIONALS_MEETING: "the professionals' meeting",
    EventKind.HANDOVER_MEETING: "the handover meeting",
    EventKind.CLOSING_MEETING: "the closing meeting",
    EventKind.SUPPORT_OPENED: "the start of support",
    EventKind.STEPPED_UP: "the step up",
    EventKind.STEPPED_DOWN: "the step down",
    EventKind.SUPPORT_CLOSED: "the end of support",
    EventKind.MOVED_AWAY: "the move to another area",
}

#: Which events belong to one referral, one plan, one assessment.
_MATTER: Mapping[EventKind, str] = {
    EventKind.REFERRAL_RECEIVED: "referral",
    EventKind.REFERRAL_DECIDED: "referral",
    EventKind.REFERRER_TOLD: "referral",
    EventKind.REFERRAL_FOR_ASSESSMENT: "referral",
    EventKind.EARLY_HELP_ASSESSMENT_STARTED: "assessment",
    EventKind.EARLY_HELP_ASSESSMENT_COMPLETED: "assessment",
    EventKind.CHILD_AND_FAMILY_ASSESSMENT_STARTED: "assessment",
    EventKind.CHILD_AND_FAMILY_ASSESSMENT_COMPLETED: "assessment",
    EventKind.PLAN_STARTED: "plan",
    EventKind.PLAN_REVIEWED: "plan",
    EventKind.PLAN_ENDED: "plan",
}


def _as_london_date(value: DateLike) -> date:
    # A datetime is a date to Python; only one with a time zone says which day it was.
    if isinstance(value, datetime) and value.tzinfo is not None:
        return london_date(value)
    return fields.as_date(value)


_LondonDate: TypeAlias = Annotated[date, Taking.by(_as_london_date)]


@record
class ClockEvent:
    """
    One thing that happened, on a day if that is known, about some of the children.

    An instant with its time zone is taken as the day London had: what was done at
    23:30 on the last day was done on the last day.

    >>> from earlyhelp_core.dates import london
    >>> ClockEvent(kind="core-group", on=london(2026, 3, 29, 23, 30)).on
    datetime.date(2026, 3, 29)
    """

    kind: Special[EventKind, EventKindLike]
    #: ``None``: it happened, and nobody wrote down when. Personal, because one of
    #: the events is a birth.
    on: Personal[_LondonDate | None, DateLike | None] = default(None)
    #: The children it was about. None named: every child of the family.
    children: InternalList[PersonId, str] = default(())
    #: The id of the referral, plan or assessment that it is part of, so that an
    #: answer to one referral does not answer another.
    of: Internal[str | None] = default(None)

    def concerns(self, child: str) -> bool:
        """Whether it is about this *child*, by name or as one of the family."""
        child = PersonId(child)
        return not self.children or child in self.children


def concern_one_matter(one: ClockEvent, other: ClockEvent) -> bool:
    """Whether two events may belong together: not to two referrals, say."""
    matters = _MATTER.get(one.kind), _MATTER.get(other.kind)
    is_same_sort = matters[0] is not None and matters[0] == matters[1]
    return not is_same_sort or one.of == other.of or None in {one.of, other.of}


@record
class ClockPause(_dated.Lasting):
    """
    That a clock was stopped for a time, why, and by whom.

    It counts only where the edition's clock may be paused for that reason. No
    statutory clock ever is: such a pause can be recorded, changes nothing and is told.

    >>> ClockPause(
    ...     timescale="team-review",
    ...     period=Period(start=date(2026, 8, 3), end=date(2026, 8, 14)),
    ...     because="the family is away",
    ... ).timescale
    'team-review'
    """

    timescale: Internal[TimescaleId, str]
    #: From the first day that does not count to the last.
    period: Internal[Period]
    #: One of the reasons that the edition gives for this clock.
    because: Special[str]
    #: The children whose clock it is. None named: every child, and the family.
    children: InternalList[PersonId, str] = default(())
    by_role: Internal[Role | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)
