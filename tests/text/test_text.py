"""
Text is cleaned in one place: what nobody can see is not text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import as_line, as_role, as_text


def code(take: Callable[[str], str], text: str) -> str:
    """The code with which *take* refuses the *text*."""
    with pytest.raises(Impossible) as refused:
        take(text)
    [problem] = refused.value.problems
    return problem.code


@pytest.mark.parametrize(
    "text",
    [
        "\u200b",
        "\u200d \u200c",
        "\u2060\u00ad",
        "\u3164",
        "\u2800",
        "\ufe0f",
        "\u115f\u1160",
        "\u00a0",
    ],
    ids=lambda text: "-".join(f"{ord(c):x}" for c in text),
)
def test_what_nobody_can_see_is_blank(text: str) -> None:
    """A reason or an authority made of it would pass for one."""
    assert code(as_text, text) == "blank"


@pytest.mark.parametrize(
    "hidden",
    [
        *("\x9b", "\x85", "\u2028", "\u2029", "\u200e", "\u200f", "\u061c", "\u202e"),
        *("\u2066", "\ufeff", "\ufff9", "\U000e0041", "\ud800", "\x1b", "\x00"),
    ],
    ids=lambda text: f"{ord(text):x}",
)
def test_what_hides_in_a_text_is_refused(hidden: str) -> None:
    """It may move a cursor, turn a word round or carry a second text."""
    assert code(as_text, f"a{hidden}b") == "hidden-character"


@pytest.mark.parametrize(
    "name",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "👩\u200d👧",
    ],
)
def test_joiners_inside_a_name_are_kept(name: str) -> None:
    """Persian, Hindi and families of emoji are written with them."""
    assert as_text(name) == name


def test_marks_heaped_on_a_letter_are_refused_before_they_are_put_in_order() -> None:
    """Ordering them takes time that grows with their square."""
    assert code(as_text, "a" + "\u0301\u0323" * 49_000) == "too-many-marks"
    assert as_text("a" + "\u0301" * 30) == unicodedata.normalize(
        "NFC", "a" + "\u0301" * 30
    )


def test_a_text_too_long_is_refused_unread() -> None:
    """Whatever it is made of."""
    assert code(as_text, "\u0301" * 100_001) == "too-long"


@pytest.mark.parametrize(
    ("take", "text", "expected"),
    [
        (as_line, "one\ntwo", "not-one-line"),
        (as_line, "one\ttwo", "not-one-line"),
        (as_line, "x" * 1_001, "too-long"),
        (as_role, "x" * 81, "too-long"),
        (as_role, "team\nmanager", "not-one-line"),
        (as_role, "\u200b", "blank"),
    ],
)
def test_a_line_is_one_line(
    take: Callable[[str], str], text: str, expected: str
) -> None:
    """A role is one of at most eighty characters."""
    assert code(take, text) == expected


def test_a_role_of_eighty_characters_is_taken() -> None:
    """That is a long title."""
    assert as_role(f" {'x' * 80} ") == "x" * 80


@given(st.text(max_size=60))
def test_what_is_taken_is_clean_and_stays_as_it_is(text: str) -> None:
    """In composed form, with nothing hidden, and taken again without a change."""
    try:
        kept = as_text(text)
    except Impossible:
        return
    assert kept == unicodedata.normalize("NFC", kept) == as_text(kept)
    assert kept == kept.strip() != ""
    assert {unicodedata.category(c) for c in kept if c not in "\n\t"}.isdisjoint(
        {"Cc", "Cs", "Zl", "Zp"}
    )


def test_a_text_that_grows_when_it_is_composed_is_measured_afterwards() -> None:
    """Or what was written could not be read again."""
    assert code(as_text, "\u0958" * 60_000) == "too-long"
