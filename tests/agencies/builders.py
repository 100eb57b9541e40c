"""
A small invented borough, with an edition of its directory, for the tests of agencies.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.agencies import (
    Agency,
    AgencyKind,
    AgeRange,
    Capacity,
    LevelsIn,
    Locality,
    NeedArea,
    Service,
    ServiceDirectory,
    Tie,
    TieKind,
)
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import (
    AgencyId,
    DirectoryId,
    FrameworkId,
    LevelCode,
    LocalityCode,
    NeedAreaCode,
    PublicationId,
    ServiceId,
    TieEnd,
)
from earlyhelp_core.sources import Basis, Citation, Publication

__all__ = [
    "CCG_ENDED",
    "ICB_BEGAN",
    "LEVELS",
    "ON",
    "SOURCE",
    "a_directory",
    "a_service",
    "a_tie",
    "an_agency",
    "levels",
]

ON = date(2022, 11, 21)
#: Clinical commissioning groups gave way to integrated care boards on 1 July 2022.
CCG_ENDED, ICB_BEGAN = date(2022, 6, 30), date(2022, 7, 1)
LEVELS = FrameworkId("sampleford-2022")
SOURCE = Citation(
    publication=PublicationId("handbook"),
    clause="who does what",
    basis=Basis.PRACTICE,
)


def levels(*codes: str) -> tuple[LevelsIn, ...]:
    """Levels of the one framework of the borough."""
    return (LevelsIn(framework=LEVELS, codes=tuple(LevelCode(c) for c in codes)),)


def an_agency(
    name: str,
    kind: AgencyKind = AgencyKind.COUNCIL_TEAM,
    *,
    areas: tuple[str, ...] = ("sampleford",),
    period: Period | None = None,
) -> Agency:
    """An agency called after its id."""
    return Agency(
        id=AgencyId(name),
        name=name.replace("-", " ").capitalize(),
        kind=kind,
        areas=tuple(LocalityCode(area) for area in areas),
        period=period,
        source=SOURCE,
    )


def a_service(
    name: str,
    agency: str,
    *needs: str,
    at: tuple[str, ...] = ("targeted",),
    ages: AgeRange | None = None,
    areas: tuple[str, ...] = (),
) -> Service:
    """A service called after its id, for the targeted level unless told otherwise."""
    return Service(
        id=ServiceId(name),
        agency=AgencyId(agency),
        name=name.replace("-", " ").capitalize(),
        needs=tuple(NeedAreaCode(need) for need in needs),
        levels=levels(*at) if at else (),
        ages=ages,
        areas=tuple(LocalityCode(area) for area in areas),
        source=SOURCE,
    )


def a_tie(
    from_: str,
    kind: TieKind,
    to: str,
    *,
    period: Period | None = None,
    at: tuple[str, ...] = (),
) -> Tie:
    """A tie between two ids."""
    return Tie(
        from_=TieEnd(from_),
        kind=kind,
        to=TieEnd(to),
        period=period,
        levels=levels(*at) if at else (),
        source=SOURCE,
    )


_K = TieKind


def a_directory() -> ServiceDirectory:
    """Who helps families in Sampleford, a borough that does not exist."""
    return ServiceDirectory(
        id=DirectoryId("sampleford-2022"),
        title="Who helps families in Sampleford",
        publisher="Sampleford Council",
        in_force=Period(start=date(2022, 1, 1), end=date(2023, 12, 31)),
        publications=(
            Publication(
                id=PublicationId("handbook"),
                title="A handbook",
                publisher="Sampleford Council",
            ),
        ),
        localities=(
            Locality(code=LocalityCode("sampleford"), name="Sampleford"),
            Locality(
                code=LocalityCode("north"),
                name="North of the borough",
                within=LocalityCode("sampleford"),
            ),
            Locality(
                code=LocalityCode("south"),
                name="South of the borough",
                within=LocalityCode("sampleford"),
            ),
        ),
        needs=(
            NeedArea(
                code=NeedAreaCode("exclusion"),
                name="Risk of exclusion from school",
                also_called=("suspension",),
            ),
            NeedArea(code=NeedAreaCode("parenting"), name="Parenting"),
            NeedArea(code=NeedAreaCode("housing"), name="Housing"),
        ),
        frameworks=levels("universal", "targeted", "statutory"),
        agencies=_agencies(),
        services=_services(),
        ties=_ties(),
    )


def _agencies() -> tuple[Agency, ...]:
    return (
        an_agency("school", AgencyKind.SCHOOL),
        an_agency("hub-north", AgencyKind.FAMILY_HUB, areas=("north",)),
        an_agency("hub-south", AgencyKind.FAMILY_HUB, areas=("south",)),
        an_agency("front-door", AgencyKind.FRONT_DOOR),
        an_agency("social-care", AgencyKind.COUNCIL_DEPARTMENT),
        an_agency("housing-team", AgencyKind.COUNCIL_TEAM),
        an_agency("police", AgencyKind.POLICE, areas=()),
        an_agency("board", AgencyKind.BOARD),
        an_agency("safeguarding-partners", AgencyKind.SAFEGUARDING_PARTNERSHIP),
        evolve(
            an_agency(
                "ccg",
                AgencyKind.NHS_BODY,
                period=Period(start=date(2013, 4, 1), end=CCG_ENDED),
            ),
            aliases=("Clinical Commissioning Group",),
        ),
        evolve(
            an_agency("icb", AgencyKind.NHS_BODY, period=Period(start=ICB_BEGAN)),
            successor_of=(AgencyId("ccg"),),
        ),
    )


def _services() -> tuple[Service, ...]:
    return (
        evolve(
            a_service("inclusion", "hub-north", "exclusion", ages=AgeRange(youngest=5)),
            needs_agreement=YesNo.YES,
            languages=("English", "Arabic"),
            capacity=(Capacity(on=date(2022, 10, 3), taking_referrals=YesNo.YES),),
        ),
        a_service("parenting-north", "hub-north", "parenting"),
        a_service("parenting-south", "hub-south", "parenting"),
        a_service(
            "housing-advice", "housing-team", "housing", at=("universal", "targeted")
        ),
        a_service(
            "assessment-team",
            "social-care",
            "exclusion",
            "parenting",
            at=("statutory",),
        ),
    )


def _ties() -> tuple[Tie, ...]:
    return (
        evolve(
            a_tie("school", _K.REFERS_TO, "hub-north", at=("targeted",)),
            needs_agreement=YesNo.YES,
        ),
        a_tie("school", _K.REFERS_TO, "front-door"),
        a_tie("front-door", _K.REFERS_TO, "hub-north"),
        a_tie("front-door", _K.REFERS_TO, "hub-south"),
        a_tie("front-door", _K.REFERS_TO, "social-care", at=("statutory",)),
        a_tie("hub-north", _K.STEPS_UP_TO, "social-care"),
        a_tie("social-care", _K.STEPS_DOWN_TO, "hub-south"),
        a_tie("hub-south", _K.REFERS_TO, "housing-team"),
        a_tie("school", _K.SHARES_INFORMATION_WITH, "hub-north"),
        a_tie("police", _K.COVERS, "sampleford"),
        a_tie("police", _K.MEMBER_OF, "board"),
        a_tie("school", _K.MEMBER_OF, "board"),
        a_tie("hub-north", _K.MEMBER_OF, "board"),
        a_tie("ccg", _K.MEMBER_OF, "board"),
        a_tie("board", _K.REPORTS_TO, "safeguarding-partners"),
        a_tie("hub-north", _K.REPORTS_TO, "board"),
        a_tie("safeguarding-partners", _K.SUPERVISES, "social-care"),
        a_tie("hub-south", _K.FUNDS, "housing-team"),
    )
