"""
What holds of every case, whatever was recorded in it and in whichever order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
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
from earlyhelp_core.transitions import Authorisation, Handover, Kind, Move, Request

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
some_day = st.none() | days
yes_no = st.none() | st.sampled_from(YesNo)
levels = st.sampled_from(LADDER.codes)
CHILDREN = ("elder", "younger", "baby")
some_children = st.lists(st.sampled_from(CHILDREN), max_size=2, unique=True).map(tuple)
requests = st.builds(Request, kind=st.sampled_from(Kind), to=st.none() | levels)


def _many(one: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(one, max_size=2).map(tuple)


def _named(name: str, one: st.SearchStrategy[_A]) -> st.SearchStrategy[tuple[_A, ...]]:
    """Some of them, each with an id of its own."""
    return _many(one).map(
        lambda all_: tuple(
            attrs.evolve(each, id=f"{name}-{number}")
            for number, each in enumerate(all_)
        )
    )


def _from(start: date | None) -> st.SearchStrategy[date | None]:
    """Nothing, or a day not before *start*."""
    return st.none() | st.sampled_from([d for d in DAYS if start is None or start <= d])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period, ended or running."""
    start = draw(days)
    return Period(start=start, end=draw(_from(start)))


@st.composite
def families(draw: st.DrawFn) -> Family:
    """A mother and up to three children, one of them born or due at some time."""
    born = draw(some_day)
    baby = (
        Person(id="baby", birth="unborn", due=draw(some_day))
        if born is None
        # Somebody whose due date is known can be looked back on from any day.
        else Person(id="baby", born=born, due=born)
    )
    here = st.booleans()
    return Family(
        id="f1",
        people=(
            Person(id="mother", born=date(1990, 1, 1)),
            Person(id="elder", born=date(2010, 1, 1)),
            Person(id="younger", born=draw(st.sampled_from([None, date(2018, 1, 1)]))),
            baby,
        ),
        memberships=tuple(
            Membership(person=name, period=draw(st.none() | periods()))
            for name in ("mother", *CHILDREN)
            if name in {"mother", "elder"} or draw(here)
        ),
        relationships=tuple(
            Relationship(
                from_="mother",
                kind="parent-of",
                to=child,
                period=draw(st.none() | periods()),
            )
            for child in CHILDREN
        ),
    )


