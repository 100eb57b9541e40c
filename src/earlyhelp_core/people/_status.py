"""
A child's legal status: who decided it, and from when to when it held.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    Role,
    Special,
    default,
    record,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.sources import Recorded


class LegalBasis(fields.Code):
    """
    On what footing in law a child is supported. A closed list without an order.

    Level is not legal status. A level says how much help a family has; these say what
    somebody with the authority to do so has decided about one child.

    Source: Children Act 1989; Working Together to Safeguard Children.
    """

    #: Looked into: no statutory footing. Early help is voluntary.
    NONE = "none"
    #: A child in need.
    SECTION_17 = "section-17"
    #: Made, and normally ended, by a child protection conference.
    CHILD_PROTECTION_PLAN = "child-protection-plan"
    #: Accommodated by agreement of those with parental responsibility.
    SECTION_20 = "section-20"
    #: Any order of a court about the child's care.
    ORDER = "order"


LegalBasisLike: TypeAlias = (
    LegalBasis
    | Literal["none", "section-17", "child-protection-plan", "section-20", "order"]
)


@record
class LegalStatus(_dated.Lasting):
    """
    One child's legal status over a period. Brothers and sisters may differ.

    >>> status = LegalStatus(
    ...     child="p2",
    ...     basis="child-protection-plan",
    ...     period=Period(start="2026-01-12"),
    ...     decided_by="conference",
    ... )
    >>> status.held("2026-03-02")
    True
    """

    child: Internal[PersonId, str]
    basis: Special[LegalBasis, LegalBasisLike]
    period: Internal[Period]
    #: A role: "conference", "court", "team manager". Never a person.
    decided_by: Internal[Role | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def held(self, on: DateLike) -> bool:
        """Whether this was the child's status on that day."""
        return self.period.contains(on)
