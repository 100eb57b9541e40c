"""
A pupil's attendance over a period: marks session by session, or the totals alone.

A session is half a school day. Councils often hold totals only, so a record takes
either or both, and says how much of the register it holds: a mark that is not here may
never have been sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.attendance._marks import MarkCode
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Special,
    as_date,
    default,
    evolve,
    record,
)
from earlyhelp_core.identifiers import SchoolUrn
from earlyhelp_core.ids import PersonId
from earlyhelp_core.sources import Recorded


class Half(fields.Code):
    """
    Which half of a school day. Each has its own mark.
    """

    AM = "am"
    PM = "pm"


HalfLike: TypeAlias = Half | Literal["am", "pm"]


class Holding(fields.Code):
    """
    How much of the register a record holds. Not recorded is ``None``: perhaps a part.
    """

    EVERY_SESSION = "every-session"
    #: Each absence is here; of the other sessions nothing is said.
    EVERY_ABSENCE = "every-absence"


HoldingLike: TypeAlias = Holding | Literal["every-session", "every-absence"]


@record
class Session(_dated.Dated, by="on"):
    """
    One half-day and its mark.

    The mark may tell of illness, faith or a suspension, so it stays out of ``repr``.

    >>> Session(on=date(2026, 3, 2), half="am", code="I")
    Session(on=datetime.date(2026, 3, 2), half=<Half.AM: 'am'>)
    """

    on: Internal[date, DateLike]
    half: Internal[Half, HalfLike]
    code: Special[MarkCode, str]


def per_cent(share: Fraction, *, places: int = 1) -> str:
    """
    A share in per cent, rounded half up from its exact value.

    >>> per_cent(Fraction(1, 3)), per_cent(Fraction(1, 8), places=0)
    ('33.3 %', '13 %')

    Raises `Misuse` for fewer than no places.
    """
    if places < 0:
        raise fields.refusal("negative", "give 0 places or more")
    scale = 10**places
    whole, rest = divmod((share * 100 * scale + Fraction(1, 2)).__floor__(), scale)
    return f"{whole}.{rest:0{places}} %" if places else f"{whole} %"


@record
class Absence:
    """
    Sessions possible and missed, counted: the summarised form of attendance.

    Shares are exact fractions, so that 10 % is neither just missed nor just reached.

    Raises `Impossible` for a count below 0 and for more missed than was possible.

    >>> term = Absence(possible=120, authorised=9, unauthorised=3)
    >>> term.rate(), per_cent(term.rate())
    (Fraction(1, 10), '10.0 %')
    """

    #: Sessions the pupil could have attended.
    possible: Personal[int]
    authorised: Personal[int]
    unauthorised: Personal[int]

    def __attrs_post_init__(self) -> None:
        """Refuse counts that cannot be."""
        counts = ("possible", "authorised", "unauthorised")
        fields.refuse(
            self,
            *(
                fields.when(
                    getattr(self, name) < 0,
                    f"/{name}",
                    "negative",
                    "give the number of sessions, 0 or more",
                )
                for name in counts
            ),
            fields.when(
                self.missed > self.possible,
                "/possible",
                "more-missed-than-possible",
                "more sessions were missed than were possible; correct a count",
            ),
        )

    @property
    def missed(self) -> int:
        """Sessions missed for whatever reason."""
        return self.authorised + self.unauthorised

    @property
    def attended(self) -> int:
        """Sessions possible and not missed."""
        return self.possible - self.missed

    def rate(self) -> Fraction | None:
        """
        Sessions missed of those possible; ``None`` where none was possible.
        """
        return self._of_possible(self.missed)

    def attendance_rate(self) -> Fraction | None:
        """Sessions attended of those possible; ``None`` where none was possible."""
        return self._of_possible(self.attended)

    def unauthorised_rate(self) -> Fraction | None:
        """Missed without authorisation, of those possible; ``None`` where none was."""
        return self._of_possible(self.unauthorised)

    def _of_possible(self, sessions: int) -> Fraction | None:
        return Fraction(sessions, self.possible) if self.possible else None

    def plus(self, other: Absence) -> Absence:
        """Both counts together: two terms, two schools."""
        return Absence(
            possible=self.possible + other.possible,
            authorised=self.authorised + other.authorised,
            unauthorised=self.unauthorised + other.unauthorised,
        )


_HALF_TERMS = 6


@record
class AttendanceRecord(_dated.Dated, by="period"):
    """
    One pupil's attendance over a period, as a register or as totals.

    A pupil on two registers has two records; each school's register is its own.

    Raises `Impossible` for a session outside the period or marked twice, and for a
    school year of other than one to six half-terms.

    >>> record = AttendanceRecord(
    ...     pupil="p2",
    ...     period=Period(start=date(2025, 9, 1), end=date(2025, 12, 19)),
    ...     totals=Absence(possible=140, authorised=10, unauthorised=4),
    ... )
    >>> record.totals.rate()
    Fraction(1, 10)
    """

    pupil: Internal[PersonId, str]
    school: Personal[SchoolUrn | None, str | None] = default(None)
    #: The days it speaks of; without an end, of all that is known so far.
    period: Internal[Period]
    sessions: InternalList[Session] = default(())
    #: ``None``: nobody says whether marks are missing.
    holding: Internal[Holding | None, HoldingLike | None] = default(None)
    #: For the whole period, as a return or a case system gives them.
    totals: Personal[Absence | None] = default(None)
    #: How many half-terms of the school year it covers, from the first one on. The
    #: fixed numbers of years before 2015/16 go by them.
    half_terms: Internal[int | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what contradicts the period, and two marks for one session."""
        fields.refuse(
            self,
            self._outside(),
            self._marked_twice(),
            fields.when(
                self.half_terms is not None and not 1 <= self.half_terms <= _HALF_TERMS,
                "/half_terms",
                "out-of-range",
                "a school year has six half-terms; give 1 to 6",
            ),
        )

    def _outside(self) -> Iterable[Problem]:
        for place, session in enumerate(self.sessions):
            if not self.period.contains(session.on):
                yield Problem(
                    f"/sessions/{place}/on",
                    "outside-period",
                    "this session lies outside the period; correct one of the two",
                )

    def _marked_twice(self) -> Iterable[Problem]:
        seen: set[tuple[date, Half]] = set()
        for place, session in enumerate(self.sessions):
            if (session.on, session.half) in seen:
                yield Problem(
                    f"/sessions/{place}",
                    "marked-twice",
                    "this session has a mark already; keep the one that stands, and "
                    "give another school's register as a record of its own",
                )
            seen.add((session.on, session.half))

    def with_session(self, session: Session) -> AttendanceRecord:
        """The record with one more session."""
        return evolve(self, sessions=(*self.sessions, session))

    def as_of(self, on: DateLike) -> AttendanceRecord:
        """
        The record as that day saw it.

        Totals of a period that had not ended are left out: they count days to come.
        """
        on = as_date(on)
        return evolve(
            self,
            sessions=_dated.known_by(self.sessions, on),
            period=_dated.without_later_end(self.period, on),
            totals=self.totals if _dated.had_come(self.period.end, on) else None,
        )
