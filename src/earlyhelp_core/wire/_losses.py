"""
What could not be taken, and what follows from its absence.

A document with one spoiled entry is looked at once more without it, so that problems
*between* the others come to light in the same pass. Entries then stand at other places
than in the document, and some problems are only echoes of what was left out: both are
put right here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import Self, TypeAlias, final

from earlyhelp_core.errors import Problem
from earlyhelp_core.wire._reading import Raw

Steps: TypeAlias = tuple[str, ...]


@final
class Absent:
    """
    The type of `ABSENT`: nothing there, not even ``None``.
    """


ABSENT = Absent()


@final
class Lost:
    """
    What a value was made without. Paths are in the numbering of the document.
    """

    def __init__(self) -> None:
        """Nothing yet."""
        #: Ids and codes that stood in what was left out: others may refer to them.
        self.names: set[str] = set()
        #: Fields that were left out.
        self.fields: set[Steps] = set()
        #: For each list with gaps: the place in the document of each entry left.
        self.kept: dict[Steps, list[int]] = {}

    def adopt(self, step: str | int, other: Lost) -> None:
        """All that the part at *step* was made without."""
        at = str(step)
        self.names |= other.names
        self.fields |= {(at, *steps) for steps in other.fields}
        self.kept |= {(at, *steps): order for steps, order in other.kept.items()}

    def relocated(self, problem: Problem) -> Problem:
        """The problem at the place where the document has what it is about."""
        found: list[str] = []
        for step in steps_of(problem.path):
            order = self.kept.get(tuple(found))
            place = None if order is None else place_in(order, step)
            found.append(step if order is None or place is None else str(order[place]))
        path = "".join(f"/{step}" for step in found)
        return Problem(path, problem.code, problem.message)

    def explains(self, problem: Problem, data: Raw) -> bool:
        """Whether the problem may be there only because of what was left out."""
        steps = steps_of(problem.path)
        named = value_at(data, steps)
        return (
            steps in self.kept
            or any(steps[:n] in self.fields for n in range(1, len(steps) + 1))
            or (isinstance(named, str) and named in self.names)
        )


def steps_of(path: str) -> Steps:
    """The steps of a JSON Pointer."""
    return tuple(path.split("/")[1:])


def place_in(entries: Sized, step: str) -> int | None:
    """The place that a step of a path means in a list, if the list has it."""
    return int(step) if step.isdecimal() and int(step) < len(entries) else None


def value_at(data: Raw, steps: Steps) -> Raw:
    """What a document has at a place; nothing where there is no such place."""
    for step in steps:
        match data:
            case Mapping():
                data = data.get(step)
            case list() if (place := place_in(data, step)) is not None:
                data = data[place]
            case _:
                return None
    return data


_NAMING = frozenset({"id", "code", "codes"})


def names_in(data: Raw) -> Iterator[str]:
    """The ids and codes that a part of a document gives; bare texts may be such."""
    yield from _texts(data)
    yield from _names_below(data)


def _names_below(data: Raw) -> Iterator[str]:
    match data:
        case Mapping():
            for key, value in data.items():
                yield from _texts(value) if key in _NAMING else _names_below(value)
        case list():
            for entry in data:
                yield from _names_below(entry)


def _texts(value: Raw) -> Iterable[str]:
    entries = value if isinstance(value, list) else [value]
    return (entry for entry in entries if isinstance(entry, str))


@final
class Refused(Exception):
    """
    A part of a document that cannot be taken. It never leaves this package.
    """

    def __init__(
        self,
        problems: Iterable[Problem],
        *,
        survivor: Raw = ABSENT,
        lost: Lost | None = None,
    ) -> None:
        """With what could be made of the part all the same, and without what."""
        self.problems = tuple(problems)
        self.survivor = survivor
        self.lost = lost or Lost()
        super().__init__()

    @classmethod
    def of(cls, code: str, message: str, path: str = "") -> Self:
        """A single problem."""
        return cls([Problem(path, code, message)])
