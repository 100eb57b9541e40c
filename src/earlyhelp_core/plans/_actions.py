"""
Actions, and who in the family or in which agency has them to do.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Self, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.errors import Conflict
from earlyhelp_core.fields import DateLike, Internal, Role, Special, default, record
from earlyhelp_core.ids import ActionId, AgencyId, PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


@record
class FamilyOwner:
    """
    Somebody of the family does it.

    >>> FamilyOwner(person="father").sort
    'family'
    """

    #: Tells the two kinds of owner apart in documents; leave it out.
    sort: Internal[Literal["family"]] = default("family")
    person: Internal[PersonId, str]


@record
class AgencyOwner:
    """
    An agency does it. Its delay is drift, and never the family's.

    >>> AgencyOwner(agency="housing", role="housing officer").sort
    'agency'
    """

    #: Tells the two kinds of owner apart in documents; leave it out.
    sort: Internal[Literal["agency"]] = default("agency")
    agency: Internal[AgencyId, str]
    #: Who in the agency, by role.
    role: Internal[Role | None] = default(None)


Owner: TypeAlias = FamilyOwner | AgencyOwner


class ActionStatus(fields.Code):
    """
    How an action stands.
    """

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    #: Something stands in its way; it is still wanted, and still open.
    CANNOT_BE_DONE_YET = "cannot-be-done-yet"
    #: Things changed, and nobody needs it any more.
    NO_LONGER_NEEDED = "no-longer-needed"
    #: It goes on elsewhere: in the next plan, or with another service.
    CARRIED_OVER = "carried-over"


ActionStatusLike: TypeAlias = (
    ActionStatus
    | Literal[
        "not-started",
        "in-progress",
        "done",
        "cannot-be-done-yet",
        "no-longer-needed",
        "carried-over",
    ]
)


_SETTLED = frozenset(
    {ActionStatus.DONE, ActionStatus.NO_LONGER_NEEDED, ActionStatus.CARRIED_OVER}
)


@record
class Action(_dated.Dated, by="set_on"):
    """
    One thing to be done towards a goal, by one owner, by a day.

    Raises `Impossible` where it was settled before it was set, or has a day of
    settling while it is still open.

    >>> action = Action(id="action-1", what="Ask about a place.", due=date(2026, 3, 2))
    >>> action.is_overdue(date(2026, 3, 2)), action.is_overdue(date(2026, 3, 3))
    (False, True)
    """

    id: Internal[ActionId, str]
    what: Special[Narrative, Narrative | str]
    #: Who does it; ``None`` while nobody has taken it on.
    owner: Internal[Owner | None] = default(None)
    #: The last day on which it is on time. It may lie before *set_on*: an action that
    #: was carried over keeps the day it was first promised for.
    due: Internal[date | None, DateLike | None] = default(None)
    set_on: Internal[date | None, DateLike | None] = default(None)
    status: Internal[ActionStatus, ActionStatusLike] = default(ActionStatus.NOT_STARTED)
    #: The day it was done, dropped or carried over.
    settled_on: Internal[date | None, DateLike | None] = default(None)
    #: Why it stands as it does.
    note: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an end that cannot be."""
        fields.refuse(
            self,
            fields.in_order("set_on", self.set_on, "settled_on", self.settled_on),
            fields.when(
                self.settled_on is not None and not self.is_settled,
                "/settled_on",
                "settled-yet-open",
                "the action is open; give the status that settled it, or no such day",
            ),
        )

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do here: done, not needed, or carried over."""
        return self.status in _SETTLED

    def is_settled_by(self, on: DateLike) -> bool:
        """Whether it was settled on that day or before; undated counts as settled."""
        on = fields.as_date(on)
        return self.is_settled and _dated.had_come(self.settled_on, on)

    def is_overdue(self, on: DateLike) -> bool:
        """
        Whether its day had passed and it was not settled. On the day itself it is not.

        An action that cannot be done yet is overdue too: waiting is not an end.
        """
        on = fields.as_date(on)
        return self.due is not None and self.due < on and not self.is_settled_by(on)

    def is_drifting(self, on: DateLike) -> bool:
        """Whether it is overdue and an agency's to do."""
        return isinstance(self.owner, AgencyOwner) and self.is_overdue(on)

    def with_status(
        self,
        status: ActionStatusLike,
        *,
        on: DateLike,
        note: Narrative | str | None = None,
    ) -> Self:
        """
        The action as it stands from a day on; a *note* takes the place of the old one.

        What is settled stays settled: if it turns out otherwise, that is a new action,
        so that nobody's record of having done it is unsaid. Raises `Conflict` then.

        >>> action = Action(id="action-1", what="Ask about a place.")
        >>> action.with_status("done", on=date(2026, 3, 2)).settled_on
        datetime.date(2026, 3, 2)
        """
        on = fields.as_date(on)
        becomes = ActionStatus(status)
        if self.is_settled:
            raise Conflict.of(
                "Action",
                path="/status",
                code="already-settled",
                message="the action is settled; set a new one for what is left to do",
            )
        return fields.evolve(
            self,
            status=becomes,
            settled_on=on if becomes in _SETTLED else None,
            note=self.note if note is None else note,
        )

    def as_of(self, on: DateLike) -> Self:
        """
        The action as it stood on a day: not yet settled where that came later.

        How far it had got by then is not on record: it is shown as in progress.
        """
        on = fields.as_date(on)
        if _dated.had_come(self.settled_on, on):
            return self
        return fields.evolve(
            self, status=ActionStatus.IN_PROGRESS, settled_on=None, note=None
        )
