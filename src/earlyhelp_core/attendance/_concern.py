"""
A borough's list of children whose education somebody keeps an eye on.

It tells where to look. It is no legal test of suitable education and no judgement of a
family, and a fact that nobody wrote down is neither a reason to list a child nor a
reason not to.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import Finding, Severity, State, YesNo, YesNoLike
from earlyhelp_core.attendance._rules import AttendanceRules
from earlyhelp_core.attendance._sessions import Absence
from earlyhelp_core.attendance._thresholds import ConcernKind, Criterion, LocalConcern
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    default,
    record,
)
from earlyhelp_core.ids import PersonId

_HOURS_IN_WEEK = 168


@record
class EducationFacts(_dated.Dated, by="on"):
    """
    What is known of one child's education on a day. Not recorded is ``None``.

    Raises `Impossible` for hours that no week has.

    >>> EducationFacts(child="p2", on=date(2026, 3, 2), hours_a_week=12.5).neet is None
    True
    """

    child: Internal[PersonId, str]
    on: Internal[date, DateLike]
    #: Over a stretch that says something, such as a term.
    attendance: Personal[Absence | None] = default(None)
    #: Hours of education arranged in a week.
    hours_a_week: Personal[float | None] = default(None)
    #: Of compulsory school age: then the word NEET has no bearing.
    of_school_age: Personal[YesNo | None, YesNoLike | None] = default(None)
    #: In neither education nor employment nor training.
    neet: Personal[YesNo | None, YesNoLike | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse hours below none and above all."""
        hours = self.hours_a_week
        fields.refuse(
            self,
            fields.when(
                hours is not None and not 0 <= hours <= _HOURS_IN_WEEK,
                "/hours_a_week",
                "out-of-range",
                "give hours in a week, 0 to 168",
            ),
        )


@record
class ConcernAnswer:
    """
    Whether a child belongs on a local list, criterion by criterion.

    ``listed`` is yes where any criterion holds, no where none does, and ``None`` where
    none holds and something is not recorded.
    """

    #: The list that was asked about.
    title: Internal[str]
    listed: Personal[YesNo | None, YesNoLike | None]
    #: One for each criterion; met means that it holds of the child.
    findings: InternalList[Finding]
    on: Internal[date, DateLike]


def education_concern(
    facts: EducationFacts, rules: AttendanceRules
) -> tuple[ConcernAnswer, ...]:
    """
    How a child stands to each list that is kept on the day of the facts.

    >>> from earlyhelp_core import partnerships
    >>> borough = partnerships.load("kensington-and-chelsea", on=date(2022, 3, 1))
    >>> facts = EducationFacts(
    ...     child="p2",
    ...     on=date(2022, 3, 1),
    ...     attendance=Absence(possible=100, authorised=20, unauthorised=0),
    ... )
    >>> (answer,) = education_concern(facts, borough.attendance)
    >>> answer.listed is None
    True
    >>> [(f.requirement, f.state.value) for f in answer.findings]
    [('attendance-below', 'unmet'), ('hours-below', 'not-recorded'), \
('neet', 'not-recorded')]
    """
    kept = [concern for concern in rules.concerns if concern.applies(facts.on)]
    return tuple(_answered(facts, concern, rules) for concern in kept)


def _answered(
    facts: EducationFacts, concern: LocalConcern, rules: AttendanceRules
) -> ConcernAnswer:
    findings = tuple(_finding(facts, each, rules) for each in concern.criteria)
    return ConcernAnswer(
        title=concern.title, listed=_any(findings), findings=findings, on=facts.on
    )


def _any(findings: Iterable[Finding]) -> YesNo | None:
    states = {finding.state for finding in findings}
    if State.MET in states:
        return YesNo.YES
    return None if State.NOT_RECORDED in states else YesNo.NO


def _finding(
    facts: EducationFacts, criterion: Criterion, rules: AttendanceRules
) -> Finding:
    state = _state(facts, criterion)
    missing = state is State.NOT_RECORDED
    return Finding(
        requirement=criterion.kind.value,
        state=state,
        # A list to look at: nothing stands in anybody's way.
        severity=Severity.ADVISED,
        reason=f"{_words(criterion)}: {_HOW[state]}",
        remedy="find out and write it down" if missing else None,
        source=rules.source(criterion.source),
    )


_HOW = {
    State.MET: "so it is",
    State.UNMET: "so it is not",
    State.NOT_RECORDED: "whether it is so is not recorded",
    State.NOT_APPLICABLE: "it has no bearing on a child of school age",
}


def _words(criterion: Criterion) -> str:
    if criterion.kind is ConcernKind.ATTENDANCE_BELOW:
        return f"attendance below {criterion.below} % of possible sessions"
    if criterion.kind is ConcernKind.HOURS_BELOW:
        return f"fewer than {criterion.below} hours of education a week"
    return "not in education, employment or training"


def _state(facts: EducationFacts, criterion: Criterion) -> State:
    if criterion.below is None:
        if facts.of_school_age is YesNo.YES:
            return State.NOT_APPLICABLE
        holds = None if facts.neet is None else facts.neet is YesNo.YES
    elif criterion.kind is ConcernKind.ATTENDANCE_BELOW:
        holds = _is_below(facts.attendance, criterion.below)
    else:
        hours = facts.hours_a_week
        holds = None if hours is None else hours < criterion.below
    if holds is None:
        return State.NOT_RECORDED
    return State.MET if holds else State.UNMET


def _is_below(attendance: Absence | None, per_cent: int) -> bool | None:
    share = None if attendance is None else attendance.attendance_rate()
    return None if share is None else share < Fraction(per_cent, 100)
