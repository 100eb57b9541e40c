"""
An answer told to one person of the family: only what they may see stands behind it.
"""

from __future__ import annotations

from collections.abc import Callable

from earlyhelp_core import ids
from earlyhelp_core.answers import Answer, Audience, Finding, YesNo
from earlyhelp_core.cases._case import Case
from earlyhelp_core.cases._facts._gather import facts_for
from earlyhelp_core.cases._views import is_kept_out
from earlyhelp_core.fields import DateLike, evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.transitions import CATALOGUE, Facts, Request


def told_to(  # noqa: PLR0913 - the question itself, and who hears the answer
    case: Case,
    answer: Answer,
    *,
    to: str,
    request: Request,
    on: DateLike,
    child: str | None = None,
) -> str:
    """
    An *answer* on a *request* in words for one person of the family.

    A finding is told only where every fact it rests on reads the same in what that
    person may see of the record: so it gives away no address, no other person's word,
    and not that something is kept from them. Whoever was not let into an address or a
    safety plan is told of it in person, or not at all. A child of the family is spoken
    to as a child. Nobody reads whether the answer is met: what is left out may be what
    decides, and the practitioner talks that through.

    Raises `UnknownName` for somebody not in the family.
    """
    person = case.family.person(ids.PersonId(to))
    is_child = person.is_child(on) is YesNo.YES
    findings, duties = answer.findings, answer.duties
    now = case.as_of(on).case
    seen = case.view_for(person.id, on).case
    if is_kept_out(now, person.id) or not _holds(seen, child):
        findings, duties = (), ()
    else:
        reads_alike = _alike(
            *(facts_for(one, request, on=on, child=child) for one in (now, seen))
        )
        findings = tuple(f for f in findings if reads_alike(f))
    told = evolve(answer, findings=findings, duties=duties)
    return told.explain(Audience.CHILD if is_child else Audience.FAMILY)


def _holds(seen: Case, child: str | None) -> bool:
    return child is None or PersonId(child) in {p.id for p in seen.family.people}


def _alike(whole: Facts, seen: Facts) -> Callable[[Finding], bool]:
    def reads_alike(finding: Finding) -> bool:
        requirement = CATALOGUE.get(finding.requirement)
        facts = () if requirement is None else requirement.facts
        return all(whole.value(f.name) == seen.value(f.name) for f in facts)

    return reads_alike
