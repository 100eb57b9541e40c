"""
What holds of every case, whatever was recorded in it and in whichever order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import TypeVar

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from earlyhelp_core.answers import YesNo
from earlyhelp_core.assessments import Assessment, Harm, HarmConsideration, Voice
from earlyhelp_core.cases import Case, facts_for
from earlyhelp_core.contacts import (
    Contact,
    FamilyKnows,
    FrontDoorDecision,
    FrontDoorOutcome,
    Notice,
    Referral,
    Telling,
    Told,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Conflict
from earlyhelp_core.fields import attributes, evolve
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import (
    AgreementToSupport,
    Asked,
    Capacity,
    EndingDiscussion,
    EndingWish,
    Family,
    LegalBasis,
    LegalStatus,
    Membership,
    Person,
    Relationship,
    Said,
)
from earlyhelp_core.plans import (
    Action,
    ActionStatus,
    AgencyOwner,
    FamilyPlan,
    Goal,
    GoalStatus,
    Review,
    ReviewKind,
    Supporter,
)
from earlyhelp_core.teams import (
    Attendance,
    Attended,
    FamilyMember,
    Lead,
    LeadKind,
    Meeting,
    MeetingKind,
    Practitioner,
    Team,
)
from earlyhelp_core.transitions import (
    Authorisation,
    Handover,
    Kind,
    Move,
    Request,
    Waiver,
)
from tests.drawn import built, fields, maybe, some_of

_T = TypeVar("_T")
_A = TypeVar(
    "_A",
    Contact,
    Referral,
    Assessment,
    AgreementToSupport,
    Handover,
    Move,
    Meeting,
    Action,
)

LADDER = Ladder(framework="three-stages", codes=("low", "middle", "high"))
FIRST, LAST = date(2024, 1, 8), date(2026, 12, 14)

#: Few days, far apart and next to each other, so that things meet.
DAYS = [
    FIRST,
    date(2024, 1, 9),
    date(2025, 3, 3),
    date(2026, 3, 2),
    date(2026, 3, 3),
    date(2026, 3, 4),
    LAST,
]
days = st.sampled_from(DAYS)
SOME_DAY = maybe(DAYS)
#: Nothing, or how far on among the days that are left; see `_from`.
LATER = maybe(range(len(DAYS)))
YES_NO = [None, *YesNo]
LEVELS = LADDER.codes
SOME_LEVEL = maybe(LEVELS)
CHILDREN = ("elder", "younger", "baby")
SOME_CHILDREN = some_of(CHILDREN, 2)
KINDS = list(Kind)
requests = built(Request, kind=KINDS, to=SOME_LEVEL)


def _from(start: date | None, later: int | None) -> date | None:
    """Nothing, or a day not before *start*."""
    return None if later is None else _day(start, later)


def _day(start: date | None, later: int) -> date:
    left = DAYS if start is None else DAYS[DAYS.index(start) :]
    return left[later % len(left)]


def _many(one: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(one, max_size=2).map(tuple)


def _named(name: str, one: st.SearchStrategy[_A]) -> st.SearchStrategy[tuple[_A, ...]]:
    """Some of them, each with an id of its own."""
    return _many(one).map(
        lambda all_: tuple(
            evolve(each, id=f"{name}-{number}") for number, each in enumerate(all_)
        )
    )


#: Any period, ended or running.
PERIODS = [
    Period(start=start, end=_from(start, later)) for start in DAYS for later in LATER
]
STAY = maybe(PERIODS)


# --- the family


def _baby(born: date | None, due: date | None) -> Person:
    if born is None:
        return Person(id="baby", birth="unborn", due=due)
    # Somebody whose due date is known can be looked back on from any day.
    return Person(id="baby", born=born, due=born)


def _member(person: str, stay: Period | None, *, here: bool) -> list[Membership]:
    return [Membership(person=person, period=stay)] if here else []


def _parent_of(child: str, period: Period | None) -> Relationship:
    return Relationship(from_="mother", kind="parent-of", to=child, period=period)


_babies = built(_baby, born=SOME_DAY, due=SOME_DAY)
_younger = st.sampled_from([None, date(2018, 1, 1)])
_memberships = st.tuples(
    built(_member, person=["mother"], stay=STAY, here=[True]),
    built(_member, person=["elder"], stay=STAY, here=[True]),
    built(_member, person=["younger"], stay=STAY, here=[True, False]),
    built(_member, person=["baby"], stay=STAY, here=[True, False]),
)
_relationships = st.tuples(
    *(built(_parent_of, child=[child], period=STAY) for child in CHILDREN)
)


@st.composite
def families(draw: st.DrawFn) -> Family:
    """A mother and up to three children, one of them born or due at some time."""
    return Family(
        id="f1",
        people=(
            Person(id="mother", born=date(1990, 1, 1)),
            Person(id="elder", born=date(2010, 1, 1)),
            Person(id="younger", born=draw(_younger)),
            draw(_babies),
        ),
        memberships=tuple(chain.from_iterable(draw(_memberships))),
        relationships=draw(_relationships),
    )


# --- what came in, and what was found


def _answered(
    referral: Referral,
    decision: FrontDoorDecision,
    decided: int | None,
    told: int | None,
) -> Referral:
    on = _from(referral.received, decided)
    return evolve(
        referral,
        outcome=None if on is None else FrontDoorOutcome(decision=decision, on=on),
        feedback_given=_from(referral.received, told),
    )


#: Any referral, answered or not.
_referrals = st.builds(
    lambda referral, answer: _answered(referral, **answer),
    built(
        Referral,
        id=["r"],
        contact=[None, "k-0", "k-1"],
        received=DAYS,
        from_role=["nurse"],
        to=LEVELS,
        about=SOME_CHILDREN,
        harm_suspected=YES_NO,
        family_knows=maybe(list(FamilyKnows)),
    ),
    fields(decision=list(FrontDoorDecision), decided=LATER, told=LATER),
)


def _assessment(
    started: date,
    completed: int | None,
    children: tuple[str, ...],
    considered: tuple[str, ...],
    judged: str | None,
) -> Assessment:
    return Assessment(
        id="a",
        kind="early-help-assessment",
        started=started,
        completed=_from(started, completed),
        children=children,
        considered=considered,
        judged_level=judged,
    )


_voices = built(Voice, child=CHILDREN, on=SOME_DAY, method=[None, "spoken"])
#: Any assessment, with what children said.
_assessments = st.builds(
    lambda found, voices: evolve(found, voices=voices),
    built(
        _assessment,
        started=DAYS,
        completed=LATER,
        children=SOME_CHILDREN,
        considered=SOME_CHILDREN,
        judged=SOME_LEVEL,
    ),
    _many(_voices),
)


# --- what was planned


def _action(
    due: date | None, set_on: date | None, status: ActionStatus, settled: int | None
) -> Action:
    is_settled = Action(id="a", what="x", status=status).is_settled
    return Action(
        id="a",
        what="Ring.",
        owner=AgencyOwner(agency="school"),
        due=due,
        set_on=set_on,
        status=status,
        settled_on=_from(set_on, settled) if is_settled else None,
    )


def _goal(
    measure: str | None, set_on: date | None, status: GoalStatus, ended: int | None
) -> Goal:
    is_ended = Goal(id="g", words="x", area="x", status=status).is_ended
    return Goal(
        id="goal",
        words="Calm mornings.",
        area="home",
        measure=measure,
        set_on=set_on,
        status=status,
        ended_on=_from(set_on, ended) if is_ended else None,
    )


def _review(
    started: date, later: int, kind: ReviewKind, who: tuple[str, ...]
) -> Review:
    return Review(on=_day(started, later), kind=kind, considered=who)


_actions = built(
    _action,
    due=SOME_DAY,
    set_on=SOME_DAY,
    status=list(ActionStatus),
    settled=LATER,
)
_goals = built(
    _goal,
    measure=[None, "points"],
    set_on=SOME_DAY,
    status=list(GoalStatus),
    ended=LATER,
)
_reviews = {
    start: _many(
        built(
            _review,
            started=[start],
            later=range(len(DAYS)),
            kind=list(ReviewKind),
            who=SOME_CHILDREN,
        )
    )
    for start in DAYS
}
_supporters = [Supporter(role="neighbour", agreed_on=day) for day in SOME_DAY]
_frames = fields(
    started=DAYS,
    ended=LATER,
    contingency=[None, "Ring early."],
    supporter=maybe(_supporters),
)


@st.composite
def plans(draw: st.DrawFn, name: str) -> FamilyPlan:
    """Any plan of one goal."""
    frame = draw(_frames)
    actions = tuple(
        evolve(action, id=f"action-{name}-{number}")
        for number, action in enumerate(draw(_some_actions))
    )
    goal = evolve(draw(_goals), id=f"goal-{name}", actions=actions)
    return FamilyPlan(
        id=name,
        started=frame["started"],
        ended=_from(frame["started"], frame["ended"]),
        goals=(goal,),
        reviews=draw(_reviews[frame["started"]]),
        contingency=frame["contingency"],
        supporter=frame["supporter"],
    )


_some_actions = _many(_actions)
_planned = st.one_of(
    st.just(()), st.tuples(plans("p0")), st.tuples(plans("p0"), plans("p1"))
)


# --- the team

MEMBERS = ("nurse", "tutor", "mum")
_nurses = built(Practitioner, id=["nurse"], role=["nurse"], period=STAY)
_tutors = built(Practitioner, id=["tutor"], role=["tutor"], period=STAY)
_mothers = built(FamilyMember, id=["mum"], person=["mother"], period=STAY)
_leads = built(
    Lead,
    kind=list(LeadKind),
    member=MEMBERS,
    plan=[None, "p0", "p1"],
    period=PERIODS,
    accepted=SOME_DAY,
)


def _meeting(
    on: date, kind: MeetingKind, who: tuple[str, ...], how: Attendance
) -> Meeting:
    attended = tuple(Attended(member=member, how=how) for member in who)
    return Meeting(id="t", on=on, kind=kind, attended=attended)


_meetings = built(
    _meeting,
    on=DAYS,
    kind=list(MeetingKind),
    who=some_of(MEMBERS, len(MEMBERS)),
    how=list(Attendance),
)
#: Any team of a nurse, a tutor and the mother.
_teams = st.builds(
    lambda members, leads, meetings: Team(
        members=members, leads=leads, meetings=meetings
    ),
    st.tuples(_nurses, _tutors, _mothers),
    _many(_leads),
    _named("t", _meetings),
)


# --- moves between levels


def _closed(handover: Handover, answer: str, later: int | None) -> Handover:
    return evolve(handover, **{answer: _from(handover.proposed, later)})


#: Any handover, answered in at most one way.
_handovers = st.builds(
    lambda handover, answer: _closed(handover, **answer),
    built(
        Handover,
        id=["h"],
        kind=KINDS,
        to=SOME_LEVEL,
        children=SOME_CHILDREN,
        proposed=DAYS,
        same_lead=YES_NO,
        support_arranged=SOME_DAY,
    ),
    fields(answer=["accepted", "declined", "withdrawn"], later=LATER),
)


def moves(handovers: Sequence[str | None] = (None,)) -> st.SearchStrategy[Move]:
    """Any move, in any order with the others."""
    return built(
        Move,
        id=["m"],
        kind=KINDS,
        from_=SOME_LEVEL,
        to=LEVELS,
        children=SOME_CHILDREN,
        effective=DAYS,
        handover=handovers,
    )


# --- the whole

_contacts = _named("k", built(Contact, id=["k"], received=DAYS, from_role=["nurse"]))
_some_referrals = _named("r", _referrals)
_some_assessments = _named("a", _assessments)
_some_handovers = _named("h", _handovers)
_some_moves = _named("m", moves([None, "h-0", "h-1"]))
_asked = built(
    Asked,
    person=["mother", "elder"],
    said=list(Said),
    capacity=maybe(list(Capacity)),
    on=SOME_DAY,
)
_agreements = _named(
    "g",
    st.builds(
        lambda asked: AgreementToSupport(id="g", scope="a plan", asked=asked),
        _many(_asked),
    ),
)
_statuses = _many(
    built(LegalStatus, child=CHILDREN, basis=list(LegalBasis), period=PERIODS)
)
_endings = _many(
    built(EndingDiscussion, on=DAYS, outcome=list(EndingWish), informed=YES_NO)
)
_notices = _many(
    built(Notice, to=list(Told), on=DAYS, about=list(Telling), route_back=YES_NO)
)
_harm = _many(
    built(HarmConsideration, on=DAYS, about=SOME_CHILDREN, finding=list(Harm))
)
_readings = _many(built(Reading, measure=["points"], on=DAYS, value=[1]))
_authorisations = _many(
    built(
        Authorisation,
        kind=KINDS,
        to=SOME_LEVEL,
        role=["team manager", "conference"],
        on=DAYS,
        granted=list(YesNo),
    )
)
_waivers = _many(
    built(
        Waiver,
        requirement=["closing-meeting-or-updates"],
        kind=KINDS,
        to=SOME_LEVEL,
        by=["service manager"],
        reason=["Not safe."],
        granted=DAYS,
        until=[max(DAYS)],
    )
)
_begun = st.sampled_from(SOME_LEVEL)
_families = families()


def _one_of(
    those: Sequence[Contact | FamilyPlan | Handover], wanted: str | None
) -> str | None:
    """The id wanted; where it was not drawn, another; where none was, nothing."""
    ids = [one.id for one in those]
    return wanted if wanted is None or wanted in ids else next(iter(ids), None)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any case that is not impossible."""
    contacts, planned, handed = draw(_contacts), draw(_planned), draw(_some_handovers)
    team = draw(_teams)
    return Case(
        id="c1",
        ladder=LADDER,
        family=draw(_families),
        starts_at=draw(_begun),
        legal_statuses=draw(_statuses),
        agreements=draw(_agreements),
        endings=draw(_endings),
        contacts=contacts,
        referrals=tuple(
            evolve(referral, contact=_one_of(contacts, referral.contact))
            for referral in draw(_some_referrals)
        ),
        notices=draw(_notices),
        harm=draw(_harm),
        assessments=draw(_some_assessments),
        plans=planned,
        team=evolve(
            team,
            leads=tuple(
                evolve(lead, plan=_one_of(planned, lead.plan)) for lead in team.leads
            ),
        ),
        measures=(Measure(id="points", title="Points", unit="points"),),
        readings=draw(_readings),
        waivers=draw(_waivers),
        authorisations=draw(_authorisations),
        handovers=handed,
        moves=tuple(
            evolve(move, handover=_one_of(handed, move.handover))
            for move in draw(_some_moves)
        ),
    )


