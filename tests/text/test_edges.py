"""
What has no width is no part of a text at either end, and stays between what is seen.
"""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import as_line, as_text
from earlyhelp_core.privacy import PersonName

#: Zero width space, the joiners, word joiner, soft hyphen, an invisible sign.
WIDTHLESS = "\u200b\u200c\u200d\u2060\u00ad\u2062"
CONJUNCT = "\u0d28\u0d4d"


@pytest.mark.parametrize("nothing", WIDTHLESS, ids=lambda c: f"{ord(c):x}")
def test_what_has_no_width_is_dropped_at_the_ends(nothing: str) -> None:
    """Two names that look alike are one name."""
    around = f"{nothing} {nothing}"

    assert PersonName(f"{around}Zoë{around}") == PersonName("Zoë")
    assert as_line(f"{around}Ada{around}") == "Ada"


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"], ids=["without", "with"])
def test_a_joiner_between_two_letters_stays(joiner: str) -> None:
    """There it is seen: it joins them or keeps them apart."""
    assert as_text(f"\u06cc{joiner}\u062e") == f"\u06cc{joiner}\u062e"


def test_a_joiner_that_ends_a_word_of_its_language_stays() -> None:
    """After a virama it makes another letter, and one of them is enough."""
    assert as_text(f"{CONJUNCT}\u200d") == f"{CONJUNCT}\u200d"
    assert as_text(f"{CONJUNCT}\u200d\u200d\u200b ") == f"{CONJUNCT}\u200d"
    assert as_text("\u0d28\u200d") == "\u0d28"


def test_how_an_emoji_is_drawn_stays_at_its_end() -> None:
    """The sign after it says that it has colours."""
    assert as_text("\u2764\ufe0f") == "\u2764\ufe0f"


@pytest.mark.parametrize(
    "blank", [c for c in map(chr, range(sys.maxunicode)) if c.isspace()], ids=ascii
)
def test_every_white_space_is_dropped_at_the_ends_of_any_text(blank: str) -> None:
    """As Python knows them, whether the text is plain or not."""
    assert as_text(f"{blank}é{blank}") == "é"


@given(
    st.text(st.sampled_from(WIDTHLESS + " \n\u2003"), max_size=5),
    st.text(st.sampled_from("aé\u0301\u06cc\u0d28\u0d4d"), min_size=1, max_size=9),
    st.text(st.sampled_from(WIDTHLESS + " \n\u2003"), max_size=5),
)
def test_what_is_around_a_text_changes_at_most_the_joiner_of_its_last_word(
    before: str, text: str, after: str
) -> None:
    """And what is kept is kept again."""
    kept, plain = as_text(f"{before}{text}{after}"), as_text(text)

    assert kept in {plain, f"{plain}\u200d"}
    assert as_text(kept) == kept


def test_nothing_but_what_has_no_width_is_blank() -> None:
    """Also where it is mixed with white space."""
    with pytest.raises(Impossible) as refused:
        as_text("\u200c \u2060\n\u200b")

    assert [p.code for p in refused.value.problems] == ["blank"]
