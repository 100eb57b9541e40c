"""
Whether a penalty notice must be considered, may be, or something else is to be found.

To consider is not to give: the answer never carries anything out. Its first finding is
always the one about support. Worries that a child may come to harm are referred at
once, whatever is said here.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import fields
from earlyhelp_core.answers import Finding, Severity, State, YesNo, YesNoLike
from earlyhelp_core.attendance._calendar import SchoolTerm
from earlyhelp_core.attendance._notices import PenaltyNotice, count_notices
from earlyhelp_core.attendance._rules import AttendanceRules
from earlyhelp_core.attendance._sessions import AttendanceRecord
from earlyhelp_core.attendance._thresholds import (
    NoticeLimit,
    NoticeRules,
    NoticeThreshold,
)
from earlyhelp_core.attendance._window import InWindow, unauthorised_in_window
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    PersonalList,
    as_date,
    default,
    record,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.sources import Citation, Source


@record
class NoticeQuestion:
    """
    What is known when somebody thinks of a penalty notice to one parent.

    Each parent has their own question: one may be asked to pay where the other is
    not, and notices to one do not count for the other.

    Raises `Impossible` for one notice twice.
    """

    #: Of the child that the notice would be about.
    attendance: Internal[AttendanceRecord]
    parent: Internal[PersonId, str]
    #: Whether support has been offered, as far as it fits.
    support: Personal[YesNo | None, YesNoLike | None] = default(None)
    notices: PersonalList[PenaltyNotice] = default(())
    #: Whether these are all the earlier notices; ``None``: nobody has looked.
    notices_whole: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: Of the child's school, so that school weeks are known.
    terms: InternalList[SchoolTerm] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse one notice twice: it would count twice."""
        fields.refuse(self, fields.no_repeats("/notices", [n.id for n in self.notices]))


class NoticeStanding(fields.Code):
    """
    What is to be done about a notice. None of these gives one.
    """

    #: The threshold is reached: whether a notice is right has to be considered.
    MUST_CONSIDER = "must-consider"
    #: Below the threshold: not asked for, and not forbidden either.
    MAY_CONSIDER = "may-consider"
    #: No session counts.
    NOTHING_TO_CONSIDER = "nothing-to-consider"
    #: No further notice may be given to this parent: another way is to be found.
    ANOTHER_WAY = "another-way"
    #: Too little is written down to say.
    NOT_RECORDED = "not-recorded"
    #: No national rule for that day is known to the edition.
    NO_RULE = "no-rule"


@record
class NoticeAnswer:
    """
    How a question about a penalty notice stands, why, and what it rests on.
    """

    standing: Internal[NoticeStanding]
    #: Worded by the rule, never from a family's record.
    reason: Internal[str]
    #: Support first, then the threshold, then the limit.
    findings: InternalList[Finding]
    source: Internal[Source | None]
    #: What was counted; ``None`` where there is no threshold to count towards.
    counted: Personal[InWindow | None]
    #: The day the question was asked of.
    on: Internal[date, DateLike]


def consider_notice(
    question: NoticeQuestion, rules: AttendanceRules, *, on: DateLike
) -> NoticeAnswer:
    """
    Whether a notice to one parent about one child is to be considered.

    At the threshold there is a duty to consider, below it discretion. Where the limit
    is surely reached the answer is another way, never a further notice.

    >>> from earlyhelp_core import partnerships
    >>> from earlyhelp_core.attendance import Session
    >>> from earlyhelp_core.dates import Period
    >>> rules = partnerships.load("england", on=None).attendance
    >>> record = AttendanceRecord(
    ...     pupil="p2",
    ...     period=Period(start=date(2025, 9, 1)),
    ...     holding="every-absence",
    ...     sessions=[
    ...         Session(on=date(2026, 3, day), half=half, code="O")
    ...         for day in (2, 3, 4, 5, 6)
    ...         for half in ("am", "pm")
    ...     ],
    ... )
    >>> question = NoticeQuestion(attendance=record, parent="p1", notices_whole="yes")
    >>> answer = consider_notice(question, rules, on=date(2026, 3, 9))
    >>> answer.standing.value
    'must-consider'
    >>> [(f.requirement, f.state.value) for f in answer.findings]
    [('support-first', 'not-recorded'), ('notice-threshold', 'met'), \
('notice-limit', 'met')]

    Source: the national framework for penalty notices, as the edition cites it.
    """
    on = as_date(on)
    current = rules.notices_on(on)
    counted = unauthorised_in_window(
        question.attendance, rules, on=on, terms=question.terms
    )
    if current is None or current.threshold is None or counted is None:
        return _without_threshold(question, rules, current, on)
    by_count = _standing(counted, current.threshold)
    findings = [
        _support_first(rules, current.support_first, question.support),
        _about_threshold(rules, current.threshold, by_count),
    ]
    standing = by_count
    if current.limit is not None:
        state = _limit_state(question, current, current.limit, on)
        findings.append(_about_limit(rules, current.limit, state))
        if state is State.UNMET and by_count in _ASKS:
            standing = NoticeStanding.ANOTHER_WAY
    cited = _cited(current, current.threshold, standing)
    return NoticeAnswer(
        standing=standing,
        reason=_REASONS[standing],
        findings=tuple(findings),
        source=None if cited is None else rules.source(cited),
        counted=counted,
        on=on,
    )


