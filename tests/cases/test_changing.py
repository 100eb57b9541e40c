"""
Adding to a case and changing it, by whoever read its present state.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from earlyhelp_core.answers import YesNo
from earlyhelp_core.cases import Case, digest
from earlyhelp_core.contacts import Contact, Notice
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Conflict, Impossible, Misuse, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.outcomes import Measure
from earlyhelp_core.people import LegalBasis, LegalStatus, Person
from earlyhelp_core.plans import FamilyPlan
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import Team
from tests.cases.builders import ON, a_case, a_move
from tests.cases.records import NOON, everything

WRITTEN = Recorded(at=NOON, role="lead")
MEASURE = Measure(id="points", title="Points", unit="points")
CONTACT = Contact(id="k1", received=ON, from_role="nurse")


def test_a_record_goes_into_its_list_with_who_wrote_it_down() -> None:
    """Whoever stamped it already is not overwritten; a measure has no place for it."""
    own = evolve(CONTACT, id="k2", recorded=Recorded(role="duty"))
    notice = Notice(to="family", on=ON, about="closure")
    case = a_case()
    for record in (CONTACT, own, notice, MEASURE):
        case = case.with_record(record, recorded=WRITTEN)

    assert case.contacts == (evolve(CONTACT, recorded=WRITTEN), own)
    assert case.notices == (evolve(notice, recorded=WRITTEN),)
    assert case.measures == (MEASURE,)


def test_a_move_is_added_as_a_move() -> None:
    """With what is asked of every move."""
    move = a_move("m1", ON, "targeted", kind="open", from_="universal")
    case = a_case(starts_at="universal")

    assert case.with_record(move, recorded=WRITTEN) == case.with_move(
        evolve(move, recorded=WRITTEN)
    )
    with pytest.raises(Conflict):
        a_case(starts_at="statutory").with_record(move)


def test_a_record_that_grew_takes_the_place_of_what_it_was() -> None:
    """The others stay as they are."""
    one, two = (FamilyPlan(id=name, started=ON) for name in ("p1", "p2"))
    ended = evolve(one, ended=ON)

    assert a_case(plans=(one, two)).with_changed(ended).plans == (ended, two)


def test_what_is_not_there_cannot_be_changed() -> None:
    """It is added first."""
    with pytest.raises(UnknownName):
        a_case().with_changed(CONTACT)


def test_an_id_that_stands_already_is_not_added_again() -> None:
    """Somebody who changes a record says so."""
    with pytest.raises(Impossible):
        a_case(contacts=(CONTACT,)).with_record(CONTACT)


@pytest.mark.parametrize("name", ["sharing", "unmet_needs", "enrolments"])
def test_each_record_of_a_list_has_an_id_of_its_own(name: str) -> None:
    """So that it can be found again, and changed alone."""
    case = everything()
    one = getattr(case, name)[0]

    with pytest.raises(Impossible) as refused:
        case.with_record(one)
    assert [p.code for p in refused.value.problems] == ["repeated-id"]


def test_what_has_no_id_is_only_added_to() -> None:
    """A move, or a notice."""
    move = a_move("m1", ON, "targeted")
    for record in (move, Notice(to="family", on=ON, about="closure")):
        with pytest.raises(Misuse):
            a_case(moves=(move,)).with_changed(record)


def test_a_team_is_no_list_of_a_case() -> None:
    """The refusal says where members go."""
    with pytest.raises(Misuse):
        a_case().with_record(Team())  # type: ignore[arg-type] # wrong on purpose


def test_a_change_thought_out_on_another_state_is_refused() -> None:
    """Read again, look, decide anew."""
    read = a_case()
    expected = digest(read)
    changed = read.with_record(CONTACT, expecting=expected)
    moved = a_move("m1", ON, "targeted")

    attempts: tuple[Callable[[], Case], ...] = (
        lambda: changed.with_record(CONTACT, expecting=expected),
        lambda: changed.with_changed(CONTACT, expecting=expected),
        lambda: changed.with_move(moved, expecting=expected),
    )
    for attempt in attempts:
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.problems[0].code == "changed-since"


@pytest.mark.parametrize("name", [None, "Wilhelmina", "wilhelmina"])
def test_a_digest_tells_one_hidden_text_from_another(name: str | None) -> None:
    """A name is hidden from whoever prints the record, and not from its digest."""
    one = Person(id="p1", name="Wilhelmina Thistledown")

    assert digest(one) != digest(evolve(one, name=name))


def test_a_digest_is_of_the_whole_and_of_nothing_else() -> None:
    """The same for the same value; another for any other."""
    assert digest(everything()) == digest(everything())
    assert digest(everything()) != digest(evolve(everything(), endings=()))


def test_the_most_protective_status_of_a_child_speaks() -> None:
    """Brothers and sisters may differ; a silent record is not none."""
    period = Period(start=ON)
    case = a_case(
        legal_statuses=tuple(
            LegalStatus(child="otto", basis=basis, period=period)
            for basis in ("section-17", "child-protection-plan")
        )
    )

    assert case.status(ON, "otto") is LegalBasis.CHILD_PROTECTION_PLAN
    assert case.status(ON, "willa") is None
    assert case.status(ON - timedelta(days=1), "otto") is None
    with pytest.raises(UnknownName):
        case.status(ON, str(YesNo.NO))
