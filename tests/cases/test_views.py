"""
What one reader sees of a case: their own part, and nothing that is kept from them.
"""

from __future__ import annotations

import pytest

from earlyhelp_core.cases import Case, LeftOut, WhyLeftOut, what_may_be_given
from earlyhelp_core.errors import Misuse, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.plans import SafetyPlan
from earlyhelp_core.teams import Practitioner
from tests.cases.builders import ON, a_case
from tests.cases.records import apart, everything, texts_in

KEPT_FROM_FATHER = {
    "ZZ99 3VZ",
    "100001",
    "refuge",
    "Gran's.",
    "Ring the police.",
    "Not safe.",
    "Tired.",
    "That he is tired.",
    "Too loud.",
    "Yes please.",
    "baby",
    "gran",
    "hers",
    "kingston",
    "transfer-out",
    "9990000018",
    "suspected",
}


def test_all_that_is_looked_for_stands_in_the_case() -> None:
    """Otherwise its absence would say nothing."""
    assert texts_in(everything()) >= KEPT_FROM_FATHER


def test_a_parent_from_whom_an_address_is_kept_learns_nothing_that_leads_to_it() -> (
    None
):
    """No address, no school, no adviser, no meeting that was held apart."""
    _, view = apart("father")

    assert texts_in(view) & KEPT_FROM_FATHER == set()
    assert [p.id for p in view.family.people] == ["mother", "father", "otto", "willa"]


def test_that_parent_still_sees_their_own_part() -> None:
    """Their answer, their home, the meeting they came to."""
    _, view = apart("father")

    assert texts_in(view) >= {"No.", "ZZ99 3WZ", "t2", "tutor", "WBRI"}


def test_a_parent_sees_what_is_theirs_and_their_children_s() -> None:
    """Not what was found on harm, nor what others answered or a child told alone."""
    case, view = apart("mother")
    shown = texts_in(view)

    assert shown >= {"Yes please.", "Rest.", "Gran's.", "ZZ99 3VZ", "That he is tired."}
    assert shown & {"No.", "Too loud.", "suspected", "ZZ99 3WZ", "WBRI"} == set()
    assert (len(view.harm), len(view.handovers), len(case.harm)) == (0, 0, 1)


def test_a_young_person_of_17_is_not_a_parent_s_to_see() -> None:
    """They are asked; their status is theirs."""
    _, of_mother = apart("mother")
    _, of_willa = apart("willa")

    assert [s.child for s in of_mother.legal_statuses] == ["otto"]
    assert [s.child for s in of_willa.legal_statuses] == ["willa"]


def test_a_child_reads_their_own_words() -> None:
    """And nobody else at home does."""
    assert "Too loud." in texts_in(apart("otto")[1])


def test_no_view_says_from_whom_anything_is_kept() -> None:
    """Who sees the list knows that there is something."""
    marks = [
        (*home.not_to_be_told,)
        for person in ("mother", "otto", "gran")
        for home in apart(person)[1].family.households
    ]

    assert set(marks) == {()}


def test_where_nothing_is_kept_from_anybody_the_whole_family_s_part_shows() -> None:
    """A notice to the family, its own goal, where it started."""
    case = everything()
    open_to_all = evolve(
        case,
        family=evolve(case.family, households=()),
        plans=(evolve(case.plans[0], safety_plans=()),),
    )
    shown = open_to_all.view_for("father", ON).case

    assert (len(shown.notices), shown.starts_at) == (1, "universal")
    assert {goal.id for goal in shown.plans[0].goals} == {"g1", "g3"}


def test_a_safety_plan_for_every_child_keeps_them_all_from_whoever_must_not_know() -> (
    None
):
    """Nobody named means everybody."""
    case = everything()
    plan = evolve(
        case.plans[0],
        safety_plans=(SafetyPlan(made=ON, not_to_be_told=("father",)),),
    )
    family = evolve(case.family, households=())
    shown = evolve(case, plans=(plan,), family=family).view_for("father", ON)

    assert shown.case.legal_statuses == ()


