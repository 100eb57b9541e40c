"""
How private a field is, as its annotation says it: ``Internal[date, DateLike]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import attrs


class Sensitivity(StrEnum):
    """
    Who a field may be shown to.
    """

    #: Says nothing about anybody: vocabulary, policy, counts of a definition.
    PUBLIC = "public"
    #: Local ids and dates of work. Seen in the office; never in what is released.
    INTERNAL = "internal"
    #: Says something about a person who can be told from it.
    PERSONAL = "personal"
    #: Health, harm, beliefs, origin, offences, and free text, which may hold any.
    SPECIAL = "special"


KEY = "earlyhelp_core.sensitivity"
HIDDEN = frozenset({Sensitivity.PERSONAL, Sensitivity.SPECIAL})

_T = TypeVar("_T")


def sensitivity(field: attrs.Attribute[_T]) -> Sensitivity:
    """
    Read what a field of one of our classes declares.

    >>> import attrs
    >>> from earlyhelp_core.sources import Publication
    >>> sensitivity(attrs.fields(Publication).title)
    <Sensitivity.PUBLIC: 'public'>
    """
    return Sensitivity(field.metadata[KEY])


@attrs.frozen
class Spelled:
    """
    An annotation of ours at run time: grain, and what callers may give.
    """

    sensitivity: Sensitivity
    given: object


if TYPE_CHECKING:
    from typing import Generic, Self, overload

    # Only a checker reads it; at run time nothing needs typing_extensions.
    from typing_extensions import TypeVar as Defaulted

    _Kept = Defaulted("_Kept")
    _Given = Defaulted("_Given", default=_Kept)

    class _Grain(Generic[_Kept, _Given]):
        @overload
        def __get__(self, instance: None, owner: object) -> Self: ...
        @overload
        def __get__(self, instance: object, owner: object) -> _Kept: ...
        def __get__(self, instance: object, owner: object) -> object: ...
        def __set__(self, instance: object, value: _Given) -> None: ...

    class Public(_Grain[_Kept, _Given]):
        """A field that says nothing about anybody."""

    class Internal(_Grain[_Kept, _Given]):
        """A field for the office: local ids and dates of work."""

    class Personal(_Grain[_Kept, _Given]):
        """A field about a person; it stays out of ``repr``."""

    class Special(_Grain[_Kept, _Given]):
        """A field about health, harm or belief, or free text; out of ``repr``."""

    class PublicList(_Grain[tuple[_Kept, ...], Iterable[_Given]]):
        """A `Public` field that takes an iterable and keeps a tuple."""

    class InternalList(_Grain[tuple[_Kept, ...], Iterable[_Given]]):
        """An `Internal` field that takes an iterable and keeps a tuple."""

    class PersonalList(_Grain[tuple[_Kept, ...], Iterable[_Given]]):
        """A `Personal` field that takes an iterable and keeps a tuple."""

    class SpecialList(_Grain[tuple[_Kept, ...], Iterable[_Given]]):
        """A `Special` field that takes an iterable and keeps a tuple."""

else:

    class _Grain:
        """What the annotation means at run time: the kept type, with the grain."""

        def __init__(self, sensitivity: Sensitivity, *, is_list: bool = False) -> None:
            self._sensitivity = sensitivity
            self._is_list = is_list

        def __getitem__(self, said: object) -> object:
            kept, given = said if isinstance(said, tuple) else (said, said)
            if self._is_list:
                kept, given = tuple[kept, ...], Iterable[given]
            return Annotated[kept, Spelled(self._sensitivity, given)]

    Public = _Grain(Sensitivity.PUBLIC)
    Internal = _Grain(Sensitivity.INTERNAL)
    Personal = _Grain(Sensitivity.PERSONAL)
    Special = _Grain(Sensitivity.SPECIAL)
    PublicList = _Grain(Sensitivity.PUBLIC, is_list=True)
    InternalList = _Grain(Sensitivity.INTERNAL, is_list=True)
    PersonalList = _Grain(Sensitivity.PERSONAL, is_list=True)
    SpecialList = _Grain(Sensitivity.SPECIAL, is_list=True)
