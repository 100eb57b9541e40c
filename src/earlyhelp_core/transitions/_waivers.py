"""
Waivers: a condition set aside for one family, by whoever the edition lets do so.

An edition says of each condition whether anybody may waive it, and in which role. What
protects a child is never waived, whatever a file says. A waiver has an end, and after
it the condition stands again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import Finding, Severity, State
from earlyhelp_core.dates import written
from earlyhelp_core.fields import DateLike, Internal, Role, Special, default, record
from earlyhelp_core.ids import LevelCode, RequirementName
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions._compile import Compiled
from earlyhelp_core.transitions._kinds import Kind, KindLike
from earlyhelp_core.transitions._rules import Ask
from earlyhelp_core.transitions._undated import Undated


@record
class Waiver(_dated.Dated, by="granted"):
    """
    That somebody in authority set a condition aside for this family, and until when.

    It counts where the edition lets that role waive that condition, and nowhere else.

    Raises `Impossible` for an end before the beginning.

    >>> waiver = Waiver(
    ...     requirement="closing-meeting-or-updates",
    ...     kind="close",
    ...     by="service manager",
    ...     reason="A meeting would not be safe.",
    ...     granted=date(2026, 3, 2),
    ...     until=date(2026, 3, 31),
    ... )
    >>> waiver.in_force(date(2026, 3, 31)), waiver.in_force(date(2026, 4, 1))
    (True, False)
    """

    requirement: Internal[RequirementName, str]
    #: The move it is for.
    kind: Internal[Kind, KindLike]
    #: Only to this level; ``None``: whichever the move leads to.
    to: Internal[LevelCode | None, str | None] = default(None)
    #: The role of whoever granted it, as the edition calls it: "service manager".
    by: Internal[Role]
    #: Their own reason. No answer repeats it.
    reason: Special[Narrative, Narrative | str]
    granted: Internal[date, DateLike]
    #: The last day on which it counts.
    until: Internal[date, DateLike]
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an end before the beginning."""
        fields.refuse(
            self, fields.in_order("granted", self.granted, "until", self.until)
        )

    def in_force(self, on: DateLike) -> bool:
        """Whether it counts on that day."""
        on = fields.as_date(on)
        return self.granted <= on <= self.until


def with_waivers(
    rule: Compiled, undated: Undated, waivers: Iterable[Waiver], on: date
) -> Undated:
    """
    What a *rule* says once these *waivers* are seen to.

    A waiver that does not count is said so, for whoever granted it believed it did.
    """
    ends = rule.rule.to if undated.to is None else (undated.to,)
    here = [w for w in waivers if w.kind is undated.kind and w.to in {None, *ends}]
    asks = (*rule.rule.asks, *rule.rule.advises)
    findings: list[Finding] = []
    notes: list[Finding] = []
    # A rule has a finding for each of its asks, in their order.
    for ask, finding in zip(asks, undated.findings, strict=True):
        about = [waiver for waiver in here if waiver.requirement == ask.name]
        if not finding.is_open or not about:
            findings.append(finding)
            continue
        counted = [w for w in about if w.by == ask.waivable_by and w.in_force(on)]
        if counted:
            findings.append(_set_aside(ask, finding, max(w.until for w in counted)))
        else:
            findings.append(finding)
            notes.append(_note(ask, finding, about, on))
    waived = fields.evolve(undated, findings=(*findings, *notes))
    if waived.met and not undated.met:
        return fields.evolve(waived, duties=(*undated.duties, *rule.duties))
    return waived


def _set_aside(ask: Ask, finding: Finding, until: date) -> Finding:
    words = ask.requirement.words
    return fields.evolve(
        finding,
        state=State.SET_ASIDE,
        reason=f"waived by the {ask.waivable_by} until {written(until)}",
        remedy=words.way_out(State.SET_ASIDE),
        plain=words.plain(State.SET_ASIDE),
    )


def _note(ask: Ask, finding: Finding, about: list[Waiver], on: date) -> Finding:
    """Why a waiver does not count, in words of the edition and none of the record."""
    role = ask.waivable_by
    if role is None:
        reason, remedy = "nobody may waive it in this pathway", finding.remedy
    else:
        theirs = [waiver for waiver in about if waiver.by == role]
        remedy = f"take it to the {role}, or see to it: {ask.requirement.words.remedy}"
        reason = next(_out_of_force(theirs, on), f"only the {role} may waive it")
    return Finding(
        requirement=f"waiver-of-{ask.name}",
        state=State.UNMET,
        severity=Severity.ADVISED,
        reason=f"the waiver of {ask.name} does not count: {reason}",
        remedy=remedy,
        source=finding.source,
    )


def _out_of_force(waivers: list[Waiver], on: date) -> Iterator[str]:
    ended = [waiver.until for waiver in waivers if waiver.until < on]
    if ended:
        yield f"it ended on {written(max(ended))}"
    for waiver in waivers:
        yield f"it begins on {written(waiver.granted)}"
