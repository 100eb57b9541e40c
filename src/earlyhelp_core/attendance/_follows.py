"""
What has to follow from suspensions and exclusions, as findings.

The limit of days in a school year, the governing board's meeting, education from the
sixth day, and who decided. The school is asked, never the family.
"""

from __future__ import annotations

from itertools import accumulate

from earlyhelp_core.answers import (
    Answer,
    Finding,
    Met,
    Outstanding,
    Severity,
    State,
    YesNo,
)
from earlyhelp_core.attendance._calendar import SchoolTerm, SchoolYear
from earlyhelp_core.attendance._exclusions import (
    ExclusionHistory,
    PermanentExclusion,
    Suspension,
)
from earlyhelp_core.attendance._rules import AttendanceRules
from earlyhelp_core.attendance._thresholds import SuspensionRules
from earlyhelp_core.dates import working_days_between
from earlyhelp_core.errors import UnknownName, unknown_name
from earlyhelp_core.fields import DateLike
from earlyhelp_core.sources import Citation


def exclusion_duties(
    history: ExclusionHistory, rules: AttendanceRules, *, on: DateLike
) -> Answer:
    """
    Whether all that has to follow from a pupil's suspensions and exclusions has.

    Counted over the school year and the term of the day asked about, from what had
    begun by then. Raises `UnknownName` where the edition has no rules for that day.

    >>> from earlyhelp_core import partnerships
    >>> from earlyhelp_core.dates import Period
    >>> rules = partnerships.load("england", on=None).attendance
    >>> spring = SchoolTerm(
    ...     name="spring", period=Period(start="2026-01-05", end="2026-03-27")
    ... )
    >>> long = Suspension(id="s1", pupil="p2", start="2026-02-23", half_days=32)
    >>> history = ExclusionHistory(pupil="p2", suspensions=[long], terms=[spring])
    >>> answer = exclusion_duties(history, rules, on="2026-03-20")
    >>> [(f.requirement, f.state.value) for f in answer.findings]
    [('within-days-of-year', 'met'), ('board-meeting-suspensions', 'not-recorded'), \
('education-elsewhere', 'not-recorded'), ('board-meeting-exclusion', \
'not-applicable'), ('head-teacher-decided', 'not-applicable')]

    Source: guidance on suspension and permanent exclusion, as the edition cites it.
    """
    current = rules.suspensions_on(on)
    if current is None:
        problem = unknown_name("suspension rules", "", [])
        raise UnknownName("AttendanceRules", [problem])
    now, year = history.as_of(on), SchoolYear.of(on).period
    suspensions = sorted(
        (s for s in now.suspensions if year.contains(s.start)), key=lambda s: s.start
    )
    exclusions = [x for x in now.exclusions if year.contains(x.on)]
    term = next((term for term in now.terms if term.contains(on)), None)
    findings = (
        _days_of_year(rules, current, suspensions),
        _board_for_suspensions(rules, current, suspensions, term),
        _education(rules, current, suspensions),
        _board_for_exclusions(rules, current, exclusions),
        _head_teacher(rules, current, exclusions),
    )
    answer = Outstanding if any(f.stands_in_the_way for f in findings) else Met
    return answer(findings=findings, on=on)


def _finding(
    rules: AttendanceRules,
    citation: Citation,
    requirement: str,
    state: State,
    words: tuple[str, str | None],
) -> Finding:
    reason, remedy = words
    return Finding(
        requirement=requirement,
        state=state,
        severity=Severity.REQUIRED,
        reason=reason,
        remedy=remedy if state in {State.UNMET, State.NOT_RECORDED} else None,
        source=rules.source(citation),
    )


def _days_of_year(
    rules: AttendanceRules,
    current: SuspensionRules,
    suspensions: list[Suspension],
) -> Finding:
    days = sum(s.days for s in suspensions)
    state = State.MET if days <= current.most_in_year else State.UNMET
    reason = f"a pupil may be suspended for {current.most_in_year} school days in a "
    return _finding(
        rules,
        current.most_in_year_source,
        "within-days-of-year",
        state,
        (
            f"{reason}school year at most, over all schools",
            (
                "check the days written down; if they are right, the school takes it "
                "up with the local authority, and the pupil returns with support"
            ),
        ),
    )


def _board_for_suspensions(
    rules: AttendanceRules,
    current: SuspensionRules,
    suspensions: list[Suspension],
    term: SchoolTerm | None,
) -> Finding:
    reason = "the governing board meets about suspensions of more than "
    rule = f"{reason}{current.board_after} school days in a term"
    remedy = "ask the school when the board met, or is to meet"
    state = State.NOT_RECORDED
    if term is None:
        if not suspensions:
            state = State.NOT_APPLICABLE
        remedy = "give the terms of the school, so that days can be counted by term"
    else:
        state = _board_state(
            [s for s in suspensions if term.contains(s.start)], current
        )
    return _finding(
        rules, current.board_source, "board-meeting-suspensions", state, (rule, remedy)
    )


def _board_state(in_term: list[Suspension], current: SuspensionRules) -> State:
    so_far = accumulate(s.days for s in in_term)
    passed = [
        s for s, days in zip(in_term, so_far, strict=True) if days > current.board_after
    ]
    if not passed:
        return State.NOT_APPLICABLE
    met = any(s.board_met is not None for s in passed)
    return State.MET if met else State.NOT_RECORDED


def _education(
    rules: AttendanceRules, current: SuspensionRules, suspensions: list[Suspension]
) -> Finding:
    first_day = current.education_from_day
    reason = f"from school day {first_day} of a suspension on, education is arranged "
    states = {
        _education_state(s, first_day) for s in suspensions if s.days >= first_day
    }
    worst = (State.UNMET, State.NOT_RECORDED, State.MET)
    state = next((s for s in worst if s in states), State.NOT_APPLICABLE)
    return _finding(
        rules,
        current.education_source,
        "education-elsewhere",
        state,
        (
            f"{reason}elsewhere; counted in working days, so holidays may explain more",
            "ask the school what education there was, and from which day",
        ),
    )


def _education_state(suspension: Suspension, first_day: int) -> State:
    begun = suspension.education_from
    if begun is None:
        return State.NOT_RECORDED
    # The first day of the suspension is school day 1.
    late = working_days_between(suspension.start, begun) >= first_day
    return State.UNMET if late else State.MET


def _board_for_exclusions(
    rules: AttendanceRules,
    current: SuspensionRules,
    exclusions: list[PermanentExclusion],
) -> Finding:
    state = State.NOT_APPLICABLE
    if exclusions:
        met = all(x.board_met is not None for x in exclusions)
        state = State.MET if met else State.NOT_RECORDED
    return _finding(
        rules,
        current.board_source,
        "board-meeting-exclusion",
        state,
        (
            "the governing board meets about every permanent exclusion",
            "ask the school when the board met, or is to meet",
        ),
    )


def _head_teacher(
    rules: AttendanceRules,
    current: SuspensionRules,
    exclusions: list[PermanentExclusion],
) -> Finding:
    said = [x.by_head_teacher for x in exclusions]
    state = State.NOT_APPLICABLE
    if YesNo.NO in said:
        state = State.UNMET
    elif None in said:
        state = State.NOT_RECORDED
    elif said:
        state = State.MET
    return _finding(
        rules,
        current.head_teacher_source,
        "head-teacher-decided",
        state,
        (
            "only a head teacher may exclude a pupil permanently",
            "ask the school who decided; if nobody entitled did, the pupil is on roll",
        ),
    )
