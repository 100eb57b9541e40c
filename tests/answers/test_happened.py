"""
What happened is a day, yes without a day, or no.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

import pytest

from earlyhelp_core.answers import WhenLike, YesNo, as_when
from earlyhelp_core.errors import Impossible

ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (True, YesNo.YES),
        (False, YesNo.NO),
        ("yes", YesNo.YES),
        ("no", YesNo.NO),
        pytest.param(YesNo.NO, YesNo.NO, id="a code"),
        (ON, ON),
        ("2026-03-02", ON),
        (datetime(2026, 3, 2), ON),  # noqa: DTZ001 - as pandas hands over a date
    ],
)
def test_what_happened_is_a_date_or_yes_or_no(
    given: WhenLike, taken: date | YesNo
) -> None:
    """Yes without a date is what paper files often say."""
    assert as_when(given) == taken


@pytest.mark.parametrize("given", ["last Tuesday", "Yes", 7])
def test_what_is_none_of_these_is_refused(given: object) -> None:
    """Without repeating what was written."""
    with pytest.raises(Impossible) as refused:
        # What a caller without a type checker may hand over.
        as_when(cast("date", given))

    assert str(given) not in str(refused.value)
