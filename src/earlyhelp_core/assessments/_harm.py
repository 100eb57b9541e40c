"""
Whether harm to a child was thought about, and what was thought.

"Nobody thought about it" and "we thought about it and found none" look alike on an
empty form. They are two facts, and only one of them lets a family step down.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Role,
    Special,
    as_date,
    default,
    record,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class Harm(fields.Code):
    """
    What somebody thought who asked themselves whether a child is being harmed.
    """

    #: There is reason to think that a child is suffering, or may suffer, harm.
    SUSPECTED = "suspected"
    #: A concern, and less than that. It stays in view.
    CONCERN_BELOW = "concern-below"
    #: It was considered, and nothing points to it.
    NONE = "none"
    #: Nobody has considered it. This is not "none".
    NOT_CONSIDERED = "not-considered"


HarmLike: TypeAlias = (
    Harm | Literal["suspected", "concern-below", "none", "not-considered"]
)


#: The gravest last. Of two findings on one day, the graver stands.
_GRAVITY = (Harm.NOT_CONSIDERED, Harm.NONE, Harm.CONCERN_BELOW, Harm.SUSPECTED)


@record
class HarmConsideration(_dated.Dated, by="on"):
    """
    That somebody considered harm, on a day, about some or all of the children.

    Which one stands for a child is answered by `standing_harm`: the latest about that
    child, and no suspicion is lifted by a day on which nobody considered it.

    >>> thought = HarmConsideration(on=date(2026, 3, 2), finding="suspected")
    >>> thought.concerns("child-1")
    True
    """

    on: Internal[date, DateLike]
    #: The children it was considered for; none named means every child of the family.
    about: InternalList[PersonId, str] = default(())
    finding: Special[Harm, HarmLike]
    #: Why they think so, in their words.
    rationale: Special[Narrative | None, Narrative | str | None] = default(None)
    #: The role of whoever considered it: "health visitor", "duty social worker".
    by_role: Internal[Role | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def concerns(self, child: str) -> bool:
        """Whether it is about that child."""
        child = PersonId(child)
        return not self.about or child in self.about


def standing_harm(
    considerations: Iterable[HarmConsideration], child: str, on: DateLike
) -> HarmConsideration | None:
    """
    The consideration that stands for a child on a day; ``None`` where there is none.

    The latest about the child up to that day; of several on one day, the gravest. A
    suspicion is answered by considering it again, never by a later day on which
    nobody did: such a day is passed over while harm is suspected.

    >>> thought = HarmConsideration(on=date(2026, 3, 2), finding="none")
    >>> standing_harm([thought], "child-1", date(2026, 3, 1)) is None
    True
    """
    on = as_date(on)
    standing: HarmConsideration | None = None
    for later in sorted(
        (c for c in considerations if c.concerns(child) and c.on <= on),
        key=lambda c: (c.on, _GRAVITY.index(c.finding)),
    ):
        if standing is None or _answers(later, standing):
            standing = later
    return standing


def _answers(later: HarmConsideration, earlier: HarmConsideration) -> bool:
    return (
        later.finding is not Harm.NOT_CONSIDERED
        or earlier.finding is not Harm.SUSPECTED
    )
