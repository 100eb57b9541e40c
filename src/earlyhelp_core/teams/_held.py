"""
Who holds what: the answers of a team network, which count and never rank.
"""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.ids import ActionId, AgencyId, GoalId, MemberId, PersonId
from earlyhelp_core.private import INTERNAL, record
from earlyhelp_core.teams._leads import LeadKind
from earlyhelp_core.teams._work import TeamNeed

__all__ = [
    "AgencyLoad",
    "Continuity",
    "Coverage",
    "GoalHeld",
    "LeadChange",
    "LeftUncovered",
    "Links",
    "MemberLink",
    "MemberLoad",
    "NeedHeld",
    "PersonLink",
    "Silence",
    "SilentMember",
    "TimeInTeam",
    "Uncovered",
]


# --- what is held


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class GoalHeld:
    """
    Who has something open to do towards one goal.

    >>> GoalHeld(goal="goal-1", agencies=["housing"]).is_held
    True
    """

    goal: GoalId = attrs.field(converter=ids.goal_id, metadata=INTERNAL)
    #: Those of the team who have it to do, in the order of their ids.
    members: tuple[MemberId, ...] = attrs.field(
        converter=ids.member_ids, default=(), metadata=INTERNAL
    )
    #: Agencies for which no one member can be named.
    agencies: tuple[AgencyId, ...] = attrs.field(
        converter=ids.agency_ids, default=(), metadata=INTERNAL
    )
    #: Those of the family who do not sit in the team.
    people: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )

    @property
    def is_held(self) -> bool:
        """Whether anybody has."""
        return bool(self.members or self.agencies or self.people)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class NeedHeld:
    """
    Through which goals one need is worked on, and by whom.

    A need with a goal and nobody at work on it is not held; nor is one without a goal.

    >>> NeedHeld(need=TeamNeed(area="housing"), goals=["goal-1"]).is_held
    False
    """

    need: TeamNeed = attrs.field(metadata=INTERNAL)
    goals: tuple[GoalId, ...] = attrs.field(
        converter=ids.goal_ids, default=(), metadata=INTERNAL
    )
    members: tuple[MemberId, ...] = attrs.field(
        converter=ids.member_ids, default=(), metadata=INTERNAL
    )
    agencies: tuple[AgencyId, ...] = attrs.field(
        converter=ids.agency_ids, default=(), metadata=INTERNAL
    )
    people: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )

    @property
    def is_held(self) -> bool:
        """Whether anybody has something open to do about it."""
        return bool(self.members or self.agencies or self.people)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Uncovered:
    """
    The needs and goals that nobody works on.

    >>> Uncovered(goals=["goal-1"]).is_nothing
    False
    """

    needs: tuple[TeamNeed, ...] = attrs.field(default=(), metadata=INTERNAL)
    goals: tuple[GoalId, ...] = attrs.field(
        converter=ids.goal_ids, default=(), metadata=INTERNAL
    )

    @property
    def is_nothing(self) -> bool:
        """Whether there are none."""
        return not self.needs and not self.goals


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Coverage:
    """
    Every need and every goal of a family, each with whoever works on it.
    """

    needs: tuple[NeedHeld, ...] = attrs.field(default=(), metadata=INTERNAL)
    goals: tuple[GoalHeld, ...] = attrs.field(default=(), metadata=INTERNAL)

    @property
    def uncovered(self) -> Uncovered:
        """Those on which nobody does."""
        return Uncovered(
            needs=tuple(held.need for held in self.needs if not held.is_held),
            goals=tuple(held.goal for held in self.goals if not held.is_held),
        )


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class LeftUncovered:
    """
    What nobody would hold if some of the team left, as at a step-down.
    """

    #: The members who would leave, in the order of their ids.
    leaving: tuple[MemberId, ...] = attrs.field(
        converter=ids.member_ids, default=(), metadata=INTERNAL
    )
    #: The agencies that would have nobody left in the team, or were named.
    agencies: tuple[AgencyId, ...] = attrs.field(
        converter=ids.agency_ids, default=(), metadata=INTERNAL
    )
    #: The open actions that somebody else would have to take on.
    tasks: tuple[ActionId, ...] = attrs.field(
        converter=ids.action_ids, default=(), metadata=INTERNAL
    )
    #: What they hold now and nobody would.
    newly: Uncovered = attrs.field(factory=Uncovered, metadata=INTERNAL)
    #: What nobody holds now, whoever leaves.
    already: Uncovered = attrs.field(factory=Uncovered, metadata=INTERNAL)
    #: Whether every need and goal would be held; ``None`` where none is recorded:
    #: nothing to hold is not held.
    nothing_left: YesNo | None = attrs.field(
        default=None, converter=attrs.converters.optional(YesNo), metadata=INTERNAL
    )


