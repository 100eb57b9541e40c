"""
How much of school was missed, and whether that is called persistent or severe.

The words are statistics: they say where to look, never why a child is not in school.
"""

from __future__ import annotations

from collections import Counter

from earlyhelp_core.answers import YesNo
from earlyhelp_core.attendance._calendar import SchoolYear
from earlyhelp_core.attendance._marks import Counts, MarkCode
from earlyhelp_core.attendance._rules import AttendanceRules
from earlyhelp_core.attendance._sessions import Absence, AttendanceRecord, Holding
from earlyhelp_core.attendance._thresholds import AbsenceDefinition

_ALL = 100


def unclassified(
    record: AttendanceRecord, rules: AttendanceRules
) -> tuple[MarkCode, ...]:
    """
    The marks of a record that the edition has no meaning for on their day, each once.

    A record with such marks cannot be counted from its sessions: what an unknown mark
    counts as would be a guess.
    """
    unknown = (s.code for s in record.sessions if rules.counts(s.code, s.on) is None)
    return tuple(dict.fromkeys(unknown))


def absence(record: AttendanceRecord, rules: AttendanceRules) -> Absence | None:
    """
    What was possible and what was missed over the record's period.

    Counted from the sessions where the record holds every one of them and knows each
    mark; else the totals; else ``None``, because a part of a register is no share of
    the whole.

    >>> from earlyhelp_core import partnerships
    >>> from earlyhelp_core.attendance import Session
    >>> from earlyhelp_core.dates import Period
    >>> rules = partnerships.load("england", on=None).attendance
    >>> record = AttendanceRecord(
    ...     pupil="p2",
    ...     period=Period(start="2026-03-02", end="2026-03-03"),
    ...     holding="every-session",
    ...     sessions=[
    ...         Session(on="2026-03-02", half="am", code="/"),
    ...         Session(on="2026-03-02", half="pm", code="M"),
    ...         Session(on="2026-03-03", half="am", code="U"),
    ...         Session(on="2026-03-03", half="pm", code="Y1"),
    ...     ],
    ... )
    >>> absence(record, rules).rate()
    Fraction(2, 3)
    """
    if record.holding is not Holding.EVERY_SESSION or unclassified(record, rules):
        return record.totals
    counted = Counter(rules.counts(s.code, s.on) for s in record.sessions)
    authorised, unauthorised = counted[Counts.AUTHORISED], counted[Counts.UNAUTHORISED]
    return Absence(
        possible=counted[Counts.PRESENT] + authorised + unauthorised,
        authorised=authorised,
        unauthorised=unauthorised,
    )


def persistent_absence(
    record: AttendanceRecord, rules: AttendanceRules
) -> YesNo | None:
    """
    Whether absence was persistent by the definition of the record's school year.

    ``None`` where the edition has no definition for that year, where the record
    reaches over two school years, where nothing can be counted, and, in years of fixed
    numbers, where it is not said how many half-terms are covered.

    >>> from earlyhelp_core import partnerships
    >>> from earlyhelp_core.dates import Period
    >>> rules = partnerships.load("england", on=None).attendance
    >>> year = Period(start="2013-09-02", end="2014-07-22")
    >>> missed = Absence(possible=380, authorised=40, unauthorised=15)
    >>> record = AttendanceRecord(pupil="p2", period=year, totals=missed, half_terms=6)
    >>> str(persistent_absence(record, rules))  # 56 sessions, in that year
    'no'
    """
    return _reaches(record, rules, rules.persistent_on(record.period.start))


def severe_absence(record: AttendanceRecord, rules: AttendanceRules) -> YesNo | None:
    """
    Whether absence was severe by the definition of the record's school year.

    ``None`` where that cannot be said, as for `persistent_absence`.
    """
    return _reaches(record, rules, rules.severe_on(record.period.start))


def _reaches(
    record: AttendanceRecord,
    rules: AttendanceRules,
    definition: AbsenceDefinition | None,
) -> YesNo | None:
    found = absence(record, rules)
    if definition is None or found is None or not found.possible:
        return None
    if not _within_one_year(record):
        return None
    if definition.per_cent is not None:
        # In whole numbers, so that exactly one tenth is one tenth.
        return _yes(found.missed * _ALL >= definition.per_cent * found.possible)
    number = definition.fixed_number(record.half_terms)
    return None if number is None else _yes(found.missed >= number)


def _within_one_year(record: AttendanceRecord) -> bool:
    year = SchoolYear.of(record.period.start)
    days = [session.on for session in record.sessions]
    last = record.period.end or max(days, default=record.period.start)
    return SchoolYear.of(last) == year


def _yes(holds: bool) -> YesNo:  # noqa: FBT001 - it is what the name asks
    return YesNo.YES if holds else YesNo.NO
