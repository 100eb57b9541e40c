"""
Which fields are hidden is decided once, and changed only on purpose.
"""

from __future__ import annotations

from pathlib import Path

import attrs

from earlyhelp_core.fields import Sensitivity, attributes, sensitivity
from tests.privacy.public import data_classes

_KEPT = Path(__file__).with_name("grains.txt")


def test_no_field_is_shown_that_was_hidden() -> None:
    """
    A field that becomes more open, or a new one, is entered in the list by hand.

    The canaries believe what a field declares; this list does not.
    """
    declared = {
        f"{name}.{field.name} {sensitivity(field)}"
        for name, cls in data_classes().items()
        if attrs.has(cls) and cls.__name__ not in {"Problem", "Taking"}
        for field in attributes(cls)
        if sensitivity(field) in {Sensitivity.PERSONAL, Sensitivity.SPECIAL}
    }

    assert declared == set(_KEPT.read_text(encoding="utf-8").splitlines())
