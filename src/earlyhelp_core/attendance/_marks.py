"""
What a mark in the register counts as, by edition and by day.

Codes change: since August 2024 an interview is an authorised absence, before that it
counted as present. So a mark is always read with the list of its own day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NewType, final

import attrs

from earlyhelp_core import _model
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.private import policy
from earlyhelp_core.sources import Citation

__all__ = ["Counts", "Mark", "MarkCode", "mark_code"]

#: A mark as the register has it, such as ``/``, ``I`` or ``C2``.
MarkCode = NewType("MarkCode", str)

_CODE = re.compile(r"[!-~]{1,4}")


def mark_code(value: str) -> MarkCode:
    """*value* as a mark of a register. What it means is for the edition to say."""
    text = _model.as_text(value)
    if not _CODE.fullmatch(text):
        raise Impossible.of(
            "mark",
            code="not-a-mark",
            message="give the code of the register, such as / or C2; "
            "leave a session without a mark out",
        )
    return MarkCode(text)


class Counts(_model.Code):
    """
    What a mark counts as. Whether help is needed is another question.
    """

    #: In school, or at an activity that the school has approved.
    PRESENT = "present"
    #: Absent with leave, or for a reason that the rules accept.
    AUTHORISED = "authorised"
    #: Absent without leave, or nobody knows yet why.
    UNAUTHORISED = "unauthorised"
    #: The pupil could not have attended: neither present nor absent.
    NOT_POSSIBLE = "not-possible"
    #: The school held no session, so it makes no school week.
    NO_SESSION = "no-session"


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Mark:
    """
    A code of the register: what it means, what it counts as, and from when to when.

    >>> from earlyhelp_core.sources import Citation
    >>> source = Citation(publication="regulations", clause="codes", basis="stated")
    >>> Mark(
    ...     code="I", meaning="illness", counts="authorised", source=source
    ... ).counts.value
    'authorised'
    """

    code: MarkCode = attrs.field(converter=mark_code)
    #: In our own words.
    meaning: str = attrs.field(converter=_model.as_text)
    counts: Counts = attrs.field(converter=Counts)
    #: ``None``: whenever the edition is used.
    in_force: Period | None = None
    source: Citation

    def applies(self, on: date) -> bool:
        """Whether the code had this meaning on that day."""
        return self.in_force is None or self.in_force.contains(on)
