"""
Who can help: services by fit, with reasons for and against, and unknown is not no.
"""

from __future__ import annotations

from datetime import date

import pytest

from earlyhelp_core.agencies import (
    AgencyGraph,
    AgeRange,
    Capacity,
    Fits,
    LevelsIn,
    Service,
    TieKind,
)
from earlyhelp_core.answers import Finding, State, YesNo
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Misuse, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, FrameworkId, LevelCode
from earlyhelp_core.sources import Basis
from tests.agencies.builders import (
    ON,
    a_directory,
    a_service,
    a_tie,
    an_agency,
)

DIRECTORY = a_directory()
GRAPH = AgencyGraph(directory=DIRECTORY, on=ON)


def graph_with(*services: Service) -> AgencyGraph:
    """The borough with these services only."""
    return AgencyGraph(directory=evolve(DIRECTORY, services=services), on=ON)


def finding(service: Service, about: str, **asked: str | int | bool | None) -> Finding:
    """What is said of one condition of a service that parents may go to."""
    [fit] = graph_with(service).who_can_help("parenting", **asked)  # type: ignore[arg-type] # any question
    [found] = [f for f in fit.answer.findings if f.requirement == f"service-{about}"]
    return found


def test_services_for_a_need_come_best_fit_first() -> None:
    """A boy of 14 at risk of exclusion, at the targeted level, in the north."""
    fits = GRAPH.who_can_help("suspension", age=14, level="targeted", area="north")

    assert [(fit.service.id, fit.fits) for fit in fits] == [
        ("inclusion", Fits.YES),
        ("assessment-team", Fits.NO),
    ]
    best, other = fits
    assert best.agency.id == "hub-north"
    assert [f.requirement for f in best.for_it] == [
        "service-need",
        "service-age",
        "service-level",
        "service-area",
        "service-capacity",
    ]
    assert [f.reason for f in best.to_ask] == ["starts only if the family agrees"]
    assert [f.reason for f in other.against_it] == ["for the levels statutory"]
    assert best.answer.met
    assert not other.answer.met
    assert {str(f.source) for f in best.answer.findings} == {
        f"Sampleford Council, A handbook, who does what [{Basis.PRACTICE.words}]"
    }


def test_what_is_not_asked_about_counts_neither_way() -> None:
    """Every service for the need fits the need alone."""
    fits = GRAPH.who_can_help("parenting")

    assert {fit.fits for fit in fits} == {Fits.YES}


def test_a_service_that_says_nothing_may_fit() -> None:
    """It is asked, and not ruled out; one that is known to fit comes first."""
    silent = a_service("silent", "police", at=())
    known = a_service("known", "hub-north", "parenting", ages=AgeRange(oldest=19))
    graph = graph_with(silent, known)
    fits = graph.who_can_help("parenting", age=5, level="targeted", area="north")
    alone = AgencyGraph(
        directory=evolve(graph.directory, services=(silent,), ties=()), on=ON
    )

    assert [(fit.service.id, fit.fits) for fit in fits] == [
        ("known", Fits.YES),
        ("silent", Fits.PERHAPS),
    ]
    [fit] = alone.who_can_help("parenting", age=5, level="targeted", area="north")
    assert {f.state for f in fit.answer.findings} == {
        State.NOT_RECORDED,
        State.NOT_APPLICABLE,
    }
    assert all(f.remedy for f in fit.to_ask)


@pytest.mark.parametrize(
    ("areas", "asked", "state"),
    [
        (("north",), "north", State.MET),
        (("sampleford",), "north", State.MET),
        (("north",), "sampleford", State.NOT_RECORDED),
        (("north",), "south", State.UNMET),
        ((), "north", State.NOT_RECORDED),
    ],
)
def test_whoever_serves_a_borough_serves_its_parts(
    areas: tuple[str, ...], asked: str, state: State
) -> None:
    """Whoever serves a part may or may not serve the family that asks."""
    silent = evolve(DIRECTORY.agency("police"), areas=())
    directory = evolve(
        DIRECTORY,
        agencies=(silent,),
        services=(a_service("x", "police", "parenting", areas=areas),),
        ties=(),
    )
    [fit] = AgencyGraph(directory=directory, on=ON).who_can_help(
        "parenting", area=asked
    )

    assert [
        f.state for f in fit.answer.findings if f.requirement == "service-area"
    ] == [state]


def test_a_service_works_where_its_agency_does() -> None:
    """Also where a tie says so, from when to when it does."""
    police = a_service("x", "police", "parenting")
    [fit] = graph_with(police).who_can_help("parenting", area="south")

    assert "works in Sampleford" in [f.reason for f in fit.for_it]


