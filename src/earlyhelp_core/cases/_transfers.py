"""
A family moves to another area: what goes with it, and what is asked there anew.

Records travel; decisions do not. What was seen, said and planned goes on, so that the
family does not start again. What somebody had the authority to decide (a level, a
legal status, who leads, what the family agreed to) belongs to the area it was decided
in, and the receiving area decides for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import wrap
from typing import Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.cases._case import Case
from earlyhelp_core.dates import written
from earlyhelp_core.errors import Conflict
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Special,
    as_date,
    default,
    record,
)
from earlyhelp_core.frameworks import Level, LevelFramework, crosswalk
from earlyhelp_core.ids import CaseId, FrameworkId, LevelCode, PersonId
from earlyhelp_core.people import LegalBasis, LegalBasisLike


class WhatIsCarried(fields.Code):
    """
    What of a record goes on with a family, so that it need not be told again.
    """

    #: Each stretch of support, with how it ended.
    EPISODES = "episodes"
    ASSESSMENTS = "assessments"
    #: What each child said, within the assessments.
    VOICES = "voices"
    #: Goals in the family's words, with their actions and reviews.
    PLANS = "plans"
    #: What the family needed and could not get.
    UNMET_NEEDS = "unmet-needs"


WhatIsCarriedLike: TypeAlias = (
    WhatIsCarried | Literal["episodes", "assessments", "voices", "plans", "unmet-needs"]
)


class WhatIsAsked(fields.Code):
    """
    What the receiving area has to ask or decide for itself.
    """

    HARM = "harm"
    LEVEL = "level"
    #: Somebody is a child in need in the sending area.
    CHILD_IN_NEED = "child-in-need"
    #: Somebody has a child protection plan there.
    PROTECTION_PLAN = "protection-plan"
    #: Somebody is accommodated there, or under an order.
    ACCOMMODATION_OR_ORDER = "accommodation-or-order"
    #: The legal status of somebody is not recorded there.
    STATUS_NOT_RECORDED = "status-not-recorded"
    AGREEMENT = "agreement"
    SHARING = "sharing"
    LEAD = "lead"

    @property
    def words(self) -> str:
        """What is to be asked, and why it does not go over by itself."""
        return _WORDS[self]


WhatIsAskedLike: TypeAlias = (
    WhatIsAsked
    | Literal[
        "harm",
        "level",
        "child-in-need",
        "protection-plan",
        "accommodation-or-order",
        "status-not-recorded",
        "agreement",
        "sharing",
        "lead",
    ]
)


#: Said to the receiving area: "here" is theirs.
_WORDS = {
    WhatIsAsked.HARM: "consider harm for every child on the day they are met; where "
    "it is suspected, refer to the front door here today, and wait for none of this",
    WhatIsAsked.LEVEL: "decide each child's level; the candidates show where to look",
    WhatIsAsked.CHILD_IN_NEED: "decide whether the child is in need here; "
    "child-in-need work does not go over by itself",
    WhatIsAsked.PROTECTION_PLAN: "tell whoever convenes the conference here at once; "
    "only a conference decides on a plan, and until it has, those who made it hold it",
    WhatIsAsked.ACCOMMODATION_OR_ORDER: "settle with the authority that holds it who "
    "does what; moving house neither ends it nor passes it on",
    WhatIsAsked.STATUS_NOT_RECORDED: "find out the child's legal status; that it is "
    "not recorded is not to say that there is none",
    WhatIsAsked.AGREEMENT: "ask the family what support they agree to here; what "
    "they agreed to was the support they had",
    WhatIsAsked.SHARING: "say on what basis the record is held here, and tell the "
    "family where that is safe",
    WhatIsAsked.LEAD: "agree with the family who leads; until somebody here has "
    "accepted, the sending lead holds",
}
_ALWAYS_FIRST = (WhatIsAsked.HARM, WhatIsAsked.LEVEL)
_ALWAYS_LAST = (WhatIsAsked.AGREEMENT, WhatIsAsked.SHARING, WhatIsAsked.LEAD)
_ABOUT_STATUS = {
    LegalBasis.ORDER: WhatIsAsked.ACCOMMODATION_OR_ORDER,
    LegalBasis.SECTION_20: WhatIsAsked.ACCOMMODATION_OR_ORDER,
    LegalBasis.CHILD_PROTECTION_PLAN: WhatIsAsked.PROTECTION_PLAN,
    LegalBasis.SECTION_17: WhatIsAsked.CHILD_IN_NEED,
    None: WhatIsAsked.STATUS_NOT_RECORDED,
}


@record
class CarriedOn:
    """
    Something of the record that goes on, and how much of it there is.
    """

    what: Internal[WhatIsCarried, WhatIsCarriedLike]
    how_many: Internal[int]


@record
class AskedAgain:
    """
    Something the receiving area asks anew, and about which children.
    """

    # Special: that a protection plan is asked about tells that there is one.
    what: Special[WhatIsAsked, WhatIsAskedLike]
    about: InternalList[PersonId, str] = default(())


@record
class ChildMoving:
    """
    Where one child stood, and where in the other area's framework to look.
    """

    child: Internal[PersonId, str]
    #: The level in the sending area; ``None`` where it is not recorded.
    level: Internal[LevelCode | None, str | None] = default(None)
    #: The tiers of the shared continuum it spans.
    tiers: InternalList[int] = default(())
    #: Levels of the receiving area that share a tier, lowest first. None is chosen.
    candidates: InternalList[LevelCode, str] = default(())
    #: Whether there is one candidate and it spans the same tiers.
    exact: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: As it stood in the sending area: told, and never carried over.
    legal_status: Special[LegalBasis | None, LegalBasisLike | None] = default(None)


@record
class Transfer:
    """
    What the receiving area reads when a family moves to it. It decides nothing.
    """

    case: Internal[CaseId, str]
    on: Internal[date, DateLike]
    sending: Internal[FrameworkId, str]
    receiving: Internal[FrameworkId, str]
    children: InternalList[ChildMoving] = default(())
    carried_on: InternalList[CarriedOn] = default(())
    #: In the order in which to ask.
    asked_again: InternalList[AskedAgain] = default(())

    def explain(self) -> str:
        """In plain words, for the practitioner who takes over."""
        where = f"from {self.sending} to {self.receiving}"
        lines = [
            f"The family moves: {where}, as it stood on {written(self.on)}.",
            "",
            "Where to look",
            *(_told(child) for child in self.children),
            "",
            "Carried on",
            *(f"  {_plain(item.what)}: {item.how_many}" for item in self.carried_on),
            "",
            "Asked again here, by the receiving area",
            *(f"  {item.what.words}{_of(item.about)}" for item in self.asked_again),
        ]
        return "\n".join(part for line in lines for part in _wrapped(line))


def _plain(code: str) -> str:
    return code.replace("-", " ")


def _of(children: tuple[PersonId, ...]) -> str:
    return f" ({', '.join(children)})" if children else ""


def _told(child: ChildMoving) -> str:
    if child.level is None:
        return f"  {child.child}: the level is not recorded, so there is no candidate"
    match = "exactly" if child.exact is YesNo.YES else "not exactly"
    found = " or ".join(child.candidates) or "nothing"
    return f"  {child.child}: {child.level} may be {found}, {match} the same"


def _wrapped(line: str) -> list[str]:
    return wrap(line, 78, subsequent_indent="    ", break_on_hyphens=False) or [""]


def transfer(
    case: Case, *, sending: LevelFramework, receiving: LevelFramework, on: DateLike
) -> Transfer:
    """
    What goes over when the family of a *case* moves to another area, and what does not.

    Levels are shown as candidates and never converted; legal status never crosswalks.
    The sending area goes on holding the family until the receiving one has accepted.

    Raises `Conflict` where the case is not written in the levels of *sending*.

    Source: early help practice; that child-in-need work does not transfer by itself,
    and that a conference decides on a protection plan, is usual procedure.

    >>> from earlyhelp_core import partnerships
    >>> from earlyhelp_core.people import Family, Membership, Person
    >>> here, there = (
    ...     partnerships.load(name, on=None).framework
    ...     for name in ("kensington-and-chelsea", "kingston-and-richmond")
    ... )
    >>> case = Case(
    ...     id="c1",
    ...     ladder=here.ladder,
    ...     starts_at="targeted",
    ...     family=Family(
    ...         id="f1",
    ...         people=[Person(id="p1", born=date(2014, 9, 1))],
    ...         memberships=[Membership(person="p1")],
    ...     ),
    ... )
    >>> moving = transfer(case, sending=here, receiving=there, on=date(2022, 6, 1))
    >>> moving.children[0].candidates, moving.children[0].exact.value
    (('2a', '2b', '3'), 'no')
    """
    on = as_date(on)
    if case.ladder != sending.ladder:
        raise Conflict.of(
            "Case",
            path="/ladder",
            code="other-framework",
            message="the case is not written in the levels of the sending area; give "
            "the framework it was written under",
        )
    now = case.as_of(on).case
    levels = now.levels(on)
    return Transfer(
        case=case.id,
        on=on,
        sending=sending.id,
        receiving=receiving.id,
        children=tuple(
            _moving(
                PersonId(child),
                None if code is None else sending.level(code),
                now.status(on, child),
                receiving,
            )
            for child, code in levels.items()
        ),
        carried_on=tuple(_carried(now, on)),
        asked_again=tuple(_asked(now, tuple(map(PersonId, levels)), on)),
    )


def _moving(
    child: PersonId,
    level: Level | None,
    status: LegalBasis | None,
    receiving: LevelFramework,
) -> ChildMoving:
    if level is None:
        return ChildMoving(child=child, legal_status=status)
    found = crosswalk(level, to=receiving)
    return ChildMoving(
        child=child,
        level=level.code,
        tiers=level.tiers,
        candidates=tuple(candidate.code for candidate in found.candidates),
        exact=YesNo.YES if found.exact else YesNo.NO,
        legal_status=status,
    )


def _carried(case: Case, on: date) -> Iterator[CarriedOn]:
    voices = [voice for one in case.assessments for voice in one.voices]
    for what, held in (
        (WhatIsCarried.EPISODES, case.episodes(on)),
        (WhatIsCarried.ASSESSMENTS, case.assessments),
        (WhatIsCarried.VOICES, voices),
        (WhatIsCarried.PLANS, case.plans),
        (WhatIsCarried.UNMET_NEEDS, case.unmet_needs),
    ):
        if held:
            yield CarriedOn(what=what, how_many=len(held))


def _asked(
    case: Case, children: tuple[PersonId, ...], on: date
) -> Iterator[AskedAgain]:
    yield from (AskedAgain(what=what) for what in _ALWAYS_FIRST)
    held = {child: case.status(on, child) for child in children}
    about: dict[WhatIsAsked, list[PersonId]] = {}
    for basis, what in _ABOUT_STATUS.items():
        about.setdefault(what, []).extend(c for c in children if held[c] is basis)
    yield from (
        AskedAgain(what=what, about=tuple(whom)) for what, whom in about.items() if whom
    )
    yield from (AskedAgain(what=what) for what in _ALWAYS_LAST)
