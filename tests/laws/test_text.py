"""
What holds of any text at all that is taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import as_line, as_role, as_text
from earlyhelp_core.privacy import Narrative, PersonName

each_kind = pytest.mark.parametrize("take", [as_text, as_line, as_role])

#: Letters, and all that makes text hard: marks, joiners, blanks, controls, directions,
#: letters that fall apart when they are composed.
_HARD = (
    "ae \u00e9\u0301\u0316\u0344\u0958\ufb2c\u200b\u200c\u200d\u2060\u00ad\u3164\ufe0f"
    "\n\r\t\x00\x1c\x85\x9b\u061c\u200e\u2028\u202e\u2069\ufeff\ufff9\U000e0041\u00a0"
    "\u0639\u06cc\u1100\u1161\u11a8\u2001\u212b\U0001d160"
)
TEXTS = (
    st.text(st.sampled_from(_HARD), max_size=60)
    | st.text(max_size=60)
    | st.text(st.characters(codec="utf-8"), max_size=60)
)

#: The controls that a text of several lines holds.
_LINES = {"\n", "\t"}
#: Whatever turns the direction of text, by the Unicode Bidirectional Algorithm.
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_TURNING_MARKS = {"\u061c", "\u200e", "\u200f"}


def taken(take: Callable[[str], str], text: str) -> str | None:
    """What is kept of a text; nothing where it is refused."""
    try:
        return take(text)
    except Impossible:
        return None


def is_hidden(character: str) -> bool:
    """Whether it hides in text, by what Unicode says of it."""
    return character not in _LINES and (
        unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(character) in _TURNING
        or character in _TURNING_MARKS
        or "TAG" in unicodedata.name(character, "").split()
        or character == "\ufeff"
    )


@each_kind
@given(text=TEXTS)
def test_what_was_taken_once_is_taken_again_unchanged(
    take: Callable[[str], str], text: str
) -> None:
    """What is written down can be read back, and is the same."""
    kept = taken(take, text)

    assert kept is None or taken(take, kept) == kept


@each_kind
@given(text=TEXTS)
def test_what_is_kept_is_composed_and_hides_nothing(
    take: Callable[[str], str], text: str
) -> None:
    """One name is one value, and reads as it stands."""
    kept = taken(take, text)

    if kept is not None:
        assert unicodedata.is_normalized("NFC", kept)
        assert [ascii(c) for c in kept if is_hidden(c)] == []
        assert kept == kept.strip() != ""


@given(text=TEXTS)
def test_a_line_is_a_text_and_a_role_a_line(text: str) -> None:
    """Each kind is narrower than the one before, and keeps the same."""
    role, line = taken(as_role, text), taken(as_line, text)

    assert role in {None, line}
    assert line in {None, taken(as_text, text)}


@given(text=TEXTS)
def test_a_mask_keeps_what_the_text_keeps(text: str) -> None:
    """A name is a line and a narrative a text, hidden or not."""
    kept = [
        None if (masked := _masked(kind, text)) is None else masked.reveal()
        for kind in (PersonName, Narrative)
    ]

    assert kept == [taken(as_line, text), taken(as_text, text)]


def _masked(
    kind: type[PersonName | Narrative], text: str
) -> PersonName | Narrative | None:
    try:
        return kind(text)
    except Impossible:
        return None


@pytest.mark.parametrize(
    "text",
    ["a" + "\u0344" * 20, "\ufb2c" + "\u0301" * 29, "\u0958" * 60_000],
    ids=["marks of two", "letter of three", "letters of two"],
)
@pytest.mark.parametrize("kind", [as_text, Narrative])
def test_what_grows_when_it_is_composed_is_measured_afterwards(
    kind: Callable[[str], object], text: str
) -> None:
    """Some letters fall apart for good: what is kept is what must not be too much."""
    with pytest.raises(Impossible) as refused:
        kind(text)

    assert {p.code for p in refused.value.problems} < {"too-many-marks", "too-long"}
