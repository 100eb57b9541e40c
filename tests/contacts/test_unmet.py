"""
Needs that nobody met.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from earlyhelp_core.contacts import UnmetNeed, WhyUnmet
from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from tests.people.builders import ON, places

EARLIER = ON - timedelta(days=30)
NEED = UnmetNeed(
    id="u1",
    area="parenting",
    who=["p1"],
    since=EARLIER,
    why="declined",
    service="parenting-team",
    referral="r1",
    words="The course starts in May.",
    met=ON,
)


def test_little_need_be_known() -> None:
    """That a need was not met is worth writing down before anybody knows why."""
    need = UnmetNeed(id="u1", area="housing")

    assert (need.who, need.why, need.dated, need.is_open(ON)) == ((), None, None, True)


def test_open_until_it_is_met() -> None:
    """A need is open from the day it is known to the day before it is met."""
    days = (EARLIER - timedelta(days=1), EARLIER, ON - timedelta(days=1), ON)

    assert [NEED.is_open(day) for day in days] == [False, True, True, False]


def test_met_later_is_not_met_yet() -> None:
    """As of a day before it was met, it was not."""
    assert [NEED.as_of(EARLIER).met, NEED.as_of(ON).met] == [None, ON]


def test_not_met_before_it_was_known() -> None:
    """An end before the start is refused at the end."""
    with pytest.raises(Impossible) as refused:
        evolve(NEED, met=date(2020, 1, 1), who=["p1", "p1"])

    assert places(refused.value) == [
        ("/who/1", "repeated-id"),
        ("/met", "ends-before-start"),
    ]


@pytest.mark.parametrize("why", list(WhyUnmet))
def test_why(why: WhyUnmet) -> None:
    """Every reason is taken as its plain code."""
    assert evolve(NEED, why=str(why)).why is why


def test_shows_no_need() -> None:
    """Printed, a need shows whose it is not and why, and not what it is."""
    shown = repr(NEED)

    assert ("parenting'," in shown, "May" in shown, "who=<1>" in shown) == (
        False,
        False,
        True,
    )
