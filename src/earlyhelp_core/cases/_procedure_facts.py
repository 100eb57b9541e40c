"""
What a case says, as the facts that a procedure beside its levels of help weighs.

A disagreement, attendance or the steps of a programme have levels of their own, and
where the child stands in them the case does not say, except for a disagreement. So
whoever asks states it, with all that they know and the record does not.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import fields, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.attendance import AttendanceRules, unauthorised_in_window
from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._facts._gather import facts_for
from earlyhelp_core.fields import DateLike, as_date
from earlyhelp_core.transitions import (
    Disagreement,
    Facts,
    Kind,
    Pathway,
    Request,
    disagreement_facts,
)

#: What is true whatever is asked. An agreement, an authorisation, a closing meeting
#: were given for one move between levels of help, and say nothing of a procedure.
_WHATEVER_IS_ASKED = (
    "about",
    "legal_status",
    "harm",
    "unborn",
    "lead_named",
    "lead_accepted",
    "assessment_completed",
    "plan_in_place",
    "plan_reviewed",
    "child_voice",
    "every_child_considered",
    "actions_settled",
    "partner_actions_on_time",
    "supporter_named",
    "contingency_agreed",
)
_HERE = ("on", "about", "bits")


def procedure_facts(  # noqa: PLR0913 - the question, and all that may answer it
    case: Case,
    procedure: Pathway,
    *,
    on: DateLike,
    child: str | None = None,
    rules: AttendanceRules | None = None,
    stated: Facts | None = None,
) -> Facts:
    """
    The facts for a *procedure* on a day, for a child or the family.

    From the case comes what is true whatever is asked; for a disagreement that walks
    this procedure, if just one is open, where it stands; and for a *child*, whether the
    threshold of the attendance *rules* is reached. What is *stated* besides goes
    before all of it.

    Raises `UnknownName` for a *child* the family does not have, and for a stage that
    the procedure does not.
    """
    on = as_date(on)
    now = case.as_of(on).case
    read = facts_for(case, Request(kind=Kind.REFER), on=on, child=child)
    # The first of these that knows a fact is believed.
    layers: list[dict[str, object]] = [
        *([] if stated is None else [_said(stated)]),
        {"notice_threshold_reached": _threshold(now, rules, on, child)},
        *(_said(facts) for facts in _walking(now, procedure, on, child)),
        {name: getattr(read, name) for name in _WHATEVER_IS_ASKED},
    ]
    known = {
        name: value
        for layer in reversed(layers)
        for name, value in layer.items()
        if value is not None
    }
    # Each value comes from the field of the same name; the checker cannot follow.
    return Facts(on=on, **known)  # type: ignore[arg-type]


def _said(facts: Facts) -> dict[str, object]:
    silent = Facts(on=facts.on)
    names = [
        field.name for field in fields.attributes(Facts) if field.name not in _HERE
    ]
    return {
        name: value
        for name in names
        if (value := getattr(facts, name)) != getattr(silent, name)
    }


def _walking(
    case: Case, procedure: Pathway, on: date, child: str | None
) -> tuple[Facts, ...]:
    """What the one open disagreement says; of several nobody can say which is meant."""
    found = [
        d
        for d in case.disagreements
        if d.pathway == procedure.id and d.is_open(on) and _concerns(d, child)
    ]
    if len(found) != 1:
        return ()
    return (disagreement_facts(found[0], procedure, on=on),)


def _concerns(disagreement: Disagreement, child: str | None) -> bool:
    children = disagreement.children
    return child is None or not children or ids.PersonId(child) in children


def _threshold(
    case: Case, rules: AttendanceRules | None, on: date, child: str | None
) -> YesNo | None:
    current = None if rules is None else rules.notices_on(on)
    if rules is None or current is None or current.threshold is None:
        return None
    enough = current.threshold.sessions
    counted = [
        found
        for record in case.attendance
        if record.pupil == child
        and (found := unauthorised_in_window(record, rules, on=on)) is not None
    ]
    if any(window.least >= enough for window in counted):
        return YesNo.YES
    # Only one register, and that whole, can say that it was not reached.
    most = [window.most for window in counted]
    if len(most) == 1 and most[0] is not None and most[0] < enough:
        return YesNo.NO
    return None
