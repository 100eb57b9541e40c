"""
The one shape in which the library says what is met and what is not.

An answer lists *every* condition it weighed, met or not, each with its reason, its
source and what would satisfy it. It is `Met` or `Outstanding`, never true or false:
an answer is advice, and a practitioner who reads only one bit of it is not advised.
"""

from __future__ import annotations

from earlyhelp_core.answers._answers import Answer, Met, Outstanding
from earlyhelp_core.answers._happened import (
    HappenedOn,
    HappenedOnLike,
    When,
    WhenLike,
    as_when,
    as_yes_no,
)
from earlyhelp_core.answers._parts import (
    WITHHELD,
    Audience,
    Duty,
    Finding,
    Obligation,
    PlainWords,
    Severity,
    SeverityLike,
    State,
    StateLike,
    YesNo,
    YesNoLike,
)
from earlyhelp_core.answers._wording import Wording, WordsToAvoid

__all__ = [
    "WITHHELD",
    "Answer",
    "Audience",
    "Duty",
    "Finding",
    "HappenedOn",
    "HappenedOnLike",
    "Met",
    "Obligation",
    "Outstanding",
    "PlainWords",
    "Severity",
    "SeverityLike",
    "State",
    "StateLike",
    "When",
    "WhenLike",
    "Wording",
    "WordsToAvoid",
    "YesNo",
    "YesNoLike",
    "as_when",
    "as_yes_no",
]
