"""
Directories: who is meant, what is refused, and what stood on a day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from earlyhelp_core import wire
from earlyhelp_core.agencies import (
    AgencyKind,
    AgeRange,
    Capacity,
    LevelsIn,
    Locality,
    Service,
    ServiceDirectory,
    TieKind,
)
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Impossible, Misuse, UnknownName
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import (
    AgencyId,
    FrameworkId,
    LevelCode,
    LocalityCode,
    NeedAreaCode,
    PublicationId,
    TieEnd,
)
from tests.agencies.builders import (
    CCG_ENDED,
    ICB_BEGAN,
    ON,
    SOURCE,
    a_directory,
    a_service,
    a_tie,
    an_agency,
)

DIRECTORY = a_directory()

TINY = b"""\
kind = "service-directory"
version = "1.0"
id = "sampleford-2022"
title = "Who helps families in Sampleford"
publisher = "Sampleford Council"
in_force = { start = 2022-01-01 }
publications = [{ id = "handbook", title = "A handbook", publisher = "The council" }]
localities = [{ code = "sampleford", name = "Sampleford" }]
needs = [{ code = "exclusion", name = "Risk of exclusion" }]
frameworks = [{ framework = "sampleford-2022", codes = ["universal", "targeted"] }]

[[agencies]]
id = "school"
name = "A school"
kind = "school"
source = { publication = "handbook", clause = "schools", basis = "stated" }

[[agencies]]
id = "hub"
name = "Family Hub"
kind = "family-hub"
areas = ["sampleford"]
source = { publication = "handbook", clause = "hubs", basis = "stated" }

[[services]]
id = "inclusion"
agency = "hub"
name = "Inclusion programme"
needs = ["exclusion"]
levels = [{ framework = "sampleford-2022", codes = ["targeted"] }]
ages = { youngest = 5, oldest = 16 }
capacity = [{ on = 2022-10-03, taking_referrals = "yes", wait = "6 weeks" }]
ask_for = "duty practitioner"
source = { publication = "handbook", clause = "inclusion", basis = "stated" }

