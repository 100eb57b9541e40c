"""
What a class asks of its value as a whole, once each field has been taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core.errors import Impossible, Problem


def refuse(about: object, *checks: Iterable[Problem]) -> None:
    """
    Raise `Impossible` with the problems of all *checks*, if there are any.

    *about* is the value being built; only the name of its class is told.
    """
    problems = tuple(problem for check in checks for problem in check)
    if problems:
        raise Impossible(type(about).__name__, problems)


def when(condition: object, path: str, code: str, message: str) -> Iterable[Problem]:
    """Give one problem with *path*, *code* and *message* if *condition* holds."""
    return (Problem(path, code, message),) if condition else ()


def in_order(
    first: str, earlier: date | None, last: str, later: date | None
) -> Iterable[Problem]:
    """Give a problem if the date named *last* comes before the one named *first*."""
    return when(
        earlier is not None and later is not None and later < earlier,
        f"/{last}",
        "ends-before-start",
        f"{last} comes before {first}; correct one of the two dates",
    )


def no_repeats(path: str, names: Iterable[str]) -> Iterable[Problem]:
    """Give a problem for each name that repeats an earlier one, at its place."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            yield Problem(
                f"{path}/{place}",
                "repeated-id",
                "this id stands here twice; give each its own",
            )
        seen.add(name)
