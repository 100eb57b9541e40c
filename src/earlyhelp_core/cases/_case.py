"""
The case: everything recorded about one family's support, in one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import final

from earlyhelp_core import ids
from earlyhelp_core.cases._chronology import Entry, entries
from earlyhelp_core.cases._clocks import expected
from earlyhelp_core.cases._departures import LoggedDeparture, departures_in
from earlyhelp_core.cases._episodes import Episode, episodes
from earlyhelp_core.cases._holding import Holder, holder_of
from earlyhelp_core.cases._left_out import LeftOut
from earlyhelp_core.cases._levels import FamilyLevel, highest, level_of, levels_of
from earlyhelp_core.cases._open_points import OpenPoint, open_points_of
from earlyhelp_core.cases._projection import projected, seen
from earlyhelp_core.cases._record import Record
from earlyhelp_core.cases._records import (
    CaseRecord,
    added,
    in_place,
    stamped,
    unchanged_since,
)
from earlyhelp_core.cases._standing import last_move, other_level, status_of
from earlyhelp_core.cases._tree import evolved
from earlyhelp_core.cases._views import view_of
from earlyhelp_core.contacts import Referral
from earlyhelp_core.dates import Span
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    MomentLike,
    SpecialList,
    as_date,
    as_moment,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import LevelCode, PersonId
from earlyhelp_core.people import (
    LegalBasis,
)
from earlyhelp_core.plans import Action, FamilyPlan
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import Lead
from earlyhelp_core.transitions import (
    ClockCalendar,
    Expectation,
    Handover,
    Move,
    Timescales,
)


@final
class Case(Record):
    """
    The record of one family's support: what was found, agreed, done and decided.

    Nothing in it is worked out: levels, leads and what is due follow from the dated
    facts, asked of a day. Construction refuses references to what is not there.

    >>> from earlyhelp_core.frameworks import Ladder
    >>> from earlyhelp_core.people import Family, Membership, Person
    >>> case = Case(
    ...     id="c1",
    ...     ladder=Ladder(framework="f", codes=["universal", "targeted"]),
    ...     family=Family(
    ...         id="f1",
    ...         people=[Person(id="p1", born="2014-09-01")],
    ...         memberships=[Membership(person="p1")],
    ...     ),
    ...     moves=[
    ...         Move(
    ...             id="m1",
    ...             kind="open",
    ...             from_="universal",
    ...             to="targeted",
    ...             effective="2026-01-12",
    ...         )
    ...     ],
    ... )
    >>> case.level("2026-01-11"), case.level("2026-01-12")
    ('universal', 'targeted')
    """

    __slots__ = ()

    def with_record(
        self,
        record: CaseRecord,
        *,
        recorded: Recorded | None = None,
        expecting: str | None = None,
    ) -> Case:
        """
        The case with one more *record*, in the list its kind belongs to.

        A *record* of something else the case holds under that id is refused: see
        `with_changed`. Where it does not say who wrote it down, *recorded* says so.

        Raises `Conflict` where *expecting* is given and is not the case's `digest` any
        more: somebody changed it in the meantime. `Impossible` for a reference to what
        the case does not hold, and for an id it holds already.

        >>> from earlyhelp_core.cases import digest
        >>> from earlyhelp_core.contacts import Contact
        >>> from earlyhelp_core.frameworks import Ladder
        >>> from earlyhelp_core.people import Family
        >>> case = Case(
        ...     id="c1",
        ...     ladder=Ladder(framework="f", codes=["universal"]),
        ...     family=Family(id="f1"),
        ... )
        >>> contact = Contact(id="k1", received="2026-03-02", from_role="teacher")
        >>> case.with_record(contact, expecting=digest(case)).contacts
        (Contact(id='k1', received=datetime.date(2026, 3, 2), from_role='teacher', \
from_agency=None, about=<0>, recorded=None),)
        """
        if isinstance(record, Move):
            return self.with_move(record, recorded=recorded, expecting=expecting)
        unchanged_since(self, expecting)
        return evolved(self, added(self, record, recorded))

    def with_changed(
        self,
        record: CaseRecord,
        *,
        recorded: Recorded | None = None,
        expecting: str | None = None,
    ) -> Case:
        """
        The case with a *record* in the place of the one that has its id.

        For what grows: a plan with a goal met, a referral with its outcome. Moves only
        ever follow each other, and are never changed here.

        Raises `UnknownName` where nothing of its kind goes by that id, `Misuse` for a
        kind without ids and for a move, `Conflict` as `with_record` does.
        """
        unchanged_since(self, expecting)
        return evolved(self, in_place(self, record, recorded))

    def with_move(
        self,
        move: Move,
        *,
        recorded: Recorded | None = None,
        expecting: str | None = None,
    ) -> Case:
        """
        The case with one more *move*, decided by a practitioner and told as it was.

        Whether its conditions were met is not asked here: a record must be able to
        hold what happened. Raises `Conflict` where the move starts from a level on
        which a child did not stand that day, and `Impossible` where it refers to
        what the case does not hold. *recorded* and *expecting* as for `with_record`.
        """
        unchanged_since(self, expecting)
        move = stamped(move, recorded)
        changed = evolve(self, moves=(*self.moves, move))
        if move.changes_level and move.from_ is not None:
            self._started_from(move.from_, move)
        return changed

    def _started_from(self, level: LevelCode, move: Move) -> None:
        # What was recorded by that day: where a later move says that it started is no
        # reason to refuse the move that brought the children there.
        then = self.as_of(move.effective)
        # A family moves together from the level of its highest child; where nothing
        # was recorded, the move is the first word on the matter.
        standing = {then.case.level(then.on, child) for child in move.children} or {
            then.level
        }
        if not standing <= {level, None}:
            raise other_level(len(self.moves))

    def as_of(self, on: DateLike, known_at: MomentLike | None = None) -> CaseOn:
        """
        The case as it stood on a day: without what came later, ends still open.

        It remembers its day, so that ``now = case.as_of(on)`` answers ``now.level``.
        With *known_at* it is also without what was written down after that moment, so
        that a decision can be judged by what could be known when it was made: what
        does not say when it was written goes by the record it stands in, and at last
        by the `recorded` of the case. ``None``: all that is known now.
        """
        on = as_date(on)
        known_at = None if known_at is None else as_moment(known_at)
        if known_at is None:
            return CaseOn(case=projected(self, on), on=on)
        return CaseOn(case=seen(self, on, known_at, self.recorded), on=on)

    def expectations(
        self,
        timescales: Iterable[Timescales],
        on: DateLike,
        *,
        child: str | None = None,
        calendar: ClockCalendar | None = None,
    ) -> tuple[Expectation, ...]:
        """
        By when what is due, for each child and the family, and how it stands on a day.

        The earliest last day first; with a *child*, their own clocks only. Days are
        counted on England's *calendar*, without school terms, unless one is given.

        Raises `UnknownName` for a child not in the family, and `Impossible` where the
        tables contradict each other.
        """
        on = as_date(on)
        whose = None if child is None else self.family.person(ids.PersonId(child)).id
        return expected(self.as_of(on).case, timescales, on, whose, calendar)

    def chronology(self, on: DateLike | None = None) -> tuple[Entry, ...]:
        """
        What was done, by whom in what role, in order; with a day, up to that day.
        """
        on = None if on is None else as_date(on)
        return tuple(e for e in entries(self) if on is None or e.on <= on)

    def view_for(self, reader: str, on: DateLike) -> View:
        """
        What of the case, as it stood on a day, is safe to show to a *reader*.

        The *reader* is one of the family's people, by id, or an agency that the record
        names. It is a default to start from, on the side of withholding, and help for
        the practitioner who decides: no library can tell what a goal's own words give
        away.

        **One of the family** sees their own part: their answers and words, what is
        about them, and about children under 16 for whom they hold parental
        responsibility, plans they take part in, meetings they were asked to. Left out
        are findings on harm, work between agencies, what somebody marked as not for
        them, what names somebody they may not know of, other people's answers, words
        and addresses, and free text but for their own and the plan's.

        **An agency** with a practitioner in the team that day sees the case without
        people's numbers, without addresses that are kept from somebody, and without
        what was shared with others. Any other sees what it sent and was sent.

        Raises `UnknownName` for somebody the record does not name, and `Misuse` where
        one id is a person's and an agency's.
        """
        on = as_date(on)
        now = self.as_of(on).case
        shown, left_out = view_of(now, now.family, now.team, reader, on)
        return View(case=shown, left_out=left_out)

    def level(self, on: DateLike, child: str | None = None) -> LevelCode | None:
        """
        Where a child stands on a day; without a child, the highest in the family.

        ``None`` where it is not recorded. Of two moves on one day the one written
        down later holds. Raises `UnknownName` for a child not in the family.
        """
        on = as_date(on)
        if child is not None:
            person = self.family.person(ids.PersonId(child))
            return level_of(self, person.id, on)
        return highest(levels_of(self, on), self.ladder).level

    def family_level(self, on: DateLike) -> FamilyLevel:
        """The highest level among the children on a day, and whose it is."""
        on = as_date(on)
        return highest(levels_of(self, on), self.ladder)

    def levels(self, on: DateLike) -> dict[str, LevelCode | None]:
        """Where each child of the family stands on a day."""
        on = as_date(on)
        return levels_of(self, on)

    def last_move(self, on: DateLike, child: str | None = None) -> Move | None:
        """The move that brought a child, or any of the family, to where they are."""
        on = as_date(on)
        child = None if child is None else PersonId(child)
        return last_move(self.moves, on, child)

    def status(self, on: DateLike, child: str) -> LegalBasis | None:
        """
        A child's legal status on a day, the most protective where several are held.

        ``None``: not recorded, which is not the status *none*. Level is not legal
        status. Raises `UnknownName` for somebody not in the family.
        """
        on = as_date(on)
        person = self.family.person(ids.PersonId(child))
        return status_of(self.legal_statuses, person.id, on)

    def episodes(self, on: DateLike, child: str | None = None) -> tuple[Episode, ...]:
        """The stretches of support up to a day: the family's, or one child's."""
        on = as_date(on)
        return episodes(self, on, child)

    def holder(self, child: str, on: DateLike) -> Holder:
        """
        Who holds a child on a day: who leads, or the service that accepted.

        The sender holds until a handover is accepted, whatever else was proposed,
        declined or withdrawn. That nobody leads, where the record says so, is an
        answer; that nobody wrote down who does is another. Levels do not enter into
        it: a move without an acceptance leaves the child with whoever held them.

        Raises `UnknownName` for a child not in the family.

        >>> from earlyhelp_core.cases import Case
        >>> from earlyhelp_core.frameworks import Ladder
        >>> from earlyhelp_core.people import Family, Membership, Person
        >>> case = Case(
        ...     id="c1",
        ...     ladder=Ladder(framework="f", codes=["universal", "targeted"]),
        ...     starts_at="targeted",
        ...     family=Family(
        ...         id="f1",
        ...         people=[Person(id="otto", born=date(2014, 9, 1))],
        ...         memberships=[Membership(person="otto")],
        ...     ),
        ...     handovers=[
        ...         Handover(
        ...             id="h1",
        ...             kind="step-down",
        ...             to="targeted",
        ...             proposed=date(2026, 7, 6),
        ...             sending_agency="social-work",
        ...             receiving_agency="early-help",
        ...         ).accept(on=date(2026, 7, 20))
        ...     ],
        ... )
        >>> case.holder("otto", date(2026, 7, 19)).agencies
        ('social-work',)
        >>> case.holder("otto", date(2026, 7, 20)).agencies
        ('early-help',)
        """
        on = as_date(on)
        return holder_of(self, self.family.person(ids.PersonId(child)).id, on)

    def holders(self, on: DateLike) -> dict[str, Holder]:
        """Who holds each child of the family on a day. See `holder`."""
        on = as_date(on)
        children = self.family.children(on)
        return {child.id: holder_of(self, child.id, on) for child in children}

    def open_referrals(self, on: DateLike) -> tuple[Referral, ...]:
        """The referrals that wait for the front door's answer on a day."""
        return tuple(r for r in self.referrals if r.is_open(on))

    def open_handovers(self, on: DateLike) -> tuple[Handover, ...]:
        """The handovers that wait for an answer on a day; the sender holds."""
        return tuple(h for h in self.handovers if h.is_open(on))

    def open_points(
        self, on: DateLike, *, feedback_within: Span | None = None
    ) -> tuple[OpenPoint, ...]:
        """
        What somebody should see to on a day: each with its finding and what is owed.

        A referral without an answer, a referrer who has not heard, a decline without
        a reason or a next step, an acceptance without its move, a level that changed
        without an acceptance, a handover left open after support ended, a departure
        without a reason, a child whom nobody holds. All of it can be recorded, and
        none of it stands in the way of anything.

        By when a referrer hears is the partnership's to say: with *feedback_within*,
        counted from the decision, that point has its date.
        """
        on = as_date(on)
        return open_points_of(self, on, feedback_within)

    def departures(self, on: DateLike | None = None) -> tuple[LoggedDeparture, ...]:
        """
        Where moves went ahead against a finding, in order; with a day, up to it.
        """
        on = None if on is None else as_date(on)
        return departures_in(m for m in self.moves if on is None or m.effective <= on)


