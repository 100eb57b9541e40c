"""
Which records one of the family may see, kind by kind. What is not named is withheld.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import final

import attrs

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import (
    Assessment,
    JudgedLevel,
    Observation,
    Scaling,
    Voice,
)
from earlyhelp_core.attendance import Absence, AttendanceRecord, Session
from earlyhelp_core.contacts import (
    Contact,
    FamilyKnows,
    FrontDoorOutcome,
    Notice,
    Referral,
    ReferralWithdrawal,
    Told,
    UnmetNeed,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.identifiers import SchoolUrn
from earlyhelp_core.ids import MemberId, PersonId
from earlyhelp_core.outcomes import Informant, Measure, Reading
from earlyhelp_core.people import (
    AgreementToSupport,
    Asked,
    EndingDiscussion,
    Household,
    LegalStatus,
    Membership,
    Person,
    Relationship,
    SharingRecord,
    Withdrawal,
)
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyMeeting,
    FamilyNetwork,
    FamilyOwner,
    FamilyPlan,
    Goal,
    GoalNote,
    NetworkMember,
    PlanAgreement,
    Review,
    SafetyPlan,
    SafetyStep,
    Supporter,
)
from earlyhelp_core.programmes import Attended as AttendedSession
from earlyhelp_core.programmes import Enrolment, FollowedUp
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import Attended, FamilyMember, Lead, Meeting, Practitioner
from earlyhelp_core.transitions import Kind, Move


@final
@attrs.frozen(kw_only=True)
class Reader:
    """
    One of the family who reads, and what is theirs.
    """

    person: PersonId
    #: The children whose part they may see as their own.
    wards: frozenset[PersonId]
    #: Whoever they may know of from us, themselves among them.
    known: frozenset[PersonId]
    #: Whether an address or a safety plan is kept from somebody, and they were not let
    #: into it. Then only what is expressly about them or their wards is shown, and
    #: nothing of the whole family.
    is_kept_out: bool
    #: The team members who are them, and those who sat at a table with them.
    members: frozenset[MemberId]
    met: frozenset[MemberId]

    def has_part(self, people: Iterable[PersonId]) -> bool:
        """Whether something about those *people*, or about nobody named, is theirs."""
        about = set(people)
        return about <= self.own if about else not self.is_kept_out

    @property
    def own(self) -> frozenset[PersonId]:
        """Themselves and their wards."""
        return self.wards | {self.person}


@singledispatch
def may_see(told: object, reader: Reader) -> bool:  # noqa: ARG001 - the rule for all that have none
    """Whether a *reader* may see a record of the family's case."""
    return False


@may_see.register(Absence)
@may_see.register(AgencyOwner)
@may_see.register(AttendedSession)
@may_see.register(FamilyNetwork)
@may_see.register(FollowedUp)
@may_see.register(FrontDoorOutcome)
@may_see.register(GoalNote)
@may_see.register(Measure)
@may_see.register(Period)
@may_see.register(Recorded)
@may_see.register(ReferralWithdrawal)
@may_see.register(Review)
@may_see.register(SchoolUrn)
@may_see.register(Session)
def _with_its_holder(told: object, reader: Reader) -> bool:  # noqa: ARG001 - a part
    return True


# --- people


@may_see.register
def _(told: Person, reader: Reader) -> bool:
    return told.id in reader.known


@may_see.register(FamilyMember)
@may_see.register(FamilyOwner)
@may_see.register(Membership)
def _of_somebody_known(
    told: FamilyMember | FamilyOwner | Membership, reader: Reader
) -> bool:
    return told.person in reader.known


@may_see.register
def _(told: Relationship, reader: Reader) -> bool:
    ends = {told.from_, told.to}
    is_kept = reader.person in told.not_known_to or not ends <= reader.known
    return not is_kept and not ends.isdisjoint(reader.own)


@may_see.register
def _(told: Household, reader: Reader) -> bool:
    lives_there = reader.person in {m.person for m in told.members}
    return lives_there and reader.person not in told.not_to_be_told


@may_see.register
def _(told: LegalStatus, reader: Reader) -> bool:
    return told.child in reader.own


# --- what each said


@may_see.register
def _(told: AgreementToSupport, reader: Reader) -> bool:
    return reader.person in {asked.person for asked in told.asked}