def _dated(record: object) -> Iterable[date]:
    """The day of every dated record in *record*, at any depth."""
    if isinstance(record, tuple):
        for part in record:
            yield from _dated(part)
    elif attrs.has(kind := type(record)):
        day = getattr(record, "dated", None)
        if day is not None:
            yield day
        for field in attributes(kind):
            yield from _dated(getattr(record, field.name))


@given(cases(), days)
def test_as_of_a_day_holds_no_record_of_a_later_day(case: Case, on: date) -> None:
    """At no depth: no plan, no goal in it, and no action of the goal."""
    assert [day for day in _dated(case.as_of(on).case) if day > on] == []


@given(cases(), days, days)
def test_as_of_two_days_is_as_of_the_earlier(case: Case, one: date, two: date) -> None:
    """What a day did not know, a later day cannot tell of the record it left."""
    twice = case.as_of(one).case.as_of(two).case

    assert twice == case.as_of(min(one, two)).case


@given(cases())
def test_as_of_its_last_day_a_case_is_whole(case: Case) -> None:
    """Hiding what came later hides nothing else, but for what lies ahead in itself."""
    assert case.as_of(LAST).case == case


@given(cases(), days)
def test_levels_rest_on_nothing_later(case: Case, on: date) -> None:
    """Where the beginning is recorded, as it stood and in hindsight are one."""
    assume(case.starts_at is not None)
    now = case.as_of(on)

    assert (now.level, now.levels) == (case.level(on), case.levels(on))


