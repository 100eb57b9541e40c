"""
Where editions are found: shipped with the library, or in a borough's own folder.

A folder holds one sub-folder for each edition: ``edition.toml``, the cover sheet;
``levels.toml``, if it has levels of its own; and ``pathways/*.toml``. The first
pathway by name is the support pathway unless one is called ``support.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from earlyhelp_core import wire
from earlyhelp_core.errors import Misuse, UnknownName, unknown_name
from earlyhelp_core.frameworks import Edition, LevelFramework
from earlyhelp_core.partnerships._partnership import Partnership
from earlyhelp_core.transitions import Pathway

__all__ = ["catalogue", "load", "names", "read"]

_T = TypeVar("_T")


def _shipped() -> Traversable:
    return files("earlyhelp_core.partnerships") / "data"


def names() -> tuple[str, ...]:
    """
    The partnerships that are shipped.

    >>> "kensington-and-chelsea" in names()
    True
    """
    return tuple(sorted(entry.name for entry in _shipped().iterdir()))


def load(name: str, *, on: date | None) -> Partnership:
    """
    A shipped partnership, in the edition of that day.

    The edition in force on the day; if there is none, the last that began before it,
    and if there is none such either, the first. `Partnership.standing` says which.
    Without a day it is the newest. Raises `UnknownName`, with the nearest names.

    >>> from datetime import date
    >>> load("kensington-and-chelsea", on=date(2026, 3, 2)).standing.value
    'historical'
    """
    if name not in names():
        raise UnknownName("partnerships", [unknown_name("partnership", name, names())])
    return _chosen(_shipped() / name, on)


def read(folder: Path, *, on: date | None) -> Partnership:
    """
    A borough's own partnership, from a *folder* of editions laid out like ours.

    Its editions pass the same gate and may build on those that are shipped. Raises
    `Invalid` with all problems of a file, and `Misuse` for a folder without editions.
    """
    return _chosen(folder, on)


def catalogue() -> tuple[wire.Known, ...]:
    """
    What any edition file may name without spelling it out: shipped levels and sources.
    """
    shipped = [load(name, on=None) for name in names()]
    found: dict[str, wire.Known] = {}
    for partnership in shipped:
        for known in (*partnership.publications, *partnership.frameworks):
            found.setdefault(known.id, known)
    return tuple(found.values())


def _chosen(folder: Traversable, on: date | None) -> Partnership:
    editions = sorted(_editions(folder), key=lambda found: found[0].in_force.start)
    if not editions:
        raise Misuse.of(
            "partnerships",
            code="no-editions",
            message="there is no edition here; give the folder that holds one "
            "sub-folder for each edition, with its edition.toml",
        )
    edition, place = editions[-1]
    if on is not None:
        begun = [e for e in editions if e[0].in_force.start <= on]
        current = [e for e in begun if e[0].in_force.contains(on)]
        edition, place = (current or begun or editions[:1])[-1]
    return _assembled(edition, place, on)


def _editions(folder: Traversable) -> Iterator[tuple[Edition, Traversable]]:
    if not folder.is_dir():
        return
    for place in folder.iterdir():
        cover = place / "edition.toml"
        if cover.is_file():
            yield _taken(cover, Edition, ()), place


def _assembled(edition: Edition, place: Traversable, on: date | None) -> Partnership:
    bases = tuple(load(base, on=on) for base in edition.bases)
    known: tuple[wire.Known, ...] = (
        *edition.publications,
        *(publication for base in bases for publication in base.publications),
        *(framework for base in bases for framework in base.frameworks),
    )
    levels = place / "levels.toml"
    own = (_taken(levels, LevelFramework, known),) if levels.is_file() else ()
    return Partnership(
        edition=edition,
        bases=tuple(base.edition for base in bases),
        frameworks=_once((*own, *(f for base in bases for f in base.frameworks))),
        pathways=tuple(_pathways(place / "pathways", (*own, *known))),
        on=on,
    )


def _once(found: tuple[LevelFramework, ...]) -> tuple[LevelFramework, ...]:
    # A base may be reached by two ways; the nearer one stands.
    return tuple({framework.id: framework for framework in reversed(found)}.values())[
        ::-1
    ]


def _pathways(folder: Traversable, known: tuple[wire.Known, ...]) -> Iterator[Pathway]:
    if folder.is_dir():
        for place in sorted(folder.iterdir(), key=_support_first):
            if place.name.endswith(".toml"):
                yield _taken(place, Pathway, known)


def _support_first(place: Traversable) -> tuple[bool, str]:
    return place.name != "support.toml", place.name


def _taken(place: Traversable, kind: type[_T], known: tuple[wire.Known, ...]) -> _T:
    return wire.loads(place.read_bytes(), kind, format="toml", catalogue=known)
