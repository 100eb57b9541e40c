"""
The team as a whole, and the questions one asks of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import DateLike, InternalList, default, record
from earlyhelp_core.ids import MeetingId, MemberId, PlanId
from earlyhelp_core.teams._leads import Lead, LeadKind, LeadKindLike, Vacancy
from earlyhelp_core.teams._meetings import Meeting, MeetingKind, MeetingKindLike
from earlyhelp_core.teams._members import FamilyMember, Member, Practitioner


@record
class Team:
    """
    A Team Around the Family over time: its members, leads, gaps and meetings.

    Two leads in one role at once are unwise and can be recorded. Raises `Impossible`
    where two members or two meetings have one id, or a lead or a meeting names
    somebody who is no member.

    >>> team = Team(
    ...     members=[Practitioner(id="m1", agency="school", role="form tutor")],
    ...     vacancies=[Vacancy(kind="lead-practitioner", since=date(2026, 7, 20))],
    ... )
    >>> team.has_lead(date(2026, 8, 1))
    <YesNo.NO: 'no'>
    >>> team.has_lead(date(2026, 7, 1)) is None
    True
    """

    members: InternalList[Member] = default(())
    leads: InternalList[Lead] = default(())
    #: Times without a lead. Where neither a lead nor a vacancy stands, nobody knows.
    vacancies: InternalList[Vacancy] = default(())
    meetings: InternalList[Meeting] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse ids that stand twice, or for nobody."""
        fields.refuse(
            self,
            fields.no_repeats("/members", (member.id for member in self.members)),
            fields.no_repeats("/meetings", (meeting.id for meeting in self.meetings)),
            self._unknown_members(),
        )

    def _unknown_members(self) -> Iterable[Problem]:
        known = list(dict.fromkeys(member.id for member in self.members))
        for path, member, _ in _references(self.leads, self.meetings):
            if member not in known:
                yield fields.evolve(
                    unknown_name("member", member, known, path=path),
                    code="unknown-reference",
                )

    def member(self, member: str) -> Member:
        """The member of that id. Raises `UnknownName`, with the nearest ones."""
        member = MemberId(member)
        for known in self.members:
            if known.id == member:
                return known
        raise _unknown("member", member, [known.id for known in self.members])

    def meeting(self, meeting: str) -> Meeting:
        """The meeting of that id. Raises `UnknownName`, with the nearest ones."""
        meeting = MeetingId(meeting)
        for known in self.meetings:
            if known.id == meeting:
                return known
        raise _unknown("meeting", meeting, [known.id for known in self.meetings])

    def active(self, on: DateLike) -> tuple[Member, ...]:
        """Who was in the team on that day; without dates, they were throughout."""
        return tuple(member for member in self.members if member.is_active(on))

    def practitioners(self, on: DateLike) -> tuple[Practitioner, ...]:
        """Those of them who are there as their work."""
        return tuple(m for m in self.active(on) if isinstance(m, Practitioner))

    def leading(
        self,
        on: DateLike,
        kind: LeadKindLike | None = None,
        *,
        plan: str | None = None,
    ) -> tuple[Lead, ...]:
        """
        Who led on that day, in that role or in any; on that plan or on any.

        Somebody who has left the team leads no longer, whatever the record says of
        their time as lead. Who leads on no plan in particular leads on every plan.
        """
        kind = None if kind is None else LeadKind(kind)
        plan = None if plan is None else PlanId(plan)
        wanted = LeadKind if kind is None else (LeadKind(kind),)
        active = {member.id for member in self.active(on)}
        return tuple(
            lead
            for lead in self.leads
            if lead.kind in wanted
            and lead.is_leading(on)
            and lead.member in active
            and (plan is None or lead.plan in {None, plan})
        )

    def has_lead(self, on: DateLike, kind: LeadKindLike | None = None) -> YesNo | None:
        """
        Whether somebody led on that day, in that role or in any.

        No where a vacancy was recorded; ``None`` where neither was: a lead whose time
        ended, with nothing after it, tells nothing of the days that followed.
        """
        kind = None if kind is None else LeadKind(kind)
        if self.leading(on, kind):
            return YesNo.YES
        wanted = LeadKind if kind is None else (LeadKind(kind),)
        gaps = (gap for gap in self.vacancies if gap.kind in wanted)
        return YesNo.NO if any(gap.is_open(on) for gap in gaps) else None

    def to_ring(
        self, on: DateLike, kind: LeadKindLike | None = None
    ) -> tuple[MemberId, ...]:
        """
        Whom the family could ring on that day: each lead, or who stood in for them.

        Somebody who stood in and was not in the team that day is no help, so then it
        is the lead after all. Each once.
        """
        kind = None if kind is None else LeadKind(kind)
        active = {member.id for member in self.active(on)}
        found: list[MemberId] = []
        for lead in self.leading(on, kind):
            cover = lead.covered_by(on)
            found.append(
                cover if cover is not None and cover in active else lead.member
            )
        return tuple(dict.fromkeys(found))

    def stability(
        self, kind: LeadKindLike, *, since: DateLike, on: DateLike
    ) -> int | None:
        """
        How many different people led in that role, from one day to another.

        A count to ask about, and no ranking: two leads in a year may be two too many,
        or one who retired. Standing in is not leading, and who returns counts once.
        ``None`` where neither a lead nor a vacancy is recorded for any day of it.

        Raises `Impossible` where the days stand in the wrong order.

        >>> team = Team(
        ...     members=[Practitioner(id="m1", agency="school", role="form tutor")],
        ...     leads=[
        ...         Lead(
        ...             kind="lead-practitioner",
        ...             member="m1",
        ...             period=Period(start=date(2026, 3, 2)),
        ...         )
        ...     ],
        ... )
        >>> team.stability(
        ...     "lead-practitioner", since=date(2026, 1, 1), on=date(2026, 7, 1)
        ... )
        1
        """
        wanted, asked = LeadKind(kind), Period(start=since, end=on)
        there = {member.id: member.period for member in self.members}
        led = {
            lead.member
            for lead in self.leads
            if lead.kind is wanted and _meet(asked, lead.period, there[lead.member])
        }
        gaps = (
            Period(start=gap.since, end=gap.until)
            for gap in self.vacancies
            if gap.kind is wanted
        )
        return len(led) if led or any(asked.overlaps(gap) for gap in gaps) else None

    def latest(self, kind: MeetingKindLike, on: DateLike) -> Meeting | None:
        """The last meeting of that kind up to that day."""
        on = fields.as_date(on)
        wanted = MeetingKind(kind)
        held = (m for m in self.meetings if m.kind is wanted and m.on <= on)
        return max(held, key=lambda meeting: meeting.on, default=None)

    def family_present(self, meeting: str) -> YesNo | None:
        """
        Whether any of the family took part in a meeting, together or apart.

        ``None`` where nobody wrote down who took part. Raises `UnknownName`.
        """
        held = self.meeting(meeting)
        family = {m.id for m in self.members if isinstance(m, FamilyMember)}
        present = {e.member for e in held.attended if e.how.is_present}
        if present & family:
            return YesNo.YES
        away = any(e.member in family and e.how.is_away for e in held.attended)
        return YesNo.NO if present or away else None

    def network_invited(self, meeting: str, on: DateLike) -> YesNo | None:
        """
        Whether every practitioner then in the team was at least asked to a meeting.

        A lead calls the meeting, so need not stand among those asked. ``None`` where
        nobody wrote down who was. Raises `UnknownName`.
        """
        asked = {entry.member for entry in self.meeting(meeting).attended}
        if not asked:
            return None
        asked |= {lead.member for lead in self.leading(on)}
        everyone = {practitioner.id for practitioner in self.practitioners(on)}
        return YesNo.YES if everyone <= asked else YesNo.NO

    def not_heard_from(
        self, on: DateLike, *, since: DateLike | None = None
    ) -> tuple[Member, ...]:
        """
        Which members of that day no meeting had heard from yet, there or by update.

        Counted over all meetings up to that day, or over those from *since* on.
        """
        on = fields.as_date(on)
        since = None if since is None else fields.as_date(since)
        held = (
            meeting
            for meeting in self.meetings
            if meeting.on <= on and (since is None or since <= meeting.on)
        )
        heard = {member for meeting in held for member in meeting.heard()}
        return tuple(m for m in self.active(on) if m.id not in heard)

    def as_of(self, on: DateLike) -> Self:
        """
        The team as known on a day: what came later is hidden, planned days stay.

        Whoever led or met before the day they joined is shown from the first day on
        which the record names them: who was at the table is not forgotten.
        """
        on = fields.as_date(on)
        leads = tuple(lead.as_of(on) for lead in _dated.known_by(self.leads, on))
        meetings = _dated.known_by(self.meetings, on)
        return fields.evolve(
            self,
            members=tuple(_members_as_of(self.members, leads, meetings, on)),
            leads=leads,
            vacancies=tuple(v.as_of(on) for v in _dated.known_by(self.vacancies, on)),
            meetings=meetings,
        )


