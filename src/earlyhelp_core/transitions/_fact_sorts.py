"""
What sorts of facts there are, and how a fact is declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

from earlyhelp_core import _model
from earlyhelp_core.answers import YesNo
from earlyhelp_core.private import INTERNAL, SPECIAL

__all__ = [
    "CHOICES",
    "MEANING",
    "SORT",
    "About",
    "FactSort",
    "FactValue",
    "Roles",
    "declare",
    "happened",
    "how_many",
    "roles",
    "situation",
    "yes_no",
]

#: The roles that have said yes; an empty list says that nobody has.
Roles: TypeAlias = tuple[str, ...] | None

FactValue: TypeAlias = date | str | tuple[str, ...] | None


class About(_model.Code):
    """
    Whether a question is about one child or about the family as a whole.
    """

    CHILD = "child"
    FAMILY = "family"


class FactSort(Enum):
    """
    What values a fact takes, and so what may be asked of it.
    """

    #: One of a closed list, without order.
    SITUATION = "one of a list"
    #: Not recorded, no, yes.
    YES_NO = "yes or no"
    #: One of a closed list, in order.
    GRADE = "a grade"
    #: Not recorded, no, yes undated, or a date; the newer, the more.
    DATED = "a date"
    #: The roles that have said yes.
    ROLES = "roles"


#: What the declaration of a field says of the fact it holds.
SORT, MEANING, CHOICES = "fact.sort", "fact.meaning", "fact.choices"
Declared: TypeAlias = Mapping[str, object]


def declare(sort: FactSort, meaning: str, choices: Iterable[str] = ()) -> Declared:
    """What a field of `Facts` says of itself: its sort, meaning, values and grain."""
    sensitivity = SPECIAL if sort is FactSort.SITUATION else INTERNAL
    facts = {SORT: sort, MEANING: meaning, CHOICES: tuple(choices)}
    return MappingProxyType({**sensitivity, **facts})


def situation(meaning: str, choices: Iterable[str] = ()) -> Declared:
    """A fact that is one of a list, without order."""
    return declare(FactSort.SITUATION, meaning, choices)


def yes_no(meaning: str) -> Declared:
    """A fact that is no or yes."""
    return declare(FactSort.YES_NO, meaning, (YesNo.NO, YesNo.YES))


def happened(meaning: str) -> Declared:
    """A fact about something that happened."""
    return declare(FactSort.DATED, meaning)


def roles(value: Iterable[str] | None) -> Roles:
    """The roles, each once and in order."""
    if value is None:
        return None
    # A single role is text, and the letters of a text are no roles.
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise _model.refusal("wrong-type", "give a list of roles")
    return tuple(sorted({_model.as_text(role) for role in value}))


def how_many(given: Roles) -> str:
    """Roles as they show themselves: by their number."""
    return "None" if given is None else _model.count(given)