_ASKS = frozenset({NoticeStanding.MUST_CONSIDER, NoticeStanding.MAY_CONSIDER})
_REASONS = {
    NoticeStanding.MUST_CONSIDER: "the threshold is reached, so whether a notice is "
    "right has to be considered; considering it may well end with more support",
    NoticeStanding.MAY_CONSIDER: "the threshold is not reached: no notice is asked "
    "for; there is discretion, to be used with care",
    NoticeStanding.NOTHING_TO_CONSIDER: "no session counts towards the threshold",
    NoticeStanding.ANOTHER_WAY: "the limit of notices to this parent about this child "
    "is reached: no further notice may be given, so consider another way",
    NoticeStanding.NOT_RECORDED: "what is written down does not say whether the "
    "threshold is reached",
    NoticeStanding.NO_RULE: "the edition has no national threshold for that day; a "
    "local code of conduct may have had one",
}


def _without_threshold(
    question: NoticeQuestion,
    rules: AttendanceRules,
    current: NoticeRules | None,
    on: date,
) -> NoticeAnswer:
    cited = None if current is None else current.support_first
    return NoticeAnswer(
        standing=NoticeStanding.NO_RULE,
        reason=_REASONS[NoticeStanding.NO_RULE],
        findings=(_support_first(rules, cited, question.support),),
        source=None,
        counted=None,
        on=on,
    )


def _standing(counted: InWindow, threshold: NoticeThreshold) -> NoticeStanding:
    if counted.least >= threshold.sessions:
        return NoticeStanding.MUST_CONSIDER
    if counted.most is None or counted.most >= threshold.sessions:
        return NoticeStanding.NOT_RECORDED
    if counted.most == 0:
        return NoticeStanding.NOTHING_TO_CONSIDER
    return NoticeStanding.MAY_CONSIDER


def _cited(
    current: NoticeRules, threshold: NoticeThreshold, standing: NoticeStanding
) -> Citation | None:
    if standing is NoticeStanding.ANOTHER_WAY:
        return None if current.limit is None else current.limit.source
    if standing is NoticeStanding.MAY_CONSIDER:
        return current.discretion
    return threshold.source


_SUPPORT = {
    YesNo.YES: (State.MET, "support has been offered", None),
    YesNo.NO: (
        State.UNMET,
        "support comes first wherever it fits, and none has been offered",
        "ask the child and the family what is in the way, and offer support",
    ),
    None: (
        State.NOT_RECORDED,
        "support comes first wherever it fits; whether any was offered is not recorded",
        "ask, offer support where it fits, and write down what came of it",
    ),
}


def _support_first(
    rules: AttendanceRules, cited: Citation | None, support: YesNo | None
) -> Finding:
    state, reason, remedy = _SUPPORT[support]
    return Finding(
        requirement="support-first",
        state=state,
        severity=Severity.ADVISED,
        reason=reason,
        remedy=remedy,
        source=None if cited is None else rules.source(cited),
    )


def _about_threshold(
    rules: AttendanceRules, threshold: NoticeThreshold, by_count: NoticeStanding
) -> Finding:
    rule = (
        f"{threshold.sessions} unauthorised sessions in "
        f"{threshold.school_weeks} school weeks"
    )
    state, remedy = State.UNMET, None
    if by_count is NoticeStanding.MUST_CONSIDER:
        state = State.MET
    elif by_count is NoticeStanding.NOT_RECORDED:
        state = State.NOT_RECORDED
        remedy = (
            "give the whole register of those weeks, or each absence with the terms "
            "of the school"
        )
    return Finding(
        requirement="notice-threshold",
        state=state,
        severity=Severity.ADVISED,
        reason=f"{_THRESHOLD[state]}: {rule}",
        remedy=remedy,
        source=rules.source(threshold.source),
    )


_THRESHOLD = {
    State.MET: "reached",
    State.UNMET: "not reached",
    State.NOT_RECORDED: "whether it is reached is not recorded",
}


def _limit_state(
    question: NoticeQuestion, current: NoticeRules, limit: NoticeLimit, on: date
) -> State:
    found = count_notices(
        question.notices,
        current,
        child=question.attendance.pupil,
        parent=question.parent,
        on=on,
    )
    if found.surely >= limit.notices:
        return State.UNMET
    perhaps = found.at_most >= limit.notices
    whole = question.notices_whole is YesNo.YES
    return State.MET if whole and not perhaps else State.NOT_RECORDED


def _about_limit(rules: AttendanceRules, limit: NoticeLimit, state: State) -> Finding:
    rule = f"{limit.notices} notices to one parent about one child in {limit.months} "
    reason, remedy = _LIMIT[state]
    return Finding(
        requirement="notice-limit",
        state=state,
        severity=Severity.REQUIRED,
        reason=f"{reason}: {rule}months at most",
        remedy=remedy,
        source=rules.source(limit.source),
    )


_LIMIT = {
    State.MET: ("within the limit", None),
    State.UNMET: (
        "the limit is reached",
        (
            "consider another way: support, a parenting contract, an education "
            "supervision order, or prosecution, before which such an order must be "
            "considered; they are alternatives, not a ladder"
        ),
    ),
    State.NOT_RECORDED: (
        "whether the limit is reached is not recorded",
        "find out which earlier notices were given, and how they ended",
    ),
}
