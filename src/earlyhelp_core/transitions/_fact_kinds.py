"""
What sorts of facts there are, how one is declared, and how its values are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

from earlyhelp_core import _model
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import parse_date
from earlyhelp_core.private import INTERNAL, SPECIAL

__all__ = [
    "CHOICES",
    "MEANING",
    "SORT",
    "About",
    "FactSort",
    "FactValue",
    "HappenedOn",
    "Roles",
    "declare",
    "happened",
    "happened_on",
    "how_many",
    "roles",
    "situation",
    "yes_no",
]

#: Something that happened: on a date; yes, but nobody wrote down when; or no.
HappenedOn: TypeAlias = date | YesNo | None

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


SORT, MEANING, CHOICES = "fact.sort", "fact.meaning", "fact.choices"
Declared: TypeAlias = Mapping[str, object]


def declare(sort: FactSort, meaning: str, choices: Iterable[str] = ()) -> Declared:
    """
    What a field of `Facts` says of its fact, beside how sensitive it is.

    The *meaning* continues "it is not recorded …".
    """
    sensitivity = SPECIAL if sort is FactSort.SITUATION else INTERNAL
    facts = {SORT: sort, MEANING: meaning, CHOICES: tuple(choices)}
    return MappingProxyType({**sensitivity, **facts})


def situation(meaning: str, choices: Iterable[str] = ()) -> Declared:
    """A fact of the situation, which has no better and worse."""
    return declare(FactSort.SITUATION, meaning, choices)


def yes_no(meaning: str) -> Declared:
    """Evidence that is yes or no, said so that yes is the better."""
    return declare(FactSort.YES_NO, meaning, (YesNo.NO, YesNo.YES))


def happened(meaning: str) -> Declared:
    """Evidence of something that was done, on a day or on none that is known."""
    return declare(FactSort.DATED, meaning)


def happened_on(value: HappenedOn | str) -> HappenedOn:
    """A date, "yes", "no" or nothing recorded; a date may be an ISO text."""
    if value is None or isinstance(value, YesNo):
        return value
    if isinstance(value, str):
        return YesNo(value) if value in {"yes", "no"} else parse_date(value)
    return _model.as_date(value)


def roles(value: Iterable[str] | None) -> Roles:
    """The roles, each once and in order, so that equal sets are equal values."""
    if value is None:
        return None
    # A single role is text, and the letters of a text are no roles.
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise _model.refusal("wrong-type", "give a list of roles")
    return tuple(sorted({_model.as_text(role) for role in value}))


def how_many(roles: Roles) -> str:
    """How roles show themselves: by their number."""
    return "None" if roles is None else _model.count(roles)