# --- who does how much


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class MemberLoad:
    """
    What one member has to do: a list to talk about, and no measure of anybody.

    >>> MemberLoad(member="tutor", tasks=["action-1"])
    MemberLoad(member='tutor', tasks=<1>)
    """

    member: MemberId = attrs.field(converter=ids.member_id, metadata=INTERNAL)
    tasks: tuple[ActionId, ...] = attrs.field(
        converter=ids.action_ids, default=(), metadata=INTERNAL
    )


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class AgencyLoad:
    """
    What one agency has to do, through its members of the team and beside them.
    """

    agency: AgencyId = attrs.field(converter=ids.agency_id, metadata=INTERNAL)
    #: Its practitioners in the team; nobody, where it only has something to do.
    members: tuple[MemberId, ...] = attrs.field(
        converter=ids.member_ids, default=(), metadata=INTERNAL
    )
    tasks: tuple[ActionId, ...] = attrs.field(
        converter=ids.action_ids, default=(), metadata=INTERNAL
    )


# --- who has been there, and who was heard


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class TimeInTeam:
    """
    Since when one member has been in the team.
    """

    member: MemberId = attrs.field(converter=ids.member_id, metadata=INTERNAL)
    #: ``None`` where nobody wrote it down.
    since: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    #: The days from then to the day that was asked of; ``None``: not known.
    days: int | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_int),
        metadata=INTERNAL,
    )


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class LeadChange:
    """
    That on a day others led in a role than the day before. Nobody is nobody on record.

    >>> LeadChange(kind="lead-practitioner", on=date(2026, 3, 2), after=["hub"]).before
    ()
    """

    kind: LeadKind = attrs.field(converter=LeadKind, metadata=INTERNAL)
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    before: tuple[MemberId, ...] = attrs.field(
        converter=ids.member_ids, default=(), metadata=INTERNAL
    )
    after: tuple[MemberId, ...] = attrs.field(
        converter=ids.member_ids, default=(), metadata=INTERNAL
    )


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Continuity:
    """
    Who has been there how long, and how the lead changed hands.
    """

    members: tuple[TimeInTeam, ...] = attrs.field(default=(), metadata=INTERNAL)
    #: By role, and in the order of their days.
    lead_changes: tuple[LeadChange, ...] = attrs.field(default=(), metadata=INTERNAL)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class SilentMember:
    """
    A member from whom nothing was heard, and whether anybody asked.

    Nought meetings to which they were asked is no silence of theirs.
    """

    member: MemberId = attrs.field(converter=ids.member_id, metadata=INTERNAL)
    #: The last day they were heard, there or by update; ``None``: never, on record.
    last_heard: date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_date),
        metadata=INTERNAL,
    )
    #: How many meetings since then they were asked to, as far as it is recorded.
    asked: int = attrs.field(converter=_model.as_int, metadata=INTERNAL)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Silence:
    """
    Who of the team has not been heard from since a day: whom to ring.
    """

    members: tuple[SilentMember, ...] = attrs.field(default=(), metadata=INTERNAL)
    #: Agencies none of whose members has been.
    agencies: tuple[AgencyId, ...] = attrs.field(
        converter=ids.agency_ids, default=(), metadata=INTERNAL
    )


# --- who is joined to whom


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class MemberLink:
    """
    That a member is joined to the family through one person only.
    """

    member: MemberId = attrs.field(converter=ids.member_id, metadata=INTERNAL)
    through: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class PersonLink:
    """
    That one of the family is joined to the team through one member only.
    """

    person: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    through: MemberId = attrs.field(converter=ids.member_id, metadata=INTERNAL)


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Links:
    """
    Where family and team hang by one thread, or by none that is recorded.
    """

    #: Members, other than the family's, who are joined through one of the family.
    members: tuple[MemberLink, ...] = attrs.field(default=(), metadata=INTERNAL)
    #: Those of the family who are joined through one member besides themselves.
    people: tuple[PersonLink, ...] = attrs.field(default=(), metadata=INTERNAL)
    #: Members whom nothing recorded joins to anybody of the family.
    unlinked_members: tuple[MemberId, ...] = attrs.field(
        converter=ids.member_ids, default=(), metadata=INTERNAL
    )
    #: Those of the family whom nothing recorded joins to anybody in the team.
    unlinked_people: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