@pytest.mark.parametrize(
    ("ages", "asked", "state"),
    [
        (AgeRange(youngest=5, oldest=16), {"age": 14}, State.MET),
        (AgeRange(youngest=5, oldest=16), {"age": 17}, State.UNMET),
        (AgeRange(youngest=5), {"unborn": True}, State.UNMET),
        (AgeRange(oldest=5), {"unborn": True}, State.NOT_RECORDED),
        (AgeRange(before_birth=YesNo.YES), {"unborn": True}, State.MET),
        (None, {"unborn": True}, State.NOT_RECORDED),
        (
            AgeRange(oldest=19, oldest_with_send=25),
            {"age": 22, "send": "yes"},
            State.MET,
        ),
        (AgeRange(oldest=19, oldest_with_send=25), {"age": 22}, State.NOT_RECORDED),
    ],
)
def test_ages_count_before_birth_and_with_special_needs(
    ages: AgeRange | None, asked: dict[str, str | int], state: State
) -> None:
    """To 25 with special educational needs, where the service says so."""
    service = a_service("x", "hub-north", "parenting", ages=ages)

    assert finding(service, "age", **asked).state is state


def test_levels_compare_within_their_framework_only() -> None:
    """A service for the same word of another framework is asked, not assumed."""
    elsewhere = LevelsIn(
        framework=FrameworkId("elsewhere"), codes=(LevelCode("targeted"),)
    )
    service = evolve(a_service("x", "hub-north", "parenting"), levels=(elsewhere,))
    graph = AgencyGraph(
        directory=evolve(
            DIRECTORY,
            frameworks=(*DIRECTORY.frameworks, elsewhere),
            services=(service,),
        ),
        on=ON,
    )

    with pytest.raises(Misuse, match="sampleford-2022 or elsewhere"):
        graph.who_can_help("parenting", level="targeted")
    [here] = graph.who_can_help(
        "parenting", level="targeted", framework="sampleford-2022"
    )
    [there] = graph.who_can_help("parenting", level="targeted", framework="elsewhere")
    assert (here.fits, there.fits) == (Fits.PERHAPS, Fits.YES)
    with pytest.raises(UnknownName, match="elsewhere"):
        graph.who_can_help("parenting", level="targeted", framework="elswhere")
    with pytest.raises(UnknownName, match="did you mean statutory"):
        graph.who_can_help("parenting", level="statutry")


@pytest.mark.parametrize(
    ("needed", "said", "state"),
    [
        (YesNo.YES, None, State.NOT_RECORDED),
        (YesNo.YES, "yes", State.MET),
        (YesNo.YES, "no", State.UNMET),
        (YesNo.NO, "no", State.MET),
        (None, "no", State.NOT_RECORDED),
    ],
)
def test_agreement_is_asked_for_where_a_service_needs_it(
    needed: YesNo | None, said: str | None, state: State
) -> None:
    """It changes what to do next, never what a service is for."""
    service = evolve(a_service("x", "hub-north", "parenting"), needs_agreement=needed)
    [fit] = graph_with(service).who_can_help(
        "parenting", agreement=None if said is None else YesNo(said)
    )

    assert finding(service, "agreement", agreement=said).state is state
    assert fit.fits is Fits.YES


def test_where_harm_is_suspected_nothing_waits_for_agreement() -> None:
    """The front door is open, and what the family said stands in nobody's way."""
    service = evolve(
        a_service("x", "hub-north", "parenting"), needs_agreement=YesNo.YES
    )
    found = finding(service, "agreement", agreement="no", harm="yes")

    assert (found.state, found.remedy) == (State.SET_ASIDE, None)
    assert [door.id for door in GRAPH.front_doors] == ["front-door"]


@pytest.mark.parametrize(
    ("said", "state", "reason"),
    [
        (
            Capacity(
                on=date(2022, 11, 1),
                taking_referrals=YesNo.YES,
                places=2,
                waiting=0,
                wait=Span.parse("3 weeks"),
            ),
            State.MET,
            "takes referrals, 2 free, 0 waiting, a wait of 3 weeks",
        ),
        (
            Capacity(on=date(2022, 11, 1), taking_referrals=YesNo.NO),
            State.UNMET,
            "takes no referrals for now",
        ),
        (
            Capacity(on=date(2022, 11, 1), waiting=3),
            State.NOT_RECORDED,
            "did not say whether it takes referrals, 3 waiting",
        ),
        (
            Capacity(on=date(2022, 12, 1), taking_referrals=YesNo.YES),
            State.NOT_RECORDED,
            "nothing recent is known of whether it takes referrals",
        ),
    ],
)
def test_capacity_is_told_with_its_day(
    said: Capacity, state: State, reason: str
) -> None:
    """What was said later than the day is not known on it."""
    service = evolve(a_service("x", "hub-north", "parenting"), capacity=(said,))
    found = finding(service, "capacity")

    known = said.on <= ON
    told = f"{reason}, as of Tue 1 November 2022" if known else reason
    assert (found.state, found.reason) == (state, told)


