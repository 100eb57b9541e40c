"""
Families' stories in which it matters who knew what, and who may.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from earlyhelp_core.assessments import Harm, HarmConsideration
from earlyhelp_core.cases import facts_for, merge
from earlyhelp_core.contacts import Contact
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import PersonId
from earlyhelp_core.people import LegalBasis, LegalStatus
from earlyhelp_core.plans import FamilyPlan, Goal
from earlyhelp_core.sources import Recorded
from earlyhelp_core.transitions import Handover, Request
from tests.cases.builders import ON, STATUTORY, TARGETED, a_case, a_move
from tests.cases.records import everything, texts_in

JANUARY, MARCH = date(2026, 1, 5), date(2026, 3, 5)


def test_a_worry_written_down_late_was_true_before_it_was_known() -> None:
    """A decision is judged by what could be known when it was made."""
    case = a_case(starts_at="targeted").with_record(
        HarmConsideration(on=JANUARY, finding="suspected"),
        recorded=Recorded(at=datetime(2026, 3, 5, 16, tzinfo=UTC), role="nurse"),
    )
    decided = datetime(2026, 2, 2, 10, tzinfo=UTC)
    close, on = Request(kind="close"), date(2026, 2, 2)

    then = case.as_of(on, known_at=decided).case
    assert facts_for(then, close, on=on).harm is Harm.NOT_CONSIDERED
    assert facts_for(case, close, on=on).harm is Harm.SUSPECTED


def test_two_records_turn_out_to_be_of_one_family() -> None:
    """Two services opened one each; the mother and the elder child are in both."""
    school = a_case(
        id="school-7",
        contacts=(Contact(id="k1", received=JANUARY, from_role="teacher"),),
    )
    clinic = a_case(
        id="clinic-2",
        contacts=(
            Contact(id="k1", received=MARCH, from_role="nurse", about=("willa",)),
        ),
    )
    same = [(PersonId(p), PersonId(p)) for p in ("mother", "otto", "willa")]
    merged = merge(school, clinic, id="family-1", same=same)

    assert [c.from_role for c in merged.case.contacts] == ["teacher", "nurse"]
    assert merged.case.family == school.family
    assert merged.conflicts == ()


def test_brothers_and_sisters_stand_at_different_levels_and_in_law() -> None:
    """A level is not a legal status, and neither is the family's."""
    case = a_case(
        starts_at="targeted",
        legal_statuses=(
            LegalStatus(
                child="willa",
                basis="child-protection-plan",
                period=Period(start=MARCH),
                decided_by="conference",
            ),
            LegalStatus(child="otto", basis="none", period=Period(start=JANUARY)),
        ),
    ).with_move(a_move("m1", MARCH, "statutory", "willa", from_="targeted"))

    assert case.levels(MARCH) == {"otto": TARGETED, "willa": STATUTORY}
    assert [case.status(MARCH, child) for child in ("otto", "willa")] == [
        LegalBasis.NONE,
        LegalBasis.CHILD_PROTECTION_PLAN,
    ]
    assert case.status(JANUARY, "willa") is None


def test_a_family_moves_borough_in_the_middle_of_their_plan() -> None:
    """The sender holds until the new area accepts; the plan goes with them."""
    plan = FamilyPlan(
        id="p1", started=JANUARY, goals=(Goal(id="g1", words="Calm.", area="home"),)
    )
    leaving = evolve(
        a_move("m1", MARCH, None, kind="transfer-out", from_="targeted"), handover="h1"
    )
    case = (
        a_case(starts_at="targeted", plans=(plan,))
        .with_record(
            Handover(
                id="h1",
                kind="transfer-out",
                proposed=JANUARY,
                receiving_agency="next-borough",
            )
        )
        .with_record(leaving)
    )
    accepted = case.with_changed(evolve(case.handovers[0], accepted=date(2026, 2, 2)))

    assert case.as_of(MARCH).plans == (plan,)
    assert case.level(MARCH) == TARGETED
    assert [h.id for h in case.view_for("next-borough", MARCH).case.handovers] == ["h1"]
    assert accepted.chronology()[-1].kind == "move"


def test_a_father_who_must_not_find_them_asks_to_see_the_record() -> None:
    """What he is shown leads nowhere; the adviser in the team sees what she needs."""
    case = everything()
    his = texts_in(case.view_for("father", ON).case)
    hers = texts_in(case.view_for("mother", ON).case)
    address = {"ZZ99 3VZ", "hers"}

    assert his.isdisjoint(address | {"refuge", "100001", "Gran's.", "baby"})
    assert hers >= address
    assert "Gran's." in texts_in(case.view_for("refuge", ON).case)
