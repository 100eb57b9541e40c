"""
Families passed on, declined, referred and moved, in any order and often written late.

Beside the record runs a model that knows nothing of it: a list of what happened, on
which day, and on which day somebody wrote it down. Whatever is asked of the record
must be what the list tells when it is read from its beginning.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias

import attrs
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from earlyhelp_core import partnerships
from earlyhelp_core.cases import Case, HeldBy, facts_for
from earlyhelp_core.contacts import FrontDoorOutcome, Referral
from earlyhelp_core.dates import Period
from earlyhelp_core.fields import evolve
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import Lead, LeadKind, Practitioner, Team, Vacancy
from earlyhelp_core.transitions import Handover, KindLike, Move, Request, weigh
from tests.cases.builders import FAMILY

PATHWAY = partnerships.load("kensington-and-chelsea", on=None).pathway
LOWEST, *HIGHER = PATHWAY.framework.ladder.codes
START = date(2026, 6, 1)
CHILDREN = ("otto", "willa")
AGENCIES = ("school", "early-help", "social-work")
ROLE = "lead-practitioner"

about = st.sampled_from([(), ("otto",), ("willa",)])
agencies = st.sampled_from(AGENCIES)
levels = st.sampled_from(PATHWAY.framework.ladder.codes)
#: How many days later than it happened somebody wrote it down.
lateness = st.sampled_from([0, 0, 1, 4])
#: Who holds: in which way, and for which agency.
_Held: TypeAlias = tuple[str | None, str | None]


@attrs.define(kw_only=True)
class Event:
    """One thing that happened: its day, the day of writing, and whom it was about."""

    what: str
    day: int
    written: int
    children: tuple[str, ...] = ()
    id: str = ""
    agency: str | None = None
    to: str = ""

    def concerns(self, child: str) -> bool:
        """Nobody named is everybody."""
        return not self.children or child in self.children


#: What comes first on one day.
_TURN = {
    "accepted": 0,
    "taken-on": 0,
    "moved": 1,
    "proposed": 2,
    "closed": 3,
    "leads": 4,
    "left": 4,
}


@attrs.define
class Model:
    """What happened, and nothing else."""

    events: list[Event] = attrs.field(factory=list)

    def told(self, on: int, known: int) -> list[Event]:
        """What somebody who reads up to a day can tell of another, in written order."""
        return [e for e in self.events if e.day <= on and e.written <= known]

    def level(self, child: str, on: int, known: int) -> str:
        """The last word on it."""
        level = str(HIGHER[0])
        for event in sorted(self.told(on, known), key=lambda e: e.day):
            if event.what in {"moved", "closed"} and event.concerns(child):
                level = event.to
        return level

    def holder(self, child: str, on: int, known: int) -> _Held:
        """Passed from hand to hand, from the first day on."""
        hands = Hands()
        in_turn = sorted(self.told(on, known), key=lambda e: (e.day, _TURN[e.what]))
        for event in in_turn:
            if event.concerns(child):
                hands.take(event)
        return hands.in_the_end()


@attrs.define
class Hands:
    """In whose hands one child is, while one event after the other is told."""

    lead: str | None = "school"
    service: str | None = None
    held: _Held = ("lead", "school")
    #: Who proposed to pass the child on, which nobody has accepted.
    sender: str | None = None
    accepted: set[str] = attrs.field(factory=set)
    half: dict[str, str] = attrs.field(factory=dict)

    def take(self, event: Event) -> None:
        """One more event."""
        match event.what:
            case "leads":
                self.lead, self.held = event.agency, ("lead", event.agency)
            case "left":
                self.lead = None
                if self.held[0] == "lead" or event.to:
                    by = event.to or ("receiver" if self.service else None)
                    self.held = (by, self.service)
            case "proposed" if event.id not in self.accepted:
                self.sender = event.agency
            case "accepted":
                self.accepted.add(event.id)
                self.passed_to(event.agency)
            case "closed":
                self.service = self.sender = None
                if self.held[0] != "lead":
                    is_gap = self.held[0] == "vacancy"
                    self.held = ("vacancy" if is_gap else None, None)
            case "taken-on" | "moved" if event.id:
                # A referral moves a child once it is both taken on and carried out.
                if self.half.setdefault(event.id, event.what) != event.what:
                    self.passed_to(event.agency)

    def passed_to(self, service: str | None) -> None:
        """A service took the child on, with whoever leads if they are its own."""
        self.service, self.sender = service, None
        self.held = ("lead" if self.lead == service else "receiver", service)

    def in_the_end(self) -> _Held:
        """Where nobody leads and no service has the child, whoever proposed in vain."""
        by, agency = self.held
        if by in {None, "vacancy"} and agency is None:
            return by or (self.sender and "sender"), self.sender
        return self.held


def day(number: int) -> date:
    """The day of that number."""
    return START + timedelta(days=number)


def noon(number: int) -> datetime:
    """When things of that day were written down."""
    return datetime.combine(day(number), time(12), UTC)


class FamilyPassedOn(RuleBasedStateMachine):
    """A record and the model, told the same."""

    def __init__(self) -> None:
        """A family of two children in targeted help; a teacher leads."""
        super().__init__()
        members = tuple(
            Practitioner(id=agency, agency=agency, role="worker") for agency in AGENCIES
        )
        self.case = Case(
            id="c1",
            ladder=PATHWAY.framework.ladder,
            starts_at=HIGHER[0],
            family=FAMILY,
            team=Team(members=members, leads=(self.lead("school", 0),)),
        )
        self.model = Model()
        self.today = 5
        self.has_lead, self.lead_changed = True, 0
        self.count = 0
        self.referrals: dict[str, str] = {}
        self.handovers: dict[str, str] = {}
        self.moves: list[str] = []

    # --- what both are told

    def lead(self, agency: str, since: int) -> Lead:
        """A lead, from that day on."""
        return Lead(
            kind=LeadKind(ROLE),
            member=agency,
            period=Period(start=day(since)),
            recorded=self.stamp(since),
        )

    def stamp(self, written: int) -> Recorded:
        """Who wrote it down that day."""
        return Recorded(at=noon(written), role="practitioner")

    @property
    def now(self) -> Recorded:
        """Written down today."""
        return self.stamp(self.today)

    def new_id(self, kind: str) -> str:
        """An id nobody has."""
        self.count += 1
        return f"{kind}-{self.count}"

    def happened(self, what: str, on: int, **more: object) -> None:
        """Tell the model."""
        self.model.events.append(
            Event(what=what, day=on, written=self.today, **more)  # type: ignore[arg-type] # as the fields say
        )

    def is_free(self, on: int) -> bool:
        """Whether nobody accepts on that day: of two, nobody could say who holds."""
        passing = {"accepted", "taken-on", "moved"}
        return all(e.day != on or e.what not in passing for e in self.model.events)

    # --- what happens

    @initialize(agency=agencies)
    def a_family_is_to_be_passed_on(self, agency: str) -> None:
        """And somebody has referred them."""
        self.a_handover_is_proposed(
            children=(), agency=agency, sender=None, to=LOWEST, late=4
        )
        self.somebody_refers(children=(), to=HIGHER[-1], agency=agency, late=4)
        self.today += 5

    @rule(days=st.integers(1, 3))
    def days_pass(self, days: int) -> None:
        """Nothing happens."""
        self.today += days

    @rule(children=about, to=levels, agency=agencies, late=lateness)
    def somebody_refers(
        self, children: tuple[str, ...], to: str, agency: str, late: int
    ) -> None:
        """Anyone, at any time, about anybody."""
        name = self.new_id("referral")
        referral = Referral(
            id=name,
            received=day(self.today - late),
            from_role="neighbour",
            to=to,
            to_agency=agency,
            about=children,
        )
        self.case = self.case.with_record(referral, recorded=self.now)
        self.referrals[name] = "waiting"

    def referral(self, draw: st.DataObject, *states: str) -> Referral | None:
        """One that stands like this, if there is any."""
        names = [n for n, state in self.referrals.items() if state in states]
        if not names:
            return None
        name = draw.draw(st.sampled_from(names))
        return next(r for r in self.case.referrals if r.id == name)

    def since(self, first: date, late: int) -> int:
        """A day that many before today, and not before the *first*."""
        return max((first - START).days, self.today - late)

    @rule(data=st.data(), late=lateness, says=st.sampled_from(["yes", "no", "other"]))
    def the_front_door_answers(self, data: st.DataObject, late: int, says: str) -> None:
        """Also one that was taken back before."""
        referral = self.referral(data, "waiting", "withdrawn")
        if referral is None:
            return
        on = self.since(referral.received, late)
        if says == "yes" and not self.is_free(on):
            return
        if says == "yes":
            answered = referral.accept(on=day(on), recorded=self.now)
            self.happened(
                "taken-on",
                on,
                id=referral.id,
                children=referral.about,
                agency=referral.to_agency,
            )
        elif says == "no":
            answered = referral.decline(on=day(on), because=None, recorded=self.now)
        else:
            outcome = FrontDoorOutcome(
                decision="early-help", on=day(on), recorded=self.now
            )
            answered = referral.answer(outcome)
        self.case = self.case.with_changed(answered)
        self.referrals[referral.id] = says

    @rule(data=st.data())
    def a_referral_is_taken_back(self, data: st.DataObject) -> None:
        """Nobody has answered it yet."""
        referral = self.referral(data, "waiting")
        if referral is not None:
            taken = referral.withdraw(on=day(self.today), recorded=self.now)
            self.case = self.case.with_changed(taken)
            self.referrals[referral.id] = "withdrawn"

    @rule(data=st.data(), to=levels, late=lateness)
    def a_referral_is_carried_out(
        self, data: st.DataObject, to: str, late: int
    ) -> None:
        """Also one that nobody accepted: unwise, and it happens."""
        referral = self.referral(data, "waiting", "yes", "no")
        if referral is None:
            return
        on = self.since(referral.received, late)
        carried = any(m.referral == referral.id for m in self.case.moves)
        if carried or not self.is_free(on):
            return
        self.move(
            "step-up",
            to,
            referral.about,
            on,
            referral=referral.id,
            agency=referral.to_agency,
        )

    @rule(
        children=about,
        agency=agencies,
        sender=st.none() | agencies,
        to=levels,
        late=lateness,
    )
    def a_handover_is_proposed(
        self,
        children: tuple[str, ...],
        agency: str,
        sender: str | None,
        to: str,
        late: int,
    ) -> None:
        """Also beside another, or again."""
        name = self.new_id("handover")
        handover = Handover(
            id=name,
            kind="step-down",
            to=to,
            children=children,
            proposed=day(self.today - late),
            sending_agency=sender,
            receiving_agency=agency,
        )
        self.case = self.case.with_record(handover, recorded=self.now)
        self.handovers[name] = "proposed"
        if sender is not None:
            on = self.today - late
            self.happened("proposed", on, id=name, children=children, agency=sender)

    @rule(data=st.data(), late=lateness, says=st.sampled_from(["yes", "no", "back"]))
    def a_handover_is_answered(self, data: st.DataObject, late: int, says: str) -> None:
        """Accepted, declined without a word, or withdrawn."""
        names = [n for n, state in self.handovers.items() if state == "proposed"]
        if not names:
            return
        name = data.draw(st.sampled_from(names))
        handover = next(h for h in self.case.handovers if h.id == name)
        on = self.since(handover.proposed, late)
        if says == "yes" and not self.is_free(on):
            return
        if says == "yes":
            answered = handover.accept(on=day(on), recorded=self.now)
            self.happened(
                "accepted",
                on,
                id=handover.id,
                children=handover.children,
                agency=handover.receiving_agency,
            )
        elif says == "no":
            answered = handover.decline(on=day(on), because=None, recorded=self.now)
        else:
            answered = handover.withdraw(on=day(on), recorded=self.now)
        self.case = self.case.with_changed(answered)
        self.handovers[name] = says

    @rule(data=st.data(), to=levels, late=lateness)
    def a_handover_is_carried_out(
        self, data: st.DataObject, to: str, late: int
    ) -> None:
        """Also one that was declined."""
        if self.handovers:
            name = data.draw(st.sampled_from(sorted(self.handovers)))
            handover = next(h for h in self.case.handovers if h.id == name)
            on = self.since(handover.proposed, late)
            self.move("step-down", to, handover.children, on, handover=name)

    @rule(children=about, late=lateness)
    def support_ends(self, children: tuple[str, ...], late: int) -> None:
        """For one child, or for all."""
        self.move("close", LOWEST, children, self.today - late)

    @rule(children=about, to=st.sampled_from(HIGHER))
    def support_begins_again(self, children: tuple[str, ...], to: str) -> None:
        """They came back."""
        self.move("reopen", to, children, self.today)

    def move(  # noqa: PLR0913 - what a move says
        self,
        kind: KindLike,
        to: str,
        children: tuple[str, ...],
        on: int,
        *,
        handover: str | None = None,
        referral: str | None = None,
        agency: str | None = None,
    ) -> None:
        """Tell both of a move; nothing that happened is refused."""
        here = {self.model.level(c, on, self.today) for c in children or CHILDREN}
        name = self.new_id("move")
        move = Move(
            id=name,
            kind=kind,
            from_=here.pop() if len(here) == 1 else None,
            to=to,
            children=children,
            effective=day(on),
            handover=handover,
            referral=referral,
        )
        self.case = self.case.with_move(move, recorded=self.now)
        self.moves.append(name)
        what = "closed" if kind == "close" else "moved"
        self.happened(
            what, on, id=referral or "", children=children, to=to, agency=agency
        )

    @precondition(lambda self: self.lead_changed != self.today)
    @rule(agency=agencies)
    def somebody_new_leads(self, agency: str) -> None:
        """From today; whoever led before led until yesterday."""
        self.end_lead()
        team = self.case.team
        leads = (*team.leads, self.lead(agency, self.today))
        self.case = evolve(self.case, team=evolve(team, leads=leads))
        self.has_lead, self.lead_changed = True, self.today
        self.happened("leads", self.today, agency=agency)

    @precondition(lambda self: self.has_lead and self.lead_changed != self.today)
    @rule(is_said=st.booleans())
    def the_lead_leaves(self, *, is_said: bool) -> None:
        """Whether or not anybody says that there is none."""
        self.end_lead()
        if is_said:
            team = self.case.team
            gap = Vacancy(kind=LeadKind(ROLE), since=day(self.today), recorded=self.now)
            gaps = (*team.vacancies, gap)
            self.case = evolve(self.case, team=evolve(team, vacancies=gaps))
        self.has_lead, self.lead_changed = False, self.today
        self.happened("left", self.today, to="vacancy" if is_said else "")

    def end_lead(self) -> None:
        """Whoever leads led until yesterday, and so did nobody."""
        team, last = self.case.team, day(self.today - 1)
        self.case = evolve(
            self.case,
            team=evolve(
                team,
                leads=tuple(
                    lead
                    if lead.period.end
                    else evolve(lead, period=evolve(lead.period, end=last))
                    for lead in team.leads
                ),
                vacancies=tuple(
                    gap if gap.until else evolve(gap, until=last)
                    for gap in team.vacancies
                ),
            ),
        )

    # --- what must hold

    def held(self, case: Case, on: int) -> dict[str, _Held]:
        """Who holds each child, as the record tells."""
        return {
            str(holder.child): (holder.by, next(iter(holder.agencies), None))
            for holder in case.holders(day(on)).values()
        }

    def assert_as_told(self, case: Case, on: int, known: int) -> None:
        """Levels, holders and gaps are as the model tells them."""
        levels = {c: self.model.level(c, on, known) for c in CHILDREN}
        holders = {c: self.model.holder(c, on, known) for c in CHILDREN}
        assert case.levels(day(on)) == levels
        assert self.held(case, on) == holders
        # No child who should have a holder is without one in silence.
        gaps = {
            child
            for point in case.open_points(day(on))
            if point.finding.requirement == "holder-named"
            for child in point.about
        }
        assert gaps == {
            child
            for child, (by, _) in holders.items()
            if levels[child] != LOWEST and by in {None, HeldBy.VACANCY}
        }

    def teardown(self) -> None:
        """
        Look back on each day on which something changed, and on the day before it.

        As it is known now, and as it was known just before somebody wrote it down.
        """
        for event in self.model.events:
            for on in (event.day - 1, event.day):
                self.assert_as_told(self.case, on, self.today)
            # Nothing that came later is needed to tell.
            then = self.case.as_of(day(event.day)).case
            self.assert_as_told(then, event.day, self.today)
            known = event.written - 1
            if event.day <= known:
                then = self.case.as_of(day(event.day), known_at=noon(known)).case
                self.assert_as_told(then, event.day, known)

    @invariant()
    def today_is_as_told(self) -> None:
        """What the list tells, the record tells."""
        self.assert_as_told(self.case, self.today, self.today)

    @invariant()
    def no_move_is_lost(self) -> None:
        """Each stands where it was written."""
        assert [move.id for move in self.case.moves] == self.moves

    @invariant()
    def nothing_slips_through_in_silence(self) -> None:
        """An acceptance asks for its move, and a move for its acceptance."""
        points = self.case.open_points(day(self.today))
        asked = {(p.finding.requirement, p.path) for p in points}
        moved = {move.handover for move in self.case.moves}
        for place, handover in enumerate(self.handovers):
            is_asked = ("move-recorded", f"/handovers/{place}") in asked
            accepted = self.handovers[handover] == "yes"
            assert is_asked <= (accepted and handover not in moved)
            assert is_asked or not accepted or self.moves
        for place, move in enumerate(self.case.moves):
            is_asked = ("accepted-before-move", f"/moves/{place}") in asked
            assert is_asked or self.handovers.get(str(move.handover), "yes") == "yes"

    @invariant()
    def what_is_open_is_as_told(self) -> None:
        """Each answer that is waited for, and none besides."""
        on = day(self.today)
        assert [r.id for r in self.case.open_referrals(on)] == [
            name for name, state in self.referrals.items() if state == "waiting"
        ]
        assert [h.id for h in self.case.open_handovers(on)] == [
            name for name, state in self.handovers.items() if state == "proposed"
        ]

    @invariant()
    def a_referral_is_never_gated(self) -> None:
        """Whatever was recorded, it is open for each child and for the family."""
        child = (None, *CHILDREN)[self.count % 3]
        request = Request(kind="refer")
        facts = facts_for(self.case, request, on=day(self.today), child=child)
        assert weigh(PATHWAY, request, facts).met


FamilyPassedOn.TestCase.settings = settings(
    max_examples=max(10, settings().max_examples * 2 // 5),
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestFamilyPassedOn = FamilyPassedOn.TestCase
