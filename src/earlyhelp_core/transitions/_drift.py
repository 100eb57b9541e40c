"""
An agency that is late with its part of a plan: what somebody may want to take up.

Only agencies drift. What a family has not managed is never taken up in this way, and
nothing here raises anything: a practitioner decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core import ids
from earlyhelp_core.dates import written
from earlyhelp_core.fields import DateLike, Internal, InternalList, record
from earlyhelp_core.ids import ActionId, AgencyId, PlanId
from earlyhelp_core.plans import AgencyOwner, FamilyPlan
from earlyhelp_core.transitions._escalation import Disagreement, DisagreementAbout


@record
class DriftOffer:
    """
    A suggestion to take up with an agency that it is late, and why.

    >>> offer = DriftOffer(
    ...     agency="housing",
    ...     plan="plan-1",
    ...     actions=["a1"],
    ...     since=date(2026, 3, 2),
    ...     on=date(2026, 3, 9),
    ... )
    >>> offer.reason
    'this agency is late with 1 of its actions, the first since Mon 2 March 2026'
    """

    agency: Internal[AgencyId, str]
    plan: Internal[PlanId, str]
    actions: InternalList[ActionId, str]
    #: The day by which the first of them should have been done.
    since: Internal[date, DateLike]
    #: The day it was looked at.
    on: Internal[date, DateLike]

    @property
    def reason(self) -> str:
        """Why it is suggested, in words that name nobody."""
        return (
            f"this agency is late with {len(self.actions)} of its actions, the first "
            f"since {written(self.since)}"
        )

    def taken_up(self, id: str, *, by_role: str, on: DateLike) -> Disagreement:  # noqa: A002 - as the field is called
        """The disagreement that a practitioner raises who follows the suggestion."""
        return Disagreement(
            id=ids.DisagreementId(id),
            about=DisagreementAbout.PLAN_PROGRESS,
            raised=on,
            raised_by_role=by_role,
            with_agency=self.agency,
            plan=self.plan,
        )


def drift_offers(
    plan: FamilyPlan, on: DateLike, *, beside: Iterable[Disagreement] = ()
) -> tuple[DriftOffer, ...]:
    """
    One suggestion for each agency that is late with its part of a *plan*.

    None where a disagreement with that agency about the plan is open *beside* it.

    >>> from earlyhelp_core.plans import Action, Goal
    >>> plan = FamilyPlan(
    ...     id="plan-1",
    ...     started=date(2026, 1, 5),
    ...     goals=[
    ...         Goal(
    ...             id="g1",
    ...             words="A dry home.",
    ...             area="housing",
    ...             actions=[
    ...                 Action(
    ...                     id="a1",
    ...                     what="Mend the window.",
    ...                     owner=AgencyOwner(agency="housing"),
    ...                     due=date(2026, 3, 2),
    ...                 )
    ...             ],
    ...         )
    ...     ],
    ... )
    >>> [offer.agency for offer in drift_offers(plan, date(2026, 3, 9))]
    ['housing']
    """
    taken_up = {
        d.with_agency
        for d in beside
        if d.plan == plan.id
        and d.about is DisagreementAbout.PLAN_PROGRESS
        and d.is_open(on)
    }
    # What drifts is an agency's and has a day: the conditions are for the checker.
    late = [
        (action.owner.agency, action.due, action.id)
        for action in plan.drift(on)
        if isinstance(action.owner, AgencyOwner) and action.due is not None
    ]
    return tuple(
        DriftOffer(
            agency=agency,
            plan=plan.id,
            actions=tuple(id_ for whose, _, id_ in late if whose == agency),
            since=min(due for whose, due, _ in late if whose == agency),
            on=on,
        )
        for agency in dict.fromkeys(whose for whose, _, _ in late)
        if agency not in taken_up
    )
