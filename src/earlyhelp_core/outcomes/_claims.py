"""
Whether a result could be claimed for a family, and what is missing.

The findings tell of the rule and never of the family, so they can be shown and
counted. *Which* need is still open is asked of the claim itself, which is a record:
`OutcomeClaim.open_needs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import final

import attrs

from earlyhelp_core.answers import (
    Answer,
    Finding,
    Met,
    Outstanding,
    Severity,
    State,
    YesNo,
)
from earlyhelp_core.dates import add, written
from earlyhelp_core.fields import DateLike, as_date
from earlyhelp_core.outcomes._claim_facts import (
    FoundNeed,
    OutcomeClaim,
    as_known,
    held,
)
from earlyhelp_core.outcomes._claim_rules import ClaimRules, ClaimStep, CountBy
from earlyhelp_core.sources import Source


def claim(facts: OutcomeClaim, rules: ClaimRules, *, on: DateLike) -> Answer:
    """
    Whether a result could be claimed on that day, with everything that is missing.

    What came after the day is left out. Outside the time of the rules nothing can be
    claimed, and the answer says so; ask of a day within it to see how it stood then.

    Raises `UnknownName` for a need that the framework of the rules does not have.

    >>> from earlyhelp_core import partnerships
    >>> from earlyhelp_core.outcomes import FoundNeed
    >>> (rules,) = partnerships.load("england", on=None).claims
    >>> found = [FoundNeed(need=code, evidenced="yes") for code in ("1.2", "5.1")]
    >>> facts = OutcomeClaim(family="family-1", needs=found, lead_practitioner="yes")
    >>> answer = claim(facts, rules, on=date(2024, 6, 3))
    >>> [(f.requirement, f.state.value) for f in answer.outstanding][:3]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('enough-needs', 'unmet'), ('eligible-family', 'not-recorded'),
     ('whole-family-assessment', 'not-recorded')]
    """
    on = as_date(on)
    known = as_known(facts, rules, on)
    findings = tuple(_findings(known, rules, on))
    if any(finding.stands_in_the_way for finding in findings):
        return Outstanding(findings=findings, on=on)
    return Met(findings=findings, on=on)


def _findings(known: OutcomeClaim, rules: ClaimRules, on: date) -> Iterator[Finding]:
    yield _scheme_open(rules, on)
    yield _enough(known, rules)
    for asked in rules.steps:
        words = _STEPS[asked.step]
        yield _finding(
            asked.step.value,
            _state(words.of(known)),
            what=words.what,
            remedy=words.remedy,
            source=rules.cited(asked.source),
        )
    yield _every_need_met(known, rules)
    yield _closed(known, rules)
    yield _every_outcome_held(known, rules, on)


def _finding(
    requirement: str, state: State, *, what: str, remedy: str, source: Source
) -> Finding:
    return Finding(
        requirement=requirement,
        state=state,
        severity=Severity.REQUIRED,
        reason=f"{_OPENING[state]} {what}",
        remedy=None if state is State.MET else remedy,
        source=source,
    )


_OPENING = MappingProxyType(
    {
        State.MET: "it is recorded that",
        State.UNMET: "it is not so that",
        State.NOT_RECORDED: "it is not recorded whether",
    }
)


def _state(known: YesNo | None) -> State:
    if known is None:
        return State.NOT_RECORDED
    return State.MET if known is YesNo.YES else State.UNMET


def _all(known: Iterable[YesNo | None]) -> State:
    """Of several, the worst: no before not recorded, and that before yes."""
    states = {_state(one) for one in known}
    return next(
        (s for s in (State.UNMET, State.NOT_RECORDED) if s in states), State.MET
    )


def _scheme_open(rules: ClaimRules, on: date) -> Finding:
    period = rules.in_force
    is_open = period.contains(on)
    until = "" if period.end is None else f" to {written(period.end)}"
    over = period.end is not None and period.end < on
    historic = "; a claim after that is historic" if over else ""
    return Finding(
        requirement="scheme-open",
        state=State.MET if is_open else State.UNMET,
        severity=Severity.REQUIRED,
        reason=f"claims could be made from {written(period.start)}{until}{historic}",
        remedy=None
        if is_open
        else "nothing can be claimed on this day; ask of a day within that time to see "
        "how it stood, and go on looking whether the family's needs stay met",
        source=rules.cited(rules.source),
    )


def _enough(known: OutcomeClaim, rules: ClaimRules) -> Finding:
    least, by = rules.needs.least, rules.needs.count_by
    shown = [found for found in known.needs if found.evidenced is YesNo.YES]
    perhaps = [found for found in known.needs if found.evidenced is not YesNo.NO]
    if _counted(shown, rules) >= least:
        state = State.MET
    elif _counted(perhaps, rules) >= least:
        state = State.NOT_RECORDED
    else:
        state = State.UNMET
    each = "under different headline outcomes, " if by is CountBy.HEADLINE else ""
    return _finding(
        "enough-needs",
        state,
        what=f"at least {least} needs of the framework, {each}are evidenced",
        remedy="write down what shows each need; a family with fewer is helped all "
        "the same",
        source=rules.cited(rules.needs.source),
    )


def _counted(found: Iterable[FoundNeed], rules: ClaimRules) -> int:
    codes = {one.need for one in found}
    if rules.needs.count_by is CountBy.NEED:
        return len(codes)
    return len({rules.framework.need(code).outcome for code in codes})


@final
@attrs.frozen(kw_only=True)
class _Step:
    of: Callable[[OutcomeClaim], YesNo | None]
    what: str
    remedy: str


_STEPS: Mapping[ClaimStep, _Step] = MappingProxyType(
    {
        ClaimStep.ELIGIBLE_FAMILY: _Step(
            of=lambda known: known.eligible_family,
            what="there is a dependent child, or a child is expected",
            remedy="record the children, and whether one is expected",
        ),
        ClaimStep.LEAD_PRACTITIONER: _Step(
            of=lambda known: known.lead_practitioner,
            what="a lead practitioner worked with the family",
            remedy="record who led the work, and from when",
        ),
        ClaimStep.WHOLE_FAMILY_ASSESSMENT: _Step(
            of=lambda known: known.whole_family_assessment,
            what="one assessment considered the whole family",
            remedy="complete the assessment with everybody in the family",
        ),
        ClaimStep.PLAN_COVERS_EVERY_NEED: _Step(
            of=lambda known: known.plan_covers_every_need,
            what="the plan covers every need that was found",
            remedy="review the plan with the family, need by need",
        ),
        ClaimStep.SUPPORT_DELIVERED: _Step(
            of=lambda known: known.support_delivered,
            what="the support that the plan named was given",
            remedy="record what was given; ask the family whether it came",
        ),
    }
)


def _every_need_met(known: OutcomeClaim, rules: ClaimRules) -> Finding:
    return _finding(
        "every-need-met",
        # Of a family without needs nothing could be claimed: nothing is known.
        _all([found.met for found in known.needs] or [None]),
        what="every need found, early or late, came to a good outcome",
        remedy="ask the claim for its open needs, and look at each with the family",
        source=rules.cited(rules.every_need),
    )


def _closed(known: OutcomeClaim, rules: ClaimRules) -> Finding:
    return _finding(
        "work-closed",
        State.NOT_RECORDED if known.closed_on is None else State.MET,
        what="the work with the family has closed",
        remedy="record the closure once the family and the team agree to it; never "
        "close for the sake of a claim",
        source=rules.cited(rules.holding.source),
    )


def _every_outcome_held(known: OutcomeClaim, rules: ClaimRules, on: date) -> Finding:
    span = rules.holding.span
    state = _all([held(known, rules, found) for found in known.needs] or [None])
    due = None if known.closed_on is None else add(known.closed_on, span)
    early = due is not None and on < due
    terms = "" if rules.by_terms is None else ", attendance by school terms"
    return _finding(
        "every-outcome-held",
        state,
        what=f"every outcome held for {span} after closure{terms}",
        remedy=f"look again once {span} have passed since closure"
        if early
        else f"look whether each outcome still held {span} after closure, and record "
        "the day",
        source=rules.cited(rules.holding.source),
    )
