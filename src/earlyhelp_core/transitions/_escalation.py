"""
Disagreements between agencies about a family, and how they were settled.

People who work with a family see things differently, and saying so is good practice. A
disagreement is taken from stage to stage, each with those who decide there, until it is
settled. What keeps a child safe never waits for it, it is no veto on what the family
wishes, and no referral can be held by it: so none of that is asked of it here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self, TypeAlias

from earlyhelp_core import _dated, fields, ids
from earlyhelp_core.errors import Conflict, Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Role,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import (
    AgencyId,
    DisagreementId,
    PathwayId,
    PersonId,
    PlanId,
    ReferralId,
    StageCode,
)
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class DisagreementAbout(fields.Code):
    """
    What agencies see differently. Not in any order.

    What parents do or do not want is no disagreement between agencies.
    """

    LEVEL_OF_NEED = "level-of-need"
    #: Who leads, and who does what.
    ROLES = "roles"
    #: Whether anything needs doing, and what.
    NEED_FOR_ACTION = "need-for-action"
    #: The plan does not move: an agency is late with what it undertook to do.
    PLAN_PROGRESS = "plan-progress"
    STEPPING_UP = "stepping-up"
    STEPPING_DOWN = "stepping-down"
    CLOSING = "closing"
    OTHER = "other"


DisagreementAboutLike: TypeAlias = (
    DisagreementAbout
    | Literal[
        "level-of-need",
        "roles",
        "need-for-action",
        "plan-progress",
        "stepping-up",
        "stepping-down",
        "closing",
        "other",
    ]
)


class DisagreementEnding(fields.Code):
    """
    How a disagreement ended. Not in any order.
    """

    #: The agencies came to see it alike.
    AGREED = "agreed"
    #: Somebody with the authority for it decided.
    DECIDED = "decided"
    #: Whoever raised it no longer asks for anything.
    WITHDRAWN = "withdrawn"
    #: Things changed for the family, and the question went with them.
    OVERTAKEN = "overtaken"


DisagreementEndingLike: TypeAlias = (
    DisagreementEnding | Literal["agreed", "decided", "withdrawn", "overtaken"]
)


@record
class StageReached(_dated.Dated, by="on"):
    """
    A stage that a disagreement was taken to, and who answered there.

    Raises `Impossible` for an answer from before it.

    >>> StageReached(stage="managers", on=date(2026, 3, 4)).answered is None
    True
    """

    #: The stage, as its ladder calls it.
    stage: Internal[StageCode, str]
    on: Internal[date, DateLike]
    #: Who took it there: "school safeguarding lead".
    by_role: Internal[Role | None] = default(None)
    answered: Internal[date | None, DateLike | None] = default(None)
    answered_by_role: Internal[Role | None] = default(None)
    answer: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse an answer to what was not asked yet."""
        fields.refuse(self, fields.in_order("on", self.on, "answered", self.answered))

    def as_of(self, on: DateLike) -> StageReached:
        """Itself as that day saw it: a later answer is hidden."""
        on = as_date(on)
        if _dated.had_come(self.answered, on):
            return self
        return evolve(self, answered=None, answered_by_role=None, answer=None)


@record
class SafetyAction(_dated.Dated, by="on"):
    """
    What was done to keep children safe while agencies disagreed. It waits for nothing.

    That it was looked at and nothing was needed is recorded in the same way.

    >>> SafetyAction(on=date(2026, 3, 2), by_role="head teacher").referral is None
    True
    """

    on: Internal[date, DateLike]
    what: Special[Narrative | None, Narrative | str | None] = default(None)
    by_role: Internal[Role | None] = default(None)
    #: The referral that was made, if that is what was done.
    referral: Internal[ReferralId | None, str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)


@record
class DisagreementEnd(_dated.Dated, by="on"):
    """
    How a disagreement ended, when, and who said so in what role.

    >>> DisagreementEnd(on=date(2026, 3, 6), how="agreed").how.value
    'agreed'
    """

    on: Internal[date, DateLike]
    how: Internal[DisagreementEnding, DisagreementEndingLike]
    by_role: Internal[Role | None] = default(None)
    outcome: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)


