"""
What is left out of what a reader is shown, and why: for whoever shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from earlyhelp_core import fields
from earlyhelp_core.assessments import ContraryEvidence, HarmConsideration, Visit
from earlyhelp_core.cases._tree import Line, changed, fields_of, pruned, records
from earlyhelp_core.fields import Special, record
from earlyhelp_core.plans import SafetyPlan
from earlyhelp_core.transitions import (
    Authorisation,
    Departure,
    Disagreement,
    Handover,
    Waiver,
)

_A = TypeVar("_A")


class WhyLeftOut(fields.Code):
    """
    Why something is not in what a reader is shown.
    """

    #: Somebody marked it as not for this reader.
    NOT_TO_BE_TOLD = "not-to-be-told"
    #: It speaks of harm, or of looking for it.
    HARM = "harm"
    #: It is work between agencies.
    BETWEEN_AGENCIES = "between-agencies"
    #: It is about somebody else, or somebody else's word, or nobody said it is safe.
    NOT_THEIRS = "not-theirs"
    #: Free text, a name, a number or an address within something that is shown.
    DETAIL = "detail"


@record
class LeftOut:
    """
    That something of a kind is not in a view, and why.

    >>> LeftOut(what="harm consideration", why="harm")
    LeftOut()
    """

    #: The kind of record, in words.
    what: Special[str]
    why: Special[WhyLeftOut]


_Sees: TypeAlias = Callable[[object], bool]
_Change: TypeAlias = Callable[[object], object]

_HARM = (ContraryEvidence, HarmConsideration, SafetyPlan, Visit)
_PROFESSIONAL = (Authorisation, Departure, Disagreement, Handover, Waiver)
#: Lists of people from whom something is kept. No reader is shown one.
MARKS = ("not_to_be_told", "not_known_to")


def viewed(
    case: _A, sees: _Sees, change: _Change, reader: str
) -> tuple[_A, tuple[LeftOut, ...]]:
    cut = pruned(case, lambda line: sees(line[-1]))
    shown = changed(cut, change)
    stays = {id(line[-1]) for _, line in records(case) if sees(line[-1])}
    found = [
        LeftOut(what=_words(line[-1]), why=_why(line[-1], reader))
        for _, line in records(case)
        if id(line[-1]) not in stays and _is_first(line, sees)
    ]
    if shown != cut:
        found.append(LeftOut(what="detail", why=WhyLeftOut.DETAIL))
    return shown, tuple(dict.fromkeys(found))


def _is_first(line: Line, sees: _Sees) -> bool:
    """Whether what holds it is shown, and it is none of what always stands."""
    above = line[2:-1]
    return len(line) > 1 and all(sees(one) for one in above) and _may_go(line)


def _may_go(line: Line) -> bool:
    return any(
        (field.is_list or field.is_optional) and field.holds_any(type(line[-1]))
        for field in fields_of(type(line[-2]))
    )


def _words(told: object) -> str:
    name = type(told).__name__
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def _why(told: object, reader: str) -> WhyLeftOut:
    if any(reader in getattr(told, mark, ()) for mark in MARKS):
        return WhyLeftOut.NOT_TO_BE_TOLD
    if isinstance(told, _HARM):
        return WhyLeftOut.HARM
    if isinstance(told, _PROFESSIONAL):
        return WhyLeftOut.BETWEEN_AGENCIES
    return WhyLeftOut.NOT_THEIRS