@given(cases(), days)
def test_the_family_s_level_is_one_of_its_children_s_and_none_is_higher(
    case: Case, on: date
) -> None:
    """It says whose help weighs most, and is not made up."""
    level, levels_now = case.level(on), case.levels(on)
    known = [case.ladder.rank(code) for code in levels_now.values() if code is not None]

    assert (None if level is None else case.ladder.rank(level)) == max(
        known, default=None
    )
    assert levels_now == {child: case.level(on, child) for child in levels_now}


@given(cases(), days, requests, st.sampled_from([None, *CHILDREN]))
def test_facts_rest_on_nothing_later(
    case: Case, on: date, request_: Request, child: str | None
) -> None:
    """The facts of a day are those of the case as it stood on that day."""
    assert facts_for(case, request_, on=on, child=child) == facts_for(
        case.as_of(on).case, request_, on=on, child=child
    )


@given(cases(), days, requests)
def test_asking_after_harm_or_status_never_comforts(
    case: Case, on: date, request_: Request
) -> None:
    """If harm is suspected for any child asked after alone, it is for the family."""
    whole = facts_for(case, request_, on=on)
    children = [
        child.id for child in case.as_of(on).case.family.children_to_consider(on)
    ]
    each = [facts_for(case, request_, on=on, child=child) for child in children]

    assert (whole.harm is Harm.SUSPECTED) == (
        Harm.SUSPECTED in {facts.harm for facts in each}
    )
    assert whole.harm is not Harm.NONE or {f.harm for f in each} == {Harm.NONE}
    protecting = {LegalBasis.ORDER, LegalBasis.CHILD_PROTECTION_PLAN}
    assert (whole.legal_status in protecting) == bool(
        protecting & {facts.legal_status for facts in each}
    )


def _after(case: Case, move: Move) -> Case | Conflict:
    try:
        return case.with_move(move)
    except Conflict as conflict:
        return conflict


@given(cases(), moves())
def test_a_move_is_added_or_contradicts(case: Case, move: Move) -> None:
    """A move that is taken stands last and holds from its day; nothing else changes."""
    new = evolve(move, id="new")
    after = _after(case, new)

    if isinstance(after, Case):
        assert after == evolve(case, moves=(*case.moves, new))
        assert not new.changes_level or {
            after.level(new.effective, child) for child in new.children
        } <= {new.to}
    else:
        then = case.as_of(new.effective)
        named = {then.case.level(then.on, child) for child in new.children}
        assert (named or {then.level}) - {new.from_, None} != set()