@may_see.register(Asked)
@may_see.register(NetworkMember)
@may_see.register(PlanAgreement)
def _own_answer(told: Asked | NetworkMember | PlanAgreement, reader: Reader) -> bool:
    return told.person == reader.person


@may_see.register(Scaling)
@may_see.register(Withdrawal)
def _own_word(told: Scaling | Withdrawal, reader: Reader) -> bool:
    return told.by == reader.person


@may_see.register
def _(told: Voice, reader: Reader) -> bool:
    # What a child said is for the child, and for nobody at home to read first.
    return told.child == reader.person


@may_see.register
def _(told: EndingDiscussion, reader: Reader) -> bool:
    return reader.person in told.with_


# --- contacts, assessments, what is measured


@may_see.register
def _(told: Contact, reader: Reader) -> bool:
    return told.family_knows is FamilyKnows.YES and reader.has_part(told.about)


@may_see.register
def _(told: Referral, reader: Reader) -> bool:
    return (
        told.family_knows is FamilyKnows.YES
        and told.harm_suspected is not YesNo.YES
        and reader.has_part(told.about)
    )


@may_see.register
def _(told: Notice, reader: Reader) -> bool:
    return told.to is Told.FAMILY and not reader.is_kept_out


@may_see.register
def _(told: Assessment, reader: Reader) -> bool:
    return reader.has_part(told.children)


@may_see.register
def _(told: Observation, reader: Reader) -> bool:
    return reader.has_part(() if told.about is None else (told.about,))


@may_see.register
def _(told: JudgedLevel, reader: Reader) -> bool:
    return told.child in reader.own


@may_see.register
def _(told: Reading, reader: Reader) -> bool:
    # A child's own answers are not handed on to a parent.
    is_private = told.informant is Informant.SELF and told.about != reader.person
    about = () if told.about is None else (told.about,)
    return not is_private and reader.has_part(about)


@may_see.register
def _(told: UnmetNeed, reader: Reader) -> bool:
    return reader.has_part(told.who)


@may_see.register
def _(told: Enrolment, reader: Reader) -> bool:
    return told.person in reader.own


@may_see.register
def _(told: AttendanceRecord, reader: Reader) -> bool:
    return told.pupil in reader.own


@may_see.register
def _(told: SharingRecord, reader: Reader) -> bool:
    is_safe = told.may_be_told(reader.person) is YesNo.YES
    return is_safe and reader.has_part(told.about)


@may_see.register
def _(told: Move, reader: Reader) -> bool:
    return reader.has_part(told.children) and not (
        told.kind is Kind.TRANSFER_OUT and reader.is_kept_out
    )


# --- the plan


@may_see.register
def _(told: FamilyPlan, reader: Reader) -> bool:
    was_asked = reader.person in {agreed.person for agreed in told.agreed}
    return was_asked or any(_takes_part(goal, reader) for goal in told.goals)


@may_see.register
def _(told: Goal, reader: Reader) -> bool:
    return _takes_part(told, reader) or (not told.whose and not reader.is_kept_out)


def _takes_part(goal: Goal, reader: Reader) -> bool:
    owners = {a.owner.person for a in goal.actions if isinstance(a.owner, FamilyOwner)}
    return reader.person in owners or not reader.own.isdisjoint(goal.whose)


@may_see.register(Action)
@may_see.register(SafetyStep)
def _of_whoever_is_known(told: Action | SafetyStep, reader: Reader) -> bool:
    owner = told.owner
    return not isinstance(owner, FamilyOwner) or owner.person in reader.known


@may_see.register
def _(told: Supporter, reader: Reader) -> bool:
    return not reader.is_kept_out or told.person == reader.person


@may_see.register
def _(told: SafetyPlan, reader: Reader) -> bool:
    return told.may_be_told(reader.person) is YesNo.YES


@may_see.register
def _(told: FamilyMeeting, reader: Reader) -> bool:
    return reader.person in told.offered_to


# --- the team


@may_see.register
def _(told: Practitioner, reader: Reader) -> bool:
    return told.id in reader.met or not reader.is_kept_out


@may_see.register
def _(told: Lead, reader: Reader) -> bool:
    return told.member in reader.met or not reader.is_kept_out


@may_see.register
def _(told: Meeting, reader: Reader) -> bool:
    return not reader.members.isdisjoint(entry.member for entry in told.attended)


@may_see.register
def _(told: Attended, reader: Reader) -> bool:
    return told.member in reader.met
