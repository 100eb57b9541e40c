"""
Which pathway is meant: a file, a folder of editions, or a shipped partnership.
"""

from __future__ import annotations

from pathlib import Path

from earlyhelp_core import partnerships, wire
from earlyhelp_core.transitions import Pathway


def pathway_named(name: str, which: str | None = None) -> Pathway:
    """
    The pathway of that name; of a folder or a partnership, its support pathway.

    *which* names another of theirs, such as ``disagreement``. Raises `UnknownName`
    where there is none such, and `Invalid` for a file that is no pathway.
    """
    path = Path(name)
    if path.is_file():
        return wire.load(path, Pathway, catalogue=partnerships.catalogue())
    found = partnerships.read(path, on=None) if path.is_dir() else None
    partnership = found or partnerships.load(name, on=None)
    return partnership.pathway if which is None else partnership.named(which)
