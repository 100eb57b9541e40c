"""
Small instruments and claims for tests: invented, valid, easy to break in one place.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import partnerships
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period, Span
from earlyhelp_core.frameworks import HeadlineOutcome, OutcomeFramework, OutcomeNeed
from earlyhelp_core.outcomes import (
    Area,
    Band,
    BandScheme,
    BandTable,
    Better,
    ClaimRules,
    ClaimStep,
    CountBy,
    EnoughNeeds,
    FoundNeed,
    Holding,
    Informant,
    Instrument,
    MeasureKind,
    OutcomeClaim,
    Reading,
    ReliableChange,
    StepAsked,
    TermNeeds,
)
from earlyhelp_core.sources import Citation, Publication

__all__ = [
    "CLOSED",
    "ENGLAND",
    "LATER",
    "PUBLICATION",
    "SOURCE",
    "a_claim",
    "a_framework",
    "a_reading",
    "an_instrument",
    "bands",
    "rules",
    "shipped",
]

ENGLAND = partnerships.load("england", on=None)
SOURCE = Citation(publication="handbook", clause="scoring", basis="practice")
PUBLICATION = Publication(id="handbook", title="Handbook", publisher="A council")
CLOSED, LATER = date(2024, 1, 10), date(2024, 9, 2)


def shipped(id_: str) -> Instrument:
    """An instrument that is shipped for England."""
    (found,) = (one for one in ENGLAND.instruments if one.id == id_)
    return found


def bands(*cuts: tuple[str, int, int]) -> tuple[Band, ...]:
    """Bands by their words and ends."""
    return tuple(Band(word=word, lowest=low, highest=high) for word, low, high in cuts)


def an_area(id_: str, better: Better | None = Better.LOWER) -> Area:
    """A scale of 0 to 10."""
    return Area(
        id=id_,
        title=id_.title(),
        kind=MeasureKind.QUESTIONNAIRE,
        unit="points",
        better=better,
        lowest=0,
        highest=10,
        source=SOURCE,
    )


def an_instrument() -> Instrument:
    """Worries, where low is better, and calm, where high is; both with two bands."""
    return Instrument(
        id="mornings",
        title="Mornings",
        owner="Nobody",
        licence="none needed",
        country="Ruritania",
        publications=(PUBLICATION,),
        areas=(an_area("worries"), an_area("calm", Better.HIGHER)),
        reliable=(ReliableChange(measure="worries", at_least=3, source=SOURCE),),
        scheme=BandScheme(
            title="two-band",
            words=("settled", "high"),
            words_when_low=("settled", "low"),
            source=SOURCE,
        ),
        tables=(
            BandTable(
                measure="worries",
                informant=Informant.PARENT,
                bands=bands(("settled", 0, 6), ("high", 7, 10)),
                source=SOURCE,
            ),
            BandTable(
                measure="calm",
                informant=Informant.PARENT,
                bands=bands(("settled", 4, 10), ("low", 0, 3)),
                source=SOURCE,
            ),
        ),
    )


def a_reading(
    value: float,
    *,
    on: date = CLOSED,
    measure: str = "worries",
    informant: Informant | None = Informant.PARENT,
) -> Reading:
    """A reading of worries, as a parent told it."""
    return Reading(measure=measure, on=on, value=value, informant=informant)


def a_framework() -> OutcomeFramework:
    """Two headline outcomes with two needs each."""
    needs = {"1.1": "school", "1.2": "school", "2.1": "home", "2.2": "home"}
    return OutcomeFramework(
        id="framework",
        title="Framework",
        publisher="A council",
        in_force=Period(start=date(2022, 4, 1), end=date(2025, 3, 31)),
        publications=(PUBLICATION,),
        outcomes=tuple(
            HeadlineOutcome(code=code, title=code.title(), source=SOURCE)
            for code in ("school", "home")
        ),
        needs=tuple(
            OutcomeNeed(
                code=code,
                outcome=outcome,
                meaning="hard",
                success="easy",
                source=SOURCE,
            )
            for code, outcome in needs.items()
        ),
    )


def rules() -> ClaimRules:
    """Two needs, six months after closure; need 1.1 by two terms instead."""
    return ClaimRules(
        id="rules",
        title="Rules",
        publisher="A council",
        in_force=Period(start=date(2022, 4, 1), end=date(2025, 3, 31)),
        publications=(PUBLICATION,),
        framework=a_framework(),
        source=SOURCE,
        needs=EnoughNeeds(least=2, count_by=CountBy.NEED, source=SOURCE),
        steps=tuple(StepAsked(step=step, source=SOURCE) for step in ClaimStep),
        every_need=SOURCE,
        holding=Holding(span=Span.parse("6 months"), source=SOURCE),
        by_terms=TermNeeds(needs=("1.1",), terms=2, source=SOURCE),
    )


def a_claim() -> OutcomeClaim:
    """A claim with nothing missing on the later day."""
    return OutcomeClaim(
        family="family-1",
        closed_on=CLOSED,
        needs=(
            FoundNeed(need="1.1", evidenced="yes", met="yes", terms_held=2),
            FoundNeed(
                need="2.1", evidenced="yes", met="yes", held_on=date(2024, 7, 10)
            ),
        ),
        eligible_family=YesNo.YES,
        lead_practitioner=YesNo.YES,
        whole_family_assessment=YesNo.YES,
        plan_covers_every_need=YesNo.YES,
        support_delivered=YesNo.YES,
    )
