"""
Somebody gets in touch: about a family, or for advice without saying whom about.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    Role,
    Special,
    default,
    record,
)
from earlyhelp_core.ids import AgencyId, ConsultationId, ContactId, PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class FamilyKnows(fields.Code):
    """
    Whether the family knows that somebody got in touch about them.
    """

    YES = "yes"
    NO = "no"
    #: Telling them could put somebody at risk. No reason to wait with the referral.
    NOT_SAFE_TO_TELL = "not-safe-to-tell"


FamilyKnowsLike: TypeAlias = FamilyKnows | Literal["yes", "no", "not-safe-to-tell"]


@record
class Contact(_dated.Dated, by="received"):
    """
    One occasion on which somebody got in touch about a family.

    Raises `Impossible` where one person stands twice among those it is about.

    >>> Contact(id="c1", received=date(2026, 3, 2), from_role="class teacher",
    ...         summary="Ottoline falls asleep in lessons.", family_knows="yes")
    Contact(id='c1', received=datetime.date(2026, 3, 2), from_role='class teacher', \
from_agency=None, about=<0>, recorded=None)
    """

    id: Internal[ContactId, str]
    received: Internal[date, DateLike]
    #: "mother", "class teacher", "health visitor". Never a name.
    from_role: Internal[Role]
    from_agency: Internal[AgencyId | None, str | None] = default(None)
    about: InternalList[PersonId, str] = default(())
    summary: Special[Narrative | None, Narrative | str | None] = default(None)
    family_knows: Personal[FamilyKnows | None, FamilyKnowsLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse one person twice."""
        fields.refuse(self, fields.no_repeats("/about", self.about))


@record
class Consultation(_dated.Dated, by="on"):
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

    id: Internal[ConsultationId, str]
    on: Internal[date, DateLike]
    from_role: Internal[Role]
    from_agency: Internal[AgencyId | None, str | None] = default(None)
    #: Told without names; masked all the same, in case one slipped in.
    question: Special[Narrative | None, Narrative | str | None] = default(None)
    advice: Special[Narrative | None, Narrative | str | None] = default(None)
