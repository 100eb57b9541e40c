"""
Values that hide themselves, and stand-ins for ids.

Names, free text and identifiers live in small types whose ``repr``, ``str`` and
``format`` show nothing; `reveal` is the one way to the value, so that a reader of the
code sees each place where it happens. They are plain classes, so that ``asdict``,
cattrs, data frames and ``json.dumps(default=str)`` leave the mask on.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from hashlib import sha256
from typing import Self, TypeAlias, cast, final

from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import Taken, as_line, as_text, refusal, tried

__all__ = ["Masked", "Narrative", "PersonName", "Postcode", "pseudonym"]


_Restore: TypeAlias = "Callable[[type[Masked], str], Masked]"


class Masked(Taken):
    """
    A text that shows itself only when asked to. The masked types derive from it.

    Equality and hashing work on the value, so that a masked value can be compared,
    looked up and counted without being seen. Pickles hold the value: protect them.

    Raises `Impossible` for what is no text, or not of its kind.
    """

    __slots__ = ("_value",)

    def __init_subclass__(cls) -> None:
        """Refuse to derive from a final kind: what is added could show the value."""
        for base in cls.__bases__:
            # `typing.final` leaves this mark on the class itself.
            if vars(base).get("__final__", False):
                raise Misuse.of(
                    base.__name__,
                    code="final",
                    message="derive from Masked, or hold one in a field",
                )

    def __new__(cls, value: Masked | str) -> Self:
        """Take a text, or the masked value itself."""
        if isinstance(value, Masked):
            if type(value) is cls:
                return value
            raise refusal("wrong-type", "give text, or a value of this kind")
        text = tried(cls._taken, value)
        if isinstance(text, Misuse):
            # It stays in no frame of the traceback, which may be logged.
            del value
            raise text
        made = super().__new__(cls)
        _set(made, text)
        return made

    @classmethod
    def _taken(cls, value: str) -> str:
        """Clean and check what is given."""
        return as_text(value)

    def reveal(self) -> str:
        """The value itself. Each use is a decision to show it to somebody."""
        return _get(self)

    def __eq__(self, other: object) -> bool:
        """Equal to a value of the same kind with the same text, and to no text."""
        if type(self) is not type(other):
            return NotImplemented
        return _get(self) == _get(other)

    def __hash__(self) -> int:
        """Consistent with equality."""
        return hash((type(self), _get(self)))

    def __repr__(self) -> str:
        """The kind of value, and nothing of it."""
        return f"<{type(self).__name__} ····>"

    def __str__(self) -> str:
        """As `repr`: printing is not revealing."""
        return repr(self)

    def __format__(self, spec: str) -> str:
        """As `repr`, whatever the *spec*."""
        return repr(self)

    def __reduce__(self) -> tuple[_Restore, tuple[type[Masked], str]]:
        """Pickle the text, which was checked before. A pickle is not masked."""
        return _restored, (type(self), _get(self))


# The value stands in a slot that the class does not show: what lists the attributes of
# an object, as debuggers and serialisers do, finds none to read.
_get = cast("Callable[[object], str]", vars(Masked)["_value"].__get__)
_set = cast("Callable[[Masked, str], None]", vars(Masked)["_value"].__set__)
delattr(Masked, "_value")


def _restored(cls: type[Masked], value: str) -> Masked:
    made = object.__new__(cls)
    _set(made, value)
    return made


@final
class PersonName(Masked):
    """
    What a person is called, whole and as they write it; no part of it is guessed.

    >>> name = PersonName("Wilhelmina Thistledown-Quince")
    >>> f"{name}", name.reveal()
    ('<PersonName ····>', 'Wilhelmina Thistledown-Quince')
    """

    __slots__ = ()

    @classmethod
    def _taken(cls, value: str) -> str:
        return as_line(value)


@final
class Narrative(Masked):
    """
    Free text somebody wrote or said. It may hold anything about anyone.

    >>> Narrative("She said mornings are the hard part.")
    <Narrative ····>
    """

    __slots__ = ()


@final
class Postcode(Masked):
    """
    A United Kingdom postcode of the right shape. Whether it exists is not checked.

    >>> Postcode("zz993vz").reveal()
    'ZZ99 3VZ'
    """

    __slots__ = ()

    @classmethod
    def _taken(cls, value: str) -> str:
        compact = as_text(value).replace(" ", "").upper()
        # Digits and letters of other scripts are none here.
        is_plain = compact.isascii() and compact.isalnum()
        shape = "".join("9" if c.isdigit() else "A" for c in compact)
        if not is_plain or shape[-3:] != "9AA" or shape[:-3] not in _OUTWARD:
            raise Misuse.of(
                "Postcode", code="not-a-postcode", message="give it as in ZZ99 3VZ"
            )
        return f"{compact[:-3]} {compact[-3:]}"


#: The shapes of the first half of a United Kingdom postcode (BS 7666 annex C).
_OUTWARD = frozenset({"A9", "A99", "AA9", "AA99", "A9A", "AA9A"})

_SHORTEST_KEY = 32


def pseudonym(value: str, *, key: bytes, purpose: str) -> str:
    """
    A stand-in for *value* that only holders of *key* can make again.

    The same value gets the same stand-in for one *purpose* and a different one for
    another. The result is still personal data in law (ICO, 2025): never call it
    anonymous. A plain hash would not do: all NHS numbers can be tried in minutes.

    Raises `Misuse` when *key* is shorter than 32 bytes.

    >>> pseudonym("person-1", key=b"k" * 32, purpose="research 2026")
    'f77b6e765b77b0603f569f1ddba90dc0'
    """
    if len(key) < _SHORTEST_KEY:
        raise Misuse.of("pseudonym", code="short-key", message="give 32 bytes or more")
    # With its length, so that no other purpose and value make the same message.
    message = b"%d:%b%b" % (len(purpose.encode()), purpose.encode(), value.encode())
    return hmac.new(key, message, sha256).hexdigest()[:32]
