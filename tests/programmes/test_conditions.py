"""
What a programme asks, as its file says it.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.programmes import Ages, Criterion
from tests.programmes.builders import RULE, a_criterion, told


@pytest.mark.parametrize(
    ("youngest", "oldest", "held", "words"),
    [
        (10, 17, [False, True, True, False], "aged 10 to 17"),
        (10, None, [False, True, True, True], "aged 10 or over"),
        (None, 17, [True, True, True, False], "aged 17 or under"),
        (17, 17, [False, False, True, False], "aged 17"),
    ],
)
def test_both_ends_of_the_ages_belong_to_them(
    youngest: int | None, oldest: int | None, held: list[bool], words: str
) -> None:
    """An open end holds everybody on that side."""
    ages = Ages(youngest=youngest, oldest=oldest, source=RULE)

    assert ([ages.holds(age) for age in (9, 10, 17, 18)], ages.words) == (held, words)


@pytest.mark.parametrize(
    ("youngest", "oldest", "problem"),
    [(None, None, ("", "blank")), (11, 10, ("/oldest", "oldest-below-youngest"))],
)
def test_ages_without_room_are_refused(
    youngest: int | None, oldest: int | None, problem: tuple[str, str]
) -> None:
    """Nobody could be of such an age, or anybody."""
    with pytest.raises(Impossible) as refused:
        Ages(youngest=youngest, oldest=oldest, source=RULE)

    assert told(refused) == [problem]


def test_a_criterion_asks_about_something_and_about_each_thing_once() -> None:
    """A condition on nothing could never be met."""
    with pytest.raises(Impossible) as nothing:
        Criterion(name="a", any_of=(), source=RULE)
    with pytest.raises(Impossible) as twice:
        a_criterion("a", "b", "c", "b")

    assert told(nothing) + told(twice) == [
        ("/any_of", "blank"),
        ("/any_of/2", "repeated-id"),
    ]
