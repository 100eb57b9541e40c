"""
Values for the laws, drawn cheaply: one choice for a whole record.

Hypothesis pays for each choice, whatever it is of. A record whose fields take a few
values each is therefore drawn as a few bytes, which say for each field which of its
values it takes: no combination is left out, and noughts are the first value of each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any, TypeVar

from hypothesis import strategies as st

__all__ = ["built", "fields", "maybe", "some_of"]

_T = TypeVar("_T")

#: Two bytes for each field, so that its values come about as often as one another.
_WIDTH = 2


def built(make: Callable[..., _T], **fields: Sequence[object]) -> st.SearchStrategy[_T]:
    """What *make* makes of one value for each of the *fields*, in any combination."""
    size = _WIDTH * len(fields)

    def combined(drawn: bytes) -> _T:
        numbers = (drawn[at] * 256 + drawn[at + 1] for at in range(0, size, _WIDTH))
        return make(
            **{
                name: values[number % len(values)]
                for (name, values), number in zip(fields.items(), numbers, strict=True)
            }
        )

    return st.binary(min_size=size, max_size=size).map(combined)


def fields(**values: Sequence[object]) -> st.SearchStrategy[dict[str, Any]]:
    """One value for each field, for a record that is made of more than these."""
    return built(dict, **values)


def maybe(values: Sequence[_T]) -> list[_T | None]:
    """One of the *values*, or as often nothing."""
    return [*[None] * len(values), *values]


def some_of(values: Sequence[_T], most: int) -> list[tuple[_T, ...]]:
    """Up to *most* of the *values*, each once, in any order; few as often as many."""
    by_size = [list(permutations(values, size)) for size in range(most + 1)]
    largest = max(map(len, by_size))
    return [one for found in by_size for one in found * (largest // len(found))]
