"""
How a service stands to what is asked for, condition by condition.

Services are weighed, never people: an age, a level or a place belongs to the question.
What a directory leaves out is not known, and what is not known rules nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias, final

import attrs

from earlyhelp_core import fields
from earlyhelp_core.agencies._services import Agency, Capacity, Service
from earlyhelp_core.agencies._vocabulary import LevelsIn
from earlyhelp_core.answers import State, YesNo, YesNoLike
from earlyhelp_core.dates import Span, earliest_within
from earlyhelp_core.fields import Public, default, policy
from earlyhelp_core.ids import FrameworkId, LevelCode, LocalityCode, NeedAreaCode
from earlyhelp_core.sources import Source

_S = State

#: A level of help with its framework, for levels of two frameworks do not compare.
Level: TypeAlias = tuple[FrameworkId, LevelCode]


class Fits(fields.Code):
    """
    Whether a service is for what is asked.
    """

    YES = "yes"
    #: Nothing speaks against it, and something it turns on is not known: ask it.
    PERHAPS = "perhaps"
    NO = "no"


@policy
class Sought:
    """
    What is asked for, once every name in it is known. ``None``: not asked about.
    """

    need: Public[NeedAreaCode, str]
    age: Public[int | None] = default(None)
    #: For a child who is not born yet.
    unborn: Public[bool] = default(False)
    send: Public[YesNo | None, YesNoLike | None] = default(None)
    level: Public[Level | None] = default(None)
    area: Public[LocalityCode | None, str | None] = default(None)
    language: Public[str | None] = default(None)
    agreement: Public[YesNo | None, YesNoLike | None] = default(None)
    harm: Public[YesNo | None, YesNoLike | None] = default(None)
    #: What was said of capacity longer ago than this counts as not known.
    fresh: Public[Span | None] = default(None)


@final
@attrs.frozen(kw_only=True)
class Weighed:
    """
    A service with what the directory says around it, on a day.
    """

    service: Service
    agency: Agency
    on: date
    #: Every place it serves, with the parts of these.
    serves: frozenset[LocalityCode]
    #: Every place of which it serves a part.
    touches: frozenset[LocalityCode]
    source: Source
    #: What its needs and the places where it works are called.
    needs: tuple[str, ...]
    places: tuple[str, ...]


def fits_by(states: Iterable[State]) -> Fits:
    """Whether something fits that stands so."""
    found = set(states)
    if _S.UNMET in found:
        return Fits.NO
    return Fits.PERHAPS if _S.NOT_RECORDED in found else Fits.YES


# --- how each condition stands


def _need(weighed: Weighed, sought: Sought) -> State:
    return _among(sought.need, weighed.service.needs)


def _age(weighed: Weighed, sought: Sought) -> State:
    ages = weighed.service.ages
    if sought.unborn:
        return _said(None if ages is None else ages.holds_unborn())
    if sought.age is None:
        return _S.NOT_APPLICABLE
    return _said(None if ages is None else ages.holds(sought.age, send=sought.send))


def _level(weighed: Weighed, sought: Sought) -> State:
    return level_state(weighed.service.levels, sought.level)


def level_state(levels: Iterable[LevelsIn], level: Level | None) -> State:
    """How the *levels* that something is for stand to the level that is asked for."""
    if level is None:
        return _S.NOT_APPLICABLE
    framework, code = level
    for each in levels:
        if each.framework == framework:
            return _S.MET if code in each.codes else _S.UNMET
    return _S.NOT_RECORDED


def _area(weighed: Weighed, sought: Sought) -> State:
    if sought.area is None:
        return _S.NOT_APPLICABLE
    if sought.area in weighed.serves:
        return _S.MET
    unsaid = not weighed.serves or sought.area in weighed.touches
    return _S.NOT_RECORDED if unsaid else _S.UNMET


def _agreement(weighed: Weighed, sought: Sought) -> State:
    if sought.harm is YesNo.YES:
        return _S.SET_ASIDE
    if weighed.service.needs_agreement is YesNo.NO:
        return _S.MET
    if weighed.service.needs_agreement is None or sought.agreement is None:
        return _S.NOT_RECORDED
    return _said(sought.agreement)


def _capacity(weighed: Weighed, sought: Sought) -> State:
    said = last_said(weighed, sought)
    return _said(None if said is None else said.taking_referrals)


def last_said(weighed: Weighed, sought: Sought) -> Capacity | None:
    """What it said of how full it is, if that is fresh enough."""
    said = weighed.service.capacity_on(weighed.on)
    if said is None or sought.fresh is None:
        return said
    return said if said.on >= earliest_within(weighed.on, sought.fresh) else None


def _language(weighed: Weighed, sought: Sought) -> State:
    if sought.language is None:
        return _S.NOT_APPLICABLE
    service = weighed.service
    offered = {language.casefold() for language in service.languages}
    if sought.language.casefold() in offered or service.interpreter is YesNo.YES:
        return _S.MET
    known = offered and service.interpreter is YesNo.NO
    return _S.UNMET if known else _S.NOT_RECORDED


def _among(code: str, codes: tuple[str, ...]) -> State:
    if not codes:
        return _S.NOT_RECORDED
    return _S.MET if code in codes else _S.UNMET


def _said(answer: YesNo | None) -> State:
    if answer is None:
        return _S.NOT_RECORDED
    return _S.MET if answer is YesNo.YES else _S.UNMET


#: What a service must be for, by the name of the condition.
REQUIRED = {
    "service-need": _need,
    "service-age": _age,
    "service-level": _level,
    "service-area": _area,
}
#: What is good to know before asking it. That a family did not agree is for them and
#: their practitioner to talk about; it makes the service no other.
ADVISED = {
    "service-agreement": _agreement,
    "service-capacity": _capacity,
    "service-language": _language,
}


def fits_for(weighed: Weighed, sought: Sought) -> Fits:
    """Whether it fits, without the reasons: for whoever asks of many at once."""
    return fits_by(state(weighed, sought) for state in REQUIRED.values())
