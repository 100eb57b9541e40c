"""
What an extra brings, and what is said where it is missing.
"""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module", ["earlyhelp_core.dates.columns", "earlyhelp_core.transitions.columns"]
)
def test_columns_without_numpy_name_the_extra(module: str) -> None:
    """Whoever meets the error learns what to install."""
    # So that it is missing, whether it is installed or not.
    code = f"import sys; sys.modules['numpy'] = None; import {module}"
    done = subprocess.run(  # noqa: S603 - this Python, and code from this file
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )

    assert done.stderr.splitlines()[-1] == (
        "ModuleNotFoundError: columns need numpy; install earlyhelp-core[columns]"
    )


def test_nothing_else_needs_the_extra() -> None:
    """Everything but the columns works on the four dependencies."""
    code = (
        "import sys; sys.modules['numpy'] = None\n"
        "import earlyhelp_core as eh\n"
        "print(*(name for name in eh.__all__ if not getattr(eh, name)))"
    )
    done = subprocess.run(  # noqa: S603 - this Python, and code from this file
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )

    assert (done.stdout, done.stderr) == ("\n", "")