[[ties]]
from = "school"
kind = "refers-to"
to = "hub"
needs_agreement = "yes"
source = { publication = "handbook", clause = "inclusion", basis = "stated" }
"""


def problems(build: Callable[[], object]) -> list[tuple[str, str]]:
    """Where and why a thing was refused."""
    with pytest.raises(Impossible) as refused:
        build()
    return [(problem.path, problem.code) for problem in refused.value.problems]


def test_a_directory_is_an_edition_that_people_write() -> None:
    """It is read from a file like levels and pathways, and comes back as it went."""
    directory = wire.loads(TINY, ServiceDirectory, format="toml")

    assert directory.service("inclusion programme").agency == "hub"
    assert wire.loads(wire.dumps(directory), ServiceDirectory) == directory


def test_a_name_that_leads_nowhere_is_told_with_its_place_and_near_ones() -> None:
    """Each dangling reference of a file is found at once."""
    broken = TINY.replace(b'to = "hub"', b'to = "hubb"').replace(
        b'needs = ["exclusion"]', b'needs = ["exclusions"]'
    )
    report = wire.check(broken, format="toml")

    assert [(p.path, p.message) for p in report.problems] == [
        ("/services/0/needs/0", "no such need; did you mean exclusion?"),
        ("/ties/0/to", "no such agency or service; did you mean hub?"),
    ]


def test_every_kind_of_reference_is_followed() -> None:
    """Places, needs, levels, agencies and sources alike."""
    nowhere = LocalityCode("nowhere")
    service = evolve(
        a_service("x", "nobody", "no-need", at=("no-level",)), areas=(nowhere,)
    )
    agency = evolve(
        an_agency("y", areas=("nowhere",)),
        successor_of=(AgencyId("nobody"),),
        source=evolve(SOURCE, publication=PublicationId("rumour")),
    )
    foreign = LevelsIn(framework=FrameworkId("else"), codes=(LevelCode("2"),))
    ties = (
        a_tie("school", TieKind.COVERS, "hub-north"),
        a_tie("inclusion", TieKind.PROVIDES, "hub-north"),
        evolve(a_tie("school", TieKind.FUNDS, "police"), levels=(foreign,)),
    )
    lost = Locality(code=LocalityCode("lost"), name="Lost", within=nowhere)

    assert problems(
        lambda: evolve(
            DIRECTORY,
            localities=(*DIRECTORY.localities, lost),
            agencies=(*DIRECTORY.agencies, agency),
            services=(*DIRECTORY.services, service),
            ties=ties,
        )
    ) == [
        ("/localities/3/within", "unknown-locality"),
        ("/agencies/11/areas/0", "unknown-locality"),
        ("/agencies/11/successor_of/0", "unknown-agency"),
        ("/services/5/agency", "unknown-agency"),
        ("/services/5/needs/0", "unknown-need"),
        ("/services/5/areas/0", "unknown-locality"),
        ("/services/5/levels/0/codes/0", "unknown-level"),
        ("/ties/0/to", "unknown-locality"),
        ("/ties/1/from", "unknown-agency"),
        ("/ties/1/to", "unknown-service"),
        ("/ties/2/levels/0/framework", "unknown-framework"),
        ("/agencies/11/source/publication", "unknown-publication"),
    ]


def test_one_id_stands_for_one_thing() -> None:
    """Ties name agencies, services and places alike."""
    twice = a_service("school", "hub-north")
    again = an_agency("hub-north")

    assert problems(
        lambda: evolve(
            DIRECTORY,
            agencies=(*DIRECTORY.agencies, again),
            services=(*DIRECTORY.services, twice),
        )
    ) == [("/agencies/11", "repeated-id"), ("/services/5", "repeated-id")]


def test_a_tie_stands_once_for_any_day() -> None:
    """The same tie in two stretches of time is two; in one, a slip."""
    first = Period(start=date(2020, 1, 1), end=date(2020, 12, 31))
    second = Period(start=date(2022, 1, 1))
    earlier, later, always = (
        a_tie("police", TieKind.REFERS_TO, "front-door", period=period)
        for period in (first, second, None)
    )
    two = evolve(DIRECTORY, ties=(earlier, later))

    assert len(two.ties) == 2
    assert problems(lambda: evolve(DIRECTORY, ties=(earlier, later, always))) == [
        ("/ties/2", "repeated-tie")
    ]


def test_nothing_lies_within_itself_or_succeeds_itself() -> None:
    """However many steps the circle has."""
    one, two = (
        evolve(an_agency(a), successor_of=(AgencyId(b),))
        for a, b in (("one", "two"), ("two", "one"))
    )
    found = problems(
        lambda: evolve(DIRECTORY, agencies=(one, two), services=(), ties=())
    )

    assert found == [
        ("/agencies/0/successor_of", "circle"),
        ("/agencies/1/successor_of", "circle"),
    ]


@pytest.mark.parametrize("name", ["ccg", "CCG", "clinical  commissioning GROUP"])
def test_an_agency_is_found_by_id_name_or_alias(name: str) -> None:
    """Old names too, however they are spaced and capitalised."""
    assert DIRECTORY.agency(name).id == "ccg"


def test_an_unknown_name_lists_near_ones() -> None:
    """For each sort of thing."""
    for ask, near in (
        (lambda: DIRECTORY.agency("hub-nort"), "hub-north"),
        (lambda: DIRECTORY.service("inclusio"), "inclusion"),
        (lambda: DIRECTORY.need("exclusions"), "exclusion"),
        (lambda: DIRECTORY.locality("nort"), "north"),
    ):
        with pytest.raises(UnknownName, match=near):
            ask()


def test_a_name_that_several_go_by_asks_which() -> None:
    """Two boroughs may each have a housing team; an id still tells them apart."""
    other = evolve(an_agency("housing-2"), name="Housing team")
    directory = evolve(DIRECTORY, agencies=(*DIRECTORY.agencies, other))

    with pytest.raises(Misuse, match="housing-team or housing-2"):
        directory.agency("Housing team")
    assert directory.agency("housing-2") == other


def test_a_need_is_found_by_what_people_call_it() -> None:
    """By code, by name, by another word."""
    found = [
        DIRECTORY.need(word).code
        for word in ("exclusion", "risk of exclusion from school", "Suspension")
    ]

    assert found == ["exclusion"] * 3


def test_successor_bodies_stand_for_those_that_ended() -> None:
    """Integrated care boards took over from clinical commissioning groups."""
    before = DIRECTORY.standing_for("ccg", on=CCG_ENDED)
    after = DIRECTORY.standing_for("ccg", on=ICB_BEGAN)

    assert ([a.id for a in before], [a.id for a in after]) == (["ccg"], ["icb"])
    assert [a.id for a in DIRECTORY.successors_of("ccg")] == ["icb"]
    alone = DIRECTORY.without("icb")
    assert alone.standing_for("ccg", on=ICB_BEGAN) == ()


def test_a_day_shows_what_stood_on_it() -> None:
    """Bodies, services, ties and what was said of capacity by then."""
    before, after = DIRECTORY.as_of(CCG_ENDED), DIRECTORY.as_of(ON)

    assert {a.id for a in before.agencies} ^ {a.id for a in after.agencies} == {
        "ccg",
        "icb",
    }
    assert "ccg" in [tie.from_ for tie in before.ties]
    assert "ccg" not in [tie.from_ for tie in after.ties]
    assert after.agency("icb").successor_of == ()
    assert before.service("inclusion").capacity == ()
    assert after.service("inclusion").capacity != ()


def test_without_an_agency_its_services_and_ties_go() -> None:
    """Whatever is left still leads somewhere."""
    left = DIRECTORY.without("hub-north")

    assert "inclusion" not in [service.id for service in left.services]
    assert {"hub-north", "inclusion"}.isdisjoint(
        end for tie in left.ties for end in (tie.from_, tie.to)
    )


def test_what_an_agency_offers_and_where_a_place_lies() -> None:
    """Two small questions that others are made of."""
    offered = [service.id for service in DIRECTORY.services_of("hub-north")]

    assert offered == ["inclusion", "parenting-north"]
    assert DIRECTORY.services_of("school") == ()
    assert DIRECTORY.places_around("north") == ("north", "sampleford")


def test_a_contact_is_a_role_or_a_channel() -> None:
    """Addresses and numbers may be one person's own, and go out of date."""
    service = a_service("x", "hub-north")

    assert evolve(service, ask_for="duty desk, desk 12").ask_for
    assert problems(
        lambda: evolve(service, ask_for="jo@invalid", refer_by="020 7946 0000")
    ) == [("/refer_by", "contact-detail"), ("/ask_for", "contact-detail")]


