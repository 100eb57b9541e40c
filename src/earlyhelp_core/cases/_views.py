"""
What one reader may see of a case: which records stay, and which facts within them.

For one of the family nearly everything is named here that *may* be seen; what nobody
thought of is withheld. What was told cannot be taken back.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from earlyhelp_core import ids
from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Voice
from earlyhelp_core.cases._left_out import MARKS, LeftOut, viewed
from earlyhelp_core.cases._shown import Reader, may_see
from earlyhelp_core.cases._tree import (
    evolved,
    fields_of,
    records,
)
from earlyhelp_core.contacts import (
    Contact,
    FrontDoorOutcome,
    Referral,
    ReferralWithdrawal,
    UnmetNeed,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import evolve
from earlyhelp_core.ids import AgencyId, PersonId
from earlyhelp_core.people import (
    Asked,
    Birth,
    Family,
    Household,
    Person,
    SharingRecord,
    Withdrawal,
)
from earlyhelp_core.plans import (
    Action,
    Goal,
    NetworkMember,
    PlanAgreement,
    SafetyPlan,
    SafetyStep,
)
from earlyhelp_core.privacy import Narrative, PersonName
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import FamilyMember, Team
from earlyhelp_core.transitions import (
    Disagreement,
    DisagreementEnd,
    Handover,
    StageReached,
)

_A = TypeVar("_A")


def view_of(
    case: _A, family: Family, team: Team, reader: str, on: date
) -> tuple[_A, tuple[LeftOut, ...]]:
    """What a *reader*, a person of the family or an agency, may see on a day."""
    is_person = reader in {p.id for p in family.people}
    is_agency = reader in _agencies_in(case)
    if is_person and is_agency:
        raise Misuse.of(
            "View",
            code="two-readers",
            message="one id is a person's and an agency's; give each its own",
        )
    if is_agency:
        return _for_agency(case, team, ids.AgencyId(reader), on)
    person = family.person(ids.PersonId(reader)).id
    own = _wards(case, family, person, on)
    return for_person(case, family, team, person, own)


# --- one of the family


#: Until then a parent sees a child's part as their own; from then on the young person
#: is asked. Practice, to be confirmed locally: competence is found, not counted.
_SPEAKS_FOR_SELF = 16


def _wards(
    case: object, family: Family, person: PersonId, on: date
) -> frozenset[PersonId]:
    """
    The children whose part in the record *person* may see as their own.

    Those under 16 for whom they hold parental responsibility; none whose address, or
    whose safety plan, is kept from them.
    """
    kept = _kept_from(case, person)
    return frozenset(
        child.id
        for child in family.children_to_consider(on)
        if child.id not in kept
        and "" not in kept
        and (age := child.age(on)) is not None
        and age < _SPEAKS_FOR_SELF
        and person
        in {p.id for p in family.holders_of_parental_responsibility(child.id, on)}
    )


def _kept_from(case: object, person: PersonId) -> frozenset[str]:
    """Who is kept from them by address or safety plan; the empty text: everybody."""
    found: set[str] = set()
    for _, line in records(case):
        told = line[-1]
        if isinstance(told, Household) and person in told.not_to_be_told:
            found.update(member.person for member in told.members)
        if isinstance(told, SafetyPlan) and person in told.not_to_be_told:
            found.update(told.protects or ("",))
    return frozenset(found)


def for_person(
    case: _A, family: Family, team: Team, person: PersonId, own: frozenset[PersonId]
) -> tuple[_A, tuple[LeftOut, ...]]:
    """
    What one of the family may see, with the wards that are their *own* to see.
    """
    reader = _reader(case, family, team, person, own)
    unknown = frozenset(p.id for p in family.people) - reader.known

    def sees(told: object) -> bool:
        return may_see(told, reader) and unknown.isdisjoint(_people_in(told))

    shown, left_out = viewed(case, sees, lambda told: _for(told, reader), person)
    if reader.is_kept_out:
        shown = evolved(shown, {"starts_at": None, "partnership": None})
    return shown, left_out


def _reader(
    case: object,
    family: Family,
    team: Team,
    person: PersonId,
    own: frozenset[PersonId],
) -> Reader:
    members = frozenset(
        m.id for m in team.members if isinstance(m, FamilyMember) and m.person == person
    )
    tables = [{entry.member for entry in meeting.attended} for meeting in team.meetings]
    shared = [table for table in tables if not members.isdisjoint(table)]
    return Reader(
        person=person,
        wards=own,
        known=_known(family.known_to(person), person, own),
        is_kept_out=is_kept_out(case, person),
        members=members,
        met=members.union(*shared),
    )


def is_kept_out(case: object, person: PersonId) -> bool:
    """Whether an address or a safety plan is kept, and *person* was not let into it."""
    # Whoever was not let into it might pass it on to the one it is kept from.
    return any(_keeps_out(line[-1], person) for _, line in records(case))


def _keeps_out(told: object, person: PersonId) -> bool:
    if isinstance(told, Household):
        lives_there = person in {member.person for member in told.members}
        is_in = lives_there and person not in told.not_to_be_told
        return bool(told.not_to_be_told) and not is_in
    if isinstance(told, SafetyPlan):
        is_in = told.may_be_told(person) is YesNo.YES
        return bool(told.not_to_be_told) and not is_in
    return False


def _known(
    family: Family, person: PersonId, own: frozenset[PersonId]
) -> frozenset[PersonId]:
    edges = [{edge.from_, edge.to} for edge in family.relationships]
    nearest = {person}.union(*(edge for edge in edges if person in edge))
    near = nearest.union(own, *(edge for edge in edges if not own.isdisjoint(edge)))
    # A pregnancy is somebody's health: only who is related to the child learns of it.
    return frozenset(
        p.id
        for p in family.people
        if p.id in (near if p.birth is Birth.BORN else nearest)
    )


def _people_in(told: object) -> set[PersonId]:
    found: set[PersonId] = set()
    for field in fields_of(type(told)):
        if field.id_type is PersonId and field.name not in MARKS:
            value = getattr(told, field.name)
            found.update(value if field.is_list else () if value is None else (value,))
    return found


#: Where free text is the reader's own, or was made to be shared with them.
_READABLE = (
    Action,
    Asked,
    Goal,
    NetworkMember,
    PlanAgreement,
    SafetyPlan,
    SafetyStep,
    SharingRecord,
    Voice,
    Withdrawal,
)
#: Of those, what others wrote about it.
_OTHERS_WORDS = frozenset({"note", "removed_because", "ended_because"})


def _for(told: object, reader: Reader) -> object:
    if isinstance(told, Person):
        return told if told.id in reader.own else _outline(told)
    readable = isinstance(told, _READABLE)
    new: dict[str, object] = {}
    for field in fields_of(type(told)):
        is_free = field.holds_any(Narrative) and not (
            readable and field.name not in _OTHERS_WORDS
        )
        if field.name in MARKS:
            new[field.name] = ()
        elif field.name == "lives_with" and reader.person not in _people_in(told):
            # Who lives with whom tells of an address.
            new[field.name] = None
        elif is_free or field.holds_any(PersonName) or field.name in _FREE:
            new[field.name] = None
    changes = {n: v for n, v in new.items() if v != getattr(told, n)}
    return evolved(told, changes) if changes else told


#: Texts, where they may be missing, that may say anything.
_FREE = frozenset({"evidence", "source"})


def _outline(person: Person) -> Person:
    due = person.due if person.birth is Birth.UNBORN else None
    return Person(
        id=person.id,
        name=person.name,
        birth=person.birth,
        born=person.born,
        due=due,
        died=person.died,
        sex=person.sex,
    )


# --- an agency


def _agencies_in(case: object) -> frozenset[str]:
    """Every agency that the record names."""
    return frozenset(
        str(getattr(line[-1], field.name))
        for _, line in records(case)
        for field in fields_of(type(line[-1]))
        if field.id_type is AgencyId and getattr(line[-1], field.name) is not None
    )


def _for_agency(
    case: _A, team: Team, agency: AgencyId, on: date
) -> tuple[_A, tuple[LeftOut, ...]]:
    """
    What an *agency* may see: as one of the team of that day, or as any other.
    """
    if agency in {member.agency for member in team.practitioners(on)}:
        return viewed(
            case, lambda told: _with(told, agency) is not False, _for_team, agency
        )

    def is_theirs(told: object) -> bool:
        return _with(told, agency) is True

    about = {
        person
        for _, line in records(case)
        if is_theirs(line[-1])
        for person in _people_in(line[-1])
    }

    def sees(told: object) -> bool:
        if isinstance(told, Person):
            return told.id in about
        return is_theirs(told) or isinstance(told, _PARTS)

    shown, left_out = viewed(case, sees, _for_other, agency)
    return evolved(shown, {"starts_at": None}), left_out


def _with(told: object, agency: AgencyId) -> bool | None:
    """Whether it passed between us and them; ``None`` where it is no such thing."""
    if isinstance(told, SharingRecord):
        return told.with_agency == agency
    return True if agency in _agencies_of(told) else None


def _agencies_of(told: object) -> tuple[AgencyId | None, ...]:
    match told:
        case Contact():
            return (told.from_agency,)
        case Referral():
            return told.from_agency, told.to_agency
        case UnmetNeed():
            return (told.service,)
        case Disagreement():
            return told.raised_by_agency, told.with_agency
        case Handover():
            return told.sending_agency, told.receiving_agency
        case _:
            return ()


#: Parts of what an agency sent or was sent.
_PARTS = (
    DisagreementEnd,
    FrontDoorOutcome,
    Period,
    Recorded,
    ReferralWithdrawal,
    StageReached,
)
_NUMBERS = ("upn", "uln", "nhs_number", "upn_unknown_because")


def _for_team(told: object) -> object:
    if isinstance(told, Person):
        return evolved(told, {"former_upns": (), **dict.fromkeys(_NUMBERS)})
    if isinstance(told, Household) and told.not_to_be_told:
        return evolve(told, postcode=None)
    return told


def _for_other(told: object) -> object:
    if isinstance(told, Person):
        return Person(id=told.id)
    if isinstance(told, SharingRecord):
        return evolve(told, not_to_be_told=())
    names = [f.name for f in fields_of(type(told)) if f.holds_any(Narrative)]
    if isinstance(told, Contact | Referral) or not names:
        return told
    return evolved(told, dict.fromkeys(names))
