"""
What differs between two states of a record: where, and never what stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from earlyhelp_core import fields
from earlyhelp_core.cases._tree import fields_of
from earlyhelp_core.fields import Internal, record
from earlyhelp_core.privacy import Masked


class ChangeSort(fields.Code):
    """
    What became of a place in a record.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@record
class Change:
    """
    A place that differs, and in what way; never what stood there.

    >>> Change(path="/plans/0/ended", sort="added")
    Change(path='/plans/0/ended', sort=<ChangeSort.ADDED: 'added'>)
    """

    #: A JSON Pointer into the later record; into the earlier one for what was removed.
    path: Internal[str]
    sort: Internal[ChangeSort]


def diff(before: object, after: object) -> tuple[Change, ...]:
    """
    Where *after* differs from *before*, as finely as can be told.

    Things that go by an id are compared with what goes by the same id, wherever it
    stands. The others are compared by what they say: one that was corrected shows as
    changed where as many stand there as before.

    >>> from earlyhelp_core.people import Family, Person
    >>> family = Family(id="f1", people=[Person(id="p1")])
    >>> known = Family(id="f1", people=[Person(id="p1", sex="female")])
    >>> [(change.path, str(change.sort)) for change in diff(family, known)]
    [('/people/0/sex', 'added')]
    """
    return tuple(_differing(before, after, ""))


def _differing(before: object, after: object, path: str) -> Iterator[Change]:
    if before == after and type(before) is type(after):
        return
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield from _lists(before, after, path)
    elif _is_record(before) and type(before) is type(after):
        for field in fields_of(type(before)):
            at = f"{path}/{field.name.rstrip('_')}"
            one, other = getattr(before, field.name), getattr(after, field.name)
            yield from _differing(one, other, at)
    elif before is None:
        yield Change(path=path, sort=ChangeSort.ADDED)
    elif after is None:
        yield Change(path=path, sort=ChangeSort.REMOVED)
    else:
        yield Change(path=path, sort=ChangeSort.CHANGED)


def _is_record(value: object) -> bool:
    return attrs.has(type(value)) and not isinstance(value, Masked)


def _lists(
    before: tuple[object, ...], after: tuple[object, ...], path: str
) -> Iterator[Change]:
    paired = _same(before, after)
    left, right = _others(before, paired), _others(after, paired.values())
    pairs = [*paired.items(), *zip(left, right, strict=False)]
    found = [
        change
        for one, other in sorted(pairs, key=lambda pair: pair[1])
        for change in _differing(before[one], after[other], f"{path}/{other}")
    ]
    found += [
        Change(path=f"{path}/{one}", sort=ChangeSort.REMOVED)
        for one in left[len(right) :]
    ]
    found += [
        Change(path=f"{path}/{other}", sort=ChangeSort.ADDED)
        for other in right[len(left) :]
    ]
    # The same things in another order: the order of what was written down counts.
    yield from found or [Change(path=path, sort=ChangeSort.CHANGED)]


def _same(before: tuple[object, ...], after: tuple[object, ...]) -> dict[int, int]:
    """The places of what is one thing in both."""
    free = dict(enumerate(after))
    paired: dict[int, int] = {}
    for place, one in enumerate(before):
        for other, candidate in free.items():
            if _is_same(one, candidate):
                paired[place] = other
                del free[other]
                break
    return paired


def _is_same(one: object, other: object) -> bool:
    name = getattr(one, "id", None)
    return one == other if name is None else getattr(other, "id", None) == name


def _others(values: tuple[object, ...], paired: Iterable[int]) -> list[int]:
    taken = set(paired)
    return [place for place in range(len(values)) if place not in taken]
