"""
What is measured, and what was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    Public,
    Special,
    default,
    policy,
    record,
)
from earlyhelp_core.ids import MeasureId, PersonId
from earlyhelp_core.sources import Recorded


class Better(fields.Code):
    """
    Which way a measure goes when things get better.
    """

    HIGHER = "higher"
    LOWER = "lower"


BetterLike: TypeAlias = Better | Literal["higher", "lower"]


class MeasureKind(fields.Code):
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


MeasureKindLike: TypeAlias = (
    MeasureKind
    | Literal[
        "goal",
        "star",
        "scaling",
        "questionnaire",
        "percentage",
        "count",
        "soft",
        "scale",
    ]
)


_WHOLE = frozenset({MeasureKind.QUESTIONNAIRE, MeasureKind.COUNT})


class Informant(fields.Code):
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


InformantLike: TypeAlias = (
    Informant | Literal["parent", "teacher", "self", "together", "practitioner"]
)


def room(lowest: float | None, highest: float | None) -> Iterable[Problem]:
    """That the highest value of a scale, where both are given, is not the lower."""
    return fields.when(
        lowest is not None and highest is not None and highest < lowest,
        "/highest",
        "highest-below-lowest",
        "the highest value lies below the lowest; swap the two",
    )


@policy
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

    id: Public[MeasureId, str]
    title: Public[str]
    #: "points in a term", "per cent of sessions".
    unit: Public[str]
    #: ``None`` where nobody said.
    kind: Public[MeasureKind | None, MeasureKindLike | None] = default(None)
    #: ``None`` where neither way is better in itself.
    better: Public[Better | None, BetterLike | None] = default(None)
    #: The lowest value it can take; ``None`` where there is no such limit.
    lowest: Public[float | None] = default(None)
    highest: Public[float | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a scale without room."""
        fields.refuse(self, room(self.lowest, self.highest))

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


@record
class Reading(_dated.Dated, by="on"):
    """
    One value of one measure, on one day.

    Whether it lies on the measure's scale is asked of the measure (`Measure.holds`):
    a value off the scale is a slip of the pen that happens, and is recordable.

    >>> Reading(measure="behaviour-points", on=date(2026, 3, 2), value=108).value
    108.0
    """

    measure: Internal[MeasureId, str]
    #: Whose reading it is; ``None`` is the family as a whole.
    about: Internal[PersonId | None, str | None] = default(None)
    on: Internal[date, DateLike]
    #: In the unit of the measure.
    value: Special[float]
    #: Who reported it: "school record", "mother", "young person".
    source: Special[str | None] = default(None)
    #: Who answered, where the measure is read differently by who did.
    informant: Internal[Informant | None, InformantLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)
