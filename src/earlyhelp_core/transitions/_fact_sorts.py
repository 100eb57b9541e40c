"""
What sorts of facts there are, and how a fact is declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.fields import Taking

FactValue: TypeAlias = date | str | tuple[str, ...] | None


class About(fields.Code):
    """
    Whether a question is about one child or about the family as a whole.
    """

    CHILD = "child"
    FAMILY = "family"


AboutLike: TypeAlias = About | Literal["child", "family"]


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

# What these give stands for a value of the field's own type, as `fields.default` does.


def situation(meaning: str, choices: Iterable[str] = (), unset: object = None) -> Any:  # type: ignore[explicit-any] # noqa: ANN401 - see above
    """Declare a fact that is one of a list, without order."""
    return _declared(FactSort.SITUATION, meaning, choices, unset)


def grade(meaning: str, choices: Iterable[str]) -> Any:  # type: ignore[explicit-any] # noqa: ANN401 - see above
    """Declare a fact that is one of a list, the lowest first."""
    return _declared(FactSort.GRADE, meaning, choices)


def whether(said: str) -> Any:  # type: ignore[explicit-any] # noqa: ANN401 - see above
    """Declare a fact that is no or yes."""
    return _declared(FactSort.YES_NO, f"whether {said}", (YesNo.NO, YesNo.YES))


def when(said: str) -> Any:  # type: ignore[explicit-any] # noqa: ANN401 - see above
    """Declare a fact about something that happened."""
    return _declared(FactSort.DATED, f"when {said}")


def roles(meaning: str) -> Any:  # type: ignore[explicit-any] # noqa: ANN401 - see above
    """Declare a fact that lists the roles that have said yes."""
    return _declared(FactSort.ROLES, meaning, repr=how_many)


def _declared(
    sort: FactSort,
    meaning: str,
    choices: Iterable[str] = (),
    unset: object = None,
    **shown: Callable[[Roles], str],
) -> object:
    told = {SORT: sort, MEANING: meaning, CHOICES: tuple(choices)}
    return fields.default(unset, **shown, meaning=told)


def _as_roles(value: Iterable[str] | None) -> Roles:
    """Keep the roles, each once and in order."""
    if value is None:
        return None
    return tuple(sorted(set(fields.each(fields.as_role, value))))


#: The roles that have said yes; an empty list says that nobody has.
Roles: TypeAlias = Annotated[tuple[str, ...] | None, Taking.by(_as_roles)]


def how_many(given: Roles) -> str:
    """Roles as they show themselves: by their number."""
    return "None" if given is None else f"<{len(given)}>"
