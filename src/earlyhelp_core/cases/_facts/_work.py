"""
What the work says: assessment, plan, meetings, voices, actions and needs.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.answers import HappenedOn, YesNo
from earlyhelp_core.cases._considered import considered_since
from earlyhelp_core.cases._facts._reading import Reading
from earlyhelp_core.cases._fold import all_yes, last, latest, yes_if
from earlyhelp_core.cases._networks import team_network
from earlyhelp_core.contacts import UnmetNeed, WhyUnmet
from earlyhelp_core.ids import PersonId
from earlyhelp_core.plans import ActionStatus, Goal, GoalStatus, ReviewKind
from earlyhelp_core.teams import MeetingKind


def assessment_completed(reading: Reading) -> HappenedOn:
    """When the latest assessment was completed."""
    completed = latest(assessment.completed for assessment in reading.assessments)
    return completed or (YesNo.NO if reading.assessments else None)


def plan_in_place(reading: Reading) -> HappenedOn:
    """Since when a plan has been open."""
    started = latest(plan.started for plan in reading.plans)
    return started or (YesNo.NO if reading.case.plans else None)


def penultimate_review(reading: Reading) -> HappenedOn:
    """The last day but one on which the plan was looked at, or the work was to end."""
    reviews = [review.on for plan in reading.plans for review in plan.reviews]
    # One review may stand in the plan and among the meetings, a day apart.
    meetings = [
        meeting.on
        for meeting in reading.case.team.meetings
        if meeting.kind is MeetingKind.REVIEW
    ]
    closing = (meeting.on for meeting in reading.closing_meetings)
    held = {day for day in (*(reviews or meetings), *closing) if reading.is_new(day)}
    return latest(held - {max(held)}) if held else None


def updates_gathered(reading: Reading) -> HappenedOn:
    """When everybody was asked, in place of a meeting."""
    meetings = (
        meeting.on
        for meeting in reading.case.team.meetings
        if meeting.kind is MeetingKind.UPDATES_INSTEAD
    )
    reviews = (
        review.on
        for plan in reading.plans
        for review in plan.reviews
        if review.kind is ReviewKind.UPDATES
    )
    return latest(day for day in (*meetings, *reviews) if reading.is_new(day))


def network_invited(reading: Reading) -> YesNo | None:
    """Whether the whole team was asked to the last closing or handover meeting."""
    held = last(sorted(reading.closing_meetings, key=lambda meeting: meeting.on))
    if held is None:
        return None
    return reading.case.team.network_invited(held.id, held.on)


def child_voice(reading: Reading) -> HappenedOn:
    """When the child who was heard longest ago was heard."""
    heard = [_heard(reading, child) for child in reading.born]
    if YesNo.NO in heard:
        return YesNo.NO
    # The one heard longest ago speaks for how recently all were heard.
    days = [day for day in heard if isinstance(day, date)]
    if None in heard or not heard:
        return None
    return min(days) if len(days) == len(heard) else YesNo.YES


def _heard(reading: Reading, child: PersonId) -> HappenedOn:
    voices = [
        voice
        for assessment in reading.case.assessments
        for voice in assessment.voices
        if voice.child == child
    ]
    heard = [voice for voice in voices if voice.heard is YesNo.YES]
    if heard:
        return latest(voice.on for voice in heard) or YesNo.YES
    return YesNo.NO if any(v.heard is YesNo.NO for v in voices) else None


def every_child_considered(reading: Reading) -> YesNo | None:
    """Whether each child a family decision touches was thought about."""
    considered = considered_since(reading.case, reading.since)
    # A reason why a child was not thought about is a record that nobody did.
    left_out = {
        entry.child
        for assessment in reading.case.assessments
        if assessment.started >= reading.since
        for entry in assessment.not_considered
    }
    wanted = reading.everyone
    if considered or left_out & wanted:
        return yes_if(considered >= wanted)
    return None


def actions_settled(reading: Reading) -> YesNo | None:
    """Whether each action of each plan is settled."""
    return all_yes(plan.actions_settled(reading.on) for plan in reading.plans)


def partner_actions_on_time(reading: Reading) -> YesNo | None:
    """Whether no agency is late, where anything was to be done."""
    return all_yes(
        yes_if(not plan.drift(reading.on))
        for plan in reading.plans
        if plan.actions(reading.on)
    )


def needs_answered(reading: Reading) -> YesNo | None:
    """
    Whether each need that the record knows of is met, carried on or answered.

    Needs are the goals of the open plans, and what could not be got. Where neither is
    recorded, nobody has said that there is none.
    """
    goals = [goal for plan in reading.plans for goal in plan.goals]
    carried = {goal.area for goal in goals if _is_answered(goal)}
    needs = (need for need in reading.case.unmet_needs if reading.concerns(need.who))
    return all_yes(
        (
            *(yes_if(_is_answered(goal)) for goal in goals),
            *(
                yes_if(_is_seen_to(need, reading.on) or need.area in carried)
                for need in needs
            ),
        )
    )


def nothing_left_uncovered(reading: Reading) -> YesNo | None:
    """
    Whether each need and goal has somebody at work on it once the leavers have left.

    Who leaves is what the handover says; where it says nothing, nobody can tell. The
    team is the family's, and so is the answer, whichever child is asked about.
    """
    handover = reading.handover
    if handover is None:
        return None
    if not handover.leaving and handover.nobody_leaves is not YesNo.YES:
        return None
    network = team_network(reading.case, reading.on)
    return network.left_uncovered(members=handover.leaving).nothing_left


def _is_answered(goal: Goal) -> bool:
    if goal.status in {GoalStatus.MET, GoalStatus.REMOVED}:
        return True
    # What ended otherwise, or goes on, is answered where it is said why it ended or
    # somebody goes on with it.
    carried = any(a.status is ActionStatus.CARRIED_OVER for a in goal.actions)
    return carried or goal.ended_because is not None


def _is_seen_to(need: UnmetNeed, on: date) -> bool:
    if not need.is_open(on) or need.why is WhyUnmet.FAMILY_CHOSE_NOT_TO:
        return True
    # Whoever has the family on a list goes on with it.
    held = need.service is not None or need.referral is not None
    return need.why is WhyUnmet.WAITING_LIST and held
