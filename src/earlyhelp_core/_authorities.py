"""
The authority codes that a pupil number may begin with, as last looked up.

Authorities merge and split, so this list says what was known on a day and never what
is possible: a code outside it is a reason to look again, not to refuse a child's
number.
"""

from __future__ import annotations

from datetime import date

__all__ = ["AS_AT", "SYNTHETIC", "is_known"]

#: When the list below was read.
AS_AT = date(2026, 11, 21)

#: The ranges of codes that the children in need census accepts, first and last.
#:
#: Source: children in need census validation rules, as kept in
#: data-to-insight/csc-validator-be-cin (rule 1530), read on `AS_AT`.
_RANGES = (
    *((1, 5), (201, 213), (301, 320), (330, 336), (340, 344), (350, 359)),
    *((370, 373), (380, 384), (390, 394), (420, 420), (660, 681), (701, 708)),
    *((800, 803), (805, 808), (810, 813), (815, 816), (820, 823), (825, 826)),
    *((830, 831), (835, 841), (845, 846), (850, 852), (855, 857), (860, 861)),
    *((865, 896), (908, 909), (916, 916), (919, 919), (921, 921), (925, 926)),
    *((928, 929), (931, 931), (933, 933), (935, 938), (940, 941)),
)
_KNOWN = frozenset(
    f"{code:03}" for first, last in _RANGES for code in range(first, last + 1)
)

#: No authority has it. Examples use it, so that no pupil can be meant.
SYNTHETIC = "000"


def is_known(code: str) -> bool:
    """Whether the list of `AS_AT` has an authority of that code."""
    return code in _KNOWN
