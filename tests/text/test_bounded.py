"""
Cleaning does a bounded amount of work for each character, counted and not timed.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import as_text

MOST = 30
LONG = 99_000


def asked(text: str) -> Counter[str]:
    """
    How often Unicode's tables are asked while a text is cleaned, by the question.

    What `map` asks is not noted: at most once for every thirty-first character.
    """
    count: Counter[str] = Counter()

    def note(_frame: FrameType, event: str, called: Callable[..., object]) -> None:
        if event == "c_call" and called.__module__ == "unicodedata":
            count[called.__name__] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        as_text(text)
    except Impossible:
        pass
    finally:
        sys.setprofile(before)
    return count


def refused(text: str) -> bool:
    """Whether a text is not taken."""
    try:
        as_text(text)
    except Impossible:
        return True
    return False


def test_a_heap_of_marks_is_never_put_in_order() -> None:
    """It is refused at the first mark too many, before the work that grows with it."""
    heap = "a" + "\u0301\u0323" * (LONG // 2)

    assert asked(heap) == {"combining": MOST + 2}


def test_a_text_too_long_is_asked_nothing() -> None:
    """Its length is looked at first."""
    assert asked("\u0301" * 100_001) == {}


def test_plain_text_is_asked_nothing() -> None:
    """It is in composed form already."""
    assert asked("team around the family " * 1000) == {}


@pytest.mark.parametrize(
    "text",
    ["\u00e9" * LONG, ("a" + "\u0323" * MOST) * (LONG // 31), "\u0915\u094d" * 49_000],
    ids=["accents", "full heaps", "every second a mark"],
)
def test_a_text_is_put_in_order_once_and_its_marks_are_counted_twice(text: str) -> None:
    """Before it is put in order and after, however many marks it has."""
    count = asked(text)

    assert count["normalize"] == 1
    assert count["combining"] <= 2 * len(text) + 1


@pytest.mark.parametrize("start", range(3 * MOST + 4))
def test_a_heap_is_found_wherever_it_begins(start: int) -> None:
    """At the first character too; one mark fewer is taken, whatever follows."""
    # No letter here composes with the mark, so the heap is as long as it is written.
    before, mark = "b" * start, "\u0334"

    assert refused(f"{before}{mark * (MOST + 1)}")
    assert refused(f"{before}{mark * (MOST + 1)}b")
    assert not refused(f"{before}{mark * MOST}b{mark * MOST}")


_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
#: The marks of direction, the byte order mark.
_MARKS = {"\u061c", "\u200e", "\u200f", "\ufeff"}


def is_hidden(character: str) -> bool:
    """Whether it hides in text, by what Unicode says of it."""
    category = unicodedata.category(character)
    return character not in {"\n", "\t"} and (
        category in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(character) in _TURNING
        or character in _MARKS
        # Of that category, for there is a Korean syllable of that name.
        or (category == "Cf" and "TAG" in unicodedata.name(character, "").split())
    )


def test_every_character_that_hides_is_refused_inside_a_text() -> None:
    """All of them, for text that is printable is not searched for any."""
    hidden = [c for c in map(chr, range(sys.maxunicode + 1)) if is_hidden(c)]

    assert len(hidden) > 2_000
    assert [ascii(c) for c in hidden if not refused(f"a{c}b")] == []
