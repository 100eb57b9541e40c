"""
What is open about referrals, handovers and moves on a day, and who owes what.

What should not be, but happens, is recorded; here it shows. Nothing in this list
stands in anybody's way, and none of it is a reason to wait with a referral.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TypeAlias, final

import attrs

from earlyhelp_core.answers import Finding, Obligation, YesNo
from earlyhelp_core.cases import _open_words as words
from earlyhelp_core.cases._holding import HeldBy, holder_of
from earlyhelp_core.cases._levels import level_of
from earlyhelp_core.cases._record import Record
from earlyhelp_core.contacts import (
    FrontDoorDecision,
    Referral,
    ReferralState,
    Telling,
    Told,
)
from earlyhelp_core.dates import Span
from earlyhelp_core.fields import Internal, InternalList, default, record
from earlyhelp_core.ids import PersonId
from earlyhelp_core.transitions import Handover, HandoverState, Kind, Move

_People: TypeAlias = tuple[PersonId, ...]


@record
class OpenPoint:
    """
    One thing that somebody should see to, with what is owed and by whom.

    Its finding is worded by the library, never from the record, so it can be shown,
    counted and logged. Its severity says whether it must be settled or would be good
    to settle; it stands in nobody's way.
    """

    #: Where it stands in the case.
    path: Internal[str]
    #: Whom it is about. Nobody named: the family.
    about: InternalList[PersonId, str] = default(())
    finding: Internal[Finding]
    owed: Internal[Obligation]


def open_points_of(
    case: Record, on: date, feedback_within: Span | None
) -> tuple[OpenPoint, ...]:
    """
    Everything open in a *case* on a day: children first, then as it was recorded.
    """
    found = _Found(case=case, on=on, feedback_within=feedback_within)
    return tuple(
        point
        for points in (found.children, found.referrals, found.handovers, found.moves)
        for point in points()
    )


def _told(
    point: words.Point, path: str, about: _People, due: date | None = None
) -> OpenPoint:
    owed = Obligation(do=str(point.finding.remedy), by=point.by, due=due)
    return OpenPoint(path=path, about=about, finding=point.finding, owed=owed)


def _touch(some: _People, others: _People) -> bool:
    """Whether two records can be about one person; nobody named is everybody."""
    return not some or not others or not set(some).isdisjoint(others)


@final
@attrs.frozen(kw_only=True)
class _Found:
    """
    One reading of a case, on a day.
    """

    case: Record
    on: date
    feedback_within: Span | None

    # --- children

    def children(self) -> Iterator[OpenPoint]:
        places = {p.id: n for n, p in enumerate(self.case.family.people)}
        for child in self._children(()):
            holder = holder_of(self.case, child, self.on)
            if holder.is_missing:
                is_gap = holder.by is HeldBy.VACANCY
                point = words.GAP_IS_RECORDED if is_gap else words.HOLDER_UNKNOWN
                yield _told(point, f"/family/people/{places[child]}", (child,))

    def _children(self, about: _People) -> _People:
        children = (child.id for child in self.case.family.children(self.on))
        return tuple(child for child in children if not about or child in about)

    # --- referrals

    def referrals(self) -> Iterator[OpenPoint]:
        for place, referral in enumerate(self.case.referrals):
            for point in self._of_referral(referral):
                is_feedback = point is words.TELL_REFERRER
                due = self._feedback_due(referral) if is_feedback else None
                yield _told(point, f"/referrals/{place}", referral.about, due)

    def _feedback_due(self, referral: Referral) -> date | None:
        within = self.feedback_within
        return None if within is None else referral.feedback_due(within)

    def _of_referral(self, referral: Referral) -> Iterator[words.Point]:
        state = referral.state(self.on)
        if state is ReferralState.WAITING:
            yield words.ANSWER_REFERRAL
        suspects = referral.harm_suspected is YesNo.YES
        if state is ReferralState.WITHDRAWN and suspects:
            yield words.HARM_IS_NOT_TAKEN_BACK
        outcome = referral.as_of(self.on).outcome
        if outcome is None:
            return
        if state is ReferralState.DECLINED:
            if outcome.reason is None:
                yield words.WHY_DECLINED
            if not self._went_on(referral, outcome.on, referral.about):
                yield words.NEXT_STEP
        if outcome.decision is FrontDoorDecision.ACCEPTED and not self._moved(
            referral, outcome.on, referral.about, _LEVEL_CHANGES
        ):
            yield words.RECORD_MOVE
        if not self._was_told(referral, outcome.on):
            yield words.TELL_REFERRER

    def _was_told(self, referral: Referral, since: date) -> bool:
        if referral.as_of(self.on).feedback_given is not None:
            return True
        # A notice names no referral; of those decided by then, any may be meant.
        return any(
            notice.to is Told.REFERRER
            and notice.about is Telling.REFERRAL_OUTCOME
            and since <= notice.on <= self.on
            for notice in self.case.notices
        )

    # --- handovers

    def handovers(self) -> Iterator[OpenPoint]:
        for place, handover in enumerate(self.case.handovers):
            for point in self._of_handover(handover):
                yield _told(point, f"/handovers/{place}", handover.children)

    def _of_handover(self, handover: Handover) -> Iterator[words.Point]:
        then = handover.as_of(self.on)
        if handover.is_open(self.on):
            ended = self._has_ended(handover)
            yield words.LEFT_OPEN if ended else words.ANSWER_HANDOVER
        if then.declined is not None:
            if then.declined_because is None:
                yield words.WHY_DECLINED
            if not self._went_on(handover, then.declined, handover.children):
                yield words.NEXT_STEP
        if then.accepted is not None:
            kinds = frozenset({handover.kind})
            if not self._moved(handover, then.accepted, handover.children, kinds):
                yield words.RECORD_MOVE
            if handover.kind is Kind.CHANGE_OVERSIGHT and not handover.keeps_lead:
                yield words.OTHER_LEAD

    def _has_ended(self, handover: Handover) -> bool:
        """Whether support has ended for each child of it since it was proposed."""
        closures = [
            move
            for move in self._moves()
            if move.kind is Kind.CLOSE and handover.proposed <= move.effective
        ]
        children = self._children(handover.children)
        return bool(children) and all(
            any(move.concerns(child) for move in closures) for child in children
        )

    # --- what followed

    def _moves(self) -> tuple[Move, ...]:
        return tuple(move for move in self.case.moves if move.effective <= self.on)

    def _went_on(
        self, declined: Referral | Handover, since: date, about: _People
    ) -> bool:
        """Whether anything followed, for those it was about."""
        case = self.case
        followed: Iterable[tuple[object, date, _People]] = (
            *((r, r.received, r.about) for r in case.referrals),
            *((h, h.proposed, h.children) for h in case.handovers),
            *((m, m.effective, m.children) for m in case.moves if m.changes_level),
            *((n, n.since or since, n.who) for n in case.unmet_needs),
        )
        return any(
            since <= day <= self.on and one is not declined and _touch(about, whom)
            for one, day, whom in followed
        )

    def _moved(
        self,
        accepted: Referral | Handover,
        since: date,
        about: _People,
        kinds: Collection[Kind],
    ) -> bool:
        """Whether what was accepted was carried out, or there was nothing to do."""
        done = any(
            _ground(move, accepted) == accepted.id
            or (
                move.kind in kinds
                and move.to == accepted.to
                and since <= move.effective
                and _touch(about, move.children)
            )
            for move in self._moves()
        )
        if done or isinstance(accepted, Handover):
            return done
        children = self._children(about)
        return all(level_of(self.case, c, self.on) == accepted.to for c in children)

    # --- moves

    def moves(self) -> Iterator[OpenPoint]:
        for place, move in enumerate(self.case.moves):
            if move.effective <= self.on:
                for point in self._of_move(move):
                    yield _told(point, f"/moves/{place}", move.children)

    def _of_move(self, move: Move) -> Iterator[words.Point]:
        if move.changes_level:
            named = (*self._answers(move),)
            if not all(named):
                yield words.NOT_ACCEPTED
            if not named and move.kind in _ACCEPTED_FIRST and not self._agreed(move):
                yield words.RECORD_ACCEPTANCE
        if move.reason is None:
            yield words.WHY_DECIDED
        if any(departure.reason is None for departure in move.departures):
            yield words.WHY_DEPARTED

    def _answers(self, move: Move) -> Iterator[bool]:
        """Of what a *move* names as its ground, whether it was accepted."""
        for handover in self.case.handovers:
            if handover.id == move.handover:
                yield handover.state(self.on) is HandoverState.ACCEPTED
        for referral in self.case.referrals:
            if referral.id == move.referral:
                state = referral.state(self.on)
                # Early help begins where the front door said early help instead.
                begins = move.kind in {Kind.OPEN, Kind.REOPEN}
                others = ReferralState.OTHER_HELP if begins else None
                yield state in {ReferralState.TAKEN_ON, others}

    def _agreed(self, move: Move) -> bool:
        """Whether somebody accepted, though the *move* does not name it."""
        handed = any(
            handover.state(self.on) is HandoverState.ACCEPTED
            and handover.kind is move.kind
            and _touch(handover.children, move.children)
            for handover in self.case.handovers
        )
        return handed or any(
            referral.state(self.on) is ReferralState.TAKEN_ON
            and _touch(referral.about, move.children)
            for referral in self.case.referrals
        )


def _ground(move: Move, accepted: Referral | Handover) -> str | None:
    return move.handover if isinstance(accepted, Handover) else move.referral


#: More help, and help in other hands: the receiving service accepts first.
_ACCEPTED_FIRST = frozenset({Kind.STEP_UP, Kind.STEP_DOWN})
_LEVEL_CHANGES = frozenset(Kind) - {Kind.REFER, Kind.TRANSFER_OUT}
