"""
What has come since the assessment, and may speak against relying on it.

Each fact is told the way that is better: nobody sees it otherwise, nothing new has come
in, each child was seen. Silence is never a yes: somebody was asked, or has looked.

The assessment is the latest that was completed, of each child. Its own day counts as
since, as it does for `Assessment.contrary_since_completed`; only a contact of that day
may well be what it was written about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from earlyhelp_core.answers import HappenedOn, YesNo
from earlyhelp_core.assessments import Assessment, Contrary, ContraryEvidence, Visit
from earlyhelp_core.cases._facts._reading import Reading
from earlyhelp_core.cases._fold import all_yes, latest, yes_if
from earlyhelp_core.contacts import Contact, Referral
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import Said
from earlyhelp_core.plans import PlanAgreement, Response


def children_agree(reading: Reading) -> YesNo | None:
    """Whether each child, asked since, sees it as it was assessed."""
    return all_yes(
        YesNo.NO
        if _speaks_against(reading, child, Contrary.CHILD_SAYS_OTHERWISE)
        else all_yes(_own_words(reading, child, since))
        for child, since in _assessed(reading).items()
        if child in reading.born
    )


def _own_words(reading: Reading, child: PersonId, since: date) -> Iterator[YesNo]:
    """The child's last word to each thing they were asked about, and being heard."""
    for plan in reading.plans:
        yield from _last(
            (answer.on, answer.said is Response.AGREES)
            for answer in plan.agreed
            if answer.person == child and _is_since(answer, since)
        )
    for agreement in reading.case.agreements:
        yield from _last(
            (answer.on, answer.said is Said.AGREES)
            for answer in agreement.asked
            if answer.person == child
            and answer.said in {Said.AGREES, Said.DOES_NOT_AGREE}
            and answer.on is not None
            and since <= answer.on
        )
    for assessment in reading.case.assessments:
        for voice in assessment.voices:
            said = voice.heard if voice.child == child else None
            if said is YesNo.YES and voice.on is not None and since <= voice.on:
                yield said


def members_agree(reading: Reading) -> YesNo | None:
    """Whether the team was heard since, and nobody in it or the family dissents."""
    return all_yes(
        YesNo.NO
        if _speaks_against(reading, child, Contrary.MEMBER_DISSENTS)
        or _dissents(reading, since)
        else _all_heard(reading, since)
        for child, since in _assessed(reading).items()
    )


def _dissents(reading: Reading, since: date) -> bool:
    """Whether the last word of a grown-up to a plan, since then, is no."""
    return any(
        YesNo.NO
        in _last(
            (answer.on, answer.said is Response.AGREES)
            for answer in plan.agreed
            if answer.person == person and _is_since(answer, since)
        )
        for plan in reading.plans
        for person in {answer.person for answer in plan.agreed} - reading.everyone
    )


def _all_heard(reading: Reading, since: date) -> YesNo | None:
    team = reading.case.team
    silent = team.not_heard_from(reading.on, since=since)
    return YesNo.YES if team.active(reading.on) and not silent else None


def contacts_weighed(reading: Reading) -> YesNo | None:
    """Whether the last contact or referral came by the day of the assessment."""
    return all_yes(
        YesNo.NO
        if _speaks_against(reading, child, Contrary.NEW_CONTACT)
        else _came_before(_received(reading, child), since)
        for child, since in _assessed(reading).items()
    )


def _received(reading: Reading, child: PersonId) -> Iterator[date]:
    heard: tuple[Contact | Referral, ...] = (
        *reading.case.contacts,
        *reading.case.referrals,
    )
    for one in heard:
        # What names only grown-ups may be about any of the children.
        named = reading.everyone.intersection(one.about)
        if not named or child in named:
            yield one.received


def _came_before(received: Iterable[date], since: date) -> YesNo | None:
    # Where nothing was ever written down, nobody keeps such a list here.
    last = latest(received)
    return None if last is None else yes_if(last <= since)


def incidents_weighed(reading: Reading) -> YesNo | None:
    """Whether the plan was looked at since, and nothing that happened is recorded."""
    reviews = (review.on for plan in reading.plans for review in plan.reviews)
    meetings = (meeting.on for meeting in reading.case.team.meetings)
    looked = latest((*reviews, *meetings))
    return all_yes(
        YesNo.NO
        if _speaks_against(reading, child, Contrary.NEW_INCIDENT)
        else (YesNo.YES if looked is not None and since <= looked else None)
        for child, since in _assessed(reading).items()
    )


def children_seen(reading: Reading) -> HappenedOn:
    """When the child who was seen longest ago was last seen, since the assessment."""
    seen = [
        _seen(reading, child, since)
        for child, since in _assessed(reading).items()
        if child in reading.born
    ]
    days = [day for day in seen if isinstance(day, date)]
    if YesNo.NO in seen:
        return YesNo.NO
    return min(days) if days and None not in seen else None


def _seen(reading: Reading, child: PersonId, since: date) -> HappenedOn:
    visits = [v for v in _visits(reading) if since <= v.on]
    seen = latest(visit.on for visit in visits if child in visit.seen)
    missed = latest(
        evidence.on or since
        for evidence in _contrary(reading, child)
        if evidence.kind is Contrary.CHILD_NOT_SEEN
    )
    if seen is not None and (missed is None or missed <= seen):
        return seen
    in_vain = any(visit.saw(child) is YesNo.NO for visit in visits)
    return YesNo.NO if missed is not None or in_vain else None


def _visits(reading: Reading) -> Iterator[Visit]:
    for assessment in reading.case.assessments:
        yield from assessment.visits


def _assessed(reading: Reading) -> Mapping[PersonId, date]:
    """The day on which the latest assessment of each child was completed."""
    completed = {
        child: latest(a.completed for a in _assessments_of(reading, child))
        for child in reading.ids
    }
    return {child: day for child, day in completed.items() if day is not None}


def _assessments_of(reading: Reading, child: PersonId) -> Iterator[Assessment]:
    for assessment in reading.case.assessments:
        if not assessment.children or child in assessment.children:
            yield assessment


def _contrary(reading: Reading, child: PersonId) -> Iterator[ContraryEvidence]:
    """What has come to speak against the latest assessment of a child, wherever."""
    since = _assessed(reading)[child]
    for assessment in reading.case.assessments:
        for evidence in assessment.contrary:
            # Without a day it speaks against the assessment in which it stands.
            day = evidence.on or assessment.completed or date.min
            if evidence.concerns(child) and since <= day:
                yield evidence


def _speaks_against(reading: Reading, child: PersonId, kind: Contrary) -> bool:
    return any(evidence.kind is kind for evidence in _contrary(reading, child))


def _is_since(answer: PlanAgreement, since: date) -> bool:
    return answer.is_answer and answer.on is not None and since <= answer.on


def _last(answers: Iterable[tuple[date | None, bool]]) -> tuple[YesNo, ...]:
    """The last of them, if there is one, as yes or no."""
    # Sorting keeps the order of writing down among those of one day.
    ordered = sorted(answers, key=lambda answer: answer[0] or date.min)
    return tuple(yes_if(agrees) for _, agrees in ordered[-1:])
