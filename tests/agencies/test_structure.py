"""
What is covered, what hangs on whom, who stands apart, and who answers to whom.
"""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from earlyhelp_core.agencies import (
    AgencyGraph,
    AgencyKind,
    Governance,
    TieKind,
)
from earlyhelp_core.answers import YesNo
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, TieEnd
from tests.agencies.builders import (
    CCG_ENDED,
    ON,
    a_directory,
    a_service,
    a_tie,
    an_agency,
)

_K = TieKind
DIRECTORY = a_directory()
GRAPH = AgencyGraph(directory=DIRECTORY, on=ON)


def test_coverage_has_every_need_at_every_level() -> None:
    """With its gaps, and what several agencies do."""
    coverage = GRAPH.coverage()

    assert len(coverage.cells) == 9
    assert [(cell.need, cell.level) for cell in coverage.gaps] == [
        ("exclusion", "universal"),
        ("parenting", "universal"),
        ("housing", "statutory"),
    ]
    assert [(cell.need, cell.level) for cell in coverage.overlaps] == [
        ("parenting", "targeted")
    ]
    assert coverage.to_records()[1] == {
        "need": "exclusion",
        "framework": "sampleford-2022",
        "level": "targeted",
        "area": None,
        "services": 1,
        "agencies": 1,
        "perhaps": 0,
    }


def test_a_service_that_may_help_fills_no_gap_yet() -> None:
    """It is told beside the gap, to be asked."""
    vague = a_service("vague", "hub-north", "housing", at=())
    graph = AgencyGraph(directory=evolve(DIRECTORY, services=(vague,)), on=ON)
    cells = [c for c in graph.coverage(by_area=True).cells if c.need == "housing"]

    assert {cell.is_gap for cell in cells} == {True}
    assert {cell.perhaps for cell in cells if cell.area == "north"} == {("vague",)}
    assert {cell.perhaps for cell in cells if cell.area == "south"} == {()}


def test_what_closing_an_agency_would_lose() -> None:
    """The hub in the south, and with it all parenting help there."""
    lost = GRAPH.compare(GRAPH.without("hub-south"))

    assert lost.agencies_gone == ("hub-south",)
    assert lost.services_gone == ("parenting-south",)
    assert len(lost.ties_gone) == 4
    assert [(cell.need, cell.level, cell.area) for cell in lost.lost] == [
        ("parenting", "targeted", "south")
    ]
    assert (lost.agencies_new, lost.services_new, lost.ties_new, lost.gained) == (
        (),
        (),
        (),
        (),
    )
    back = GRAPH.without("hub-south").compare(GRAPH)
    assert (back.agencies_new, back.gained[0].area) == (("hub-south",), "south")


def test_two_days_compare() -> None:
    """A body that ended, and the one that took over."""
    changed = GRAPH.as_of(CCG_ENDED).compare(GRAPH)

    assert (changed.agencies_gone, changed.agencies_new) == (("ccg",), ("icb",))
    assert [tie.from_ for tie in changed.ties_gone] == ["ccg"]


def test_single_points_hold_what_nobody_else_would() -> None:
    """Alone for a need somewhere, or the only way to others."""
    points = {str(point.agency): point for point in GRAPH.single_points_of_failure()}

    assert [*points] == ["hub-north", "hub-south", "social-care", "housing-team"]
    assert points["hub-south"].cut_off == ("housing-team",)
    assert [(c.need, c.area) for c in points["hub-north"].alone_for] == [
        ("exclusion", "north"),
        ("parenting", "north"),
    ]


def test_an_agency_may_hold_others_together_and_offer_nothing() -> None:
    """The smaller part is what would be cut off."""
    ties = (
        a_tie("school", _K.REFERS_TO, "front-door"),
        a_tie("front-door", _K.REFERS_TO, "hub-north"),
        a_tie("hub-north", _K.CO_LOCATED_WITH, "hub-south"),
    )
    graph = AgencyGraph(directory=evolve(DIRECTORY, services=(), ties=ties), on=ON)
    [door, hub] = sorted(
        graph.single_points_of_failure(), key=lambda point: point.agency
    )

    assert (door.agency, door.alone_for, door.cut_off) == (
        "front-door",
        (),
        ("school",),
    )
    assert hub.cut_off == ("hub-south",)
    assert [(b.agency, b.share) for b in graph.brokers()] == [
        ("hub-north", 2 / 21),
        ("front-door", 2 / 21),
    ]


def test_silos_are_what_nothing_joins_to_the_rest() -> None:
    """To sit on one board is not yet to work together; a board itself is no silo."""
    assert GRAPH.silos() == (("police",), ("icb",))
    assert ("police", "school") not in GRAPH.working_pairs()
    assert ("front-door", "school") in GRAPH.working_pairs()
    within = evolve(
        DIRECTORY, ties=(a_tie("inclusion", _K.REFERS_TO, "parenting-north"),)
    )
    assert AgencyGraph(directory=within, on=ON).working_pairs() == ()