def test_what_was_left_out_is_told_to_the_practitioner_by_kind() -> None:
    """With why, and without what it says."""
    left_out = everything().view_for("father", ON).left_out

    assert {
        LeftOut(what="household", why=WhyLeftOut.NOT_TO_BE_TOLD),
        LeftOut(what="relationship", why=WhyLeftOut.NOT_TO_BE_TOLD),
        LeftOut(what="harm consideration", why=WhyLeftOut.HARM),
        LeftOut(what="handover", why=WhyLeftOut.BETWEEN_AGENCIES),
        LeftOut(what="voice", why=WhyLeftOut.NOT_THEIRS),
        LeftOut(what="detail", why=WhyLeftOut.DETAIL),
    } <= set(left_out)


def test_an_agency_in_the_team_sees_the_case() -> None:
    """But for numbers, an address that is kept from somebody, sharing with others."""
    case = everything()
    shown = case.view_for("school", ON).case

    assert shown.harm == case.harm
    assert [s.id for s in shown.sharing] == ["s1"]
    assert texts_in(shown) & {"9990000018", "ZZ99 3VZ"} == set()
    assert "ZZ99 3WZ" in texts_in(shown)
    assert shown.family.relationships == case.family.relationships


def test_another_agency_sees_what_it_sent_and_was_sent() -> None:
    """Its referral and what came of it; people by their id."""
    shown = everything().view_for("nursing", ON).case

    assert [r.id for r in shown.referrals] == ["r1"]
    assert [s.id for s in shown.sharing] == ["s2"]
    assert [p.id for p in shown.family.people] == ["otto"]
    assert texts_in(shown) & {"Ot", "Tired.", "section-17"} == set()


def test_a_receiving_agency_and_a_service_that_was_asked_see_that() -> None:
    """A handover proposed to it, a need it could not meet."""
    case = everything()

    assert len(case.view_for("statutory-team", ON).case.handovers) == 1
    assert len(case.view_for("housing", ON).case.unmet_needs) == 1


def test_an_agency_that_sent_or_was_sent_a_thing_sees_what_came_of_it() -> None:
    """A referral sent to it and taken back; a handover that it proposed."""
    case = everything()
    sent = evolve(case.referrals[1], to_agency="clinic").withdraw(
        on=ON, by_role="nurse", because="He found out."
    )
    proposed = evolve(case.handovers[0], sending_agency="clinic")
    shown = (
        evolve(case, referrals=(sent,), handovers=(proposed,))
        .view_for("clinic", ON)
        .case
    )

    assert [h.id for h in shown.handovers] == ["h1"]
    assert [r.withdrawn and r.withdrawn.by_role for r in shown.referrals] == ["nurse"]
    assert "He found out." not in texts_in(shown)


def test_one_of_the_family_sees_that_a_referral_was_taken_back_and_not_why() -> None:
    """The words are somebody else's."""
    case = everything()
    taken = evolve(case.referrals[0], outcome=None).withdraw(
        on=ON, because="Found help."
    )
    apart = evolve(case, referrals=(taken,), disagreements=())
    shown = apart.view_for("mother", ON).case

    assert [r.withdrawn and r.withdrawn.on for r in shown.referrals] == [ON]
    assert "Found help." not in texts_in(shown)


def test_a_stranger_gets_no_view() -> None:
    """Nobody could say what they may see."""
    with pytest.raises(UnknownName):
        everything().view_for("stranger", ON)


def test_one_id_for_a_person_and_an_agency_is_no_reader() -> None:
    """The wrong one of two would be shown the other's part."""
    case = everything()
    team = evolve(
        case.team,
        members=(
            *case.team.members,
            Practitioner(id="m9", agency="father", role="adviser"),
        ),
    )

    with pytest.raises(Misuse) as refused:
        evolve(case, team=team).view_for("father", ON)
    assert refused.value.problems[0].code == "two-readers"


def test_what_one_person_may_be_given_is_about_themselves() -> None:
    """A parent's own facts; a child's are asked for on the child's behalf."""
    given = what_may_be_given(everything(), "mother", ON)

    assert texts_in(given.case) >= {"Yes please.", "Rest.", "9990000018"}
    assert given.case.legal_statuses == ()
    assert LeftOut(what="legal status", why=WhyLeftOut.NOT_THEIRS) in given.left_out


def test_a_view_of_a_bare_case_is_bare() -> None:
    """Nothing is made up where nothing was recorded."""
    case: Case = a_case()

    assert case.view_for("mother", ON).case.moves == ()
