"""
Boroughs as their founding documents tell of them, and what partnerships ask.

The answers are written out as somebody who read the documents would give them.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core import partnerships
from earlyhelp_core.agencies import (
    AgencyGraph,
    Fit,
    NoRoute,
    Route,
    ServiceDirectory,
    merge,
)
from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import UnknownName
from earlyhelp_core.sources import Basis

ON = date(2022, 11, 21)


def directory(name: str) -> ServiceDirectory:
    """What a shipped partnership wrote down."""
    found = partnerships.load(name, on=ON).directory
    assert found is not None
    return found


KC = AgencyGraph(directory=directory("kensington-and-chelsea"), on=ON)
WESTMINSTER = AgencyGraph(directory=directory("westminster"), on=ON)
KINGSTON = AgencyGraph(directory=directory("kingston-and-richmond"), on=ON)


def by_fit(fits: tuple[Fit, ...]) -> dict[str, set[str]]:
    """The services by whether they fit."""
    found: dict[str, set[str]] = {}
    for fit in fits:
        found.setdefault(fit.fits.value, set()).add(fit.service.id)
    return found


def at_risk_of_exclusion(area: str) -> tuple[Fit, ...]:
    """Who can help somebody of 14 at risk of exclusion, at the targeted level."""
    return KC.who_can_help("exclusion", age=14, level="targeted", area=area)


def test_fourteen_at_risk_of_exclusion_in_the_north() -> None:
    """Four services of Early Help fit; of four others something must be asked."""
    assert by_fit(at_risk_of_exclusion("north")) == {
        "yes": {
            "inclusion-programme",
            "secondary-exclusion-project",
            "family-therapy",
            "north-kensington-inclusion-pilot",
        },
        "perhaps": {
            "non-violent-resistance",
            "early-help-worker-in-school",
            "exclusion-advocacy",
            "edge-of-care-support",
        },
    }
    assert {
        fit.agency.id
        for fit in at_risk_of_exclusion("north")
        if fit.fits.value == "yes"
    } == {"early-help"}


def test_the_same_child_in_the_south() -> None:
    """Two offers are for the north only, and say so."""
    south = at_risk_of_exclusion("south")

    assert by_fit(south)["no"] == {
        "north-kensington-inclusion-pilot",
        "exclusion-advocacy",
    }
    assert {
        finding.reason
        for fit in south
        if fit.fits.value == "no"
        for finding in fit.against_it
    } == {"works in The north of Kensington and Chelsea"}


def test_nothing_says_how_full_a_service_is() -> None:
    """No document does, so that each must be asked; that rules none of them out."""
    capacity = {
        finding.state.value
        for fit in at_risk_of_exclusion("north")
        for finding in fit.answer.findings
        if finding.requirement == "service-capacity"
    }

    assert capacity == {"not-recorded"}


def test_the_way_from_a_school_and_from_a_general_practice() -> None:
    """A school asks Early Help itself; a practice asks by the front door."""
    school = KC.route("schools", "exclusion", age=14, level="targeted", area="north")
    practice = KC.route(
        "gp-practices", "exclusion", age=14, level="targeted", area="north"
    )

    assert isinstance(school, Route)
    assert isinstance(practice, Route)
    assert school.words == (
        "schools refers to early-help",
        "early-help provides inclusion-programme",
    )
    assert practice.words == (
        "gp-practices refers to front-door",
        "front-door refers to early-help",
        "early-help provides inclusion-programme",
    )
    assert (
        "front-door refers to locality-social-work",
        ("used at other levels: statutory",),
    ) in [(each.tie.words, each.reasons) for each in practice.rejected]


def test_a_family_that_did_not_agree() -> None:
    """The school may not pass them on to Early Help; the front door stays open."""
    refused = KC.route("schools", "exclusion", level="targeted", agreement=YesNo.NO)

    assert isinstance(refused, Route | NoRoute)
    assert "schools refers to early-help" in {
        each.tie.words
        for each in refused.rejected
        if "used only where the family agrees, and they did not" in each.reasons
    }
    assert [door.id for door in refused.open_to_all] == ["front-door"]


def test_where_a_child_may_be_at_risk_one_step_is_enough() -> None:
    """From whoever meets families, whatever they agreed to, straight to the door."""
    for start in ("schools", "gp-practices", "area-west-bcu", "family-hub-south"):
        way = KC.route(start, "harm", harm=YesNo.YES, agreement=YesNo.NO)

        assert isinstance(way, Route)
        assert way.words == (
            f"{start} refers to front-door",
            "front-door provides concern-or-request",
        )


def test_family_hub_south_closes() -> None:
    """Three services go, and with them targeted help in the early years there."""
    lost = KC.compare(KC.without("Family Hub South"))

    assert lost.agencies_gone == ("family-hub-south",)
    assert lost.services_gone == (
        "childrens-centres-south",
        "family-support-south",
        "early-years-intensive-south",
    )
    assert [(cell.need, cell.level, cell.area) for cell in lost.lost] == [
        ("early-years", "targeted", "south")
    ]
    assert {tie.words for tie in lost.ties_gone} == {
        "family-hub-south part of early-help",
        "family-hub-south convenes taf-hub-south",
        "family-hub-south refers to early-help",
        "family-hub-south refers to front-door",
        "early-help steps down to family-hub-south",
        "health-visiting is in one building with family-hub-south",
    }
    assert (lost.agencies_new, lost.services_new, lost.gained) == ((), (), ())


def test_what_families_with_young_children_there_would_still_have() -> None:
    """Groups, the child health programme and places at two: for everybody."""
    left = KC.without("family-hub-south").who_can_help(
        "early-years", level="universal", area="south"
    )

    assert by_fit(left)["yes"] == {
        "healthy-child-programme",
        "stay-and-play",
        "two-year-old-places",
    }


def test_members_of_the_partnership_that_offer_nothing_here() -> None:
    """Twelve of those who sit on it; no document says what they do for families."""
    assert set(KC.without_an_offer("Early Help Partnership")) == {
        "schools",
        "community-safety",
        "economic-development",
        "community-engagement",
        "public-health",
        "childrens-commissioning",
        "clch",
        "young-kensington-and-chelsea-foundation",
        "volunteer-centre",
        "social-council",
        "area-west-bcu",
        "police-youth-engagement-team",
    }


def test_a_member_that_is_no_more() -> None:
    """The commissioning group ended; a board does its work, and has no seat yet."""
    heirs = KC.directory.standing_for("West London CCG", on=ON)
    seats = {
        (tie.from_, tie.to)
        for tie in KC.directory.ties
        if tie.kind.value == "member-of"
    }

    assert [heir.id for heir in heirs] == ["north-west-london-icb"]
    assert ("west-london-ccg", "early-help-partnership") in seats
    assert ("north-west-london-icb", "early-help-partnership") not in seats


def test_who_answers_to_whom() -> None:
    """Violence up to two boards; the partnership to the partners by practice alone."""
    violence = KC.governance_of("youth-violence-partnership")
    partnership = KC.governance_of("early-help-partnership")
    hub = KC.governance_of("family-hub-south")

    assert violence.lines == (
        ("youth-violence-partnership", "youth-crime-partnership-group"),
        ("youth-violence-partnership", "safer-kc-partnership-board"),
    )
    assert violence.reaches_safeguarding is None
    assert partnership.lines == (
        ("early-help-partnership", "safeguarding-partnership"),
    )
    assert [tie.source.basis for tie in partnership.ties] == [Basis.PRACTICE]
    assert hub.lines == (
        (
            "family-hub-south",
            "early-help",
            "family-services",
            "kensington-and-chelsea-council",
        ),
        (
            "family-hub-south",
            "early-help",
            "family-services",
            "family-services-management-group",
        ),
    )


def test_two_strategies_do_not_say_who_answers_to_the_safeguarding_partners() -> None:
    """What leads there is practice, to be confirmed locally."""
    for graph in (KC, WESTMINSTER):
        lines = [
            tie.source.basis
            for tie in graph.directory.ties
            if tie.to == "safeguarding-partnership"
        ]

        assert lines
        assert set(lines) == {Basis.PRACTICE}


def test_one_strategy_does() -> None:
    """In Kingston and Richmond the board reports to the group that leads them."""
    board = KINGSTON.governance_of("early-help-strategic-board")

    assert board.lines == (
        ("early-help-strategic-board", "senior-leadership-group", "krscp"),
    )
    assert board.reaches_safeguarding is YesNo.YES
    assert {tie.source.basis for tie in board.ties} == {Basis.STATED}


def test_low_needs_go_to_a_resilience_network_there() -> None:
    """Which needs a network meets no list says: ask the one for that age and place."""
    asked = KINGSTON.who_can_help("exclusion", age=14, level="2a", area="kingston")
    way = KINGSTON.route(
        "schools-kingston", "exclusion", age=14, level="2a", area="kingston"
    )

    assert by_fit(asked)["perhaps"] == {"resilience-11-19-kingston"}
    assert isinstance(way, Route)
    assert way.words == (
        "schools-kingston refers to network-11-19-kingston",
        "network-11-19-kingston provides resilience-11-19-kingston",
    )


def test_circles_of_referral() -> None:
    """Steps up and down are circles by design; none goes round Early Help."""
    assert {frozenset(loop) for loop in KC.loops(longest=2)} == {
        frozenset({"early-help", "front-door"}),
        frozenset({"early-help", "family-hub-north"}),
        frozenset({"early-help", "family-hub-south"}),
        frozenset({"early-help", "locality-social-work"}),
    }
    assert all("early-help" in loop for loop in KC.loops())
    assert KC.loops("exclusion") == ()


def test_passed_round_for_housing() -> None:
    """Nobody in these circles is known to help with housing, and one does."""
    assert len(KC.loops("housing")) == len(KC.loops())
    assert {fit.service.id for fit in KC.who_can_help("housing")} == {
        "rehousing-for-safety",
        "new-arrivals-support",
    }


def test_what_changes_for_westminster() -> None:
    """Levels are tiers there, places are three, and one service is for exclusion."""
    with pytest.raises(UnknownName):
        WESTMINSTER.who_can_help("exclusion", level="targeted")
    with pytest.raises(UnknownName):
        WESTMINSTER.who_can_help("exclusion", area="north")
    asked = WESTMINSTER.who_can_help(
        "exclusion", age=14, level="2", area="church-street-locality"
    )

    assert by_fit(asked) == {"yes": {"school-inclusion"}}
    assert [door.id for door in WESTMINSTER.front_doors] == ["westminster-front-door"]


def test_to_and_fro_between_a_hub_and_its_team() -> None:
    """Neither is known to help with exclusion: the team must hand on for that."""
    assert WESTMINSTER.loops("exclusion") == (
        ("bessborough-family-hub", "bessborough-early-help"),
        ("church-street-family-hub", "church-street-early-help"),
        ("queens-park-family-hub", "queens-park-early-help"),
    )


def test_the_way_from_a_hub_in_westminster() -> None:
    """Up to the targeted team of its locality, and to what early help has for all."""
    way = WESTMINSTER.route("queens-park-family-hub", "exclusion", age=14, level="2")

    assert isinstance(way, Route)
    assert way.words == (
        "queens-park-family-hub steps up to queens-park-early-help",
        "queens-park-early-help refers to westminster-early-help",
        "westminster-early-help provides school-inclusion",
    )


def test_members_of_the_westminster_board_that_offer_nothing_here() -> None:
    """Fifteen: the strategy names who sits on the board, not what each does."""
    assert set(WESTMINSTER.without_an_offer("westminster-partnership-board")) == {
        "westminster-education",
        "westminster-early-years",
        "westminster-childrens-commissioning",
        "westminster-camhs-commissioner",
        "westminster-housing",
        "westminster-community-protection",
        "westminster-libraries",
        "westminster-public-health",
        "westminster-adult-education",
        "westminster-schools",
        "young-westminster-foundation",
        "voluntary-umbrella",
        "clch",
        "police-youth-engagement-team",
        "dwp",
    }


def test_one_directory_of_both_boroughs() -> None:
    """What they share stands once and alike; only the covers differ."""
    both = merge(KC.directory, WESTMINSTER.directory)
    shared = {s.id for s in KC.directory.services} & {
        s.id for s in WESTMINSTER.directory.services
    }

    assert [type(conflict.ours) for conflict in both.conflicts] == [ServiceDirectory]
    assert shared == {
        "alternative-provision-outreach",
        "for-babys-sake",
        "gangs-and-exploitation-work",
        "online-counselling",
        "parent-child-plus",
        "reducing-parental-conflict",
        "specialist-mental-health",
    }
    graph = AgencyGraph(directory=both.directory, on=ON)
    assert {
        (tie.from_, tie.period.start if tie.period else None)
        for tie in both.directory.ties
        if tie.kind.value == "shares-services-with"
    } == {("kensington-and-chelsea-council", date(2017, 4, 1))}
    assert {door.id for door in graph.front_doors} == {
        "front-door",
        "westminster-front-door",
    }


@pytest.mark.parametrize("graph", [KC, WESTMINSTER], ids=["kc", "westminster"])
def test_needs_for_which_nobody_is_written_down(graph: AgencyGraph) -> None:
    """Drugs and alcohol, and work for parents: aims of both, with no service named."""
    nobody = {
        need.code
        for need in graph.directory.needs
        if all(
            not cell.services and not cell.perhaps
            for cell in graph.coverage().cells
            if cell.need == need.code
        )
    }
    only_there = {
        "kensington-and-chelsea-2020": {"parental-mental-health"},
        "westminster-2022": {"send", "offending", "housing", "money", "grenfell"},
    }[graph.directory.id]

    assert nobody == {"substance-use", "employment"} | only_there
