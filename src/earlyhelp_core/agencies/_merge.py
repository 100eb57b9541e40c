"""
Two directories as one: for boroughs that share services, and for two hands at work.

What only one of them says is taken over, lists are joined, and where both say
something and do not agree, the first stands and the whole of both entries is told, so
that somebody who knows can settle it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, TypeVar

from earlyhelp_core import fields
from earlyhelp_core.agencies._directory import ServiceDirectory
from earlyhelp_core.agencies._services import Agency, Capacity, Service
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.agencies._vocabulary import LevelsIn, Locality, NeedArea
from earlyhelp_core.errors import Conflict, Problem
from earlyhelp_core.fields import Public, PublicList, default, evolve, policy
from earlyhelp_core.sources import Publication

#: Anything that stands in a directory, and the directory itself for its cover.
_Entry: TypeAlias = (
    Agency
    | Service
    | Tie
    | Locality
    | NeedArea
    | LevelsIn
    | Publication
    | ServiceDirectory
)
_A = TypeVar("_A")
_E = TypeVar("_E", Agency, Service, Tie, Locality, NeedArea, LevelsIn, Publication)


@policy
class DirectoryConflict:
    """
    An entry of which two directories say different things.
    """

    #: The fields in which they differ, by name.
    fields: PublicList[str]
    #: As the first directory has it. In these fields, so has the merged one.
    ours: Public[_Entry]
    #: As the other has it.
    theirs: Public[_Entry]


@policy
class MergedDirectory:
    """
    Two directories as one, and all in which they differed. See `merge`.
    """

    directory: Public[ServiceDirectory]
    conflicts: PublicList[DirectoryConflict] = default(())


def merge(directory: ServiceDirectory, other: ServiceDirectory) -> MergedDirectory:
    """
    The two as one, with the cover of the first.

    Raises `Conflict` where one id stands for two sorts of thing, for then no directory
    can hold both: give one of them another id. Raises `Impossible` where what each
    says of who succeeded whom, or what lies in what, makes a circle of the two.

    >>> from earlyhelp_core.dates import Period
    >>> empty = ServiceDirectory(
    ...     id="a",
    ...     title="Who helps",
    ...     publisher="A council",
    ...     in_force=Period(start="2026-01-01"),
    ... )
    >>> merge(empty, empty) == MergedDirectory(directory=empty)
    True
    """
    _refuse_two_sorts(directory, other)
    told: list[DirectoryConflict] = [*_covers(directory, other)]
    whole = evolve(
        directory,
        publications=_joined(directory.publications, other.publications, _id, told),
        localities=_joined(directory.localities, other.localities, _code, told),
        needs=_joined(directory.needs, other.needs, _code, told),
        frameworks=_joined(
            directory.frameworks, other.frameworks, lambda one: one.framework, told
        ),
        agencies=_joined(directory.agencies, other.agencies, _id, told),
        services=_joined(directory.services, other.services, _id, told),
        ties=_ties(directory.ties, other.ties, told),
    )
    return MergedDirectory(directory=whole, conflicts=tuple(told))


def _id(entry: Agency | Service | Publication) -> str:
    return entry.id


def _code(entry: Locality | NeedArea) -> str:
    return entry.code


def _sorts(directory: ServiceDirectory) -> dict[str, str]:
    return {
        **{locality.code: "locality" for locality in directory.localities},
        **{agency.id: "agency" for agency in directory.agencies},
        **{service.id: "service" for service in directory.services},
    }


def _refuse_two_sorts(directory: ServiceDirectory, other: ServiceDirectory) -> None:
    ours, theirs = _sorts(directory), _sorts(other)
    problems = [
        Problem(
            "",
            "two-sorts",
            f"one id, two sorts: {name} ({ours[name]}, {sort}); give one another id",
        )
        for name, sort in theirs.items()
        if ours.get(name, sort) != sort
    ]
    if problems:
        raise Conflict("ServiceDirectory", problems)


def _covers(
    ours: ServiceDirectory, theirs: ServiceDirectory
) -> Iterable[DirectoryConflict]:
    fields = tuple(
        name
        for name in ("id", "title", "publisher", "in_force", "note")
        if getattr(ours, name) != getattr(theirs, name)
    )
    if fields:
        yield DirectoryConflict(fields=fields, ours=ours, theirs=theirs)


def _joined(
    ours: Iterable[_E],
    theirs: Iterable[_E],
    key: Callable[[_E], str],
    told: list[DirectoryConflict],
) -> tuple[_E, ...]:
    by_key = {key(entry): entry for entry in ours}
    for entry in theirs:
        mine = by_key.get(key(entry))
        by_key[key(entry)] = entry if mine is None else _one(mine, entry, told)
    return tuple(by_key.values())


def _ties(
    ours: Iterable[Tie], theirs: Iterable[Tie], told: list[DirectoryConflict]
) -> tuple[Tie, ...]:
    found: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in ours:
        found.setdefault((tie.from_, tie.kind, tie.to), []).append(tie)
    for tie in theirs:
        same = found.setdefault((tie.from_, tie.kind, tie.to), [])
        for place, mine in enumerate(same):
            if mine.at_one_time_with(tie):
                same[place] = _one(mine, tie, told)
                break
        else:
            same.append(tie)
    return tuple(tie for same in found.values() for tie in same)


def _one(ours: _E, theirs: _E, told: list[DirectoryConflict]) -> _E:
    """One entry of the two; the fields that do not agree are told."""
    values: dict[str, object] = {}
    differing: list[str] = []
    for field in fields.attributes(type(ours)):
        name = field.name
        mine, other = getattr(ours, name), getattr(theirs, name)
        both, agree = _field(mine, other)
        # All levels are kept, but in whose order is for somebody to say.
        in_order = not isinstance(ours, LevelsIn) or mine == other
        if not (agree and in_order):
            differing.append(name)
        values[field.alias or name] = both
    if differing:
        told.append(
            DirectoryConflict(fields=tuple(differing), ours=ours, theirs=theirs)
        )
    return _evolved(ours, values)


def _evolved(entry: _A, values: Mapping[str, object]) -> _A:
    return evolve(entry, **values)


def _field(mine: object, other: object) -> tuple[object, bool]:
    if mine == other or other is None or other == ():
        return mine, True
    if mine is None or mine == ():
        return other, True
    if not isinstance(mine, tuple) or not isinstance(other, tuple):
        return mine, False
    joined: dict[object, object] = {_name(entry): entry for entry in mine}
    agree = True
    for entry in other:
        agree &= joined.setdefault(_name(entry), entry) == entry
    return tuple(joined.values()), agree


def _name(entry: object) -> object:
    if isinstance(entry, LevelsIn):
        return entry.framework
    return entry.on if isinstance(entry, Capacity) else entry
