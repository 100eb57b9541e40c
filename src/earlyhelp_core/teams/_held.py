"""
Who holds what: the answers of a team network, which count and never rank.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    default,
    made_by,
    record,
)
from earlyhelp_core.ids import ActionId, AgencyId, GoalId, MemberId, PersonId
from earlyhelp_core.teams._leads import LeadKind, LeadKindLike
from earlyhelp_core.teams._work import TeamNeed

# --- what is held


@record
class GoalHeld:
    """
    Who has something open to do towards one goal.

    >>> GoalHeld(goal="goal-1", agencies=["housing"]).is_held
    True
    """

    goal: Internal[GoalId, str]
    #: Those of the team who have it to do, in the order of their ids.
    members: InternalList[MemberId, str] = default(())
    #: Agencies for which no one member can be named.
    agencies: InternalList[AgencyId, str] = default(())
    #: Those of the family who do not sit in the team.
    people: InternalList[PersonId, str] = default(())

    @property
    def is_held(self) -> bool:
        """Whether anybody has."""
        return bool(self.members or self.agencies or self.people)


@record
class NeedHeld:
    """
    Through which goals one need is worked on, and by whom.

    A need with a goal and nobody at work on it is not held; nor is one without a goal.

    >>> NeedHeld(need=TeamNeed(area="housing"), goals=["goal-1"]).is_held
    False
    """

    need: Internal[TeamNeed]
    goals: InternalList[GoalId, str] = default(())
    members: InternalList[MemberId, str] = default(())
    agencies: InternalList[AgencyId, str] = default(())
    people: InternalList[PersonId, str] = default(())

    @property
    def is_held(self) -> bool:
        """Whether anybody has something open to do about it."""
        return bool(self.members or self.agencies or self.people)


@record
class Uncovered:
    """
    The needs and goals that nobody works on.

    >>> Uncovered(goals=["goal-1"]).is_nothing
    False
    """

    needs: InternalList[TeamNeed] = default(())
    goals: InternalList[GoalId, str] = default(())

    @property
    def is_nothing(self) -> bool:
        """Whether there are none."""
        return not self.needs and not self.goals


@record
class Coverage:
    """
    Every need and every goal of a family, each with whoever works on it.
    """

    needs: InternalList[NeedHeld] = default(())
    goals: InternalList[GoalHeld] = default(())

    @property
    def uncovered(self) -> Uncovered:
        """Those on which nobody does."""
        return Uncovered(
            needs=tuple(held.need for held in self.needs if not held.is_held),
            goals=tuple(held.goal for held in self.goals if not held.is_held),
        )


@record
class LeftUncovered:
    """
    What nobody would hold if some of the team left, as at a step-down.
    """

    #: The members who would leave, in the order of their ids.
    leaving: InternalList[MemberId, str] = default(())
    #: The agencies that would have nobody left in the team, or were named.
    agencies: InternalList[AgencyId, str] = default(())
    #: The open actions that somebody else would have to take on.
    tasks: InternalList[ActionId, str] = default(())
    #: What they hold now and nobody would.
    newly: Internal[Uncovered] = made_by(Uncovered)
    #: What nobody holds now, whoever leaves.
    already: Internal[Uncovered] = made_by(Uncovered)
    #: Whether every need and goal would be held; ``None`` where none is recorded:
    #: nothing to hold is not held.
    nothing_left: Internal[YesNo | None, YesNoLike | None] = default(None)


# --- who does how much


@record
class MemberLoad:
    """
    What one member has to do: a list to talk about, and no measure of anybody.

    >>> MemberLoad(member="tutor", tasks=["action-1"])
    MemberLoad(member='tutor', tasks=<1>)
    """

    member: Internal[MemberId, str]
    tasks: InternalList[ActionId, str] = default(())


@record
class AgencyLoad:
    """
    What one agency has to do, through its members of the team and beside them.
    """

    agency: Internal[AgencyId, str]
    #: Its practitioners in the team; nobody, where it only has something to do.
    members: InternalList[MemberId, str] = default(())
    tasks: InternalList[ActionId, str] = default(())


# --- who has been there, and who was heard


@record
class TimeInTeam:
    """
    Since when one member has been in the team.
    """

    member: Internal[MemberId, str]
    #: ``None`` where nobody wrote it down.
    since: Internal[date | None, DateLike | None] = default(None)
    #: The days from then to the day that was asked of; ``None``: not known.
    days: Internal[int | None] = default(None)


@record
class LeadChange:
    """
    That on a day others led in a role than the day before. Nobody is nobody on record.

    >>> LeadChange(kind="lead-practitioner", on=date(2026, 3, 2), after=["hub"]).before
    ()
    """

    kind: Internal[LeadKind, LeadKindLike]
    on: Internal[date, DateLike]
    before: InternalList[MemberId, str] = default(())
    after: InternalList[MemberId, str] = default(())


@record
class Continuity:
    """
    Who has been there how long, and how the lead changed hands.
    """

    members: InternalList[TimeInTeam] = default(())
    #: By role, and in the order of their days.
    lead_changes: InternalList[LeadChange] = default(())


@record
class SilentMember:
    """
    A member from whom nothing was heard, and whether anybody asked.

    Nought meetings to which they were asked is no silence of theirs.
    """

    member: Internal[MemberId, str]
    #: The last day they were heard, there or by update; ``None``: never, on record.
    last_heard: Internal[date | None, DateLike | None] = default(None)
    #: How many meetings since then they were asked to, as far as it is recorded.
    asked: Internal[int]


@record
class Silence:
    """
    Who of the team has not been heard from since a day: whom to ring.
    """

    members: InternalList[SilentMember] = default(())
    #: Agencies none of whose members has been.
    agencies: InternalList[AgencyId, str] = default(())


# --- who is joined to whom


@record
class MemberLink:
    """
    That a member is joined to the family through one person only.
    """

    member: Internal[MemberId, str]
    through: Internal[PersonId, str]


@record
class PersonLink:
    """
    That one of the family is joined to the team through one member only.
    """

    person: Internal[PersonId, str]
    through: Internal[MemberId, str]


@record
class Links:
    """
    Where family and team hang by one thread, or by none that is recorded.
    """

    #: Members, other than the family's, who are joined through one of the family.
    members: InternalList[MemberLink] = default(())
    #: Those of the family who are joined through one member besides themselves.
    people: InternalList[PersonLink] = default(())
    #: Members whom nothing recorded joins to anybody of the family.
    unlinked_members: InternalList[MemberId, str] = default(())
    #: Those of the family whom nothing recorded joins to anybody in the team.
    unlinked_people: InternalList[PersonId, str] = default(())
