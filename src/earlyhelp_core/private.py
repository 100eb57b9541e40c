"""
Values that hide themselves, and how sensitive each field is.

Names, free text and identifiers live in small types whose ``repr``, ``str`` and
``format`` show nothing; `reveal` is the one way to the value, so that a reader of the
code sees each place where it happens. Every field of every class also declares its
`Sensitivity`; what is personal stays out of ``repr`` by construction.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import TypeAlias, TypeVar, final

import attrs

from earlyhelp_core import _model
from earlyhelp_core.errors import Misuse

__all__ = [
    "INTERNAL",
    "PERSONAL",
    "PUBLIC",
    "SPECIAL",
    "Masked",
    "Narrative",
    "PersonName",
    "Postcode",
    "Sensitivity",
    "narrative",
    "person_name",
    "policy",
    "postcode",
    "pseudonym",
    "record",
    "sensitivity",
]


class Sensitivity(StrEnum):
    """
    Who a field may be shown to.
    """

    #: Says nothing of anybody: vocabulary, policy, counts of a definition.
    PUBLIC = "public"
    #: Local ids and dates of work. Seen in the office; never in what is released.
    INTERNAL = "internal"
    #: Says something of a person who can be told from it.
    PERSONAL = "personal"
    #: Health, harm, beliefs, origin, offences, and free text, which may hold any.
    SPECIAL = "special"


_T = TypeVar("_T")
_Declared: TypeAlias = Mapping[str, object]
_KEY = "earlyhelp_core.sensitivity"


def _declaration(sensitivity: Sensitivity) -> _Declared:
    return MappingProxyType({_KEY: sensitivity})


#: Field declarations: ``attrs.field(metadata=PERSONAL)``.
PUBLIC = _declaration(Sensitivity.PUBLIC)
INTERNAL = _declaration(Sensitivity.INTERNAL)
PERSONAL = _declaration(Sensitivity.PERSONAL)
SPECIAL = _declaration(Sensitivity.SPECIAL)

_HIDDEN = frozenset({Sensitivity.PERSONAL, Sensitivity.SPECIAL})

# attrs hands a field transformer its fields with erased types.
_Fields: TypeAlias = "list[attrs.Attribute[object]]"


def record(cls: type, fields: _Fields) -> _Fields:
    """
    The field transformer of classes about people: each field states its sensitivity.

    Personal and special fields leave ``repr``; lists show their length. A field that
    states nothing is a mistake of ours and stops the class from being made.
    """
    return [_recorded(cls, _model.located(cls, field)) for field in fields]


def _recorded(cls: type, field: attrs.Attribute[object]) -> attrs.Attribute[object]:
    if _KEY not in field.metadata:
        message = f"declare the sensitivity of {cls.__name__}.{field.name}"
        raise TypeError(message)
    if field.metadata[_KEY] in _HIDDEN:
        return field.evolve(repr=False)
    if str(field.type).startswith("tuple["):
        return field.evolve(repr=_model.count)
    return field


def policy(cls: type, fields: _Fields) -> _Fields:
    """
    The field transformer of classes that hold policy or vocabulary: all is public.
    """
    return [
        _model.located(cls, field).evolve(metadata={**PUBLIC, **field.metadata})
        for field in fields
    ]


def sensitivity(field: attrs.Attribute[_T]) -> Sensitivity:
    """
    What a field of one of our classes declares.

    >>> import attrs
    >>> from earlyhelp_core.sources import Publication
    >>> sensitivity(attrs.fields(Publication).title)
    <Sensitivity.PUBLIC: 'public'>
    """
    return Sensitivity(field.metadata[_KEY])


@attrs.frozen(repr=False)
class Masked:
    """
    A text that shows itself only when asked to. The masked types derive from it.

    Equality and hashing work on the value, so that a masked value can be compared,
    looked up and counted without being seen. Pickles hold the value: protect them.
    """

    _value: str = attrs.field(converter=_model.as_text, repr=False, metadata=SPECIAL)

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
    compact = _model.as_text(value).replace(" ", "").upper()
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

    _value: str = attrs.field(converter=_as_postcode, repr=False, metadata=PERSONAL)


def person_name(value: PersonName | str) -> PersonName:
    """The name itself, or a text taken as one."""
    return value if isinstance(value, PersonName) else PersonName(value)


def narrative(value: Narrative | str) -> Narrative:
    """The narrative itself, or a text taken as one."""
    return value if isinstance(value, Narrative) else Narrative(value)


def postcode(value: Postcode | str) -> Postcode:
    """The postcode itself, or a text taken as one."""
    return value if isinstance(value, Postcode) else Postcode(value)


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
