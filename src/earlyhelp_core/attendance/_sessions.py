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
from typing import final

import attrs

from earlyhelp_core import _dated, _model, ids
from earlyhelp_core.attendance._marks import MarkCode, mark_code
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import Problem
from earlyhelp_core.ids import PersonId, SchoolUrn
from earlyhelp_core.private import INTERNAL, PERSONAL, SPECIAL, record
from earlyhelp_core.sources import Recorded

__all__ = [
    "Absence",
    "AttendanceRecord",
    "Half",
    "Holding",
    "Session",
    "per_cent",
]


class Half(_model.Code):
    """
    Which half of a school day. Each has its own mark.
    """

    AM = "am"
    PM = "pm"


class Holding(_model.Code):
    """
    How much of the register a record holds. Not recorded is ``None``: perhaps a part.
    """

    EVERY_SESSION = "every-session"
    #: Each absence is here; of the other sessions nothing is said.
    EVERY_ABSENCE = "every-absence"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Session:
    """
    One half-day and its mark.

    The mark may tell of illness, faith or a suspension, so it stays out of ``repr``.

    >>> Session(on=date(2026, 3, 2), half="am", code="I")
    Session(on=datetime.date(2026, 3, 2), half=<Half.AM: 'am'>)
    """

    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    half: Half = attrs.field(converter=Half, metadata=INTERNAL)
    code: MarkCode = attrs.field(converter=mark_code, metadata=SPECIAL)

    @property
    def dated(self) -> date:
        """The day of the session."""
        return self.on


def per_cent(share: Fraction, *, places: int = 1) -> str:
    """
    A share in per cent, rounded half up from its exact value.

    >>> per_cent(Fraction(1, 3)), per_cent(Fraction(1, 8), places=0)
    ('33.3 %', '13 %')

    Raises `Misuse` for fewer than no places.
    """
    if places < 0:
        raise _model.refusal("negative", "give 0 places or more")
    scale = 10**places
    whole, rest = divmod((share * 100 * scale + Fraction(1, 2)).__floor__(), scale)
    return f"{whole}.{rest:0{places}} %" if places else f"{whole} %"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
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
    possible: int = attrs.field(converter=_model.as_int, metadata=PERSONAL)
    authorised: int = attrs.field(converter=_model.as_int, metadata=PERSONAL)
    unauthorised: int = attrs.field(converter=_model.as_int, metadata=PERSONAL)

    def __attrs_post_init__(self) -> None:
        """Refuse counts that cannot be."""
        counts = ("possible", "authorised", "unauthorised")
        _model.refuse(
            self,
            *(
                _model.when(
                    getattr(self, name) < 0,
                    f"/{name}",
                    "negative",
                    "give the number of sessions, 0 or more",
                )
                for name in counts
            ),
            _model.when(
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


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class AttendanceRecord:
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

    pupil: PersonId = attrs.field(converter=ids.person_id, metadata=INTERNAL)
    school: SchoolUrn | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.school_urn),
        metadata=PERSONAL,
    )
    #: The days it speaks of; without an end, of all that is known so far.
    period: Period = attrs.field(metadata=INTERNAL)
    sessions: tuple[Session, ...] = attrs.field(default=(), metadata=INTERNAL)
    #: ``None``: nobody says whether marks are missing.
    holding: Holding | None = attrs.field(
        default=None, converter=attrs.converters.optional(Holding), metadata=INTERNAL
    )
    #: For the whole period, as a return or a case system gives them.
    totals: Absence | None = attrs.field(default=None, metadata=PERSONAL)
    #: How many half-terms of the school year it covers, from the first one on. The
    #: fixed numbers of years before 2015/16 go by them.
    half_terms: int | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_int),
        metadata=INTERNAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse what contradicts the period, and two marks for one session."""
        _model.refuse(
            self,
            self._outside(),
            self._marked_twice(),
            _model.when(
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

    @property
    def dated(self) -> date:
        """The first day it speaks of."""
        return self.period.start

    def with_session(self, session: Session) -> AttendanceRecord:
        """The record with one more session."""
        return attrs.evolve(self, sessions=(*self.sessions, session))

    def as_of(self, on: date) -> AttendanceRecord:
        """
        The record as that day saw it.

        Totals of a period that had not ended are left out: they count days to come.
        """
        return attrs.evolve(
            self,
            sessions=_dated.known_by(self.sessions, on),
            period=_dated.without_later_end(self.period, on),
            totals=self.totals if _dated.had_come(self.period.end, on) else None,
        )
