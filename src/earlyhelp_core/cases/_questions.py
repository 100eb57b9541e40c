"""
What a case answers about where children stood, and who holds them.

A part of `Case`, which stands in a module of its own: see there.
"""

from __future__ import annotations

from datetime import date

from earlyhelp_core import ids
from earlyhelp_core.cases._departures import LoggedDeparture, departures_in
from earlyhelp_core.cases._episodes import Episode, episodes
from earlyhelp_core.cases._holding import Holder, Recordings, holder_of
from earlyhelp_core.cases._journey import Journey
from earlyhelp_core.cases._levels import FamilyLevel, highest, level_of, levels_of
from earlyhelp_core.cases._open_points import OpenPoint, open_points_of
from earlyhelp_core.cases._standing import last_move, status_of
from earlyhelp_core.contacts import Referral
from earlyhelp_core.dates import Span
from earlyhelp_core.ids import LevelCode, PersonId
from earlyhelp_core.people import LegalBasis
from earlyhelp_core.transitions import Handover, Move


class Questions:
    """
    The questions that the record answers as it stands, each asked of a day.
    """

    __slots__ = ()

    def level(self: Journey, on: date, child: str | None = None) -> LevelCode | None:
        """
        Where a child stands on a day; without a child, the highest in the family.

        ``None`` where it is not recorded. Of two moves on one day the one written
        down later holds. Raises `UnknownName` for a child not in the family.
        """
        if child is not None:
            person = self.family.person(ids.PersonId(child))
            return level_of(self, person.id, on)
        return highest(levels_of(self, on), self.ladder).level

    def family_level(self: Journey, on: date) -> FamilyLevel:
        """The highest level among the children on a day, and whose it is."""
        return highest(levels_of(self, on), self.ladder)

    def levels(self: Journey, on: date) -> dict[PersonId, LevelCode | None]:
        """Where each child of the family stands on a day."""
        return levels_of(self, on)

    def last_move(
        self: Journey, on: date, child: PersonId | None = None
    ) -> Move | None:
        """The move that brought a child, or any of the family, to where they are."""
        return last_move(self.moves, on, child)

    def status(self: Recordings, on: date, child: str) -> LegalBasis | None:
        """
        A child's legal status on a day, the most protective where several are held.

        ``None``: not recorded, which is not the status *none*. Level is not legal
        status. Raises `UnknownName` for somebody not in the family.
        """
        person = self.family.person(ids.PersonId(child))
        return status_of(self.legal_statuses, person.id, on)

    def episodes(
        self: Journey, on: date, child: str | None = None
    ) -> tuple[Episode, ...]:
        """The stretches of support up to a day: the family's, or one child's."""
        return episodes(self, on, child)

    def holder(self: Recordings, child: str, on: date) -> Holder:
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
        return holder_of(self, self.family.person(ids.PersonId(child)).id, on)

    def holders(self: Recordings, on: date) -> dict[PersonId, Holder]:
        """Who holds each child of the family on a day. See `holder`."""
        children = self.family.children(on)
        return {child.id: holder_of(self, child.id, on) for child in children}

    def open_referrals(self: Recordings, on: date) -> tuple[Referral, ...]:
        """The referrals that wait for the front door's answer on a day."""
        return tuple(r for r in self.referrals if r.is_open(on))

    def open_handovers(self: Recordings, on: date) -> tuple[Handover, ...]:
        """The handovers that wait for an answer on a day; the sender holds."""
        return tuple(h for h in self.handovers if h.is_open(on))

    def open_points(
        self: Recordings, on: date, *, feedback_within: Span | None = None
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
        return open_points_of(self, on, feedback_within)

    def departures(
        self: Recordings, on: date | None = None
    ) -> tuple[LoggedDeparture, ...]:
        """
        Where moves went ahead against a finding, in order; with a day, up to it.
        """
        return departures_in(m for m in self.moves if on is None or m.effective <= on)
