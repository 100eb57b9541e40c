"""
What a mark in the register counts as, by edition and by day.

Codes change: since August 2024 an interview is an authorised absence, before that it
counted as present. So a mark is always read with the list of its own day.
"""

from __future__ import annotations

import re
from typing import Literal, Self, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import DateLike, Public, Taken, default, policy
from earlyhelp_core.sources import Citation

_CODE = re.compile(r"[!-~]{1,4}")


class MarkCode(Taken, str):
    """
    A mark as the register has it, such as ``/``, ``I`` or ``C2``.

    What it means is for the edition to say.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """Take the text, or the mark itself."""
        text = fields.as_text(value)
        if not _CODE.fullmatch(text):
            raise Impossible.of(
                "mark",
                code="not-a-mark",
                message="give the code of the register, such as / or C2; "
                "leave a session without a mark out",
            )
        return super().__new__(cls, text)


class Counts(fields.Code):
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


CountsLike: TypeAlias = (
    Counts
    | Literal["present", "authorised", "unauthorised", "not-possible", "no-session"]
)


@policy
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

    code: Public[MarkCode, str]
    #: In our own words.
    meaning: Public[str]
    counts: Public[Counts, CountsLike]
    #: ``None``: whenever the edition is used.
    in_force: Public[Period | None] = default(None)
    source: Public[Citation]

    def applies(self, on: DateLike) -> bool:
        """Whether the code had this meaning on that day."""
        return self.in_force is None or self.in_force.contains(on)
