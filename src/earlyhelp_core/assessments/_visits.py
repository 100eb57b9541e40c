"""
Visits: who was seen, which children were seen alone, and the times nobody was met.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core import _dated, fields
from earlyhelp_core.answers import YesNo, YesNoLike
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Role,
    Special,
    default,
    record,
)
from earlyhelp_core.ids import PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


@record
class Visit(_dated.Dated, by="on"):
    """
    That somebody called: whom they saw, and which children they saw alone.

    An attempt at which nobody was met is a visit too, with ``took_place="no"``: three
    attempts are three facts, and say nothing against the family.

    Raises `Impossible` where somebody was seen alone but not seen, or although nobody
    was, or was seen at a visit that did not take place.

    >>> Visit(on=date(2026, 3, 2), took_place="no").seen
    ()
    >>> together = Visit(
    ...     on=date(2026, 3, 9), seen=["mother", "child-1"], anybody_alone="no"
    ... )
    >>> together.saw_alone("child-1"), together.saw_alone("mother")
    (<YesNo.NO: 'no'>, <YesNo.NO: 'no'>)
    """

    on: Internal[date, DateLike]
    #: Whether anybody was met; "no" is an attempt.
    took_place: Internal[YesNo | None, YesNoLike | None] = default(None)
    seen: InternalList[PersonId, str] = default(())
    #: Those of them who were seen without their parents or carers in the room.
    seen_alone: InternalList[PersonId, str] = default(())
    #: Whether anybody was seen alone: "no" is how one writes down that nobody was.
    anybody_alone: Internal[YesNo | None, YesNoLike | None] = default(None)
    #: How it went, or why nobody was met, as far as it is known.
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    by_role: Internal[Role | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot have happened at one visit."""
        fields.refuse(
            self,
            fields.when(
                self.took_place is YesNo.NO and self.seen,
                "/took_place",
                "seen-at-an-attempt",
                "somebody was seen, so it took place; correct one of the two",
            ),
            fields.when(
                self.anybody_alone is YesNo.NO and self.seen_alone,
                "/anybody_alone",
                "alone-yet-nobody",
                "somebody was seen alone, so it is yes; correct one of the two",
            ),
            self._alone_yet_not_seen(),
        )

    def _alone_yet_not_seen(self) -> Iterable[Problem]:
        for place, person in enumerate(self.seen_alone):
            yield from fields.when(
                person not in self.seen,
                f"/seen_alone/{place}",
                "alone-yet-not-seen",
                "whoever was seen alone was seen; add them to seen",
            )

    @property
    def is_attempt(self) -> bool:
        """Whether somebody called and met nobody."""
        return self.took_place is YesNo.NO

    def saw(self, person: str) -> YesNo | None:
        """Whether that person was seen; ``None`` where nobody wrote down who was."""
        person = PersonId(person)
        if person in self.seen:
            return YesNo.YES
        return YesNo.NO if self.seen or self.is_attempt else None

    def saw_alone(self, person: str) -> YesNo | None:
        """
        Whether that person was seen alone; ``None`` where nobody wrote down who was.

        An empty list of those seen alone may be a list that nobody filled in.
        """
        person = PersonId(person)
        if person in self.seen_alone:
            return YesNo.YES
        told = self.seen_alone or self.anybody_alone is YesNo.NO
        return YesNo.NO if told or self.saw(person) is YesNo.NO else None
