"""
What is known of somebody on a day, under the names that programmes ask by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Self

from earlyhelp_core import fields
from earlyhelp_core.answers import When, WhenLike, YesNo, YesNoLike
from earlyhelp_core.dates import age_on
from earlyhelp_core.errors import Problem
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    Personal,
    Special,
    SpecialList,
    as_date,
    default,
    record,
)
from earlyhelp_core.ids import CircumstanceName, PersonId

#: It happened: on a day; yes, but nobody wrote down when; or it did not.

#: Nobody has lived longer than 122 years. A higher age is a slip of the pen.
_OLDEST = 125


@record
class Known:
    """
    One thing that was asked and answered. What nobody asked is simply not listed.

    >>> Known(name="looked-after", answer="no").answer
    <YesNo.NO: 'no'>
    """

    name: Internal[CircumstanceName, str]
    answer: Special[YesNo, YesNoLike]


@record
class Happened:
    """
    Something that happened on a day; yes, with the day not recorded; or no.

    Programmes that count from the day need the day: without it they say so.

    >>> Happened(name="interviewed-under-caution", when=date(2026, 1, 5))
    Happened(name='interviewed-under-caution')
    """

    name: Internal[CircumstanceName, str]
    when: Special[When, WhenLike]


@record
class Circumstances:
    """
    What is known of one child on one day: the facts that a programme is weighed on.

    About the child for whose sake the programme is thought of, also where a parent
    would take part. One list serves every programme: each looks at what it asks for.
    What is left out is not recorded, never no.

    Raises `Impossible` for something that happened after the day, for one name given
    twice, and for an age that is none or is not the one the date of birth gives.

    >>> on = date(2026, 3, 2)
    >>> told = {"domestic-abuse": "no", "suspended": date(2026, 1, 5)}
    >>> known = Circumstances.of(on=on, born=date(2012, 9, 1), told=told)
    >>> known.years, known.value("looked-after") is None
    (13, True)
    """

    #: The day the question is asked of.
    on: Internal[date, DateLike]
    about: Internal[PersonId | None, str | None] = default(None)
    born: Personal[date | None, DateLike | None] = default(None)
    #: In whole years on that day, where only the age was told.
    age: Personal[int | None] = default(None)
    known: SpecialList[Known] = default(())
    happened: SpecialList[Happened] = default(())

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be known on that day, and one name with two answers."""
        fields.refuse(
            self,
            fields.when(
                self.born is not None and self.born > self.on,
                "/born",
                "after-the-question",
                "the birth lies after the day asked of; ask of a later day",
            ),
            self._odd_age(),
            fields.no_repeats("/known", [known.name for known in self.known]),
            self._happened_twice(),
            self._from_the_future(),
        )

    def _odd_age(self) -> Iterable[Problem]:
        if self.age is None:
            return
        yield from fields.when(
            not 0 <= self.age <= _OLDEST,
            "/age",
            "out-of-range",
            f"give whole years, 0 to {_OLDEST}",
        )
        yield from fields.when(
            self.born is not None
            and self.born <= self.on
            and age_on(self.born, self.on) != self.age,
            "/age",
            "not-this-age",
            "the date of birth gives another age; leave one of the two out",
        )

    def _happened_twice(self) -> Iterable[Problem]:
        seen = {known.name for known in self.known}
        for place, event in enumerate(self.happened):
            yield from fields.when(
                event.name in seen,
                f"/happened/{place}/name",
                "repeated-id",
                "this circumstance is told twice; keep one answer",
            )
            seen.add(event.name)

    def _from_the_future(self) -> Iterable[Problem]:
        for place, event in enumerate(self.happened):
            yield from fields.when(
                not isinstance(event.when, YesNo) and event.when > self.on,
                f"/happened/{place}/when",
                "after-the-question",
                "this happened after the day asked of; ask of a later day",
            )

    @classmethod
    def of(
        cls,
        *,
        on: DateLike,
        told: Mapping[str, date | str],
        about: str | None = None,
        born: DateLike | None = None,
        age: int | None = None,
    ) -> Self:
        """
        The same from a plain table: each name with "yes", "no", or its day.

        >>> Circumstances.of(on=date(2026, 3, 2), told={"looked-after": "no"}).known
        (Known(name='looked-after'),)
        """
        born = None if born is None else as_date(born)
        events = [Happened(name=name, when=when) for name, when in told.items()]
        return cls(
            on=on,
            about=about,
            born=born,
            age=age,
            known=tuple(
                Known(name=event.name, answer=event.when)
                for event in events
                if isinstance(event.when, YesNo)
            ),
            happened=tuple(e for e in events if not isinstance(e.when, YesNo)),
        )

    @property
    def years(self) -> int | None:
        """Whole years on the day, worked out or as told; ``None``: not recorded."""
        return self.age if self.born is None else age_on(self.born, self.on)

    def value(self, name: str) -> date | YesNo | None:
        """What is known under that name; ``None`` is not recorded."""
        return self._values.get(name)

    @cached_property
    def _values(self) -> Mapping[str, When]:
        return {
            **{known.name: known.answer for known in self.known},
            **{event.name: event.when for event in self.happened},
        }
