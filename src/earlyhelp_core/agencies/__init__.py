"""
Who helps families with what, and who works with whom: directories of services.

A `ServiceDirectory` is an edition, like levels and pathways: agencies, their services
and the dated ties between them, each with its source. It holds no person: whom to
contact is a role or a public channel.
"""

from __future__ import annotations

from earlyhelp_core.agencies._compare import Comparison
from earlyhelp_core.agencies._coverage import Coverage, CoverageCell
from earlyhelp_core.agencies._directory import ServiceDirectory
from earlyhelp_core.agencies._fit import Fits
from earlyhelp_core.agencies._fitting import Fit
from earlyhelp_core.agencies._governance import Governance
from earlyhelp_core.agencies._graph import AgencyGraph
from earlyhelp_core.agencies._kinds import (
    AgencyKind,
    TieKind,
    TieKindLike,
)
from earlyhelp_core.agencies._merge import (
    DirectoryConflict,
    MergedDirectory,
    merge,
)
from earlyhelp_core.agencies._routes import NoRoute, RejectedTie, Route, Step
from earlyhelp_core.agencies._services import Agency, Capacity, Service
from earlyhelp_core.agencies._structure import Broker, SinglePoint
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.agencies._vocabulary import AgeRange, LevelsIn, Locality, NeedArea

__all__ = [
    "AgeRange",
    "Agency",
    "AgencyGraph",
    "AgencyKind",
    "Broker",
    "Capacity",
    "Comparison",
    "Coverage",
    "CoverageCell",
    "DirectoryConflict",
    "Fit",
    "Fits",
    "Governance",
    "LevelsIn",
    "Locality",
    "MergedDirectory",
    "NeedArea",
    "NoRoute",
    "RejectedTie",
    "Route",
    "Service",
    "ServiceDirectory",
    "SinglePoint",
    "Step",
    "Tie",
    "TieKind",
    "TieKindLike",
    "merge",
]