@record
class Disagreement(_dated.Dated, by="raised"):
    """
    Something that agencies see differently about a family, and what became of it.

    Raises `Impossible` for a stage, a notice or an end from before it was raised, and
    for a stage after its end: what is raised again is a new one.

    >>> disagreement = Disagreement(
    ...     id="d1",
    ...     about="level-of-need",
    ...     raised=date(2026, 3, 2),
    ...     raised_by_role="nurse",
    ... ).with_stage("practitioners", on=date(2026, 3, 2))
    >>> disagreement.stage(date(2026, 3, 3)).stage
    'practitioners'
    >>> disagreement.stage(date(2026, 3, 1)) is None
    True
    """

    id: Internal[DisagreementId, str]
    about: Internal[DisagreementAbout, DisagreementAboutLike]
    #: The children it is about. None named: the family.
    children: InternalList[PersonId, str] = default(())
    raised: Internal[date, DateLike]
    #: In what role: "class teacher". Never a name.
    raised_by_role: Internal[Role]
    raised_by_agency: Internal[AgencyId | None, str | None] = default(None)
    with_agency: Internal[AgencyId | None, str | None] = default(None)
    #: What is seen differently, and what is asked for.
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    #: What the family itself wishes. No disagreement between agencies overrules it.
    family_wish: Special[Narrative | None, Narrative | str | None] = default(None)
    #: The plan that does not move, if that is what it is about.
    plan: Internal[PlanId | None, str | None] = default(None)
    #: The ladder whose stages it walks.
    pathway: Internal[PathwayId | None, str | None] = default(None)
    #: When the notice that starts the formal steps was given.
    notice_given: Internal[date | None, DateLike | None] = default(None)
    stages: InternalList[StageReached] = default(())
    safety: InternalList[SafetyAction] = default(())
    end: Internal[DisagreementEnd | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what came before it was raised, and stages after its end."""
        ended = None if self.end is None else self.end.on
        fields.refuse(
            self,
            fields.no_repeats("/children", self.children),
            fields.in_order("raised", self.raised, "notice_given", self.notice_given),
            _before(self.raised, "/end/on", ended),
            *(
                _before(self.raised, f"/stages/{place}/on", stage.on)
                for place, stage in enumerate(self.stages)
            ),
            *(
                fields.when(
                    ended is not None and stage.on > ended,
                    f"/stages/{place}/on",
                    "after-the-end",
                    "it had ended by then; what is raised again is a new one",
                )
                for place, stage in enumerate(self.stages)
            ),
        )

    def is_open(self, on: DateLike) -> bool:
        """Whether on that day it had been raised and not ended."""
        on = as_date(on)
        return self.raised <= on and (self.end is None or on < self.end.on)

    def walked(self, on: DateLike) -> tuple[StageReached, ...]:
        """The stages it was taken to by that day, in order, as that day saw them."""
        on = as_date(on)
        known = _dated.known_by(self.stages, on)
        return tuple(s.as_of(on) for s in sorted(known, key=lambda s: s.on))

    def stage(self, on: DateLike) -> StageReached | None:
        """The stage it stands at; ``None`` where none was reached, or it had ended."""
        walked = self.walked(on) if self.is_open(on) else ()
        return walked[-1] if walked else None

    def with_stage(
        self, stage: str, *, on: DateLike, by_role: str | None = None
    ) -> Self:
        """The disagreement taken to a *stage* on that day."""
        reached = StageReached(stage=ids.StageCode(stage), on=on, by_role=by_role)
        return evolve(self, stages=(*self.stages, reached))

    def with_answer(
        self, *, on: DateLike, by_role: str, answer: Narrative | str | None = None
    ) -> Self:
        """
        The disagreement with what was answered at the stage where it stands.

        Raises `Conflict` where it stands at none on that day.
        """
        here = self.stage(on)
        if here is None:
            raise Conflict.of(
                "Disagreement",
                path="/stages",
                code="at-no-stage",
                message="it stands at no stage on that day; record first where it was "
                "taken, or how it ended",
            )
        stages = tuple(
            evolve(s, answered=on, answered_by_role=by_role, answer=answer)
            if s.as_of(on) == here
            else s
            for s in self.stages
        )
        return evolve(self, stages=stages)

    def with_safety_action(self, action: SafetyAction) -> Self:
        """The disagreement with what was done to keep children safe meanwhile."""
        return evolve(self, safety=(*self.safety, action))

    def with_end(self, end: DisagreementEnd) -> Self:
        """The disagreement with how it ended."""
        return evolve(self, end=end)

    def as_of(self, on: DateLike) -> Disagreement:
        """Itself as that day saw it, without what came later."""
        on = as_date(on)
        end = self.end
        return evolve(
            self,
            notice_given=_dated.unless_later(self.notice_given, on),
            stages=self.walked(on),
            safety=_dated.known_by(self.safety, on),
            end=end if end is not None and end.on <= on else None,
        )


def _before(raised: date, path: str, day: date | None) -> Iterable[Problem]:
    return fields.when(
        day is not None and day < raised,
        path,
        "before-it-was-raised",
        "this comes before the disagreement was raised; correct one of the dates",
    )
