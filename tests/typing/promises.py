"""
What is promised of a type, tried on the value itself.

A checker reads ``assert_type`` and Python does nothing with it, so a file of promises
may be clean and still untrue. This one takes its place when the file is run.
"""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, get_args, get_origin

__all__ = ["assert_type", "is_of"]

_T = TypeVar("_T")


def assert_type(value: _T, promised: object, /) -> _T:
    """The *value*, if it is of the type that is *promised* of it."""
    assert is_of(value, promised), f"{type(value).__name__} is not {promised}"
    return value


def is_of(value: object, promised: object) -> bool:
    """Whether a *value* and all that it holds are of a type."""
    origin, parts = get_origin(promised), get_args(promised)
    if origin in {Union, UnionType}:
        return any(is_of(value, part) for part in parts)
    if origin is Literal:
        return value in parts
    if isinstance(value, dict) and origin is dict:
        key, kept = parts
        return all(is_of(k, key) and is_of(v, kept) for k, v in value.items())
    if isinstance(value, list | tuple) and origin is type(value):
        # Lists, and tuples of one kind: there are no others here.
        return all(is_of(part, parts[0]) for part in value)
    kind = NoneType if promised is None else promised
    return isinstance(kind, type) and isinstance(value, kind)
