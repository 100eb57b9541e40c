"""
The check digits of numbers that others issue, as bare functions of text.

They follow their public definitions. `identifiers` makes types of them; `ids` asks
whether an id passes as one.
"""

from __future__ import annotations

import re

#: The letters of a pupil number by their index; I, O and S are too like 1, 0 and 5.
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_UPN = re.compile(rf"[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]")
_TEN_DIGITS = re.compile(r"[0-9]{10}")


def _weighted(text: str, weights: range) -> int:
    # In a pupil number a letter in the last place counts with its own index.
    pairs = zip(text, weights, strict=True)
    return sum(
        weight * (int(c) if c.isdigit() else UPN_LETTERS.index(c))
        for c, weight in pairs
    )


def has_upn_shape(text: str) -> bool:
    """Whether it is a letter, eleven digits and a digit or letter."""
    return _UPN.fullmatch(text) is not None


def has_ten_digits(text: str) -> bool:
    """Whether it is ten digits and nothing else."""
    return _TEN_DIGITS.fullmatch(text) is not None


def upn_passes(text: str) -> bool:
    """Whether the check letter of a pupil number of the right shape is right."""
    return text[0] == UPN_LETTERS[_weighted(text[1:], range(2, 14)) % 23]


def nhs_number_passes(text: str) -> bool:
    """Whether the check digit of an NHS number of ten digits is right."""
    # The check digit makes the whole, weighted 10 to 1, divisible by 11; a remainder
    # that would need the digit ten is never issued and never divisible.
    return _weighted(text, range(10, 0, -1)) % 11 == 0


def uln_passes(text: str) -> bool:
    """Whether the check digit of a learner number of ten digits is right."""
    # Weighted 10 to 2, remainder by 11, and the last digit is ten less that; a
    # remainder of none is never issued.
    return _weighted(text[:9], range(10, 1, -1)) % 11 == 10 - int(text[9])


#: How long texts are that may pass as an identifier.
_LENGTHS = frozenset({10, 13})
#: No shorter text holds one.
SHORTEST = min(_LENGTHS)
#: What an id may have between its parts.
_MARKS = re.compile(r"[._:-]+")
_TEN_SOMEWHERE = re.compile(r"(?:[0-9][^0-9]*){10}")


def passes_as_identifier(text: str) -> bool:
    """
    Whether *text* passes as an NHS number or a pupil number.

    >>> passes_as_identifier("9434765870"), passes_as_identifier("p1")
    (True, False)
    """
    if len(text) not in _LENGTHS:
        return False
    if has_ten_digits(text):
        return nhs_number_passes(text)
    return has_upn_shape(text.upper()) and upn_passes(text.upper())


def holds_identifier(text: str) -> bool:
    """
    Whether *text* passes as such a number, or holds one between its marks.

    Numbers are written apart, and names are put before ids.

    >>> [holds_identifier(t) for t in ("943-476-5870", "person:9434765870", "person-1")]
    [True, True, False]
    """
    # Most ids have fewer digits than any number, which is seen at once.
    if not _TEN_SOMEWHERE.search(text):
        return False
    parts = _MARKS.split(text)
    return any(
        passes_as_identifier("".join(parts[first:last]))
        for first in range(len(parts))
        for last in range(first + 1, len(parts) + 1)
    )
