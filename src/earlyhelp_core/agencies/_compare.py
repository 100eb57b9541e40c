"""
What another directory, another day or the loss of an agency would change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from earlyhelp_core.agencies._coverage import CoverageCell, covered
from earlyhelp_core.agencies._snapshot import Snapshot
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.fields import PublicList, default, policy
from earlyhelp_core.ids import AgencyId, ServiceId

_T = TypeVar("_T")


@policy
class Comparison:
    """
    What the second graph lacks of the first, and has beside it.
    """

    agencies_gone: PublicList[AgencyId, str] = default(())
    agencies_new: PublicList[AgencyId, str] = default(())
    services_gone: PublicList[ServiceId, str] = default(())
    services_new: PublicList[ServiceId, str] = default(())
    ties_gone: PublicList[Tie] = default(())
    ties_new: PublicList[Tie] = default(())
    #: Needs, levels and places for which somebody helped in the first, and in the
    #: second nobody is known to: as they were covered.
    lost: PublicList[CoverageCell] = default(())
    #: The other way about: as they are covered in the second.
    gained: PublicList[CoverageCell] = default(())


def compared(one: Snapshot, other: Snapshot) -> Comparison:
    """The differences of two days, or of two directories."""
    agencies = _differences(tuple(one.agencies), tuple(other.agencies), _itself)
    services = _differences(tuple(one.services), tuple(other.services), _itself)
    ties = _differences(one.ties, other.ties, _itself)
    cells = _differences(_covered(one), _covered(other), _question)
    return Comparison(
        agencies_gone=agencies[0],
        agencies_new=agencies[1],
        services_gone=services[0],
        services_new=services[1],
        ties_gone=ties[0],
        ties_new=ties[1],
        lost=cells[0],
        gained=cells[1],
    )


def _differences(
    one: tuple[_T, ...], other: tuple[_T, ...], by: Callable[[_T], object]
) -> tuple[tuple[_T, ...], tuple[_T, ...]]:
    ours, theirs = {by(each) for each in one}, {by(each) for each in other}
    return (
        tuple(each for each in one if by(each) not in theirs),
        tuple(each for each in other if by(each) not in ours),
    )


def _itself(value: object) -> object:
    return value


def _question(cell: CoverageCell) -> object:
    return cell.need, cell.framework, cell.level, cell.area


def _covered(snapshot: Snapshot) -> tuple[CoverageCell, ...]:
    cells = covered(snapshot, by_area=True).cells
    return tuple(cell for cell in cells if not cell.is_gap)
