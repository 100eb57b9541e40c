"""
What the cases of the tests of facts are made of, one short word for each thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.assessments import (
    Assessment,
    ContraryEvidence,
    ContraryLike,
    HarmConsideration,
    HarmLike,
    NotConsidered,
    Visit,
    Voice,
)
from earlyhelp_core.cases import Case, facts_for
from earlyhelp_core.contacts import (
    FrontDoorDecisionLike,
    FrontDoorOutcome,
    Notice,
    Referral,
    TellingLike,
    ToldLike,
    UnmetNeed,
    WhyUnmetLike,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.people import (
    AgreementMethodLike,
    AgreementToSupport,
    Asked,
    EndingDiscussion,
    EndingWishLike,
    LegalBasisLike,
    LegalStatus,
    Membership,
    Person,
    SaidLike,
    SharingBasisLike,
    SharingRecord,
)
from earlyhelp_core.plans import (
    Action,
    ActionStatusLike,
    AgencyOwner,
    FamilyPlan,
    Goal,
    GoalStatusLike,
    Review,
    Supporter,
)
from earlyhelp_core.teams import (
    Attended,
    Lead,
    Meeting,
    MeetingKindLike,
    Practitioner,
    Team,
    Vacancy,
)
from earlyhelp_core.transitions import (
    Authorisation,
    Facts,
    Handover,
    KindLike,
    Request,
)
from tests.cases.builders import FAMILY, ON, a_case, a_move, with_half_sister

__all__ = [
    "APART",
    "BEFORE",
    "BOTH",
    "BOTH_HEARD",
    "DAY",
    "EVERYBODY",
    "GROWN",
    "LAST_MOVE",
    "LONG_AGO",
    "MOVED",
    "NO",
    "NURSE",
    "TUTOR",
    "WITH_BABY",
    "YES",
    "a_decision",
    "a_goal",
    "a_handover",
    "a_meeting",
    "a_need",
    "a_plan",
    "a_referral",
    "a_status",
    "a_team",
    "an_action",
    "an_assessment",
    "an_outcome",
    "asked",
    "considered",
    "doubt",
    "doubted",
    "heard",
    "left_out",
    "met",
    "not_heard",
    "said",
    "shared",
    "talked",
    "told",
    "visited",
]

DAY = timedelta(days=1)
BEFORE = ON - 10 * DAY
LAST_MOVE = ON - 20 * DAY
LONG_AGO = ON - 30 * DAY

MOVED = a_move("m1", LAST_MOVE, "targeted", kind="open", from_="universal")


def asked(
    case: Case,
    kind: KindLike = "close",
    *,
    to: str | None = None,
    child: str | None = None,
    on: date = ON,
) -> Facts:
    """The facts of a case about a move of that kind."""
    return facts_for(case, Request(kind=kind, to=to), on=on, child=child)


# --- what cases are made of


def a_status(
    basis: LegalBasisLike, *children: str, end: date | None = None
) -> list[LegalStatus]:
    """That status for those children, or for both."""
    period = Period(start=LONG_AGO, end=end)
    return [
        LegalStatus(child=child, basis=basis, period=period)
        for child in children or ("otto", "willa")
    ]


def considered(finding: HarmLike, *about: str, on: date = BEFORE) -> HarmConsideration:
    """That harm was considered."""
    return HarmConsideration(on=on, about=about, finding=finding)


def a_referral(name: str = "r1", *, on: date = BEFORE, **parts: object) -> Referral:
    """A referral to statutory help."""
    whole: Referral = Referral(
        **{"id": name, "received": on, "from_role": "nurse", "to": "statutory", **parts}  # type: ignore[arg-type] # checked at run time
    )
    return whole


def an_outcome(decision: FrontDoorDecisionLike, on: date = BEFORE) -> FrontDoorOutcome:
    """What the front door decided."""
    return FrontDoorOutcome(decision=decision, on=on)


def a_handover(
    name: str = "h1", *, on: date = BEFORE, kind: KindLike = "close", **parts: object
) -> Handover:
    """A handover that was proposed."""
    whole: Handover = Handover(
        **{"id": name, "kind": kind, "proposed": on, **parts}  # type: ignore[arg-type] # checked at run time
    )
    return whole


def said(
    answer: SaidLike,
    *,
    on: date = LONG_AGO,
    method: AgreementMethodLike | None = None,
    name: str = "g1",
) -> AgreementToSupport:
    """What the mother said to support."""
    return AgreementToSupport(
        id=name,
        scope="a plan",
        method=method,
        asked=(
            Asked(
                person="mother", said=answer, on=on, capacity="parental-responsibility"
            ),
        ),
    )


def a_decision(
    granted: YesNoLike = "yes",
    *,
    on: date = BEFORE,
    role: str = "team manager",
    kind: KindLike = "close",
    to: str | None = None,
) -> Authorisation:
    """What somebody in authority decided."""
    return Authorisation(kind=kind, to=to, role=role, on=on, granted=granted)


NURSE, TUTOR = (
    Practitioner(id="nurse", role="nurse"),
    Practitioner(id="t", role="tutor"),
)


def a_team(*meetings: Meeting, accepted: date | None = None, led: bool = True) -> Team:
    """A nurse and a tutor; the nurse leads."""
    lead = Lead(
        kind="lead-practitioner",
        member="nurse",
        period=Period(start=LONG_AGO),
        accepted=accepted,
    )
    return Team(
        members=(NURSE, TUTOR),
        leads=(lead,) if led else (),
        vacancies=() if led else (Vacancy(kind="lead-practitioner", since=LONG_AGO),),
        meetings=meetings,
    )


def a_meeting(
    kind: MeetingKindLike,
    on: date = BEFORE,
    *,
    invited: Iterable[str] = (),
    name: str = "t1",
) -> Meeting:
    """A meeting, and who was asked to it."""
    return Meeting(
        id=name,
        on=on,
        kind=kind,
        attended=tuple(Attended(member=m, how="invited") for m in invited),
    )


def an_assessment(
    *voices: Voice,
    on: date = BEFORE,
    completed: date | None = None,
    children: Iterable[str] = (),
    also: Iterable[str] = (),
    **parts: object,
) -> Assessment:
    """An assessment, completed or not."""
    whole = Assessment(
        id="a1",
        kind="early-help-assessment",
        started=on,
        completed=completed,
        children=tuple(children),
        considered=tuple(also),
        voices=voices,
    )
    return evolve(whole, **parts)


def a_plan(  # noqa: PLR0913 - one for each part that a test may vary
    *actions: Action,
    name: str = "p1",
    ended: date | None = None,
    reviews: Iterable[Review] = (),
    contingency: str | None = None,
    supporter: Supporter | None = None,
    goal: Goal | None = None,
) -> FamilyPlan:
    """A plan with one goal."""
    calm = Goal(id=f"{name}-g", words="Calm.", area="home", actions=actions)
    return FamilyPlan(
        id=name,
        started=LONG_AGO,
        ended=ended,
        goals=(calm if goal is None else goal,),
        reviews=tuple(reviews),
        contingency=contingency,
        supporter=supporter,
    )


def an_action(
    status: ActionStatusLike = "done",
    *,
    owner: str | None = "school",
    due: date | None = None,
) -> Action:
    """An action of an agency."""
    return Action(
        id=f"{status}-1",
        what="Ring.",
        owner=None if owner is None else AgencyOwner(agency=owner),
        due=due,
        status=status,
    )


def told(
    whom: ToldLike,
    about: TellingLike = "closure",
    *,
    on: date = BEFORE,
    route_back: YesNoLike | None = None,
) -> Notice:
    """That somebody was told."""
    return Notice(to=whom, about=about, on=on, route_back=route_back)


def heard(child: str, on: date | None = None) -> Voice:
    """That a child was heard."""
    return Voice(child=child, on=on, method="spoken")


def not_heard(child: str) -> Voice:
    """That a child was not."""
    return Voice(child=child, missing_because="not-seen")


def left_out(child: str) -> NotConsidered:
    """That a child was not thought about, and why."""
    return NotConsidered(child=child, because="lives-elsewhere")


def doubt(
    kind: ContraryLike, *about: str, on: date | None = BEFORE + DAY
) -> ContraryEvidence:
    """Something that speaks against an assessment, by default of the day after it."""
    return ContraryEvidence(kind=kind, about=about, on=on)


def doubted(kind: ContraryLike) -> Case:
    """A case with an assessment against which something has come to speak."""
    return a_case(assessments=[an_assessment(completed=BEFORE, contrary=[doubt(kind)])])


def visited(*seen: str, on: date = ON, took_place: YesNoLike | None = "yes") -> Visit:
    """That somebody called, and whom they saw."""
    return Visit(on=on, seen=seen, took_place=took_place)


def met(*members: str, on: date = ON) -> Meeting:
    """A meeting at which those members were heard."""
    attended = tuple(Attended(member=m, how="in-person") for m in members)
    return Meeting(id="t1", on=on, kind="review", attended=attended)


def a_goal(status: GoalStatusLike, *, ended_because: str | None = None) -> Goal:
    """A goal of a calm home, and how it ended."""
    return Goal(
        id="g1", words="Calm.", area="home", status=status, ended_because=ended_because
    )


def a_need(
    why: WhyUnmetLike | None = None,
    *,
    service: str | None = None,
    met: date | None = None,
) -> UnmetNeed:
    """A need that was not met."""
    return UnmetNeed(
        id=f"u-{why}", area="home", since=LONG_AGO, why=why, service=service, met=met
    )


def shared(
    *,
    on: date = BEFORE,
    with_agency: str | None = "hub",
    basis: SharingBasisLike | None = "public-task",
) -> SharingRecord:
    """That something was shared with whoever helps next."""
    return SharingRecord(id="s1", on=on, with_agency=with_agency, basis=basis)


def talked(
    outcome: EndingWishLike, informed: YesNoLike | None = "yes", on: date = BEFORE
) -> EndingDiscussion:
    """A talk about ending."""
    return EndingDiscussion(on=on, outcome=outcome, informed=informed)


WITH_BABY = evolve(
    FAMILY,
    people=(*FAMILY.people, Person(id="baby", birth="unborn", due=date(2026, 6, 1))),
    memberships=(*FAMILY.memberships, Membership(person="baby")),
)
APART = with_half_sister(FAMILY)
#: Two children, one expected, and a half-sister who lives elsewhere.
EVERYBODY = evolve(
    APART,
    people=(*APART.people, *WITH_BABY.people[-1:]),
    memberships=(*APART.memberships, *WITH_BABY.memberships[-1:]),
)
GROWN = evolve(
    FAMILY, people=(*FAMILY.people, Person(id="grown", born=date(1990, 1, 1)))
)
BOTH = ("otto", "willa")
BOTH_HEARD = (heard("otto", ON), heard("willa", ON))
YES, NO = YesNo.YES, YesNo.NO
