"""
Proof: what every safe pathway promises, and the nearest situation in which it fails.

`_properties` searches for what would break each promise, `_counterexamples` says it in
words, and `_verify` asks for all of them.
"""

from __future__ import annotations

from earlyhelp_core.transitions._proof._counterexamples import (
    Counterexample,
)
from earlyhelp_core.transitions._proof._verify import (
    Result,
    Verdict,
    Verification,
    verify,
)

__all__ = [
    "Counterexample",
    "Result",
    "Verdict",
    "Verification",
    "verify",
]
