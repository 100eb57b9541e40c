"""
What is measured, and what was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.errors import Problem
from earlyhelp_core.ids import MeasureId, PersonId
from earlyhelp_core.private import INTERNAL, SPECIAL, policy, record
from earlyhelp_core.sources import Recorded

__all__ = ["Better", "Informant", "Measure", "MeasureKind", "Reading", "room"]


class Better(_model.Code):
    """
    Which way a measure goes when things get better.
    """

    HIGHER = "higher"
    LOWER = "lower"


class MeasureKind(_model.Code):
    """
    What sort of thing is read. Like is compared with like, each by its own rule.
    """

    #: A goal the family chose, and how near it they feel: 0 is not begun, 10 reached.
    GOAL = "goal"
    #: An area of a star, scored along its own journey.
    STAR = "star"
    #: "On a scale of 0 to 10, how safe is it?", asked of everybody present.
    SCALING = "scaling"
    #: The score of a questionnaire, a whole number that bands are given for.
    QUESTIONNAIRE = "questionnaire"
    #: A share: "per cent of sessions".
    PERCENTAGE = "percentage"
    #: How often, how many; a whole number.
    COUNT = "count"
    #: What families, agencies and schools say has changed, on a scale they agreed.
    SOFT = "soft"
    #: Any other scale, an average among them.
    SCALE = "scale"


_WHOLE = frozenset({MeasureKind.QUESTIONNAIRE, MeasureKind.COUNT})


class Informant(_model.Code):
    """
    Who answered or scored. A parent's answers are never compared with a teacher's.
    """

    PARENT = "parent"
    TEACHER = "teacher"
    #: The child or young person themselves.
    SELF = "self"
    #: The family and the practitioner, scoring together.
    TOGETHER = "together"
    #: The practitioner alone, as when contact could not be sustained.
    PRACTITIONER = "practitioner"


def room(lowest: float | None, highest: float | None) -> Iterable[Problem]:
    """That the highest value of a scale, where both are given, is not the lower."""
    return _model.when(
        lowest is not None and highest is not None and highest < lowest,
        "/highest",
        "highest-below-lowest",
        "the highest value lies below the lowest; swap the two",
    )


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
    #: ``None`` where nobody said.
    kind: MeasureKind | None = attrs.field(
        default=None, converter=attrs.converters.optional(MeasureKind)
    )
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
        _model.refuse(self, room(self.lowest, self.highest))

    def holds(self, value: float) -> bool:
        """
        Whether that value lies on the scale. A reading off it is a finding.

        Counts and scores of questionnaires are whole numbers.
        """
        if self.kind in _WHOLE and not float(value).is_integer():
            return False
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
    #: Who answered, where the measure is read differently by who did.
    informant: Informant | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(Informant),
        metadata=INTERNAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date | None:
        """The day it was read."""
        return self.on
