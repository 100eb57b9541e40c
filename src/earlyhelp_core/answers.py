"""
The one shape in which the library says what is met and what is not.

An answer lists *every* condition it weighed, met or not, each with its reason, its
source and what would satisfy it. It is `Met` or `Outstanding`, never true or false:
an answer is advice, and a practitioner who reads only one bit of it is not advised.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal, Never, TypeAlias, final

import attrs

from earlyhelp_core import _model
from earlyhelp_core.dates import ENGLAND, Span, add, written
from earlyhelp_core.errors import Misuse
from earlyhelp_core.private import policy
from earlyhelp_core.sources import Source

__all__ = [
    "Answer",
    "Audience",
    "Duty",
    "Finding",
    "Met",
    "Obligation",
    "Outstanding",
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

    def since(self, start: date) -> Obligation:
        """The duty with its date, counted from *start*."""
        due = None if self.within is None else add(start, self.within)
        return Obligation(do=self.do, by=self.by, due=due, source=self.source)


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


@attrs.frozen(kw_only=True, field_transformer=policy)
class _Weighed:
    """
    What both answers share. Use `Met` and `Outstanding`.
    """

    #: Every condition that was weighed, required ones first, in the rule's order.
    findings: tuple[Finding, ...]
    #: What follows from the answer, without dates.
    duties: tuple[Duty, ...] = ()
    #: The day the question was asked of; the dates of the obligations count from it.
    on: date = attrs.field(converter=_model.as_date)

    @cached_property
    def obligations(self) -> tuple[Obligation, ...]:
        """The duties with their dates, worked out when first asked for."""
        return tuple(duty.since(self.on) for duty in self.duties)

    @property
    def outstanding(self) -> tuple[Finding, ...]:
        """The required conditions that are unmet or not recorded."""
        return tuple(f for f in self.findings if f.stands_in_the_way)

    @property
    def advisory(self) -> tuple[Finding, ...]:
        """The advised conditions that are unmet or not recorded."""
        return tuple(f for f in self.findings if f.is_open and not f.stands_in_the_way)

    @property
    def remedies(self) -> tuple[str, ...]:
        """What would satisfy each outstanding condition, each said once."""
        return tuple(dict.fromkeys(f.remedy for f in self.outstanding if f.remedy))

    def to_records(self) -> list[dict[str, str | None]]:
        """
        One flat row per finding, for a table: codes and words, nothing personal.
        """
        return [
            {
                "requirement": f.requirement,
                "state": f.state.value,
                "severity": f.severity.value,
                "reason": f.reason,
                "remedy": f.remedy,
                "source": None if f.source is None else str(f.source),
            }
            for f in self.findings
        ]

    def explain(self, audience: Audience = Audience.PRACTITIONER) -> str:
        """
        The answer in plain words: each finding, then what must happen next.

        Advice to the practitioner who decides, worded for the *audience*.
        """
        Audience(audience)
        return "\n".join([*_told(self.findings), *_owed(self.obligations)])

    def __bool__(self) -> Never:
        """Refuse: an answer is more than yes or no."""
        raise Misuse.of(
            type(self).__name__,
            code="answer-as-bool",
            message="ask answer.met, or read answer.findings: "
            "an answer is advice with reasons, not true or false",
        )


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Met(_Weighed):
    """
    Nothing required stands in the way; what follows is listed.

    >>> from datetime import date
    >>> answer: Answer = Met(findings=(), on=date(2026, 3, 2))
    >>> answer.met
    True
    """

    met: ClassVar[Literal[True]] = True


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Outstanding(_Weighed):
    """
    Something required is unmet or not recorded; every such condition is listed.

    A practitioner may still decide to go on. The record then says so, with reasons.
    """

    met: ClassVar[Literal[False]] = False


Answer: TypeAlias = Met | Outstanding


_MARKS = {
    State.MET: "met         ",
    State.UNMET: "missing     ",
    State.NOT_RECORDED: "not recorded",
    State.NOT_APPLICABLE: "no bearing  ",
    State.SET_ASIDE: "set aside   ",
}


def _told(findings: Iterable[Finding]) -> Iterable[str]:
    for finding in findings:
        advised = " (advised)" if finding.severity is Severity.ADVISED else ""
        yield f"{_MARKS[finding.state]}  {finding.requirement}{advised}"
        yield f"              {finding.reason}"
        if finding.remedy is not None:
            yield f"              way out: {finding.remedy}"
        if finding.source is not None:
            yield f"              source: {finding.source}"


def _owed(obligations: Iterable[Obligation]) -> Iterable[str]:
    for obligation in obligations:
        yield f"next          {obligation.when}, {obligation.by}:"
        yield f"              {obligation.do}"
        if obligation.source is not None:
            yield f"              source: {obligation.source}"
