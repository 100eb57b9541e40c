"""
The ages that an edition's help is for.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.frameworks import AgeScope
from earlyhelp_core.sources import Citation
from tests.people.builders import places

SOURCE = Citation(publication="p", clause="ages", basis="practice")


@pytest.mark.parametrize("until", [-1, 121])
def test_ages_that_nobody_reaches(until: int) -> None:
    """An age below nought, or longer than any life, is refused at its place."""
    with pytest.raises(Impossible) as refused:
        AgeScope(until=until, source=SOURCE)

    assert places(refused.value) == [("/until", "out-of-range")]


@pytest.mark.parametrize("until", [18, 121])
def test_longer_with_send_is_longer(until: int) -> None:
    """Help with SEND that would end sooner than without is refused at its place."""
    with pytest.raises(Impossible) as refused:
        AgeScope(until=19, until_with_send=until, source=SOURCE)

    assert places(refused.value) == [("/until_with_send", "out-of-range")]


def test_edges() -> None:
    """The same age with and without, and the longest of all, are taken."""
    assert [
        AgeScope(until=age, until_with_send=age, source=SOURCE).until
        for age in (0, 120)
    ] == [0, 120]
