"""
What speaks against an assessment, so that nobody relies on it in good faith too long.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from earlyhelp_core import _dated, fields
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


class Contrary(fields.Code):
    """
    What kind of thing speaks against what was assessed. Not in any order.
    """

    #: The child tells it differently.
    CHILD_SAYS_OTHERWISE = "child-says-otherwise"
    #: Somebody of the team or the family sees it differently.
    MEMBER_DISSENTS = "member-dissents"
    #: Somebody got in touch about the family.
    NEW_CONTACT = "new-contact"
    #: Something happened: a call to the police, an injury, a child missing.
    NEW_INCIDENT = "new-incident"
    #: The child has not been seen, so nobody can say that it still holds.
    CHILD_NOT_SEEN = "child-not-seen"


ContraryLike: TypeAlias = (
    Contrary
    | Literal[
        "child-says-otherwise",
        "member-dissents",
        "new-contact",
        "new-incident",
        "child-not-seen",
    ]
)


@record
class ContraryEvidence(_dated.Dated, by="on"):
    """
    One thing that speaks against an assessment, or casts doubt on it.

    It proves nothing, and it changes no judgement: whoever relies on the assessment
    is to have seen it. Which of it came too late for the author is answered by
    `Assessment.contrary_since_completed`.

    >>> doubt = ContraryEvidence(kind="member-dissents", by_role="health visitor")
    >>> doubt.concerns("child-1"), doubt
    (True, ContraryEvidence(on=None, about=<0>, by_role='health visitor', \
recorded=None))
    """

    kind: Special[Contrary, ContraryLike]
    on: Internal[date | None, DateLike | None] = default(None)
    #: The children it is about; none named means every child of the family.
    about: InternalList[PersonId, str] = default(())
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    #: The role of whoever said or noticed it.
    by_role: Internal[Role | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def concerns(self, child: str) -> bool:
        """Whether it is about that child."""
        child = PersonId(child)
        return not self.about or child in self.about
