"""
One question about a family, weighed for each of its children.

A plan is for the family; levels and legal status are each child's own. So a move of the
family is as many weighings as there are children at the level it starts from, with
every other child looked at as well: named, and said why the move is not theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Never

from earlyhelp_core import fields
from earlyhelp_core.answers import Answer, Audience, Finding
from earlyhelp_core.cases import Case, FamilyLevel, facts_for, not_considered
from earlyhelp_core.dates import written
from earlyhelp_core.errors import Misuse
from earlyhelp_core.fields import (
    DateLike,
    Internal,
    InternalList,
    Personal,
    default,
    record,
)
from earlyhelp_core.ids import LevelCode, PersonId
from earlyhelp_core.transitions import Facts, Kind, KindLike, Pathway, Request, weigh


class WhyNotConcerned(fields.Code):
    """
    Why a move of the family is not a move of this child.
    """

    #: They do not stand at the level the family moves from.
    OTHER_LEVEL = "other-level"
    #: They belong to another family: a half-sister with her other parent.
    NOT_A_MEMBER = "not-a-member"


@record
class ChildAnswer:
    """
    What the pathway says of one child who would move with the family.
    """

    child: Internal[PersonId, str]
    #: What to call them without their name: "child 2, 11".
    called: Personal[str]
    facts: Internal[Facts]
    answer: Internal[Answer]


@record
class NotConcerned:
    """
    A child who was looked at, and whose move it is not.
    """

    child: Internal[PersonId, str]
    called: Personal[str]
    #: Where they stand; ``None`` where they have no level in this family.
    level: Internal[LevelCode | None, str | None] = default(None)
    why: Internal[WhyNotConcerned]


@record
class FamilyAnswer:
    """
    What the pathway says of a move of the family, child by child.

    It is met only where the answer for each child who would move is met, and so is
    that for the family as a whole, in which the gravest fact of any child speaks:
    harm suspected for a half-sister elsewhere stands in the way of closing, too.
    """

    on: Internal[date, DateLike]
    kind: Internal[Kind, KindLike]
    to: Internal[LevelCode | None, str | None] = default(None)
    #: The level the family moves from: the highest, and whose it is.
    level: Internal[FamilyLevel]
    #: The answer with the gravest facts of every child.
    whole: Internal[Answer]
    #: The children who would move, each with their own facts and answer.
    children: InternalList[ChildAnswer] = default(())
    #: Every other child that a decision about the family touches.
    not_concerned: InternalList[NotConcerned] = default(())
    #: Those of either whom nobody is recorded to have considered since the last move.
    not_considered: InternalList[PersonId, str] = default(())

    @property
    def met(self) -> bool:
        """Whether nothing stands in the way for the family or any child who moves."""
        return self.whole.met and all(child.answer.met for child in self.children)

    @property
    def outstanding(self) -> tuple[tuple[PersonId | None, Finding], ...]:
        """What stands in the way, and of whom; ``None``: of the family as a whole."""
        return tuple(
            (whom, finding)
            for whom, answer in self._answers()
            for finding in answer.outstanding
        )

    def _answers(self) -> Iterator[tuple[PersonId | None, Answer]]:
        yield None, self.whole
        for child in self.children:
            yield child.child, child.answer

    def to_records(self) -> list[dict[str, str | None]]:
        """
        One flat row per finding and child, for a table; of the family without a child.
        """
        return [
            {"child": whom, **row}
            for whom, answer in self._answers()
            for row in answer.to_records()
        ]

    def explain(self, audience: Audience = Audience.PRACTITIONER) -> str:
        """
        In plain words: the family, then each child who moves, then all the others.
        """
        asked = f"{_asked(self.kind, self.to)}, asked of the family"
        said = "met" if self.met else "outstanding"
        lines = [
            f"{asked} on {written(self.on)}: {said}",
            f"The family stands at {self._standing()}",
            "",
            "== For the family as a whole",
            self.whole.explain(audience),
        ]
        for child in self.children:
            lines += ["", f"== {child.called}", child.answer.explain(audience)]
        return "\n".join([*lines, *self._others()])

    def _standing(self) -> str:
        called = self._called
        if self.level.level is None:
            return "no level that is recorded"
        found = f"{self.level.level}: {'; '.join(called[c] for c in self.level.whose)}"
        unknown = "; ".join(called[child] for child in self.level.not_recorded)
        return f"{found}; not recorded of {unknown}" if unknown else found

    @property
    def _called(self) -> dict[PersonId, str]:
        called = {one.child: one.called for one in self.children}
        return called | {one.child: one.called for one in self.not_concerned}

    def _others(self) -> Iterator[str]:
        if self.not_concerned:
            yield from ("", "== Not their move")
        for child in self.not_concerned:
            yield f"  {child.called}: {_why(child)}"
        if self.not_considered:
            called = self._called
            names = "; ".join(called[child] for child in self.not_considered)
            yield from (
                "",
                "== Not considered yet, as far as is recorded",
                f"  {names}",
            )

    def __bool__(self) -> Never:
        """Refuse: an answer is more than yes or no."""
        raise Misuse.of(
            type(self).__name__,
            code="answer-as-bool",
            message="ask answer.met, or read the answer of each child: "
            "an answer is advice with reasons, not true or false",
        )


def _asked(kind: Kind, to: LevelCode | None) -> str:
    return f"{kind}" if to is None else f"{kind} to {to}"


def _why(child: NotConcerned) -> str:
    if child.why is WhyNotConcerned.NOT_A_MEMBER:
        return "belongs to another family; considered, and not moved with this one"
    return f"stands at {child.level}; ask about this child alone"


def weighed(
    pathway: Pathway,
    case: Case,
    request: Request,
    *,
    on: date,
    child: str | None = None,
) -> tuple[Facts, Answer]:
    """
    What a *case* says for a *request*, and what the *pathway* says of that.

    With every waiver that was granted by that day: one that has ended is told, for
    whoever goes by it has to hear that it no longer counts.
    """
    facts = facts_for(case, request, on=on, child=child)
    granted = [waiver for waiver in case.waivers if waiver.granted <= on]
    return facts, weigh(pathway, request, facts, granted)


def answered(pathway: Pathway, case: Case, request: Request, on: date) -> FamilyAnswer:
    """
    What a *pathway* says of a move of the family, weighed for each child it moves.
    """
    now = case.as_of(on).case
    level = now.family_level(on)
    every = now.family.children_to_consider(on)
    called = {child.id: now.family.label(child.id, on) for child in every}
    stays = dict(_staying(now, request.kind, level, on))
    return FamilyAnswer(
        on=on,
        kind=request.kind,
        to=request.to,
        level=level,
        whole=weighed(pathway, case, request, on=on)[1],
        children=tuple(
            _child(pathway, case, request, on=on, child=child, called=name)
            for child, name in called.items()
            if child not in stays
        ),
        not_concerned=tuple(
            NotConcerned(
                child=child,
                called=called[child],
                level=_own_level(now, child, on),
                why=why,
            )
            for child, why in stays.items()
        ),
        not_considered=not_considered(case, on),
    )


def _staying(
    case: Case, kind: Kind, level: FamilyLevel, on: date
) -> Iterator[tuple[PersonId, WhyNotConcerned]]:
    """The children whose move it is not. A referral leaves out nobody."""
    if kind is Kind.REFER:
        return
    for child in case.family.children_to_consider(on):
        if not _has_level(case, child.id, on):
            yield child.id, WhyNotConcerned.NOT_A_MEMBER
        elif _own_level(case, child.id, on) not in {level.level, None}:
            # Where it is not recorded, it may be this one: unknown is not another.
            yield child.id, WhyNotConcerned.OTHER_LEVEL


def _has_level(case: Case, child: PersonId, on: date) -> bool:
    """Whether the family's moves are this child's: a member, or named by one."""
    is_member = any(one.id == child for one in case.family.children(on))
    return is_member or any(child in move.children for move in case.moves)


def _own_level(case: Case, child: PersonId, on: date) -> LevelCode | None:
    return case.level(on, child) if _has_level(case, child, on) else None


def _child(  # noqa: PLR0913 - one question, about one child
    pathway: Pathway,
    case: Case,
    request: Request,
    *,
    on: date,
    child: PersonId,
    called: str,
) -> ChildAnswer:
    facts, answer = weighed(pathway, case, request, on=on, child=child)
    return ChildAnswer(child=child, called=called, facts=facts, answer=answer)
