"""
Steps that the law or statutory guidance asks for, as they were really taken.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Role,
    Special,
    default,
    record,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.sources import Recorded


class StepKind(fields.Code):
    """
    Which step was taken. A closed list without an order.

    Where what a step led to decides what is due next, the list has a word for each:
    a conference that made a plan starts other clocks than one that did not.

    Source: Working Together to Safeguard Children.
    """

    #: Social care decided that, after all, no assessment by a social worker is needed.
    NO_ASSESSMENT_NEEDED = "no-assessment-needed"
    #: Agencies decided together what to do, and started no section 47 enquiries.
    STRATEGY_DISCUSSION = "strategy-discussion"
    #: The strategy discussion at which section 47 enquiries were started; of several,
    #: that one.
    SECTION_47_STARTED = "section-47-started"
    #: The enquiries ended, and no initial conference was needed.
    SECTION_47_ENDED = "section-47-ended"
    #: The initial child protection conference, which made a plan.
    INITIAL_CONFERENCE = "initial-conference"
    #: The initial child protection conference, which found that no plan was needed.
    CONFERENCE_WITHOUT_PLAN = "initial-conference-without-plan"
    CORE_GROUP = "core-group"
    #: A child protection review conference that was held; one that was only planned
    #: is none.
    REVIEW_CONFERENCE = "review-conference"
    #: The meeting that plans the work with a child in need.
    CHILD_IN_NEED_MEETING = "child-in-need-meeting"
    CHILD_IN_NEED_REVIEW = "child-in-need-review"


StepKindLike: TypeAlias = (
    StepKind
    | Literal[
        "no-assessment-needed",
        "strategy-discussion",
        "section-47-started",
        "section-47-ended",
        "initial-conference",
        "initial-conference-without-plan",
        "core-group",
        "review-conference",
        "child-in-need-meeting",
        "child-in-need-review",
    ]
)


@record
class StatutoryStep(_dated.Dated, by="on"):
    """
    That a step was taken, for which children, and on which day if that is known.

    It says that something was done, and no more: what was said there belongs in the
    authority's own record. A step whose day nobody wrote down is still a step, and
    counts as in time for nothing.

    >>> StatutoryStep(kind="core-group", children=["p2"], on=date(2026, 3, 2))
    StatutoryStep(children=<1>, on=datetime.date(2026, 3, 2), by_role=None, \
recorded=None)
    """

    kind: Special[StepKind, StepKindLike]
    #: The children it was about. None named: every child of the family.
    children: InternalList[PersonId, str] = default(())
    #: The day it was held, never the day it was planned for; ``None``: not recorded.
    on: Internal[date | None, DateLike | None] = default(None)
    #: The role of whoever led it: "conference chair", "social work manager".
    by_role: Internal[Role | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)
