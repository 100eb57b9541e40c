"""
Values that hide themselves, and how sensitive each field is.

Names, free text and identifiers live in small types whose ``repr``, ``str`` and
``format`` show nothing; `reveal` is the one way to the value, so that a reader of the
code sees each place where it happens. Every field of every class also declares its
`Sensitivity`; what is personal stays out of ``repr`` by construction.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import final

import attrs

from earlyhelp_core import fields
from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import Taken

__all__ = ["Masked", "Narrative", "PersonName", "Postcode", "pseudonym"]


@attrs.frozen(repr=False)
class Masked(Taken):
    """
    A text that shows itself only when asked to. The masked types derive from it.

    Equality and hashing work on the value, so that a masked value can be compared,
    looked up and counted without being seen. Pickles hold the value: protect them.
    """

    _value: str = attrs.field(converter=fields.as_text, repr=False)

    def reveal(self) -> str:
        """The value itself. Each use is a decision to show it to somebody."""
        return self._value

    def __repr__(self) -> str:
        """The kind of value, and nothing of it."""
        return f"<{type(self).__name__} ····>"

    def __str__(self) -> str:
        """As `repr`: printing is not revealing."""
        return repr(self)

    def __format__(self, spec: str) -> str:
        """As `repr`, whatever the *spec*."""
        return repr(self)


@final
@attrs.frozen(repr=False)
class PersonName(Masked):
    """
    What a person is called, whole and as they write it; no part of it is guessed.

    >>> name = PersonName("Wilhelmina Thistledown-Quince")
    >>> f"{name}", name.reveal()
    ('<PersonName ····>', 'Wilhelmina Thistledown-Quince')
    """


@final
@attrs.frozen(repr=False)
class Narrative(Masked):
    """
    Free text somebody wrote or said. It may hold anything about anyone.

    >>> Narrative("She said mornings are the hard part.")
    <Narrative ····>
    """


def _as_postcode(value: str) -> str:
    compact = fields.as_text(value).replace(" ", "").upper()
    shape = "".join("9" if c.isdigit() else "A" for c in compact if c.isalnum())
    if len(compact) != len(shape) or shape[-3:] != "9AA" or shape[:-3] not in _OUTWARD:
        raise Misuse.of(
            "Postcode", code="not-a-postcode", message="give it as in ZZ99 3VZ"
        )
    return f"{compact[:-3]} {compact[-3:]}"


#: The shapes of the first half of a United Kingdom postcode (BS 7666 annex C).
_OUTWARD = frozenset({"A9", "A99", "AA9", "AA99", "A9A", "AA9A"})


@final
@attrs.frozen(repr=False)
class Postcode(Masked):
    """
    A United Kingdom postcode of the right shape. Whether it exists is not checked.

    >>> Postcode("zz993vz").reveal()
    'ZZ99 3VZ'
    """

    _value: str = attrs.field(converter=_as_postcode, repr=False)


_SHORTEST_KEY = 32


def pseudonym(value: str, *, key: bytes, purpose: str) -> str:
    """
    A stand-in for *value* that only holders of *key* can make again.

    The same value gets the same stand-in for one *purpose* and a different one for
    another. The result is still personal data in law (ICO, 2025): never call it
    anonymous. A plain hash would not do: all NHS numbers can be tried in minutes.

    Raises `Misuse` when *key* is shorter than 32 bytes.

    >>> pseudonym("person-1", key=b"k" * 32, purpose="research 2026")
    'a6fb0404b343e94c332d5d1d2ab7ce01'
    """
    if len(key) < _SHORTEST_KEY:
        raise Misuse.of("pseudonym", code="short-key", message="give 32 bytes or more")
    message = purpose.encode() + b"\0" + value.encode()
    return hmac.new(key, message, sha256).hexdigest()[:32]
