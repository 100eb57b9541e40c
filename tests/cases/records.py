"""
Cases in which there is something of everything, and what is found in any of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import attrs

from earlyhelp_core.assessments import (
    Assessment,
    ContraryEvidence,
    HarmConsideration,
    JudgedLevel,
    Observation,
    Scaling,
    Visit,
    Voice,
)
from earlyhelp_core.attendance import AttendanceRecord, Session
from earlyhelp_core.cases import Case
from earlyhelp_core.contacts import (
    Contact,
    FrontDoorOutcome,
    Notice,
    Referral,
    UnmetNeed,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import (
    AgreementToSupport,
    Asked,
    EndingDiscussion,
    Family,
    Household,
    LegalStatus,
    Membership,
    Person,
    Relationship,
    SharingRecord,
)
from earlyhelp_core.plans import (
    Action,
    AgencyOwner,
    FamilyMeeting,
    FamilyNetwork,
    FamilyOwner,
    FamilyPlan,
    Goal,
    NetworkMember,
    PlanAgreement,
    PlannedAction,
    PlannedGoal,
    PlanVersion,
    Review,
    SafetyPlan,
    SafetyStep,
    Supporter,
)
from earlyhelp_core.privacy import Masked
from earlyhelp_core.programmes import Enrolment
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import (
    Attended,
    FamilyMember,
    InformalSupporter,
    Lead,
    Meeting,
    Practitioner,
    Team,
)
from earlyhelp_core.transitions import (
    Authorisation,
    Departure,
    Disagreement,
    DisagreementEnd,
    Handover,
    Move,
    SafetyAction,
    StageReached,
    Waiver,
)
from tests.cases.builders import LADDER, ON

__all__ = ["FAMILY_APART", "NOON", "apart", "everything", "parts_of", "texts_in"]

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

#: A mother who left with two children; their father; her mother; a child of hers that
#: he does not know of.
FAMILY_APART = Family(
    id="f1",
    people=(
        Person(id="mother", name="Mo", born=date(1988, 5, 4), nhs_number="9990000018"),
        Person(id="father", name="Fa", born=date(1986, 5, 4), ethnicity="WBRI"),
        Person(id="otto", name="Ot", born=date(2014, 9, 1), school="100001"),
        Person(id="willa", name="Wi", born=date(2008, 9, 1)),
        Person(id="gran", name="Gr", born=date(1960, 1, 1)),
        Person(id="baby", birth="unborn", due=date(2026, 6, 1)),
    ),
    memberships=tuple(
        Membership(person=p) for p in ("mother", "father", "otto", "willa", "baby")
    ),
    relationships=(
        *(
            Relationship(
                from_=parent, kind="parent-of", to=child, parental_responsibility="yes"
            )
            for parent in ("mother", "father")
            for child in ("otto", "willa")
        ),
        Relationship(
            from_="mother", kind="parent-of", to="baby", not_known_to=("father",)
        ),
        Relationship(from_="gran", kind="parent-of", to="mother", lives_with="yes"),
        Relationship(from_="mother", kind="ex-partner-of", to="father"),
    ),
    households=(
        Household(
            id="hers",
            members=tuple(Membership(person=p) for p in ("mother", "otto", "gran")),
            postcode="ZZ99 3VZ",
            not_to_be_told=("father",),
        ),
        Household(
            id="his",
            members=tuple(Membership(person=p) for p in ("father", "willa")),
            postcode="ZZ99 3WZ",
        ),
    ),
)


def everything(family: Family = FAMILY_APART, day: date = ON) -> Case:
    """A case with something of every kind, all on one *day*."""
    recorded = Recorded(at=NOON, role="lead", name="Somebody Writing")
    goals = [
        Goal(
            id="g1",
            words="Calm mornings.",
            area="home",
            whose=("otto",),
            measure="points",
            actions=(
                Action(id="a1", what="Ring.", owner=AgencyOwner(agency="school")),
                Action(id="a2", what="Walk.", owner=FamilyOwner(person="mother")),
                Action(id="a3", what="Call by.", owner=FamilyOwner(person="gran")),
            ),
        ),
        Goal(id="g2", words="Rest.", area="health", whose=("mother",)),
        Goal(id="g3", words="Eat together.", area="home"),
    ]
    return Case(
        id="c1",
        partnership="kingston",
        ladder=LADDER,
        family=family,
        starts_at="universal",
        legal_statuses=tuple(
            LegalStatus(child=c, basis="section-17", period=Period(start=day))
            for c in ("otto", "willa")
        ),
        agreements=(
            AgreementToSupport(
                id="ag1",
                scope="a plan",
                asked=(
                    Asked(person="mother", said="agrees", on=day, words="Yes please."),
                    Asked(person="father", said="does-not-agree", on=day, words="No."),
                ),
                recorded=recorded,
            ),
        ),
        endings=(EndingDiscussion(on=day, with_=("mother",), outcome="agrees-to-end"),),
        contacts=(
            Contact(
                id="k1",
                received=day,
                from_role="teacher",
                from_agency="school",
                about=("otto",),
                family_knows="yes",
                summary="Tired.",
            ),
            Contact(id="k2", received=day, from_role="refuge", from_agency="refuge"),
        ),
        referrals=(
            Referral(
                id="r1",
                contact="k1",
                received=day,
                from_role="nurse",
                from_agency="nursing",
                to="targeted",
                about=("otto",),
                family_knows="yes",
                need="Sleep.",
                outcome=FrontDoorOutcome(decision="accepted", on=day, reason="Need."),
            ),
            Referral(
                id="r2",
                received=day,
                from_role="nurse",
                to="statutory",
                harm_suspected="yes",
                family_knows="yes",
            ),
        ),
        notices=(
            Notice(to="family", on=day, about="step-up"),
            Notice(to="referrer", on=day, about="step-up"),
        ),
        harm=(HarmConsideration(on=day, about=("otto",), finding="suspected"),),
        assessments=(
            Assessment(
                id="as1",
                kind="early-help-assessment",
                children=("otto",),
                started=day,
                observations=(
                    Observation(
                        about="otto", side="need", area="sleep", words="x", evidence="y"
                    ),
                    Observation(about="mother", side="need", area="health"),
                    Observation(side="need", area="money"),
                ),
                scalings=(
                    Scaling(question="how calm", value=4, by="mother"),
                    Scaling(question="how safe", value=4, by_role="nurse"),
                ),
                voices=(Voice(child="otto", method="spoken", words="Too loud."),),
                visits=(Visit(on=day, seen=("otto",), seen_alone=("otto",)),),
                judged=(JudgedLevel(child="otto", level="targeted", rationale="z"),),
                contrary=(ContraryEvidence(kind="new-incident", on=day),),
                rationale="Because.",
            ),
        ),
        plans=(
            FamilyPlan(
                id="p1",
                started=day,
                agreed=(
                    PlanAgreement(person="mother", said="agrees", words="Good."),
                    PlanAgreement(person="father", said="does-not-agree"),
                ),
                goals=tuple(goals),
                reviews=(Review(on=day, kind="meeting", summary="Well."),),
                contingency="Ring the police.",
                supporter=Supporter(agency="refuge", agreed_on=day),
                versions=(
                    PlanVersion(
                        on=day,
                        goals=(
                            PlannedGoal(
                                goal="g2",
                                words="Rest.",
                                area="health",
                                actions=(PlannedAction(action="a2", what="Walk."),),
                            ),
                        ),
                    ),
                ),
                safety_plans=(
                    SafetyPlan(
                        made=day,
                        protects=("otto",),
                        safe_places="Gran's.",
                        steps=(
                            SafetyStep(what="Go.", owner=FamilyOwner(person="mother")),
                        ),
                        agreed=(PlanAgreement(person="mother", said="agrees"),),
                        not_to_be_told=("father",),
                    ),
                ),
                network=FamilyNetwork(
                    members=(
                        NetworkMember(person="gran", offers="A room."),
                        NetworkMember(name="Neighbour Next-Door", relation="neighbour"),
                    ),
                    meetings=(FamilyMeeting(offered=day, offered_to=("mother",)),),
                ),
                recorded=recorded,
            ),
        ),
        team=Team(
            members=(
                FamilyMember(id="m1", person="mother"),
                FamilyMember(id="m2", person="father"),
                InformalSupporter(id="m3", name="Fa Priest", relation="vicar"),
                Practitioner(id="m4", agency="school", role="tutor", name="Tu Tor"),
                Practitioner(id="m5", agency="refuge", role="adviser"),
            ),
            leads=(
                Lead(
                    kind="lead-practitioner",
                    member="m5",
                    plan="p1",
                    period=Period(start=day),
                ),
            ),
            meetings=(
                Meeting(
                    id="t1",
                    on=day,
                    kind="team-around-the-family",
                    attended=(
                        Attended(member="m1", how="in-person"),
                        Attended(member="m5", how="in-person"),
                    ),
                    apart_because="Not safe.",
                ),
                Meeting(
                    id="t2",
                    on=day,
                    kind="review",
                    attended=(
                        Attended(member="m2", how="separately"),
                        Attended(member="m4", how="in-person"),
                    ),
                ),
            ),
        ),
        measures=(Measure(id="points", title="Points", unit="points"),),
        readings=(
            Reading(measure="points", about="otto", on=day, value=3, informant="self"),
            Reading(measure="points", about="otto", on=day, value=4, source="letter"),
            Reading(measure="points", on=day, value=5),
        ),
        authorisations=(
            Authorisation(kind="step-up", role="manager", on=day, granted="yes"),
        ),
        handovers=(
            Handover(
                id="h1", kind="step-up", proposed=day, receiving_agency="statutory-team"
            ),
        ),
        sharing=(
            SharingRecord(
                id="s1",
                on=day,
                about=("otto",),
                what="That he is tired.",
                with_agency="school",
                safe_to_tell="yes",
                not_to_be_told=("father",),
            ),
            SharingRecord(id="s2", on=day, about=("otto",), with_agency="nursing"),
        ),
        unmet_needs=(
            UnmetNeed(id="u1", area="housing", who=("mother",), service="housing"),
            UnmetNeed(id="u2", area="money"),
        ),
        enrolments=(Enrolment(id="e1", programme="parenting", person="mother"),),
        disagreements=(
            Disagreement(
                id="d1",
                about="level-of-need",
                children=("otto",),
                raised=day,
                raised_by_role="nurse",
                raised_by_agency="nursing",
                with_agency="statutory-team",
                words="He is not safe.",
                family_wish="To be left alone.",
                plan="p1",
                stages=(
                    StageReached(
                        stage="managers", on=day, answered=day, answer="We will look."
                    ),
                ),
                safety=(SafetyAction(on=day, what="Rang.", referral="r2"),),
                end=DisagreementEnd(on=day, how="agreed", outcome="Looked again."),
            ),
        ),
        attendance=(
            AttendanceRecord(
                pupil="otto",
                school="100001",
                period=Period(start=day, end=day),
                sessions=(Session(on=day, half="am", code="I"),),
            ),
        ),
        waivers=(
            Waiver(
                requirement="closing-meeting-or-updates",
                kind="close",
                by="service manager",
                reason="He must not learn where she lives.",
                granted=day,
                until=day,
            ),
        ),
        moves=(
            Move(
                id="mv1",
                kind="open",
                from_="universal",
                to="targeted",
                children=("otto",),
                effective=day,
                reason="Needed.",
                departures=(Departure(requirement="agreement", reason="Urgent."),),
                handover="h1",
            ),
            Move(id="mv2", kind="transfer-out", effective=day),
        ),
    )


def apart(person: str) -> tuple[Case, Case]:
    """That case, and what of it one of the family sees."""
    case = everything()
    return case, case.view_for(person, ON).case


def parts_of(value: object) -> Iterator[attrs.AttrsInstance]:
    """Every record in a record, at any depth."""
    if isinstance(value, tuple):
        for part in value:
            yield from parts_of(part)
    elif attrs.has(kind := type(value)):
        yield value  # type: ignore[misc] # an attrs class
        for field in attrs.fields(kind):
            yield from parts_of(getattr(value, field.name))


def texts_in(value: object) -> set[str]:
    """Every text in a record, the hidden ones too."""
    if isinstance(value, tuple):
        return {text for part in value for text in texts_in(part)}
    if isinstance(value, Masked):
        return {value.reveal()}
    if attrs.has(kind := type(value)):
        return {
            text
            for field in attrs.fields(kind)
            for text in texts_in(getattr(value, field.name))
        }
    return set() if value is None else {str(value)}
