"""
Weighing for whole columns of facts, such as every open family of a region.

Needs numpy, which the library itself does not: install ``earlyhelp-core[columns]``.
The answers are those of `earlyhelp_core.transitions.weigh_undated`, row by row: each
single condition is asked once of every value that a column holds, and the rows are
looked up and joined. Waivers are granted to one family, and have no place here.

Nothing here ranks families or decides about one. It counts how a pathway would stand
for many: what a borough would be asked for if it adopted another's rules.
"""

from __future__ import annotations

# First, and for that alone: it says which extra to install where numpy is missing.
import earlyhelp_core.dates.columns  # noqa: F401 # pyright: ignore[reportUnusedImport]
from earlyhelp_core.transitions.columns._rows import Coded, Column, Rows
from earlyhelp_core.transitions.columns._weigh import Weighed, weigh

__all__ = ["Coded", "Column", "Rows", "Weighed", "weigh"]
