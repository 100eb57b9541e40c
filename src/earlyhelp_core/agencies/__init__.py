"""
Who helps families with what, and who works with whom: directories of services.

A `ServiceDirectory` is an edition, like levels and pathways: agencies, their services
and the dated ties between them, each with its source. It holds no person: whom to
contact is a role or a public channel.
"""

from __future__ import annotations

from earlyhelp_core.agencies._directory import ServiceDirectory
from earlyhelp_core.agencies._kinds import AgencyKind, TieKind
from earlyhelp_core.agencies._merge import (
    DirectoryConflict,
    MergedDirectory,
    merge,
)
from earlyhelp_core.agencies._services import Agency, Capacity, Service
from earlyhelp_core.agencies._ties import Tie
from earlyhelp_core.agencies._vocabulary import AgeRange, LevelsIn, Locality, NeedArea

__all__ = [
    "AgeRange",
    "Agency",
    "AgencyKind",
    "Capacity",
    "DirectoryConflict",
    "LevelsIn",
    "Locality",
    "MergedDirectory",
    "NeedArea",
    "Service",
    "ServiceDirectory",
    "Tie",
    "TieKind",
    "merge",
]
