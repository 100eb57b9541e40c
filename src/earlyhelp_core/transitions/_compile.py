"""
Rules made ready to be weighed.

Each condition of a rule becomes two bits; the bits of all of them are one number, and
what is to be said about that number is worked out once and kept. So weighing many
families costs little more than asking each condition, though every answer is whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self, TypeAlias

import attrs

from earlyhelp_core.answers import Duty, Finding, Severity, State
from earlyhelp_core.assessments import Harm
from earlyhelp_core.dates import Span, Unit
from earlyhelp_core.fields import Public, PublicList, derived, policy
from earlyhelp_core.ids import LevelCode, PublicationId
from earlyhelp_core.sources import Citation, Publication, Source
from earlyhelp_core.transitions._facts import Facts
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._predicates import (
    AllOf,
    Predicate,
    Test,
    Truth,
    compiled,
)
from earlyhelp_core.transitions._requirements import Requirement
from earlyhelp_core.transitions._rules import Ask, Rule
from earlyhelp_core.transitions._undated import Undated

Sources: TypeAlias = Mapping[PublicationId, Publication]

#: Moves towards more protection: where harm is suspected, nothing holds them up.
PROTECTIVE_KINDS = frozenset({Kind.REFER, Kind.STEP_UP})

#: What every answer says where harm is suspected, whatever was asked.
REFER_NOW = Duty(
    do="make a referral to the front door today; it waits for nothing asked here",
    by="whoever suspects harm",
    within=Span(amount=0, unit=Unit.DAYS),
)

#: The two bits of a condition are its `Truth`, but for this, where it has no bearing.
NO_BEARING = 3
_READ = (State.UNMET, State.NOT_RECORDED, State.MET, State.NOT_APPLICABLE)


def harm_suspected(facts: Facts) -> bool:
    """Whether harm to the child, or to a child of the family, is suspected."""
    return facts.harm is Harm.SUSPECTED


@policy
class _Condition:
    """
    One condition of a rule: its test, and the finding for each way it may stand.
    """

    holds: Public[Test]
    applies: Public[Test | None]
    #: By state, in the order of the two bits; the last one is for set aside.
    findings: PublicList[Finding]
    #: What is to be done about it alongside, once it is set aside.
    paperwork: PublicList[Duty]

    @classmethod
    def of(cls, ask: Ask, severity: Severity, source: Source) -> Self:
        requirement = ask.requirement
        states = (*_READ, State.SET_ASIDE)
        return cls(
            holds=compiled(requirement.holds),
            applies=None
            if requirement.applies is None
            else compiled(requirement.applies),
            findings=tuple(
                _finding(requirement, state, severity, source) for state in states
            ),
            paperwork=_paperwork(requirement, source),
        )

    def bits(self, facts: Facts) -> int:
        if self.applies is not None and self.applies(facts) is Truth.NO:
            return NO_BEARING
        return self.holds(facts)

    def finding(self, bits: int, *, waits_for_nothing: bool) -> Finding:
        finding = self.findings[bits]
        return self.findings[-1] if waits_for_nothing and finding.is_open else finding


def _finding(
    requirement: Requirement, state: State, severity: Severity, source: Source
) -> Finding:
    return Finding(
        requirement=requirement.name,
        state=state,
        severity=severity,
        reason=requirement.words.reason(state),
        remedy=requirement.words.way_out(state),
        source=source,
        plain=requirement.words.plain(state),
    )


#: Where harm is suspected, to ask or to tell may itself endanger a child, or spoil an
#: enquiry: so the paperwork that was set aside comes after the advice of those who look
#: into it.
_ONCE_SAFE = "once those who look into the harm agree that it is safe: "


def _paperwork(requirement: Requirement, source: Source) -> tuple[Duty, ...]:
    if requirement.instead is not None:
        # Its way out is a referral, which waits for nobody's leave: every answer where
        # harm is suspected names it already.
        return ()
    do = f"{_ONCE_SAFE}{requirement.words.remedy}"
    return (Duty(do=do, by="the practitioner", source=source),)


@policy
class Compiled:
    """
    A rule with its conditions ready to be asked.
    """

    rule: Public[Rule]
    source: Public[Source]
    #: Whether the situation is one the rule is for.
    applies: Public[Test]
    conditions: PublicList[_Condition]
    duties: PublicList[Duty]
    #: Whether it leads towards more protection: then harm sets its conditions aside.
    protects: Public[bool]
    #: What was worked out before, by bits and by the level asked for. Only ever grows
    #: by what is true for ever.
    _known: Public[dict[tuple[int, LevelCode | None], Undated]] = derived(
        attrs.Factory(dict)
    )

    @classmethod
    def of(cls, rule: Rule, sources: Sources, *, of_help: bool = True) -> Self:
        """
        Make *rule* ready, its sources named in full.

        Not *of_help*: its table is no ladder of help. Then a step up protects nobody,
        and harm is no ground to set its conditions aside: none for a prosecution.
        """

        def named(citation: Citation | None) -> Source:
            place = rule.source if citation is None else citation
            return place.within(sources[place.publication])

        # A referral waits for nothing: what a file requires of it is advice.
        is_referral = rule.kind is Kind.REFER
        severity = Severity.ADVISED if is_referral else Severity.REQUIRED
        required = [
            _Condition.of(ask, severity, named(ask.source)) for ask in rule.asks
        ]
        advised = [
            _Condition.of(ask, Severity.ADVISED, named(ask.source))
            for ask in rule.advises
        ]
        return cls(
            rule=rule,
            source=named(None),
            applies=compiled(AllOf(of=rule.when)),
            conditions=(*required, *advised),
            duties=tuple(
                Duty(
                    do=step.do,
                    by=step.by,
                    within=step.within,
                    source=named(step.source),
                    plain=step.tell,
                )
                for step in rule.obligations
            ),
            protects=is_referral or (of_help and rule.kind in PROTECTIVE_KINDS),
        )

    @property
    def predicates(self) -> Iterable[Predicate]:
        """All that it looks at in the facts, beside harm."""
        yield from self.rule.when
        for ask in (*self.rule.asks, *self.rule.advises):
            yield ask.requirement.holds
            yield from filter(None, (ask.requirement.applies,))

    def weighed(self, facts: Facts, to: LevelCode | None) -> Undated:
        """Every finding of the rule on these facts, and what follows."""
        bits = int(harm_suspected(facts))
        for condition in self.conditions:
            bits = bits << 2 | condition.bits(facts)
        return self.said(bits, to)

    def said(self, bits: int, to: LevelCode | None) -> Undated:
        """The same by bits: one for harm, then two for each condition in order."""
        if (bits, to) not in self._known:
            self._known[bits, to] = self._worked_out(bits, to)
        return self._known[bits, to]

    def _worked_out(self, bits: int, to: LevelCode | None) -> Undated:
        harm = bool(bits >> 2 * len(self.conditions))
        findings: list[Finding] = []
        paperwork: list[Duty] = []
        for place, condition in enumerate(reversed(self.conditions)):
            finding = condition.finding(
                bits >> 2 * place & 3, waits_for_nothing=harm and self.protects
            )
            findings.insert(0, finding)
            if finding.state is State.SET_ASIDE:
                paperwork = [*condition.paperwork, *paperwork]
        met = not any(f.stands_in_the_way for f in findings)
        urgent = [REFER_NOW] if harm and self.rule.kind is not Kind.REFER else []
        following = self.duties if met else ()
        return Undated(
            rule=self.rule.id,
            kind=self.rule.kind,
            to=to,
            source=self.source,
            findings=tuple(findings),
            duties=(*urgent, *following, *paperwork),
        )
