"""
Who came back for more help, after what, and within how long.

"A quarter of referrals are repeats" says nothing until it is told what is counted from,
and whether a family or a child. So both are asked for, and every one found says its
own. To come back is often a good sign: this counts and does not judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._journey import in_order
from earlyhelp_core.contacts import Referral
from earlyhelp_core.dates import Span, add
from earlyhelp_core.fields import DateLike, Internal, as_date, default, record
from earlyhelp_core.ids import MoveId, PersonId, ReferralId
from earlyhelp_core.transitions import Kind, KindLike, Move


class ReferralAnchor(fields.Code):
    """
    What a repeat referral is counted from.
    """

    PREVIOUS_REFERRAL = "previous-referral"
    #: The day on which support last ended, by whatever move.
    PREVIOUS_CLOSURE = "previous-closure"


ReferralAnchorLike: TypeAlias = (
    ReferralAnchor | Literal["previous-referral", "previous-closure"]
)


class ReturnUnit(fields.Code):
    """
    Who has to be the same, before and after.
    """

    #: Each child by themselves.
    CHILD = "child"
    #: Any child of the family, whether or not the same one.
    FAMILY = "family"


@record
class RepeatReferral:
    """
    That a referral came again, and what it came after.
    """

    referral: Internal[ReferralId, str]
    received: Internal[date, DateLike]
    anchor: Internal[ReferralAnchor, ReferralAnchorLike]
    #: The day it is counted from.
    after: Internal[date, DateLike]
    #: About whom again; ``None`` where the family is the unit.
    child: Internal[PersonId | None, str | None] = default(None)


@record
class Return:
    """
    That more help followed less: what was taken up, and the move it came after.
    """

    move: Internal[MoveId, str]
    kind: Internal[Kind, KindLike]
    on: Internal[date, DateLike]
    #: The day of the step down or closure.
    after: Internal[date, DateLike]
    #: Which of the two it was: what the return is counted from.
    anchor: Internal[Kind, KindLike]
    #: For whom; ``None`` where the family is the unit.
    child: Internal[PersonId | None, str | None] = default(None)


def repeat_referrals(
    case: Case,
    within: Span,
    anchor: ReferralAnchorLike,
    *,
    unit: ReturnUnit | str,
    on: DateLike,
) -> tuple[RepeatReferral, ...]:
    """
    The referrals up to a day that came again within a span, in order of receipt.

    A referral that names nobody is about every child of the family. A second one of
    the same day is a repeat of the first, and one on the day of a closure comes after
    it. By child, one that names no child repeats none.

    Raises `Impossible` for an unknown *anchor* or *unit*.
    """
    on = as_date(on)
    counted_from, same = ReferralAnchor(anchor), ReturnUnit(unit)
    received = [one for one in case.referrals if one.received <= on]
    latest: dict[PersonId | None, date] = {}
    found: list[RepeatReferral] = []
    for referral in sorted(received, key=lambda one: one.received):
        day = referral.received
        for child in _about(case, referral) if same is ReturnUnit.CHILD else (None,):
            after = latest.get(child)
            if counted_from is ReferralAnchor.PREVIOUS_CLOSURE:
                after = _last_closure(case, child, day)
            if after is not None and day <= add(after, within):
                found.append(
                    RepeatReferral(
                        referral=referral.id,
                        received=day,
                        anchor=counted_from,
                        after=after,
                        child=child,
                    )
                )
            latest[child] = day
    return tuple(found)


def _about(case: Case, referral: Referral) -> Iterator[PersonId]:
    """The children a referral is about: those it names, or all."""
    for id_ in referral.about:
        if case.family.person(id_).is_child(referral.received) is not YesNo.NO:
            yield id_
    if not referral.about:
        yield from (child.id for child in case.family.children(referral.received))


def _last_closure(case: Case, child: PersonId | None, on: date) -> date | None:
    ends = (episode.ended for episode in case.episodes(on, child))
    return max((end for end in ends if end is not None), default=None)


_LESS = frozenset({Kind.STEP_DOWN, Kind.CLOSE})
_MORE = frozenset({Kind.OPEN, Kind.REOPEN, Kind.STEP_UP})


def returns(
    case: Case, *, unit: ReturnUnit | str, on: DateLike, within: Span | None = None
) -> tuple[Return, ...]:
    """
    When more help followed a step down or a closure, up to a day, in order.

    Support that was opened or reopened, or a step up, where the move before it in
    either direction was a step down or a closure. More help after more help is no
    return. A lateral move or another oversight is neither; moving away is no ending
    that one returns from. Without *within*, however long it had been.

    Raises `Impossible` for an unknown *unit*.
    """
    on = as_date(on)
    same = ReturnUnit(unit)
    less: dict[PersonId | None, Move] = {}
    found: list[Return] = []
    for move in in_order(case.moves, on):
        for child in _moved(case, move) if same is ReturnUnit.CHILD else (None,):
            if move.kind in _LESS:
                less[child] = move
            elif move.kind in _MORE and child in less:
                before = less.pop(child)
                if within is None or move.effective <= add(before.effective, within):
                    found.append(_return(move, before, child))
    return tuple(found)


def _moved(case: Case, move: Move) -> Iterable[PersonId]:
    return move.children or (c.id for c in case.family.children(move.effective))


def _return(move: Move, before: Move, child: PersonId | None) -> Return:
    return Return(
        move=move.id,
        kind=move.kind,
        on=move.effective,
        after=before.effective,
        anchor=before.kind,
        child=child,
    )
