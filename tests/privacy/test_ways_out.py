"""
The ways out themselves: a mask that is off is seen, and each failure tells something.

A way that is silent for a reason of its own would find nothing wrong, for ever.
"""

from __future__ import annotations

from typing import final

import attrs
import pytest

from earlyhelp_core import fields
from earlyhelp_core.privacy import Masked, PersonName
from tests.privacy.canaries import TEXT, leaks
from tests.privacy.test_canary import (
    _SILENT,
    APART,
    CHANNELS,
    SLOW,
)

#: Ways that look at a masked value itself or at its attributes, and not at its text.
_OF_ATTRIBUTES = {"rich inspect", "members"}
_FAILURES = sorted(_SILENT - _OF_ATTRIBUTES)


@final
class Bare(Masked):
    """A masked value whose mask was taken off."""

    __slots__ = ()

    def __repr__(self) -> str:
        """What it should not."""
        return self.reveal()


@final
class Told(Masked):
    """A masked value with one thing too many to read."""

    __slots__ = ()

    @property
    def first_word(self) -> str:
        """What it should not."""
        return self.reveal().split()[0]


@final
@attrs.frozen
class Holder:
    """A record of one masked value."""

    name: Masked


@pytest.mark.parametrize(
    "way", [way for way in (*CHANNELS, *SLOW) if way not in _SILENT]
)
def test_a_mask_that_is_off_is_seen_through_every_way(way: str) -> None:
    """So that no way out passes because it looks at nothing."""
    assert leaks({**CHANNELS, **SLOW}[way](Bare(f"{TEXT} Quince"))) == [TEXT.lower()]


@pytest.mark.parametrize("way", APART)
def test_a_mask_that_is_off_is_seen_where_a_record_is_taken_apart(way: str) -> None:
    """By whatever takes it apart."""
    assert leaks(APART[way](Holder(Bare(f"{TEXT} Quince")))) == [TEXT.lower()]


@pytest.mark.parametrize("way", sorted(_OF_ATTRIBUTES))
def test_an_attribute_that_tells_the_text_is_seen(way: str) -> None:
    """A property that shows a part of it would be one."""
    assert leaks(CHANNELS[way](Told(f"{TEXT} Quince"))) == [TEXT.lower()]


@pytest.mark.parametrize("way", _FAILURES)
def test_each_failure_happens_and_is_told(way: str) -> None:
    """Something fails there and says so; had it not failed, nothing were tried."""
    told = CHANNELS[way](PersonName(f"{TEXT} Quince"))

    # Python's own truth of a masked value is no failure: there is no length to ask.
    assert bool(told) is (way != "no truth")
    assert leaks(told) == []


def test_a_code_fails_to_be_true_and_says_so() -> None:
    """The failure that no masked value can show."""

    class Colour(fields.Code):
        RED = "red"

    assert "neither true nor false" in CHANNELS["no truth"](Colour.RED)
