"""
The case: everything recorded about one family's support, in one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from earlyhelp_core import fields, ids
from earlyhelp_core.assessments import Assessment, HarmConsideration
from earlyhelp_core.attendance import AttendanceRecord
from earlyhelp_core.cases._chronology import Entry, entries
from earlyhelp_core.cases._clocks import expected
from earlyhelp_core.cases._left_out import LeftOut
from earlyhelp_core.cases._projection import projected, seen
from earlyhelp_core.cases._questions import Questions
from earlyhelp_core.cases._records import (
    CaseRecord,
    added,
    in_place,
    stamped,
    unchanged_since,
)
from earlyhelp_core.cases._references import unresolved
from earlyhelp_core.cases._standing import other_level
from earlyhelp_core.cases._tree import evolved
from earlyhelp_core.cases._views import view_of
from earlyhelp_core.contacts import Contact, Notice, Referral, UnmetNeed
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    SpecialList,
    default,
    evolve,
    made_by,
    record,
)
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.ids import CaseId, LevelCode, PartnershipId, PersonId
from earlyhelp_core.outcomes import Measure, Reading
from earlyhelp_core.people import (
    AgreementToSupport,
    EndingDiscussion,
    Family,
    LegalStatus,
    SharingRecord,
    StatutoryStep,
)
from earlyhelp_core.plans import Action, FamilyPlan
from earlyhelp_core.programmes import Enrolment
from earlyhelp_core.sources import Recorded
from earlyhelp_core.teams import Lead, Team
from earlyhelp_core.transitions import (
    Authorisation,
    ClockCalendar,
    ClockPause,
    Disagreement,
    Expectation,
    Handover,
    Move,
    Timescales,
    Waiver,
)


@record
class Case(Questions):
    """
    The record of one family's support: what was found, agreed, done and decided.

    Nothing in it is worked out: levels, leads and what is due follow from the dated
    facts, asked of a day. Construction refuses references to what is not there.

    >>> from datetime import date
    >>> from earlyhelp_core.people import Family, Membership, Person
    >>> case = Case(
    ...     id="c1",
    ...     ladder=Ladder(framework="f", codes=["universal", "targeted"]),
    ...     family=Family(
    ...         id="f1",
    ...         people=[Person(id="p1", born=date(2014, 9, 1))],
    ...         memberships=[Membership(person="p1")],
    ...     ),
    ...     moves=[
    ...         Move(
    ...             id="m1",
    ...             kind="open",
    ...             from_="universal",
    ...             to="targeted",
    ...             effective=date(2026, 1, 12),
    ...         )
    ...     ],
    ... )
    >>> case.level(date(2026, 1, 11)), case.level(date(2026, 1, 12))
    ('universal', 'targeted')
    """

    id: Internal[CaseId, str]
    #: The partnership whose editions it works under.
    partnership: Internal[PartnershipId | None, str | None] = default(None)
    #: The levels it speaks of, lowest first.
    ladder: Internal[Ladder]
    family: Internal[Family]
    #: Where the children stood when the record begins; ``None``: not recorded.
    starts_at: Internal[LevelCode | None, str | None] = default(None)
    legal_statuses: InternalList[LegalStatus] = default(())
    #: What was held of what the law or statutory guidance asks for.
    steps: InternalList[StatutoryStep] = default(())
    agreements: InternalList[AgreementToSupport] = default(())
    endings: InternalList[EndingDiscussion] = default(())
    contacts: InternalList[Contact] = default(())
    referrals: InternalList[Referral] = default(())
    notices: InternalList[Notice] = default(())
    harm: InternalList[HarmConsideration] = default(())
    assessments: InternalList[Assessment] = default(())
    plans: InternalList[FamilyPlan] = default(())
    team: Internal[Team] = made_by(Team)
    measures: InternalList[Measure] = default(())
    readings: InternalList[Reading] = default(())
    authorisations: InternalList[Authorisation] = default(())
    handovers: InternalList[Handover] = default(())
    #: What was shared about the family, with whom and on what footing.
    sharing: InternalList[SharingRecord] = default(())
    #: What the family needed and could not get.
    unmet_needs: InternalList[UnmetNeed] = default(())
    enrolments: InternalList[Enrolment] = default(())
    #: What agencies see differently about the family, and what became of it.
    disagreements: InternalList[Disagreement] = default(())
    attendance: InternalList[AttendanceRecord] = default(())
    #: When clocks that may be paused were.
    pauses: InternalList[ClockPause] = default(())
    #: What was set aside for the family, by whom in what role and until when.
    waivers: InternalList[Waiver] = default(())
    #: Steps really taken, in the order they were written down. Only ever added to.
    moves: InternalList[Move] = default(())

    #: Who wrote down, and when, whatever in it does not say so itself.
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a reference to what the record does not hold."""
        fields.refuse(self, unresolved(self))

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
        >>> from earlyhelp_core.people import Family
        >>> case = Case(
        ...     id="c1",
        ...     ladder=Ladder(framework="f", codes=["universal"]),
        ...     family=Family(id="f1"),
        ... )
        >>> contact = Contact(id="k1", received=date(2026, 3, 2), from_role="teacher")
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

    def as_of(self, on: date, known_at: datetime | None = None) -> CaseOn:
        """
        The case as it stood on a day: without what came later, ends still open.

        It remembers its day, so that ``now = case.as_of(on)`` answers ``now.level``.
        With *known_at* it is also without what was written down after that moment, so
        that a decision can be judged by what could be known when it was made: what
        does not say when it was written goes by the record it stands in, and at last
        by the `recorded` of the case. ``None``: all that is known now.
        """
        if known_at is None:
            return CaseOn(case=projected(self, on), on=on)
        return CaseOn(case=seen(self, on, known_at, self.recorded), on=on)

    def expectations(
        self,
        timescales: Iterable[Timescales],
        on: date,
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
        whose = None if child is None else self.family.person(ids.PersonId(child)).id
        return expected(self.as_of(on).case, timescales, on, whose, calendar)

    def chronology(self, on: date | None = None) -> tuple[Entry, ...]:
        """
        What was done, by whom in what role, in order; with a day, up to that day.
        """
        return tuple(e for e in entries(self) if on is None or e.on <= on)

    def view_for(self, reader: str, on: date) -> View:
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
        now = self.as_of(on).case
        shown, left_out = view_of(now, now.family, now.team, reader, on)
        return View(case=shown, left_out=left_out)


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
    def levels(self) -> dict[PersonId, LevelCode | None]:
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