def test_nothing_is_told_twice_of_an_entry() -> None:
    """Places, needs, days and frameworks stand once."""
    day = Capacity(on=ON)
    levels = a_service("x", "y").levels * 2

    assert problems(
        lambda: Service(
            id=a_service("x", "y").id,
            agency=AgencyId("y"),
            name="X",
            needs=(NeedAreaCode("n"), NeedAreaCode("n")),
            levels=levels,
            areas=(LocalityCode("a"), LocalityCode("a")),
            capacity=(day, day),
            source=SOURCE,
        )
    ) == [
        ("/needs/1", "repeated-id"),
        ("/levels/1", "repeated-id"),
        ("/areas/1", "repeated-id"),
        ("/capacity/1", "repeated-id"),
    ]
    assert problems(lambda: Capacity(on=ON, places=-1, waiting=-1)) == [
        ("/places", "out-of-range"),
        ("/waiting", "out-of-range"),
    ]
    assert problems(lambda: LevelsIn(framework=FrameworkId("f"), codes=())) == [
        ("/codes", "blank")
    ]
    assert problems(lambda: a_tie("x", TieKind.FUNDS, "x")) == [
        ("/to", "tied-to-itself")
    ]


def test_the_last_word_on_capacity_counts() -> None:
    """Of all that was said by a day."""
    full = Capacity(on=date(2022, 9, 1), taking_referrals=YesNo.NO)
    free = Capacity(on=date(2022, 10, 1), taking_referrals=YesNo.YES)
    service = evolve(a_service("x", "y"), capacity=(free, full))

    assert [
        service.capacity_on(on)
        for on in (date(2022, 8, 1), date(2022, 9, 1), date(2022, 10, 1))
    ] == [None, full, free]


