"""
Where a disagreement stands on its ladder: who answers, by when, and what comes next.

A ladder is a pathway whose levels are stages. Its lowest level is where nothing is
disputed; who decides at a stage are those who lead that level; and the first dated
step that follows the move into a stage is the answer that is due there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from earlyhelp_core import fields, ids
from earlyhelp_core.answers import (
    Finding,
    Met,
    Obligation,
    Severity,
    State,
    YesNo,
    YesNoLike,
)
from earlyhelp_core.errors import Conflict
from earlyhelp_core.fields import DateLike, Internal, InternalList, Role, record
from earlyhelp_core.ids import LevelCode, StageCode
from earlyhelp_core.transitions._escalation import Disagreement, StageReached
from earlyhelp_core.transitions._facts import Facts
from earlyhelp_core.transitions._kinds import Kind
from earlyhelp_core.transitions._pathway import Pathway
from earlyhelp_core.transitions._rules import Rule


@record
class DisagreementStanding:
    """
    Where a disagreement stands on a day. Made by `standing_of`.

    Nothing in it stands in anybody's way.
    """

    on: Internal[date, DateLike]
    #: ``None`` where it was taken to no stage yet, or has ended.
    stage: Internal[StageCode | None, str | None]
    #: The roles that answer there. None named: the ladder does not say.
    decided_by: InternalList[Role]
    #: By when; ``None`` where the ladder gives no time, or it was answered.
    answer_due: Internal[date | None, DateLike | None]
    #: Whether that day is over; ``None`` where there is no such day.
    overdue: Internal[YesNo | None, YesNoLike | None]
    #: The stage above it, and who answers there.
    next_stage: Internal[StageCode | None, str | None]
    next_decided_by: InternalList[Role]
    #: All that followed, with its day, from the moves into the stages so far.
    obligations: InternalList[Obligation]
    #: How it stands, and what it can never do: hold up safety or a referral, or
    #: overrule the family.
    findings: InternalList[Finding]

    def explain(self) -> str:
        """The same in plain words."""
        here = "no stage" if self.stage is None else self.stage
        lines = [f"At: {here}{_by(self.decided_by)}"]
        if self.next_stage is not None:
            lines.append(f"Next: {self.next_stage}{_by(self.next_decided_by)}")
        told = Met(findings=self.findings, on=self.on).explain()
        steps = [f"  {o.when}, {o.by}: {o.do}" for o in self.obligations]
        followed = ["", "What follows from the stages so far", *steps] if steps else []
        return "\n".join([*lines, "", told, *followed])


def _by(roles: tuple[str, ...]) -> str:
    return f", decided by {' and '.join(roles)}" if roles else ""


def standing_of(
    disagreement: Disagreement, ladder: Pathway, *, on: DateLike
) -> DisagreementStanding:
    """
    Where a *disagreement* stands on its *ladder* on a day, and what is due.

    Raises `UnknownName` for a stage the ladder does not have, and `Conflict` where the
    disagreement walks another ladder.

    >>> from earlyhelp_core import partnerships
    >>> ladder = partnerships.load("st-helens", on=None).procedure("disagreement")
    >>> disagreement = Disagreement(
    ...     id="d1", about="roles", raised=date(2026, 3, 2), raised_by_role="nurse"
    ... ).with_stage("managers", on=date(2026, 3, 4))
    >>> found = standing_of(disagreement, ladder, on=date(2026, 3, 6))
    >>> found.answer_due, found.overdue.value, found.next_stage
    (datetime.date(2026, 3, 5), 'yes', 'service-managers')
    """
    on = fields.as_date(on)
    _walks(disagreement, ladder)
    here = disagreement.stage(on)
    answer = None if here is None else _answer_due(disagreement, ladder, here)
    above = None if here is None else _above(ladder, here)
    is_waited_for = here is not None and here.answered is None
    due = answer.due if answer is not None and is_waited_for else None
    overdue = None if due is None else YesNo.YES if due < on else YesNo.NO
    return DisagreementStanding(
        on=on,
        stage=None if here is None else here.stage,
        decided_by=() if here is None else _deciders(ladder, here.stage),
        answer_due=due,
        overdue=overdue,
        next_stage=None if above is None else ids.StageCode(str(above)),
        next_decided_by=() if above is None else _deciders(ladder, above),
        obligations=tuple(_followed(disagreement, ladder, on)),
        findings=(
            _about_answer(disagreement, here, overdue, on),
            _about_safety(disagreement, on),
            *_NEVER,
        ),
    )


def disagreement_facts(
    disagreement: Disagreement, ladder: Pathway, *, on: DateLike
) -> Facts:
    """
    What a *disagreement* says, as facts for its *ladder* to be asked on a day.

    The level is the stage where it stands: the lowest of the ladder where it stands at
    none. An answer that is not written down is not recorded; it is never taken for no.
    Raises as `standing_of` does.
    """
    found = standing_of(disagreement, ladder, on=on)
    now = disagreement.as_of(on)
    here = now.stage(on)
    return Facts(
        on=on,
        level=ladder.framework.ladder.codes[0]
        if found.stage is None
        else LevelCode(found.stage),
        disagreement_answered=None if here is None else here.answered,
        disagreement_time_up=found.overdue,
        escalation_notice=now.notice_given,
        safety_meanwhile=max((action.on for action in now.safety), default=None),
        family_wish_recorded=None if now.family_wish is None else YesNo.YES,
        disagreement_outcome=None if now.end is None else now.end.on,
    )


def _walks(disagreement: Disagreement, ladder: Pathway) -> None:
    if disagreement.pathway not in {None, ladder.id}:
        raise Conflict.of(
            "Disagreement",
            path="/pathway",
            code="other-ladder",
            message="it walks the stages of another ladder; ask that one, or raise it "
            "anew under this one",
        )


def _deciders(ladder: Pathway, stage: str) -> tuple[str, ...]:
    return ladder.framework.level(stage).led_by


def _above(ladder: Pathway, here: StageReached) -> LevelCode | None:
    rank = ladder.framework.rank
    ends = (
        end
        for rule in ladder.rules_from(here.stage, Kind.STEP_UP)
        for end in rule.to
        if not rule.when
    )
    return min(ends, key=rank, default=None)


def _into(ladder: Pathway, before: str | None, stage: str) -> Rule | None:
    """The rule by which it came to a stage; of several, that from where it was."""
    start = ladder.framework.ladder.codes[0] if before is None else before
    rules = [
        rule
        for rule in ladder.rules
        if stage in rule.to and rule.kind in {Kind.OPEN, Kind.STEP_UP}
    ]
    return next((r for r in rules if start in r.from_), rules[0] if rules else None)


def _steps(
    disagreement: Disagreement, ladder: Pathway, on: date
) -> Iterator[tuple[StageReached, tuple[Obligation, ...]]]:
    before: str | None = None
    for reached in disagreement.walked(on):
        rule = _into(ladder, before, reached.stage)
        duties = () if rule is None else ladder.duties_of(rule)
        yield reached, tuple(duty.since(reached.on) for duty in duties)
        before = reached.stage


def _answer_due(
    disagreement: Disagreement, ladder: Pathway, here: StageReached
) -> Obligation | None:
    *_, (_, steps) = _steps(disagreement, ladder, here.on)
    return next((step for step in steps if step.due is not None), None)


def _followed(
    disagreement: Disagreement, ladder: Pathway, on: date
) -> Iterator[Obligation]:
    for _, steps in _steps(disagreement, ladder, on):
        yield from steps


# --- what is said of it


def _finding(
    name: str, state: State, reason: str, remedy: str | None = None
) -> Finding:
    return Finding(
        requirement=name,
        state=state,
        severity=Severity.ADVISED,
        reason=reason,
        remedy=remedy,
    )


def _about_answer(
    disagreement: Disagreement,
    here: StageReached | None,
    overdue: YesNo | None,
    on: date,
) -> Finding:
    name = "disagreement-answered"
    if here is None:
        ended = "it has ended" if not disagreement.is_open(on) else "it is at no stage"
        return _finding(name, State.NOT_APPLICABLE, f"no answer is due: {ended}")
    if here.answered is not None:
        return _finding(name, State.MET, "it was answered at this stage")
    if overdue is YesNo.YES:
        return _finding(
            name,
            State.UNMET,
            "no answer is recorded, and the time for it is over",
            "take it to the next stage; nobody has to wait for the late answer",
        )
    return _finding(
        name,
        State.NOT_RECORDED,
        "no answer is recorded at this stage",
        "ask for it, and write down what was said and by whom in what role",
    )


def _about_safety(disagreement: Disagreement, on: date) -> Finding:
    name, never = "safety-meanwhile", "safety action never waits for a disagreement"
    if disagreement.as_of(on).safety:
        reason = f"what keeps the children safe meanwhile is recorded; {never}"
        return _finding(name, State.MET, reason)
    return _finding(
        name,
        State.NOT_RECORDED,
        f"nothing is recorded of what keeps the children safe meanwhile; {never}",
        "settle it today, and write it down also where nothing is needed",
    )


_NEVER = (
    _finding(
        "referral-not-held",
        State.NOT_APPLICABLE,
        "a disagreement cannot hold a referral: anybody may refer at any time",
    ),
    _finding(
        "family-not-overruled",
        State.NOT_APPLICABLE,
        "a disagreement between agencies is no veto on what the family wishes",
    ),
)