def test_word_of_capacity_grows_old() -> None:
    """How old is too old, the caller says."""
    said = Capacity(on=date(2022, 10, 21), taking_referrals=YesNo.NO)
    service = evolve(a_service("x", "hub-north", "parenting"), capacity=(said,))
    graph = graph_with(service)
    states = [
        fit.answer.findings[-2].state
        for span in ("1 month", "30 days")
        for fit in graph.who_can_help("parenting", fresh=Span.parse(span))
    ]

    assert states == [State.UNMET, State.NOT_RECORDED]


@pytest.mark.parametrize(
    ("languages", "interpreter", "state", "reason"),
    [
        (("English", "Arabic"), None, State.MET, "offered in English and Arabic"),
        (("English",), None, State.NOT_RECORDED, "offered in English"),
        (
            ("English",),
            YesNo.YES,
            State.MET,
            "offered in English, with an interpreter where needed",
        ),
        (
            ("English",),
            YesNo.NO,
            State.UNMET,
            "offered in English, without interpreters",
        ),
        ((), YesNo.NO, State.NOT_RECORDED, "without interpreters"),
        (
            (),
            None,
            State.NOT_RECORDED,
            "the directory does not say in what languages it is offered",
        ),
    ],
)
def test_languages_count_with_interpreters(
    languages: tuple[str, ...],
    interpreter: YesNo | None,
    state: State,
    reason: str,
) -> None:
    """However a language is capitalised."""
    service = evolve(
        a_service("x", "hub-north", "parenting"),
        languages=languages,
        interpreter=interpreter,
    )
    found = finding(service, "language", language="arabic")

    assert (found.state, found.reason) == (state, reason)


def test_only_what_is_there_on_the_day_can_help() -> None:
    """A service goes with its agency."""
    service = a_service("x", "ccg", "parenting")
    graph = graph_with(service)

    assert graph.who_can_help("parenting") == ()
    [fit] = graph.as_of(date(2022, 6, 30)).who_can_help("parenting")
    assert fit.service == service


def test_what_the_directory_does_not_know_is_told() -> None:
    """A need or a place it has never heard of is a slip, not an empty answer."""
    with pytest.raises(UnknownName, match="parenting"):
        GRAPH.who_can_help("parentin")
    with pytest.raises(UnknownName, match="north"):
        GRAPH.who_can_help("parenting", area="nort")


def test_agencies_of_the_day_are_those_asked_about() -> None:
    """An old name is answered with who took over; without one, with another day."""
    with pytest.raises(Misuse, match="ask about icb"):
        GRAPH.path("ccg", "hub-north")
    alone = evolve(
        GRAPH,
        directory=evolve(
            DIRECTORY,
            agencies=tuple(evolve(a, successor_of=()) for a in DIRECTORY.agencies),
        ),
    )
    with pytest.raises(Misuse, match="ask of another day"):
        alone.path("ccg", "hub-north")
    assert GRAPH.path("Hub north", "INCLUSION") == ("hub-north", "inclusion")
    with pytest.raises(UnknownName, match="hub-north"):
        GRAPH.path("hub-nort", "inclusion")


def test_a_provider_beside_the_responsible_agency_has_an_offer() -> None:
    """A service may be delivered by others than the agency that answers for it."""
    icb = an_agency("therapy-trust")
    directory = evolve(
        DIRECTORY,
        agencies=(*DIRECTORY.agencies, icb),
        ties=(
            a_tie("therapy-trust", TieKind.MEMBER_OF, "board"),
            a_tie("police", TieKind.MEMBER_OF, "board"),
            a_tie("hub-north", TieKind.MEMBER_OF, "board"),
            a_tie("therapy-trust", TieKind.PROVIDES, "inclusion"),
        ),
    )
    graph = AgencyGraph(directory=directory, on=ON)

    assert graph.without_an_offer("board") == (AgencyId("police"),)
