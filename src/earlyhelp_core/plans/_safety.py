"""
A safety plan: what warns, where it is safe, and who does what when things get unsafe.

It can put somebody in danger by being seen. So it says who must not learn of it, and
for everybody else it stays unsaid until somebody has thought about them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    Special,
    SpecialList,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.plans._actions import FamilyOwner, Owner
from earlyhelp_core.plans._parts import PlanAgreement, Response
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


@record
class SafetyStep:
    """
    One thing that somebody does to keep safe, or to keep somebody else safe.

    >>> from earlyhelp_core.plans import FamilyOwner
    >>> SafetyStep(what="Go to Gran's.", owner=FamilyOwner(person="child-1"))
    SafetyStep()
    """

    what: Special[Narrative, Narrative | str]
    #: Who does it; ``None`` while nobody has taken it on.
    owner: Special[Owner | None] = default(None)
    #: What tells them that it is time.
    when: Special[Narrative | None, Narrative | str | None] = default(None)


@record
class SafetyPlan(_dated.Dated, by="made"):
    """
    How some of the family keep safe, agreed with those who can know of it.

    A plan that nobody has agreed to, that nobody reviews, or in which somebody has a
    part who must not learn of it can be written down: see `is_review_overdue` and
    `exposed_to`.

    Raises `Impossible` where it ended or was reviewed before it was made, or the next
    review was due before then.

    >>> plan = SafetyPlan(
    ...     made=date(2026, 3, 2),
    ...     warning_signs="He stops answering.",
    ...     agreed=[PlanAgreement(person="mother", said="agrees")],
    ...     not_to_be_told=["father"],
    ... )
    >>> [plan.may_be_told(p) for p in ("mother", "father", "uncle")]
    [<YesNo.YES: 'yes'>, <YesNo.NO: 'no'>, None]
    >>> plan
    SafetyPlan(made=datetime.date(2026, 3, 2), review_due=None, ended=None, \
recorded=None)
    """

    #: The first day on which it stood.
    made: Internal[date, DateLike]
    #: Whom it is to keep safe; nobody named means every child of the family.
    protects: SpecialList[PersonId, str] = default(())
    #: What tends to come before it gets unsafe.
    triggers: Special[Narrative | None, Narrative | str | None] = default(None)
    #: By what one sees that it is getting unsafe.
    warning_signs: Special[Narrative | None, Narrative | str | None] = default(None)
    safe_people: Special[Narrative | None, Narrative | str | None] = default(None)
    safe_places: Special[Narrative | None, Narrative | str | None] = default(None)
    #: Who does what.
    steps: SpecialList[SafetyStep] = default(())
    #: What each who was asked about it said.
    agreed: SpecialList[PlanAgreement] = default(())
    #: The days on which it was looked at again.
    reviewed: SpecialList[date, DateLike] = default(())
    #: The last day on which the next review is on time.
    review_due: Internal[date | None, DateLike | None] = default(None)
    #: The last day on which it stood; ``None`` while it does.
    ended: Internal[date | None, DateLike | None] = default(None)
    #: People who must not learn of it from us, nor that there is one.
    not_to_be_told: SpecialList[PersonId, str] = default(())
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot come before the plan."""
        fields.refuse(
            self,
            fields.in_order("made", self.made, "ended", self.ended),
            fields.in_order("made", self.made, "review_due", self.review_due),
            self._reviewed_too_soon(),
        )

    def _reviewed_too_soon(self) -> Iterable[Problem]:
        for place, day in enumerate(self.reviewed):
            yield from fields.when(
                day < self.made,
                f"/reviewed/{place}",
                "before-start",
                "nothing could be reviewed before the plan was made; "
                "correct one of the two dates",
            )

    def is_standing(self, on: DateLike) -> bool:
        """Whether it stood on that day."""
        on = as_date(on)
        return self.made <= on and (self.ended is None or on <= self.ended)

    def is_review_overdue(self, on: DateLike) -> bool:
        """
        Whether its day had passed while it stood. On the day itself it has not.

        A review moves the day on: only the one that is due next is written down.
        """
        on = as_date(on)
        is_late = self.review_due is not None and self.review_due < on
        return is_late and self.is_standing(on)

    def may_be_told(self, person: str) -> YesNo | None:
        """
        Whether *person* may be told of it; ``None`` where nobody has considered it.

        Yes for whoever has answered to it or has a part in it, unless they are named
        among those who must not. Until somebody has considered it, tell nobody: what
        is told stays told.
        """
        person = PersonId(person)
        if person in self.not_to_be_told:
            return YesNo.NO
        answered = {a.person for a in self.agreed if a.is_answer}
        return YesNo.YES if person in answered | self._take_part() else None

    def exposed_to(self) -> tuple[PersonId, ...]:
        """
        Those who must not learn of it and yet stand in it: asked, or with a part in it.

        Each needs somebody to act: the plan may be known to the wrong person.
        """
        asked = {a.person for a in self.agreed if a.said is not Response.NOT_ASKED}
        near = asked | self._take_part()
        return tuple(person for person in self.not_to_be_told if person in near)

    def _take_part(self) -> set[PersonId]:
        owners = (step.owner for step in self.steps)
        return {owner.person for owner in owners if isinstance(owner, FamilyOwner)}

    def as_of(self, on: DateLike) -> Self:
        """The safety plan as it stood on a day: later facts hidden, due days stay."""
        on = as_date(on)
        return evolve(
            self,
            agreed=_dated.known_by(self.agreed, on),
            reviewed=tuple(day for day in self.reviewed if day <= on),
            ended=_dated.unless_later(self.ended, on),
        )
