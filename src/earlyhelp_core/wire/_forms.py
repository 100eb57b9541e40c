"""
The forms in which people write editions: shorter than the classes, and no less exact.

* A condition is a table with the fact and one question, ``{ fact = "legal-status",
  is = ["none"] }``, or one of ``not``, ``all`` and ``any`` over further conditions.
* An ask that needs no parameters is its bare name.
* A level framework or a publication may be given by its id, where the caller's
  catalogue holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from earlyhelp_core.errors import unknown_name
from earlyhelp_core.fields import evolve
from earlyhelp_core.wire._losses import Refused
from earlyhelp_core.wire._objects import Hook
from earlyhelp_core.wire._parts import CONDITIONS
from earlyhelp_core.wire._reading import Raw

_T = TypeVar("_T")


def condition_hook(hook_for: Callable[[Raw], Hook]) -> Hook:
    """Takes a table as the condition whose question it asks."""

    def take(value: Raw, _: Raw) -> Raw:
        if not isinstance(value, Mapping):
            raise Refused.of(
                "wrong-type", "give a table with a fact and what is asked of it"
            )
        asked = [key for key in CONDITIONS if key in value]
        if len(asked) != 1:
            raise Refused.of(
                "not-a-condition", f"ask exactly one of {', '.join(CONDITIONS)}"
            )
        cls = CONDITIONS[asked[0]]
        hook = hook_for(cls)
        given = value[asked[0]]
        if asked != ["is"] or isinstance(given, list):
            return hook(value, cls)
        # A single value may stand without its list.
        return _moved(lambda: hook({**value, "is": [given]}, cls), "/is/0", "/is")

    return take


def ask_hook(table: Hook) -> Hook:
    """Takes a bare name, or a table with the parameters of the ask."""

    def take(value: Raw, as_type: Raw) -> Raw:
        if isinstance(value, str):
            return _moved(lambda: table({"name": value}, as_type), "/name", "")
        return table(value, as_type)

    return take


def _moved(take: Callable[[], Raw], written: str, meant: str) -> Raw:
    """What is taken; problems at a place that nobody wrote stand where it was meant."""
    try:
        return take()
    except Refused as refused:
        problems = [
            evolve(problem, path=meant) if problem.path == written else problem
            for problem in refused.problems
        ]
        survivor, lost = refused.survivor, refused.lost
    raise Refused(problems, survivor=survivor, lost=lost)


def named_hook(
    noun: str, known: Iterable[_T], *, by: Callable[[_T], str], table: Hook
) -> Hook:
    """Takes the id of something known, or the whole of it."""
    named = {by(one): one for one in known}

    def take(value: Raw, as_type: Raw) -> Raw:
        if not isinstance(value, str):
            return table(value, as_type)
        if value not in named:
            raise Refused([unknown_name(noun, value, sorted(named))])
        return named[value]

    return take
