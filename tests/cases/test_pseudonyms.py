"""
A case for those who must not know whose it is.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.cases import pseudonymised
from earlyhelp_core.errors import Misuse
from tests.cases.builders import ON
from tests.cases.records import everything, texts_in

KEY = b"k" * 32


def test_nothing_is_left_that_names_anybody() -> None:
    """No name, number, address, free text, exact birthday or id of the record's."""
    before = texts_in(everything())
    after = texts_in(pseudonymised(everything(), key=KEY, purpose="research"))
    gone = {
        "Mo", "Tu Tor", "Somebody Writing", "9990000018", "100001", "ZZ99 3VZ",
        "Too loud.", "vicar", "how calm", "a plan", "letter", "1988-05-04",
        "mother", "otto", "c1", "f1", "p1", "m1", "a1",
    }  # fmt: skip

    assert gone <= before
    assert gone & after == set()
    assert {"1988-05-01", "taken out"} <= after


def test_the_story_stays() -> None:
    """Levels, dates of work, roles, and who is whose child."""
    case = everything()
    other = pseudonymised(case, key=KEY, purpose="research")

    assert other.level(ON) == case.level(ON)
    assert [e.on for e in other.chronology()] == [e.on for e in case.chronology()]
    assert other.family.relationships[0].from_ == other.family.people[0].id


def test_one_purpose_does_not_tell_of_another() -> None:
    """The same for one, different for two."""
    one, again, other = (
        pseudonymised(everything(), key=KEY, purpose=purpose).id
        for purpose in ("a", "a", "b")
    )

    assert one == again != other


def test_a_short_key_is_refused() -> None:
    """It could be tried out."""
    with pytest.raises(Misuse):
        pseudonymised(everything(), key=b"short", purpose="research")
