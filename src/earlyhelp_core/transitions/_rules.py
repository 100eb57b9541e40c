"""
The rules of a pathway, as an edition file states them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, TypeAlias

from earlyhelp_core import fields, ids
from earlyhelp_core.answers import WITHHELD, PlainWords
from earlyhelp_core.dates import Span
from earlyhelp_core.errors import Problem, unknown_name
from earlyhelp_core.fields import Public, PublicList, Role, default, policy
from earlyhelp_core.ids import LevelCode, RequirementName, RuleId
from earlyhelp_core.sources import Citation
from earlyhelp_core.transitions._catalogue import CATALOGUE
from earlyhelp_core.transitions._kinds import Kind, KindLike
from earlyhelp_core.transitions._predicates import Predicate
from earlyhelp_core.transitions._requirements import Requirement


class Holding(fields.Code):
    """
    Who holds the family while a move is under way.
    """

    #: The sender stays responsible until the receiver has accepted.
    SENDER_UNTIL_ACCEPTED = "sender-holds-until-accepted"
    #: Nothing changes hands.
    SAME_LEAD = "same-lead-continues"


HoldingLike: TypeAlias = (
    Holding | Literal["sender-holds-until-accepted", "same-lead-continues"]
)


@policy
class Ask:
    """
    A requirement as one rule asks for it.

    In a file, a bare name stands for an ask without parameters.
    """

    name: Public[RequirementName, str]
    #: No longer ago than this, for requirements that take it.
    within: Public[Span | None] = default(None)
    #: Whose word is needed, for requirements that take it.
    role: Public[Role | None] = default(None)
    #: The role that may waive it for a family; left out, nobody may.
    waivable_by: Public[Role | None] = default(None)
    #: Where this very ask comes from, if not from where its rule does.
    source: Public[Citation | None] = default(None)

    def __attrs_post_init__(self) -> None:
        """Refuse a requirement or a parameter the catalogue does not have."""
        fields.refuse(self, self._misfits())

    def _misfits(self) -> Iterable[Problem]:
        if self.name not in CATALOGUE:
            yield unknown_name("requirement", self.name, sorted(CATALOGUE)).under(
                "name"
            )
            return
        requirement = CATALOGUE[self.name]
        yield from requirement.misfits(within=self.within, role=self.role)
        yield from fields.when(
            self.waivable_by is not None and not requirement.may_be_waived,
            "/waivable_by",
            "never-waived",
            "leave it out: what protects a child is never waived",
        )

    @cached_property
    def requirement(self) -> Requirement:
        """What is asked, with what the rule says of it filled in."""
        return CATALOGUE[self.name].asked(within=self.within, role=self.role)


@policy
class NextStep:
    """
    What must follow a move, as an edition file states it.
    """

    #: In words that continue "by Friday, the receiving lead: …".
    do: Public[str]
    #: The role that does it.
    by: Public[Role]
    #: Counted from the day of the move, which is day 0; ``None``: alongside it.
    within: Public[Span | None] = default(None)
    #: What the family and the child are told of it: "we meet for the first time".
    tell: Public[PlainWords] = default(WITHHELD)
    #: Where this very step comes from, if not from where its rule does.
    source: Public[Citation | None] = default(None)


@policy
class Rule:
    """
    One line of a pathway: from where to where, on what conditions, and what follows.
    """

    id: Public[RuleId, str]
    kind: Public[Kind, KindLike]
    #: The levels it starts from.
    from_: PublicList[LevelCode, str]
    #: The levels it leads to. Only a transfer to another area leads to none.
    to: PublicList[LevelCode, str] = default(())
    #: The situation it is for: every one of these, or the rule does not apply.
    when: PublicList[Predicate] = default(())
    #: What must be met. Each stands in the way until it is.
    requires: PublicList[Ask] = default(())
    #: What is good practice. None of it stands in the way.
    advises: PublicList[Ask] = default(())
    #: The role that must authorise the move: short for asking ``authorised-by`` with
    #: that role, from the rule's own source.
    authority: Public[Role | None] = default(None)
    handover: Public[Holding | None, HoldingLike | None] = default(None)
    obligations: PublicList[NextStep] = default(())
    source: Public[Citation]

    def __attrs_post_init__(self) -> None:
        """Refuse a rule from nowhere, to nowhere, or asking one thing twice."""
        ends_here = self.kind is Kind.TRANSFER_OUT
        fields.refuse(
            self,
            fields.when(not self.from_, "/from", "blank", "name at least one level"),
            fields.when(
                not self.to and not ends_here,
                "/to",
                "blank",
                "name at least one level; only transfer-out leads to none",
            ),
            fields.when(
                self.to and ends_here,
                "/to",
                "contradicts-kind",
                "leave it out: the receiving area decides the level",
            ),
            fields.no_repeats("/requires", [ask.name for ask in self.requires]),
            fields.when(
                self.authority is not None
                and any(ask.name == _AUTHORISED for ask in self.requires),
                "/authority",
                "repeated-id",
                "authorised-by is required already; keep one of the two",
            ),
            fields.no_repeats("/advises", [ask.name for ask in self.advises]),
        )

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """All that must be met, the authority as the last of them."""
        if self.authority is None:
            return self.requires
        return (*self.requires, Ask(name=_AUTHORISED, role=self.authority))


_AUTHORISED = ids.RequirementName("authorised-by")
