"""
Registers and rules for tests: small, invented, shaped by keyword.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from earlyhelp_core import partnerships
from earlyhelp_core.attendance import (
    AttendanceRecord,
    AttendanceRules,
    Half,
    Holding,
    NoticeRules,
    PenaltyNotice,
    Prosecution,
    SchoolTerm,
    Session,
    SuspensionRules,
)
from earlyhelp_core.dates import Period
from earlyhelp_core.errors import EarlyHelpError
from earlyhelp_core.ids import PersonId, PublicationId
from earlyhelp_core.sources import Basis, Citation, Publication

__all__ = [
    "CHILD",
    "CITED",
    "MONDAY",
    "ON",
    "PARENT",
    "PUBLICATION",
    "RULES",
    "SPRING",
    "absences",
    "notice",
    "notice_rules",
    "places",
    "register",
    "session",
    "suspension_rules",
    "weeks_of",
]


def _of_england() -> AttendanceRules:
    rules = partnerships.load("england", on=None).attendance
    assert rules is not None
    return rules


RULES = _of_england()
CHILD, PARENT = PersonId("child"), PersonId("mother")
#: The day the questions are asked of, and the Monday of its week.
ON = date(2026, 3, 6)
MONDAY = date(2026, 3, 2)
SPRING = SchoolTerm(
    name="spring", period=Period(start=date(2026, 1, 5), end=date(2026, 3, 27))
)
PUBLICATION = Publication(id=PublicationId("p"), title="Guidance", publisher="DfE")
CITED = Citation(publication=PublicationId("p"), clause="1", basis=Basis.STATED)


def session(on: date, code: str = "/", half: Half = Half.AM) -> Session:
    """One session and its mark."""
    return Session(on=on, half=half, code=code)


def absences(days: Iterable[date], code: str = "O") -> tuple[Session, ...]:
    """Both sessions of each of the days, missed."""
    return tuple(session(day, code, half) for day in days for half in Half)


def weeks_of(first: date, weeks: int, code: str = "/") -> tuple[Session, ...]:
    """Every session of so many weeks, Monday to Friday."""
    days = (
        first + timedelta(days=7 * week + day)
        for week in range(weeks)
        for day in range(5)
    )
    return absences(days, code)


def register(
    *sessions: Session,
    start: date = date(2024, 8, 19),
    end: date | None = None,
    holding: Holding | None = Holding.EVERY_SESSION,
) -> AttendanceRecord:
    """A record of the child over a period, with these sessions."""
    return AttendanceRecord(
        pupil=CHILD,
        period=Period(start=start, end=end),
        sessions=sessions,
        holding=holding,
    )


def notice(
    issued: date,
    *,
    child: str = CHILD,
    parent: str = PARENT,
    withdrawn: date | None = None,
    prosecution: Prosecution | None = None,
) -> PenaltyNotice:
    """A notice named by its day."""
    return PenaltyNotice(
        id=f"notice-{issued.isoformat()}",
        child=child,
        parent=parent,
        issued=issued,
        withdrawn=withdrawn,
        prosecution=prosecution,
    )


def notice_rules() -> NoticeRules:
    """The shipped rules of the day."""
    rules = RULES.notices_on(ON)
    assert rules is not None
    return rules


def suspension_rules() -> SuspensionRules:
    """The shipped limits of the day."""
    rules = RULES.suspensions_on(ON)
    assert rules is not None
    return rules


def places(error: EarlyHelpError) -> list[tuple[str, str]]:
    """Where the problems are and of what sort; their wording is no promise."""
    return [(problem.path, problem.code) for problem in error.problems]
