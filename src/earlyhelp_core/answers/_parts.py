"""
What an answer is made of: findings, and what must follow.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import assert_never, final

import attrs

from earlyhelp_core import _model
from earlyhelp_core.dates import ENGLAND, Span, add, written
from earlyhelp_core.private import policy
from earlyhelp_core.sources import Source

__all__ = [
    "WITHHELD",
    "Audience",
    "Duty",
    "Finding",
    "Obligation",
    "PlainWords",
    "Severity",
    "State",
    "YesNo",
]


class YesNo(_model.Code):
    """
    A fact that was recorded either way. Not recorded is ``None``, and never no.
    """

    YES = "yes"
    NO = "no"


class State(_model.Code):
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


class Severity(_model.Code):
    """
    Whether a condition stands in the way or is good advice.
    """

    REQUIRED = "required"
    ADVISED = "advised"


class Audience(_model.Code):
    """
    Whom an explanation is worded for: what one may see, another may not safely see.
    """

    PRACTITIONER = "practitioner"
    #: A parent, a carer, or another adult of the family.
    FAMILY = "family"
    #: The child or young person, by themselves.
    CHILD = "child"


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class PlainWords:
    """
    What may be said of something to those it is about, in words of their own.

    What is left out is withheld: what was told cannot be taken back. Whatever speaks
    of harm, or of looking for it, is left out, for whoever reads may be its source.
    """

    #: To a parent or carer: "you have agreed to the support".
    family: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )
    #: To the child: "you know who is there to help you".
    child: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )

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


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Finding:
    """
    How one condition stands, why, and what would satisfy it.

    The reason is worded by the rule, never from a family's record, so a finding can
    be shown, counted and logged.
    """

    #: The stable name of the condition, such as ``agreement-in-writing``.
    requirement: str
    state: State = attrs.field(converter=State)
    severity: Severity = attrs.field(converter=Severity)
    reason: str
    #: What to do about it; ``None`` where nothing needs doing.
    remedy: str | None = None
    source: Source | None = None
    #: What may be said of it to the family and to the child.
    plain: PlainWords = WITHHELD

    @property
    def stands_in_the_way(self) -> bool:
        """Whether it is required and neither met, set aside nor without bearing."""
        return self.severity is Severity.REQUIRED and self.is_open

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done or written down."""
        return self.state in _OPEN


_OPEN = frozenset({State.UNMET, State.NOT_RECORDED})


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Duty:
    """
    What must follow once a move is made: what, by whom, and within how long.
    """

    do: str = attrs.field(converter=_model.as_text)
    #: A role, never a name.
    by: str = attrs.field(converter=_model.as_text)
    #: Counted from the day of the move, which is day 0. ``None``: alongside, as soon
    #: as it can be done without holding anything up.
    within: Span | None = None
    source: Source | None = None
    #: What may be said of it to the family and to the child.
    plain: PlainWords = WITHHELD

    def since(self, start: date) -> Obligation:
        """The duty with its date, counted from *start*."""
        due = None if self.within is None else add(start, self.within)
        return Obligation(
            do=self.do, by=self.by, due=due, source=self.source, plain=self.plain
        )


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Obligation:
    """
    What must happen next, by whom, and by which date.
    """

    do: str
    by: str
    #: ``None``: as soon as it can be done without holding anything up.
    due: date | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_date)
    )
    source: Source | None = None
    #: What may be said of it to the family and to the child.
    plain: PlainWords = WITHHELD

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
