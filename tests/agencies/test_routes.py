"""
Routes: the shortest acceptable way, and why each tie beside it was not taken.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.agencies import AgencyGraph, NoRoute, Route, Tie, TieKind
from earlyhelp_core.answers import State, YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from tests.agencies.builders import ON, a_directory, a_service, a_tie, an_agency

_K = TieKind
DIRECTORY = a_directory()
GRAPH = AgencyGraph(directory=DIRECTORY, on=ON)


def taken(found: Route | NoRoute) -> tuple[str, ...]:
    """The steps of a route that there is."""
    assert isinstance(found, Route)
    return found.words


def rejected(found: Route | NoRoute) -> dict[str, tuple[str, ...]]:
    """The ties that were not taken, with their reasons."""
    return {each.tie.words: each.reasons for each in found.rejected}


def graph_with(*ties: Tie) -> AgencyGraph:
    """The borough with these ties only."""
    return AgencyGraph(directory=evolve(DIRECTORY, ties=ties), on=ON)


def test_a_route_leads_to_the_nearest_service_that_fits() -> None:
    """By the hub itself, with what is to settle before each step."""
    route = GRAPH.route("school", "exclusion", level="targeted")

    assert isinstance(route, Route)
    assert route.words == (
        "school refers to hub-north",
        "hub-north provides inclusion",
    )
    assert route.fit.service.id == "inclusion"
    assert [f.requirement for f in route.steps[0].to_settle] == ["tie-agreement"]
    assert {f.requirement for f in route.to_settle} >= {
        "tie-agreement",
        "service-agreement",
    }
    assert [door.id for door in route.open_to_all] == ["front-door"]
    assert route.found


def test_each_tie_not_taken_says_why() -> None:
    """The family did not agree, and one service is for another level."""
    route = GRAPH.route(
        "school", "parenting", level="targeted", area="south", agreement=YesNo.NO
    )

    assert taken(route) == (
        "school refers to front-door",
        "front-door refers to hub-south",
        "hub-south provides parenting-south",
    )
    assert rejected(route) == {
        "school refers to hub-north": (
            "used only where the family agrees, and they did not",
        ),
        "front-door refers to social-care": ("used at other levels: statutory",),
        "hub-north provides inclusion": (
            "used only where the family agrees, and they did not",
        ),
    }


def test_no_route_says_what_would_fit_and_where_anybody_may_turn() -> None:
    """The front door is open whatever the directory lacks."""
    answer = GRAPH.route("police", "parenting", level="targeted")

    assert isinstance(answer, NoRoute)
    assert not answer.found
    assert [fit.service.id for fit in answer.out_of_reach] == [
        "parenting-north",
        "parenting-south",
    ]
    assert [door.id for door in answer.open_to_all] == ["front-door"]


def test_where_harm_is_suspected_only_day_and_direction_count() -> None:
    """Neither level nor agreement nor sharing holds a step up."""
    answer = GRAPH.route(
        "school",
        "parenting",
        level="targeted",
        agreement="no",
        harm=YesNo.YES,
        sharing="required",
    )

    assert taken(answer)[0] == "school refers to hub-north"
    assert isinstance(answer, Route)
    assert {f.state for f in answer.steps[0].findings} == {State.SET_ASIDE}


def test_a_step_to_the_front_door_is_never_held_up() -> None:
    """Whatever its tie says of levels and agreement."""
    gate = evolve(
        a_tie("school", _K.REFERS_TO, "front-door", at=("statutory",)),
        needs_agreement=YesNo.YES,
    )
    graph = graph_with(gate)

    assert graph.path(
        "school",
        "front-door",
        level="universal",
        agreement=YesNo.NO,
        sharing="required",
    ) == ("school", "front-door")


def test_a_service_that_needs_agreement_is_not_come_to_without() -> None:
    """Its tie need not say so once more."""
    direct = a_tie("school", _K.REFERS_TO, "inclusion")
    graph = graph_with(direct)

    assert graph.path("school", "inclusion", agreement=YesNo.NO) == ()
    assert graph.path("hub-north", "inclusion", agreement=YesNo.NO) == ()
    assert graph.path("school", "inclusion", agreement=YesNo.YES) != ()
    assert graph.path("school", "inclusion") != ()


def test_a_tie_that_needs_no_agreement_may_be_taken_without() -> None:
    """As long as the service does not need it either."""
    tie = evolve(a_tie("school", _K.REFERS_TO, "hub-north"), needs_agreement=YesNo.NO)

    assert graph_with(tie).path("school", "hub-north", agreement=YesNo.NO) == (
        "school",
        "hub-north",
    )


def test_sharing_is_settled_by_an_arrangement() -> None:
    """Advised, it is told as open; required, a step without one is not taken."""
    open_ = GRAPH.route("front-door", "parenting", level="targeted")
    strict = GRAPH.route(
        "front-door", "parenting", level="targeted", sharing="required"
    )

    assert isinstance(open_, Route)
    assert "tie-sharing" in [f.requirement for f in open_.to_settle]
    assert isinstance(strict, NoRoute)
    assert rejected(strict)["front-door refers to hub-north"] == (
        "the directory has no arrangement by which they share information",
    )
    assert GRAPH.path("school", "hub-north", sharing="required") == (
        "school",
        "hub-north",
    )


def test_what_runs_the_other_way_or_held_on_another_day_is_told() -> None:
    """So that somebody can ask whether it ought to."""
    past = Period(start=date(2020, 1, 1), end=date(2021, 12, 31))
    graph = graph_with(
        a_tie("police", _K.REFERS_TO, "hub-north", period=past),
        a_tie(
            "police", _K.STEPS_UP_TO, "hub-south", period=Period(start=date(2023, 1, 1))
        ),
        a_tie("police", _K.REFERS_TO, "ccg"),
        a_tie("school", _K.REFERS_TO, "police"),
    )
    answer = graph.route("police", "parenting")

    assert isinstance(answer, NoRoute)
    assert rejected(answer) == {
        "school refers to police": ("runs the other way: school refers to police",),
        "police refers to hub-north": ("ended on Fri 31 December 2021",),
        "police steps up to hub-south": ("does not hold before Sun 1 January 2023",),
        "police refers to ccg": ("one of its ends did not exist on the day",),
    }


def test_a_service_passes_on_as_its_agency_may() -> None:
    """And in ways of its own; a tie of its agency is told as such."""
    graph = graph_with(a_tie("hub-north", _K.STEPS_UP_TO, "social-care"))
    route = graph.route("parenting-north", "exclusion", level="statutory")

    assert taken(route) == (
        "parenting-north steps up to social-care",
        "social-care provides assessment-team",
    )
    assert isinstance(route, Route)
    assert route.steps[0].tie.from_ == "hub-north"
    # A colleague in the same agency is one step away, and shares what is needed.
    assert graph.path("parenting-north", "inclusion", sharing="required") == (
        "parenting-north",
        "inclusion",
    )


def test_a_tie_of_a_service_is_its_own() -> None:
    """Its agency and the services beside it do not pass on by it."""
    graph = graph_with(a_tie("inclusion", _K.REFERS_TO, "housing-team"))
    way = ("inclusion", "housing-team", "housing-advice")

    assert [graph.path("inclusion", "housing-advice") for _ in range(2)] == [way, way]
    assert graph.path("parenting-north", "housing-team") == (
        "parenting-north",
        "inclusion",
        "housing-team",
    )
    assert graph.path("hub-north", "housing-team") == (
        "hub-north",
        "inclusion",
        "housing-team",
    )


def test_a_bygone_tie_of_its_agency_is_told_of_a_service() -> None:
    """For it would have been a way of the service too."""
    past = Period(start=date(2020, 1, 1), end=date(2021, 12, 31))
    graph = graph_with(a_tie("hub-north", _K.REFERS_TO, "housing-team", period=past))

    answer = graph.route("inclusion", "housing")
    assert rejected(answer) == {
        "hub-north refers to housing-team": ("ended on Fri 31 December 2021",)
    }


def test_a_service_that_fits_itself_is_the_shortest_way() -> None:
    """No step is needed."""
    assert taken(GRAPH.route("inclusion", "exclusion", level="targeted")) == ()
    assert GRAPH.path("inclusion", "inclusion") == ("inclusion",)


def test_services_that_fit_come_before_those_that_may() -> None:
    """However near the others are; among equally near ones, the better fit."""
    vague = a_service("vague", "school", "housing", at=())
    known = evolve(
        a_service("known", "housing-team", "housing"), needs_agreement=YesNo.NO
    )
    directory = evolve(
        DIRECTORY,
        services=(vague, a_service("plain", "housing-team", "housing"), known),
        ties=(a_tie("school", _K.REFERS_TO, "housing-team"),),
    )
    graph = AgencyGraph(directory=directory, on=ON)

    assert taken(graph.route("school", "housing", level="targeted"))[-1] == (
        "housing-team provides known"
    )
    alone = graph.without("housing-team")
    assert taken(alone.route("school", "housing", level="targeted")) == (
        "school provides vague",
    )


def test_a_route_may_be_asked_for_to_one_agency_or_service() -> None:
    """A nearer one is passed by."""
    to_agency = GRAPH.route("school", "parenting", to="hub-south")
    to_service = GRAPH.route("school", "parenting", to="assessment-team")

    assert taken(to_agency)[-1] == "hub-south provides parenting-south"
    assert taken(to_service)[-1] == "social-care provides assessment-team"


def test_a_second_provider_leads_to_a_service_too() -> None:
    """And a tie that says who provides is not made up once more."""
    trust = an_agency("therapy-trust")
    directory = evolve(
        DIRECTORY,
        agencies=(*DIRECTORY.agencies, trust),
        ties=(
            a_tie("therapy-trust", _K.PROVIDES, "inclusion"),
            a_tie("hub-north", _K.PROVIDES, "inclusion"),
        ),
    )
    graph = AgencyGraph(directory=directory, on=ON)

    assert graph.path("therapy-trust", "inclusion") == ("therapy-trust", "inclusion")
    assert graph.to_networkx().number_of_edges("hub-north", "inclusion") == 1


def test_services_within_so_many_steps() -> None:
    """Those that are known to fit, in the order of the directory."""
    assert GRAPH.within("school", "parenting", hops=2, level="targeted") == (
        "parenting-north",
    )
    assert GRAPH.within("school", "parenting", hops=3, level="targeted") == (
        "parenting-north",
        "parenting-south",
    )
    assert GRAPH.within("school", "parenting", hops=50) == (
        "parenting-north",
        "parenting-south",
        "assessment-team",
    )
    assert GRAPH.within("school", "parenting", hops=0) == ()


def test_however_a_need_is_spelled_and_however_far_one_asks() -> None:
    """A need goes by its words too; a search ends where there is nothing more."""
    far = GRAPH.within("school", "exclusion", hops=10**9)

    assert far == ("inclusion", "assessment-team")
    assert GRAPH.within("school", "Suspension", hops=10**9) == far
    assert GRAPH.within("School", " risk of  exclusion from School", hops=4) == far


def test_a_service_that_asks_is_near_itself() -> None:
    """It needs no step; others of its agency need one, and it leads on as that does."""
    assert GRAPH.within("inclusion", "exclusion", hops=0) == ("inclusion",)
    assert GRAPH.within("inclusion", "parenting", hops=0) == ()
    assert GRAPH.within("inclusion", "parenting", hops=1) == ("parenting-north",)
    assert GRAPH.within("inclusion", "parenting", hops=2) == (
        "parenting-north",
        "assessment-team",
    )


def test_a_path_is_found_or_not_each_time() -> None:
    """Nothing comes before the school, whenever one asks."""
    graph = AgencyGraph(directory=DIRECTORY, on=ON)

    assert [graph.path("hub-south", "school") for _ in range(2)] == [(), ()]


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [
        ("school", "social-care", ("school", "hub-north", "social-care")),
        ("hub-south", "school", ()),
        (
            "school",
            "housing-advice",
            ("school", "front-door", "hub-south", "housing-team", "housing-advice"),
        ),
    ],
)
def test_a_path_between_two(start: str, end: str, way: tuple[str, ...]) -> None:
    """Searched from both ends."""
    assert GRAPH.path(start, end) == way
