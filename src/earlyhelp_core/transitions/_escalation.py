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
from typing import Self, final

import attrs
from attrs.converters import optional

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.errors import Conflict, Problem
from earlyhelp_core.ids import (
    AgencyId,
    DisagreementId,
    PathwayId,
    PersonId,
    PlanId,
    ReferralId,
    StageCode,
)
from earlyhelp_core.private import INTERNAL, SPECIAL, Narrative, narrative, record
from earlyhelp_core.sources import Recorded

__all__ = [
    "Disagreement",
    "DisagreementAbout",
    "DisagreementEnd",
    "DisagreementEnding",
    "SafetyAction",
    "StageReached",
]


class DisagreementAbout(_model.Code):
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


class DisagreementEnding(_model.Code):
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


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class StageReached:
    """
    A stage that a disagreement was taken to, and who answered there.

    Raises `Impossible` for an answer from before it.

    >>> StageReached(stage="managers", on=date(2026, 3, 4)).answered is None
    True
    """

    #: The stage, as its ladder calls it.
    stage: StageCode = attrs.field(converter=ids.stage_code, metadata=INTERNAL)
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: Who took it there: "school safeguarding lead".
    by_role: str | None = attrs.field(
        default=None, converter=optional(_model.as_text), metadata=INTERNAL
    )
    answered: date | None = attrs.field(
        default=None, converter=optional(_model.as_date), metadata=INTERNAL
    )
    answered_by_role: str | None = attrs.field(
        default=None, converter=optional(_model.as_text), metadata=INTERNAL
    )
    answer: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse an answer to what was not asked yet."""
        _model.refuse(self, _model.in_order("on", self.on, "answered", self.answered))

    @property
    def dated(self) -> date:
        """The day it was taken there."""
        return self.on

    def as_of(self, on: date) -> StageReached:
        """Itself as that day saw it: a later answer is hidden."""
        if _dated.had_come(self.answered, on):
            return self
        return attrs.evolve(self, answered=None, answered_by_role=None, answer=None)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class SafetyAction:
    """
    What was done to keep children safe while agencies disagreed. It waits for nothing.

    That it was looked at and nothing was needed is recorded in the same way.

    >>> SafetyAction(on=date(2026, 3, 2), by_role="head teacher").referral is None
    True
    """

    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    what: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )
    by_role: str | None = attrs.field(
        default=None, converter=optional(_model.as_text), metadata=INTERNAL
    )
    #: The referral that was made, if that is what was done.
    referral: ReferralId | None = attrs.field(
        default=None, converter=optional(ids.referral_id), metadata=INTERNAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date:
        """The day it was done."""
        return self.on


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class DisagreementEnd:
    """
    How a disagreement ended, when, and who said so in what role.

    >>> DisagreementEnd(on=date(2026, 3, 6), how="agreed").how.value
    'agreed'
    """

    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    how: DisagreementEnding = attrs.field(
        converter=DisagreementEnding, metadata=INTERNAL
    )
    by_role: str | None = attrs.field(
        default=None, converter=optional(_model.as_text), metadata=INTERNAL
    )
    outcome: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    @property
    def dated(self) -> date:
        """The day it ended."""
        return self.on


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Disagreement:
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

    id: DisagreementId = attrs.field(converter=ids.disagreement_id, metadata=INTERNAL)
    about: DisagreementAbout = attrs.field(
        converter=DisagreementAbout, metadata=INTERNAL
    )
    #: The children it is about. None named: the family.
    children: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    raised: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: In what role: "class teacher". Never a name.
    raised_by_role: str = attrs.field(converter=_model.as_text, metadata=INTERNAL)
    raised_by_agency: AgencyId | None = attrs.field(
        default=None, converter=optional(ids.agency_id), metadata=INTERNAL
    )
    with_agency: AgencyId | None = attrs.field(
        default=None, converter=optional(ids.agency_id), metadata=INTERNAL
    )
    #: What is seen differently, and what is asked for.
    words: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )
    #: What the family itself wishes. No disagreement between agencies overrules it.
    family_wish: Narrative | None = attrs.field(
        default=None, converter=optional(narrative), metadata=SPECIAL
    )
    #: The plan that does not move, if that is what it is about.
    plan: PlanId | None = attrs.field(
        default=None, converter=optional(ids.plan_id), metadata=INTERNAL
    )
    #: The ladder whose stages it walks.
    pathway: PathwayId | None = attrs.field(
        default=None, converter=optional(ids.pathway_id), metadata=INTERNAL
    )
    #: When the notice that starts the formal steps was given.
    notice_given: date | None = attrs.field(
        default=None, converter=optional(_model.as_date), metadata=INTERNAL
    )
    stages: tuple[StageReached, ...] = attrs.field(default=(), metadata=INTERNAL)
    safety: tuple[SafetyAction, ...] = attrs.field(default=(), metadata=INTERNAL)
    end: DisagreementEnd | None = attrs.field(default=None, metadata=INTERNAL)
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse what came before it was raised, and stages after its end."""
        ended = None if self.end is None else self.end.on
        _model.refuse(
            self,
            _model.no_repeats("/children", self.children),
            _model.in_order("raised", self.raised, "notice_given", self.notice_given),
            _before(self.raised, "/end/on", ended),
            *(
                _before(self.raised, f"/stages/{place}/on", stage.on)
                for place, stage in enumerate(self.stages)
            ),
            *(
                _model.when(
                    ended is not None and stage.on > ended,
                    f"/stages/{place}/on",
                    "after-the-end",
                    "it had ended by then; what is raised again is a new one",
                )
                for place, stage in enumerate(self.stages)
            ),
        )

    @property
    def dated(self) -> date:
        """The day it was raised."""
        return self.raised

    def is_open(self, on: date) -> bool:
        """Whether on that day it had been raised and not ended."""
        return self.raised <= on and (self.end is None or on < self.end.on)

    def walked(self, on: date) -> tuple[StageReached, ...]:
        """The stages it was taken to by that day, in order, as that day saw them."""
        known = _dated.known_by(self.stages, on)
        return tuple(s.as_of(on) for s in sorted(known, key=lambda s: s.on))

    def stage(self, on: date) -> StageReached | None:
        """The stage it stands at; ``None`` where none was reached, or it had ended."""
        walked = self.walked(on) if self.is_open(on) else ()
        return walked[-1] if walked else None

    def with_stage(
        self, stage: StageCode | str, *, on: date, by_role: str | None = None
    ) -> Self:
        """The disagreement taken to a *stage* on that day."""
        reached = StageReached(stage=ids.stage_code(stage), on=on, by_role=by_role)
        return attrs.evolve(self, stages=(*self.stages, reached))

    def with_answer(
        self, *, on: date, by_role: str, answer: Narrative | str | None = None
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
            attrs.evolve(s, answered=on, answered_by_role=by_role, answer=answer)
            if s.as_of(on) == here
            else s
            for s in self.stages
        )
        return attrs.evolve(self, stages=stages)

    def with_safety_action(self, action: SafetyAction) -> Self:
        """The disagreement with what was done to keep children safe meanwhile."""
        return attrs.evolve(self, safety=(*self.safety, action))

    def with_end(self, end: DisagreementEnd) -> Self:
        """The disagreement with how it ended."""
        return attrs.evolve(self, end=end)

    def as_of(self, on: date) -> Disagreement:
        """Itself as that day saw it, without what came later."""
        end = self.end
        return attrs.evolve(
            self,
            notice_given=_dated.unless_later(self.notice_given, on),
            stages=self.walked(on),
            safety=_dated.known_by(self.safety, on),
            end=end if end is not None and end.on <= on else None,
        )


def _before(raised: date, path: str, day: date | None) -> Iterable[Problem]:
    return _model.when(
        day is not None and day < raised,
        path,
        "before-it-was-raised",
        "this comes before the disagreement was raised; correct one of the dates",
    )
