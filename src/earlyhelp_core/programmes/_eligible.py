"""
Whether a programme is for somebody now: every condition, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from earlyhelp_core.answers import (
    Answer,
    Finding,
    Met,
    Outstanding,
    Severity,
    State,
    YesNo,
)
from earlyhelp_core.dates import Period, Span, earliest_within, written
from earlyhelp_core.programmes._circumstances import Circumstances
from earlyhelp_core.programmes._conditions import (
    Ages,
    Circumstance,
    Contraindication,
    Criterion,
    Intake,
)
from earlyhelp_core.programmes._programme import AGE, INTAKE, RUNNING, Programme


def eligible(programme: Programme, circumstances: Circumstances) -> Answer:
    """
    Whether a programme is for this child or family on that day, with all reasons.

    Every condition is listed, also where an early one already decides. What is not
    recorded is a question to ask, and no reason to leave somebody out for good. Advice
    to the practitioner who decides with the family; nothing here delays a referral
    where a child may be at risk.

    >>> from earlyhelp_core import partnerships
    >>> borough = partnerships.load("kensington-and-chelsea", on="2022-06-01")
    >>> (nvr,) = (p for p in borough.programmes if p.id == "non-violent-resistance")
    >>> known = Circumstances.of(on="2022-06-01", age=9, told={})
    >>> answer = eligible(nvr, known)
    >>> [(f.requirement, f.state.value) for f in answer.outstanding]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('age', 'unmet'), ('aggression-at-home', 'not-recorded'),
     ('agrees-to-take-part', 'not-recorded')]
    """
    found = list(_findings(programme, circumstances))
    # Stable: within each group the order is the programme's.
    found.sort(key=lambda finding: finding.severity is Severity.ADVISED)
    findings = tuple(found)
    if any(finding.stands_in_the_way for finding in findings):
        return Outstanding(findings=findings, on=circumstances.on)
    return Met(findings=findings, on=circumstances.on)


def _findings(programme: Programme, known: Circumstances) -> Iterator[Finding]:
    yield _running(programme, known.on)
    if programme.intake is not None:
        yield _open(programme, programme.intake, known.on)
    if programme.ages is not None:
        yield _of_age(programme, programme.ages, known.years)
    for criterion in programme.criteria:
        yield _criterion(programme, criterion, known)
    for against in programme.contraindications:
        yield _safe(programme, against, known)


def _running(programme: Programme, on: date) -> Finding:
    period = programme.in_force
    met = period.contains(on)
    runs = "runs" if met else "does not run"
    return Finding(
        requirement=RUNNING,
        state=_met(met=met),
        severity=Severity.REQUIRED,
        reason=f"the programme {runs} on this day; it runs {_from_to(period)}",
        remedy=None if met else _later(period, on),
        source=programme.cited(programme.source),
    )


def _open(programme: Programme, intake: Intake, on: date) -> Finding:
    period = intake.period
    met = period.contains(on)
    can = "can" if met else "cannot"
    return Finding(
        requirement=INTAKE,
        state=_met(met=met),
        severity=Severity.REQUIRED,
        reason=f"a place {can} be taken up on this day; it can {_from_to(period)}",
        remedy=None if met else _later(period, on),
        source=programme.cited(intake.source),
    )


def _met(*, met: bool) -> State:
    return State.MET if met else State.UNMET


def _from_to(period: Period) -> str:
    until = "" if period.end is None else f" to {written(period.end)}"
    return f"from {written(period.start)}{until}"


_ELSEWHERE = "look together with the family for help that is there now"


def _later(period: Period, on: date) -> str:
    if on < period.start:
        return f"ask again from {written(period.start)}; until then, {_ELSEWHERE}"
    return _ELSEWHERE


def _of_age(programme: Programme, ages: Ages, years: int | None) -> Finding:
    reason, remedy = f"it is for children {ages.words}", None
    if years is None:
        state, reason = State.NOT_RECORDED, f"the age is not recorded; {reason}"
        remedy = "record the date of birth, or ask the age"
    elif ages.holds(years):
        state = State.MET
    else:
        state, reason = State.UNMET, f"{reason}, and this child is not of that age"
        remedy = "look together with the family for what there is at this age"
    return Finding(
        requirement=AGE,
        state=state,
        severity=Severity.REQUIRED,
        reason=reason,
        remedy=remedy,
        source=programme.cited(ages.source),
    )


def _criterion(
    programme: Programme, criterion: Criterion, known: Circumstances
) -> Finding:
    asked = [programme.circumstance(name) for name in criterion.any_of]
    states = {
        _as_wanted(_so(known.value(c.name), criterion.within, known.on), criterion)
        for c in asked
    }
    state = next(state for state in _BEST_FIRST if state in states)
    remedy = {State.UNMET: criterion.remedy, State.NOT_RECORDED: _ask(asked)}
    return Finding(
        requirement=criterion.name,
        state=state,
        severity=criterion.severity,
        reason=_reason(criterion, state, asked),
        remedy=remedy.get(state),
        source=programme.cited(criterion.source),
    )


#: Of several alternatives one is enough; and while one is open, it may be that one.
_BEST_FIRST = (State.MET, State.NOT_RECORDED, State.UNMET)


def _so(value: date | YesNo | None, within: Span | None, on: date) -> YesNo | None:
    """Whether it is so, recently enough; ``None`` where nobody can say."""
    if value is None or value is YesNo.NO:
        return value
    if within is None:
        return YesNo.YES
    if isinstance(value, YesNo):
        return None
    return YesNo.YES if value >= earliest_within(on, within) else YesNo.NO


def _as_wanted(found: YesNo | None, criterion: Criterion) -> State:
    if found is None:
        return State.NOT_RECORDED
    return State.MET if found is criterion.wanted else State.UNMET


def _reason(criterion: Criterion, state: State, asked: list[Circumstance]) -> str:
    what = "; ".join(circumstance.meaning for circumstance in asked)
    recent = "" if criterion.within is None else f" within {criterion.within}"
    undated = "" if criterion.within is None else ", and on which day,"
    wanted, other = f"so{recent}", f"not so{recent}"
    if criterion.wanted is YesNo.NO:
        wanted, other = other, wanted
    one = len(asked) == 1
    if state is State.MET:
        which = "recorded" if one else "at least one of these is recorded"
        return f"{which} as {wanted}: {what}"
    if state is State.UNMET:
        which = "recorded" if one else "all of these are recorded"
        return f"{which} as {other}: {what}"
    if one:
        return f"it is not recorded whether{undated} {what}"
    return (
        f"none of these is recorded as {wanted}, and of some it is not recorded "
        f"whether they are: {what}"
    )


def _ask(asked: Iterable[Circumstance]) -> str:
    return "; ".join(dict.fromkeys(circumstance.ask for circumstance in asked))


def _safe(
    programme: Programme, against: Contraindication, known: Circumstances
) -> Finding:
    circumstance = programme.circumstance(against.circumstance)
    what, why = circumstance.meaning, against.because
    so = _so(known.value(circumstance.name), None, known.on)
    if so is YesNo.NO:
        state, reason, remedy = State.MET, f"recorded as not so: {what}", None
    elif so is YesNo.YES:
        state, remedy = State.UNMET, against.instead
        reason = f"recorded as so: {what}; not now, for {why}"
    else:
        state, remedy = State.NOT_RECORDED, circumstance.ask
        reason = f"it is not recorded whether {what}; not yet, for {why}"
    return Finding(
        requirement=against.name,
        state=state,
        severity=Severity.REQUIRED,
        reason=reason,
        remedy=remedy,
        source=programme.cited(against.source),
    )
