"""
``python -m earlyhelp_core``: the same as ``earlyhelp``, where launchers are blocked.
"""

from __future__ import annotations

import sys

from earlyhelp_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
