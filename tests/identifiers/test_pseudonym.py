"""
Stand-ins for ids, which only the holder of a key can make again.
"""

from __future__ import annotations

import re

import pytest

from earlyhelp_core.errors import Misuse
from earlyhelp_core.privacy import pseudonym

KEY = b"k" * 32


def test_a_pseudonym_is_made_again_by_whoever_has_the_key() -> None:
    """The same value, key and purpose give the same stand-in."""
    first = pseudonym("person-1", key=KEY, purpose="research")

    assert first == pseudonym("person-1", key=KEY, purpose="research")
    assert re.fullmatch("[0-9a-f]{32}", first)


def test_a_pseudonym_differs_with_each_of_its_parts() -> None:
    """Two releases cannot be joined, and no part runs into the next."""
    made = {
        pseudonym("person-1", key=KEY, purpose="research"),
        pseudonym("person-2", key=KEY, purpose="research"),
        pseudonym("person-1", key=KEY, purpose="returns"),
        pseudonym("person-1", key=b"j" * 32, purpose="research"),
        pseudonym("hperson-1", key=KEY, purpose="researc"),
        pseudonym("b", key=KEY, purpose="a\0"),
        pseudonym("\0b", key=KEY, purpose="a"),
    }

    assert len(made) == 7


def test_a_short_key_is_refused() -> None:
    """One that can be tried through hides nobody."""
    with pytest.raises(Misuse) as refused:
        pseudonym("person-1", key=b"k" * 31, purpose="research")

    assert [p.code for p in refused.value.problems] == ["short-key"]
