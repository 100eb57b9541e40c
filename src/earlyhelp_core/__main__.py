"""
``python -m earlyhelp_core``: the same as ``earlyhelp``, where launchers are blocked.
"""

from __future__ import annotations

import sys

from earlyhelp_core.cli import main

sys.exit(main())