def test_a_part_goes_with_its_whole_and_a_whole_with_its_parts() -> None:
    """The nearest that works with others; and through neither are two groups joined."""
    names = ("council", "care", "hub", "team", "desk", "parks", "housing", "landlord")
    ties = (
        a_tie("care", _K.REFERS_TO, "hub"),
        a_tie("hub", _K.STEPS_UP_TO, "care"),
        a_tie("housing", _K.REFERS_TO, "landlord"),
        a_tie("desk", _K.PART_OF, "team"),
        a_tie("team", _K.PART_OF, "housing"),
        *(a_tie(name, _K.PART_OF, "council") for name in ("care", "parks", "housing")),
        a_tie("council", _K.PART_OF, "council-group"),
        a_tie("council-group", _K.PART_OF, "council"),
    )
    directory = evolve(
        DIRECTORY,
        agencies=tuple(an_agency(name) for name in (*names, "council-group")),
        services=(),
        ties=ties,
    )

    assert AgencyGraph(directory=directory, on=ON).silos() == (
        ("team", "desk", "housing", "landlord"),
        ("parks",),
    )


def test_circles_in_which_a_family_may_be_passed_on() -> None:
    """Between agencies none of which is known to help with the need."""
    directory = evolve(
        DIRECTORY,
        ties=(
            a_tie("housing-team", _K.REFERS_TO, "school"),
            a_tie("school", _K.REFERS_TO, "police"),
            a_tie("police", _K.REFERS_TO, "housing-advice"),
            a_tie("school", _K.REFERS_TO, "hub-north"),
            a_tie("hub-north", _K.REFERS_TO, "school"),
        ),
    )
    graph = AgencyGraph(directory=directory, on=ON)
    short, long = ("school", "hub-north"), ("school", "police", "housing-team")

    assert graph.loops() == (short, long)
    assert graph.loops(longest=2) == (short,)
    assert graph.loops("exclusion") == (long,)
    assert graph.loops("housing") == (short,)


def test_members_of_a_board_that_offer_nothing() -> None:
    """They sit on it and stand in no row of what families can have."""
    assert GRAPH.without_an_offer("board") == ("school", "police")


def test_who_reports_to_whom_up_to_the_safeguarding_partners() -> None:
    """Reporting, being a part, and being supervised are followed."""
    hub = GRAPH.governance_of("hub-north")
    care = GRAPH.governance_of("assessment-team")

    assert hub.lines == (("hub-north", "board", "safeguarding-partners"),)
    assert [tie.words for tie in hub.ties] == [
        "board reports to safeguarding-partners",
        "hub-north reports to board",
    ]
    assert hub.reaches_safeguarding is YesNo.YES
    assert care.lines == (("social-care", "safeguarding-partners"),)


def test_that_no_line_is_recorded_does_not_say_that_there_is_none() -> None:
    """Unknown is not no."""
    assert GRAPH.governance_of("icb") == Governance(agency=AgencyId("icb"))
    partners = GRAPH.governance_of("safeguarding-partners")
    assert (partners.lines, partners.reaches_safeguarding) == ((), YesNo.YES)


def test_several_lines_up_and_a_circle_among_them() -> None:
    """Each is told once, and a circle ends."""
    ties = (
        a_tie("hub-north", _K.REPORTS_TO, "board"),
        a_tie("hub-north", _K.PART_OF, "social-care"),
        a_tie("social-care", _K.REPORTS_TO, "board"),
        a_tie("board", _K.REPORTS_TO, "social-care"),
    )
    graph = AgencyGraph(directory=evolve(DIRECTORY, ties=ties), on=ON)
    found = graph.governance_of("hub-north")

    north, board, care = (TieEnd(n) for n in ("hub-north", "board", "social-care"))
    assert found.lines == ((north, board, care), (north, care, board))
    assert found.reaches_safeguarding is None


def test_the_graph_of_networkx_is_an_ordinary_frozen_one() -> None:
    """With the attributes that are promised; what is unknown is left out."""
    graph = GRAPH.to_networkx()

    assert graph.nodes["inclusion"] == {
        "sort": "service",
        "label": "Inclusion",
        "agency": "hub-north",
        "needs": "exclusion",
        "levels": "sampleford-2022/targeted",
        "youngest": 5,
        "languages": "English; Arabic",
        "needs_agreement": "yes",
    }
    assert graph.nodes["icb"] == {
        "sort": "agency",
        "label": "Icb",
        "kind": "nhs-body",
        "areas": "sampleford",
        "since": "2022-07-01",
    }
    assert graph.edges["police", "sampleford", "covers"]["label"] == "covers"
    assert GRAPH.as_of(CCG_ENDED).to_networkx().nodes["ccg"]["until"] == "2022-06-30"
    with pytest.raises(nx.NetworkXError):
        graph.add_node("x")


def test_a_working_tie_brings_a_steering_body_in() -> None:
    """A board that takes referrals works with families after all."""
    board = an_agency("panel-board", AgencyKind.BOARD)
    directory = evolve(
        DIRECTORY,
        agencies=(*DIRECTORY.agencies, board),
        ties=(*DIRECTORY.ties, a_tie("police", _K.REFERS_TO, "panel-board")),
    )

    graph = AgencyGraph(directory=directory, on=date(2022, 11, 21))
    assert ("police", "panel-board") in graph.silos()
