"""
Two directories as one: what is taken over, what is joined, and what is told.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.agencies import (
    Agency,
    Capacity,
    DirectoryConflict,
    MergedDirectory,
    ServiceDirectory,
    TieKind,
    merge,
)
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Conflict
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, LocalityCode
from tests.agencies.builders import (
    a_directory,
    a_service,
    a_tie,
    an_agency,
    levels,
)

DIRECTORY = a_directory()
HUB = DIRECTORY.agency("hub-north")


def told(merged: MergedDirectory) -> list[tuple[str, ...]]:
    """In which fields the two differed."""
    return [conflict.fields for conflict in merged.conflicts]


def with_hub(other: Agency) -> ServiceDirectory:
    """The directory as another hand has it, one agency of which differs."""
    return evolve(
        DIRECTORY,
        agencies=tuple(other if a.id == HUB.id else a for a in DIRECTORY.agencies),
    )


def test_one_directory_twice_is_itself() -> None:
    """Nothing is told, and nothing changes."""
    assert merge(DIRECTORY, DIRECTORY) == MergedDirectory(directory=DIRECTORY)


def test_what_only_one_of_them_has_is_taken_over() -> None:
    """A shared service, its agency and its ties, from the other borough's directory."""
    small = DIRECTORY.without("hub-north").without("police")
    merged = merge(small, DIRECTORY)

    assert merged.conflicts == ()
    assert {a.id for a in merged.directory.agencies} == {
        a.id for a in DIRECTORY.agencies
    }
    assert set(merged.directory.ties) == set(DIRECTORY.ties)


def test_lists_are_joined_and_silence_contradicts_nothing() -> None:
    """An alias more, a note where there was none."""
    more = with_hub(evolve(HUB, aliases=("The North Hub",), note="Opened in 2020"))
    merged = merge(DIRECTORY, more)
    back = merge(more, DIRECTORY)

    assert (merged.conflicts, back.conflicts) == ((), ())
    assert merged.directory == back.directory == more


def test_where_both_say_something_else_the_first_stands_and_both_are_told() -> None:
    """Somebody who knows settles it; nothing of either entry is lost."""
    other = with_hub(evolve(HUB, name="North Street Hub", aliases=("The Hub",)))
    merged = merge(DIRECTORY, other)

    assert merged.directory.agency("hub-north").name == "Hub north"
    assert merged.directory.agency("the hub").id == "hub-north"
    assert merged.conflicts == (
        DirectoryConflict(
            fields=("name",),
            ours=DIRECTORY.agency("hub-north"),
            theirs=other.agency("hub-north"),
        ),
    )


def test_covers_that_differ_are_told() -> None:
    """The first one's cover stands."""
    other = evolve(DIRECTORY, title="Another title", note="A note")
    merged = merge(DIRECTORY, other)

    assert merged.directory == DIRECTORY
    assert told(merged) == [("title", "note")]


def test_levels_and_days_are_joined_by_what_they_are_of() -> None:
    """Two answers about one day or one framework are a conflict; two days are two."""
    early, late = date(2022, 1, 10), date(2022, 2, 10)
    free = Capacity(on=early, taking_referrals=YesNo.YES)
    full = evolve(free, taking_referrals=YesNo.NO)
    later = Capacity(on=late, taking_referrals=YesNo.NO)
    one = evolve(a_service("x", "hub-north"), capacity=(free,))
    two = evolve(
        one, capacity=(full, later), levels=levels("universal"), needs_agreement="no"
    )
    ours, theirs = (evolve(DIRECTORY, services=(each,)) for each in (one, two))
    merged = merge(ours, theirs)

    assert told(merged) == [("levels", "capacity")]
    assert merged.directory.service("x") == evolve(
        one, capacity=(free, later), needs_agreement=YesNo.NO
    )


def test_two_orders_of_levels_are_told() -> None:
    """Every level stays, so that nothing leads nowhere."""
    other = evolve(
        DIRECTORY, frameworks=levels("universal", "plus", "targeted", "statutory")
    )
    merged = merge(DIRECTORY, other)

    assert told(merged) == [("codes",)]
    assert merged.directory.frameworks == levels(
        "universal", "targeted", "statutory", "plus"
    )


def test_ties_are_one_where_they_held_at_one_time() -> None:
    """Another stretch of time is another tie."""
    first = Period(start=date(2020, 1, 1), end=date(2020, 12, 31))
    longer = Period(start=date(2020, 1, 1), end=date(2021, 6, 30))
    second = Period(start=date(2022, 1, 1))
    ours, theirs = (
        evolve(
            DIRECTORY,
            ties=tuple(
                a_tie("police", TieKind.REFERS_TO, "front-door", period=period)
                for period in periods
            ),
        )
        for periods in ((first,), (longer, second))
    )
    merged = merge(ours, theirs)

    assert [tie.period for tie in merged.directory.ties] == [first, second]
    assert told(merged) == [("period",)]


def test_one_id_for_two_sorts_cannot_stand() -> None:
    """No directory can hold both, so somebody must name one of them anew."""
    other = evolve(
        DIRECTORY,
        agencies=(*DIRECTORY.agencies, an_agency("inclusion-2")),
        services=(),
    )
    ours = evolve(DIRECTORY, services=(a_service("inclusion-2", "hub-north"),))

    with pytest.raises(Conflict, match=r"inclusion-2 \(service, agency\)"):
        merge(ours, other)


def test_places_and_successors_are_joined() -> None:
    """Both may speak of where an agency works, and of what it took over."""
    other = with_hub(
        evolve(
            HUB, areas=(LocalityCode("south"),), successor_of=(AgencyId("hub-south"),)
        )
    )

    hub = merge(DIRECTORY, other).directory.agency("hub-north")
    assert (hub.areas, hub.successor_of) == (("north", "south"), ("hub-south",))
