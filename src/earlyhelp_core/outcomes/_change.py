"""
The step from a first reading to a last one, by the measure's own rule.

It says what changed, never what changed it, and never which family did better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from math import fsum
from operator import attrgetter

from earlyhelp_core import fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import Internal, default, record
from earlyhelp_core.ids import MeasureId, PersonId
from earlyhelp_core.outcomes._instruments import Instrument
from earlyhelp_core.outcomes._measures import (
    Better,
    BetterLike,
    Informant,
    InformantLike,
    Measure,
    Reading,
)

_ALIKE = {
    "instrument": ("two-instruments", "of one instrument: schemes are never mixed"),
    "measure": ("two-measures", "of one measure"),
    "about": ("two-people", "about one person, or two about the family"),
    "informant": ("two-informants", "by one informant"),
}


def differing(pair: object, noun: str, *names: str) -> Iterable[Problem]:
    """What keeps the first and the last of a *pair* from being compared."""
    first, last = attrgetter("first", "last")(pair)
    for name in names:
        code, alike = _ALIKE[name]
        yield from fields.when(
            getattr(first, name) != getattr(last, name),
            f"/last/{name}",
            code,
            f"compare two {noun} {alike}",
        )


@record
class Change:
    """
    The step from a first reading to a last one, and whether it is for the better.

    Raises `Impossible` for readings of two measures, of two people or by two
    informants, and where the last was not read on a later day than the first.
    """

    first: Internal[Reading]
    last: Internal[Reading]
    #: The direction of the measure.
    better: Internal[Better | None, BetterLike | None] = default(None)
    #: The difference from which chance is an unlikely reason, in the unit of the
    #: measure; ``None`` where its instrument states none.
    reliable_from: Internal[float | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be compared."""
        fields.refuse(self, self._not_alike())

    def _not_alike(self) -> Iterable[Problem]:
        yield from differing(self, "readings", "measure", "about", "informant")
        yield from fields.when(
            self.last.on <= self.first.on,
            "/last/on",
            "not-later",
            "change takes time; give the earlier reading first",
        )
        yield from fields.when(
            self.reliable_from is not None and self.reliable_from <= 0,
            "/reliable_from",
            "out-of-range",
            "give more than 0, or leave it out",
        )

    @property
    def difference(self) -> float:
        """The last value less the first, in the unit of the measure."""
        return self.last.value - self.first.value

    @property
    def improved(self) -> YesNo | None:
        """
        Whether it moved the better way; staying where it was is no.

        ``None`` where the measure says no direction.
        """
        if self.better is None:
            return None
        # The values themselves are compared: their difference may round to nought.
        before, after = self.first.value, self.last.value
        if self.better is Better.LOWER:
            before, after = after, before
        return YesNo.YES if before < after else YesNo.NO

    @property
    def reliable(self) -> YesNo | None:
        """
        Whether it moved so far, either way, that chance is an unlikely reason.

        ``None`` where no such distance is stated. A smaller step may matter a great
        deal to a family: no is no judgement on it.
        """
        if self.reliable_from is None:
            return None
        far = abs(self.difference) >= self.reliable_from
        return YesNo.YES if far else YesNo.NO


def change(
    measure: Measure,
    readings: Iterable[Reading],
    *,
    about: str | None = None,
    informant: InformantLike | None = None,
    instrument: Instrument | None = None,
) -> Change | None:
    """
    The step between the first and the last reading of a measure about one person.

    Without *about*, about the family as a whole: one child's readings are never
    mixed with another's. Without *informant*, of the readings that name none: a
    parent's are never mixed with a teacher's. With an *instrument*, by its rule for
    change beyond chance, if it states one.

    ``None`` unless there are readings on two days. Of several on the first or the
    last day, the one that comes first or last in order is taken; to compare one
    source with itself, give its readings only.

    >>> points = Measure(
    ...     id="behaviour-points",
    ...     title="Behaviour points",
    ...     unit="points in a term",
    ...     better="lower",
    ...     lowest=0,
    ... )
    >>> term = [
    ...     Reading(measure="behaviour-points", on=date(2026, m, 1), value=v)
    ...     for m, v in [(1, 108), (4, 42)]
    ... ]
    >>> step = change(points, term)
    >>> step.difference, step.improved
    (-66.0, <YesNo.YES: 'yes'>)
    """
    about = None if about is None else PersonId(about)
    informant = None if informant is None else Informant(informant)
    taken = sorted(
        (r for r in readings if _is_of(r, measure.id, about, informant)),
        key=lambda reading: reading.on,
    )
    if not taken or taken[0].on == taken[-1].on:
        return None
    rule = None if instrument is None else instrument.reliable_change(measure.id)
    return Change(
        first=taken[0],
        last=taken[-1],
        better=measure.better,
        reliable_from=None if rule is None else rule.at_least,
    )


def _is_of(
    reading: Reading,
    measure: MeasureId,
    about: PersonId | None,
    informant: Informant | None,
) -> bool:
    alike = reading.about == about and reading.informant is informant
    return alike and reading.measure == measure


def averages(
    instrument: Instrument,
    area: str,
    readings: Iterable[Reading],
    *,
    about: str | None = None,
    informant: InformantLike | None = None,
) -> tuple[Reading, ...]:
    """
    Readings of an *area* that is the average of others, in order of days.

    A family has one goal, or two, or three. Only days on which every goal that was
    ever read was read again have an average, so that like is compared with like. Of
    several readings of one goal on a day, the last is taken.

    Raises `UnknownName` for an area the instrument does not have. An area that is
    nobody's average has none.

    >>> from earlyhelp_core import partnerships
    >>> england = partnerships.load("england", on=None)
    >>> goals = next(i for i in england.instruments if i.id == "goal-based-outcomes")
    >>> read = [
    ...     Reading(measure=f"gbo-goal-{n}", on=date(2026, m, 1), value=v)
    ...     for m, n, v in [(1, 1, 2), (1, 2, 3), (2, 1, 9), (4, 1, 6), (4, 2, 5)]
    ... ]
    >>> [(str(r.on), r.value) for r in averages(goals, "gbo-mean", read)]
    [('2026-01-01', 2.5), ('2026-04-01', 5.5)]
    """
    about = None if about is None else PersonId(about)
    informant = None if informant is None else Informant(informant)
    summed = instrument.area(area)
    values: defaultdict[date, dict[MeasureId, float]] = defaultdict(dict)
    for reading in readings:
        for part in summed.mean_of:
            if _is_of(reading, part, about, informant):
                values[reading.on][part] = reading.value
    whole = {part for read in values.values() for part in read}
    return tuple(
        Reading(
            measure=summed.id,
            about=about,
            on=on,
            value=fsum(read.values()) / len(read),
            informant=informant,
        )
        for on, read in sorted(values.items())
        if read.keys() == whole
    )
