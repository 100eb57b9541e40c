"""
Types and reasoning for children's Early Help in England.

Each module is one noun of the field; ``import earlyhelp_core as eh`` and then
``eh.plans.Goal`` works, and loads a module only when it is first named:

* `people`, `contacts`, `assessments`, `plans`, `teams`, `outcomes`: the records
* `agencies`: who helps with what, and who works with whom
* `programmes`: help with rules of its own, and places on it
* `attendance`: being in school, absence and what somebody must then consider
* `frameworks`: levels of help; `transitions`: moves between them, always explained
* `cases`: the record where they meet; `wire`: documents in and out
* `partnerships`: the editions a borough works under
* `interop`: what neighbours read and write
* `answers`, `sources`, `dates`, `ids`, `identifiers`, `privacy`, `fields`, `errors`:
  the ground they stand on
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

# The one exception to "no TYPE_CHECKING imports": no annotation below is resolved at
# run time, and a type checker cannot follow `__getattr__` to a module.
if TYPE_CHECKING:
    from earlyhelp_core import (
        agencies,
        answers,
        assessments,
        attendance,
        cases,
        cli,
        contacts,
        dates,
        errors,
        fields,
        frameworks,
        identifiers,
        ids,
        interop,
        outcomes,
        partnerships,
        people,
        plans,
        privacy,
        programmes,
        sources,
        teams,
        transitions,
        wire,
    )

__all__ = [
    "agencies",
    "answers",
    "assessments",
    "attendance",
    "cases",
    "cli",
    "contacts",
    "dates",
    "errors",
    "fields",
    "frameworks",
    "identifiers",
    "ids",
    "interop",
    "outcomes",
    "partnerships",
    "people",
    "plans",
    "privacy",
    "programmes",
    "sources",
    "teams",
    "transitions",
    "wire",
]

#: The release. Packaging reads it from here, so that it is written once and is right in
#: a wheel, an editable installation and a zip file.
__version__ = "0.1.0"


def __getattr__(name: str) -> ModuleType:
    """Load a noun when it is first named."""
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """The nouns, so that completion finds them before they are loaded."""
    return __all__
