"""
Repeat contacts: who came back, after what, and within how long.

"A fifth of contacts are repeats" says nothing until it is told what is counted from,
and whether a family or a child. So both are asked for, and every repeat says its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from earlyhelp_core import fields
from earlyhelp_core.contacts._contacts import Contact
from earlyhelp_core.dates import Span, add
from earlyhelp_core.fields import DateLike, Internal, default, record
from earlyhelp_core.ids import ContactId, PersonId


class Anchor(fields.Code):
    """
    What a repeat is counted from.
    """

    PREVIOUS_CONTACT = "previous-contact"
    #: The day on which support last ended.
    PREVIOUS_CLOSURE = "previous-closure"


class RepeatUnit(fields.Code):
    """
    Who has to be the same for a contact to be a repeat.
    """

    FAMILY = "family"
    #: The same person is named in both; one about nobody in particular repeats none.
    PERSON = "person"


@record
class Repeat:
    """
    That a contact came again, and what it came after.
    """

    contact: Internal[ContactId, str]
    received: Internal[date, DateLike]
    #: The day it is counted from.
    after: Internal[date, DateLike]
    #: About whom again; ``None`` where the family is the unit.
    person: Internal[PersonId | None, str | None] = default(None)


def repeats(
    contacts: Iterable[Contact],
    within: Span,
    anchor: Anchor | str,
    *,
    unit: RepeatUnit | str = RepeatUnit.FAMILY,
    closures: Iterable[date] = (),
) -> tuple[Repeat, ...]:
    """
    The contacts about one family that came again within a span, in order of receipt.

    Returning for more help is often a good sign, so this counts and does not judge.
    A second contact of the same day is a repeat of the first. With *previous-closure*
    the day counted from is the last of *closures* on or before the contact.

    Raises `Impossible` for an unknown *anchor* or *unit*.

    >>> found = repeats(
    ...     [
    ...         Contact(id="c1", received=date(2026, 1, 5), from_role="school"),
    ...         Contact(id="c2", received=date(2026, 3, 2), from_role="GP"),
    ...     ],
    ...     Span.parse("3 months"),
    ...     "previous-contact",
    ... )
    >>> [(repeat.contact, repeat.after) for repeat in found]
    [('c2', datetime.date(2026, 1, 5))]
    """
    counted_from, same = Anchor(anchor), RepeatUnit(unit)
    # Sorting keeps the order of writing down among those of one day.
    ordered = sorted(contacts, key=lambda contact: contact.received)
    ends = sorted(closures)
    latest: dict[PersonId | None, date] = {}
    found: list[Repeat] = []
    for contact in ordered:
        about = (None,) if same is RepeatUnit.FAMILY else contact.about
        for person in about:
            after = latest.get(person)
            if counted_from is Anchor.PREVIOUS_CLOSURE:
                after = _last(ends, contact.received)
            if after is not None and contact.received <= add(after, within):
                found.append(
                    Repeat(
                        contact=contact.id,
                        received=contact.received,
                        after=after,
                        person=person,
                    )
                )
            latest[person] = contact.received
    return tuple(found)


def _last(ends: Iterable[date], on: date) -> date | None:
    return max((day for day in ends if day <= on), default=None)
