"""
What an answer is made of: findings, and what must follow.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, Self, TypeAlias, assert_never

from earlyhelp_core import fields
from earlyhelp_core.dates import ENGLAND, Span, add, written
from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import DateLike, Public, Role, default, policy
from earlyhelp_core.sources import Source


class YesNo(fields.Code):
    """
    A fact that was recorded either way. Not recorded is ``None``, and never no.
    """

    YES = "yes"
    NO = "no"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """Take ``True`` for yes and ``False`` for no; refuse all else."""
        try:
            return cls("yes" if fields.as_bool(value) else "no")
        except Misuse:
            return super()._missing_(value)


YesNoLike: TypeAlias = YesNo | Literal["yes", "no"] | bool


class State(fields.Code):
    """
    How a condition stands.
    """

    MET = "met"
    #: Recorded, and it does not satisfy the condition.
    UNMET = "unmet"
    #: Nothing is written down either way. It may well be true: ask, then record.
    NOT_RECORDED = "not-recorded"
    #: The condition has no bearing on this situation.
    NOT_APPLICABLE = "not-applicable"
    #: It stands in nobody's way here, because something weightier does not wait.
    SET_ASIDE = "set-aside"


StateLike: TypeAlias = (
    State | Literal["met", "unmet", "not-recorded", "not-applicable", "set-aside"]
)


class Severity(fields.Code):
    """
    Whether a condition stands in the way or is good advice.
    """

    REQUIRED = "required"
    ADVISED = "advised"


SeverityLike: TypeAlias = Severity | Literal["required", "advised"]


class Audience(fields.Code):
    """
    Whom an explanation is worded for: what one may see, another may not safely see.
    """

    PRACTITIONER = "practitioner"
    #: A parent, a carer, or another adult of the family.
    FAMILY = "family"
    #: The child or young person, by themselves.
    CHILD = "child"


@policy
class PlainWords:
    """
    What may be said of something to those it is about, in words of their own.

    What is left out is withheld: what was told cannot be taken back. Whatever speaks
    of harm, or of looking for it, is left out, for whoever reads may be its source.
    """

    #: To a parent or carer: "you have agreed to the support".
    family: Public[str | None] = default(None)
    #: To the child: "you know who is there to help you".
    child: Public[str | None] = default(None)

    def to(self, audience: Audience) -> str | None:
        """The sentence for that *audience*; a practitioner reads the reason itself."""
        match audience:
            case Audience.PRACTITIONER:
                return None
            case Audience.FAMILY:
                return self.family
            case Audience.CHILD:
                return self.child
            case _:
                assert_never(audience)

    def filled(self, fill: Callable[[str], str]) -> PlainWords:
        """The same words with what a rule asks for filled in."""
        return PlainWords(
            family=self.family and fill(self.family),
            child=self.child and fill(self.child),
        )


#: Nothing may be said of it.
WITHHELD = PlainWords()


@policy
class Finding:
    """
    How one condition stands, why, and what would satisfy it.

    The reason is worded by the rule, never from a family's record, so a finding can
    be shown, counted and logged.
    """

    #: The stable name of the condition, such as ``agreement-in-writing``.
    requirement: Public[str]
    state: Public[State, StateLike]
    severity: Public[Severity, SeverityLike]
    reason: Public[str]
    #: What to do about it; ``None`` where nothing needs doing.
    remedy: Public[str | None] = default(None)
    source: Public[Source | None] = default(None)
    #: What may be said of it to the family and to the child.
    plain: Public[PlainWords] = default(WITHHELD)

    @property
    def stands_in_the_way(self) -> bool:
        """Whether it is required and neither met, set aside nor without bearing."""
        return self.severity is Severity.REQUIRED and self.is_open

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done or written down."""
        return self.state in _OPEN


_OPEN = frozenset({State.UNMET, State.NOT_RECORDED})


@policy
class Duty:
    """
    What must follow once a move is made: what, by whom, and within how long.
    """

    do: Public[str]
    #: A role, never a name.
    by: Public[Role]
    #: Counted from the day of the move, which is day 0. ``None``: alongside, as soon
    #: as it can be done without holding anything up.
    within: Public[Span | None] = default(None)
    source: Public[Source | None] = default(None)
    #: What may be said of it to the family and to the child.
    plain: Public[PlainWords] = default(WITHHELD)

    def since(self, start: DateLike) -> Obligation:
        """The duty with its date, counted from *start*."""
        due = None if self.within is None else add(start, self.within)
        return Obligation(
            do=self.do, by=self.by, due=due, source=self.source, plain=self.plain
        )


@policy
class Obligation:
    """
    What must happen next, by whom, and by which date.
    """

    do: Public[str]
    by: Public[Role]
    #: ``None``: as soon as it can be done without holding anything up.
    due: Public[date | None, DateLike | None] = default(None)
    source: Public[Source | None] = default(None)
    #: What may be said of it to the family and to the child.
    plain: Public[PlainWords] = default(WITHHELD)

    @property
    def is_provisional(self) -> bool:
        """Whether a bank holiday not yet published could still move the date."""
        return self.due is not None and ENGLAND.is_provisional(self.due)

    @property
    def when(self) -> str:
        """The date in words."""
        if self.due is None:
            return "alongside, holding nothing up"
        provisional = " (provisional)" if self.is_provisional else ""
        return f"by {written(self.due)}{provisional}"
