"""
The two answers there are.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import ClassVar, Literal, Never, TypeAlias, final

from earlyhelp_core.answers._parts import Audience, Duty, Finding, Obligation
from earlyhelp_core.answers._plainly import told_plainly
from earlyhelp_core.answers._words import told
from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import DateLike, Public, PublicList, default, policy


@policy
class _Weighed:
    """
    What both answers share. Use `Met` and `Outstanding`.
    """

    #: Every condition that was weighed, required ones first, in the rule's order.
    findings: PublicList[Finding]
    #: What follows from the answer, without dates.
    duties: PublicList[Duty] = default(())
    #: The day the question was asked of; the dates of the obligations count from it.
    on: Public[date, DateLike]

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

    def explain(self, audience: Audience | str = Audience.PRACTITIONER) -> str:
        """
        The answer in plain words: each finding, then what must happen next.

        Advice to the practitioner who decides, worded for the *audience*. A family and
        a child are told what may be said to any of them, in words of their own, and
        nothing of harm, nor whether the answer is met: that is for the practitioner to
        talk through. What one person may not safely see is known to the record alone:
        where there is one, ask `Partnership.tell`.

        >>> print(Met(findings=(), on="2026-03-02").explain("family"))
        Your practitioner will talk with you about what happens next.
        """
        asked = Audience(audience)
        if asked is Audience.PRACTITIONER:
            return told(self.findings, self.obligations)
        return told_plainly(self.findings, self.obligations, asked)

    def __bool__(self) -> Never:
        """Refuse: an answer is more than yes or no."""
        raise Misuse.of(
            type(self).__name__,
            code="answer-as-bool",
            message="ask answer.met, or read answer.findings: "
            "an answer is advice with reasons, not true or false",
        )


@final
class Met(_Weighed):
    """
    Nothing required stands in the way; what follows is listed.

    >>> answer: Answer = Met(findings=(), on="2026-03-02")
    >>> answer.met
    True
    """

    __slots__ = ()

    met: ClassVar[Literal[True]] = True


@final
class Outstanding(_Weighed):
    """
    Something required is unmet or not recorded; every such condition is listed.

    A practitioner may still decide to go on. The record then says so, with reasons.
    """

    __slots__ = ()

    met: ClassVar[Literal[False]] = False


Answer: TypeAlias = Met | Outstanding
