"""
Which pathway is meant: a file, a folder of editions, or a shipped partnership.
"""

from __future__ import annotations

from pathlib import Path

from earlyhelp_core import partnerships, wire
from earlyhelp_core.transitions import Pathway

__all__ = ["pathway_named"]


def pathway_named(name: str) -> Pathway:
    """
    The pathway of that name; of a folder or a partnership, its support pathway.

    Raises `UnknownName` where it is none of the three, and `Invalid` for a file that
    is no pathway.
    """
    path = Path(name)
    if path.is_file():
        return wire.load(path, Pathway, catalogue=partnerships.catalogue())
    if path.is_dir():
        return partnerships.read(path, on=None).pathway
    return partnerships.load(name, on=None).pathway
