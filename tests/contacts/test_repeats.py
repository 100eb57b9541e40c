"""
Contacts that came again, counted from something that is named.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.contacts import Anchor, Contact, Repeat, RepeatUnit, repeats
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Impossible
from tests.people.builders import ON

MONTHS = Span.parse("3 months")


def contact(id_: str, received: date, *about: str) -> Contact:
    """A contact of that day about those people."""
    return Contact(id=id_, received=received, from_role="school", about=about)


FIRST = contact("c1", date(2025, 11, 30), "p1")
EDGE = contact("c2", date(2026, 2, 28), "p2")
LATE = contact("c3", date(2026, 5, 29), "p1", "p2")


def told(found: tuple[Repeat, ...]) -> list[tuple[str, date, str | None]]:
    """Each repeat: which contact, counted from when, about whom."""
    return [(repeat.contact, repeat.after, repeat.person) for repeat in found]


def test_counted_from_the_previous_contact() -> None:
    """The last day of the span still counts, and the day after it does not."""
    found = repeats([FIRST, EDGE, LATE], MONTHS, "previous-contact")

    assert told(found) == [("c2", FIRST.received, None)]
    assert [repeat.received for repeat in found] == [EDGE.received]


def test_in_order_of_receipt() -> None:
    """However they are given, contacts are read in the order of receipt."""
    assert repeats([LATE, EDGE, FIRST], MONTHS, "previous-contact") == repeats(
        [FIRST, EDGE, LATE], MONTHS, "previous-contact"
    )


def test_about_the_same_person() -> None:
    """By person, only what names somebody again is a repeat; nobody named, none."""
    span = Span.parse("6 months")
    unnamed = contact("c4", date(2026, 5, 30))

    assert told(
        repeats(
            [FIRST, EDGE, LATE, unnamed],
            span,
            Anchor.PREVIOUS_CONTACT,
            unit=RepeatUnit.PERSON,
        )
    ) == [("c3", FIRST.received, "p1"), ("c3", EDGE.received, "p2")]


def test_two_on_one_day() -> None:
    """A second contact of the same day comes again, also within no time at all."""
    two = [contact("c1", ON), contact("c2", ON)]

    assert told(repeats(two, Span.parse("0 days"), "previous-contact")) == [
        ("c2", ON, None)
    ]


def test_counted_from_closure() -> None:
    """From the last closure on or before the contact; before any, there is none."""
    closures = (date(2026, 2, 28), date(2025, 12, 31), date(2026, 6, 1))
    found = repeats(
        [FIRST, EDGE, LATE], MONTHS, Anchor.PREVIOUS_CLOSURE, closures=closures
    )

    assert told(found) == [("c2", EDGE.received, None)]


@pytest.mark.parametrize(
    ("anchor", "unit"), [("closure", "family"), ("previous-contact", "household")]
)
def test_what_is_counted_must_be_said(anchor: str, unit: str) -> None:
    """An anchor or a unit that there is none of is refused."""
    with pytest.raises(Impossible):
        repeats([], MONTHS, anchor, unit=unit)