@pytest.mark.parametrize(
    ("ages", "years", "send", "holds"),
    [
        (AgeRange(youngest=5, oldest=16), 4, None, YesNo.NO),
        (AgeRange(youngest=5, oldest=16), 16, None, YesNo.YES),
        (AgeRange(youngest=5, oldest=16), 17, YesNo.YES, YesNo.NO),
        (AgeRange(youngest=5), 40, None, YesNo.YES),
        (AgeRange(oldest=19, oldest_with_send=25), 20, None, None),
        (AgeRange(oldest=19, oldest_with_send=25), 20, YesNo.NO, YesNo.NO),
        (AgeRange(oldest=19, oldest_with_send=25), 26, YesNo.YES, YesNo.NO),
        (AgeRange(before_birth=YesNo.YES), 0, None, None),
    ],
)
def test_an_age_is_within_a_range_or_not_or_nobody_can_say(
    ages: AgeRange, years: int, send: YesNo | None, holds: YesNo | None
) -> None:
    """Unknown is not no."""
    assert ages.holds(years, send=send) is holds


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        (AgeRange(youngest=5, oldest=16), "ages 5 to 16"),
        (AgeRange(youngest=11), "ages 11 and over"),
        (
            AgeRange(oldest=19, oldest_with_send=25, before_birth=YesNo.YES),
            "before birth, ages up to 19, to 25 with SEND",
        ),
        (AgeRange(before_birth=YesNo.YES), "before birth"),
        (AgeRange(before_birth=YesNo.NO), "children already born"),
    ],
)
def test_ages_in_words(ages: AgeRange, words: str) -> None:
    """As a finding tells them."""
    assert ages.words == words


def test_ages_that_cannot_be_are_refused() -> None:
    """Nothing said, no room, below birth, a longer time that is shorter."""
    assert problems(AgeRange) == [("", "blank")]
    assert problems(lambda: AgeRange(youngest=12, oldest=11)) == [
        ("/oldest", "oldest-below-youngest")
    ]
    assert problems(lambda: AgeRange(youngest=-1, oldest=5)) == [
        ("/youngest", "out-of-range")
    ]
    assert problems(lambda: AgeRange(oldest=5, oldest_with_send=5)) == [
        ("/oldest_with_send", "out-of-range")
    ]


@pytest.mark.parametrize("kind", TieKind)
def test_every_kind_of_tie_reads_from_both_ends(kind: TieKind) -> None:
    """In words that differ unless it is mutual."""
    tie = a_tie("a", kind, "b")

    assert tie.words.startswith("a ")
    assert tie.inverse_words.startswith("b ")
    assert kind.is_mutual == (kind in {_K.CO_LOCATED_WITH, _K.SHARES_SERVICES_WITH})


_K = TieKind


def test_what_joins_and_what_is() -> None:
    """A few words of the vocabulary."""
    tie = a_tie("hub", TieKind.CO_LOCATED_WITH, "clinic")

    assert tie.words == "hub is in one building with clinic"
    assert a_tie("a", TieKind.CHAIRS, "b").inverse_words == "b is chaired by a"
    assert TieKind.STEPS_UP_TO.is_referral
    assert not TieKind.FUNDS.is_referral
    assert tie.from_ == TieEnd("hub")
    assert AgencyKind("front-door") is AgencyKind.FRONT_DOOR


def test_a_directory_shows_itself_by_its_length() -> None:
    """A borough has hundreds of entries, and a log has lines."""
    assert "agencies=<11>, services=<5>, ties=<18>" in repr(DIRECTORY)
