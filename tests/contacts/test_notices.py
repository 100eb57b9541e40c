"""
Who was told of a change.
"""

from __future__ import annotations

from earlyhelp_core.answers import YesNo
from earlyhelp_core.contacts import Notice, Telling, Told
from tests.people.builders import ON


def test_telling_and_the_way_back() -> None:
    """A notice says who was told what and when; the way back is unknown by default."""
    notice = Notice(to="universal-services", on=ON, about="step-down")

    assert (notice.to, notice.about, notice.route_back, notice.dated) == (
        Told.UNIVERSAL_SERVICES,
        Telling.STEP_DOWN,
        None,
        ON,
    )


def test_the_way_back_was_given() -> None:
    """That the family was told how to ask again is recorded as a yes."""
    notice = Notice(to="family", on=ON, about="closure", route_back="yes")

    assert notice.route_back is YesNo.YES
