"""
Actions: owners, endings, and being overdue.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.errors import Impossible
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import ActionId, AgencyId, PersonId
from earlyhelp_core.plans import Action, ActionStatus, AgencyOwner, FamilyOwner

MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 1)

ACTION = Action(id=ActionId("action-1"), what="Ask for a later start.", set_on=MARCH)
SETTLED = [ActionStatus.DONE, ActionStatus.NO_LONGER_NEEDED, ActionStatus.CARRIED_OVER]
OPEN = [status for status in ActionStatus if status not in SETTLED]


def told(refused: pytest.ExceptionInfo[Impossible]) -> list[tuple[str, str]]:
    """Where and what was wrong."""
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_owners_say_their_sort() -> None:
    """So that documents can tell them apart."""
    owners = (
        FamilyOwner(person=PersonId("mother")),
        AgencyOwner(agency=AgencyId("school")),
    )

    assert [owner.sort for owner in owners] == ["family", "agency"]


def test_a_family_owner_is_of_no_other_sort() -> None:
    """The sort belongs to the class."""
    with pytest.raises(Impossible) as refused:
        FamilyOwner(sort="agency", person=PersonId("mother"))  # type: ignore[arg-type] # what a document may hold

    assert told(refused) == [("/sort", "unknown-code")]


def test_an_agency_owner_is_of_no_other_sort() -> None:
    """The sort belongs to the class."""
    with pytest.raises(Impossible) as refused:
        AgencyOwner(sort="family", agency=AgencyId("school"))  # type: ignore[arg-type] # what a document may hold

    assert told(refused) == [("/sort", "unknown-code")]


def test_it_is_dated_by_the_day_it_was_set() -> None:
    """From then on it was to be done."""
    assert ACTION.dated == MARCH


@pytest.mark.parametrize("status", ActionStatus)
def test_done_not_needed_and_carried_over_are_settled(status: ActionStatus) -> None:
    """What cannot be done yet is still open."""
    assert evolve(ACTION, status=status).is_settled == (status in SETTLED)


@pytest.mark.parametrize("status", OPEN)
def test_an_open_action_has_no_day_of_settling(status: ActionStatus) -> None:
    """One of the two was written down by mistake."""
    with pytest.raises(Impossible) as refused:
        evolve(ACTION, status=status, settled_on=APRIL)

    assert told(refused) == [("/settled_on", "settled-yet-open")]


def test_it_is_not_settled_before_it_is_set() -> None:
    """One of the two dates is wrong."""
    with pytest.raises(Impossible) as refused:
        evolve(ACTION, status="done", settled_on=date(2026, 3, 1))

    assert told(refused) == [("/settled_on", "ends-before-start")]


def test_it_may_be_due_before_it_was_set() -> None:
    """A carried-over action keeps the day it was first promised for."""
    assert evolve(ACTION, due=date(2026, 2, 1)).is_overdue(MARCH)


def test_it_is_overdue_from_the_day_after() -> None:
    """On the day itself it is on time."""
    due = evolve(ACTION, due=APRIL)

    assert [due.is_overdue(on) for on in (MARCH, APRIL, date(2026, 4, 2))] == [
        False,
        False,
        True,
    ]


def test_without_a_day_it_is_never_overdue() -> None:
    """That it has no day is a gap of its goal."""
    assert not ACTION.is_overdue(MAY)


def test_it_was_overdue_until_it_was_settled() -> None:
    """Done late was overdue in between."""
    late = evolve(ACTION, due=date(2026, 3, 10), status="done", settled_on=MAY)

    assert [late.is_overdue(on) for on in (APRIL, MAY)] == [True, False]


def test_settled_on_an_unknown_day_counts_as_settled() -> None:
    """Nobody can say it was late."""
    done = evolve(ACTION, due=date(2026, 3, 10), status="done")

    assert (done.is_settled_by(MARCH), done.is_overdue(APRIL)) == (True, False)


def test_what_cannot_be_done_yet_is_overdue_too() -> None:
    """Waiting is not an end."""
    waiting = evolve(ACTION, due=MARCH, status="cannot-be-done-yet")

    assert waiting.is_overdue(APRIL)


def test_only_an_agencys_delay_is_drift() -> None:
    """Neither the family's delay nor what nobody has taken on is."""
    owners = (
        AgencyOwner(agency=AgencyId("housing")),
        FamilyOwner(person=PersonId("mother")),
        None,
    )
    actions = [evolve(ACTION, due=MARCH, owner=owner) for owner in owners]

    assert [action.is_drifting(APRIL) for action in actions] == [True, False, False]


def test_as_of_a_day_before_it_was_settled_it_is_open() -> None:
    """The ending and the note on it are hidden, the due day stays."""
    done = evolve(
        ACTION, due=APRIL, status="done", settled_on=MAY, note="She rang them."
    )

    assert [done.as_of(on) for on in (APRIL, MAY)] == [
        evolve(ACTION, due=APRIL, status="in-progress"),
        done,
    ]


def test_what_is_to_be_done_hides_itself() -> None:
    """Free text is not in what a log would show."""
    assert "later start" not in repr(ACTION)