@st.composite
def referrals(draw: st.DrawFn, contacts: Iterable[Contact]) -> Referral:
    """Any referral, answered or not."""
    received = draw(days)
    decided = draw(_from(received))
    decision = draw(st.sampled_from(FrontDoorDecision))
    return Referral(
        id="r",
        contact=draw(st.sampled_from([None, *(c.id for c in contacts)])),
        received=received,
        from_role="nurse",
        to=draw(levels),
        about=draw(some_children),
        harm_suspected=draw(yes_no),
        family_knows=draw(st.none() | st.sampled_from(FamilyKnows)),
        outcome=None
        if decided is None
        else FrontDoorOutcome(decision=decision, on=decided),
        feedback_given=draw(_from(received)),
    )


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any assessment, with what children said."""
    started = draw(days)
    voices = st.builds(
        Voice,
        child=st.sampled_from(CHILDREN),
        on=some_day,
        method=st.sampled_from([None, "spoken"]),
    )
    return Assessment(
        id="a",
        kind="early-help-assessment",
        started=started,
        completed=draw(_from(started)),
        children=draw(some_children),
        considered=draw(some_children),
        voices=draw(_many(voices)),
        judged_level=draw(st.none() | levels),
    )


@st.composite
def actions(draw: st.DrawFn) -> Action:
    """Any action of an agency."""
    set_on, status = draw(some_day), draw(st.sampled_from(ActionStatus))
    settled = Action(id="a", what="x", status=status).is_settled
    return Action(
        id="a",
        what="Ring.",
        owner=AgencyOwner(agency="school"),
        due=draw(some_day),
        set_on=set_on,
        status=status,
        settled_on=draw(_from(set_on)) if settled else None,
    )


@st.composite
def plans(draw: st.DrawFn, name: str) -> FamilyPlan:
    """Any plan of one goal."""
    started, set_on = draw(days), draw(some_day)
    status = draw(st.sampled_from(GoalStatus))
    ended = Goal(id="g", words="x", area="x", status=status).is_ended
    goal = Goal(
        id=f"goal-{name}",
        words="Calm mornings.",
        area="home",
        measure=draw(st.sampled_from([None, "points"])),
        set_on=set_on,
        status=status,
        ended_on=draw(_from(set_on)) if ended else None,
        actions=draw(_named(f"action-{name}", actions())),
    )
    reviewed = [d for d in DAYS if d >= started]
    reviews = st.builds(
        Review,
        on=st.sampled_from(reviewed),
        kind=st.sampled_from(ReviewKind),
        considered=some_children,
    )
    agreed = st.builds(Supporter, role=st.just("neighbour"), agreed_on=some_day)
    return FamilyPlan(
        id=name,
        started=started,
        ended=draw(_from(started)),
        goals=(goal,),
        reviews=draw(_many(reviews)),
        contingency=draw(st.sampled_from([None, "Ring early."])),
        supporter=draw(st.none() | agreed),
    )


@st.composite
def teams(draw: st.DrawFn, plan_ids: Iterable[str]) -> Team:
    """Any team of a nurse, a tutor and the mother."""
    ids = ["nurse", "tutor", "mum"]
    some_plan = st.sampled_from([None, *plan_ids])

    @st.composite
    def leads(draw: st.DrawFn) -> Lead:
        return Lead(
            kind=draw(st.sampled_from(LeadKind)),
            member=draw(st.sampled_from(ids)),
            plan=draw(some_plan),
            period=draw(periods()),
            accepted=draw(some_day),
        )

    present = st.lists(st.sampled_from(ids), unique=True)
    meetings = st.builds(
        lambda on, kind, who, how: Meeting(
            id="t",
            on=on,
            kind=kind,
            attended=tuple(Attended(member=member, how=how) for member in who),
        ),
        days,
        st.sampled_from(MeetingKind),
        present,
        st.sampled_from(Attendance),
    )
    stay = st.none() | periods()
    return Team(
        members=(
            Practitioner(id="nurse", role="nurse", period=draw(stay)),
            Practitioner(id="tutor", role="tutor", period=draw(stay)),
            FamilyMember(id="mum", person="mother", period=draw(stay)),
        ),
        leads=draw(_many(leads())),
        meetings=draw(_named("t", meetings)),
    )


@st.composite
def handovers(draw: st.DrawFn) -> Handover:
    """Any handover, answered in at most one way."""
    proposed = draw(days)
    answer = draw(st.sampled_from(["accepted", "declined", "withdrawn"]))
    return Handover(
        id="h",
        kind=draw(st.sampled_from(Kind)),
        to=draw(st.none() | levels),
        children=draw(some_children),
        proposed=proposed,
        same_lead=draw(yes_no),
        support_arranged=draw(some_day),
        **{answer: draw(_from(proposed))},  # type: ignore[arg-type] # each takes a day
    )


def moves(handed: Iterable[Handover] = ()) -> st.SearchStrategy[Move]:
    """Any move, in any order with the others."""
    return st.builds(
        Move,
        id=st.just("m"),
        kind=st.sampled_from(Kind),
        from_=st.none() | levels,
        to=levels,
        children=some_children,
        effective=days,
        handover=st.sampled_from([None, *(h.id for h in handed)]),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any case that is not impossible."""
    people = st.sampled_from(["mother", "elder"])
    contacts = draw(
        _named(
            "k",
            st.builds(
                Contact, id=st.just("k"), received=days, from_role=st.just("nurse")
            ),
        )
    )
    handed = draw(_named("h", handovers()))
    planned = tuple(draw(plans(f"p{n}")) for n in range(draw(st.integers(0, 2))))
    answers = st.builds(
        Asked,
        person=people,
        said=st.sampled_from(Said),
        capacity=st.none() | st.sampled_from(Capacity),
        on=some_day,
    )
    return Case(
        id="c1",
        ladder=LADDER,
        family=draw(families()),
        starts_at=draw(st.none() | levels),
        legal_statuses=draw(
            _many(
                st.builds(
                    LegalStatus,
                    child=st.sampled_from(CHILDREN),
                    basis=st.sampled_from(LegalBasis),
                    period=periods(),
                )
            )
        ),
        agreements=draw(
            _named(
                "g",
                st.builds(
                    AgreementToSupport,
                    id=st.just("g"),
                    scope=st.just("a plan"),
                    asked=_many(answers),
                ),
            )
        ),
        endings=draw(
            _many(
                st.builds(
                    EndingDiscussion,
                    on=days,
                    outcome=st.sampled_from(EndingWish),
                    informed=yes_no,
                )
            )
        ),
        contacts=contacts,
        referrals=draw(_named("r", referrals(contacts))),
        notices=draw(
            _many(
                st.builds(
                    Notice,
                    to=st.sampled_from(Told),
                    on=days,
                    about=st.sampled_from(Telling),
                    route_back=yes_no,
                )
            )
        ),
        harm=draw(
            _many(
                st.builds(
                    HarmConsideration,
                    on=days,
                    about=some_children,
                    finding=st.sampled_from(Harm),
                )
            )
        ),
        assessments=draw(_named("a", assessments())),
        plans=planned,
        team=draw(teams([plan.id for plan in planned])),
        measures=(Measure(id="points", title="Points", unit="points"),),
        readings=draw(
            _many(
                st.builds(Reading, measure=st.just("points"), on=days, value=st.just(1))
            )
        ),
        authorisations=draw(
            _many(
                st.builds(
                    Authorisation,
                    kind=st.sampled_from(Kind),
                    to=st.none() | levels,
                    role=st.sampled_from(["team manager", "conference"]),
                    on=days,
                    granted=st.sampled_from(YesNo),
                )
            )
        ),
        handovers=handed,
        moves=draw(_named("m", moves(handed))),
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
        for field in attrs.fields(kind):
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
    new = attrs.evolve(move, id="new")
    after = _after(case, new)

    if isinstance(after, Case):
        assert after == attrs.evolve(case, moves=(*case.moves, new))
        assert not new.changes_level or {
            after.level(new.effective, child) for child in new.children
        } <= {new.to}
    else:
        then = case.as_of(new.effective)
        named = {then.case.level(then.on, child) for child in new.children}
        assert (named or {then.level}) - {new.from_, None} != set()
