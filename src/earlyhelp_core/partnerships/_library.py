"""
Where editions are found: shipped with the library, or in a borough's own folder.

A folder holds one sub-folder for each edition: ``edition.toml``, the cover sheet;
``levels.toml``, if it has levels of its own; ``directory.toml``, if somebody wrote down
who helps families there, which no base lends; ``pathways/*.toml``; and
``programmes/*.toml``, and likewise ``outcomes``, ``instruments`` and ``claims``. The
first pathway by name is the support pathway unless one is
called ``support.toml``. Programmes that outlast an edition stand in a folder
``programmes`` beside the editions: each says itself when it runs. So does each part
of ``attendance.toml``, which may stand in an edition or beside them all.
``procedures/*.toml``, in an edition or beside them all, are pathways over steps of
their own: a disagreement's stages, attendance, a programme's steps; each stands in one
file, its levels with it. ``sharing.toml`` says what sharing rests on; without one, the
nearest base's holds.
``wording.toml`` stands beside the editions of England, and is for all.
``timescales.toml`` says by when what is due; clocks of practice stand beside the
editions, and those of every base run on unless they are superseded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from earlyhelp_core import agencies, wire
from earlyhelp_core.answers import Wording
from earlyhelp_core.attendance import AttendanceRules
from earlyhelp_core.errors import Impossible, Invalid, Misuse, UnknownName, unknown_name
from earlyhelp_core.fields import DateLike, as_date
from earlyhelp_core.frameworks import Edition, LevelFramework, OutcomeFramework
from earlyhelp_core.outcomes import ClaimRules, Instrument
from earlyhelp_core.partnerships._partnership import Partnership
from earlyhelp_core.people import SharingRules
from earlyhelp_core.programmes import Programme
from earlyhelp_core.transitions import Pathway, Timescales, timescales_in_use

_T = TypeVar("_T")


def _shipped() -> Traversable:
    return files("earlyhelp_core.partnerships") / "data"


def names() -> tuple[str, ...]:
    """
    The partnerships that are shipped.

    >>> "kensington-and-chelsea" in names()
    True
    """
    return tuple(sorted(e.name for e in _shipped().iterdir() if e.is_dir()))


def load(name: str, *, on: DateLike | None) -> Partnership:
    """
    A shipped partnership, in the edition of that day.

    The edition in force on the day; if there is none, the last that began before it,
    and if there is none such either, the first. `Partnership.standing` says which.
    Without a day it is the newest. Raises `UnknownName`, with the nearest names.

    >>> load("kensington-and-chelsea", on="2026-03-02").standing.value
    'historical'
    """
    on = None if on is None else as_date(on)
    if name not in names():
        raise UnknownName("partnerships", [unknown_name("partnership", name, names())])
    return _loaded(name, on)


# What is shipped does not change while a program runs, and nothing loaded can be
# changed: whoever asks again is given the same.
@lru_cache(maxsize=32)
def _loaded(name: str, on: date | None) -> Partnership:
    return _chosen(_shipped() / name, on)


def read(folder: Path, *, on: DateLike | None) -> Partnership:
    """
    A borough's own partnership, from a *folder* of editions laid out like ours.

    Its editions pass the same gate and may build on those that are shipped. Raises
    `Invalid`, which names the file and holds all its problems, and `Misuse` for a
    folder without editions.
    """
    on = None if on is None else as_date(on)
    return _chosen(folder, on)


@cache
def catalogue() -> tuple[wire.Known, ...]:
    """
    What any edition file may name without spelling it out: shipped levels and sources.
    """
    found: dict[str, wire.Known] = {}
    for name in names():
        shipped = load(name, on=None)
        known: tuple[wire.Known, ...] = (
            *shipped.publications,
            *shipped.frameworks,
            *shipped.outcome_frameworks,
            *(procedure.framework for procedure in shipped.procedures),
        )
        for each in known:
            found.setdefault(each.id, each)
    return tuple(found.values())


def wording() -> Wording:
    """
    How families are written about, and to: the same everywhere, so a file of England.

    >>> wording().avoided[0].say
    'did not agree, or chose not to'
    """
    known = load("england", on=None).publications
    return _taken(_shipped() / "england" / "wording.toml", Wording, known)


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
    bases = tuple(_bases(edition, on))
    return _assembled(edition, place, folder, bases, on)


def _editions(folder: Traversable) -> Iterator[tuple[Edition, Traversable]]:
    if not folder.is_dir():
        return
    for place in folder.iterdir():
        cover = place / "edition.toml"
        if cover.is_file():
            yield _taken(cover, Edition, ()), place


def _assembled(
    edition: Edition,
    place: Traversable,
    lasting: Traversable,
    bases: tuple[Partnership, ...],
    on: date | None,
) -> Partnership:
    known: tuple[wire.Known, ...] = (
        *edition.publications,
        *(publication for base in bases for publication in base.publications),
        *(framework for base in bases for framework in base.frameworks),
    )
    places = (place, lasting)
    outcomes = _once(
        (
            *_each(places, "outcomes", OutcomeFramework, known),
            *(framework for base in bases for framework in base.outcome_frameworks),
        )
    )
    levels = place / "levels.toml"
    own = (_taken(levels, LevelFramework, known),) if levels.is_file() else ()
    return Partnership(
        edition=edition,
        bases=_once(e for base in bases for e in (base.edition, *base.bases)),
        frameworks=_once((*own, *(f for base in bases for f in base.frameworks))),
        pathways=tuple(_pathways(place / "pathways", (*own, *known))),
        procedures=_once(
            (
                *_each(places, "procedures", Pathway, (*own, *known)),
                *(procedure for base in bases for procedure in base.procedures),
            )
        ),
        programmes=_once(
            (
                *_each(places, "programmes", Programme, known),
                *(programme for base in bases for programme in base.programmes),
            )
        ),
        outcome_frameworks=outcomes,
        instruments=_once(
            (
                *_each(places, "instruments", Instrument, known),
                *(instrument for base in bases for instrument in base.instruments),
            )
        ),
        directory=_directory(place / "directory.toml", known),
        claims=_once(
            (
                *_each(places, "claims", ClaimRules, (*outcomes, *known)),
                *(rules for base in bases for rules in base.claims),
            )
        ),
        attendance=_attendance(places, known, bases),
        sharing=_sharing(place / "sharing.toml", known, bases),
        timescales=_timescales(places, known, bases),
        on=on,
    )


def _attendance(
    places: Iterable[Traversable],
    known: tuple[wire.Known, ...],
    bases: Iterable[Partnership],
) -> AttendanceRules | None:
    base = next((b.attendance for b in bases if b.attendance is not None), None)
    for place in places:
        found = place / "attendance.toml"
        if found.is_file():
            own = _taken(found, AttendanceRules, known)
            return own if base is None else own.completed_by(base)
    return base


def _sharing(
    place: Traversable, known: tuple[wire.Known, ...], bases: Iterable[Partnership]
) -> SharingRules | None:
    if place.is_file():
        return _taken(place, SharingRules, known)
    return next((base.sharing for base in bases if base.sharing is not None), None)


def _timescales(
    places: Iterable[Traversable],
    known: tuple[wire.Known, ...],
    bases: Iterable[Partnership],
) -> tuple[Timescales, ...]:
    files_ = (place / "timescales.toml" for place in places)
    own = (_taken(found, Timescales, known) for found in files_ if found.is_file())
    tables = _once((*own, *(table for base in bases for table in base.timescales)))
    try:
        timescales_in_use(tables)
    except Impossible as refused:
        # A file may be sound by itself and supersede what it must not.
        raise Invalid("timescales.toml", refused.problems) from None
    return tables


def _bases(edition: Edition, on: date | None) -> Iterator[Partnership]:
    unknown = [
        unknown_name("partnership", base, names(), path=f"/bases/{place}")
        for place, base in enumerate(edition.bases)
        if base not in names()
    ]
    if unknown:
        raise Invalid("edition.toml", unknown)
    for base in edition.bases:
        yield load(base, on=on)


_Base = TypeVar(
    "_Base",
    ClaimRules,
    Edition,
    Instrument,
    LevelFramework,
    OutcomeFramework,
    Pathway,
    Programme,
    Timescales,
)


def _once(found: Iterable[_Base]) -> tuple[_Base, ...]:
    # A base may be reached by two ways; the nearer one stands.
    by_id: dict[str, _Base] = {}
    for each in found:
        by_id.setdefault(each.id, each)
    return tuple(by_id.values())


def _pathways(folder: Traversable, known: tuple[wire.Known, ...]) -> Iterator[Pathway]:
    if folder.is_dir():
        for place in sorted(folder.iterdir(), key=_support_first):
            if place.name.endswith(".toml"):
                yield _taken(place, Pathway, known)


def _each(
    places: Iterable[Traversable],
    name: str,
    kind: type[_T],
    known: tuple[wire.Known, ...],
) -> Iterator[_T]:
    for place in places:
        folder = place / name
        if folder.is_dir():
            for found in sorted(folder.iterdir(), key=lambda found: found.name):
                if found.name.endswith(".toml"):
                    yield _taken(found, kind, known)


def _directory(
    place: Traversable, known: tuple[wire.Known, ...]
) -> agencies.ServiceDirectory | None:
    if place.is_file():
        return _taken(place, agencies.ServiceDirectory, known)
    return None


def _support_first(place: Traversable) -> tuple[bool, str]:
    return place.name != "support.toml", place.name


def _taken(place: Traversable, kind: type[_T], known: tuple[wire.Known, ...]) -> _T:
    try:
        return wire.loads(place.read_bytes(), kind, format="toml", catalogue=known)
    except Invalid as invalid:
        # A folder holds several files; whoever mends one must know which.
        raise Invalid(place.name, invalid.problems) from None
