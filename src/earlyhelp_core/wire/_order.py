"""
The order in which problems are told: that of the document they are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from earlyhelp_core.errors import Problem
from earlyhelp_core.wire._losses import place_in, steps_of
from earlyhelp_core.wire._reading import Raw


def in_document_order(problems: Iterable[Problem], tree: Raw) -> tuple[Problem, ...]:
    """The problems as somebody reading the document would come upon them."""
    places = _Places()
    return tuple(
        sorted(problems, key=lambda p: (places.of(p.path, tree), p.path, p.code))
    )


class _Places:
    def __init__(self) -> None:
        # By identity, so that a table with many problems is numbered once.
        self._numbered: dict[int, dict[str, int]] = {}

    def of(self, path: str, tree: Raw) -> tuple[int, ...]:
        """Which entry, of which entry, and so on, the path leads to."""
        place: list[int] = []
        for step in steps_of(path):
            match tree:
                case Mapping():
                    numbers = self._numbers(tree)
                    # What is missing comes after what is there.
                    place.append(numbers.get(step, len(numbers)))
                    tree = tree.get(step)
                case list() if (number := place_in(tree, step)) is not None:
                    place.append(number)
                    tree = tree[number]
                case _:
                    break
        return tuple(place)

    def _numbers(self, table: Mapping[str, Raw]) -> dict[str, int]:
        if id(table) not in self._numbered:
            numbers = {key: number for number, key in enumerate(table)}
            self._numbered[id(table)] = numbers
        return self._numbered[id(table)]
