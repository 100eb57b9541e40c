"""
The answer on sharing: every point weighed, with its reason, its source, what follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from earlyhelp_core.answers import (
    Answer,
    Duty,
    Finding,
    Met,
    Outstanding,
    Severity,
    State,
    YesNo,
)
from earlyhelp_core.dates import written
from earlyhelp_core.fields import evolve
from earlyhelp_core.people._sharing import SafeToTell, SharingBasis, SharingCondition
from earlyhelp_core.people._sharing_rules import (
    SharingPoint,
    SharingQuestion,
    SharingRules,
)

_P = SharingPoint


def sharing_basis(question: SharingQuestion, rules: SharingRules) -> Answer:
    """
    On what footing this may be shared, what is missing, and what to write down.

    Advice for the practitioner who decides. It looks for the lawful basis first. What
    the family agreed to never decides it: the answer says so each time. Where harm is
    suspected it is `Met`, whatever is not on paper yet: share what is needed, refer,
    and record. Telling the family is part of it unless that is not safe, and nobody
    is told before that was considered.

    >>> from earlyhelp_core import partnerships
    >>> rules = partnerships.load("england", on="2026-03-02").sharing
    >>> question = SharingQuestion(on="2026-03-02", agreement="in-writing")
    >>> answer = sharing_basis(question, rules)
    >>> answer.met, answer.outstanding[0].requirement
    (False, 'lawful-basis')
    >>> at_risk = evolve(question, agreement="not-given", harm_suspected="yes")
    >>> sharing_basis(at_risk, rules).met
    True
    """
    at_risk = question.harm_suspected is YesNo.YES
    findings = tuple(
        _settled(finding, rules, at_risk=at_risk)
        for finding in _findings(question, rules)
    )
    duties = tuple(
        Duty(do=do, by=by, source=rules.source_of(point))
        for do, by, point in _duties(question)
    )
    missing = any(finding.stands_in_the_way for finding in findings)
    answer = Outstanding if missing else Met
    return answer(findings=findings, duties=duties, on=question.on)


def _settled(finding: Finding, rules: SharingRules, *, at_risk: bool) -> Finding:
    """The finding with its source, set aside where a child may be at risk."""
    if at_risk and finding.stands_in_the_way:
        finding = evolve(finding, state=State.SET_ASIDE)
    source = finding.source or rules.source_of(SharingPoint(finding.requirement))
    return evolve(finding, source=source)


def _findings(question: SharingQuestion, rules: SharingRules) -> Iterator[Finding]:
    yield _in_force(question, rules)
    yield from _lawful_basis(question, rules)
    yield from _condition(question, rules)
    yield _considered(
        _P.NECESSITY,
        question.necessity_considered,
        "whether the purpose needs this to be shared",
        "ask what the purpose needs, share that, and write down the thought",
    )
    yield _considered(
        _P.PROPORTIONALITY,
        question.proportionality_considered,
        "whether less would do, with fewer people",
        "ask whether less would do, and write down the thought",
    )
    yield _no_barrier(question)
    yield _harm(question)
    yield _agreement_sought(question)
    yield _safe_to_tell(question)
    yield _family_told(question)


def _required(
    point: SharingPoint, state: State, reason: str, remedy: str | None = None
) -> Finding:
    return Finding(
        requirement=point.value,
        state=state,
        severity=Severity.REQUIRED,
        reason=reason,
        remedy=remedy,
    )


def _advised(
    point: SharingPoint, state: State, reason: str, remedy: str | None = None
) -> Finding:
    found = _required(point, state, reason)
    # Good advice is told as long as there is something to do.
    return evolve(
        found, severity=Severity.ADVISED, remedy=remedy if found.is_open else None
    )


_AS_STATE: Mapping[YesNo | None, State] = MappingProxyType(
    {YesNo.YES: State.MET, YesNo.NO: State.UNMET, None: State.NOT_RECORDED}
)


def _in_force(question: SharingQuestion, rules: SharingRules) -> Finding:
    period = rules.in_force
    until = "" if period.end is None else f" to {written(period.end)}"
    return _advised(
        _P.IN_FORCE,
        State.MET if period.contains(question.on) else State.UNMET,
        f"these rules hold from {written(period.start)}{until}",
        "ask by the rules that were in force on the day of sharing",
    )


def _lawful_basis(question: SharingQuestion, rules: SharingRules) -> Iterator[Finding]:
    sound = set(question.bases) - {SharingBasis.CONSENT}
    found = [ground for ground in rules.bases if ground.basis in sound]
    for ground in found:
        rests = _required(_P.LAWFUL_BASIS, State.MET, f"it rests on {ground.words}")
        yield evolve(rests, source=rules.resolved(ground.source))
    if not found:
        order = "; ".join(ground.words for ground in rules.bases)
        state, reason = _without_basis(question)
        yield _required(
            _P.LAWFUL_BASIS,
            state,
            reason,
            "start from the task or duty that it serves, and write down the first "
            f"that applies: {order}",
        )


def _without_basis(question: SharingQuestion) -> tuple[State, str]:
    if not question.bases:
        return State.NOT_RECORDED, "nothing says what lawful basis it rests on"
    if set(question.bases) == {SharingBasis.CONSENT}:
        return State.UNMET, (
            "consent alone is rarely a sound footing: it can be taken back, and to a "
            "public body it is hard to say no"
        )
    return State.UNMET, "the edition does not state the basis that is named"


def _condition(question: SharingQuestion, rules: SharingRules) -> Iterator[Finding]:
    named = set(question.conditions) - {SharingCondition.EXPLICIT_CONSENT}
    found = [ground for ground in rules.conditions if ground.condition in named]
    for ground in found:
        reason = f"special information is shared for {ground.words}"
        rests = _required(_P.CONDITION, State.MET, reason)
        yield evolve(rests, source=rules.resolved(ground.source))
    if found:
        return
    if question.special_information is YesNo.NO:
        reason = "no special information is part of it"
        yield _required(_P.CONDITION, State.NOT_APPLICABLE, reason)
        return
    yield _required(
        _P.CONDITION,
        *_without_condition(question),
        "say whether health, origin, beliefs or the like is part of it, and if so "
        "name the condition that allows it",
    )


def _without_condition(question: SharingQuestion) -> tuple[State, str]:
    if question.conditions:
        return State.UNMET, "the condition named is consent, or one not in the edition"
    if question.special_information is YesNo.YES:
        return State.UNMET, "special information is part of it, on no named condition"
    return State.NOT_RECORDED, "nothing says whether special information is part of it"


def _considered(
    point: SharingPoint, answer: YesNo | None, what: str, remedy: str
) -> Finding:
    state = _AS_STATE[answer]
    if state is State.MET:
        return _required(point, state, f"it was considered {what}")
    said = (
        "it was not considered"
        if answer is not None
        else "nothing says that it was considered"
    )
    return _required(point, state, f"{said} {what}", remedy)


def _no_barrier(question: SharingQuestion) -> Finding:
    at_risk = question.harm_suspected is YesNo.YES
    return _advised(
        _P.NO_BARRIER,
        State.SET_ASIDE if at_risk else State.NOT_APPLICABLE,
        "lack of agreement is no barrier to sharing where a child may be at risk of "
        "harm",
    )


def _harm(question: SharingQuestion) -> Finding:
    reasons = {
        YesNo.YES: "harm is suspected: share what is needed now",
        YesNo.NO: "it was considered, and no harm is suspected",
        None: "nothing says whether a child may be at risk",
    }
    return _advised(
        _P.HARM,
        State.MET if question.harm_suspected is not None else State.NOT_RECORDED,
        reasons[question.harm_suspected],
        "consider it first; if harm is suspected, share and refer without waiting for "
        "anything here",
    )


def _agreement_sought(question: SharingQuestion) -> Finding:
    at_risk = question.harm_suspected is YesNo.YES
    reasons = {
        YesNo.YES: "the family was asked; sharing does not rest on what they said",
        YesNo.NO: "the family was not asked",
        None: "nothing says whether the family was asked",
    }
    return _advised(
        _P.AGREEMENT_SOUGHT,
        State.SET_ASIDE if at_risk else _AS_STATE[question.agreement_sought],
        reasons[question.agreement_sought],
        "ask them where it is safe, and write down what each said",
    )


def _safe_to_tell(question: SharingQuestion) -> Finding:
    known = {
        SafeToTell.YES: (State.MET, "it is safe to tell the family"),
        SafeToTell.NO: (State.MET, "it is not safe to tell the family"),
        SafeToTell.NOT_CONSIDERED: (
            State.UNMET,
            "nobody has considered whether telling the family is safe",
        ),
        None: (
            State.NOT_RECORDED,
            "nothing says whether it is safe to tell the family",
        ),
    }
    return _advised(
        _P.SAFE_TO_TELL,
        *known[question.safe_to_tell],
        "consider for each person whether telling is safe, before anybody tells",
    )


def _family_told(question: SharingQuestion) -> Finding:
    told = question.family_told
    if question.safe_to_tell is SafeToTell.NO and told is YesNo.YES:
        return _advised(
            _P.FAMILY_TOLD,
            State.UNMET,
            "the family was told, and it was not safe",
            "look at once at who is less safe for it, and act",
        )
    if question.safe_to_tell is SafeToTell.NO:
        reason = "the family is not told, because it is not safe"
        return _advised(_P.FAMILY_TOLD, State.NOT_APPLICABLE, reason)
    reasons = {
        YesNo.YES: "the family was told",
        YesNo.NO: "the family was not told",
        None: "nothing says whether the family was told",
    }
    return _advised(
        _P.FAMILY_TOLD,
        _AS_STATE[told],
        reasons[told],
        "once it is found safe, tell them what is shared, with whom and why",
    )


def _duties(question: SharingQuestion) -> Iterator[tuple[str, str, SharingPoint]]:
    """What must follow, by whom, and the point that it follows from."""
    if question.harm_suspected is YesNo.YES:
        share = (
            "share now what others need to keep the child safe, and no more; refer to "
            "the front door; wait for nothing"
        )
        yield share, "whoever suspects harm", _P.NO_BARRIER
    write = (
        "write down what was shared, about whom, with whom, when and why, what it "
        "rests on and what was considered; or why it was not shared"
    )
    yield write, "whoever decides", _P.RECORD
    telling = _telling(question)
    if telling is not None:
        yield telling, "whoever decides", _P.FAMILY_TOLD


def _telling(question: SharingQuestion) -> str | None:
    if question.safe_to_tell is SafeToTell.NO:
        return (
            "keep it from those whom it is not safe to tell, and say so to whoever "
            "receives it"
        )
    if question.safe_to_tell is not SafeToTell.YES:
        return "consider whether telling the family is safe; until then tell nobody"
    if question.family_told is YesNo.YES:
        return None
    return "tell the family what is shared, with whom and why"
