"""
What the commands say, in plain lines. People are shown by role and age only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from earlyhelp_core import outcomes
from earlyhelp_core.answers import Answer, State
from earlyhelp_core.cases import Case
from earlyhelp_core.dates import written
from earlyhelp_core.errors import Problem
from earlyhelp_core.ids import PersonId
from earlyhelp_core.partnerships import Partnership, Standing
from earlyhelp_core.people import Family
from earlyhelp_core.plans import FamilyPlan
from earlyhelp_core.teams import Lead, Practitioner
from earlyhelp_core.wire import Report

_WIDTH = 78

CLOSING = (
    "Every answer is advice. A named practitioner decides, may depart from it, and\n"
    "records why.\n"
)


def case(
    case: Case, partnership: Partnership, on: date, child: str | None = None
) -> Iterator[str]:
    """
    A family in a few lines: who they are by role and age, level, leads and plan.

    Asked of one *child*, it says whom, and where that child stands.
    """
    now = case.as_of(on)
    family = now.case.family
    yield f"{'=' * _WIDTH}\n{case.id}, on {written(on)}\n"
    yield f"under         {partnership.edition.title}{_standing(partnership, on)}\n"
    yield f"people        {'; '.join(_people(family, on))}\n"
    yield f"level         {now.level or 'not recorded'}\n"
    if child is not None:
        level = now.case.level(on, child) or "not recorded"
        yield f"asked of      {family.label(PersonId(child), on)}; level {level}\n"
    leads = [_lead(now.case, lead) for lead in now.leads]
    yield f"led by        {'; '.join(leads) or 'nobody recorded'}\n"
    plans = [_plan(plan, on) for plan in now.plans]
    yield f"plan          {'; '.join(plans) or 'none recorded'}\n"
    yield from _changes(now.case, on)


def _standing(partnership: Partnership, on: date) -> str:
    standing = partnership.standing_on(on)
    return "" if standing is Standing.IN_FORCE else f" [{standing.value}]"


def _people(family: Family, on: date) -> Iterator[str]:
    # The grown-ups as recorded, then the children as they are numbered.
    young = {child.id for child in family.children_to_consider(on)}
    members = {person.id for person in family.members(on)}
    for person in sorted(
        family.people,
        key=lambda p: (p.id in young, (p.id in young and p.born) or date.max),
    ):
        place = "" if person.id in members else " (not a member)"
        yield f"{family.label(person.id, on)}{place}"


def _lead(case: Case, lead: Lead) -> str:
    member = case.team.member(lead.member)
    role = member.role if isinstance(member, Practitioner) else member.sort
    return f"{role} as {lead.kind.value.replace('-', ' ')}"


def _plan(plan: FamilyPlan, on: date) -> str:
    review = plan.latest_review(on)
    reviewed = f"reviewed {written(review.on)}" if review else "not yet reviewed"
    met = plan.share_of_outcomes_met()
    late = len(plan.overdue(on))
    return f"{plan.id}: {met} outcomes met, {reviewed}, actions overdue: {late}"


def _changes(case: Case, on: date) -> Iterator[str]:
    people = dict.fromkeys(reading.about for reading in case.readings)
    for measure in case.measures:
        for about in people:
            change = outcomes.change(measure, case.readings, about=about)
            if change is not None:
                first, last = change.first.value, change.last.value
                whose = "family" if about is None else case.family.label(about, on)
                yield f"change        {measure.title} ({whose}): "
                yield f"{first:g} to {last:g} "
                yield f"({measure.unit})\n"


def answer(kind: str, to: str | None, answer: Answer) -> Iterator[str]:
    """
    A question and all that is to be said to it.
    """
    asked = f"{kind} to {to}" if to else str(kind)
    states = [finding.state for finding in answer.outstanding]
    unmet, silent = states.count(State.UNMET), states.count(State.NOT_RECORDED)
    outcome = f"outstanding: {unmet} missing, {silent} not recorded"
    if answer.met:
        outcome = "met: nothing stands in the way"
    yield f"{'-' * _WIDTH}\nasked         {asked}\nanswer        {outcome}\n\n"
    yield f"{answer.explain()}\n"


def report(name: str, report: Report, advice: Iterable[Problem] = ()) -> Iterator[str]:
    """
    What is wrong with a document, or that nothing is, and what might be said better.
    """
    yield f"{name}: {'valid' if report.valid else 'invalid'}\n"
    for problem in report.problems:
        yield f"  {problem}\n"
    for problem in advice:
        yield f"  advice: {problem}\n"
