"""
What a team works on, in plain values: needs, goals, and what is still to be done.

A plan says all this in full and in the family's words. A network needs only who, what
for and which area, so that a system without our plans can ask the same questions.
"""

from __future__ import annotations

from earlyhelp_core import fields
from earlyhelp_core.fields import (
    Internal,
    InternalList,
    Personal,
    PersonalList,
    Special,
    default,
    evolve,
    record,
)
from earlyhelp_core.ids import ActionId, AgencyId, GoalId, MemberId, PersonId


@record
class FamilyPerson:
    """
    One of the family as a network knows them: by role and age, never by name.

    >>> FamilyPerson(id="otto", label="child 2, 11", lives_with=["gran"])
    FamilyPerson(id='otto')
    """

    id: Internal[PersonId, str]
    #: "mother", "child 2, 11": see `Family.label`.
    label: Personal[str]
    #: Who shares a home with them, as far as it is recorded.
    lives_with: PersonalList[PersonId, str] = default(())


@record
class TeamNeed:
    """
    One area in which help is wanted, for one person or for the family as a whole.

    >>> TeamNeed(area="speech and language", about="otto")
    TeamNeed(about='otto')
    """

    #: In the words of the framework that is used.
    area: Special[str]
    #: Whose need it is; ``None`` is the family's.
    about: Internal[PersonId | None, str | None] = default(None)

    @property
    def key(self) -> tuple[str, PersonId | None]:
        """What tells it from others: whose, and the area however it is written."""
        return folded(self.area), self.about

    def is_answered_by(self, goal: TeamGoal) -> bool:
        """
        Whether a goal is about this need: in the same area, and for the same person.

        A goal of the whole family is for each of them, and a need of the family is
        met by whatever goal is in its area. Capitals and spacing do not count.
        """
        if folded(self.area) != folded(goal.area):
            return False
        return self.about is None or not goal.whose or self.about in goal.whose


@record
class TeamGoal:
    """
    A goal that is worked on now; goals that ended or were put off are left out.

    >>> TeamGoal(id="goal-1", area="speech and language", whose=["otto"])
    TeamGoal(id='goal-1', whose=<1>)
    """

    id: Internal[GoalId, str]
    #: The area of need, in the words of the framework that is used.
    area: Special[str]
    #: Whose goal it is; nobody named means the whole family's.
    whose: InternalList[PersonId, str] = default(())


@record
class TeamTask:
    """
    An action that is still open, and the one who has it to do.

    A member of the team where that is known; otherwise an agency, or somebody of the
    family who does not sit in the team; or nobody yet. Raises `Impossible` where more
    than one of the three is given.

    >>> TeamTask(id="action-1", goal="goal-1", member="therapist").is_taken
    True
    """

    id: Internal[ActionId, str]
    #: What it is for; ``None`` where it stands by itself.
    goal: Internal[GoalId | None, str | None] = default(None)
    member: Internal[MemberId | None, str | None] = default(None)
    #: The agency, where no one member of the team can be named for it.
    agency: Internal[AgencyId | None, str | None] = default(None)
    #: Somebody of the family who is no member of the team.
    person: Internal[PersonId | None, str | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse two holders at once."""
        fields.refuse(
            self,
            *(
                fields.when(
                    self.member is not None and other is not None,
                    f"/{name}",
                    "two-holders",
                    "one action is one holder's; keep the member, or make two of it",
                )
                for name, other in (("agency", self.agency), ("person", self.person))
            ),
            fields.when(
                self.agency is not None and self.person is not None,
                "/person",
                "two-holders",
                "one action is one holder's; keep the agency or the person",
            ),
        )

    @property
    def is_taken(self) -> bool:
        """Whether anybody has it to do."""
        return (self.member, self.agency, self.person) != (None, None, None)

    @property
    def key(self) -> str:
        """What tells it from others: two plans may each have an action of one id."""
        return self.id if self.goal is None else f"{self.goal}/{self.id}"

    def of_nobody(self) -> TeamTask:
        """The same action, with nobody to do it."""
        return evolve(self, member=None, agency=None, person=None)


def folded(words: str) -> str:
    """A text for comparing: two people rarely write an area quite alike."""
    return " ".join(words.split()).casefold()
