"""
What a directory covers: each need at each level, and where nobody or several help.
"""

from __future__ import annotations

from collections.abc import Iterator

from earlyhelp_core.agencies._fit import Fits, Sought, fits_for
from earlyhelp_core.agencies._snapshot import Snapshot
from earlyhelp_core.fields import Public, PublicList, default, evolve, policy
from earlyhelp_core.ids import (
    AgencyId,
    FrameworkId,
    LevelCode,
    LocalityCode,
    NeedAreaCode,
    ServiceId,
)


@policy
class CoverageCell:
    """
    One need at one level, perhaps in one place: who helps there.
    """

    need: Public[NeedAreaCode, str]
    framework: Public[FrameworkId, str]
    level: Public[LevelCode, str]
    #: ``None`` where places were not told apart.
    area: Public[LocalityCode | None, str | None] = default(None)
    #: The services that fit.
    services: PublicList[ServiceId, str] = default(())
    #: The agencies that have them.
    agencies: PublicList[AgencyId, str] = default(())
    #: The services that may fit: the directory does not say enough of them.
    perhaps: PublicList[ServiceId, str] = default(())

    @property
    def is_gap(self) -> bool:
        """Whether no service is known to fit. One that may fit fills no gap yet."""
        return not self.services

    @property
    def is_overlap(self) -> bool:
        """Whether services of several agencies fit. That may well be meant so."""
        return len(self.agencies) > 1


@policy
class Coverage:
    """
    Every need at every level, by need, framework, level and place.

    See `AgencyGraph.coverage`.
    """

    cells: PublicList[CoverageCell]

    @property
    def gaps(self) -> tuple[CoverageCell, ...]:
        """Where no service is known to help."""
        return tuple(cell for cell in self.cells if cell.is_gap)

    @property
    def overlaps(self) -> tuple[CoverageCell, ...]:
        """Where several agencies help."""
        return tuple(cell for cell in self.cells if cell.is_overlap)

    def to_records(self) -> list[dict[str, str | int | None]]:
        """One flat row per cell, for a table."""
        return [
            {
                "need": cell.need,
                "framework": cell.framework,
                "level": cell.level,
                "area": cell.area,
                "services": len(cell.services),
                "agencies": len(cell.agencies),
                "perhaps": len(cell.perhaps),
            }
            for cell in self.cells
        ]


def covered(snapshot: Snapshot, *, by_area: bool) -> Coverage:
    """The cells of a day."""
    return Coverage(cells=tuple(_cells(snapshot, by_area=by_area)))


def _cells(snapshot: Snapshot, *, by_area: bool) -> Iterator[CoverageCell]:
    directory = snapshot.directory
    areas: tuple[LocalityCode | None, ...] = (
        tuple(locality.code for locality in directory.localities)
        if by_area
        else (None,)
    )
    for need in directory.needs:
        for framework in directory.frameworks:
            for code in framework.codes:
                for area in areas:
                    cell = CoverageCell(
                        need=need.code,
                        framework=framework.framework,
                        level=code,
                        area=area,
                    )
                    yield _filled(snapshot, cell)


def _filled(snapshot: Snapshot, cell: CoverageCell) -> CoverageCell:
    level = cell.framework, cell.level
    sought = Sought(need=cell.need, level=level, area=cell.area)
    found: dict[Fits, list[int]] = {fits: [] for fits in Fits}
    for number in snapshot.for_need(cell.need):
        found[fits_for(snapshot.weighed(number), sought)].append(number)
    names, home = snapshot.names, snapshot.home
    agencies = dict.fromkeys(AgencyId(names[home[n]]) for n in found[Fits.YES])
    return evolve(
        cell,
        services=tuple(ServiceId(names[number]) for number in found[Fits.YES]),
        agencies=tuple(agencies),
        perhaps=tuple(ServiceId(names[number]) for number in found[Fits.PERHAPS]),
    )
