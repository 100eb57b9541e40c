"""
The ``earlyhelp`` command: the library's questions, asked from a shell.

Exit codes: 0 met, valid or proved; 1 outstanding, invalid or unproved; 2 misuse.
With ``--json`` each command writes a stable form to standard output; what goes wrong
with the call itself is told on standard error.
"""

from __future__ import annotations

from earlyhelp_core.cli._main import main

__all__ = ["main"]
