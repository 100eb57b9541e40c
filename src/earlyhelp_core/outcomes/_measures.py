"""
What is measured, what was read, and how it changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Problem
from earlyhelp_core.ids import MeasureId, PersonId
from earlyhelp_core.private import INTERNAL, SPECIAL, policy, record
from earlyhelp_core.sources import Recorded

__all__ = ["Better", "Change", "Measure", "Reading", "change"]


class Better(_model.Code):
    """
    Which way a measure goes when things get better.
    """

    HIGHER = "higher"
    LOWER = "lower"


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Measure:
    """
    Something that can be read again and again: a scale, a count, a share.

    It is vocabulary, so its title is public: a family's own words for what they want
    stand in their goal. Of a licensed instrument it holds name and range, no wording.

    Raises `Impossible` where the lowest value lies above the highest.

    >>> points = Measure(
    ...     id="behaviour-points",
    ...     title="Behaviour points",
    ...     unit="points in a term",
    ...     better="lower",
    ...     lowest=0,
    ... )
    >>> points.holds(42), points.holds(-1)
    (True, False)
    """

    id: MeasureId = attrs.field(converter=ids.measure_id)
    title: str = attrs.field(converter=_model.as_text)
    #: "points in a term", "per cent of sessions".
    unit: str = attrs.field(converter=_model.as_text)
    #: ``None`` where neither way is better in itself.
    better: Better | None = attrs.field(
        default=None, converter=attrs.converters.optional(Better)
    )
    #: The lowest value it can take; ``None`` where there is no such limit.
    lowest: float | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_float)
    )
    highest: float | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_float)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a scale without room."""
        _model.refuse(
            self,
            _model.when(
                self.lowest is not None
                and self.highest is not None
                and self.highest < self.lowest,
                "/highest",
                "highest-below-lowest",
                "the highest value lies below the lowest; swap the two",
            ),
        )

    def holds(self, value: float) -> bool:
        """Whether that value lies on the scale. A reading off it is a finding."""
        return (self.lowest is None or self.lowest <= value) and (
            self.highest is None or value <= self.highest
        )


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Reading:
    """
    One value of one measure, on one day.

    Whether it lies on the measure's scale is asked of the measure (`Measure.holds`):
    a value off the scale is a slip of the pen that happens, and is recordable.

    >>> Reading(measure="behaviour-points", on=date(2026, 3, 2), value=108).value
    108.0
    """

    measure: MeasureId = attrs.field(converter=ids.measure_id, metadata=INTERNAL)
    #: Whose reading it is; ``None`` is the family as a whole.
    about: PersonId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.person_id),
        metadata=INTERNAL,
    )
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: In the unit of the measure.
    value: float = attrs.field(converter=_model.as_float, metadata=SPECIAL)
    #: Who reported it: "school record", "mother", "young person".
    source: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=SPECIAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date | None:
        """The day it was read."""
        return self.on


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Change:
    """
    The step from a first reading to a last one, and whether it is for the better.

    It says what changed, never what changed it.

    Raises `Impossible` for readings of two measures or of two people, and where the
    last was not read on a later day than the first.
    """

    first: Reading = attrs.field(metadata=INTERNAL)
    last: Reading = attrs.field(metadata=INTERNAL)
    #: The direction of the measure.
    better: Better | None = attrs.field(
        default=None, converter=attrs.converters.optional(Better), metadata=INTERNAL
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be compared."""
        _model.refuse(self, self._not_alike())

    def _not_alike(self) -> Iterable[Problem]:
        yield from _model.when(
            self.first.measure != self.last.measure,
            "/last/measure",
            "two-measures",
            "compare two readings of one measure",
        )
        yield from _model.when(
            self.first.about != self.last.about,
            "/last/about",
            "two-people",
            "compare two readings about one person, or two about the family",
        )
        yield from _model.when(
            self.last.on <= self.first.on,
            "/last/on",
            "not-later",
            "change takes time; give the earlier reading first",
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


def change(
    measure: Measure, readings: Iterable[Reading], *, about: PersonId | None = None
) -> Change | None:
    """
    The step between the first and the last reading of a measure about one person.

    Without *about*, about the family as a whole: one child's readings are never
    mixed with another's. ``None`` unless there are readings on two days. Of several
    on the first or the last day, the one that comes first or last in order is taken;
    to compare one source with itself, give its readings only.

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
    taken = sorted(
        (r for r in readings if r.measure == measure.id and r.about == about),
        key=lambda reading: reading.on,
    )
    if not taken or taken[0].on == taken[-1].on:
        return None
    return Change(first=taken[0], last=taken[-1], better=measure.better)
