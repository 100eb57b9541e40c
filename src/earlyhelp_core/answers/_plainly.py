"""
An answer told to the family or the child it is about.

Only what somebody thought fit to be told is said, and never that something was left
out: whether harm is suspected must not be read between the lines. So the text says
neither yes nor no to what was asked. The practitioner talks that through in person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from earlyhelp_core.answers._parts import Audience, Finding, Obligation
from earlyhelp_core.dates import written

_IN_PERSON = {
    Audience.FAMILY: "Your practitioner will talk with you about what happens next.",
    Audience.CHILD: "The person who helps you will talk with you about what comes "
    "next.\nYou can tell them if you see it differently.",
}


def told_plainly(
    findings: Iterable[Finding], obligations: Iterable[Obligation], audience: Audience
) -> str:
    """
    What may be said to that *audience* of each finding, and of what happens next.
    """
    found = tuple(findings)
    groups = (
        ("What is in place", _sentences((f for f in found if not f.is_open), audience)),
        ("What is still to do", _sentences((f for f in found if f.is_open), audience)),
        ("What happens next", _next(obligations, audience)),
    )
    lines: list[str] = []
    for heading, group in groups:
        sentences = list(dict.fromkeys(group))
        if sentences:
            lines += [heading, *(f"- {sentence}" for sentence in sentences), ""]
    return "\n".join([*lines, _IN_PERSON[audience]])


def _sentences(findings: Iterable[Finding], audience: Audience) -> Iterator[str]:
    for finding in findings:
        sentence = finding.plain.to(audience)
        if sentence is not None:
            yield sentence


def _next(obligations: Iterable[Obligation], audience: Audience) -> Iterator[str]:
    for obligation in obligations:
        sentence = obligation.plain.to(audience)
        if sentence is not None:
            due = obligation.due
            yield sentence if due is None else f"{sentence} (by {written(due)})"
