"""
Somebody gets in touch: about a family, or for advice without saying whom about.
"""

from __future__ import annotations

from datetime import date
from typing import NewType, final

import attrs

from earlyhelp_core import _model, ids
from earlyhelp_core.ids import AgencyId, ContactId, PersonId
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    SPECIAL,
    Narrative,
    narrative,
    record,
)
from earlyhelp_core.sources import Recorded

__all__ = [
    "Consultation",
    "ConsultationId",
    "Contact",
    "FamilyKnows",
    "consultation_id",
]

#: One conversation without names. A type of its own, so that no referral can point
#: back to it and give the family away.
ConsultationId = NewType("ConsultationId", str)


def consultation_id(value: str) -> ConsultationId:
    """*value* as the id of a consultation, if it has the shape of a local id."""
    return ConsultationId(ids.contact_id(value))


class FamilyKnows(_model.Code):
    """
    Whether the family knows that somebody got in touch about them.
    """

    YES = "yes"
    NO = "no"
    #: Telling them could put somebody at risk. No reason to wait with the referral.
    NOT_SAFE_TO_TELL = "not-safe-to-tell"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Contact:
    """
    One occasion on which somebody got in touch about a family.

    Raises `Impossible` where one person stands twice among those it is about.

    >>> Contact(id="c1", received=date(2026, 3, 2), from_role="class teacher",
    ...         summary="Ottoline falls asleep in lessons.", family_knows="yes")
    Contact(id='c1', received=datetime.date(2026, 3, 2), from_role='class teacher', \
from_agency=None, about=<0>, recorded=None)
    """

    id: ContactId = attrs.field(converter=ids.contact_id, metadata=INTERNAL)
    received: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    #: "mother", "class teacher", "health visitor". Never a name.
    from_role: str = attrs.field(converter=_model.as_text, metadata=INTERNAL)
    from_agency: AgencyId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.agency_id),
        metadata=INTERNAL,
    )
    about: tuple[PersonId, ...] = attrs.field(
        converter=ids.person_ids, default=(), metadata=INTERNAL
    )
    summary: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    family_knows: FamilyKnows | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(FamilyKnows),
        metadata=PERSONAL,
    )
    recorded: Recorded | None = attrs.field(default=None, metadata=INTERNAL)

    def __attrs_post_init__(self) -> None:
        """Refuse one person twice."""
        _model.refuse(self, _model.no_repeats("/about", self.about))

    @property
    def dated(self) -> date:
        """The day it was received."""
        return self.received


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Consultation:
    """
    Advice sought and given without saying who it is about.

    It needs nobody's agreement, because nobody is named, and it is recorded so that
    the use of advice can be seen. There is no place in it for a person, a family or a
    case, so none can be linked: should the advice be to refer, the referral starts
    afresh, with the family.

    >>> Consultation(id="k1", on=date(2026, 3, 2), from_role="youth worker",
    ...              advice="Talk with the family about the partnership tool.")
    Consultation(id='k1', on=datetime.date(2026, 3, 2), from_role='youth worker', \
from_agency=None)
    """

    id: ConsultationId = attrs.field(converter=consultation_id, metadata=INTERNAL)
    on: date = attrs.field(converter=_model.as_date, metadata=INTERNAL)
    from_role: str = attrs.field(converter=_model.as_text, metadata=INTERNAL)
    from_agency: AgencyId | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(ids.agency_id),
        metadata=INTERNAL,
    )
    #: Told without names; masked all the same, in case one slipped in.
    question: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )
    advice: Narrative | None = attrs.field(
        default=None, converter=attrs.converters.optional(narrative), metadata=SPECIAL
    )

    @property
    def dated(self) -> date:
        """The day of the conversation."""
        return self.on
