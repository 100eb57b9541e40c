"""
The family's level and whose it is; and how long each child stood at each.

A plan is for the family and a level is a child's. Whoever says "the family is at
level three" means that one child is: here it is said which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from earlyhelp_core import fields, ids
from earlyhelp_core.cases._journey import settling, starting_level
from earlyhelp_core.cases._record import Record
from earlyhelp_core.cases._standing import last_move
from earlyhelp_core.fields import DateLike, Internal, InternalList, default, record
from earlyhelp_core.frameworks import Ladder
from earlyhelp_core.ids import LevelCode, PersonId
from earlyhelp_core.transitions import Kind, KindLike


@record
class FamilyLevel:
    """
    The highest level among the children of a family, and whose it is.

    >>> found = FamilyLevel(level="statutory", whose=["p2"], not_recorded=["p3"])
    >>> found.level, found.whose
    ('statutory', ('p2',))
    """

    #: ``None`` where no child's level is recorded.
    level: Internal[LevelCode | None, str | None] = default(None)
    #: The children who stand at it.
    whose: InternalList[PersonId, str] = default(())
    #: The children who stand lower.
    lower: InternalList[PersonId, str] = default(())
    #: The children of whom it is not recorded: any of them may stand higher.
    not_recorded: InternalList[PersonId, str] = default(())


def highest(levels: Mapping[str, LevelCode | None], ladder: Ladder) -> FamilyLevel:
    """The family's level, from those of its children."""
    known = [level for level in levels.values() if level is not None]
    top = max(known, key=ladder.rank, default=None)
    return FamilyLevel(
        level=top,
        whose=tuple(c for c, level in levels.items() if level and level == top),
        lower=tuple(c for c, level in levels.items() if level and level != top),
        not_recorded=tuple(c for c, level in levels.items() if level is None),
    )


def levels_of(case: Record, on: date) -> dict[str, LevelCode | None]:
    """Where each child of a family stands on a day."""
    return {
        child.id: level_of(case, child.id, on) for child in case.family.children(on)
    }


def level_of(case: Record, child: PersonId, on: date) -> LevelCode | None:
    """Where a *child* stands on a day: where the last move led, or it all began."""
    last = last_move(case.moves, on, child)
    return starting_level(case, child) if last is None else last.to


@record
class TimeInLevel:
    """
    One child's time at one level, without a break.

    >>> stay = TimeInLevel(
    ...     child="p2",
    ...     level="targeted",
    ...     since=date(2026, 1, 12),
    ...     until=date(2026, 3, 2),
    ... )
    >>> stay.days, stay.is_open
    (49, True)
    """

    child: Internal[PersonId, str]
    level: Internal[LevelCode, str]
    #: The first day at it; ``None`` where they stood there when the record begins.
    since: Internal[date | None, DateLike | None] = default(None)
    #: The day they left it; while they are there, the day that was asked of.
    until: Internal[date, DateLike]
    #: The move that ended it; ``None`` while they are there.
    left_by: Internal[Kind | None, KindLike | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a leaving before the coming."""
        fields.refuse(self, fields.in_order("since", self.since, "until", self.until))

    @property
    def is_open(self) -> bool:
        """Whether they were still there, so that the days are those so far."""
        return self.left_by is None

    @property
    def days(self) -> int | None:
        """
        The days from coming to leaving, or so far; ``None``: since when is not known.
        """
        return None if self.since is None else (self.until - self.since).days


def time_in_level(
    case: Record, on: DateLike, *, child: str | None = None
) -> tuple[TimeInLevel, ...]:
    """
    How long each child of the family, or one *child*, stood at each level up to a day.

    In order for each child. Moving to another area ends it, for what follows is in
    another record. A level that was left on the day it was reached is not counted.

    Raises `UnknownName` for a *child* the family does not have.

    >>> from earlyhelp_core.cases import Case
    >>> from earlyhelp_core.people import Family, Membership, Person
    >>> case = Case(
    ...     id="c1",
    ...     ladder=Ladder(framework="f", codes=["universal", "targeted"]),
    ...     starts_at="targeted",
    ...     family=Family(
    ...         id="f1",
    ...         people=[Person(id="p1", born=date(2014, 9, 1))],
    ...         memberships=[Membership(person="p1")],
    ...     ),
    ... )
    >>> [(stay.level, stay.days) for stay in time_in_level(case, date(2026, 3, 2))]
    [('targeted', None)]
    """
    on = fields.as_date(on)
    if child is None:
        children = tuple(person.id for person in case.family.children(on))
    else:
        children = (case.family.person(ids.PersonId(child)).id,)
    return tuple(stay for one in children for stay in _stays(case, one, on))


def _stays(case: Record, child: PersonId, on: date) -> Iterator[TimeInLevel]:
    level, since = starting_level(case, child), None
    for move in settling(case, child, on):
        # A transfer leads to no level of this area, even where one is written down.
        to = None if move.kind is Kind.TRANSFER_OUT else move.to
        if to == level:
            continue
        if level is not None:
            yield TimeInLevel(
                child=child,
                level=level,
                since=since,
                until=move.effective,
                left_by=move.kind,
            )
        level, since = to, move.effective
    if level is not None:
        yield TimeInLevel(child=child, level=level, since=since, until=on)