def _references(
    leads: Iterable[Lead], meetings: Iterable[Meeting]
) -> Iterable[tuple[str, MemberId, date]]:
    for place, lead in enumerate(leads):
        yield f"/leads/{place}/member", lead.member, lead.period.start
        if lead.cover is not None:
            yield f"/leads/{place}/cover", lead.cover, lead.period.start
        for cover_place, cover in enumerate(lead.covered):
            path = f"/leads/{place}/covered/{cover_place}/member"
            # Cover is written down with the lead, and shows no sooner.
            yield path, cover.member, max(lead.period.start, cover.period.start)
    for place, meeting in enumerate(meetings):
        for entry_place, entry in enumerate(meeting.attended):
            path = f"/meetings/{place}/attended/{entry_place}/member"
            yield path, entry.member, meeting.on


def _meet(*periods: Period | None) -> bool:
    """Whether there is a day on which all of them held."""
    known = [period for period in periods if period is not None]
    latest = max(period.start for period in known)
    return all(period.contains(latest) for period in known)


def _members_as_of(
    members: Iterable[Member],
    leads: Iterable[Lead],
    meetings: Iterable[Meeting],
    on: date,
) -> Iterable[Member]:
    named: dict[MemberId, date] = {}
    for _, name, day in _references(leads, meetings):
        named[name] = min(day, named.get(name, day))
    for member in members:
        if _dated.had_come(member.dated, on):
            yield member.as_of(on)
        elif member.id in named:
            yield fields.evolve(member, period=Period(start=named[member.id]))


def _unknown(noun: str, given: str, known: Iterable[str]) -> UnknownName:
    return UnknownName("Team", [unknown_name(noun, given, list(known))])
