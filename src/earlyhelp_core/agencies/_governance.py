"""
Whom an agency answers to, and whom they answer to, up to the safeguarding partners.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from earlyhelp_core.agencies._kinds import ACCOUNTABLE, AgencyKind, TieKind
from earlyhelp_core.agencies._snapshot import Snapshot
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.fields import Public, PublicList, default, policy
from earlyhelp_core.ids import AgencyId, TieEnd

_Line: TypeAlias = tuple[TieEnd, ...]


@policy
class Governance:
    """
    The lines by which an agency answers to others. See `AgencyGraph.governance_of`.
    """

    agency: Public[AgencyId, str]
    #: Each way up as ids, from the agency to whoever answers to nobody recorded.
    lines: PublicList[tuple[TieEnd, ...], Iterable[str]] = default(())
    #: The ties that the lines follow.
    ties: PublicList[Tie] = default(())
    #: Whether some line leads to the safeguarding partners. ``None`` where no line
    #: is recorded that does: there may be one all the same.
    reaches_safeguarding: Public[YesNo | None, YesNoLike | None] = default(None)


def governed(snapshot: Snapshot, agency: AgencyId) -> Governance:
    """Every line up from an agency."""
    up: dict[TieEnd, list[tuple[TieEnd, Tie]]] = {}
    for tie in snapshot.ties:
        if tie.kind in ACCOUNTABLE:
            low, high = tie.from_, tie.to
            if tie.kind is TieKind.SUPERVISES:
                low, high = high, low
            up.setdefault(low, []).append((high, tie))
    start = TieEnd(agency)
    lines = tuple(line for line in _lines(up, (start,)) if len(line) > 1)
    on_lines = {name for line in lines for name in line}
    partners = {
        TieEnd(each.id)
        for each in snapshot.agencies.values()
        if each.kind is AgencyKind.SAFEGUARDING_PARTNERSHIP
    }
    return Governance(
        agency=agency,
        lines=lines,
        ties=tuple(
            tie
            for low, highs in up.items()
            if low in on_lines
            for high, tie in highs
            if high in on_lines
        ),
        reaches_safeguarding=YesNo.YES if partners & {start, *on_lines} else None,
    )


def _lines(up: dict[TieEnd, list[tuple[TieEnd, Tie]]], line: _Line) -> Iterator[_Line]:
    further = [high for high, _ in up.get(line[-1], ()) if high not in line]
    if not further:
        yield line
    for high in dict.fromkeys(further):
        yield from _lines(up, (*line, high))
