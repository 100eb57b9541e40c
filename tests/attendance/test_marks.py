"""
Marks of a register.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.attendance import Counts, Mark, MarkCode
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from tests.attendance.builders import CITED, places


@pytest.mark.parametrize("code", ["/", "\\", "#", "I", "C2", " U "])
def test_marks_are_taken_as_the_register_has_them(code: str) -> None:
    """Strokes, letters, letters with a number; spaces around them are dropped."""
    assert MarkCode(code) == code.strip()


@pytest.mark.parametrize("code", ["absent", "ill today", "é"])
def test_a_sentence_is_no_mark(code: str) -> None:
    """What no register could hold as a mark is refused."""
    with pytest.raises(Impossible) as refused:
        MarkCode(code)

    assert places(refused.value) == [("", "not-a-mark")]


def test_a_mark_has_its_time() -> None:
    """With a period a meaning holds in it; without one it holds whenever it is used."""
    ended = Mark(
        code="H",
        meaning="holiday",
        counts="authorised",
        in_force=Period(start=date(2006, 9, 1), end=date(2024, 8, 18)),
        source=CITED,
    )
    always = Mark(code="I", meaning="illness", counts="authorised", source=CITED)

    assert (ended.applies(date(2024, 8, 18)), ended.applies(date(2024, 8, 19))) == (
        True,
        False,
    )
    assert always.applies(date(1999, 1, 4))
    assert always.counts is Counts.AUTHORISED