@record
class CaseOn:
    """
    A case as it stood on a day, which it remembers. See `Case.as_of`.
    """

    #: The case without what came later.
    case: Internal[Case]
    on: Internal[date, DateLike]

    @property
    def level(self) -> LevelCode | None:
        """The family's level: the highest of its children's."""
        return self.case.level(self.on)

    @property
    def levels(self) -> dict[str, LevelCode | None]:
        """Where each child stands."""
        return self.case.levels(self.on)

    @property
    def leads(self) -> tuple[Lead, ...]:
        """Who leads."""
        return self.case.team.leading(self.on)

    @property
    def plans(self) -> tuple[FamilyPlan, ...]:
        """The plans that are open."""
        return tuple(plan for plan in self.case.plans if plan.is_open(self.on))

    def overdue(self) -> tuple[Action, ...]:
        """The actions of open plans that are past their day."""
        return tuple(action for plan in self.plans for action in plan.overdue(self.on))

    def expectations(
        self,
        timescales: Iterable[Timescales],
        *,
        child: str | None = None,
        calendar: ClockCalendar | None = None,
    ) -> tuple[Expectation, ...]:
        """By when what is due, and how it stands: see `Case.expectations`."""
        return self.case.expectations(
            timescales, self.on, child=child, calendar=calendar
        )


@record
class View:
    """
    What of a case is safe to show to one reader. See `Case.view_for`.

    `case` is what may be shown. `left_out` is for the practitioner who shows it, and
    never for the reader: that something is kept from somebody can give it away.
    """

    case: Internal[Case]
    left_out: SpecialList[LeftOut] = default(())
