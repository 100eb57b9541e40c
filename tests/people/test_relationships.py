"""
How people are related, and what nobody can be to another.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import Relationship, RelationshipKind
from tests.people.builders import ON, edge, places

MUTUAL = {
    RelationshipKind.SIBLING_OF,
    RelationshipKind.HALF_SIBLING_OF,
    RelationshipKind.STEP_SIBLING_OF,
    RelationshipKind.FOSTER_SIBLING_OF,
    RelationshipKind.SIBLING_IN_LAW_OF,
    RelationshipKind.RELATIVE_OF,
    RelationshipKind.COUSIN_OF,
    RelationshipKind.PARTNER_OF,
    RelationshipKind.EX_PARTNER_OF,
    RelationshipKind.FRIEND_OF,
}


def test_mutual_kinds() -> None:
    """Only kinds between equals read the same from both sides."""
    assert {kind for kind in RelationshipKind if kind.is_mutual} == MUTUAL


def test_inverse_keeps_what_is_on_the_edge() -> None:
    """Read from the other side, an edge keeps its dates, duties and secrets."""
    period = Period(start=ON)
    unaware = (PersonId("p3"),)

    assert Relationship(
        from_="p1",
        kind="special-guardian-of",
        to="p2",
        period=period,
        parental_responsibility="yes",
        lives_with="yes",
        not_known_to=unaware,
    ).inverse() == Relationship(
        from_="p2",
        kind="has-special-guardian",
        to="p1",
        period=period,
        parental_responsibility="yes",
        lives_with="yes",
        not_known_to=unaware,
    )


def test_nobody_is_related_to_themselves() -> None:
    """An edge needs two people."""
    with pytest.raises(Impossible) as refused:
        edge("p1", "sibling-of", "p1")

    assert places(refused.value) == [("/to", "related-to-self")]


def test_responsibility_needs_a_holder() -> None:
    """Between equals nobody could tell who holds parental responsibility."""
    with pytest.raises(Impossible) as refused:
        Relationship(
            from_="p1", kind="sibling-of", to="p2", parental_responsibility="yes"
        )

    assert places(refused.value) == [("/parental_responsibility", "holder-unclear")]


def test_nobody_holds_it_between_equals() -> None:
    """That a brother does not hold parental responsibility may be written down."""
    assert Relationship(
        from_="p1", kind="sibling-of", to="p2", parental_responsibility="no"
    ).held(ON)


def test_shows_nothing_of_the_kind() -> None:
    """An edge shows whose it is by local ids, and never what it is."""
    shown = repr(edge("p1", "ex-partner-of", "p2"))

    assert shown == "Relationship(from_='p1', to='p2', period=None, recorded=None)"


def test_held_within_its_period() -> None:
    """An edge with dates holds within them; one without always holds."""
    stay = Relationship(
        from_="p1",
        kind="foster-carer-of",
        to="p2",
        period=Period(start=date(2025, 1, 1), end=date(2025, 6, 30)),
    )

    assert [stay.held(date(2025, 6, 30)), stay.held(ON), stay.dated] == [
        True,
        False,
        date(2025, 1, 1),
    ]


def test_without_dates_nothing_is_hidden() -> None:
    """An undated edge is the same on every day."""
    always = edge("p1", "parent-of", "p2")

    assert (always.as_of(ON), always.dated) == (always, None)


def test_later_end_is_hidden() -> None:
    """As of a day before its end, an edge still ran; from its last day it is ended."""
    start, end = date(2025, 1, 1), date(2025, 6, 30)
    stay = Relationship(
        from_="p1",
        kind="partner-of",
        to="p2",
        period=Period(start=start, end=end),
    )

    assert [stay.as_of(start).period, stay.as_of(end)] == [Period(start=start), stay]
