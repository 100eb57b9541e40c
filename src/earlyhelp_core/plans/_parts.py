"""
What surrounds the goals: each person's answer, the reviews, who stays on afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from earlyhelp_core.ids import AgencyId, PersonId
from earlyhelp_core.privacy import Narrative
from earlyhelp_core.sources import Recorded


class Response(fields.Code):
    """
    What somebody answered to the plan, or why there is no answer of theirs.
    """

    AGREES = "agrees"
    DOES_NOT_AGREE = "does-not-agree"
    #: Too young, too unwell, or not to be reached: not an answer either way.
    COULD_NOT_ANSWER = "could-not-answer"
    #: Deliberately on the record: nobody has asked them.
    NOT_ASKED = "not-asked"


ResponseLike: TypeAlias = (
    Response | Literal["agrees", "does-not-agree", "could-not-answer", "not-asked"]
)


@record
class PlanAgreement(_dated.Dated, by="on"):
    """
    What one person said to the plan. Two parents may say two things, and both stand.

    >>> PlanAgreement(person="mother", said="agrees", on=date(2026, 3, 2)).said
    <Response.AGREES: 'agrees'>
    """

    person: Internal[PersonId, str]
    said: Special[Response, ResponseLike]
    on: Internal[date | None, DateLike | None] = default(None)
    #: Why, in their words: most useful where they did not agree.
    words: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    @property
    def is_answer(self) -> bool:
        """Whether it is an answer either way."""
        return self.said in _ANSWERS


_ANSWERS = frozenset({Response.AGREES, Response.DOES_NOT_AGREE})


def last_said(answers: Iterable[PlanAgreement], person: PersonId) -> Response | None:
    """The last word of that person among *answers*, an undated one being the first."""
    said = [answer for answer in answers if answer.person == person]
    said.sort(key=lambda answer: answer.on or date.min)
    # That nobody asked takes back no answer.
    asked = [a for a in said if a.said is not Response.NOT_ASKED] or said
    return asked[-1].said if asked else None


class ReviewKind(fields.Code):
    """
    How a plan was looked at again.
    """

    #: Together, with the family.
    MEETING = "meeting"
    #: By gathering what each has to say, without a meeting.
    UPDATES = "updates"


ReviewKindLike: TypeAlias = ReviewKind | Literal["meeting", "updates"]


@record
class Review(_dated.Dated, by="on"):
    """
    That the plan was looked at again, which children were thought of, and when next.

    Raises `Impossible` where the next review is due before this one.

    >>> Review(on=date(2026, 3, 2), kind="meeting", next_due=date(2026, 4, 13)).kind
    <ReviewKind.MEETING: 'meeting'>
    """

    on: Internal[date, DateLike]
    kind: Internal[ReviewKind, ReviewKindLike]
    by_role: Internal[Role | None] = default(None)
    #: The children whose situation was thought about, one by one.
    considered: InternalList[PersonId, str] = default(())
    next_due: Internal[date | None, DateLike | None] = default(None)
    summary: Special[Narrative | None, Narrative | str | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a next review before this one."""
        fields.refuse(self, fields.in_order("on", self.on, "next_due", self.next_due))


@record
class Supporter(_dated.Dated, by="agreed_on"):
    """
    Who goes on supporting the family after the team has gone: a person, an agency.

    Somebody they already trust, whom they will ring before things get hard. Raises
    `Impossible` where it names nobody at all.

    >>> Supporter(agency="school", role="pastoral lead").role
    'pastoral lead'
    """

    #: Somebody of the family or close to it.
    person: Internal[PersonId | None, str | None] = default(None)
    agency: Internal[AgencyId | None, str | None] = default(None)
    #: "grandmother's neighbour", "form tutor".
    role: Internal[Role | None] = default(None)
    agreed_on: Internal[date | None, DateLike | None] = default(None)
    recorded: Internal[Recorded | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a supporter who is nobody."""
        fields.refuse(
            self,
            fields.when(
                self.person is None and self.agency is None and self.role is None,
                "",
                "nobody-named",
                "name the person, the agency or the role, or leave the supporter out",
            ),
        )


@record
class Share:
    """
    So many of so many. Kept as two numbers: 1 of 1 and 9 of 9 are not the same news.

    Raises `Impossible` for numbers below nought, and for more than there are.

    >>> print(Share(met=2, of=3))
    2 of 3
    """

    met: Internal[int]
    of: Internal[int]

    def __attrs_post_init__(self) -> None:
        """Refuse what is no share."""
        fields.refuse(
            self,
            fields.when(
                not 0 <= self.met <= self.of,
                "/met",
                "not-a-share",
                "give a count from 0 up to the whole",
            ),
        )

    def __str__(self) -> str:
        """As it is said."""
        return f"{self.met} of {self.of}"

    @property
    def ratio(self) -> float | None:
        """From 0 to 1; ``None`` of nothing, which is not nought."""
        return self.met / self.of if self.of else None
