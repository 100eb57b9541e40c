"""
Laws of identifiers, over any digits: each check digit, worked out a second way.
"""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earlyhelp_core.errors import Impossible, UnknownAuthorityWarning
from earlyhelp_core.identifiers import LocalAuthority, NhsNumber, Uln, Upn
from earlyhelp_core.ids import PersonId

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def digits(n: int) -> st.SearchStrategy[str]:
    """Any *n* digits, in text."""
    return st.text("0123456789", min_size=n, max_size=n)


def taken(kind: type[NhsNumber | Uln], nine: str) -> list[str]:
    """The last digits with which nine are accepted."""
    return [digit for digit in "0123456789" if kind.is_valid(nine + digit)]


@given(digits(11), st.sampled_from("0123456789" + LETTERS))
def test_one_letter_fits_a_pupil_number(eleven: str, last: str) -> None:
    """And it is the one that the weighted sum points to."""
    values = [*map(int, eleven), int(last) if last.isdigit() else LETTERS.index(last)]
    total = sum((place + 2) * value for place, value in enumerate(values))

    fits = [c for c in LETTERS if Upn.is_valid(c + eleven + last)]

    assert fits == [LETTERS[total % 23]]


@given(digits(9))
def test_one_digit_or_none_fits_an_nhs_number(nine: str) -> None:
    """Eleven less the remainder: eleven stands for none, and ten is never issued."""
    total = sum((10 - place) * int(c) for place, c in enumerate(nine))
    check = {11: 0}.get(11 - total % 11, 11 - total % 11)

    assert taken(NhsNumber, nine) == ([] if check == 10 else [str(check)])


@given(digits(9).filter(lambda nine: nine != "9" * 9))
def test_one_digit_or_none_fits_a_learner_number(nine: str) -> None:
    """Ten less the remainder; without a remainder it is never issued."""
    remainder = sum((10 - place) * int(c) for place, c in enumerate(nine)) % 11

    assert taken(Uln, nine) == ([str(10 - remainder)] if remainder else [])


@given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}", fullmatch=True))
def test_an_id_comes_back_as_it_went_in(text: str) -> None:
    """Whatever an office makes up within the shape."""
    assert PersonId(text) == text


@given(st.text(max_size=80))
def test_whatever_is_taken_has_the_shape(text: str) -> None:
    """Any text is either an id of the one shape or refused without being told."""
    if re.fullmatch(r"(?a:[A-Za-z0-9][\w.:-]{0,63})", text):
        assert PersonId(text) == text
        return
    with pytest.raises(Impossible) as refused:
        PersonId(text)

    assert [p.code for p in refused.value.problems] == ["not-an-id"]


@given(st.text(max_size=20))
def test_no_text_makes_the_check_stumble(text: str) -> None:
    """Whatever was typed, the answer is yes or no."""
    answers = {kind.is_valid(text) for kind in (Upn, NhsNumber, Uln)}

    assert answers <= {True, False}


@given(digits(3), digits(9))
def test_no_authority_is_refused(code: str, rest: str) -> None:
    """A right number of any authority is taken, and warned of where it is unknown."""
    numbers = [f"{letter}{code}{rest}" for letter in LETTERS]
    right = next(number for number in numbers if Upn.is_valid(number))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        pupil = Upn(right)

    known = LocalAuthority(code).is_known
    assert pupil.authority == LocalAuthority(code)
    assert [w.category for w in told] == (
        [] if known or pupil.is_synthetic else [UnknownAuthorityWarning]
    )
